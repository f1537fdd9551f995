import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** One person at a browser: a session's cookie, and requests as the pages make them. */
export interface Visitor {
  get<T>(path: string): Promise<T>;
  /** A request whose answer must be 2xx; anything else ends the season, with the problem. */
  send<T>(method: 'POST' | 'PUT', path: string, body?: unknown, headers?: Record<string, string>): Promise<T>;
  /** Hands something in under a key of its own and waits until it is through: a 202 is followed to its end. */
  handIn(path: string, body?: unknown): Promise<Receipt>;
  /** Hands something in like `handIn`, and says what came of it: `ACCEPTED`, or the code of the refusal. */
  attempt(path: string, body?: unknown): Promise<string>;
  /** Status of a page's reading, whatever it is. */
  status(path: string): Promise<number>;
  bytes(method: 'POST' | 'PUT', path: string, content?: Uint8Array): Promise<{ name: string; content: Buffer }>;
}

export interface Receipt {
  submissionId: string;
  number: string;
  status: 'RECEIVED' | 'ACCEPTED' | 'REFUSED';
  refusal: { code: string } | null;
}

const PATIENCE_MS = 30_000;

export function visitor(origin: string): Visitor {
  let cookie = '';
  const asked = async (method: string, path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (cookie) headers.set('cookie', cookie);
    headers.set('origin', origin);
    headers.set('accept-language', 'fr');
    const answer = await fetch(`${origin}${path}`, { ...init, method, headers });
    const set = answer.headers.getSetCookie()[0];
    if (set) cookie = set.split(';')[0] ?? '';
    return answer;
  };
  const request = async (method: string, path: string, init: RequestInit = {}): Promise<Response> => {
    const answer = await asked(method, path, init);
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const settled = async (path: string, answer: Response): Promise<Receipt> => {
    let receipt = await json<Receipt>(answer);
    for (const end = Date.now() + PATIENCE_MS; receipt.status === 'RECEIVED'; ) {
      if (Date.now() > end) throw new Error(`${path}: no answer to ${receipt.number}`);
      await pause(250);
      receipt = await me.get<Receipt>(`/api/submissions/${receipt.submissionId}`);
    }
    return receipt;
  };
  const handedIn = (body: unknown): RequestInit => ({
    headers: { 'idempotency-key': randomUUID(), ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const json = async <T>(answer: Response): Promise<T> =>
    (answer.status === 204 ? undefined : await answer.json()) as T;
  const me: Visitor = {
    get: async (path) => json(await request('GET', path)),
    send: async (method, path, body, headers = {}) =>
      json(
        await request(method, path, {
          headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
      ),
    async handIn(path, body) {
      const receipt = await settled(path, await request('POST', path, handedIn(body)));
      if (receipt.status !== 'ACCEPTED') throw new Error(`${path}: ${JSON.stringify(receipt)}`);
      return receipt;
    },
    async attempt(path, body) {
      const answer = await asked('POST', path, handedIn(body));
      if (!answer.ok) return (await json<{ code: string }>(answer)).code;
      const { status, refusal } = await settled(path, answer);
      return refusal?.code ?? status;
    },
    status: async (path) => (await asked('GET', path)).status,
    async bytes(method, path, content) {
      const headers = content ? { 'content-type': 'application/octet-stream' } : {};
      const answer = await request(method, path, { headers, ...(content && { body: new Uint8Array(content) }) });
      const name = /filename="?([^";]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '';
      return { name, content: Buffer.from(await answer.arrayBuffer()) };
    },
  };
  return me;
}

/** Does the work of a list, a few at once. */
export async function someAtOnce<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
    }),
  );
}

/** Looks until it is so. @throws Error naming what did not come */
export async function until(what: string, look: () => Promise<boolean> | boolean, patienceMs = 60_000): Promise<void> {
  for (const end = Date.now() + patienceMs; !(await look()); await pause(100)) {
    if (Date.now() > end) throw new Error(`waited in vain for: ${what}`);
  }
}
