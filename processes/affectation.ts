/**
 * What an affectation file changes in dossiers that exist already (E-08, E-18, E-19, E-21): places taken back are cancelled,
 * those that replace them or come late are opened or told to the lycée, and what cannot be opened becomes somebody's task.
 * Everything is ordered under an id made of its cause: the same file imported again orders nothing new.
 */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Client } from '@temporalio/client';
import { openLateDossier, orderStart } from './late-dossiers.ts';
import { idOf } from './orders.ts';
import { deliver, receive, type StoredSubmission } from './submissions.ts';
import { recordTask } from './tasks.ts';

export interface FollowedAffectation {
  /** Dossiers whose affectation was removed or changed. */
  readonly cancelled: number;
  /** Dossiers opened in campaigns under way. */
  readonly opened: number;
  /** Tasks that are new: late places of closed campaigns, pupils without a guardian, unknown formations. */
  readonly tasks: number;
}

/** One round of one academy. */
interface Round {
  readonly academyCode: string;
  readonly schoolYear: number;
  readonly round: number;
}

const AT_ONCE = 10;

/** Follows the affectation of one round. @param accountId who imported or corrected it */
export async function followAffectation(
  client: Client,
  em: EntityManager,
  {
    academyCode,
    schoolYear,
    round,
    accountId,
  }: { academyCode: string; schoolYear: number; round: number; accountId: string },
): Promise<FollowedAffectation> {
  const fork = em.fork();
  const cancelled = await cancelWithdrawn(client, fork, { academyCode, schoolYear, round }, accountId);
  const opened = await openLate(fork, { academyCode, schoolYear, round }, accountId);
  const tasks = await fork.transactional((tx) => tellTasks(tx, { academyCode, schoolYear, round }));
  return { cancelled, opened, tasks };
}

const ofAcademy = `exists (select 1 from establishment e where e.uai = a.receiving_uai and e.academy_code = ?)`;

/** Live dossiers whose place the file no longer holds, or holds for another formation. */
async function cancelWithdrawn(
  client: Client,
  em: EntityManager,
  { academyCode, schoolYear, round }: Round,
  accountId: string,
): Promise<number> {
  const gone: { id: string; changed: boolean }[] = await em.execute(
    `select d.id, exists (select 1 from affectation n where n.school_year = a.school_year and n.decision = 'AFFECTE'
         and n.withdrawn_on is null and n.national_id = a.national_id and (n.id <> a.id or n.mef <> d.mef)) as changed
     from dossier d join affectation a on a.id = d.affectation_id
     where a.school_year = ? and a.round = ? and ${ofAcademy} and d.state not in ('CANCELLED', 'COMPLETE')
       and (a.withdrawn_on is not null or a.decision <> 'AFFECTE' or a.mef <> d.mef or a.receiving_uai <> d.receiving_uai)
     order by d.id`,
    [schoolYear, round, academyCode],
  );
  const orders: StoredSubmission[] = [];
  for (const { id, changed } of gone) {
    const stored = await receive(em, {
      id: idOf(`cancel:${id}`),
      act: 'dossier.cancel',
      subjectId: id,
      accountId,
      content: { cause: changed ? 'AFFECTATION_CHANGED' : 'AFFECTATION_REMOVED' },
    });
    if (!('code' in stored)) orders.push(stored);
  }
  for (let from = 0; from < orders.length; from += AT_ONCE) {
    await Promise.allSettled(orders.slice(from, from + AT_ONCE).map((order) => deliver(client, em, order)));
  }
  return orders.length;
}

/** Places without a dossier in campaigns that are open: the worker's dispatcher starts each. */
async function openLate(
  em: EntityManager,
  { academyCode, schoolYear, round }: Round,
  accountId: string,
): Promise<number> {
  const late: { id: string }[] = await em.execute(
    `select a.id from affectation a join campaign c on (c.receiving_uai, c.school_year, c.round) = (a.receiving_uai, a.school_year, a.round)
     where a.school_year = ? and a.round = ? and ${ofAcademy} and a.decision = 'AFFECTE' and a.withdrawn_on is null and c.state = 'OPEN'
       and c.opened_at < a.imported_at
       and not exists (select 1 from dossier d where d.affectation_id = a.id and d.state <> 'CANCELLED') order by a.id`,
    [schoolYear, round, academyCode],
  );
  let opened = 0;
  for (const { id } of late) {
    if (await em.transactional((tx) => openReplacement(tx, id, accountId))) opened += 1;
  }
  return opened;
}

/**
 * Opens the dossier of an affectation in its campaign under way, and orders its start, in the caller's transaction.
 * @returns whether there is a new one
 */
export async function openReplacement(tx: EntityManager, affectationId: string, accountId: string): Promise<boolean> {
  const dossierId = randomUUID();
  const start = await openLateDossier(tx, { dossierId, affectationId, until: null });
  if ('code' in start) return false;
  await orderStart(tx, { cause: `open:${dossierId}`, dossierId, accountId, start });
  return true;
}

async function tellTasks(tx: EntityManager, { academyCode, schoolYear, round }: Round): Promise<number> {
  const rows: {
    kind: 'NO_LEGAL_GUARDIAN' | 'FORMATION_UNKNOWN' | 'OPEN_DOSSIER';
    subject: string;
    uai: string;
    mef: string;
  }[] = await tx.execute(
    `with place as (
         select a.*, p.id as pupil_id, p.uai as pupil_uai from affectation a
         left join pupil p on p.national_id = a.national_id and p.school_year = a.school_year - 1 and p.left_on is null and p.uai = a.origin_uai
         where a.school_year = ? and a.round = ? and ${ofAcademy} and a.decision = 'AFFECTE' and a.withdrawn_on is null)
       select 'NO_LEGAL_GUARDIAN' as kind, pupil_id::text as subject, pupil_uai as uai, mef from place
       where pupil_id is not null and not exists (select 1 from responsibility r where r.pupil_id = place.pupil_id
         and r.level = 1 and r.ended_on is null and r.authority <> 'WITHDRAWN')
       union all
       select distinct on (receiving_uai, mef) 'FORMATION_UNKNOWN', id::text, receiving_uai, mef from place
       where exists (select 1 from mef m where m.uai = place.receiving_uai and m.school_year = place.school_year)
         and not exists (select 1 from mef m where (m.uai, m.school_year, m.code) = (place.receiving_uai, place.school_year, place.mef))
       union all
       select 'OPEN_DOSSIER', place.id::text, place.receiving_uai, place.mef from place
       join campaign c on (c.receiving_uai, c.school_year, c.round) = (place.receiving_uai, place.school_year, place.round)
       where c.state in ('CLOSING', 'CLOSED')
         and not exists (select 1 from dossier d where d.affectation_id = place.id and d.state <> 'CANCELLED')
         and exists (select 1 from responsibility r where r.pupil_id = place.pupil_id and r.level = 1 and r.ended_on is null)`,
    [schoolYear, round, academyCode],
  );
  let made = 0;
  for (const { kind, subject, uai, mef } of rows) {
    const key =
      kind === 'FORMATION_UNKNOWN' ? `${kind}:${uai}:${schoolYear}:${mef}` : `${kind}:${subject}:${schoolYear}`;
    if (await recordTask(tx, { key, kind, uai, subjectId: subject, details: { mef, schoolYear } })) made += 1;
  }
  return made;
}
