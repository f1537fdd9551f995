import type { ChoiceGroup, ChoiceOption } from './choices.ts';

/** Where the groups of a formation come from: derived from the nomenclature, the academy's template, or shaped by the school. */
export const OFFER_SOURCES = ['NOMENCLATURE', 'TEMPLATE', 'SCHOOL'] as const;
export type OfferSource = (typeof OFFER_SOURCES)[number];

/** What the nomenclature of (establishment, year) says of one MEF: enough to derive its choice groups. */
export interface MefOffer {
  readonly mef: string;
  /** NB_OPT_OBLIG: how many compulsory options the formation demands, languages included. */
  readonly compulsoryOptions: number;
  /** OPTIONS_OBLIGATOIRES: the subjects possible at each rank. */
  readonly ranked: readonly { rank: number; subject: Subject }[];
  /** PROGRAMMES with modality O: what the formation makes choose, for nomenclatures that list no rank. */
  readonly compulsory: readonly Subject[];
  /** PROGRAMMES with modality F. */
  readonly optional: readonly Subject[];
  /** REGIMES the establishment offers. */
  readonly regimes: readonly ChoiceOption[];
}

/** Languages that a formation recalls: LV1 and LV2. */
const LANGUAGES = 2;

export interface Subject extends ChoiceOption {
  /** Whether the subject is a living language (national codes 03xxyy, §1.3). */
  readonly language: boolean;
}

/** National subject codes of the living languages begin with 03 (§1.3). */
export const isLanguageCode = (code: string): boolean => /^03\d{4}$/.test(code);

/**
 * The choice groups of a formation, derived from the nomenclature alone, so that both eras of the second are data (§3.5):
 * ranks of languages become the recall of the languages; a rank within NB_OPT_OBLIG is compulsory, one beyond it is not;
 * the first other rank is a single choice, each further one is a list of wishes (2 to 4 where compulsory, F-55).
 * A nomenclature without ranks tells by its programmes: the languages with modality O, and one choice among the rest.
 * Under the 2010 texts NB_OPT_OBLIG counts both exploration courses; since 2019 it counts the languages only.
 */
export function choiceGroupsOf(offer: MefOffer): Omit<ChoiceGroup, 'label'>[] {
  const ranks = [...new Set(offer.ranked.map((entry) => entry.rank))].sort((a, b) => a - b);
  const subjectsAt = (rank: number): Subject[] =>
    offer.ranked.filter((entry) => entry.rank === rank).map((entry) => entry.subject);
  // The first ranks, at most two, are the languages; a third language is a course among others.
  const languageRanks = ranks
    .slice(0, LANGUAGES)
    .filter((rank) => subjectsAt(rank).every((subject) => subject.language));
  const unranked = offer.compulsory.filter(({ code }) => !offer.ranked.some(({ subject }) => subject.code === code));
  const languages = [...languageRanks.flatMap(subjectsAt), ...unranked.filter(({ language }) => language)];
  const languageCount =
    languageRanks.length || Math.min(LANGUAGES, new Set(languages.map(({ code }) => code.slice(4))).size);
  const courses: { rank: number | null; subjects: Subject[] }[] = ranks
    .filter((rank) => !languageRanks.includes(rank))
    .map((rank) => ({ rank, subjects: subjectsAt(rank) }));
  const others = unranked.filter(({ language }) => !language);
  if (courses.length === 0 && others.length > 0) courses.push({ rank: null, subjects: others });
  const groups: Omit<ChoiceGroup, 'label'>[] = [];
  if (languageCount > 0) {
    groups.push({
      key: 'languages',
      mode: 'SWAP',
      min: 0,
      max: languageCount,
      modality: 'O',
      rank: languageRanks[0] ?? null,
      fixed: false,
      options: unique(languages),
    });
  }
  for (const [index, { rank, subjects }] of courses.entries()) {
    const options = unique(subjects);
    const compulsory = languageCount + index < offer.compulsoryOptions;
    const wishes = index > 0;
    groups.push({
      key: rank === null ? 'courses' : `rank-${rank}`,
      mode: wishes ? 'RANKED' : 'SINGLE',
      min: compulsory ? Math.min(wishes ? 2 : 1, options.length) : 0,
      max: wishes ? Math.min(4, Math.max(1, options.length)) : 1,
      modality: 'O',
      rank,
      fixed: false,
      options,
    });
  }
  if (offer.optional.length > 0) {
    groups.push({
      key: 'optional',
      mode: 'SINGLE',
      min: 0,
      max: 1,
      modality: 'F',
      rank: null,
      fixed: false,
      options: unique(offer.optional),
    });
  }
  if (offer.regimes.length > 0) {
    groups.push({
      key: 'regime',
      mode: 'SINGLE',
      min: 1,
      max: 1,
      modality: null,
      rank: null,
      fixed: false,
      options: [...offer.regimes],
    });
  }
  return groups;
}

function unique(subjects: readonly ChoiceOption[]): ChoiceOption[] {
  const byCode = new Map(subjects.map(({ code, label }) => [code, { code, label }]));
  return [...byCode.values()];
}

/**
 * The subject code of a living language at another rank: the last two digits of 03xxyy are the rank (§1.3), `030602`
 * (espagnol LV2) becomes `030601` when it is followed first.
 */
export const languageAtRank = (code: string, rank: number): string =>
  `${code.slice(0, 4)}${String(rank).padStart(2, '0')}`;

/**
 * The groups as one pupil meets them: the languages are those the pupil followed (recall, P5), in the order followed,
 * whatever the nomenclature lists; a school that allows no swap shows them without a question. A pupil whose languages
 * are unknown is not asked: staff complete them at integration. A formation with one language recalls the first one only.
 */
export function groupsForPupil(
  groups: readonly ChoiceGroup[],
  languages: readonly ChoiceOption[],
  languageSwapAllowed: boolean,
): ChoiceGroup[] {
  return groups.flatMap((group) => {
    if (group.mode !== 'SWAP') return [group];
    const recalled = languages.slice(0, group.max);
    if (recalled.length === 0) return [];
    const fixed = !languageSwapAllowed || recalled.length < 2;
    return [{ ...group, options: recalled, min: recalled.length, max: recalled.length, fixed }];
  });
}
