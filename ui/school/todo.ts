/** What waits for an establishment today, in the order in which it should be done: the first lines of its desk. */
import type { Operation } from '../shell/session.ts';
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

/** The operation without which a task is somebody else's. */
const OPERATION_OF: Partial<Record<Todo['kind'], Operation>> = {
  'make-ready': 'campaign.open',
  'decide-changes': 'recordChange.review',
  integrate: 'dossier.integrate',
};

/** @param mayDo whether the person holds an operation here: what they cannot do does not wait for them */
export function todosOf(
  { undecided, campaigns, receiving }: DeskFigures,
  mayDo: (operation: Operation) => boolean,
): Todo[] {
  const count = (state: keyof Counters): number => receiving?.[state] ?? 0;
  const counted = (kind: Exclude<Todo['kind'], 'make-ready'>, many: number): Todo[] =>
    many > 0 ? [{ kind, count: many }] : [];
  const toPrepare = campaigns.filter((campaign) => campaign.state === 'PREPARED');
  const todos: Todo[] = [
    ...toPrepare.map(
      ({ id, calendar, round }): Todo => ({ kind: 'make-ready', campaignId: id, opensAt: calendar.opensAt, round }),
    ),
    ...counted('decide-changes', undecided ?? 0),
    ...counted('settle-disputes', count('DISPUTED')),
    ...counted('integrate', count('VALIDATED')),
    ...counted('key-paper-in', count('PAPER')),
    ...counted('call-families', count('NOT_ENROLLED')),
  ];
  return todos.filter(({ kind }) => {
    const operation = OPERATION_OF[kind];
    return operation === undefined || mayDo(operation);
  });
}
