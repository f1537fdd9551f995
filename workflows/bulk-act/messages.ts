import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { BulkActRun } from '../../domain/bulk-act/bulk-act.ts';

/**
 * What may be said to a bulk act's run: one per confirmation of somebody of the staff. Its lines are rows, which the run
 * never hears of: it knows that they are being done, that they are done, and until when they may be taken back.
 * It is started by its own first update (update-with-start `begin`).
 */
export const BULK_ACT_WORKFLOW = 'bulkAct';
export const bulkActWorkflowId = (bulkActId: string): string => `bulk-act:${bulkActId}`;

export interface BulkActOpening {
  readonly bulkActId: string;
}

export const beginBulkActUpdate = defineUpdate<BulkActRun, [{ submissionId: string }]>('begin');
/** Takes back every line that was done, where it still can be. */
export const undoBulkActUpdate = defineUpdate<BulkActRun, [{ submissionId: string }]>('undo');
export const viewBulkActQuery = defineQuery<BulkActRun>('viewBulkAct');
