/** The product's own processes, api and worker: started, waited for, started again when they die, stopped. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, watch as watchFolder, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { childEnvironment, projectRoot } from '../config/environment.ts';
import { LaunchFailure } from './failure.ts';
import { theGuardian } from './services/guardian.ts';

export interface ProcessPlan {
  /** `api`, `worker`… as people are told of it. */
  name: string;
  /** Arguments of node: the file, after its options. */
  args: string[];
  /** Variables added to, or (null) taken out of, this process's own. */
  variables: Record<string, string | null>;
  /** Where its output goes; each start adds to it. */
  log: string;
  /** When it is ready: once this address answers 200, once it prints a line `{"ready":true}`, or as soon as it runs. */
  ready: { url: string } | 'when it says so' | 'at once';
  /** Show its output here as well. */
  echo?: boolean;
  /** How often it may die and be started again within a minute. */
  restarts: number;
  /**
   * Folders of its sources: it is started again at each change in them, and once dead waits for the next change. Not node's
   * own `--watch`, whose messages between threads the Temporal worker takes for its own, and dies of.
   */
  watch?: string[];
  /** Told that it died and is being started again. */
  report: (line: string) => void;
}

export interface RunningProcess {
  /** Resolves, with a sentence, when it has died too often. */
  lost: Promise<string>;
  stop(): Promise<void>;
}

const patienceMs = 60_000;
const graceMs = 10_000;

/** Starts it and waits until it is ready. @throws LaunchFailure with the end of its log */
export async function startProcess(plan: ProcessPlan): Promise<RunningProcess> {
  let giveUp: (reason: string) => void = () => {};
  const lost = new Promise<string>((resolve) => {
    giveUp = resolve;
  });
  const deaths: number[] = [];

  let child = launch(plan);
  const failure = await untilReady(plan, child);
  if (failure) {
    await end(child);
    throw new LaunchFailure(
      `The ${plan.name} does not start (${failure}); its log: ${plan.log}\n${lastLines(plan.log)}`,
    );
  }

  /** The child that is meant to run: one that ends while another, or none, is meant to, was told to. */
  let meant: ChildProcess | null = child;
  const launchAgain = () => {
    child = launch(plan);
    meant = child;
    mind(child);
  };
  const mind = (minded: ChildProcess) =>
    minded.once('exit', async (code, signal) => {
      if (meant !== minded) return;
      const how = `The ${plan.name} has ended by itself (${signal ?? code})`;
      if (plan.watch) {
        plan.report(`${how}: waiting for a change in its sources`);
        return;
      }
      const now = Date.now();
      deaths.push(now);
      const recent = deaths.filter((at) => at > now - 60_000).length;
      if (recent > plan.restarts) {
        giveUp(`${how} ${recent} times; its log: ${plan.log}`);
        return;
      }
      plan.report(`${how}: starting it again`);
      await pause(200 * recent);
      if (meant === minded) launchAgain();
    });
  mind(child);

  const unwatch = watchSources(plan.watch ?? [], async () => {
    plan.report(`The ${plan.name} starts again: its sources have changed`);
    meant = null;
    await end(child);
    launchAgain();
  });

  return {
    lost,
    stop: async () => {
      unwatch();
      meant = null;
      await end(child);
    },
  };
}

/**
 * Acts when a source changes in one of these folders, once for changes that come together, and one action at a time.
 * @returns what to call to look no more
 */
function watchSources(folders: string[], act: () => Promise<void>): () => void {
  let waiting: NodeJS.Timeout | undefined;
  let acting = Promise.resolve();
  const watchers = folders.map((folder) =>
    watchFolder(resolve(projectRoot, folder), { recursive: true }, (_event, file) => {
      if (!file || !/\.(ts|json)$/.test(file)) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        acting = acting.then(act);
      }, 150);
    }),
  );
  return () => {
    clearTimeout(waiting);
    for (const watcher of watchers) watcher.close();
  };
}

function launch({ args, variables, log, echo = false }: ProcessPlan): ChildProcess {
  mkdirSync(dirname(log), { recursive: true });
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env: childEnvironment(variables),
    detached: true, // a Ctrl-C in the terminal reaches the launcher alone, which then stops things in order
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Written at once, so that the log is whole when someone is told to read it.
  const file = openSync(log, 'a', 0o640);
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => writeSync(file, chunk));
    if (echo) stream.pipe(process.stdout, { end: false });
  }
  child.once('close', () => closeSync(file));
  if (child.pid !== undefined) {
    const pid = child.pid;
    theGuardian().watch(pid);
    child.once('exit', () => theGuardian().forget(pid));
  }
  return child;
}

/** Null once it is ready, otherwise why it is not. */
async function untilReady({ ready }: ProcessPlan, child: ChildProcess): Promise<string | null> {
  if (ready === 'at once') return null;
  const over = new AbortController();
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(`it ended with ${signal ?? code}`)); // with all it had to say
  });
  const late = pause(patienceMs, `not ready after ${patienceMs / 1000} s`, { signal: over.signal }).catch(
    () => 'ready',
  );
  const up = ready === 'when it says so' ? saysReady(child) : answers200(ready.url, over.signal);
  const outcome = await Promise.race([up, ended, late]);
  over.abort();
  return outcome;
}

function saysReady({ stdout }: ChildProcess): Promise<null> {
  return new Promise((resolve) => {
    let line = '';
    const read = (chunk: Buffer) => {
      const lines = (line + String(chunk)).split('\n');
      line = lines.pop() ?? '';
      if (!lines.some((whole) => /^\s*\{.*"ready"\s*:\s*true/.test(whole))) return;
      stdout?.off('data', read);
      resolve(null);
    };
    stdout?.on('data', read);
  });
}

async function answers200(url: string, signal: AbortSignal): Promise<null> {
  while (!signal.aborted) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      await answer.arrayBuffer();
      if (answer.status === 200) return null;
    } catch {
      // not listening yet
    }
    await pause(50);
  }
  return null;
}

/** Asks it to end, and makes it after ten seconds. Its whole group is told, as it may have children of its own. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  signalGroup(child.pid, 'SIGTERM');
  const late = setTimeout(() => signalGroup(child.pid!, 'SIGKILL'), graceMs);
  await gone;
  clearTimeout(late);
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // the group has just ended
  }
}

function lastLines(log: string): string {
  return readFileSync(log, 'utf8').trim().split('\n').slice(-8).join('\n');
}
