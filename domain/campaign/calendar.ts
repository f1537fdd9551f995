/**
 * A campaign's calendar, as instants only (epoch milliseconds, UTC). Days, mornings, night hours and holidays are turned
 * into instants where the calendar is made (`api`, in the academy's time zone): a run never converts a time zone, so a
 * season can be played in seconds and a replay gives the same instants for ever. Source: §3.2, §3.3, E-09.
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
  /** How long a family with a draft may still finish after the closing (E-09: 30 minutes). Milliseconds. */
  readonly graceMs: number;
  /**
   * The other way to close: from the closing on no new draft is begun, and those begun may be finished until this instant.
   * Null or absent: the grace alone.
   */
  readonly draftsUntil?: number | null;
  /** For how long staff may take back an act that can be undone; its letters wait as long. Milliseconds; absent: not at all. */
  readonly undoMs?: number;
  /** Hours of the local night during which no letter but a receipt leaves (§8), or null. Local hours, 0 to 24. */
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
  const offset = spreadOf(dossierId, calendar.reminderSpreadMs);
  for (const [reminder, start] of calendar.reminders.entries()) {
    const at = start + offset;
    if (at > after && at < calendar.closesAt) return { kind: 'reminder', at, reminder };
  }
  return { kind: 'closing', at: calendar.closesAt };
}

/** Until when a family that has begun by the closing may finish (E-09). Epoch ms. */
export const graceUntil = ({ closesAt, graceMs, draftsUntil }: Calendar): number =>
  Math.max(closesAt + graceMs, draftsUntil ?? 0);

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

/** What is wrong with a calendar that somebody proposes, or null. */
export function whyNotCalendar(calendar: Calendar): 'opens-after-closing' | 'reminder-outside' | null {
  if (!(calendar.opensAt < calendar.closesAt)) return 'opens-after-closing';
  const outside = calendar.reminders.some((at) => at < calendar.opensAt || at >= calendar.closesAt);
  return outside ? 'reminder-outside' : null;
}
