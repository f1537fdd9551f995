import type { EntityManager } from '@mikro-orm/postgresql';
import type { ChoiceGroup } from '../../domain/enrolment-dossier/choices.ts';
import {
  type ChoiceCount,
  type GrantedCount,
  type OptionWishes,
  wishesOf,
} from '../../domain/enrolment-dossier/wishes.ts';
import { dossierFormation } from './sql.ts';

export interface FormationWishes {
  readonly mef: string;
  readonly label: string;
  /** Pupils assigned, withdrawn affectations left out. */
  readonly dossiers: number;
  /** Dossiers whose choices count. */
  readonly answered: number;
  readonly groups: {
    readonly key: string;
    readonly label: string;
    readonly mode: ChoiceGroup['mode'];
    readonly options: OptionWishes[];
  }[];
}

interface GroupRow {
  mef: string;
  key: string;
  content: ChoiceGroup;
  hidden: string[];
  capacities: Record<string, number>;
}
type Of<T> = T & { mef: string; key: string };

/**
 * Choices counted by option in each formation of a lycée. The counts are kept rows (decision 0003); only what was granted
 * out of turn, and the dossiers of each formation, are counted over the few hundred dossiers of the lycée.
 */
export async function wishBoard(em: EntityManager, uai: string, schoolYear: number): Promise<FormationWishes[]> {
  const at = [uai, schoolYear];
  const formations: Omit<FormationWishes, 'groups'>[] = await em.execute(
    `select d.mef, min(${dossierFormation}) as label, count(*)::int as dossiers,
       (count(*) filter (where exists (select 1 from dossier_choice dc where dc.dossier_id = d.id)))::int as answered
     from dossier d join affectation a on a.id = d.affectation_id
     where d.receiving_uai = ? and d.school_year = ? and d.state <> 'CANCELLED' group by d.mef order by 2, 1`,
    at,
  );
  const groups: GroupRow[] = await em.execute(
    `select mef, key, content, hidden, capacities from choice_group where uai = ? and school_year = ? order by position, key`,
    at,
  );
  const counts: Of<ChoiceCount>[] = await em.execute(
    `select mef, group_key as key, code, position, dossiers from choice_counter where uai = ? and school_year = ? and dossiers <> 0`,
    at,
  );
  const granted: Of<GrantedCount>[] = await em.execute(
    `select d.mef, g.key, g.code, w.code as first, count(*)::int as dossiers
     from dossier d cross join lateral jsonb_each_text(d.granted) as g(key, code)
     join dossier_choice w on w.dossier_id = d.id and w.group_key = g.key and w.position = 1
     where d.receiving_uai = ? and d.school_year = ? and d.granted is not null group by 1, 2, 3, 4`,
    at,
  );
  const labels: { code: string; label: string }[] = await em.execute(
    `select code, coalesce(printed_label, label) as label from subject where uai = ? and school_year = ?`,
    at,
  );
  const nameOf = new Map(labels.map(({ code, label }) => [code, label]));
  return formations.map((formation) => {
    const { mef } = formation;
    const own = groups.filter((group) => group.mef === mef);
    // A group that was taken out of the formation, with choices made before: shown by its key rather than dropped.
    const gone = [...new Set(counts.filter((count) => count.mef === mef).map(({ key }) => key))]
      .filter((key) => !own.some((group) => group.key === key))
      .sort()
      .map((key): GroupRow => {
        const content = { key, label: key, mode: 'MULTI', options: [] } as unknown as ChoiceGroup;
        return { mef, key, content, hidden: [], capacities: {} };
      });
    return {
      ...formation,
      groups: [...own, ...gone].map(({ key, content, hidden, capacities }) => {
        const of = <T extends { mef: string; key: string }>(rows: readonly T[]): T[] =>
          rows.filter((row) => row.mef === mef && row.key === key);
        const options = wishesOf(content, { hidden, capacities, counts: of(counts), granted: of(granted) });
        return {
          key,
          label: content.label,
          mode: content.mode,
          options: options.map((option) =>
            option.label === option.code ? { ...option, label: nameOf.get(option.code) ?? option.code } : option,
          ),
        };
      }),
    };
  });
}
