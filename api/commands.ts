/**
 * How the api hands in a command (design.md §2): checked, stored once under its author's key, then sent to its run. The
 * answer is 200 when the run accepted, a problem when it refused, and 202 with the receipt number when nobody answered in
 * time: what is stored is resent by the worker until it is through.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import {
  ANSWER_WITHIN_MS,
  deliver,
  findSubmission,
  type NewSubmission,
  receive,
  type StoredSubmission,
  type SubmissionAct,
} from '../processes/submissions.ts';
import type { receipt } from './contract/values.ts';
import { type Language, problemOf, Refused } from './problems.ts';
import type { Services } from './services.ts';

export interface HandIn<A extends SubmissionAct> extends NewSubmission<A> {
  /** What the api checks by itself before storing; not asked again of a submission that is stored already. */
  readonly check?: () => Promise<void>;
  /** Rows the submission stands for, written with it. */
  readonly beside?: (tx: EntityManager) => Promise<void>;
}

type ReceiptReply =
  | { readonly status: 200; readonly body: z.input<typeof receipt> }
  | { readonly status: 202; readonly body: z.input<typeof receipt> };

/** @throws Refused whatever the check, the store (`key-reused`) or the run refuses */
export async function handIn<A extends SubmissionAct>(
  { em, temporal, settings, log }: Services,
  { check, beside, ...submission }: HandIn<A>,
  language: Language,
): Promise<ReceiptReply> {
  if (check && !(await findSubmission(em(), submission.id))) await check();
  const stored = await receive(em(), submission, beside);
  if ('code' in stored) throw new Refused(stored);
  let settled = stored;
  try {
    settled = await deliver(temporal, em(), stored, settings.answerWithinMs ?? ANSWER_WITHIN_MS);
  } catch (error) {
    // It is stored, so it is received: whatever went wrong on the way to its run, the dispatcher goes again.
    log.error({ err: error, submission: stored.id }, 'a stored submission could not be sent');
  }
  if (settled.status === 'REFUSED' && settled.refusal) throw new Refused(settled.refusal);
  return { status: settled.status === 'ACCEPTED' ? 200 : 202, body: receiptOf(settled, language) };
}

/** The acknowledgement of something handed in (CRPA L.112-11). */
export function receiptOf(submission: StoredSubmission, language: Language): z.input<typeof receipt> {
  return {
    submissionId: submission.id,
    number: submission.receipt,
    receivedAt: submission.receivedAt.toISOString(),
    status: submission.status,
    refusal: submission.refusal && problemOf(submission.refusal, language),
  };
}
