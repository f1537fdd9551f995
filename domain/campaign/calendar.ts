/**
 * A campaign's calendar, as instants only (epoch milliseconds, UTC). Days, mornings, night hours and holidays are turned
 * into instants where the calendar is made (`processes/`, in the academy's time zone): a run never converts a time zone, so
 * a season can be played in seconds and a replay gives the same instants for ever. Source: §3.2, §3.3, E-09.
 *
 * A campaign closes in one of two ways. From the closing on no new draft is begun in either (`mayBeginDraft`); what was begun
 * may be finished within the grace (E-09, the usual way), or until an instant that the academy sets (`draftsUntil`).
 */
export interface Calendar {
  /** When the families are told and may act. */
  readonly opensAt: number;
  /** Last instant of the enrolment, exact for every dossier. */
  readonly closesAt: number;
  /** Start of each reminder's window: J+2, J+4 and the eve of the closing by default (§3.3). Ascending. */
  readonly reminders: readonly number[];
  /** Reminders of one window are spread over this many milliseconds, so that 10,000 do not fire at once. */
  readonly reminderSpreadMs: number;
  /**
   * End of each reminder's window, exclusive: its start and the spread, cut short by the night (§8), by the next reminder and
   * by the closing. Absent in calendars made before windows were cut: their runs keep the instants they had.
   */
  readonly reminderEnds?: readonly number[];
  /** How long a family with a draft may still finish after the closing (E-09: 30 minutes). Milliseconds. */
  readonly graceMs: number;
  /**
   * The other way to close: from the closing on no new draft is begun, and those begun may be finished until this instant,
   * in the place of the grace. Null or absent: the grace.
   */
  readonly draftsUntil?: number | null;
  /** For how long staff may take back an act that can be undone; its letters wait as long. Milliseconds; absent: not at all. */
  readonly undoMs?: number;
  /** Hours of the local night during which no letter but a receipt leaves (§8), or null. Local hours, 0 to 23. */
  readonly quietHours: { readonly from: number; readonly to: number } | null;
}

export interface Wake {
  readonly kind: 'reminder' | 'closing';
  /** Epoch ms at which to wake. */
  readonly at: number;
  /** Index of the reminder in the calendar; part of the letter's business key. */
  readonly reminder?: number;
}

/** The next moment at which a dossier has something to do, after `after`: its next reminder, otherwise the closing. */
export function nextWake(calendar: Calendar, dossierId: string, after: number): Wake {
  for (const [reminder, start] of calendar.reminders.entries()) {
    const end = calendar.reminderEnds?.[reminder] ?? Number.POSITIVE_INFINITY;
    const at = start + spreadOf(dossierId, Math.min(calendar.reminderSpreadMs, end - start));
    if (at > after && at < calendar.closesAt) return { kind: 'reminder', at, reminder };
  }
  return { kind: 'closing', at: calendar.closesAt };
}

/** How a campaign closes: E-09's grace, or an instant until which those who have begun may finish. */
export const CLOSING_MODES = ['GRACE', 'LET_DRAFTS_FINISH'] as const;
export type ClosingMode = (typeof CLOSING_MODES)[number];

export const closingModeOf = ({ closesAt, draftsUntil }: Pick<Calendar, 'closesAt' | 'draftsUntil'>): ClosingMode =>
  (draftsUntil ?? 0) > closesAt ? 'LET_DRAFTS_FINISH' : 'GRACE';

/**
 * Until when a family that has begun by the closing may finish. Epoch ms. An instant that the closing has passed (a dossier
 * with a later deadline of its own) is none: the grace stands.
 */
export const graceUntil = (calendar: Pick<Calendar, 'closesAt' | 'graceMs' | 'draftsUntil'>): number =>
  closingModeOf(calendar) === 'LET_DRAFTS_FINISH'
    ? (calendar.draftsUntil as number)
    : calendar.closesAt + calendar.graceMs;

/**
 * Whether a first draft may be begun at `now` (epoch ms): until the dossier's closing, whichever way the campaign closes. A
 * draft that exists is saved as long as the dossier is not closed, which its run decides.
 */
export const mayBeginDraft = ({ closesAt }: Pick<Calendar, 'closesAt'>, now: number): boolean => now < closesAt;

/**
 * A dossier's own place in a window of `spreadMs` milliseconds: always the same for one id, evenly spread over many
 * (FNV-1a, 32 bits: the sandbox has no crypto, and this only spreads).
 */
export function spreadOf(id: string, spreadMs: number): number {
  if (spreadMs <= 0) return 0;
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i += 1) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193) >>> 0;
  return hash % Math.floor(spreadMs);
}

