/** The rules of the story of a record change, by their numbers in §2.2, on the real stack. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { inboxWatch } from '../../api/inbox-watch.ts';
import { recordSets } from '../workflows/record-sets.ts';
import { COLLEGE, type SmallAcademy, smallAcademy } from '../workflows/small-academy.ts';

let academy: SmallAcademy;
let sets: ReturnType<typeof recordSets>;
/** Two who review at the collège. */
let clerk: string;
let colleague: string;

beforeAll(async () => {
  academy = await smallAcademy({ Ava: 2, Bilal: 2, Chloé: 2, Dina: 2, Elio: 2, Fleur: 2, Gaël: 2, Hana: 2, Ilyes: 2 });
  await academy.startWorker();
  sets = recordSets(academy);
  clerk = await sets.reviewer('Mme Secrétaire');
  colleague = await sets.reviewer('M. Adjoint');
}, 60_000);
afterAll(() => academy?.stop());

const PHONE = '+33639980101';
const OTHER_PHONE = '+33639980102';

describe('§2.2-0: a review begins when somebody claims the set or decides its first item', () => {
  test('nobody has: its author may take it back, and a set taken back is decided by nobody', async () => {
    const mother = await sets.mother('Ava');
    const set = await sets.propose(mother, [['guardian.phoneMobile', null, PHONE]]);
    expect(await sets.state(set.id)).toBe('SUBMITTED');
    expect((await sets.withdraw(set.id, mother)).status).toBe('ACCEPTED');
    await sets.over(set.id);
    expect(await sets.state(set.id)).toBe('WITHDRAWN');
    expect((await sets.decide(set.id, [sets.accepted(set.items['guardian.phoneMobile'])])).refusal?.code).toBeDefined();
    expect((await sets.guardian(mother.guardianId)).phone_mobile).toBeNull();
    expect(await sets.letters(set.id, 'M-04')).toEqual([]);
  });

  test('claimed: it is in review and its author may not take it back; released undecided: they may again', async () => {
    const mother = await sets.mother('Ava');
    const set = await sets.propose(mother, [['guardian.phoneMobile', null, PHONE]]);
    expect((await sets.claim(set.id, clerk)).status).toBe('ACCEPTED');
    expect(await sets.set(set.id)).toMatchObject({ state: 'IN_REVIEW', claimed_by_id: clerk });
    expect((await sets.withdraw(set.id, mother)).refusal?.code).toBe('review-begun');
    expect((await sets.release(set.id, colleague)).refusal?.code).toBe('claimed');
    expect((await sets.release(set.id, clerk)).status).toBe('ACCEPTED');
    expect(await sets.set(set.id)).toMatchObject({ state: 'SUBMITTED', claimed_by_id: null });
    expect((await sets.withdraw(set.id, mother)).status).toBe('ACCEPTED');
  });

  test('claimed by one, it is decided by no other, unless they say that they take it over', async () => {
    const set = await sets.propose(await sets.mother('Ava'), [['guardian.phoneWork', null, PHONE]]);
    const decisions = [sets.accepted(set.items['guardian.phoneWork'])];
    await sets.claim(set.id, clerk);
    expect((await sets.decide(set.id, decisions, { by: colleague })).refusal?.code).toBe('claimed');
    expect((await sets.claim(set.id, colleague)).refusal?.code).toBe('claimed');
    expect((await sets.claim(set.id, colleague, true)).status).toBe('ACCEPTED');
    expect((await sets.decide(set.id, decisions, { by: clerk })).refusal?.code).toBe('claimed');
    expect((await sets.decide(set.id, decisions, { by: colleague })).status).toBe('ACCEPTED');
    await sets.end(set.id);
  });

  test('its first item decided: it is in review, also after a claim was released', async () => {
    const mother = await sets.mother('Ava');
    const set = await sets.propose(mother, [
      ['guardian.phoneHome', null, PHONE],
      ['guardian.occupation', null, '34'],
    ]);
    await sets.claim(set.id, clerk);
    await sets.decide(set.id, [sets.accepted(set.items['guardian.occupation'])], { by: clerk });
    await sets.release(set.id, clerk);
    expect(await sets.state(set.id)).toBe('IN_REVIEW');
    expect((await sets.withdraw(set.id, mother)).refusal?.code).toBe('review-begun');
  });
});

