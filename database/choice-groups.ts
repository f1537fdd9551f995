/**
 * Choice groups between the nomenclature and the families (§3.5): derived when a nomenclature is imported, from it alone or
 * from the academy's template; kept as the school shaped them; shown as one pupil meets them. The rules are
 * `domain/enrolment-dossier/offer.ts`; here they meet the tables.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ChoiceGroup, ChoiceOption } from '../domain/enrolment-dossier/choices.ts';
import {
  choiceGroupsOf,
  eligibleOptions,
  groupOffered,
  groupsForPupil,
  groupsFromTemplate,
  isOfferError,
  type MefOffer,
  type OfferedGroup,
  type OfferProblem,
  type OfferSource,
  offeredGroup,
  problemsOfOffer,
  type Subject,
  shownGroups,
} from '../domain/enrolment-dossier/offer.ts';

interface SubjectLine {
  mef: string;
  code: string;
  label: string;
  short_code: string | null;
}

/** A formation of (establishments, year): what their nomenclatures say of it, its name, and how many of them teach it. */
export interface NomenclatureFormation extends MefOffer {
  readonly label: string;
  readonly establishments: number;
}

/**
 * What the nomenclatures of these establishments say of each formation of a year, or of one; by MEF, in the order of their
 * names. Of several establishments, everything that one of them makes possible.
 */
export async function nomenclatureOf(
  em: EntityManager,
  uais: readonly string[],
  schoolYear: number,
  mef: string | null = null,
): Promise<Map<string, NomenclatureFormation>> {
  const at = [JSON.stringify(uais), schoolYear, mef, mef];
  const within = (column: string): string =>
    `o.uai in (select value from jsonb_array_elements_text(?::jsonb)) and o.school_year = ? and (?::text is null or o.${column} = ?)`;
  const named = `coalesce(s.printed_label, s.label, o.subject_code) as label, s.short_code`;
  const subjects = `left join subject s on (s.uai, s.school_year, s.code) = (o.uai, o.school_year, o.subject_code)`;
  const mefs: {
    code: string;
    label: string;
    compulsory_options: number;
    minimum_options: number;
    establishments: number;
  }[] = await em.execute(
    `select o.code, min(coalesce(o.printed_label, o.label)) as label, max(o.compulsory_options) as compulsory_options,
       max(o.minimum_options) as minimum_options, count(*)::int as establishments
     from mef o where ${within('code')} group by o.code order by 2, 1`,
    at,
  );
  const ranked: (SubjectLine & { rank: number })[] = await em.execute(
    `select * from (select distinct on (o.mef, o.rank, o.subject_code) o.mef, o.subject_code as code, ${named}, o.rank
       from compulsory_option o ${subjects} where ${within('mef')} order by o.mef, o.rank, o.subject_code, o.uai) r
     order by mef, rank, label, code`,
    at,
  );
  const programme: (SubjectLine & { mode: string })[] = await em.execute(
    `select * from (select distinct on (o.mef, o.election_mode, o.subject_code) o.mef, o.subject_code as code, ${named}, o.election_mode as mode
       from programme o ${subjects} where ${within('mef')} and o.election_mode in ('O', 'F')
       order by o.mef, o.election_mode, o.subject_code, o.uai) r
     order by mef, label, code`,
    at,
  );
  const regimes: { code: string; label: string }[] = await em.execute(
    `select code, min(label) as label from nomenclature_code
     where uai in (select value from jsonb_array_elements_text(?::jsonb)) and school_year = ? and kind = 'regime' group by code order by code`,
    [JSON.stringify(uais), schoolYear],
  );
  const subject = ({ code, label, short_code }: SubjectLine): Subject => ({ code, label, shortCode: short_code });
  const [rankedBy, programmeBy] = [Map.groupBy(ranked, (line) => line.mef), Map.groupBy(programme, (line) => line.mef)];
  const taught = (of: string, mode: string): Subject[] =>
    (programmeBy.get(of) ?? []).filter((line) => line.mode === mode).map(subject);
  return new Map(
    mefs.map(({ code, label, compulsory_options, minimum_options, establishments }) => [
      code,
      {
        ...{ mef: code, label, establishments, regimes },
        ...{ compulsoryOptions: compulsory_options, minimumOptions: minimum_options },
        ranked: (rankedBy.get(code) ?? []).map((line) => ({ rank: line.rank, subject: subject(line) })),
        compulsory: taught(code, 'O'),
        optional: taught(code, 'F'),
      },
    ]),
  );
}

