/**
 * The demonstration: the fictional academy imported from its files, its staff, some families with accounts, a campaign
 * open for two days with thirty to go, and a few changes waiting in the collège's inbox. Its year and calendar are computed
 * when it is loaded, so that it is always the season.
 */
import { randomUUID } from 'node:crypto';
import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Client, Connection } from '@temporalio/client';
import { Temporal } from 'temporal-polyfill';
import { hashPassword } from '../api/identity/passwords.ts';
import { environment } from '../config/environment.ts';
import { ormOptions } from '../config/mikro-orm.ts';
import { clientConnectionOptions } from '../config/temporal.ts';
import {
  DEMO_ACADEMY,
  DEMO_SCHOOLS,
  type DemoGuardian,
  demoFiles,
  demoGuardians,
  demoStaff,
} from '../database/demo-academy/index.ts';
import {
  AcademyRow,
  AccountRow,
  CampaignRow,
  EstablishmentYearRow,
  GuardianAccountRow,
  GuardianRow,
  RequiredDocumentRow,
  RoundRow,
} from '../database/entities/index.ts';
import { readRecordValues } from '../database/record-values.ts';
import type { Calendar } from '../domain/campaign/calendar.ts';
import type { Contact, FieldValue, RecordFieldName } from '../domain/pupil-record/fields.ts';
import { importFiles } from '../exchange/import.ts';
import { importProblems } from '../locales/fr/exchange.ts';
import { prepareCampaigns } from '../processes/campaigns.ts';
import { instantAt } from '../processes/local-time.ts';
import { followImport, writeProposal } from '../processes/record-changes.ts';
import { receive } from '../processes/submissions.ts';
import { withReminderEnds } from '../processes/usual-calendar.ts';
import { createStaff } from './staff.ts';

export interface DemonstrationAccount {
  role: string;
  name: string;
  login: string;
  password: string;
  page: string;
}

export interface DemonstrationOptions {
  databaseUrl: string;
  temporalAddress: string;
  smtpUrl: string;
  publicUrl: string;
  report: (line: string) => void;
}

/** Everybody's password in the demonstration, printed by `npm start`: its people exist nowhere else. */
const PASSWORD = 'Cartographe-27';
const ROUND = 1;
const SINCE_DAYS = 2;
const TO_GO_DAYS = 30;

/** The guardians shown in the table: a parent of twins, both parents of one pupil living apart, one with two schools. */
const SHOWN = ['Aminata DIALLO', 'Solène D’ŒUVRE', 'Yann LE GOFF', 'Paola MARCHETTI'];
const SHOWN_STAFF: Record<string, string> = {
  head: 'chef d’établissement',
  secretary: 'secrétariat',
  academyAdmin: 'rectorat',
};

/** Loads the fictional academy into an empty, migrated database. Campaigns open as soon as a worker runs. */
export async function loadDemonstration(options: DemonstrationOptions): Promise<{ accounts: DemonstrationAccount[] }> {
  const orm = await MikroORM.init(ormOptions(options.databaseUrl));
  const connection = await Connection.connect(clientConnectionOptions(options.temporalAddress));
  try {
    const client = new Client({ connection, namespace: environment().TEMPORAL_NAMESPACE });
    return { accounts: await load(orm, client, options) };
  } finally {
    await connection.close();
    await orm.close(true);
  }
}

