import type { EntityManager } from '@mikro-orm/postgresql';
import type { ChoiceGroup, ChoiceOption } from '../../domain/enrolment-dossier/choices.ts';
import { groupsForPupil } from '../../domain/enrolment-dossier/offer.ts';
import { groupsOfFormation } from '../choice-groups.ts';
import type { DossierDocument } from './dossier-page.ts';
import { type EstablishmentSheet, establishmentSheet } from './establishment-sheet.ts';
import { instant, opensAt } from './sql.ts';

export interface ParentPreview {
  readonly mef: string;
  readonly formation: string;
  readonly formations: { readonly mef: string; readonly label: string }[];
  readonly receiving: EstablishmentSheet;
  readonly homeMessage: string;
  readonly enrolmentMessage: string;
  readonly documents: DossierDocument[];
  readonly groups: ChoiceGroup[];
  readonly enrolmentServiceOpen: boolean;
  readonly dates: { readonly opensAt: string; readonly closesAt: string } | null;
}

/**
 * What a parent of a formation would meet (P1 to P10), from the very settings that dossiers are shown with; null when the
 * base of the year does not know the formation. Languages are those of a pupil, so an example stands for them.
 */
export async function parentPreview(
  em: EntityManager,
  uai: string,
  schoolYear: number,
  mef: string,
): Promise<ParentPreview | null> {
  const [row]: { preview: Omit<ParentPreview, 'groups'>; swap: boolean }[] = await em.execute(
    `select y.language_swap_allowed as swap, json_build_object('mef', m.code, 'formation', coalesce(m.printed_label, m.label),
       'formations', (select json_agg(json_build_object('mef', f.code, 'label', coalesce(f.printed_label, f.label))
          order by coalesce(f.printed_label, f.label), f.code) from mef f where f.uai = y.uai and f.school_year = y.school_year),
       'receiving', ${establishmentSheet('e')}, 'homeMessage', y.home_message, 'enrolmentMessage', y.enrolment_message,
       'documents', (select coalesce(json_agg(json_build_object('id', r.id, 'label', r.label, 'mandatory', r.mandatory, 'receivedAt', null)
          order by r.position, r.label), '[]') from required_document r
          where r.uai = y.uai and r.school_year = y.school_year and (r.mef is null or r.mef = m.code)),
       'enrolmentServiceOpen', y.enrolment_service_open,
       'dates', (select json_build_object('opensAt', ${opensAt}, 'closesAt', ${instant(`to_timestamp((c.calendar->>'closesAt')::bigint / 1000.0)`)})
          from campaign c where c.receiving_uai = y.uai and c.school_year = y.school_year and c.state <> 'CLOSED' order by c.round limit 1)
     ) as preview
     from establishment_year y join establishment e on e.uai = y.uai join mef m on (m.uai, m.school_year) = (y.uai, y.school_year)
     where y.uai = ? and y.school_year = ? and m.code = ?`,
    [uai, schoolYear, mef],
  );
  if (!row) return null;
  const groups = await groupsOfFormation(em, uai, schoolYear, mef);
  return { ...row.preview, groups: groupsForPupil(groups, exampleLanguages(groups), row.swap) };
}

/**
 * Languages as some pupil would have followed them: of what the formation lists, the first one at rank 1 and another one at
 * rank 2 (the last two digits of a language's code are its rank, §1.3).
 */
function exampleLanguages(groups: readonly ChoiceGroup[]): ChoiceOption[] {
  const listed = groups.find(({ mode }) => mode === 'SWAP')?.options ?? [];
  const first = listed.find(({ code }) => code.endsWith('01')) ?? listed[0];
  const second = listed.find(({ code }) => code.endsWith('02') && code.slice(0, 4) !== first?.code.slice(0, 4));
  return [first, second].flatMap((language) => language ?? []);
}
