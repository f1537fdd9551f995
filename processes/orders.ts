/**
 * What the process itself orders of a run, in the transaction of its cause: stored as a submission like any other, for the
 * worker's dispatcher to carry out at once and until it is through. Its id is made of its cause: the same cause orders once.
 */
import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { SubmissionAct, SubmissionContents } from './submissions.ts';

export interface Order<A extends SubmissionAct = SubmissionAct> {
  /** `open:<dossier>`, `waive:<dossier>:<version>`… */
  readonly cause: string;
  readonly act: A;
  readonly subjectId: string;
  /** Whose act caused it. */
  readonly accountId: string;
  readonly content: SubmissionContents[A];
}

export async function order<A extends SubmissionAct>(tx: EntityManager, asked: Order<A>): Promise<void> {
  const { cause, act, subjectId, accountId } = asked;
  const content = JSON.stringify(asked.content);
  await tx.execute(
    `insert into submission (id, receipt, act, subject_id, account_id, channel, content, digest, received_at, status, attempts, next_attempt_at)
     values (?, 'R-' || to_char(now(), 'YYYY') || '-' || lpad(nextval('receipt_number')::text, 7, '0'), ?, ?, ?, 'WEB', ?::jsonb, ?, now(), 'RECEIVED', 0, now())
     on conflict (id) do nothing`,
    [...[idOf(cause), act, subjectId, accountId, content], createHash('sha256').update(content).digest('hex')],
  );
}

/** A UUID made of a cause, always the same: what is ordered by the process itself is ordered once. */
export function idOf(cause: string): string {
  const hex = createHash('sha256').update(cause).digest('hex');
  // Version 8: a UUID of one's own making (RFC 9562).
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