test('§2.2-1: what is sent is acknowledged to its author by mail (M-03), with the number of its receipt, and to nobody else', async () => {
  const set = await sets.propose(await sets.mother('Bilal'), [['guardian.phoneMobile', null, PHONE]]);
  const [{ receipt = '' } = {}] = await academy.rows<{ receipt: string }>(
    `select receipt from submission where subject_id = ? and act = 'recordChange.submit'`,
    [set.id],
  );
  const [toAuthor, ...others] = await sets.letters(set.id, 'M-03');
  expect(others).toEqual([]);
  expect(receipt).toMatch(/^R-\d{4}-\d{7}$/);
  expect(toAuthor).toMatchObject({ to_address: 'mere.bilal@famille.example', text: expect.stringContaining(receipt) });
});

test('§2.2-2: the school is told at once of how many changes of which kind wait', async () => {
  const counters = async () =>
    Object.fromEntries(
      (
        await academy.rows<{ kind: string; items: number }>(`select kind, items from inbox_counter where uai = ?`, [
          COLLEGE,
        ])
      ).map(({ kind, items }) => [kind, Number(items)]),
    );
  const before = await counters();
  const risen = async () =>
    Object.fromEntries(
      Object.entries(await counters())
        .map(([kind, items]) => [kind, items - (before[kind] ?? 0)] as const)
        .filter(([, more]) => more !== 0),
    );
  let told = 0;
  const watch = inboxWatch(academy.databaseUrl, pino({ level: 'silent' }));
  watch.watch(COLLEGE, {
    changed: () => {
      told += 1;
    },
    ended: () => {},
  });
  await academy.until('the listener', async () => told > 0); // it tells once when it begins to listen
  const heard = told;
  const mother = await sets.mother('Chloé');
  const set = await sets.propose(mother, [
    ['guardian.phoneMobile', null, PHONE],
    ['pupil.phoneMobile', null, PHONE],
    ['guardian.email', 'mere.chloé@famille.example', 'neuve@famille.example'],
    ['guardian.occupation', null, '34'],
    ['pupil.usageName', null, 'ESSAI-DURAND'],
  ]);
  expect(await risen()).toEqual({ phone: 2, email: 1, occupation: 1, pupil: 1 });
  await academy.until('the news of it', async () => told > heard);

  const known = told;
  await sets.decide(set.id, [sets.accepted(set.items['guardian.phoneMobile'])]);
  expect(await risen()).toEqual({ phone: 1, email: 1, occupation: 1, pupil: 1 });
  await academy.until('the news of the decision', async () => told > known);
  await watch.close();
});

describe('§2.2-3: each field is decided by itself, and nothing reaches the base before', () => {
  test('a refusal needs a reason; a value may be corrected; each ends as it was decided', async () => {
    const mother = await sets.mother('Dina');
    const before = await sets.guardian(mother.guardianId);
    const set = await sets.propose(mother, [
      ['guardian.phoneHome', null, PHONE],
      ['guardian.phoneMobile', null, OTHER_PHONE],
      ['guardian.occupation', null, '34'],
    ]);
    const { decide, refused, accepted, amended } = sets;
    const { 'guardian.phoneHome': home, 'guardian.phoneMobile': mobile, 'guardian.occupation': occupation } = set.items;
    expect((await decide(set.id, [accepted(home), refused(occupation)])).refusal?.code).toBe('reason-required');
    expect(await sets.states(set.id)).toEqual({
      ...{ 'guardian.phoneHome': 'PENDING', 'guardian.phoneMobile': 'PENDING', 'guardian.occupation': 'PENDING' },
    });
    await decide(set.id, [accepted(home), refused(occupation, 'Code inconnu')]);
    expect((await decide(set.id, [refused(home, 'Finalement non')])).refusal?.code).toBe('item-decided');
    expect(await sets.guardian(mother.guardianId)).toEqual(before);

    await decide(set.id, [amended(mobile, '+33639980177', 'Chiffres inversés')]);
    await sets.end(set.id);
    expect(await sets.states(set.id)).toEqual({
      'guardian.phoneHome': 'ACCEPTED',
      'guardian.phoneMobile': 'ACCEPTED_AMENDED',
      'guardian.occupation': 'REFUSED',
    });
    expect(await sets.guardian(mother.guardianId)).toMatchObject({
      ...{ phone_home: PHONE, phone_mobile: '+33639980177', occupation: null },
    });
    const toAuthor = (await sets.letters(set.id, 'M-04')).find(({ to_address }) => to_address.startsWith('mere'));
    for (const words of ['Code inconnu', 'Chiffres inversés', '06 39 98 01 77'])
      expect(toAuthor?.text).toContain(words);
    expect(toAuthor?.text).not.toContain('06 39 98 01 02');
  });
});

