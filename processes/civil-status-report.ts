/**
 * « Signaler une erreur » (§2.1): the civil status is changed by no form, it asks for papers. What a guardian writes is kept
 * beside the pupil, and a task of the school points to it.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { instant } from '../database/views/sql.ts';
import { type Refusal, refusal } from '../domain/refusals.ts';
import { recordTask } from './tasks.ts';

/** Reports of one account about one pupil that nobody has answered; the school has enough to read. */
const OPEN_AT_MOST = 5;

export interface NewReport {
  /** The `Idempotency-Key`: one key, one report. */
  readonly key: string;
  readonly pupilId: string;
  readonly uai: string;
  readonly accountId: string;
  readonly text: string;
}

const taskKey = (reportId: string): string => `CIVIL_STATUS_ERROR:${reportId}`;

/** Keeps a report and gives the school its task, once. @returns null, `key-reused` or `too-many-attempts` */
export async function reportCivilStatus(em: EntityManager, report: NewReport): Promise<Refusal | null> {
  const { key, pupilId, uai, accountId, text } = report;
  return em.fork().transactional(async (tx) => {
    await tx.execute(`select pg_advisory_xact_lock(hashtext(?))`, [`civil-status:${pupilId}:${accountId}`]);
    const [before]: { same: boolean }[] = await tx.execute(
      `select pupil_id = ? and account_id = ? and text = ? as same from civil_status_report where id = ?`,
      [pupilId, accountId, text, key],
    );
    if (before) return before.same ? null : refusal('key-reused');
    const open = (await reportsOf(tx, pupilId, accountId)).filter(({ answered }) => !answered);
    if (open.length >= OPEN_AT_MOST) return refusal('too-many-attempts');
    await tx.execute(
      `insert into civil_status_report (id, pupil_id, account_id, text, created_at) values (?, ?, ?, ?, now())`,
      [key, pupilId, accountId, text],
    );
    await recordTask(tx, {
      key: taskKey(key),
      kind: 'CIVIL_STATUS_ERROR',
      uai,
      subjectId: pupilId,
      details: { reportId: key },
    });
    return null;
  });
}

export interface ReportLine {
  readonly reportId: string;
  readonly text: string;
  readonly at: string;
  /** The school has said that it is done with it. */
  readonly answered: boolean;
}

/** What an account has reported about a pupil, the newest first. */
export async function reportsOf(em: EntityManager, pupilId: string, accountId: string): Promise<ReportLine[]> {
  return em.execute(
    `select c.id as "reportId", c.text, ${instant('c.created_at')} as at, coalesce(t.resolved_at is not null, false) as answered
     from civil_status_report c left join staff_task t on t.key = 'CIVIL_STATUS_ERROR:' || c.id
     where c.pupil_id = ? and c.account_id = ? order by c.created_at desc, c.id limit 20`,
    [pupilId, accountId],
  );
}