/** What an academy, or a school, said of a formation: its template, and where the school wants its groups from. */
interface OfferFacts {
  mef: string;
  source: OfferSource | null;
  version: number;
  template: ChoiceGroup[] | null;
}

async function offerFacts(em: EntityManager, uai: string, schoolYear: number): Promise<Map<string, OfferFacts>> {
  const rows: OfferFacts[] = await em.execute(
    `select coalesce(f.mef, t.mef) as mef, f.source, coalesce(f.version, 0) as version, t.groups as template
     from (select * from formation_offer where uai = ? and school_year = ?) f
     full join (select * from choice_template where school_year = ?
       and academy_code = (select academy_code from establishment where uai = ?)) t on t.mef = f.mef`,
    [uai, schoolYear, schoolYear, uai],
  );
  return new Map(rows.map((row) => [row.mef, row]));
}

/**
 * Where the groups of a formation come from. The academy's template is what a school begins from: it holds for a formation
 * that the school has not touched; one that it touched stays as it is until it asks for the template.
 */
const sourceOf = (facts: OfferFacts | undefined): OfferSource => {
  const source = facts?.source ?? 'TEMPLATE';
  return source === 'TEMPLATE' && !facts?.template ? 'NOMENCLATURE' : source;
};

/**
 * Derives the choice groups of every MEF of (establishment, year), or of one, from its nomenclature or the academy's
 * template. What the school shaped is kept, as is what it hid and the places it gave. To be run inside the transaction of
 * what changed; running it again changes nothing.
 * @returns the formations that contradict themselves now, with the first reason: families cannot be asked until it is put right
 */
export async function deriveChoiceGroups(
  tx: EntityManager,
  uai: string,
  schoolYear: number,
  mef: string | null = null,
): Promise<{ mef: string; problem: OfferProblem }[]> {
  const formations = await nomenclatureOf(tx, [uai], schoolYear, mef);
  const facts = await offerFacts(tx, uai, schoolYear);
  const derived = [...formations.values()].filter((offer) => sourceOf(facts.get(offer.mef)) !== 'SCHOOL');
  const rows = derived.flatMap((offer) => {
    const template = facts.get(offer.mef)?.template;
    const groups =
      template && sourceOf(facts.get(offer.mef)) === 'TEMPLATE'
        ? groupsFromTemplate(template, offer)
        : choiceGroupsOf(offer);
    return groups.map((content, position) => ({ mef: offer.mef, key: content.key, position, content }));
  });
  const kept = [...facts.values()].filter((each) => sourceOf(each) === 'SCHOOL').map((each) => each.mef);
  const at = [uai, schoolYear, mef, mef];
  await tx.execute(
    `delete from choice_group where uai = ? and school_year = ? and (?::text is null or mef = ?)
       and mef not in (select value from jsonb_array_elements_text(?::jsonb))
       and (mef, key) not in (select mef, key from jsonb_to_recordset(?::jsonb) as r(mef text, key text))`,
    [...at, JSON.stringify(kept), JSON.stringify(rows)],
  );
  await tx.execute(
    `insert into choice_group (uai, school_year, mef, key, position, content, hidden)
     select ?, ?, r.mef, r.key, r.position, r.content, '{}'
     from jsonb_to_recordset(?::jsonb) as r(mef text, key text, position int, content jsonb)
     on conflict (uai, school_year, mef, key) do update set position = excluded.position, content = excluded.content`,
    [uai, schoolYear, JSON.stringify(rows)],
  );
  const offers = await formationOffers(tx, uai, schoolYear, mef);
  return offers.flatMap((offer) => {
    const problem = offer.problems.find(isOfferError);
    return problem ? [{ mef: offer.mef, problem }] : [];
  });
}

/** A formation with its groups as the school sets them, and everything that is wrong with them. */
export interface FormationOffer {
  readonly mef: string;
  readonly label: string;
  readonly source: OfferSource;
  /** 0 as long as the school has not touched it. */
  readonly version: number;
  /** Whether the academy has a template to go back to. */
  readonly hasTemplate: boolean;
  readonly nomenclature: MefOffer;
  readonly groups: OfferedGroup[];
  readonly problems: OfferProblem[];
}

