/**
 * The edge cases of domain.md §3.8, each played on the real engine, database and mail, and named after its number. Those that
 * are seen at the api or on the staff's page have their scenario there: E-11, E-13, E-17 and E-20 in `test/api`.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { actingGuardians } from '../../database/views/acting-guardians.ts';
import { followAffectation } from '../../processes/affectation.ts';
import { addPlace, openLateDossier } from '../../processes/late-dossiers.ts';
import { idOf } from '../../processes/orders.ts';
import { type DossierStart, deliver, receive } from '../../processes/submissions.ts';
import {
  COLLEGE,
  campaignKey,
  choices,
  LYCEE,
  type SmallAcademy,
  smallAcademy,
  YEAR,
} from '../workflows/small-academy.ts';

const MEF = '20010012110';
let academy: SmallAcademy;
let campaignId: string;

beforeAll(async () => {
  academy = await smallAcademy({
    ...{ Anna: 2, Bilal: 2, Chloe: 2, Dina: 1, Elias: 2, Fanny: 2, Gael: 1, Hana: 1, Ismael: 1, Jade: 2 },
    ...{
      Kelio: 1,
      Lou: 1,
      Maya: 2,
      Noe: 1,
      Orso: 2,
      Paul: 2,
      Quitterie: 1,
      Rose: 1,
      Remi: 1,
      Sacha: 1,
      Tim: 1,
      Ugo: 1,
    },
    ...{ Rosalie: 1, Simon: 1, Theo: 1 },
  });
  await academy.rows(`update establishment set academy_code = '99'`);
  await academy.rows(`update guardian set email = null where first_name = 'Mère de Kelio'`); // E-12
  // E-22: the family refused the services. E-19: nobody answers for the pupil. E-14, E-15: who answers.
  await academy.rows(`update pupil set services_refused_on = '2026-10-01' where first_name = 'Sacha'`);
  await academy.rows(`delete from responsibility where pupil_id = (select id from pupil where first_name = 'Ugo')`);
  await academy.startWorker();
  campaignId = await academy.prepare(academy.calendar({ lasts: 3_600_000, graceMs: 2500, undoMs: 4000 }));
  expect(await academy.hand('campaign.makeReady', campaignId, { key: campaignKey })).toMatchObject({ refusal: null });
  await academy.until('the dossiers', async () => (await academy.rows(`select 1 from dossier`)).length === 24);
  await academy.until('the invitations', async () => {
    const [row] = await academy.rows<{ n: number }>(
      `select count(distinct subject_id)::int as n from letter where letter_id = 'M-05'`,
    );
    return row?.n === 23;
  });
}, 90_000);
afterAll(() => academy?.stop());

const submission = { seenVersion: 0, recordConfirmed: true, choices };
const submit = async (name: string, by: string | undefined, change: Partial<typeof submission> = {}) =>
  academy.hand('dossier.submit', (await academy.dossierOf(name)).id, { ...submission, ...change }, by);
const policy = (kind: string, hours = 48) =>
  academy.rows(`update campaign set second_guardian = ?, objection_hours = ?`, [kind, hours]);
const lettersOf = async (id: string, letter: string) =>
  (
    await academy.rows<{ to_name: string; text: string; to_address: string | null; submission_id: string | null }>(
      `select to_name, text, to_address, submission_id from letter where subject_id = ? and letter_id = ? order by to_name, key`,
      [id, letter],
    )
  ).map((row) => row);
const tasks = (kind: string) =>
  academy.rows<{ uai: string; subject_id: string; resolved_at: string | null }>(
    `select uai, subject_id, resolved_at from staff_task where kind = ?`,
    [kind],
  );

describe('E-01 both guardians act at once', () => {
  test('one is accepted, the other is told that the dossier changed; one version, one letter each', async () => {
    const { id } = await academy.dossierOf('Anna');
    const answers = await Promise.all([
      submit('Anna', academy.mothers.Anna),
      submit('Anna', academy.fathers.Anna, { choices: { ...choices, regime: ['0'] } }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['ACCEPTED', 'REFUSED']);
    expect(answers.find(({ refusal }) => refusal)?.refusal).toEqual({
      code: 'changed-meanwhile',
      details: { version: 1 },
    });
    expect(await academy.dossierOf('Anna')).toMatchObject({ state: 'VALIDATED', version: 1 });
    expect(await lettersOf(id, 'M-07')).toHaveLength(2);
  });
});

describe('E-02 disagreement', () => {
  test('the first act holds; the other guardian objects; nobody integrates; the head decides; neither is told the other’s words', async () => {
    await policy('ONE_IS_ENOUGH');
    await submit('Bilal', academy.mothers.Bilal);
    const { id } = await academy.dossierOf('Bilal');
    const own = await academy.hand('dossier.object', id, { seenVersion: 1, reason: null }, academy.mothers.Bilal);
    expect(own.refusal?.code).toBe('not-the-other-guardian');
    const secret = 'Il vit chez moi rue Cachée';
    const objected = await academy.hand(
      'dossier.object',
      id,
      { seenVersion: 1, reason: secret },
      academy.fathers.Bilal,
    );
    expect(objected.status).toBe('ACCEPTED');
    expect(await academy.dossierOf('Bilal')).toMatchObject({ state: 'DISPUTED' });
    expect((await academy.hand('dossier.integrate', id, {})).refusal?.code).toBe('state-forbids');
    const told = await lettersOf(id, 'M-10');
    expect(told.map(({ to_address }) => to_address?.split('@')[0]).sort()).toEqual([
      'mere.bilal',
      'pere.bilal',
      'secretariat',
    ]);
    for (const { text } of told) expect(text).not.toContain('Cachée');
    expect((await tasks('SETTLE_DISPUTE')).filter(({ subject_id }) => subject_id === id)).toMatchObject([
      { uai: LYCEE, resolved_at: null },
    ]);
    const upheld = { outcome: 'VALIDATED', note: 'Après entretien', choices: null } as const;
    expect((await academy.hand('dossier.resolveDispute', id, upheld)).status).toBe('ACCEPTED');
    expect(await academy.dossierOf('Bilal')).toMatchObject({ state: 'VALIDATED', version: 1 });
    expect((await lettersOf(id, 'M-12')).map(({ text }) => text.includes('Après entretien'))).toEqual([true, true]);
    expect((await tasks('SETTLE_DISPUTE')).find(({ subject_id }) => subject_id === id)?.resolved_at).not.toBeNull();
    const again = await academy.hand('dossier.object', id, { seenVersion: 1, reason: null }, academy.fathers.Bilal);
    expect(again.refusal?.code).toBe('dispute-settled');
  });

  test('a refusal is objected to; the head who enrols keys the choices in', async () => {
    const { id } = await academy.dossierOf('Chloe');
    await academy.hand('dossier.refuse', id, { seenVersion: 0, reason: null }, academy.fathers.Chloe);
    await academy.hand('dossier.object', id, { seenVersion: 0, reason: null }, academy.mothers.Chloe);
    expect(await academy.dossierOf('Chloe')).toMatchObject({ state: 'DISPUTED' });
    const without = await academy.hand('dossier.resolveDispute', id, {
      outcome: 'VALIDATED',
      note: null,
      choices: null,
    });
    expect(without.refusal?.code).toBe('nothing-submitted');
    const decided = await academy.hand('dossier.resolveDispute', id, { outcome: 'VALIDATED', note: null, choices });
    expect(decided.status).toBe('ACCEPTED');
    expect(await academy.dossierOf('Chloe')).toMatchObject({ state: 'VALIDATED', version: 1 });
  });

  test('where the other may object within some hours, nobody integrates before; then nobody objects', async () => {
    await policy('MAY_OBJECT', 1);
    await submit('Elias', academy.mothers.Elias);
    const { id } = await academy.dossierOf('Elias');
    expect((await academy.hand('dossier.integrate', id, {})).refusal?.code).toBe('objection-open');
    expect(
      (await academy.hand('dossier.object', id, { seenVersion: 1, reason: null }, academy.fathers.Elias)).status,
    ).toBe('ACCEPTED');
    await academy.hand('dossier.resolveDispute', id, { outcome: 'REFUSED', note: null, choices: null });
    expect(await academy.dossierOf('Elias')).toMatchObject({ state: 'REFUSED' });
    // A time already over: hours are data.
    await policy('MAY_OBJECT', 0);
    await submit('Fanny', academy.mothers.Fanny);
    const fanny = await academy.dossierOf('Fanny');
    const late = await academy.hand(
      'dossier.object',
      fanny.id,
      { seenVersion: 1, reason: null },
      academy.fathers.Fanny,
    );
    expect(late.refusal?.code).toBe('objection-too-late');
    expect((await academy.hand('dossier.integrate', fanny.id, {})).status).toBe('ACCEPTED');
  });

  test('where both must agree, the second guardian’s word is awaited, and a lone guardian’s is enough', async () => {
    await policy('BOTH_AGREE');
    await submit('Maya', academy.mothers.Maya);
    const { id } = await academy.dossierOf('Maya');
    expect(await academy.dossierOf('Maya')).toMatchObject({ agreement: 'AWAITED' });
    expect((await academy.hand('dossier.integrate', id, {})).refusal?.code).toBe('agreement-awaited');
    const own = await academy.hand('dossier.agree', id, { seenVersion: 1 }, academy.mothers.Maya);
    expect(own.refusal?.code).toBe('not-the-other-guardian');
    expect((await academy.hand('dossier.agree', id, { seenVersion: 1 }, academy.fathers.Maya)).status).toBe('ACCEPTED');
    expect(await academy.dossierOf('Maya')).toMatchObject({ agreement: 'GIVEN' });
    expect((await academy.hand('dossier.integrate', id, {})).status).toBe('ACCEPTED');
    await submit('Dina', academy.mothers.Dina);
    expect(await academy.dossierOf('Dina')).toMatchObject({ state: 'VALIDATED', agreement: 'NOT_NEEDED' });
    await policy('ONE_IS_ENOUGH');
  });
});

describe('E-03 refusal after acceptance', () => {
  test('the guardian who validated may refuse until integration, nobody else', async () => {
    await submit('Jade', academy.mothers.Jade);
    const { id } = await academy.dossierOf('Jade');
    const other = await academy.hand('dossier.refuse', id, { seenVersion: 1, reason: null }, academy.fathers.Jade);
    expect(other.refusal?.code).toBe('not-permitted');
    const own = await academy.hand(
      'dossier.refuse',
      id,
      { seenVersion: 1, reason: 'Déménagement' },
      academy.mothers.Jade,
    );
    expect(own.status).toBe('ACCEPTED');
    expect(await academy.dossierOf('Jade')).toMatchObject({ state: 'REFUSED' });
    // Both parents, and both ends: the place is free (§3.6).
    expect((await lettersOf(id, 'M-06')).map(({ to_address }) => to_address?.split('@')[0]).sort()).toEqual([
      ...['mere.jade', 'pere.jade', 'secretariat', 'secretariat'],
    ]);
    await submit('Gael', academy.mothers.Gael);
    const gael = await academy.dossierOf('Gael');
    await academy.hand('dossier.integrate', gael.id, {});
    const after = await academy.hand('dossier.refuse', gael.id, { seenVersion: 1, reason: null }, academy.mothers.Gael);
    expect(after.refusal).toEqual({ code: 'state-forbids', details: { state: 'INTEGRATED', act: 'refuse' } });
  });
});

describe('E-04 acceptance after refusal', () => {
  test('the lycée reopens while the place is not released, and no longer', async () => {
    const { id, affectation_id } = await academy.dossierOf('Hana');
    await academy.hand('dossier.refuse', id, { seenVersion: 0, reason: null }, academy.mothers.Hana);
    await academy.rows(`update affectation set withdrawn_on = '2027-07-02' where id = ?`, [affectation_id]);
    const released = await academy.hand('dossier.reopen', id, { until: Date.now() + 60_000 });
    expect(released.refusal?.code).toBe('place-released');
    await academy.rows(`update affectation set withdrawn_on = null where id = ?`, [affectation_id]);
    expect((await academy.hand('dossier.reopen', id, { until: Date.now() + 60_000 })).status).toBe('ACCEPTED');
    expect((await submit('Hana', academy.mothers.Hana)).status).toBe('ACCEPTED');
    expect(await academy.dossierOf('Hana')).toMatchObject({ state: 'VALIDATED' });
  });
});

describe('E-05 change after validation', () => {
  test('a new version, the previous kept, the differences in the letter; who begins and forgets stays enrolled', async () => {
    await submit('Ismael', academy.mothers.Ismael);
    const { id } = await academy.dossierOf('Ismael');
    await academy.rows(`update dossier set draft = '{}', draft_saved_at = now() where id = ?`, [id]);
    expect(await academy.dossierOf('Ismael')).toMatchObject({ state: 'VALIDATED', shown_state: 'VALIDATED' });
    const changed = { ...choices, regime: ['0'] };
    expect((await submit('Ismael', academy.mothers.Ismael, { seenVersion: 1, choices: changed })).status).toBe(
      'ACCEPTED',
    );
    expect(
      await academy.rows(
        `select version, choices->'regime'->>0 as regime from dossier_version where dossier_id = ? order by version`,
        [id],
      ),
    ).toEqual([
      { version: 1, regime: '2' },
      { version: 2, regime: '0' },
    ]);
    const [letter] = await lettersOf(id, 'M-08');
    expect(letter?.text).toMatch(/Demi-pensionnaire[\s\S]*Externe/);
  });
});

describe('E-06 option closed or full meanwhile', () => {
  const arts = { ...choices, 'rank-3': ['060900'] };

  test('the last place of an option is given once; who comes second is told which wish to replace, and nothing is dropped', async () => {
    await academy.rows(
      `update choice_group set capacities = '{"060900": 1}' where uai = ? and mef = ? and key = 'rank-3'`,
      [LYCEE, MEF],
    );
    const answers = await Promise.all([
      submit('Rosalie', academy.mothers.Rosalie, { choices: arts }),
      submit('Simon', academy.mothers.Simon, { choices: arts }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['ACCEPTED', 'REFUSED']);
    expect(answers.find(({ refusal }) => refusal)?.refusal).toEqual({
      code: 'choices-invalid',
      details: { group: 'rank-3', problem: 'option-full', option: '060900' },
    });
    const second = answers[0]?.status === 'REFUSED' ? 'Rosalie' : 'Simon';
    const first = second === 'Simon' ? 'Rosalie' : 'Simon';
    expect(await academy.dossierOf(second)).toMatchObject({ state: 'NOTIFIED', version: 0 });
    // Who holds the place may change another choice and keeps it; once given back, it is free for the other.
    const kept = { ...arts, regime: ['0'] };
    expect((await submit(first, academy.mothers[first], { seenVersion: 1, choices: kept })).status).toBe('ACCEPTED');
    expect((await submit(first, academy.mothers[first], { seenVersion: 2 })).status).toBe('ACCEPTED');
    expect((await submit(second, academy.mothers[second], { choices: arts })).status).toBe('ACCEPTED');
  });

  test('an option that the lycée shows no more is refused with its name', async () => {
    await academy.rows(`update choice_group set hidden = '{060900}', capacities = '{}' where key = 'rank-3'`);
    const refused = await submit('Theo', academy.mothers.Theo, { choices: arts });
    expect(refused.refusal?.details).toEqual({ group: 'rank-3', problem: 'unknown-option', option: '060900' });
    await academy.rows(`update choice_group set hidden = '{}' where key = 'rank-3'`);
  });
});

describe('E-07 second-round or late affectation', () => {
  const open = async (place: { nationalId: string } | { affectationId: string }, until: number, key = randomUUID()) => {
    const dossierId = idOf(`late-dossier:${key}`);
    let content: DossierStart | null = null;
    await academy.orm.em.fork().transactional(async (tx) => {
      const affectationId =
        'affectationId' in place
          ? place.affectationId
          : await addPlace(tx, { uai: LYCEE, schoolYear: YEAR, mef: MEF, nationalId: place.nationalId });
      if (affectationId === null) throw new Error('no such pupil');
      const start = await openLateDossier(tx, { dossierId, affectationId, until });
      if ('code' in start) throw new Error(start.code);
      content = start;
    });
    const stored = await receive(academy.orm.em, {
      ...{ id: key, act: 'dossier.open' as const, subjectId: dossierId, accountId: academy.head },
      content: content as unknown as DossierStart,
    });
    if ('code' in stored) throw new Error(stored.code);
    return deliver(academy.temporal.client, academy.orm.em, stored);
  };

  test('a pupil of a later round has a dossier with a deadline of its own, which closes by itself', async () => {
    const id = randomUUID();
    const [pupil] = await academy.rows<{ national_id: string }>(
      `insert into pupil (id, identity_id, uai, school_year, national_id, last_name, first_name, born_on)
       values (gen_random_uuid(), gen_random_uuid(), ?, 2026, '990000099AA', 'ESSAI', 'Violette', '2012-01-01') returning id, national_id`,
      [COLLEGE],
    );
    await academy.rows(
      `insert into responsibility (pupil_id, guardian_id, level, kinship_code)
       select (select id from pupil where first_name = 'Violette'), id, 1, '10' from guardian where first_name = 'Mère de Lou' and school_year = 2026`,
    );
    await academy.rows(
      `insert into affectation (id, national_id, last_name, first_name, origin_uai, receiving_uai, school_year, round, wish_rank, offer_code, mef, decision, decided_on, imported_at)
       values (?, ?, 'ESSAI', 'Violette', ?, ?, 2027, 2, 1, 'OFFRE2', ?, 'AFFECTE', '2027-07-08', now())`,
      [id, pupil?.national_id, COLLEGE, LYCEE, MEF],
    );
    expect((await open({ affectationId: id }, Date.now() + 2500)).status).toBe('ACCEPTED');
    await academy.until(
      'the invitation',
      async () => (await lettersOf((await academy.dossierOf('Violette')).id, 'M-05')).length > 0,
    );
    // The campaign's own dates are not for this dossier.
    await academy.hand('campaign.moveCampaign', campaignId, {
      key: campaignKey,
      calendar: academy.calendar({ lasts: 7_200_000, graceMs: 2500, undoMs: 4000 }),
    });
    await academy.until('its closing', async () => (await academy.dossierOf('Violette')).closed);
    expect(await academy.dossierOf('Violette')).toMatchObject({ state: 'NOT_ENROLLED' });
  });

  test('a pupil whom no file assigned is added by the staff, once', async () => {
    await academy.rows(
      `insert into pupil (id, identity_id, uai, school_year, national_id, last_name, first_name)
       values (gen_random_uuid(), gen_random_uuid(), ?, 2026, '990000098AA', 'ESSAI', 'Wassim')`,
      [COLLEGE],
    );
    await expect(open({ nationalId: '990000098AA' }, Date.now() + 60_000)).rejects.toThrow('no-legal-guardian');
    await academy.rows(
      `insert into responsibility (pupil_id, guardian_id, level, kinship_code)
       select (select id from pupil where first_name = 'Wassim'), id, 1, '10' from guardian where first_name = 'Mère de Noe' and school_year = 2026`,
    );
    expect((await open({ nationalId: '990000098AA' }, Date.now() + 60_000)).status).toBe('ACCEPTED');
    await expect(open({ nationalId: '990000098AA' }, Date.now() + 60_000)).rejects.toThrow('already-open');
  });
});

describe('E-08 affectation changed after validation', () => {
  test('the old dossier is cancelled, a new one is born, only the record is carried over', async () => {
    await submit('Orso', academy.mothers.Orso);
    const before = await academy.dossierOf('Orso');
    await academy.rows(
      `insert into mef (uai, school_year, code, label) values (?, 2027, '20033110110', '2NDE STHR') on conflict do nothing`,
      [LYCEE],
    );
    await academy.rows(
      `update guardian set phone_mobile = '+33639980001' where first_name = 'Mère de Orso' and school_year = 2027`,
    );
    await academy.rows(`update affectation set withdrawn_on = current_date where id = ?`, [before.affectation_id]);
    await academy.rows(
      `insert into affectation (id, national_id, last_name, first_name, origin_uai, receiving_uai, school_year, round, wish_rank, offer_code, mef, decision, decided_on, imported_at)
       select gen_random_uuid(), national_id, last_name, first_name, origin_uai, receiving_uai, school_year, round, 2, 'OFFRE9', '20033110110', 'AFFECTE', decided_on, now()
       from affectation where id = ?`,
      [before.affectation_id],
    );
    const round = { academyCode: '99', schoolYear: YEAR, round: 1, accountId: academy.head };
    expect(await followAffectation(academy.temporal.client, academy.orm.em, round)).toMatchObject({ cancelled: 1 });
    const after = await academy.until('the new dossier', async () => {
      const found = await academy.dossierOf('Orso');
      return found.id !== before.id && (await lettersOf(found.id, 'M-05')).length === 2 && found;
    });
    expect(after).toMatchObject({ state: 'NOTIFIED', version: 0, expected_pupil_id: before.expected_pupil_id });
    expect(await academy.rows(`select state, cancel_cause from dossier where id = ?`, [before.id])).toEqual([
      { state: 'CANCELLED', cancel_cause: 'AFFECTATION_CHANGED' },
    ]);
    expect(
      await academy.rows(`select 1 from dossier_choice where dossier_id in (?, ?)`, [before.id, after.id]),
    ).toEqual([]);
    expect(
      await academy.rows(
        `select phone_mobile from guardian g join responsibility r on r.guardian_id = g.id where r.pupil_id = ? and g.first_name = 'Mère de Orso'`,
        [after.expected_pupil_id],
      ),
    ).toEqual([{ phone_mobile: '+33639980001' }]);
    expect((await lettersOf(before.id, 'M-12')).map(({ to_address }) => to_address?.split('@')[0]).sort()).toEqual([
      'mere.orso',
      'pere.orso',
    ]);
  });
});

describe('E-09 campaign closes during input', () => {
  test('a family with a draft has its grace, then is read only; the draft stays with the lycée', async () => {
    const { id } = await academy.dossierOf('Kelio');
    await academy.hand('dossier.refuse', id, { seenVersion: 0, reason: null }, academy.mothers.Kelio);
    const until = Date.now() + 1500;
    await academy.hand('dossier.reopen', id, { until });
    await academy.rows(
      `update dossier set draft = '{"choices": {"regime": ["2"]}}', draft_saved_at = now() where id = ?`,
      [id],
    );
    await academy.until(
      'the grace',
      async () => Date.parse((await academy.dossierOf('Kelio')).closes_at) > until + 2000,
    );
    expect(await academy.dossierOf('Kelio')).toMatchObject({ state: 'NOTIFIED', closed: false });
    await academy.until('the closing', async () => (await academy.dossierOf('Kelio')).closed);
    expect(await academy.rows(`select state, draft from dossier where id = ?`, [id])).toEqual([
      { state: 'NOT_ENROLLED', draft: { choices: { regime: ['2'] } } },
    ]);
    const late = await submit('Kelio', academy.mothers.Kelio);
    expect(late.refusal?.code).toBe('state-forbids');
  });

  test('a submission sent in time within the grace counts', async () => {
    const { id } = await academy.dossierOf('Quitterie');
    await academy.hand('dossier.refuse', id, { seenVersion: 0, reason: null }, academy.mothers.Quitterie);
    const until = Date.now() + 1000;
    await academy.hand('dossier.reopen', id, { until });
    await academy.rows(`update dossier set draft = '{}', draft_saved_at = now() where id = ?`, [id]);
    await academy.until(
      'the grace',
      async () => Date.parse((await academy.dossierOf('Quitterie')).closes_at) > until + 2000,
    );
    expect((await submit('Quitterie', academy.mothers.Quitterie)).status).toBe('ACCEPTED');
    expect(await academy.dossierOf('Quitterie')).toMatchObject({ state: 'VALIDATED' });
  });
});

describe('E-10 paper dossier', () => {
  test('staff set it, undo it in time, key the choices in; the receipt is its only letter afterwards', async () => {
    const { id } = await academy.dossierOf('Noe');
    const first = await academy.hand('dossier.setPaper', id, {});
    expect((await academy.hand('dossier.undo', id, { of: first.id })).status).toBe('ACCEPTED');
    expect(await academy.dossierOf('Noe')).toMatchObject({ state: 'NOTIFIED' });
    expect(await lettersOf(id, 'M-12')).toEqual([]);
    await academy.hand('dossier.setPaper', id, {});
    expect(await academy.dossierOf('Noe')).toMatchObject({ state: 'PAPER' });
    expect((await submit('Noe', academy.mothers.Noe)).refusal?.code).toBe('state-forbids');
    const wrong = await academy.hand('dossier.enterOnBehalf', id, { choices: {} });
    expect(wrong.refusal?.code).toBe('choices-invalid');
    expect((await academy.hand('dossier.enterOnBehalf', id, { choices })).status).toBe('ACCEPTED');
    expect(await academy.dossierOf('Noe')).toMatchObject({ state: 'VALIDATED', channel: 'PAPER', version: 1 });
    expect(await lettersOf(id, 'M-07')).toHaveLength(1);
    const late = await academy.hand('dossier.undo', id, { of: first.id });
    expect(late.refusal?.code).toBe('undo-too-late');
  });
});

describe('E-11 school computer', () => {
  test('what is handed in there says so for good', async () => {
    const { id } = await academy.dossierOf('Lou');
    const stored = await receive(academy.orm.em, {
      ...{ id: randomUUID(), act: 'dossier.submit' as const, subjectId: id, accountId: academy.mothers.Lou ?? '' },
      ...{ channel: 'ASSISTED' as const, content: submission },
    });
    if ('code' in stored) throw new Error(stored.code);
    await deliver(academy.temporal.client, academy.orm.em, stored);
    expect(await academy.dossierOf('Lou')).toMatchObject({ state: 'VALIDATED', channel: 'ASSISTED' });
    expect(await academy.rows(`select channel from journal where subject_id = ? and act = 'submit'`, [id])).toEqual([
      { channel: 'ASSISTED' },
    ]);
  });
});

describe('E-12 no email', () => {
  test('the letter waits in the list to print, and is never taken for sent', async () => {
    const letters = await lettersOf((await academy.dossierOf('Kelio')).id, 'M-05');
    expect(letters).toMatchObject([{ to_address: null }]);
    expect(
      await academy.rows(
        `select 1 from letter where to_address is null and (sent_at is not null or failed_at is not null)`,
      ),
    ).toEqual([]);
  });
});

describe('E-14 pupil aged 18 or more', () => {
  test('acts alone, with an account of their own; the parents’ agreement is asked by nobody', async () => {
    const [pupil] = await academy.rows<{ id: string }>(
      `select id from pupil where first_name = 'Paul' and school_year = 2027`,
    );
    await academy.rows(`update pupil set born_on = '2007-01-01' where first_name = 'Paul'`);
    const own = randomUUID();
    await academy.rows(
      `insert into guardian (id, uai, school_year, last_name, first_name) values (?, ?, 2027, 'ESSAI', 'Paul')`,
      [own, LYCEE],
    );
    await academy.rows(
      `insert into responsibility (pupil_id, guardian_id, level, kinship_code) values (?, ?, 1, '70')`,
      [pupil?.id, own],
    );
    await academy.rows(
      `insert into account (id, kind, login, password_hash, name, created_at) values (?, 'GUARDIAN', 'paul', 'x', 'Paul ESSAI', now())`,
      [own],
    );
    await academy.rows(`insert into guardian_account values (?, ?)`, [own, own]);
    expect(await actingGuardians(academy.orm.em.fork(), pupil?.id ?? '')).toMatchObject([{ guardianId: own }]);
    await policy('BOTH_AGREE');
    await submit('Paul', own);
    expect(await academy.dossierOf('Paul')).toMatchObject({ state: 'VALIDATED', agreement: 'NOT_NEEDED' });
    await policy('ONE_IS_ENOUGH');
  });
});

describe('E-15 ASE, tutor, person in charge', () => {
  test('who holds authority acts, whoever that is; who houses the pupil reads', async () => {
    const [pupil] = await academy.rows<{ id: string }>(
      `select id from pupil where first_name = 'Tim' and school_year = 2027`,
    );
    await academy.rows(`update responsibility set kinship_code = '51' where pupil_id = ?`, [pupil?.id]);
    const [service] = await actingGuardians(academy.orm.em.fork(), pupil?.id ?? '');
    expect(service?.accountIds).toEqual([academy.mothers.Tim]);
    await academy.rows(`update responsibility set level = 2 where pupil_id = ?`, [pupil?.id]);
    expect(await actingGuardians(academy.orm.em.fork(), pupil?.id ?? '')).toEqual([]);
    await academy.rows(`update responsibility set level = 1 where pupil_id = ?`, [pupil?.id]);
  });
});

describe('E-16 twins, siblings', () => {
  test('each child has its own dossier; what is done for one is done for nobody else', async () => {
    await academy.rows(
      `insert into guardian_account select ?, g.id from guardian g where g.first_name = 'Mère de Remi' on conflict do nothing`,
      [academy.mothers.Rose],
    );
    const [rose, remi] = [await academy.dossierOf('Rose'), await academy.dossierOf('Remi')];
    expect(rose.id).not.toBe(remi.id);
    await submit('Rose', academy.mothers.Rose);
    expect(await academy.dossierOf('Rose')).toMatchObject({ state: 'VALIDATED' });
    expect(await academy.dossierOf('Remi')).toMatchObject({ state: 'NOTIFIED', version: 0 });
    expect((await submit('Remi', academy.mothers.Rose)).status).toBe('ACCEPTED');
  });
});

describe('E-18 N+1 not ready, MEF unknown', () => {
  test('the dossier waits in NOTIFIED, nothing is submitted, nobody is reminded; it goes on when the base is ready', async () => {
    const { id } = await academy.dossierOf('Tim');
    const [mef] = await academy.rows<{ label: string }>(`delete from mef where uai = ? and code = ? returning label`, [
      LYCEE,
      MEF,
    ]);
    const refused = await submit('Tim', academy.mothers.Tim);
    expect(refused.refusal?.code).toBe('formation-not-ready');
    expect((await academy.hand('dossier.remind', id, {})).refusal?.code).toBe('formation-not-ready');
    expect(await academy.dossierOf('Tim')).toMatchObject({ state: 'NOTIFIED', version: 0 });
    await academy.rows(`insert into mef (uai, school_year, code, label) values (?, 2027, ?, ?)`, [
      LYCEE,
      MEF,
      mef?.label,
    ]);
    expect((await submit('Tim', academy.mothers.Tim)).status).toBe('ACCEPTED');
  });
});

describe('E-19 pupil without a legal guardian', () => {
  test('no dossier; a task to the school of origin, once', async () => {
    expect(await academy.rows(`select 1 from dossier where first_name = 'Ugo'`)).toEqual([]);
    const round = { academyCode: '99', schoolYear: YEAR, round: 1, accountId: academy.head };
    await followAffectation(academy.temporal.client, academy.orm.em, round);
    await followAffectation(academy.temporal.client, academy.orm.em, round);
    const [ugo] = await academy.rows<{ id: string }>(`select id from pupil where first_name = 'Ugo'`);
    expect(await tasks('NO_LEGAL_GUARDIAN')).toMatchObject([{ uai: COLLEGE, subject_id: ugo?.id, resolved_at: null }]);
  });
});

describe('E-21 Affelnet file re-imported', () => {
  test('followed again it cancels and opens nothing', async () => {
    const round = { academyCode: '99', schoolYear: YEAR, round: 1, accountId: academy.head };
    const before = await academy.rows(`select id, state from dossier order by id`);
    expect(await followAffectation(academy.temporal.client, academy.orm.em, round)).toEqual({
      cancelled: 0,
      opened: 0,
      tasks: 0,
    });
    expect(await academy.rows(`select id, state from dossier order by id`)).toEqual(before);
  });
});

describe('E-22 family refused the services', () => {
  test('its dossier is on paper from the start, and it is told nothing by the process', async () => {
    const { id } = await academy.dossierOf('Sacha');
    expect(await academy.dossierOf('Sacha')).toMatchObject({ state: 'PAPER' });
    expect(await lettersOf(id, 'M-05')).toEqual([]);
    expect((await academy.hand('dossier.enterOnBehalf', id, { choices })).status).toBe('ACCEPTED');
  });
});
