import * as z from 'zod/mini';
import {
  CHOICE_MODES,
  type ChoiceGroup,
  type ChoiceOption,
  choiceCodeSchema,
  conditionSchema,
  isCounted,
} from './choices.ts';

/** Where the groups of a formation come from: derived from the nomenclature, the academy's template, or shaped by the school. */
export const OFFER_SOURCES = ['NOMENCLATURE', 'TEMPLATE', 'SCHOOL'] as const;
export type OfferSource = (typeof OFFER_SOURCES)[number];

/** What the nomenclature of (establishment, year) says of one MEF: enough to derive its choice groups. */
export interface MefOffer {
  readonly mef: string;
  /** NB_OPT_OBLIG: how many compulsory options the formation demands, languages included. */
  readonly compulsoryOptions: number;
  /** NB_OPT_MINI: how many options a pupil has at least. */
  readonly minimumOptions: number;
  /** OPTIONS_OBLIGATOIRES: the subjects possible at each rank. */
  readonly ranked: readonly { rank: number; subject: Subject }[];
  /** PROGRAMMES with modality O: what the formation makes choose, for nomenclatures that list no rank. */
  readonly compulsory: readonly Subject[];
  /** PROGRAMMES with modality F. */
  readonly optional: readonly Subject[];
  /** REGIMES the establishment offers. */
  readonly regimes: readonly { code: string; label: string }[];
}

export interface Subject {
  readonly code: string;
  readonly label: string;
  /** CODE_GESTION, at most 5 characters: `LCALA`. */
  readonly shortCode: string | null;
}

/** National subject codes of the living languages begin with 03 (§1.3). */
export const isLanguageCode = (code: string): boolean => /^03\d{4}$/.test(code);

/** Latin and Greek are told by their mnemonic, LCALA and LCAGR: they may be added to the other courses since 2019. */
const isAncientLanguage = ({ shortCode }: Subject): boolean => shortCode?.startsWith('LCA') ?? false;

/** *Section européenne, internationale, sportive…*: a section says so in its label (S-26). */
const isSection = ({ label }: Subject): boolean => /\bSECT(?:ION|IONS)?\b/i.test(label);

/** A place in the boarding house is a request: « interne » and its variants, not « externe » (P8). */
const isRequest = (label: string): boolean => /\bINTERN/i.test(label);

/** Languages that a formation recalls: LV1 and LV2. */
const LANGUAGES = 2;
/** 2 to 4 wishes for the second exploration course (F-55). */
const WISHES = { min: 2, max: 4 } as const;

/**
 * The choice groups of a formation, derived from the nomenclature alone, so that both eras of the second are data (§3.5).
 *
 * - The first ranks, at most two, when they hold languages only, are the recall of LV1 and LV2, or LVA and LVB.
 * - Each further rank is a course. Within NB_OPT_OBLIG it must be taken: the first by one choice, the next ones by wishes,
 *   2 to 4 of them or fewer where fewer are possible; a rank with one subject is what the affectation gives: shown, not asked.
 *   That is the era of the exploration courses (2010–2018), whose NB_OPT_OBLIG counts them.
 * - Beyond NB_OPT_OBLIG a course may be taken: at most one per rank, Latin and Greek on top (since 2019, NB_OPT_OBLIG counts
 *   the languages only; one rank is general, one technological).
 * - A nomenclature without ranks tells by its programmes: languages with modality O, and one choice among the rest.
 * - What is optional (modality F) is at most one section and at most one *enseignement facultatif* (S-26).
 */
