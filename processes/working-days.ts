/** Waits counted in working days (§2.2-5): weekends and the public holidays of the establishment's own département are none. */
import { dayAfter, isWorkingDay } from '../domain/campaign/holidays.ts';
import { instantAt, localDay } from './local-time.ts';

/** When the staff are at their desks, local time: what is overdue is told then. */
const MORNING = '08:00';

/**
 * The morning of the n-th working day after the day of an instant.
 * @param from epoch ms
 * @param timeZone IANA, the establishment's
 * @param departments as UAIs write them
 * @returns epoch ms
 */
export function afterWorkingDays(
  from: number,
  days: number,
  { timeZone, departments }: { timeZone: string; departments: readonly string[] },
): number {
  let day = localDay(from, timeZone);
  for (let left = days; left > 0; ) {
    day = dayAfter(day, 1);
    if (isWorkingDay(day, departments)) left -= 1;
  }
  return instantAt(day, MORNING, timeZone);
}
