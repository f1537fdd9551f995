/** A campaign's calendar as staff type it: wall-clock times of the academy's zone, durations in minutes (§3.2, §3.3). */
import {
  type CalendarField,
  type ClosingMode,
  type CalendarProblem as Contradiction,
  closingModeOf,
  type Calendar as Instants,
  outsideBounds,
  problemsOfCalendar,
} from '../../domain/campaign/calendar.ts';
import { dayAfter } from '../../domain/campaign/holidays.ts';
import { USUAL } from '../../domain/campaign/usual.ts';
import type { Schemas } from '../client/client.ts';
import { instantOf, wallTimeOf } from '../i18n/zoned-time.ts';

export type Calendar = Schemas['Calendar'];

export interface CalendarDraft {
  readonly opensAt: string;
  readonly closesAt: string;
  readonly closing: ClosingMode;
  /** Asked for in the mode that lets drafts finish. */
  readonly draftsUntil: string;
  readonly reminders: readonly string[];
  /** Minutes, as typed. */
  readonly spread: string;
  readonly grace: string;
  readonly undo: string;
  readonly quiet: boolean;
  /** Local hours, as typed. */
  readonly quietFrom: string;
  readonly quietTo: string;
}

/** A calendar that nobody has typed yet: no date, and what is usual besides (§3.3, E-09, §8). */
export const BLANK: CalendarDraft = {
  opensAt: '',
  closesAt: '',
  closing: 'GRACE',
  draftsUntil: '',
  reminders: [],
  spread: String(USUAL.reminderSpreadMs / 60_000),
  grace: String(USUAL.graceMs / 60_000),
  undo: String(USUAL.undoMs / 60_000),
  quiet: true,
  quietFrom: String(USUAL.quietHours.from),
  quietTo: String(USUAL.quietHours.to),
};

export type Bounds = Schemas['CampaignDetail']['bounds'];

export type CalendarProblem = Contradiction['problem'] | 'time-missing' | 'minutes' | 'undo-minutes' | 'hours';

/** Where (name of the control) and what. */
export interface CalendarFault {
  readonly name: string;
  readonly problem: CalendarProblem;
}

const NIGHT = USUAL.quietHours;

export function draftOf(calendar: Calendar, timeZone: string): CalendarDraft {
  const { quietHours, draftsUntil } = calendar;
  return {
    opensAt: wallTimeOf(calendar.opensAt, timeZone),
    closesAt: wallTimeOf(calendar.closesAt, timeZone),
    closing: closingModeOf(instantsOf(calendar)),
    draftsUntil: draftsUntil === null ? '' : wallTimeOf(draftsUntil, timeZone),
    reminders: calendar.reminders.map((at) => wallTimeOf(at, timeZone)),
    spread: String(calendar.reminderSpreadSeconds / 60),
    grace: String(calendar.graceSeconds / 60),
    undo: String(calendar.undoSeconds / 60),
    quiet: quietHours !== null,
    quietFrom: String((quietHours ?? NIGHT).from),
    quietTo: String((quietHours ?? NIGHT).to),
  };
}

/**
 * The calendar that was typed, or what is wrong with it, by the very rules that the api asks again. A time or duration that
 * was not touched stays the one it was, to the second: a season played in minutes has instants that no one could type.
 * @param before the calendar that the draft was made of; null for one that does not exist yet
 * @param bounds the academy's, for a school; null for the academy itself
 * @param resultsAt when the results are told, ISO 8601, for the academy; the opening is the day after at the earliest
 */
