/** Every route of the contract, asked by those who may not: no route is open, and 404 and 403 mean what they say. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { routes } from '../../api/contract/index.ts';
import type { Route } from '../../api/contract/route.ts';
import {
  CivilStatusReportRow,
  EvidenceRow,
  RecordChangeItemRow,
  RecordChangeRow,
  RoundRow,
  StaffTaskRow,
} from '../../database/entities/index.ts';
import {
  ACADEMY,
  academy,
  COLLEGE,
  campaign,
  dossier,
  familyAccount,
  guardian,
  LYCEE,
  NEXT_YEAR,
  OTHER_LYCEE,
  openCalendar,
  pupil,
  responsibility,
  SECONDE,
  staffAccount,
  YEAR,
} from '../database/builders.ts';
import { type Asking, type RunningApi, startApi, type Visitor } from './running-api.ts';

let api: RunningApi;
/** Values of path parameters that exist, and belong to the family and the schools of this test. */
const existing: Record<string, string> = {
  schoolYear: String(NEXT_YEAR),
  round: '1',
  fromYear: String(YEAR),
  code: ACADEMY,
  name: 'eleves.xml',
  postalCode: '99100',
  mef: SECONDE,
};
let stranger: Visitor;
let otherStaff: Visitor;
let personInCharge: Visitor;
let deputyOfLycee: Visitor;
let basketOwner: Visitor;

beforeAll(async () => {
  api = await startApi();
  const em = api.em();
  await academy(em);
  await em.insert(RoundRow, { academyCode: ACADEMY, schoolYear: NEXT_YEAR, round: 1, calendar: openCalendar() });
  const aminata = await pupil(em, { firstName: 'Aminata' });
  const expected = await pupil(em, {
    firstName: 'Aminata',
    uai: LYCEE,
    schoolYear: NEXT_YEAR,
    status: 'EXPECTED',
    identityId: aminata.identityId,
  });
  const mother = await guardian(em, { firstName: 'Fatou' });
  const aunt = await guardian(em, { firstName: 'Ndeye' });
  const auntAtLycee = await guardian(em, { firstName: 'Ndeye', uai: LYCEE, schoolYear: NEXT_YEAR, copiedFromId: aunt });
  await responsibility(em, aminata.id, mother);
  await responsibility(em, aminata.id, aunt, { level: 2, kinshipCode: '39' });
  await responsibility(em, expected.id, auntAtLycee, { level: 2, kinshipCode: '39' });
  const family = await familyAccount(em, 'Fatou DIALLO', mother);
  const inCharge = await familyAccount(em, 'Ndeye DIALLO', aunt, auntAtLycee);
  const campaignId = await campaign(em);
  const dossierId = await dossier(em, {
    campaignId,
    identityId: aminata.identityId,
    originPupilId: aminata.id,
    expectedPupilId: expected.id,
    firstName: 'Aminata',
  });
  const recordChangeId = randomUUID();
  await em.insert(RecordChangeRow, {
    id: recordChangeId,
    uai: LYCEE,
    schoolYear: NEXT_YEAR,
    pupilId: expected.id,
    guardianId: auntAtLycee,
    authorId: family.id,
    state: 'SUBMITTED',
    submittedAt: new Date(),
  });
  const [evidenceId, reportId] = [randomUUID(), randomUUID()];
  await em.insert(EvidenceRow, {
    id: evidenceId,
    pupilId: expected.id,
    accountId: family.id,
    fileName: 'livret.pdf',
    mediaType: 'application/pdf',
    size: 5,
    content: Buffer.from('%PDF-'),
    uploadedAt: new Date(),
  });
  await em.insert(CivilStatusReportRow, {
    id: reportId,
    pupilId: expected.id,
    accountId: family.id,
    text: 'Née à Rennes.',
    createdAt: new Date(),
  });
  await em.insert(RecordChangeItemRow, {
    id: randomUUID(),
    recordChangeId,
    field: 'guardian.usageName',
    targetId: auntAtLycee,
    kind: 'contact',
    baseValue: { value: null },
    newValue: { value: 'DIALLO-NDIAYE' },
    state: 'PENDING',
    evidenceId,
  });
  await em.insert(RecordChangeItemRow, {
    id: randomUUID(),
    recordChangeId,
    field: 'guardian.email',
    targetId: auntAtLycee,
    kind: 'email',
    baseValue: { value: null },
    newValue: { value: 'fatou@exemple.fr' },
    state: 'PENDING',
  });
  const jointAccountId = randomUUID();
  await em.execute(
    `insert into joint_account (id, asked_by_id, other_id, asked_at, agreed_at) values (?, ?, ?, now(), now())`,
    [jointAccountId, family.id, inCharge.id],
  );
  const taskId = randomUUID();
  await em.insert(StaffTaskRow, {
    id: taskId,
    key: taskId,
    kind: 'OPEN_DOSSIER',
    uai: LYCEE,
    subjectId: dossierId,
    createdAt: new Date(),
  });
  Object.assign(existing, {
    uai: LYCEE,
    pupilId: expected.id,
    guardianId: auntAtLycee,
    dossierId,
    jointAccountId,
    recordChangeId,
    evidenceId,
    reportId,
    campaignId,
    taskId,
  });

  const zoe = await pupil(em, { firstName: 'Zoé', lastName: 'MARTIN', uai: OTHER_LYCEE });
  const zoesFather = await guardian(em, { firstName: 'Paul', lastName: 'MARTIN', uai: OTHER_LYCEE });
  await responsibility(em, zoe.id, zoesFather, { kinshipCode: '20' });
  const [paul, head, deputy, lyceeHead] = await Promise.all([
    familyAccount(em, 'Paul MARTIN', zoesFather),
    staffAccount(em, 'Mme Chef', { role: 'head', uai: OTHER_LYCEE }),
    staffAccount(em, 'M. Adjoint', { role: 'deputy', uai: LYCEE }),
    staffAccount(em, 'Mme Proviseure', { role: 'head', uai: LYCEE }),
  ]);
  [stranger, otherStaff, personInCharge, deputyOfLycee, basketOwner] = await Promise.all([
    api.signedIn(paul.login),
    api.signedIn(head.login),
    api.signedIn(inCharge.login),
    api.signedIn(deputy.login),
    api.signedIn(lyceeHead.login),
  ]);
  const basket = await basketOwner.ask('POST', '/api/imports', { body: { uai: LYCEE } });
  const submission = await basketOwner.ask('POST', `/api/dossiers/${dossierId}/paper-marks`, {
    headers: { 'Idempotency-Key': randomUUID() },
  });
  const bulkActId = randomUUID();
  const bulkAct = await basketOwner.ask('POST', `/api/establishments/${LYCEE}/bulk-acts`, {
    headers: { 'Idempotency-Key': bulkActId },
    body: { act: 'remind', dossierIds: [dossierId] },
  });
  expect([basket.status, submission.status, bulkAct.status]).toEqual([201, 202, 202]);
  const { importId } = basket.body;

  const exportId = randomUUID();
  await em.execute(
    `insert into list_export (id, uai, school_year, account_id, format, asked, state, created_at)
     values (?, ?, ?, ?, 'csv', '{"side": "receiving"}', 'WAITING', now())`,
    [exportId, LYCEE, NEXT_YEAR, lyceeHead.id],
  );
  Object.assign(existing, { exportId, importId, bulkActId, submissionId: submission.body.submissionId });
});
afterAll(() => api.stop());

