/**
 * Who sees what of whom (§1.4-2), as the whole engine answers: four families whose every private value is unique, changes in
 * every state, and each reader asked everything the contract has, of everybody. Each value names its readers here, by hand;
 * nobody else may find it in an answer, a letter, a PDF or a calendar, and they do find it.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mailBy, type RunningWorker, startWorkers } from '../../activities/worker.ts';
import { routes } from '../../api/contract/index.ts';
import type { Route } from '../../api/contract/route.ts';
import { DossierVersionRow, SubmissionRow } from '../../database/entities/index.ts';
import type { Authority, Level } from '../../domain/pupil-record/responsibility.ts';
import type { Mailbox } from '../../launch/services/mailbox.ts';
import { type RunningApi, startApi, type Visitor } from '../api/running-api.ts';
import {
  ACADEMY,
  academy,
  address,
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
  staffAccount,
  YEAR,
} from '../database/builders.ts';
import { readPdf, spoken } from '../documents/pdf-reader.ts';
import { freshMailbox } from '../servers/mailbox.ts';
import { freshTemporal, type TestTemporal, workflowBundle } from '../servers/temporal.ts';

let api: RunningApi;
let temporal: TestTemporal;
let mailbox: Mailbox;
let worker: RunningWorker;
let head: Visitor;
let campaignId: string;

/** A planted value: as it is written, and by hand who may find it. */
interface Canary {
  readonly what: string;
  readonly value: string;
  readonly readers: ReadonlySet<string>;
}
const canaries: Canary[] = [];
let planted = 0;
const plant = (what: string, value: string, readers: readonly string[]): string => {
  canaries.push({ what, value: plain(value), readers: new Set(readers) });
  return value;
};
/** Numbers of the blocks reserved to works of fiction; in a text with or without spaces, in E.164 or as people dial. */
const mobile = (): string => `+3363998${String(1000 + ++planted)}`;
const landline = (): string => `+3319900${String(1000 + ++planted)}`;
const mail = (): string => `canari${++planted}@exemple.fr`;
const street = (): string => `${++planted} RUE DU CANARI ${planted}X`;
const words = (): string => `motif du canari ${++planted}z`;

