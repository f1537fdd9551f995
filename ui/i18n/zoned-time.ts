/**
 * Wall-clock time in a school's or an academy's zone, as people type it, and the instant it stands for. Screens hold
 * instants only at their edge with the api; what is typed is always local to the school, wherever the reader sits
 * (domain.md §1.1). A wall-clock time is written as `<input type="datetime-local">` holds it: `2027-06-01T18:00`.
 */

/** The wall-clock time of an instant (ISO 8601) in an IANA zone, to the minute. */
export function wallTimeOf(instant: string, timeZone: string): string {
  return wallTimeAt(Date.parse(instant), timeZone);
}

/**
 * The instant of a wall-clock time in an IANA zone, ISO 8601 in UTC; null when the text is no time. When clocks go back an
 * hour is there twice: the first is meant. When they go forward an hour does not exist: the time is counted from before.
 */
export function instantOf(wallTime: string, timeZone: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wallTime)) return null;
  const asUtc = Date.parse(`${wallTime}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  const day = 24 * 3_600_000;
  const before = asUtc - offsetAt(asUtc - day, timeZone);
  const after = asUtc - offsetAt(asUtc + day, timeZone);
  const meant = [before, after].sort((a, b) => a - b).find((at) => wallTimeAt(at, timeZone) === wallTime) ?? before;
  return new Date(meant).toISOString();
}

function wallTimeAt(at: number, timeZone: string): string {
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 16);
}

/** Milliseconds to add to UTC for the wall clock of a zone at an instant (epoch ms). */
function offsetAt(at: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of clockOf(timeZone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  });
  clocks.set(timeZone, clock);
  return clock;
}
