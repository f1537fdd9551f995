import * as z from 'zod/mini';

/**
 * What a formation asks of a family, as data (§3.5). A new reform of the options is an import and a setting, never code:
 * groups belong to (establishment, school year, MEF) and come from the nomenclature.
 */
export const CHOICE_MODES = ['SINGLE', 'MULTI', 'RANKED', 'SWAP'] as const;
export type ChoiceMode = (typeof CHOICE_MODES)[number];

export const choiceOptionSchema = z.strictObject({
  /** Subject code (MATICO) of the nomenclature, or a regime code for the boarding regime. */
  code: z.string().check(z.minLength(1), z.maxLength(11)),
  label: z.string(),
  /** A wish and not a right: boarding is asked for, the lycée grants it (P8). Absent: a right. */
  request: z.exactOptional(z.boolean()),
});
export type ChoiceOption = z.infer<typeof choiceOptionSchema>;

export const choiceGroupSchema = z.strictObject({
  /** Stable within (uai, year, MEF): `languages`, `rank-3`, `optional`, `regime`. */
  key: z.string(),
  label: z.string(),
  mode: z.enum(CHOICE_MODES),
  min: z.number(),
  max: z.number(),
  /** O obligatoire, F facultatif; null for what is no subject (regime). */
  modality: z.nullable(z.enum(['O', 'F'])),
  /** Rank of the option in SIECLE (RANG_OPTION), where there is one. */
  rank: z.nullable(z.number()),
  /** Shown and not asked: the options stand as they are (languages where the school allows no swap). */
  fixed: z.boolean(),
  options: z.array(choiceOptionSchema),
});
export type ChoiceGroup = z.infer<typeof choiceGroupSchema>;

/** What a family chose: codes by group, in the order of its preference. A SWAP group holds its codes in the order wanted. */
export const choicesSchema = z.record(z.string(), z.array(z.string()));
export type Choices = z.infer<typeof choicesSchema>;

export const CHOICE_PROBLEMS = [
  'unknown-group',
  'unknown-option',
  'repeated',
  'too-few',
  'too-many',
  'not-a-swap',
  'fixed',
] as const;
export interface ChoiceProblem {
  readonly group: string;
  readonly problem: (typeof CHOICE_PROBLEMS)[number];
  readonly option?: string;
}

/**
 * Every problem of a family's choices against the groups it was shown; empty when they may be submitted. The very same
 * function runs in the browser, in the api and again when the submission is written (E-06).
 */
export function problemsOfChoices(groups: readonly ChoiceGroup[], choices: Choices): ChoiceProblem[] {
  const known = new Set(groups.map((group) => group.key));
  const strangers = Object.keys(choices).filter((key) => !known.has(key));
  return [
    ...strangers.map((group): ChoiceProblem => ({ group, problem: 'unknown-group' })),
    ...groups.flatMap((group) => problemsOfGroup(group, choices[group.key] ?? [])),
  ];
}

function problemsOfGroup(group: ChoiceGroup, chosen: readonly string[]): ChoiceProblem[] {
  const at = (problem: ChoiceProblem['problem'], option?: string): ChoiceProblem =>
    option === undefined ? { group: group.key, problem } : { group: group.key, problem, option };
  const offered = new Set(group.options.map((option) => option.code));
  const problems: ChoiceProblem[] = chosen
    .filter((code) => !offered.has(code))
    .map((code) => at('unknown-option', code));
  if (new Set(chosen).size < chosen.length) problems.push(at('repeated'));
  // Languages are recalled, then possibly swapped (S-24): the same ones, in one order or the other.
  if (group.mode === 'SWAP' && chosen.length !== group.options.length) problems.push(at('not-a-swap'));
  if (group.fixed && chosen.some((code, index) => code !== group.options[index]?.code)) problems.push(at('fixed'));
  if (group.mode === 'SWAP') return problems;
  if (chosen.length < group.min) problems.push(at('too-few'));
  if (chosen.length > group.max) problems.push(at('too-many'));
  return problems;
}

/** The choices that stand before the family touches anything: languages as followed, nothing else chosen for it. */
export function recalledChoices(groups: readonly ChoiceGroup[]): Choices {
  return Object.fromEntries(
    groups.map((group) => [
      group.key,
      group.mode === 'SWAP' || group.fixed ? group.options.map((option) => option.code) : [],
    ]),
  );
}

/** Whether a group can be answered at all: a visible list shorter than its minimum blocks the opening (§3.2). */
export function isConsistent(group: ChoiceGroup): boolean {
  return group.options.length >= group.min && group.min <= group.max && group.max >= 1;
}

/**
 * The options that integration writes for the pupil, in rank order: every language, the option of each single or
 * multiple group, and the first wish of a ranked one. Further wishes stay with us: the pupil base has no place for them (§6.2).
 */
export function grantedOptions(
  groups: readonly ChoiceGroup[],
  choices: Choices,
): { rank: number; subjectCode: string; modality: 'O' | 'F' }[] {
  return groups
    .filter((group) => group.modality !== null)
    .flatMap((group) => {
      const chosen = choices[group.key] ?? [];
      const granted = group.mode === 'RANKED' ? chosen.slice(0, 1) : chosen;
      return granted.map((subjectCode) => ({ subjectCode, modality: group.modality as 'O' | 'F' }));
    })
    .map((option, index) => ({ rank: index + 1, ...option }));
}
