/** The api as the process it is: its entry, its port, its end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { projectRoot } from '../../config/environment.ts';
import { ormOptions } from '../../config/mikro-orm.ts';
import {
  academy,
  familyAccount,
  guardian,
  LYCEE,
  PASSWORD,
  pupil,
  responsibility,
  staffAccount,
} from '../database/builders.ts';
import { testServer } from '../servers/addresses.ts';
import { freshDatabase, type TestDatabase } from '../servers/database.ts';

let database: TestDatabase;
let login: string;

beforeAll(async () => {
  database = await freshDatabase();
  const orm = await MikroORM.init(ormOptions(database.url));
  await academy(orm.em.fork());
  login = (await staffAccount(orm.em.fork(), 'Mme Proviseure', { role: 'head', uai: LYCEE })).login;
  await orm.close(true);
});
afterAll(() => database.drop());

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function startServer(port: number): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, [join(projectRoot, 'api', 'server.ts')], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: testServer('TEST_TEMPORAL_ADDRESS'),
      PORT: String(port),
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += String(chunk)));
  return { child, said: () => said };
}

/** A process starts in a second, or in many where others want the machine. */
async function listening(said: () => string): Promise<void> {
  for (let i = 0; i < 500 && !said().includes('listens'); i += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

test('it answers, and on SIGTERM ends by itself at once, though an inbox is open', async () => {
  const port = await freePort();
  const { child, said } = startServer(port);
  const url = `http://127.0.0.1:${port}`;
  await listening(said);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  const signIn = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login, password: PASSWORD }),
  });
  const cookie = (signIn.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '';
  const stream = await fetch(`${url}/api/establishments/${LYCEE}/inbox-events`, { headers: { Cookie: cookie } });
  expect(stream.status).toBe(200);
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  const secret = cookie.replace('sid=', '');
  expect(secret).toMatch(/^[\w-]{43}$/);
  for (const private_ of [secret, PASSWORD, login]) expect(said()).not.toContain(private_);
});

test('what is handed in at one process is heard on a stream of another', async () => {
  const ports = [await freePort(), await freePort()] as const;
  const [one, other] = [startServer(ports[0]), startServer(ports[1])];
  await Promise.all([listening(one.said), listening(other.said)]);
  const abort = new AbortController();
  try {
    const orm = await MikroORM.init(ormOptions(database.url));
    const em = orm.em.fork();
    const child = await pupil(em, { firstName: 'Inès', uai: LYCEE });
    const mother = await guardian(em, { firstName: 'Lúcia', uai: LYCEE });
    await responsibility(em, child.id, mother);
    const family = await familyAccount(em, 'Lúcia PEREIRA', mother);
    await orm.close(true);

    const signIn = async (port: number, as: string): Promise<string> => {
      const answer = await fetch(`http://127.0.0.1:${port}/api/session`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ login: as, password: PASSWORD }),
      });
      return (answer.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '';
    };
    const stream = await fetch(`http://127.0.0.1:${ports[1]}/api/establishments/${LYCEE}/inbox-events`, {
      headers: { Cookie: await signIn(ports[1], login) },
      signal: abort.signal,
    });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    const heard = async (counters: object): Promise<void> => {
      for (;;) {
        const { value = '', done } = (await reader?.read()) ?? { done: true };
        if (done) throw new Error('the stream ended');
        const data = /^data: (.*)$/m.exec(value)?.[1];
        if (data && isDeepStrictEqual(JSON.parse(data), counters)) return;
      }
    };
    await heard({});
    const answer = await fetch(`http://127.0.0.1:${ports[0]}/api/pupils/${child.id}/record-changes`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        Cookie: await signIn(ports[0], family.login),
      },
      body: JSON.stringify({
        dossierId: null,
        items: [{ field: 'guardian.email', baseValue: null, newValue: 'lucia@exemple.fr' }],
      }),
    });
    expect(answer.status).toBeLessThan(300);
    await heard({ email: 1 });
  } finally {
    abort.abort();
    for (const { child } of [one, other]) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  }
}, 60_000);

test('a port that is taken is told in one sentence', async () => {
  const taken = createServer().listen(0);
  await once(taken, 'listening');
  const { child, said } = startServer((taken.address() as AddressInfo).port);
  const [code] = await once(child, 'exit');
  taken.close();
  expect(code).toBe(1);
  expect(said()).toContain('is taken: free it, or set PORT');
});
