import { continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { SubmissionActivities } from '../../activities/submissions.ts';
import { taskQueues } from '../messages.ts';

const { resendSubmissions } = proxyActivities<SubmissionActivities>({
  taskQueue: taskQueues.bulk,
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds' },
});

/** Resends, for ever and under the same id, every submission that has no answer yet: a 202 is a promise kept. */
export async function submissionDispatcher(): Promise<void> {
  while (!workflowInfo().continueAsNewSuggested) await resendSubmissions();
  await continueAsNew<typeof submissionDispatcher>();
}
