/** The fields of the record (§2.1) where the rules' names meet the tables: read for screens and reviews, written once accepted. */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Address, FieldValue, RecordFieldName } from '../domain/pupil-record/fields.ts';

/** Column of each field that is one; an address is a row of its own. */
const COLUMNS = {
  'pupil.usageName': 'usage_name',
  'pupil.phoneHome': 'phone_home',
  'pupil.phoneWork': 'phone_work',
  'pupil.phoneMobile': 'phone_mobile',
  'pupil.acceptsSms': 'accepts_sms',
  'pupil.email': 'email',
  'guardian.civility': 'civility',
  'guardian.usageName': 'usage_name',
  'guardian.phoneHome': 'phone_home',
  'guardian.phoneWork': 'phone_work',
  'guardian.phoneMobile': 'phone_mobile',
  'guardian.acceptsSms': 'accepts_sms',
  'guardian.email': 'email',
  'guardian.occupation': 'occupation',
  'guardian.sharesAddress': 'shares_address',
} as const satisfies Partial<Record<RecordFieldName, string>>;

export type RecordValues = Record<RecordFieldName, FieldValue>;

/** Every field of one pupil and one guardian as the base says now. @throws when either is not in the base */
export async function readRecordValues(em: EntityManager, pupilId: string, guardianId: string): Promise<RecordValues> {
  const [pupil] = await em.execute(
    `select p.*, to_jsonb(a) as address from pupil p left join address a on a.id = p.address_id where p.id = ?`,
    [pupilId],
  );
  const [guardian] = await em.execute(
    `select g.*, to_jsonb(a) as address from guardian g left join address a on a.id = g.address_id where g.id = ?`,
    [guardianId],
  );
  if (!pupil || !guardian) throw new Error('the pupil or the guardian is not in the base');
  const values: Partial<RecordValues> = {
    'pupil.address': addressOf(pupil.address),
    'guardian.address': addressOf(guardian.address),
  };
  for (const [field, column] of Object.entries(COLUMNS) as [RecordFieldName, string][]) {
    values[field] = (field.startsWith('pupil.') ? pupil : guardian)[column] ?? null;
  }
  return values as RecordValues;
}

/** An address row as the field's value; null when there is none. */
export function addressOf(row: Record<string, string | null> | null): Address | null {
  if (!row) return null;
  return {
    line1: row.line1 ?? '',
    line2: row.line2 ?? null,
    line3: row.line3 ?? null,
    line4: row.line4 ?? null,
    postalCode: row.postal_code ?? null,
    city: row.city ?? null,
    foreignCity: row.foreign_city ?? null,
    countryCode: row.country_code ?? '100',
  };
}

/**
 * Writes one accepted field into the base, within the transaction of the decision. An address that somebody else lives at
 * too is forked: the change concerns the one who asked for it, and nobody else (§2.3).
 */
export async function writeRecordValue(
  tx: EntityManager,
  owner: { pupilId: string; guardianId: string },
  field: RecordFieldName,
  value: FieldValue,
): Promise<void> {
  const table = field.startsWith('pupil.') ? 'pupil' : 'guardian';
  const id = table === 'pupil' ? owner.pupilId : owner.guardianId;
  if (field === 'pupil.address' || field === 'guardian.address') {
    await writeAddress(tx, table, id, value as Address);
    return;
  }
  await tx.execute(`update ${table} set ${COLUMNS[field]} = ?, version = version + 1 where id = ?`, [value, id]);
}

async function writeAddress(
  tx: EntityManager,
  table: 'pupil' | 'guardian',
  id: string,
  address: Address,
): Promise<void> {
  const [owner] = await tx.execute(
    `select o.uai, o.school_year, o.address_id,
       (select count(*) from pupil where address_id = o.address_id) + (select count(*) from guardian where address_id = o.address_id) as residents
     from ${table} o where o.id = ?`,
    [id],
  );
  if (!owner) throw new Error(`no such ${table}`);
  const { line1, line2, line3, line4, postalCode, city, foreignCity, countryCode } = address;
  const values = [line1, line2, line3, line4, postalCode, city, foreignCity, countryCode];
  if (owner.address_id && Number(owner.residents) === 1) {
    await tx.execute(
      `update address set (line1, line2, line3, line4, postal_code, city, foreign_city, country_code, commune_code)
         = (?, ?, ?, ?, ?, ?, ?, ?, null) where id = ?`,
      [...values, owner.address_id],
    );
  } else {
    const forked = randomUUID();
    await tx.execute(
      `insert into address (id, uai, school_year, line1, line2, line3, line4, postal_code, city, foreign_city, country_code)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [forked, owner.uai, owner.school_year, ...values],
    );
    await tx.execute(`update ${table} set address_id = ? where id = ?`, [forked, id]);
  }
  await tx.execute(`update ${table} set version = version + 1 where id = ?`, [id]);
}
