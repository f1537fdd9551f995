/**
 * Opening dossiers: the rows of year N are copied into the receiving lycée's base of N+1 as EXPECTED (§1.6), one copy of
 * each pupil, guardian and address whoever shares them; N is not touched. Set by set, so that a batch of a hundred pupils
 * is eight statements; each inserts only what is not there, so that a batch may be repeated.
 */
import type { EntityManager } from '@mikro-orm/postgresql';

/** The columns of an address that are copied as they are. */
const ADDRESS = 'line1, line2, line3, line4, postal_code, city, foreign_city, country_code, commune_code';
const GUARDIAN =
  'civility, last_name, usage_name, first_name, phone_home, phone_work, phone_mobile, accepts_sms, email, occupation, shares_address';
const PUPIL = `national_id, last_name, usage_name, first_name, second_name, third_name, sex, born_on, birth_country_code,
  birth_commune_code, birth_department_code, birth_city, nationality_code, status_code, transport, scholarship_code,
  phone_home, phone_work, phone_mobile, accepts_sms, email`;

const of = (alias: string, columns: string): string =>
  columns
    .split(',')
    .map((column) => `${alias}.${column.trim()}`)
    .join(', ');

/**
 * Copies the pupils of these affectations and makes their dossiers, in one transaction. A pupil no imported base knows,
 * or whose origin does not offer the service or does not take part in the round (§3.2, F-35), gets a dossier straight to
 * PAPER (§1.6), as does one whose family refused the services (E-22); a pupil without a legal guardian gets none (E-19).
 * `dossierId`: the id to give to the one dossier made.
 * @returns how many dossiers are new
 */
