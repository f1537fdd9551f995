/**
 * What the inbox of a school may be narrowed by (§2.2-2): one vocabulary for the page's address, the contract and the query.
 */
import type { FieldValue, RecordFieldName } from '../pupil-record/fields.ts';

/** A yes-or-no fact of a set; several narrow the list further. */
export const INBOX_MARKS = [
  /** Two guardians want something else in the same field (§2.3). */
  'conflict',
  /** The base has changed since the guardian read it (§2.3). */
  'stale',
  /** Told as late: 5 working days without a decision (§2.2-5). */
  'overdue',
  /** Claimed by the reader. */
  'mine',
  /** Claimed by nobody who may still review (E-20). */
  'unclaimed',
  /** Made within an enrolment: the integration waits for it. */
  'enrolment',
] as const;
export type InboxMark = (typeof INBOX_MARKS)[number];

/** What of the inbox somebody sees: everything, or the regime alone (§4 ○). */
export const REVIEW_SCOPES = ['ALL', 'REGIME'] as const;
export type ReviewScope = (typeof REVIEW_SCOPES)[number];

export const inScope = (scope: ReviewScope, field: RecordFieldName): boolean =>
  scope === 'ALL' || field === 'pupil.regime';

/** Another guardian's proposal for the same field of the same person. */
export interface RivalProposal {
  readonly itemId: string;
  readonly recordChangeId: string;
  /** Of its set: choosing it is a decision on that set. */
  readonly revision: number;
  readonly author: string;
  /** A code. */
  readonly kinship: string;
  readonly submittedAt: string;
  readonly proposed: FieldValue;
  /** Accepted in its own set, which is not written yet. */
  readonly accepted: boolean;
}
