import type { ChoiceGroup } from '../../domain/enrolment-dossier/choices.ts';
import { officialLabel } from '../../locales/official-label.ts';

/** A group of choices as people write it: its name and its options, which the nomenclature has in capitals. */
export const groupInWords = (group: ChoiceGroup): ChoiceGroup => ({
  ...group,
  label: officialLabel(group.label),
  options: group.options.map((option) => ({ ...option, label: officialLabel(option.label) })),
});
