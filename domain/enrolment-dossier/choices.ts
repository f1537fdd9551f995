import * as z from 'zod/mini';

/**
 * What a formation asks of a family, as data (§3.5). A new reform of the options is an import and a setting, never code:
 * groups belong to (establishment, school year, MEF) and come from the nomenclature, the academy's template or the school.
 *
 * The properties that came after the first groups were stored are optional: a row without them means what it always meant.
 */
export const CHOICE_MODES = ['SINGLE', 'MULTI', 'RANKED', 'SWAP'] as const;
export type ChoiceMode = (typeof CHOICE_MODES)[number];

/** A subject code (MATICO) of the nomenclature, or a regime code for the boarding regime. */
export const choiceCodeSchema = z.string().check(z.minLength(1), z.maxLength(11));

export const choiceOptionSchema = z.strictObject({
  code: choiceCodeSchema,
  label: z.string(),
  /** A wish and not a right: boarding is asked for, the lycée grants it (P8). Absent: a right. */
  request: z.exactOptional(z.boolean()),
  /** Places left as this family sees them, its own counted as free; 0 is full. Absent or null: no limit is set. */
  remaining: z.exactOptional(z.nullable(z.number())),
});
export type ChoiceOption = z.infer<typeof choiceOptionSchema>;

/** A group is asked only when the answer to an earlier one holds one of these codes. */
export const conditionSchema = z.strictObject({ group: z.string(), anyOf: z.array(choiceCodeSchema) });

export const choiceGroupSchema = z.strictObject({
  /** Stable within (uai, year, MEF): `languages`, `rank-3`, `section`, `optional`, `regime`. */
  key: z.string(),
  label: z.string(),
  mode: z.enum(CHOICE_MODES),
  min: z.number(),
  max: z.number(),
  /** O obligatoire, F facultatif; null for what is no subject (regime). */
  modality: z.nullable(z.enum(['O', 'F'])),
  /** Rank of the option in SIECLE (RANG_OPTION), where there is one. */
  rank: z.nullable(z.number()),
  /** Shown and not asked: the options stand as they are (languages without swap, the course that the affectation gives). */
  fixed: z.boolean(),
  /** Absent or null: always asked. */
  visibleWhen: z.exactOptional(z.nullable(conditionSchema)),
  /** MULTI only: codes that come on top, counted by neither `min` nor `max` (LCA since 2019, arrêté du 17 juillet 2018, art. 3-II). */
  exempt: z.exactOptional(z.array(choiceCodeSchema)),
  options: z.array(choiceOptionSchema),
});
export type ChoiceGroup = z.infer<typeof choiceGroupSchema>;

/** What a family chose: codes by group, in the order of its preference. A SWAP group holds its codes in the order wanted. */
export const choicesSchema = z.record(z.string(), z.array(z.string()));
export type Choices = z.infer<typeof choicesSchema>;

export const CHOICE_PROBLEMS = [
  'unknown-group',
  'not-asked',
  'unknown-option',
  'option-full',
  'repeated',
  'chosen-elsewhere',
  'too-few',
  'too-many',
  'not-a-swap',
  'fixed',
] as const;
export interface ChoiceProblem {
  readonly group: string;
  readonly problem: (typeof CHOICE_PROBLEMS)[number];
  /** The code to replace, where the problem is about one. */
  readonly option?: string;
}

/** The answer to a group; a key of the choices is data, and may be called like something every object has. */
export const answerTo = (choices: Choices, key: string): readonly string[] =>
  Object.hasOwn(choices, key) ? (choices[key] ?? []) : [];

/** Whether an option of a group can be taken no more. A wish only ranks and a request only asks: those are never full. */
export const isFull = (group: Pick<ChoiceGroup, 'mode' | 'fixed'>, option: ChoiceOption): boolean =>
  (group.mode === 'SINGLE' || group.mode === 'MULTI') && !group.fixed && !option.request && option.remaining === 0;

/** The codes of a group that its minimum and maximum count. */
export const isCounted = (group: Pick<ChoiceGroup, 'mode' | 'exempt'>, code: string): boolean =>
  group.mode !== 'MULTI' || !group.exempt?.includes(code);

/** The groups that these answers make the family meet, in order: a condition looks at an earlier group that is asked itself. */
export function groupsAsked(groups: readonly ChoiceGroup[], choices: Choices): ChoiceGroup[] {
  const asked = new Set<string>();
  return groups.filter(({ key, visibleWhen }) => {
    const met =
      !visibleWhen ||
      (asked.has(visibleWhen.group) &&
        answerTo(choices, visibleWhen.group).some((code) => visibleWhen.anyOf.includes(code)));
    if (met) asked.add(key);
    return met;
  });
}

/**
 * Every problem of a family's choices against the groups it was shown; empty when they may be submitted. The very same
 * function runs in the browser, in the api and again when the submission is written (E-06): a wish that is gone or full is
 * named, so that the family knows which one to replace.
 */
