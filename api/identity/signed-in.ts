/**
 * Who is signed in and what they may do, built anew for each request from one query: a delegation revoked or expired, a
 * post or an authority that ended, counts at the next request (§4). What a person may see is asked before what they may
 * do: the invisible is not found (404), the visible and not permitted says so (403).
 */
import { subject } from '@casl/ability';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Operation, Role } from '../../domain/permissions/operations.ts';
import {
  type Ability,
  type Action,
  abilityOf,
  type Delegation,
  type Person,
  type Rule,
  rulesFor,
  type SubjectName,
} from '../../domain/permissions/rules.ts';
import { type Authority, isOfAge, type Level, mayAct, mayRead } from '../../domain/pupil-record/responsibility.ts';
import { Refused } from '../problems.ts';

export interface SignedIn {
  readonly accountId: string;
  readonly kind: 'GUARDIAN' | 'STAFF';
  readonly name: string;
  readonly sessionDigest: string;
  readonly expiresAt: Date;
  /** On a school's computer, with help at hand (E-11). */
  readonly assisted: boolean;
  readonly person: Person;
  readonly rules: readonly Rule[];
  readonly ability: Ability;
}

interface SessionFacts extends RightsFacts {
  name: string;
  expires_at: Date | string;
  assisted: boolean;
}

interface RightsFacts {
  account_id: string;
  kind: 'GUARDIAN' | 'STAFF';
  time_zone: string | null;
  posts: { role: Role; uai: string | null; academyCode: string | null; endedOn: string | null }[];
  delegations: Delegation[];
  links: {
    pupilId: string;
    identityId: string;
    level: Level;
    kinship: string;
    authority: Authority;
    paysFees: boolean;
    endedOn: string | null;
    bornOn: string | null;
    /** Whether the pupil is among their own legal guardians (E-14). */
    selfGuarded: boolean;
  }[];
}

/** What gives an account its rights, as columns beside the account `a`. */
const RIGHTS = `
       (select ac.time_zone from post p
          left join establishment e on e.uai = p.uai
          join academy ac on ac.code = coalesce(p.academy_code, e.academy_code)
        where p.account_id = a.id order by ac.code limit 1) as time_zone,
       (select coalesce(json_agg(json_build_object('role', p.role, 'uai', p.uai, 'academyCode', p.academy_code, 'endedOn', p.ended_on)
          order by p.uai, p.academy_code, p.id), '[]') from post p where p.account_id = a.id) as posts,
       (select coalesce(json_agg(json_build_object('uai', d.uai, 'operations', d.operations, 'from', d.from_on, 'to', d.to_on,
          'revoked', d.revoked_at is not null)), '[]') from delegation d where d.delegate_id = a.id) as delegations,
       (select coalesce(json_agg(json_build_object('pupilId', p.id, 'identityId', p.identity_id, 'level', r.level,
          'kinship', r.kinship_code, 'authority', r.authority, 'paysFees', r.pays_fees, 'endedOn', r.ended_on, 'bornOn', p.born_on,
          'selfGuarded', exists (select 1 from responsibility o where o.pupil_id = p.id and o.level = 1 and o.kinship_code = '70'
            and o.ended_on is null))), '[]')
        from guardian_account ga
          join responsibility r on r.guardian_id = ga.guardian_id
          join pupil p on p.id = r.pupil_id
        where ga.account_id = a.id) as links`;

/** The person behind a live session; null when it is unknown or over. */
export async function signedInBy(em: EntityManager, sessionDigest: string, now: Date): Promise<SignedIn | null> {
  const [facts] = (await em.execute(
    `select a.id as account_id, a.kind, a.name, s.expires_at, s.assisted, ${RIGHTS}
     from session s join account a on a.id = s.account_id
     where s.digest = ? and s.expires_at > ?`,
    [sessionDigest, now],
  )) as SessionFacts[];
  if (!facts) return null;
  const { person, rules } = rightsOf(facts, now);
  return {
    accountId: facts.account_id,
    kind: facts.kind,
    name: facts.name,
    sessionDigest,
    expiresAt: new Date(facts.expires_at),
    assisted: facts.assisted,
    person,
    rules,
    ability: abilityOf(rules),
  };
}

/** What an account may do now, whoever asks; null when there is none. */
export async function abilityOfAccount(em: EntityManager, accountId: string, now: Date): Promise<Ability | null> {
  const [facts] = (await em.execute(`select a.id as account_id, a.kind, ${RIGHTS} from account a where a.id = ?`, [
    accountId,
  ])) as RightsFacts[];
  return facts ? abilityOf(rightsOf(facts, now).rules) : null;
}

function rightsOf(facts: RightsFacts, now: Date): { person: Person; rules: Rule[] } {
  const today = dayIn(facts.time_zone ?? 'Europe/Paris', now);
  const person = personOf(facts, today);
  return { person, rules: rulesFor(person, today) };
}

function personOf(facts: RightsFacts, today: string): Person {
  const posts = facts.posts.filter(({ endedOn }) => !hasEnded(endedOn, today));
  return {
    accountId: facts.account_id,
    kind: facts.kind,
    posts: posts.flatMap(({ uai, role }) => (uai ? [{ uai, role }] : [])),
    academies: posts.flatMap(({ academyCode, role }) => (academyCode ? [{ academyCode, role }] : [])),
    delegations: facts.delegations,
    guardianships: facts.links.map(({ pupilId, identityId, endedOn, bornOn, selfGuarded, ...link }) => {
      const responsibility = { ...link, ended: hasEnded(endedOn, today) };
      const alone = selfGuarded && isOfAge(bornOn, today);
      return { pupilId, identityId, mayRead: mayRead(responsibility), mayAct: mayAct(responsibility, alone) };
    }),
  };
}

/** Whose act it is, and by which channel it comes: a school's computer says so for good (E-11, §3.6). */
export const handedInBy = (who: SignedIn): { accountId: string; channel: 'WEB' | 'ASSISTED' } => ({
  accountId: who.accountId,
  channel: who.assisted ? 'ASSISTED' : 'WEB',
});

/** What ends on a day gives no right from that day on. */
const hasEnded = (endedOn: string | null, today: string): boolean => endedOn !== null && endedOn <= today;

/** The calendar day of an instant in a zone, `YYYY-MM-DD`. */
export const dayIn = (timeZone: string, now: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);

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
