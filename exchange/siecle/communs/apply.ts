import type { EntityManager } from '@mikro-orm/postgresql';
import type { FileContext } from '../../import-context.ts';
import { asRow, type Counts, type Row, syncRows } from '../../sync.ts';
import type { CommunsFile } from './read.ts';

/** The establishment's sheet (*Commun*, F-69) and the first and last day of its pupils' year. */
export async function applyCommuns(
  tx: EntityManager,
  file: CommunsFile,
  { uai, schoolYear, academyCode }: FileContext,
): Promise<Record<string, Counts>> {
  let sheet: Row = { uai };
  let year: Row = { uai, school_year: schoolYear };
  for await (const batch of file.records) {
    for (const record of batch) {
      if (record.type === 'establishment') sheet = { ...sheet, ...asRow(record.establishment) };
      else year = { ...year, ...asRow(record.year) };
    }
  }
  const establishments = await syncRows(
    tx,
    // Whoever edits the sheet meanwhile has read another one: the import wins (F-69).
    { name: 'establishment', key: ['uai'], version: 'sheet_version' },
    { where: 'uai = ?', values: [uai] },
    [sheet],
    // Without a sheet in the file, its UAI is its name until another file says better.
    { extra: (row) => ({ academy_code: academyCode, name: row.name ?? uai }) },
  );
  const years = await syncRows(
    tx,
    { name: 'establishment_year', key: ['uai', 'school_year'], version: 'version' },
    { where: 'uai = ? and school_year = ?', values: [uai, schoolYear] },
    [year],
  );
  return { establishments, years };
}
