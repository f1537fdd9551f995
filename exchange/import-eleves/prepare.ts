import { isMefCode } from '../../domain/identifiers/codes.ts';
import { OBSOLETE_OCCUPATIONS } from '../../domain/pupil-record/fields.ts';
import { addressLines } from './address-lines.ts';
import type {
  Candidate,
  CandidateAddress,
  CandidateLink,
  CandidatePerson,
  CandidatePhones,
  Reference,
} from './candidate.ts';
import type { Address, ImportEleves, LegalLink, Parameters, Person, Phones, Pupil } from './document.ts';
import { LIMITS, UNKNOWN_NATIONALITY, UNKNOWN_OCCUPATION } from './document.ts';
import type { ExportProblem } from './why-not-export.ts';
import {
  birthCountryOf,
  cannotBeExported,
  FRANCE,
  isBlank,
  isWritableEmail,
  problemsOfSharedIds,
  whyNotExport,
} from './why-not-export.ts';

/** A pupil with what the rules have to say of them. */
export interface Listed {
  readonly pupilId: string;
  /** `NOM Prénom`, as in the base. */
  readonly name: string;
  readonly problems: readonly ExportProblem[];
}

export interface Judged {
  readonly exportable: readonly Candidate[];
  /** Held back, with every error and warning. */
  readonly refused: readonly Listed[];
  /** Exported, with something to look at. */
  readonly warned: readonly Listed[];
}

/** Sorts pupils into those the file can take and those it cannot, in the order given. */
export function judged(candidates: readonly Candidate[], reference: Reference): Judged {
  const shared = problemsOfSharedIds(candidates);
  const all = candidates.map((candidate) => ({
    candidate,
    problems: [...(shared.get(candidate.id) ?? []), ...whyNotExport(candidate, reference)],
  }));
  const listed = ({ candidate, problems }: (typeof all)[number]): Listed => ({
    pupilId: candidate.id,
    name: `${candidate.lastName} ${candidate.firstName}`,
    problems,
  });
  const refused = all.filter(({ problems }) => cannotBeExported(problems));
  const accepted = all.filter(({ problems }) => !cannotBeExported(problems));
  return {
    exportable: accepted.map(({ candidate }) => candidate),
    refused: refused.map(listed),
    warned: accepted.filter(({ problems }) => problems.length > 0).map(listed),
  };
}

/** The private numbers given once to each pupil and person of the establishment's base, by our id. */
export interface PrivateNumbers {
  /** ID_PRV_ELE. */
  readonly pupils: ReadonlyMap<string, number>;
  /** ID_PRV_PER. */
  readonly persons: ReadonlyMap<string, number>;
}

/** The people linked to these pupils, each once. Nobody else's data leave. */
export function personsOf(candidates: readonly Candidate[]): CandidatePerson[] {
  const byId = new Map(candidates.flatMap(({ links }) => links.map(({ person }) => [person.id, person] as const)));
  return [...byId.values()];
}

/**
 * The document of the pupils that passed the rules, in the order of their private numbers.
 * @throws when a pupil or person has no number, or lacks what the rules demand: both are bugs of the caller
 */
export function documentOf(
  exportable: readonly Candidate[],
  reference: Reference,
  parameters: Parameters,
  numbers: PrivateNumbers,
): ImportEleves {
  return {
    parameters,
    persons: personsOf(exportable)
      .map((person) => personOf(person, demanded(numbers.persons.get(person.id), 'ID_PRV_PER')))
      .sort(byNumber),
    pupils: exportable.map((candidate) => pupilOf(candidate, reference, numbers)).sort(byNumber),
  };
}

const byNumber = (a: { number: number }, b: { number: number }): number => a.number - b.number;

function personOf(person: CandidatePerson, number: number): Person {
  return {
    number,
    civility: demanded(person.civility, 'CODE_CIVILITE'),
    lastName: person.lastName,
    ...given('usageName', person.usageName),
    firstName: demanded(person.firstName, 'PRENOM'),
    ...addressOf(person.address),
    sharesAddress: person.sharesAddress,
    occupation:
      person.occupation === null || OBSOLETE_OCCUPATIONS.includes(person.occupation)
        ? UNKNOWN_OCCUPATION
        : person.occupation,
    ...reachOf(person),
  };
}

