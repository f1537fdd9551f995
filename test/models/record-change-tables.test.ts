/**
 * Random acts of two guardians, two clerks, an importer and the clock on the real tables, against the model: the activities
 * of a record change on PostgreSQL, 150 families; what the engine does between them is done by hand.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { recordChangeActivities, type SetWritten } from '../../activities/record-change.ts';
import {
  awaitsDecision,
  type ItemDecision,
  opened,
  type RecordChange,
  submitted,
  whyNotClaim,
  whyNotDecide,
  whyNotWithdraw,
  withWritten,
} from '../../domain/record-change/record-change.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { writeProposal } from '../../processes/record-changes.ts';
import { receive, type SubmissionAct, type SubmissionContents } from '../../processes/submissions.ts';
import { type SmallAcademy, smallAcademy } from '../workflows/small-academy.ts';
import { expectCountersToAgree, Family, NOTHING_BROKEN, twoClerks } from './record-change-family.ts';
import { type Act, beginning, chosen, expected, type Model, seen, story } from './record-change-model.ts';

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
class Runs {
  readonly #changes = new Map<string, RecordChange>();
  readonly #told = new Set<string>();

  async act<A extends SubmissionAct>(
    act: A,
    id: string,
    accountId: string,
    content: SubmissionContents[A],
    whyNot: (change: RecordChange) => Refusal | null,
    write: (at: { recordChangeId: string; sequence: number; submissionId: string }) => Promise<SetWritten>,
  ): Promise<string | null> {
    const change = this.#changes.get(id) as RecordChange;
    // Its run has ended: nobody is there to be asked.
    if (this.#told.has(id) || change.state === 'WITHDRAWN' || change.state === 'SUPERSEDED') return 'state-forbids';
    const no = whyNot(change);
    if (no) return no.code;
    return this.#write(id, write, await this.#stored(act, id, accountId, content));
  }

  async submit(family: Family, act: Extract<Act, { do: 'submit' }>, model: Model): Promise<void> {
    const proposal = family.proposal(act, model);
    const { recordChangeId: id, authorId } = proposal;
    const submissionId = await this.#stored('recordChange.submit', id, authorId, {}, (tx) =>
      writeProposal(tx, proposal),
    );
    const written = await school.openReview({ recordChangeId: id, sequence: 1, submissionId });
    expect(written.refusal).toBeUndefined();
    this.#changes.set(
      id,
      submitted(id, { ...opened(written.items ?? {}), ...(written.state && { state: written.state }) }),
    );
  }

  /** Looks again where it was ordered to. */
  async settle(): Promise<void> {
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
  async work(): Promise<boolean> {
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

async function play(name: string, acts: readonly Act[]): Promise<void> {
  const family = await Family.of(academy, clerks, name);
  const runs = new Runs();
  let model = beginning();
  const told: string[] = [];

  const doIt = async (act: Act): Promise<string | null> => {
    if (act.do === 'submit') return runs.submit(family, act, model).then(() => null);
    if (act.do === 'import') return family.import(act.key, act.value).then(() => null);
    if (act.do === 'leave') return family.leave().then(() => null);
    const facts = await family.facts();
    const set = chosen(facts, act.set);
    if (!set) return null;
    const author = family.accountOf(model.sets[facts.indexOf(set)]?.by ?? 'mother');
    switch (act.do) {
      case 'wait':
        return school.tellOfDelay({ recordChangeId: set.id, to: act.to }).then(() => null);
      case 'withdraw':
        return runs.act('recordChange.withdraw', set.id, author, {}, whyNotWithdraw, school.recordWithdrawal);
      case 'claim': {
        const content = { takeOver: act.takeOver };
        const clerk = family.accountOf(act.clerk);
        return runs.act('recordChange.claim', set.id, clerk, content, whyNotClaim, school.recordClaim);
      }
      case 'release':
        return runs.act(
          'recordChange.release',
          set.id,
          family.accountOf(act.clerk),
          {},
          whyNotClaim,
          school.recordRelease,
        );
      case 'decide': {
        const key = chosen(model.sets[facts.indexOf(set)]?.items ?? [], act.item)?.key;
        const item = set.items.find((one) => one.key === key);
        if (!item) throw new Error('the model and the tables hold other items');
        const amended = act.decision === 'ACCEPTED_AMENDED' && { amendedValue: family.amended(item.key, act.amended) };
        const hasReason = act.reason;
        const decision: ItemDecision = { itemId: item.id, decision: act.decision, hasReason };
        const decisions = [{ ...decision, reason: hasReason ? 'Justificatif manquant' : null, ...amended }];
        const content = { decisions, seenRevision: set.revision - (act.outdated ? 1 : 0), delegationId: null };
        const whyNot = (change: RecordChange) => whyNotDecide(change, decisions);
        return runs.act(
          'recordChange.decide',
          set.id,
          family.accountOf(act.clerk),
          content,
          whyNot,
          school.recordDecisions,
        );
      }
    }
  };

  for (const act of acts) {
    told.push(JSON.stringify(act));
    const should = expected(model, act);
    const refusal = await doIt(act);
    await runs.settle();
    if (!act.slow) while (await runs.work()) await runs.settle();
    expect({ told, refusal }).toEqual({ told, refusal: should.refusal });
    model = should.model;
    expect({ told, ...(await family.seen()) }).toEqual({ told, ...seen(model) });
  }
  await runs.settle();
  while (await runs.work()) await runs.settle();
  expect({ told, ...(await family.broken()) }).toEqual({ told, ...NOTHING_BROKEN });
}

test(`${RUNS} families: the tables say what the model says, whatever anybody does in whatever order (seed ${SEED})`, async () => {
  const stories = fc.sample(story({ minLength: 4, maxLength: 16 }), { numRuns: RUNS, seed: SEED });
  for (const [index, acts] of stories.entries()) await play(names[index] ?? '', acts);
}, 120_000);

test('afterwards the inbox counts what nobody has decided', () => expectCountersToAgree(academy));
