import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AcademyRow, RecordChangeItemRow, RecordChangeRow, RoundRow } from '../../database/entities/index.ts';
import {
  ACADEMY,
  academy,
  COLLEGE,
  campaign,
  delegation,
  dossier,
  guardian,
  LYCEE,
  NEXT_YEAR,
  OTHER_LYCEE,
  openCalendar,
  pupil,
  responsibility,
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

const key = () => ({ 'Idempotency-Key': randomUUID() });

describe('settings', () => {
  const path = `/api/establishments/${LYCEE}/years/${NEXT_YEAR}/settings`;

  test('are changed by whoever read the latest version', async () => {
    const read = await head.ask('GET', path);
    expect(read.headers.get('ETag')).toBe(`"${read.body.version}"`);
    const document = { id: randomUUID(), label: 'Justificatif de domicile', mandatory: true, mef: null };
    const changed = { ...read.body.settings, homeMessage: 'Bienvenue', documents: [document] };
    const save = () => head.ask('PUT', path, { body: changed, headers: { 'If-Match': `"${read.body.version}"` } });
    const saved = await save();
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({
      version: read.body.version + 1,
      settings: { homeMessage: 'Bienvenue', documents: [document] },
    });
    const overtaken = await save();
    expect(overtaken.body).toMatchObject({ status: 412, code: 'changed-meanwhile' });
    const emptied = await head.ask('PUT', path, {
      body: { ...changed, documents: [] },
      headers: { 'If-Match': `"${saved.body.version}"` },
    });
    expect(emptied.body.settings.documents).toEqual([]);
  });

  test('a delegate of the messages changes the messages, and nothing else', async () => {
    const secretary = await staffAccount(api.em(), 'Mme Secrétaire', { role: 'secretary', uai: LYCEE });
    await delegation(api.em(), {
      uai: LYCEE,
      delegateId: secretary.id,
      grantedById: headId,
      operations: ['homeMessage.edit'],
    });
    const visitor = await api.signedIn(secretary.login);
    const { body } = await visitor.ask('GET', path);
    const save = (change: object) =>
      visitor.ask('PUT', path, { body: { ...body.settings, ...change }, headers: { 'If-Match': `"${body.version}"` } });
    expect((await save({ enrolmentServiceOpen: false })).status).toBe(403);
    expect((await save({ homeMessage: 'Rentrée le 1er septembre' })).status).toBe(200);
  });

  test('a document’s id that belongs to another school changes nothing there', async () => {
    const em = api.em();
    const id = randomUUID();
    await em.execute(
      `insert into required_document (id, uai, school_year, label, mandatory) values (?, ?, ?, 'Carnet', true)`,
      [id, OTHER_LYCEE, NEXT_YEAR],
    );
    const { body } = await head.ask('GET', path);
    await head.ask('PUT', path, {
      body: { ...body.settings, documents: [{ id, label: 'Pris', mandatory: false, mef: null }] },
      headers: { 'If-Match': `"${body.version}"` },
    });
    expect(await em.execute(`select uai, label from required_document where id = ?`, [id])).toEqual([
      { uai: OTHER_LYCEE, label: 'Carnet' },
    ]);
  });
});

describe('the follow-up list', () => {
  test('comes in pages by name, without a gap or a repeat, and can be narrowed', async () => {
    const em = api.em();
    const campaignId = await campaign(em);
    const names = [
      ['ÉTIENNE', 'Léa'],
      ['DUPONT', 'Zoé'],
      ['DUPONT', 'Ali'],
      ['EVRARD', 'Tom'],
      ['O’BRIEN', 'Maëlle'],
    ] as const;
    for (const [lastName, firstName] of names)
      await dossier(em, { campaignId, identityId: randomUUID(), firstName, lastName });
    await dossier(em, { campaignId, identityId: randomUUID(), firstName: 'Max', lastName: 'DUPONT', state: 'PAPER' });
    const path = `/api/establishments/${LYCEE}/years/${NEXT_YEAR}/dossiers?side=receiving`;
    const seen: string[] = [];
    let next: string | null = `${path}&limit=2`;
    while (next) {
      const page = await head.ask('GET', next);
      expect(page.status).toBe(200);
      seen.push(
        ...page.body.dossiers.map(
          (line: { lastName: string; firstName: string }) => `${line.lastName} ${line.firstName}`,
        ),
      );
      const link: RegExpExecArray | null = /^<([^>]+)>; rel="next"$/.exec(page.headers.get('Link') ?? '');
      next = link?.[1] ?? null;
      expect(next === null).toBe(page.body.next === null);
    }
    expect(seen).toEqual(['DUPONT Ali', 'DUPONT Max', 'DUPONT Zoé', 'ÉTIENNE Léa', 'EVRARD Tom', 'O’BRIEN Maëlle']);
    const found = async (query: string) => (await head.ask('GET', `${path}${query}`)).body.dossiers.length;
    expect(await found('&name=dup')).toBe(3);
    expect(await found('&name=%25')).toBe(0);
    expect(await found('&state=PAPER')).toBe(1);
    const { body } = await head.ask('GET', path);
    expect(body.counters).toEqual({ NOTIFIED: 5, PAPER: 1 });
    expect(body.formations).toEqual([{ mef: '20010018110', label: '2NDE GENERALE ET TECHNOLOGIQUE', dossiers: 6 }]);
  });
});

/** A set of two changes by a mother, waiting at the lycée. */
async function waitingChange() {
  const em = api.em();
  const child = await pupil(em, { firstName: 'Inès', lastName: 'PEREIRA', uai: LYCEE });
  const mother = await guardian(em, { firstName: 'Lúcia', lastName: 'PEREIRA', uai: LYCEE, email: 'old@exemple.fr' });
  await responsibility(em, child.id, mother);
  const id = randomUUID();
  await em.insert(RecordChangeRow, {
    id,
    uai: LYCEE,
    schoolYear: YEAR,
    pupilId: child.id,
    guardianId: mother,
    authorId: randomUUID(),
    state: 'SUBMITTED',
    submittedAt: new Date(),
  });
  const item = async (field: string, kind: 'email' | 'phone', value: string) => {
    const itemId = randomUUID();
    await em.insert(RecordChangeItemRow, {
      id: itemId,
      recordChangeId: id,
      field,
      targetId: mother,
      kind,
      baseValue: { value: null },
      newValue: { value },
      state: 'PENDING',
    });
    return itemId;
  };
  return {
    id,
    email: await item('guardian.email', 'email', 'new@exemple.fr'),
    phone: await item('guardian.phoneHome', 'phone', '+33199001111'),
  };
}

describe('the inbox', () => {
  test('tells the number and nature of the changes, and shows each three-way', async () => {
    const { id } = await waitingChange();
    const inbox = await head.ask('GET', `/api/establishments/${LYCEE}/record-changes`);
    const line = inbox.body.changes.find((change: { id: string }) => change.id === id);
    expect(line).toMatchObject({
      pupil: 'Inès PEREIRA',
      author: 'Lúcia PEREIRA',
      kinship: 'Mère',
      undecided: { email: 1, phone: 1 },
    });
    expect(inbox.body.counters.email).toBeGreaterThanOrEqual(1);
    const review = await head.ask('GET', `/api/record-changes/${id}`);
    expect(review.body.mayReview).toBe(true);
    expect(review.body.items).toMatchObject([
      { field: 'guardian.phoneHome', seen: null, current: null, proposed: '+33199001111' },
      { field: 'guardian.email', seen: null, current: 'old@exemple.fr', proposed: 'new@exemple.fr' },
    ]);
  });

  test('pages through many sets, the oldest first', async () => {
    for (let i = 0; i < 3; i += 1) await waitingChange();
    const seen = new Set<string>();
    let next = '';
    let pages = 0;
    do {
      const { body }: { body: { changes: { id: string }[]; next: string | null } } = await head.ask(
        'GET',
        `/api/establishments/${LYCEE}/record-changes?limit=2${next && `&cursor=${next}`}`,
      );
      for (const { id } of body.changes) {
        expect(seen.has(id)).toBe(false);
        seen.add(id);
      }
      next = body.next ?? '';
      pages += 1;
    } while (next);
    expect(pages).toBeGreaterThan(1);
    expect(seen.size).toBe(await api.em().count(RecordChangeRow, { uai: LYCEE }));
  });

  test('a value that a clerk puts in its place obeys the same rules', async () => {
    const { id, phone } = await waitingChange();
    const decide = (decision: object) =>
      head.ask('POST', `/api/record-changes/${id}/decisions`, {
        body: { seenRevision: 0, decisions: [{ itemId: phone, reason: null, ...decision }] },
        headers: key(),
      });
    expect((await decide({ decision: 'ACCEPTED_AMENDED', amendedValue: '12' })).body).toMatchObject({
      status: 400,
      code: 'value-invalid',
    });
    expect((await decide({ decision: 'ACCEPTED_AMENDED' })).body.errors).toMatchObject([{ problem: 'required' }]);
    expect((await decide({ decision: 'ACCEPTED_AMENDED', amendedValue: '01 99 00 22 22' })).status).toBe(202);
    const [stored] = await api.em().execute(`select content from submission where subject_id = ?`, [id]);
    expect(stored?.content.decisions[0]).toMatchObject({ amendedValue: '+33199002222', hasReason: false });
  });

  test('an open inbox hears of a change in less than a second', async () => {
    const session = await api.signedIn(
      (await staffAccount(api.em(), 'M. Proviseur', { role: 'head', uai: LYCEE })).login,
    );
    const cookieOf = await session.ask('GET', '/api/me');
    expect(cookieOf.status).toBe(200);
    const { login } = await staffAccount(api.em(), 'Mme Adjointe', { role: 'head', uai: LYCEE });
    const signIn = await fetch(`${api.url}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ login, password: 'Tilleul-Ardoise-47' }),
    });
    const abort = new AbortController();
    const stream = await fetch(`${api.url}/api/establishments/${LYCEE}/inbox-events`, {
      headers: { Cookie: (signIn.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '' },
      signal: abort.signal,
    });
    expect(stream.headers.get('Content-Type')).toContain('text/event-stream');
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    /** Reads until the counters of emails are those expected. */
    const heard = async (emails: number) => {
      for (;;) {
        const { value = '' } = (await reader?.read()) ?? {};
        const [, data = '{}'] = /^data: (.*)$/m.exec(value) ?? [];
        if (value.startsWith('event: inbox') && JSON.parse(data).email === emails) return;
      }
    };
    const [{ items }] = (await api
      .em()
      .execute(`select items from inbox_counter where uai = ? and kind = 'email'`, [LYCEE])) as [{ items: number }];
    await heard(items);
    await new Promise((resolve) => setTimeout(resolve, 300)); // LISTEN is on its way
    await waitingChange();
    await heard(items + 1);
    abort.abort();
  });
});

describe('campaigns', () => {
  const calendar = (opensAt: number, closesAt: number) => ({
    opensAt: new Date(opensAt).toISOString(),
    closesAt: new Date(closesAt).toISOString(),
    reminders: [],
    reminderSpreadSeconds: 60,
    graceSeconds: 1800,
    draftsUntil: null,
    undoSeconds: 600,
    quietHours: { from: 21, to: 7 },
  });

  test('a school moves its dates inside the academy’s bounds only', async () => {
    const em = api.em();
    const bounds = openCalendar();
    await em.upsert(RoundRow, { academyCode: ACADEMY, schoolYear: NEXT_YEAR, round: 2, calendar: bounds });
    const id = await campaign(em, { round: 2, state: 'READY', calendar: bounds });
    const move = (opensAt: number, closesAt: number) =>
      head.ask('POST', `/api/campaigns/${id}/calendars`, { body: calendar(opensAt, closesAt), headers: key() });
    expect((await move(bounds.opensAt, bounds.closesAt + 1000)).body).toMatchObject({
      status: 400,
      code: 'outside-bounds',
      errors: [{ path: 'body.closesAt', problem: 'outside-bounds' }],
    });
    expect((await move(bounds.closesAt, bounds.opensAt)).body).toMatchObject({
      status: 400,
      code: 'calendar-inconsistent',
      errors: [
        { path: 'body.closesAt', problem: 'before-opening', message: 'La clôture doit venir après l’ouverture.' },
      ],
    });
    const finishing = await head.ask('POST', `/api/campaigns/${id}/calendars`, {
      body: {
        ...calendar(bounds.opensAt, bounds.closesAt),
        draftsUntil: new Date(bounds.closesAt + 86_400_000).toISOString(),
      },
      headers: key(),
    });
    expect(finishing.body).toMatchObject({
      code: 'outside-bounds',
      errors: [{ path: 'body.draftsUntil', problem: 'outside-bounds' }],
    });
    expect((await move(bounds.opensAt, bounds.closesAt - 1000)).status).toBe(202);
    const { body } = await head.ask('GET', `/api/campaigns/${id}`);
    expect(body.bounds).toEqual({
      opensAt: new Date(bounds.opensAt).toISOString(),
      closesAt: new Date(bounds.closesAt).toISOString(),
      draftsUntil: new Date(bounds.closesAt + 1_800_000).toISOString(),
    });
    expect(body.checklist).toEqual(
      expect.arrayContaining([
        { point: 'documents-listed', ok: false, causes: [expect.objectContaining({ cause: 'no-document' })] },
      ]),
    );
  });

  test('a round’s new calendar is stored, and stored for every campaign that is not closing', async () => {
    const em = api.em();
    const { login } = await staffAccount(em, 'M. Rectorat', { role: 'academyAdmin', academyCode: ACADEMY });
    const admin = await api.signedIn(login);
    const open = await campaign(em, { round: 3, receivingUai: OTHER_LYCEE });
    const closed = await campaign(em, { round: 3, state: 'CLOSED' });
    const now = Math.floor(Date.now() / 1000) * 1000;
    const dates = calendar(now + 3_600_000, now + 7_200_000);
    const round = { resultsAt: new Date(now - 2 * 86_400_000).toISOString(), volunteers: null };
    const body = { ...dates, ...round };
    const answer = await admin.ask('PUT', `/api/academies/${ACADEMY}/rounds/${NEXT_YEAR}/3`, { body });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(body);
    const told: { subject_id: string }[] = await em.execute(
      `select subject_id from submission where act = 'campaign.moveCampaign' and subject_id in (?, ?)`,
      [open, closed],
    );
    expect(told).toEqual([{ subject_id: open }]);
    expect((await admin.ask('GET', `/api/academies/${ACADEMY}/rounds`)).body.rounds).toContainEqual({
      schoolYear: NEXT_YEAR,
      round: 3,
      calendar: dates,
      ...round,
    });
  }, 30_000);
});

describe('the academy’s rounds', () => {
  let admin: Visitor;
  const path = (round: number) => `/api/academies/${ACADEMY}/rounds/${NEXT_YEAR}/${round}`;
  const sound = {
    opensAt: '2027-06-30T06:00:00.000Z',
    closesAt: '2027-07-06T21:59:00.000Z',
    reminders: ['2027-07-01T07:00:00.000Z', '2027-07-05T07:00:00.000Z'],
    reminderSpreadSeconds: 10_800,
    graceSeconds: 1800,
    draftsUntil: null,
    undoSeconds: 600,
    quietHours: { from: 21, to: 7 },
    resultsAt: '2027-06-29T12:00:00.000Z',
    volunteers: null as string[] | null,
  };
  const keptRound = (round: number) =>
    api.em().findOne(RoundRow, { academyCode: ACADEMY, schoolYear: NEXT_YEAR, round });

  beforeAll(async () => {
    const { login } = await staffAccount(api.em(), 'Mme Rectrice', { role: 'academyAdmin', academyCode: ACADEMY });
    admin = await api.signedIn(login);
  });

  const contradictions: [string, Partial<Record<keyof typeof sound, unknown>>, [string, string][]][] = [
    ['closes before it opens', { closesAt: '2027-06-30T05:00:00Z', reminders: [] }, [['closesAt', 'before-opening']]],
    ['opens in the year 1', { opensAt: '0001-06-30T06:00:00Z' }, [['opensAt', 'implausible-date']]],
    ['closes in the year 2100', { closesAt: '2100-07-06T06:00:00Z' }, [['closesAt', 'implausible-date']]],
    ['opens on the day of the results', { opensAt: '2027-06-29T21:59:00Z' }, [['opensAt', 'too-soon-after-results']]],
    ['has results in the year 1', { resultsAt: '0001-06-29T12:00:00Z' }, [['resultsAt', 'implausible-date']]],
    [
      'lets drafts finish before the closing',
      { draftsUntil: '2027-07-06T21:00:00Z' },
      [['draftsUntil', 'before-closing']],
    ],
    [
      'reminds after the closing',
      { reminders: ['2027-07-05T07:00:00Z', '2027-07-08T07:00:00Z'] },
      [['reminders.1', 'reminder-outside']],
    ],
    // In the order in which they were sent, not in that of time.
    [
      'reminds at night',
      { reminders: ['2027-07-05T07:00:00Z', '2027-07-02T23:30:00Z'] },
      [['reminders.1', 'reminder-at-night']],
    ],
    ['has a night of no hour', { quietHours: { from: 7, to: 7 } }, [['quietHours', 'implausible-night']]],
    [
      'is wrong in several places',
      { closesAt: '2027-06-30T05:00:00Z', draftsUntil: '2027-06-30T04:00:00Z' },
      [
        ['closesAt', 'before-opening'],
        ['draftsUntil', 'before-closing'],
        ['reminders.0', 'reminder-outside'],
        ['reminders.1', 'reminder-outside'],
      ],
    ],
  ];
  test.each(contradictions)(
    'a calendar that %s is refused field by field, and nothing changes',
    async (_, change, errors) => {
      const answer = await admin.ask('PUT', path(4), { body: { ...sound, ...change } });
      expect(answer.body).toMatchObject({
        status: 400,
        code: 'calendar-inconsistent',
        errors: errors.map(([field, problem]) => ({ path: `body.${field}`, problem })),
      });
      expect(await keptRound(4)).toBeNull();
    },
  );

  test('the refusal is in the reader’s language', async () => {
    const body = { ...sound, opensAt: '2027-06-29T13:00:00Z' };
    const said = async (language: string) =>
      (await admin.ask('PUT', path(4), { body, headers: { 'Accept-Language': language } })).body.errors[0].message;
    expect(await said('fr')).toBe('Le service ouvre au plus tôt le lendemain des résultats.');
    expect(await said('en')).toBe('The service opens on the day after the results at the earliest.');
  });

  test.each([
    ['graceSeconds', -1, 'out-of-range'],
    ['undoSeconds', 3601, 'out-of-range'],
    ['reminderSpreadSeconds', -60, 'out-of-range'],
    ['opensAt', '2027-02-30T06:00:00Z', 'wrong-form'],
    ['volunteers', 'everybody', 'wrong-type'],
  ])('%s %p is malformed', async (field, value, problem) => {
    const answer = await admin.ask('PUT', path(4), { body: { ...sound, [field]: value } });
    expect(answer.body).toMatchObject({ status: 400, code: 'malformed', errors: [{ path: `body.${field}`, problem }] });
  });

  test('the day after the results is the academy’s own: midnight in Nouméa comes before midnight in Paris', async () => {
    const opensAt = '2027-06-29T13:00:00.000Z';
    const body = {
      ...sound,
      resultsAt: '2027-06-29T08:00:00.000Z',
      opensAt,
      closesAt: '2027-07-02T13:00:00.000Z',
      reminders: [],
      quietHours: null,
    };
    await api.em().nativeUpdate(AcademyRow, { code: ACADEMY }, { timeZone: 'Pacific/Noumea' });
    try {
      expect((await admin.ask('PUT', path(5), { body })).status).toBe(200);
      const early = await admin.ask('PUT', path(5), { body: { ...body, opensAt: '2027-06-29T12:59:00.000Z' } });
      expect(early.body.errors).toMatchObject([{ path: 'body.opensAt', problem: 'too-soon-after-results' }]);
    } finally {
      await api.em().nativeUpdate(AcademyRow, { code: ACADEMY }, { timeZone: 'Europe/Paris' });
    }
    expect((await admin.ask('PUT', path(5), { body })).body.errors).toMatchObject([
      { problem: 'too-soon-after-results' },
    ]);
  }, 60_000);

  test('who takes part belongs to the academy, is somebody, and stays once it has its campaign', async () => {
    const unknown = await admin.ask('PUT', path(6), {
      body: { ...sound, volunteers: [LYCEE, '0750001U', '0950002X'] },
    });
    expect(unknown.body).toMatchObject({
      status: 400,
      code: 'settings-inconsistent',
      errors: [
        {
          path: 'body.volunteers.1',
          problem: 'establishment-unknown',
          message: 'Cet établissement n’est pas de cette académie.',
        },
        { path: 'body.volunteers.2', problem: 'establishment-unknown' },
      ],
    });
    const nobody = await admin.ask('PUT', path(6), { body: { ...sound, volunteers: [] } });
    expect(nobody.body.errors).toMatchObject([{ path: 'body.volunteers', problem: 'nobody-takes-part' }]);
    expect(await keptRound(6)).toBeNull();
    await campaign(api.em(), { round: 6, state: 'CLOSED', receivingUai: OTHER_LYCEE });
    const gone = await admin.ask('PUT', path(6), { body: { ...sound, volunteers: [LYCEE] } });
    expect(gone.body.errors).toMatchObject([{ path: 'body.volunteers', problem: 'campaign-exists' }]);
    const saved = await admin.ask('PUT', path(6), { body: { ...sound, volunteers: [OTHER_LYCEE, LYCEE, LYCEE] } });
    expect(saved.body).toEqual({ ...sound, volunteers: [LYCEE, OTHER_LYCEE] });
    expect(await keptRound(6)).toMatchObject({
      volunteers: [LYCEE, OTHER_LYCEE],
      resultsAt: new Date(sound.resultsAt),
    });
    const all = await admin.ask('PUT', path(6), { body: sound });
    expect(all.body.volunteers).toBeNull();
    const [kept] = await api
      .em()
      .execute(`select volunteers is null as everybody from affectation_round where round = 6`);
    expect(kept).toEqual({ everybody: true });
  }, 60_000);

  test('what is kept for the runs has the windows of its reminders cut in the academy’s zone', async () => {
    const evening = '2027-07-02T18:00:00.000Z';
    const body = { ...sound, reminders: [evening, '2027-07-06T20:30:00.000Z'], quietHours: { from: 21, to: 7 } };
    // 20:00 in Paris, one hour before the night; the second would be in it.
    expect((await admin.ask('PUT', path(7), { body })).body.errors).toMatchObject([{ path: 'body.reminders.1' }]);
    expect((await admin.ask('PUT', path(7), { body: { ...body, reminders: [evening] } })).status).toBe(200);
    expect((await keptRound(7))?.calendar.reminderEnds).toEqual([Date.parse(evening) + 3_600_000]);
  }, 60_000);

  test('lists its establishments to whoever sets its calendar', async () => {
    const { body } = await admin.ask('GET', `/api/academies/${ACADEMY}/establishments`);
    expect(body.establishments.map(({ uai }: { uai: string }) => uai).sort()).toEqual([COLLEGE, LYCEE, OTHER_LYCEE]);
    expect(body.establishments[0]).toEqual({ uai: COLLEGE, name: 'COLLEGE ROSA BONHEUR', city: 'VALMONT' });
  });

  const usual = (query: string) => admin.ask('GET', `/api/academies/${ACADEMY}/usual-calendar?${query}`);

  test('the usual calendar follows from the results, says which holidays it does not count, and is accepted as it is', async () => {
    const resultsAt = '2027-07-08T12:00:00.000Z';
    const { status, body } = await usual(`resultsAt=${resultsAt}`);
    expect(status).toBe(200);
    expect(body).toEqual({
      calendar: {
        opensAt: '2027-07-09T06:00:00.000Z',
        closesAt: '2027-07-16T21:59:00.000Z',
        reminders: ['2027-07-10T07:00:00.000Z', '2027-07-12T07:00:00.000Z', '2027-07-15T07:00:00.000Z'],
        reminderSpreadSeconds: 10_800,
        graceSeconds: 1800,
        draftsUntil: null,
        undoSeconds: 600,
        quietHours: { from: 21, to: 7 },
      },
      holidays: [{ on: '2027-07-14', holiday: 'national-day' }],
    });
    const saved = await admin.ask('PUT', path(8), { body: { ...body.calendar, resultsAt, volunteers: null } });
    expect(saved.status).toBe(200);
  }, 60_000);

  test('the usual calendar takes another number of days and another hour of opening', async () => {
    const { body } = await usual('resultsAt=2027-06-29T12:00:00Z&workingDays=2&opensAt=14:30');
    expect(body.calendar).toMatchObject({ opensAt: '2027-06-30T12:30:00.000Z', closesAt: '2027-07-01T21:59:00.000Z' });
  });

  test.each([
    ['no results', '', 'malformed', 'query.resultsAt'],
    ['results in the year 1', 'resultsAt=0001-01-01T00:00:00Z', 'calendar-inconsistent', 'query.resultsAt'],
    ['no day', 'resultsAt=2027-06-29T12:00:00Z&workingDays=0', 'malformed', 'query.workingDays'],
    ['an opening at night', 'resultsAt=2027-06-29T12:00:00Z&opensAt=23:00', 'malformed', 'query.opensAt'],
  ])('the usual calendar of %s is refused', async (_, query, code, field) => {
    expect((await usual(query)).body).toMatchObject({ status: 400, code, errors: [{ path: field }] });
  });
});

describe('accounts', () => {
  test('every legal guardian without an account is written to once, whatever the number of asks under one key', async () => {
    const em = api.em();
    const child = await pupil(em, { firstName: 'Malo', lastName: 'KERVELLA' });
    const [withMail, without, contact] = [
      await guardian(em, { firstName: 'Anne', lastName: 'KERVELLA', email: 'anne@exemple.fr' }),
      await guardian(em, { firstName: 'Yann', lastName: 'KERVELLA' }),
      await guardian(em, { firstName: 'Rozenn', lastName: 'KERVELLA', email: 'rozenn@exemple.fr' }),
    ];
    await responsibility(em, child.id, withMail);
    await responsibility(em, child.id, without, { kinshipCode: '20' });
    await responsibility(em, child.id, contact, { level: 3, kinshipCode: '38' });
    const principal = await api.signedIn(
      (await staffAccount(em, 'M. Principal', { role: 'head', uai: COLLEGE })).login,
    );
    const headers = key();
    const notify = () =>
      principal.ask('POST', `/api/establishments/${COLLEGE}/years/${YEAR}/account-notifications`, { headers });
    const first = await notify();
    expect(first.body).toEqual({ notified: 1, withoutEmail: 1, alreadyActive: 0 });
    expect((await notify()).body).toEqual(first.body);
    const letters = await em.execute(`select to_address from letter where letter_id = 'M-01' order by 1`);
    expect(letters).toEqual([{ to_address: 'anne@exemple.fr' }, { to_address: null }]);
  });
});

describe('files', () => {
  test('a file of another kind of document is told, and applying it writes nothing', async () => {
    const opened = await head.ask('POST', '/api/imports', { body: { uai: LYCEE } });
    const path = `/api/imports/${opened.body.importId}`;
    expect(
      (
        await head.ask('PUT', `${path}/files/x.xml`, {
          body: new TextEncoder().encode('<?xml version="1.0"?><NOTHING/>'),
        })
      ).status,
    ).toBe(204);
    const preview = await head.ask('GET', path);
    expect(preview.status).toBe(200);
    expect(preview.body).toMatchObject({
      applied: false,
      files: [{ file: 'x.xml', kind: null, problems: [{ severity: 'error' }] }],
    });
    expect((await head.ask('POST', `${path}/applications`)).body).toMatchObject({
      status: 400,
      code: 'import-refused',
    });
    expect((await head.ask('PUT', `${path}/files/empty.xml`)).status).toBe(400);
  });

  test('nobody opens a basket in the name of no academy, nor of another', async () => {
    const open = (academyCode: string) => head.ask('POST', '/api/imports', { body: { academyCode } });
    expect((await open('')).status).toBe(400);
    expect((await open(ACADEMY)).status).toBe(404);
  });

  test('without a pupil to export there is no file', async () => {
    const preview = await head.ask('GET', `/api/establishments/${LYCEE}/years/${NEXT_YEAR}/export`);
    expect(preview.body).toEqual({ pupils: 0, refused: [], warned: [] });
    const file = await head.ask('POST', `/api/establishments/${LYCEE}/years/${NEXT_YEAR}/exports`);
    expect(file.body).toMatchObject({ status: 409, code: 'nothing-to-export' });
  });
});
