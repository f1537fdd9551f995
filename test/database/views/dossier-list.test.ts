/** What the two sides of a follow-up list are shown, and by what they may narrow it (§3.7). */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '../../../config/mikro-orm.ts';
import { dossierCount, dossierFacets, dossierList } from '../../../database/views/dossier-list.ts';
import {
  COLUMNS_OF,
  type Column,
  type Mark,
  type Order,
  type Side,
} from '../../../domain/enrolment-dossier/follow-up.ts';
import { freshDatabase } from '../../servers/database.ts';
import {
  academy,
  COLLEGE,
  campaign,
  choiceGroup,
  dossier,
  familyAccount,
  guardian,
  LYCEE,
  NEXT_YEAR,
  pupil,
  responsibility,
  SECONDE,
} from '../builders.ts';

let orm: MikroORM;
let drop: () => Promise<void>;
/** Ids of the dossiers, by first name. */
const ids: Record<string, string> = {};

const em = () => orm.em.fork();
const sql = (text: string, values: unknown[] = []) => em().execute(text, values);

beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  orm = await MikroORM.init(ormOptions(database.url, { statementTimeoutMs: 5000 }));
  await academy(em());
  await choiceGroup(em(), { key: 'rank-3' });
  // Boarding is a request: its option says so (domain `isRequest`).
  const regimes = [
    { code: '0', label: 'EXTERNE LIBRE' },
    { code: '3', label: 'INTERNE DANS L’ETABLISSEMENT', request: true },
  ];
  await choiceGroup(em(), { key: 'regime', label: 'Régime', modality: null, options: regimes });
  await sql(
    `insert into required_document (id, uai, school_year, label, mandatory) values (?, ?, ?, 'Justificatif de domicile', true)`,
    [randomUUID(), LYCEE, NEXT_YEAR],
  );
  const campaignId = await campaign(em());

  /** A pupil of a division whose mother has, or has not, an address, an account, a first sign-in. */
  const child = async (
    firstName: string,
    division: string,
    mother: { email?: string; account?: boolean; signedIn?: boolean },
    state?: 'VALIDATED' | 'REFUSED' | 'PAPER',
    choices?: Record<string, string[]>,
  ) => {
    const { id, identityId } = await pupil(em(), { firstName, lastName: firstName.toUpperCase() });
    await sql(`insert into pupil_structure (pupil_id, code, type) values (?, ?, 'D')`, [id, division]);
    const who = await guardian(em(), {
      firstName: 'Awa',
      lastName: firstName.toUpperCase(),
      phoneMobile: '+33612345678',
      ...(mother.email && { email: mother.email }),
    });
    await responsibility(em(), id, who);
    if (mother.account) {
      const account = await familyAccount(em(), `Awa ${firstName}`, who);
      if (mother.signedIn) await sql(`update account set last_sign_in_at = now() where id = ?`, [account.id]);
    }
    ids[firstName] = await dossier(em(), {
      campaignId,
      identityId,
      originPupilId: id,
      firstName,
      lastName: firstName.toUpperCase(),
      ...(state && { state }),
      ...(choices && { choices }),
    });
    return { pupilId: id, guardianId: who };
  };
  await child('Anaïs', '3A', { email: 'a@exemple.fr', account: true, signedIn: true }, 'VALIDATED', {
    'rank-3': ['061400'],
    regime: ['3'],
  });
  const binta = await child('Binta', '3A', { email: 'b@exemple.fr', account: true }, 'VALIDATED', {
    'rank-3': ['061300'],
    regime: ['0'],
  });
  await child('Célia', '3B', { email: 'c@exemple.fr' });
  await child('Driss', '3B', {}, 'REFUSED');
  await child('Elias', '3B', { account: true }, 'PAPER');
  // A pupil whom no base knows (private collège).
  ids.Farid = await dossier(em(), { campaignId, identityId: randomUUID(), firstName: 'Farid', lastName: 'FARID' });
  await sql(`update dossier set origin_uai = '9990009M' where id = ?`, [ids.Farid]);
  await sql(
    `insert into record_change (id, uai, school_year, pupil_id, guardian_id, author_id, dossier_id, state, sequence, submitted_at)
     values (?, ?, ?, ?, ?, ?, ?, 'SUBMITTED', 1, now())`,
    [randomUUID(), LYCEE, NEXT_YEAR, binta.pupilId, binta.guardianId, randomUUID(), ids.Binta],
  );
});

