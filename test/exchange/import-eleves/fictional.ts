/** Fictional pupils of a fictional lycée, as the base would give them, and what its nomenclature knows. */
import type {
  Candidate,
  CandidateLink,
  CandidatePerson,
  Reference,
} from '../../../exchange/import-eleves/candidate.ts';
import type { Parameters } from '../../../exchange/import-eleves/document.ts';
import type { PrivateNumbers } from '../../../exchange/import-eleves/prepare.ts';
import { documentOf, personsOf } from '../../../exchange/import-eleves/prepare.ts';
import { writeImportEleves } from '../../../exchange/import-eleves/write.ts';

export const LYCEE = '0959001T';
export const COLLEGE = '0959002U';
export const YEAR = 2027;
export const parameters: Parameters = { uai: LYCEE, schoolYear: YEAR, sentOn: '2027-07-08', sending: 12 };

export const reference: Reference = {
  schoolYear: YEAR,
  startsOn: '2027-09-01',
  mefs: new Map([
    ['20010018110', { minimumOptions: 2 }],
    ['24720002211', { minimumOptions: 0 }],
  ]),
  previousMefs: new Set(['10310019110']),
  subjects: new Set(['030201', '030602', '020300', '061300']),
  classGroups: new Map([
    ['2GT1', ['20010018110']],
    ['2PRO', ['24720002211']],
  ]),
  codes: {
    regime: new Set(['0', '2', '3']),
    kinship: new Set(['10', '20', '38', '39', '51', '70', '90']),
    occupation: new Set(['34', '47', '52', '99']),
    provenance: new Set(['1', '2', '3', '4', '8']),
    status: new Set(['ST', 'AP']),
    exitReason: new Set(['10', '43', '99']),
  },
};

export const mother: CandidatePerson = {
  id: 'person-awa',
  civility: '2',
  lastName: 'DIALLO',
  usageName: 'DIALLO-CŒURET',
  firstName: 'Awa',
  address: {
    lines: ['Résidence « Les Peupliers » bâtiment B½', 'appartement 12', null, '3 rue de l’Église'],
    postalCode: '93300',
    city: 'AUBERVILLIERS',
    foreignCity: null,
    countryCode: '100',
  },
  phones: { home: '+33148000000', work: '+33149000000', mobile: '+33612000000' },
  acceptsSms: true,
  email: 'awa.diallo@example.org',
  occupation: '34',
  sharesAddress: true,
};

export const father: CandidatePerson = {
  ...mother,
  id: 'person-lukasz',
  civility: '1',
  lastName: 'WIŚNIEWSKI',
  usageName: null,
  firstName: 'Łukasz',
  address: {
    lines: ['ul. Długa 7', null, null, null],
    postalCode: null,
    city: null,
    foreignCity: 'Kraków',
    countryCode: '122',
  },
  phones: { home: null, work: null, mobile: '+48600000000' },
  acceptsSms: false,
  email: null,
  occupation: null,
  sharesAddress: false,
};

export const aunt: CandidatePerson = {
  ...mother,
  id: 'person-fatou',
  usageName: null,
  firstName: 'Fatou',
  address: null,
  phones: { home: '+33148000001', work: null, mobile: null },
  acceptsSms: true,
  email: null,
  occupation: '73',
  sharesAddress: false,
};

export const neighbour: CandidatePerson = {
  ...aunt,
  id: 'person-jean',
  civility: '1',
  lastName: 'D’HAËNE',
  firstName: 'Jean',
};

export const link = (
  person: CandidatePerson,
  level: number,
  kinshipCode: string,
  more: Partial<CandidateLink> = {},
): CandidateLink => ({
  person,
  level,
  kinshipCode,
  paysFees: false,
  housesPupil: false,
  receivesAids: false,
  contactFirst: false,
  ...more,
});

/** Everything the format can say of a pupil. */
export const full: Candidate = {
  id: 'pupil-inaya',
  nationalId: '9901000001Y',
  lastName: 'DIALLO',
  usageName: 'DIALLO-WIŚNIEWSKI',
  firstName: 'Inaya',
  secondName: 'Çağla',
  thirdName: 'Zoë',
  sex: '2',
  bornOn: '2012-03-14',
  birthCountryCode: '100',
  birthCommuneCode: '2A004',
  birthCity: null,
  nationalityCode: '100',
  enteredOn: '2027-09-01',
  leftOn: null,
  exitReasonCode: null,
  address: mother.address,
  phones: { home: '+33148000000', work: '+33149000000', mobile: '+33612000001' },
  acceptsSms: true,
  email: 'inaya@example.org',
  transport: true,
  regimeCode: '2',
  repeating: false,
  scholarshipCode: null,
  links: [
    link(father, 1, '20'),
    link(mother, 1, '10', { paysFees: true, housesPupil: true, receivesAids: true, contactFirst: true }),
    link(aunt, 2, '39', { housesPupil: true }),
    link(neighbour, 3, '90'),
  ],
  mef: '20010018110',
  classGroup: '2GT1',
  statusCode: 'ST',
  options: [
    { subjectCode: '030201', electionMode: 'O' },
    { subjectCode: '030602', electionMode: 'O' },
    { subjectCode: '020300', electionMode: 'F' },
  ],
  previous: {
    uai: COLLEGE,
    provenanceCode: '1',
    mef: '10310019110',
    classGroup: '3A',
    statusCode: 'ST',
    subjectShortCodes: ['AGL1', 'ESP2', 'LCALA'],
  },
};

/** The least that the format accepts. */
export const least: Candidate = {
  ...full,
  id: 'pupil-noe',
  nationalId: null,
  lastName: 'O’NEILL',
  usageName: null,
  firstName: 'Noé',
  secondName: null,
  thirdName: null,
  sex: '1',
  birthCountryCode: '132',
  birthCommuneCode: null,
  birthCity: 'Belfast',
  nationalityCode: null,
  enteredOn: null,
  address: null,
  phones: { home: null, work: null, mobile: null },
  acceptsSms: true,
  email: null,
  transport: false,
  repeating: true,
  links: [link(mother, 1, '10')],
  mef: '24720002211',
  classGroup: null,
  options: [],
  previous: { uai: COLLEGE, provenanceCode: '1', mef: null, classGroup: null, statusCode: null, subjectShortCodes: [] },
};

/** A pupil who left. */
export const gone: Candidate = {
  ...full,
  id: 'pupil-sacha',
  nationalId: '990000002AB',
  firstName: 'Sacha',
  leftOn: '2027-10-02',
  exitReasonCode: '10',
};

export const everyone = [full, least, gone];

/** Numbers in the order met. */
export function numbersFor(candidates: readonly Candidate[]): PrivateNumbers {
  return {
    pupils: new Map(candidates.map(({ id }, index) => [id, 101 + index])),
    persons: new Map(personsOf(candidates).map(({ id }, index) => [id, 1 + index])),
  };
}

/** The file of these pupils, whom the rules are expected to let through. */
export const fileOf = (candidates: readonly Candidate[]): Buffer =>
  writeImportEleves(documentOf(candidates, reference, parameters, numbersFor(candidates)));
