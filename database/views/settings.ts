import type { EntityManager } from '@mikro-orm/postgresql';
import type { CampaignPolicy, ShownGroup, YearToClone } from '../../domain/establishment/cloning.ts';
import type { Settings } from '../../domain/establishment/settings.ts';
import type { RecordFieldName } from '../../domain/pupil-record/fields.ts';

export interface YearSettings {
  readonly settings: Settings & {
    readonly closedFields: RecordFieldName[];
    readonly documents: { id: string; label: string; mandatory: boolean; mef: string | null }[];
  };
  readonly version: number;
  /** Formations that the base of the year knows. */
  readonly formations: { readonly mef: string; readonly label: string }[];
  /** A collège to which nobody is sent has nothing to set for those who arrive. */
  readonly receives: boolean;
  /** A campaign of the year is ready, open or closing. */
  readonly campaignRunning: boolean;
  readonly clonedFromYear: number | null;
  /** Earlier years of which the base knows something, latest first. */
  readonly earlierYears: number[];
}

/** The settings of an establishment's year (§3.2) and their version; null when the base knows nothing of that year. */
export async function settingsOf(em: EntityManager, uai: string, schoolYear: number): Promise<YearSettings | null> {
  const [row]: YearSettings[] = await em.execute(
    `select y.version, json_build_object('recordServiceOpen', y.record_service_open, 'closedFields', y.closed_fields,
       'enrolmentServiceOpen', y.enrolment_service_open,
       'homeMessage', y.home_message, 'enrolmentMessage', y.enrolment_message, 'languageSwapAllowed', y.language_swap_allowed,
       'documents', (select coalesce(json_agg(json_build_object('id', r.id, 'label', r.label, 'mandatory', r.mandatory, 'mef', r.mef)
          order by r.position, r.label), '[]') from required_document r where r.uai = y.uai and r.school_year = y.school_year)) as settings,
       (select coalesce(json_agg(json_build_object('mef', m.code, 'label', coalesce(m.printed_label, m.label)) order by coalesce(m.printed_label, m.label), m.code), '[]')
          from mef m where m.uai = y.uai and m.school_year = y.school_year) as formations,
       e.type is distinct from 'CLG' or exists (select 1 from affectation a where a.receiving_uai = y.uai and a.school_year = y.school_year
          and a.decision = 'AFFECTE' and a.withdrawn_on is null) as receives,
       exists (select 1 from campaign c where c.receiving_uai = y.uai and c.school_year = y.school_year
          and c.state in ('READY', 'OPEN', 'CLOSING')) as "campaignRunning",
       y.cloned_from_year as "clonedFromYear",
       (select coalesce(json_agg(b.school_year order by b.school_year desc), '[]') from establishment_year b
          where b.uai = y.uai and b.school_year < y.school_year) as "earlierYears"
     from establishment_year y join establishment e on e.uai = y.uai where y.uai = ? and y.school_year = ?`,
    [uai, schoolYear],
  );
  return row ?? null;
}

/** An establishment's year as far as it can be cloned; null when the base knows nothing of it. */
export async function yearToClone(em: EntityManager, uai: string, schoolYear: number): Promise<YearToClone | null> {
  const year = await settingsOf(em, uai, schoolYear);
  if (!year) return null;
  const groups: ShownGroup[] = await em.execute(
    `select mef, key, content as "group", to_jsonb(hidden) as hidden, capacities from choice_group
     where uai = ? and school_year = ? order by mef, position`,
    [uai, schoolYear],
  );
  const campaigns: CampaignPolicy[] = await em.execute(
    `select id, kind, round, state, second_guardian as "secondGuardian", objection_hours as "objectionHours" from campaign
     where receiving_uai = ? and school_year = ? order by kind, round`,
    [uai, schoolYear],
  );
  const formations = Object.fromEntries(year.formations.map(({ mef, label }) => [mef, label]));
  return { settings: year.settings, formations, groups, campaigns };
}
