/**
 * Getting a Temporal server onto a machine: no package of npm, PyPI or Debian carries one. The four ways, in order:
 * `temporal` on the PATH or in the cache, the official download, the Go tool chain, and a server of one's own (TEMPORAL_ADDRESS).
 */
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { childEnvironment, environment, projectRoot } from '../../config/environment.ts';
import { LaunchFailure } from '../failure.ts';
import { theGuardian } from './guardian.ts';
import { waitForLock } from './lock.ts';

/**
 * The newest command line that Go can install: 1.6.0 and later have a `replace` in their go.mod. It carries server 1.29.1.
 */
const version = 'v1.5.1';

/** The download's address is asked first, as a machine without the open internet may leave a request unanswered. */
const downloadProbe = { url: 'https://temporal.download/cli/default?arch=amd64&platform=linux', patienceMs: 4_000 };

const executable = process.platform === 'win32' ? 'temporal.exe' : 'temporal';

/**
 * The path of a `temporal` that can be run, installed first if need be: seconds by download, about four minutes by Go.
 * Processes that ask together wait for one installation.
 * @param report told what is going on and how long it may take
 * @throws LaunchFailure naming the four ways
 */
export async function findOrInstallTemporal(report: (line: string) => void): Promise<string> {
  const already = found();
  if (already) return already;
  const cache = environment().RENTREE_CACHE;
  mkdirSync(cache, { recursive: true });
  const lock = await waitForLock(join(cache, 'temporal.lock'), (pid) =>
    report(`waiting for process ${pid}, which is installing Temporal`),
  );
  try {
    const meanwhile = found();
    if (meanwhile) return meanwhile;
    sweep(cache); // what an installation cut short has left
    report('trying the official download');
    const refusedDownload = await download(cache);
    if (refusedDownload === null) return join(cache, executable);
    report(`${refusedDownload}; building it with Go instead, about 4 minutes, once for this account`);
    const refusedGo = await buildWithGo(cache, report);
    if (refusedGo === null) return join(cache, executable);
    throw new LaunchFailure(
      `Temporal cannot be installed (download: ${refusedDownload}; Go: ${refusedGo}). Either let this machine reach temporal.download, ` +
        `or install Go ≥ 1.23 (https://go.dev/dl), or put the temporal command line (https://docs.temporal.io/cli) on the PATH or at ` +
        `${join(cache, executable)}, or set TEMPORAL_ADDRESS=host:7233 to a server of your own.`,
    );
  } finally {
    sweep(cache);
    lock.release();
  }
}

function found(): string | null {
  const { PATH = '' } = childEnvironment({});
  const candidates = [...PATH.split(delimiter).filter(Boolean), environment().RENTREE_CACHE];
  for (const folder of candidates) {
    const path = join(folder, executable);
    try {
      accessSync(path, constants.X_OK);
      if (statSync(path).isFile()) return path;
    } catch {
      // not there, or not for us: the next folder
    }
  }
  return null;
}

/** Unfinished installations of processes that died; we hold the lock. */
function sweep(cache: string): void {
  for (const name of readdirSync(cache)) {
    if (name.startsWith('unfinished-')) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

/** Null when done, otherwise why not. */
async function download(cache: string): Promise<string | null> {
  try {
    const answer = await fetch(downloadProbe.url, { signal: AbortSignal.timeout(downloadProbe.patienceMs) });
    if (!answer.ok) return `temporal.download answers ${answer.status}`;
  } catch {
    return 'temporal.download cannot be reached';
  }
  const folder = join(cache, `unfinished-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const script = join(import.meta.dirname, 'temporal-download.ts');
  const outcome = await run(process.execPath, [script, folder, version], {}, 10 * 60_000);
  const file = readdirSync(folder).find((name) => name.startsWith('temporal') && !name.endsWith('.downloading'));
  if (outcome !== null || !file) return `the download did not come through (${outcome ?? 'no file'})`;
  renameSync(join(folder, file), join(cache, executable));
  rmSync(folder, { recursive: true, force: true });
  return null;
}

/** Null when done, otherwise why not. */
async function buildWithGo(cache: string, report: (line: string) => void): Promise<string | null> {
  const folder = join(cache, `unfinished-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const started = Date.now();
  const progress = setInterval(() => {
    report(`building Temporal with Go, ${Math.round((Date.now() - started) / 60_000)} of about 4 minutes`);
  }, 60_000);
  const outcome = await run(
    'go',
    ['install', `github.com/temporalio/cli/cmd/temporal@${version}`],
    { GOBIN: folder },
    30 * 60_000,
  );
  clearInterval(progress);
  if (outcome !== null || !existsSync(join(folder, executable))) return outcome ?? 'it made no file';
  renameSync(join(folder, executable), join(cache, executable));
  rmSync(folder, { recursive: true, force: true });
  return null;
}

/** Null when the command succeeds in time, otherwise why not. It ends with us, whatever happens to us. */
async function run(
  command: string,
  args: string[],
  variables: Record<string, string>,
  patienceMs: number,
): Promise<string | null> {
  const child = spawn(command, args, {
    cwd: projectRoot,
    env: childEnvironment(variables),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid !== undefined) {
    theGuardian().watch(pid);
    child.once('exit', () => theGuardian().forget(pid));
  }
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said = (said + String(chunk)).slice(-2_000);
    });
  }
  const late = setTimeout(() => child.kill(), patienceMs);
  return new Promise<string | null>((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ENOENT' ? `${command} is not installed` : error.message),
    );
    child.once('close', (code, signal) => {
      if (code === 0) resolve(null);
      else resolve(said.trim().split('\n').at(-1) || `${command} ended with ${signal ?? code}`);
    });
  }).finally(() => clearTimeout(late));
}
