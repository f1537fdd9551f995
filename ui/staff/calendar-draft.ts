/** A campaign's calendar as staff type it: wall-clock times of the academy's zone, durations in minutes (§3.2, §3.3). */
import type { Schemas } from '../client/client.ts';
import { instantOf, wallTimeOf } from '../i18n/zoned-time.ts';

export type Calendar = Schemas['Calendar'];

export interface CalendarDraft {
  readonly opensAt: string;
  readonly closesAt: string;
  readonly reminders: readonly string[];
  /** Minutes, as typed. */
  readonly spread: string;
  readonly grace: string;
  readonly quiet: boolean;
  /** Local hours, as typed. */
  readonly quietFrom: string;
  readonly quietTo: string;
}

export interface Bounds {
  readonly opensAt: string;
  readonly closesAt: string;
}

export type CalendarProblem =
  | 'time-missing'
  | 'opens-after-closing'
  | 'reminder-outside'
  | 'outside-bounds'
  | 'minutes'
  | 'hours';

/** Where (name of the control) and what. */
export interface CalendarFault {
  readonly name: string;
  readonly problem: CalendarProblem;
}

const NIGHT = { from: 21, to: 7 };

export function draftOf(calendar: Calendar, timeZone: string): CalendarDraft {
  const { quietHours } = calendar;
  return {
    opensAt: wallTimeOf(calendar.opensAt, timeZone),
    closesAt: wallTimeOf(calendar.closesAt, timeZone),
    reminders: calendar.reminders.map((at) => wallTimeOf(at, timeZone)),
    spread: String(calendar.reminderSpreadSeconds / 60),
    grace: String(calendar.graceSeconds / 60),
    quiet: quietHours !== null,
    quietFrom: String((quietHours ?? NIGHT).from),
    quietTo: String((quietHours ?? NIGHT).to),
  };
}

/**
 * The calendar that was typed, or what is wrong with it. A time or duration that was not touched stays the one it was, to
 * the second: a season played in minutes has instants that no one could type.
 * @param before the calendar that the draft was made of
 * @param bounds the academy's, for a school; null for the academy itself
 */
export function calendarOf(
  draft: CalendarDraft,
  timeZone: string,
  before: Calendar,
  bounds: Bounds | null = null,
): { calendar: Calendar; faults: CalendarFault[] } {
  const faults: CalendarFault[] = [];
  /** `were`: what may stand here unchanged. */
  const instant = (name: string, wallTime: string, were: readonly (string | undefined)[]): string => {
    const kept = were.find((was) => was !== undefined && wallTimeOf(was, timeZone) === wallTime);
    const at = kept ?? instantOf(wallTime, timeZone);
    if (at === null) faults.push({ name, problem: 'time-missing' });
    return at ?? '';
  };
  const seconds = (name: string, minutes: string, unchanged: number): number => {
    if (minutes === String(unchanged / 60)) return unchanged;
    const typed = Number(minutes.replace(',', '.'));
    const fits = minutes.trim() !== '' && typed >= 0 && typed <= 1440;
    if (!fits) faults.push({ name, problem: 'minutes' });
    return fits ? Math.round(typed * 60) : unchanged;
  };
  const hour = (name: string, text: string): number => {
    const fits = /^\d{1,2}$/.test(text.trim()) && Number(text) <= 23;
    if (!fits) faults.push({ name, problem: 'hours' });
    return fits ? Number(text) : 0;
  };

  const opensAt = instant('opensAt', draft.opensAt, [before.opensAt]);
  const closesAt = instant('closesAt', draft.closesAt, [before.closesAt]);
  const reminders = draft.reminders.map((wallTime, index) =>
    // Its own place first: a reminder removed above moves those below it.
    instant(`reminder-${index}`, wallTime, [before.reminders[index], ...before.reminders]),
  );
  const calendar: Calendar = {
    opensAt,
    closesAt,
    reminders: [...reminders].sort((a, b) => Date.parse(a) - Date.parse(b)),
    reminderSpreadSeconds: seconds('spread', draft.spread, before.reminderSpreadSeconds),
    graceSeconds: seconds('grace', draft.grace, before.graceSeconds),
    quietHours: draft.quiet ? { from: hour('quietFrom', draft.quietFrom), to: hour('quietTo', draft.quietTo) } : null,
  };
  if (opensAt && closesAt) {
    if (Date.parse(opensAt) >= Date.parse(closesAt)) faults.push({ name: 'closesAt', problem: 'opens-after-closing' });
    if (bounds && Date.parse(opensAt) < Date.parse(bounds.opensAt)) {
      faults.push({ name: 'opensAt', problem: 'outside-bounds' });
    }
    if (bounds && Date.parse(closesAt) > Date.parse(bounds.closesAt)) {
      faults.push({ name: 'closesAt', problem: 'outside-bounds' });
    }
    for (const [index, at] of reminders.entries()) {
      const outside = Date.parse(at) < Date.parse(opensAt) || Date.parse(at) >= Date.parse(closesAt);
      if (at && outside) faults.push({ name: `reminder-${index}`, problem: 'reminder-outside' });
    }
  }
  return { calendar, faults };
}

/** Whether two calendars are the same to the second, whatever the writing of their instants. */
export const sameCalendar = (a: Calendar, b: Calendar): boolean =>
  JSON.stringify(inEpochs(a)) === JSON.stringify(inEpochs(b));

const inEpochs = ({
  opensAt,
  closesAt,
  reminders,
  reminderSpreadSeconds,
  graceSeconds,
  quietHours,
}: Calendar): unknown => [
  Date.parse(opensAt),
  Date.parse(closesAt),
  reminders.map((at) => Date.parse(at)),
  reminderSpreadSeconds,
  graceSeconds,
  quietHours && [quietHours.from, quietHours.to],
];