export function choiceGroupsOf(offer: MefOffer): ChoiceGroup[] {
  const { languages, languageCount, courses } = compulsoryPartsOf(offer);
  const groups: ChoiceGroup[] = [];
  if (languageCount > 0) {
    groups.push({
      ...{ key: 'languages', label: 'Langues vivantes', mode: 'SWAP', min: 0, max: languageCount, modality: 'O' },
      ...{ rank: languages[0]?.rank ?? null, fixed: false },
      options: unique(languages.map(({ subject }) => subject)),
    });
  }
  const due = courses.filter((_, index) => languageCount + index < offer.compulsoryOptions).length;
  for (const [index, { rank, subjects }] of courses.entries()) {
    const group: Unruled = {
      key: rank === null ? 'courses' : `rank-${rank}`,
      label: courseLabel(courses, index, due),
      ...{ modality: 'O', rank, fixed: false },
      options: unique(subjects),
    };
    if (index >= due) {
      const exempt = subjects.filter(isAncientLanguage).map(({ code }) => code);
      groups.push({ ...group, mode: 'MULTI', min: 0, max: 1, ...(exempt.length > 0 && { exempt }) });
    } else if (index === 0 || group.options.length === 1) {
      groups.push({ ...group, mode: 'SINGLE', min: 1, max: 1, fixed: group.options.length === 1 });
    } else {
      groups.push(withWishes(groups, group));
    }
  }
  const sections = offer.optional.filter(isSection);
  const others = offer.optional.filter((subject) => !isSection(subject));
  if (sections.length > 0) groups.push(optionalGroup('section', 'Section', sections));
  if (others.length > 0) groups.push(optionalGroup('optional', 'Enseignement facultatif', others));
  if (offer.regimes.length > 0) groups.push(regimeGroup(offer));
  return groups;
}

/** A group of which it is not said yet how many of its options are chosen, and how. */
type Unruled = Omit<ChoiceGroup, 'mode' | 'min' | 'max'>;

interface Course {
  readonly rank: number | null;
  readonly subjects: readonly Subject[];
}

function compulsoryPartsOf(offer: MefOffer) {
  const ranks = [...new Set(offer.ranked.map((entry) => entry.rank))].sort((a, b) => a - b);
  const subjectsAt = (rank: number): Subject[] =>
    offer.ranked.filter((entry) => entry.rank === rank).map((entry) => entry.subject);
  // The first ranks, at most two, are the languages; a third language is a course among others.
  const languageRanks = ranks
    .slice(0, LANGUAGES)
    .filter((rank) => subjectsAt(rank).every(({ code }) => isLanguageCode(code)));
  const unranked = offer.compulsory.filter(({ code }) => !offer.ranked.some(({ subject }) => subject.code === code));
  const languages: { rank: number | null; subject: Subject }[] = [
    ...languageRanks.flatMap((rank) => subjectsAt(rank).map((subject) => ({ rank, subject }))),
    ...unranked.filter(({ code }) => isLanguageCode(code)).map((subject) => ({ rank: null, subject })),
  ];
  const languageCount =
    languageRanks.length || Math.min(LANGUAGES, new Set(languages.map(({ subject }) => subject.code.slice(4))).size);
  const courses: Course[] = ranks
    .filter((rank) => !languageRanks.includes(rank))
    .map((rank) => ({ rank, subjects: subjectsAt(rank) }));
  const others = unranked.filter(({ code }) => !isLanguageCode(code));
  if (courses.length === 0 && others.length > 0) courses.push({ rank: null, subjects: others });
  return { languages, languageCount, courses };
}

/** Courses are told apart by their order where there are several. Only texts of before 2019 make a ranked course compulsory. */
function courseLabel(courses: readonly Course[], index: number, due: number): string {
  const compulsory = index < due;
  const [name, place, count] = compulsory
    ? [courses[index]?.rank === null ? 'Enseignement au choix' : 'Enseignement d’exploration', index + 1, due]
    : ['Enseignement optionnel', index - due + 1, courses.length - due];
  return count > 1 ? `${name} ${place}` : name;
}

/** Two wishes are asked for as long as no earlier choice leaves fewer. */
function withWishes(before: readonly ChoiceGroup[], group: Unruled): ChoiceGroup {
  const max = Math.min(WISHES.max, group.options.length);
  const wishes: ChoiceGroup = { ...group, mode: 'RANKED', min: WISHES.min, max };
  return tooFewLeft([...before, wishes]).some(({ key }) => key === group.key) ? { ...wishes, min: 1 } : wishes;
}

