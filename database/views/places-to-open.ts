import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { AffectationRow } from '../entities/index.ts';
import { mefLabel, schoolName } from './sql.ts';

export interface PlaceToOpen {
  readonly affectationId: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly formation: string;
  readonly mef: string;
  readonly round: number;
  readonly originName: string | null;
  readonly legalGuardian: boolean;
}

/** Assigned pupils of a lycée who have no dossier, once its campaign has opened (E-07): a later round, a late decision. */
export async function placesToOpen(em: EntityManager, uai: string, schoolYear: number): Promise<PlaceToOpen[]> {
  const rows: { place: PlaceToOpen }[] = await em.execute(
    `select json_build_object('affectationId', a.id, 'lastName', a.last_name, 'firstName', a.first_name,
       'formation', coalesce(${mefLabel('a.receiving_uai', 'a.school_year', 'a.mef')}, a.formation_label, a.mef), 'mef', a.mef,
       'round', a.round, 'originName', (select ${schoolName('o')} from establishment o where o.uai = a.origin_uai),
       'legalGuardian', a.national_id is null or exists (select 1 from pupil p join responsibility r on r.pupil_id = p.id
          where p.national_id = a.national_id and p.school_year = a.school_year - 1 and p.left_on is null and r.level = 1
            and r.ended_on is null and r.authority <> 'WITHDRAWN')) as place
     from affectation a where a.receiving_uai = ? and a.school_year = ? and a.decision = 'AFFECTE' and a.withdrawn_on is null
       and not exists (select 1 from dossier d where d.affectation_id = a.id and d.state <> 'CANCELLED')
       and exists (select 1 from campaign c where c.receiving_uai = a.receiving_uai and c.school_year = a.school_year
         and c.state in ('OPEN', 'CLOSING', 'CLOSED'))
     order by a.last_name, a.first_name, a.id limit 500`,
    [uai, schoolYear],
  );
  return rows.map(({ place }) => place);
}

/** The formations that the lycée's nomenclature has that year. */
export const formationsOfYear = (
  em: EntityManager,
  uai: string,
  schoolYear: number,
): Promise<{ mef: string; label: string }[]> =>
  em.execute(
    `select code as mef, coalesce(printed_label, label) as label from mef where uai = ? and school_year = ? order by 2, 1`,
    [uai, schoolYear],
  );

/** The affectation if it is this lycée's and year's; else an id that nobody has, which is not found. */
export async function placeOfLycee(em: EntityManager, uai: string, schoolYear: number, id: string): Promise<string> {
  const row = await em.findOne(AffectationRow, { id, receivingUai: uai, schoolYear });
  return row?.id ?? randomUUID();
}
