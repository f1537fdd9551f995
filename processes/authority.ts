/**
 * What a court left of a guardian's parental authority over a child (§1.4-5, E-17), written everywhere at once: in every base
 * that has the child, for every row and account of that human. One transaction; the same key again changes nothing.
 */
import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { holdBase } from '../database/base-hold.ts';
import type { Authority } from '../domain/pupil-record/responsibility.ts';
import { type Refusal, refusal } from '../domain/refusals.ts';
import { endJointAccounts } from './joint-accounts.ts';
import { order } from './orders.ts';
import { expire } from './record-changes.ts';
import { recordTask, resolveTasksUnder } from './tasks.ts';

export interface AuthorityDecision {
  /** The `Idempotency-Key`. */
  readonly key: string;
  /** A row of the child and a row of the guardian, of one establishment and year. */
  readonly pupilId: string;
  readonly guardianId: string;
  readonly authority: Authority;
  readonly decision: { readonly on: string; readonly court: string };
  /** Who notes it, and the day it is there, `YYYY-MM-DD`. */
  readonly accountId: string;
  readonly today: string;
}

export interface AuthorityChanged {
  readonly authority: Authority;
  readonly sessionsEnded: number;
  readonly draftsFrozen: number;
  /** Establishments told by a task that is new. */
  readonly tasks: number;
}

/** A link of the child to a guardian's row, in one of the bases that have the child. */
export interface ChildLink {
  readonly pupilId: string;
  readonly guardianId: string;
  /** The row of year N from which the guardian's was copied. */
  readonly copiedFromId: string | null;
  readonly accountIds: readonly string[];
}

const ACTS = {
  WITHDRAWN: 'authorityWithdrawn',
  INFORMATION_ONLY: 'authorityLimited',
  FULL: 'authorityRestored',
} as const;

/**
 * Writes the decision. Withdrawn: the links end today, the sessions of the guardian's accounts are over, what they left as a
 * draft is kept for the lycée alone; information only: the guardian reads, and acts no more; full: the links that a withdrawal
 * ended are back, and so are the drafts. While a dossier is under way its lycée and its origin have a task.
 * @returns what it did, or `not-found` where the guardian is no legal guardian of the pupil, `key-reused`
 */
export async function changeAuthority(
  em: EntityManager,
  asked: AuthorityDecision,
): Promise<AuthorityChanged | Refusal> {
  const { key, guardianId, authority, accountId } = asked;
  const digest = digestOf(asked);
  return em.fork().transactional(async (tx) => {
    const links = await linksOfChild(tx, asked.pupilId);
    if (!links.some((link) => link.pupilId === asked.pupilId && link.guardianId === guardianId)) {
      return refusal('not-found');
    }
    // The same key twice at once: the second waits here, then finds the journal of the first.
    await tx.execute(`select pg_advisory_xact_lock(hashtext(?))`, [`authority:${key}`]);
    const [before]: { details: AuthorityChanged & { digest: string } }[] = await tx.execute(
      `select details from journal where key = ?`,
      [`authority:${key}:${guardianId}`],
    );
    if (before) {
      const { digest: known, sessionsEnded, draftsFrozen, tasks } = before.details;
      return known === digest ? { authority, sessionsEnded, draftsFrozen, tasks } : refusal('key-reused');
    }
    const used = await tx.execute(`select 1 from journal where key like ? limit 1`, [`authority:${key}:%`]);
    if (used.length > 0) return refusal('key-reused');

    const rows = rowsOfGuardian(links, guardianId);
    const accounts = [...new Set(links.filter((link) => rows.has(link.guardianId)).flatMap((link) => link.accountIds))];
    const guardians = JSON.stringify([...rows]);
    const pupils = JSON.stringify([...new Set(links.map((link) => link.pupilId))]);
    await writeLinks(tx, asked, guardians, pupils);
    const sessionsEnded = authority === 'WITHDRAWN' ? await endSessions(tx, accounts) : 0;
    if (authority !== 'FULL') {
      await expire(tx, {
        cause: 'AUTHORITY',
        by: accountId,
        guardianIds: [...rows],
        pupilIds: links.map((link) => link.pupilId),
      });
      // It would be back with the authority otherwise, and nobody would have agreed to that.
      await endJointAccounts(tx, { accountIds: accounts, by: accountId });
    }
    const dossiers = await dossiersOf(tx, asked.pupilId);
    const draftsFrozen = await freezeDrafts(tx, authority !== 'FULL', accounts, dossiers);
    const tasks = await tellSchools(tx, asked, dossiers, rows);
    for (const { id, awaits_agreement: awaits } of dossiers) {
      // Whether somebody is left who may agree is asked again when it is written.
      if (awaits && authority !== 'FULL') {
        const cause = `waive:${key}:${id}`;
        await order(tx, { cause, act: 'dossier.waiveAgreement', subjectId: id, accountId, content: {} });
      }
    }
    const outcome = { authority, sessionsEnded, draftsFrozen, tasks };
    const details = { ...asked.decision, endedOn: asked.today, digest, ...outcome };
    for (const subject of [...rows]) await journal(tx, asked, subject, details);
    for (const { id } of dossiers) await journal(tx, asked, id, { authority });
    return outcome;
  });
}