function pupilOf(candidate: Candidate, reference: Reference, numbers: PrivateNumbers): Pupil {
  const { links, previous } = candidate;
  const birthCountryCode = demanded(birthCountryOf(candidate), 'CODE_PAYS');
  const linkOf = (link: CandidateLink): LegalLink => ({
    personNumber: demanded(numbers.persons.get(link.person.id), 'ID_PRV_PER'),
    kinshipCode: link.kinshipCode,
    paysFees: link.paysFees,
    housesPupil: link.housesPupil,
    receivesAids: link.receivesAids,
    contactFirst: link.contactFirst,
  });
  const level = (wanted: number): LegalLink[] =>
    links
      .filter((link) => link.level === wanted)
      .map(linkOf)
      .sort(payerFirst);
  return {
    ...(candidate.leftOn === null
      ? {}
      : { leaving: { reasonCode: demanded(candidate.exitReasonCode, 'CODE_MOTIF_SORTIE'), on: candidate.leftOn } }),
    number: demanded(numbers.pupils.get(candidate.id), 'ID_PRV_ELE'),
    ...given('nationalId', candidate.nationalId),
    lastName: candidate.lastName,
    ...given('usageName', candidate.usageName),
    firstName: candidate.firstName,
    ...given('secondName', candidate.secondName),
    ...given('thirdName', candidate.thirdName),
    nationalityCode: candidate.nationalityCode ?? UNKNOWN_NATIONALITY,
    bornOn: demanded(candidate.bornOn, 'DATE_NAISS'),
    sex: demanded(candidate.sex, 'CODE_SEXE'),
    birthCountryCode,
    birthPlace:
      birthCountryCode === FRANCE
        ? { communeCode: demanded(candidate.birthCommuneCode, 'CODE_COMMUNE_INSEE_NAISS') }
        : { city: demanded(candidate.birthCity, 'VILLE_NAISS') },
    ...given('enteredOn', candidate.enteredOn),
    ...addressOf(candidate.address),
    ...reachOf(candidate),
    transport: candidate.transport,
    regimeCode: demanded(candidate.regimeCode, 'CODE_REGIME'),
    repeating: candidate.repeating,
    legalGuardians: level(1),
    personsInCharge: level(2),
    contacts: level(3),
    schooling: {
      mef: demanded(candidate.mef, 'CODE_MEF'),
      ...given('classGroup', candidate.classGroup),
      statusCode: demanded(candidate.statusCode, 'CODE_STATUT'),
      startsOn: demanded(reference.startsOn, 'DATE_DEB_SCO'),
      options: candidate.options
        .filter((option, index, all) => all.findIndex((other) => other.subjectCode === option.subjectCode) === index)
        .map(({ subjectCode, electionMode }) => ({
          subjectCode,
          electionMode: demanded(electionMode, 'CODE_MODALITE_ELECT'),
        })),
    },
    previous: {
      uai: demanded(previous.uai, 'CODE_RNE'),
      provenanceCode: demanded(previous.provenanceCode, 'CODE_PROVENANCE'),
      ...(previous.mef !== null && isMefCode(previous.mef) ? { mef: previous.mef } : {}),
      ...given('classGroup', previous.classGroup),
      ...given('statusCode', previous.statusCode),
      subjectShortCodes: previous.subjectShortCodes.slice(0, LIMITS.options),
    },
  };
}

/** Whom old screens call RL1 comes first: who pays the fees, else by kinship code (§1.2). Then by number, to be stable. */
function payerFirst(a: LegalLink, b: LegalLink): number {
  if (a.paysFees !== b.paysFees) return a.paysFees ? -1 : 1;
  if (a.kinshipCode !== b.kinshipCode) return a.kinshipCode < b.kinshipCode ? -1 : 1;
  return a.personNumber - b.personNumber;
}

function addressOf(address: CandidateAddress | null): { address?: Address } {
  if (address === null || isBlank(address)) return {};
  const { postalCode, city, foreignCity, countryCode } = address;
  return {
    address: {
      lines: demanded(addressLines(address.lines), 'LIGNE1_ADRESSE'),
      town:
        foreignCity === null
          ? { postalCode: demanded(postalCode, 'CODE_POSTAL'), name: demanded(city, 'LL_POSTAL') }
          : { foreignName: foreignCity },
      countryCode,
    },
  };
}

/** Telephones, email and consent. Only a mobile number can receive a SMS, so consent without one is none (§1.3). */
function reachOf({
  phones,
  acceptsSms,
  email,
}: {
  phones: CandidatePhones;
  acceptsSms: boolean;
  email: string | null;
}): {
  phones: Phones;
  acceptsSms: boolean;
  email?: string;
} {
  return {
    phones: { ...given('home', phones.home), ...given('work', phones.work), ...given('mobile', phones.mobile) },
    acceptsSms: acceptsSms && phones.mobile !== null,
    ...(email !== null && isWritableEmail(email) ? { email } : {}),
  };
}

/** The field when there is a value, nothing otherwise. */
const given = <Key extends string>(key: Key, value: string | null): { [K in Key]?: string } =>
  (value === null ? {} : { [key]: value }) as { [K in Key]?: string };

function demanded<T>(value: T | null | undefined, element: string): T {
  if (value === null || value === undefined)
    throw new Error(`${element} is demanded and the rules let its absence through.`);
  return value;
}
