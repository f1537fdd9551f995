/** The launcher itself, with two small programs in place of the api and the worker. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { projectRoot } from '../../config/environment.ts';
import { tryLock } from '../../launch/services/lock.ts';
import { freePort } from '../../launch/services/ports.ts';

const script = `
import { run } from '${join(projectRoot, 'launch', 'run.ts')}';
const worker = "setTimeout(() => console.log(JSON.stringify({ ready: true })), 50); setInterval(() => {}, 1000);";
const api = "import('node:http').then(({ createServer }) => createServer((_, answer) => answer.end('ready')).listen(process.env.PORT));";
await run({
  loadDemonstration: async ({ databaseUrl }) => {
    const { Client } = (await import('pg')).default;
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query('create table demonstration as select 1 as loaded');
    await client.end();
    return { accounts: [{ role: 'Parent', name: 'Awa Diallo', login: 'awa', password: 'secret', page: '/' }] };
  },
  preparePages: async () => {},
  variables: async () => ({}),
  processes: ({ variables, logs, port, report }) => [
    { name: 'worker', args: ['-e', worker], variables, log: logs + '/worker.log', ready: 'when it says so', restarts: 1, report },
    { name: 'api', args: ['-e', api], variables, log: logs + '/api.log', ready: { url: 'http://127.0.0.1:' + port + '/readyz' }, restarts: 1, report },
  ],
});`;

let dir: string;
let ports: { PORT: string; MAILBOX_PORT: string; TEMPORAL_UI_PORT: string };
let launcher: Launcher | undefined;
let holder: Server | undefined;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'rentree-run-'));
  chmodSync(dir, 0o755);
  const [PORT, MAILBOX_PORT, TEMPORAL_UI_PORT] = await Promise.all([freePort(), freePort(), freePort()]);
  ports = { PORT: String(PORT), MAILBOX_PORT: String(MAILBOX_PORT), TEMPORAL_UI_PORT: String(TEMPORAL_UI_PORT) };
});
afterEach(async () => {
  launcher?.child.kill('SIGKILL');
  holder?.close();
  for (let waited = 0; waited < 5_000 && processesOn(dir).length > 0; waited += 50) await pause(50);
  rmSync(dir, { recursive: true, force: true });
});

interface Launcher {
  child: ChildProcess;
  said: () => string;
  ended: Promise<number | null>;
}

function launch(): Launcher {
  let said = '';
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    cwd: projectRoot,
    env: { ...process.env, ...ports, RENTREE_DATA: dir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said += String(chunk);
    });
  }
  launcher = { child, said: () => said, ended: once(child, 'close').then(([code]) => code as number | null) };
  return launcher;
}

async function untilSaid({ said, child }: Launcher, words: RegExp): Promise<void> {
  for (let waited = 0; !words.test(said()); waited += 50) {
    if (waited > 20_000 || child.exitCode !== null) throw new Error(`never said ${words}:\n${said()}`);
    await pause(50);
  }
}

/** The command lines of every living process that works for this installation. */
function processesOn(folder: string): string[] {
  const all = execFileSync('ps', ['-eo', 'pid=,stat=,args='], { encoding: 'utf8' }).split('\n');
  const family = all.filter(
    (line) => line.includes(folder) || environmentOf(Number.parseInt(line, 10)).includes(folder),
  );
  return family.filter((line) => !/^\s*\d+\s+Z/.test(line));
}

function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
}

test('it ends with the table, families first on the origin that answers /readyz, and SIGTERM leaves no process', async () => {
  const running = launch();
  await untilSaid(running, /Demonstration accounts[\s\S]*Awa Diallo/);
  const [before = '', after = ''] = running.said().split('Rentrée is running');
  expect(before).not.toMatch(/https?:\/\//);
  expect(before.match(/^✔ .+ \d+\.\d s/gm)).toHaveLength(8);
  const [first] = after.match(/https?:\/\/\S+/) ?? [];
  expect(first).toBe(`http://localhost:${ports.PORT}/`);
  expect((await fetch(new URL('/readyz', first))).status).toBe(200);
  expect((await fetch(`http://localhost:${ports.MAILBOX_PORT}/livez`)).status).toBe(200);
  expect((await fetch(`http://localhost:${ports.TEMPORAL_UI_PORT}/`)).status).toBe(200);
  expect(processesOn(dir).length).toBeGreaterThanOrEqual(5);

  running.child.kill('SIGTERM');
  expect(await running.ended).toBe(0);
  expect(processesOn(dir)).toEqual([]);
});

test('the second start finds the data and the accounts of the first, and loads nothing', async () => {
  const first = launch();
  await untilSaid(first, /Awa Diallo/);
  first.child.kill('SIGINT');
  await first.ended;
  const second = launch();
  await untilSaid(second, /Awa Diallo/);
  expect(second.said()).not.toMatch(/Demonstration loaded/);
});

test('killed without warning, it leaves no process either', async () => {
  const running = launch();
  await untilSaid(running, /Awa Diallo/);
  running.child.kill('SIGKILL');
  await running.ended;
  for (let waited = 0; waited < 8_000 && processesOn(dir).length > 0; waited += 100) await pause(100);
  expect(processesOn(dir)).toEqual([]);
});

test('a process that dies is started again and said so; one that dies too often stops everything', async () => {
  const running = launch();
  await untilSaid(running, /Awa Diallo/);
  const isWorker = (line: string) => line.includes('ready: true') && !line.includes('run.ts');
  const worker = () => Number.parseInt(processesOn(dir).find(isWorker) ?? '', 10);
  process.kill(worker(), 'SIGKILL');
  await untilSaid(running, /The worker has ended by itself \(SIGKILL\): starting it again/);
  while (!worker()) await pause(20);
  process.kill(worker(), 'SIGKILL');
  expect(await running.ended).toBe(1);
  expect(running.said()).toMatch(/The worker has ended by itself \(SIGKILL\) 2 times; its log: /);
  expect(processesOn(dir)).toEqual([]);
});

test('a taken port is one sentence with a way out, before anything is started', async () => {
  holder = createServer().listen(Number(ports.PORT));
  const running = launch();
  expect(await running.ended).toBe(1);
  expect(running.said()).toBe(
    `✖ Port ${ports.PORT}, meant for the pages and the api, is already taken: stop the program that holds it, or choose another port with PORT=….\n`,
  );
  expect(existsSync(join(dir, 'postgres'))).toBe(false);
});

test('a second launcher on the same data is refused, with the number of the first', async () => {
  const first = tryLock(join(dir, 'lock'));
  const second = launch();
  expect(await second.ended).toBe(1);
  expect(second.said()).toBe(
    `✖ Rentrée already runs on ${dir} (process ${process.pid}): stop it first, or set RENTREE_DATA to another folder.\n`,
  );
  first?.release();
});
