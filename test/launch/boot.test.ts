import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { projectRoot } from '../../config/environment.ts';
import { freePort } from '../../launch/services/ports.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rentree-boot-'));
  copyFileSync(join(projectRoot, 'boot.mjs'), join(dir, 'boot.mjs'));
  writeFileSync(
    join(dir, 'package.json'),
    JSON.stringify({ name: 'sample', version: '1.0.0', dependencies: { tool: '2.0.0' } }),
  );
  lock({
    '': { name: 'sample', version: '1.0.0', dependencies: { tool: '2.0.0' } },
    'node_modules/tool': { version: '2.0.0' },
  });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const write = (file: string, packages: object) =>
  writeFileSync(
    join(dir, file),
    JSON.stringify({ name: 'sample', version: '1.0.0', lockfileVersion: 3, requires: true, packages }),
  );
const lock = (packages: object) => write('package-lock.json', packages);

function installed(packages: object) {
  mkdirSync(join(dir, 'node_modules', '.bin'), { recursive: true });
  writeFileSync(join(dir, 'node_modules', '.bin', 'node'), '');
  write('node_modules/.package-lock.json', packages);
}

/** Runs it where the package registry refuses every connection. */
async function boot(): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const registry = `http://127.0.0.1:${await freePort()}/`;
  const child = spawn(process.execPath, [join(dir, 'boot.mjs')], {
    env: {
      ...process.env,
      npm_config_registry: registry,
      npm_config_cache: join(dir, 'cache'),
      npm_config_fetch_retries: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    said.stdout += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    said.stderr += String(chunk);
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...said };
}

test('packages that are those of the lock are left alone, without a word', async () => {
  installed({ 'node_modules/tool': { version: '2.0.0' } });
  expect(await boot()).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('a package for another machine need not be there', async () => {
  lock({
    '': {},
    'node_modules/tool': { version: '2.0.0' },
    'node_modules/tool-darwin': { version: '2.0.0', optional: true },
  });
  installed({ 'node_modules/tool': { version: '2.0.0' } });
  expect(await boot()).toEqual({ code: 0, stdout: '', stderr: '' });
});

test.each([
  ['nothing is installed', null],
  ['a package has another version', { 'node_modules/tool': { version: '1.9.0' } }],
  ['a package is missing', {}],
])('when %s it installs; a registry out of reach is one sentence with a way out, on stderr', async (_when, present) => {
  if (present) installed(present);
  const { code, stdout, stderr } = await boot();
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(
    /✖ The packages could not be installed: the package registry cannot be reached: check the network/,
  );
});
