/** The conflicts of record changes, row by row of §2.3, on the real stack. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Address, Contact } from '../../domain/pupil-record/fields.ts';
import type { Authority } from '../../domain/pupil-record/responsibility.ts';
import { importFiles } from '../../exchange/import.ts';
import { importProblems as texts } from '../../locales/fr/exchange.ts';
import { changeAuthority } from '../../processes/authority.ts';
import { followImport } from '../../processes/record-changes.ts';
import { siecleXml } from '../exchange/documents.ts';
import { type Author, recordSets } from '../workflows/record-sets.ts';
import { COLLEGE, type SmallAcademy, smallAcademy } from '../workflows/small-academy.ts';

let academy: SmallAcademy;
let sets: ReturnType<typeof recordSets>;

beforeAll(async () => {
  academy = await smallAcademy({
    ...{ Ava: 2, Bilal: 2, Bao: 1, Chloé: 2, Dina: 2, Elio: 2, Fleur: 2, Gaël: 2, Hana: 2, Ilyes: 2 },
    ...{ Jade: 2, Kévin: 2, Lou: 2, Malo: 1, Nora: 1 },
  });
  await academy.startWorker();
  sets = recordSets(academy);
}, 60_000);
afterAll(() => academy?.stop());

const PHONE = '+33639980101';
const OTHER_PHONE = '+33639980102';
const today = new Date().toISOString().slice(0, 10);
const HOME: Address = {
  ...{ line1: '3 rue des Lilas', line2: null, line3: null, line4: null },
  ...{ postalCode: '99120', city: 'SAINT-AUBERT', foreignCity: null, countryCode: '100' },
};

/** What SIECLE says of the collège: the base as it is, but for who left and what it says differently of a guardian. */
async function imported({ left = [], mobiles = {} }: { left?: string[]; mobiles?: Record<string, string | null> }) {
  const tag = (name: string, value: string | null) => (value === null ? '' : `<${name}>${value}</${name}>`);
  const pupils = await academy.rows<Record<string, string | null>>(
    `select external_id, national_id, last_name, first_name, phone_mobile from pupil where uai = ? and external_id is not null`,
    [COLLEGE],
  );
  const persons = await academy.rows<Record<string, string | null>>(
    `select id, external_id, last_name, first_name, phone_mobile, email from guardian where uai = ? and external_id is not null`,
    [COLLEGE],
  );
  const links = await academy.rows<Record<string, string>>(
    `select p.external_id as pupil, g.external_id as person, r.level::text as level, r.kinship_code as kinship
     from responsibility r join pupil p on p.id = r.pupil_id join guardian g on g.id = r.guardian_id
     where p.uai = ? and g.external_id is not null and r.ended_on is null`,
    [COLLEGE],
  );
  const eleves = pupils
    .filter(({ first_name }) => !left.includes(first_name as string))
    .map(
      (pupil) =>
        `<ELEVE ELEVE_ID="${pupil.external_id}">${tag('ID_NATIONAL', pupil.national_id ?? null)}${tag('NOM_DE_FAMILLE', pupil.last_name ?? null)}${tag('PRENOM', pupil.first_name ?? null)}<DATE_NAISS>04/05/2012</DATE_NAISS>${tag('TEL_PORTABLE', pupil.phone_mobile ?? null)}</ELEVE>`,
    );
  const personnes = persons.map((person) => {
    const mobile = Object.hasOwn(mobiles, person.id as string) ? mobiles[person.id as string] : person.phone_mobile;
    return `<PERSONNE PERSONNE_ID="${person.external_id}">${tag('NOM_DE_FAMILLE', person.last_name ?? null)}${tag('PRENOM', person.first_name ?? null)}${tag('TEL_PORTABLE', mobile ?? null)}${tag('MEL', person.email ?? null)}</PERSONNE>`;
  });
  const responsables = links.map(
    ({ pupil, person, level, kinship }) =>
      `<RESPONSABLE_ELEVE><ELEVE_ID>${pupil}</ELEVE_ID><PERSONNE_ID>${person}</PERSONNE_ID><NIVEAU_RESPONSABILITE>${level}</NIVEAU_RESPONSABILITE><CODE_PARENTE>${kinship}</CODE_PARENTE></RESPONSABLE_ELEVE>`,
  );
  const file = (root: string, data: string) => siecleXml(root, data, { uai: COLLEGE });
  const report = await importFiles(
    academy.orm.em.fork(),
    [
      {
        name: 'ElevesAvecAdresses.xml',
        content: file('BEE_ELEVES', `<ELEVES>${eleves.join('')}</ELEVES>`),
      },
      {
        name: 'ResponsablesAvecAdresses.xml',
        content: file(
          'BEE_RESPONSABLES',
          `<PERSONNES>${personnes.join('')}</PERSONNES><RESPONSABLES>${responsables.join('')}</RESPONSABLES>`,
        ),
      },
    ],
    { apply: true, academyCode: '99', language: 'fr', texts, today, baseChanged: followImport },
  );
  if (!report.applied) throw new Error(JSON.stringify(report.files.flatMap(({ problems }) => problems)));
}

