/**
 * The only code that speaks to the network. Types come from the api's contract (`npm run contract`); what is not a success
 * is thrown as a `Problem`.
 *
 *     const { data } = await answered(api.GET('/api/dossiers/{dossierId}', { params: { path: { dossierId } } }));
 *
 * What is handed in carries an id made here once (`newSubmissionId`) and kept with the draft: sent again after a lost
 * answer, it has one effect (`Idempotency-Key`). What two people may change carries the revision read (`If-Match`).
 */
import createClient from 'openapi-fetch';
import { language } from '../i18n/words.ts';
import type { components, paths } from './openapi.d.ts';
import { Problem } from './problem.ts';

export type Schemas = components['schemas'];
export type Receipt = Schemas['Receipt'];

/** Dispatched on window when the api no longer knows the session: the entry then shows its sign-in page. */
export const SESSION_LOST = 'rentree-session-lost';

export const api = createClient<paths>({ credentials: 'same-origin' });

api.use({
  onRequest({ request }) {
    // Problems are written by the api in this language.
    request.headers.set('Accept-Language', language());
    return request;
  },
  onError: () => new Problem('no-network', 0),
});

export interface Answer<T> {
  readonly data: T;
  readonly status: number;
}

/** Waits for an answer: its data and status, or a thrown Problem. */
export async function answered<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<Answer<T>> {
  const { data, error, response } = await call;
  if (response.ok) return { data: data as T, status: response.status };
  const problem = Problem.of(error, response.status);
  if (problem.code === 'session-required') window.dispatchEvent(new Event(SESSION_LOST));
  throw problem;
}

/** Header of a request whose author may send it again: one id, one effect. */
export const once = (submissionId: string): { 'Idempotency-Key': string } => ({ 'Idempotency-Key': submissionId });

/** Header of a change to what two people may change: the revision that was read, as an entity tag. */
export const ifStill = (revision: number): { 'If-Match': string } => ({ 'If-Match': `"${revision}"` });

/** A UUID for something handed in. `randomUUID` exists on https and localhost only; a school may test on plain http. */
export function newSubmissionId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** What became of something handed in earlier: the same receipt, settled or not. */
export async function receiptOf(submissionId: string): Promise<Receipt> {
  const path = { submissionId };
  return (await answered(api.GET('/api/submissions/{submissionId}', { params: { path } }))).data;
}

/**
 * Waits until a receipt is settled (ACCEPTED or REFUSED): asks again after 1, 2, 4… seconds, at most every 15, through
 * lost networks, until the signal ends it. The submission is safe meanwhile: the api recorded it before answering.
 */
export async function settled(receipt: Receipt, signal: AbortSignal): Promise<Receipt> {
  let current = receipt;
  for (let wait = 1_000; current.status === 'RECEIVED'; wait = Math.min(wait * 2, 15_000)) {
    await pause(wait, signal);
    try {
      current = await receiptOf(receipt.submissionId);
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.code === 'session-required' || problem.status === 404) throw problem;
    }
  }
  return current;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
