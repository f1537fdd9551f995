import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type ProcessPlan, type RunningProcess, startProcess } from '../../launch/processes.ts';
import { isAlive } from '../../launch/services/lock.ts';

let dir: string;
let reports: string[];
const running: RunningProcess[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rentree-process-'));
  mkdirSync(join(dir, 'sources'));
  reports = [];
});
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** A program that says its number, then that it is ready, and goes on until told to end. */
const steady = `console.log('pid ' + process.pid); console.log(JSON.stringify({ ready: true })); setInterval(() => {}, 1000);`;

async function start(program: string, plan: Partial<ProcessPlan> = {}): Promise<RunningProcess> {
  const one = await startProcess({
    name: 'worker',
    args: ['-e', program],
    variables: {},
    log: join(dir, 'logs', 'worker.log'),
    ready: 'when it says so',
    restarts: 0,
    report: (line) => reports.push(line),
    ...plan,
  });
  running.push(one);
  return one;
}

/** The numbers of every process that was started, in order. */
const pids = () =>
  [...readFileSync(join(dir, 'logs', 'worker.log'), 'utf8').matchAll(/^pid (\d+)$/gm)].map(([, pid]) => Number(pid));

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 20) {
    if (waited > 10_000) throw new Error(`never came true; reports: ${reports.join(' | ')}`);
    await pause(20);
  }
}

test('it is ready when it says so, gets the variables it is given, and ends when told to', async () => {
  const one = await start(`console.log(process.env.GREETING, process.env.HOME); ${steady}`, {
    variables: { GREETING: 'bonjour', HOME: null },
  });
  expect(readFileSync(join(dir, 'logs', 'worker.log'), 'utf8')).toMatch(/^bonjour undefined$/m);
  const [pid = 0] = pids();
  expect(isAlive(pid)).toBe(true);
  await one.stop();
  expect(isAlive(pid)).toBe(false);
});

test('one that ends before it is ready is refused with the end of its log', async () => {
  await expect(start("console.error('no such table'); process.exit(3);")).rejects.toThrow(
    /The worker does not start \(it ended with 3\).*no such table/s,
  );
});

test('one whose sources change is started again, once for changes that come together', async () => {
  await start(steady, { watch: [join(dir, 'sources')] });
  writeFileSync(join(dir, 'sources', 'a.ts'), '1');
  writeFileSync(join(dir, 'sources', 'b.ts'), '1');
  await until(() => pids().length === 2);
  await pause(500);
  const [first = 0, second = 0, ...others] = pids();
  expect([isAlive(first), isAlive(second), others]).toEqual([false, true, []]);
  expect(reports).toEqual(['The worker starts again: its sources have changed']);
});

test('one that follows its sources and dies waits for the next change', async () => {
  await start(steady, { watch: [join(dir, 'sources')] });
  process.kill(pids()[0]!, 'SIGKILL');
  await until(() => reports.length === 1);
  expect(reports).toEqual(['The worker has ended by itself (SIGKILL): waiting for a change in its sources']);
  writeFileSync(join(dir, 'sources', 'a.ts'), '2');
  await until(() => pids().length === 2);
});
