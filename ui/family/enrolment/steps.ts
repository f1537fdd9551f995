/**
 * The pages of an enrolment, derived from what the formation asks: a formation without options has no page of options
 * (§3.4, P5 to P10). Pure: the same list for the stepper, the links and the tests.
 */
import {
  type ChoiceGroup,
  type ChoiceProblem,
  type Choices,
  problemsOfChoices,
} from '../../../domain/enrolment-dossier/choices.ts';

/** Their French words are in the address, so that a parent can read it. */
export const STEP_KEYS = ['langues', 'enseignements', 'regime', 'fiche', 'validation'] as const;
export type StepKey = (typeof STEP_KEYS)[number];

/** The groups asked on a page of choices. */
export function groupsOfStep(groups: readonly ChoiceGroup[], step: StepKey): ChoiceGroup[] {
  return groups.filter((group) => stepOfGroup(group) === step);
}

/** Languages are recalled together; the boarding regime is no subject (its modality is null); the rest are courses. */
export function stepOfGroup(group: ChoiceGroup): StepKey {
  if (group.mode === 'SWAP') return 'langues';
  return group.modality === null ? 'regime' : 'enseignements';
}

/** The pages that this dossier has, in order. */
export function stepsOf(groups: readonly ChoiceGroup[]): StepKey[] {
  return STEP_KEYS.filter((step) => step === 'fiche' || step === 'validation' || groupsOfStep(groups, step).length > 0);
}

/** What is wrong on one page of choices. */
export function problemsOfStep(groups: readonly ChoiceGroup[], choices: Choices, step: StepKey): ChoiceProblem[] {
  // Conditions, and subjects chosen once, reach over the pages: all groups are looked at, this page's problems told.
  const here = new Set(groupsOfStep(groups, step).map(({ key }) => key));
  return problemsOfChoices(groups, choices).filter(({ group }) => here.has(group));
}

/** Whether a page may be left for the next: its answers stand, the record is confirmed. */
export function isStepDone(
  groups: readonly ChoiceGroup[],
  draft: { choices: Choices; recordConfirmed: boolean },
  step: StepKey,
): boolean {
  if (step === 'validation') return false;
  if (step === 'fiche') return draft.recordConfirmed;
  return problemsOfStep(groups, draft.choices, step).length === 0;
}

/** The page after, or null after the last. */
export function stepAfter(groups: readonly ChoiceGroup[], step: StepKey): StepKey | null {
  const steps = stepsOf(groups);
  return steps[steps.indexOf(step) + 1] ?? null;
}

/** The page before, or null before the first. */
export function stepBefore(groups: readonly ChoiceGroup[], step: StepKey): StepKey | null {
  const steps = stepsOf(groups);
  return steps[steps.indexOf(step) - 1] ?? null;
}

export const isStepKey = (text: string): text is StepKey => (STEP_KEYS as readonly string[]).includes(text);

/** Address of a page of the enrolment; without step, the affectation and the state of the dossier. */
export const enrolmentPath = (dossierId: string, step?: StepKey | 'refus' | 'confirmation'): string =>
  `/inscription/${dossierId}${step ? `/${step}` : ''}`;