const settledAs = (id: string, field: string, state: string) =>
  academy.until(`${field} ${state}`, async () => (await sets.states(id))[field] === state);

describe('§2.3 « Same guardian submits again while pending »', () => {
  test('the new set supersedes the same fields only; older other fields stay', async () => {
    const mother = await sets.mother('Ava');
    const older = await sets.propose(mother, [
      ['guardian.phoneMobile', null, PHONE],
      ['guardian.occupation', null, '34'],
    ]);
    const newer = await sets.propose(mother, [['guardian.phoneMobile', null, OTHER_PHONE]]);
    expect(await sets.states(older.id)).toEqual({
      ...{ 'guardian.phoneMobile': 'SUPERSEDED', 'guardian.occupation': 'PENDING' },
    });
    expect(await sets.states(newer.id)).toEqual({ 'guardian.phoneMobile': 'PENDING' });
    await sets.decide(older.id, [sets.accepted(older.items['guardian.occupation'])]);
    await sets.decide(newer.id, [sets.accepted(newer.items['guardian.phoneMobile'])]);
    await Promise.all([sets.end(older.id), sets.end(newer.id)]);
    expect(await sets.guardian(mother.guardianId)).toMatchObject({ phone_mobile: OTHER_PHONE, occupation: '34' });
  });

  test('a set whose every field was sent again ends, and nobody is written to', async () => {
    const mother = await sets.mother('Ava');
    const older = await sets.propose(mother, [['guardian.phoneHome', null, PHONE]]);
    await sets.propose(mother, [['guardian.phoneHome', null, OTHER_PHONE]]);
    await sets.over(older.id);
    expect(await sets.state(older.id)).toBe('SUPERSEDED');
    expect(await sets.letters(older.id, 'M-04')).toEqual([]);
  });

  test('her own fields also where she sends them again with another child’s record; that child’s fields not', async () => {
    const mother = await sets.mother('Bilal');
    const sibling = await sets.mother('Bao');
    await academy.rows(
      `insert into responsibility (pupil_id, guardian_id, level, kinship_code) values (?, ?, 1, '10')`,
      [...[sibling.pupilId, mother.guardianId]],
    );
    const forBilal = await sets.propose(mother, [
      ['guardian.phoneMobile', null, PHONE],
      ['pupil.phoneMobile', null, PHONE],
    ]);
    await sets.propose({ ...mother, pupilId: sibling.pupilId }, [
      ['guardian.phoneMobile', null, OTHER_PHONE],
      ['pupil.phoneMobile', null, OTHER_PHONE],
    ]);
    expect(await sets.states(forBilal.id)).toEqual({
      ...{ 'guardian.phoneMobile': 'SUPERSEDED', 'pupil.phoneMobile': 'PENDING' },
    });
  });
});

