/** Generated groups of choices, as any nomenclature, template or school could make them. */
import fc from 'fast-check';
import {
  CHOICE_MODES,
  type ChoiceGroup,
  type Choices,
  settledChoices,
} from '../../domain/enrolment-dossier/choices.ts';
import type { MefOffer, OfferedGroup, Subject } from '../../domain/enrolment-dossier/offer.ts';

export const CODES = ['a', 'b', 'c', 'd', 'e', 'f'];

const options = (codes: readonly string[] = CODES) =>
  fc.uniqueArray(
    fc.record(
      {
        code: fc.constantFrom(...codes),
        label: fc.constant('Matière'),
        request: fc.boolean(),
        remaining: fc.constantFrom(null, 0, 0, 1, 5),
      },
      { requiredKeys: ['code', 'label'] },
    ),
    { selector: ({ code }) => code, maxLength: 6 },
  );

/** One group after others, on one of which it may depend. */
const groupAfter = (earlier: readonly ChoiceGroup[]): fc.Arbitrary<ChoiceGroup> => {
  const base = fc.record({
    key: fc.constant(`group-${earlier.length}`),
    label: fc.constant('Groupe'),
    mode: fc.constantFrom(...CHOICE_MODES),
    min: fc.integer({ min: 0, max: 2 }),
    max: fc.integer({ min: 1, max: 4 }),
    modality: fc.constantFrom('O' as const, 'O' as const, 'F' as const, null),
    rank: fc.constant(null),
    fixed: fc.boolean(),
    exempt: fc.subarray(CODES, { maxLength: 2 }),
    options: options(),
  });
  const condition =
    earlier.length === 0
      ? fc.constant(null)
      : fc.option(
          fc.record({
            group: fc.constantFrom(...earlier.map(({ key }) => key)),
            anyOf: fc.subarray(CODES, { minLength: 1, maxLength: 3 }),
          }),
        );
  return fc
    .record({ base, condition, rarely: fc.integer({ min: 0, max: 4 }) })
    .map(({ base: group, condition: visibleWhen, rarely }) => ({
      ...group,
      visibleWhen,
      fixed: group.fixed && rarely === 0,
    }));
};

const groupsOf = (left: number, earlier: readonly ChoiceGroup[] = []): fc.Arbitrary<ChoiceGroup[]> =>
  left === 0
    ? fc.constant([...earlier])
    : groupAfter(earlier).chain((group) => groupsOf(left - 1, [...earlier, group]));

/** One to four groups, as a family meets them; they need not hold together. */
export const choiceGroups: fc.Arbitrary<ChoiceGroup[]> = fc
  .integer({ min: 1, max: 4 })
  .chain((count) => groupsOf(count));

/** Choices for these groups, right and wrong, in all the forms in which they come to the api. */
export const anyChoices = (groups: readonly ChoiceGroup[]): fc.Arbitrary<Choices> => {
  const answerTo = ({ mode, options, max }: ChoiceGroup): fc.Arbitrary<string[]> => {
    const own = options.map(({ code }) => code);
    const sensible = fc.shuffledSubarray(
      own,
      mode === 'SWAP' ? { minLength: own.length } : { maxLength: Math.min(max + 1, own.length) },
    );
    return fc.oneof(
      { weight: 6, arbitrary: sensible },
      { weight: 1, arbitrary: fc.array(fc.constantFrom(...CODES, 'z'), { maxLength: 4 }) },
    );
  };
  return fc
    .tuple(
      fc.tuple(...groups.map(answerTo)),
      fc.subarray(groups.map((_, index) => index)),
      fc.integer({ min: 0, max: 9 }),
    )
    .map(([answers, left, strange]) => {
      const choices = Object.fromEntries(groups.map(({ key }, index) => [key, answers[index] ?? []]));
      // Some are settled as the screen does, some lack groups, a few hold a stranger: all ways in to the api.
      if (strange === 0) return { ...choices, stranger: ['a'] };
      if (strange < 6) return settledChoices(groups, choices);
      for (const index of left) if (index % 2 === strange % 2) delete choices[groups[index]?.key ?? ''];
      return choices;
    });
};

const LANGUAGES = ['030201', '030101', '030602', '030202', '030903'];
const COURSES = ['051100', '051200', '061100', '061200', '071100', '071200'];
const SUBJECTS: Subject[] = [
  ...LANGUAGES.map((code) => ({ code, label: `LANGUE ${code}`, shortCode: 'LV' })),
  ...COURSES.map((code) => ({ code, label: `COURS ${code}`, shortCode: 'COURS' })),
  { code: '020300', label: 'LATIN', shortCode: 'LCALA' },
  { code: '101100', label: 'SECTION SPORTIVE', shortCode: 'SSVOI' },
  { code: '091300', label: 'ATELIER', shortCode: 'ATART' },
];
const subjects = (maxLength: number) =>
  fc.uniqueArray(fc.constantFrom(...SUBJECTS), { selector: ({ code }) => code, maxLength });

/** What a nomenclature may say of a formation, sensible or not. */
export const nomenclatures: fc.Arbitrary<MefOffer> = fc.record({
  mef: fc.constant('20010012110'),
  compulsoryOptions: fc.integer({ min: 0, max: 6 }),
  minimumOptions: fc.integer({ min: 0, max: 6 }),
  ranked: fc
    .array(subjects(5), { maxLength: 5 })
    .map((ranks) => ranks.flatMap((of, index) => of.map((subject) => ({ rank: index + 1, subject })))),
  compulsory: subjects(6),
  optional: subjects(4),
  regimes: fc.subarray([
    { code: '0', label: 'EXTERNE LIBRE' },
    { code: '2', label: 'DEMI-PENSIONNAIRE' },
    { code: '3', label: 'INTERNE DANS L’ETABLISSEMENT' },
  ]),
});

/** Groups as an editor may write them over a nomenclature of the codes above: anything goes. */
export const offeredGroups: fc.Arbitrary<OfferedGroup[]> = fc
  .record({
    groups: choiceGroups,
    hidden: fc.array(fc.subarray(CODES, { maxLength: 2 }), { minLength: 4, maxLength: 4 }),
  })
  .map(({ groups, hidden }) =>
    groups.map(({ options: offered, visibleWhen = null, exempt = [], modality, ...group }, index) => ({
      ...group,
      ...{ visibleWhen, modality: modality ?? 'O', capacities: {}, hidden: hidden[index] ?? [] },
      exempt: group.mode === 'MULTI' ? exempt.filter((code) => offered.some((option) => option.code === code)) : [],
      options: offered.map(({ code, label }) => ({ code, label })),
    })),
  );

/** The nomenclature that makes every code eligible, compulsory and optional. */
export const PERMISSIVE: MefOffer = {
  ...{ mef: '20010012110', compulsoryOptions: 0, minimumOptions: 0, regimes: [], ranked: [] },
  compulsory: CODES.map((code) => ({ code, label: code, shortCode: null })),
  optional: CODES.map((code) => ({ code, label: code, shortCode: null })),
};
