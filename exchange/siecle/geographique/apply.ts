import type { EntityManager } from '@mikro-orm/postgresql';
import { asRow, type Counts, type Row, syncRows } from '../../sync.ts';
import type { GeographiqueFile } from './read.ts';

/** Places are shared by all establishments: the newest label wins, and none is ever taken away. */
export async function applyGeographique(tx: EntityManager, file: GeographiqueFile): Promise<Record<string, Counts>> {
  const places = new Map<string, Row>();
  for await (const batch of file.records)
    for (const place of batch) places.set(`${place.kind}/${place.code}`, asRow(place));
  const table = { name: 'place', key: ['kind', 'code'] };
  return { places: await syncRows(tx, table, { where: 'true', values: [] }, [...places.values()]) };
}