const optionalGroup = (key: string, label: string, subjects: readonly Subject[]): ChoiceGroup => ({
  ...{ key, label, mode: 'SINGLE', min: 0, max: 1, modality: 'F', rank: null, fixed: false },
  options: unique(subjects),
});

const regimeGroup = ({ regimes }: MefOffer): ChoiceGroup => ({
  ...{ key: 'regime', label: 'Régime', mode: 'SINGLE', min: 1, max: 1, modality: null, rank: null },
  fixed: regimes.length === 1,
  options: regimes.map(regimeOption),
});

const regimeOption = ({ code, label }: { code: string; label: string }): ChoiceOption => ({
  ...{ code, label },
  ...(isRequest(label) && { request: true }),
});

function unique(subjects: readonly Subject[]): ChoiceOption[] {
  const byCode = new Map(subjects.map(({ code, label }) => [code, { code, label }]));
  return [...byCode.values()];
}

/** A subject or regime that the nomenclature makes possible in a formation: what a school may offer there (F-70, F-71). */
export interface EligibleOption extends ChoiceOption {
  /** O obligatoire, F facultatif; null for a regime. */
  readonly modality: 'O' | 'F' | null;
}

/** Everything that the nomenclature makes eligible in a formation, compulsory subjects first, each code once per modality. */
export function eligibleOptions(offer: MefOffer): EligibleOption[] {
  const subjects = (modality: 'O' | 'F', all: readonly Subject[]): EligibleOption[] =>
    unique(all).map((option) => ({ ...option, modality }));
  return [
    ...subjects('O', [...offer.ranked.map(({ subject }) => subject), ...offer.compulsory]),
    ...subjects('F', offer.optional),
    ...offer.regimes.map((regime) => ({ ...regimeOption(regime), modality: null })),
  ];
}

/**
 * The academy's template as a school meets it: restricted to what its nomenclature makes eligible, with its own labels. A
 * group without any option left, and a group asked only after one that is gone, are not asked there.
 */
export function groupsFromTemplate(template: readonly ChoiceGroup[], offer: MefOffer): ChoiceGroup[] {
  const labels = new Map(eligibleOptions(offer).map(({ code, label, modality }) => [`${modality}/${code}`, label]));
  const kept: ChoiceGroup[] = [];
  for (const group of template) {
    const options = group.options.flatMap((option) => {
      const label = labels.get(`${group.modality}/${option.code}`);
      return label === undefined ? [] : [{ ...option, label }];
    });
    const condition = group.visibleWhen;
    const asked =
      !condition ||
      kept.some(
        ({ key, options: earlier }) =>
          key === condition.group && earlier.some(({ code }) => condition.anyOf.includes(code)),
      );
    const codes = new Set(options.map(({ code }) => code));
    if (options.length === 0 || !asked) continue;
    kept.push({ ...group, ...(group.exempt && { exempt: group.exempt.filter((code) => codes.has(code)) }), options });
  }
  return kept;
}

/** A group as the school sets it: what is eligible, what of it is hidden from families, how many places each option has. */
export const offeredGroupSchema = z.strictObject({
  key: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/)),
  label: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
  mode: z.enum(CHOICE_MODES),
  min: z.int(),
  max: z.int(),
  modality: z.nullable(z.enum(['O', 'F'])),
  rank: z.nullable(z.int()),
  fixed: z.boolean(),
  visibleWhen: z.nullable(conditionSchema),
  exempt: z.array(choiceCodeSchema),
  options: z.array(z.strictObject({ code: choiceCodeSchema, label: z.string().check(z.maxLength(255)) })),
  hidden: z.array(choiceCodeSchema),
  /** Places by code; a code that is not here has no limit. */
  capacities: z.record(choiceCodeSchema, z.int()),
});
export type OfferedGroup = z.infer<typeof offeredGroupSchema>;

