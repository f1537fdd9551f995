/**
 * The development server of Temporal on a file: durable enough for one machine (a killed process loses nothing, a power
 * cut may lose the last instants). A cluster of one's own takes its place by TEMPORAL_ADDRESS.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { clientConnectionOptions, retention } from '../../config/temporal.ts';
import { LaunchFailure } from '../failure.ts';
import { theGuardian } from './guardian.ts';
import { heldBy, isAlive, type Lock, leftBehind, tryLock } from './lock.ts';
import { freePort } from './ports.ts';

export interface TemporalOptions {
  /** The `temporal` executable (see `findOrInstallTemporal`). */
  executable: string;
  /** Folder for the file and the log; made if absent. */
  dir: string;
  namespace?: string;
  /** Port of the page showing the runs; absent: no page. */
  uiPort?: number;
}

export interface TemporalServer {
  /** `127.0.0.1:port` */
  address: string;
  /** Null when no page was asked for. */
  uiUrl: string | null;
  pid: number;
  /** Resolves, with the reason, when the server ends without having been told to. */
  lost: Promise<string>;
  stop(): Promise<void>;
}

/** @throws LaunchFailure when the file is in use or the server says why it does not start */
export async function startTemporal(options: TemporalOptions): Promise<TemporalServer> {
  const { executable, dir, namespace = 'default', uiPort } = options;
  mkdirSync(dir, { recursive: true });
  const lockFile = join(dir, 'lock');
  const orphan = leftBehind(lockFile);
  const lock = tryLock(lockFile);
  if (!lock) {
    throw new LaunchFailure(
      `Temporal's data in ${dir} is in use by process ${heldBy(lockFile)?.pid}: stop it, or set RENTREE_DATA to another folder.`,
    );
  }
  try {
    await stopOrphan(Number(orphan), dir);
    for (let attempt = 1; ; attempt++) {
      const outcome = await start({ executable, dir, namespace, uiPort, noteFor: lock });
      if (typeof outcome !== 'string') {
        const stop = async () => {
          await outcome.stop();
          lock.release();
        };
        return { ...outcome, stop };
      }
      // It picks ports of its own for its inner services, and ends when another program takes one at the same instant.
      if (attempt === 3) throw new LaunchFailure(`Temporal does not start: ${outcome} (its log: ${logOf(dir)}).`);
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

const logOf = (dir: string) => join(dir, 'temporal.log');

interface Attempt {
  executable: string;
  dir: string;
  namespace: string;
  uiPort: number | undefined;
  /** Told the number of the server, for whoever finds the lock of a dead launcher. */
  noteFor: Lock;
}

/** One attempt; a string says why it failed. */
async function start({ executable, dir, namespace, uiPort, noteFor }: Attempt): Promise<TemporalServer | string> {
  const port = await freePort();
  const output = openSync(logOf(dir), 'w', 0o640);
  const child = spawn(
    executable,
    [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port)],
      ...['--db-filename', join(dir, 'temporal.db')],
      ...['--namespace', namespace, '--log-level', 'error', '--log-format', 'json'],
      ...(uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort)]),
      // Twice the throughput of SQLite's defaults.
      ...['--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal'],
      // Otherwise every timer lasts a second at least, and a season played in two minutes cannot be.
      ...['--dynamic-config-value', 'history.timerProcessorMaxTimeShift="10ms"'],
    ],
    { detached: true, stdio: ['ignore', output, output] },
  );
  closeSync(output);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', () => resolve(reasonIn(readFileSync(logOf(dir), 'utf8'))));
  });
  if (child.pid === undefined) return ended;
  const pid = child.pid;
  noteFor.note(String(pid));
  theGuardian().watch(pid);
  child.once('exit', () => theGuardian().forget(pid));

  const address = `127.0.0.1:${port}`;
  const over = new AbortController();
  const failure = await Promise.race([ended, untilReady(address, namespace, over.signal)]);
  over.abort();
  if (failure !== null) {
    if (child.exitCode === null) child.kill('SIGKILL');
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
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(late);
  };
  return { address, uiUrl: uiPort === undefined ? null : `http://localhost:${uiPort}`, pid, lost, stop };
}

/** A server whose launcher was killed without warning: two servers on one file would corrupt it. */
async function stopOrphan(pid: number, dir: string): Promise<void> {
  if (!pid || !isAlive(pid) || !serves(pid, dir)) return;
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; waited < 10_000 && isAlive(pid); waited += 50) await pause(50);
}

function serves(pid: number, dir: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(join(dir, 'temporal.db'));
  } catch {
    return false;
  }
}

/**
 * Null when the server answers and keeps closed runs long enough, otherwise why not. The port is tried before gRPC, whose
 * first refusal would cost a second of back-off.
 */
async function untilReady(address: string, namespace: string, over: AbortSignal): Promise<string | null> {
  const [host, port] = address.split(':');
  const deadline = Date.now() + 30_000;
  while (!(await answers(host!, Number(port)))) {
    if (over.aborted || Date.now() > deadline) return `no answer at ${address} after 30 s`;
    await pause(10);
  }
  const connection = await Connection.connect(clientConnectionOptions(address));
  try {
    for (;;) {
      try {
        await connection.workflowService.describeNamespace({ namespace });
        await keepClosedRuns(connection, namespace);
        return null;
      } catch (error) {
        if (over.aborted || Date.now() > deadline) return (error as Error).message;
        await pause(50);
      }
    }
  } finally {
    await connection.close();
  }
}

/** Makes a namespace keep its closed runs, and with them the guard on their ids, for `retention`. */
async function keepClosedRuns(connection: Connection, namespace: string): Promise<void> {
  await connection.workflowService.updateNamespace({
    namespace,
    config: { workflowExecutionRetentionTtl: msToTs(retention) },
  });
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => resolve(socket.end() && true));
    socket.once('error', () => resolve(false));
  });
}

/** What the server gave as its reason, in one line: an error logged as JSON, a panic, or else its last line. */
function reasonIn(log: string): string {
  const lines = log.trim().split('\n');
  const line = lines.find((one) => /^panic:|^error|^\{.*"level":"(error|fatal)"/i.test(one)) ?? lines.at(-1) ?? '';
  try {
    const { msg, error } = JSON.parse(line) as { msg?: string; error?: string };
    return [msg, error].filter(Boolean).join(': ');
  } catch {
    return line || 'it said nothing';
  }
}
