/** The groups of choices and their problems, in words. */
import type { ChoiceGroup, ChoiceProblem, Choices } from '../../../domain/enrolment-dossier/choices.ts';
import type { ControlValue } from '../../elements/form-events.ts';
import { t } from '../../i18n/words.ts';

/** What a group asks, in one sentence. */
export function groupHint({ mode, min, max }: ChoiceGroup): string {
  if (mode === 'SWAP') return t('choices.hint.swap');
  if (mode === 'RANKED')
    return min === 0 ? t('choices.hint.ranked-optional', { max }) : t('choices.hint.ranked', { min, max });
  if (mode === 'MULTI' && max > 1) return t('choices.hint.multi', { min, max });
  return min === 0 ? t('choices.hint.optional') : t('choices.hint.single');
}

export function choiceProblemInWords({ problem, option }: ChoiceProblem, group: ChoiceGroup | undefined): string {
  const label = group?.label ?? '';
  switch (problem) {
    case 'too-few':
      return t('choices.problem.too-few', { label, min: group?.min ?? 1 });
    case 'too-many':
      return t('choices.problem.too-many', { label, max: group?.max ?? 1 });
    case 'unknown-option':
      return t('choices.problem.gone', { label, code: option ?? '' });
    case 'repeated':
      return t('choices.problem.repeated', { label });
    default:
      return t('choices.problem.other', { label });
  }
}

/** Codes of a control's value: a list as it is, one code, or none for the empty answer. */
export const codesOf = (value: ControlValue): string[] => {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return typeof value === 'boolean' ? [] : [...value];
};

/** A family's choices in a group, as labels in its order; a code offered no more shows as itself. */
export const chosenLabels = (group: ChoiceGroup, choices: Choices): string[] =>
  (choices[group.key] ?? []).map((code) => group.options.find((option) => option.code === code)?.label ?? code);
