/** Local days and hours, made at the edge: workflows and rules only ever see instants (pitfalls: a zone's rules may change). */
import { Temporal } from 'temporal-polyfill';

/** Hours of the zone's clock, 0 to 23; `from` may be after `to`, over midnight. */
export interface Night {
  readonly from: number;
  readonly to: number;
}

/** The day in an IANA zone at an instant (epoch ms), `YYYY-MM-DD`. */
export function localDay(instant: number, timeZone: string): string {
  return zoned(instant, timeZone).toPlainDate().toString();
}

/**
 * The instant (epoch ms) of a wall-clock time (`HH:MM`) of a day in an IANA zone. When clocks go back and it is there twice, the
 * first; when they go forward and it does not exist, as long after the change as it was asked for.
 */
export function instantAt(day: string, time: string, timeZone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
}

/** The first instant (epoch ms) of the local day after the one that an instant is in. */
export function startOfNextDay(instant: number, timeZone: string): number {
  return zoned(instant, timeZone).toPlainDate().add({ days: 1 }).toZonedDateTime({ timeZone }).epochMilliseconds;
}

/** Whether an instant (epoch ms) lies within the quiet hours of the local night (§8). */
export function isAtNight(instant: number, timeZone: string, night: Night | null): boolean {
  if (!night || night.from === night.to) return false;
  const { hour } = zoned(instant, timeZone);
  return night.from > night.to ? hour >= night.from || hour < night.to : hour >= night.from && hour < night.to;
}

/**
 * The first instant (epoch ms) from `instant` on that lies outside the quiet hours of the local night (§8): the instant
 * itself by day, otherwise the end of the night.
 */
export function outsideQuietHours(instant: number, timeZone: string, night: Night | null): number {
  if (!night || !isAtNight(instant, timeZone, night)) return instant;
  const local = zoned(instant, timeZone);
  const evening = night.from > night.to && local.hour >= night.from;
  const morning = local.toPlainDate().add({ days: evening ? 1 : 0 });
  return morning.toZonedDateTime({ timeZone, plainTime: { hour: night.to } }).epochMilliseconds;
}

/** The first instant (epoch ms) from `instant` on that lies within the quiet hours; infinity when there is no night. */
export function nightfallAfter(instant: number, timeZone: string, night: Night | null): number {
  if (!night || night.from === night.to) return Number.POSITIVE_INFINITY;
  if (isAtNight(instant, timeZone, night)) return instant;
  const today = zoned(instant, timeZone).toPlainDate();
  // A night of one hour is not there on the day that this hour is left out: then the next one counts.
  for (let days = 0; ; days += 1) {
    const falls = today.add({ days }).toZonedDateTime({ timeZone, plainTime: { hour: night.from } }).epochMilliseconds;
    if (falls > instant && isAtNight(falls, timeZone, night)) return falls;
  }
}

const zoned = (instant: number, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
