/** The api with the whole engine behind it: what families and staff hand in is settled in the same answer. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mailBy, type RunningWorker, startWorkers } from '../../activities/worker.ts';
import type { Mailbox } from '../../launch/services/mailbox.ts';
import {
  ACADEMY,
  academy,
  COLLEGE,
  choiceGroup,
  code,
  familyAccount,
  guardian,
  LYCEE,
  NEXT_YEAR,
  pupil,
  responsibility,
  SECONDE,
  staffAccount,
} from '../database/builders.ts';
import { freshMailbox } from '../servers/mailbox.ts';
import { freshTemporal, type TestTemporal, workflowBundle } from '../servers/temporal.ts';
import { type RunningApi, startApi, type Visitor } from './running-api.ts';

let api: RunningApi;
let temporal: TestTemporal;
let mailbox: Mailbox;
let worker: RunningWorker;
let mother: Visitor;
let head: Visitor;
let admin: Visitor;
let secretary: Visitor;
let pupilId: string;

beforeAll(async () => {
  [temporal, mailbox] = await Promise.all([freshTemporal(), freshMailbox()]);
  api = await startApi({
    temporalAddress: temporal.address,
    temporalNamespace: temporal.namespace,
    answerWithinMs: 3000,
  });
  worker = await startWorker();
  const em = api.em();
  await academy(em);
  await choiceGroup(em, { key: 'rank-3' });
  await code(em, 'occupation', '52', 'EMPLOYES CIVILS', { uai: LYCEE, schoolYear: NEXT_YEAR });
  const child = await pupil(em, { firstName: 'Lila', lastName: 'BENALI' });
  pupilId = child.id;
  await em.execute(`update pupil set national_id = '123456789AB' where id = ?`, [child.id]);
  const samia = await guardian(em, { firstName: 'Samia', lastName: 'BENALI', email: 'samia@exemple.fr' });
  await responsibility(em, child.id, samia);
  await em.execute(
    `insert into affectation (id, national_id, last_name, first_name, origin_uai, receiving_uai, school_year, round, wish_rank, offer_code, mef, decision, decided_on, imported_at)
     values (?, '123456789AB', 'BENALI', 'Lila', ?, ?, ?, 1, 1, 'X', ?, 'AFFECTE', '2027-06-29', now())`,
    [randomUUID(), COLLEGE, LYCEE, NEXT_YEAR, SECONDE],
  );
  const accounts = await Promise.all([
    familyAccount(em, 'Samia BENALI', samia),
    staffAccount(em, 'Mme Proviseure', { role: 'head', uai: LYCEE }),
    staffAccount(em, 'M. Rectorat', { role: 'academyAdmin', academyCode: ACADEMY }),
    staffAccount(em, 'M. Principal', { role: 'head', uai: COLLEGE }),
  ]);
  [mother, head, admin, secretary] = (await Promise.all(accounts.map(({ login }) => api.signedIn(login)))) as [
    Visitor,
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

const startWorker = async (): Promise<RunningWorker> =>
  startWorkers({
    orm: api.services.orm,
    client: temporal.client,
    connection: await temporal.nativeConnection(),
    mail: mailBy(mailbox.smtpUrl, 'Rentrée <ne-pas-repondre@rentree.example>'),
    publicUrl: 'http://localhost',
    bundlePath: workflowBundle().codePath,
  });

const hand = (visitor: Visitor, path: string, body?: unknown, key: string = randomUUID()) =>
  visitor.ask('POST', path, { ...(body !== undefined && { body }), headers: { 'Idempotency-Key': key } });

async function until<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (let i = 0; i < 200; i += 1) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what}: nothing came in 20 s`);
}

test('from the academy’s calendar to the enrolment, over http alone', async () => {
  const now = Date.now();
  const calendar = {
    opensAt: new Date(now - 1000).toISOString(),
    closesAt: new Date(now + 3_600_000).toISOString(),
    reminders: [],
    reminderSpreadSeconds: 0,
    graceSeconds: 60,
    draftsUntil: null,
    undoSeconds: 0,
    quietHours: null,
    resultsAt: new Date(now - 2 * 86_400_000).toISOString(),
    volunteers: null,
  };
  expect((await admin.ask('PUT', `/api/academies/${ACADEMY}/rounds/${NEXT_YEAR}/1`, { body: calendar })).status).toBe(
    200,
  );
  const { body } = await head.ask('GET', `/api/establishments/${LYCEE}/campaigns`);
  expect(body.campaigns).toMatchObject([{ state: 'PREPARED', expected: 1, round: 1 }]);
  const campaignId = body.campaigns[0].id;

  const early = await hand(head, `/api/campaigns/${campaignId}/readiness`);
  expect(early.body).toMatchObject({ status: 409, code: 'opening-checklist' });
  const settings = `/api/establishments/${LYCEE}/years/${NEXT_YEAR}/settings`;
  const read = await head.ask('GET', settings);
  const documents = [{ id: randomUUID(), label: 'Justificatif de domicile', mandatory: true, mef: null }];
  await head.ask('PUT', settings, {
    body: { ...read.body.settings, documents },
    headers: { 'If-Match': `"${read.body.version}"` },
  });
  const ready = await hand(head, `/api/campaigns/${campaignId}/readiness`);
  expect(ready.body).toMatchObject({ status: 'ACCEPTED', refusal: null });
  expect(ready.status).toBe(200);

  const card = await until(
    'the dossier',
    async () => (await mother.ask('GET', '/api/children')).body.children[0]?.enrolment,
  );
  const path = `/api/dossiers/${card.dossierId}`;
  const page = await mother.ask('GET', path);
  expect(page.body).toMatchObject({
    state: 'NOTIFIED',
    groups: [{ key: 'rank-3' }],
    documents: [{ label: 'Justificatif de domicile', receivedAt: null }],
  });
  // The lycée's copy, which the family confirms, is hers to read and to change (P9).
  const record = await mother.ask('GET', `/api/pupils/${page.body.recordPupilId}/record`);
  expect(record.body.school.uai).toBe(LYCEE);
  const change = await hand(mother, `/api/pupils/${page.body.recordPupilId}/record-changes`, {
    dossierId: card.dossierId,
    items: [{ field: 'guardian.occupation', baseValue: null, newValue: '52' }],
  });
  expect(change.body).toMatchObject({ status: 'ACCEPTED' });

  const key = randomUUID();
  const submission = { seenVersion: 0, choices: { 'rank-3': ['061300'] }, recordConfirmed: true };
  const enrolled = await hand(mother, `${path}/submissions`, submission, key);
  expect(enrolled.status).toBe(200);
  expect(enrolled.body).toMatchObject({ status: 'ACCEPTED', submissionId: key });
  expect((await hand(mother, `${path}/submissions`, submission, key)).body.number).toBe(enrolled.body.number);
  const overtaken = await hand(mother, `${path}/submissions`, submission);
  expect(overtaken.body).toMatchObject({ status: 409, code: 'changed-meanwhile', details: { version: 1 } });
  const after = await mother.ask('GET', path);
  expect(after.body).toMatchObject({
    state: 'VALIDATED',
    version: 1,
    choices: { 'rank-3': ['061300'] },
    submitted: { by: 'Samia BENALI', receipt: enrolled.body.number },
  });

  // The change made within the enrolment is decided before the pupil is integrated.
  const refused = await hand(head, `${path}/integrations`);
  expect(refused.body).toMatchObject({ status: 409, code: 'record-change-undecided' });
  const followUp = await head.ask('GET', `${path}/follow-up`);
  expect(followUp.body).toMatchObject({
    line: { undecidedChanges: 1, missingDocuments: 1 },
    acts: ['markDocument', 'unmarkDocument'],
    whyNotIntegrate: 'record-change-undecided',
  });
  const [changeId] = followUp.body.recordChangeIds;
  const review = await head.ask('GET', `/api/record-changes/${changeId}`);
  const seenRevision = review.body.revision;
  const withoutReason = {
    seenRevision,
    decisions: [{ itemId: review.body.items[0].id, decision: 'REFUSED', reason: null }],
  };
  expect((await hand(head, `/api/record-changes/${changeId}/decisions`, withoutReason)).body.code).toBe(
    'reason-required',
  );
  const decision = {
    seenRevision,
    decisions: [{ itemId: review.body.items[0].id, decision: 'ACCEPTED', reason: null }],
  };
  expect((await hand(head, `/api/record-changes/${changeId}/decisions`, decision)).body.status).toBe('ACCEPTED');
  await until('the integration', async () => (await hand(head, `${path}/integrations`)).status === 200);
  const marked = await hand(head, `${path}/document-marks`, { documentId: documents[0]?.id });
  expect(marked.body.status).toBe('ACCEPTED');
  expect((await mother.ask('GET', path)).body).toMatchObject({
    state: 'COMPLETE',
    documents: [{ receivedAt: expect.any(String) }],
  });
  const home = await mother.ask('GET', '/api/children');
  expect(home.body.children).toMatchObject([
    { school: { uai: LYCEE, schoolYear: NEXT_YEAR }, enrolment: { state: 'COMPLETE' } },
  ]);
}, 60_000);

test('a guardian takes back a change until its review begins', async () => {
  const propose = (newValue: string) =>
    hand(mother, `/api/pupils/${pupilId}/record-changes`, {
      dossierId: null,
      items: [{ field: 'guardian.email', baseValue: 'samia@exemple.fr', newValue }],
    });
  expect((await propose('samia.b@exemple.fr')).body.status).toBe('ACCEPTED');
  const [mine] = (await mother.ask('GET', `/api/pupils/${pupilId}/record`)).body.changes;
  expect(mine).toMatchObject({ withdrawable: true, items: [{ field: 'guardian.email', state: 'PENDING' }] });
  expect((await hand(secretary, `/api/record-changes/${mine.recordChangeId}/withdrawals`)).status).toBe(403);
  expect((await hand(mother, `/api/record-changes/${mine.recordChangeId}/withdrawals`)).body.status).toBe('ACCEPTED');
  const after = await mother.ask('GET', `/api/pupils/${pupilId}/record`);
  expect(after.body.changes).toMatchObject([{ state: 'WITHDRAWN', withdrawable: false }]);
  expect((await secretary.ask('GET', `/api/establishments/${COLLEGE}/record-changes`)).body.changes).toEqual([]);
});

test('with the worker stopped a family gets a receipt number, and what it handed in goes through when the worker is back', async () => {
  await worker.stop();
  const key = randomUUID();
  const proposal = {
    dossierId: null,
    items: [{ field: 'guardian.phoneHome', baseValue: null, newValue: '01 99 00 43 21' }],
  };
  const waiting = await hand(mother, `/api/pupils/${pupilId}/record-changes`, proposal, key);
  expect(waiting.status).toBe(202);
  expect(waiting.body).toMatchObject({ status: 'RECEIVED', number: expect.stringMatching(/^R-\d{4}-\d{7}$/) });
  worker = await startWorker();
  const settled = await until('the answer', async () => {
    const { body } = await mother.ask('GET', `/api/submissions/${key}`);
    return body.status === 'RECEIVED' ? null : body;
  });
  expect(settled).toMatchObject({ status: 'ACCEPTED', number: waiting.body.number });
}, 60_000);
