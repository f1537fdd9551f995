/**
 * `npm test [-- jest's own arguments]`: every test, the servers they need included (`test/servers/global-setup.ts`).
 * Its last line is always `N passed, N failed`, whatever happened before.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childEnvironment, environmentSchema, projectRoot } from '../config/environment.ts';
import { closingLine, type JestResult } from './closing-line.ts';

/** What the tests may know of this machine; every other variable is for an installation and must not reach them. */
const kept = ['RENTREE_CACHE', 'XDG_CACHE_HOME', 'CHROMIUM_PATH', 'CI', 'KEEP_SCREENSHOTS'];
const withheld = Object.keys(environmentSchema.shape).filter((name) => !kept.includes(name));

/** How long jest may take to end once it has its result: what keeps it longer was left open by a test. */
const lingerMs = 30_000;

const folder = mkdtempSync(join(tmpdir(), 'rentree-result-'));
const file = join(folder, 'result.json');
const jest = spawn(
  process.execPath,
  [
    ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
    join(projectRoot, 'node_modules', 'jest', 'bin', 'jest.js'),
    ...['--json', `--outputFile=${file}`],
    ...process.argv.slice(2),
  ],
  {
    cwd: projectRoot,
    env: childEnvironment({ ...Object.fromEntries(withheld.map((name) => [name, null])), NODE_ENV: 'test' }),
    stdio: 'inherit',
  },
);
// jest stops its servers when told to; the closing line waits for that.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => jest.kill(signal));

let resultSince: number | null = null;
const watch = setInterval(() => {
  if (!existsSync(file)) return;
  resultSince ??= Date.now();
  if (Date.now() - resultSince < lingerMs) return;
  console.error('✖ jest has its result and does not end: a test left a connection, a server or a timer open.');
  jest.kill('SIGTERM');
  clearInterval(watch);
}, 1_000);

const code = await new Promise<number>((resolve) => {
  jest.once('error', () => resolve(1));
  jest.once('exit', (exitCode) => resolve(exitCode ?? 1));
});
clearInterval(watch);
const { line, exitCode } = closingLine(readResult(), code);
rmSync(folder, { recursive: true, force: true });
console.log(line);
process.exitCode = exitCode;

function readResult(): JestResult | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JestResult;
  } catch {
    return null; // jest ended before it had any
  }
}
