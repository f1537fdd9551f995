/** The same stories on the live stack: the runs of record changes on a real engine, with their dispatcher, against the model. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, test } from '@jest/globals';
import fc from 'fast-check';
import { recordChangeActivities } from '../../activities/record-change.ts';
import { writeProposal } from '../../processes/record-changes.ts';
import { receive, type SubmissionContents } from '../../processes/submissions.ts';
import { recordChangeWorkflowId } from '../../workflows/record-change/messages.ts';
import { type SmallAcademy, smallAcademy } from '../workflows/small-academy.ts';
import { expectCountersToAgree, twoClerks } from './record-change-family.ts';
import { story } from './record-change-model.ts';
import { type Hands, play, type SetAct } from './record-change-play.ts';

const RUNS = 24;
const AT_ONCE = 6;
const SEED = 20_261_127;
const names = Array.from({ length: RUNS }, (_, index) => `Foyer${index}`);

let academy: SmallAcademy;
let clerks: Awaited<ReturnType<typeof twoClerks>>;

beforeAll(async () => {
  academy = await smallAcademy(Object.fromEntries(names.map((name) => [name, 2 as const])));
  clerks = await twoClerks(academy);
  await academy.startWorker();
}, 120_000);
afterAll(() => academy?.stop());

/** One family's sets, as the api hands them in; nobody answers for the runs but the runs. */
function handsOf(): Hands {
  const sets: string[] = [];
  const over = new Set<string>();
  /** Sent again under its id until its run has answered: a busy machine takes longer than a page waits. */
  const answered = async <A extends SetAct | 'recordChange.submit'>(
    act: A,
    id: string,
    content: SubmissionContents[A],
    accountId: string,
    submissionId = randomUUID(),
  ) =>
    academy.until(`an answer to ${act}`, async () => {
      const answer = await academy.hand(act, id, content, accountId, submissionId);
      return answer.status !== 'RECEIVED' && answer;
    });
  return {
    async submit(proposal) {
      const { recordChangeId: id, authorId: accountId } = proposal;
      const submissionId = randomUUID();
      const request = { id: submissionId, act: 'recordChange.submit', subjectId: id, accountId, content: {} } as const;
      await receive(academy.orm.em, request, (tx) => writeProposal(tx, proposal));
      await answered('recordChange.submit', id, {}, accountId, submissionId);
      sets.push(id);
    },
    act: async (act, id, accountId, content) => (await answered(act, id, content, accountId)).refusal?.code ?? null,
    wait: (recordChangeId, to) =>
      recordChangeActivities(academy.orm, { publicUrl: 'http://rentree.example' }).tellOfDelay({ recordChangeId, to }),
    async rest() {
      if (sets.length === 0) return;
      /** The sets that have ended, but not their runs yet. */
      const ending = async (): Promise<string[]> => {
        const rows = await academy.rows<{ id: string }>(
          `select id from record_change where id in (?) and state in ('NOTIFIED', 'EXPIRED', 'WITHDRAWN', 'SUPERSEDED')`,
          [sets],
        );
        const open = rows.filter(({ id }) => !over.has(id));
        for (const { id } of open) {
          const { status } = await academy.temporal.client.workflow.getHandle(recordChangeWorkflowId(id)).describe();
          if (status.name === 'COMPLETED') over.add(id);
        }
        return open.map(({ id }) => id).filter((id) => !over.has(id));
      };
      await academy.until('rest', async () => {
        const moving = await academy.rows(
          `select rc.id from record_change rc where rc.id in (?) and (rc.state in ('DECIDED', 'APPLIED')
             or (rc.state = 'EXPIRED' and not exists (select 1 from letter l where l.subject_id = rc.id and l.letter_id = 'M-04'))
             or (rc.state in ('SUBMITTED', 'IN_REVIEW') and exists (
               select 1 from submission s where s.subject_id = rc.id and s.status = 'RECEIVED')))`,
          [sets],
        );
        return moving.length === 0 && (await ending()).length === 0;
      });
    },
  };
}

test(`${RUNS} families: the runs do what the model says, whatever anybody does in whatever order (seed ${SEED})`, async () => {
  const stories = fc.sample(story({ minLength: 4, maxLength: 10 }), { numRuns: RUNS, seed: SEED });
  // A live run writes as soon as it can: nobody can hold it back.
  const waiting = stories.map((acts, index) => ({ acts: acts.map((act) => ({ ...act, slow: false })), index }));
  const faults: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { acts, index } = next;
      await play(academy, clerks, { name: names[index] ?? '', acts, hands: handsOf() }).catch((fault) =>
        faults.push(fault),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (faults.length > 0) throw faults[0];
}, 180_000);

test('afterwards the inbox counts what nobody has decided', () => expectCountersToAgree(academy));