const calendar = {
  opensAt: '2027-06-30T06:00:00Z',
  closesAt: '2027-07-06T21:59:00Z',
  reminders: [],
  reminderSpreadSeconds: 0,
  graceSeconds: 1800,
  draftsUntil: null,
  undoSeconds: 600,
  quietHours: null,
};
const settings = {
  recordServiceOpen: true,
  closedFields: ['pupil.regime'],
  enrolmentServiceOpen: true,
  homeMessage: '',
  enrolmentMessage: '',
  languageSwapAllowed: false,
  documents: [],
};
const sheet = {
  ...{ line1: '12 RUE DES ECOLES', line2: null, line3: null, line4: null, postalCode: '99100', city: 'VALMONT' },
  ...{ phone: '01 99 00 12 34', email: null, website: null, headTitle: null, headName: null },
};
/** A body that the contract takes, for each route that has one. */
const bodies: Partial<Record<keyof typeof routes, unknown>> = {
  signIn: { login: 'nobody', password: 'nothing' },
  checkActivation: { code: 'AAAA-BBBB-CCCC', bornOn: '2012-01-01' },
  activate: { code: 'AAAA-BBBB-CCCC', bornOn: '2012-01-01', login: 'nobody', password: 'Tilleul-Ardoise-48' },
  askJointAccount: { otherId: randomUUID() },
  attachChild: { code: 'AAAA-BBBB-CCCC', bornOn: '2012-01-01' },
  changeRecord: { dossierId: null, items: [{ field: 'guardian.email', baseValue: null, newValue: 'a@exemple.fr' }] },
  saveDraft: { choices: {}, step: 'langues', passed: [], recordConfirmed: false },
  submitDossier: { seenVersion: 0, choices: {}, recordConfirmed: true },
  refuseDossier: { seenVersion: 0, reason: null },
  exportDossiers: { side: 'receiving', format: 'csv', columns: ['name'] },
  agreeDossier: { seenVersion: 0 },
  objectDossier: { seenVersion: 0, reason: null },
  resolveDispute: { outcome: 'REFUSED', note: null, choices: null },
  enterOnBehalf: { choices: {} },
  undoDossierAct: { of: randomUUID() },
  unmarkDocument: { documentId: randomUUID() },
  openDossier: { affectationId: randomUUID(), until: '2099-01-01T00:00:00Z' },
  reopenDossier: { until: '2099-01-01T00:00:00Z' },
  markDocument: { documentId: randomUUID() },
  changeAuthority: { authority: 'WITHDRAWN', decision: { on: '2026-01-15', court: 'Tribunal judiciaire' } },
  refuseServices: { refused: true },
  claimRecordChange: { takeOver: false },
  chooseDigest: { mode: 'NONE' },
  decideRecordChange: { seenRevision: 0, decisions: [{ itemId: randomUUID(), decision: 'ACCEPTED', reason: null }] },
  moveCampaign: calendar,
  saveSettings: settings,
  markLettersPrinted: { letters: ['M-09:somebody:eve'] },
  saveSheet: sheet,
  cloneSettings: { fromYear: YEAR },
  setSecondGuardian: { secondGuardian: 'MAY_OBJECT', objectionHours: 48 },
  saveOffer: { groups: [] },
  deriveOffer: { source: 'NOMENCLATURE' },
  saveChoiceTemplate: { groups: [] },
  previewBulkAct: { act: 'integrate', dossierIds: [randomUUID()] },
  beginBulkAct: { act: 'integrate', dossierIds: [randomUUID()] },
  previewDecisions: { act: 'acceptChanges', kinds: ['phone'] },
  beginDecisions: {
    ...{ act: 'acceptChanges', kinds: ['phone'], reason: null },
    changes: [{ recordChangeId: randomUUID(), seenRevision: 0 }],
  },
  saveRound: { ...calendar, resultsAt: '2027-06-29T12:00:00Z', volunteers: null },
  addImportFile: new TextEncoder().encode('<x/>'),
  readEmailLink: { token: 'nobody’s' },
  confirmEmail: { token: 'nobody’s' },
  resendEmailLink: { address: 'fatou@exemple.fr' },
  keepEvidence: new TextEncoder().encode('%PDF-1.7'),
  reportCivilStatus: { text: 'Née à Rennes.' },
  answerDisclaimer: { outcome: 'RESTORED' },
};

