/** The desk's inbox with ten thousand changes waiting (issue 5): how long its first page, its counters and its filters take. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import { hashPassword } from '../../api/identity/passwords.ts';
import { migrationOptions, ormOptions } from '../../config/mikro-orm.ts';
import { migrate } from '../../database/migrate.ts';
import { startProcess } from '../processes.ts';
import { theGuardian } from '../services/guardian.ts';
import { freePort } from '../services/ports.ts';
import { startPostgres } from '../services/postgres.ts';
import { type Step, stepsOn } from '../steps.ts';
import { type Figures, measure } from './measure.ts';
import { fillInbox, HEAD, SCHOOL } from './pending-changes.ts';

const PENDING = 10_000;
const PASSWORD = 'Cartographe-27';
/** Reads of the inbox need no engine: an address where none answers. */
const NO_ENGINE = '127.0.0.1:1';
const CALLS = 200;
const WITHIN_MS = 30_000;
/** One after the other, then as many desks as ask at once in a large school. */
const AT_ONCE = [1, 4] as const;

export interface Line extends Figures {
  readonly asked: string;
  readonly atOnce: number;
  /** Its 95th percentile over that of the bare `select 1` under the same load. */
  readonly timesBare: number;
}

export interface InboxBench {
  readonly pending: { readonly sets: number; readonly items: number };
  /** What else the machine was doing: its load over the minute before the first request. */
  readonly machine: { readonly cores: number; readonly load: number };
  readonly lines: readonly Line[];
}

/** The requests of the desk, by what somebody there would call them. */
const INBOX = `/api/establishments/${SCHOOL.uai}/record-changes`;
const ASKED: readonly (readonly [string, string])[] = [
  ['first page', INBOX],
  ['filter: telephones', `${INBOX}?kind=phone`],
  ['filter: a class', `${INBOX}?classGroup=D7`],
  ['filter: a name', `${INBOX}?name=wagner`],
  ['filter: in conflict', `${INBOX}?marks=conflict`],
];

export async function benchInbox(output: NodeJS.WritableStream): Promise<InboxBench> {
  const step: Step = stepsOn(output);
  const dir = mkdtempSync(join(tmpdir(), 'rentree-bench-'));
  chmodSync(dir, 0o755); // PostgreSQL may have to run as another account than ours
  theGuardian().erase(dir);
  const stops: (() => Promise<void>)[] = [async () => rmSync(dir, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const one of stops.splice(0).reverse()) await one();
    await theGuardian().dismiss();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void stop().finally(() => process.exit(130)));
  try {
    // As an installation's own: it waits for the disk.
    const server = await step('PostgreSQL started', () => startPostgres({ dir: join(dir, 'postgres') }));
    stops.push(server.stop);
    const pending = await step('Inbox filled', () => filled(server.url));
    const process = async (name: string, file: string, path: string): Promise<string> => {
      const origin = `http://127.0.0.1:${await freePort()}`;
      const running = await startProcess({
        ...{ name, args: [file], log: join(dir, `${name}.log`), ready: { url: `${origin}${path}` }, restarts: 0 },
        variables: {
          ...{ NODE_ENV: 'production', LOG_LEVEL: 'warn', PORT: new URL(origin).port, PUBLIC_URL: origin },
          ...{ DATABASE_URL: server.url, TEMPORAL_ADDRESS: NO_ENGINE },
        },
        report: (line) => output.write(`! ${line}\n`),
      });
      stops.push(running.stop);
      return origin;
    };
    const bare = await step('Bare Express started', () => process('bare', 'launch/bench/bare.ts', '/'));
    const api = await step('Api started', () => process('api', 'api/server.ts', '/livez'));
    const headers = { cookie: await signedIn(api) };

    const machine = { cores: cpus().length, load: Math.round((loadavg()[0] ?? 0) * 10) / 10 };
    const lines: Line[] = [];
    for (const atOnce of AT_ONCE) {
      const series = { calls: CALLS, atOnce, withinMs: WITHIN_MS };
      const base = await step(`select 1, ${atOnce} at once`, () => measure(() => read(`${bare}/`), series));
      const line = (asked: string, figures: Figures): void => {
        lines.push({ asked, atOnce, ...figures, timesBare: figures.p95 / base.p95 });
      };
      line('select 1', base);
      line(
        'counters',
        await step(`counters, ${atOnce} at once`, () => measure(() => firstCounters(api, headers), series)),
      );
      for (const [asked, path] of ASKED) {
        const figures = await step(`${asked}, ${atOnce} at once`, () =>
          measure(() => read(`${api}${path}`, headers), series),
        );
        line(asked, figures);
      }
    }
    return { pending, machine, lines };
  } finally {
    await stop();
  }
}

async function filled(databaseUrl: string): Promise<InboxBench['pending']> {
  const migrator = await MikroORM.init(migrationOptions(databaseUrl));
  await migrate(migrator);
  await migrator.close(true);
  const orm = await MikroORM.init(ormOptions(databaseUrl));
  try {
    const passwordHash = await hashPassword(PASSWORD);
    const wanted = { pending: PENDING, decided: PENDING / 2, elsewhere: PENDING / 2, passwordHash };
    return await orm.em.fork().transactional((tx) => fillInbox(tx, wanted));
  } finally {
    await orm.close(true);
  }
}

/** A session's cookie. */
async function signedIn(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ login: HEAD, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`the head cannot sign in: ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** An answer read to its end. */
async function read(url: string, headers: Record<string, string> = {}): Promise<void> {
  const answer = await fetch(url, { headers });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text}`);
}

/** The desk's stream, up to the counters it begins with. */
async function firstCounters(origin: string, headers: Record<string, string>): Promise<void> {
  const leaving = new AbortController();
  const answer = await fetch(`${origin}/api/establishments/${SCHOOL.uai}/inbox-events`, {
    headers,
    signal: leaving.signal,
  });
  if (!answer.ok || !answer.body) throw new Error(`the stream is not there: ${answer.status}`);
  const words = new TextDecoder();
  let told = '';
  for await (const chunk of answer.body) {
    told += words.decode(chunk, { stream: true });
    if (told.includes('event: inbox') && told.endsWith('\n\n')) break;
  }
  leaving.abort();
  if (!told.includes('"phone":')) throw new Error(`no counters: ${told}`);
}