/** What a text says whatever its lines, spaces and capitals; a French number without its prefix. */
const plain = (text: string): string =>
  text
    .replaceAll(/&nbsp;|&#160;/g, '')
    .replaceAll(/[\s\u00a0\u202f\u200b.]/g, '')
    .replace(/^\+33/, '')
    .toUpperCase();

interface Reader {
  readonly name: string;
  readonly guardianId: string;
  readonly accountId: string;
  readonly visitor: Visitor;
}
const readers = new Map<string, Reader>();
const reader = (name: string): Reader => readers.get(name) as Reader;
/** Everything there is to ask for, whoever's it is. */
const known: Record<string, string[]> = {};
const know = (parameter: string, id: string): void => {
  known[parameter] = [...(known[parameter] ?? []), id];
};

interface Seed {
  readonly level?: Level;
  readonly kinshipCode?: string;
  readonly authority?: Authority;
  /** A home of one's own, or somebody's. */
  readonly addressId?: string;
}

/** A guardian with an account, each of whose private values is for these readers alone. */
async function person(name: string, pupilId: string, seed: Seed, seenBy: readonly string[] = [name]): Promise<Reader> {
  const em = api.em();
  const { addressId, level = 1, kinshipCode = '10', authority = 'FULL' } = seed;
  const home = addressId ?? (await address(em, plant(`${name}’s address`, street(), seenBy)));
  const email = plant(`${name}’s email`, mail(), seenBy);
  const phoneMobile = plant(`${name}’s mobile`, mobile(), seenBy);
  const guardianId = await guardian(em, { firstName: name, lastName: 'CANARI', addressId: home, email, phoneMobile });
  await em.execute(`update guardian set phone_home = ?, phone_work = ?, occupation = '42' where id = ?`, [
    plant(`${name}’s telephone at home`, landline(), seenBy),
    plant(`${name}’s telephone at work`, landline(), seenBy),
    guardianId,
  ]);
  await responsibility(em, pupilId, guardianId, { level, kinshipCode, authority });
  const account = await familyAccount(em, `${name} Canari`, guardianId);
  const made = { name, guardianId, accountId: account.id, visitor: await api.signedIn(account.login) };
  readers.set(name, made);
  know('guardianId', guardianId);
  return made;
}

/** A child with a home, telephones, an email, a person to call, and an enrolment that was handed in. */
async function child(firstName: string, seenBy: readonly string[], bornOn = '2012-03-14') {
  const em = api.em();
  const home = await address(em, plant(`${firstName}’s home`, street(), seenBy));
  const { id, identityId } = await pupil(em, { firstName, lastName: 'CANARI', addressId: home, bornOn });
  await em.execute(`update pupil set phone_mobile = ?, email = ? where id = ?`, [
    plant(`${firstName}’s mobile`, mobile(), seenBy),
    plant(`${firstName}’s email`, mail(), seenBy),
    id,
  ]);
  const neighbour = await guardian(em, {
    firstName: 'Voisine',
    lastName: 'CANARI',
    phoneMobile: plant(`the mobile of ${firstName}’s contact`, mobile(), seenBy),
    addressId: await address(em, plant(`the address of ${firstName}’s contact`, street(), [])),
    email: plant(`the email of ${firstName}’s contact`, mail(), []),
  });
  await responsibility(em, id, neighbour, { level: 3, kinshipCode: '90' });
  const dossierId = await dossier(em, {
    ...{ campaignId, identityId, originPupilId: id, firstName, lastName: 'CANARI', state: 'VALIDATED' },
    choices: { 'rank-3': ['061300'] },
  });
  know('pupilId', id);
  know('dossierId', dossierId);
  return { id, identityId, home, dossierId, neighbour };
}

async function handInDossier(dossierId: string, by: Reader): Promise<void> {
  const [em, id, at] = [api.em(), randomUUID(), new Date()];
  await em.insert(SubmissionRow, {
    ...{ id, act: 'dossier.submit', status: 'ACCEPTED', receipt: `R-2027-${dossierId.slice(0, 7)}` },
    ...{ subjectId: dossierId, accountId: by.accountId, content: {}, digest: id, receivedAt: at, nextAttemptAt: at },
  });
  await em.execute(`update dossier set version = 1, submitted_at = ?, submitted_by_id = ? where id = ?`, [
    ...[at, by.accountId, dossierId],
  ]);
  await em.insert(DossierVersionRow, {
    ...{ dossierId, submissionId: id, version: 1, choices: { 'rank-3': ['061300'] }, channel: 'WEB' },
    ...{ submittedAt: at, submittedById: by.accountId },
  });
  know('submissionId', id);
}

interface Proposed {
  readonly field: string;
  readonly targetId?: string;
  readonly baseValue: unknown;
  readonly newValue: unknown;
}
const hand = (visitor: Visitor, path: string, body: unknown) =>
  visitor.ask('POST', path, { body, headers: { 'Idempotency-Key': randomUUID() } });

/** Proposes as a browser does; the run has judged it when this is back. */
async function propose(by: Reader, pupilId: string, ...items: Proposed[]): Promise<string> {
  const answer = await hand(by.visitor, `/api/pupils/${pupilId}/record-changes`, { dossierId: null, items });
  expect([answer.status, answer.body.code]).toEqual([200, undefined]);
  const [row]: { id: string }[] = await api
    .em()
    .execute(`select subject_id as id from submission where id = ?`, [answer.body.submissionId]);
  know('submissionId', answer.body.submissionId);
  know('recordChangeId', row?.id ?? '');
  return row?.id ?? '';
}

const itemsOf = (id: string): Promise<{ id: string; field: string; state: string }[]> =>
  api.em().execute(`select id, field, state from record_change_item where record_change_id = ? order by field`, [id]);

/** Decides one field as the desk does. */
async function decide(
  id: string,
  field: string,
  decision: { decision: string; reason: string | null; amendedValue?: unknown },
): Promise<void> {
  const item = (await itemsOf(id)).find((one) => one.field === field);
  const [set]: { revision: number }[] = await api.em().execute(`select revision from record_change where id = ?`, [id]);
  const answer = await hand(head, `/api/record-changes/${id}/decisions`, {
    seenRevision: set?.revision,
    decisions: [{ itemId: item?.id, ...decision }],
  });
  expect([answer.status, answer.body.code]).toEqual([200, undefined]);
}
const accepted = { decision: 'ACCEPTED', reason: null };

async function until(what: string, look: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200; i += 1) {
    if (await look()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what}: nothing came in 20 s`);
}
const told = (id: string) =>
  until('the letters of a set', async () => {
    const [set]: { state: string }[] = await api.em().execute(`select state from record_change where id = ?`, [id]);
    return set?.state === 'NOTIFIED';
  });

const value = (line1: string) => ({
  ...{ line1, line2: null, line3: null, line4: null, postalCode: '99100', city: 'VALMONT', foreignCity: null },
  countryCode: '100',
});
const now = async (visitor: Visitor, pupilId: string) =>
  (await visitor.ask('GET', `/api/pupils/${pupilId}/record`)).body;

beforeAll(async () => {
  [temporal, mailbox] = await Promise.all([freshTemporal(), freshMailbox()]);
  api = await startApi({
    temporalAddress: temporal.address,
    temporalNamespace: temporal.namespace,
    answerWithinMs: 8000,
  });
  worker = await startWorkers({
    orm: api.services.orm,
    client: temporal.client,
    connection: await temporal.nativeConnection(),
    mail: mailBy(mailbox.smtpUrl, 'Rentrée <ne-pas-repondre@rentree.example>'),
    publicUrl: 'http://localhost',
    bundlePath: workflowBundle().codePath,
  });
  const em = api.em();
  await academy(em);
  campaignId = await campaign(em);
  await choiceGroup(em, { key: 'rank-3' });
  const principal = await staffAccount(em, 'M. Principal', { role: 'head', uai: COLLEGE });
  head = await api.signedIn(principal.login);
  await apart();
  await underOneRoof();
  await joint();
  await ofAge();
  for (const [parameter, values] of Object.entries({
    ...{ uai: [COLLEGE, LYCEE], schoolYear: [String(YEAR), String(NEXT_YEAR)], fromYear: [String(YEAR)] },
    ...{ code: [ACADEMY], mef: [SECONDE], postalCode: ['99100'], round: ['1'], campaignId: [campaignId] },
    // Baskets, exports and acts on many belong to the staff who made them: a family has none, and asks all the same.
    ...{ importId: [randomUUID()], exportId: [randomUUID()], bulkActId: [randomUUID()] },
  })) {
    known[parameter] = values;
  }
}, 120_000);
afterAll(async () => {
  await worker?.stop();
  await api?.stop();
  await Promise.all([mailbox?.stop(), temporal?.close()]);
});

/** The child lives with the mother; the father, an aunt who houses it, a parent with information only, one with nothing. */
async function apart(): Promise<void> {
  const all = ['Mother', 'Father', 'Aunt', 'Informed'];
  const lila = await child('Lila', all);
  const mother = await person('Mother', lila.id, { addressId: lila.home });
  const father = await person('Father', lila.id, { kinshipCode: '20' });
  await person('Aunt', lila.id, { level: 2, kinshipCode: '39' });
  await person('Informed', lila.id, { kinshipCode: '51', authority: 'INFORMATION_ONLY' });
  await person('Withdrawn', lila.id, { kinshipCode: '50', authority: 'WITHDRAWN' }, []);
  await handInDossier(lila.dossierId, mother);
  const base = await now(mother.visitor, lila.id);
  const fathers = (await now(father.visitor, lila.id)).values;

  // PENDING, and accepted in a set that is not whole yet.
  await propose(mother, lila.id, {
    field: 'guardian.phoneMobile',
    baseValue: base.values['guardian.phoneMobile'],
    newValue: plant('pending', mobile(), ['Mother']),
  }).then(async (id) => expect((await itemsOf(id))[0]?.state).toBe('PENDING'));
  const half = await propose(
    father,
    lila.id,
    {
      field: 'guardian.phoneHome',
      baseValue: fathers['guardian.phoneHome'],
      newValue: plant('accepted, not written', landline(), ['Father']),
    },
    {
      field: 'guardian.email',
      baseValue: fathers['guardian.email'],
      newValue: plant('pending beside it', mail(), ['Father']),
    },
  );
  await decide(half, 'guardian.phoneHome', accepted);
  // STALE: over a value that was never there.
  const stale = await propose(mother, lila.id, {
    ...{ field: 'guardian.phoneWork', baseValue: plant('a base that was not', landline(), ['Mother']) },
    newValue: plant('stale', landline(), ['Mother']),
  });
  expect((await itemsOf(stale))[0]?.state).toBe('STALE');
  // CONFLICT: two values for the pupil's work telephone.
  const rivals = await Promise.all(
    [mother, father].map((by) =>
      propose(by, lila.id, {
        field: 'pupil.phoneWork',
        baseValue: null,
        newValue: plant('in conflict', landline(), [by.name]),
      }),
    ),
  );
  for (const id of rivals) await until('a conflict', async () => (await itemsOf(id))[0]?.state === 'CONFLICT');
  // Chosen: the mother's is everybody's now, the father's gave way.
  const chosen = await propose(mother, lila.id, {
    field: 'pupil.phoneHome',
    baseValue: null,
    newValue: plant('chosen', landline(), all),
  });
  const other = await propose(father, lila.id, {
    field: 'pupil.phoneHome',
    baseValue: null,
    newValue: plant('gave way', landline(), ['Father']),
  });
  await decide(chosen, 'pupil.phoneHome', accepted);
  await Promise.all([told(chosen), told(other)]);
  expect((await itemsOf(other))[0]?.state).toBe('REFUSED');
  // REFUSED with reasons that quote what was written; accepted with a correction, and why.
  const move = street();
  const refused = await propose(
    father,
    lila.id,
    {
      field: 'guardian.address',
      baseValue: fathers['guardian.address'],
      newValue: value(plant('refused address', move, ['Father'])),
    },
    {
      field: 'pupil.email',
      baseValue: base.values['pupil.email'],
      newValue: plant('refused email of the pupil', mail(), ['Father']),
    },
    { field: 'pupil.usageName', baseValue: null, newValue: 'Rossignol' },
  );
  await decide(refused, 'guardian.address', {
    decision: 'REFUSED',
    reason: `${move} : ${plant('reason', words(), ['Father'])}`,
  });
  await decide(refused, 'pupil.email', {
    decision: 'REFUSED',
    reason: plant('reason about the pupil', words(), ['Father']),
  });
  await decide(refused, 'pupil.usageName', {
    ...{ decision: 'ACCEPTED_AMENDED', amendedValue: 'Rossignol-Canari' },
    reason: plant('reason of a correction', words(), ['Father']),
  });
  await told(refused);
  // Applied: the father's new number, and a person to call who is known to all.
  const applied = await propose(
    father,
    lila.id,
    {
      field: 'guardian.phoneWork',
      baseValue: fathers['guardian.phoneWork'],
      newValue: plant('applied', landline(), ['Father']),
    },
    {
      ...{ field: 'contact', targetId: randomUUID(), baseValue: null },
      newValue: {
        ...{ lastName: 'NOUVELLE', firstName: 'Ana', kinship: '39', phoneHome: null, phoneWork: null },
        phoneMobile: plant('a new contact', mobile(), all),
      },
    },
  );
  await decide(applied, 'guardian.phoneWork', accepted);
  await decide(applied, 'contact', accepted);
  await told(applied);
}

/** Two accounts under one roof; then the father moves, and his new home is his alone. */
async function underOneRoof(): Promise<void> {
  const both = ['Roof mother', 'Roof father'];
  const noe = await child('Noé', both);
  await person('Roof mother', noe.id, { addressId: noe.home });
  const father = await person('Roof father', noe.id, { kinshipCode: '20', addressId: noe.home });
  await handInDossier(noe.dossierId, father);
  const fathers = (await now(father.visitor, noe.id)).values;
  const moved = await propose(father, noe.id, {
    ...{ field: 'guardian.address', baseValue: fathers['guardian.address'] },
    newValue: value(plant('an address moved to', street(), ['Roof father'])),
  });
  await decide(moved, 'guardian.address', accepted);
  await told(moved);
}

/** A joint account: each sees and changes what is known of both. */
async function joint(): Promise<void> {
  const both = ['Joint mother', 'Joint father'];
  const ines = await child('Inès', both);
  const mother = await person('Joint mother', ines.id, { addressId: ines.home }, both);
  const father = await person('Joint father', ines.id, { kinshipCode: '20', addressId: ines.home }, both);
  await handInDossier(ines.dossierId, mother);
  const asked = await mother.visitor.ask('POST', '/api/joint-accounts', { body: { otherId: father.accountId } });
  expect(asked.body.jointAccounts).toMatchObject([{ name: 'Joint father CANARI', state: 'ASKED', mayJoin: true }]);
  const [mine] = (await father.visitor.ask('GET', '/api/joint-accounts')).body.jointAccounts;
  expect(mine.state).toBe('ASKED_OF_ME');
  // Asked is not agreed: nothing more is seen yet.
  expect((await now(mother.visitor, ines.id)).others[0].joint).toBeNull();
  await father.visitor.ask('PUT', `/api/joint-accounts/${mine.jointAccountId}/agreement`);
  know('jointAccountId', mine.jointAccountId);
  const theirs = (await now(mother.visitor, ines.id)).others[0].joint;
  expect(theirs.guardianId).toBe(father.guardianId);
  expect(theirs.modifiable).toContain('guardian.phoneWork');
  const set = await propose(mother, ines.id, {
    ...{ field: 'guardian.phoneWork', targetId: father.guardianId, baseValue: theirs.values['guardian.phoneWork'] },
    newValue: plant('of the other in a joint account', landline(), both),
  });
  await decide(set, 'guardian.phoneWork', accepted);
  await told(set);
}

/** A pupil of age who lives alone and acts alone; the mother keeps reading (E-14). */
async function ofAge(): Promise<void> {
  const both = ['Grown', 'Parent'];
  const sacha = await child('Sacha', both, '2005-01-01');
  const grown = await person('Grown', sacha.id, { kinshipCode: '70', addressId: sacha.home });
  await person('Parent', sacha.id, {});
  await handInDossier(sacha.dossierId, grown);
}

/** Every path of a route with every value there is for its parameters. */
function pathsOf({ path, params }: Route): string[] {
  let paths = [path];
  for (const parameter of Object.keys(params?.shape ?? {})) {
    const values = known[parameter];
    if (!values?.length) throw new Error(`${path}: nothing is known to ask for as ${parameter}`);
    paths = paths.flatMap((each) => values.map((one) => each.replace(`:${parameter}`, one)));
  }
  return paths;
}
const QUERIES: Partial<Record<string, string>> = {
  dossiers: '?side=receiving',
  usualCalendar: '?resultsAt=2027-06-29T12:00:00Z',
};

interface Found {
  readonly where: string;
  readonly text: string;
}
const counts = { answers: 0, ok: 0, letters: 0, pdfs: 0, calendars: 0, refusals: 0 };

async function answersTo({ visitor, guardianId }: Reader): Promise<Found[]> {
  const found: Found[] = [];
  const keep = (where: string, answer: Awaited<ReturnType<Visitor['ask']>>): void => {
    const type = answer.headers.get('Content-Type') ?? '';
    counts.answers += 1;
    if (answer.status === 200) counts.ok += 1;
    else counts.refusals += 1;
    const isPdf = type.includes('pdf');
    if (isPdf) counts.pdfs += 1;
    if (type.includes('calendar')) counts.calendars += 1;
    const text = isPdf
      ? `${spoken(readPdf(answer.bytes).tree)} ${readPdf(answer.bytes)
          .runs.map((run) => run.text)
          .join('')}`
      : // A line of a calendar is folded after 75 octets.
        answer.bytes.toString('utf8').replaceAll('\r\n ', '');
    found.push({ where: `${where} (${answer.status})`, text });
  };
  for (const route of Object.values(routes) as Route[]) {
    if (route.method !== 'get') continue;
    for (const path of pathsOf(route)) {
      const asked = `${path}${QUERIES[route.id] ?? ''}`;
      const answer = await visitor.ask('GET', asked, { headers: { 'Accept-Language': 'fr' } });
      keep(`GET ${path}`, answer);
      if (answer.status !== 200) continue;
      keep(`GET ${path}`, await visitor.ask('GET', asked, { headers: { 'Accept-Language': 'en' } }));
    }
  }
  // What is wrong, and what is not theirs to change.
  for (const pupilId of known.pupilId ?? []) {
    const wrong: Proposed[][] = [
      [{ field: 'guardian.email', baseValue: null, newValue: 'pas une adresse' }],
      [{ field: 'guardian.phoneMobile', baseValue: null, newValue: '0000000000' }],
      ...(known.guardianId ?? [])
        .filter((id) => id !== guardianId)
        .map((targetId) => [{ field: 'guardian.phoneHome', targetId, baseValue: null, newValue: 'x' }]),
      [{ field: 'contact', targetId: guardianId, baseValue: null, newValue: null }],
    ];
    for (const items of wrong) {
      const answer = await hand(visitor, `/api/pupils/${pupilId}/record-changes`, { dossierId: null, items });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      keep(`POST /api/pupils/${pupilId}/record-changes`, answer);
    }
  }
  for (const [method, paths, body] of [
    [
      'POST',
      (known.recordChangeId ?? []).map((id) => `/api/record-changes/${id}/decisions`),
      { seenRevision: 0, decisions: [{ itemId: randomUUID(), decision: 'ACCEPTED', reason: null }] },
    ],
    [
      'POST',
      (known.dossierId ?? []).map((id) => `/api/dossiers/${id}/submissions`),
      { seenVersion: 99, choices: {}, recordConfirmed: true },
    ],
    ['POST', [...readers.values()].map(() => '/api/joint-accounts'), { otherId: randomUUID() }],
  ] as const) {
    for (const path of paths) {
      const answer = await visitor.ask(method, path, { body, headers: { 'Idempotency-Key': randomUUID() } });
      expect([path, answer.status >= 400]).toEqual([path, true]);
      keep(`${method} ${path}`, answer);
    }
  }
  const letters: { letter_id: string; subject: string; text: string; html: string }[] = await api
    .em()
    .execute(`select letter_id, subject, text, html from letter where guardian_id = ?`, [guardianId]);
  counts.letters += letters.length;
  for (const { letter_id, subject, text, html } of letters) {
    found.push({ where: `letter ${letter_id} « ${subject} »`, text: `${subject} ${text}` });
    found.push({ where: `page of letter ${letter_id} « ${subject} »`, text: html.replaceAll(/<br ?\/?>/g, '') });
  }
  return found;
}

const heard = new Map<string, Set<Canary>>();
let leaks = 0;

const NAMES = [
  ...['Mother', 'Father', 'Aunt', 'Informed', 'Withdrawn', 'Roof mother', 'Roof father'],
  ...['Joint mother', 'Joint father', 'Grown', 'Parent'],
];
describe('nobody finds what is not theirs to see', () => {
  test.each(NAMES)(
    '%s, asking everything of everybody',
    async (name) => {
      const hits: string[] = [];
      const mine = new Set<Canary>();
      for (const { where, text } of await answersTo(reader(name))) {
        const said = plain(text);
        for (const canary of canaries) {
          if (!said.includes(canary.value)) continue;
          if (canary.readers.has(name)) mine.add(canary);
          else hits.push(`${canary.what} in ${where}`);
        }
      }
      heard.set(name, mine);
      leaks += hits.length;
      expect(hits).toEqual([]);
    },
    120_000,
  );

  test('and everybody finds all of what is: the walk is not blind', () => {
    const missed = canaries.flatMap((canary) =>
      [...canary.readers].filter((name) => !heard.get(name)?.has(canary)).map((name) => `${name}: ${canary.what}`),
    );
    expect(missed).toEqual([]);
    expect([...readers.keys()].sort()).toEqual([...NAMES].sort());
    const seen = [...heard.values()].reduce((sum, { size }) => sum + size, 0);
    process.stdout.write(
      `confidentiality: ${readers.size} readers, ${canaries.length} values planted; ${counts.answers} answers (${counts.ok} given, ${counts.refusals} refused; ${counts.pdfs} PDFs, ${counts.calendars} calendars), ${counts.letters} letters; ${seen} values found by those who may see them, ${leaks} by others\n`,
    );
    expect(counts.pdfs).toBeGreaterThan(0);
    expect(counts.calendars).toBeGreaterThan(0);
    expect(counts.letters).toBeGreaterThan(0);
  });
});
