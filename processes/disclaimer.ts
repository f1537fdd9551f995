/**
 * « Je ne suis pas le représentant légal de cet élève » (§1.4-7). Whoever says so reads and does nothing more about the child
 * from that moment on, in every base that has the child; each school that has the link looks at it and either gives the
 * access back or ends the link in its own base. SIECLE stays the reference: an import may bring an ended link back, frozen and with a new task.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DisclaimerOutcome } from '../domain/pupil-record/responsibility.ts';
import { type Refusal, refusal } from '../domain/refusals.ts';
import { dossiersOf, freezeDrafts, linksOfChild, rowsOfGuardian } from './authority.ts';
import { disclaimerTasks } from './disclaimed-links.ts';
import { order } from './orders.ts';
import { expire } from './record-changes.ts';
import { recordTask, resolveTasksUnder } from './tasks.ts';

/**
 * Freezes the access of a guardian to a child, gives each school its task, ends what they had proposed and nobody had decided.
 * The same key again changes nothing. @returns null, `not-found` where there is no such link, `key-reused`
 */
export async function disclaim(
  em: EntityManager,
  { key, pupilId, guardianId, accountId }: { key: string; pupilId: string; guardianId: string; accountId: string },
): Promise<Refusal | null> {
  return em.fork().transactional(async (tx) => {
    const links = await linksOfChild(tx, pupilId);
    const before = await saidBefore(tx, `disclaim:${key}`, guardianId);
    if (before !== undefined) return before;
    if (!links.some((link) => link.pupilId === pupilId && link.guardianId === guardianId)) return refusal('not-found');
    const rows = rowsOfGuardian(links, guardianId);
    const pupilIds = [...new Set(links.map((link) => link.pupilId))];
    const frozen: { pupil_id: string; guardian_id: string; uai: string }[] = await tx.execute(
      `update responsibility r set disclaimed_at = now() from pupil p
       where p.id = r.pupil_id and r.level = 1 and r.disclaimed_at is null and r.ended_on is null
         and r.guardian_id in (?) and r.pupil_id in (?) returning r.pupil_id, r.guardian_id, p.uai`,
      [[...rows], pupilIds],
    );
    await expire(tx, { cause: 'AUTHORITY', by: accountId, guardianIds: [...rows], pupilIds });
    const dossiers = await dossiersOf(tx, pupilId);
    await freezeDrafts(tx, true, accountsOf(links, rows), dossiers);
    for (const { id, awaits_agreement: awaits } of dossiers) {
      // Whether somebody is left who may agree is asked again when it is written.
      if (!awaits) continue;
      await order(tx, {
        cause: `waive:${key}:${id}`,
        act: 'dossier.waiveAgreement',
        subjectId: id,
        accountId,
        content: {},
      });
    }
    for (const link of frozen) {
      await recordTask(tx, {
        key: `${disclaimerTasks(link.pupil_id, link.guardian_id)}${key}`,
        kind: 'GUARDIAN_DISCLAIMED',
        uai: link.uai,
        subjectId: link.pupil_id,
        details: { guardianId: link.guardian_id },
      });
    }
    await journal(tx, { key: `disclaim:${key}`, act: 'disclaimGuardianship', guardianId, accountId, pupilId });
    return null;
  });
}

/**
 * Answers for one base: the link is right and the access is back, or it is wrong and ends today. A link that has ended keeps
 * its freeze, so that an import which still has it gives nobody an access they disclaimed.
 * @returns null; `not-found` where nothing is disclaimed, `changed-meanwhile` when a colleague has answered, `key-reused`
 */
export async function answerDisclaimer(
  em: EntityManager,
  asked: {
    readonly key: string;
    readonly pupilId: string;
    readonly guardianId: string;
    readonly outcome: DisclaimerOutcome;
    readonly accountId: string;
    readonly today: string;
  },
): Promise<Refusal | null> {
  const { key, pupilId, guardianId, outcome, accountId, today } = asked;
  return em.fork().transactional(async (tx) => {
    const links = await linksOfChild(tx, pupilId);
    const before = await saidBefore(tx, `disclaimer:${key}`, guardianId, outcome);
    if (before !== undefined) return before;
    const [link]: { disclaimed: boolean; ended: boolean }[] = await tx.execute(
      `select disclaimed_at is not null as disclaimed, ended_on is not null as ended
       from responsibility where pupil_id = ? and guardian_id = ? and level = 1`,
      [pupilId, guardianId],
    );
    if (!link) return refusal('not-found');
    if (!link.disclaimed || (link.ended && outcome === 'ENDED')) return refusal('changed-meanwhile');
    await tx.execute(
      outcome === 'RESTORED'
        ? `update responsibility set disclaimed_at = null where pupil_id = ? and guardian_id = ?`
        : `update responsibility set ended_on = ?::date where pupil_id = ? and guardian_id = ?`,
      outcome === 'RESTORED' ? [pupilId, guardianId] : [today, pupilId, guardianId],
    );
    if (outcome === 'RESTORED') {
      const rows = rowsOfGuardian(links, guardianId);
      await freezeDrafts(tx, false, accountsOf(links, rows), await dossiersOf(tx, pupilId));
    }
    await resolveTasksUnder(tx, disclaimerTasks(pupilId, guardianId), accountId);
    await journal(tx, {
      key: `disclaimer:${key}`,
      act: outcome === 'RESTORED' ? 'disclaimerRestored' : 'disclaimerEnded',
      guardianId,
      accountId,
      pupilId,
      outcome,
    });
    return null;
  });
}

/** Undefined when this key has not been used; null when it was for the very same. */
async function saidBefore(
  tx: EntityManager,
  key: string,
  guardianId: string,
  outcome: DisclaimerOutcome | null = null,
): Promise<Refusal | null | undefined> {
  const [line]: { subject_id: string; outcome: string | null }[] = await tx.execute(
    `select subject_id, details->>'outcome' as outcome from journal where key = ?`,
    [key],
  );
  if (!line) return undefined;
  return line.subject_id === guardianId && line.outcome === outcome ? null : refusal('key-reused');
}

const accountsOf = (links: Awaited<ReturnType<typeof linksOfChild>>, rows: ReadonlySet<string>): string[] => [
  ...new Set(links.filter((link) => rows.has(link.guardianId)).flatMap((link) => link.accountIds)),
];

const journal = (
  tx: EntityManager,
  line: {
    key: string;
    act: string;
    guardianId: string;
    accountId: string;
    pupilId: string;
    outcome?: DisclaimerOutcome;
  },
): Promise<unknown> =>
  tx.execute(
    `insert into journal (key, subject_id, act, by_account_id, channel, details, at) values (?, ?, ?, ?, 'WEB', ?::jsonb, now())`,
    [
      line.key,
      line.guardianId,
      line.act,
      line.accountId,
      JSON.stringify({ pupilId: line.pupilId, outcome: line.outcome ?? null }),
    ],
  );
