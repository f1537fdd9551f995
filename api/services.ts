/** Every dependency of the api, built once, in one function. Nothing here connects before it is needed. */
import { MikroORM } from '@mikro-orm/postgresql';
import { Client, Connection } from '@temporalio/client';
import { Pool } from 'pg';
import pino, { type Logger } from 'pino';
import { ormOptions } from '../config/mikro-orm.ts';
import { clientConnectionOptions } from '../config/temporal.ts';
import { purgeListExports } from '../database/views/list-exports.ts';
import { purgeUnusedEvidence } from '../processes/evidence.ts';
import { sessionCookie } from './identity/sessions.ts';
import { throttle } from './identity/throttle.ts';
import { inboxWatch } from './inbox-watch.ts';

export interface ApiSettings {
  readonly databaseUrl: string;
  /** `host:port`. */
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  /** The origin people type, without a final slash. */
  readonly publicUrl: string;
  readonly sessionHours: number;
  readonly logLevel: string;
  /** Holds every answer against the contract: everywhere but in production. */
  readonly checkAnswers: boolean;
  /** Folder of the built screens. */
  readonly screens: string;
  /** Whether the screens may be built again while the api runs. */
  readonly screensMayChange: boolean;
  /** How long a command's answer is awaited before 202; the product's own when absent. Milliseconds. */
  readonly answerWithinMs?: number;
}

export type Services = Awaited<ReturnType<typeof services>>;

export async function services(settings: ApiSettings) {
  const log: Logger = pino({ level: settings.logLevel });
  const orm = await MikroORM.init(
    ormOptions(settings.databaseUrl, { poolSize: 10, statementTimeoutMs: 30_000, applicationName: 'rentree-api' }),
  );
  // Imports and exports take as long as their files need, and never a connection of those who wait at a screen.
  const bulk = await MikroORM.init(
    ormOptions(settings.databaseUrl, { poolSize: 2, applicationName: 'rentree-api-bulk' }),
  );
  // The counts of attempts have connections of their own: a rush of sign-ins must not starve those who are signed in.
  const pool = new Pool({ connectionString: settings.databaseUrl, max: 3, application_name: 'rentree-api-attempts' });
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection was lost'));
  // No retries by the SDK: its timer cannot be stopped and throws when the connection closes meanwhile. What could not be
  // sent is stored, its author has a receipt, and the worker's dispatcher sends it again.
  const connection = Connection.lazy({ ...clientConnectionOptions(settings.temporalAddress), interceptors: [] });
  const temporal = new Client({ connection, namespace: settings.temporalNamespace });
  const attempts = throttle(pool);
  const inbox = inboxWatch(settings.databaseUrl, log);

  return {
    settings,
    log,
    orm,
    /** An entity manager of this request's own. */
    em: () => orm.em.fork(),
    bulkEm: () => bulk.em.fork(),
    temporal,
    throttle: attempts,
    cookie: sessionCookie(settings.publicUrl),
    inbox,
    /** Removes what is over: sessions, counts of attempts, and files in and out kept for a day (nobody's data linger there). */
    purge: async (): Promise<void> => {
      const em = orm.em.fork();
      await em.execute(`delete from session where expires_at < now()`);
      await purgeListExports(em);
      await em.execute(`delete from import_basket where created_at < now() - interval '1 day'`);
      await purgeUnusedEvidence(em);
      await attempts.purge();
    },
    /** Whether the database and Temporal answer, within two seconds. */
    whatIsAway: async (): Promise<('database' | 'temporal')[]> => {
      const [database, engine] = await Promise.allSettled([
        within(2000, orm.em.fork().execute('select 1')),
        within(
          2000,
          connection.withDeadline(Date.now() + 2000, () => connection.workflowService.getSystemInfo({})),
        ),
      ]);
      return [
        ...(database.status === 'rejected' ? (['database'] as const) : []),
        ...(engine.status === 'rejected' ? (['temporal'] as const) : []),
      ];
    },
    close: async (): Promise<void> => {
      await inbox.close();
      await Promise.all([orm.close(true), bulk.close(true), pool.end(), connection.close()]);
    },
  };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
