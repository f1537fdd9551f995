/** The real api over real HTTP on a free port, with a database of the test's own. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';
import { createApp } from '../../api/app.ts';
import { type ApiSettings, type Services, services } from '../../api/services.ts';
import { PASSWORD } from '../database/builders.ts';
import { freshDatabase } from '../servers/database.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects, and fails when it is not there
  readonly body: any;
  /** The body as it came, for files. */
  readonly bytes: Buffer;
}

export interface Asking {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** Somebody at a browser: keeps the cookie it is given. */
export interface Visitor {
  ask(method: string, path: string, asking?: Asking): Promise<Answer>;
}

export interface RunningApi {
  readonly url: string;
  readonly services: Services;
  em(): EntityManager;
  visitor(): Visitor;
  signedIn(login: string): Promise<Visitor>;
  stop(): Promise<void>;
}

/** An address where no Temporal answers. */
export const NOBODY = '127.0.0.1:1';

export async function startApi(settings: Partial<ApiSettings> = {}): Promise<RunningApi> {
  const database = await freshDatabase();
  const built = await services({
    databaseUrl: database.url,
    temporalAddress: NOBODY,
    temporalNamespace: 'default',
    publicUrl: 'http://localhost',
    sessionHours: 10,
    logLevel: 'silent',
    checkAnswers: true,
    screens: join(tmpdir(), 'rentree-no-screens'),
    screensMayChange: false,
    answerWithinMs: 300,
    ...settings,
  });
  const server: Server = createServer(createApp(built));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    services: built,
    em: built.em,
    visitor: () => visitorAt(url),
    signedIn: async (login) => {
      const visitor = visitorAt(url);
      const answer = await visitor.ask('POST', '/api/session', { body: { login, password: PASSWORD } });
      if (answer.status !== 200) throw new Error(`${login} could not sign in: ${JSON.stringify(answer.body)}`);
      return visitor;
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await built.close();
      await database.drop();
    },
  };
}

function visitorAt(url: string): Visitor {
  let cookie = '';
  return {
    ask: async (method, path, { body, headers = {} } = {}) => {
      const json = body !== undefined && !(body instanceof Uint8Array);
      const response = await fetch(`${url}${path}`, {
        method,
        headers: { ...(json && { 'Content-Type': 'application/json' }), ...(cookie && { Cookie: cookie }), ...headers },
        ...(body !== undefined && { body: json ? JSON.stringify(body) : (body as Uint8Array<ArrayBuffer>) }),
        redirect: 'manual',
      });
      for (const set of response.headers.getSetCookie()) cookie = set.split(';')[0] ?? '';
      const bytes = Buffer.from(await response.arrayBuffer());
      const text = bytes.toString('utf8');
      const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
      return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text, bytes };
    },
  };
}
