import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Author, type ProposedSet, recordSets } from './record-sets.ts';
import { COLLEGE, campaignKey, choices, LYCEE, type SmallAcademy, smallAcademy } from './small-academy.ts';

let academy: SmallAcademy;
let sets: ReturnType<typeof recordSets>;

beforeAll(async () => {
  academy = await smallAcademy({ Dina: 2, Elio: 1 });
  await academy.startWorker();
  sets = recordSets(academy);
}, 60_000);
afterAll(() => academy?.stop());

const guardian = async (id: string) =>
  (await academy.rows<{ phone_mobile: string | null; email: string }>(`select * from guardian where id = ?`, [id]))[0];
const letters = async (id: string) =>
  academy.rows<{ letter_id: string; to_address: string; text: string }>(
    `select letter_id, to_address, text from letter where subject_id = ? order by letter_id, to_address`,
    [id],
  );
const inbox = async () => academy.rows(`select uai, kind, items from inbox_counter where items <> 0 order by kind`);
describe('a mother changes her own data and the pupil’s', () => {
  let mother: Author;
  let set: ProposedSet;

  test('she gets a receipt, the school’s counter rises, and the base does not move (F-20, F-21)', async () => {
    mother = await sets.mother('Dina');
    set = await sets.propose(mother, [
      ['guardian.phoneMobile', null, '+33639980102'],
      ['guardian.email', 'mere.dina@famille.example', 'autre@famille.example'],
      ['pupil.phoneMobile', null, '+33639980199'],
    ]);
    expect(await sets.state(set.id)).toBe('SUBMITTED');
    expect(await inbox()).toEqual([
      { uai: COLLEGE, kind: 'email', items: 1 },
      { uai: COLLEGE, kind: 'phone', items: 2 },
    ]);
    expect((await guardian(mother.guardianId))?.phone_mobile).toBeNull();
    expect((await letters(set.id)).map(({ letter_id, to_address }) => [letter_id, to_address])).toEqual([
      ['M-02', 'autre@famille.example'],
      ['M-02', 'mere.dina@famille.example'],
      ['M-03', 'mere.dina@famille.example'],
    ]);
  });

  test('a refusal without a reason is refused', async () => {
    const decisions = [sets.refused(set.items['guardian.email'])];
    expect((await sets.decide(set.id, decisions)).refusal?.code).toBe('reason-required');
  });

  test('after the first decision she may not withdraw it any more', async () => {
    await sets.decide(set.id, [sets.accepted(set.items['guardian.phoneMobile'])]);
    expect(await sets.state(set.id)).toBe('IN_REVIEW');
    expect((await academy.hand('recordChange.withdraw', set.id, {}, mother.accountId)).refusal?.code).toBe(
      'review-begun',
    );
    expect((await guardian(mother.guardianId))?.phone_mobile).toBeNull();
  });

  test('the last decision writes every accepted field and no other', async () => {
    await sets.decide(set.id, [
      sets.refused(set.items['guardian.email'], 'Adresse déjà refusée par votre fournisseur'),
      sets.accepted(set.items['pupil.phoneMobile']),
    ]);
    await academy.until('the letters', async () => (await sets.state(set.id)) === 'NOTIFIED');
    expect(await guardian(mother.guardianId)).toMatchObject({
      phone_mobile: '+33639980102',
      email: 'mere.dina@famille.example',
    });
    expect((await academy.rows(`select phone_mobile from pupil where id = ?`, [mother.pupilId]))[0]).toEqual({
      phone_mobile: '+33639980199',
    });
    expect(await inbox()).toEqual([]);
  });

  test('both parents are told, each of what they may see (§1.4)', async () => {
    const told = (await letters(set.id)).filter(({ letter_id }) => letter_id === 'M-04');
    expect(told.map(({ to_address }) => to_address)).toEqual([
      'mere.dina@famille.example',
      'pere.dina@famille.example',
    ]);
    const [toMother, toFather] = told.map(({ text }) => text.replaceAll(/\s+/g, ' '));
    expect(toMother).toContain('Adresse déjà refusée par votre fournisseur');
    expect(toMother).toContain('06 39 98 01 02');
    expect(toFather).toContain('06 39 98 01 99');
    expect(toFather).not.toContain('06 39 98 01 02');
    expect(toFather).not.toContain('autre@famille.example');
    expect(toFather).not.toContain('fournisseur');
  });
});

test('what the base already says is reported and asks nobody; what it says differently now is stale', async () => {
  const mother = await sets.mother('Dina');
  const noop = await sets.propose(mother, [['guardian.phoneMobile', null, '+33639980102']]);
  await academy.until('the end of a set without a decision', async () => (await sets.state(noop.id)) === 'NOTIFIED');
  const stale = await sets.propose(mother, [['guardian.phoneMobile', null, '+33639980103']]);
  expect(
    (await academy.rows(`select state from record_change_item where record_change_id = ?`, [stale.id]))[0],
  ).toEqual({ state: 'STALE' });
  await academy.hand('recordChange.withdraw', stale.id, {}, mother.accountId);
  expect(await sets.state(stale.id)).toBe('WITHDRAWN');
});

test('a change of an address that others live at concerns its author alone (§2.3)', async () => {
  const mother = await sets.mother('Dina');
  const [before] = await academy.rows(`select address_id from pupil where id = ?`, [mother.pupilId]);
  const seen = {
    line1: '3 rue des Lilas',
    line2: null,
    line3: null,
    line4: null,
    postalCode: '99120',
    city: 'SAINT-AUBERT',
    foreignCity: null,
    countryCode: '100',
  };
  const set = await sets.propose(mother, [['guardian.address', seen, { ...seen, line1: '8 impasse du Puits' }]]);
  await sets.decide(set.id, [sets.accepted(set.items['guardian.address'])]);
  await academy.until('its end', async () => (await sets.state(set.id)) === 'NOTIFIED');
  const lines = await academy.rows(
    `select a.line1 from guardian g join address a on a.id = g.address_id where g.id = ?`,
    [mother.guardianId],
  );
  expect(lines).toEqual([{ line1: '8 impasse du Puits' }]);
  expect(
    await academy.rows(
      `select p.address_id, a.line1 from pupil p join address a on a.id = p.address_id where p.id = ?`,
      [mother.pupilId],
    ),
  ).toEqual([{ address_id: before?.address_id, line1: '3 rue des Lilas' }]);
});

test('an enrolment is integrated only when the change made with it has been decided (P9)', async () => {
  const campaignId = await academy.prepare(academy.calendar({ lasts: 60_000 }));
  await academy.hand('campaign.makeReady', campaignId, { key: campaignKey });
  await academy.until('the dossier', async () => academy.dossierOf('Elio'));
  const { id } = await academy.until('its run', async () => {
    const dossier = await academy.dossierOf('Elio');
    const enrolled = await academy.hand('dossier.submit', dossier.id, {
      seenVersion: 0,
      recordConfirmed: true,
      choices,
    });
    return enrolled.status === 'ACCEPTED' && dossier;
  });
  const set = await sets.propose(await sets.mother('Elio', LYCEE), [['guardian.occupation', null, '34']], {
    dossierId: id,
  });
  expect((await academy.hand('dossier.integrate', id, {})).refusal?.code).toBe('record-change-undecided');
  await sets.decide(set.id, [sets.accepted(set.items['guardian.occupation'])]);
  await academy.until('its end', async () => (await sets.state(set.id)) === 'NOTIFIED');
  expect((await academy.hand('dossier.integrate', id, {})).status).toBe('ACCEPTED');
});
