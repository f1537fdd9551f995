/**
 * How long a run leaves its turn free, before it tries again, when the database holds an act that the run does not know of:
 * written just before the engine lost it (a server killed between the two). The dispatcher resends it within that time
 * (its first attempt comes after 6 seconds, `processes/submissions.ts`), or at one of the next tries. Milliseconds.
 */
export const RESENT_WITHIN_MS = 10_000;
