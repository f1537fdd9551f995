/**
 * The letters of guardians without an electronic address (E-12): the sender of the outbox leaves them, the staff of the
 * establishment that writes prints them. A letter counts as sent when somebody says that it was printed, never before: a
 * jammed printer loses nothing, and at worst a letter is printed twice.
 */
import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { addressOf } from '../database/record-values.ts';
import { instant } from '../database/views/sql.ts';
import { type Refusal, refusal } from '../domain/refusals.ts';
import { addressLines } from '../letters/shown-value.ts';

/** At most this many letters in one file, and marked at once. */
export const LETTERS_IN_A_LOT = 100;

export interface LetterToPrint {
  /** The letter's key in the outbox. */
  readonly id: string;
  /** M-01… (§8). */
  readonly letterId: string;
  readonly to: string;
  /** Lines of the reader's own postal address; empty when the base has none. */
  readonly address: string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly recordedAt: string;
  readonly dueAt: string;
}

/** The place of a letter in the order of printing: its instant, then its key. */
export type PlaceInPrint = readonly [dueAt: string, key: string];

/**
 * The letters that an establishment sends: those of the dossiers it receives, of the record changes it reviews, and the
 * accounts it notifies. Each way there is an index.
 */
const SENT_BY = (condition: string): string => `(
  select l.* from letter l join dossier d on d.id = l.subject_id where d.receiving_uai = ? and ${condition}
  union all select l.* from letter l join record_change c on c.id = l.subject_id where c.uai = ? and ${condition}
  union all select l.* from letter l join guardian g on g.id = l.subject_id where g.uai = ? and ${condition})`;

/**
 * On paper, due (a letter of an act that may still be undone is not), and nobody said yet that it was printed. A letter with
 * an activation code waits only while its code works: a later notification has replaced it, or the account is open.
 */
const TO_PRINT = `l.to_address is null and l.sent_at is null and l.failed_at is null and l.due_at <= now()
  and (l.letter_id <> 'M-01' or (
    exists (select 1 from activation_code c where c.guardian_id = l.subject_id and c.used_at is null and c.expires_at > now())
    and not exists (select 1 from letter n where n.subject_id = l.subject_id and n.letter_id = 'M-01' and n.recorded_at > l.recorded_at)))`;

/** Among the keys of a JSON array. */
const GIVEN = 'l.key in (select jsonb_array_elements_text(?::jsonb))';

/** A place among letters must be exact: two may be due within one millisecond. */
const TO_THE_MICROSECOND = `to_char(l.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** How many letters wait for a printer, and how many of them without a postal address. */
export async function countLettersToPrint(
  em: EntityManager,
  uai: string,
): Promise<{ total: number; withoutPostalAddress: number }> {
  const [row] = await em.execute(
    `select count(*)::int as total, (count(*) filter (where g.address_id is null))::int as without
     from ${SENT_BY(TO_PRINT)} l left join guardian g on g.id = l.guardian_id`,
    [uai, uai, uai],
  );
  return { total: row?.total ?? 0, withoutPostalAddress: row?.without ?? 0 };
}

/**
 * The next lot, oldest first. With `through`, only letters up to that place: the very ones that a list showed, though others
 * came meanwhile.
 */
export async function nextLettersToPrint(
  em: EntityManager,
  uai: string,
  through: PlaceInPrint | null,
): Promise<LetterToPrint[]> {
  const rows: Row[] = await em.execute(
    `select l.key, l.letter_id, l.to_name, l.subject, l.text, l.html,
       ${instant('l.recorded_at')} as recorded_at, ${TO_THE_MICROSECOND} as due_at, to_jsonb(a) as address, p.label as country
     from ${SENT_BY(TO_PRINT)} l left join guardian g on g.id = l.guardian_id left join address a on a.id = g.address_id
     left join place p on p.kind = 'country' and p.code = a.country_code
     ${through ? 'where (l.due_at, l.key) <= (?::timestamptz, ?)' : ''}
     order by l.due_at, l.key limit ${LETTERS_IN_A_LOT}`,
    [uai, uai, uai, ...(through ?? [])],
  );
  return rows.map((row) => ({
    id: row.key,
    letterId: row.letter_id,
    to: row.to_name,
    address: postalLines(row),
    subject: row.subject,
    text: row.text,
    html: row.html,
    recordedAt: row.recorded_at,
    dueAt: row.due_at,
  }));
}

interface Row {
  key: string;
  letter_id: string;
  to_name: string;
  subject: string;
  text: string;
  html: string;
  recorded_at: string;
  due_at: string;
  address: Record<string, string | null> | null;
  country: string | null;
}

function postalLines({ address: row, country }: Row): string[] {
  const address = addressOf(row);
  if (!address) return [];
  const countries = country === null ? {} : { [address.countryCode]: country };
  return addressLines(address, { countries });
}

/**
 * Notes that letters were printed, with who says so, in the journal of what each is about. `key` is the request's
 * `Idempotency-Key`: asked again with it, nothing changes and the same count is given. Letters that a colleague marked
 * meanwhile are left as they are.
 * @returns how many this request marked; or the places in `ids` that are no letter of this establishment; or the refusal of
 *   a key used for other letters
 */
export async function markLettersPrinted(
  em: EntityManager,
  request: { uai: string; ids: readonly string[]; accountId: string; key: string },
): Promise<{ printed: number } | { unknown: number[] } | Refusal> {
  const { uai, ids, accountId, key } = request;
  const given = JSON.stringify(ids);
  const digest = createHash('sha256')
    .update(JSON.stringify([uai, ...ids].sort()))
    .digest('hex');
  return em.fork().transactional(async (tx) => {
    const mine: { key: string }[] = await tx.execute(
      `select l.key from ${SENT_BY(`l.to_address is null and ${GIVEN}`)} l`,
      [...[uai, given], ...[uai, given], ...[uai, given]],
    );
    const known = new Set(mine.map((letter) => letter.key));
    const unknown = ids.flatMap((id, index) => (known.has(id) ? [] : [index]));
    if (unknown.length > 0) return { unknown };
    // One line for the request itself, which a repetition finds; it waits here for one that is under way.
    const claimed = await tx.execute(
      `insert into journal (key, subject_id, act, submission_id, by_account_id, channel, at)
       values (?, ?, 'printLetters', ?, ?, 'PAPER', now()) on conflict (key) do nothing returning key`,
      [`prints:${key}`, key, key, accountId],
    );
    if (claimed.length === 0) {
      const [there] = await tx.execute(`select details from journal where key = ?`, [`prints:${key}`]);
      return there?.details?.digest === digest ? { printed: there.details.printed } : refusal('key-reused');
    }
    const marked: { printed: number }[] = await tx.execute(
      `with marked as (
         update letter l set sent_at = now() where ${GIVEN} and l.sent_at is null returning l.key, l.subject_id, l.letter_id),
       told as (
         insert into journal (key, subject_id, act, submission_id, by_account_id, channel, details, at)
         select 'printed:' || key, subject_id, 'printLetter', ?, ?, 'PAPER', jsonb_build_object('letter', letter_id), now()
         from marked)
       select count(*)::int as printed from marked`,
      [given, key, accountId],
    );
    const printed = marked[0]?.printed ?? 0;
    await tx.execute(`update journal set details = ?::jsonb where key = ?`, [
      JSON.stringify({ digest, printed }),
      `prints:${key}`,
    ]);
    return { printed };
  });
}
