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

/** How a dossier is opened by its campaign. */
export interface DossierOpening {
  readonly dossierId: string;
  /** PAPER when no base knows the pupil or the family refused the services (§1.6, E-22). */
  readonly state: 'NOTIFIED' | 'PAPER';
  readonly calendar: Calendar;
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

export const submitUpdate = defineUpdate<Dossier, [Submission]>('submit');
export const refuseUpdate = defineUpdate<Dossier, [FamilyAct]>('refuse');
export const setPaperUpdate = defineUpdate<Dossier, [Act]>('setPaper');
export const markDocumentUpdate = defineUpdate<Dossier, [DocumentMark]>('markDocument');
export const integrateUpdate = defineUpdate<Dossier, [Act]>('integrate');
export const reopenUpdate = defineUpdate<Dossier, [Reopening]>('reopen');
/** The campaign's dates moved: a dossier that still follows them takes the new ones. */
export const moveCalendarSignal = defineSignal<[Calendar]>('moveCalendar');
export const viewDossierQuery = defineQuery<Dossier>('viewDossier');
