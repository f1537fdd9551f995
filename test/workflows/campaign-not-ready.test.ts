/** A campaign whose instant has come and which nobody declared ready (§3.2): told once, and no more when it is ready. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { campaignKey, LYCEE, type SmallAcademy, smallAcademy } from './small-academy.ts';

let academy: SmallAcademy;
let campaignId: string;

beforeAll(async () => {
  academy = await smallAcademy({ Anna: 1 });
  await academy.startWorker();
  campaignId = await academy.prepare(academy.calendar({ opensAt: Date.now() + 1500 }));
}, 60_000);
afterAll(() => academy?.stop());

const tasks = () =>
  academy.rows(
    `select kind, uai, academy_code, subject_id, resolved_at is not null as resolved, resolved_by_id from staff_task order by uai`,
  );

test('nobody is told before the instant, nor when it moves; at the instant, head and academy are', async () => {
  expect(await tasks()).toEqual([]);
  const later = academy.calendar({ opensAt: Date.now() + 4000 });
  const moved = await academy.hand('campaign.moveCampaign', campaignId, { key: campaignKey, calendar: later });
  expect(moved.status).toBe('ACCEPTED');
  await new Promise((resolve) => setTimeout(resolve, later.opensAt - Date.now() - 1000));
  expect(await tasks()).toEqual([]);
  await academy.until('the two tasks', async () => (await tasks()).length === 2);
  expect(Date.now()).toBeGreaterThanOrEqual(later.opensAt);
  const at = { kind: 'CAMPAIGN_NOT_READY', subject_id: campaignId, resolved: false, resolved_by_id: null };
  expect(await tasks()).toEqual([
    { ...at, uai: LYCEE, academy_code: null },
    { ...at, uai: null, academy_code: '99' },
  ]);
});

test('declared ready, it opens at once, and the tasks are resolved in the name of who declared it', async () => {
  const ready = await academy.hand('campaign.makeReady', campaignId, { key: campaignKey });
  expect(ready.status).toBe('ACCEPTED');
  expect(await tasks()).toEqual([
    expect.objectContaining({ resolved: true, resolved_by_id: academy.head, uai: LYCEE }),
    expect.objectContaining({ resolved: true, resolved_by_id: academy.head, academy_code: '99' }),
  ]);
  await academy.until('the opening', async () => {
    const [campaign] = await academy.rows(`select state from campaign where id = ?`, [campaignId]);
    return campaign?.state === 'OPEN';
  });
  expect(await tasks()).toHaveLength(2);
});
