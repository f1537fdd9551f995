import type { EntityManager } from '@mikro-orm/postgresql';
import type { Checklist } from '../../domain/campaign/campaign.ts';
import { isOfferError } from '../../domain/enrolment-dossier/offer.ts';
import { formationOffers } from '../choice-groups.ts';

/**
 * The opening checklist of a campaign (§3.2), point by point, as the base stands now. An active member of the staff who may
 * integrate is the head, or a delegate under a live delegation of `dossier.integrate`.
 * @param today day in the academy's zone, `YYYY-MM-DD`
 */
export async function openingChecklist(
  em: EntityManager,
  campaign: { receivingUai: string; schoolYear: number; round: number },
  today: string,
): Promise<Checklist> {
  const { receivingUai: uai, schoolYear, round } = campaign;
  const [facts]: Record<'year' | 'mefs' | 'documents' | 'integrator' | 'service', boolean>[] = await em.execute(
    `select
       exists (select 1 from establishment_year where uai = ? and school_year = ? and starts_on is not null) as year,
       not exists (select 1 from affectation a where a.receiving_uai = ? and a.school_year = ? and a.round = ?
         and a.decision = 'AFFECTE' and a.withdrawn_on is null
         and not exists (select 1 from mef m where (m.uai, m.school_year, m.code) = (a.receiving_uai, a.school_year, a.mef))) as mefs,
       exists (select 1 from required_document where uai = ? and school_year = ?) as documents,
       exists (select 1 from post where uai = ? and ended_on is null and role = 'head')
         or exists (select 1 from delegation d join post p on p.account_id = d.delegate_id and p.uai = d.uai and p.ended_on is null
           where d.uai = ? and d.revoked_at is null and d.from_on <= ?::date and (d.to_on is null or d.to_on >= ?::date)
           and jsonb_exists(d.operations, 'dossier.integrate')) as integrator,
       coalesce((select enrolment_service_open from establishment_year where uai = ? and school_year = ?), false) as service`,
    [uai, schoolYear, uai, schoolYear, round, uai, schoolYear, uai, uai, today, today, uai, schoolYear],
  );
  const expected: { mef: string }[] = await em.execute(
    `select distinct mef from affectation where receiving_uai = ? and school_year = ? and round = ?
       and decision = 'AFFECTE' and withdrawn_on is null`,
    [uai, schoolYear, round],
  );
  const asked = new Set(expected.map(({ mef }) => mef));
  const offers = (await formationOffers(em, uai, schoolYear)).filter(({ mef }) => asked.has(mef));
  return {
    'next-year-exists': facts?.year ?? false,
    'mefs-known': facts?.mefs ?? false,
    'choice-groups-consistent': offers.every(({ problems }) => !problems.some(isOfferError)),
    'documents-listed': facts?.documents ?? false,
    'integrator-present': facts?.integrator ?? false,
    'service-open': facts?.service ?? false,
  };
}
