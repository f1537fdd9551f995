/** What is usual, as data: another ministry's habit is another object, not another function. Local times, `HH:MM`. */
export interface Usual {
  /** How many working days a family has. */
  readonly workingDays: number;
  /** On the day after the results. */
  readonly opensAt: string;
  /** On the last working day. */
  readonly closesAt: string;
  /** Days after the results on which families without an answer are reminded; the eve of the closing comes besides. */
  readonly reminderDays: readonly number[];
  readonly remindsAt: string;
  readonly reminderSpreadMs: number;
  readonly graceMs: number;
  readonly undoMs: number;
  readonly quietHours: { readonly from: number; readonly to: number };
}

export const USUAL: Usual = {
  workingDays: 5,
  opensAt: '08:00',
  closesAt: '23:59',
  reminderDays: [2, 4],
  remindsAt: '09:00',
  reminderSpreadMs: 3 * 3_600_000,
  graceMs: 30 * 60_000,
  undoMs: 10 * 60_000,
  quietHours: { from: 21, to: 7 },
};