/** A stored group as the editors meet it. */
export const offeredGroup = (
  { visibleWhen = null, exempt = [], options, ...group }: ChoiceGroup,
  hidden: readonly string[] = [],
  capacities: Readonly<Record<string, number>> = {},
): OfferedGroup => ({
  ...{ ...group, visibleWhen, exempt, hidden: [...hidden], capacities: { ...capacities } },
  options: options.map(({ code, label }) => ({ code, label })),
});

/** What an editor wrote, as a group to be stored: labels and requests of the options are those of the nomenclature. */
export function groupOffered(offered: OfferedGroup, eligible: readonly EligibleOption[]): ChoiceGroup {
  const { key, label, mode, min, max, modality, rank, fixed, visibleWhen, exempt, options } = offered;
  const known = new Map(eligible.map((option) => [`${option.modality}/${option.code}`, option]));
  return {
    ...{ key, label, mode, min, max, modality, rank, fixed },
    ...(visibleWhen && { visibleWhen: { group: visibleWhen.group, anyOf: visibleWhen.anyOf } }),
    ...(exempt.length > 0 && { exempt }),
    options: options.map((option) => {
      const found = known.get(`${modality}/${option.code}`);
      return { code: option.code, label: found?.label ?? option.label, ...(found?.request && { request: true }) };
    }),
  };
}

/**
 * A group as families meet it: without the options that the school hides (§3.2, two levels). A compulsory single choice of
 * one option is no question: what the affectation gives is shown and confirmed. A group of which nothing is left and
 * nothing is due is not there.
 */
export function shownGroups(
  groups: readonly { readonly group: ChoiceGroup; readonly hidden: readonly string[] }[],
): ChoiceGroup[] {
  return groups.flatMap(({ group, hidden }) => {
    const options = group.options.filter(({ code }) => !hidden.includes(code));
    if (options.length === 0 && group.min === 0 && group.mode !== 'SWAP') return [];
    return [{ ...group, fixed: group.fixed || isGiven({ ...group, options }), options }];
  });
}

const isGiven = ({ mode, min, options }: Pick<ChoiceGroup, 'mode' | 'min' | 'options'>): boolean =>
  mode === 'SINGLE' && min === 1 && options.length === 1;

/** Every way an offer can contradict itself or the nomenclature: one closed list. */
export const OFFER_PROBLEMS = {
  'key-repeated': 'error',
  'regime-misplaced': 'error',
  'two-swaps': 'error',
  'option-unknown': 'error',
  'option-repeated': 'error',
  'min-negative': 'error',
  'min-above-max': 'error',
  'max-below-one': 'error',
  'single-max': 'error',
  'ranked-beyond-options': 'error',
  'too-few-visible': 'error',
  'too-few-left': 'error',
  'fixed-count': 'error',
  'exempt-misplaced': 'error',
  'condition-group-unknown': 'error',
  'condition-group-later': 'error',
  'condition-cycle': 'error',
  'condition-code-unknown': 'error',
  'capacity-negative': 'error',
  'never-asked': 'warning',
  'below-compulsory': 'warning',
  'below-minimum': 'warning',
} as const satisfies Record<string, 'error' | 'warning'>;
export type OfferProblemKind = keyof typeof OFFER_PROBLEMS;

export interface OfferProblem {
  /** Place of the group; null for the formation as a whole. */
  readonly index: number | null;
  /** Where in the group: `min`, `options.2`, `capacities.030201`, `visibleWhen.group`; null for the formation as a whole. */
  readonly field: string | null;
  readonly problem: OfferProblemKind;
  /** The code of the option it is about, where there is one. */
  readonly option?: string;
}

export const isOfferError = ({ problem }: OfferProblem): boolean => OFFER_PROBLEMS[problem] === 'error';

/**
 * Every contradiction of a formation's groups, with the group, the field and the reason: an error is refused when saved and
 * blocks the opening (§3.2), a warning is shown.
 *
 * Fewer compulsory subjects than NB_OPT_OBLIG or NB_OPT_MINI is a warning: these count what the pupil ends up with, which
 * families alone do not decide (a language that is unknown, a course that staff give at integration), and SIECLE itself
 * takes such a pupil as an anomaly to complete, not as a refusal.
 */
