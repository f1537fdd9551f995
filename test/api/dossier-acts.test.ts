/**
 * What the staff of a lycée and of a collège do with one dossier, over http, with the whole engine behind: real PostgreSQL,
 * Temporal, worker and SMTP. Cases E-02, E-07, E-09 to E-11, E-13, E-17 and E-22 of the domain.
 */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { mailBy, type RunningWorker, startWorkers } from '../../activities/worker.ts';
import { RoundRow } from '../../database/entities/index.ts';
import type { Calendar } from '../../domain/campaign/calendar.ts';
import { momentInWords } from '../../locales/dates.ts';
import { startDossier } from '../../processes/submissions.ts';
import {
  ACADEMY,
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
  openCalendar,
  PASSWORD,
  pupil,
  responsibility,
  SECONDE,
  staffAccount,
} from '../database/builders.ts';
import { readPdf, spoken } from '../documents/pdf-reader.ts';
import { freshTemporal, type TestTemporal, workflowBundle } from '../servers/temporal.ts';
import { type Answer, type RunningApi, startApi, type Visitor } from './running-api.ts';

/** The address of somebody who moved: the server says 550 to it, and takes every other letter. */
const GONE = 'partie@exemple.fr';

let api: RunningApi;
let temporal: TestTemporal;
let smtp: SMTPServer;
let worker: RunningWorker;
let campaignId: string;
let head: Visitor;
let headId: string;
let principal: Visitor;