export function calendarOf(
  draft: CalendarDraft,
  timeZone: string,
  before: Calendar | null,
  { bounds = null, resultsAt = null }: { bounds?: Bounds | null; resultsAt?: string | null } = {},
): { calendar: Calendar; faults: CalendarFault[] } {
  const faults: CalendarFault[] = [];
  /** `were`: what may stand here unchanged. */
  const instant = (name: string, wallTime: string, were: readonly (string | null | undefined)[]): string => {
    const kept = were.find((was) => was && wallTimeOf(was, timeZone) === wallTime);
    const at = kept ?? instantOf(wallTime, timeZone);
    if (!at) faults.push({ name, problem: 'time-missing' });
    return at ?? '';
  };
  const seconds = (
    name: string,
    minutes: string,
    unchanged: number | undefined,
    { most, problem }: { most: number; problem: CalendarProblem } = { most: 1440, problem: 'minutes' },
  ): number => {
    if (unchanged !== undefined && minutes === String(unchanged / 60)) return unchanged;
    const typed = Number(minutes.replace(',', '.'));
    const fits = minutes.trim() !== '' && typed >= 0 && typed <= most;
    if (!fits) faults.push({ name, problem });
    return fits ? Math.round(typed * 60) : 0;
  };
  const hour = (name: string, text: string): number => {
    const fits = /^\d{1,2}$/.test(text.trim()) && Number(text) <= 23;
    if (!fits) faults.push({ name, problem: 'hours' });
    return fits ? Number(text) : 0;
  };

  const letsFinish = draft.closing === 'LET_DRAFTS_FINISH';
  const typed: Calendar = {
    opensAt: instant('opensAt', draft.opensAt, [before?.opensAt]),
    closesAt: instant('closesAt', draft.closesAt, [before?.closesAt]),
    draftsUntil: letsFinish ? instant('draftsUntil', draft.draftsUntil, [before?.draftsUntil]) : null,
    reminders: draft.reminders.map((wallTime, index) =>
      // Its own place first: a reminder removed above moves those below it.
      instant(`reminder-${index}`, wallTime, [before?.reminders[index], ...(before?.reminders ?? [])]),
    ),
    reminderSpreadSeconds: seconds('spread', draft.spread, before?.reminderSpreadSeconds),
    graceSeconds: seconds('grace', draft.grace, before?.graceSeconds),
    undoSeconds: seconds('undo', draft.undo, before?.undoSeconds, { most: 60, problem: 'undo-minutes' }),
    quietHours: draft.quiet ? { from: hour('quietFrom', draft.quietFrom), to: hour('quietTo', draft.quietTo) } : null,
  };

  const missing = new Set(faults.map(({ name }) => name));
  const instants = instantsOf(typed);
  const contradictions = [
    ...problemsOfCalendar(instants, resultsAt ? resultsOf(resultsAt, timeZone) : null),
    ...(bounds ? outsideBounds(boundsOf(bounds), instants) : []),
  ];
  for (const { field, problem } of contradictions) {
    const name = controlOf(field);
    const untold = !missing.has(name) && !(field === 'quietHours' && missing.has('quietFrom'));
    if (untold) faults.push({ name, problem });
  }
  const faulty = new Set(faults.map(({ name }) => name));
  for (const [index, wallTime] of draft.reminders.entries()) {
    const name = `reminder-${index}`;
    if (!faulty.has(name) && isAtNight(wallTime, typed.quietHours)) faults.push({ name, problem: 'reminder-at-night' });
  }
  const reminders = [...typed.reminders].sort((a, b) => Date.parse(a) - Date.parse(b));
  return { calendar: { ...typed, reminders }, faults };
}

/** The same calendar as the rules know it. An instant that was not typed is none (NaN), and reported beside its control. */
const instantsOf = (calendar: Calendar): Instants => ({
  opensAt: Date.parse(calendar.opensAt),
  closesAt: Date.parse(calendar.closesAt),
  draftsUntil: calendar.draftsUntil === null ? null : Date.parse(calendar.draftsUntil),
  reminders: calendar.reminders.map((at) => Date.parse(at)),
  reminderSpreadMs: calendar.reminderSpreadSeconds * 1000,
  graceMs: calendar.graceSeconds * 1000,
  undoMs: calendar.undoSeconds * 1000,
  quietHours: calendar.quietHours && { from: calendar.quietHours.from, to: calendar.quietHours.to },
});

/** The results and the beginning of the day after, in the academy's zone. */
function resultsOf(resultsAt: string, timeZone: string): { resultsAt: number; opensFrom: number } {
  const dayAfterResults = dayAfter(wallTimeOf(resultsAt, timeZone).slice(0, 10), 1);
  const opensFrom = instantOf(`${dayAfterResults}T00:00`, timeZone);
  return { resultsAt: Date.parse(resultsAt), opensFrom: opensFrom ? Date.parse(opensFrom) : 0 };
}

function boundsOf(bounds: Bounds): Pick<Instants, 'opensAt' | 'closesAt' | 'graceMs'> {
  const [opensAt, closesAt] = [Date.parse(bounds.opensAt), Date.parse(bounds.closesAt)];
  return { opensAt, closesAt, graceMs: Date.parse(bounds.draftsUntil) - closesAt };
}

function isAtNight(wallTime: string, night: Calendar['quietHours']): boolean {
  if (!night) return false;
  const hour = Number(wallTime.slice(11, 13));
  const { from, to } = night;
  return from > to ? hour >= from || hour < to : hour >= from && hour < to;
}

const CONTROLS: Partial<Record<CalendarField, string>> = {
  reminderSpreadMs: 'spread',
  graceMs: 'grace',
  undoMs: 'undo',
  quietHours: 'quietTo',
};
const controlOf = (field: CalendarField): string => CONTROLS[field] ?? field.replace('reminders.', 'reminder-');

/** Whether two calendars are the same to the second, whatever the writing of their instants. */
export const sameCalendar = (a: Calendar, b: Calendar): boolean =>
  JSON.stringify(instantsOf(a)) === JSON.stringify(instantsOf(b));
