/** Who answers for a pupil: levels and kinship of SIECLE since 30/03/2018 (§1.2). */
export const LEVELS = [1, 2, 3] as const;
/** 1 legal guardian, 2 person in charge, 3 contact. */
export type Level = (typeof LEVELS)[number];

/** What a court left of parental authority (§1.4-5). INFORMATION_ONLY reads the status and cannot act. */
export const AUTHORITIES = ['FULL', 'INFORMATION_ONLY', 'WITHDRAWN'] as const;
export type Authority = (typeof AUTHORITIES)[number];

/** CODE_PARENTE, exactly two characters (§1.2). */
export const KINSHIPS = ['10', '20', '37', '38', '39', '41', '42', '50', '51', '70', '90'] as const;
export type Kinship = (typeof KINSHIPS)[number];

export interface Responsibility {
  readonly level: Level;
  readonly kinship: string;
  readonly authority: Authority;
  readonly paysFees: boolean;
  readonly ended: boolean;
}

/** May read the pupil's record and dossier: legal guardians, one with information only, and who houses the pupil (E-15). */
export const mayRead = (link: Responsibility): boolean =>
  !link.ended && link.level <= 2 && link.authority !== 'WITHDRAWN';

/**
 * May change the record, accept, refuse, submit: a legal guardian with the full exercise of authority (§1.2, §1.4-5). Where
 * the pupil `actsAlone`, the pupil's own link alone acts, and the parents keep reading (E-14).
 */
export const mayAct = (link: Responsibility, pupilActsAlone: boolean): boolean =>
  !link.ended &&
  link.level === 1 &&
  link.authority === 'FULL' &&
  (!pupilActsAlone || link.kinship === PUPIL_THEMSELVES);

/** CODE_PARENTE of a pupil who answers for themselves. */
export const PUPIL_THEMSELVES = '70';

/** Whether somebody born on that day is 18 on `today`. Days `YYYY-MM-DD`; a birth unknown to the base is no majority. */
export const isOfAge = (bornOn: string | null, today: string): boolean =>
  // A text comparison is enough: 29 February is over on 1 March by itself.
  bornOn !== null && `${Number(bornOn.slice(0, 4)) + 18}${bornOn.slice(4)}` <= today;

/** Whether a pupil is of age on that day and their own legal guardian (E-14). */
export const actsAlone = (
  bornOn: string | null,
  today: string,
  links: readonly Pick<Responsibility, 'kinship' | 'level' | 'ended'>[],
): boolean =>
  isOfAge(bornOn, today) &&
  links.some(({ kinship, level, ended }) => !ended && level === 1 && kinship === PUPIL_THEMSELVES);

/** What a school says of a link that a guardian disclaimed (§1.4-7): right after all, or wrong. */
export const DISCLAIMER_OUTCOMES = ['RESTORED', 'ENDED'] as const;
export type DisclaimerOutcome = (typeof DISCLAIMER_OUTCOMES)[number];
