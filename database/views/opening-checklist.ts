import type { EntityManager } from '@mikro-orm/postgresql';
import type { Checklist, ChecklistCause } from '../../domain/campaign/campaign.ts';
import { type ChoiceGroup, isConsistent } from '../../domain/enrolment-dossier/choices.ts';
import { mefLabel, schoolName } from './sql.ts';

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
    'choice-groups-consistent': await impossibleGroups(em, campaign),
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
  count: 0,
  min: 0,
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

/**
 * The groups that no family could answer, by the school's own visible options. What makes a group impossible is the domain's
 * to say: `isConsistent` today, the problems of the whole offer (domain/enrolment-dossier/offer.ts) as soon as it lists them.
 */
async function impossibleGroups(em: EntityManager, { receivingUai, schoolYear, round }: Round) {
  const rows: { mef: string; formation: string; content: ChoiceGroup; hidden: string[] }[] = await em.execute(
    `select g.mef, coalesce(${mefLabel('g.uai', 'g.school_year', 'g.mef')}, g.mef) as formation, g.content, g.hidden
     from choice_group g where (g.uai, g.school_year) = (?, ?) and g.mef in (select a.mef ${EXPECTED})
     order by 2, g.position`,
    [receivingUai, schoolYear, receivingUai, schoolYear, round],
  );
  return rows.flatMap(({ mef, formation, content, hidden }) => {
    const options = content.options.filter(({ code }) => !hidden.includes(code));
    if (isConsistent({ ...content, options })) return [];
    const { key, label, min, max } = content;
    const cause = min > max || max < 1 ? 'impossible-bounds' : 'too-few-options';
    return [causeOf(cause, { mef, formation, group: { key, label }, count: options.length, min })];
  });
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
