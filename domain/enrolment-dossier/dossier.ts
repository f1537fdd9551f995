import { type Calendar, graceUntil } from '../campaign/calendar.ts';
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

/**
 * What a submission still asks of the other legal guardian, under the campaign's policy (`SECOND_GUARDIAN_POLICIES`): nothing,
 * an agreement that has not come yet, or one that was given.
 */
export const AGREEMENTS = ['NOT_NEEDED', 'AWAITED', 'GIVEN'] as const;
export type Agreement = (typeof AGREEMENTS)[number];

/** Why an affectation no longer holds (E-08). */
export const CANCEL_CAUSES = ['AFFECTATION_REMOVED', 'AFFECTATION_CHANGED'] as const;
export type CancelCause = (typeof CANCEL_CAUSES)[number];

/** The last act of the staff, as long as it may be taken back: which submission it was, what it replaced, until when (ms). */
export interface Undoable {
  readonly submissionId: string;
  readonly before: RunState;
  readonly until: number;
}

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
  readonly agreement: Agreement;
  /** Last instant at which the other guardian may object, before which nobody integrates; null: until the integration. Epoch ms. */
  readonly objectionUntil: number | null;
  /** Whether the head has decided a disagreement: it is not raised again here (E-02). */
  readonly settled: boolean;
  readonly undoable: Undoable | null;
  /** Counts what was written; guards the projection against an older write. */
  readonly sequence: number;
}

export function opened(id: string, state: 'NOTIFIED' | 'PAPER', calendar: Calendar): Dossier {
  return {
    ...{ id, state, calendar, closed: false, version: 0, sequence: 0 },
    ...{ agreement: 'NOT_NEEDED', objectionUntil: null, settled: false, undoable: null },
  };
}

/** What people are shown: a notified family that looked, or began, is seen to have done so. */
export function shownState(row: { state: RunState; seenAt?: unknown; draftSavedAt?: unknown }): DossierState {
  if (row.state !== 'NOTIFIED') return row.state;
  if (row.draftSavedAt) return 'IN_PROGRESS';
  return row.seenAt ? 'SEEN' : 'NOTIFIED';
}

/** Acts, with the states each starts from (§3.6, same order as its table, then what it leaves to us). */
const FROM = {
  submit: ['NOTIFIED', 'VALIDATED'],
  refuse: ['NOTIFIED', 'VALIDATED'],
  agree: ['VALIDATED'],
  waiveAgreement: ['VALIDATED'],
  object: ['VALIDATED', 'REFUSED'],
  resolveDispute: ['DISPUTED'],
  setPaper: ['NOTIFIED', 'NOT_ENROLLED'],
  enterOnBehalf: ['PAPER'],
  markDocument: ['VALIDATED', 'INTEGRATED', 'PAPER'],
  unmarkDocument: ['VALIDATED', 'INTEGRATED', 'PAPER'],
  remind: ['NOTIFIED', 'VALIDATED'],
  integrate: ['VALIDATED'],
  reopen: ['REFUSED', 'NOT_ENROLLED'],
  cancel: ['NOTIFIED', 'VALIDATED', 'INTEGRATED', 'REFUSED', 'NOT_ENROLLED', 'PAPER', 'DISPUTED'],
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
  return whyNotAct(dossier, 'refuse') ?? whyNotSeen(dossier, act);
}

const whyNotSeen = (dossier: Dossier, { seenVersion }: { seenVersion: number }): Refusal | null =>
  seenVersion === dossier.version ? null : refusal('changed-meanwhile', { version: dossier.version });

/** Agreeing with the other guardian's submission, where the campaign asks for both (§3.8). */
export function whyNotAgree(dossier: Dossier, act: { seenVersion: number }): Refusal | null {
  const forbidden = whyNotAct(dossier, 'agree') ?? whyNotSeen(dossier, act);
  if (forbidden) return forbidden;
  return dossier.agreement === 'AWAITED' ? null : refusal('agreement-not-asked');
}

/** Nobody is left whose agreement could come: the guardian it was asked of lost the exercise of authority (E-17). */
export function whyNotWaiveAgreement(dossier: Pick<Dossier, 'state' | 'agreement'>): Refusal | null {
  const forbidden = whyNotAct(dossier, 'waiveAgreement');
  if (forbidden) return forbidden;
  return dossier.agreement === 'AWAITED' ? null : refusal('agreement-not-asked');
}

/**
 * Objecting to what the other guardian did: until integration, or within the hours that the campaign gives; once, since what
 * the head has decided is not raised again here (E-02, art. 372-2 of the civil code). `now` in epoch ms.
 */
export function whyNotObject(dossier: Dossier, act: { seenVersion: number }, now: number): Refusal | null {
  const forbidden = whyNotAct(dossier, 'object') ?? whyNotSeen(dossier, act);
  if (forbidden) return forbidden;
  if (dossier.settled) return refusal('dispute-settled');
  const { objectionUntil } = dossier;
  return objectionUntil !== null && now > objectionUntil
    ? refusal('objection-too-late', { until: objectionUntil })
    : null;
}

/** The head's decision of a disagreement; an enrolment needs choices, those submitted or those keyed in with the decision. */
export function whyNotResolve(
  dossier: Dossier,
  decision: { outcome: 'VALIDATED' | 'REFUSED'; hasChoices: boolean },
): Refusal | null {
  const forbidden = whyNotAct(dossier, 'resolveDispute');
  if (forbidden) return forbidden;
  const lacks = decision.outcome === 'VALIDATED' && dossier.version === 0 && !decision.hasChoices;
  return lacks ? refusal('nothing-submitted') : null;
}

