/** What was handed in for a dossier, as its papers tell it: the standing version (recap) and the last submission (receipt). */
import type { EntityManager } from '@mikro-orm/postgresql';
import { instant } from './sql.ts';

export interface StandingVersion {
  readonly version: number;
  readonly submittedAt: string;
  /** Name of who handed it in; empty when it is unknown. */
  readonly by: string;
  readonly receipt: string | null;
}

/** The version that stands (E-05); null when the dossier has none, or gave its place back. */
export async function standingVersion(em: EntityManager, dossierId: string): Promise<StandingVersion | null> {
  const [row] = await em.execute(
    `select v.version, ${instant('v.submitted_at')} as submitted_at, coalesce(w.name, '') as by, s.receipt
     from dossier d join dossier_version v on v.dossier_id = d.id and v.version = d.version
     left join submission s on s.id = v.submission_id left join account w on w.id = v.submitted_by_id
     where d.id = ? and d.choices is not null and d.state in ('VALIDATED', 'INTEGRATED', 'COMPLETE', 'DISPUTED')`,
    [dossierId],
  );
  return row ? { version: row.version, submittedAt: row.submitted_at, by: row.by, receipt: row.receipt } : null;
}

const ACTS = ['submit', 'refuse', 'enterOnBehalf'] as const;

export interface LastHandedIn {
  readonly act: (typeof ACTS)[number];
  readonly receipt: string;
  readonly receivedAt: string;
  readonly by: string;
  /** Stored, and not processed yet. */
  readonly pending: boolean;
}

/**
 * The last submission or refusal that its readers may know of: one that was accepted is a fact of the dossier; one that still
 * waits is its author's business alone, and one that was refused acknowledges nothing.
 */
export async function lastHandedIn(
  em: EntityManager,
  dossierId: string,
  accountId: string,
): Promise<LastHandedIn | null> {
  const [row] = await em.execute(
    `select substring(s.act from 9) as act, s.receipt, ${instant('s.received_at')} as received_at, coalesce(w.name, '') as by,
       s.status = 'RECEIVED' as pending
     from submission s left join account w on w.id = s.account_id
     where s.subject_id = ? and s.act in (${ACTS.map((act) => `'dossier.${act}'`).join(', ')})
       and (s.status = 'ACCEPTED' or (s.status = 'RECEIVED' and s.account_id = ?))
     order by s.received_at desc limit 1`,
    [dossierId, accountId],
  );
  if (!row) return null;
  return { act: row.act, receipt: row.receipt, receivedAt: row.received_at, by: row.by, pending: row.pending };
}