export type CalendarField =
  | 'resultsAt'
  | 'opensAt'
  | 'closesAt'
  | 'draftsUntil'
  | `reminders.${number}`
  | 'reminderSpreadMs'
  | 'graceMs'
  | 'undoMs'
  | 'quietHours';

/** What may be wrong with a field of a calendar; the same words in the api's problems and on the screens. */
export const CALENDAR_PROBLEMS = [
  'implausible-date',
  'too-soon-after-results',
  'before-opening',
  'before-closing',
  'reminder-outside',
  'reminder-at-night',
  'repeated',
  'implausible-duration',
  'implausible-night',
  'outside-bounds',
] as const;

export interface CalendarProblem {
  readonly field: CalendarField;
  readonly problem: (typeof CALENDAR_PROBLEMS)[number];
}

const PLAUSIBLE = { from: Date.UTC(2000, 0), until: Date.UTC(2100, 0) };
/** Whether a calendar may hold this instant (epoch ms): a year typed with a digit too few or too many (0001, 20026) is none. */
export const isPlausible = (at: number): boolean => at >= PLAUSIBLE.from && at < PLAUSIBLE.until;
/** A day: no duration of a calendar is longer. */
const LONGEST_MS = 86_400_000;

/**
 * Everything that is wrong with a calendar that somebody proposes, field by field; empty when it holds together. An instant
 * that is no plausible date is told once, and no order is judged by it.
 * @param results `resultsAt`: when the round's results are told, null when nobody has said it; `opensFrom`: the first instant of
 * the local day after, before which no service opens (§3.3, F-35). Epoch ms
 */
export function problemsOfCalendar(
  calendar: Calendar,
  results: { readonly resultsAt: number; readonly opensFrom: number } | null = null,
): CalendarProblem[] {
  const { opensAt, closesAt, reminders, draftsUntil = null, quietHours } = calendar;
  const problems: CalendarProblem[] = [];
  const say = (field: CalendarField, problem: CalendarProblem['problem']) => problems.push({ field, problem });
  const dated = (field: CalendarField, at: number): boolean => {
    const plausible = isPlausible(at);
    if (!plausible) say(field, 'implausible-date');
    return plausible;
  };

  const told = results !== null && dated('resultsAt', results.resultsAt);
  const opens = dated('opensAt', opensAt);
  const closes = dated('closesAt', closesAt);
  if (told && opens && opensAt < results.opensFrom) say('opensAt', 'too-soon-after-results');
  if (opens && closes && closesAt <= opensAt) say('closesAt', 'before-opening');
  if (draftsUntil !== null && dated('draftsUntil', draftsUntil) && closes && draftsUntil <= closesAt) {
    say('draftsUntil', 'before-closing');
  }
  for (const [index, at] of reminders.entries()) {
    const field = `reminders.${index}` as const;
    if (!dated(field, at)) continue;
    if ((opens && at < opensAt) || (closes && at >= closesAt)) say(field, 'reminder-outside');
    else if (reminders.indexOf(at) < index) say(field, 'repeated');
  }
  for (const field of ['reminderSpreadMs', 'graceMs', 'undoMs'] as const) {
    const duration = calendar[field] ?? 0;
    if (!(duration >= 0 && duration <= LONGEST_MS)) say(field, 'implausible-duration');
  }
  if (quietHours) {
    const { from, to } = quietHours;
    const isHour = (hour: number): boolean => Number.isInteger(hour) && hour >= 0 && hour <= 23;
    if (!isHour(from) || !isHour(to) || from === to) say('quietHours', 'implausible-night');
  }
  return problems;
}

/**
 * What of a school's calendar leaves the academy's bounds (§3.2): nobody begins before its opening or after its closing, nor
 * finishes a draft later than it allows.
 */
export function outsideBounds(
  bounds: Pick<Calendar, 'opensAt' | 'closesAt' | 'graceMs' | 'draftsUntil'>,
  calendar: Calendar,
): CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  if (calendar.opensAt < bounds.opensAt) problems.push({ field: 'opensAt', problem: 'outside-bounds' });
  if (calendar.closesAt > bounds.closesAt) problems.push({ field: 'closesAt', problem: 'outside-bounds' });
  else if (graceUntil(calendar) > graceUntil(bounds)) {
    const field = closingModeOf(calendar) === 'GRACE' ? 'graceMs' : 'draftsUntil';
    problems.push({ field, problem: 'outside-bounds' });
  }
  return problems;
}
