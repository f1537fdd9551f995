/** The base of a fictional lycée for the year enrolled into, built row by row. */
import { randomUUID } from 'node:crypto';
import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import {
  AcademyRow,
  AddressRow,
  CodeRow,
  EstablishmentRow,
  EstablishmentYearRow,
  GuardianRow,
  MefRow,
  ProgrammeRow,
  PupilRow,
  ResponsibilityRow,
  StructureRow,
  SubjectRow,
} from '../../../database/entities/index.ts';

export const LYCEE = '0959001T';
export const COLLEGE = '0959002U';
export const PRIVATE_COLLEGE = '0939003B';
export const YEAR = 2027;
export const MEF = '20010018110';
export const base = { uai: LYCEE, schoolYear: YEAR };

type PupilData = Partial<InferEntity<typeof PupilRow>>;
type GuardianData = Partial<InferEntity<typeof GuardianRow>>;

/** Makers of rows; what they make is in the database after `em.flush()`. */
export function lyceeBase(em: EntityManager) {
  const address = (data: Partial<InferEntity<typeof AddressRow>> = {}) =>
    em.create(AddressRow, {
      id: randomUUID(),
      ...base,
      line4: '3 rue de l’Église',
      postalCode: '93300',
      city: 'AUBERVILLIERS',
      ...data,
    });

  const guardian = (lastName: string, firstName: string, data: GuardianData = {}) =>
    em.create(GuardianRow, {
      id: randomUUID(),
      ...base,
      civility: '2',
      lastName,
      firstName,
      phoneMobile: '+33612000000',
      ...data,
    });

  /** A pupil integrated into the lycée for N+1. */
  const pupil = (lastName: string, firstName: string, data: PupilData = {}) =>
    em.create(PupilRow, {
      id: randomUUID(),
      identityId: randomUUID(),
      ...base,
      lastName,
      firstName,
      sex: '2',
      bornOn: '2012-03-14',
      birthCountryCode: '100',
      birthCommuneCode: '93001',
      mef: MEF,
      regimeCode: '2',
      previousUai: COLLEGE,
      ...data,
    });

  const link = (of: { id: string }, to: { id: string }, data: Partial<InferEntity<typeof ResponsibilityRow>> = {}) =>
    em.create(ResponsibilityRow, { pupilId: of.id, guardianId: to.id, level: 1, kinshipCode: '10', ...data });

  async function theSchools(): Promise<void> {
    em.create(AcademyRow, { code: '25', name: 'Versailles', timeZone: 'Europe/Paris' });
    em.create(AcademyRow, { code: '24', name: 'Créteil', timeZone: 'Europe/Paris' });
    em.create(EstablishmentRow, { uai: LYCEE, academyCode: '25', name: 'LYCEE POLYVALENT' });
    em.create(EstablishmentRow, { uai: COLLEGE, academyCode: '25', name: 'COLLEGE' });
    em.create(EstablishmentRow, { uai: PRIVATE_COLLEGE, academyCode: '24', name: 'COLLEGE', sector: 'PR' });
    em.create(EstablishmentYearRow, { uai: LYCEE, schoolYear: YEAR, startsOn: '2027-09-01', endsOn: '2028-07-06' });
    em.create(MefRow, { ...base, code: MEF, label: '2NDE GENERALE ET TECHNOLOGIQUE', minimumOptions: 0 });
    for (const [code, shortCode] of [
      ['030201', 'AGL1'],
      ['030602', 'ESP2'],
      ['020300', null],
    ] as const) {
      em.create(SubjectRow, { ...base, code, shortCode, label: code });
      em.create(SubjectRow, { uai: COLLEGE, schoolYear: YEAR - 1, code, shortCode, label: code });
    }
    em.create(ProgrammeRow, { ...base, mef: MEF, subjectCode: '020300', electionMode: 'F' });
    em.create(StructureRow, { ...base, code: '2GT1', type: 'D', mefs: [MEF] });
    for (const code of ['0', '2', '3']) em.create(CodeRow, { ...base, kind: 'regime', code, label: code });
    for (const code of ['1', '2', '3', '4']) em.create(CodeRow, { ...base, kind: 'provenance', code, label: code });
    await em.flush();
  }

  /** Siblings whose parents live apart, each with the same two parents; the mother's address is the children's. */
  async function siblings() {
    const home = address();
    const mother = guardian('DIALLO', 'Awa', { addressId: home.id, acceptsSms: true, sharesAddress: true });
    const father = guardian('WIŚNIEWSKI', 'Łukasz', {
      civility: '1',
      addressId: address({ line4: '7 quai de l’Œuvre' }).id,
    });
    const inaya = pupil('DIALLO', 'Inaya', { addressId: home.id, nationalId: '990000001AB' });
    const sacha = pupil('DIALLO', 'Sacha', { addressId: home.id, nationalId: '990000002AB' });
    for (const child of [inaya, sacha]) {
      link(child, father, { kinshipCode: '20' });
      link(child, mother, { kinshipCode: '10', paysFees: true, housesPupil: true });
    }
    await em.flush();
    return { mother, father, inaya, sacha };
  }

  return { address, guardian, pupil, link, theSchools, siblings };
}
