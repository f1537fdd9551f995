/** A list too long for one answer: stored, made by its own run on the real worker, fetched by its author alone. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { listExportActivities } from '../../activities/list-export.ts';
import { mailBy, type RunningWorker, startWorkers } from '../../activities/worker.ts';
import { EXPORTED_AT_ONCE, WORKBOOK_ROWS } from '../../domain/enrolment-dossier/follow-up.ts';
import type { Mailbox } from '../../launch/services/mailbox.ts';
import {
  academy,
  COLLEGE,
  campaign,
  LYCEE,
  NEXT_YEAR,
  OTHER_LYCEE,
  SECONDE,
  staffAccount,
} from '../database/builders.ts';
import { readWorkbook } from '../exchange/lists/workbook.ts';
import { freshMailbox } from '../servers/mailbox.ts';
import { freshTemporal, type TestTemporal, workflowBundle } from '../servers/temporal.ts';
import { type RunningApi, startApi, type Visitor } from './running-api.ts';

const ROWS = EXPORTED_AT_ONCE + 3;
const path = `/api/establishments/${LYCEE}/years/${NEXT_YEAR}/dossier-exports`;

let api: RunningApi;
let temporal: TestTemporal;
let mailbox: Mailbox;
let worker: RunningWorker | undefined;
let head: Visitor;
let headId: string;
let colleague: Visitor;
/** The head of a lycée with more dossiers than a workbook holds. */
let crowded: Visitor;

beforeAll(async () => {
  [temporal, mailbox] = await Promise.all([freshTemporal(), freshMailbox()]);
  api = await startApi({
    temporalAddress: temporal.address,
    temporalNamespace: temporal.namespace,
    answerWithinMs: 3000,
  });
  const em = api.em();
  await academy(em);
  const campaignId = await campaign(em);
  const dossiers = (uai: string, rows: number, campaignId: string) =>
    em.execute(
      `with assigned as (
       insert into affectation (id, last_name, first_name, origin_uai, receiving_uai, school_year, round, wish_rank, offer_code, mef, decision, decided_on, imported_at)
       select gen_random_uuid(), 'NOM' || lpad(n::text, 5, '0'), 'Élève', ?, ?, ?, 1, 1, ?, ?, 'AFFECTE', '2027-06-29', now()
       from generate_series(1, ?) n returning *)
     insert into dossier (id, campaign_id, affectation_id, identity_id, origin_uai, receiving_uai, school_year, mef, last_name, first_name, state, closes_at, created_at)
     select gen_random_uuid(), ?, a.id, a.id, a.origin_uai, a.receiving_uai, a.school_year, a.mef, a.last_name, a.first_name, 'NOTIFIED', now() + interval '9 days', now()
     from assigned a`,
      [COLLEGE, uai, NEXT_YEAR, uai, SECONDE, rows, campaignId],
    );
  await dossiers(LYCEE, ROWS, campaignId);
  await dossiers(OTHER_LYCEE, WORKBOOK_ROWS + 1, await campaign(em, { receivingUai: OTHER_LYCEE }));
  const accounts = await Promise.all([
    staffAccount(em, 'Mme Proviseure', { role: 'head', uai: LYCEE }),
    staffAccount(em, 'M. Collègue', { role: 'head', uai: LYCEE }),
    staffAccount(em, 'Mme Foule', { role: 'head', uai: OTHER_LYCEE }),
  ]);
  headId = accounts[0].id;
  [head, colleague, crowded] = (await Promise.all(accounts.map(({ login }) => api.signedIn(login)))) as [
    Visitor,
    Visitor,
    Visitor,
  ];
}, 60_000);

afterAll(async () => {
  await worker?.stop();
  await api?.stop();
  await Promise.all([mailbox?.stop(), temporal?.close()]);
});

const startWorker = async (): Promise<void> => {
  worker = await startWorkers({
    orm: api.services.orm,
    client: temporal.client,
    connection: await temporal.nativeConnection(),
    mail: mailBy(mailbox.smtpUrl, 'Rentrée <ne-pas-repondre@rentree.example>'),
    publicUrl: 'http://localhost',
    bundlePath: workflowBundle().codePath,
  });
};

const order = (format: string, key: string, change: object = {}, who = head) =>
  who.ask('POST', path, {
    body: { side: 'receiving', format, columns: ['name', 'state', 'since'], ...change },
    headers: { 'Idempotency-Key': key },
  });
