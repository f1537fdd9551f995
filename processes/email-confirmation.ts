/**
 * An electronic address is confirmed by a link before letters use it (§1.3, M-02). The link carries 32 random bytes, of which
 * only the SHA-256 is kept; opening it changes nothing, for machines open links too: a button does.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { holdBase } from '../database/base-hold.ts';
import { addressConfirmed, instant, sameHuman } from '../database/views/sql.ts';
import type { LinkState } from '../domain/pupil-record/email-confirmation.ts';
import { type Refusal, refusal } from '../domain/refusals.ts';
import { emailChangeNotice, emailConfirmation } from '../letters/index.ts';
import { guardiansOf, type LetterReader, recordLetter, senderOf } from './outbox.ts';

const VALID_MS = 24 * 3_600_000;
/** A link sent so recently is awaited, not sent again: two establishments may be told of one address in one gesture. */
const AGAIN_AFTER_MS = 5 * 60_000;
/** Links for one guardian in a day, so that nobody's mailbox is filled from a form. */
const LINKS_A_DAY = 6;

const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** An address to confirm, and the letter that asks for it. */
export interface ConfirmationAsked {
  readonly guardianId: string;
  readonly address: string;
  /** What caused it, unique among such causes. */
  readonly event: string;
  /** What the letter is about: the record change, or the guardian. */
  readonly subjectId: string;
  readonly uai: string;
  readonly to: LetterReader;
  readonly publicUrl: string;
}

/**
 * Sends the link to the new address, and to the old one the notice that an address was given, without link or address: both
 * parents may read one mailbox. Nothing where the address needs no confirmation, or its link has just been sent.
 */
export async function askConfirmation(tx: EntityManager, asked: ConfirmationAsked): Promise<void> {
  const { guardianId, address, to, event } = asked;
  const [known]: { confirmed: boolean; recent: boolean }[] = await tx.execute(
    `select ${addressConfirmed('g', '?')} as confirmed, exists (select 1 from email_confirmation c
       where lower(c.address) = lower(?) and c.created_at > ? and c.expires_at > now() and ${sameHuman('c.guardian_id', 'g')}) as recent
     from guardian g where g.id = ?`,
    [address, address, address, new Date(Date.now() - AGAIN_AFTER_MS), guardianId],
  );
  if (!known || known.confirmed || known.recent) return;
  await sendLink(tx, asked);
  if (to.email === null || to.email.toLowerCase() === address.toLowerCase()) return;
  const from = await senderOf(tx, asked.uai);
  const letter = emailChangeNotice({
    language: to.language,
    sender: from.sender,
    reader: to.reader,
    url: `${asked.publicUrl}/`,
    timeZone: from.timeZone,
  });
  await recordLetter(tx, { id: 'M-02', event: `${event}:notice`, subjectId: asked.subjectId, to, from, letter });
}

/** The links of other addresses of this guardian end: the last address given is the one that is meant. */
async function sendLink(tx: EntityManager, asked: ConfirmationAsked): Promise<void> {
  const { guardianId, address, to, event, subjectId } = asked;
  const token = randomBytes(32).toString('base64url');
  const now = Date.now();
  const validUntil = now + VALID_MS;
  await tx.execute(
    `update email_confirmation set expires_at = now()
     where guardian_id = ? and lower(address) <> lower(?) and confirmed_at is null and expires_at > now()`,
    [guardianId, address],
  );
  await tx.execute(
    `insert into email_confirmation (digest, guardian_id, address, created_at, expires_at) values (?, ?, ?, ?, ?)`,
    [digestOf(token), guardianId, address, new Date(now), new Date(validUntil)],
  );
  const from = await senderOf(tx, asked.uai);
  const letter = emailConfirmation({
    language: to.language,
    sender: from.sender,
    reader: to.reader,
    url: `${asked.publicUrl}/adresse-confirmee/${token}`,
    timeZone: from.timeZone,
    address,
    validUntil,
  });
  await recordLetter(tx, { id: 'M-02', event, subjectId, to: { ...to, email: address }, from, letter });
}

/**
 * Sends the link again, for who says that it did not come.
 * @returns null; or `not-found` for an address that is none of this guardian's, `state-forbids` when it is confirmed,
 *   `too-many-attempts`
 */
