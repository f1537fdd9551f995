import type { EntityManager } from '@mikro-orm/postgresql';
import { schoolName } from './sql.ts';

export interface SchoolToo {
  /** A pupil there whose record shows what the school knows of this guardian. */
  readonly pupilId: string;
  readonly firstNames: string[];
  readonly school: { readonly uai: string; readonly name: string };
}

/**
 * The other establishments that know this guardian, through another child, and take changes today: a change of one's own
 * data reaches one establishment, and the form offers the others (§1.6). A base has one row of a person: the children who
 * share it have nothing to be asked. Each child counts where they are now, as on the home page.
 */
export async function schoolsToo(em: EntityManager, pupilId: string, accountId: string): Promise<SchoolToo[]> {
  return em.execute(
    `with child as (
       select distinct on (p.identity_id) p.*, g.id as guardian_id
       from guardian_account ga join guardian g on g.id = ga.guardian_id
         join responsibility r on r.guardian_id = g.id and r.level = 1 and r.authority = 'FULL'
           and (r.ended_on is null or r.ended_on > current_date)
         join pupil p on p.id = r.pupil_id
       where ga.account_id = ? and p.left_on is null
       order by p.identity_id, (p.status = 'ENROLLED') desc, p.school_year desc, p.id
     )
     select (array_agg(c.id order by c.first_name, c.id))[1] as "pupilId",
       json_agg(c.first_name order by c.first_name, c.id) as "firstNames",
       json_build_object('uai', e.uai, 'name', ${schoolName('e')}) as school
     from child c join establishment e on e.uai = c.uai
     left join establishment_year y on (y.uai, y.school_year) = (c.uai, c.school_year)
     where coalesce(y.record_service_open, true)
       and c.identity_id <> (select identity_id from pupil where id = ?)
       and not exists (select 1 from responsibility own where own.pupil_id = ? and own.guardian_id = c.guardian_id)
     group by c.guardian_id, e.uai order by ${schoolName('e')}, e.uai`,
    [accountId, pupilId, pupilId],
  );
}
