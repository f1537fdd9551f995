/** The fields of the record (§2.1) where the rules' names meet the tables: read for screens and reviews, written once accepted. */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type Address,
  type Contact,
  type FieldValue,
  RECORD_FIELD_NAMES,
  RECORD_FIELDS,
  type RecordFieldName,
} from '../domain/pupil-record/fields.ts';
import { addressConfirmed } from './views/sql.ts';

/** Column of each field that is one; an address is a row of its own. */
const COLUMNS = {
  'pupil.usageName': 'usage_name',
  'pupil.phoneHome': 'phone_home',
  'pupil.phoneWork': 'phone_work',
  'pupil.phoneMobile': 'phone_mobile',
  'pupil.acceptsSms': 'accepts_sms',
  'pupil.email': 'email',
  'pupil.regime': 'regime_code',
  'guardian.civility': 'civility',
  'guardian.usageName': 'usage_name',
  'guardian.phoneHome': 'phone_home',
  'guardian.phoneWork': 'phone_work',
  'guardian.phoneMobile': 'phone_mobile',
  'guardian.acceptsSms': 'accepts_sms',
  'guardian.email': 'email',
  'guardian.occupation': 'occupation',
  'guardian.sharesAddress': 'shares_address',
} as const satisfies Record<Exclude<RecordFieldName, 'contact' | 'pupil.address' | 'guardian.address'>, string>;

/** One field of one person, in the record of one pupil: what an item of a change is about. */
export interface FieldPlace {
  readonly field: RecordFieldName;
  /** The pupil's row, a guardian's, a contact's. */
  readonly targetId: string;
  readonly pupilId: string;
}

/** The same text for the same field; a contact is somebody's contact for one pupil. */
export const placeKey = ({ field, targetId, pupilId }: FieldPlace): string =>
  field === 'contact' ? `${field}/${targetId}/${pupilId}` : `${field}/${targetId}`;

/** The fields of a person, contacts left out: those are read one by one. */
export type RecordValues = Record<Exclude<RecordFieldName, 'contact'>, FieldValue>;

/** Every field of one pupil and one guardian as the base says now. @throws when either is not in the base */
export async function readRecordValues(em: EntityManager, pupilId: string, guardianId: string): Promise<RecordValues> {
  const [pupils, guardians] = await rowsOf(em, [pupilId], [guardianId]);
  const [pupil, guardian] = [pupils.get(pupilId), guardians.get(guardianId)];
  if (!pupil || !guardian) throw new Error('the pupil or the guardian is not in the base');
  return Object.fromEntries(
    RECORD_FIELD_NAMES.filter((field) => field !== 'contact').map((field) => [
      field,
      fieldOfRow(field, field.startsWith('pupil.') ? pupil : guardian),
    ]),
  ) as RecordValues;
}

/** The values of any fields, by `placeKey`; null where the person, or the contact, is not there. */
export async function readFields(
  em: EntityManager,
  places: readonly FieldPlace[],
): Promise<ReadonlyMap<string, FieldValue>> {
  const ids = (entity: 'pupil' | 'guardian'): string[] =>
    unique(places.filter(({ field }) => RECORD_FIELDS[field].entity === entity).map(({ targetId }) => targetId));
  const contactPlaces = places.filter(({ field }) => field === 'contact');
  const [pupils, guardians] = await rowsOf(em, ids('pupil'), ids('guardian'));
  const contacts = new Map<string, Contact>();
  for (const { pupilId, contactId, value } of await contactsOfAll(
    em,
    unique(contactPlaces.map((one) => one.pupilId)),
  )) {
    contacts.set(placeKey({ field: 'contact', targetId: contactId, pupilId }), value);
  }
  return new Map(
    places.map((place) => {
      if (place.field === 'contact') return [placeKey(place), contacts.get(placeKey(place)) ?? null] as const;
      const row = (RECORD_FIELDS[place.field].entity === 'pupil' ? pupils : guardians).get(place.targetId);
      return [placeKey(place), row ? fieldOfRow(place.field, row) : null] as const;
    }),
  );
}

/** The persons to call for a pupil (level 3), as their one field. */
export async function contactsOf(
  em: EntityManager,
  pupilId: string,
): Promise<{ readonly contactId: string; readonly value: Contact }[]> {
  return (await contactsOfAll(em, [pupilId])).map(({ contactId, value }) => ({ contactId, value }));
}

async function contactsOfAll(
  em: EntityManager,
  pupilIds: readonly string[],
): Promise<{ pupilId: string; contactId: string; value: Contact }[]> {
  if (pupilIds.length === 0) return [];
  return em.execute(
    `select r.pupil_id as "pupilId", g.id as "contactId", json_build_object('lastName', g.last_name, 'firstName', g.first_name,
       'kinship', r.kinship_code, 'phoneHome', g.phone_home, 'phoneWork', g.phone_work, 'phoneMobile', g.phone_mobile) as value
     from responsibility r join guardian g on g.id = r.guardian_id
     where r.pupil_id in (?) and r.level = 3 and (r.ended_on is null or r.ended_on > current_date)
     order by r.contact_first desc, g.last_name, g.first_name, g.id`,
    [[...pupilIds]],
  );
}

