import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { FileContext } from '../import-context.ts';
import { asRow, type Counts, differs, type Row, syncRows } from '../sync.ts';
import type { AddressRecord } from './address.ts';

/**
 * Addresses of a file, one row per ADRESSE_ID whoever shares it. Each of the two files carries only the addresses of its
 * own people: what one does not mention, the other may.
 * @param owners our ids of the pupils or guardians of the file who live at an ADRESSE_ID
 * @returns counts, and the id of each address by its ADRESSE_ID
 */
export async function applyAddresses(
  tx: EntityManager,
  addresses: readonly AddressRecord[],
  owners: ReadonlyMap<string, ReadonlySet<string>>,
  { uai, schoolYear }: FileContext,
): Promise<{ counts: Counts; idOf: Map<string, string> }> {
  const rows = new Map<string, Row>();
  for (const address of addresses) rows.set(address.externalId, { uai, school_year: schoolYear, ...asRow(address) });
  const table = { name: 'address', key: ['uai', 'school_year', 'external_id'] };
  const scope = { where: 'uai = ? and school_year = ? and external_id is not null', values: [uai, schoolYear] };
  await retireOthers(tx, rows, owners, uai, schoolYear);
  const counts = await syncRows(tx, table, scope, [...rows.values()], { extra: () => ({ id: randomUUID() }) });
  const known: { id: string; external_id: string }[] = await tx.execute(
    `select id, external_id from address where ${scope.where}`,
    scope.values,
  );
  return { counts, idOf: new Map(known.map(({ id, external_id }) => [external_id, id])) };
}

/**
 * ADRESSE_ID is not stable either. A row that people live at, none of whom the file puts there, is not the other address
 * that now bears its number: written over, it would give a family the home of another. It keeps its content, not its number.
 */
async function retireOthers(
  tx: EntityManager,
  rows: ReadonlyMap<string, Row>,
  owners: ReadonlyMap<string, ReadonlySet<string>>,
  uai: string,
  schoolYear: number,
): Promise<void> {
  const lived: { row: Row; people: string[] }[] = await tx.execute(
    `select to_jsonb(a) as row, jsonb_agg(o.id) as people
     from address a join (select id, address_id from pupil union all select id, address_id from guardian) o on o.address_id = a.id
     where a.uai = ? and a.school_year = ? and a.external_id in (select value from jsonb_array_elements_text(?::jsonb))
     group by a.id`,
    [uai, schoolYear, JSON.stringify([...rows.keys()])],
  );
  const others = lived.filter(({ row, people }) => {
    const externalId = String(row.external_id);
    return differs(row, rows.get(externalId) ?? {}) && !people.some((id) => owners.get(externalId)?.has(id));
  });
  await tx.execute(
    `update address set external_id = null where id in (select value::uuid from jsonb_array_elements_text(?::jsonb))`,
    [JSON.stringify(others.map(({ row }) => row.id))],
  );
}

/** Who lives where, by ADRESSE_ID: to be given as `owners`. */
export function ownersByAddress(people: readonly { readonly id: string; readonly address: string | null }[]) {
  const owners = new Map<string, Set<string>>();
  for (const { id, address } of people) {
    if (address !== null) owners.set(address, (owners.get(address) ?? new Set()).add(id));
  }
  return owners;
}
