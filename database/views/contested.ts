/** What families contest, as the staff of the pupil's establishment reads it: a civil status, a link. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { classGroup, fullName, instant } from './sql.ts';

export interface ReportPage {
  readonly uai: string;
  readonly reportId: string;
  readonly pupil: string;
  readonly classGroup: string | null;
  readonly author: string;
  /** A code. */
  readonly kinship: string;
  readonly at: string;
  readonly text: string;
  readonly civilStatus: {
    readonly lastName: string;
    readonly firstNames: string[];
    readonly sex: string | null;
    readonly bornOn: string | null;
    readonly bornIn: string | null;
  };
  readonly taskId: string | null;
}

/** A reported error beside the civil status that it is about. */
export async function reportPage(em: EntityManager, reportId: string): Promise<ReportPage | null> {
  const [row]: { page: ReportPage }[] = await em.execute(
    `select json_build_object('uai', p.uai, 'reportId', c.id, 'pupil', ${fullName('p')}, 'classGroup', ${classGroup('p.id')},
       'author', a.name, 'kinship', coalesce((select r.kinship_code from guardian_account ga
         join responsibility r on r.guardian_id = ga.guardian_id and r.pupil_id = p.id where ga.account_id = a.id limit 1), '90'),
       'at', ${instant('c.created_at')}, 'text', c.text,
       'civilStatus', json_build_object('lastName', p.last_name,
         'firstNames', array_remove(array[p.first_name, p.second_name, p.third_name], null), 'sex', p.sex, 'bornOn', p.born_on,
         'bornIn', coalesce((select pl.label from place pl where (pl.kind, pl.code) = ('commune', p.birth_commune_code)), p.birth_city)),
       'taskId', (select t.id from staff_task t where t.key = 'CIVIL_STATUS_ERROR:' || c.id and t.resolved_at is null)) as page
     from civil_status_report c join pupil p on p.id = c.pupil_id join account a on a.id = c.account_id where c.id = ?`,
    [reportId],
  );
  return row?.page ?? null;
}

export interface DisclaimerPage {
  readonly pupil: string;
  readonly classGroup: string | null;
  readonly guardian: string;
  /** A code. */
  readonly kinship: string;
  readonly at: string;
  readonly ended: boolean;
  readonly otherGuardians: string[];
}

/** A link that somebody disclaimed; null where nothing is, or where the access was given back. */
export async function disclaimerPage(
  em: EntityManager,
  pupilId: string,
  guardianId: string,
): Promise<DisclaimerPage | null> {
  const [row]: { page: DisclaimerPage }[] = await em.execute(
    `select json_build_object('pupil', ${fullName('p')}, 'classGroup', ${classGroup('p.id')}, 'guardian', ${fullName('g')},
       'kinship', r.kinship_code, 'at', ${instant('r.disclaimed_at')}, 'ended', r.ended_on is not null,
       'otherGuardians', (select coalesce(json_agg(${fullName('o')} order by o.last_name, o.id), '[]') from responsibility l
          join guardian o on o.id = l.guardian_id
          where l.pupil_id = p.id and l.guardian_id <> g.id and l.level = 1 and l.ended_on is null and l.disclaimed_at is null)) as page
     from responsibility r join pupil p on p.id = r.pupil_id join guardian g on g.id = r.guardian_id
     where r.pupil_id = ? and r.guardian_id = ? and r.level = 1 and r.disclaimed_at is not null`,
    [pupilId, guardianId],
  );
  return row?.page ?? null;
}
