import {
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { LetterActivities } from '../../activities/letters.ts';
import { taskQueues } from '../messages.ts';
import { isSendingPausedQuery, pauseSendingSignal, resumeSendingSignal } from './messages.ts';

const { sendLetters } = proxyActivities<LetterActivities>({
  taskQueue: taskQueues.bulk,
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds' },
  cancellationType: 'WAIT_CANCELLATION_COMPLETED',
});

/**
 * Empties the outbox for ever: one long activity at a time looks for due letters and sends them under a lease; a worker
 * that dies is replaced within seconds. Paused, it sends nothing and loses nothing.
 */
export async function letterSender(paused = false): Promise<void> {
  let rest = paused;
  let sending: CancellationScope | null = null;
  setHandler(isSendingPausedQuery, () => rest);
  setHandler(pauseSendingSignal, () => {
    rest = true;
    sending?.cancel();
  });
  setHandler(resumeSendingSignal, () => {
    rest = false;
  });
  while (!workflowInfo().continueAsNewSuggested) {
    await condition(() => !rest);
    sending = new CancellationScope();
    try {
      await sending.run(() => sendLetters());
    } catch (error) {
      // A pause ends the activity; anything else has been retried by the server and only ends with the whole run.
      if (!rest || !isCancellation(error)) throw error;
    }
  }
  await continueAsNew<typeof letterSender>(rest);
}
