/**
 * The control that each group of choices is answered by, and what may be done with it. Pure: `choices-step.ts` draws these,
 * and the tests act on them, to hold what a family can answer against what the rules accept.
 */
import {
  answerTo,
  type ChoiceGroup,
  type ChoiceOption,
  type Choices,
  isFull,
  wishesLeft,
} from '../../../domain/enrolment-dossier/choices.ts';

export interface ControlOption extends ChoiceOption {
  readonly full: boolean;
  /** Cannot be taken now. What is chosen already can always be left. */
  readonly closed: boolean;
}

export type ChoiceControl =
  /** Only shown. */
  | { readonly kind: 'given' }
  /** Languages, to put in the other order. */
  | { readonly kind: 'order' }
  /** Wishes in order of preference; `left` may still be added. */
  | { readonly kind: 'wishes'; readonly left: readonly string[] }
  | { readonly kind: 'boxes'; readonly options: readonly ControlOption[] }
  /** One answer; `none` is among the answers where it may be left out. */
  | { readonly kind: 'radio'; readonly options: readonly ControlOption[]; readonly none: boolean };

/** @param groups every group of the dossier: a subject chosen in one is no wish in another */
export function controlOf(groups: readonly ChoiceGroup[], group: ChoiceGroup, choices: Choices): ChoiceControl {
  if (group.fixed) return { kind: 'given' };
  if (group.mode === 'SWAP') return { kind: 'order' };
  if (group.mode === 'RANKED') {
    return { kind: 'wishes', left: wishesLeft(groups, group, choices).map(({ code }) => code) };
  }
  const chosen = answerTo(choices, group.key);
  const options = group.options.map((option) => {
    const full = isFull(group, option);
    return { ...option, full, closed: full && !chosen.includes(option.code) };
  });
  const several = group.mode === 'MULTI' && (group.max > 1 || Boolean(group.exempt?.length));
  return several ? { kind: 'boxes', options } : { kind: 'radio', options, none: group.min === 0 };
}
