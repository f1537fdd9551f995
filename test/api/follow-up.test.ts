/** The follow-up lists, the wishes and the short exports over http: who may, what is refused, what is told. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import {
  academy,
  COLLEGE,
  campaign,
  choiceGroup,
  delegation,
  dossier,
  familyAccount,
  guardian,
  LYCEE,
  NEXT_YEAR,
  OTHER_LYCEE,
  pupil,
  responsibility,
  SECONDE,
  staffAccount,
} from '../database/builders.ts';
import { type RunningApi, startApi, type Visitor } from './running-api.ts';

let api: RunningApi;
let receiver: Visitor;
let origin: Visitor;
let stranger: Visitor;
let mother: Visitor;
/** A secretary of the collège who may read the list and nothing else. */
let reader: Visitor;

const at = (uai: string) => `/api/establishments/${uai}/years/${NEXT_YEAR}`;
const once = () => ({ 'Idempotency-Key': randomUUID() });

beforeAll(async () => {
  api = await startApi();
  const em = api.em();
  await academy(em);
  await choiceGroup(em, { key: 'rank-3' });
  const campaignId = await campaign(em);
  const samia = await guardian(em, {
    firstName: 'Samia',
    lastName: 'BENALI',
    email: '=cmd@exemple.fr',
    phoneMobile: '+262692123456',
  });
  for (const [firstName, lastName, chosen] of [
    ['Lila', 'BENALI', '061300'],
    ['Zoé', '=HYPERLINK("http://x")', '061400'],
  ] as const) {
    const child = await pupil(em, { firstName, lastName });
    await em.execute(`insert into pupil_structure (pupil_id, code, type) values (?, '03', 'D')`, [child.id]);
    await responsibility(em, child.id, samia);
    const id = await dossier(em, {
      campaignId,
      identityId: child.identityId,
      originPupilId: child.id,
      firstName,
      lastName,
      state: 'VALIDATED',
      choices: { 'rank-3': [chosen] },
    });
    await em.execute(`update dossier set state_since = '2027-06-30T21:59:00Z' where id = ?`, [id]);
    await em.execute(
      `insert into dossier_choice (dossier_id, group_key, position, code, receiving_uai, school_year, mef) values (?, 'rank-3', 1, ?, ?, ?, ?)`,
      [id, chosen, LYCEE, NEXT_YEAR, SECONDE],
    );
  }
  const principal = await staffAccount(em, 'M. Principal', { role: 'head', uai: COLLEGE });
  const secretary = await staffAccount(em, 'Mme Secrétaire', { role: 'secretary', uai: COLLEGE });
  await delegation(em, {
    uai: COLLEGE,
    delegateId: secretary.id,
    grantedById: principal.id,
    operations: ['dossier.readOrigin'],
  });
  const accounts = [
    await staffAccount(em, 'Mme Proviseure', { role: 'head', uai: LYCEE }),
    principal,
    await staffAccount(em, 'M. Ailleurs', { role: 'head', uai: OTHER_LYCEE }),
    await familyAccount(em, 'Samia BENALI', samia),
    secretary,
  ];
  [receiver, origin, stranger, mother, reader] = (await Promise.all(
    accounts.map(({ login }) => api.signedIn(login)),
  )) as [Visitor, Visitor, Visitor, Visitor, Visitor];
});
afterAll(() => api?.stop());

