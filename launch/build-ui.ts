import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../config/environment.ts';
import { LaunchFailure } from './failure.ts';
import { fingerprint } from './fingerprint.ts';
import { waitForLock } from './services/lock.ts';

const built = join(projectRoot, 'ui', 'dist');
const mark = join(built, '.built-from');
const vite = join(projectRoot, 'node_modules', 'vite', 'bin', 'vite.js');

/** The command that builds the pages; `--watch` makes it build again at each change. */
export const buildUiCommand = [vite, 'build', join(projectRoot, 'ui'), '--logLevel', 'warn'];

/**
 * Builds the pages when a source has changed since; two processes at once (scenarios in two test workers) build them once,
 * the second one waits. @throws LaunchFailure with what the builder said
 */
export async function buildUi(): Promise<void> {
  const lock = await waitForLock(join(projectRoot, '.cache', 'build-ui.lock'));
  try {
    await buildChanged();
  } finally {
    lock.release();
  }
}

async function buildChanged(): Promise<void> {
  const sources = fingerprint(['ui', 'domain', 'locales', 'package-lock.json'], ['ui/dist']);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === sources) return;
  const child = spawn(process.execPath, buildUiCommand, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new LaunchFailure(`The pages cannot be built:\n${said.trim()}`);
  writeFileSync(mark, sources);
}
