import type { EntityManager } from '@mikro-orm/postgresql';
import type { FileContext } from '../../import-context.ts';
import { importProblem } from '../../problems.ts';
import { asRow, type Counts, deleteRows, type Row, syncRows } from '../../sync.ts';
import type { NomenclatureFile, NomenclatureRecord } from './read.ts';

/** Table and key of each record; what a nomenclature no longer lists is no longer offered. */
const TABLES = {
  mef: { name: 'mef', counted: 'mefs', key: ['code'] },
  subject: { name: 'subject', counted: 'subjects', key: ['code'] },
  programme: { name: 'programme', counted: 'programmes', key: ['mef', 'subject_code', 'election_mode'] },
  compulsoryOption: { name: 'compulsory_option', counted: 'compulsoryOptions', key: ['mef', 'subject_code', 'rank'] },
  code: { name: 'nomenclature_code', counted: 'codes', key: ['kind', 'code'] },
} as const;

/** A nomenclature without these would empty the offer of the establishment (§6.1). */
const REQUIRED = [
  ['mef', 'MEFS'],
  ['subject', 'MATIERES'],
  ['programme', 'PROGRAMMES'],
] as const;

/** The reference data of (establishment, year), replaced by what the file says (F-70, F-71). */
export async function applyNomenclature(
  tx: EntityManager,
  file: NomenclatureFile,
  { uai, schoolYear, report }: FileContext,
): Promise<Record<string, Counts>> {
  const rows: Record<keyof typeof TABLES, Map<string, Row>> = {
    mef: new Map(),
    subject: new Map(),
    programme: new Map(),
    compulsoryOption: new Map(),
    code: new Map(),
  };
  for await (const batch of file.records) {
    for (const record of batch) {
      const row: Row = { uai, school_year: schoolYear, ...asRow(contentOf(record)) };
      // A line repeated in the file says the same thing twice: the last one stands.
      rows[record.type].set(JSON.stringify(TABLES[record.type].key.map((column) => row[column])), row);
    }
  }
  const missing = REQUIRED.filter(([type]) => rows[type].size === 0).map(([, tag]) => tag);
  if (missing.length > 0) report(importProblem('nomenclature-incomplete', { missing: missing.join(', ') }));
  const counts: Record<string, Counts> = {};
  for (const [type, { name, counted, key }] of Object.entries(TABLES) as [
    keyof typeof TABLES,
    (typeof TABLES)[keyof typeof TABLES],
  ][]) {
    const table = { name, key: ['uai', 'school_year', ...key] };
    const scope = { where: 'uai = ? and school_year = ?', values: [uai, schoolYear] };
    counts[counted] = await syncRows(tx, table, scope, [...rows[type].values()], {
      gone: (missing) => deleteRows(tx, table, missing),
    });
  }
  return counts;
}

function contentOf(record: NomenclatureRecord): object {
  switch (record.type) {
    case 'mef':
      return record.mef;
    case 'subject':
      return record.subject;
    case 'programme':
      return record.programme;
    case 'compulsoryOption':
      return record.compulsoryOption;
    case 'code':
      return record.code;
  }
}
