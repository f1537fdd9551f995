import type { EntityManager } from '@mikro-orm/postgresql';

export interface Settings {
  readonly recordServiceOpen: boolean;
  readonly enrolmentServiceOpen: boolean;
  readonly homeMessage: string;
  readonly enrolmentMessage: string;
  readonly languageSwapAllowed: boolean;
  readonly documents: {
    readonly id: string;
    readonly label: string;
    readonly mandatory: boolean;
    readonly mef: string | null;
  }[];
}

/** The settings of an establishment's year (§3.2) and their version; null when the base knows nothing of that year. */
export async function settingsOf(
  em: EntityManager,
  uai: string,
  schoolYear: number,
): Promise<{ settings: Settings; version: number } | null> {
  const [row]: { settings: Settings; version: number }[] = await em.execute(
    `select y.version, json_build_object('recordServiceOpen', y.record_service_open, 'enrolmentServiceOpen', y.enrolment_service_open,
       'homeMessage', y.home_message, 'enrolmentMessage', y.enrolment_message, 'languageSwapAllowed', y.language_swap_allowed,
       'documents', (select coalesce(json_agg(json_build_object('id', r.id, 'label', r.label, 'mandatory', r.mandatory, 'mef', r.mef)
          order by r.position, r.label), '[]') from required_document r where r.uai = y.uai and r.school_year = y.school_year)) as settings
     from establishment_year y where y.uai = ? and y.school_year = ?`,
    [uai, schoolYear],
  );
  return row ?? null;
}
