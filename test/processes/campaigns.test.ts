/** Who takes part in a round (§3.2, F-35): which lycées have a campaign, and which pupils begin online. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '../../config/mikro-orm.ts';
import { AffectationRow, CampaignRow, DossierRow, PupilRow, RoundRow } from '../../database/entities/index.ts';
import { copyPupilsToNextYear } from '../../database/next-year.ts';
import { prepareCampaigns } from '../../processes/campaigns.ts';
import {
  ACADEMY,
  academy,
  COLLEGE,
  campaign,
  guardian,
  LYCEE,
  NEXT_YEAR,
  OTHER_LYCEE,
  openCalendar,
  pupil,
  responsibility,
  SECONDE,
} from '../database/builders.ts';
import { freshDatabase, type TestDatabase } from '../servers/database.ts';
import { freshTemporal, type TestTemporal } from '../servers/temporal.ts';

let database: TestDatabase;
let temporal: TestTemporal;
let orm: MikroORM;
let em: EntityManager;

beforeAll(async () => {
  [database, temporal] = await Promise.all([freshDatabase(), freshTemporal()]);
  orm = await MikroORM.init(ormOptions(database.url));
  em = orm.em.fork();
  await academy(em);
}, 60_000);
afterAll(async () => {
  await orm.close(true);
  await Promise.all([database.drop(), temporal.close()]);
});

/** A pupil of the collège with a guardian, assigned to a lycée in a round. */
async function assigned(round: number, receivingUai: string, firstName: string): Promise<string> {
  const child = await pupil(em, { firstName });
  const nationalId = `${Math.floor(Math.random() * 1e9)
    .toString()
    .padStart(9, '0')}AB`;
  await em.nativeUpdate(PupilRow, { id: child.id }, { nationalId });
  await responsibility(em, child.id, await guardian(em, { firstName: 'Irène', lastName: 'DIALLO' }));
  const id = randomUUID();
  await em.insert(AffectationRow, {
    id,
    nationalId,
    lastName: 'DIALLO',
    firstName,
    originUai: COLLEGE,
    receivingUai,
    schoolYear: NEXT_YEAR,
    round,
    wishRank: 1,
    offerCode: '12345',
    mef: SECONDE,
    decision: 'AFFECTE',
    decidedOn: '2027-06-29',
    importedAt: new Date(),
  });
  return id;
}

const setRound = (round: number, volunteers: string[] | null) =>
  em.upsert(RoundRow, { academyCode: ACADEMY, schoolYear: NEXT_YEAR, round, calendar: openCalendar(), volunteers });
const prepare = (round: number) => prepareCampaigns(temporal.client, em, { schoolYear: NEXT_YEAR, round });
const receiversOf = async (round: number): Promise<string[]> =>
  (await em.fork().find(CampaignRow, { round }, { orderBy: { receivingUai: 'asc' } })).map((row) => row.receivingUai);

test('a round without a calendar has no campaign, whatever the affectation says', async () => {
  await assigned(2, LYCEE, 'Lila');
  expect(await prepare(2)).toEqual([]);
  expect(await receiversOf(2)).toEqual([]);
});

test('only the lycées that take part have a campaign; all of them when nobody was named', async () => {
  await assigned(3, LYCEE, 'Ana');
  await assigned(3, OTHER_LYCEE, 'Eva');
  await setRound(3, [LYCEE, COLLEGE]);
  expect(await prepare(3)).toHaveLength(1);
  expect(await receiversOf(3)).toEqual([LYCEE]);
  await setRound(3, null);
  expect(await prepare(3)).toHaveLength(1);
  expect(await receiversOf(3)).toEqual([LYCEE, OTHER_LYCEE]);
});

test.each<[string, string[] | null, string]>([
  ['takes part', [LYCEE, COLLEGE], 'NOTIFIED'],
  ['takes part with all of the academy', null, 'NOTIFIED'],
  ['does not take part', [LYCEE], 'PAPER'],
])('a pupil whose collège %s (%j) gets a dossier that is %s', async (_, volunteers, state) => {
  const round = 4 + ['NOTIFIED', 'PAPER'].indexOf(state) + (volunteers ? 0 : 2);
  const affectationId = await assigned(round, LYCEE, 'Maya');
  await setRound(round, volunteers);
  const campaignId = await campaign(em, { round });
  await em.transactional((tx) =>
    copyPupilsToNextYear(
      tx,
      { id: campaignId, receivingUai: LYCEE, schoolYear: NEXT_YEAR },
      [affectationId],
      new Date(Date.now() + 86_400_000),
    ),
  );
  expect(await em.fork().find(DossierRow, { campaignId })).toMatchObject([
    { state, affectationId, originUai: COLLEGE },
  ]);
});
