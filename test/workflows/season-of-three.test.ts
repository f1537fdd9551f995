import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { campaignKey, choices, type SmallAcademy, smallAcademy } from './small-academy.ts';

let academy: SmallAcademy;
let campaignId: string;

beforeAll(async () => {
  academy = await smallAcademy({ Anna: 2, Bilal: 1, Chloe: 1 });
  await academy.startWorker();
  campaignId = await academy.prepare(academy.calendar({ lasts: 14_000, reminders: [Date.now() + 9000] }));
}, 60_000);
afterAll(() => academy?.stop());

const state = async () => (await academy.rows(`select state from campaign where id = ?`, [campaignId]))[0]?.state;
const letters = async () =>
  (
    await academy.rows<{ letter_id: string; to_address: string }>(
      `select letter_id, to_address from letter where sent_at is not null`,
    )
  ).map(({ letter_id, to_address }) => `${letter_id} ${to_address.split('@')[0]}`);

describe('a campaign of three pupils', () => {
  test('opens by itself once it is ready, and tells every legal guardian', async () => {
    expect(await state()).toBe('PREPARED');
    const ready = await academy.hand('campaign.makeReady', campaignId, { key: campaignKey });
    expect(ready).toMatchObject({ status: 'ACCEPTED', refusal: null });
    await academy.until(
      'the invitations',
      async () => (await letters()).filter((line) => line.startsWith('M-05')).length === 4,
    );
    expect(await academy.dossierOf('Anna')).toMatchObject({ state: 'NOTIFIED', shown_state: 'NOTIFIED', version: 0 });
    expect(await academy.rows(`select state, dossiers from campaign_counter where dossiers <> 0`)).toEqual([
      { state: 'NOTIFIED', dossiers: 3 },
    ]);
  });

  test('a mother enrols her child with the languages swapped; both parents are told, once', async () => {
    const { id } = await academy.dossierOf('Anna');
    const submissionId = randomUUID();
    const swapped = { ...choices, languages: ['030602', '030201'] };
    const content = { seenVersion: 0, recordConfirmed: true, choices: swapped };
    const first = await academy.hand('dossier.submit', id, content, academy.mothers.Anna, submissionId);
    const again = await academy.hand('dossier.submit', id, content, academy.mothers.Anna, submissionId);
    expect(first.status).toBe('ACCEPTED');
    expect(again.receipt).toBe(first.receipt);
    expect(await academy.dossierOf('Anna')).toMatchObject({ state: 'VALIDATED', version: 1, choices: swapped });
    await academy.until(
      'the confirmations',
      async () => (await letters()).filter((line) => line.startsWith('M-07')).length === 2,
    );
  });

  test('a submission on what was seen before another one is refused, and changes nothing (E-01)', async () => {
    const { id } = await academy.dossierOf('Anna');
    const late = await academy.hand('dossier.submit', id, { seenVersion: 0, recordConfirmed: true, choices });
    expect(late).toMatchObject({ status: 'REFUSED', refusal: { code: 'changed-meanwhile', details: { version: 1 } } });
    expect((await academy.dossierOf('Anna')).version).toBe(1);
  });

  test('an acceptance is taken back by the guardian who gave it, and nobody else (E-03)', async () => {
    const { id } = await academy.dossierOf('Anna');
    const [father] = await academy.rows<{ id: string }>(`select id from account where login = '1-Anna'`);
    const refused = await academy.hand('dossier.refuse', id, { seenVersion: 1, reason: null }, father?.id);
    expect(refused.refusal?.code).toBe('not-permitted');
    expect(await academy.dossierOf('Anna')).toMatchObject({ state: 'VALIDATED', sequence: 1 });
  });

  test('choices that the offer does not hold any more are refused as they are written (E-06)', async () => {
    const { id } = await academy.dossierOf('Bilal');
    const stranger = { ...choices, 'rank-3': ['099999'] };
    const refused = await academy.hand('dossier.submit', id, {
      seenVersion: 0,
      recordConfirmed: true,
      choices: stranger,
    });
    expect(refused.refusal).toEqual({
      code: 'choices-invalid',
      details: { group: 'rank-3', problem: 'unknown-option', option: '099999' },
    });
    expect(await academy.dossierOf('Bilal')).toMatchObject({ state: 'NOTIFIED', version: 0, sequence: 0 });
  });

  test('a family refuses the place', async () => {
    const { id } = await academy.dossierOf('Bilal');
    const refused = await academy.hand(
      'dossier.refuse',
      id,
      { seenVersion: 0, reason: 'Déménagement' },
      academy.mothers.Bilal,
    );
    expect(refused.status).toBe('ACCEPTED');
    expect(await academy.dossierOf('Bilal')).toMatchObject({ state: 'REFUSED', refusal_reason: 'Déménagement' });
  });

  test('who does nothing is reminded, then not enrolled at the exact closing; the campaign closes', async () => {
    await academy.until('the campaign closed', async () => (await state()) === 'CLOSED');
    expect(await academy.dossierOf('Chloe')).toMatchObject({ state: 'NOT_ENROLLED', closed: true });
    expect(await academy.dossierOf('Anna')).toMatchObject({ state: 'VALIDATED', closed: true });
    const sent = await letters();
    expect(sent.filter((line) => line.startsWith('M-09'))).toEqual(['M-09 mere.chloe']);
    // The family, and both ends of the affectation: a place is freed (§3.6).
    expect(sent.filter((line) => line.startsWith('M-06')).sort()).toEqual([
      'M-06 mere.bilal',
      'M-06 secretariat',
      'M-06 secretariat',
    ]);
  });

  test('the lycée integrates the pupil, who is complete when the last document is there', async () => {
    const { id, expected_pupil_id: pupil } = await academy.dossierOf('Anna');
    expect((await academy.hand('dossier.integrate', id, {})).status).toBe('ACCEPTED');
    expect(await academy.dossierOf('Anna')).toMatchObject({ state: 'INTEGRATED' });
    expect(
      await academy.rows(`select status, mef, regime_code, entered_on::text from pupil where id = ?`, [pupil]),
    ).toEqual([{ status: 'ENROLLED', mef: '20010012110', regime_code: '2', entered_on: '2027-09-01' }]);
    expect(
      await academy.rows(`select subject_code from pupil_option where pupil_id = ? order by rank`, [pupil]),
    ).toEqual([{ subject_code: '030601' }, { subject_code: '030202' }]);
    const [document] = await academy.rows<{ id: string }>(`select id from required_document`);
    await academy.hand('dossier.markDocument', id, { documentId: document?.id ?? '' });
    expect(await academy.dossierOf('Anna')).toMatchObject({ state: 'COMPLETE' });
    const over = await academy.hand('dossier.integrate', id, {});
    expect(over.refusal?.code).toBe('state-forbids');
  });

  test('a family that was late is given another deadline, and enrols', async () => {
    const { id } = await academy.dossierOf('Chloe');
    expect((await academy.hand('dossier.reopen', id, { until: Date.now() - 1 })).refusal?.code).toBe('deadline-past');
    await academy.hand('dossier.reopen', id, { until: Date.now() + 3000 });
    expect(await academy.dossierOf('Chloe')).toMatchObject({ state: 'NOTIFIED', closed: false, own_deadline: true });
    const late = await academy.hand(
      'dossier.submit',
      id,
      { seenVersion: 0, recordConfirmed: true, choices },
      academy.mothers.Chloe,
    );
    expect(late.status).toBe('ACCEPTED');
    await academy.until('its own closing', async () => (await academy.dossierOf('Chloe')).closed);
    expect(await academy.dossierOf('Chloe')).toMatchObject({ state: 'VALIDATED' });
  });

  test('counters say what the dossiers say', async () => {
    const counted = await academy.rows(
      `select state, dossiers from campaign_counter where dossiers <> 0 order by state`,
    );
    expect(counted).toEqual(
      await academy.rows(`select shown_state as state, count(*)::int as dossiers from dossier group by 1 order by 1`),
    );
  });

  test('every letter left exactly once', async () => {
    await academy.until(
      'an empty outbox',
      async () => (await academy.rows(`select 1 from letter where sent_at is null`)).length === 0,
    );
    const sent = (await academy.rows(`select key from letter`)).length;
    expect(academy.mailbox.letters().length).toBe(sent);
  });
});
