/**
 * Random acts of two guardians, two clerks, an importer and the clock on the real tables, against the model: the activities
 * of a record change on PostgreSQL, 150 families; what the engine does between them is done by hand.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type AskedRecordChangeAct, recordChangeActivities, type SetWritten } from '../../activities/record-change.ts';
import {
  awaitsDecision,
  opened,
  type RecordChange,
  submitted,
  whyNotClaim,
  whyNotDecide,
  whyNotWithdraw,
  withWritten,
} from '../../domain/record-change/record-change.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { type Proposal, writeProposal } from '../../processes/record-changes.ts';
import { receive, type SubmissionAct, type SubmissionContents } from '../../processes/submissions.ts';
import { type SmallAcademy, smallAcademy } from '../workflows/small-academy.ts';
import { expectCountersToAgree, twoClerks } from './record-change-family.ts';
import { story } from './record-change-model.ts';
import { type Hands, play, type SetAct } from './record-change-play.ts';

const RUNS = 150;
const SEED = 20_261_126;
const names = Array.from({ length: RUNS }, (_, index) => `Fiche${index}`);

let academy: SmallAcademy;
let clerks: Awaited<ReturnType<typeof twoClerks>>;
let school: ReturnType<typeof recordChangeActivities>;

beforeAll(async () => {
  academy = await smallAcademy(Object.fromEntries(names.map((name) => [name, 2 as const])));
  clerks = await twoClerks(academy);
  school = recordChangeActivities(academy.orm, { publicUrl: 'http://rentree.example' });
}, 120_000);
afterAll(() => academy?.stop());

/** The runs of one family, as the workflow keeps them: asked by the rules, then by the tables; written when nobody waits. */
class Runs implements Hands {
  readonly #changes = new Map<string, RecordChange>();
  readonly #told = new Set<string>();

  async act<A extends SetAct>(
    act: A,
    id: string,
    accountId: string,
    content: SubmissionContents[A],
  ): Promise<string | null> {
    const change = this.#changes.get(id) as RecordChange;
    // Its run has ended: nobody is there to be asked.
    if (this.#told.has(id) || change.state === 'WITHDRAWN' || change.state === 'SUPERSEDED') return 'state-forbids';
    const { whyNot, write } = asked(act, content);
    const no = whyNot(change);
    if (no) return no.code;
    return this.#write(id, write, await this.#stored(act, id, accountId, content));
  }

  async submit(proposal: Proposal): Promise<void> {
    const { recordChangeId: id, authorId } = proposal;
    const submissionId = await this.#stored('recordChange.submit', id, authorId, {}, (tx) =>
      writeProposal(tx, proposal),
    );
    const { refusal, state, items = {} } = await school.openReview({ recordChangeId: id, sequence: 1, submissionId });
    expect(refusal).toBeUndefined();
    this.#changes.set(id, submitted(id, { ...opened(items), ...(state && { state }) }));
  }

  wait = (recordChangeId: string, to: 'STAFF' | 'HEAD'): Promise<void> => school.tellOfDelay({ recordChangeId, to });

  async rest(slow: boolean): Promise<void> {
    await this.#settle();
    if (!slow) while (await this.#work()) await this.#settle();
  }

  /** Looks again where it was ordered to. */
  async #settle(): Promise<void> {
    for (;;) {
      const [order] = await academy.rows<{ id: string; subject_id: string }>(
        `select id, subject_id from submission where act = 'recordChange.settle' and status = 'RECEIVED' order by received_at, id limit 1`,
      );
      if (!order) return;
      if (this.#changes.has(order.subject_id)) await this.#write(order.subject_id, school.recordSettling, order.id);
      await academy.rows(`update submission set status = 'ACCEPTED', settled_at = now() where id = ?`, [order.id]);
    }
  }

  /** Writes one set that waits for nobody, in the order in which they were handed in. @returns whether there was one */
  async #work(): Promise<boolean> {
    for (const [id, { state }] of this.#changes) {
      if (this.#told.has(id) || !['DECIDED', 'EXPIRED'].includes(state)) continue;
      await this.#write(id, school.applyDecisions);
      if (awaitsDecision(this.#changes.get(id) as RecordChange)) continue;
      await this.#write(id, school.tellGuardians);
      this.#told.add(id);
      return true;
    }
    return false;
  }

  async #write(
    id: string,
    write: (at: { recordChangeId: string; sequence: number; submissionId: string }) => Promise<SetWritten>,
    submissionId?: string,
  ): Promise<string | null> {
    const change = this.#changes.get(id) as RecordChange;
    const at = { recordChangeId: id, sequence: change.sequence + 1, ...(submissionId && { submissionId }) };
    const written = await write(at as never);
    if (written.refusal) return written.refusal.code;
    const { state = change.state, items = change.items } = written;
    this.#changes.set(id, withWritten(change, { state, items }));
    return null;
  }

  async #stored<A extends SubmissionAct>(
    act: A,
    subjectId: string,
    accountId: string,
    content: SubmissionContents[A],
    beside?: Parameters<typeof receive>[2],
  ): Promise<string> {
    const id = crypto.randomUUID();
    const stored = await receive(academy.orm.em, { id, act, subjectId, accountId, content }, beside);
    if ('code' in stored) throw new Error(stored.code);
    await academy.rows(`update submission set status = 'ACCEPTED' where id = ?`, [id]);
    return id;
  }
}

/** The rule and the activity of an act, as the story of a record change pairs them. */
function asked<A extends SetAct>(
  act: A,
  content: SubmissionContents[A],
): {
  whyNot: (change: RecordChange) => Refusal | null;
  write: (at: AskedRecordChangeAct) => Promise<SetWritten>;
} {
  switch (act) {
    case 'recordChange.withdraw':
      return { whyNot: whyNotWithdraw, write: school.recordWithdrawal };
    case 'recordChange.claim':
      return { whyNot: whyNotClaim, write: school.recordClaim };
    case 'recordChange.release':
      return { whyNot: whyNotClaim, write: school.recordRelease };
    default: {
      const { decisions } = content as SubmissionContents['recordChange.decide'];
      return { whyNot: (change) => whyNotDecide(change, decisions), write: school.recordDecisions };
    }
  }
}

test(`${RUNS} families: the tables say what the model says, whatever anybody does in whatever order (seed ${SEED})`, async () => {
  const stories = fc.sample(story({ minLength: 4, maxLength: 16 }), { numRuns: RUNS, seed: SEED });
  for (const [index, acts] of stories.entries())
    await play(academy, clerks, { name: names[index] ?? '', acts, hands: new Runs() });
}, 120_000);

test('afterwards the inbox counts what nobody has decided', () => expectCountersToAgree(academy));
