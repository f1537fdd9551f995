import { continueAsNew, proxyActivities, sleep, workflowInfo } from '@temporalio/workflow';
import type { StaffDigestActivities, Told } from '../../activities/staff-digest.ts';
import { taskQueues } from '../messages.ts';

const { untilNextMorning, recordDigests } = proxyActivities<StaffDigestActivities>({
  taskQueue: taskQueues.bulk,
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '1 minute' },
});

/**
 * Tells the staff of every establishment, each working morning and for ever, what waits for them (M-13). Which morning comes
 * next, where, and who is told are the activities’ to know: a run asks, sleeps, and has the letters recorded.
 */
export async function staffDigest(told: Told = { upTo: null }): Promise<void> {
  while (!workflowInfo().continueAsNewSuggested) {
    const { ms, upTo } = await untilNextMorning(told);
    await sleep(ms);
    told = await recordDigests({ upTo });
  }
  await continueAsNew<typeof staffDigest>(told);
}
