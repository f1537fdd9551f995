/**
 * Who is signed in and what they may do, built anew for each request from one query: a delegation revoked or expired, a
 * post or an authority that ended, counts at the next request (§4). What a person may see is asked before what they may
 * do: the invisible is not found (404), the visible and not permitted says so (403).
 */
import { subject } from '@casl/ability';
import type { EntityManager } from '@mikro-orm/postgresql';
import { dayIn, type PersonFacts, personFacts, personOf } from '../../database/views/person.ts';
import type { Operation } from '../../domain/permissions/operations.ts';
import {
  type Ability,
  type Action,
  abilityOf,
  type Person,
  type Rule,
  type SubjectName,
} from '../../domain/permissions/rules.ts';
import { Refused } from '../problems.ts';

export { dayIn };

export interface SignedIn {
  readonly accountId: string;
  readonly kind: 'GUARDIAN' | 'STAFF';
  readonly name: string;
  readonly sessionDigest: string;
  readonly expiresAt: Date;
  /** On a school's computer, with help at hand (E-11). */
  readonly assisted: boolean;
  readonly person: Person;
  /** The day it is for them, `YYYY-MM-DD`. */
  readonly today: string;
  readonly rules: readonly Rule[];
  readonly ability: Ability;
}

interface SessionFacts extends PersonFacts {
  readonly name: string;
  readonly expires_at: Date | string;
  readonly assisted: boolean;
}

/** The person behind a live session; null when it is unknown or over. */
export async function signedInBy(em: EntityManager, sessionDigest: string, now: Date): Promise<SignedIn | null> {
  const [facts] = (await em.execute(
    `select ${personFacts}, a.name, s.expires_at, s.assisted
     from session s join account a on a.id = s.account_id
     where s.digest = ? and s.expires_at > ?`,
    [sessionDigest, now],
  )) as SessionFacts[];
  if (!facts) return null;
  const { person, rules, today } = personOf(facts, now);
  return {
    accountId: facts.account_id,
    kind: facts.kind,
    name: facts.name,
    sessionDigest,
    expiresAt: new Date(facts.expires_at),
    assisted: facts.assisted,
    person,
    today,
    rules,
    ability: abilityOf(rules),
  };
}

/** Whose act it is, and by which channel it comes: a school's computer says so for good (E-11, §3.6). */
export const handedInBy = (who: SignedIn): { accountId: string; channel: 'WEB' | 'ASSISTED' } => ({
  accountId: who.accountId,
  channel: who.assisted ? 'ASSISTED' : 'WEB',
});

/** The attributes of a subject that rules compare. */
export type SubjectFacts = Readonly<Record<string, string | null>>;

export const may = (who: SignedIn, action: Action, name: SubjectName, facts: SubjectFacts): boolean =>
  who.ability.can(action, subject(name, { ...facts }));

/** @throws Refused `not-permitted` unless one of the actions is permitted on the subject */
export function permit(
  who: SignedIn,
  actions: Action | readonly Action[],
  name: SubjectName,
  facts: SubjectFacts,
): void {
  const asked: readonly Action[] = typeof actions === 'string' ? [actions] : actions;
  if (!asked.some((action) => may(who, action, name, facts))) throw new Refused('not-permitted');
}

/** Whether somebody of the staff holds a post there: what an establishment has is visible to them, permitted or not. */
export const worksAt = (who: SignedIn, uai: string | null): boolean =>
  uai !== null && who.person.posts.some((post) => post.uai === uai);

export const worksForAcademy = (who: SignedIn, academyCode: string | null): boolean =>
  academyCode !== null && who.person.academies.some((post) => post.academyCode === academyCode);

/** @throws Refused `not-found` when the establishment is not one's own: that it exists is not disclosed */
export function visibleEstablishment(who: SignedIn, uai: string): void {
  if (!worksAt(who, uai)) throw new Refused('not-found');
}

/** @throws Refused `not-found` when the academy is not one's own */
export function visibleAcademy(who: SignedIn, academyCode: string): void {
  if (!worksForAcademy(who, academyCode)) throw new Refused('not-found');
}

/** The operations a person holds today, by establishment or academy. */
export function operationsOf(rules: readonly Rule[]): Record<string, Operation[]> {
  const held: Record<string, Operation[]> = {};
  for (const { action, conditions } of rules) {
    const holder = Object.values((conditions ?? {}) as Record<string, unknown>)[0];
    if (typeof holder !== 'string' || typeof action !== 'string' || !action.includes('.')) continue;
    held[holder] = [...new Set([...(held[holder] ?? []), action as Operation])];
  }
  return held;
}
