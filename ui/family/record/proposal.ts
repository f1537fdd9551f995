/** From what a guardian typed to the items of a record change: pure, the same rules as the api (§2.1, §2.2). */
import { FRANCE } from '../../../domain/identifiers/codes.ts';
import {
  type Address,
  type Contact,
  type FieldPart,
  type FieldValue,
  keptAddress,
  partsAmiss,
  RECORD_FIELDS,
  type RecordFieldName,
  sameValue,
} from '../../../domain/pupil-record/fields.ts';
import { needsEvidence } from '../../../domain/record-change/evidence.ts';
import {
  type ItemProblem,
  type ProposedItem,
  problemsOfProposal,
} from '../../../domain/record-change/record-change.ts';
import type { Schemas } from '../../client/client.ts';

type PupilRecord = Schemas['PupilRecord'];

/** What a form holds: a field of the pupil or of oneself, or one contact among several. */
export type ItemKey = Exclude<RecordFieldName, 'contact'> | `contact.${string}`;
export const contactKey = (contactId: string): ItemKey => `contact.${contactId}`;
export const contactOf = (key: string): string | null => (key.startsWith('contact.') ? key.slice(8) : null);
export const fieldOf = (key: ItemKey): RecordFieldName =>
  contactOf(key) === null ? (key as RecordFieldName) : 'contact';

/** What was touched; a field put back to what it was is no change. */
export type Edits = Partial<Record<ItemKey, FieldValue>>;
export type Values = Partial<Record<ItemKey, FieldValue>>;

export interface Item extends Omit<ProposedItem, 'targetId'> {
  readonly field: RecordFieldName;
  /** Of a contact; the others say by their name whose they are. */
  readonly targetId?: string;
}

/** The record as the form knows it: each contact is a value of its own. */
export const seenIn = ({ values, contacts }: Pick<PupilRecord, 'values' | 'contacts'>): Values => ({
  ...values,
  ...Object.fromEntries(contacts.map(({ contactId, value }) => [contactKey(contactId), value])),
});

export const blankAddress = (): Address => ({
  line1: '',
  line2: null,
  line3: null,
  line4: null,
  postalCode: '',
  city: '',
  foreignCity: null,
  countryCode: FRANCE,
});

export const blankContact = (): Contact => ({
  lastName: '',
  firstName: null,
  kinship: '',
  phoneHome: null,
  phoneWork: null,
  phoneMobile: null,
});

/** The items to propose: what says something else than the record, with the value that was seen. */
export function itemsOf(edits: Edits, values: Values): Item[] {
  return (Object.keys(edits) as ItemKey[]).flatMap((key): Item[] => {
    const [field, contactId] = [fieldOf(key), contactOf(key)];
    const [baseValue, newValue] = [values[key] ?? null, cleaned(edits[key] ?? null)];
    if (sameValue(plain(field, baseValue), plain(field, newValue))) return [];
    return [{ field, ...(contactId !== null && { targetId: contactId }), baseValue, newValue }];
  });
}

/** A telephone put back as it was shown is the same telephone, however it is written; so is a town in small letters. */
function plain(field: RecordFieldName, value: FieldValue): FieldValue {
  const dialled = (text: string | null): string | null =>
    text?.replaceAll(/[\s.-]/g, '').replace(/^\+(?:33|262|508|590|594|596)/, '0') ?? null;
  if (typeof value === 'string') return field.includes('.phone') ? dialled(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (!('kinship' in value)) return keptAddress(value);
  const { phoneHome, phoneWork, phoneMobile } = value;
  return {
    ...value,
    phoneHome: dialled(phoneHome),
    phoneWork: dialled(phoneWork),
    phoneMobile: dialled(phoneMobile),
  };
}

/** Spaces around a text mean nothing, and an empty text is no value. */
function cleaned(value: FieldValue): FieldValue {
  if (typeof value === 'string') return value.trim() || null;
  if (typeof value !== 'object' || value === null) return value;
  if (!('kinship' in value)) return keptAddress(value);
  const text = (part: string | null): string | null => part?.trim() || null;
  const { lastName, firstName, kinship, phoneHome, phoneWork, phoneMobile } = value;
  return {
    lastName: lastName.trim(),
    firstName: text(firstName),
    kinship,
    phoneHome: text(phoneHome),
    phoneWork: text(phoneWork),
    phoneMobile: text(phoneMobile),
  };
}

export interface EditProblem {
  readonly key: ItemKey;
  readonly field: RecordFieldName;
  /** Of an address or of a contact. */
  readonly part?: FieldPart;
  readonly problem: ItemProblem['problem'];
}

/** Problems of what was typed: one per field, or one per part of an address or of a contact. */
export function problemsOfEdits(edits: Edits, values: Values): EditProblem[] {
  const items = itemsOf(edits, values);
  return problemsOfProposal(items, values).flatMap(({ field: name, targetId, problem }): EditProblem[] => {
    const field = name as RecordFieldName;
    const key = field === 'contact' ? contactKey(targetId ?? '') : field;
    const value = items.find((item) => item.field === field && item.targetId === targetId)?.newValue ?? null;
    const parts = partsAmiss(field, value);
    if (problem !== 'value-invalid' || parts.length === 0) return [{ key, field, problem }];
    return parts.map((part) => ({
      key,
      field,
      part,
      problem: noTelephone(value) && isPhone(part) ? 'phone-missing' : problem,
    }));
  });
}

const isPhone = (part: FieldPart): boolean => part.startsWith('phone');
const noTelephone = (value: FieldValue): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'kinship' in value &&
  value.phoneHome === null &&
  value.phoneWork === null &&
  value.phoneMobile === null;

/** Where a problem of the api stands in the form: the control of `body.items.2.newValue.phoneMobile`. */
export function controlAt(path: string, items: readonly Item[]): { item: Item; name: string } | null {
  const [, index, part = ''] = /^body\.items\.(\d+)\.(?:field|targetId|newValue)(\.\w+)?$/.exec(path) ?? [];
  const item = items[Number(index)];
  if (!item) return null;
  const key = item.field === 'contact' ? contactKey(item.targetId ?? '') : item.field;
  return { item, name: `${key}${part}` };
}

/**
 * The same change at another establishment, which has a row of its own for the same person (§1.6): one's own data only,
 * over the values that are there, and nothing where they say the same already.
 */
export const itemsThere = (items: readonly Item[], there: Pick<PupilRecord, 'values' | 'modifiable'>): Item[] =>
  items.flatMap(({ field, newValue }): Item[] => {
    if (RECORD_FIELDS[field].entity !== 'guardian' || !there.modifiable.includes(field)) return [];
    // A paper is shown to one school, for one pupil: what needs one is asked there, with it.
    if (needsEvidence(field, newValue)) return [];
    const baseValue = there.values[field] ?? null;
    return sameValue(plain(field, baseValue), plain(field, newValue)) ? [] : [{ field, baseValue, newValue }];
  });

/** Whether a change is of one's own data, the only one that other establishments may be told of. */
export const isOwn = ({ field }: Item): boolean => RECORD_FIELDS[field].entity === 'guardian';

/** Fields of the record in its own order, those of one person together. */
export const fieldsOf = (
  entity: 'pupil' | 'guardian',
  fields: readonly RecordFieldName[],
): Exclude<RecordFieldName, 'contact'>[] =>
  (Object.keys(RECORD_FIELDS) as RecordFieldName[]).filter(
    (field): field is Exclude<RecordFieldName, 'contact'> =>
      field !== 'contact' && RECORD_FIELDS[field].entity === entity && fields.includes(field),
  );