/** The formations of (establishment, year) with their groups, or one of them. */
export async function formationOffers(
  em: EntityManager,
  uai: string,
  schoolYear: number,
  mef: string | null = null,
): Promise<FormationOffer[]> {
  const formations = await nomenclatureOf(em, [uai], schoolYear, mef);
  const facts = await offerFacts(em, uai, schoolYear);
  const stored: { mef: string; content: ChoiceGroup; hidden: string[]; capacities: Record<string, number> }[] =
    await em.execute(
      `select mef, content, hidden, capacities from choice_group
       where uai = ? and school_year = ? and (?::text is null or mef = ?) order by mef, position, key`,
      [uai, schoolYear, mef, mef],
    );
  const byMef = Map.groupBy(stored, (row) => row.mef);
  return [...formations.values()].map((nomenclature) => {
    const rows = byMef.get(nomenclature.mef) ?? [];
    const groups = rows.map(({ content, hidden, capacities }) => offeredGroup(content, hidden, capacities));
    const known = facts.get(nomenclature.mef);
    return {
      ...{ mef: nomenclature.mef, label: nomenclature.label, source: sourceOf(known), version: known?.version ?? 0 },
      ...{ hasTemplate: Boolean(known?.template), nomenclature, groups },
      problems: problemsOfOffer(groups, nomenclature),
    };
  });
}

/** Notes that the school acted on a formation read at `version`. @returns false when somebody else did meanwhile */
async function touchOffer(
  tx: EntityManager,
  { uai, schoolYear, mef, version }: { uai: string; schoolYear: number; mef: string; version: number },
  source: OfferSource,
): Promise<boolean> {
  const touched =
    version === 0
      ? await tx.execute(
          `insert into formation_offer (uai, school_year, mef, source) values (?, ?, ?, ?) on conflict do nothing returning mef`,
          [uai, schoolYear, mef, source],
        )
      : await tx.execute(
          `update formation_offer set source = ?, version = version + 1
           where uai = ? and school_year = ? and mef = ? and version = ? returning mef`,
          [source, uai, schoolYear, mef, version],
        );
  return touched.length > 0;
}

/**
 * Writes a formation's groups as the school wants them. Groups that only hide options or give places stay what they were
 * derived from; any other difference makes the formation the school's.
 * @returns false when somebody else changed it since `version`
 */
export async function saveOffer(
  tx: EntityManager,
  at: { uai: string; schoolYear: number; mef: string; version: number },
  before: FormationOffer,
  groups: readonly OfferedGroup[],
): Promise<boolean> {
  const eligible = eligibleOptions(before.nomenclature);
  const contentOf = (offered: readonly OfferedGroup[]): ChoiceGroup[] =>
    offered.map((group) => groupOffered(group, eligible));
  const reshaped = JSON.stringify(contentOf(groups)) !== JSON.stringify(contentOf(before.groups));
  if (!(await touchOffer(tx, at, reshaped ? 'SCHOOL' : before.source))) return false;
  const { uai, schoolYear, mef } = at;
  const rows = groups.map((group, position) => ({
    ...{ key: group.key, position, content: groupOffered(group, eligible), capacities: group.capacities },
    hidden: group.hidden.filter((code) => group.options.some((option) => option.code === code)),
  }));
  await tx.execute(`delete from choice_group where uai = ? and school_year = ? and mef = ?`, [uai, schoolYear, mef]);
  await tx.execute(
    `insert into choice_group (uai, school_year, mef, key, position, content, hidden, capacities)
     select ?, ?, ?, r.key, r.position, r.content, array(select jsonb_array_elements_text(r.hidden)), r.capacities
     from jsonb_to_recordset(?::jsonb) as r(key text, position int, content jsonb, hidden jsonb, capacities jsonb)`,
    [uai, schoolYear, mef, JSON.stringify(rows)],
  );
  return true;
}

/**
 * Takes a formation back to what its source says: groups, options shown and places.
 * @returns false when somebody else changed it since `version`
 */
