import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { receive } from '../../processes/submissions.ts';
import { COLLEGE, campaignKey, choices, LYCEE, type SmallAcademy, smallAcademy } from './small-academy.ts';

let academy: SmallAcademy;

beforeAll(async () => {
  academy = await smallAcademy({ Dina: 2, Elio: 1 });
  await academy.startWorker();
}, 60_000);
afterAll(() => academy?.stop());

type Item = [field: string, base: unknown, proposed: unknown];
interface Pupil {
  pupilId: string;
  guardianId: string;
  uai: string;
}

const pupil = async (firstName: string, uai = COLLEGE): Promise<Pupil> => {
  const [row] = await academy.rows(
    `select p.id as "pupilId", g.id as "guardianId", p.uai from pupil p join responsibility r on r.pupil_id = p.id
     join guardian g on g.id = r.guardian_id where p.first_name = ? and p.uai = ? and r.kinship_code = '10'`,
    [firstName, uai],
  );
  return row as unknown as Pupil;
};

/** Hands in a set as the api does: the rows and the submission in one transaction. */
async function propose(
  { pupilId, guardianId, uai }: Pupil,
  items: Item[],
  dossierId: string | null = null,
): Promise<{ id: string; items: Record<string, string> }> {
  const id = randomUUID();
  const submissionId = randomUUID();
  const ids: Record<string, string> = {};
  const author = academy.mothers.Dina as string;
  const request = {
    id: submissionId,
    act: 'recordChange.submit',
    subjectId: id,
    accountId: author,
    content: {},
  } as const;
  await receive(academy.orm.em, request, async (tx) => {
    await tx.execute(
      `insert into record_change (id, uai, school_year, pupil_id, guardian_id, author_id, dossier_id, state, sequence, submitted_at)
       select ?, ?, school_year, id, ?, ?, ?, 'SUBMITTED', 0, now() from pupil where id = ?`,
      [id, uai, guardianId, author, dossierId, pupilId],
    );
    for (const [field, base, proposed] of items) {
      ids[field] = randomUUID();
      await tx.execute(
        `insert into record_change_item (id, record_change_id, field, target_id, kind, base_value, new_value, state) values (?, ?, ?, ?, 'phone', ?::jsonb, ?::jsonb, 'PENDING')`,
        [
          ...[ids[field], id, field, field.startsWith('pupil.') ? pupilId : guardianId],
          ...[JSON.stringify({ value: base }), JSON.stringify({ value: proposed })],
        ],
      );
    }
  });
  const settled = await academy.hand('recordChange.submit', id, {}, author, submissionId);
  expect(settled.status).toBe('ACCEPTED');
  return { id, items: ids };
}
const state = async (id: string) =>
  (await academy.rows(`select state from record_change where id = ?`, [id]))[0]?.state;
const guardian = async (id: string) =>
  (await academy.rows<{ phone_mobile: string | null; email: string }>(`select * from guardian where id = ?`, [id]))[0];
const letters = async (id: string) =>
  academy.rows<{ letter_id: string; to_address: string; text: string }>(
    `select letter_id, to_address, text from letter where subject_id = ? order by letter_id, to_address`,
    [id],
  );
const inbox = async () => academy.rows(`select uai, kind, items from inbox_counter where items <> 0`);
/** Decides as the desk does: on the state of the set that was read. */
const decide = async (id: string, decisions: ReturnType<typeof decision>[]) => {
  const [{ revision = 0 } = {}] = await academy.rows<{ revision: number }>(
    `select revision from record_change where id = ?`,
    [id],
  );
  return academy.hand('recordChange.decide', id, { decisions, seenRevision: revision, delegationId: null });
};
const decision = (itemId: string | undefined, kind: 'ACCEPTED' | 'REFUSED', reason: string | null = null) => ({
  itemId: itemId as string,
  decision: kind,
  hasReason: reason !== null,
  reason,
});

describe('a mother changes her own data and the pupil’s', () => {
  let mother: Pupil;
  let set: Awaited<ReturnType<typeof propose>>;

  test('she gets a receipt, the school’s counter rises, and the base does not move (F-20, F-21)', async () => {
    mother = await pupil('Dina');
    set = await propose(mother, [
      ['guardian.phoneMobile', null, '+33639980102'],
      ['guardian.email', 'mere.dina@famille.example', 'autre@famille.example'],
      ['pupil.phoneMobile', null, '+33639980199'],
    ]);
    expect(await state(set.id)).toBe('SUBMITTED');
    expect(await inbox()).toEqual([{ uai: COLLEGE, kind: 'phone', items: 3 }]);
    expect((await guardian(mother.guardianId))?.phone_mobile).toBeNull();
    expect((await letters(set.id)).map(({ letter_id, to_address }) => [letter_id, to_address])).toEqual([
      ['M-02', 'autre@famille.example'],
      ['M-02', 'mere.dina@famille.example'],
      ['M-03', 'mere.dina@famille.example'],
    ]);
  });

  test('a refusal without a reason is refused', async () => {
    const decisions = [decision(set.items['guardian.email'], 'REFUSED')];
    expect((await decide(set.id, decisions)).refusal?.code).toBe('reason-required');
  });

  test('after the first decision she may not withdraw it any more', async () => {
    await decide(set.id, [decision(set.items['guardian.phoneMobile'], 'ACCEPTED')]);
    expect(await state(set.id)).toBe('IN_REVIEW');
    expect((await academy.hand('recordChange.withdraw', set.id, {})).refusal?.code).toBe('review-begun');
    expect((await guardian(mother.guardianId))?.phone_mobile).toBeNull();
  });

  test('the last decision writes every accepted field and no other', async () => {
    await decide(set.id, [
      decision(set.items['guardian.email'], 'REFUSED', 'Adresse déjà refusée par votre fournisseur'),
      decision(set.items['pupil.phoneMobile'], 'ACCEPTED'),
    ]);
    await academy.until('the letters', async () => (await state(set.id)) === 'NOTIFIED');
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
  const mother = await pupil('Dina');
  const noop = await propose(mother, [['guardian.phoneMobile', null, '+33639980102']]);
  await academy.until('the end of a set without a decision', async () => (await state(noop.id)) === 'NOTIFIED');
  const stale = await propose(mother, [['guardian.phoneMobile', null, '+33639980103']]);
  expect(
    (await academy.rows(`select state from record_change_item where record_change_id = ?`, [stale.id]))[0],
  ).toEqual({ state: 'STALE' });
  await academy.hand('recordChange.withdraw', stale.id, {});
  expect(await state(stale.id)).toBe('WITHDRAWN');
});

test('a change of an address that others live at concerns its author alone (§2.3)', async () => {
  const mother = await pupil('Dina');
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
  const set = await propose(mother, [['guardian.address', seen, { ...seen, line1: '8 impasse du Puits' }]]);
  await decide(set.id, [decision(set.items['guardian.address'], 'ACCEPTED')]);
  await academy.until('its end', async () => (await state(set.id)) === 'NOTIFIED');
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
  const set = await propose(await pupil('Elio', LYCEE), [['guardian.occupation', null, '34']], id);
  expect((await academy.hand('dossier.integrate', id, {})).refusal?.code).toBe('record-change-undecided');
  await decide(set.id, [decision(set.items['guardian.occupation'], 'ACCEPTED')]);
  await academy.until('its end', async () => (await state(set.id)) === 'NOTIFIED');
  expect((await academy.hand('dossier.integrate', id, {})).status).toBe('ACCEPTED');
});
