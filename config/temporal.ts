/** How every process reaches Temporal. The names of the task queues are `workflows/messages.ts`. */
import type { ConnectionOptions } from '@temporalio/client';
import type { NativeConnectionOptions } from '@temporalio/worker';
import { environment } from './environment.ts';

/** The server that the command line of `launch/services/temporal-binary.ts` carries, and that docker-compose.yml runs. */
export const serverVersion = '1.29.1';

/**
 * How long a task may wait for the worker that holds its run in memory. A worker that died never comes for it: on the
 * default of 10 s, each run it held would leave its family waiting that long.
 */
export const stickyQueueScheduleToStartTimeout = '1s';

/** How long closed runs, hence the guard on their ids, are kept: a school year and its September. */
export const retention = '400 days';

const onLoopback = (address: string) => /^(localhost|127\.\d+\.\d+\.\d+):/.test(address);

/**
 * Options for the worker's `NativeConnection.connect`. Compression is off on loopback: it costs time and saves nothing there.
 * @param address `host:port`
 */
export function nativeConnectionOptions(address: string): NativeConnectionOptions {
  return {
    address,
    tls: environment().TEMPORAL_TLS,
    ...(onLoopback(address) && { grpcCompression: { codec: 'none' } }),
  };
}

/**
 * Options for the `Connection.connect` of those who only ask: api, command line, tests. They never compress.
 * @param address `host:port`
 */
export function clientConnectionOptions(address: string): ConnectionOptions {
  return { address, tls: environment().TEMPORAL_TLS };
}
