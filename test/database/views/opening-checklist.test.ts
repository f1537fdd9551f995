/** What blocks a campaign's opening, in the facts that a person needs to put it right (§3.2). */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '../../../config/mikro-orm.ts';
import { AffectationRow } from '../../../database/entities/index.ts';
import { openingChecklist } from '../../../database/views/opening-checklist.ts';
import { type ChecklistPoint, missingPoints } from '../../../domain/campaign/campaign.ts';
import { freshDatabase, type TestDatabase } from '../../servers/database.ts';
import {
  academy,
  COLLEGE,
  choiceGroup,
  delegation,
  LYCEE,
  NEXT_YEAR,
  OTHER_LYCEE,
  SECONDE,
  staffAccount,
  YEAR,
} from '../builders.ts';

const TODAY = '2027-06-20';
let database: TestDatabase;
let orm: MikroORM;
let em: EntityManager;

beforeAll(async () => {
  database = await freshDatabase();
  orm = await MikroORM.init(ormOptions(database.url));
  em = orm.em.fork();
  await academy(em);
});
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});
beforeEach(async () => {
  for (const table of [
    'delegation',
    'post',
    'affectation',
    'choice_group',
    'programme',
    'compulsory_option',
    'required_document',
  ])
    await em.execute(`delete from ${table}`);
  await em.execute(`update establishment_year set enrolment_service_open = true, starts_on = '2027-09-01'`);
  await staffAccount(em, 'Mme Proviseure', { role: 'head', uai: LYCEE });
  await em.execute(
    `insert into required_document (id, uai, school_year, label, mandatory) values (?, ?, ?, 'Photo', true)`,
    [randomUUID(), LYCEE, NEXT_YEAR],
  );
});

const assign = (
  change: {
    mef?: string;
    round?: number;
    decision?: 'AFFECTE' | 'REFUSE';
    withdrawnOn?: string;
    originUai?: string;
  } = {},
) =>
  em.insert(AffectationRow, {
    ...{ id: randomUUID(), lastName: 'DIALLO', firstName: randomUUID(), originUai: COLLEGE, receivingUai: LYCEE },
    ...{ schoolYear: NEXT_YEAR, round: 1, wishRank: 1, offerCode: '1', mef: SECONDE, formationLabel: '1CAP2 CUISINE' },
    ...{ decision: 'AFFECTE' as const, decidedOn: '2027-06-29', importedAt: new Date() },
    ...change,
  });
const checklist = () => openingChecklist(em, { receivingUai: LYCEE, schoolYear: NEXT_YEAR, round: 1 }, TODAY);
const causes = async (point: ChecklistPoint) => (await checklist())[point];
const options = (...codes: string[]) => codes.map((code) => ({ code, label: code }));

test('a lycée that has done everything may open', async () => {
  await assign();
  await choiceGroup(em, { key: 'rank-3' });
  expect(missingPoints(await checklist())).toEqual([]);
});

test('each point says what is missing', async () => {
  await em.execute(`delete from required_document`);
  await em.execute(`delete from post`);
  await em.execute(`update establishment_year set starts_on = null, enrolment_service_open = false where uai = ?`, [
    LYCEE,
  ]);
  const found = await checklist();
  expect(missingPoints(found)).toEqual(['next-year-exists', 'documents-listed', 'integrator-present', 'service-open']);
  expect(Object.values(found).flatMap((list) => list.map(({ cause, blocking }) => [cause, blocking]))).toEqual([
    ['year-unknown', true],
    ['no-document', true],
    ['nobody-integrates', true],
    ['service-closed', true],
  ]);
});

test('a formation that the base does not know is named with its pupils; those withdrawn or not assigned do not count', async () => {
  const cap = { mef: '24133401111' };
  await assign(cap);
  await assign(cap);
  await assign({ ...cap, withdrawnOn: '2027-07-01' });
  await assign({ ...cap, decision: 'REFUSE' });
  await assign({ mef: '24099999999', round: 2 });
  expect(await causes('mefs-known')).toEqual([
    expect.objectContaining({ cause: 'formation-unknown', mef: '24133401111', formation: '1CAP2 CUISINE', count: 2 }),
  ]);
});

test('a group is judged by the school’s own visible options, and named with its formation', async () => {
  await assign();
  await choiceGroup(em, { key: 'rank-3', min: 2, max: 3, mode: 'RANKED', options: options('A', 'B', 'C') });
  await em.execute(`update choice_group set hidden = '{A}'`);
  expect(await causes('choice-groups-consistent')).toEqual([]);
  await em.execute(`update choice_group set hidden = '{A,C}'`);
  expect(await causes('choice-groups-consistent')).toEqual([
    {
      cause: 'offer-inconsistent',
      blocking: true,
      mef: SECONDE,
      formation: '2NDE GENERALE ET TECHNOLOGIQUE',
      group: { key: 'rank-3', label: 'Enseignement optionnel' },
      establishment: null,
      problem: 'too-few-visible',
      count: 0,
    },
  ]);
});

test('a group that nobody can answer, whatever is shown, and an option the nomenclature does not know', async () => {
  await assign();
  await choiceGroup(em, { key: 'rank-3', mode: 'MULTI', min: 3, max: 2, options: options('A', 'B', 'X') });
  await em.execute(`delete from programme where subject_code = 'X'`);
  await em.execute(`delete from compulsory_option where subject_code = 'X'`);
  expect((await causes('choice-groups-consistent')).map(({ problem }) => problem)).toEqual([
    'option-unknown',
    'min-above-max',
  ]);
});

test('a formation to which nobody is sent blocks nothing', async () => {
  await choiceGroup(em, { key: 'rank-3', min: 2, options: options('A') });
  await assign({ decision: 'REFUSE' });
  expect(missingPoints(await checklist())).toEqual([]);
});

test.each([
  ['live', {}, []],
  ['of tomorrow', { fromOn: '2027-06-21' }, ['nobody-integrates']],
  ['over', { toOn: '2027-06-19' }, ['nobody-integrates']],
  ['revoked', { revokedAt: new Date('2027-06-01') }, ['nobody-integrates']],
])('without a head, a delegation of the integration that is %s', async (_, change, expected) => {
  await em.execute(`delete from post`);
  const secretary = await staffAccount(em, 'Mme Secrétaire', { role: 'secretary', uai: LYCEE });
  const given = { uai: LYCEE, delegateId: secretary.id, grantedById: secretary.id };
  await delegation(em, { ...given, operations: ['dossier.integrate'], ...change });
  expect((await causes('integrator-present')).map(({ cause }) => cause)).toEqual(expected);
});

test('an origin whose service is closed is told with its pupils, who enrol on paper, and blocks nothing', async () => {
  await assign();
  await assign();
  await assign({ originUai: OTHER_LYCEE });
  await em.execute(`update establishment_year set enrolment_service_open = false where uai = ? and school_year = ?`, [
    COLLEGE,
    YEAR,
  ]);
  const found = await checklist();
  expect(found['service-open']).toEqual([
    expect.objectContaining({
      cause: 'origin-closed',
      blocking: false,
      establishment: 'COLLEGE ROSA BONHEUR',
      count: 2,
    }),
  ]);
  expect(missingPoints(found)).toEqual([]);
});
