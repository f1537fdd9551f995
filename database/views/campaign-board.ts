import type { EntityManager } from '@mikro-orm/postgresql';
import type { Calendar } from '../../domain/campaign/calendar.ts';
import type { CampaignKind, CampaignState, SecondGuardianPolicy } from '../../domain/campaign/campaign.ts';
import type { ChoiceGroup } from '../../domain/enrolment-dossier/choices.ts';
import type { DossierState } from '../../domain/enrolment-dossier/dossier.ts';
import { groupsOfFormation } from '../choice-groups.ts';
import { mefLabel, schoolName } from './sql.ts';

export interface CampaignLine {
  readonly id: string;
  readonly uai: string;
  readonly academyCode: string;
  readonly establishment: string;
  readonly schoolYear: number;
  readonly kind: CampaignKind;
  readonly round: number;
  readonly state: CampaignState;
  readonly calendar: Calendar;
  readonly secondGuardian: SecondGuardianPolicy;
  readonly objectionHours: number;
  /** Pupils whom the affectation sends there. */
  readonly expected: number;
  readonly counters: Partial<Record<DossierState, number>>;
}

const line = `json_build_object('id', c.id, 'uai', c.receiving_uai, 'academyCode', e.academy_code, 'establishment', ${schoolName('e')},
  'schoolYear', c.school_year, 'kind', c.kind, 'round', c.round, 'state', c.state, 'calendar', c.calendar,
  'secondGuardian', c.second_guardian, 'objectionHours', c.objection_hours,
  'expected', (select count(*) from affectation a where a.receiving_uai = c.receiving_uai and a.school_year = c.school_year
     and a.round = c.round and a.decision = 'AFFECTE' and a.withdrawn_on is null),
  'counters', (select coalesce(json_object_agg(cc.state, cc.dossiers), '{}') from campaign_counter cc
     where cc.campaign_id = c.id and cc.dossiers > 0))`;

async function lines(em: EntityManager, where: string, values: unknown[]): Promise<CampaignLine[]> {
  const rows: { line: CampaignLine }[] = await em.execute(
    `select ${line} as line from campaign c join establishment e on e.uai = c.receiving_uai where ${where}
     order by c.school_year desc, c.round, ${schoolName('e')}, c.id`,
    values,
  );
  return rows.map((row) => row.line);
}

export const campaignsOfEstablishment = (em: EntityManager, uai: string): Promise<CampaignLine[]> =>
  lines(em, 'c.receiving_uai = ?', [uai]);

export const campaignsOfAcademy = (em: EntityManager, code: string, schoolYear?: number): Promise<CampaignLine[]> =>
  schoolYear === undefined
    ? lines(em, 'e.academy_code = ?', [code])
    : lines(em, 'e.academy_code = ? and c.school_year = ?', [code, schoolYear]);

export async function campaignLine(em: EntityManager, id: string): Promise<CampaignLine | null> {
  const [found] = await lines(em, 'c.id = ?', [id]);
  return found ?? null;
}

/** Every establishment of an academy, by name: those that a round may be opened to. */
export const establishmentsOfAcademy = (
  em: EntityManager,
  code: string,
): Promise<{ uai: string; name: string; city: string | null }[]> =>
  em.execute(
    `select e.uai, ${schoolName('e')} as name, e.city from establishment e where e.academy_code = ? order by 2, 1`,
    [code],
  );

/** The academy's bounds of a campaign's round, and the zone of its days. */
export async function boundsOf(
  em: EntityManager,
  { academyCode, schoolYear, round }: Pick<CampaignLine, 'academyCode' | 'schoolYear' | 'round'>,
): Promise<{ calendar: Calendar | null; timeZone: string }> {
  const [row]: { calendar: Calendar | null; time_zone: string }[] = await em.execute(
    `select r.calendar, z.time_zone from academy z
     left join affectation_round r on r.academy_code = z.code and r.school_year = ? and r.round = ? where z.code = ?`,
    [schoolYear, round, academyCode],
  );
  return { calendar: row?.calendar ?? null, timeZone: row?.time_zone ?? 'Europe/Paris' };
}

export interface Offer {
  readonly mef: string;
  readonly label: string;
  readonly expected: number;
  readonly groups: ChoiceGroup[];
}

/** The formations that the campaign's pupils are sent to, with what each asks of a family. */
export async function offersOf(
  em: EntityManager,
  { uai, schoolYear, round }: Pick<CampaignLine, 'uai' | 'schoolYear' | 'round'>,
): Promise<Offer[]> {
  const rows: { mef: string; label: string; expected: number }[] = await em.execute(
    `select a.mef, coalesce(${mefLabel('a.receiving_uai', 'a.school_year', 'a.mef')}, min(a.formation_label), a.mef) as label,
       count(*)::int as expected
     from affectation a where a.receiving_uai = ? and a.school_year = ? and a.round = ? and a.decision = 'AFFECTE' and a.withdrawn_on is null
     group by a.receiving_uai, a.school_year, a.mef order by 2`,
    [uai, schoolYear, round],
  );
  const offers: Offer[] = [];
  for (const row of rows) offers.push({ ...row, groups: await groupsOfFormation(em, uai, schoolYear, row.mef) });
  return offers;
}