export function problemsOfOffer(groups: readonly OfferedGroup[], offer: MefOffer): OfferProblem[] {
  const eligible = new Set(eligibleOptions(offer).map(({ code, modality }) => `${modality}/${code}`));
  const problems = groups.flatMap((_, index) => problemsOfOffered(groups, index, eligible));
  // What is too small in itself is said already; the rest of the list is about groups that are sound.
  if (problems.some(isOfferError)) return problems;
  const short = tooFewLeft(visible(groups)).map(({ key, option }): OfferProblem => {
    const index = groups.findIndex((group) => group.key === key);
    return { index, field: 'min', problem: 'too-few-left', ...(option !== undefined && { option }) };
  });
  return [...problems, ...short, ...countProblems(groups, offer)];
}

function problemsOfOffered(
  groups: readonly OfferedGroup[],
  index: number,
  eligible: ReadonlySet<string>,
): OfferProblem[] {
  const group = groups[index] as OfferedGroup;
  const problems: OfferProblem[] = [];
  const say = (field: string, problem: OfferProblemKind, option?: string): void =>
    void problems.push({ index, field, problem, ...(option !== undefined && { option }) });
  const { key, mode, min, max, modality, options, hidden, exempt, capacities, fixed } = group;
  const codes = options.map(({ code }) => code);
  const earlier = groups.slice(0, index);

  if (earlier.some((other) => other.key === key)) say('key', 'key-repeated');
  // Integration finds the regime under its key, and subjects by their modality.
  if ((key === 'regime') !== (modality === null)) say('modality', 'regime-misplaced');
  if (mode === 'SWAP' && earlier.some((other) => other.mode === 'SWAP')) say('mode', 'two-swaps');
  for (const [place, code] of codes.entries()) {
    if (!eligible.has(`${modality}/${code}`)) say(`options.${place}`, 'option-unknown', code);
    if (codes.indexOf(code) < place) say(`options.${place}`, 'option-repeated', code);
  }
  if (min < 0) say('min', 'min-negative');
  if (max < 1) say('max', 'max-below-one');
  else if (min > max) say('min', 'min-above-max');
  if (mode === 'SINGLE' && max > 1) say('max', 'single-max');
  if (mode === 'RANKED' && max > codes.length) say('max', 'ranked-beyond-options');
  if (exempt.some((code) => mode !== 'MULTI' || !codes.includes(code))) say('exempt', 'exempt-misplaced');
  if (mode !== 'SWAP') {
    const shown = codes.filter((code) => !hidden.includes(code));
    const counted = shown.filter((code) => isCounted(group, code)).length;
    if (counted < min) say('min', 'too-few-visible');
    else if (fixed && counted > max) say('fixed', 'fixed-count');
  }
  for (const [code, places] of Object.entries(capacities)) {
    if (places < 0) say(`capacities.${code}`, 'capacity-negative', code);
  }
  problems.push(...problemsOfCondition(groups, index));
  return problems;
}

function problemsOfCondition(groups: readonly OfferedGroup[], index: number): OfferProblem[] {
  const condition = groups[index]?.visibleWhen;
  if (!condition) return [];
  const at = groups.findIndex(({ key }) => key === condition.group);
  const of = groups[at];
  if (!of) return [{ index, field: 'visibleWhen.group', problem: 'condition-group-unknown' }];
  if (at >= index) {
    const problem = comesBack(groups, index) ? 'condition-cycle' : 'condition-group-later';
    return [{ index, field: 'visibleWhen.group', problem }];
  }
  const codes = new Set(of.options.map(({ code }) => code));
  const unknown = condition.anyOf.flatMap((option, place): OfferProblem[] =>
    codes.has(option)
      ? []
      : [{ index, field: `visibleWhen.anyOf.${place}`, problem: 'condition-code-unknown', option }],
  );
  if (unknown.length > 0) return unknown;
  const shown = condition.anyOf.some((code) => !of.hidden.includes(code));
  return shown ? [] : [{ index, field: 'visibleWhen.anyOf', problem: 'never-asked' }];
}

