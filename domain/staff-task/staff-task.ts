/**
 * What a person of the staff has to do that no list of dossiers or changes shows by itself. A task has one cause and one
 * owner, an establishment or the academy, and is resolved when its cause is gone or somebody says so.
 */
export const TASK_KINDS = [
  /** Two guardians disagree: the head decides (E-02). */
  'SETTLE_DISPUTE',
  /** A letter came back (E-13). */
  'MAIL_BOUNCED',
  /** Nobody answers for the pupil: no dossier (E-19). */
  'NO_LEGAL_GUARDIAN',
  /** The base of N+1 does not know the formation of the affectation (E-18). */
  'FORMATION_UNKNOWN',
  /** A guardian lost parental authority during the campaign (E-17). */
  'AUTHORITY_WITHDRAWN',
  /** The campaign's instant has come and it is not ready (§3.2). */
  'CAMPAIGN_NOT_READY',
  /** An affectation came after the opening or the closing: a dossier is to be opened (E-07). */
  'OPEN_DOSSIER',
  /** The origin asks the lycée to reopen a dossier (§3.6). */
  'REOPENING_ASKED',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];
