/** What an establishment sets before its campaign (§3.2): contradictions, sheet, cloning, preview, second guardian. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { CampaignState } from '../../domain/campaign/campaign.ts';
import type { Operation } from '../../domain/permissions/operations.ts';
import {
  academy,
  COLLEGE,
  campaign,
  choiceGroup,
  delegation,
  LYCEE,
  NEXT_YEAR,
  SECONDE,
  staffAccount,
  YEAR,
} from '../database/builders.ts';
import { type RunningApi, startApi, type Visitor } from './running-api.ts';

let api: RunningApi;
let head: Visitor;
let headId: string;

beforeAll(async () => {
  api = await startApi();
  await academy(api.em());
  const account = await staffAccount(api.em(), 'Mme Proviseure', { role: 'head', uai: LYCEE });
  headId = account.id;
  head = await api.signedIn(account.login);
});
afterAll(() => api.stop());
beforeEach(async () => {
  const em = api.em();
  for (const table of ['journal', 'required_document', 'choice_group', 'campaign_counter', 'campaign'])
    await em.execute(`delete from ${table}`);
  await em.execute(
    `update establishment_year set record_service_open = true, enrolment_service_open = true, home_message = '',
       enrolment_message = '', language_swap_allowed = false, cloned_from_year = null,
       closed_fields = '["pupil.regime"]', version = 1`,
  );
});

const path = `/api/establishments/${LYCEE}/years/${NEXT_YEAR}`;
const document = (label: string, mef: string | null = null, mandatory = true) => ({
  id: randomUUID(),
  label,
  mandatory,
  mef,
});
const read = async () => (await head.ask('GET', `${path}/settings`)).body;
const save = async (change: object, { by = head, version = 0, language = 'fr' } = {}) => {
  const { settings, version: current } = await read();
  return by.ask('PUT', `${path}/settings`, {
    body: { ...settings, ...change },
    headers: { 'If-Match': `"${version || current}"`, 'Accept-Language': language },
  });
};
/** A secretary of the lycée to whom these operations are delegated. */
const delegate = async (...operations: Operation[]): Promise<Visitor> => {
  const { id, login } = await staffAccount(api.em(), 'Mme Secrétaire', { role: 'secretary', uai: LYCEE });
  await delegation(api.em(), { uai: LYCEE, delegateId: id, grantedById: headId, operations });
  return api.signedIn(login);
};
const running = (state: CampaignState) => campaign(api.em(), { state });

describe('settings that contradict themselves are refused with the field and the reason, and nothing is changed', () => {
  const OTHER = '24133401111';
  test.each<[string, CampaignState | null, (mandatory: object) => object, string, string, string, string]>([
    [
      'a document for a formation the base does not know',
      null,
      (kept) => ({ documents: [kept, document('Carnet', OTHER)] }),
      'body.documents.1.mef',
      'formation-unknown',
      'La base de cette année ne connaît pas cette formation.',
      'This year’s base does not know this formation.',
    ],
    [
      'the same document twice',
      null,
      (kept) => ({ documents: [kept, document('LIVRET DE FAMILLE')] }),
      'body.documents.1.label',
      'document-repeated',
      'Ce document est déjà dans la liste pour cette formation.',
      'This document is already in the list for this formation.',
    ],
    [
      'the mandatory list emptied while families enrol',
      'OPEN',
      () => ({ documents: [] }),
      'body.documents',
      'documents-emptied',
      'Une campagne est en cours : gardez au moins un document obligatoire, sinon tous les dossiers seraient complets.',
      'A campaign is running: keep at least one mandatory document, or every file would be complete at once.',
    ],
    [
      'the service closed while families enrol, without saying so',
      'OPEN',
      () => ({ enrolmentServiceOpen: false }),
      'body.enrolmentServiceOpen',
      'closing-unconfirmed',
      'Une campagne est en cours : confirmez que les familles ne pourront plus s’inscrire en ligne.',
      'A campaign is running: confirm that families can no longer enrol online.',
    ],
    [
      'the service closed while families wait for the opening',
      'READY',
      () => ({ enrolmentServiceOpen: false }),
      'body.enrolmentServiceOpen',
      'closing-unconfirmed',
      'Une campagne est en cours : confirmez que les familles ne pourront plus s’inscrire en ligne.',
      'A campaign is running: confirm that families can no longer enrol online.',
    ],
  ])('%s', async (_, state, change, field, problem, french, english) => {
    const kept = document('Livret de famille');
    expect((await save({ documents: [kept] })).status).toBe(200);
    if (state) await running(state);
    const before = await read();
    const contradictory = { homeMessage: 'Bienvenue', ...change(kept) };
    for (const [language, message] of [
      ['fr', french],
      ['en', english],
    ] as const) {
      const refused = await save(contradictory, { language });
      expect(refused.body).toMatchObject({ status: 400, code: 'settings-inconsistent' });
      expect(refused.body.errors).toEqual([{ path: field, problem, message }]);
    }
    expect(await read()).toEqual(before);
  });

  test('each problem is told at once', async () => {
    await running('OPEN');
    const refused = await save({
      enrolmentServiceOpen: false,
      documents: [document('Carnet', OTHER), document('Photo'), document('photo')],
    });
    expect(
      refused.body.errors.map(({ path, problem }: { path: string; problem: string }) => `${path} ${problem}`),
    ).toEqual([
      'body.documents.0.mef formation-unknown',
      'body.documents.2.label document-repeated',
      'body.enrolmentServiceOpen closing-unconfirmed',
    ]);
  });

  test('what is too long or empty is refused as malformed, field by field', async () => {
    const refused = await save({
      homeMessage: 'x'.repeat(2001),
      documents: [document('x'.repeat(201)), document('   ')],
    });
    expect(refused.body).toMatchObject({ status: 400, code: 'malformed' });
    expect(refused.body.errors).toMatchObject([
      { path: 'body.homeMessage', problem: 'too-long', message: 'C’est trop long.' },
      { path: 'body.documents.0.label', problem: 'too-long' },
      { path: 'body.documents.1.label', problem: 'too-short' },
    ]);
  });
});