/** Integration waits for an agreement asked for, and for the end of the other guardian's time to object. `now` in epoch ms. */
export function whyNotIntegrate(
  dossier: Pick<Dossier, 'state' | 'agreement' | 'objectionUntil'>,
  now: number,
): Refusal | null {
  const forbidden = whyNotAct(dossier, 'integrate');
  if (forbidden) return forbidden;
  if (dossier.agreement === 'AWAITED') return refusal('agreement-awaited');
  const { objectionUntil } = dossier;
  return objectionUntil !== null && now <= objectionUntil ? refusal('objection-open', { until: objectionUntil }) : null;
}

/** A reminder goes to a family that has not answered, or to the guardian whose agreement is awaited. */
export function whyNotRemind(dossier: Pick<Dossier, 'state' | 'agreement' | 'closed'>): Refusal | null {
  const forbidden = whyNotAct(dossier, 'remind');
  if (forbidden) return forbidden;
  if (dossier.state === 'VALIDATED' && dossier.agreement !== 'AWAITED')
    return refusal('state-forbids', { state: dossier.state, act: 'remind' });
  return dossier.closed && dossier.state === 'NOTIFIED' ? refusal('enrolment-closed') : null;
}

/** Reopening gives the family a deadline of its own, which must be ahead (§3.6). Instants in epoch ms. */
export function whyNotReopen(dossier: Dossier, until: number, now: number): Refusal | null {
  return whyNotAct(dossier, 'reopen') ?? (until > now ? null : refusal('deadline-past', { until }));
}

/** Taking back the last act of the staff, while nothing has followed it. `now` in epoch ms. */
export function whyNotUndo(dossier: Dossier, undoing: { of: string }, now: number): Refusal | null {
  const { undoable, state } = dossier;
  if (state === 'CANCELLED') return refusal('state-forbids', { state, act: 'undo' });
  return undoable && undoable.submissionId === undoing.of && now < undoable.until ? null : refusal('undo-too-late');
}

/** What every act does to a dossier beside its own change: it is counted, and what could be undone before cannot any more. */
const write = (dossier: Dossier, change: Partial<Dossier>): Dossier => ({
  ...dossier,
  undoable: null,
  ...change,
  sequence: dossier.sequence + 1,
});

/** What an act of one guardian leaves to the other one, as the campaign's policy has it. */
export interface SecondSay {
  readonly agreement: Agreement;
  readonly objectionUntil: number | null;
}

export const withSubmission = (dossier: Dossier, say: SecondSay): Dossier =>
  write(dossier, { state: 'VALIDATED', version: dossier.version + 1, ...say });
export const withRefusal = (dossier: Dossier, { objectionUntil }: SecondSay): Dossier =>
  write(dossier, { state: 'REFUSED', agreement: 'NOT_NEEDED', objectionUntil });
export const withAgreement = (dossier: Dossier): Dossier =>
  write(dossier, { agreement: 'GIVEN', objectionUntil: null });
export const withAgreementWaived = (dossier: Dossier): Dossier =>
  write(dossier, { agreement: 'NOT_NEEDED', objectionUntil: null });
export const withDispute = (dossier: Dossier): Dossier => write(dossier, { state: 'DISPUTED' });
/** The head's word stands for the agreement of both; `newVersion` when it brought the choices with it. */
export const withResolution = (dossier: Dossier, outcome: 'VALIDATED' | 'REFUSED', newVersion: boolean): Dossier =>
  write(dossier, {
    state: outcome,
    settled: true,
    agreement: 'NOT_NEEDED',
    objectionUntil: null,
    version: dossier.version + (newVersion ? 1 : 0),
  });
export const withState = (dossier: Dossier, state: RunState): Dossier => write(dossier, { state });
/** An act that may be taken back for a while. */
export const withUndoable = (dossier: Dossier, state: RunState, submissionId: string, now: number): Dossier => {
  const until = now + (dossier.calendar.undoMs ?? 0);
  return write(dossier, { state, undoable: until > now ? { submissionId, before: dossier.state, until } : null });
};
export const withUndone = (dossier: Dossier): Dossier =>
  write(dossier, { state: dossier.undoable?.before ?? dossier.state });
export const withClosing = (dossier: Dossier): Dossier =>
  write(dossier, { closed: true, state: dossier.state === 'NOTIFIED' ? 'NOT_ENROLLED' : dossier.state });
/** More time for a family caught in the middle of its input (E-09): the closing moves for this dossier alone. */
export const withGrace = (dossier: Dossier): Dossier => ({
  ...dossier,
  calendar: { ...dossier.calendar, reminders: [], closesAt: graceUntil(dossier.calendar) },
});
/** Reopened: told again, until a deadline of its own, with no reminder planned. */
export const withReopening = (dossier: Dossier, until: number): Dossier =>
  write(dossier, {
    state: 'NOTIFIED',
    closed: false,
    settled: false,
    agreement: 'NOT_NEEDED',
    objectionUntil: null,
    calendar: { ...dossier.calendar, reminders: [], draftsUntil: null, closesAt: until },
  });

/** Where a run rests for good: nothing more can happen to a complete or cancelled dossier. */
export const isOver = (dossier: Pick<Dossier, 'state'>): boolean =>
  dossier.state === 'COMPLETE' || dossier.state === 'CANCELLED';
/** Whether the family may still act by itself: such a dossier keeps its campaign from being closed. */
export const isAwaited = (dossier: Pick<Dossier, 'state' | 'closed'>): boolean => !dossier.closed && !isOver(dossier);