afterAll(async () => {
  await orm?.close(true);
  await drop?.();
});

const HERE: Record<Side, string> = { receiving: LYCEE, origin: COLLEGE };

const list = async (
  side: Side,
  asked: { state?: 'REFUSED'; classGroup?: string; originUai?: string; marks?: Mark[]; name?: string } = {},
  { order = 'name', columns = [] }: { order?: Order; columns?: readonly Column[] } = {},
) => {
  const selection = { uai: HERE[side], schoolYear: NEXT_YEAR, side, ...asked };
  const { dossiers } = await dossierList(em(), { ...selection, order, columns, limit: 50, after: null });
  expect(await dossierCount(em(), selection)).toBe(dossiers.length);
  return dossiers;
};
const names = async (...asked: Parameters<typeof list>) => (await list(...asked)).map(({ firstName }) => firstName);

describe('the origin narrows its list', () => {
  test.each<[Parameters<typeof list>[1], string[]]>([
    [{}, ['Anaïs', 'Binta', 'Célia', 'Driss', 'Elias']],
    [{ classGroup: '3A' }, ['Anaïs', 'Binta']],
    [{ state: 'REFUSED' }, ['Driss']],
    [{ marks: ['never-connected'] }, ['Binta', 'Célia', 'Driss', 'Elias']],
    [{ marks: ['no-account'] }, ['Célia', 'Driss']],
    [{ marks: ['no-email'] }, ['Driss', 'Elias']],
    [{ marks: ['no-account', 'no-email'] }, ['Driss']],
    [{ classGroup: '3B', marks: ['never-connected'], name: 'dri' }, ['Driss']],
  ])('by %o', async (asked, expected) => {
    expect(await names('origin', asked)).toEqual(expected);
  });

  test('and cannot learn by a filter what it does not see', async () => {
    for (const mark of ['boarding', 'missing-documents', 'undecided-changes'] as const)
      expect(await names('origin', { marks: [mark] })).toEqual(await names('origin'));
  });
});

describe('the receiving lycée narrows its list', () => {
  test.each<[Parameters<typeof list>[1], string[]]>([
    [{}, ['Anaïs', 'Binta', 'Célia', 'Driss', 'Elias', 'Farid']],
    [{ originUai: COLLEGE }, ['Anaïs', 'Binta', 'Célia', 'Driss', 'Elias']],
    [{ originUai: '9990009M' }, ['Farid']],
    [{ marks: ['boarding'] }, ['Anaïs']],
    [{ marks: ['undecided-changes'] }, ['Binta']],
    // Documents are awaited of who has answered.
    [{ marks: ['missing-documents'] }, ['Anaïs', 'Binta', 'Elias']],
    [{ marks: ['missing-documents', 'undecided-changes'] }, ['Binta']],
  ])('by %o', async (asked, expected) => {
    expect(await names('receiving', asked)).toEqual(expected);
  });

  test('a document received is awaited no more, one of another formation never was', async () => {
    await sql(
      `insert into dossier_document (dossier_id, document_id, received_at, by_account_id)
       select ?, id, now(), ? from required_document where uai = ?`,
      [ids.Anaïs, randomUUID(), LYCEE],
    );
    await sql(
      `insert into required_document (id, uai, school_year, label, mandatory, mef) values (?, ?, ?, 'Certificat', true, '20010009999')`,
      [randomUUID(), LYCEE, NEXT_YEAR],
    );
    expect(await names('receiving', { marks: ['missing-documents'] })).toEqual(['Binta', 'Elias']);
  });
});

test('the origin is shown no choice, no request, no document, whatever columns are asked for', async () => {
  const columns = [...COLUMNS_OF.receiving, ...COLUMNS_OF.origin];
  const [anaïs] = await list('origin', { name: 'Anaïs' }, { columns });
  expect(anaïs).toMatchObject({
    choices: null,
    boardingAsked: false,
    missingDocuments: 0,
    undecidedChanges: 0,
    classGroup: '3A',
    connection: 'CONNECTED',
    contact: { name: 'Awa ANAÏS', phone: '+33612345678', email: 'a@exemple.fr' },
  });
  expect(JSON.stringify(anaïs)).not.toMatch(/06140|INTERNE/);
});