/** What a route must be asked, where it must be. */
const queries: Partial<Record<keyof typeof routes, string>> = {
  dossiers: '?side=receiving',
  keepEvidence: '?name=livret.pdf',
  usualCalendar: '?resultsAt=2027-06-29T12:00:00Z',
};

function ask(visitor: Visitor, name: keyof typeof routes) {
  const route: Route = routes[name];
  const path = route.path.replaceAll(/:(\w+)/g, (_, parameter: string) => existing[parameter] ?? 'missing');
  const query = queries[name] ?? '';
  const body = name === 'openImport' ? { uai: existing.uai } : bodies[name];
  const asking: Asking = {
    ...(body !== undefined && { body }),
    headers: {
      ...(route.idempotent && { 'Idempotency-Key': randomUUID() }),
      ...(route.conditional && { 'If-Match': '"1"' }),
    },
  };
  return visitor.ask(route.method.toUpperCase(), `${path}${query}`, asking);
}

const names = Object.keys(routes) as (keyof typeof routes)[];
const closed = names.filter((name) => (routes[name] as Route).access !== 'public');
/** Routes about oneself, or about nobody: everybody is answered there. */
const aboutOneself = ['me', 'jointAccounts', 'children', 'attachChild', 'communes'];
const aboutSomething = closed.filter((name) => !aboutOneself.includes(name));

describe('signed out', () => {
  test.each(closed)('%s asks to sign in', async (name) => {
    const answer = await ask(api.visitor(), name);
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('session-required');
  });

  test('nothing but sign-in, sign-out, activation and the link of a letter is public', () => {
    expect(names.filter((name) => !closed.includes(name))).toEqual([
      'signIn',
      'signOut',
      'checkActivation',
      'activate',
      'readEmailLink',
      'confirmEmail',
    ]);
  });
});

describe('a parent of another child, in another school', () => {
  test.each(aboutSomething)('%s is not found', async (name) => {
    const answer = await ask(stranger, name);
    expect(answer.status).toBe(404);
    expect(answer.body.code).toBe('not-found');
  });
});

describe('the head of another school', () => {
  test.each(aboutSomething)('%s is not found', async (name) => {
    const answer = await ask(otherStaff, name);
    expect(answer.status).toBe(404);
  });
});

