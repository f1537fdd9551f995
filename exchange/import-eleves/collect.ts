/**
 * The candidates of a file, read from the pupil base: the pupils enrolled into (establishment, year), the people linked to
 * them, and the year before as their own school's base has it. Nothing is judged here.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import {
  AddressRow,
  CodeRow,
  DossierRow,
  EstablishmentRow,
  EstablishmentYearRow,
  GuardianRow,
  MefRow,
  PrivateNumberRow,
  ProgrammeRow,
  PupilOptionRow,
  PupilRow,
  PupilStructureRow,
  ResponsibilityRow,
  StructureRow,
  SubjectRow,
} from '../../database/entities/index.ts';
import type {
  Candidate,
  CandidateAddress,
  CandidateLink,
  CandidatePerson,
  CandidatePrevious,
  Reference,
} from './candidate.ts';

/** Whose file: an establishment and the year enrolled into (`2027` is 2027-2028). */
export interface Base {
  readonly uai: string;
  readonly schoolYear: number;
}

/**
 * Pupils of status ENROLLED, by name. One who left is among them only when an earlier file told SIECLE of them: then the
 * next one has to say that they left.
 */
export async function candidatesOf(em: EntityManager, { uai, schoolYear }: Base): Promise<Candidate[]> {
  const sent = await em.find(PrivateNumberRow, { uai, schoolYear, kind: 'pupil' });
  const known = new Set(sent.map(({ ownerId }) => ownerId));
  const enrolled = await em.find(
    PupilRow,
    { uai, schoolYear, status: 'ENROLLED' },
    { orderBy: { lastName: 'asc', firstName: 'asc', id: 'asc' } },
  );
  const pupils = enrolled.filter((pupil) => !pupil.leftOn || known.has(pupil.id));
  const ids = pupils.map(({ id }) => id);

  const options = grouped(await optionsOf(em, ids), ({ pupilId }) => pupilId);
  const classGroups = await classGroupsOf(em, ids);
  const modes = await electionModes(em, { uai, schoolYear });
  const links = await linksOf(em, ids);
  const addresses = await addressesOf(em, pupils);
  const previous = await previousSchoolings(em, pupils);

  return pupils.map((pupil) => ({
    id: pupil.id,
    nationalId: text(pupil.nationalId),
    lastName: pupil.lastName,
    usageName: text(pupil.usageName),
    firstName: pupil.firstName,
    secondName: text(pupil.secondName),
    thirdName: text(pupil.thirdName),
    sex: text(pupil.sex),
    bornOn: text(pupil.bornOn),
    birthCountryCode: text(pupil.birthCountryCode),
    birthCommuneCode: text(pupil.birthCommuneCode),
    birthCity: text(pupil.birthCity),
    nationalityCode: text(pupil.nationalityCode),
    enteredOn: text(pupil.enteredOn),
    leftOn: text(pupil.leftOn),
    exitReasonCode: text(pupil.exitReasonCode),
    address: addresses.get(pupil.addressId ?? '') ?? null,
    phones: phonesOf(pupil),
    acceptsSms: pupil.acceptsSms,
    email: text(pupil.email),
    transport: pupil.transport,
    regimeCode: text(pupil.regimeCode),
    repeating: pupil.repeating,
    scholarshipCode: text(pupil.scholarshipCode),
    links: links.get(pupil.id) ?? [],
    mef: text(pupil.mef),
    classGroup: classGroups.get(pupil.id) ?? null,
    statusCode: text(pupil.statusCode),
    options: (options.get(pupil.id) ?? []).map(({ subjectCode, electionMode }) => ({
      subjectCode,
      electionMode: text(electionMode) ?? modes(pupil.mef, subjectCode),
    })),
    previous: previous.get(pupil.id) ?? NOTHING_BEFORE,
  }));
}