describe('settings that hold together', () => {
  test('the services are open as soon as the year exists', async () => {
    expect((await read()).settings).toMatchObject({ recordServiceOpen: true, enrolmentServiceOpen: true });
  });

  test('closing in the middle of a campaign is done for who says that it is meant', async () => {
    await running('OPEN');
    const saved = await save({ enrolmentServiceOpen: false, confirmClosing: true });
    expect(saved.status).toBe(200);
    expect(saved.body.settings.enrolmentServiceOpen).toBe(false);
    expect(saved.body.settings).not.toHaveProperty('confirmClosing');
  });

  test('a document for a known formation is kept; who holds the messages alone is not stopped by one left behind', async () => {
    expect((await save({ documents: [document('Bulletin', SECONDE)] })).status).toBe(200);
    await api.em().execute(`update required_document set mef = '24133401111'`);
    const secretary = await delegate('homeMessage.edit');
    const saved = await save({ homeMessage: 'Bonjour' }, { by: secretary });
    expect(saved.status).toBe(200);
    expect(saved.body.settings).toMatchObject({ homeMessage: 'Bonjour', documents: [{ mef: '24133401111' }] });
  });

  test('are saved by who read the latest version only, and by setting under its own operation', async () => {
    await save({ homeMessage: 'Un' });
    expect((await save({ homeMessage: 'Deux' }, { version: 1 })).body).toMatchObject({
      status: 412,
      code: 'changed-meanwhile',
    });
    const withoutVersion = await head.ask('PUT', `${path}/settings`, { body: (await read()).settings });
    expect(withoutVersion.status).toBe(428);
    const secretary = await delegate('documents.edit');
    expect((await save({ documents: [document('Photo')] }, { by: secretary })).status).toBe(200);
    for (const change of [
      { homeMessage: 'x' },
      { enrolmentMessage: 'x' },
      { languageSwapAllowed: true },
      { recordServiceOpen: false },
    ])
      expect((await save(change, { by: secretary })).status).toBe(403);
    expect((await read()).settings.homeMessage).toBe('Un');
  });

  test('fields of the record are closed by who may close the service, and by nobody else (§2.1)', async () => {
    expect((await read()).settings.closedFields).toEqual(['pupil.regime']);
    const secretary = await delegate('homeMessage.edit');
    expect((await save({ closedFields: [] }, { by: secretary })).status).toBe(403);
    const holder = await delegate('service.open');
    const closed = ['guardian.occupation', 'guardian.occupation', 'pupil.regime'];
    expect((await save({ closedFields: closed }, { by: holder })).body.settings.closedFields).toEqual([
      'guardian.occupation',
      'pupil.regime',
    ]);
    // The same list in another order is no change: who may not close fields may still save what is theirs.
    const again = { closedFields: ['pupil.regime', 'guardian.occupation'], homeMessage: 'Deux' };
    expect((await save(again, { by: secretary })).status).toBe(200);
    // The list is never extended: what is not a field of the record is not a setting.
    expect((await save({ closedFields: ['pupil.lastName'] })).body).toMatchObject({ status: 400, code: 'malformed' });
  });

  test('a collège to which nobody is sent receives nobody; a lycée does', async () => {
    await api.em().execute(`update establishment set type = 'CLG' where uai = ?`, [COLLEGE]);
    const { login } = await staffAccount(api.em(), 'M. Principal', { role: 'head', uai: COLLEGE });
    const principal = await api.signedIn(login);
    const college = await principal.ask('GET', `/api/establishments/${COLLEGE}/years/${NEXT_YEAR}/settings`);
    expect([college.body.receives, (await read()).receives]).toEqual([false, true]);
  });
});

