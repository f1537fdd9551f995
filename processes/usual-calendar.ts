/**
 * The calendar of a round as it usually is (§3.3), made of the instant of the results; and what a calendar needs of the
 * local clock before it becomes instants: the day after the results, the night, the windows of the reminders.
 */
import {
  type Calendar,
  type CalendarField,
  type CalendarProblem,
  problemsOfCalendar,
} from '../domain/campaign/calendar.ts';
import { dayAfter, type Holiday, holidayOn, isWeekend, isWorkingDay } from '../domain/campaign/holidays.ts';
import { USUAL, type Usual } from '../domain/campaign/usual.ts';
import { instantAt, isAtNight, localDay, nightfallAfter, outsideQuietHours, startOfNextDay } from './local-time.ts';

export interface UsualCalendar {
  readonly calendar: Calendar;
  /** Holidays on weekdays between the opening and the closing, which are not counted. Local days. */
  readonly holidays: readonly { readonly on: string; readonly holiday: Holiday }[];
}

/**
 * Opens on the day after the results (J0 + 1), whatever day that is; closes on the last of so many working days, the opening's
 * included when it is one; reminds on J0 + 2, J0 + 4 and the eve of the closing, those that come after the opening's day and
 * before the closing's (§3.3). No working day is a weekend or a holiday in any of the academy's départements.
 * @param resultsAt epoch ms
 * @param timeZone the academy's, IANA
 * @param departments the academy's, as UAIs write them
 */
export function usualCalendar(
  { resultsAt, timeZone, departments }: { resultsAt: number; timeZone: string; departments: readonly string[] },
  usual: Usual = USUAL,
): UsualCalendar {
  const results = localDay(resultsAt, timeZone);
  const first = dayAfter(results, 1);
  const holidays: { on: string; holiday: Holiday }[] = [];
  let last = first;
  for (let left = usual.workingDays; ; last = dayAfter(last, 1)) {
    if (isWorkingDay(last, departments)) left -= 1;
    else if (!isWeekend(last)) holidays.push({ on: last, holiday: holidayOn(last, departments) as Holiday });
    if (left <= 0) break;
  }
  const days = [...usual.reminderDays.map((days) => dayAfter(results, days)), dayAfter(last, -1)];
  const reminded = [...new Set(days)].filter((day) => day > first && day < last).sort();
  const { quietHours, reminderSpreadMs, graceMs, undoMs } = usual;
  const closesAt = instantAt(last, usual.closesAt, timeZone);
  const calendar: Calendar = {
    opensAt: instantAt(first, usual.opensAt, timeZone),
    closesAt,
    // An hour of the night is the morning's after it, which may come too late for a closing at night.
    reminders: reminded
      .map((day) => outsideQuietHours(instantAt(day, usual.remindsAt, timeZone), timeZone, quietHours))
      .filter((at) => at < closesAt),
    reminderSpreadMs,
    graceMs,
    draftsUntil: null,
    undoMs,
    quietHours,
  };
  return { calendar: withReminderEnds(calendar, timeZone), holidays };
}

/**
 * The calendar with its reminders' windows cut: each is spread from its start for the calendar's spread, but never into the
 * night, past the next reminder or past the closing. Every calendar passes here before a run sees it.
 */
export function withReminderEnds(calendar: Calendar, timeZone: string): Calendar {
  const { reminders, reminderSpreadMs, closesAt, quietHours } = calendar;
  const reminderEnds = reminders.map((start, index) =>
    Math.min(
      start + reminderSpreadMs,
      nightfallAfter(start, timeZone, quietHours),
      reminders[index + 1] ?? closesAt,
      closesAt,
    ),
  );
  return { ...calendar, reminderEnds };
}

/**
 * Everything wrong with a calendar in its zone: the rules of `problemsOfCalendar`, the opening before the day after the results
 * (§3.3, F-35), and reminders that would start at night (§8).
 * @param resultsAt epoch ms; null when nobody has said it, or where a school moves dates inside its academy's
 */
export function problemsInZone(calendar: Calendar, timeZone: string, resultsAt: number | null): CalendarProblem[] {
  const problems = problemsOfCalendar(calendar, resultsOf(resultsAt, timeZone));
  const faulty = new Set<CalendarField>(problems.map(({ field }) => field));
  if (faulty.has('quietHours')) return problems;
  for (const [index, at] of calendar.reminders.entries()) {
    const field = `reminders.${index}` as const;
    if (!faulty.has(field) && isAtNight(at, timeZone, calendar.quietHours)) {
      problems.push({ field, problem: 'reminder-at-night' });
    }
  }
  return problems;
}

/** The results and the first instant of the day after; a date that no zone could place (year 0001) is judged as it is. */
function resultsOf(resultsAt: number | null, timeZone: string): { resultsAt: number; opensFrom: number } | null {
  if (resultsAt === null) return null;
  return { resultsAt, opensFrom: Number.isFinite(resultsAt) ? startOfNextDay(resultsAt, timeZone) : resultsAt };
}
