/**
 * How the api says no: RFC 9457 problems from the closed list of refusals (domain/refusals.ts), in the reader's language.
 * What is invisible is not found (404), what is visible and not permitted says so (403), what is malformed is named field
 * by field (400), what came too late or twice is a conflict (409, 412), what is down comes back (503).
 */
import type { z } from 'zod';
import { type Refusal, type RefusalCode, refusal } from '../domain/refusals.ts';
import * as en from '../locales/en/problems.ts';
import * as fr from '../locales/fr/problems.ts';
import type { problem } from './contract/values.ts';

export type Language = 'fr' | 'en';
export type Problem = z.output<typeof problem>;
export type FieldProblemKind = keyof typeof fr.fieldProblems;

/** Where in the request, and what: `body.items.2.newValue`, `sms-needs-mobile`. */
export interface FieldProblem {
  readonly path: string;
  readonly problem: FieldProblemKind;
}

/** The HTTP status of each refusal; a code without one does not compile. */
export const STATUSES: Record<RefusalCode, number> = {
  malformed: 400,
  'not-found': 404,
  'not-permitted': 403,
  'too-large': 413,
  'key-reused': 409,
  'revision-required': 428,
  'too-many-attempts': 429,
  unavailable: 503,
  'session-required': 401,
  'credentials-wrong': 401,
  'activation-invalid': 400,
  'login-taken': 409,
  'password-too-weak': 400,
  'campaign-not-prepared': 409,
  'campaign-not-open': 409,
  'opening-checklist': 409,
  'calendar-inconsistent': 400,
  'outside-bounds': 400,
  'state-forbids': 409,
  'changed-meanwhile': 409,
  'enrolment-closed': 409,
  'record-not-confirmed': 400,
  'choices-invalid': 400,
  'record-change-undecided': 409,
  'pupil-not-in-base': 409,
  'document-unknown': 400,
  'document-received': 409,
  'deadline-past': 400,
  'formation-not-ready': 409,
  'agreement-not-asked': 409,
  'agreement-awaited': 409,
  'objection-open': 409,
  'objection-too-late': 409,
  'not-the-other-guardian': 409,
  'dispute-settled': 409,
  'nothing-submitted': 409,
  'boarding-undecided': 409,
  'reminded-already': 409,
  'undo-too-late': 409,
  'already-open': 409,
  'place-released': 409,
  'no-legal-guardian': 409,
  'settings-inconsistent': 400,
  'already-cloned': 409,
  'offer-inconsistent': 400,
  'nothing-chosen': 400,
  'export-not-ready': 409,
  'nothing-to-change': 400,
  'field-not-modifiable': 400,
  'value-invalid': 400,
  'item-unknown': 400,
  'item-decided': 409,
  'item-stale': 409,
  'item-conflict': 409,
  'item-evidence': 409,
  'reason-required': 400,
  'review-begun': 409,
  claimed: 409,
  'evidence-required': 400,
  'evidence-type': 400,
  'evidence-heic': 400,
  'import-refused': 400,
  'import-applied': 409,
  'nothing-to-export': 409,
};

/** A code without a title and a detail does not compile either. */
type ProblemWords = Readonly<Record<`${RefusalCode}.title` | `${RefusalCode}.detail`, string>>;
interface Words {
  readonly problems: ProblemWords;
  readonly fieldProblems: Readonly<Record<FieldProblemKind, string>>;
}
const WORDS: Record<Language, Words> = { fr, en };

/** Thrown wherever a handler stops; the error handler of the app answers it. */
export class Refused extends Error {
  readonly refusal: Refusal;
  readonly errors: readonly FieldProblem[];
  /** Another status than the refusal's usual one: 412 for an `If-Match` overtaken, 405 for a method. */
  readonly status: number;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter: number | null;

  constructor(
    refused: Refusal | RefusalCode,
    options: { errors?: readonly FieldProblem[]; status?: number; retryAfter?: number } = {},
  ) {
    const value = typeof refused === 'string' ? refusal(refused) : refused;
    super(value.code);
    this.refusal = value;
    this.errors = options.errors ?? [];
    this.status = options.status ?? STATUSES[value.code];
    this.retryAfter = options.retryAfter ?? null;
  }
}

/** The problem document of a refusal. */
export function problemOf(
  { code, details }: Refusal,
  language: Language,
  options: { status?: number; errors?: readonly FieldProblem[] } = {},
): Problem {
  const words = WORDS[language];
  return {
    type: `/problems/${code}`,
    title: words.problems[`${code}.title`],
    status: options.status ?? STATUSES[code],
    detail: words.problems[`${code}.detail`],
    code,
    ...(details && { details: { ...details } }),
    ...(options.errors?.length && {
      errors: options.errors.map(({ path, problem }) => ({ path, problem, message: words.fieldProblems[problem] })),
    }),
  };
}

/** A problem of a field as a sentence. */
export const fieldProblemInWords = (problem: FieldProblemKind, language: Language): string =>
  WORDS[language].fieldProblems[problem];

/** What zod found wrong, one entry per field, under the part of the request it is in (`params`, `query`, `body`…). */
export function fieldProblemsOf(part: string, error: z.core.$ZodError): FieldProblem[] {
  return error.issues.flatMap((issue) => problemsOfIssue(part, issue));
}

function problemsOfIssue(part: string, issue: z.core.$ZodIssue): FieldProblem[] {
  const path = [part, ...issue.path.map(String)].join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: `${path}.${key}`, problem: 'unknown' }));
    case 'invalid_type':
      return [{ path, problem: issue.input === undefined ? 'required' : 'wrong-type' }];
    case 'too_small':
      return [{ path, problem: issue.origin === 'number' || issue.origin === 'int' ? 'out-of-range' : 'too-short' }];
    case 'too_big':
      return [{ path, problem: issue.origin === 'number' || issue.origin === 'int' ? 'out-of-range' : 'too-long' }];
    case 'invalid_format':
      return [{ path, problem: 'wrong-form' }];
    default:
      return [{ path, problem: 'value-invalid' }];
  }
}
