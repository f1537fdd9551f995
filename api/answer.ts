/**
 * From the contract to a handler. `answer(route, handler)` asks who is signed in, reads the body, holds every part of the
 * request against the route's schemas, and gives the handler typed values; what the handler returns is held against the
 * route's answers (not in production, where a schema too strict must not hide a good answer from a parent).
 */
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { z } from 'zod';
import { entityTag, idempotencyKey, type Route } from './contract/route.ts';
import type { SignedIn } from './identity/signed-in.ts';
import { isSchema } from './openapi.ts';
import { type FieldProblem, fieldProblemsOf, type Language, Refused } from './problems.ts';

/** What the middlewares of `app.ts` leave on a response for the handlers. */
export interface RequestFacts {
  language: Language;
  /** Asks the database at the first call only. */
  signedIn: () => Promise<SignedIn | null>;
  /** Whether answers are held against the contract. */
  checkAnswers: boolean;
}
export const factsOf = (res: Response): RequestFacts => res.locals as RequestFacts;

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type BodyOf<Answer> = Answer extends z.ZodType ? z.input<Answer> : Answer extends null ? null : ByteStream;

/** Bytes, or whoever writes them to the response by itself. */
export type ByteStream = Buffer | ((res: Response) => void | Promise<void>);

export type Reply<R extends Route> = {
  [Status in keyof R['answers'] & number]: {
    readonly status: Status;
    readonly body: BodyOf<R['answers'][Status]>;
    readonly headers?: Readonly<Record<string, string>>;
  };
}[keyof R['answers'] & number];

/** A request as its handler meets it. */
export interface Asked<R extends Route> {
  readonly params: Output<R['params']>;
  readonly query: Output<R['query']>;
  readonly body: R['bodyBytes'] extends number ? Buffer : Output<R['body']>;
  /** Who asks; null on a public route only. */
  readonly who: R['access'] extends 'public' ? null : SignedIn;
  /** The `Idempotency-Key`. */
  readonly key: R['idempotent'] extends true ? string : null;
  /** The revision of `If-Match`. */
  readonly revision: R['conditional'] extends true ? number : null;
  readonly language: Language;
  readonly req: Request;
  readonly res: Response;
}

/** One of a route's answers: its status, its body, headers beside. */
export const reply = <const Status extends number, Body>(
  status: Status,
  body: Body,
  headers: Readonly<Record<string, string>> = {},
): { status: Status; body: Body; headers: Readonly<Record<string, string>> } => ({ status, body, headers });

export type Handler<R extends Route> = (asked: Asked<R>) => Promise<Reply<R>>;

/** Puts a route of the contract on a router. */
export function serve<R extends Route>(router: Router, route: R, handler: Handler<R>): void {
  router[route.method](route.path, answer(route, handler));
}

const jsonBody = express.json({ limit: '100kb' });

export function answer<R extends Route>(route: R, handler: Handler<R>): RequestHandler {
  const rawBody = route.bodyBytes ? express.raw({ limit: route.bodyBytes, type: () => true }) : null;
  return async (req, res) => {
    const facts = factsOf(res);
    const who = route.access === 'public' ? null : await facts.signedIn();
    if (route.access !== 'public' && !who) throw new Refused('session-required');
    if (rawBody) await parsed(rawBody, req, res);
    else if (route.body) await parsed(jsonBody, req, res);

    const problems: FieldProblem[] = [];
    const part = (name: string, schema: z.ZodType | undefined, value: unknown): unknown => {
      if (!schema) return undefined;
      const result = schema.safeParse(value, { reportInput: true });
      if (!result.success) problems.push(...fieldProblemsOf(name, result.error));
      else problems.push(...controlCharacters(name, result.data));
      return result.data;
    };
    const params = part('params', route.params, req.params);
    const query = part('query', route.query, req.query);
    const body = rawBody ? bytesOf(req, problems) : part('body', route.body, req.body);
    const key = route.idempotent ? part('headers.Idempotency-Key', idempotencyKey, req.get('Idempotency-Key')) : null;
    if (problems.length > 0) throw new Refused('malformed', { errors: problems });
    const revision = route.conditional ? revisionOf(req) : null;

    const asked = { params, query, body, who, key, revision, language: facts.language, req, res } as Asked<R>;
    send(route, await handler(asked), res, facts.checkAnswers);
  };
}

/** Runs a body parser as a promise: only routes that take a body read one, and only for who is signed in. */
function parsed(parser: RequestHandler, req: Request, res: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    parser(req, res, (error?: unknown) => (error ? reject(error) : resolve()));
  });
}

function bytesOf(req: Request, problems: FieldProblem[]): Buffer | undefined {
  if (Buffer.isBuffer(req.body) && req.body.length > 0) return req.body;
  problems.push({ path: 'body', problem: 'required' });
  return undefined;
}

function revisionOf(req: Request): number {
  const header = req.get('If-Match');
  if (header === undefined) throw new Refused('revision-required');
  if (!entityTag.safeParse(header).success) {
    throw new Refused('malformed', { errors: [{ path: 'headers.If-Match', problem: 'wrong-form' }] });
  }
  return Number(header.replaceAll(/\D/g, ''));
}

/** The entity tag of a revision, for `ETag`. */
export const entityTagOf = (revision: number): string => `"${revision}"`;

/** PostgreSQL keeps no U+0000 in a text, and no other control character but tab and line ends belongs in one. */
function controlCharacters(path: string, value: unknown): FieldProblem[] {
  if (typeof value === 'string') {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters looked for
    return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value) ? [{ path, problem: 'control-character' }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...controlCharacters(path, key),
    ...controlCharacters(`${path}.${key}`, inner),
  ]);
}

function send<R extends Route>(route: R, reply: Reply<R>, res: Response, check: boolean): void {
  const { status, body, headers } = reply as { status: number; body: unknown; headers?: Record<string, string> };
  const schema = route.answers[status];
  res.status(status).set(headers ?? {});
  if (schema === null || schema === undefined) {
    res.end();
  } else if (isSchema(schema)) {
    if (check) {
      const result = schema.safeParse(body);
      if (!result.success) throw new Error(`The answer of ${route.id} breaks its contract: ${result.error.message}`);
    }
    res.set('Cache-Control', 'no-store').json(body);
  } else {
    res.type(schema.contentType);
    if (typeof body === 'function') void (body as (res: Response) => void)(res);
    else res.send(body);
  }
}