export async function deriveAnew(
  tx: EntityManager,
  at: { uai: string; schoolYear: number; mef: string; version: number },
  source: Exclude<OfferSource, 'SCHOOL'>,
): Promise<boolean> {
  if (!(await touchOffer(tx, at, source))) return false;
  const { uai, schoolYear, mef } = at;
  await tx.execute(`delete from choice_group where uai = ? and school_year = ? and mef = ?`, [uai, schoolYear, mef]);
  await deriveChoiceGroups(tx, uai, schoolYear, mef);
  return true;
}

interface ShownRow {
  content: ChoiceGroup;
  hidden: string[];
  capacities: Record<string, number>;
}

/**
 * The groups of a formation with what the school shows of each: eligible, and visible (§3.2, two levels), with the places
 * left where it set a limit. A place is taken by every choice that will be granted: of a ranked group the first wish only.
 * @param dossierId a dossier whose own choices are not counted against it: who has a place keeps it (E-05)
 */
export async function groupsOfFormation(
  em: EntityManager,
  uai: string,
  schoolYear: number,
  mef: string,
  dossierId: string | null = null,
): Promise<ChoiceGroup[]> {
  const at = [uai, schoolYear, mef];
  const rows: ShownRow[] = await em.execute(
    `select content, hidden, capacities from choice_group where uai = ? and school_year = ? and mef = ? order by position, key`,
    at,
  );
  const shown = shownGroups(rows.map(({ content, hidden }) => ({ group: content, hidden })));
  const limits = new Map(rows.map(({ content, capacities }) => [content.key, capacities]));
  if (rows.every(({ capacities }) => Object.keys(capacities).length === 0)) return shown;
  const counts: { group_key: string; code: string; position: number; dossiers: number }[] = await em.execute(
    `select group_key, code, position, dossiers from choice_counter where uai = ? and school_year = ? and mef = ?
     union all
     select group_key, code, position, -1 from dossier_choice
     where dossier_id = ?::uuid and receiving_uai = ? and school_year = ? and mef = ?`,
    [...at, dossierId, ...at],
  );
  const taken = ({ key, mode }: ChoiceGroup, code: string): number =>
    counts
      .filter((count) => count.group_key === key && count.code === code && (mode !== 'RANKED' || count.position === 1))
      .reduce((sum, { dossiers }) => sum + dossiers, 0);
  return shown.map((group) => ({
    ...group,
    options: group.options.map((option) => {
      const places = limits.get(group.key)?.[option.code];
      return places === undefined ? option : { ...option, remaining: Math.max(0, places - taken(group, option.code)) };
    }),
  }));
}

/**
 * The groups as the pupil of a dossier meets them: with the languages the pupil follows in year N, by rank (recall, P5),
 * in the order followed, and a swap only where the lycée allows it. Languages are called as the lycée's own nomenclature
 * calls them (LV1 or LVA), else as the pupil's present school does.
 */
export async function groupsOfDossier(
  em: EntityManager,
  dossier: {
    id?: string;
    receivingUai: string;
    schoolYear: number;
    mef: string;
    originPupilId?: string | null | undefined;
  },
): Promise<ChoiceGroup[]> {
  const { id = null, receivingUai, schoolYear, mef, originPupilId } = dossier;
  const groups = await groupsOfFormation(em, receivingUai, schoolYear, mef, id);
  const languages: ChoiceOption[] = originPupilId
    ? await em.execute(
        `select o.subject_code as code, coalesce(there.printed_label, there.label, s.printed_label, s.label, o.subject_code) as label
         from pupil_option o join pupil p on p.id = o.pupil_id
         left join subject s on (s.uai, s.school_year, s.code) = (p.uai, p.school_year, o.subject_code)
         left join subject there on (there.uai, there.school_year, there.code) = (?, ?, o.subject_code)
         where o.pupil_id = ? and o.subject_code ~ '^03[0-9]{4}$' order by o.rank`,
        [receivingUai, schoolYear, originPupilId],
      )
    : [];
  const [year]: { language_swap_allowed: boolean }[] = await em.execute(
    `select language_swap_allowed from establishment_year where uai = ? and school_year = ?`,
    [receivingUai, schoolYear],
  );
  return groupsForPupil(groups, languages, year?.language_swap_allowed ?? false);
}
