import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Takes the number a file gives to one row from any other row that still bears it: SIECLE deals its numbers out anew, and
 * they are unique in (UAI, year).
 * @param given the number by row id, for the rows that the file speaks of
 */
export async function freeExternalIds(
  tx: EntityManager,
  table: 'pupil' | 'guardian',
  { uai, schoolYear }: { readonly uai: string; readonly schoolYear: number },
  given: ReadonlyMap<string, string>,
): Promise<void> {
  await tx.execute(
    `update ${table} t set external_id = null
     from jsonb_to_recordset(?::jsonb) as r(id uuid, external_id text)
     where t.uai = ? and t.school_year = ? and t.external_id = r.external_id and t.id <> r.id`,
    [JSON.stringify([...given].map(([id, external_id]) => ({ id, external_id }))), uai, schoolYear],
  );
}