/** What the nomenclature of this base says, and what the schools the pupils come from know of MEF. */
export async function referenceOf(
  em: EntityManager,
  { uai, schoolYear }: Base,
  candidates: readonly Candidate[],
): Promise<Reference> {
  const here = { uai, schoolYear };
  const year = await em.findOne(EstablishmentYearRow, here);
  const mefs = await em.find(MefRow, here);
  const origins = [...new Set([uai, ...candidates.flatMap(({ previous }) => previous.uai ?? [])])];
  const before = await em.find(MefRow, { uai: { $in: origins }, schoolYear: schoolYear - 1 });
  const subjects = await em.find(SubjectRow, here);
  const structures = await em.find(StructureRow, { ...here, type: 'D' });
  const codes = grouped(await em.find(CodeRow, here), ({ kind }) => kind);
  const list = (kind: string): Set<string> => new Set((codes.get(kind) ?? []).map(({ code }) => code));
  return {
    schoolYear,
    startsOn: text(year?.startsOn),
    mefs: new Map(mefs.map(({ code, minimumOptions }) => [code, { minimumOptions }])),
    previousMefs: new Set([...mefs, ...before].map(({ code }) => code)),
    subjects: new Set(subjects.map(({ code }) => code)),
    classGroups: new Map(structures.map((structure) => [structure.code, structure.mefs])),
    codes: {
      regime: list('regime'),
      kinship: list('kinship'),
      occupation: list('occupation'),
      provenance: list('provenance'),
      status: list('status'),
      exitReason: list('exitReason'),
    },
  };
}

/** A school as CODE_PROVENANCE sees it: the code of its academy, and its sector (`PU` public, `PR` private). */
export interface School {
  readonly academyCode: string;
  readonly sector: string;
}

/**
 * CODE_PROVENANCE of a pupil who comes from a school we know: `1` public and `2` private of the same academy, `3` and `4`
 * of another one (labels of PROVENANCES in Nomenclature.xml). Worked out, since the base of N tells where the pupil came
 * from a year earlier.
 */
export function provenanceFrom(origin: School, receiving: School): string {
  const sameAcademy = origin.academyCode === receiving.academyCode;
  if (origin.sector === 'PR') return sameAcademy ? '2' : '4';
  return sameAcademy ? '1' : '3';
}

const NOTHING_BEFORE: CandidatePrevious = {
  uai: null,
  provenanceCode: null,
  mef: null,
  classGroup: null,
  statusCode: null,
  subjectShortCodes: [],
};

type Pupils = readonly { id: string; uai: string; schoolYear: number; addressId?: string | null | undefined }[];

/** The year before of each pupil: the row of year N it was copied from, else what the base of N+1 says of it. */
async function previousSchoolings(
  em: EntityManager,
  pupils: Awaited<ReturnType<typeof pupilRows>>,
): Promise<Map<string, CandidatePrevious>> {
  const origins = await pupilRows(
    em,
    pupils.flatMap(({ copiedFromId }) => copiedFromId ?? []),
  );
  const originById = new Map(origins.map((origin) => [origin.id, origin]));
  const originIds = origins.map(({ id }) => id);
  const classGroups = await classGroupsOf(em, originIds);
  const followed = grouped(await optionsOf(em, originIds), ({ pupilId }) => pupilId);
  const shortCode = await shortCodes(em, origins);
  const dossiers = await em.find(DossierRow, { expectedPupilId: { $in: pupils.map(({ id }) => id) } });
  const originOfDossier = new Map(dossiers.map(({ expectedPupilId, originUai }) => [expectedPupilId, originUai]));

  const uaiOf = (pupil: (typeof pupils)[number]): string | null =>
    originById.get(pupil.copiedFromId ?? '')?.uai ?? text(pupil.previousUai) ?? text(originOfDossier.get(pupil.id));
  const uais = new Set(pupils.flatMap((pupil) => [pupil.uai, uaiOf(pupil) ?? []].flat()));
  const schools = await em.find(EstablishmentRow, { uai: { $in: [...uais] } });
  const schoolOf = new Map(schools.map((school) => [school.uai, school]));

  return new Map(
    pupils.map((pupil) => {
      const origin = originById.get(pupil.copiedFromId ?? '');
      const uai = uaiOf(pupil);
      const [from, to] = [schoolOf.get(uai ?? ''), schoolOf.get(pupil.uai)];
      // A row that SIECLE itself gave for N+1 has its own provenance; a copy of ours has that of the year before.
      const own = origin ? null : text(pupil.provenanceCode);
      return [
        pupil.id,
        {
          uai,
          provenanceCode: own ?? (from && to ? provenanceFrom(from, to) : null),
          mef: text(origin ? origin.mef : pupil.previousMef),
          classGroup: origin ? (classGroups.get(origin.id) ?? null) : text(pupil.previousClassGroup),
          statusCode: origin ? text(origin.statusCode) : null,
          subjectShortCodes: origin
            ? (followed.get(origin.id) ?? []).flatMap((option) => shortCode(origin, option.subjectCode) ?? [])
            : [],
        },
      ];
    }),
  );
}

const pupilRows = (em: EntityManager, ids: readonly string[]) => em.find(PupilRow, { id: { $in: [...ids] } });

