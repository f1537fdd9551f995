/**
 * A school with as many record changes waiting as asked for, and others around it, straight into the tables: of every kind,
 * some disputed, some overtaken by the base, some half decided and claimed. Its people are the fictional academy's, their first
 * names and names crossed until there are enough of them.
 */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { demoFamilies } from '../../database/demo-academy/families.ts';
import { DEMO_ACADEMY, DEMO_SCHOOLS } from '../../database/demo-academy/index.ts';
import {
  AcademyRow,
  EstablishmentRow,
  EstablishmentYearRow,
  GuardianRow,
  PupilRow,
  PupilStructureRow,
  RecordChangeItemRow,
  RecordChangeRow,
  ResponsibilityRow,
} from '../../database/entities/index.ts';
import {
  CHANGE_KINDS,
  type ChangeKind,
  type FieldValue,
  type RecordFieldName,
} from '../../domain/pupil-record/fields.ts';
import type { ItemState, RecordChangeState } from '../../domain/record-change/record-change.ts';
import { createStaff } from '../staff.ts';

/** The school whose inbox is full. */
export const SCHOOL = DEMO_SCHOOLS.college;
const OTHER_SCHOOL = DEMO_SCHOOLS.lyceePolyvalent;
const YEAR = 2026;
export const HEAD = 'bench.head';
/** Divisions of thirty pupils. */
const DIVISION = 30;
/** Rows written by one statement: PostgreSQL takes 65,535 parameters. */
const AT_ONCE = 2000;
const MINUTE = 60_000;

export interface Wanted {
  /** Sets that wait in the school. */
  readonly pending: number;
  /** Sets already decided there. */
  readonly decided: number;
  /** Sets that wait elsewhere. */
  readonly elsewhere: number;
  /** For the head's account. */
  readonly passwordHash: string;
}

const ADDRESS = {
  ...{ line1: '7 RUE DES BOUSSOLES', line2: null, line3: null, line4: null },
  ...{ postalCode: '99000', city: 'PORT-AUX-NUES', foreignCity: null, countryCode: '100' },
};
/** What is asked for, of each kind, by the family of that number. */
const ASKED: Record<ChangeKind, (n: number) => readonly [RecordFieldName, FieldValue]> = {
  address: (n) => ['guardian.address', { ...ADDRESS, line2: `APPARTEMENT ${n}` }],
  phone: (n) => ['guardian.phoneMobile', `+3363998${String(n % 10_000).padStart(4, '0')}`],
  email: (n) => ['guardian.email', `famille.${n}@famille.example`],
  occupation: () => ['guardian.occupation', '34'],
  contact: (n) => ['guardian.acceptsSms', n % 2 === 0],
  pupil: (n) => ['pupil.usageName', `NOM D’USAGE ${'ABCDEFGHIJ'[n % 10]}`],
};

/** Fills an empty, migrated base. @returns how many rows of each it wrote in the school: sets that wait, and their items */
export async function fillInbox(em: EntityManager, wanted: Wanted): Promise<{ sets: number; items: number }> {
  await em.insert(AcademyRow, { code: DEMO_ACADEMY.code, name: DEMO_ACADEMY.name, timeZone: DEMO_ACADEMY.timeZone });
  for (const { uai, name, complement } of [SCHOOL, OTHER_SCHOOL]) {
    await em.insert(EstablishmentRow, {
      uai,
      academyCode: DEMO_ACADEMY.code,
      name,
      nameComplement: complement,
      sector: 'PU',
    });
    await em.insert(EstablishmentYearRow, { uai, schoolYear: YEAR, startsOn: `${YEAR}-09-01` });
  }
  const staff = (login: string, role: 'head' | 'secretary') => ({
    ...{ login, name: login, email: null, role, uai: SCHOOL.uai, academyCode: null },
  });
  const accounts = await createStaff(
    em,
    [staff(HEAD, 'head'), staff('bench.secretary', 'secretary')],
    wanted.passwordHash,
    `${YEAR}-09-01`,
  );
  const secretary = accounts.get('bench.secretary') as string;
  const written = await writeSets(em, SCHOOL.uai, { count: wanted.pending, decided: false, secretary });
  await writeSets(em, SCHOOL.uai, { count: wanted.decided, decided: true, secretary });
  await writeSets(em, OTHER_SCHOOL.uai, { count: wanted.elsewhere, decided: false, secretary });
  // As autovacuum would have done by then: without it the planner knows nothing of these tables.
  await em.execute('analyze');
  return written;
}

