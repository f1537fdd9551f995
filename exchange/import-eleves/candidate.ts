/**
 * What the pupil base and the nomenclature say, before anyone asks whether the format can take it: anything may be
 * missing. `why-not-export.ts` judges a candidate, `prepare.ts` makes the document of those that pass.
 */

export interface Candidate {
  /** Our id of the pupil's row. */
  readonly id: string;
  readonly nationalId: string | null;
  readonly lastName: string;
  readonly usageName: string | null;
  readonly firstName: string;
  readonly secondName: string | null;
  readonly thirdName: string | null;
  readonly sex: string | null;
  /** `YYYY-MM-DD`. */
  readonly bornOn: string | null;
  readonly birthCountryCode: string | null;
  readonly birthCommuneCode: string | null;
  readonly birthCity: string | null;
  readonly nationalityCode: string | null;
  readonly enteredOn: string | null;
  readonly leftOn: string | null;
  readonly exitReasonCode: string | null;
  readonly address: CandidateAddress | null;
  readonly phones: CandidatePhones;
  readonly acceptsSms: boolean;
  readonly email: string | null;
  readonly transport: boolean;
  readonly regimeCode: string | null;
  readonly repeating: boolean;
  readonly scholarshipCode: string | null;
  /** Links in force: neither ended, nor of a person whose authority was withdrawn. */
  readonly links: readonly CandidateLink[];
  readonly mef: string | null;
  readonly classGroup: string | null;
  readonly statusCode: string | null;
  /** In rank order. */
  readonly options: readonly { readonly subjectCode: string; readonly electionMode: string | null }[];
  readonly previous: CandidatePrevious;
}

export interface CandidatePrevious {
  readonly uai: string | null;
  readonly provenanceCode: string | null;
  readonly mef: string | null;
  readonly classGroup: string | null;
  readonly statusCode: string | null;
  /** CODE_GESTION of the subjects followed, in rank order. */
  readonly subjectShortCodes: readonly string[];
}

export interface CandidateAddress {
  readonly lines: readonly (string | null)[];
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly foreignCity: string | null;
  readonly countryCode: string;
}

export interface CandidatePhones {
  readonly home: string | null;
  readonly work: string | null;
  readonly mobile: string | null;
}

export interface CandidateLink {
  readonly person: CandidatePerson;
  /** 1 legal guardian, 2 person in charge, 3 contact. */
  readonly level: number;
  readonly kinshipCode: string;
  readonly paysFees: boolean;
  readonly housesPupil: boolean;
  readonly receivesAids: boolean;
  readonly contactFirst: boolean;
}

export interface CandidatePerson {
  readonly id: string;
  readonly civility: string | null;
  readonly lastName: string;
  readonly usageName: string | null;
  readonly firstName: string | null;
  readonly address: CandidateAddress | null;
  readonly phones: CandidatePhones;
  readonly acceptsSms: boolean;
  readonly email: string | null;
  readonly occupation: string | null;
  readonly sharesAddress: boolean;
}

/**
 * The nomenclature of the establishment for the year enrolled into. An empty list was never imported: nothing is checked
 * against it, since ignorance is no reason to hold a pupil back.
 */
export interface Reference {
  readonly schoolYear: number;
  /** First day of the year in *Communs*, `YYYY-MM-DD`. */
  readonly startsOn: string | null;
  /** MEF of the year, with NB_OPT_MINI. */
  readonly mefs: ReadonlyMap<string, { readonly minimumOptions: number }>;
  /** MEF known in the year before, here or in the schools the pupils come from. */
  readonly previousMefs: ReadonlySet<string>;
  readonly subjects: ReadonlySet<string>;
  /** Divisions with the MEF they belong to. */
  readonly classGroups: ReadonlyMap<string, readonly string[]>;
  readonly codes: {
    readonly regime: ReadonlySet<string>;
    readonly kinship: ReadonlySet<string>;
    readonly occupation: ReadonlySet<string>;
    readonly provenance: ReadonlySet<string>;
    readonly status: ReadonlySet<string>;
    readonly exitReason: ReadonlySet<string>;
  };
}
