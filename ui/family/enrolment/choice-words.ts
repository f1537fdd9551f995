/** The groups of choices and their problems, in words. */
import {
  answerTo,
  type ChoiceGroup,
  type ChoiceOption,
  type ChoiceProblem,
  type Choices,
  isCounted,
} from '../../../domain/enrolment-dossier/choices.ts';
import type { ControlValue } from '../../elements/form-events.ts';
import { language, t } from '../../i18n/words.ts';
import type { ControlOption } from './choice-controls.ts';

/** What a group asks, in one sentence; in two where some answers come on top of the others (LCA since 2019). */
export function groupHint(group: ChoiceGroup): string {
  const { mode, min, max } = group;
  if (mode === 'SWAP') return t('choices.hint.swap');
  if (mode === 'RANKED')
    return min === 0 ? t('choices.hint.ranked-optional', { max }) : t('choices.hint.ranked', { min, max });
  const asked =
    mode === 'MULTI' && max > 1
      ? t('choices.hint.multi', { min, max })
      : t(min === 0 ? 'choices.hint.optional' : 'choices.hint.single');
  const onTop = group.options.filter(({ code }) => !isCounted(group, code)).map(({ label }) => label);
  return onTop.length === 0 ? asked : `${asked} ${t('choices.hint.exempt', { options: listed(onTop) })}`;
}

const listed = (words: readonly string[]): string =>
  new Intl.ListFormat(language(), { type: 'conjunction' }).format(words);

/** Why there is no question: languages as followed, the course of the affectation, the only regime of the lycée. */
export const givenHint = ({ mode, modality }: ChoiceGroup): string =>
  t(mode === 'SWAP' ? 'choices.fixed' : modality === null ? 'choices.only' : 'choices.given');

/** What must be known of an option before choosing it; empty for most. */
export const optionHint = ({ full, request }: ControlOption): string =>
  full ? t('choices.full') : request ? t('choices.request') : '';

/** A wish may be full today: it is only ranked, and the family knows. */
export const wishLabel = ({ mode }: ChoiceGroup, { label, remaining }: ChoiceOption): string =>
  mode === 'RANKED' && remaining === 0 ? t('choices.full.wish', { label }) : label;

export function choiceProblemInWords({ problem, option }: ChoiceProblem, group: ChoiceGroup | undefined): string {
  const label = group?.label ?? '';
  const named = group?.options.find(({ code }) => code === option)?.label ?? option ?? '';
  switch (problem) {
    case 'too-few':
      return t('choices.problem.too-few', { label, min: group?.min ?? 1 });
    case 'too-many':
      return t('choices.problem.too-many', { label, max: group?.max ?? 1 });
    case 'unknown-option':
      return t('choices.problem.gone', { label, code: option ?? '' });
    case 'option-full':
      return t('choices.problem.full', { label, option: named });
    case 'chosen-elsewhere':
      return t('choices.problem.elsewhere', { label, option: named });
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
  answerTo(choices, group.key).map((code) => group.options.find((option) => option.code === code)?.label ?? code);