export function problemsOfChoices(groups: readonly ChoiceGroup[], choices: Choices): ChoiceProblem[] {
  const known = new Set(groups.map((group) => group.key));
  const asked = new Set(groupsAsked(groups, choices));
  const taken = new Set<string>();
  const problems: ChoiceProblem[] = Object.keys(choices)
    .filter((key) => !known.has(key))
    .map((group) => ({ group, problem: 'unknown-group' }));
  for (const group of groups) {
    const chosen = answerTo(choices, group.key);
    if (!asked.has(group)) {
      if (chosen.length > 0) problems.push({ group: group.key, problem: 'not-asked' });
      continue;
    }
    problems.push(...problemsOfGroup(group, chosen));
    if (group.modality === null) continue;
    // A subject is followed once: who took it in one group does not take it again in a later one.
    const again = [...new Set(chosen)].filter((code) => taken.has(code));
    problems.push(...again.map((option): ChoiceProblem => ({ group: group.key, problem: 'chosen-elsewhere', option })));
    for (const code of chosen) taken.add(code);
  }
  return problems;
}

function problemsOfGroup(group: ChoiceGroup, chosen: readonly string[]): ChoiceProblem[] {
  const at = (problem: ChoiceProblem['problem'], option?: string): ChoiceProblem =>
    option === undefined ? { group: group.key, problem } : { group: group.key, problem, option };
  const offered = new Map(group.options.map((option) => [option.code, option]));
  const problems: ChoiceProblem[] = chosen.flatMap((code) => {
    const option = offered.get(code);
    if (!option) return [at('unknown-option', code)];
    return isFull(group, option) ? [at('option-full', code)] : [];
  });
  if (new Set(chosen).size < chosen.length) problems.push(at('repeated'));
  // Languages are recalled, then possibly swapped (S-24): the same ones, in one order or the other.
  if (group.mode === 'SWAP' && chosen.length !== group.options.length) problems.push(at('not-a-swap'));
  if (group.fixed && !isAsGiven(group, chosen)) problems.push(at('fixed'));
  if (group.fixed || group.mode === 'SWAP') return problems;
  const counted = chosen.filter((code) => isCounted(group, code)).length;
  if (counted < group.min) problems.push(at('too-few'));
  if (counted > (group.mode === 'SINGLE' ? 1 : group.max)) problems.push(at('too-many'));
  return problems;
}

const isAsGiven = (group: ChoiceGroup, chosen: readonly string[]): boolean =>
  chosen.length === group.options.length && group.options.every(({ code }, index) => chosen[index] === code);

/**
 * The choices as the screen holds them: answers to what is not asked are left out, what is given without a question (fixed)
 * is filled in, and languages begin in the order followed. Everything that a family did choose stays, gone or full: it is told, never dropped (E-06).
 */
export function settledChoices(groups: readonly ChoiceGroup[], choices: Choices): Choices {
  const given = Object.fromEntries(
    groups.map((group) => {
      const chosen = answerTo(choices, group.key);
      const recalled = group.fixed || (group.mode === 'SWAP' && chosen.length === 0);
      return [group.key, recalled ? codesOf(group) : [...chosen]];
    }),
  );
  return Object.fromEntries(groupsAsked(groups, given).map(({ key }) => [key, given[key] ?? []]));
}

/** The choices that stand before the family touches anything: languages as followed, nothing else chosen for it. */
export const recalledChoices = (groups: readonly ChoiceGroup[]): Choices => settledChoices(groups, {});

const codesOf = (group: ChoiceGroup): string[] => group.options.map((option) => option.code);

/**
 * The options of a ranked group that are still to be wished for: not a wish yet, and not a subject chosen in another group
 * that is asked (SES as first exploration course is no wish for the second).
 */
export function wishesLeft(groups: readonly ChoiceGroup[], group: ChoiceGroup, choices: Choices): ChoiceOption[] {
  const elsewhere = groupsAsked(groups, choices).filter(({ key, modality }) => key !== group.key && modality !== null);
  const taken = new Set(
    [group, ...(group.modality === null ? [] : elsewhere)].flatMap(({ key }) => answerTo(choices, key)),
  );
  return group.options.filter(({ code }) => !taken.has(code));
}

/**
 * The options that integration writes for the pupil, in rank order: every language, the option of each single or
 * multiple group, and the first wish of a ranked one. Further wishes stay with us: the pupil base has no place for them (§6.2).
 */
export function grantedOptions(
  groups: readonly ChoiceGroup[],
  choices: Choices,
): { rank: number; subjectCode: string; modality: 'O' | 'F' }[] {
  return groupsAsked(groups, choices)
    .flatMap(({ key, mode, modality }) => {
      if (modality === null) return [];
      const chosen = answerTo(choices, key);
      const granted = mode === 'RANKED' ? chosen.slice(0, 1) : chosen;
      return granted.map((subjectCode) => ({ subjectCode, modality }));
    })
    .map((option, index) => ({ rank: index + 1, ...option }));
}
