/** The way from the inbox to decisions on many: its list as it is narrowed, or all that waits for one pupil. */
import { deskPath } from '../post.ts';

/** @param query as the inbox's address has it, with its question mark; empty for everything that waits */
export const decisionsPath = (uai: string, query = ''): string => `${deskPath(uai, 'modifications', 'lot')}${query}`;

export const decisionsOfPupilPath = (uai: string, recordChangeId: string): string =>
  decisionsPath(uai, `?demande=${encodeURIComponent(recordChangeId)}`);
