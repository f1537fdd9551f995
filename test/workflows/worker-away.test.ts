import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Calendar } from '../../domain/campaign/calendar.ts';
import { campaignKey, choices, type SmallAcademy, smallAcademy } from './small-academy.ts';

let academy: SmallAcademy;
beforeAll(async () => {
  academy = await smallAcademy({ Fatou: 1, Gaspard: 1 });
}, 60_000);
afterAll(() => academy?.stop());

test('what is handed in while the worker is away has its receipt at once, and goes through when it is back', async () => {
  const worker = await academy.startWorker();
  const campaignId = await academy.prepare(academy.calendar({ lasts: 120_000 }));
  await academy.hand('campaign.makeReady', campaignId, { key: campaignKey });
  await academy.until(
    'the invitations',
    async () => (await academy.rows(`select 1 from letter where letter_id = 'M-05'`)).length === 2,
  );
  await worker.stop();

  const { id } = await academy.dossierOf('Fatou');
  const waiting = await academy.hand(
    'dossier.submit',
    id,
    { seenVersion: 0, recordConfirmed: true, choices },
    academy.mothers.Fatou,
  );
  expect(waiting.status).toBe('RECEIVED');
  expect(waiting.receipt).toMatch(/^R-\d{4}-\d{7}$/);
  expect(await academy.dossierOf('Fatou')).toMatchObject({ state: 'NOTIFIED', version: 0 });

  await academy.startWorker();
  await academy.until('the submission accepted', async () => {
    const [row] = await academy.rows(`select status from submission where id = ?`, [waiting.id]);
    return row?.status === 'ACCEPTED';
  });
  expect(await academy.dossierOf('Fatou')).toMatchObject({ state: 'VALIDATED', version: 1 });
  const confirmations = await academy.rows(`select key from letter where letter_id = 'M-07'`);
  expect(confirmations).toHaveLength(1);
}, 60_000);

test('a moved closing reaches every dossier', async () => {
  const [campaign] = await academy.rows<{ id: string; calendar: Calendar }>(`select id, calendar from campaign`);
  if (!campaign) throw new Error('no campaign');
  const closesAt = Date.now() + 2500;
  const moved = await academy.hand('campaign.moveCampaign', campaign.id, {
    key: campaignKey,
    calendar: { ...campaign.calendar, closesAt },
  });
  expect(moved.status).toBe('ACCEPTED');
  await academy.until(
    'the campaign closed',
    async () => (await academy.rows(`select 1 from campaign where state = 'CLOSED'`)).length === 1,
  );
  const late = await academy.dossierOf('Gaspard');
  expect(late).toMatchObject({ state: 'NOT_ENROLLED', closed: true });
  expect(new Date(late.closes_at)).toEqual(new Date(closesAt));
  expect(await academy.dossierOf('Fatou')).toMatchObject({ state: 'VALIDATED', closed: true });
}, 60_000);
