/** Whom a move of a campaign's dates touches, told before it is done (design.md §3). */
import type { Calendar } from '../../staff/calendar-draft.ts';
import { type Campaign, SHARES, sumOf } from '../../staff/campaign-words.ts';

export interface Effect {
  readonly kind: 'opens' | 'closes-later' | 'closes-sooner' | 'reminders';
  /** Families touched. */
  readonly count: number;
  /** The new instant, ISO 8601; of the closing, for reminders their number. */
  readonly at: string;
}

/** Sentences to say, in order; none when nothing changes for anybody. */
export function effectsOf({ state, calendar: before, counters, expected }: Campaign, after: Calendar): Effect[] {
  const opened = state === 'OPEN' || state === 'CLOSING' || state === 'CLOSED';
  const awaited = opened ? sumOf(counters, SHARES.awaited) : expected;
  const effects: Effect[] = [];
  if (!opened && Date.parse(after.opensAt) !== Date.parse(before.opensAt)) {
    effects.push({ kind: 'opens', count: expected, at: after.opensAt });
  }
  const moved = Date.parse(after.closesAt) - Date.parse(before.closesAt);
  if (moved !== 0) {
    effects.push({ kind: moved > 0 ? 'closes-later' : 'closes-sooner', count: awaited, at: after.closesAt });
  }
  const instants = (calendar: Calendar): string => calendar.reminders.map((at) => Date.parse(at)).join();
  if (instants(before) !== instants(after)) effects.push({ kind: 'reminders', count: awaited, at: after.closesAt });
  return effects;
}
