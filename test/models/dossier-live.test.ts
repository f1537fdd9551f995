/** The same random acts on the live stack: 200 dossiers, real engine, database and mail, against the same model. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SubmissionAct, SubmissionContents } from '../../processes/submissions.ts';
import { dossierWorkflowId, moveCalendarSignal } from '../../workflows/enrolment-dossier/messages.ts';
import { campaignKey, choices, LYCEE, type SmallAcademy, smallAcademy } from '../workflows/small-academy.ts';
import { type Act, act, beginning, expected, type Model, seen } from './dossier-model.ts';

const RUNS = 200;
const AT_ONCE = 8;
const SEED = 20_261_125;
const HOUR = 3_600_000;

let academy: SmallAcademy;
let documentId: string;
const names = Array.from({ length: RUNS }, (_, index) => `Pupille${index}`);
const guardiansOf = (index: number): 1 | 2 => (index % 4 === 0 ? 1 : 2);

beforeAll(async () => {
  academy = await smallAcademy(Object.fromEntries(names.map((name, index) => [name, guardiansOf(index)])));
  await academy.startWorker();
  const campaignId = await academy.prepare(academy.calendar({ lasts: 10 * HOUR, undoMs: HOUR }));
  await academy.hand('campaign.makeReady', campaignId, { key: campaignKey });
  await academy.until('the dossiers', async () => {
    const [row] = await academy.rows<{ n: number }>(
      `select count(distinct subject_id)::int as n from letter where letter_id = 'M-05'`,
    );
    return row?.n === RUNS;
  });
  // A campaign's row each, so that each dossier has a policy of its own.
  await academy.rows(
    `insert into campaign (id, receiving_uai, school_year, kind, round, state, calendar, sequence)
     select d.id, c.receiving_uai, c.school_year, 'LEVEL_UP', row_number() over (order by d.id), 'OPEN', c.calendar, 0 from dossier d join campaign c on c.id = d.campaign_id`,
  );
  await academy.rows(`update dossier set campaign_id = id`);
  const [document] = await academy.rows<{ id: string }>(`select id from required_document`);
  documentId = document?.id ?? '';
}, 120_000);
afterAll(() => academy?.stop());

/** Plays one sequence on one dossier. @throws what jest's expectations throw, with the sequence */
async function play(index: number, acts: readonly Act[]): Promise<void> {
  const name = names[index] ?? '';
  const guardians = guardiansOf(index);
  const { id } = await academy.dossierOf(name);
  let model: Model = beginning(guardians);
  let undoable: string = randomUUID();
  const told: string[] = [];
  const accountOf = (by: 'mother' | 'father') => (by === 'mother' ? academy.mothers[name] : academy.fathers[name]);
  const hand = async <A extends SubmissionAct>(doing: A, content: SubmissionContents[A], by?: 'mother' | 'father') => {
    const submissionId = randomUUID();
    // Sent again under its id until its run has answered: a busy machine takes longer than a page waits.
    const answer = await academy.until(`an answer to ${doing}`, async () => {
      const given = await academy.hand(doing, id, content, by && accountOf(by), submissionId);
      return given.status !== 'RECEIVED' && given;
    });
    if (answer.status === 'ACCEPTED' && ['dossier.setPaper', 'dossier.remind', 'dossier.integrate'].includes(doing))
      undoable = answer.id;
    return answer.refusal?.code ?? null;
  };
  const doIt = async (one: Act): Promise<string | null> => {
    const seenVersion = model.version + ('stale' in one && one.stale ? 1 : 0);
    const chosen = 'offered' in one && !one.offered ? { ...choices, regime: ['9'] } : choices;
    switch (one.do) {
      case 'submit':
        return hand('dossier.submit', { seenVersion, recordConfirmed: one.confirmed, choices: chosen }, one.by);
      case 'refuse':
        return hand('dossier.refuse', { seenVersion, reason: null }, one.by);
      case 'agree':
        return hand('dossier.agree', { seenVersion }, one.by);
      case 'object':
        return hand('dossier.object', { seenVersion, reason: null }, one.by);
      case 'resolveDispute': {
        const keyedIn = one.withChoices && one.outcome === 'VALIDATED';
        return hand('dossier.resolveDispute', { outcome: one.outcome, note: null, choices: keyedIn ? choices : null });
      }
      case 'enterOnBehalf':
        return hand('dossier.enterOnBehalf', { choices: chosen });
      case 'markDocument':
      case 'unmarkDocument':
        return hand(`dossier.${one.do}`, { documentId });
      case 'setPaper':
      case 'remind':
      case 'integrate':
        return hand(`dossier.${one.do}`, {});
      case 'cancel':
        return hand('dossier.cancel', { cause: 'AFFECTATION_REMOVED' });
      case 'undo':
        return hand('dossier.undo', { of: one.last ? undoable : randomUUID() });
      case 'reopen':
        return hand('dossier.reopen', { until: Date.now() + (one.past ? -1000 : HOUR) });
      case 'draft':
        await academy.rows(
          `update dossier set draft = '{}', draft_saved_at = now() where id = ? and state = 'NOTIFIED'`,
          [id],
        );
        return null;
      case 'policy':
        await academy.rows(`update campaign set second_guardian = ?, objection_hours = ? where id = ?`, [
          ...[one.policy, one.timeLeft ? 48 : -1, id],
        ]);
        return null;
      case 'closing': {
        if (model.state === 'CANCELLED') return null; // its run has ended: nobody is told
        const closes = { ...academy.calendar({ lasts: 0 }), undoMs: HOUR, opensAt: 0, closesAt: Date.now() };
        await academy.temporal.client.workflow.getHandle(dossierWorkflowId(id)).signal(moveCalendarSignal, closes);
        if (expected(model, one).model.closed)
          await academy.until('its closing', async () => (await academy.dossierOf(name)).closed);
        return null;
      }
    }
  };
  for (const one of acts) {
    const played = guardians === 1 && 'by' in one ? { ...one, by: 'mother' as const } : one;
    told.push(JSON.stringify(played));
    const should = expected(model, played);
    expect({ told, refusal: await doIt(played) }).toEqual({ told, refusal: should.refusal });
    model = should.model;
    expect({ told, ...seen(await academy.dossierOf(name)) }).toEqual({ told, ...seen(model) });
  }
}

test(`${RUNS} dossiers do on the live stack what the model says, whatever anybody does in whatever order`, async () => {
  const sequences = fc.sample(fc.array(act, { minLength: 3, maxLength: 14 }), { numRuns: RUNS, seed: SEED });
  const waiting = sequences.map((acts, index) => ({ acts, index }));
  const faults: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await play(next.index, next.acts).catch((fault: unknown) => faults.push(fault));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (faults.length > 0) throw faults[0];
}, 240_000);

test('afterwards every counter says what the dossiers say, and no letter left twice', async () => {
  const counted = await academy.rows(
    `select campaign_id, state, dossiers from campaign_counter where dossiers <> 0 order by campaign_id, state`,
  );
  expect(counted).toEqual(
    await academy.rows(
      `select campaign_id, shown_state as state, count(*)::int as dossiers from dossier group by 1, 2 order by 1, 2`,
    ),
  );
  const choicesCounted = await academy.rows(
    `select group_key, code, position, dossiers from choice_counter where uai = ? and dossiers <> 0 order by 1, 2, 3`,
    [LYCEE],
  );
  expect(choicesCounted).toEqual(
    await academy.rows(
      `select group_key, code, position, count(*)::int as dossiers from dossier_choice group by 1, 2, 3 order by 1, 2, 3`,
    ),
  );
  const ids = academy.mailbox.letters().map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(ids.length);
});
