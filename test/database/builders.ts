/**
 * Small worlds for tests: one row each, with everything said by default, and fictional people. A test names what it is
 * about and leaves the rest alone. Phone numbers are of the blocks reserved to works of fiction.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { hash } from '@node-rs/argon2';
import {
  AcademyRow,
  AccountRow,
  AddressRow,
  AffectationRow,
  CampaignRow,
  ChoiceGroupRow,
  CodeRow,
  DelegationRow,
  EstablishmentRow,
  EstablishmentYearRow,
  GuardianAccountRow,
  GuardianRow,
  MefRow,
  PostRow,
  PupilRow,
  ResponsibilityRow,
} from '../../database/entities/index.ts';
import type { Calendar } from '../../domain/campaign/calendar.ts';
import type { CampaignState } from '../../domain/campaign/campaign.ts';
import type { ChoiceGroup } from '../../domain/enrolment-dossier/choices.ts';
import type { Operation, Role } from '../../domain/permissions/operations.ts';
import type { Authority, Level } from '../../domain/pupil-record/responsibility.ts';

/** The fictional academy and its three schools. */
export const ACADEMY = '93';
export const COLLEGE = '9990001D';
export const LYCEE = '9990002E';
export const OTHER_LYCEE = '9990003F';
export const YEAR = 2026;
export const NEXT_YEAR = YEAR + 1;
export const SECONDE = '20010018110';

const DAY = 86_400_000;

/** An enrolment open for two days, with thirty to go. */
export const openCalendar = (now = Date.now()): Calendar => ({
  opensAt: now - 2 * DAY,
  closesAt: now + 30 * DAY,
  reminders: [now + 2 * DAY],
  reminderSpreadMs: 0,
  graceMs: 30 * 60_000,
  quietHours: null,
});

/** The academy, a collège and two lycées, with this year and the next, and a formation in each lycée. */
export async function academy(em: EntityManager): Promise<void> {
  await em.insert(AcademyRow, { code: ACADEMY, name: 'Académie de Valmont', timeZone: 'Europe/Paris' });
  const schools: [string, string, string][] = [
    [COLLEGE, 'COLLEGE', 'ROSA BONHEUR'],
    [LYCEE, 'LYCEE POLYVALENT', 'ANITA CONTI'],
    [OTHER_LYCEE, 'LYCEE PROFESSIONNEL', 'JEANNE BARRET'],
  ];
  for (const [uai, name, nameComplement] of schools) {
    await em.insert(EstablishmentRow, {
      uai,
      academyCode: ACADEMY,
      name,
      nameComplement,
      sector: 'PU',
      city: 'VALMONT',
      postalCode: '99100',
    });
    for (const schoolYear of [YEAR, NEXT_YEAR])
      await em.insert(EstablishmentYearRow, { uai, schoolYear, startsOn: `${schoolYear}-09-01` });
    await em.insert(MefRow, { uai, schoolYear: NEXT_YEAR, code: SECONDE, label: '2NDE GENERALE ET TECHNOLOGIQUE' });
  }
}

/** A code of a school's own nomenclature: families and clerks are offered these, and no other. */
export async function code(
  em: EntityManager,
  kind: 'occupation' | 'regime',
  value: string,
  label: string,
  { uai = COLLEGE, schoolYear = YEAR }: { uai?: string; schoolYear?: number } = {},
): Promise<void> {
  await em.insert(CodeRow, { uai, schoolYear, kind, code: value, label });
}

interface PupilSeed {
  readonly firstName: string;
  readonly lastName?: string;
  readonly bornOn?: string;
  readonly uai?: string;
  readonly schoolYear?: number;
  readonly status?: 'ENROLLED' | 'EXPECTED';
  readonly identityId?: string;
  readonly addressId?: string;
  readonly leftOn?: string;
}

export async function pupil(em: EntityManager, seed: PupilSeed): Promise<{ id: string; identityId: string }> {
  const row = {
    id: randomUUID(),
    identityId: randomUUID(),
    uai: COLLEGE,
    schoolYear: YEAR,
    lastName: 'DIALLO',
    bornOn: '2012-03-14',
    sex: '2',
    ...seed,
  };
  await em.insert(PupilRow, row);
  return { id: row.id, identityId: row.identityId };
}

export async function address(
  em: EntityManager,
  line1: string,
  at: { uai?: string; schoolYear?: number } = {},
): Promise<string> {
  const id = randomUUID();
  await em.insert(AddressRow, {
    id,
    uai: COLLEGE,
    schoolYear: YEAR,
    line1,
    postalCode: '99100',
    city: 'VALMONT',
    countryCode: '100',
    ...at,
  });
  return id;
}

interface GuardianSeed {
  readonly firstName: string;
  readonly lastName?: string;
  readonly uai?: string;
  readonly schoolYear?: number;
  readonly addressId?: string;
  readonly phoneMobile?: string;
  readonly email?: string;
  readonly copiedFromId?: string;
}

export async function guardian(em: EntityManager, seed: GuardianSeed): Promise<string> {
  const id = randomUUID();
  await em.insert(GuardianRow, { id, uai: COLLEGE, schoolYear: YEAR, lastName: 'DIALLO', civility: '2', ...seed });
  return id;
}

export async function responsibility(
  em: EntityManager,
  pupilId: string,
  guardianId: string,
  link: { level?: Level; kinshipCode?: string; authority?: Authority; endedOn?: string } = {},
): Promise<void> {
  await em.insert(ResponsibilityRow, { pupilId, guardianId, level: 1, kinshipCode: '10', ...link });
}

export const PASSWORD = 'Tilleul-Ardoise-47';
/** One hash for every account: what a password costs is tested where it matters. */
let kept: Promise<string> | undefined;
const passwordHash = (): Promise<string> => {
  kept ??= hash(PASSWORD, { memoryCost: 8, timeCost: 1, parallelism: 1 });
  return kept;
};

