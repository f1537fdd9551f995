/**
 * Joint accounts (§1.4-1): two guardians who keep their own sign-ins and see, and may change, what is known of both. Asked by
 * one, agreed by the other, split at once by either or by a head; who sees what follows at the next request (`sight.ts`).
 */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { holdBase } from '../database/base-hold.ts';
import { jointAccountsOf } from '../database/views/joint-accounts.ts';
import { type Refusal, refusal } from '../domain/refusals.ts';
import { holdCounters, reconcile, refresh } from './record-changes.ts';

/** Asks the other guardian; where the other has asked already, that is an agreement. @returns null, or why not */
export async function askJointAccount(em: EntityManager, accountId: string, otherId: string): Promise<Refusal | null> {
  return em.fork().transactional(async (tx) => {
    await holdPair(tx, accountId, otherId);
    const found = (await jointAccountsOf(tx, accountId)).find((one) => one.otherId === otherId);
    // Whoever lives elsewhere, or has no account, is told apart from nobody.
    if (!found?.mayJoin) return refusal('not-found');
    if (found.state === 'ASKED_OF_ME') return agree(tx, accountId, found.jointAccountId);
    if (found.state === 'NONE' || found.state === 'SPLIT') {
      const id = randomUUID();
      await tx.execute(`insert into joint_account (id, asked_by_id, other_id, asked_at) values (?, ?, ?, now())`, [
        id,
        accountId,
        otherId,
      ]);
      await journal(tx, 'askJointAccount', id, accountId);
    }
    return null;
  });
}

/** The other one agrees, as long as both facts hold. @returns null, or why not */
export async function agreeJointAccount(em: EntityManager, accountId: string, id: string): Promise<Refusal | null> {
  return em.fork().transactional(async (tx) => {
    const [link]: { asked_by_id: string; other_id: string }[] = await tx.execute(
      `select asked_by_id, other_id from joint_account where id = ?`,
      [id],
    );
    if (link?.other_id !== accountId) return refusal('not-found');
    await holdPair(tx, accountId, link.asked_by_id);
    const found = (await jointAccountsOf(tx, accountId)).find((one) => one.jointAccountId === id);
    if (found?.state === 'JOINT') return null;
    return found?.state === 'ASKED_OF_ME' ? agree(tx, accountId, id) : refusal('not-found');
  });
}

async function agree(tx: EntityManager, accountId: string, id: string | null): Promise<null> {
  await tx.execute(`update joint_account set agreed_at = now() where id = ?`, [id]);
  await journal(tx, 'agreeJointAccount', id, accountId);
  return null;
}

/** Refuses, takes back or splits: of two wills one is enough, at any time. @returns null, or why not */
export async function splitJointAccount(em: EntityManager, accountId: string, id: string): Promise<Refusal | null> {
  return em.fork().transactional(async (tx) => {
    const mine = await tx.execute(`select 1 from joint_account where id = ? and ? in (asked_by_id, other_id)`, [
      id,
      accountId,
    ]);
    if (mine.length === 0) return refusal('not-found');
    await endJointAccounts(tx, { ids: [id], by: accountId });
    return null;
  });
}

/**
 * Ends joint accounts, and what one of two asked of the other's fields and nobody has decided: it was asked by a right that
 * is gone. A second time changes nothing.
 * @param which links by their ids, or every one of these accounts
 */
export async function endJointAccounts(
  tx: EntityManager,
  { by, ...which }: { readonly by: string; readonly ids?: readonly string[]; readonly accountIds?: readonly string[] },
): Promise<void> {
  const given = JSON.stringify(which.ids ?? which.accountIds ?? []);
  const among = `(select value::uuid from jsonb_array_elements_text(?::jsonb))`;
  const ended: { id: string; asked_by_id: string; other_id: string }[] = await tx.execute(
    `update joint_account set ended_at = now(), ended_by_id = ? where ended_at is null
       and (${which.ids ? `id in ${among}` : `asked_by_id in ${among} or other_id in ${among}`})
     returning id, asked_by_id, other_id`,
    [by, ...(which.ids ? [given] : [given, given])],
  );
  for (const { id, asked_by_id, other_id } of ended) {
    await journal(tx, 'splitJointAccount', id, by);
    await endItems(tx, asked_by_id, other_id, by);
  }
}

async function endItems(tx: EntityManager, one: string, other: string, by: string): Promise<void> {
  const asked = `from record_change_item i join record_change rc on rc.id = i.record_change_id
      join guardian_account of on of.guardian_id = i.target_id
    where i.state in ('PENDING', 'CONFLICT', 'STALE') and rc.state in ('SUBMITTED', 'IN_REVIEW')
      and ((rc.author_id, of.account_id) = (?, ?) or (rc.author_id, of.account_id) = (?, ?))`;
  const pair = [one, other, other, one];
  const bases: { uai: string }[] = await tx.execute(`select distinct rc.uai ${asked} order by 1`, pair);
  for (const { uai } of bases) {
    await holdBase(tx, uai);
    await holdCounters(tx, uai);
    const items: { id: string; target_id: string; set_id: string }[] = await tx.execute(
      `select i.id, i.target_id, rc.id as set_id ${asked} and rc.uai = ?`,
      [...pair, uai],
    );
    for (const { id } of items)
      await tx.execute(`update record_change_item set state = 'SUPERSEDED' where id = ?`, [id]);
    for (const id of new Set(items.map(({ set_id }) => set_id))) await refresh(tx, id, by);
    await reconcile(tx, { uai, targetIds: [...new Set(items.map(({ target_id }) => target_id))], by });
  }
}

/** Two who ask each other at once make one joint account. */
const holdPair = (tx: EntityManager, a: string, b: string): Promise<unknown> =>
  tx.execute(`select pg_advisory_xact_lock(hashtext(?))`, [`joint:${[a, b].sort().join(':')}`]);

const journal = (tx: EntityManager, act: string, id: string | null, accountId: string): Promise<unknown> =>
  tx.execute(
    `insert into journal (key, subject_id, act, by_account_id, at) values (?, ?, ?, ?, now()) on conflict (key) do nothing`,
    [`${act}:${id}`, id, act, accountId],
  );
