import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { enrolmentDossierActivities } from '../../activities/enrolment-dossier.ts';
import { deliver, receive } from '../../processes/submissions.ts';
import { campaignKey, choices, type SmallAcademy, smallAcademy } from './small-academy.ts';

let academy: SmallAcademy;
beforeAll(async () => {
  academy = await smallAcademy({ Hana: 1 });
  await academy.startWorker();
}, 60_000);
afterAll(() => academy?.stop());

test('a submission written just before the engine forgot it is made good, even when the closing has passed meanwhile', async () => {
  const campaignId = await academy.prepare(academy.calendar({ lasts: 3500 }));
  await academy.hand('campaign.makeReady', campaignId, { key: campaignKey });
  await academy.until('the invitation', async () => (await academy.rows(`select 1 from letter`)).length === 1);
  const { id: dossierId } = await academy.dossierOf('Hana');

  // Written in the database, unknown to the run: what a server killed between the two leaves behind.
  const submission = await receive(academy.orm.em, {
    id: randomUUID(),
    act: 'dossier.submit',
    subjectId: dossierId,
    accountId: academy.mothers.Hana as string,
    content: { seenVersion: 0, recordConfirmed: true, choices },
  });
  if ('code' in submission) throw new Error(submission.code);
  await academy.rows(`update submission set next_attempt_at = now() + interval '1 hour' where id = ?`, [submission.id]);
  const school = enrolmentDossierActivities(academy.orm, { publicUrl: 'http://rentree.example' });
  await school.recordEnrolment({ dossierId, sequence: 1, submissionId: submission.id });
  expect(await academy.dossierOf('Hana')).toMatchObject({ state: 'VALIDATED', sequence: 1, closed: false });

  await academy.until(
    'the closing instant',
    async () => (await academy.rows(`select 1 from campaign where state = 'CLOSING'`)).length === 1,
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await academy.dossierOf('Hana')).toMatchObject({ state: 'VALIDATED', closed: false });

  const resent = await deliver(academy.temporal.client, academy.orm.em, submission, 5000);
  expect(resent.status).toBe('ACCEPTED');
  await academy.until(
    'the campaign closed',
    async () => (await academy.rows(`select 1 from campaign where state = 'CLOSED'`)).length === 1,
  );
  expect(await academy.dossierOf('Hana')).toMatchObject({ state: 'VALIDATED', version: 1, closed: true });
  expect(await academy.rows(`select 1 from letter where letter_id = 'M-07'`)).toHaveLength(1);
}, 60_000);
