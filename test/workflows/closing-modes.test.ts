/** "Accept no new one, let drafts finish" (§3.3): the other way to close than E-09's grace, on a real engine. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { campaignKey, choices, type SmallAcademy, smallAcademy } from './small-academy.ts';

let academy: SmallAcademy;
let campaignId: string;
let closesAt: number;
let draftsUntil: number;

beforeAll(async () => {
  academy = await smallAcademy({ Anna: 1, Bilal: 1, Chloe: 1 });
  await academy.startWorker();
  const calendar = academy.calendar({ lasts: 6000, graceMs: 60_000 });
  closesAt = calendar.closesAt;
  draftsUntil = closesAt + 5000;
  campaignId = await academy.prepare({ ...calendar, draftsUntil });
}, 60_000);
afterAll(() => academy?.stop());

const dossiers = () =>
  academy.rows<{ first_name: string; state: string; closed: boolean }>(
    `select first_name, state, closed from dossier order by first_name`,
  );

test('those who have begun may finish until the instant that was set, the others are closed with the campaign', async () => {
  await academy.hand('campaign.makeReady', campaignId, { key: campaignKey });
  await academy.until('three dossiers', async () => (await dossiers()).length === 3);
  await academy.rows(
    `update dossier set draft = '{"choices": {}, "step": "courses", "recordConfirmed": false}', draft_saved_at = now()
     where first_name in ('Anna', 'Bilal')`,
  );
  await academy.until('the dossier without a draft closed', async () =>
    (await dossiers()).some(({ first_name, closed }) => first_name === 'Chloe' && closed),
  );
  expect(Date.now()).toBeGreaterThanOrEqual(closesAt);
  const { id } = await academy.dossierOf('Anna');
  expect(await dossiers()).toMatchObject([
    { first_name: 'Anna', state: 'NOTIFIED', closed: false },
    { first_name: 'Bilal', state: 'NOTIFIED', closed: false },
    { first_name: 'Chloe', state: 'NOT_ENROLLED', closed: true },
  ]);
  // The row tells the family, and the api, the instant that now counts for it.
  await academy.until(
    'their own instant',
    async () => new Date((await academy.dossierOf('Anna')).closes_at).getTime() === draftsUntil,
  );
  const finished = await academy.hand(
    'dossier.submit',
    id,
    { seenVersion: 0, recordConfirmed: true, choices },
    academy.mothers.Anna,
  );
  expect(finished).toMatchObject({ status: 'ACCEPTED', refusal: null });
  await academy.until('the campaign closed', async () =>
    (await academy.rows<{ state: string }>(`select state from campaign`)).every(({ state }) => state === 'CLOSED'),
  );
  // The end of the drafts came, not that of the grace, which is a minute longer.
  expect(Date.now()).toBeGreaterThanOrEqual(draftsUntil);
  expect(Date.now()).toBeLessThan(closesAt + 60_000);
  expect(await dossiers()).toMatchObject([
    { first_name: 'Anna', state: 'VALIDATED', closed: true },
    { first_name: 'Bilal', state: 'NOT_ENROLLED', closed: true },
    { first_name: 'Chloe', state: 'NOT_ENROLLED', closed: true },
  ]);
  const [bilal] = await academy.rows<{ draft: { step: string } }>(
    `select draft from dossier where first_name = 'Bilal'`,
  );
  expect(bilal?.draft.step).toBe('courses');
}, 60_000);
