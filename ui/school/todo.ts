/**
 * What waits for an establishment today, in the order in which it should be done: the first lines of its desk. Disputes are
 * tasks, each with a name and an owner (ui/staff/task-list.ts).
 */
import type { Schemas } from '../client/client.ts';
import type { Operation } from '../shell/session.ts';
import type { Campaign, Counters } from '../staff/campaign-words.ts';
import { deskPath } from './post.ts';

export type Todo =
  | { readonly kind: 'decide-changes'; readonly count: number }
  | { readonly kind: 'make-ready'; readonly campaignId: string; readonly opensAt: string; readonly round: number }
  | { readonly kind: 'integrate'; readonly count: number }
  | { readonly kind: 'key-paper-in'; readonly count: number }
  | { readonly kind: 'call-families'; readonly count: number };

export interface DeskFigures {
  /** Fields to decide, of all kinds; null when the person may not read them. */
  readonly undecided: number | null;
  readonly campaigns: readonly Campaign[];
  /** Dossiers the establishment receives; null when the person may not read them. */
  readonly receiving: Counters | null;
  /** What the tasks of the desk are about: they say it with more, and are not said twice. */
  readonly tasks: readonly Pick<Schemas['StaffTask'], 'kind' | 'subjectId'>[];
}

/** The operations without any of which a task is somebody else's. */
const OPERATIONS_OF: Partial<Record<Todo['kind'], readonly Operation[]>> = {
  'make-ready': ['campaign.open'],
  'decide-changes': ['recordChange.review', 'recordChange.reviewRegime'],
  integrate: ['dossier.integrate'],
};

/** @param mayDo whether the person holds an operation here: what they cannot do does not wait for them */
export function todosOf(
  { undecided, campaigns, receiving, tasks }: DeskFigures,
  mayDo: (operation: Operation) => boolean,
): Todo[] {
  const count = (state: keyof Counters): number => receiving?.[state] ?? 0;
  const counted = (kind: Exclude<Todo['kind'], 'make-ready'>, many: number): Todo[] =>
    many > 0 ? [{ kind, count: many }] : [];
  const told = (id: string): boolean =>
    tasks.some(({ kind, subjectId }) => kind === 'CAMPAIGN_NOT_READY' && subjectId === id);
  const toPrepare = campaigns.filter(({ id, state }) => state === 'PREPARED' && !told(id));
  const todos: Todo[] = [
    ...toPrepare.map(
      ({ id, calendar, round }): Todo => ({ kind: 'make-ready', campaignId: id, opensAt: calendar.opensAt, round }),
    ),
    ...counted('decide-changes', undecided ?? 0),
    ...counted('integrate', count('VALIDATED')),
    ...counted('key-paper-in', count('PAPER')),
    ...counted('call-families', count('NOT_ENROLLED')),
  ];
  return todos.filter(({ kind }) => {
    const operations = OPERATIONS_OF[kind];
    return operations === undefined || operations.some(mayDo);
  });
}

/** The page of the desk on which a task is done; null where that is not yet done here. */
export function taskHref(task: Schemas['StaffTask'], uai: string): string | null {
  const { kind, subjectId, dossierId } = task;
  const dossier = dossierId && deskPath(uai, 'inscriptions', dossierId);
  switch (kind) {
    case 'SETTLE_DISPUTE':
    case 'AUTHORITY_WITHDRAWN':
    case 'REOPENING_ASKED':
    case 'MAIL_BOUNCED':
      return dossier;
    case 'CAMPAIGN_NOT_READY':
      return subjectId && deskPath(uai, 'campagnes', subjectId);
    case 'NO_LEGAL_GUARDIAN':
    case 'FORMATION_UNKNOWN':
      return deskPath(uai, 'import');
    case 'CIVIL_STATUS_ERROR':
      return deskPath(uai, 'signalements', String(task.details.reportId));
    case 'GUARDIAN_DISCLAIMED':
      return subjectId && deskPath(uai, 'liens-contestes', subjectId, String(task.details.guardianId));
    case 'OPEN_DOSSIER':
      return deskPath(uai, 'inscriptions-a-ouvrir');
  }
}