/** Whether following the conditions from a group leads back to it. */
function comesBack(groups: readonly OfferedGroup[], index: number): boolean {
  const start = groups[index]?.key;
  const seen = new Set<string>();
  for (let key = groups[index]?.visibleWhen?.group; key !== undefined && !seen.has(key); ) {
    if (key === start) return true;
    seen.add(key);
    const next: string = key;
    key = groups.find((group) => group.key === next)?.visibleWhen?.group;
  }
  return false;
}

const visible = (groups: readonly OfferedGroup[]): ChoiceGroup[] =>
  shownGroups(groups.map((group) => ({ group: groupOffered(group, []), hidden: group.hidden })));

function countProblems(groups: readonly OfferedGroup[], offer: MefOffer): OfferProblem[] {
  const given = groups
    .filter(({ modality }) => modality === 'O')
    .map(({ mode, min, max }) => (mode === 'SWAP' ? max : mode === 'RANKED' ? Math.min(min, 1) : min))
    .reduce((sum, count) => sum + count, 0);
  const whole = { index: null, field: null } as const;
  if (given < offer.compulsoryOptions) return [{ ...whole, problem: 'below-compulsory' }];
  return given < offer.minimumOptions ? [{ ...whole, problem: 'below-minimum' }] : [];
}

/**
 * The groups whose minimum cannot be met with subjects that are not taken in another one: at all, or once `option` is chosen
 * in an earlier single choice. A subject is chosen once over all groups, so that two lists of the same three cannot ask for
 * two wishes each.
 */
function tooFewLeft(groups: readonly ChoiceGroup[]): { key: string; option?: string }[] {
  const short = new Map<string, { key: string; option?: string }>();
  for (const together of askedTogether(groups)) {
    const key = firstShort(together);
    if (key !== null) {
      short.set(key, { key });
      continue;
    }
    for (const [index, group] of together.entries()) {
      if (group.mode !== 'SINGLE' || group.modality === null || group.fixed) continue;
      for (const option of group.options) {
        const left = firstShort(together.with(index, { ...group, min: 1, options: [option] }));
        if (left !== null && !short.has(left)) short.set(left, { key: left, option: option.code });
      }
    }
  }
  return [...short.values()];
}

/** Groups that one family may meet at the same time: those asked of everybody, and with them each conditional one with what leads to it. */
function askedTogether(groups: readonly ChoiceGroup[]): ChoiceGroup[][] {
  const leadsTo = (group: ChoiceGroup): string[] => {
    const before = groups.find(({ key }) => key === group.visibleWhen?.group);
    return before ? [...leadsTo(before), group.key] : [group.key];
  };
  const conditional = groups.filter(({ visibleWhen }) => visibleWhen);
  const sets = [new Set<string>(), ...conditional.map((group) => new Set(leadsTo(group)))];
  return sets.map((set) => groups.filter(({ key, visibleWhen }) => !visibleWhen || set.has(key)));
}

/** Key of the first group that cannot have its minimum beside the ones before it (Kuhn's matching of places and subjects). */
function firstShort(groups: readonly ChoiceGroup[]): string | null {
  const places: { key: string; codes: string[] }[] = groups.flatMap((group) => {
    if (group.modality === null || group.mode === 'SWAP') return [];
    const codes = group.options.map(({ code }) => code).filter((code) => isCounted(group, code));
    // What is given takes its subjects, whether it had to be there or not.
    if (group.fixed) return group.options.map(({ code }) => ({ key: group.key, codes: [code] }));
    return Array.from({ length: group.min }, () => ({ key: group.key, codes }));
  });
  const holder = new Map<string, number>();
  const seat = (place: number, tried: Set<string>): boolean =>
    (places[place]?.codes ?? []).some((code) => {
      if (tried.has(code)) return false;
      tried.add(code);
      const before = holder.get(code);
      if (before !== undefined && !seat(before, tried)) return false;
      holder.set(code, place);
      return true;
    });
  for (const [place, { key }] of places.entries()) if (!seat(place, new Set())) return key;
  return null;
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
