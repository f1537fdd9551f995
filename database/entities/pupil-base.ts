import { defineEntity, p } from '@mikro-orm/core';
import { AUTHORITIES } from '../../domain/pupil-record/responsibility.ts';
import { EstablishmentRow } from './establishment.ts';

/**
 * The pupil base (§1.6): rows belong to (UAI, school year) as in SIECLE. Ids are ours; ELEVE_ID, PERSONNE_ID and
 * ADRESSE_ID are attributes (`externalId`). What an import no longer contains is dated, never deleted.
 */
export const AddressRow = defineEntity({
  name: 'AddressRow',
  tableName: 'address',
  properties: {
    id: p.uuid().primary(),
    uai: p.manyToOne(EstablishmentRow).mapToPk().fieldName('uai'),
    schoolYear: p.integer(),
    /** ADRESSE_ID; null for an address born here (a fork, §2.3). */
    externalId: p.string().nullable(),
    line1: p.string().length(38).nullable(),
    line2: p.string().length(38).nullable(),
    line3: p.string().length(38).nullable(),
    line4: p.string().length(38).nullable(),
    postalCode: p.string().length(5).nullable(),
    city: p.string().length(32).nullable(),
    foreignCity: p.string().length(32).nullable(),
    countryCode: p.string().length(3).default('100'),
    /** CODE_COMMUNE_INSEE. */
    communeCode: p.string().length(5).nullable(),
    copiedFromId: p.uuid().nullable(),
  },
  uniques: [{ properties: ['uai', 'schoolYear', 'externalId'] }],
});

export const PupilRow = defineEntity({
  name: 'PupilRow',
  tableName: 'pupil',
  properties: {
    id: p.uuid().primary(),
    /** Joins the rows of one child over establishments and years (§1.6). */
    identityId: p.uuid().index(),
    uai: p.manyToOne(EstablishmentRow).mapToPk().fieldName('uai'),
    schoolYear: p.integer(),
    /** ENROLLED: in the base. EXPECTED: copied from N at the opening of a dossier, until integration (§1.6). */
    status: p.enum(['ENROLLED', 'EXPECTED'] as const).default('ENROLLED'),
    /** ELEVE_ID. */
    externalId: p.string().nullable(),
    elenoet: p.string().length(5).nullable(),
    /** ID_NATIONAL, the INE. */
    nationalId: p.string().length(11).nullable(),
    lastName: p.string().length(100),
    usageName: p.string().length(100).nullable(),
    firstName: p.string().length(100),
    secondName: p.string().length(100).nullable(),
    thirdName: p.string().length(100).nullable(),
    /** CODE_SEXE: 1 M, 2 F. */
    sex: p.string().length(1).nullable(),
    bornOn: p.date().nullable(),
    birthCountryCode: p.string().length(3).nullable(),
    /** CODE_COMMUNE_INSEE_NAISS (France) or VILLE_NAISS (abroad). */
    birthCommuneCode: p.string().length(5).nullable(),
    birthDepartmentCode: p.string().length(3).nullable(),
    birthCity: p.string().length(32).nullable(),
    nationalityCode: p.string().length(3).nullable(),
    mef: p.string().length(11).nullable(),
    /** Division (classGroup) and groups are in `pupil_structure`. */
    regimeCode: p.string().length(2).nullable(),
    statusCode: p.string().length(2).default('ST'),
    repeating: p.boolean().default(false),
    transport: p.boolean().default(false),
    scholarshipCode: p.string().length(1).nullable(),
    provenanceCode: p.string().length(1).nullable(),
    enteredOn: p.date().nullable(),
    /** DATE_SORTIE, or the day an import no longer contained the pupil. */
    leftOn: p.date().nullable(),
    exitReasonCode: p.string().length(2).nullable(),
    addressId: p.manyToOne(AddressRow).mapToPk().fieldName('address_id').nullable(),
    /** E.164 where the number is valid. */
    phoneHome: p.string().length(20).nullable(),
    phoneWork: p.string().length(20).nullable(),
    phoneMobile: p.string().length(20).nullable(),
    acceptsSms: p.boolean().default(false),
    email: p.string().length(254).nullable(),
    /** The school of the year before: CODE_RNE and CODE_MEF of SCOLARITE_AN_DERNIER. */
    previousUai: p.string().length(8).nullable(),
    previousMef: p.string().length(11).nullable(),
    previousClassGroup: p.string().length(8).nullable(),
    /** The day the family refused the online services: its enrolment is on paper (E-22, §1.5). */
    servicesRefusedOn: p.date().nullable(),
    /** The pupil's row of year N from which this one was copied. */
    copiedFromId: p.uuid().nullable(),
    version: p.integer().version(),
  },
  uniques: [{ properties: ['uai', 'schoolYear', 'externalId'] }],
  indexes: [{ properties: ['uai', 'schoolYear', 'nationalId'] }, { properties: ['uai', 'schoolYear', 'elenoet'] }],
});

