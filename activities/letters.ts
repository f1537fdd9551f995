import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Context, heartbeat } from '@temporalio/activity';
import type { Transporter } from 'nodemailer';
import { recordTask } from '../processes/tasks.ts';

/** What the letter sender's story needs. */
export interface LetterActivities {
  /** Looks for due letters and sends them, until cancelled or for most of an hour. */
  sendLetters(): Promise<void>;
}

export interface Mail {
  readonly transport: Transporter;
  /** The address that all letters come from; the name is the establishment's. */
  readonly fromAddress: string;
}

interface DueLetter {
  readonly key: string;
  readonly letter_id: string;
  readonly from_name: string;
  readonly to_name: string;
  readonly to_address: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Letters taken at once, and how long they are ours: longer than all the time limits of one conversation together. */
const BATCH = 20;
const LEASE_SECONDS = 120;
const IDLE_MS = 250;
const SHIFT_MS = 50 * 60 * 1000;

/**
 * The sender of the outbox (design.md §5). A letter is leased by one sender at a time (`FOR UPDATE SKIP LOCKED`), sent, then
 * marked. Its Message-ID derives from its key: when we die between the server's 250 and our mark, the second copy can be
 * recognised as the same letter; SMTP cannot do better.
 */
export function letterActivities(orm: MikroORM, mail: Mail): LetterActivities {
  return {
    async sendLetters() {
      const signal = Context.current().cancellationSignal;
      const end = Date.now() + SHIFT_MS;
      while (Date.now() < end) {
        signal.throwIfAborted();
        heartbeat();
        const letters = await lease(orm);
        await Promise.all(letters.map((letter) => send(orm, mail, letter)));
        if (letters.length === 0) await pause(IDLE_MS, undefined, { signal });
      }
    },
  };
}

async function lease(orm: MikroORM): Promise<DueLetter[]> {
  return orm.em.fork().execute(
    `update letter set leased_until = now() + interval '${LEASE_SECONDS} seconds', attempts = attempts + 1
     where key in (
       select key from letter
       where sent_at is null and failed_at is null and to_address is not null and due_at <= now()
         and (leased_until is null or leased_until < now())
       order by due_at limit ${BATCH} for update skip locked)
     returning key, letter_id, from_name, to_name, to_address, subject, text, html`,
  );
}

async function send(orm: MikroORM, { transport, fromAddress }: Mail, letter: DueLetter): Promise<void> {
  const domain = fromAddress.split('@').at(-1);
  try {
    await transport.sendMail({
      from: { name: letter.from_name, address: fromAddress },
      to: { name: letter.to_name, address: letter.to_address },
      subject: letter.subject,
      text: letter.text,
      html: letter.html,
      messageId: `<${createHash('sha256').update(letter.key).digest('hex').slice(0, 40)}@${domain}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Rentree-Letter': letter.letter_id },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    await orm.em.fork().execute(`update letter set sent_at = now(), leased_until = null where key = ?`, [letter.key]);
  } catch (error) {
    // A permanent refusal (5xx) becomes a task for the school (E-13); anything else is tried again, later and later.
    const permanent = (error as { permanent?: boolean }).permanent === true;
    const code = String(
      (error as { responseCode?: number; code?: string }).responseCode ??
        (error as { code?: string }).code ??
        'unknown',
    );
    if (permanent) await orm.em.fork().transactional((tx) => giveUp(tx, letter.key, code));
    else
      await orm.em
        .fork()
        .execute(
          `update letter set leased_until = now() + least(power(2, attempts), 3600) * interval '1 second', failure = ? where key = ?`,
          [code, letter.key],
        );
  }
}

/**
 * A letter that came back is never sent again: the schools that know its reader have a task, once for a guardian and an
 * address (E-13). The dossier goes on as it was.
 */
async function giveUp(tx: EntityManager, key: string, code: string): Promise<void> {
  const [letter]: { letter_id: string; guardian_id: string | null; subject_id: string | null; to_address: string }[] =
    await tx.execute(
      `update letter set failed_at = now(), leased_until = null, failure = ? where key = ?
       returning letter_id, guardian_id, subject_id, to_address`,
      [code, key],
    );
  // A letter to an establishment's own address tells what its desk shows all the same.
  if (!letter?.guardian_id) return;
  const schools: { uai: string }[] = await tx.execute(
    `select d.receiving_uai as uai from dossier d where d.id = ?
     union select p.uai from dossier d join pupil p on p.id = d.origin_pupil_id where d.id = ?
     union select c.uai from record_change c where c.id = ?
     union select g.uai from guardian g where g.id = ?`,
    [letter.subject_id, letter.subject_id, letter.subject_id, letter.guardian_id],
  );
  const address = createHash('sha256').update(letter.to_address.toLowerCase()).digest('hex').slice(0, 16);
  for (const { uai } of schools) {
    await recordTask(tx, {
      key: `MAIL_BOUNCED:${uai}:${letter.guardian_id}:${address}`,
      kind: 'MAIL_BOUNCED',
      uai,
      subjectId: letter.subject_id ?? letter.guardian_id,
      details: { letter: letter.letter_id },
    });
  }
}
