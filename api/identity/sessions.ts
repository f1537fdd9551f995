/**
 * Sessions live in PostgreSQL, revocable at once. The cookie holds 32 random bytes, of which only the SHA-256 is kept: who
 * reads the table cannot sign in. A session ends after SESSION_HOURS whatever the person does;
 * one on a school's computer ends after a quarter of an hour (E-11).
 */
import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CookieOptions, Request, Response } from 'express';
import { SessionRow } from '../../database/entities/index.ts';

/** Where and how the cookie is set: browsers silently refuse `__Host-` over http, and want `Secure` with it over https. */
export interface SessionCookie {
  readonly name: '__Host-sid' | 'sid';
  readonly options: CookieOptions;
}

export function sessionCookie(publicUrl: string): SessionCookie {
  const secure = publicUrl.startsWith('https:');
  return {
    name: secure ? '__Host-sid' : 'sid',
    options: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
  };
}

/** The session's digest, from the cookie of a request; null without one. */
export function sessionDigestOf(req: Request, { name }: SessionCookie): string | null {
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const [key = '', value = ''] = pair.trim().split('=', 2);
    if (key === name && /^[\w-]{43}$/.test(value)) return digestOf(value);
  }
  return null;
}

/** The most that a session lasts on a school's computer, where the next family waits. Milliseconds. */
const ASSISTED_MS = 15 * 60_000;

/** Begins a session and gives its cookie; what the account's older sessions left behind is removed. */
export async function beginSession(
  em: EntityManager,
  res: Response,
  cookie: SessionCookie,
  accountId: string,
  { hours, assisted = false }: { readonly hours: number; readonly assisted?: boolean | undefined },
): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const createdAt = new Date();
  const lasts = hours * 3_600_000;
  const expiresAt = new Date(createdAt.getTime() + (assisted ? Math.min(lasts, ASSISTED_MS) : lasts));
  await em.nativeDelete(SessionRow, { accountId, expiresAt: { $lt: createdAt } });
  await em.insert(SessionRow, { digest: digestOf(secret), accountId, createdAt, expiresAt, assisted });
  res.cookie(cookie.name, secret, { ...cookie.options, expires: expiresAt });
  return digestOf(secret);
}

/** Ends a session for every copy of its cookie. */
export async function endSession(em: EntityManager, digest: string | null): Promise<void> {
  if (digest) await em.nativeDelete(SessionRow, { digest });
}

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