/** OPTIONS_ELEVE: a subject followed, with its rank and election mode. */
export const PupilOptionRow = defineEntity({
  name: 'PupilOptionRow',
  tableName: 'pupil_option',
  properties: {
    pupilId: p.manyToOne(PupilRow).mapToPk().fieldName('pupil_id').primary().deleteRule('cascade'),
    rank: p.integer().primary(),
    subjectCode: p.string().length(6),
    electionMode: p.string().length(1).nullable(),
  },
});

export const PupilStructureRow = defineEntity({
  name: 'PupilStructureRow',
  tableName: 'pupil_structure',
  properties: {
    pupilId: p.manyToOne(PupilRow).mapToPk().fieldName('pupil_id').primary().deleteRule('cascade'),
    code: p.string().length(8).primary(),
    type: p.enum(['D', 'G'] as const),
  },
});

/** PERSONNE: one row for one human in (UAI, year), shared by siblings. */
export const GuardianRow = defineEntity({
  name: 'GuardianRow',
  tableName: 'guardian',
  properties: {
    id: p.uuid().primary(),
    uai: p.manyToOne(EstablishmentRow).mapToPk().fieldName('uai'),
    schoolYear: p.integer(),
    /** PERSONNE_ID. */
    externalId: p.string().nullable(),
    /** CODE_CIVILITE: 1 M., 2 Mme. */
    civility: p.string().length(1).nullable(),
    lastName: p.string().length(100),
    usageName: p.string().length(100).nullable(),
    firstName: p.string().length(100).nullable(),
    addressId: p.manyToOne(AddressRow).mapToPk().fieldName('address_id').nullable(),
    phoneHome: p.string().length(20).nullable(),
    phoneWork: p.string().length(20).nullable(),
    phoneMobile: p.string().length(20).nullable(),
    acceptsSms: p.boolean().default(false),
    email: p.string().length(254).nullable(),
    /** False while `email`, which a guardian proposed, waits for its link (M-02): letters do not use it yet (§1.3). */
    emailConfirmed: p.boolean().default(true),
    /** The address that letters use meanwhile; null for none. */
    confirmedEmail: p.string().length(254).nullable(),
    /** CODE_PROFESSION (PCS). */
    occupation: p.string().length(2).nullable(),
    /** COMMUNICATION_ADRESSE, to parents' associations; default no (§2.1). */
    sharesAddress: p.boolean().default(false),
    copiedFromId: p.uuid().nullable(),
    version: p.integer().version(),
  },
  uniques: [{ properties: ['uai', 'schoolYear', 'externalId'] }],
});

export const ResponsibilityRow = defineEntity({
  name: 'ResponsibilityRow',
  tableName: 'responsibility',
  properties: {
    pupilId: p.manyToOne(PupilRow).mapToPk().fieldName('pupil_id').primary(),
    guardianId: p.manyToOne(GuardianRow).mapToPk().fieldName('guardian_id').primary().index(),
    /** 1 legal guardian, 2 person in charge, 3 contact. */
    level: p.integer(),
    /** CODE_PARENTE, two characters. */
    kinshipCode: p.string().length(2),
    paysFees: p.boolean().default(false),
    housesPupil: p.boolean().default(false),
    receivesAids: p.boolean().default(false),
    contactFirst: p.boolean().default(false),
    authority: p.enum(AUTHORITIES).default('FULL'),
    endedOn: p.date().nullable(),
    /** « Je ne suis pas le représentant légal de cet élève » (§1.4-7): closed to that person until the school has looked. */
    disclaimedAt: p.datetime().nullable(),
  },
});

/** Private 5-digit numbers of IMPORT_ELEVES (ID_PRV_ELE, ID_PRV_PER): per establishment and year, given once (§6.2). */
export const PrivateNumberRow = defineEntity({
  name: 'PrivateNumberRow',
  tableName: 'private_number',
  properties: {
    uai: p.string().length(8).primary(),
    schoolYear: p.integer().primary(),
    kind: p.enum(['pupil', 'guardian'] as const).primary(),
    ownerId: p.uuid().primary(),
    number: p.integer(),
  },
  uniques: [{ properties: ['uai', 'schoolYear', 'kind', 'number'] }],
});
