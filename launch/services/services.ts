/**
 * What the product needs around it, in one gesture: PostgreSQL, Temporal and a mailbox on one folder, each left out when
 * the environment names another. `npm start`, `npm run dev`, the season and the file commands all start them here.
 */
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import { environment } from '../../config/environment.ts';
import { migrationOptions } from '../../config/mikro-orm.ts';
import { migrate } from '../../database/migrate.ts';
import { LaunchFailure } from '../failure.ts';
import type { Step } from '../steps.ts';
import { heldBy, tryLock } from './lock.ts';
import { type Mailbox, startMailbox } from './mailbox.ts';
import { startPostgres } from './postgres.ts';
import { startTemporal } from './temporal.ts';
import { findOrInstallTemporal } from './temporal-binary.ts';

export interface ServicesOptions {
  /** Folder of everything these services keep. */
  dir: string;
  step: Step;
  /** Servers to use instead of starting one. */
  given?: { databaseUrl?: string | undefined; temporalAddress?: string | undefined; smtpUrl?: string | undefined };
  /** Absent: any free port. */
  mailboxPort?: number;
  /** Absent: Temporal shows no page. */
  temporalUiPort?: number;
  /** See `PostgresOptions`. */
  disposable?: boolean;
}

export interface Services {
  databaseUrl: string;
  temporalAddress: string;
  smtpUrl: string;
  /** Null when SMTP_URL names another server. */
  mailbox: Mailbox | null;
  /** Null without a page of ours. */
  temporalUiUrl: string | null;
  /** Resolves, with a sentence, when a server ends without having been told to. */
  lost: Promise<string>;
  /** Stops what was started, the database last. */
  stop(): Promise<void>;
}

/** Starts what is not given, and brings the database to the newest migration. @throws LaunchFailure */
export async function startServices(options: ServicesOptions): Promise<Services> {
  const { dir, step, given = {}, disposable = false } = options;
  const stops: (() => Promise<void>)[] = [];
  const losses: Promise<string>[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    // First what may take minutes, or be impossible.
    const executable = given.temporalAddress ? null : await step('Temporal found', findOrInstallTemporal);
    const databaseUrl = await startDatabase(options, stops, losses);

    let temporalAddress = given.temporalAddress ?? '';
    let temporalUiUrl: string | null = null;
    if (executable) {
      const server = await step('Temporal started', () =>
        startTemporal({
          executable,
          dir: join(dir, 'temporal'),
          ...(options.temporalUiPort !== undefined && { uiPort: options.temporalUiPort }),
        }),
      );
      stops.push(server.stop);
      losses.push(server.lost.then((reason) => `Temporal has ended: ${reason}`));
      temporalAddress = server.address;
      temporalUiUrl = server.uiUrl;
    }

    let smtpUrl = given.smtpUrl;
    let mailbox: Mailbox | null = null;
    if (!smtpUrl) {
      mailbox = await step('Mailbox started', () =>
        startMailbox({
          dir: join(dir, 'mailbox'),
          ...(options.mailboxPort !== undefined && { httpPort: options.mailboxPort }),
        }),
      );
      stops.push(mailbox.stop);
      smtpUrl = mailbox.smtpUrl;
    }

    await step(disposable ? 'Tables made' : 'Tables up to date', () => migrateDatabase(databaseUrl));
    return {
      databaseUrl,
      temporalAddress,
      smtpUrl,
      mailbox,
      temporalUiUrl,
      lost: Promise.race([...losses, never]),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const never = new Promise<never>(() => {});

async function startDatabase(
  { dir, step, given, disposable = false }: ServicesOptions,
  stops: (() => Promise<void>)[],
  losses: Promise<string>[],
): Promise<string> {
  if (given?.databaseUrl) return given.databaseUrl;
  const server = await step('PostgreSQL started', (report) =>
    startPostgres({ dir: join(dir, 'postgres'), disposable, report }),
  );
  stops.push(server.stop);
  losses.push(server.lost.then((reason) => `PostgreSQL has ended: ${reason}`));
  return server.url;
}

/** @throws LaunchFailure when the database cannot be reached */
async function migrateDatabase(url: string): Promise<void> {
  const orm = await MikroORM.init(migrationOptions(url));
  try {
    await migrate(orm);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', '28P01', '28000', '3D000'].includes(code)) {
      throw new LaunchFailure(
        `The database named by DATABASE_URL cannot be used (${(error as Error).message}): check the address, the account and that the database exists.`,
      );
    }
    throw error;
  } finally {
    await orm.close(true);
  }
}

/** What a running installation tells the commands started beside it, by the note of its lock. */
export interface RunningInstallation {
  databaseUrl: string;
  temporalAddress: string;
  smtpUrl: string;
  publicUrl: string;
}

export const installationLock = (dir: string) => join(dir, 'lock');

/** Takes the data folder for this process. @throws LaunchFailure when another has it */
export function holdInstallation(dir: string) {
  const lock = tryLock(installationLock(dir));
  if (lock) return lock;
  throw new LaunchFailure(
    `Rentrée already runs on ${dir} (process ${heldBy(installationLock(dir))?.pid}): stop it first, or set RENTREE_DATA to another folder.`,
  );
}

/** The installation running on this folder, if its services are up. */
export function runningInstallation(dir: string): RunningInstallation | null {
  const note = heldBy(installationLock(dir))?.note;
  return note ? (JSON.parse(note) as RunningInstallation) : null;
}

/**
 * Lends this installation's database, migrated, to a command such as the import: the one of DATABASE_URL, or of the
 * `npm start` that runs, or the embedded one, started for the occasion and stopped again.
 * @throws LaunchFailure
 */
export async function withDatabase<T>(step: Step, use: (databaseUrl: string) => Promise<T>): Promise<T> {
  const { DATABASE_URL, RENTREE_DATA } = environment();
  const known = DATABASE_URL ?? runningInstallation(RENTREE_DATA)?.databaseUrl;
  if (known) {
    await step('Tables up to date', () => migrateDatabase(known));
    return use(known);
  }
  const lock = holdInstallation(RENTREE_DATA);
  const stops: (() => Promise<void>)[] = [];
  try {
    const url = await startDatabase({ dir: RENTREE_DATA, step }, stops, []);
    await step('Tables up to date', () => migrateDatabase(url));
    return await use(url);
  } finally {
    for (const stop of stops) await stop();
    lock.release();
  }
}
