import { isCancellation, proxyActivities } from '@temporalio/workflow';
import type { ListExportActivities } from '../../activities/list-export.ts';
import { taskQueues } from '../messages.ts';
import type { ListExportOrder } from './messages.ts';

/** Half an hour for one attempt; a database away for longer than the hour ends it, and whoever waits is told to ask again. */
const { makeListExport } = proxyActivities<ListExportActivities>({
  taskQueue: taskQueues.bulk,
  startToCloseTimeout: '30 minutes',
  scheduleToCloseTimeout: '1 hour',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds' },
});
const { giveUpListExport } = proxyActivities<ListExportActivities>({
  taskQueue: taskQueues.bulk,
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/**
 * A list exported as it was seen, too long for one answer (§3.7): made in the background, page after page, from the
 * question stored with its row. Its author alone fetches it, within a day.
 */
export async function listExport({ exportId }: ListExportOrder): Promise<'READY' | 'FAILED'> {
  try {
    await makeListExport({ exportId });
    return 'READY';
  } catch (error) {
    if (isCancellation(error)) throw error;
    await giveUpListExport({ exportId });
    return 'FAILED';
  }
}
