/** A round that does not exist yet: its number, and how the academy sends its letters; its dates come from the results. */
import type { Schemas } from '../client/client.ts';
import { wallTimeOf } from '../i18n/zoned-time.ts';
import { BLANK, type CalendarDraft, draftOf } from '../staff/calendar-draft.ts';

export type Round = Schemas['Rounds']['rounds'][number];

export interface NewRound {
  readonly schoolYear: number;
  readonly round: number;
  readonly draft: CalendarDraft;
  /** Those who took part in the round before. */
  readonly volunteers: Round['volunteers'];
}

/**
 * The next round of the latest year, or the first one of this year. No date is made up: the usual ones are proposed when the
 * results' are known.
 * @param now epoch ms
 */
export function newRound(rounds: readonly Round[], timeZone: string, now: number): NewRound {
  const [latest] = [...rounds].sort((a, b) => b.schoolYear - a.schoolYear || b.round - a.round);
  const year = Number(wallTimeOf(new Date(now).toISOString(), timeZone).slice(0, 4));
  const { opensAt, closesAt, closing, draftsUntil, reminders } = BLANK;
  return {
    schoolYear: latest?.schoolYear ?? year,
    round: Math.min(9, (latest?.round ?? 0) + 1),
    draft: latest
      ? { ...draftOf(latest.calendar, timeZone), opensAt, closesAt, closing, draftsUntil, reminders }
      : BLANK,
    volunteers: latest?.volunteers ?? null,
  };
}
