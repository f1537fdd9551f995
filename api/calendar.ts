/** A campaign's calendar between people, who write instants as ISO 8601, and the processes, which count milliseconds. */
import type { z } from 'zod';
import {
  type Calendar,
  type CalendarField,
  type CalendarProblem,
  graceUntil,
  outsideBounds,
} from '../domain/campaign/calendar.ts';
import { refusal } from '../domain/refusals.ts';
import { problemsInZone, withReminderEnds } from '../processes/usual-calendar.ts';
import type { calendar } from './contract/school.ts';
import { type FieldProblem, Refused } from './problems.ts';

type CalendarBody = z.output<typeof calendar>;

/**
 * The calendar that was sent, with what a run needs of it in the academy's zone.
 * @param resultsAt epoch ms, when the service may not open before the day after them
 * @throws Refused `calendar-inconsistent`, with every field that is wrong and what is wrong with it
 */
export function calendarFrom(body: CalendarBody, timeZone: string, resultsAt: number | null = null): Calendar {
  // In order, each with the place where it was sent: a problem is told there.
  const sent = body.reminders.map((at, place) => ({ at: Date.parse(at), place })).sort((a, b) => a.at - b.at);
  const made: Calendar = {
    opensAt: Date.parse(body.opensAt),
    closesAt: Date.parse(body.closesAt),
    reminders: sent.map(({ at }) => at),
    reminderSpreadMs: body.reminderSpreadSeconds * 1000,
    graceMs: body.graceSeconds * 1000,
    draftsUntil: body.draftsUntil === null ? null : Date.parse(body.draftsUntil),
    undoMs: body.undoSeconds * 1000,
    quietHours: body.quietHours,
  };
  const problems = problemsInZone(made, timeZone, resultsAt);
  if (problems.length > 0) {
    const errors = problems.map(({ field, problem }): FieldProblem => {
      const reminder = /^reminders\.(\d+)$/.exec(field);
      return { path: reminder ? `body.reminders.${sent[Number(reminder[1])]?.place}` : pathOf(field), problem };
    });
    throw new Refused(refusal('calendar-inconsistent'), { errors });
  }
  return withReminderEnds(made, timeZone);
}

/** @throws Refused `outside-bounds`, field by field, for a school's calendar that leaves its academy's */
export function mustBeWithin(bounds: Calendar, calendar: Calendar): void {
  const problems: CalendarProblem[] = outsideBounds(bounds, calendar);
  if (problems.length === 0) return;
  const details = { opensAt: bounds.opensAt, closesAt: bounds.closesAt, draftsUntil: graceUntil(bounds) };
  const errors = problems.map(({ field, problem }): FieldProblem => ({ path: pathOf(field), problem }));
  throw new Refused(refusal('outside-bounds', details), { errors });
}

/** Durations are sent in seconds, under other names. */
const SENT_AS: Partial<Record<CalendarField, string>> = {
  reminderSpreadMs: 'reminderSpreadSeconds',
  graceMs: 'graceSeconds',
  undoMs: 'undoSeconds',
};
const pathOf = (field: CalendarField): string => `body.${SENT_AS[field] ?? field}`;

export const calendarShown = (kept: Calendar): CalendarBody => ({
  opensAt: isoOf(kept.opensAt),
  closesAt: isoOf(kept.closesAt),
  reminders: kept.reminders.map(isoOf),
  reminderSpreadSeconds: Math.round(kept.reminderSpreadMs / 1000),
  graceSeconds: Math.round(kept.graceMs / 1000),
  draftsUntil: kept.draftsUntil == null ? null : isoOf(kept.draftsUntil),
  undoSeconds: Math.round((kept.undoMs ?? 0) / 1000),
  quietHours: kept.quietHours ? { ...kept.quietHours } : null,
});

export const isoOf = (instant: number): string => new Date(instant).toISOString();
