/** A deadline of a family's own, as staff type it: a wall-clock time of the establishment's zone. Pure. */
import { instantOf, wallTimeOf } from '../../../i18n/zoned-time.ts';

/** A week from an instant (epoch ms), at 18:00 there: the usual answer to a family that asks. */
export const inAWeek = (now: number, timeZone: string): string =>
  `${wallTimeOf(new Date(now + 7 * 86_400_000).toISOString(), timeZone).slice(0, 10)}T18:00`;

/** The instant that was typed, ISO 8601, or what is wrong with it. */
export function deadlineOf(
  wallTime: string,
  timeZone: string,
  now: number,
): { readonly until: string } | { readonly problem: 'missing' | 'past' } {
  const until = instantOf(wallTime, timeZone);
  if (until === null) return { problem: 'missing' };
  return Date.parse(until) > now ? { until } : { problem: 'past' };
}
