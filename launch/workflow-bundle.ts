import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { projectRoot } from '../config/environment.ts';
import { fingerprint } from './fingerprint.ts';

/** Where bundles are kept, out of the way of git and erased by every fresh installation of the packages. */
const folder = join(projectRoot, 'node_modules', '.cache', 'rentree');

/**
 * The file of the workflows as one bundle, for `Worker.create({ workflowBundle: { codePath } })`: made in two seconds when
 * a source has changed, found at once otherwise. Bundled beforehand, a worker is ready in half a second.
 */
export async function workflowBundle(): Promise<string> {
  const file = join(folder, `workflows-${fingerprint(['workflows', 'domain', 'package-lock.json'])}.js`);
  if (existsSync(file)) return file;
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(projectRoot, 'workflows', 'index.ts'),
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn: console.warn, error: console.error },
  });
  mkdirSync(folder, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, code);
  renameSync(unfinished, file);
  // The previous bundles, but not the last few: a worker or a test run may be about to read one.
  const old = readdirSync(folder).filter((name) => /^workflows-\w+\.js$/.test(name) && !file.endsWith(name));
  for (const name of old.slice(0, Math.max(0, old.length - 5))) rmSync(join(folder, name), { force: true });
  return file;
}