export async function resendLink(
  em: EntityManager,
  asked: { key: string; pupilId: string; guardianId: string; address: string; publicUrl: string },
): Promise<(Refusal & { retryAfter?: number }) | null> {
  const { key, pupilId, guardianId, publicUrl } = asked;
  return em.fork().transactional(async (tx) => {
    await tx.execute(`select pg_advisory_xact_lock(hashtext(?))`, [`email:${guardianId}`]);
    const sent = await tx.execute(`select 1 from letter where key = ?`, [`M-02:resend-${key}:${guardianId}`]);
    if (sent.length > 0) return null;
    const to = (await guardiansOf(tx, pupilId)).find((reader) => reader.guardianId === guardianId);
    const known = (await emailsOf(tx, guardianId)).find(
      ({ address }) => address.toLowerCase() === asked.address.toLowerCase(),
    );
    if (!to || !known) return refusal('not-found');
    if (known.confirmed) return refusal('state-forbids', { state: 'CONFIRMED', act: 'resendLink' });
    const [{ links, last } = { links: 0, last: null }]: { links: number; last: string | null }[] = await tx.execute(
      `select count(*)::int as links, ${instant('max(created_at) filter (where lower(address) = lower(?))')} as last
       from email_confirmation where guardian_id = ? and created_at > now() - interval '1 day'`,
      [asked.address, guardianId],
    );
    const wait = last === null ? 0 : Date.parse(last) + AGAIN_AFTER_MS - Date.now();
    if (wait > 0) return { ...refusal('too-many-attempts'), retryAfter: Math.ceil(wait / 1000) };
    if (links >= LINKS_A_DAY) return { ...refusal('too-many-attempts'), retryAfter: 3600 };
    const [row]: { uai: string }[] = await tx.execute(`select uai from guardian where id = ?`, [guardianId]);
    if (!row) return refusal('not-found');
    await sendLink(tx, {
      guardianId,
      address: known.address,
      event: `resend-${key}`,
      subjectId: guardianId,
      uai: row.uai,
      to,
      publicUrl,
    });
    return null;
  });
}

export interface KnownEmail {
  readonly address: string;
  /** In the base; else it is asked for and not written yet. */
  readonly inBase: boolean;
  readonly confirmed: boolean;
  /** Until when the last link works; null when there is none that does. */
  readonly linkUntil: string | null;
}

/** The addresses of a guardian: the base's, and those proposed and not refused. */
export async function emailsOf(em: EntityManager, guardianId: string): Promise<KnownEmail[]> {
  return em.execute(
    `with known as (
       select g.email as address, true as in_base from guardian g where g.id = ? and g.email is not null
       union all
       select i.new_value->>'value', false from record_change_item i join record_change rc on rc.id = i.record_change_id
       where i.target_id = ? and i.field = 'guardian.email' and i.new_value->>'value' is not null
         and rc.state in ('SUBMITTED', 'IN_REVIEW', 'DECIDED') and i.state in ('PENDING', 'CONFLICT', 'STALE', 'ACCEPTED'))
     select distinct on (lower(k.address)) k.address, k.in_base as "inBase", ${addressConfirmed('g', 'k.address')} as confirmed,
       (select ${instant('max(c.expires_at)')} from email_confirmation c where lower(c.address) = lower(k.address)
          and c.expires_at > now() and ${sameHuman('c.guardian_id', 'g')}) as "linkUntil"
     from known k join guardian g on g.id = ? order by lower(k.address), k.in_base desc`,
    [guardianId, guardianId, guardianId],
  );
}

export interface LinkRead {
  readonly state: LinkState;
  /** Whoever has the link has read the letter that went there. */
  readonly address: string | null;
}

/** Looks at a link without using it. */
export async function readLink(em: EntityManager, token: string): Promise<LinkRead> {
  const [link]: { address: string; used: boolean; expired: boolean }[] = await em.execute(
    `select c.address, c.expires_at <= now() as expired, ${addressConfirmed('g', 'c.address')} as used
     from email_confirmation c join guardian g on g.id = c.guardian_id where c.digest = ?`,
    [digestOf(token)],
  );
  if (!link) return { state: 'UNKNOWN', address: null };
  return { state: link.used ? 'USED' : link.expired ? 'EXPIRED' : 'WAITING', address: link.address };
}

/** Uses a link: its address is confirmed, and letters go there from now on wherever the base already has it. */
export async function confirmEmail(em: EntityManager, token: string): Promise<LinkRead> {
  const digest = digestOf(token);
  return em.fork().transactional(async (tx) => {
    const bases: { uai: string }[] = await tx.execute(
      `select distinct o.uai from email_confirmation c join guardian g on g.id = c.guardian_id
       join guardian o on ${sameHuman('o.id', 'g')} where c.digest = ? order by o.uai`,
      [digest],
    );
    // What an accepted change writes meanwhile waits here: it then finds the address confirmed.
    for (const { uai } of bases) await holdBase(tx, uai);
    const link = await readLink(tx, token);
    if (link.state !== 'WAITING') return link;
    const [row]: { guardian_id: string }[] = await tx.execute(
      `update email_confirmation set confirmed_at = now() where digest = ? returning guardian_id`,
      [digest],
    );
    await tx.execute(
      `update guardian o set email_confirmed = true, confirmed_email = null from guardian g
       where g.id = ? and ${sameHuman('o.id', 'g')} and lower(o.email) = lower(?) and not o.email_confirmed`,
      [row?.guardian_id, link.address],
    );
    await tx.execute(
      `insert into journal (key, subject_id, act, channel, at) values (?, ?, 'confirmEmail', 'WEB', now()) on conflict (key) do nothing`,
      [`confirmEmail:${digest}`, row?.guardian_id],
    );
    return { ...link, state: 'CONFIRMED' };
  });
}