/** The rows of one human among a child's links: copies of each other, or of one account (§1.6). */
export function rowsOfGuardian(links: readonly ChildLink[], guardianId: string): ReadonlySet<string> {
  const rows = new Set([guardianId]);
  const same = (a: ChildLink, b: ChildLink): boolean =>
    a.guardianId === b.guardianId ||
    a.copiedFromId === b.guardianId ||
    b.copiedFromId === a.guardianId ||
    (a.copiedFromId !== null && a.copiedFromId === b.copiedFromId) ||
    a.accountIds.some((id) => b.accountIds.includes(id));
  for (let size = 0; size < rows.size; ) {
    size = rows.size;
    const known = links.filter((link) => rows.has(link.guardianId));
    for (const link of links) if (known.some((each) => same(each, link))) rows.add(link.guardianId);
  }
  return rows;
}

/** Every legal guardian of the child that this row of a pupil is of, in all bases; the child's rows are locked. */
export async function linksOfChild(tx: EntityManager, pupilId: string): Promise<ChildLink[]> {
  const bases: { uai: string }[] = await tx.execute(
    `select distinct uai from pupil where identity_id = (select identity_id from pupil where id = ?) order by uai`,
    [pupilId],
  );
  for (const { uai } of bases) await holdBase(tx, uai);
  await tx.execute(
    `select 1 from pupil where identity_id = (select identity_id from pupil where id = ?) order by id for update`,
    [pupilId],
  );
  return tx.execute(
    `select r.pupil_id as "pupilId", r.guardian_id as "guardianId", g.copied_from_id as "copiedFromId",
       array(select ga.account_id::text from guardian_account ga where ga.guardian_id = g.id) as "accountIds"
     from pupil p join responsibility r on r.pupil_id = p.id and r.level = 1 join guardian g on g.id = r.guardian_id
     where p.identity_id = (select identity_id from pupil where id = ?) order by r.pupil_id, r.guardian_id`,
    [pupilId],
  );
}

/** A link that a withdrawal ended is back with the authority; one that an import ended stays so. */
async function writeLinks(
  tx: EntityManager,
  { authority, today }: AuthorityDecision,
  guardians: string,
  pupils: string,
): Promise<void> {
  await tx.execute(
    `update responsibility r set authority = ?,
       ended_on = case when ? = 'WITHDRAWN' then coalesce(r.ended_on, ?::date)
         when r.authority = 'WITHDRAWN' and r.ended_on = (select (j.details->>'endedOn')::date from journal j
           where j.subject_id = r.guardian_id and j.act = 'authorityWithdrawn' order by j.at desc limit 1) then null
         else r.ended_on end
     where r.level = 1 and r.guardian_id in (select value::uuid from jsonb_array_elements_text(?::jsonb))
       and r.pupil_id in (select value::uuid from jsonb_array_elements_text(?::jsonb))`,
    [authority, authority, today, guardians, pupils],
  );
}

