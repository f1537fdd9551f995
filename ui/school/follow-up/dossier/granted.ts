/** What an integration grants of ranked wishes (§6.2). Pure. */
import type { ChoiceGroup, Choices } from '../../../../domain/enrolment-dossier/choices.ts';

/** The ranked groups with more than one wish: only there is something to grant. */
export const rankedAnswers = (
  groups: readonly ChoiceGroup[],
  choices: Choices,
): { readonly group: ChoiceGroup; readonly wishes: readonly string[] }[] =>
  groups
    .filter(({ mode }) => mode === 'RANKED')
    .map((group) => ({ group, wishes: choices[group.key] ?? [] }))
    .filter(({ wishes }) => wishes.length > 1);

/** What must be said: the wishes granted that are not the first of their group. */
export const grantedBeyondFirst = (
  groups: readonly ChoiceGroup[],
  choices: Choices,
  granted: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(
    rankedAnswers(groups, choices).flatMap(({ group, wishes }) => {
      const wish = granted[group.key];
      return wish && wish !== wishes[0] ? [[group.key, wish]] : [];
    }),
  );
