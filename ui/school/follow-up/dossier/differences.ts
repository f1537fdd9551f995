/** What differs between two readings of a dossier, and between two versions of a family's choices. Pure. */
import type { ChoiceGroup, Choices } from '../../../../domain/enrolment-dossier/choices.ts';
import type { Dossier } from './acts.ts';

export interface Changed {
  /** State before and after; null when it is the same. */
  readonly state: { readonly before: Dossier['line']['state']; readonly after: Dossier['line']['state'] } | null;
  /** What was done since, by whom and when, the oldest first. */
  readonly acts: Dossier['journal'];
}

/** What others did between two readings of a dossier: what the loser of two at once is told (E-01). */
export function changedBetween(before: Dossier, after: Dossier): Changed {
  const [was, is] = [before.line.state, after.line.state];
  const left = [...before.journal];
  const acts = after.journal.filter((line) => {
    const known = left.findIndex(({ at, act }) => at === line.at && act === line.act);
    if (known >= 0) left.splice(known, 1);
    return known < 0;
  });
  return { state: was === is ? null : { before: was, after: is }, acts };
}

export interface GroupDifference {
  readonly group: ChoiceGroup;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The groups whose answers differ between two submissions, in the order in which they are asked (E-05). */
export const differencesOf = (groups: readonly ChoiceGroup[], before: Choices, after: Choices): GroupDifference[] =>
  groups
    .map((group) => ({ group, before: before[group.key] ?? [], after: after[group.key] ?? [] }))
    .filter(({ before: was, after: is }) => was.length !== is.length || was.some((code, index) => code !== is[index]));