beforeAll(async () => {
  temporal = await freshTemporal();
  smtp = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: ({ address }, _session, done) =>
      done(address === GONE ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
    onData: (stream, _session, done) => stream.on('end', () => done()).resume(),
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as AddressInfo;
  api = await startApi({
    temporalAddress: temporal.address,
    temporalNamespace: temporal.namespace,
    answerWithinMs: 10_000,
  });
  worker = await startWorkers({
    orm: api.services.orm,
    client: temporal.client,
    connection: await temporal.nativeConnection(),
    mail: mailBy(`smtp://127.0.0.1:${port}`, 'Rentrée <ne-pas-repondre@rentree.example>'),
    publicUrl: 'http://localhost',
    bundlePath: workflowBundle().codePath,
  });
  const em = api.em();
  await academy(em);
  await em.insert(RoundRow, { academyCode: ACADEMY, schoolYear: NEXT_YEAR, round: 1, calendar: openCalendar() });
  campaignId = await campaign(em);
  await choiceGroup(em, { key: 'rank-3' });
  const accounts = await Promise.all([
    staffAccount(em, 'Mme Proviseure', { role: 'head', uai: LYCEE }),
    staffAccount(em, 'M. Principal', { role: 'head', uai: COLLEGE }),
  ]);
  headId = accounts[0].id;
  head = await api.signedIn(accounts[0].login);
  principal = await api.signedIn(accounts[1].login);
}, 60_000);

afterAll(async () => {
  await worker?.stop();
  await api?.stop();
  await new Promise<void>((resolve) => smtp?.close(resolve));
  await temporal?.close();
});

const hand = (visitor: Visitor, path: string, body?: unknown, key: string = randomUUID()): Promise<Answer> =>
  visitor.ask('POST', path, { ...(body !== undefined && { body }), headers: { 'Idempotency-Key': key } });

async function until<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (let i = 0; i < 200; i += 1) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what}: nothing came in 20 s`);
}

interface FamilySeed {
  readonly state?: 'NOTIFIED' | 'PAPER';
  readonly undoMs?: number;
  readonly motherEmail?: string;
}

/** A child of two parents with accounts, expected at the lycée, whose dossier's run is under way. */
async function family({ state = 'NOTIFIED', undoMs, motherEmail = 'ines@exemple.fr' }: FamilySeed = {}) {
  const em = api.em();
  const lastName = `PEREIRA-${randomUUID().slice(0, 4).toUpperCase()}`;
  const child = await pupil(em, { firstName: 'Lila', lastName });
  const nationalId = `${Math.floor(Math.random() * 1e9)
    .toString()
    .padStart(9, '0')}AB`;
  await em.execute(`update pupil set national_id = ? where id = ?`, [nationalId, child.id]);
  const expected = await pupil(em, {
    ...{ firstName: 'Lila', lastName, uai: LYCEE, schoolYear: NEXT_YEAR, status: 'EXPECTED' },
    identityId: child.identityId,
  });
  const parent = async (firstName: string, email: string, kinshipCode: string) => {
    const atSchool = await guardian(em, { firstName, lastName, email });
    const atLycee = await guardian(em, {
      ...{ firstName, lastName, email, uai: LYCEE, schoolYear: NEXT_YEAR, copiedFromId: atSchool },
    });
    await responsibility(em, child.id, atSchool, { kinshipCode });
    await responsibility(em, expected.id, atLycee, { kinshipCode });
    const account = await familyAccount(em, `${firstName} ${lastName}`, atSchool, atLycee);
    const name = `${firstName} ${lastName}`;
    return { atSchool, atLycee, name, login: account.login, visitor: await api.signedIn(account.login) };
  };
  const mother = await parent('Inès', motherEmail, '10');
  const father = await parent('Rui', 'rui@exemple.fr', '20');
  const dossierId = await dossier(em, {
    ...{ campaignId, identityId: child.identityId, originPupilId: child.id, expectedPupilId: expected.id },
    ...{ firstName: 'Lila', lastName, state },
  });
  const calendar: Calendar = { ...openCalendar(), reminders: [], ...(undoMs !== undefined && { undoMs }) };
  await startDossier(temporal.client, { dossierId, state, calendar });
  const path = `/api/dossiers/${dossierId}`;
  return {
    ...{ dossierId, path, child, expected, nationalId, mother, father },
    enrol: async (visitor: Visitor, choices: object = { 'rank-3': ['061300'] }) => {
      const { version } = (await visitor.ask('GET', path)).body;
      return hand(visitor, `${path}/submissions`, { seenVersion: version, choices, recordConfirmed: true });
    },
    seen: async (by: Visitor = head) => (await by.ask('GET', `${path}/follow-up`)).body,
  };
}

const lettersOf = (dossierId: string, letterId: string): Promise<{ to_name: string }[]> =>
  api
    .em()
    .execute(`select to_name from letter where subject_id = ? and letter_id = ? order by to_name`, [
      ...[dossierId, letterId],
    ]);
const tasksOf = (subjectId: string, kind: string): Promise<{ uai: string; resolved: boolean }[]> =>
  api
    .em()
    .execute(
      `select uai, resolved_at is not null as resolved from staff_task where subject_id = ? and kind = ? order by uai`,
      [subjectId, kind],
    );

/** A member of the lycée's staff, with what the head delegated. */
async function colleague(role: 'deputy' | 'secretary', operations: Parameters<typeof delegation>[1]['operations']) {
  const account = await staffAccount(api.em(), `M. ${role}`, { role, uai: LYCEE });
  await delegation(api.em(), { uai: LYCEE, delegateId: account.id, grantedById: headId, operations });
  return api.signedIn(account.login);
}

describe('E-02: a disagreement between the parents', () => {
  async function disputed() {
    const lila = await family();
    expect((await lila.enrol(lila.mother.visitor)).body.status).toBe('ACCEPTED');
    const objection = { seenVersion: 1, reason: 'Je demande un autre lycée' };
    expect((await hand(lila.father.visitor, `${lila.path}/objections`, objection)).body.status).toBe('ACCEPTED');
    return lila;
  }

  test('is shown with both positions by name, and nobody integrates meanwhile', async () => {
    const lila = await disputed();
    const seen = await lila.seen();
    expect(seen).toMatchObject({
      line: { state: 'DISPUTED', waiting: { on: 'HEAD', why: 'dispute' } },
      dispute: { about: 'VALIDATED', by: lila.father.name, against: lila.mother.name },
      choices: { 'rank-3': ['061300'] },
    });
    expect(seen.dispute.objection).toBe('Je demande un autre lycée');
    expect(seen.acts).toContain('resolveDispute');
    expect((await hand(head, `${lila.path}/integrations`)).body).toMatchObject({ status: 409, code: 'state-forbids' });
  });

  test('is the head’s to decide, or the deputy’s by delegation; a secretary never', async () => {
    const lila = await disputed();
    const decision = { outcome: 'VALIDATED', note: 'Décision après entretien avec les deux parents.', choices: null };
    const resolve = (visitor: Visitor) => hand(visitor, `${lila.path}/resolutions`, decision);
    const secretary = await colleague('secretary', ['dossier.readReceiving', 'dossier.resolveDispute']);
    const deputy = await colleague('deputy', ['dossier.readReceiving']);
    const delegate = await colleague('deputy', ['dossier.readReceiving', 'dossier.resolveDispute']);
    expect((await lila.seen(secretary)).acts).not.toContain('resolveDispute');
    expect([(await resolve(secretary)).status, (await resolve(deputy)).status]).toEqual([403, 403]);
    expect((await resolve(delegate)).body.status).toBe('ACCEPTED');
    expect(await lila.seen()).toMatchObject({ line: { state: 'VALIDATED' }, dispute: null });
    expect(await lettersOf(lila.dossierId, 'M-12')).toEqual([
      { to_name: lila.mother.name },
      { to_name: lila.father.name },
    ]);
    expect(await tasksOf(lila.dossierId, 'SETTLE_DISPUTE')).toEqual([{ uai: LYCEE, resolved: true }]);
  });

  test('about a refusal ends in an enrolment only with choices keyed in', async () => {
    const lila = await family();
    await hand(lila.mother.visitor, `${lila.path}/refusals`, { seenVersion: 0, reason: null });
    await hand(lila.father.visitor, `${lila.path}/objections`, { seenVersion: 0, reason: null });
    const resolve = (choices: object | null) =>
      hand(head, `${lila.path}/resolutions`, { outcome: 'VALIDATED', note: null, choices });
    expect((await resolve(null)).body).toMatchObject({ status: 409, code: 'nothing-submitted' });
    expect((await resolve({ 'rank-3': [] })).body).toMatchObject({
      code: 'choices-invalid',
      errors: [{ path: 'body.choices.rank-3', problem: 'too-few' }],
    });
    expect((await resolve({ 'rank-3': ['061400'] })).body.status).toBe('ACCEPTED');
    expect(await lila.seen()).toMatchObject({ line: { state: 'VALIDATED' }, choices: { 'rank-3': ['061400'] } });
    const { submitted, refused } = (await lila.father.visitor.ask('GET', lila.path)).body;
    expect({ submitted, refused }).toMatchObject({ submitted: { by: 'Mme Proviseure' }, refused: null });
  });
});

describe('E-10: a dossier on paper', () => {
  test('is keyed in by the lycée, says PAPER, and is integrated like any other', async () => {
    const lila = await family({ state: 'PAPER' });
    const key = (choices: object) => hand(head, `${lila.path}/paper-enrolments`, { choices });
    expect((await lila.seen()).acts).toContain('enterOnBehalf');
    expect((await key({ 'rank-3': ['999999'] })).body).toMatchObject({
      code: 'choices-invalid',
      errors: [{ path: 'body.choices.rank-3.0', problem: 'unknown-option' }],
    });
    expect((await key({ 'rank-3': ['061300'] })).body.status).toBe('ACCEPTED');
    expect(await lila.seen()).toMatchObject({
      line: { state: 'VALIDATED' },
      channel: 'PAPER',
      versions: [{ version: 1, by: 'Mme Proviseure', channel: 'PAPER' }],
    });
    expect(await lettersOf(lila.dossierId, 'M-05')).toEqual([]);
    expect(await lettersOf(lila.dossierId, 'M-07')).toHaveLength(2);
    const { submitted, timeZone } = (await lila.mother.visitor.ask('GET', lila.path)).body;
    expect(submitted).toMatchObject({ by: 'Mme Proviseure', receipt: expect.stringMatching(/^R-/) });
    const notice = await lila.mother.visitor.ask('GET', `${lila.path}/notice.pdf`);
    const said = spoken(readPdf(notice.bytes).tree).replaceAll(/\s+/g, ' ');
    expect(said).toContain(
      `Inscription validée le ${momentInWords(submitted.at, timeZone, 'fr').replaceAll(/\s+/g, ' ')}`,
    );
    expect((await hand(head, `${lila.path}/integrations`)).body.status).toBe('ACCEPTED');
  });
});

describe('an act of the staff', () => {
  test('is taken back in time, by who may do it; its letters never leave', async () => {
    const lila = await family({ undoMs: 60_000 });
    await lila.enrol(lila.mother.visitor);
    const key = randomUUID();
    expect((await hand(head, `${lila.path}/integrations`, {}, key)).body.status).toBe('ACCEPTED');
    const integrated = await lila.seen();
    expect(integrated).toMatchObject({ undoable: { submissionId: key, act: 'integrate' } });
    expect(integrated.acts).toContain('undo');
    expect(await lettersOf(lila.dossierId, 'M-11')).toHaveLength(2);
    const marker = await colleague('secretary', ['dossier.readReceiving', 'dossier.markDocument']);
    expect((await lila.seen(marker)).acts).not.toContain('undo');
    expect((await hand(marker, `${lila.path}/undoings`, { of: key })).status).toBe(403);
    expect((await hand(head, `${lila.path}/undoings`, { of: key })).body.status).toBe('ACCEPTED');
    expect(await lila.seen()).toMatchObject({ line: { state: 'VALIDATED' }, undoable: null });
    expect(await lettersOf(lila.dossierId, 'M-11')).toEqual([]);
    const [expected] = await api.em().execute(`select status from pupil where id = ?`, [lila.expected.id]);
    expect(expected).toEqual({ status: 'EXPECTED' });
  });

  test('is taken back no more once its time is over', async () => {
    const lila = await family({ undoMs: 50 });
    const key = randomUUID();
    expect((await hand(head, `${lila.path}/paper-marks`, undefined, key)).body.status).toBe('ACCEPTED');
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect((await lila.seen()).undoable).toBeNull();
    const late = await hand(head, `${lila.path}/undoings`, { of: key });
    expect(late.body).toMatchObject({ status: 409, code: 'undo-too-late' });
    expect((await lila.seen()).line.state).toBe('PAPER');
  });
});

describe('boarding asked for', () => {
  const options = [
    { code: '2', label: 'DEMI-PENSIONNAIRE' },
    { code: '3', label: 'INTERNE', request: true },
  ];

  test('waits for the lycée’s word, which is what enters the base', async () => {
    const em = api.em();
    await choiceGroup(em, { key: 'regime', label: 'Régime', modality: null, rank: null, options });
    const lila = await family();
    const enrolled = await lila.enrol(lila.mother.visitor, { 'rank-3': ['061300'], regime: ['3'] });
    expect(enrolled.body.status).toBe('ACCEPTED');
    expect(await lila.seen()).toMatchObject({ boardingAsked: true, line: { waiting: { why: 'boarding' } } });
    const integrate = (said: object) => hand(head, `${lila.path}/integrations`, said);
    expect((await integrate({})).body).toMatchObject({ status: 409, code: 'boarding-undecided' });
    expect((await integrate({ regime: '2' })).body.status).toBe('ACCEPTED');
    const [written] = await em.execute(`select regime_code from pupil where id = ?`, [lila.expected.id]);
    expect(written).toEqual({ regime_code: '2' });
    await em.execute(`delete from choice_group where key = 'regime'`);
  });
});

describe('E-17: authority withdrawn during the campaign', () => {
  const decision = { on: '2026-11-02', court: 'Juge aux affaires familiales de Valmont' };
  const note = (visitor: Visitor, pupilId: string, guardianId: string, authority: string, key = randomUUID()) =>
    visitor.ask('PUT', `/api/pupils/${pupilId}/guardians/${guardianId}/authority`, {
      body: { authority, decision },
      headers: { 'Idempotency-Key': key },
    });

  test('ends the sessions, the links and the draft of that guardian at once, and tells both schools', async () => {
    const lila = await family();
    const { father, mother } = lila;
    const draft = { choices: { 'rank-3': ['061400'] }, step: 'enseignements', passed: [], recordConfirmed: false };
    const save = (visitor: Visitor, revision: number) =>
      visitor.ask('PUT', `${lila.path}/draft`, { body: draft, headers: { 'If-Match': `"${revision}"` } });
    expect((await save(father.visitor, 0)).status).toBe(200);
    const before = (await mother.visitor.ask('GET', lila.path)).body;
    expect(before.draft.choices).toEqual(draft.choices);

    const key = randomUUID();
    const noted = await note(principal, lila.child.id, father.atSchool, 'WITHDRAWN', key);
    expect(noted.body).toEqual({ authority: 'WITHDRAWN', sessionsEnded: 1, draftsFrozen: 1, tasks: 2 });
    expect((await father.visitor.ask('GET', lila.path)).status).toBe(401);
    const again = await api.signedIn(father.login);
    expect((await again.ask('GET', lila.path)).status).toBe(404);
    expect((await again.ask('GET', '/api/children')).body.children).toEqual([]);

    // The mother begins anew, and is told that what she read has changed.
    expect((await save(mother.visitor, before.draftRevision)).status).toBe(412);
    const after = (await mother.visitor.ask('GET', lila.path)).body;
    expect(after.draft).toBeNull();
    const seen = await lila.seen();
    expect(seen).toMatchObject({
      line: { state: 'NOTIFIED' },
      draftKept: { why: 'frozen', by: father.name, choices: draft.choices },
    });
    const shown = seen.guardians.find((each: { name: string }) => each.name === father.name);
    expect(shown).toMatchObject({ authority: 'WITHDRAWN', authorityDecision: decision });
    expect((await save(mother.visitor, after.draftRevision)).status).toBe(200);
    expect((await mother.visitor.ask('GET', lila.path)).body.draft).toMatchObject({ step: 'enseignements' });
    expect(await tasksOf(lila.dossierId, 'AUTHORITY_WITHDRAWN')).toEqual([
      { uai: COLLEGE, resolved: false },
      { uai: LYCEE, resolved: false },
    ]);

    // The same request again has one effect; its key for another decision is refused.
    expect((await note(principal, lila.child.id, father.atSchool, 'WITHDRAWN', key)).body).toEqual(noted.body);
    expect((await note(principal, lila.child.id, father.atSchool, 'FULL', key)).body.code).toBe('key-reused');
    expect((await note(principal, lila.child.id, mother.atSchool, 'WITHDRAWN', key)).body.code).toBe('key-reused');
    expect((await mother.visitor.ask('GET', lila.path)).status).toBe(200);
    expect((await lila.seen()).journal.filter(({ act }: { act: string }) => act === 'authorityWithdrawn')).toHaveLength(
      1,
    );
  });

  test('information only reads and acts no more; full authority brings links and tasks back to where they were', async () => {
    const lila = await family();
    const { father } = lila;
    const noted = await note(head, lila.expected.id, father.atLycee, 'INFORMATION_ONLY');
    expect(noted.body).toMatchObject({ sessionsEnded: 0, tasks: 2 });
    expect((await father.visitor.ask('GET', lila.path)).body).toMatchObject({ mayEnrol: false, acts: [] });
    expect((await lila.enrol(father.visitor)).status).toBe(403);
    expect((await note(head, lila.expected.id, father.atLycee, 'WITHDRAWN')).status).toBe(200);
    expect((await note(head, lila.expected.id, father.atLycee, 'FULL')).status).toBe(200);
    const links = await api
      .em()
      .execute(`select authority, ended_on from responsibility where guardian_id in (?, ?)`, [
        ...[father.atSchool, father.atLycee],
      ]);
    expect(links).toEqual([
      { authority: 'FULL', ended_on: null },
      { authority: 'FULL', ended_on: null },
    ]);
    expect((await tasksOf(lila.dossierId, 'AUTHORITY_WITHDRAWN')).every(({ resolved }) => resolved)).toBe(true);
    const back = await api.signedIn(father.login);
    expect((await lila.enrol(back)).body.status).toBe('ACCEPTED');
  });

  test('an agreement that nobody can give any more is not waited for', async () => {
    const em = api.em();
    const lila = await family();
    await em.execute(`update campaign set second_guardian = 'BOTH_AGREE' where id = ?`, [campaignId]);
    await lila.enrol(lila.mother.visitor);
    await em.execute(`update campaign set second_guardian = 'ONE_IS_ENOUGH' where id = ?`, [campaignId]);
    expect(await lila.seen()).toMatchObject({
      whyNotIntegrate: 'agreement-awaited',
      secondGuardian: { agreement: 'AWAITED' },
      line: { waiting: { on: 'OTHER_GUARDIAN' } },
    });
    await note(head, lila.expected.id, lila.father.atLycee, 'WITHDRAWN');
    await until('the waiver', async () => (await lila.seen()).secondGuardian.agreement === 'NOT_NEEDED');
    expect((await hand(head, `${lila.path}/integrations`)).body.status).toBe('ACCEPTED');
  });

  test('is the head’s to note, or a delegate’s; for one’s own pupils; never for a day to come', async () => {
    const lila = await family();
    const { father } = lila;
    const secretary = await colleague('secretary', ['dossier.readReceiving']);
    expect((await note(secretary, lila.expected.id, father.atLycee, 'WITHDRAWN')).status).toBe(403);
    expect((await note(head, lila.child.id, father.atSchool, 'WITHDRAWN')).status).toBe(404);
    expect((await note(head, lila.expected.id, father.atSchool, 'WITHDRAWN')).status).toBe(404);
    expect((await note(lila.mother.visitor, lila.child.id, father.atSchool, 'WITHDRAWN')).status).toBe(403);
    const tomorrow = await head.ask('PUT', `/api/pupils/${lila.expected.id}/guardians/${father.atLycee}/authority`, {
      body: { authority: 'WITHDRAWN', decision: { ...decision, on: '2099-01-01' } },
      headers: { 'Idempotency-Key': randomUUID() },
    });
    expect(tomorrow.body).toMatchObject({
      code: 'value-invalid',
      errors: [{ path: 'body.decision.on', problem: 'out-of-range' }],
    });
    expect((await lila.father.visitor.ask('GET', lila.path)).status).toBe(200);
  });
});

describe('E-13: a letter that comes back', () => {
  test('is one task for each school, a line beside the guardian, and changes nothing for the dossier', async () => {
    const lila = await family({ motherEmail: GONE });
    await until('the refusal', async () => (await tasksOf(lila.dossierId, 'MAIL_BOUNCED')).length === 2);
    // A second letter to the same address comes back too: still one task.
    await lila.enrol(lila.mother.visitor);
    await until(
      'the second refusal',
      async () =>
        (
          await api
            .em()
            .execute(`select 1 from letter where subject_id = ? and letter_id = 'M-07' and failed_at is not null`, [
              lila.dossierId,
            ])
        ).length === 1,
    );
    expect(await tasksOf(lila.dossierId, 'MAIL_BOUNCED')).toEqual([
      { uai: COLLEGE, resolved: false },
      { uai: LYCEE, resolved: false },
    ]);
    const seen = await lila.seen();
    expect(seen.line.state).toBe('VALIDATED');
    expect(seen.guardians).toMatchObject([
      { name: lila.mother.name, bounced: true },
      { name: lila.father.name, bounced: false },
    ]);
    const task = await api
      .em()
      .execute(`select key, details from staff_task where subject_id = ? and uai = ?`, [...[lila.dossierId, LYCEE]]);
    expect(task).toEqual([{ key: expect.not.stringContaining(GONE), details: { letter: 'M-05' } }]);
  });
});

describe('E-11: a school’s computer', () => {
  test('gives a quarter of an hour, and everything handed in there says so', async () => {
    const lila = await family();
    const visitor = api.visitor();
    const { body } = await visitor.ask('POST', '/api/session', {
      body: { login: lila.mother.login, password: PASSWORD, assisted: true },
    });
    expect(body.assisted).toBe(true);
    const left = Date.parse(body.expiresAt) - Date.now();
    expect(left).toBeGreaterThan(14 * 60_000);
    expect(left).toBeLessThanOrEqual(15 * 60_000);
    expect((await lila.enrol(visitor)).body.status).toBe('ACCEPTED');
    expect(await lila.seen()).toMatchObject({ channel: 'ASSISTED', versions: [{ channel: 'ASSISTED' }] });
    expect((await lila.mother.visitor.ask('GET', '/api/me')).body.assisted).toBe(false);
  });
});

/** A pupil of the collège with an affectation to the lycée and no dossier yet. */
async function assigned() {
  const em = api.em();
  const nationalId = `${Math.floor(Math.random() * 1e9)
    .toString()
    .padStart(9, '0')}CD`;
  const child = await pupil(em, { firstName: 'Malo', lastName: 'KERVELLA' });
  await em.execute(`update pupil set national_id = ? where id = ?`, [nationalId, child.id]);
  await responsibility(em, child.id, await guardian(em, { firstName: 'Anne', lastName: 'KERVELLA' }));
  const affectationId = randomUUID();
  await em.execute(
    `insert into affectation (id, national_id, last_name, first_name, origin_uai, receiving_uai, school_year, round, wish_rank, offer_code, mef, decision, decided_on, imported_at)
     values (?, ?, 'KERVELLA', 'Malo', ?, ?, ?, 1, 1, 'X', ?, 'AFFECTE', '2027-06-29', now())`,
    [affectationId, nationalId, COLLEGE, LYCEE, NEXT_YEAR, SECONDE],
  );
  return { child, affectationId, nationalId };
}
const places = `/api/establishments/${LYCEE}/years/${NEXT_YEAR}`;
const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString();

describe('E-07: an enrolment opened late', () => {
  test('handed in twice under one key is one dossier, with a deadline of its own', async () => {
    const { affectationId } = await assigned();
    const listed = await head.ask('GET', `${places}/places-to-open`);
    expect(listed.body.formations).toEqual([{ mef: SECONDE, label: '2NDE GENERALE ET TECHNOLOGIQUE' }]);
    expect(listed.body.places.map((place: { affectationId: string }) => place.affectationId)).toContain(affectationId);
    const [key, body] = [randomUUID(), { affectationId, until: inAWeek() }];
    const [first, second] = await Promise.all([
      hand(head, `${places}/dossiers`, body, key),
      hand(head, `${places}/dossiers`, body, key),
    ]);
    const third = await hand(head, `${places}/dossiers`, body, key);
    expect(third.body.status).toBe('ACCEPTED');
    expect(
      new Set([first, second, third].filter(({ status }) => status < 300).map(({ body: b }) => b.number)).size,
    ).toBe(1);
    const made = await api
      .em()
      .execute(`select state, own_deadline from dossier where affectation_id = ?`, [affectationId]);
    expect(made).toEqual([{ state: 'NOTIFIED', own_deadline: true }]);
    expect((await hand(head, `${places}/dossiers`, body)).body).toMatchObject({ status: 409, code: 'already-open' });
  });

  test('of a pupil added by hand needs an INE that somebody has', async () => {
    const { nationalId } = await assigned();
    const add = (ine: string) => hand(head, `${places}/dossiers`, { nationalId: ine, mef: SECONDE, until: inAWeek() });
    expect((await add('000000000ZZ')).body).toMatchObject({
      code: 'value-invalid',
      errors: [{ path: 'body.nationalId', problem: 'value-invalid' }],
    });
    expect((await add(nationalId)).body.status).toBe('ACCEPTED');
  });
});

describe('E-22: a family that refused the services', () => {
  test('is noted by the origin, and its dossier opens on paper', async () => {
    const { child, affectationId } = await assigned();
    const path = `/api/pupils/${child.id}/service-refusal`;
    expect((await head.ask('PUT', path, { body: { refused: true } })).status).toBe(404);
    const noted = await principal.ask('PUT', path, { body: { refused: true } });
    expect(noted.body).toEqual({ refusedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    expect((await principal.ask('PUT', path, { body: { refused: true } })).body).toEqual(noted.body);
    const opened = await hand(head, `${places}/dossiers`, { affectationId, until: inAWeek() });
    expect(opened.body.status).toBe('ACCEPTED');
    const made = await api.em().execute(`select state from dossier where affectation_id = ?`, [affectationId]);
    expect(made).toEqual([{ state: 'PAPER' }]);
    expect((await principal.ask('PUT', path, { body: { refused: false } })).body).toEqual({ refusedOn: null });
  });
});
