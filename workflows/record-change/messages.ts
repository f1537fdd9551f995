import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { ItemDecision, RecordChange } from '../../domain/record-change/record-change.ts';

/**
 * What may be said to a record change's run: one per set submitted by one guardian. It is started by its own first update
 * (update-with-start `submit`); a set that is refused there ends its run at once (design.md §2).
 */
export const RECORD_CHANGE_WORKFLOW = 'recordChange';
export const recordChangeWorkflowId = (recordChangeId: string): string => `record-change:${recordChangeId}`;

export interface RecordChangeOpening {
  readonly recordChangeId: string;
}

export const submitRecordChangeUpdate = defineUpdate<RecordChange, [{ submissionId: string }]>('submit');
/** Field by field; reasons and amended values stay under the submission, in the database. */
export const decideUpdate = defineUpdate<RecordChange, [{ submissionId: string; decisions: readonly ItemDecision[] }]>(
  'decide',
);
/** Somebody of the staff takes the set, also from a colleague who says so; it may be released undecided. */
export const claimUpdate = defineUpdate<RecordChange, [{ submissionId: string }]>('claim');
export const releaseUpdate = defineUpdate<RecordChange, [{ submissionId: string }]>('release');
/** An import, another set or a lost right has changed the set in the tables: the run looks again. */
export const settleUpdate = defineUpdate<RecordChange, [{ submissionId: string }]>('settle');
export const withdrawUpdate = defineUpdate<RecordChange, [{ submissionId: string }]>('withdraw');
export const viewRecordChangeQuery = defineQuery<RecordChange>('viewRecordChange');