describe('a deputy of the school, to whom nothing is delegated', () => {
  const ofTheSchool = aboutSomething.filter((name) => !['academy', 'family'].includes((routes[name] as Route).tag));
  // A basket belongs to who opened it, an export to who asked for it.
  test.each(ofTheSchool.filter((name) => !/:importId|:exportId/.test((routes[name] as Route).path)))(
    '%s is visible and not permitted',
    async (name) => {
      const answer = await ask(deputyOfLycee, name);
      expect(answer.status).toBe(403);
      expect(answer.body.code).toBe('not-permitted');
    },
  );
  test.each([
    'dossier',
    'record',
    'changeRecord',
    'submitDossier',
    'saveDraft',
    'withdrawRecordChange',
    'keepEvidence',
    'resendEmailLink',
    'reportCivilStatus',
    'disclaimGuardianship',
  ] as const)('%s is the family’s, not permitted to staff', async (name) => {
    expect((await ask(deputyOfLycee, name)).status).toBe(403);
  });
  test('somebody else’s basket is not found', async () => {
    expect((await ask(deputyOfLycee, 'previewImport')).status).toBe(404);
  });
  test.each(['listExport', 'listExportFile'] as const)('somebody else’s export is not found: %s', async (name) => {
    expect((await ask(deputyOfLycee, name)).status).toBe(404);
  });
});

describe('the aunt who houses the child (person in charge)', () => {
  test.each(['dossier', 'record', 'recordHistory', 'affectationNotice', 'enrolmentCalendar'] as const)(
    '%s may be read',
    async (name) => {
      expect((await ask(personInCharge, name)).status).toBe(200);
    },
  );
  test.each([
    'submitDossier',
    'refuseDossier',
    'saveDraft',
    'changeRecord',
    'keepEvidence',
    'resendEmailLink',
    'disclaimGuardianship',
  ] as const)('%s is a legal guardian’s', async (name) => {
    expect((await ask(personInCharge, name)).status).toBe(403);
  });
  test('the record offers her nothing to change', async () => {
    expect((await ask(personInCharge, 'record')).body.modifiable).toEqual([]);
  });
  test.each(['staffDossier', 'integrateDossier', 'setPaper'] as const)('%s is the school’s', async (name) => {
    expect((await ask(personInCharge, name)).status).toBe(403);
  });
});

test('an academy’s administrator sees campaigns and numbers, and no dossier', async () => {
  const { login } = await staffAccount(api.em(), 'M. Rectorat', { role: 'academyAdmin', academyCode: ACADEMY });
  const admin = await api.signedIn(login);
  const campaigns = await ask(admin, 'academyCampaigns');
  expect(campaigns.status).toBe(200);
  expect(campaigns.body).toMatchObject({
    campaigns: [
      {
        ...{ uai: LYCEE, establishment: 'LYCEE POLYVALENT ANITA CONTI', expected: 1 },
        ...{ counters: { NOTIFIED: 1 }, waiting: { FAMILY: 1 } },
      },
    ],
    totals: { NOTIFIED: 1 },
    waiting: { FAMILY: 1 },
    timeZone: 'Europe/Paris',
  });
  expect((await ask(admin, 'rounds')).body.rounds).toHaveLength(1);
  expect((await ask(admin, 'campaign')).status).toBe(200);
  expect((await ask(admin, 'staffDossier')).status).toBe(404);
  expect((await ask(admin, 'dossiers')).status).toBe(404);
  expect((await ask(admin, 'makeCampaignReady')).status).toBe(403);
});

test('the collège sees its leaver’s state, and never the choices', async () => {
  const em = api.em();
  await em.execute(`update dossier set choices = '{"rank-3": ["061300"]}', refusal_reason = 'private' where id = ?`, [
    existing.dossierId,
  ]);
  const { login } = await staffAccount(em, 'M. Principal', { role: 'head', uai: COLLEGE });
  const principal = await api.signedIn(login);
  const seen = await ask(principal, 'staffDossier');
  expect(seen.status).toBe(200);
  expect(seen.body).toMatchObject({
    side: 'origin',
    choices: null,
    groups: [],
    documents: [],
    refusalReason: null,
    acts: ['setPaper', 'remind'], // §3.6, §3.7: the origin too may note a family on paper, and reminds
  });
  expect(JSON.stringify(seen.body)).not.toContain('061300');
  const list = await principal.ask('GET', `/api/establishments/${COLLEGE}/years/${NEXT_YEAR}/dossiers?side=origin`);
  expect(list.body).toMatchObject({
    counters: { NOTIFIED: 1 },
    dossiers: [{ firstName: 'Aminata', state: 'NOTIFIED' }],
    next: null,
  });
  const receiving = await ask(basketOwner, 'staffDossier');
  expect(receiving.body).toMatchObject({
    side: 'receiving',
    choices: { 'rank-3': ['061300'] },
    acts: ['setPaper', 'remind'],
  });
  expect(
    (await principal.ask('GET', `/api/establishments/${COLLEGE}/years/${YEAR}/dossiers?side=origin`)).body.dossiers,
  ).toEqual([]);
});
