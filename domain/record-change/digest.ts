/**
 * How a member of the staff hears of the changes that wait (issue: M-13): once a day, at each change, or never; each clerk
 * chooses, and the daily digest is what nobody has to choose.
 */
export const DIGEST_MODES = ['DAILY', 'EACH', 'NONE'] as const;
export type DigestMode = (typeof DIGEST_MODES)[number];