const fileOf = (who: Visitor, id: string) => who.ask('GET', `/api/list-exports/${id}/file`);
/** The bytes of a file, which a text would spoil. */
async function bytesOf(id: string): Promise<Buffer> {
  const [row]: { content: Buffer }[] = await api.em().execute(`select content from list_export where id = ?`, [id]);
  return row?.content ?? Buffer.alloc(0);
}
async function ready(id: string) {
  for (let i = 0; i < 200; i += 1) {
    const { body } = await head.ask('GET', `/api/list-exports/${id}`);
    if (body.state === 'READY') return body;
    expect(['WAITING', 'RUNNING']).toContain(body.state);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the export was not made in 20 s');
}

const csv = randomUUID();

test('is accepted and shown as waiting while no worker is there', async () => {
  const answer = await order('csv', csv);
  expect(answer.status).toBe(202);
  expect(answer.body).toMatchObject({ id: csv, state: 'WAITING', total: null, done: 0, side: 'receiving' });
  expect(Date.parse(answer.body.keptUntil) - Date.parse(answer.body.createdAt)).toBe(24 * 3_600_000);
  expect((await fileOf(head, csv)).body).toMatchObject({ status: 409, code: 'export-not-ready' });
  const [stored] = await api.em().execute(`select act, subject_id from submission where id = ?`, [csv]);
  expect(stored).toEqual({ act: 'listExport.make', subject_id: csv });
});

test('asked again with its key it is the same one; with another content the key is refused', async () => {
  expect((await order('csv', csv)).body).toMatchObject({ id: csv });
  expect((await order('csv', csv, { order: 'since' })).body).toMatchObject({ status: 409, code: 'key-reused' });
  expect(await api.em().execute(`select count(*)::int as n from list_export`)).toEqual([{ n: 1 }]);
});

test('is made once a worker is there, every row once, in the order asked', async () => {
  await startWorker();
  expect(await ready(csv)).toMatchObject({ total: ROWS, done: ROWS, readyAt: expect.any(String) });
  const answer = await fileOf(head, csv);
  expect(answer.headers.get('Content-Disposition')).toMatch(/filename="inscriptions-.*\.csv"$/);
  const rows: string[][] = parse(answer.body, { bom: true, delimiter: ';' });
  expect(rows).toHaveLength(ROWS + 1);
  expect(rows.slice(1).map(([name]) => name)).toEqual(
    Array.from({ length: ROWS }, (_, index) => `NOM${String(index + 1).padStart(5, '0')}`),
  );
}, 60_000);

test('is not found by a colleague who may read the very same list', async () => {
  expect((await colleague.ask('GET', `/api/list-exports/${csv}`)).status).toBe(404);
  expect((await fileOf(colleague, csv)).status).toBe(404);
  expect((await colleague.ask('GET', path)).body).toEqual({ exports: [] });
  expect((await order('csv', csv, {}, colleague)).body).toMatchObject({ status: 409, code: 'key-reused' });
});

test('as a workbook it holds the same rows, with dates that sort', async () => {
  const id = randomUUID();
  expect((await order('xlsx', id)).status).toBe(202);
  await ready(id);
  const rows = await readWorkbook(await bytesOf(id));
  expect(rows).toHaveLength(ROWS + 1);
  expect(rows[1]?.map(({ kind }) => kind === 'n')).toEqual([false, false, false, true]);
  const mine = await head.ask('GET', path);
  expect(mine.body.exports.map((each: { id: string }) => each.id)).toEqual([id, csv]);
}, 60_000);

test('a workbook too large to be made is refused at its format, and says what to ask instead', async () => {
  const ask = (format: string, name?: string) =>
    crowded.ask('POST', `/api/establishments/${OTHER_LYCEE}/years/${NEXT_YEAR}/dossier-exports`, {
      body: { side: 'receiving', format, columns: ['name'], ...(name && { name }) },
      headers: { 'Idempotency-Key': randomUUID() },
    });
  const refused = await ask('xlsx');
  expect(refused.body).toMatchObject({ status: 400, errors: [{ path: 'body.format', problem: 'too-many-rows' }] });
  expect(refused.body.errors[0].message).toMatch(/CSV/);
  expect((await ask('xlsx', 'NOM0')).status).toBe(202);
});

test('an export given up says so, and is not made behind its reader’s back', async () => {
  const id = randomUUID();
  await api.em().execute(
    `insert into list_export (id, uai, school_year, account_id, format, asked, state, created_at)
     values (?, ?, ?, ?, 'csv', '{"side": "receiving", "columns": ["name"], "order": "name", "language": "fr", "marks": []}', 'RUNNING', now())`,
    [id, LYCEE, NEXT_YEAR, headId],
  );
  const activities = listExportActivities(api.services.orm);
  await activities.giveUpListExport({ exportId: id });
  await activities.makeListExport({ exportId: id });
  expect((await head.ask('GET', `/api/list-exports/${id}`)).body).toMatchObject({ state: 'FAILED', readyAt: null });
  expect((await fileOf(head, id)).status).toBe(409);
});

test('narrowed to what fits in one answer it comes at once', async () => {
  const answer = await order('csv', randomUUID(), { name: 'NOM0000' });
  expect(answer.status).toBe(200);
  expect(parse(answer.body, { bom: true, delimiter: ';' })).toHaveLength(10);
});

test('is fetched no more by who lost the right, and is gone after a day', async () => {
  await api.em().execute(`update post set role = 'secretary' where account_id = ?`, [headId]);
  expect((await fileOf(head, csv)).body).toMatchObject({ status: 403, code: 'not-permitted' });
  await api.em().execute(`update post set role = 'head' where account_id = ?`, [headId]);
  expect((await fileOf(head, csv)).status).toBe(200);
  await api.em().execute(`update list_export set created_at = now() - interval '25 hours' where id = ?`, [csv]);
  expect((await fileOf(head, csv)).status).toBe(404);
  await api.services.purge();
  expect(await api.em().execute(`select id from list_export where id = ?`, [csv])).toEqual([]);
});
