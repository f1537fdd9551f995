/**
 * A second way to know the local time, to hold the first against: Intl alone, read as a clock on the wall, and walked minute by
 * minute. It knows no offset and no rule of any zone.
 */
const faces = new Map<string, Intl.DateTimeFormat>();

export interface Face {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** `HH:MM`. */
  readonly time: string;
  readonly hour: number;
}

export const MINUTE = 60_000;

export function faceAt(instant: number, timeZone: string): Face {
  let format = faces.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    faces.set(timeZone, format);
  }
  const [day = '', time = ''] = format.format(instant).split(' ');
  return { day, time, hour: Number(time.slice(0, 2)) };
}

/**
 * The first instant at which the clock shows a time of a day; where it jumps over that time, as long after the jump as the time
 * is after what the clock last showed before it.
 */
export function firstShowing(day: string, time: string, timeZone: string): number {
  const wanted = `${day} ${time}`;
  const shown = (at: number): string => {
    const face = faceAt(at, timeZone);
    return `${face.day} ${face.time}`;
  };
  // From well before it in any zone (UTC+14 is the farthest), by half hours, then by minutes.
  let at = Date.parse(`${day}T${time.slice(0, 2)}:00Z`) - 15 * 60 * MINUTE;
  while (shown(at + 30 * MINUTE) < wanted) at += 30 * MINUTE;
  while (shown(at) < wanted) at += MINUTE;
  if (shown(at) === wanted) return at;
  const [last, next] = [minutesOf(shown(at - MINUTE)), minutesOf(wanted)];
  return at + (next - last - 1) * MINUTE;
}

const minutesOf = (face: string): number => Date.parse(`${face.replace(' ', 'T')}Z`) / MINUTE;

/** Whether the clock shows an hour of the night. */
export function showsNight(instant: number, timeZone: string, night: { from: number; to: number } | null): boolean {
  if (!night) return false;
  const { hour } = faceAt(instant, timeZone);
  // Hours of the night one after the other, round the dial.
  for (let each = night.from; each !== night.to; each = (each + 1) % 24) if (each === hour) return true;
  return false;
}

/** French zones, with the two that change their clocks, and those of academies that share one. */
export const FRENCH_ZONES = [
  'Europe/Paris',
  'Indian/Reunion',
  'Indian/Mayotte',
  'America/Martinique',
  'America/Guadeloupe',
  'America/St_Barthelemy',
  'America/Marigot',
  'America/Cayenne',
  'America/Miquelon',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Pacific/Marquesas',
  'Pacific/Gambier',
  'Pacific/Wallis',
] as const;