describe('the sheet', () => {
  const sheetPath = `/api/establishments/${LYCEE}/sheet`;
  const sheet = {
    ...{ line1: ' 12 RUE DES ECOLES ', line2: '', line3: null, line4: null, postalCode: '99100', city: 'VALMONT' },
    ...{
      phone: '01 99 00 12 34',
      email: 'ce@valmont.example',
      website: 'https://conti.example',
      headTitle: 'PROVISEURE',
    },
    headName: 'Mme FICTIVE',
  };
  const put = async (change: object, { by = head, version = 0 } = {}) =>
    by.ask('PUT', sheetPath, {
      body: { ...sheet, ...change },
      headers: { 'If-Match': `"${version || (await head.ask('GET', sheetPath)).body.version}"` },
    });

  test('is changed by who read it last, trimmed and with its telephone in E.164', async () => {
    const before = await head.ask('GET', sheetPath);
    expect(before.body).toMatchObject({ name: 'LYCEE POLYVALENT ANITA CONTI', importedAt: null });
    const saved = await put({});
    expect(saved.headers.get('ETag')).toBe(`"${before.body.version + 1}"`);
    expect(saved.body.sheet).toEqual({ ...sheet, line1: '12 RUE DES ECOLES', line2: null, phone: '+33199001234' });
    expect((await put({}, { version: before.body.version })).body).toMatchObject({
      status: 412,
      code: 'changed-meanwhile',
    });
  });

  test.each([
    [{ line2: 'X'.repeat(39) }, 'line2', 'too-long'],
    [{ postalCode: '99' }, 'postalCode', 'wrong-form'],
    [{ city: '' }, 'city', 'required'],
    [{ phone: '08 99 12 34 56' }, 'phone', 'phone-invalid'],
    [{ phone: 'le standard' }, 'phone', 'phone-invalid'],
    [{ email: 'ce@valmont' }, 'email', 'wrong-form'],
    [{ website: 'http://conti.example' }, 'website', 'https-only'],
  ])('%j is refused, and nothing is changed', async (change, field, problem) => {
    const before = (await head.ask('GET', sheetPath)).body;
    const refused = await put(change);
    expect(refused.body).toMatchObject({ status: 400, code: 'value-invalid' });
    expect(refused.body.errors).toMatchObject([{ path: `body.${field}`, problem }]);
    expect((await head.ask('GET', sheetPath)).body).toEqual(before);
  });

  test('is its operation’s: read and changed under it, by nobody else', async () => {
    expect((await put({}, { by: await delegate('establishmentSheet.edit') })).status).toBe(200);
    const other = await delegate('homeMessage.edit');
    expect((await put({}, { by: other })).status).toBe(403);
    expect((await other.ask('GET', sheetPath)).status).toBe(403);
  });
});

