/** From what a guardian typed to the items of a record change: pure, the same rules as the api (§2.1, §2.2). */
import {
  type FieldValue,
  RECORD_FIELDS,
  type RecordFieldName,
  sameValue,
} from '../../../domain/pupil-record/fields.ts';
import {
  type ItemProblem,
  type ProposedItem,
  problemsOfProposal,
} from '../../../domain/record-change/record-change.ts';

/** What was touched, by field; a field put back to what it was is no change. */
export type Edits = Partial<Record<RecordFieldName, FieldValue>>;
export type Values = Partial<Record<RecordFieldName, FieldValue>>;

export interface Item extends Omit<ProposedItem, 'targetId'> {
  readonly field: RecordFieldName;
  readonly targetId?: string;
}

/** The items to propose: the fields that say something else than the record, with the value that was seen. */
export function itemsOf(edits: Edits, values: Values): Item[] {
  return (Object.keys(edits) as RecordFieldName[]).flatMap((field) => {
    const [baseValue, newValue] = [values[field] ?? null, cleaned(edits[field] ?? null)];
    return sameValue(plain(field, baseValue), plain(field, newValue)) ? [] : [{ field, baseValue, newValue }];
  });
}

/** A telephone put back as it was shown is the same telephone, however it is written. */
const plain = (field: RecordFieldName, value: FieldValue): FieldValue =>
  field.includes('.phone') && typeof value === 'string'
    ? value.replaceAll(/[\s.-]/g, '').replace(/^\+(?:33|262|508|590|594|596)/, '0')
    : value;

/** Problems of what was typed, one per field at most. */
export const problemsOfEdits = (edits: Edits, values: Values): ItemProblem[] =>
  problemsOfProposal(itemsOf(edits, values), values);

/** Spaces around a text mean nothing, and an empty text is no value. */
function cleaned(value: FieldValue): FieldValue {
  if (typeof value === 'string') return value.trim() || null;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([part, text]) => [
      part,
      typeof text === 'string' && part !== 'line1' ? text.trim() || null : text,
    ]),
  ) as FieldValue;
}

/** Fields of the record in its own order, those of one person together. */
export const fieldsOf = (entity: 'pupil' | 'guardian', fields: readonly RecordFieldName[]): RecordFieldName[] =>
  (Object.keys(RECORD_FIELDS) as RecordFieldName[]).filter(
    (field) => RECORD_FIELDS[field].entity === entity && fields.includes(field),
  );
