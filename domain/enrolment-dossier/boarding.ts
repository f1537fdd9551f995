/** The boarding regime of an enrolment: chosen by the family, granted by the school where it is a request (P8). */
import type { ChoiceGroup, ChoiceOption, Choices } from './choices.ts';

/** Whether an option is a request and not a right (internat). */
export const isRequest = (option: ChoiceOption): boolean => option.request === true;

const regimeGroup = (groups: readonly ChoiceGroup[]): ChoiceGroup | undefined =>
  groups.find(({ modality }) => modality === null);

/** Whether the family asks for what the school may not have to give. */
export function asksForBoarding(groups: readonly ChoiceGroup[], choices: Choices): boolean {
  const group = regimeGroup(groups);
  const chosen = group && choices[group.key]?.[0];
  return Boolean(group?.options.some((option) => option.code === chosen && isRequest(option)));
}

/**
 * The regime that integration writes: what the staff say, which must be one the lycée offers; else what the family chose,
 * unless that is a request nobody has decided. Null where the formation asks for none.
 */
export function grantedRegime(
  groups: readonly ChoiceGroup[],
  choices: Choices,
  said: string | null,
): { readonly code: string | null } | { readonly problem: 'undecided' | 'unknown' } {
  const group = regimeGroup(groups);
  const chosen = (group && choices[group.key]?.[0]) ?? null;
  if (said !== null) return group?.options.some(({ code }) => code === said) ? { code: said } : { problem: 'unknown' };
  return asksForBoarding(groups, choices) ? { problem: 'undecided' } : { code: chosen };
}
