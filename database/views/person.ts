import type { EntityManager } from '@mikro-orm/postgresql';
import type { Role } from '../../domain/permissions/operations.ts';
import { type Delegation, type Person, type Rule, rulesFor } from '../../domain/permissions/rules.ts';
import { type Authority, isOfAge, type Level, mayAct, mayRead } from '../../domain/pupil-record/responsibility.ts';

/** What rights are made of, as `personFacts` reads it. */
export interface PersonFacts {
  readonly account_id: string;
  readonly kind: 'GUARDIAN' | 'STAFF';
  readonly time_zone: string | null;
  readonly posts: { role: Role; uai: string | null; academyCode: string | null; endedOn: string | null }[];
  readonly delegations: Delegation[];
  readonly links: {
    pupilId: string;
    identityId: string;
    level: Level;
    kinship: string;
    authority: Authority;
    paysFees: boolean;
    endedOn: string | null;
    /** They say that they are no guardian of this pupil: frozen until the school has looked (§1.4-7). */
    disclaimed: boolean;
    bornOn: string | null;
    /** Whether the pupil is among their own legal guardians (E-14). */
    selfGuarded: boolean;
  }[];
}

/** Everything that gives account `a` a right, as columns: posts, delegations, the pupils it answers for. */
export const personFacts = `a.id as account_id, a.kind,
  (select ac.time_zone from post p
     left join establishment e on e.uai = p.uai
     join academy ac on ac.code = coalesce(p.academy_code, e.academy_code)
   where p.account_id = a.id order by ac.code limit 1) as time_zone,
  (select coalesce(json_agg(json_build_object('role', p.role, 'uai', p.uai, 'academyCode', p.academy_code, 'endedOn', p.ended_on)
     order by p.uai, p.academy_code, p.id), '[]') from post p where p.account_id = a.id) as posts,
  (select coalesce(json_agg(json_build_object('id', d.id, 'uai', d.uai, 'operations', d.operations, 'from', d.from_on, 'to', d.to_on,
     'revoked', d.revoked_at is not null)), '[]') from delegation d where d.delegate_id = a.id) as delegations,
  (select coalesce(json_agg(json_build_object('pupilId', p.id, 'identityId', p.identity_id, 'level', r.level,
     'kinship', r.kinship_code, 'authority', r.authority, 'paysFees', r.pays_fees, 'endedOn', r.ended_on, 'disclaimed', r.disclaimed_at is not null, 'bornOn', p.born_on,
     'selfGuarded', exists (select 1 from responsibility o where o.pupil_id = p.id and o.level = 1 and o.kinship_code = '70'
       and o.ended_on is null))), '[]')
   from guardian_account ga
     join responsibility r on r.guardian_id = ga.guardian_id
     join pupil p on p.id = r.pupil_id
   where ga.account_id = a.id) as links`;

/** The person behind those facts, and what they may do on the day it is for them. */
export function personOf(facts: PersonFacts, now: Date): { person: Person; rules: Rule[]; today: string } {
  const today = dayIn(facts.time_zone ?? 'Europe/Paris', now);
  const posts = facts.posts.filter(({ endedOn }) => !hasEnded(endedOn, today));
  const person: Person = {
    accountId: facts.account_id,
    kind: facts.kind,
    posts: posts.flatMap(({ uai, role }) => (uai ? [{ uai, role }] : [])),
    academies: posts.flatMap(({ academyCode, role }) => (academyCode ? [{ academyCode, role }] : [])),
    delegations: facts.delegations,
    guardianships: facts.links.map(({ pupilId, identityId, endedOn, disclaimed, bornOn, selfGuarded, ...link }) => {
      const responsibility = { ...link, ended: disclaimed || hasEnded(endedOn, today) };
      const alone = selfGuarded && isOfAge(bornOn, today);
      return { pupilId, identityId, mayRead: mayRead(responsibility), mayAct: mayAct(responsibility, alone) };
    }),
  };
  return { person, rules: rulesFor(person, today), today };
}

/** What an account may do now, asked for what goes on after its session (E-20); nothing for an account that is gone. */
export async function rulesOf(em: EntityManager, accountId: string, now: Date): Promise<Rule[]> {
  return (await personNow(em, accountId, now))?.rules ?? [];
}

/** The same, with the person that the rules are made of; null for an account that is gone. */
export async function personNow(
  em: EntityManager,
  accountId: string,
  now: Date,
): Promise<ReturnType<typeof personOf> | null> {
  const [facts]: PersonFacts[] = await em.execute(`select ${personFacts} from account a where a.id = ?`, [accountId]);
  return facts ? personOf(facts, now) : null;
}

/** What ends on a day gives no right from that day on. */
const hasEnded = (endedOn: string | null, today: string): boolean => endedOn !== null && endedOn <= today;

/** The calendar day of an instant in a zone, `YYYY-MM-DD`. */
export const dayIn = (timeZone: string, now: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);
