import { type Dossier, whyNotAct, whyNotIntegrate, whyNotRemind } from '../enrolment-dossier/dossier.ts';
import type { Operation } from '../permissions/operations.ts';
import { type Refusal, refusal } from '../refusals.ts';

/**
 * One act of an establishment’s staff on many subjects at once: previewed with a verdict for each, confirmed, done one by one in the
 * background, reported with a reason for each that was not done, and, for some minutes, taken back where it can be.
 * The verdict is a preview and no more: each subject's own run judges again when the act reaches it.
 */
export const DOSSIER_ACTS = ['integrate', 'remind', 'setPaper', 'markDocument'] as const;
export type DossierAct = (typeof DOSSIER_ACTS)[number];
/** Decisions on record changes (§2.2): `decisions.ts`. */
export const DECISION_ACTS = ['acceptChanges', 'refuseChanges'] as const;
export type DecisionAct = (typeof DECISION_ACTS)[number];
export const BULK_ACTS = [...DOSSIER_ACTS, ...DECISION_ACTS] as const;
export type BulkAct = (typeof BULK_ACTS)[number];
/** Whether the subjects are record changes; else they are dossiers. */
export const isDecision = (act: BulkAct): act is DecisionAct => (DECISION_ACTS as readonly BulkAct[]).includes(act);

/** RUNNING until every line is settled; DONE; UNDOING and UNDONE when it was taken back. */
export const BULK_STATES = ['RUNNING', 'DONE', 'UNDOING', 'UNDONE'] as const;
export type BulkState = (typeof BULK_STATES)[number];

/** A line's fate: WAITING, DONE, REFUSED with its reason; after an undoing UNDONE, or KEPT with the reason it could not be. */
export const BULK_LINE_STATES = ['WAITING', 'DONE', 'REFUSED', 'UNDONE', 'KEPT'] as const;
export type BulkLineState = (typeof BULK_LINE_STATES)[number];

/** How many lines one act takes at most: a lycée of 900 is three acts, each of which can be read and taken back. */
export const BULK_LINES_MAX = 500;

/** Where somebody acts: an establishment. */
export interface BulkPlace {
  readonly uai: string;
}

interface RightsAsked {
  /** For a line. */
  readonly each: Operation;
  /** Enough for some of the lines, where `each` is not held. */
  readonly orEach?: Operation;
  /** Once, for doing many, where that is another right. */
  readonly many?: Operation;
}
const DECIDING: RightsAsked = {
  each: 'recordChange.review',
  orEach: 'recordChange.reviewRegime',
  many: 'recordChange.reviewBulk',
};
/** The rights that each act asks (§4). */
export const OPERATIONS_OF: Readonly<Record<BulkAct, RightsAsked>> = {
  integrate: { each: 'dossier.integrate', many: 'dossier.integrateBulk' },
  remind: { each: 'dossier.remind' },
  setPaper: { each: 'dossier.setPaper' },
  markDocument: { each: 'dossier.markDocument' },
  acceptChanges: DECIDING,
  refuseChanges: DECIDING,
};

/** What the verdict on a dossier depends on. */
export interface BulkFacts extends Pick<Dossier, 'state' | 'agreement' | 'objectionUntil' | 'closed'> {
  /** Changes of the record made with the enrolment that nobody has decided. */
  readonly undecidedChanges: number;
  /** Whether the base of N+1 knows the pupil. */
  readonly inBase: boolean;
  /** Whether the lycée's base knows the formation: a family that cannot enrol yet is not hurried (E-18). */
  readonly formationReady: boolean;
  /** Whether the family asks for boarding, which is granted pupil by pupil, in the dossier (P8). */
  readonly asksForBoarding: boolean;
  /** Whether a reminder was recorded within a day. */
  readonly remindedLately: boolean;
  /** The document of `markDocument`: whether this dossier is asked for it, and whether it is there already; null for other acts. */
  readonly document: 'ASKED' | 'RECEIVED' | 'NOT_ASKED' | null;
}

/** Why the act cannot be done for a dossier now, or null. `now` in epoch ms. */
export function verdictOf(act: DossierAct, facts: BulkFacts, now: number): Refusal | null {
  switch (act) {
    case 'integrate':
      return whyNotIntegrate(facts, now) ?? whyNotReady(facts);
    case 'remind':
      return whyNotRemind(facts) ?? whyNotHurry(facts);
    case 'setPaper':
      return whyNotAct(facts, 'setPaper');
    case 'markDocument':
      return whyNotAct(facts, 'markDocument') ?? whyNotMark(facts);
  }
}

/** A record change made with the enrolment is decided first (§3.6); only a pupil of the base can enter it. */
function whyNotReady({ undecidedChanges, inBase, asksForBoarding }: BulkFacts): Refusal | null {
  if (undecidedChanges > 0) return refusal('record-change-undecided');
  if (!inBase) return refusal('pupil-not-in-base');
  return asksForBoarding ? refusal('boarding-undecided') : null;
}

function whyNotHurry({ remindedLately, formationReady }: BulkFacts): Refusal | null {
  if (remindedLately) return refusal('reminded-already');
  return formationReady ? null : refusal('formation-not-ready');
}

function whyNotMark({ document }: BulkFacts): Refusal | null {
  if (document === 'ASKED') return null;
  return refusal(document === 'RECEIVED' ? 'document-received' : 'document-unknown');
}

/** A bulk act as its run holds it: no line, no name, only how far it is. */
export interface BulkActRun {
  readonly id: string;
  readonly state: BulkState;
  /** Last instant at which it may be taken back, epoch ms; null when nothing of it can be. */
  readonly undoUntil: number | null;
  /** Counts what was written; guards the row against an older write. */
  readonly sequence: number;
}

export const begun = (id: string): BulkActRun => ({ id, state: 'RUNNING', undoUntil: null, sequence: 1 });
/** Every line is settled; until when what was done may be taken back, as its lines say. */
export const withEnd = (run: BulkActRun, undoUntil: number | null): BulkActRun => write(run, 'DONE', undoUntil);
export const withUndoing = (run: BulkActRun): BulkActRun => write(run, 'UNDOING', null);
export const withUndone = (run: BulkActRun): BulkActRun => write(run, 'UNDONE', null);

const write = (run: BulkActRun, state: BulkState, undoUntil: number | null): BulkActRun => ({
  ...run,
  ...{ state, undoUntil },
  sequence: run.sequence + 1,
});

/** Taking the whole act back: once, when it is done, while its time lasts. `now` in epoch ms. */
export function whyNotUndo({ state, undoUntil }: Pick<BulkActRun, 'state' | 'undoUntil'>, now: number): Refusal | null {
  if (state !== 'DONE') return refusal('state-forbids', { state, act: 'undo' });
  return undoUntil !== null && now < undoUntil ? null : refusal('undo-too-late');
}
