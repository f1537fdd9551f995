import { z } from 'zod';

/**
 * One route of the api: the single source of its validation, of the OpenAPI document and of the ui's types.
 * Every route may also answer a problem (`application/problem+json`, RFC 9457) of the closed list of refusals.
 */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Express path: `/api/dossiers/:dossierId`. */
  readonly path: string;
  /** Name of the operation, camelCase, unique. */
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Raw bytes in the body, instead of JSON: at most this many. */
  readonly bodyBytes?: number;
  /** `signed-in` unless said. */
  readonly access?: 'public' | 'signed-in';
  /** The request carries an `Idempotency-Key` made by its author (a UUID): same key, same answer, one effect. */
  readonly idempotent?: true;
  /** The request carries `If-Match` with the revision it read. */
  readonly conditional?: true;
  /** Schema by status; null for an empty answer, a content type for bytes. */
  readonly answers: Readonly<Record<number, z.ZodType | null | { readonly contentType: string }>>;
}

export const route = <const R extends Route>(definition: R): R => definition;

const idempotencyKey = z.uuid().meta({ description: 'Made by the author of the request: one key, one effect' });
/** A revision as an entity tag, `"3"`. A weak one is read alike: these are counters, not bytes. */
const entityTag = z
  .string()
  .regex(/^(W\/)?"\d{1,9}"$/)
  .meta({ description: 'The revision read, quoted: `"3"`' });

/** The headers a route asks for, under the names HTTP documents them by; null when it asks for none. */
export function headersOf(of: Pick<Route, 'idempotent' | 'conditional'>): z.ZodObject | null {
  if (!of.idempotent && !of.conditional) return null;
  return z.object({
    ...(of.idempotent && { 'Idempotency-Key': idempotencyKey }),
    ...(of.conditional && { 'If-Match': entityTag }),
  });
}

export { entityTag, idempotencyKey };
