import { subject } from '@casl/ability';
import { OPERATIONS, type Operation } from '../permissions/operations.ts';
import type { Ability } from '../permissions/rules.ts';

/**
 * What a person of the staff has to do that no list of dossiers or changes shows by itself. A task has one cause and one
 * owner, an establishment or the academy, and is resolved when its cause is gone or somebody says so.
 */
export const TASK_KINDS = [
  /** Two guardians disagree: the head decides (E-02). */
  'SETTLE_DISPUTE',
  /** A letter came back (E-13). */
  'MAIL_BOUNCED',
  /** Nobody answers for the pupil: no dossier (E-19). */
  'NO_LEGAL_GUARDIAN',
  /** The base of N+1 does not know the formation of the affectation (E-18). */
  'FORMATION_UNKNOWN',
  /** A guardian lost parental authority during the campaign (E-17). */
  'AUTHORITY_WITHDRAWN',
  /** The campaign's instant has come and it is not ready (§3.2). */
  'CAMPAIGN_NOT_READY',
  /** An affectation came after the opening or the closing: a dossier is to be opened (E-07). */
  'OPEN_DOSSIER',
  /** The origin asks the lycée to reopen a dossier (§3.6). */
  'REOPENING_ASKED',
  /** A guardian says that the civil status of a pupil is wrong (§2.1); what they wrote stays in the report. */
  'CIVIL_STATUS_ERROR',
  /** Somebody says that they are no legal guardian of a pupil (§1.4-7). */
  'GUARDIAN_DISCLAIMED',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/**
 * The operation that handles a task (§4), by whose the task is: an establishment's is seen, taken and resolved by who holds
 * it there, the academy's by who holds it for the academy. Null: such a task is never the academy's.
 */
export const TASK_OPERATIONS: Record<TaskKind, { readonly school: Operation; readonly academy: Operation | null }> = {
  SETTLE_DISPUTE: { school: 'dossier.resolveDispute', academy: null },
  MAIL_BOUNCED: { school: 'account.notifyBulk', academy: null },
  NO_LEGAL_GUARDIAN: { school: 'data.import', academy: null },
  FORMATION_UNKNOWN: { school: 'data.import', academy: 'affectation.correct' },
  AUTHORITY_WITHDRAWN: { school: 'guardian.withdrawAuthority', academy: null },
  CAMPAIGN_NOT_READY: { school: 'campaign.open', academy: 'calendar.edit' },
  OPEN_DOSSIER: { school: 'dossier.open', academy: null },
  REOPENING_ASKED: { school: 'dossier.reopen', academy: null },
  CIVIL_STATUS_ERROR: { school: 'recordChange.review', academy: null },
  // Whoever answers it ends somebody's access to a child or gives it back: that is what this operation is about.
  GUARDIAN_DISCLAIMED: { school: 'guardian.withdrawAuthority', academy: null },
};

/**
 * The tasks that end with their cause and with nothing else: the act that puts things right resolves them, and nobody may
 * say that they are done while they are not.
 */
export const RESOLVED_BY_THEIR_CAUSE: readonly TaskKind[] = [
  'SETTLE_DISPUTE',
  'CAMPAIGN_NOT_READY',
  'GUARDIAN_DISCLAIMED',
];

/** Whose a task is: exactly one of the two. */
export interface TaskOwner {
  readonly uai: string | null;
  readonly academyCode: string | null;
}

/** Whether somebody with these rights handles a task of that kind and owner, today. */
export function mayHandle(ability: Ability, kind: TaskKind, { uai, academyCode }: TaskOwner): boolean {
  const operation = TASK_OPERATIONS[kind][uai === null ? 'academy' : 'school'];
  const holder = uai ?? academyCode;
  if (operation === null || holder === null) return false;
  const { subject: name, by } = OPERATIONS[operation];
  return ability.can(operation, subject(name, { [by]: holder }));
}
