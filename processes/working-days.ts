/** Waits counted in working days (§2.2-5): weekends and the public holidays of the establishment's own département are none. */
import { dayAfter, isWorkingDay } from '../domain/campaign/holidays.ts';
import { instantAt, localDay } from './local-time.ts';

/** When the staff are at their desks, local time: what is overdue is told then, and the daily digest. */
const MORNING = '08:00';

/** Where an establishment's days are counted. */
export interface Place {
  /** IANA, the academy's. */
  readonly timeZone: string;
  /** As UAIs write them. */
  readonly departments: readonly string[];
}

/** An establishment's own département, in the zone of its academy. */
export const placeOf = (uai: string, timeZone: string): Place => ({ timeZone, departments: [uai.slice(0, 3)] });

/**
 * The morning of the n-th working day after the day of an instant.
 * @param from epoch ms
 * @returns epoch ms
 */
export function afterWorkingDays(from: number, days: number, { timeZone, departments }: Place): number {
  let day = localDay(from, timeZone);
  for (let left = days; left > 0; ) {
    day = dayAfter(day, 1);
    if (isWorkingDay(day, departments)) left -= 1;
  }
  return instantAt(day, MORNING, timeZone);
}

/**
 * The instant before which something must have come to have waited for n working days by now: what is `afterWorkingDays`
 * of its arrival is over.
 * @param now epoch ms
 * @returns epoch ms, the beginning of a local day
 */
export function waitedSince(now: number, days: number, { timeZone, departments }: Place): number {
  let day = localDay(now, timeZone);
  // This morning counts once it has come.
  let left = isWorkingDay(day, departments) && instantAt(day, MORNING, timeZone) <= now ? days - 1 : days;
  while (left > 0) {
    day = dayAfter(day, -1);
    if (isWorkingDay(day, departments)) left -= 1;
  }
  return instantAt(day, '00:00', timeZone);
}

/** The morning of a day's work that comes after an instant (both epoch ms). */
export function nextMorning(after: number, { timeZone, departments }: Place): number {
  for (let day = localDay(after, timeZone); ; day = dayAfter(day, 1)) {
    const morning = instantAt(day, MORNING, timeZone);
    if (morning > after && isWorkingDay(day, departments)) return morning;
  }
}

/** The morning of the day that an instant is in; null where that day is no working day. */
export function morningOf(instant: number, { timeZone, departments }: Place): number | null {
  const day = localDay(instant, timeZone);
  return isWorkingDay(day, departments) ? instantAt(day, MORNING, timeZone) : null;
}