async function load(
  orm: MikroORM,
  client: Client,
  { report, publicUrl }: DemonstrationOptions,
): Promise<DemonstrationAccount[]> {
  const { timeZone, code } = DEMO_ACADEMY;
  const today = Temporal.Now.plainDateISO(timeZone);
  // A French school year runs from September to August (§3.3).
  const schoolYear = today.month >= 9 ? today.year : today.year - 1;
  const em = orm.em.fork();
  await em.insert(AcademyRow, { code, name: DEMO_ACADEMY.name, timeZone });

  report('importing the fictional academy');
  const resultOn = today.subtract({ days: SINCE_DAYS + 1 }).toString();
  const files = await demoFiles({ schoolYear, resultOn });
  const imported = await importFiles(
    em,
    files.map(({ path, content }) => ({ name: path, content })),
    {
      apply: true,
      academyCode: code,
      language: 'fr',
      texts: importProblems,
      today: today.toString(),
      baseChanged: followImport,
    },
  );
  if (!imported.applied)
    throw new Error(
      `the demonstration's files are refused: ${JSON.stringify(imported.files.flatMap((file) => file.problems))}`,
    );

  const passwordHash = await hashPassword(PASSWORD);
  const staff = await em.transactional((tx) => createStaff(tx, demoStaff, passwordHash, today.toString()));
  const guardians = demoGuardians(schoolYear);
  const families = await em.transactional((tx) => createFamilies(tx, guardians, schoolYear, passwordHash));

  report('preparing the campaigns');
  await em.insert(RoundRow, {
    academyCode: code,
    schoolYear: schoolYear + 1,
    round: ROUND,
    calendar: calendarAround(today, timeZone),
    resultsAt: new Date(instantAt(today.subtract({ days: SINCE_DAYS + 1 }).toString(), '14:00', timeZone)),
  });
  await prepareLycees(em, schoolYear + 1);
  await prepareCampaigns(client, em, { schoolYear: schoolYear + 1, round: ROUND });
  for (const { id, receivingUai, schoolYear: year, kind, round } of await em.fork().find(CampaignRow, {})) {
    const head = demoStaff.find((member) => member.role === 'head' && member.uai === receivingUai);
    const key = { uai: receivingUai, schoolYear: year, kind, round };
    await handLater(em, {
      act: 'campaign.makeReady',
      subjectId: id,
      accountId: staff.get(head?.login ?? '') ?? '',
      content: { key },
    });
  }
  await proposeChanges(em, families);

  const page = (path: string): string => `${publicUrl}${path}`;
  return [
    ...guardians
      .filter(({ name }) => SHOWN.includes(name))
      .map(({ name, email }) => ({ role: 'parent', name, login: email ?? '', password: PASSWORD, page: page('/') })),
    ...demoStaff
      .filter(({ role }) => role in SHOWN_STAFF)
      .map(({ role, name, login, uai }) => ({
        role: SHOWN_STAFF[role] ?? role,
        name: uai ? `${name} (${schoolOf(uai)})` : name,
        login,
        password: PASSWORD,
        page: page(uai ? '/etablissement/' : '/academie/'),
      })),
  ];
}

const schoolOf = (uai: string): string =>
  Object.values(DEMO_SCHOOLS).find((school) => school.uai === uai)?.complement ?? uai;

/** Open for two days, thirty to go, reminded on the fourth day of the opening, then a week and a day before the end. */
function calendarAround(today: Temporal.PlainDate, timeZone: string): Calendar {
  const at = (days: number, time: string): number => instantAt(today.add({ days }).toString(), time, timeZone);
  const calendar: Calendar = {
    opensAt: at(-SINCE_DAYS, '08:00'),
    closesAt: at(TO_GO_DAYS, '23:59'),
    reminders: [at(4 - SINCE_DAYS, '08:00'), at(TO_GO_DAYS - 7, '08:00'), at(TO_GO_DAYS - 1, '08:00')],
    reminderSpreadMs: 4 * 3_600_000,
    graceMs: 30 * 60_000,
    undoMs: 10 * 60_000,
    // A demonstration is looked at whatever the hour: its letters wait for no morning.
    quietHours: null,
  };
  return withReminderEnds(calendar, timeZone);
}

/** What the lycées have set before their campaign: swap, messages, documents (F-72 to F-76). */
async function prepareLycees(em: EntityManager, schoolYear: number): Promise<void> {
  const documents = [
    { label: 'Photocopie du livret de famille', mandatory: true },
    { label: 'Justificatif de domicile de moins de trois mois', mandatory: true },
    { label: 'Une photo d’identité', mandatory: true },
    { label: 'Attestation d’assurance scolaire', mandatory: false },
    { label: 'Relevé d’identité bancaire (demi-pension et internat)', mandatory: false },
  ];
  const lycees = [DEMO_SCHOOLS.lyceePolyvalent, DEMO_SCHOOLS.lyceeProfessionnel, DEMO_SCHOOLS.lyceeExploration];
  for (const school of lycees) {
    await em.nativeUpdate(
      EstablishmentYearRow,
      { uai: school.uai, schoolYear },
      {
        languageSwapAllowed: school !== DEMO_SCHOOLS.lyceeProfessionnel,
        enrolmentMessage:
          'Bienvenue au lycée ! La journée des nouveaux élèves a lieu la veille de la rentrée, à 14 h, dans la cour d’honneur.',
        homeMessage: 'Le secrétariat est ouvert du lundi au vendredi, de 8 h à 17 h.',
      },
    );
    await em.insertMany(
      RequiredDocumentRow,
      documents.map((document, position) => ({
        id: randomUUID(),
        uai: school.uai,
        schoolYear,
        mef: null,
        position,
        ...document,
      })),
    );
  }
}

interface Family {
  readonly guardian: DemoGuardian;
  readonly accountId: string;
  readonly guardianIds: readonly string[];
}