describe('cloning last year', () => {
  const lastYear = `/api/establishments/${LYCEE}/years/${YEAR}/settings`;
  const clone = (key: string, by = head, fromYear = YEAR) =>
    by.ask('POST', `${path}/clonings`, { body: { fromYear }, headers: { 'Idempotency-Key': key } });

  async function lastYearSet(): Promise<void> {
    const em = api.em();
    const { body } = await head.ask('GET', lastYear);
    // The base of last year had one formation more.
    await em.execute(
      `insert into mef (uai, school_year, code, label) values (?, ?, ?, '2NDE'), (?, ?, '24133401111', '1CAP2') on conflict do nothing`,
      [LYCEE, YEAR, SECONDE, LYCEE, YEAR],
    );
    const saved = await head.ask('PUT', lastYear, {
      body: {
        ...body.settings,
        homeMessage: 'Bonjour',
        languageSwapAllowed: true,
        closedFields: ['guardian.occupation'],
        documents: [document('Photo'), document('Bulletin', SECONDE), document('Carnet', '24133401111')],
      },
      headers: { 'If-Match': `"${body.version}"` },
    });
    expect(saved.status).toBe(200);
    await choiceGroup(em, { key: 'rank-3' });
    await em.execute(
      `insert into choice_group (uai, school_year, mef, key, position, content, hidden, capacities)
       select uai, ?, mef, key, position, content, '{061400,000000}', '{"061300": 35}' from choice_group where school_year = ?`,
      [YEAR, NEXT_YEAR],
    );
    const campaignId = await campaign(em, { state: 'PREPARED' });
    await em.execute(
      `insert into campaign (id, receiving_uai, school_year, kind, round, state, calendar, sequence, second_guardian, objection_hours)
       select ?, receiving_uai, ?, kind, round, 'CLOSED', calendar, 0, 'MAY_OBJECT', 72 from campaign where id = ?`,
      [randomUUID(), YEAR, campaignId],
    );
  }

  test('is previewed, done once, and answered again to who lost the answer', async () => {
    await lastYearSet();
    expect((await read()).earlierYears).toEqual([YEAR]);
    const preview = await head.ask('GET', `${path}/clonings/${YEAR}`);
    expect(preview.body).toEqual({
      fromYear: YEAR,
      lines: [
        { part: 'closedFields', what: '', formation: null, outcome: 'copied' },
        { part: 'homeMessage', what: '', formation: null, outcome: 'copied' },
        { part: 'languageSwapAllowed', what: '', formation: null, outcome: 'copied' },
        { part: 'documents', what: 'Photo', formation: null, outcome: 'copied' },
        { part: 'documents', what: 'Bulletin', formation: '2NDE GENERALE ET TECHNOLOGIQUE', outcome: 'copied' },
        { part: 'documents', what: 'Carnet', formation: '1CAP2', outcome: 'formation-unknown' },
        {
          part: 'options',
          what: 'Enseignement optionnel',
          formation: '2NDE GENERALE ET TECHNOLOGIQUE',
          outcome: 'copied',
        },
        { part: 'secondGuardian', what: '1', formation: null, outcome: 'copied' },
      ],
    });
    expect((await read()).settings.homeMessage).toBe('');
    await save({ documents: [document('Assurance')] });
    const before = await read();
    const key = randomUUID();
    const done = await clone(key);
    expect(done.body).toEqual(preview.body);
    const after = await read();
    expect(after).toMatchObject({
      version: before.version + 1,
      clonedFromYear: YEAR,
      settings: {
        homeMessage: 'Bonjour',
        languageSwapAllowed: true,
        closedFields: ['guardian.occupation'],
        documents: [{ label: 'Assurance' }, { label: 'Photo', mef: null }, { label: 'Bulletin', mef: SECONDE }],
      },
    });
    expect(
      await api.em().execute(`select hidden, capacities from choice_group where school_year = ?`, [NEXT_YEAR]),
    ).toEqual([{ hidden: ['061400'], capacities: { '061300': 35 } }]);
    const [policy] = await api
      .em()
      .execute(`select second_guardian, objection_hours from campaign where school_year = ?`, [NEXT_YEAR]);
    expect(policy).toEqual({ second_guardian: 'MAY_OBJECT', objection_hours: 72 });

    expect((await clone(key)).body).toEqual(done.body);
    expect((await clone(randomUUID())).body).toMatchObject({ status: 409, code: 'already-cloned' });
    expect(await read()).toEqual(after);
  });

  test('is the head’s, or of who holds every operation it takes', async () => {
    await lastYearSet();
    const all: Operation[] = [
      'service.open',
      'homeMessage.edit',
      'enrolmentMessage.edit',
      'languageSwap.edit',
      'documents.edit',
      'optionVisibility.edit',
    ];
    const almost = await delegate(...all);
    expect((await clone(randomUUID(), almost)).status).toBe(403);
    expect((await almost.ask('GET', `${path}/clonings/${YEAR}`)).status).toBe(403);
    expect((await clone(randomUUID(), await delegate(...all, 'campaign.schedule'))).status).toBe(200);
  });

  test('takes an earlier year that the base knows', async () => {
    expect((await clone(randomUUID(), head, NEXT_YEAR)).body).toMatchObject({
      status: 400,
      errors: [{ path: 'body.fromYear', problem: 'out-of-range' }],
    });
    expect((await clone(randomUUID(), head, YEAR - 5)).status).toBe(404);
  });
});

