/**
 * Opening an account with the letter M-01 (§1.5): its code, single use and valid for three months, and the birth date of
 * one of the guardian's children. The same answer is given to a wrong code, a wrong date, a used and an expired one.
 */
import { randomUUID } from 'node:crypto';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { AccountRow } from '../../database/entities/index.ts';
import { normalisedLogin } from '../../domain/identity/login.ts';
import { isStrongEnough } from '../../domain/identity/password.ts';
import { activationDigest } from '../../processes/account-notification.ts';
import { Refused } from '../problems.ts';
import { hashPassword } from './passwords.ts';

/** What the letter's reader gives: the code and a child's birth date, `YYYY-MM-DD`. */
export interface ActivationProof {
  readonly code: string;
  readonly bornOn: string;
}

export interface LetterOwner {
  readonly guardianId: string;
  readonly name: string;
  readonly children: string[];
}

/**
 * Whose letter it is, with the first names of their children there.
 * @throws Refused `activation-invalid`
 */
export async function letterOwner(em: EntityManager, { code, bornOn }: ActivationProof): Promise<LetterOwner> {
  const [owner]: { guardian_id: string; name: string; children: string[]; proven: boolean }[] = await em.execute(
    `select g.id as guardian_id, concat_ws(' ', g.first_name, coalesce(g.usage_name, g.last_name)) as name,
       json_agg(p.first_name order by p.first_name) as children, bool_or(p.born_on = ?::date) as proven
     from activation_code c join guardian g on g.id = c.guardian_id
     join responsibility r on r.guardian_id = g.id and r.level = 1 and r.authority <> 'WITHDRAWN' and r.disclaimed_at is null
       and (r.ended_on is null or r.ended_on > current_date)
     join pupil p on p.id = r.pupil_id
     where c.digest = ? and c.used_at is null and c.expires_at > now()
       and not exists (select 1 from guardian_account ga where ga.guardian_id = g.id)
     group by g.id`,
    [bornOn, activationDigest(code)],
  );
  if (!owner?.proven) throw new Refused('activation-invalid');
  return { guardianId: owner.guardian_id, name: owner.name, children: owner.children };
}

/**
 * Opens an account and links it to the guardian of the letter.
 * @returns the account's id
 * @throws Refused `activation-invalid`, `password-too-weak`, `login-taken`
 */
export async function openAccount(
  em: EntityManager,
  request: ActivationProof & { readonly login: string; readonly password: string; readonly language: 'fr' | 'en' },
): Promise<string> {
  const owner = await letterOwner(em, request);
  if (!isStrongEnough(request.password)) {
    throw new Refused('password-too-weak', { errors: [{ path: 'body.password', problem: 'value-invalid' }] });
  }
  const id = randomUUID();
  const account = {
    id,
    kind: 'GUARDIAN' as const,
    login: normalisedLogin(request.login),
    passwordHash: await hashPassword(request.password),
    name: owner.name,
    language: request.language,
    createdAt: new Date(),
    // Who opens an account is signed in from here.
    lastSignInAt: new Date(),
  };
  try {
    await em.transactional(async (tx) => {
      await tx.insert(AccountRow, account);
      await useCode(tx, request, owner.guardianId, id);
    });
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new Refused('login-taken', { errors: [{ path: 'body.login', problem: 'value-invalid' }] });
  }
  return id;
}

/** Brings the children of another establishment's letter into one's account. @throws Refused `activation-invalid` */
export async function attachLetter(em: EntityManager, proof: ActivationProof, accountId: string): Promise<void> {
  const owner = await letterOwner(em, proof);
  await em.transactional((tx) => useCode(tx, proof, owner.guardianId, accountId));
}

/**
 * Uses the code up and links the guardian's row, with the rows copied from it or it was copied from (a lycée's N+1, §1.6):
 * they are one human.
 */
async function useCode(
  tx: EntityManager,
  { code }: ActivationProof,
  guardianId: string,
  accountId: string,
): Promise<void> {
  const used = await tx.execute(
    `update activation_code set used_at = now() where digest = ? and used_at is null and expires_at > now() returning digest`,
    [activationDigest(code)],
  );
  if (used.length === 0) throw new Refused('activation-invalid');
  await tx.execute(
    `with recursive same as (
       select id, copied_from_id from guardian where id = ?
       union
       select g.id, g.copied_from_id from guardian g join same s on g.copied_from_id = s.id or s.copied_from_id = g.id
     )
     insert into guardian_account (account_id, guardian_id) select ?, id from same on conflict do nothing`,
    [guardianId, accountId],
  );
}