test('the lycée is shown the choices in the words of its groups, and a contact, only where asked', async () => {
  const [plain] = await list('receiving', { name: 'Anaïs' });
  expect(plain).toMatchObject({ choices: null, contact: null, boardingAsked: true });
  const [whole] = await list('receiving', { name: 'Anaïs' }, { columns: ['choices', 'contact'] });
  expect(whole?.choices).toEqual([
    { group: 'Enseignement optionnel', chosen: ['PRINCIPES FONDAMENTAUX DE L’ECONOMIE'] },
    { group: 'Régime', chosen: ['INTERNE DANS L’ETABLISSEMENT'] },
  ]);
  expect(whole?.contact?.name).toBe('Awa ANAÏS');
});

test('each line says how far its guardians are with their accounts', async () => {
  const lines = await list('origin');
  expect(Object.fromEntries(lines.map(({ firstName, connection }) => [firstName, connection]))).toEqual({
    Anaïs: 'CONNECTED',
    Binta: 'NEVER',
    Célia: 'NO_ACCOUNT',
    Driss: 'NO_ACCOUNT',
    Elias: 'NEVER',
  });
});

test('the state is dated when it changes for those who follow it, not at each save', async () => {
  const since = async () => (await list('origin', { name: 'Célia' }))[0]?.stateSince;
  await sql(`update dossier set state_since = '2020-06-01T08:00:00Z' where id = ?`, [ids.Célia]);
  await sql(`update dossier set seen_at = now() where id = ?`, [ids.Célia]);
  expect(await since()).not.toBe('2020-06-01T08:00:00.000Z');
  await sql(`update dossier set state_since = '2020-06-01T08:00:00Z' where id = ?`, [ids.Célia]);
  await sql(`update dossier set seen_at = now() where id = ?`, [ids.Célia]);
  expect(await since()).toBe('2020-06-01T08:00:00.000Z');
  await sql(`update dossier set draft_saved_at = now() where id = ?`, [ids.Célia]);
  expect((await list('origin', { name: 'Célia' }))[0]?.state).toBe('IN_PROGRESS');
  expect(await since()).not.toBe('2020-06-01T08:00:00.000Z');
});

test.each<Order>(['name', 'state', 'since'])('the order by %s is the same page by page', async (order) => {
  await sql(`update dossier set state_since = '2020-06-01T08:00:00.000001Z' where first_name in ('Driss', 'Elias')`);
  const whole = await names('receiving', {}, { order });
  const paged: string[] = [];
  for (let after: readonly (string | number)[] | null = null; ; ) {
    const selection = { uai: LYCEE, schoolYear: NEXT_YEAR, side: 'receiving' as const };
    const page = await dossierList(em(), { ...selection, order, columns: [], limit: 2, after });
    paged.push(...page.dossiers.map(({ firstName }) => firstName));
    after = page.next;
    if (after === null) break;
  }
  expect(paged).toEqual(whole);
  expect(whole).toHaveLength(6);
  if (order === 'state') expect(whole.at(-1)).toBe('Elias');
  if (order === 'since') expect(whole.at(-1)).not.toMatch(/Driss|Elias/);
});

test('the facets count what each filter would show', async () => {
  const origin = await dossierFacets(em(), COLLEGE, NEXT_YEAR, 'origin');
  expect(origin).toMatchObject({
    classGroups: [
      { code: '3A', dossiers: 2 },
      { code: '3B', dossiers: 3 },
    ],
    origins: [],
    formations: [{ mef: SECONDE, dossiers: 5 }],
  });
  for (const { code, dossiers } of origin.classGroups)
    expect(await list('origin', { classGroup: code })).toHaveLength(dossiers);
  const receiving = await dossierFacets(em(), LYCEE, NEXT_YEAR, 'receiving');
  expect(receiving.classGroups).toEqual([]);
  expect(receiving.origins).toEqual([
    { uai: COLLEGE, name: 'COLLEGE ROSA BONHEUR', dossiers: 5 },
    { uai: '9990009M', name: null, dossiers: 1 },
  ]);
  expect(receiving.counters).toMatchObject({ VALIDATED: 2, REFUSED: 1, PAPER: 1 });
});
