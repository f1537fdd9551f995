import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { AccountRow, DelegationRow, PostRow } from '../database/entities/index.ts';
import { type Role, usualOperations } from '../domain/permissions/operations.ts';

/** A member of the staff to be given an account and a post. */
export interface StaffMember {
  readonly login: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  readonly uai: string | null;
  readonly academyCode: string | null;
}

/**
 * Gives accounts and posts to the staff of an installation, and, from each head to deputy and secretary, the usual
 * delegations (§4): for the demonstration and the season, which have no directory of the staff to take them from.
 * @param passwordHash one hash for all, argon2id
 * @returns account ids by login
 */
export async function createStaff(
  tx: EntityManager,
  members: readonly StaffMember[],
  passwordHash: string,
  today: string,
): Promise<Map<string, string>> {
  const ids = new Map(members.map(({ login }) => [login, randomUUID()]));
  const idOf = ({ login }: StaffMember): string => ids.get(login) as string;
  for (const member of members) {
    const { login, name, email, role, uai, academyCode } = member;
    const id = idOf(member);
    await tx.insert(AccountRow, { id, kind: 'STAFF', login, passwordHash, name, email, createdAt: new Date() });
    await tx.insert(PostRow, { id: randomUUID(), accountId: id, role, uai, academyCode });
  }
  for (const member of members) {
    const head = members.find(({ role, uai }) => role === 'head' && uai === member.uai);
    const operations = usualOperations(member.role);
    if (!head || !member.uai || operations.length === 0) continue;
    await tx.insert(DelegationRow, {
      id: randomUUID(),
      uai: member.uai,
      delegateId: idOf(member),
      grantedById: idOf(head),
      operations,
      fromOn: today,
    });
  }
  return ids;
}
