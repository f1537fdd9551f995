import { once } from 'node:events';
import { createServer } from 'node:net';
import { LaunchFailure } from '../failure.ts';

/** A port nobody listens on, on loopback. Use it at once: nothing reserves it. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === 'string') throw new Error('no TCP address for a TCP server');
  return address.port;
}

/** Whether something listens on this port, on loopback or on every interface. */
export async function isTaken(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::']) {
    const probe = createServer();
    const outcome = await new Promise<string>((resolve) => {
      probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
      probe.listen({ port, host }, () => probe.close(() => resolve('free')));
    });
    if (outcome === 'EADDRINUSE') return true;
    if (outcome === 'EACCES') {
      throw new LaunchFailure(`Port ${port} is reserved to the administrator of this machine: choose one above 1024.`);
    }
  }
  return false;
}

/**
 * Refuses a port already in use.
 * @param variable the variable of `.env.example` that chooses another
 * @throws LaunchFailure
 */
export async function expectFree(port: number, what: string, variable: string): Promise<void> {
  if (port !== 0 && (await isTaken(port))) {
    throw new LaunchFailure(
      `Port ${port}, meant for ${what}, is already taken: stop the program that holds it, or choose another port with ${variable}=….`,
    );
  }
}