describe('§2.3 « Two guardians change the same pupil field »', () => {
  test('both are kept in conflict; one is chosen, the other refused, and no value is told', async () => {
    const hers = await sets.propose(await sets.mother('Chloé'), [['pupil.phoneMobile', null, PHONE]]);
    const his = await sets.propose(await sets.father('Chloé'), [['pupil.phoneMobile', null, OTHER_PHONE]]);
    const field = 'pupil.phoneMobile';
    for (const { id } of [hers, his]) expect(await sets.states(id)).toEqual({ [field]: 'CONFLICT' });
    await sets.decide(hers.id, [sets.accepted(hers.items[field])]);
    await Promise.all([sets.end(hers.id), sets.end(his.id)]);
    expect((await sets.items(his.id))[field]).toMatchObject({ state: 'REFUSED', refused_for: 'OTHER_GUARDIAN' });
    const { pupilId } = await sets.mother('Chloé');
    expect((await sets.pupil(pupilId)).phone_mobile).toBe(PHONE);

    const [toFather, ...others] = await sets.letters(his.id, 'M-04');
    expect(others).toEqual([]);
    expect(toFather).toMatchObject({ to_address: 'pere.chloé@famille.example' });
    expect(toFather?.text).toContain('Valeur différente proposée par l’autre responsable');
    expect(toFather?.text).not.toMatch(/06 39 98 01|\+33639/);
  });

  test('asked the same, they are in no conflict; one of them withdrawn, neither is the other any more', async () => {
    const [mother, father] = [await sets.mother('Dina'), await sets.father('Dina')];
    const hers = await sets.propose(mother, [
      ['pupil.phoneMobile', null, PHONE],
      ['pupil.phoneHome', null, PHONE],
    ]);
    const his = await sets.propose(father, [
      ['pupil.phoneMobile', null, OTHER_PHONE],
      ['pupil.phoneHome', null, PHONE],
    ]);
    expect(await sets.states(hers.id)).toEqual({ 'pupil.phoneMobile': 'CONFLICT', 'pupil.phoneHome': 'PENDING' });
    expect((await sets.withdraw(his.id, father)).status).toBe('ACCEPTED');
    await settledAs(hers.id, 'pupil.phoneMobile', 'PENDING');
    expect(await sets.state(hers.id)).toBe('SUBMITTED');
  });
});

test('§2.3 « Two guardians change their own data »: independent, no conflict', async () => {
  const [mother, father] = [await sets.mother('Elio'), await sets.father('Elio')];
  const hers = await sets.propose(mother, [['guardian.phoneMobile', null, PHONE]]);
  const his = await sets.propose(father, [['guardian.phoneMobile', null, OTHER_PHONE]]);
  for (const { id } of [hers, his]) expect(await sets.states(id)).toEqual({ 'guardian.phoneMobile': 'PENDING' });
  await sets.decide(his.id, [sets.accepted(his.items['guardian.phoneMobile'])]);
  await sets.end(his.id);
  expect((await sets.guardian(father.guardianId)).phone_mobile).toBe(OTHER_PHONE);
  expect((await sets.guardian(mother.guardianId)).phone_mobile).toBeNull();
  expect(await sets.state(hers.id)).toBe('SUBMITTED');
});

test('§2.3 « Base changed since baseValue »: stale, what was seen, is and is asked all kept; decided on what is there', async () => {
  const mother = await sets.mother('Fleur');
  await academy.rows(`update guardian set phone_home = ?, version = version + 1 where id = ?`, [
    ...['+33199000001', mother.guardianId],
  ]);
  const set = await sets.propose(mother, [['guardian.phoneHome', '+33199000000', PHONE]]);
  expect(await sets.states(set.id)).toEqual({ 'guardian.phoneHome': 'STALE' });
  expect(
    await academy.rows(
      `select base_value->>'value' as seen, new_value->>'value' as asked from record_change_item where record_change_id = ?`,
      [set.id],
    ),
  ).toEqual([{ seen: '+33199000000', asked: PHONE }]);
  expect((await sets.guardian(mother.guardianId)).phone_home).toBe('+33199000001');
  await sets.decide(set.id, [sets.accepted(set.items['guardian.phoneHome'])]);
  await sets.end(set.id);
  expect((await sets.guardian(mother.guardianId)).phone_home).toBe(PHONE);
});

test('§2.3 « New value = current base »: closed by itself, and reported to the parent', async () => {
  const mother = await sets.mother('Gaël');
  const before = await sets.guardian(mother.guardianId);
  const set = await sets.propose(mother, [['guardian.email', null, 'mere.gaël@famille.example']]);
  await sets.end(set.id);
  expect(await sets.states(set.id)).toEqual({ 'guardian.email': 'NOOP' });
  expect(await sets.guardian(mother.guardianId)).toEqual(before);
  const [toMother] = await sets.letters(set.id, 'M-04');
  expect(toMother?.text).toContain('Informations qui étaient déjà à jour');
});

