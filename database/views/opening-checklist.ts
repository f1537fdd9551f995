import type { EntityManager } from '@mikro-orm/postgresql';
import type { Checklist, ChecklistCause } from '../../domain/campaign/campaign.ts';
import { isOfferError } from '../../domain/enrolment-dossier/offer.ts';
import { formationOffers } from '../choice-groups.ts';
import { schoolName } from './sql.ts';

/**
 * The opening checklist of a campaign (§3.2) as the base stands now: for each point, what stands in the way. An active
 * member of the staff who may integrate is the head, or a delegate under a live delegation of `dossier.integrate`.
 * @param today day in the academy's zone, `YYYY-MM-DD`
 */
export async function openingChecklist(
  em: EntityManager,
  campaign: { receivingUai: string; schoolYear: number; round: number },
  today: string,
): Promise<Checklist> {
  const { receivingUai: uai, schoolYear } = campaign;
  const [facts]: Record<'year' | 'documents' | 'integrator' | 'service', boolean>[] = await em.execute(
    `select
       exists (select 1 from establishment_year where uai = ? and school_year = ? and starts_on is not null) as year,
       exists (select 1 from required_document where uai = ? and school_year = ?) as documents,
       exists (select 1 from post where uai = ? and ended_on is null and role = 'head')
         or exists (select 1 from delegation d join post p on p.account_id = d.delegate_id and p.uai = d.uai and p.ended_on is null
           where d.uai = ? and d.revoked_at is null and d.from_on <= ?::date and (d.to_on is null or d.to_on >= ?::date)
           and jsonb_exists(d.operations, 'dossier.integrate')) as integrator,
       coalesce((select enrolment_service_open from establishment_year where uai = ? and school_year = ?), false) as service`,
    [uai, schoolYear, uai, schoolYear, uai, uai, today, today, uai, schoolYear],
  );
  const one = (there: boolean | undefined, cause: ChecklistCause['cause']): ChecklistCause[] =>
    there ? [] : [causeOf(cause)];
  return {
    'next-year-exists': one(facts?.year, 'year-unknown'),
    'mefs-known': await unknownFormations(em, campaign),
    'choice-groups-consistent': await inconsistentOffers(em, campaign),
    'documents-listed': one(facts?.documents, 'no-document'),
    'integrator-present': one(facts?.integrator, 'nobody-integrates'),
    'service-open': [...one(facts?.service, 'service-closed'), ...(await closedOrigins(em, campaign))],
  };
}

const causeOf = (cause: ChecklistCause['cause'], about: Partial<ChecklistCause> = {}): ChecklistCause => ({
  cause,
  blocking: true,
  mef: null,
  formation: null,
  group: null,
  establishment: null,
  problem: null,
  count: 0,
  ...about,
});

type Round = { receivingUai: string; schoolYear: number; round: number };

/** The pupils whom the round sends here, as a table `a`. */
const EXPECTED = `from affectation a where a.receiving_uai = ? and a.school_year = ? and a.round = ? and a.decision = 'AFFECTE'
  and a.withdrawn_on is null`;

async function unknownFormations(em: EntityManager, { receivingUai, schoolYear, round }: Round) {
  const rows: { mef: string; formation: string; count: number }[] = await em.execute(
    `select a.mef, coalesce(min(a.formation_label), a.mef) as formation, count(*)::int as count ${EXPECTED}
       and not exists (select 1 from mef m where (m.uai, m.school_year, m.code) = (a.receiving_uai, a.school_year, a.mef))
     group by a.mef order by 2`,
    [receivingUai, schoolYear, round],
  );
  return rows.map((row) => causeOf('formation-unknown', row));
}

/** What contradicts itself in what the formations of the round ask, by the school's own groups and visible options. */
async function inconsistentOffers(em: EntityManager, { receivingUai, schoolYear, round }: Round) {
  const expected: { mef: string }[] = await em.execute(`select distinct a.mef ${EXPECTED}`, [
    receivingUai,
    schoolYear,
    round,
  ]);
  const asked = new Set(expected.map(({ mef }) => mef));
  const offers = (await formationOffers(em, receivingUai, schoolYear)).filter(({ mef }) => asked.has(mef));
  return offers.flatMap(({ mef, label: formation, groups, problems }) =>
    problems.filter(isOfferError).map(({ index, problem }) => {
      const group = index === null ? undefined : groups[index];
      return causeOf('offer-inconsistent', {
        ...{ mef, formation, problem },
        group: group ? { key: group.key, label: group.label } : null,
      });
    }),
  );
}

/** Origins whose service is closed in year N: their pupils get a dossier on paper (§1.6), which the lycée should know. */
async function closedOrigins(em: EntityManager, { receivingUai, schoolYear, round }: Round) {
  const rows: { establishment: string; count: number }[] = await em.execute(
    `select ${schoolName('e')} as establishment, expected.count
     from (select a.origin_uai, a.school_year, count(*)::int as count ${EXPECTED} group by a.origin_uai, a.school_year) expected
     join establishment e on e.uai = expected.origin_uai
     join establishment_year y on (y.uai, y.school_year) = (expected.origin_uai, expected.school_year - 1)
     where not y.enrolment_service_open order by 1`,
    [receivingUai, schoolYear, round],
  );
  return rows.map((row) => causeOf('origin-closed', { ...row, blocking: false }));
}
