import type { EntityManager } from '@mikro-orm/postgresql';

/** Labels of the codes that values of the record hold, by code. */
export interface CodeLabelsOfSchool {
  readonly occupations: Readonly<Record<string, string>>;
  readonly countries: Readonly<Record<string, string>>;
  readonly regimes: Readonly<Record<string, string>>;
}

/** By an establishment's nomenclature of a year; what this year's does not know, last year's may. */
export async function codeLabels(em: EntityManager, uai: string, schoolYear: number): Promise<CodeLabelsOfSchool> {
  const lines: { kind: keyof CodeLabelsOfSchool; code: string; label: string }[] = await em.execute(
    `select * from (
       select kind || 's' as kind, code, label, school_year from nomenclature_code
       where uai = ? and kind in ('occupation', 'regime') and school_year in (?, ?)
       union all select 'countries', code, label, 0 from place where kind = 'country') l
     order by school_year`,
    [uai, schoolYear, schoolYear - 1],
  );
  const labels: Record<keyof CodeLabelsOfSchool, Record<string, string>> = {
    occupations: {},
    countries: {},
    regimes: {},
  };
  for (const { kind, code, label } of lines) labels[kind][code] = label;
  return labels;
}
