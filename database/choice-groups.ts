/**
 * Choice groups between the nomenclature and the families (§3.5): derived when a nomenclature is imported, shown as one
 * pupil meets them. The rules are `domain/enrolment-dossier/offer.ts`; here they meet the tables.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ChoiceGroup, ChoiceOption } from '../domain/enrolment-dossier/choices.ts';
import {
  choiceGroupsOf,
  groupsForPupil,
  isLanguageCode,
  type MefOffer,
  type Subject,
} from '../domain/enrolment-dossier/offer.ts';

/** A group's name in the base; the screens know the usual keys in both languages. */
const LABELS: Record<string, string> = {
  languages: 'Langues vivantes',
  optional: 'Enseignement facultatif',
  regime: 'Régime',
};
/** Courses are told apart by their order: « Enseignement optionnel 2 », where there are several. */
const labelsOf = (keys: readonly string[]): string[] => {
  const courses = keys.filter((key) => !(key in LABELS));
  return keys.map((key) => {
    if (LABELS[key]) return LABELS[key];
    return courses.length > 1 ? `Enseignement optionnel ${courses.indexOf(key) + 1}` : 'Enseignement optionnel';
  });
};

interface SubjectLine {
  mef: string;
  code: string;
  label: string;
  rank: number | null;
}

/**
 * Derives the choice groups of every MEF of (establishment, year) from its nomenclature, keeping what the school hid.
 * To be run inside the import's transaction; running it again changes nothing.
 */
export async function deriveChoiceGroups(tx: EntityManager, uai: string, schoolYear: number): Promise<void> {
  const at = [uai, schoolYear];
  const mefs: { code: string; compulsory_options: number }[] = await tx.execute(
    `select code, compulsory_options from mef where uai = ? and school_year = ?`,
    at,
  );
  const ranked: SubjectLine[] = await tx.execute(
    `select o.mef, o.subject_code as code, coalesce(s.printed_label, s.label, o.subject_code) as label, o.rank
     from compulsory_option o left join subject s on (s.uai, s.school_year, s.code) = (o.uai, o.school_year, o.subject_code)
     where o.uai = ? and o.school_year = ? order by o.mef, o.rank, 3`,
    at,
  );
  const programme: (SubjectLine & { mode: string })[] = await tx.execute(
    `select p.mef, p.subject_code as code, coalesce(s.printed_label, s.label, p.subject_code) as label, null::int as rank, p.election_mode as mode
     from programme p left join subject s on (s.uai, s.school_year, s.code) = (p.uai, p.school_year, p.subject_code)
     where p.uai = ? and p.school_year = ? and p.election_mode in ('O', 'F') order by p.mef, 3`,
    at,
  );
  const taught = (mef: string, mode: string): Subject[] =>
    programme.filter((line) => line.mef === mef && line.mode === mode).map(subject);
  const regimes: ChoiceOption[] = await tx.execute(
    `select code, label from nomenclature_code where uai = ? and school_year = ? and kind = 'regime' order by code`,
    at,
  );
  const subject = ({ code, label }: SubjectLine): Subject => ({ code, label, language: isLanguageCode(code) });
  const rows = mefs.flatMap(({ code, compulsory_options }) => {
    const offer: MefOffer = {
      mef: code,
      compulsoryOptions: compulsory_options,
      ranked: ranked
        .filter((line) => line.mef === code)
        .map((line) => ({ rank: line.rank ?? 0, subject: subject(line) })),
      compulsory: taught(code, 'O'),
      optional: taught(code, 'F'),
      regimes,
    };
    const groups = choiceGroupsOf(offer);
    const labels = labelsOf(groups.map(({ key }) => key));
    return groups.map((group, position) => ({
      mef: code,
      key: group.key,
      position,
      content: { ...group, label: labels[position] },
    }));
  });
  await tx.execute(
    `delete from choice_group where uai = ? and school_year = ? and (mef, key) not in
       (select mef, key from jsonb_to_recordset(?::jsonb) as r(mef text, key text))`,
    [...at, JSON.stringify(rows)],
  );
  await tx.execute(
    `insert into choice_group (uai, school_year, mef, key, position, content, hidden)
     select ?, ?, r.mef, r.key, r.position, r.content, '{}'
     from jsonb_to_recordset(?::jsonb) as r(mef text, key text, position int, content jsonb)
     on conflict (uai, school_year, mef, key) do update set position = excluded.position, content = excluded.content`,
    [...at, JSON.stringify(rows)],
  );
}

/** The groups of a formation with what the school shows of each: eligible, and visible (§3.2, two levels). */
export async function groupsOfFormation(
  em: EntityManager,
  uai: string,
  schoolYear: number,
  mef: string,
): Promise<ChoiceGroup[]> {
  const rows: { content: ChoiceGroup; hidden: string[] }[] = await em.execute(
    `select content, hidden from choice_group where uai = ? and school_year = ? and mef = ? order by position`,
    [uai, schoolYear, mef],
  );
  return rows.map(({ content, hidden }) => ({
    ...content,
    options: content.options.filter((option) => !hidden.includes(option.code)),
  }));
}

/**
 * The groups as the pupil of a dossier meets them: with the languages the pupil follows in year N, by rank (recall, P5),
 * in the order followed, and a swap only where the lycée allows it.
 */
export async function groupsOfDossier(
  em: EntityManager,
  dossier: { receivingUai: string; schoolYear: number; mef: string; originPupilId?: string | null | undefined },
): Promise<ChoiceGroup[]> {
  const { receivingUai, schoolYear, mef, originPupilId } = dossier;
  const groups = await groupsOfFormation(em, receivingUai, schoolYear, mef);
  const languages: ChoiceOption[] = originPupilId
    ? await em.execute(
        `select o.subject_code as code, coalesce(s.printed_label, s.label, o.subject_code) as label
         from pupil_option o join pupil p on p.id = o.pupil_id
         left join subject s on (s.uai, s.school_year, s.code) = (p.uai, p.school_year, o.subject_code)
         where o.pupil_id = ? and o.subject_code ~ '^03[0-9]{4}$' order by o.rank`,
        [originPupilId],
      )
    : [];
  const [year]: { language_swap_allowed: boolean }[] = await em.execute(
    `select language_swap_allowed from establishment_year where uai = ? and school_year = ?`,
    [receivingUai, schoolYear],
  );
  return groupsForPupil(groups, languages, year?.language_swap_allowed ?? false);
}
