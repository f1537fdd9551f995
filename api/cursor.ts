/** The place after which the next page of a list begins, as the opaque `cursor` of the contract. */
import type { z } from 'zod';
import { Refused } from './problems.ts';

export const cursorOf = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/**
 * @returns null for the first page
 * @throws Refused `malformed` for a cursor that this api cannot have given; a forged one only asks for another page
 */
export function placeOf<S extends z.ZodType>(
  cursor: string | undefined,
  schema: S,
  parameter = 'cursor',
): z.output<S> | null {
  if (cursor === undefined) return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new Refused('malformed', { errors: [{ path: `query.${parameter}`, problem: 'wrong-form' }] });
  }
}

/** `Link` to the next page (RFC 8288): the same request with the cursor in its query. */
export function nextLink(originalUrl: string, next: string | null): Record<string, string> {
  if (next === null) return {};
  const [path = '', query = ''] = originalUrl.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', next);
  return { Link: `<${path}?${parameters}>; rel="next"` };
}
