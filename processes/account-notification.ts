/** Notifying accounts in bulk (§1.5): letter M-01 with a single-use activation code for each legal guardian without an account. */
import { createHash, randomInt } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { accountNotification } from '../letters/index.ts';
import { guardiansOf, type LetterReader, recordLetter, senderOf } from './outbox.ts';

/** Letters and digits that nobody confuses when they copy them from paper: 31 signs, 12 of them make 59 bits. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const VALID_DAYS = 92; // three months [DANE Bordeaux]

export interface AccountNotification {
  /** Letters recorded by mail. */
  readonly notified: number;
  /** Letters recorded for the printed list, for want of an address (E-12). */
  readonly withoutEmail: number;
  /** Guardians who have an account already. */
  readonly alreadyActive: number;
}

/** Digest under which a code is kept; what people type is brought to capitals without spaces or dashes first. */
export function activationDigest(code: string): string {
  return createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''))
    .digest('hex');
}

function newCode(): string {
  const signs = Array.from({ length: 12 }, () => SIGNS[randomInt(SIGNS.length)]);
  return [signs.slice(0, 4), signs.slice(4, 8), signs.slice(8)].map((group) => group.join('')).join('-');
}

/**
 * Records M-01 for every legal guardian of the establishment's enrolled pupils, in one transaction. `key` is the request's
 * `Idempotency-Key`: asked again with it, nothing new is sent and the same counts are given. A new request replaces the
 * codes not used yet.
 */
export async function notifyAccounts(
  em: EntityManager,
  request: { uai: string; schoolYear: number; publicUrl: string; key: string },
): Promise<AccountNotification> {
  const { uai, schoolYear, publicUrl, key } = request;
  return em.fork().transactional(async (tx) => {
    // One notification of an establishment at a time: two at once would each replace the other's codes.
    await tx.execute(`select pg_advisory_xact_lock(hashtext(?))`, [`notify-accounts:${uai}`]);
    const from = await senderOf(tx, uai);
    const families = await familiesOf(tx, uai, schoolYear);
    const earlier: { guardian_id: string; to_address: string | null }[] = await tx.execute(
      `select guardian_id, to_address from letter where letter_id = 'M-01' and key like ?`,
      [`M-01:${key}:%`],
    );
    const counts = (letters: readonly { email: string | null }[]): AccountNotification => ({
      notified: letters.filter(({ email }) => email !== null).length,
      withoutEmail: letters.filter(({ email }) => email === null).length,
      alreadyActive: families.filter(({ to }) => to.accountId !== null).length,
    });
    if (earlier.length > 0) return counts(earlier.map(({ to_address }) => ({ email: to_address })));

    const waiting = families.filter(({ to }) => to.accountId === null);
    const validUntil = Date.now() + VALID_DAYS * 86_400_000;
    for (const { to, children } of waiting) {
      const code = newCode();
      await tx.execute(`delete from activation_code where guardian_id = ? and used_at is null`, [to.guardianId]);
      await tx.execute(
        `insert into activation_code (digest, guardian_id, created_at, expires_at) values (?, ?, now(), ?)`,
        [activationDigest(code), to.guardianId, new Date(validUntil)],
      );
      const letter = accountNotification({
        language: to.language,
        sender: from.sender,
        reader: to.reader,
        url: `${publicUrl}/activation`,
        timeZone: from.timeZone,
        children,
        code,
        validUntil,
      });
      await recordLetter(tx, { id: 'M-01', event: key, subjectId: to.guardianId, to, from, letter });
    }
    return counts(waiting.map(({ to }) => to));
  });
}

/** Each legal guardian once, with the first names of their children here. */
async function familiesOf(
  tx: EntityManager,
  uai: string,
  schoolYear: number,
): Promise<{ to: LetterReader; children: string[] }[]> {
  const pupils: { id: string; first_name: string }[] = await tx.execute(
    `select id, first_name from pupil where uai = ? and school_year = ? and left_on is null order by first_name, id`,
    [uai, schoolYear],
  );
  const families = new Map<string, { to: LetterReader; children: string[] }>();
  for (const { id, first_name } of pupils) {
    for (const to of await guardiansOf(tx, id)) {
      const family = families.get(to.guardianId) ?? { to, children: [] };
      family.children.push(first_name);
      families.set(to.guardianId, family);
    }
  }
  return [...families.values()];
}
