import type { components } from './openapi.d.ts';

export type ProblemDocument = components['schemas']['Problem'];

/** `no-network`: nothing answered; `unexpected`: something answered that is not the api's word. */
export type ProblemCode = ProblemDocument['code'] | 'no-network' | 'unexpected';

/**
 * The api's no, or its silence, as an error. `title` and `detail` are sentences in the reader's language, empty for the
 * two codes that are ours: `ui/elements/failure.ts` has the words for these.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly details: NonNullable<ProblemDocument['details']>;
  /** One per field of the request: JSON path, kind, sentence. */
  readonly errors: NonNullable<ProblemDocument['errors']>;

  constructor(code: ProblemCode, status: number, document?: ProblemDocument) {
    super(document?.title ?? code);
    this.code = code;
    this.status = status;
    this.title = document?.title ?? '';
    this.detail = document?.detail ?? '';
    this.details = document?.details ?? {};
    this.errors = document?.errors ?? [];
  }

  static of(body: unknown, status: number): Problem {
    return isProblemDocument(body) ? new Problem(body.code, status, body) : new Problem('unexpected', status);
  }
}

/** Whether asking again, later and unchanged, may succeed: the way there failed, not the request. */
export const isPassing = (problem: Problem): boolean =>
  problem.code === 'no-network' || problem.code === 'unavailable' || problem.status >= 500;

/**
 * Whether the api said no to what was handed in, for good: sent again, even unchanged, it must carry another id. A lost
 * session or too many attempts are no answer to it.
 */
export const isRefused = (problem: Problem): boolean =>
  problem.status >= 400 &&
  problem.status < 500 &&
  problem.code !== 'session-required' &&
  problem.code !== 'too-many-attempts';

/** Whether somebody else acted on the same thing since it was read (E-01), so that reading it anew tells what happened. */
export const isOvertaken = (problem: Problem): boolean =>
  problem.status === 412 || problem.code === 'changed-meanwhile' || problem.code === 'state-forbids';

const isProblemDocument = (body: unknown): body is ProblemDocument =>
  typeof body === 'object' && body !== null && 'code' in body && 'title' in body;
