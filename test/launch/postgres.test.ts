import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { projectRoot } from '../../config/environment.ts';
import { isAlive } from '../../launch/services/lock.ts';
import { type Postgres, startPostgres } from '../../launch/services/postgres.ts';

let dir: string;
const running: Postgres[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rentree-postgres-'));
  chmodSync(dir, 0o755);
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function start(): Promise<Postgres> {
  const server = await startPostgres({ dir: join(dir, 'postgres'), disposable: true });
  running.push(server);
  return server;
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** A launcher that starts the same database and is killed without warning, its guardian too. */
async function killedLauncher(): Promise<number> {
  const script = `import { startPostgres } from '${join(projectRoot, 'launch', 'services', 'postgres.ts')}';
    const server = await startPostgres({ dir: process.argv[1], disposable: true });
    console.log(server.pid); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script, join(dir, 'postgres')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  return Number(String(said));
}

test('what was written is there after a stop and a start, and the time zone is UTC', async () => {
  const first = await start();
  await ask(first.url, 'create table pupil (name text)');
  await ask(first.url, "insert into pupil values ('Éloïse')");
  await first.stop();
  running.length = 0;
  expect(isAlive(first.pid)).toBe(false);
  const second = await start();
  expect(await ask(second.url, 'select name from pupil')).toEqual([{ name: 'Éloïse' }]);
  expect(await ask(second.url, 'show timezone')).toEqual([{ TimeZone: 'UTC' }]);
});

test('a database is refused to a second launcher while the first has it', async () => {
  await start();
  await expect(start()).rejects.toThrow(new RegExp(`is in use by process ${process.pid}: stop it`));
});

test('a launcher killed without warning leaves no server, and the next one starts', async () => {
  const pid = await killedLauncher();
  const server = await start();
  expect(isAlive(pid)).toBe(false);
  expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a stale postmaster.pid naming a living process of someone else is overcome, and that process is left alone', async () => {
  await (await start()).stop();
  running.length = 0;
  const stranger = spawn('sleep', ['60']);
  writeFileSync(
    join(dir, 'postgres', 'data', 'postmaster.pid'),
    `${stranger.pid}\n${join(dir, 'postgres', 'data')}\n`,
    { mode: 0o644 },
  );
  await start();
  expect(isAlive(stranger.pid!)).toBe(true);
  stranger.kill();
});

test('a server that dies is told of, with its last words', async () => {
  const server = await start();
  process.kill(server.pid, 'SIGQUIT');
  expect(await server.lost).toMatch(/immediate shutdown request/);
});

test('data that another version made is refused with what PostgreSQL says and a way out', async () => {
  await (await start()).stop();
  running.length = 0;
  writeFileSync(join(dir, 'postgres', 'data', 'PG_VERSION'), '12\n');
  await expect(start()).rejects.toThrow(/version 12.*npm run reset/s);
});