describe('the list', () => {
  test('is not found by who works elsewhere, nor by a family', async () => {
    for (const side of ['receiving', 'origin'])
      for (const who of [stranger, mother]) {
        const path = `${at(side === 'origin' ? COLLEGE : LYCEE)}/dossiers?side=${side}`;
        expect((await who.ask('GET', path)).body).toMatchObject({ status: 404, code: 'not-found' });
      }
  });

  test.each([
    ['classGroup=03', 'receiving', 'query.classGroup'],
    ['marks=no-email', 'receiving', 'query.marks'],
    [`originUai=${COLLEGE}`, 'origin', 'query.originUai'],
    ['marks=never-connected,boarding', 'origin', 'query.marks'],
    ['columns=name,choices', 'origin', 'query.columns'],
  ])('refuses %s on the %s side and says where', async (query, side, path) => {
    const [who, uai] = side === 'origin' ? [origin, COLLEGE] : [receiver, LYCEE];
    const { body } = await who.ask('GET', `${at(uai)}/dossiers?side=${side}&${query}`);
    expect(body).toMatchObject({ status: 400, code: 'malformed', errors: [{ path, problem: 'of-the-other-side' }] });
  });

  test.each([
    ['state=LOST', 'query.state'],
    ['marks=tall', 'query.marks'],
    ['marks=boarding,', 'query.marks'],
    ['columns=name,salary', 'query.columns'],
    ['order=random', 'query.order'],
    ['mef=2', 'query.mef'],
    ['originUai=nowhere', 'query.originUai'],
    ['limit=0', 'query.limit'],
    ['shoeSize=38', 'query.shoeSize'],
    ['cursor=bm9uc2Vuc2U', 'query.cursor'],
  ])('refuses %s as malformed, at its field', async (query, path) => {
    const { body } = await receiver.ask('GET', `${at(LYCEE)}/dossiers?side=receiving&${query}`);
    expect(body).toMatchObject({ status: 400, code: 'malformed' });
    expect(body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  test('does not take the place of one order for a place of another', async () => {
    const first = await receiver.ask('GET', `${at(LYCEE)}/dossiers?side=receiving&limit=1&order=name`);
    const { next } = first.body;
    const { body } = await receiver.ask('GET', `${at(LYCEE)}/dossiers?side=receiving&order=since&cursor=${next}`);
    expect(body).toMatchObject({ status: 400, errors: [{ path: 'query.cursor' }] });
  });

  test('shows each side its own words', async () => {
    const mine = await origin.ask('GET', `${at(COLLEGE)}/dossiers?side=origin&classGroup=03&columns=name,contact`);
    expect(mine.body.dossiers).toHaveLength(2);
    expect(mine.body).toMatchObject({ classGroups: [{ code: '03', dossiers: 2 }], origins: [] });
    expect(JSON.stringify(mine.body)).not.toMatch(/06130|06140|Enseignement/);
    const theirs = await receiver.ask('GET', `${at(LYCEE)}/dossiers?side=receiving&columns=name,choices`);
    expect(theirs.body.dossiers[1].choices).toEqual([
      { group: 'Enseignement optionnel', chosen: ['SCIENCES ECONOMIQUES ET SOCIALES'] },
    ]);
  });
});

describe('wishes and places', () => {
  test('count each option of each formation, with what remains', async () => {
    await api.em().execute(`update choice_group set capacities = '{"061300": 1}', hidden = '{061400}'`);
    const { body } = await receiver.ask('GET', `${at(LYCEE)}/wishes`);
    expect(body.formations).toMatchObject([
      {
        mef: SECONDE,
        dossiers: 2,
        answered: 2,
        groups: [
          {
            key: 'rank-3',
            options: [
              { code: '061300', first: 1, held: 1, capacity: 1, remaining: 0, offered: true },
              { code: '061400', first: 1, held: 1, capacity: null, remaining: null, offered: false },
            ],
          },
        ],
      },
    ]);
  });

  test('are the receiving lycée’s alone: the collège sees none of its pupils’ there', async () => {
    expect((await origin.ask('GET', `${at(LYCEE)}/wishes`)).status).toBe(404);
    expect((await reader.ask('GET', `${at(COLLEGE)}/wishes`)).status).toBe(403);
    // Its own board, as a lycée that receives nobody, is empty.
    expect((await origin.ask('GET', `${at(COLLEGE)}/wishes`)).body).toEqual({ formations: [] });
  });
});

describe('a short list as a file', () => {
  const ask = (who: Visitor, uai: string, body: object) =>
    who.ask('POST', `${at(uai)}/dossier-exports`, { body, headers: once() });

  test('says what the screen says: its rows, its columns, its order, in the reader’s language', async () => {
    const answer = await ask(receiver, LYCEE, {
      side: 'receiving',
      format: 'csv',
      columns: ['name', 'formation', 'state', 'since', 'todo', 'choices', 'contact'],
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="inscriptions-9990002E-2027-accueil-\d{8}\.csv"$/,
    );
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    const rows: string[][] = parse(answer.body, { bom: true, delimiter: ';' });
    expect(rows).toEqual([
      [
        ...['Nom', 'Prénom', 'Formation', 'État', 'Depuis', 'Modifications à décider', 'Documents manquants'],
        ...['Enseignement optionnel', 'Responsable à appeler', 'Téléphone', 'Adresse électronique'],
      ],
      [
        // A name that a spreadsheet would compute is disarmed, and sorted where the screen has it.
        ...['\'=HYPERLINK("http://x")', 'Zoé', '2NDE générale et technologique', 'À intégrer', '2027-06-30 23:59'],
        ...['0', '0', 'Principes fondamentaux de l’économie', 'Samia BENALI', '06 92 12 34 56', "'=cmd@exemple.fr"],
      ],
      [
        ...['BENALI', 'Lila', '2NDE générale et technologique', 'À intégrer', '2027-06-30 23:59'],
        ...['0', '0', 'Sciences économiques et sociales', 'Samia BENALI', '06 92 12 34 56', "'=cmd@exemple.fr"],
      ],
    ]);
    const english = await receiver.ask('POST', `${at(LYCEE)}/dossier-exports`, {
      body: { side: 'receiving', format: 'csv', columns: ['state'], name: 'Ben' },
      headers: { ...once(), 'Accept-Language': 'en' },
    });
    expect(parse(english.body, { bom: true, delimiter: ';' })).toEqual([
      ['Last name', 'First name', 'State'],
      ['BENALI', 'Lila', expect.any(String)],
    ]);
  });

  test('keeps the zero of a division, and tells the origin no choice', async () => {
    const answer = await ask(origin, COLLEGE, {
      side: 'origin',
      format: 'csv',
      columns: ['class-group', 'connection'],
      classGroup: '03',
    });
    expect(parse(answer.body, { bom: true, delimiter: ';' })[1]?.slice(2)).toEqual(['03', 'Déjà connectée']);
    const choices = await ask(origin, COLLEGE, { side: 'origin', format: 'csv', columns: ['choices'] });
    expect(choices.body).toMatchObject({ status: 400, errors: [{ path: 'body.columns' }] });
  });

  test('belongs to who holds the operation: reading the origin’s list is not exporting it', async () => {
    const body = { side: 'origin', format: 'csv', columns: ['name'] };
    expect((await ask(reader, COLLEGE, body)).body).toMatchObject({ status: 403, code: 'not-permitted' });
    expect((await ask(stranger, COLLEGE, body)).status).toBe(404);
    expect((await ask(mother, LYCEE, { ...body, side: 'receiving' })).status).toBe(404);
    expect((await ask(origin, COLLEGE, { ...body, side: 'receiving' })).status).toBe(200);
  });

  test.each([
    [{ format: 'pdf' }, 'body.format'],
    [{ columns: [] }, 'body.columns'],
    [{ marks: ['tall'] }, 'body.marks.0'],
    [{ side: 'both' }, 'body.side'],
  ])('is refused for %j', async (change, path) => {
    const body = { side: 'receiving', format: 'csv', columns: ['name'], ...change };
    const answer = await ask(receiver, LYCEE, body);
    expect(answer.body).toMatchObject({ status: 400, errors: [{ path }] });
  });
});