/** An account for each guardian of the hand-written families who has an address, over every establishment of theirs. */
async function createFamilies(
  tx: EntityManager,
  guardians: readonly DemoGuardian[],
  schoolYear: number,
  passwordHash: string,
): Promise<Family[]> {
  const families: Family[] = [];
  const logins = new Set<string>();
  for (const guardian of guardians) {
    const { name, email, rows } = guardian;
    // Two parents may share an address; a login is one's own.
    if (!email || logins.has(email)) continue;
    logins.add(email);
    const found = await tx.find(GuardianRow, {
      $or: rows.map(({ uai, externalId }) => ({ uai, schoolYear, externalId })),
    });
    const accountId = randomUUID();
    await tx.insert(AccountRow, {
      id: accountId,
      kind: 'GUARDIAN',
      login: email,
      passwordHash,
      name,
      createdAt: new Date(),
    });
    await tx.insertMany(
      GuardianAccountRow,
      found.map(({ id }) => ({ accountId, guardianId: id })),
    );
    families.push({ guardian, accountId, guardianIds: found.map(({ id }) => id) });
  }
  return families;
}

/** A field asked for; `seen` where its author saw something else than the base says: the base has overtaken it. */
type Asking =
  | { readonly field: Exclude<RecordFieldName, 'contact'>; readonly value: FieldValue; readonly seen?: FieldValue }
  | { readonly field: 'contact'; readonly value: Contact };

/** What waits in the inboxes on the first day: plain changes, one that the base has overtaken, two parents who differ. */
const ASKED: readonly (readonly [author: string, asked: readonly Asking[]])[] = [
  [
    'Yann LE GOFF',
    [
      {
        field: 'guardian.address',
        value: {
          line1: '7 rue des Boussoles',
          line2: 'Appartement 12',
          line3: null,
          line4: null,
          postalCode: '99000',
          city: 'PORT-AUX-NUES',
          foreignCity: null,
          countryCode: '100',
        },
      },
      { field: 'guardian.phoneHome', value: '+33199009912' },
    ],
  ],
  [
    'Samira HADDAD',
    [
      { field: 'guardian.phoneMobile', value: '+33639980998' },
      { field: 'guardian.acceptsSms', value: true },
      { field: 'pupil.email', value: 'nour.haddad@famille.example' },
    ],
  ],
  [
    'Claire ROUSSEAU',
    [
      { field: 'guardian.occupation', value: '34' },
      { field: 'guardian.email', value: 'c.rousseau@famille.example' },
    ],
  ],
  ['João FERNANDES DE OLIVEIRA', [{ field: 'pupil.phoneMobile', value: '+33639980981' }]],
  ['Maria da Conceição FERNANDES DE OLIVEIRA', [{ field: 'pupil.phoneMobile', value: '+33639980982' }]],
  ['Bruno MARCHETTI', [{ field: 'guardian.phoneWork', value: '+33199009941', seen: '+33199009940' }]],
  [
    'Nicolas LAMBERT',
    [
      {
        field: 'contact',
        value: {
          lastName: 'LAMBERT',
          firstName: 'Josette',
          kinship: '38',
          phoneHome: '+33199009951',
          phoneWork: null,
          phoneMobile: null,
        },
      },
    ],
  ],
  ['Odile SAINT-GEOURS', [{ field: 'guardian.occupation', value: '42' }]],
  ['Moussa DIALLO', [{ field: 'guardian.phoneMobile', value: '+33639980961' }]],
];

async function proposeChanges(em: EntityManager, families: readonly Family[]): Promise<void> {
  for (const [name, asked] of ASKED) {
    const family = families.find(({ guardian }) => guardian.name === name);
    const guardianId = family?.guardianIds[0];
    if (!family || !guardianId) continue;
    const [link] = await em.execute<{ pupil_id: string }[]>(
      `select r.pupil_id from responsibility r join pupil p on p.id = r.pupil_id where r.guardian_id = ? order by p.born_on`,
      [guardianId],
    );
    if (!link) continue;
    const values = await readRecordValues(em, link.pupil_id, guardianId);
    const recordChangeId = randomUUID();
    const items = asked.map((one) =>
      one.field === 'contact'
        ? { field: one.field, targetId: randomUUID(), baseValue: null, newValue: one.value }
        : {
            field: one.field,
            targetId: one.field.startsWith('pupil.') ? link.pupil_id : guardianId,
            baseValue: one.seen ?? values[one.field],
            newValue: one.value,
          },
    );
    const { accountId: authorId } = family;
    await handLater(
      em,
      { act: 'recordChange.submit', subjectId: recordChangeId, accountId: authorId, content: {} },
      (tx) =>
        writeProposal(tx, { recordChangeId, pupilId: link.pupil_id, guardianId, authorId, dossierId: null, items }),
    );
  }
}

/** Stores a submission that the worker's dispatcher will send as soon as it runs. */
async function handLater(
  em: EntityManager,
  submission: Omit<Parameters<typeof receive>[1], 'id'>,
  beside?: (tx: EntityManager) => Promise<void>,
): Promise<void> {
  const id = randomUUID();
  await receive(em, { id, ...submission }, beside);
  await em.execute(`update submission set next_attempt_at = now() where id = ?`, [id]);
}
