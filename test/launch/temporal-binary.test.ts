import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { projectRoot } from '../../config/environment.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rentree-binary-'));
  mkdirSync(join(dir, 'bin'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A command of that name on the PATH of the search. */
function command(name: string, script: string) {
  writeFileSync(join(dir, 'bin', name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(dir, 'bin', name), 0o755);
}

/** Looks for Temporal in a process of its own, whose PATH holds the given commands alone and which reaches no network. */
async function search(): Promise<{ code: number | null; said: string }> {
  const script = `globalThis.fetch = async () => { throw new Error('closed'); };
    const { findOrInstallTemporal } = await import('${join(projectRoot, 'launch', 'services', 'temporal-binary.ts')}');
    try { console.log('found', await findOrInstallTemporal((line) => console.log('…', line))); }
    catch (error) { console.log(error.message); process.exitCode = 1; }`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    env: { PATH: `${join(dir, 'bin')}:/bin:/usr/bin`, HOME: dir, RENTREE_CACHE: join(dir, 'cache') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

/** A `go` that takes a moment, then makes what `go install` makes. */
const go =
  'echo "$@" >> "$HOME/go-was-asked"; sleep 1; printf "#!/bin/sh\\n" > "$GOBIN/temporal"; chmod +x "$GOBIN/temporal"';

test('a temporal on the PATH is used', async () => {
  command('temporal', 'true');
  expect(await search()).toEqual({ code: 0, said: `found ${join(dir, 'bin', 'temporal')}\n` });
});

test('where the download is closed, Go installs it into the cache, and says how long that takes', async () => {
  command('go', go);
  const { code, said } = await search();
  expect(code).toBe(0);
  expect(said).toMatch(/temporal\.download cannot be reached; building it with Go instead, about 4 minutes/);
  expect(said).toMatch(`found ${join(dir, 'cache', 'temporal')}`);
  expect(readFileSync(join(dir, 'go-was-asked'), 'utf8')).toBe(
    'install github.com/temporalio/cli/cmd/temporal@v1.5.1\n',
  );
  expect(readdirSync(join(dir, 'cache'))).toEqual(['temporal']);
});

test('two that ask at once share one installation', async () => {
  command('go', go);
  const found = await Promise.all([search(), search()]);
  expect(found.map(({ code }) => code)).toEqual([0, 0]);
  expect(readFileSync(join(dir, 'go-was-asked'), 'utf8').trim().split('\n')).toHaveLength(1);
});

test('an installation cut short is never taken for one', async () => {
  mkdirSync(join(dir, 'cache', 'unfinished-1'), { recursive: true });
  writeFileSync(join(dir, 'cache', 'unfinished-1', 'temporal'), 'half');
  command('go', 'echo "disk full" >&2; exit 1');
  const { code, said } = await search();
  expect(code).toBe(1);
  expect(said).toMatch(/Go: disk full/);
  expect(readdirSync(join(dir, 'cache'))).toEqual([]);
});

test('when nothing works, one message names the four ways', async () => {
  command('go', 'exit 127');
  const { code, said } = await search();
  expect(code).toBe(1);
  expect(said).toMatch(/reach temporal\.download.*install Go.*on the PATH.*TEMPORAL_ADDRESS=/);
});
