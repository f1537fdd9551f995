/**
 * One act of the staff on many subjects at once: previewed with a verdict for each, confirmed, done one by one in the
 * background, reported with a reason for each that was not done, and, for some minutes, taken back where it can be.
 */
export const BULK_ACTS = ['integrate', 'remind', 'setPaper', 'markDocument', 'followAffectation'] as const;
export type BulkAct = (typeof BULK_ACTS)[number];

/** RUNNING until every line is settled; DONE; UNDOING and UNDONE when it was taken back. */
export const BULK_STATES = ['RUNNING', 'DONE', 'UNDOING', 'UNDONE'] as const;
export type BulkState = (typeof BULK_STATES)[number];

/** A line's fate: WAITING, DONE, REFUSED with its reason; after an undoing UNDONE, or KEPT with the reason it could not be. */
export const BULK_LINE_STATES = ['WAITING', 'DONE', 'REFUSED', 'UNDONE', 'KEPT'] as const;
export type BulkLineState = (typeof BULK_LINE_STATES)[number];
