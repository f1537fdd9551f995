import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { projectRoot } from '../../config/environment.ts';
import { heldBy, isAlive, leftBehind, tryLock, waitForLock } from '../../launch/services/lock.ts';

let dir: string;
let path: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rentree-lock-'));
  path = join(dir, 'lock');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Another process that takes the lock, says so, and keeps it until it is killed. */
async function otherHolder() {
  const script = `import { tryLock } from '${join(projectRoot, 'launch', 'services', 'lock.ts')}';
    tryLock(process.argv[1]).note('left'); console.log('taken'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

test('a lock is held by one at a time, and free again once released', () => {
  const lock = tryLock(path);
  expect(lock).not.toBeNull();
  expect(tryLock(path)).toBeNull();
  expect(heldBy(path)?.pid).toBe(process.pid);
  lock?.release();
  expect(heldBy(path)).toBeNull();
  tryLock(path)?.release();
  expect(readdirSync(dir)).toEqual([]);
});

test('its note is read by others while it is held', () => {
  const lock = tryLock(path);
  lock?.note('where to find me');
  expect(heldBy(path)).toEqual({ pid: process.pid, note: 'where to find me' });
  lock?.release();
});

test('another process cannot be robbed of it, but its death frees the lock and leaves its note', async () => {
  const holder = await otherHolder();
  expect(tryLock(path)).toBeNull();
  expect(heldBy(path)?.pid).toBe(holder.pid);
  expect(leftBehind(path)).toBeNull();

  const taken = waitForLock(path);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(isAlive(holder.pid!)).toBe(false);
  (await taken).release();
});

test('the note of a dead holder can be read before the lock is taken again', async () => {
  const holder = await otherHolder();
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(leftBehind(path)).toBe('left');
});
