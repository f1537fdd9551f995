/** Local days and hours, made at the edge: workflows and rules only ever see instants (pitfalls: a zone's rules may change). */
import { Temporal } from 'temporal-polyfill';

/** The day in an IANA zone at an instant (epoch ms), `YYYY-MM-DD`. */
export function localDay(instant: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/**
 * The first instant (epoch ms) from `instant` on that lies outside the quiet hours of the local night (§8): the instant
 * itself by day, otherwise the end of the night. Hours of the zone's clock; `from` may be after `to`, over midnight.
 */
export function outsideQuietHours(
  instant: number,
  timeZone: string,
  quiet: { readonly from: number; readonly to: number } | null,
): number {
  if (!quiet || quiet.from === quiet.to) return instant;
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  const overMidnight = quiet.from > quiet.to;
  const evening = overMidnight && local.hour >= quiet.from;
  const early = overMidnight ? local.hour < quiet.to : local.hour >= quiet.from && local.hour < quiet.to;
  if (!evening && !early) return instant;
  const morning = local.toPlainDate().add({ days: evening ? 1 : 0 });
  return morning.toZonedDateTime({ timeZone, plainTime: { hour: quiet.to } }).epochMilliseconds;
}
