/**
 * One act = one PostgreSQL transaction (design.md §2-4). The journal line is written first, under the business key
 * `<subject>:<sequence>`: it is the guard that makes running twice change nothing.
 */
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Channel } from '../domain/enrolment-dossier/dossier.ts';
import { type Refusal, refusal } from '../domain/refusals.ts';

/** What every written act answers: nothing, or the rules' no (then nothing was written). */
export interface Written {
  readonly refusal?: Refusal;
}

/** Thrown inside a transaction to leave nothing behind, and given back as an answer. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(no: Refusal) {
    super(no.code);
    this.refusal = no;
  }
}

/** Ends the act with a refusal: the transaction is rolled back, the run gets the refusal as an answer. */
export function refuse(code: Refusal['code'], details?: Refusal['details']): never {
  throw new Refused(refusal(code, details));
}

export interface ActKey {
  readonly subjectId: string;
  readonly sequence: number;
  readonly act: string;
  /** Null for what the process does by itself. */
  readonly submissionId: string | null;
}

/** Who asked, and what they handed in. */
export interface Asked {
  readonly accountId: string | null;
  readonly channel: Channel | null;
  readonly content: Record<string, unknown>;
  /** Receipt number; empty for what the process does by itself. */
  readonly receipt: string;
  readonly at: Date;
}

/**
 * Writes one act once. `write` runs in the transaction unless this very act was written before; then `repeated` answers
 * for it. Another act found at the same place of the subject's history (a write that outlived its run's memory) refuses
 * this one with `changed-meanwhile`: it will be judged again when the earlier one has been resent.
 */
export async function writeAct<T extends object>(
  orm: MikroORM,
  key: ActKey,
  write: (tx: EntityManager, asked: Asked) => Promise<T>,
  repeated: (tx: EntityManager) => Promise<T>,
): Promise<Partial<T> & Written> {
  try {
    return await orm.em.fork().transactional(async (tx) => {
      const asked = await whoAsked(tx, key.submissionId);
      const claimed = await tx.execute(
        `insert into journal (key, subject_id, act, submission_id, by_account_id, channel, at)
         values (?, ?, ?, ?, ?, ?, now()) on conflict (key) do nothing returning key`,
        [`${key.subjectId}:${key.sequence}`, key.subjectId, key.act, key.submissionId, asked.accountId, asked.channel],
      );
      if (claimed.length > 0) return write(tx, asked);
      const [there] = await tx.execute(`select act, submission_id from journal where key = ?`, [
        `${key.subjectId}:${key.sequence}`,
      ]);
      if (there?.act !== key.act || there?.submission_id !== key.submissionId) refuse('changed-meanwhile');
      return repeated(tx);
    });
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal } as Partial<T> & Written;
    throw error;
  }
}

async function whoAsked(tx: EntityManager, submissionId: string | null): Promise<Asked> {
  if (!submissionId) return { accountId: null, channel: null, content: {}, receipt: '', at: new Date() };
  const [row] = await tx.execute(
    `select account_id, channel, content, receipt, received_at from submission where id = ?`,
    [submissionId],
  );
  if (!row) throw new Error(`submission ${submissionId} is not stored`);
  return {
    accountId: row.account_id,
    channel: row.channel,
    content: row.content,
    receipt: row.receipt,
    at: new Date(row.received_at),
  };
}
