import type { EntityManager } from '@mikro-orm/postgresql';
import type { FileContext } from '../../import-context.ts';
import { asRow, type Counts, deleteRows, type Row, syncRows } from '../../sync.ts';
import type { StructuresFile } from './read.ts';

/** Divisions and groups of (establishment, year), replaced by what the file says. */
export async function applyStructures(
  tx: EntityManager,
  file: StructuresFile,
  { uai, schoolYear }: FileContext,
): Promise<Record<string, Counts>> {
  const rows = new Map<string, Row>();
  for await (const batch of file.records) {
    for (const structure of batch) rows.set(structure.code, { uai, school_year: schoolYear, ...asRow(structure) });
  }
  const table = { name: 'structure', key: ['uai', 'school_year', 'code'] };
  const scope = { where: 'uai = ? and school_year = ?', values: [uai, schoolYear] };
  const structures = await syncRows(tx, table, scope, [...rows.values()], {
    gone: (missing) => deleteRows(tx, table, missing),
  });
  return { structures };
}