describe('§2.2-4: what is accepted is written in one transaction, over what was decided on', () => {
  test('a decision on an older revision of the set is refused', async () => {
    const set = await sets.propose(await sets.mother('Elio'), [
      ['guardian.phoneHome', null, PHONE],
      ['guardian.phoneMobile', null, OTHER_PHONE],
    ]);
    const { revision } = await sets.set(set.id);
    await sets.decide(set.id, [sets.accepted(set.items['guardian.phoneHome'])]);
    const late = [sets.accepted(set.items['guardian.phoneMobile'])];
    expect((await sets.decide(set.id, late, { seenRevision: revision })).refusal?.code).toBe('changed-meanwhile');
    expect((await sets.states(set.id))['guardian.phoneMobile']).toBe('PENDING');
  });

  test('accepted, then overtaken by the base: nothing at all is written, and that field is asked for again', async () => {
    const mother = await sets.mother('Fleur');
    const set = await sets.propose(mother, [
      ['guardian.phoneHome', null, PHONE],
      ['guardian.phoneMobile', null, OTHER_PHONE],
    ]);
    const { 'guardian.phoneHome': home, 'guardian.phoneMobile': mobile } = set.items;
    await sets.decide(set.id, [sets.accepted(home)]);
    // The staff correct the base by hand.
    await academy.rows(`update guardian set phone_home = '+33199000000', version = version + 1 where id = ?`, [
      mother.guardianId,
    ]);
    await sets.decide(set.id, [sets.accepted(mobile)]);
    await academy.until(
      'the field to be asked for again',
      async () => (await sets.states(set.id))['guardian.phoneHome'] === 'STALE',
    );
    expect(await sets.set(set.id)).toMatchObject({ state: 'IN_REVIEW' });
    expect((await sets.items(set.id))['guardian.phoneHome']?.decided_by_id).toBeNull();
    expect(await sets.guardian(mother.guardianId)).toMatchObject({ phone_home: '+33199000000', phone_mobile: null });
    expect(await sets.letters(set.id, 'M-04')).toEqual([]);

    expect((await sets.decide(set.id, [sets.accepted(home)])).status).toBe('ACCEPTED');
    await sets.end(set.id);
    expect(await sets.guardian(mother.guardianId)).toMatchObject({ phone_home: PHONE, phone_mobile: OTHER_PHONE });
  });

  test('then both legal guardians are told (M-04), each with what they may see', async () => {
    const set = await sets.propose(await sets.mother('Gaël'), [
      ['guardian.phoneMobile', null, PHONE],
      ['pupil.phoneMobile', null, OTHER_PHONE],
    ]);
    await sets.decide(set.id, Object.values(set.items).map(sets.accepted));
    await sets.end(set.id);
    const [toMother, toFather, ...others] = await sets.letters(set.id, 'M-04');
    expect(others).toEqual([]);
    expect(toMother).toMatchObject({ to_address: 'mere.gaël@famille.example' });
    expect(toFather).toMatchObject({ to_address: 'pere.gaël@famille.example' });
    expect(toMother?.text).toContain('06 39 98 01 01');
    for (const letter of [toMother, toFather]) expect(letter?.text).toContain('06 39 98 01 02');
    expect(toFather?.text).not.toContain('06 39 98 01 01');
  });
});

describe('§2.2-5: a wait is told to the staff, then to the head, and nothing is ever accepted by silence', () => {
  const weeksAgo = (weeks: number) => new Date(Date.now() - weeks * 7 * 86_400_000);

  test.each([
    ['a fortnight', 2, 'Hana', 'STAFF'],
    ['five weeks', 5, 'Ilyes', 'HEAD'],
  ])('after %s', async (_, weeks, firstName, told) => {
    const mother = await sets.mother(firstName);
    const set = await sets.propose(mother, [['guardian.phoneMobile', null, PHONE]], { receivedAt: weeksAgo(weeks) });
    await academy.until('the wait to be told', async () => (await sets.set(set.id)).overdue === told);
    expect(await sets.state(set.id)).toBe('SUBMITTED');
    expect(await sets.states(set.id)).toEqual({ 'guardian.phoneMobile': 'PENDING' });
    expect((await sets.guardian(mother.guardianId)).phone_mobile).toBeNull();
    // It is decided as any other, however late.
    await sets.decide(set.id, [sets.accepted(set.items['guardian.phoneMobile'])]);
    await sets.end(set.id);
    expect((await sets.guardian(mother.guardianId)).phone_mobile).toBe(PHONE);
  });

  test('today’s is told to nobody', async () => {
    const set = await sets.propose(await sets.mother('Hana'), [['guardian.occupation', null, '34']]);
    expect((await sets.set(set.id)).overdue).toBeNull();
  });
});
