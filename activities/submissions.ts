import { setTimeout as pause } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Context, heartbeat } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import { deliver, findSubmission } from '../processes/submissions.ts';

/** What the submission dispatcher's story needs. */
export interface SubmissionActivities {
  /** Resends what has no answer yet, until cancelled or for most of an hour. */
  resendSubmissions(): Promise<void>;
}

const BATCH = 20;
const IDLE_MS = 500;
const SHIFT_MS = 50 * 60 * 1000;
/** What one resending may take before the next look: the others wait meanwhile. */
const ANSWER_MS = 5000;

/**
 * Keeps the promise of a 202 (design.md §2-3): every submission still without an answer is leased, then sent again to its
 * run under its own id, each time a little later (at most five minutes), until it is accepted or refused.
 */
export function submissionActivities(orm: MikroORM, client: Client): SubmissionActivities {
  return {
    async resendSubmissions() {
      const signal = Context.current().cancellationSignal;
      const end = Date.now() + SHIFT_MS;
      while (Date.now() < end) {
        signal.throwIfAborted();
        heartbeat();
        const waiting: { id: string }[] = await orm.em.fork().execute(
          `update submission set attempts = attempts + 1,
             next_attempt_at = now() + least(10 * power(2, least(attempts, 6)), 300) * interval '1 second'
           where id in (select id from submission where status = 'RECEIVED' and next_attempt_at <= now()
             order by next_attempt_at limit ${BATCH} for update skip locked)
           returning id`,
        );
        await Promise.all(waiting.map(({ id }) => resend(orm, client, id)));
        if (waiting.length === 0) await pause(IDLE_MS, undefined, { signal });
      }
    },
  };
}

async function resend(orm: MikroORM, client: Client, id: string): Promise<void> {
  const submission = await findSubmission(orm.em, id);
  if (submission) await deliver(client, orm.em, submission, ANSWER_MS);
}