interface Sets {
  readonly count: number;
  readonly decided: boolean;
  readonly secretary: string;
}

/** Two sets for a pupil, one by each guardian. */
async function writeSets(em: EntityManager, uai: string, sets: Sets): Promise<{ sets: number; items: number }> {
  const families = demoFamilies();
  const pupils = Array.from({ length: Math.ceil(sets.count / 2) }, (_, index) => {
    const child = families[index % families.length]?.children[0];
    const adults = families[Math.floor(index / families.length) % families.length]?.adults ?? [];
    const lastName = adults[0]?.lastName ?? 'ESSAI';
    const names = { firstName: child?.firstName ?? 'Camille', lastName };
    return { index, pupilId: randomUUID(), guardianIds: [randomUUID(), randomUUID()] as const, names, adults };
  });
  await inParts(pupils, (part) =>
    em.insertMany(
      PupilRow,
      part.map(({ pupilId, names }) => ({
        ...{ id: pupilId, identityId: randomUUID(), uai, schoolYear: YEAR, ...names, bornOn: '2013-03-14', sex: '2' },
      })),
    ),
  );
  await inParts(pupils, (part) =>
    em.insertMany(
      PupilStructureRow,
      part.map(({ pupilId, index }) => ({ pupilId, code: `D${Math.floor(index / DIVISION)}`, type: 'D' as const })),
    ),
  );
  await inParts(pupils, (part) =>
    em.insertMany(
      GuardianRow,
      part.flatMap(({ guardianIds, names, adults }) =>
        guardianIds.map((id, rank) => ({
          ...{ id, uai, schoolYear: YEAR, lastName: names.lastName, civility: rank === 0 ? '2' : '1' },
          firstName: adults[rank]?.firstName ?? 'Dominique',
        })),
      ),
    ),
  );
  await inParts(pupils, (part) =>
    em.insertMany(
      ResponsibilityRow,
      part.flatMap(({ pupilId, guardianIds }) =>
        guardianIds.map((guardianId, rank) => ({
          pupilId,
          guardianId,
          level: 1 as const,
          kinshipCode: rank === 0 ? '10' : '20',
        })),
      ),
    ),
  );
  const made = Array.from({ length: sets.count }, (_, n) => {
    const pupil = pupils[Math.floor(n / 2)] as (typeof pupils)[number];
    return setOf(n, uai, { pupilId: pupil.pupilId, guardianId: pupil.guardianIds[n % 2] as string }, sets);
  });
  await inParts(made, (part) =>
    em.insertMany(
      RecordChangeRow,
      part.map(({ set }) => set),
    ),
  );
  const items = made.flatMap((one) => one.items);
  await inParts(items, (part) => em.insertMany(RecordChangeItemRow, part));
  return { sets: made.length, items: items.length };
}

function setOf(n: number, uai: string, who: { pupilId: string; guardianId: string }, { decided, secretary }: Sets) {
  const id = randomUUID();
  const begun = n % 20 === 2;
  const state: RecordChangeState = decided ? 'NOTIFIED' : begun ? 'IN_REVIEW' : 'SUBMITTED';
  const kinds = new Set([
    CHANGE_KINDS[n % CHANGE_KINDS.length] as ChangeKind,
    ...(n % 2 === 0 ? ['phone' as const] : []),
    ...(begun ? (['address', 'occupation'] as const) : []),
  ]);
  const waiting: ItemState = n % 20 === 0 ? 'CONFLICT' : n % 20 === 1 ? 'STALE' : 'PENDING';
  const items = [...kinds].map((kind, rank) => {
    const [field, newValue] = ASKED[kind](n);
    const itemState: ItemState = decided || (begun && rank === 0) ? 'ACCEPTED' : waiting;
    return {
      ...{ id: randomUUID(), recordChangeId: id, field, kind, state: itemState },
      targetId: field.startsWith('pupil.') ? who.pupilId : who.guardianId,
      ...{ baseValue: { value: null }, newValue: { value: newValue } },
    };
  });
  return {
    set: {
      ...{ id, uai, schoolYear: YEAR, ...who, authorId: randomUUID(), state, revision: 1, sequence: 1 },
      submittedAt: new Date(Date.now() - (n + 1) * MINUTE),
      ...(begun && { claimedById: secretary, claimedAt: new Date(), reviewBegunAt: new Date() }),
    },
    items,
  };
}

async function inParts<T>(all: readonly T[], write: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < all.length; start += AT_ONCE) await write(all.slice(start, start + AT_ONCE));
}
