/** The one process that tells the staff each morning what waits for them (M-13). */
export const STAFF_DIGEST_WORKFLOW = 'staffDigest';
export const STAFF_DIGEST_ID = 'staff-digest';