export async function copyPupilsToNextYear(
  tx: EntityManager,
  campaign: { id: string; receivingUai: string; schoolYear: number },
  affectationIds: readonly string[],
  closesAt: Date,
  { dossierId = null, ownDeadline = false }: { dossierId?: string | null; ownDeadline?: boolean } = {},
): Promise<number> {
  const { id: campaignId, receivingUai: uai, schoolYear: year } = campaign;
  const ids = JSON.stringify(affectationIds);

  // Each affectation with its pupil of N: by INE, the origin's row first (§1.3). Kept for the transaction.
  await tx.execute(`drop table if exists opening`);
  await tx.execute(
    `create temporary table opening on commit drop as
     select a.id as affectation_id, a.mef, a.origin_uai, a.last_name, a.first_name,
       p.id as pupil_id, coalesce(p.identity_id, a.id) as identity_id,
       p.uai is not null and coalesce(y.enrolment_service_open, true) and p.services_refused_on is null
         and (r.volunteers is null or jsonb_exists(r.volunteers, p.uai)) as served
     from affectation a
     left join lateral (
       select * from pupil where national_id = a.national_id and school_year = a.school_year - 1 and left_on is null
       order by (uai = a.origin_uai) desc, id limit 1) p on true
     left join establishment_year y on y.uai = p.uai and y.school_year = p.school_year
     left join establishment s on s.uai = p.uai
     left join affectation_round r on r.academy_code = s.academy_code and r.school_year = a.school_year and r.round = a.round
     where a.id in (select value::uuid from jsonb_array_elements_text(?::jsonb))
       and (p.id is null or exists (select 1 from responsibility r
         where r.pupil_id = p.id and r.level = 1 and r.ended_on is null and r.authority <> 'WITHDRAWN'))`,
    [ids],
  );
  await tx.execute(
    `insert into address (id, uai, school_year, copied_from_id, ${ADDRESS})
     select gen_random_uuid(), ?, ?, a.id, ${of('a', ADDRESS)} from address a
     where a.id in (select p.address_id from opening o join pupil p on p.id = o.pupil_id
         union select g.address_id from opening o join responsibility r on r.pupil_id = o.pupil_id and r.ended_on is null
           join guardian g on g.id = r.guardian_id)
       and not exists (select 1 from address c where c.uai = ? and c.school_year = ? and c.copied_from_id = a.id)`,
    [uai, year, uai, year],
  );
  await tx.execute(
    `insert into guardian (id, uai, school_year, copied_from_id, address_id, ${GUARDIAN})
     select gen_random_uuid(), ?, ?, g.id, c.id, ${of('g', GUARDIAN)} from guardian g
     left join address c on c.copied_from_id = g.address_id and c.uai = ? and c.school_year = ?
     where g.id in (select r.guardian_id from opening o join responsibility r on r.pupil_id = o.pupil_id and r.ended_on is null)
       and not exists (select 1 from guardian k where k.uai = ? and k.school_year = ? and k.copied_from_id = g.id)`,
    [uai, year, uai, year, uai, year],
  );
  await tx.execute(
    `insert into pupil (id, uai, school_year, identity_id, status, copied_from_id, address_id, mef, repeating,
       previous_uai, previous_mef, previous_class_group, regime_code, ${PUPIL})
     select gen_random_uuid(), ?, ?, p.identity_id, 'EXPECTED', p.id, c.id, o.mef, coalesce(o.mef = p.mef, false),
       p.uai, p.mef, (select s.code from pupil_structure s where s.pupil_id = p.id and s.type = 'D' limit 1), p.regime_code, ${of('p', PUPIL)}
     from opening o join pupil p on p.id = o.pupil_id
     left join address c on c.copied_from_id = p.address_id and c.uai = ? and c.school_year = ?
     where not exists (select 1 from pupil k where k.uai = ? and k.school_year = ? and k.identity_id = p.identity_id)`,
    [uai, year, uai, year, uai, year],
  );
  // A copy that an earlier affectation had left behind is expected again, with the record as it is there (E-08).
  await tx.execute(
    `update pupil set left_on = null, mef = o.mef, version = version + 1 from opening o
     where pupil.uai = ? and pupil.school_year = ? and pupil.identity_id = o.identity_id and pupil.status = 'EXPECTED'
       and pupil.left_on is not null`,
    [uai, year],
  );
  await tx.execute(
    `insert into responsibility (pupil_id, guardian_id, level, kinship_code, pays_fees, houses_pupil, receives_aids, contact_first, authority)
     select e.id, k.id, r.level, r.kinship_code, r.pays_fees, r.houses_pupil, r.receives_aids, r.contact_first, r.authority
     from opening o join pupil e on e.uai = ? and e.school_year = ? and e.copied_from_id = o.pupil_id
     join responsibility r on r.pupil_id = o.pupil_id and r.ended_on is null
     join guardian k on k.uai = ? and k.school_year = ? and k.copied_from_id = r.guardian_id
     on conflict do nothing`,
    [uai, year, uai, year],
  );
  // Whoever has an account for the guardian of N has it for the copy: one sign-in for the child's way (F-09).
  await tx.execute(
    `insert into guardian_account (account_id, guardian_id)
     select ga.account_id, k.id from guardian k join guardian_account ga on ga.guardian_id = k.copied_from_id
     where k.uai = ? and k.school_year = ? on conflict do nothing`,
    [uai, year],
  );
  const made: { id: string }[] = await tx.execute(
    `insert into dossier (id, campaign_id, affectation_id, identity_id, origin_pupil_id, expected_pupil_id, origin_uai,
       receiving_uai, school_year, mef, last_name, first_name, state, sequence, version, closes_at, closed, own_deadline,
       draft_revision, created_at)
     select coalesce(?::uuid, gen_random_uuid()), ?, o.affectation_id, o.identity_id, o.pupil_id, e.id, coalesce(p.uai, o.origin_uai), ?, ?, o.mef,
       coalesce(p.last_name, o.last_name), coalesce(p.first_name, o.first_name),
       case when o.served then 'NOTIFIED' else 'PAPER' end, 0, 0, ?, false, ?, 0, now()
     from opening o left join pupil p on p.id = o.pupil_id
     left join pupil e on e.uai = ? and e.school_year = ? and e.identity_id = o.identity_id
     on conflict (campaign_id, identity_id) where state <> 'CANCELLED' do nothing returning id`,
    [dossierId, campaignId, uai, year, closesAt, ownDeadline, uai, year],
  );
  return made.length;
}