const optionsOf = (em: EntityManager, pupilIds: readonly string[]) =>
  em.find(PupilOptionRow, { pupilId: { $in: [...pupilIds] } }, { orderBy: { rank: 'asc' } });

/** The division of each pupil; a pupil in several keeps the first by code. */
async function classGroupsOf(em: EntityManager, pupilIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await em.find(
    PupilStructureRow,
    { pupilId: { $in: [...pupilIds] }, type: 'D' },
    { orderBy: { code: 'desc' } },
  );
  return new Map(rows.map(({ pupilId, code }) => [pupilId, code]));
}

/** CODE_GESTION of a subject in the nomenclature of a pupil's own school and year; null when it has none. */
async function shortCodes(
  em: EntityManager,
  origins: Pupils,
): Promise<(pupil: Pupils[number], subjectCode: string) => string | null> {
  const bases = [
    ...new Map(origins.map(({ uai, schoolYear }) => [`${uai}/${schoolYear}`, { uai, schoolYear }])).values(),
  ];
  const rows = bases.length === 0 ? [] : await em.find(SubjectRow, { $or: bases });
  const codes = new Map(rows.map((row) => [`${row.uai}/${row.schoolYear}/${row.code}`, text(row.shortCode)]));
  return ({ uai, schoolYear }, subjectCode) => codes.get(`${uai}/${schoolYear}/${subjectCode}`) ?? null;
}

/** The election mode of a subject that was recorded without one, when the programme of the MEF knows but one. */
async function electionModes(
  em: EntityManager,
  { uai, schoolYear }: Base,
): Promise<(mef: string | null | undefined, subject: string) => string | null> {
  const programme = grouped(await em.find(ProgrammeRow, { uai, schoolYear }), (row) => `${row.mef}/${row.subjectCode}`);
  return (mef, subject) => {
    const [only, ...others] = programme.get(`${mef}/${subject}`) ?? [];
    return only && others.length === 0 ? only.electionMode : null;
  };
}

/** Links in force, by pupil, in a stable order. */
async function linksOf(em: EntityManager, pupilIds: readonly string[]): Promise<Map<string, CandidateLink[]>> {
  const rows = await em.find(
    ResponsibilityRow,
    { pupilId: { $in: [...pupilIds] }, endedOn: null, authority: { $ne: 'WITHDRAWN' } },
    { orderBy: { guardianId: 'asc' } },
  );
  const guardians = await em.find(GuardianRow, { id: { $in: rows.map(({ guardianId }) => guardianId) } });
  const addresses = await addressesOf(em, guardians);
  const persons = new Map(
    guardians.map((guardian): [string, CandidatePerson] => [
      guardian.id,
      {
        id: guardian.id,
        civility: text(guardian.civility),
        lastName: guardian.lastName,
        usageName: text(guardian.usageName),
        firstName: text(guardian.firstName),
        address: addresses.get(guardian.addressId ?? '') ?? null,
        phones: phonesOf(guardian),
        acceptsSms: guardian.acceptsSms,
        email: text(guardian.email),
        occupation: text(guardian.occupation),
        sharesAddress: guardian.sharesAddress,
      },
    ]),
  );
  const links = rows.map(
    ({ pupilId, guardianId, level, kinshipCode, paysFees, housesPupil, receivesAids, contactFirst }) => ({
      pupilId,
      person: persons.get(guardianId) as CandidatePerson,
      level,
      kinshipCode,
      paysFees,
      housesPupil,
      receivesAids,
      contactFirst,
    }),
  );
  return grouped(links, ({ pupilId }) => pupilId);
}

async function addressesOf(
  em: EntityManager,
  owners: readonly { addressId?: string | null | undefined }[],
): Promise<Map<string, CandidateAddress>> {
  const rows = await em.find(AddressRow, { id: { $in: owners.flatMap(({ addressId }) => addressId ?? []) } });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        lines: [text(row.line1), text(row.line2), text(row.line3), text(row.line4)],
        postalCode: text(row.postalCode),
        city: text(row.city),
        foreignCity: text(row.foreignCity),
        countryCode: row.countryCode,
      },
    ]),
  );
}

const phonesOf = (of: {
  phoneHome?: string | null | undefined;
  phoneWork?: string | null | undefined;
  phoneMobile?: string | null | undefined;
}) => ({ home: text(of.phoneHome), work: text(of.phoneWork), mobile: text(of.phoneMobile) });

/** A blank is nothing: the format has no empty element. */
const text = (value: string | null | undefined): string | null => (value?.trim() ? value : null);

function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}
