import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Calendar } from '../../domain/campaign/calendar.ts';
import type { Dossier } from '../../domain/enrolment-dossier/dossier.ts';

/**
 * What may be said to an enrolment dossier's run: one run per dossier, found by its id. Updates are requests that may be
 * refused (failure type = refusal code) and whose update id is the submission's; the signal is an order that cannot be.
 * No message carries what a family wrote: a `submissionId` points to it in the database.
 */
export const DOSSIER_WORKFLOW = 'enrolmentDossier';
export const dossierWorkflowId = (dossierId: string): string => `enrolment-dossier:${dossierId}`;

/** How a dossier is opened: by its campaign, or by staff with a deadline of its own (E-07). */
export interface DossierOpening {
  readonly dossierId: string;
  /** PAPER when no base knows the pupil or the family refused the services (§1.6, E-22). */
  readonly state: 'NOTIFIED' | 'PAPER';
  readonly calendar: Calendar;
  /** The calendar is this dossier's alone: the campaign's moves are not for it. */
  readonly ownDeadline?: boolean;
}

/** Who does it, and under which stored submission. */
export interface Act {
  readonly submissionId: string;
}
export interface FamilyAct extends Act {
  /** Number of submissions the family saw (E-01). */
  readonly seenVersion: number;
}
export interface Submission extends FamilyAct {
  readonly recordConfirmed: boolean;
}
export interface Reopening extends Act {
  /** The family's new deadline, epoch ms. */
  readonly until: number;
}
export interface DocumentMark extends Act {
  readonly documentId: string;
}
export interface Resolution extends Act {
  readonly outcome: 'VALIDATED' | 'REFUSED';
  /** Whether choices were keyed in with the decision (they stay under the submission). */
  readonly hasChoices: boolean;
}
export interface Undoing extends Act {
  /** The submission to take back. */
  readonly of: string;
}

export const submitUpdate = defineUpdate<Dossier, [Submission]>('submit');
export const refuseUpdate = defineUpdate<Dossier, [FamilyAct]>('refuse');
export const agreeUpdate = defineUpdate<Dossier, [FamilyAct]>('agree');
/** The guardian whose agreement was asked for may not act any more (E-17). */
export const waiveAgreementUpdate = defineUpdate<Dossier, [Act]>('waiveAgreement');
export const objectUpdate = defineUpdate<Dossier, [FamilyAct]>('object');
export const resolveDisputeUpdate = defineUpdate<Dossier, [Resolution]>('resolveDispute');
export const enterOnBehalfUpdate = defineUpdate<Dossier, [Act]>('enterOnBehalf');
export const remindUpdate = defineUpdate<Dossier, [Act]>('remind');
export const unmarkDocumentUpdate = defineUpdate<Dossier, [DocumentMark]>('unmarkDocument');
/** The affectation was removed or changed (E-08). */
export const cancelUpdate = defineUpdate<Dossier, [Act]>('cancel');
/** Takes back the last act of the staff, while its time lasts. */
export const undoUpdate = defineUpdate<Dossier, [Undoing]>('undo');
export const setPaperUpdate = defineUpdate<Dossier, [Act]>('setPaper');
export const markDocumentUpdate = defineUpdate<Dossier, [DocumentMark]>('markDocument');
export const integrateUpdate = defineUpdate<Dossier, [Act]>('integrate');
export const reopenUpdate = defineUpdate<Dossier, [Reopening]>('reopen');
/** The campaign's dates moved: a dossier that still follows them takes the new ones. */
export const moveCalendarSignal = defineSignal<[Calendar]>('moveCalendar');
export const viewDossierQuery = defineQuery<Dossier>('viewDossier');
