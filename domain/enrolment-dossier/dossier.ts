import type { Calendar } from '../campaign/calendar.ts';
import { type Refusal, refusal } from '../refusals.ts';

/**
 * The enrolment dossier: one pupil's way into the lycée of the affectation (§3.6). States are facts a parent understands.
 * SEEN and IN_PROGRESS are dates on the row (design.md §2), which the run never hears of: `shownState` derives them.
 */
export const DOSSIER_STATES = [
  'NOTIFIED',
  'SEEN',
  'IN_PROGRESS',
  'VALIDATED',
  'INTEGRATED',
  'COMPLETE',
  'REFUSED',
  'CANCELLED',
  'NOT_ENROLLED',
  'PAPER',
  'DISPUTED',
] as const;
export type DossierState = (typeof DOSSIER_STATES)[number];
/** The states that the run itself goes through. */
export type RunState = Exclude<DossierState, 'SEEN' | 'IN_PROGRESS'>;

/** By which channel an act came in: web, school computer (E-11), paper (E-10). */
export const CHANNELS = ['WEB', 'ASSISTED', 'PAPER'] as const;
export type Channel = (typeof CHANNELS)[number];

/** A dossier as its run holds it: ids, steps and decisions, never what the family wrote. */
export interface Dossier {
  readonly id: string;
  readonly state: RunState;
  /** The campaign's calendar, a copy; `closesAt` is the dossier's own after a reopening. */
  readonly calendar: Calendar;
  /** Whether the closing has passed for this dossier: changes after validation end there (E-05). */
  readonly closed: boolean;
  /** Number of submissions so far; what a family must have seen to act (E-01). */
  readonly version: number;
  /** Counts what was written; guards the projection against an older write. */
  readonly sequence: number;
}

export function opened(id: string, state: 'NOTIFIED' | 'PAPER', calendar: Calendar): Dossier {
  return { id, state, calendar, closed: false, version: 0, sequence: 0 };
}

/** What people are shown: a notified family that looked, or began, is seen to have done so. */
export function shownState(row: { state: RunState; seenAt?: unknown; draftSavedAt?: unknown }): DossierState {
  if (row.state !== 'NOTIFIED') return row.state;
  if (row.draftSavedAt) return 'IN_PROGRESS';
  return row.seenAt ? 'SEEN' : 'NOTIFIED';
}

/** Acts, with the states each starts from (§3.6, same order as its table). */
const FROM = {
  submit: ['NOTIFIED', 'VALIDATED'],
  refuse: ['NOTIFIED', 'VALIDATED'],
  setPaper: ['NOTIFIED', 'NOT_ENROLLED'],
  markDocument: ['VALIDATED', 'INTEGRATED', 'PAPER'],
  integrate: ['VALIDATED'],
  reopen: ['REFUSED', 'NOT_ENROLLED'],
  close: ['NOTIFIED'],
} as const satisfies Record<string, readonly RunState[]>;
export type DossierAct = keyof typeof FROM;

/** Whether the state lets the act begin; the refusal tells the state, so that the screen can say what happened. */
export function whyNotAct(dossier: Pick<Dossier, 'state'>, act: DossierAct): Refusal | null {
  return (FROM[act] as readonly RunState[]).includes(dossier.state)
    ? null
    : refusal('state-forbids', { state: dossier.state, act });
}

/**
 * Submitting: the acceptance, the choices and the confirmation of the record in one act. `seenVersion` is the number of
 * submissions the family saw: the second of two guardians acting at once is refused and told (E-01).
 */
export function whyNotSubmit(
  dossier: Dossier,
  submission: { seenVersion: number; recordConfirmed: boolean },
): Refusal | null {
  const forbidden = whyNotAct(dossier, 'submit');
  if (forbidden) return forbidden;
  if (dossier.closed) return refusal('enrolment-closed');
  if (submission.seenVersion !== dossier.version) return refusal('changed-meanwhile', { version: dossier.version });
  // F-58: the record must be confirmed, even unchanged, else the enrolment does not count.
  return submission.recordConfirmed ? null : refusal('record-not-confirmed');
}

/** Refusing the place: until the closing, and until integration by who validated (E-03). */
export function whyNotRefuse(dossier: Dossier, act: { seenVersion: number }): Refusal | null {
  const forbidden = whyNotAct(dossier, 'refuse');
  if (forbidden) return forbidden;
  return act.seenVersion === dossier.version ? null : refusal('changed-meanwhile', { version: dossier.version });
}

/** Reopening gives the family a deadline of its own, which must be ahead (§3.6). Instants in epoch ms. */
export function whyNotReopen(dossier: Dossier, until: number, now: number): Refusal | null {
  return whyNotAct(dossier, 'reopen') ?? (until > now ? null : refusal('deadline-past', { until }));
}

const write = (dossier: Dossier, change: Partial<Dossier>): Dossier => ({
  ...dossier,
  ...change,
  sequence: dossier.sequence + 1,
});

export const withSubmission = (dossier: Dossier): Dossier =>
  write(dossier, { state: 'VALIDATED', version: dossier.version + 1 });
export const withState = (dossier: Dossier, state: RunState): Dossier => write(dossier, { state });
export const withClosing = (dossier: Dossier): Dossier =>
  write(dossier, { closed: true, state: dossier.state === 'NOTIFIED' ? 'NOT_ENROLLED' : dossier.state });
/** A grace for a family caught in the middle of its input (E-09): the closing moves for this dossier alone. */
export const withGrace = (dossier: Dossier): Dossier => ({
  ...dossier,
  calendar: { ...dossier.calendar, reminders: [], closesAt: dossier.calendar.closesAt + dossier.calendar.graceMs },
});
/** Reopened: told again, until a deadline of its own, with no reminder planned. */
export const withReopening = (dossier: Dossier, until: number): Dossier =>
  write(dossier, {
    state: 'NOTIFIED',
    closed: false,
    calendar: { ...dossier.calendar, reminders: [], closesAt: until },
  });

/** Where a run rests for good: nothing more can happen to a complete or cancelled dossier. */
export const isOver = (dossier: Dossier): boolean => dossier.state === 'COMPLETE' || dossier.state === 'CANCELLED';
/** Whether the family may still act by itself: such a dossier keeps its campaign from being closed. */
export const isAwaited = (dossier: Dossier): boolean => !dossier.closed && !isOver(dossier);
