/** Bringing a table to what a file says, counting what that changes: the one way every kind of file is applied. */
import type { EntityManager } from '@mikro-orm/postgresql';

/** What a file does to one table. */
export interface Counts {
  new: number;
  changed: number;
  unchanged: number;
  gone: number;
}

/** A row by column name, as JSON. */
export type Row = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface Table {
  readonly name: string;
  /** Columns that tell rows apart. */
  readonly key: readonly string[];
  /** The column that each change counts up, where there is one. */
  readonly version?: string;
}

/** SQL condition (with `?`) and its values: the rows of the table that the file speaks for. */
export interface Scope {
  readonly where: string;
  readonly values: readonly unknown[];
}

const BATCH = 1000;

/**
 * Inserts and updates the rows that differ from the table's. Rows of the scope that the file no longer has are handed to
 * `gone`, which dates or deletes them and tells how many; without it they stay as they are.
 * @param extra columns written only when a row is inserted, computed from it
 */
export async function syncRows(
  tx: EntityManager,
  table: Table,
  scope: Scope,
  rows: readonly Row[],
  options: { extra?: (row: Row) => Row; gone?: (rows: readonly Row[]) => Promise<number> } = {},
): Promise<Counts> {
  const columns = Object.keys(rows[0] ?? {});
  const keyOf = (row: Row): string => JSON.stringify(table.key.map((column) => String(row[column])));
  const existing: { row: Row }[] = await tx.execute(
    `select to_jsonb(t) as row from ${table.name} t where ${scope.where}`,
    [...scope.values],
  );
  const known = new Map(existing.map(({ row }) => [keyOf(row), row]));
  const given = new Set(rows.map(keyOf));
  const added = rows.filter((row) => !known.has(keyOf(row)));
  const differing = rows.filter((row) => {
    const old = known.get(keyOf(row));
    return old !== undefined && differs(old, row);
  });
  const missing = existing.map(({ row }) => row).filter((row) => !given.has(keyOf(row)));

  const types = await columnTypes(tx, table.name);
  for (const batch of batches(added))
    await insert(
      tx,
      table,
      types,
      batch.map((row) => ({ ...row, ...options.extra?.(row) })),
    );
  const changing = columns.filter((column) => !table.key.includes(column));
  for (const batch of batches(differing)) await update(tx, table, types, changing, batch);
  const gone = options.gone && missing.length > 0 ? await options.gone(missing) : 0;
  return {
    new: added.length,
    changed: differing.length,
    unchanged: rows.length - added.length - differing.length,
    gone,
  };
}

/** Whether a row of a table says anything else than what a file gives for it. */
export const differs = (old: Row, given: Row): boolean =>
  Object.entries(given).some(
    ([column, value]) => JSON.stringify(old[column] ?? null) !== JSON.stringify(value ?? null),
  );

function* batches<T>(rows: readonly T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += BATCH) yield rows.slice(start, start + BATCH);
}

type Types = ReadonlyMap<string, string>;

async function columnTypes(tx: EntityManager, table: string): Promise<Types> {
  const columns: { name: string; type: string }[] = await tx.execute(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = ?::regclass and attnum > 0 and not attisdropped`,
    [table],
  );
  return new Map(columns.map(({ name, type }) => [name, type]));
}

/** A set of JSON rows as a table in SQL, with the types of the columns they are for. */
export function recordset(types: Types, columns: readonly string[]): string {
  const typed = columns.map((column) => `"${column}" ${types.get(column) ?? 'text'}`);
  return `jsonb_to_recordset(?::jsonb) as r(${typed.join(', ')})`;
}

async function insert(tx: EntityManager, table: Table, types: Types, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const list = columns.map((column) => `"${column}"`).join(', ');
  await tx.execute(`insert into ${table.name} (${list}) select ${list} from ${recordset(types, columns)}`, [
    JSON.stringify(rows),
  ]);
}

async function update(
  tx: EntityManager,
  table: Table,
  types: Types,
  changing: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  const set = changing.map((column) => `"${column}" = r."${column}"`);
  if (table.version) set.push(`${table.version} = t.${table.version} + 1`);
  await tx.execute(
    `update ${table.name} t set ${set.join(', ')} from ${recordset(types, [...table.key, ...changing])} where ${sameKey(table)}`,
    [JSON.stringify(rows)],
  );
}

/** Deletes rows by their key; to be given as `gone` where a table only mirrors the file. */
export async function deleteRows(tx: EntityManager, table: Table, rows: readonly Row[]): Promise<number> {
  const types = await columnTypes(tx, table.name);
  await tx.execute(`delete from ${table.name} t using ${recordset(types, table.key)} where ${sameKey(table)}`, [
    JSON.stringify(rows),
  ]);
  return rows.length;
}

const sameKey = (table: Table): string => table.key.map((column) => `t."${column}" = r."${column}"`).join(' and ');

/** `birthCityCode` → `birth_city_code`: records are camelCase, columns are not. */
export function asRow(record: object): Row {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}
