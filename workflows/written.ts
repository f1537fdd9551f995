import { isCancellation, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';

/**
 * The activities that write what a run decided: one activity, one PostgreSQL transaction, which running twice changes
 * nothing. Each is tried as a local activity (32 ms against 140, design.md §2), for a second and twice at most, since the
 * whole run waits meanwhile; then it becomes a regular activity, retried until the database is back: what was accepted is
 * never given up.
 */
export function writing<A extends object>(): A {
  const local = proxyLocalActivities<Record<string, Write>>({
    startToCloseTimeout: '1 second',
    retry: { maximumAttempts: 2, initialInterval: '50 milliseconds' },
  });
  const regular = proxyActivities<Record<string, Write>>({
    startToCloseTimeout: '10 seconds',
    retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
  });
  const write = (name: string): Write => {
    const [first, then] = [local[name], regular[name]] as [Write, Write];
    return async (act) => {
      try {
        return await first(act);
      } catch (error) {
        if (isCancellation(error)) throw error;
        return await then(act);
      }
    };
  };
  return new Proxy({}, { get: (_, name: string) => write(name) }) as A;
}

type Write = (act: unknown) => Promise<unknown>;