test('§2.3 « Address shared by both guardians »: it is forked for the one who asked', async () => {
  const [mother, father] = [await sets.mother('Hana'), await sets.father('Hana')];
  const { address_id: home } = await sets.guardian(mother.guardianId);
  await academy.rows(`update guardian set address_id = ? where id = ?`, [home, father.guardianId]);
  const set = await sets.propose(father, [['guardian.address', HOME, { ...HOME, line1: '8 impasse du Puits' }]]);
  await sets.decide(set.id, [sets.accepted(set.items['guardian.address'])]);
  await sets.end(set.id);
  const { address_id: forked } = await sets.guardian(father.guardianId);
  expect(forked).not.toBe(home);
  expect((await sets.guardian(mother.guardianId)).address_id).toBe(home);
  expect((await sets.pupil(mother.pupilId)).address_id).toBe(home);
  expect(await academy.rows(`select line1 from address where id in (?) order by line1`, [[home, forked]])).toEqual([
    { line1: '3 rue des Lilas' },
    { line1: '8 impasse du Puits' },
  ]);
});

test('§2.3 « Pupil moves establishment with pending set »: it expires, what was accepted is written, its author told', async () => {
  const mother = await sets.mother('Ilyes');
  const set = await sets.propose(mother, [
    ['guardian.occupation', null, '34'],
    ['guardian.phoneHome', null, PHONE],
  ]);
  await sets.decide(set.id, [sets.accepted(set.items['guardian.occupation'])]);
  await imported({ left: ['Ilyes'] });
  await sets.over(set.id);
  expect(await sets.state(set.id)).toBe('EXPIRED');
  expect(await sets.states(set.id)).toEqual({
    'guardian.occupation': 'ACCEPTED',
    'guardian.phoneHome': 'SUPERSEDED',
  });
  expect(await sets.guardian(mother.guardianId)).toMatchObject({ occupation: '34', phone_home: null });
  const [toMother, ...others] = await sets.letters(set.id, 'M-04');
  expect(others).toEqual([]);
  expect(toMother?.text).toContain('Refaites ces modifications dans le nouvel établissement');
});

test('§2.3 « Import of SIECLE files while sets are pending »: it wins on the base; what waits is stale or up to date, what was accepted is asked again', async () => {
  const authors = {
    stale: await sets.mother('Jade'),
    noop: await sets.mother('Kévin'),
    accepted: await sets.mother('Lou'),
  };
  const ask = (author: Author) =>
    sets.propose(author, [
      ['guardian.phoneMobile', null, PHONE],
      ['pupil.usageName', null, 'ESSAI-DURAND'],
    ]);
  const [stale, noop, accepted] = [await ask(authors.stale), await ask(authors.noop), await ask(authors.accepted)];
  await sets.decide(accepted.id, [sets.accepted(accepted.items['guardian.phoneMobile'])]);
  await imported({
    mobiles: {
      [authors.stale.guardianId]: '+33612345678',
      [authors.noop.guardianId]: PHONE,
      [authors.accepted.guardianId]: '+33612345679',
    },
  });
  const field = 'guardian.phoneMobile';
  expect((await sets.states(stale.id))[field]).toBe('STALE');
  expect((await sets.states(noop.id))[field]).toBe('NOOP');
  expect((await sets.items(accepted.id))[field]).toMatchObject({ state: 'STALE', decided_by_id: null });
  for (const { id } of [stale, noop, accepted]) expect((await sets.states(id))['pupil.usageName']).toBe('PENDING');
  expect((await sets.guardian(authors.accepted.guardianId)).phone_mobile).toBe('+33612345679');
  // The runs look again, and the desk goes on: the same field is decided anew, over what the import brought.
  const again = [accepted.items[field], accepted.items['pupil.usageName']].map(sets.accepted);
  await academy.until(
    'the run to look again',
    async () => (await sets.decide(accepted.id, again)).status === 'ACCEPTED',
  );
  await sets.end(accepted.id);
  expect((await sets.guardian(authors.accepted.guardianId)).phone_mobile).toBe(PHONE);
  await sets.decide(noop.id, [sets.accepted(noop.items['pupil.usageName'])]);
  await sets.end(noop.id);
});