describe('the preview as a parent', () => {
  const preview = (mef: string, by = head) => by.ask('GET', `${path}/previews/${mef}`);

  test('shows what the lycée has set for the formation, and makes no dossier', async () => {
    const em = api.em();
    await em.execute(
      `insert into mef (uai, school_year, code, label) values (?, ?, '20033110110', '2DE STHR') on conflict do nothing`,
      [LYCEE, NEXT_YEAR],
    );
    await choiceGroup(em, { key: 'rank-3' });
    await em.execute(`update choice_group set hidden = '{061400}'`);
    await choiceGroup(em, {
      ...{ key: 'languages', mode: 'SWAP', min: 0, max: 2, rank: 1 },
      options: ['030201', '030202', '030601', '030602'].map((code) => ({ code, label: code })),
    });
    await save({
      ...{ homeMessage: 'Bonjour', enrolmentMessage: 'Venez', languageSwapAllowed: true },
      documents: [document('Photo'), document('Bulletin', SECONDE)],
    });
    const campaignId = await campaign(em);
    const seen = await preview(SECONDE);
    expect(seen.status).toBe(200);
    expect(seen.body).toMatchObject({
      formation: '2NDE GENERALE ET TECHNOLOGIQUE',
      formations: [{ mef: '20033110110' }, { mef: SECONDE }],
      receiving: { uai: LYCEE, name: 'LYCEE POLYVALENT ANITA CONTI' },
      homeMessage: 'Bonjour',
      enrolmentMessage: 'Venez',
      documents: [{ label: 'Photo' }, { label: 'Bulletin' }],
      enrolmentServiceOpen: true,
      dates: { opensAt: expect.any(String) },
    });
    const group = (key: string) => seen.body.groups.find((one: { key: string }) => one.key === key);
    expect(group('rank-3').options).toEqual([{ code: '061300', label: 'SCIENCES ECONOMIQUES ET SOCIALES' }]);
    // Two languages as a pupil would have followed them, to be put in either order.
    expect(group('languages')).toMatchObject({ fixed: false, options: [{ code: '030201' }, { code: '030602' }] });
    expect(await em.execute(`select count(*)::int as n from dossier where campaign_id = ?`, [campaignId])).toEqual([
      { n: 0 },
    ]);
  });

  test('is not found for a formation the base does not know', async () => {
    expect((await preview('24133401111')).status).toBe(404);
  });

  test.each<[Operation, number]>([
    ['optionVisibility.edit', 200],
    ['documents.edit', 200],
    ['dossier.readReceiving', 200],
    ['homeMessage.edit', 403],
  ])('under %s: %i', async (operation, status) => {
    expect((await preview(SECONDE, await delegate(operation))).status).toBe(status);
  });
});

describe('what is asked of the second guardian', () => {
  const set = (id: string, body: object, by = head) =>
    by.ask('PUT', `/api/campaigns/${id}/second-guardian-policy`, { body });

  test.each<[CampaignState, number]>([
    ['PREPARED', 200],
    ['READY', 200],
    ['OPEN', 409],
    ['CLOSING', 409],
    ['CLOSED', 409],
  ])('in a campaign that is %s: %i', async (state, status) => {
    const id = await running(state);
    const answer = await set(id, { secondGuardian: 'BOTH_AGREE', objectionHours: 24 });
    expect(answer.status).toBe(status);
    if (status === 409) expect(answer.body).toMatchObject({ code: 'state-forbids', details: { state } });
    const { body } = await head.ask('GET', `/api/campaigns/${id}`);
    expect(body.campaign).toMatchObject(
      status === 200
        ? { secondGuardian: 'BOTH_AGREE', objectionHours: 24 }
        : { secondGuardian: 'ONE_IS_ENOUGH', objectionHours: 48 },
    );
    const journal = await api
      .em()
      .execute(`select by_account_id, details from journal where act = 'setSecondGuardian'`);
    expect(journal).toEqual(
      status === 200 ? [{ by_account_id: headId, details: { secondGuardian: 'BOTH_AGREE', objectionHours: 24 } }] : [],
    );
  });

  test.each([
    [{ secondGuardian: 'NOBODY', objectionHours: 24 }, 'body.secondGuardian'],
    [{ secondGuardian: 'MAY_OBJECT', objectionHours: 0 }, 'body.objectionHours'],
    [{ secondGuardian: 'MAY_OBJECT', objectionHours: 241 }, 'body.objectionHours'],
  ])('%j is malformed', async (body, field) => {
    const refused = await set(await running('PREPARED'), body);
    expect(refused.body).toMatchObject({ status: 400, errors: [{ path: field }] });
  });

  test('is under campaign.schedule', async () => {
    const id = await running('PREPARED');
    const body = { secondGuardian: 'MAY_OBJECT', objectionHours: 48 };
    expect((await set(id, body, await delegate('campaign.open'))).status).toBe(403);
    expect((await set(id, body, await delegate('campaign.schedule'))).status).toBe(200);
  });
});
