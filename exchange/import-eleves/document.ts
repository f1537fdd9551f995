/**
 * The return file to SIECLE, *import privé* `IMPORT_ELEVES` (schema 3.1 of 24/07/2018, §6.2), as plain data.
 *
 * SIECLE takes one file per establishment and school year. It lists persons once, whoever they answer for, then pupils,
 * each with links to those persons. Ids in it are private: two counters of five digits that belong to the sending
 * software, given once per person and pupil. An optional field that is absent here is an absent element in the file,
 * never an empty one. Wishes, swapped languages and documents have no place in this format and stay with us.
 *
 * Days are `YYYY-MM-DD`, without zone.
 */

export interface ImportEleves {
  readonly parameters: Parameters;
  /** At least one. */
  readonly persons: readonly Person[];
  /** At least one: there is no file for nobody. */
  readonly pupils: readonly Pupil[];
}

/** PARAMETRES: which base the file enters, and which of our sendings it is. */
export interface Parameters {
  /** UAJ. */
  readonly uai: string;
  /** ANNEE_SCOLAIRE, the year of insertion: `2027` is 2027-2028. */
  readonly schoolYear: number;
  /** DATE_IMPORT, the day of the sending in the establishment's zone. */
  readonly sentOn: string;
  /** NUM_ENVOI, 0..99999, greater than that of every earlier file of this base. */
  readonly sending: number;
}

/** PERSONNE: one human, once, for all the pupils of the establishment. */
export interface Person {
  /** ID_PRV_PER, 0..99999, unique in the file. */
  readonly number: number;
  /** CODE_CIVILITE: `1` M., `2` Mme. */
  readonly civility: string;
  readonly lastName: string;
  readonly usageName?: string;
  readonly firstName: string;
  readonly address?: Address;
  /** COMMUNICATION_ADRESSE, to parents' associations. */
  readonly sharesAddress: boolean;
  /** CODE_PROFESSION (PCS), `99` when unknown. */
  readonly occupation: string;
  readonly phones: Phones;
  readonly acceptsSms: boolean;
  readonly email?: string;
}

export interface Phones {
  readonly home?: string;
  readonly work?: string;
  readonly mobile?: string;
}

/** ADRESSE: up to four lines of 38 characters (AFNOR Z10-011), then a French postal code and town, or a town abroad. */
export interface Address {
  /** LIGNE1..4_ADRESSE, each in its place; null where the line is empty. */
  readonly lines: readonly (string | null)[];
  readonly town: { readonly postalCode: string; readonly name: string } | { readonly foreignName: string };
  /** CODE_PAYS, `100` is France. */
  readonly countryCode: string;
}

/** ELEVE. */
export interface Pupil {
  /** CODE_MOTIF_SORTIE and DATE_SORTIE of a pupil who left (*élève sortant*). */
  readonly leaving?: { readonly reasonCode: string; readonly on: string };
  /** ID_PRV_ELE, 0..99999, unique in the file. */
  readonly number: number;
  /** ID_NATIONAL, the INE, unique in the file. */
  readonly nationalId?: string;
  readonly lastName: string;
  readonly usageName?: string;
  readonly firstName: string;
  readonly secondName?: string;
  readonly thirdName?: string;
  /** CODE_PAYS_NAT, `995` when unknown. */
  readonly nationalityCode: string;
  readonly bornOn: string;
  /** CODE_SEXE: `1` M, `2` F. */
  readonly sex: string;
  readonly birthCountryCode: string;
  /** CODE_COMMUNE_INSEE_NAISS in France, VILLE_NAISS abroad. */
  readonly birthPlace: { readonly communeCode: string } | { readonly city: string };
  /** DATE_ENTREE in this establishment. */
  readonly enteredOn?: string;
  readonly address?: Address;
  readonly phones: Phones;
  readonly acceptsSms: boolean;
  readonly email?: string;
  /** ADHESION_TRANSPORT. */
  readonly transport: boolean;
  /** CODE_REGIME. */
  readonly regimeCode: string;
  /** DOUBLEMENT. */
  readonly repeating: boolean;
  /** LEGAL, one or two, the one who pays the fees first. */
  readonly legalGuardians: readonly LegalLink[];
  /** PERSONNE_EN_CHARGE: houses the pupil without parental authority. */
  readonly personsInCharge: readonly ChargeLink[];
  /** CONTACT: emergencies only. */
  readonly contacts: readonly ContactLink[];
  readonly schooling: Schooling;
  readonly previous: PreviousSchooling;
}

export interface ContactLink {
  /** ID_PRV_PER of one of the persons. */
  readonly personNumber: number;
  /** CODE_PARENTE, exactly two characters. */
  readonly kinshipCode: string;
}

export interface ChargeLink extends ContactLink {
  readonly paysFees: boolean;
  readonly housesPupil: boolean;
  readonly contactFirst: boolean;
}

export interface LegalLink extends ChargeLink {
  readonly receivesAids: boolean;
}

/** SCOLARITE_ACTIVE: the year enrolled into. */
export interface Schooling {
  readonly mef: string;
  /** CODE_DIVISION, at most 8 characters; absent until classes are built. */
  readonly classGroup?: string;
  /** CODE_STATUT: `ST` scolaire. */
  readonly statusCode: string;
  /** DATE_DEB_SCO, the first day of the year in *Communs*. */
  readonly startsOn: string;
  /** OPTION, at most 12, in rank order. */
  readonly options: readonly { readonly subjectCode: string; readonly electionMode: string }[];
}

/** ETABLISSEMENT_AN_DERNIER: the year before. */
export interface PreviousSchooling {
  /** CODE_RNE. */
  readonly uai: string;
  /** CODE_PROVENANCE, one character of the nomenclature. */
  readonly provenanceCode: string;
  readonly mef?: string;
  readonly classGroup?: string;
  readonly statusCode?: string;
  /** OPTIONS_AN_DERNIER: at most 12 CODE_GESTION of at most 5 characters (the schema allows no more there). */
  readonly subjectShortCodes: readonly string[];
}

/** LOGICIEL: SIECLE refuses a file whose software is not that of the establishment's first one. At most 10 characters. */
export const SOFTWARE = 'RENTREE';

/** Attribute VERSION of the root: the schema's own version. */
export const SCHEMA_VERSION = '3.1';

/** Limits of the format that the rules check before anything is written. */
export const LIMITS = {
  legalGuardians: 2,
  options: 12,
  addressLines: 4,
  line: 38,
  town: 32,
  name: 100,
  phone: 20,
  email: 254,
} as const;

/** CODE_PROFESSION of a person whose occupation is unknown, CODE_PAYS_NAT of an unknown nationality (§6.2). */
export const UNKNOWN_OCCUPATION = '99';
export const UNKNOWN_NATIONALITY = '995';
