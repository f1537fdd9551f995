/** A campaign's calendar between people, who write instants as ISO 8601, and the processes, which count milliseconds. */
import type { z } from 'zod';
import { type Calendar, whyNotCalendar } from '../domain/campaign/calendar.ts';
import { refusal } from '../domain/refusals.ts';
import type { calendar } from './contract/school.ts';
import { Refused } from './problems.ts';

type CalendarBody = z.output<typeof calendar>;

/** @throws Refused `calendar-inconsistent` */
export function calendarFrom(body: CalendarBody): Calendar {
  const made: Calendar = {
    opensAt: Date.parse(body.opensAt),
    closesAt: Date.parse(body.closesAt),
    reminders: body.reminders.map((at) => Date.parse(at)).sort((a, b) => a - b),
    reminderSpreadMs: body.reminderSpreadSeconds * 1000,
    graceMs: body.graceSeconds * 1000,
    quietHours: body.quietHours,
  };
  const problem = whyNotCalendar(made);
  if (problem) throw new Refused(refusal('calendar-inconsistent', { problem }));
  return made;
}

export const calendarShown = (kept: Calendar): CalendarBody => ({
  opensAt: isoOf(kept.opensAt),
  closesAt: isoOf(kept.closesAt),
  reminders: kept.reminders.map(isoOf),
  reminderSpreadSeconds: Math.round(kept.reminderSpreadMs / 1000),
  graceSeconds: Math.round(kept.graceMs / 1000),
  quietHours: kept.quietHours ? { ...kept.quietHours } : null,
});

export const isoOf = (instant: number): string => new Date(instant).toISOString();
