/**
 * The outbox (design.md §5): a letter is recorded once, under a key made of its event and its reader, by the transaction
 * that caused it. Recording it again changes nothing; sending it is the letter sender's affair.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Letter, LetterContext, Reader, Sender } from '../letters/letter.ts';
import { outsideQuietHours } from './local-time.ts';

/** The letters of §8 that the product sends. */
export type LetterId =
  | ('M-01' | 'M-03' | 'M-04' | 'M-05' | 'M-06' | 'M-07' | 'M-08')
  | ('M-09' | 'M-10' | 'M-11' | 'M-12' | 'M-13' | 'M-15');

/** Receipts leave at any hour; every other letter waits for the morning (§8). */
const RECEIPTS: readonly LetterId[] = ['M-03', 'M-06', 'M-07', 'M-08'];

/** A guardian who reads a letter. */
export interface LetterReader {
  readonly guardianId: string;
  readonly reader: Reader;
  /** Null without an address: the letter goes to the printed list (E-12). */
  readonly email: string | null;
  readonly language: LetterContext['language'];
  readonly accountId: string | null;
}

/** The establishment that writes, its zone, and the night hours its letters keep. */
export interface LetterSender {
  readonly sender: Sender;
  readonly timeZone: string;
  readonly quietHours: { readonly from: number; readonly to: number } | null;
}

export interface RecordedLetter {
  readonly id: LetterId;
  /** What caused it, unique among the letters of this id: `<dossier>:version-1`. */
  readonly event: string;
  readonly subjectId: string;
  readonly to: LetterReader;
  readonly from: LetterSender;
  readonly letter: Letter;
  /** The submission that caused it, and for how long it waits because that may be undone. Milliseconds. */
  readonly held?: { readonly submissionId: string; readonly ms: number };
}

/** Records a letter unless this reader has it already for this event. */
export async function recordLetter(
  tx: EntityManager,
  { id, event, subjectId, to, from, letter, held }: RecordedLetter,
): Promise<void> {
  await record(tx, { id, key: `${id}:${event}:${to.guardianId}`, subjectId, from, letter, held }, to.guardianId, {
    name: to.reader.name,
    email: to.email,
  });
}

/** A letter to an establishment's own address: what its staff must know of one pupil, or of a whole campaign. */
export interface StaffLetter extends Omit<RecordedLetter, 'to' | 'held' | 'subjectId'> {
  readonly subjectId: string | null;
  readonly to: { readonly uai: string; readonly name: string; readonly email: string };
}

export async function recordStaffLetter(
  tx: EntityManager,
  { id, event, subjectId, to, from, letter }: StaffLetter,
): Promise<void> {
  await record(tx, { id, key: `${id}:${event}:${to.uai}`, subjectId, from, letter, held: undefined }, null, to);
}

/** A letter to one member of the staff of an establishment, at their own address. */
export interface ClerkLetter extends Omit<RecordedLetter, 'to' | 'held' | 'subjectId'> {
  readonly subjectId: string | null;
  readonly to: { readonly accountId: string; readonly uai: string; readonly name: string; readonly email: string };
}

/** Recorded as `M-13:<account>:<uai>:<event>`: the same event twice is one letter. */
export async function recordClerkLetter(
  tx: EntityManager,
  { id, event, subjectId, to, from, letter }: ClerkLetter,
): Promise<void> {
  const key = `${id}:${to.accountId}:${to.uai}:${event}`;
  await record(tx, { id, key, subjectId, from, letter, held: undefined }, null, to);
}

async function record(
  tx: EntityManager,
  about: Pick<RecordedLetter, 'id' | 'from' | 'letter'> & {
    readonly key: string;
    readonly subjectId: string | null;
    readonly held: RecordedLetter['held'];
  },
  guardianId: string | null,
  to: { readonly name: string; readonly email: string | null },
): Promise<void> {
  const { id, key, subjectId, from, letter, held } = about;
  const now = Date.now();
  const earliest = now + (held?.ms ?? 0);
  const due = RECEIPTS.includes(id) ? earliest : outsideQuietHours(earliest, from.timeZone, from.quietHours);
  await tx.execute(
    `insert into letter (key, letter_id, guardian_id, subject_id, submission_id, from_name, to_name, to_address, subject, text, html, recorded_at, due_at, attempts)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0) on conflict (key) do nothing`,
    [
      ...[key, id, guardianId, subjectId, held?.submissionId ?? null],
      ...[from.sender.establishment, to.name, to.email, letter.subject, letter.text, letter.html],
      ...[new Date(now), new Date(due)],
    ],
  );
}

/** Letters of a submission that was undone, as long as they have not left, never leave. */
export async function withholdLetters(tx: EntityManager, submissionId: string): Promise<void> {
  await tx.execute(
    `delete from letter where submission_id = ? and sent_at is null and (leased_until is null or leased_until < now())`,
    [submissionId],
  );
}

/** Who reads the letters about a pupil: every legal guardian, with or without the full exercise of authority (§1.4-3, -5). */
export async function guardiansOf(em: EntityManager, pupilId: string): Promise<LetterReader[]> {
  const rows: ReaderRow[] = await em.execute(
    `${READERS} join responsibility r on r.guardian_id = g.id
     where r.pupil_id = ? and r.level = 1 and r.ended_on is null and r.authority <> 'WITHDRAWN' order by g.id`,
    [pupilId],
  );
  return rows.map(asReader);
}

interface ReaderRow {
  id: string;
  first_name: string | null;
  last_name: string;
  usage_name: string | null;
  civility: '1' | '2' | null;
  email: string | null;
  kinship_code: string;
  account_id: string | null;
  language: 'fr' | 'en' | null;
}

const READERS = `select g.id, g.first_name, g.last_name, g.usage_name, g.civility, g.email, r.kinship_code, a.id as account_id, a.language
  from guardian g left join lateral (
    select a.id, a.language from guardian_account ga join account a on a.id = ga.account_id where ga.guardian_id = g.id limit 1) a on true`;

function asReader(row: ReaderRow): LetterReader {
  return {
    guardianId: row.id,
    reader: {
      name: [row.first_name, row.usage_name ?? row.last_name].filter(Boolean).join(' '),
      civility: row.civility === '1' || row.civility === '2' ? row.civility : null,
      isPupil: row.kinship_code === '70',
    },
    email: row.email,
    language: row.language ?? 'fr',
    accountId: row.account_id,
  };
}

/** The establishment as the sender of letters; night hours are its academy's newest calendar's (21 to 7 before there is one). */
export async function senderOf(em: EntityManager, uai: string): Promise<LetterSender> {
  const [row] = await em.execute(
    `select e.*, a.time_zone, c.calendar from establishment e join academy a on a.code = e.academy_code
     left join lateral (select calendar from affectation_round where academy_code = a.code order by school_year desc, round desc limit 1) c on true
     where e.uai = ?`,
    [uai],
  );
  if (!row) throw new Error(`establishment ${uai} is not known`);
  const town = [row.postal_code, row.city].filter(Boolean).join(' ');
  return {
    sender: {
      establishment: [row.name, row.name_complement].filter(Boolean).join(' '),
      address: [row.line1, row.line2, row.line3, row.line4, town].filter(Boolean),
      phone: row.phone,
      email: row.email,
    },
    timeZone: row.time_zone,
    quietHours: row.calendar ? row.calendar.quietHours : { from: 21, to: 7 },
  };
}
