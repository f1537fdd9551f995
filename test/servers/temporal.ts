import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { NativeConnection } from '@temporalio/worker';
import { clientConnectionOptions, nativeConnectionOptions, retention } from '../../config/temporal.ts';
import { testServer } from './addresses.ts';

export interface TestTemporal {
  /** `host:port` of the run's server. */
  address: string;
  /** A namespace of this test's own: task queues and workflow ids keep their real names and meet nobody else's. */
  namespace: string;
  client: Client;
  /** For workers; opened at the first call, closed by `close`. */
  nativeConnection(): Promise<NativeConnection>;
  /** Closes the connections. Stop your workers first. */
  close(): Promise<void>;
}

/** A namespace of one's own on the run's Temporal server, usable at once (about 10 ms). */
export async function freshTemporal(): Promise<TestTemporal> {
  const address = testServer('TEST_TEMPORAL_ADDRESS');
  const namespace = `test-${randomUUID()}`;
  const connection = await Connection.connect(clientConnectionOptions(address));
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: msToTs(retention),
  });
  let native: Promise<NativeConnection> | undefined;
  return {
    address,
    namespace,
    client: new Client({ connection, namespace }),
    nativeConnection: () => {
      native ??= NativeConnection.connect(nativeConnectionOptions(address));
      return native;
    },
    close: async () => {
      await (await native)?.close();
      await connection.close();
    },
  };
}

/** The product's workflows, bundled once for the whole run: `Worker.create({ workflowBundle: workflowBundle(), … })`. */
export function workflowBundle(): { codePath: string } {
  return { codePath: testServer('TEST_WORKFLOW_BUNDLE') };
}