async function account(
  em: EntityManager,
  kind: 'GUARDIAN' | 'STAFF',
  name: string,
): Promise<{ id: string; login: string }> {
  const id = randomUUID();
  const login = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}.${randomBytes(3).toString('hex')}`;
  await em.insert(AccountRow, { id, kind, login, passwordHash: await passwordHash(), name, createdAt: new Date() });
  return { id, login };
}

/** An account of a human who is each of these guardian rows. */
export async function familyAccount(em: EntityManager, name: string, ...guardianIds: string[]) {
  const made = await account(em, 'GUARDIAN', name);
  for (const guardianId of guardianIds) await em.insert(GuardianAccountRow, { accountId: made.id, guardianId });
  return made;
}

export async function staffAccount(
  em: EntityManager,
  name: string,
  post: { role: Role; uai?: string; academyCode?: string },
) {
  const made = await account(em, 'STAFF', name);
  await em.insert(PostRow, { id: randomUUID(), accountId: made.id, ...post });
  return made;
}

export async function delegation(
  em: EntityManager,
  given: {
    uai: string;
    delegateId: string;
    grantedById: string;
    operations: Operation[];
    fromOn?: string;
    toOn?: string;
    revokedAt?: Date;
  },
): Promise<string> {
  const id = randomUUID();
  await em.insert(DelegationRow, { id, fromOn: '2020-01-01', ...given });
  return id;
}

export async function campaign(
  em: EntityManager,
  seed: { receivingUai?: string; state?: CampaignState; calendar?: Calendar; round?: number } = {},
): Promise<string> {
  const id = randomUUID();
  await em.insert(CampaignRow, {
    id,
    receivingUai: LYCEE,
    schoolYear: NEXT_YEAR,
    kind: 'POST_AFFECTATION',
    round: 1,
    state: 'OPEN',
    calendar: openCalendar(),
    ...seed,
  });
  return id;
}

interface DossierSeed {
  readonly campaignId: string;
  readonly identityId: string;
  readonly originPupilId?: string;
  readonly expectedPupilId?: string;
  readonly firstName: string;
  readonly lastName?: string;
  readonly receivingUai?: string;
  readonly state?: 'NOTIFIED' | 'VALIDATED' | 'NOT_ENROLLED' | 'PAPER' | 'INTEGRATED' | 'REFUSED';
  readonly closed?: boolean;
  readonly choices?: Record<string, string[]>;
}

export async function dossier(em: EntityManager, seed: DossierSeed): Promise<string> {
  const id = randomUUID();
  const affectationId = randomUUID();
  const { firstName, lastName = 'DIALLO', receivingUai = LYCEE } = seed;
  await em.insert(AffectationRow, {
    id: affectationId,
    nationalId: `${Math.floor(Math.random() * 1e9)
      .toString()
      .padStart(9, '0')}AB`,
    lastName,
    firstName,
    originUai: COLLEGE,
    receivingUai,
    schoolYear: NEXT_YEAR,
    round: 1,
    wishRank: 1,
    offerCode: '12345',
    mef: SECONDE,
    decision: 'AFFECTE',
    decidedOn: '2027-06-29',
    importedAt: new Date(),
  });
  const { campaignId, identityId, originPupilId = null, expectedPupilId = null, state = 'NOTIFIED' } = seed;
  const { closed = false, choices = null } = seed;
  // By SQL: the entity would ask for the shown state, which the database itself makes of the others.
  await em.execute(
    `insert into dossier (id, campaign_id, affectation_id, identity_id, origin_pupil_id, expected_pupil_id, origin_uai, receiving_uai,
       school_year, mef, last_name, first_name, state, closed, choices, closes_at, created_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, now() + interval '30 days', now())`,
    [
      ...[id, campaignId, affectationId, identityId, originPupilId, expectedPupilId, COLLEGE, receivingUai],
      ...[NEXT_YEAR, SECONDE, lastName, firstName, state, closed, choices && JSON.stringify(choices)],
    ],
  );
  return id;
}

export async function choiceGroup(
  em: EntityManager,
  group: Partial<ChoiceGroup> & { key: string },
  uai = LYCEE,
  capacities: Record<string, number> = {},
): Promise<void> {
  const whole: ChoiceGroup = {
    label: 'Enseignement optionnel',
    mode: 'SINGLE',
    min: 1,
    max: 1,
    modality: 'O',
    rank: 3,
    fixed: false,
    options: [
      { code: '061300', label: 'SCIENCES ECONOMIQUES ET SOCIALES' },
      { code: '061400', label: 'PRINCIPES FONDAMENTAUX DE L’ECONOMIE' },
    ],
    ...group,
  };
  await em.insert(ChoiceGroupRow, {
    uai,
    schoolYear: NEXT_YEAR,
    mef: SECONDE,
    key: whole.key,
    position: 1,
    group: whole,
    capacities,
  });
  // What is offered is what the nomenclature makes eligible: nothing else would hold together.
  const [codes, mode] = [JSON.stringify(whole.options), whole.modality];
  await em.execute(
    mode === null
      ? `insert into nomenclature_code (uai, school_year, kind, code, label)
         select ?, ?, 'regime', o.code, o.label from jsonb_to_recordset(?::jsonb) as o(code text, label text) on conflict do nothing`
      : `insert into programme (uai, school_year, mef, subject_code, election_mode)
         select ?, ?, '${SECONDE}', o.code, '${mode}' from jsonb_to_recordset(?::jsonb) as o(code text, label text) on conflict do nothing`,
    [uai, NEXT_YEAR, codes],
  );
}