describe('E-17: a guardian’s authority is taken in the middle of a review', () => {
  const decree = (author: Author, authority: Authority) =>
    changeAuthority(academy.orm.em, {
      ...{
        key: randomUUID(),
        pupilId: author.pupilId,
        guardianId: author.guardianId,
        authority,
        accountId: academy.head,
      },
      ...{ decision: { on: today, court: 'TJ de Saint-Aubert' }, today },
    });

  test('their sets end undecided; what was accepted is written, for it was accepted; they are written to no more', async () => {
    const father = await sets.father('Jade');
    const set = await sets.propose(father, [
      ['guardian.occupation', null, '34'],
      ['guardian.phoneHome', null, PHONE],
    ]);
    await sets.decide(set.id, [sets.accepted(set.items['guardian.occupation'])]);
    expect(await decree(father, 'WITHDRAWN')).toMatchObject({ authority: 'WITHDRAWN' });
    await sets.over(set.id);
    expect(await sets.state(set.id)).toBe('EXPIRED');
    expect(await sets.states(set.id)).toEqual({
      'guardian.occupation': 'ACCEPTED',
      'guardian.phoneHome': 'SUPERSEDED',
    });
    expect(await sets.guardian(father.guardianId)).toMatchObject({ occupation: '34', phone_home: null });
    expect(await sets.letters(set.id, 'M-04')).toEqual([]);
  });

  test('who keeps the right to be informed is told; the other guardian’s set is in conflict no more', async () => {
    const [mother, father] = [await sets.mother('Kévin'), await sets.father('Kévin')];
    const his = await sets.propose(father, [['pupil.phoneMobile', null, PHONE]]);
    const hers = await sets.propose(mother, [['pupil.phoneMobile', null, OTHER_PHONE]]);
    expect(await sets.states(hers.id)).toEqual({ 'pupil.phoneMobile': 'CONFLICT' });
    await decree(father, 'INFORMATION_ONLY');
    await sets.over(his.id);
    expect(await sets.state(his.id)).toBe('EXPIRED');
    const told = (await sets.letters(his.id, 'M-04')).find(({ to_address }) => to_address.startsWith('pere'));
    expect(told?.text).toContain('Votre droit de modifier cette fiche a changé');
    await settledAs(hers.id, 'pupil.phoneMobile', 'PENDING');
  });
});

describe('a contact is one field', () => {
  const neighbour: Contact = {
    ...{ lastName: 'VOISIN', firstName: 'Marc', kinship: '90' },
    ...{ phoneHome: null, phoneWork: null, phoneMobile: PHONE },
  };
  const contactsOf = (pupilId: string) =>
    academy.rows(
      `select g.id, g.last_name, g.phone_mobile from responsibility r join guardian g on g.id = r.guardian_id
       where r.pupil_id = ? and r.level = 3 and r.ended_on is null`,
      [pupilId],
    );

  test('added by a change; and corrected for one child, who is a contact of another child too, for that one child alone', async () => {
    const [mother, other] = [await sets.mother('Malo'), await sets.mother('Nora')];
    const id = randomUUID();
    const added = await sets.propose(mother, [['contact', null, neighbour, id]]);
    expect(await contactsOf(mother.pupilId)).toEqual([]);
    await sets.decide(added.id, [sets.accepted(added.items.contact)]);
    await sets.end(added.id);
    expect(await contactsOf(mother.pupilId)).toEqual([{ id, last_name: 'VOISIN', phone_mobile: PHONE }]);

    await academy.rows(
      `insert into responsibility (pupil_id, guardian_id, level, kinship_code) values (?, ?, 3, '90')`,
      [...[other.pupilId, id]],
    );
    const changed = await sets.propose(other, [['contact', neighbour, { ...neighbour, phoneMobile: OTHER_PHONE }, id]]);
    await sets.decide(changed.id, [sets.accepted(changed.items.contact)]);
    await sets.end(changed.id);
    const [forked, ...more] = await contactsOf(other.pupilId);
    expect(more).toEqual([]);
    expect(forked).toMatchObject({ last_name: 'VOISIN', phone_mobile: OTHER_PHONE });
    expect(forked?.id).not.toBe(id);
    expect(await contactsOf(mother.pupilId)).toEqual([{ id, last_name: 'VOISIN', phone_mobile: PHONE }]);
  });
});
