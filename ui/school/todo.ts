/** What waits for an establishment today, in the order in which it should be done: the first lines of its desk. */
import type { Campaign, Counters } from '../staff/campaign-words.ts';

export type Todo =
  | { readonly kind: 'decide-changes'; readonly count: number }
  | { readonly kind: 'make-ready'; readonly campaignId: string; readonly opensAt: string; readonly round: number }
  | { readonly kind: 'settle-disputes'; readonly count: number }
  | { readonly kind: 'integrate'; readonly count: number }
  | { readonly kind: 'key-paper-in'; readonly count: number }
  | { readonly kind: 'call-families'; readonly count: number };

export interface DeskFigures {
  /** Fields to decide, of all kinds; null when the person may not read them. */
  readonly undecided: number | null;
  readonly campaigns: readonly Campaign[];
  /** Dossiers the establishment receives; null when the person may not read them. */
  readonly receiving: Counters | null;
}

export function todosOf({ undecided, campaigns, receiving }: DeskFigures): Todo[] {
  const count = (state: keyof Counters): number => receiving?.[state] ?? 0;
  const counted = (kind: Exclude<Todo['kind'], 'make-ready'>, many: number): Todo[] =>
    many > 0 ? [{ kind, count: many }] : [];
  const toPrepare = campaigns.filter((campaign) => campaign.state === 'PREPARED');
  return [
    ...toPrepare.map(
      ({ id, calendar, round }): Todo => ({ kind: 'make-ready', campaignId: id, opensAt: calendar.opensAt, round }),
    ),
    ...counted('decide-changes', undecided ?? 0),
    ...counted('settle-disputes', count('DISPUTED')),
    ...counted('integrate', count('VALIDATED')),
    ...counted('key-paper-in', count('PAPER')),
    ...counted('call-families', count('NOT_ENROLLED')),
  ];
}