async function endSessions(tx: EntityManager, accounts: readonly string[]): Promise<number> {
  const ended = await tx.execute(
    `delete from session where account_id in (select value::uuid from jsonb_array_elements_text(?::jsonb)) returning digest`,
    [JSON.stringify(accounts)],
  );
  return ended.length;
}

export interface ChildDossier {
  readonly id: string;
  readonly receiving_uai: string;
  readonly origin_uai: string | null;
  readonly awaits_agreement: boolean;
}

/** The dossiers under way of the child that this row of a pupil is of. */
export const dossiersOf = (tx: EntityManager, pupilId: string): Promise<ChildDossier[]> =>
  tx.execute(
    `select d.id, d.receiving_uai, o.uai as origin_uai, d.state = 'VALIDATED' and d.agreement = 'AWAITED' as awaits_agreement
     from dossier d left join pupil o on o.id = d.origin_pupil_id
     where d.identity_id = (select identity_id from pupil where id = ?) and d.state not in ('COMPLETE', 'CANCELLED')
     order by d.id for update of d`,
    [pupilId],
  );

/**
 * A frozen draft is nobody's work any more: no grace at the closing, no « begun » anywhere. Its revision moves on, so that
 * a page which still shows it to the other guardian is told so when it saves.
 */
export async function freezeDrafts(
  tx: EntityManager,
  freeze: boolean,
  accounts: readonly string[],
  dossiers: readonly ChildDossier[],
): Promise<number> {
  const changed = await tx.execute(
    `update dossier set draft_revision = draft_revision + 1, ${
      freeze ? 'draft_frozen_at = now(), draft_saved_at = null' : 'draft_frozen_at = null, draft_saved_at = now()'
    }
     where draft is not null and draft_frozen_at is ${freeze ? 'null' : 'not null'}
       and draft_saved_by_id in (select value::uuid from jsonb_array_elements_text(?::jsonb))
       and id in (select value::uuid from jsonb_array_elements_text(?::jsonb)) returning id`,
    [JSON.stringify(accounts), JSON.stringify(dossiers.map(({ id }) => id))],
  );
  return freeze ? changed.length : 0;
}

/** A task for the lycée of each dossier under way and for the origin; full authority takes the cause away. */
async function tellSchools(
  tx: EntityManager,
  { key, authority, accountId }: AuthorityDecision,
  dossiers: readonly ChildDossier[],
  rows: ReadonlySet<string>,
): Promise<number> {
  let made = 0;
  for (const { id, receiving_uai, origin_uai } of dossiers) {
    if (authority === 'FULL') {
      for (const row of rows) await resolveTasksUnder(tx, `AUTHORITY_WITHDRAWN:${id}:${row}:`, accountId);
      continue;
    }
    const [row] = [...rows].sort();
    for (const uai of new Set([receiving_uai, origin_uai])) {
      if (uai === null) continue;
      const task = { kind: 'AUTHORITY_WITHDRAWN', uai, subjectId: id, details: { authority } } as const;
      if (await recordTask(tx, { key: `AUTHORITY_WITHDRAWN:${id}:${row}:${uai}:${key}`, ...task })) made += 1;
    }
  }
  return made;
}

const journal = (
  tx: EntityManager,
  { key, authority, accountId }: AuthorityDecision,
  subjectId: string,
  details: object,
): Promise<unknown> =>
  tx.execute(
    `insert into journal (key, subject_id, act, by_account_id, details, at) values (?, ?, ?, ?, ?::jsonb, now())`,
    [`authority:${key}:${subjectId}`, subjectId, ACTS[authority], accountId, JSON.stringify(details)],
  );

const digestOf = ({ pupilId, guardianId, authority, decision, accountId }: AuthorityDecision): string =>
  createHash('sha256')
    .update(JSON.stringify([pupilId, guardianId, authority, decision.on, decision.court, accountId]))
    .digest('hex');
