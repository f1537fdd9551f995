/** Entry of the api's process: listens on PORT, and on SIGTERM or SIGINT finishes what it is answering, then stops. */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { environment, projectRoot, required } from '../config/environment.ts';
import { createApp } from './app.ts';
import { services as buildServices } from './services.ts';

/** How long requests may finish after the signal; streams are cut at once. Milliseconds. */
const DRAIN_MS = 5_000;

const env = environment();
const services = await buildServices({
  databaseUrl: required('DATABASE_URL'),
  temporalAddress: required('TEMPORAL_ADDRESS'),
  temporalNamespace: env.TEMPORAL_NAMESPACE,
  publicUrl: env.PUBLIC_URL,
  sessionHours: env.SESSION_HOURS,
  logLevel: env.LOG_LEVEL,
  checkAnswers: env.NODE_ENV !== 'production',
  screens: join(projectRoot, 'ui', 'dist'),
  screensMayChange: env.NODE_ENV !== 'production',
});
const server = createServer(createApp(services));

server.on('error', (error: NodeJS.ErrnoException) => {
  const taken = error.code === 'EADDRINUSE';
  services.log.fatal(taken ? `port ${env.PORT} is taken: free it, or set PORT` : error);
  process.exit(1);
});
server.listen(env.PORT, () => services.log.info(`the api listens on ${env.PUBLIC_URL}`));

const HOUR_MS = 3_600_000;
const purging = setInterval(() => {
  services.purge().catch((error: unknown) => services.log.warn({ err: error }, 'what is over could not be removed'));
}, HOUR_MS);

let stopping = false;
async function stop(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  clearInterval(purging);
  services.log.info(`${signal}: the api stops`);
  const closed = new Promise((resolve) => server.close(resolve));
  // Event streams never end by themselves: they are ended. A connection is cut once it is idle, and at
  // the end of the drain whatever it does.
  await services.inbox.close();
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
  await services.close();
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal));