/** Which of these ids are somebody in the base, whoever and wherever. */
export async function peopleAmong(em: EntityManager, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const known: { id: string }[] = await em.execute(
    `select id from guardian where id in (?) union select id from pupil where id in (?)`,
    [[...ids], [...ids]],
  );
  return new Set(known.map(({ id }) => id));
}

type PersonRow = Record<string, FieldValue>;

async function rowsOf(
  em: EntityManager,
  pupilIds: readonly string[],
  guardianIds: readonly string[],
): Promise<[ReadonlyMap<string, PersonRow>, ReadonlyMap<string, PersonRow>]> {
  const read = async (table: 'pupil' | 'guardian', ids: readonly string[]): Promise<Map<string, PersonRow>> => {
    if (ids.length === 0) return new Map();
    const rows: PersonRow[] = await em.execute(
      `select o.*, to_jsonb(a) as address from ${table} o left join address a on a.id = o.address_id where o.id in (?)`,
      [[...ids]],
    );
    return new Map(rows.map((row) => [row.id as string, row]));
  };
  return [await read('pupil', pupilIds), await read('guardian', guardianIds)];
}

const fieldOfRow = (field: Exclude<RecordFieldName, 'contact'>, row: PersonRow): FieldValue =>
  field === 'pupil.address' || field === 'guardian.address'
    ? addressOf(row.address as unknown as Record<string, string | null> | null)
    : (row[COLUMNS[field]] ?? null);

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

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
export async function writeRecordValue(tx: EntityManager, place: FieldPlace, value: FieldValue): Promise<void> {
  const { field, targetId } = place;
  if (field === 'contact') return writeContact(tx, place, value as Contact | null);
  const table = field.startsWith('pupil.') ? 'pupil' : 'guardian';
  if (field === 'pupil.address' || field === 'guardian.address') {
    return writeAddress(tx, table, targetId, value as Address);
  }
  if (field === 'guardian.email') return writeGuardianEmail(tx, targetId, value as string | null);
  await tx.execute(`update ${table} set ${COLUMNS[field]} = ?, version = version + 1 where id = ?`, [value, targetId]);
}

/** Letters go on to the address they used until the link sent to the new one has been opened (§1.3, M-02). */
async function writeGuardianEmail(tx: EntityManager, guardianId: string, email: string | null): Promise<void> {
  const [before]: { used: string | null; confirmed: boolean }[] = await tx.execute(
    `select case when email_confirmed then email else confirmed_email end as used,
       ${addressConfirmed('g', '?')} as confirmed
     from guardian g where g.id = ?`,
    [email, email, guardianId],
  );
  await tx.execute(`update guardian set email = ?, version = version + 1 where id = ?`, [email, guardianId]);
  if (email === null || before?.confirmed) return;
  await tx.execute(`update guardian set email_confirmed = false, confirmed_email = ? where id = ?`, [
    before?.used ?? null,
    guardianId,
  ]);
}

/**
 * A contact of one pupil: added, corrected, or no longer one (`null`). Somebody who is known here for another child too
 * becomes a person of their own for this one: what this family says changes nothing in another's record.
 */
async function writeContact(
  tx: EntityManager,
  { targetId, pupilId }: FieldPlace,
  contact: Contact | null,
): Promise<void> {
  if (contact === null) {
    await tx.execute(
      `update responsibility set ended_on = current_date where pupil_id = ? and guardian_id = ? and level = 3`,
      [pupilId, targetId],
    );
    return;
  }
  const { lastName, firstName, kinship, phoneHome, phoneWork, phoneMobile } = contact;
  const values = [lastName, firstName, phoneHome, phoneWork, phoneMobile];
  const [known]: { shared: boolean }[] = await tx.execute(
    `select exists (select 1 from responsibility r where r.guardian_id = g.id and r.pupil_id <> ?) as shared from guardian g where g.id = ?`,
    [pupilId, targetId],
  );
  const id = known?.shared ? randomUUID() : targetId;
  if (known && !known.shared) {
    await tx.execute(
      `update guardian set (last_name, first_name, phone_home, phone_work, phone_mobile) = (?, ?, ?, ?, ?), version = version + 1 where id = ?`,
      [...values, id],
    );
  } else {
    await tx.execute(
      `insert into guardian (id, uai, school_year, last_name, first_name, phone_home, phone_work, phone_mobile, version)
       select ?, p.uai, p.school_year, ?, ?, ?, ?, ?, 1 from pupil p where p.id = ?`,
      [id, ...values, pupilId],
    );
  }
  if (known?.shared) {
    await tx.execute(`update responsibility set ended_on = current_date where pupil_id = ? and guardian_id = ?`, [
      pupilId,
      targetId,
    ]);
  }
  await tx.execute(
    `insert into responsibility (pupil_id, guardian_id, level, kinship_code) values (?, ?, 3, ?)
     on conflict (pupil_id, guardian_id) do update set kinship_code = excluded.kinship_code, ended_on = null`,
    [pupilId, id, kinship],
  );
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
