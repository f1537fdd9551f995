/** What a guardian proposes, and what a clerk amends, held against the rules of the record's fields and made ready to keep. */
import type { ZodMiniType } from 'zod/mini';
import type { RecordView } from '../database/views/record.ts';
import { FRANCE } from '../domain/identifiers/codes.ts';
import {
  type Address,
  type Contact,
  type FieldValue,
  keptAddress,
  RECORD_FIELDS,
  type RecordFieldName,
} from '../domain/pupil-record/fields.ts';
import { type KnownValues, problemsOfProposal } from '../domain/record-change/record-change.ts';
import { toE164 } from '../exchange/phone.ts';
import { type FieldProblem, type FieldProblemKind, Refused } from './problems.ts';

export interface AskedItem {
  readonly field: RecordFieldName;
  readonly targetId?: string | undefined;
  readonly baseValue: FieldValue;
  readonly newValue: FieldValue;
  /** The paper shown for it. */
  readonly evidenceId?: string | null | undefined;
}

/** An item that says whose field it is. */
export interface CheckedItem extends AskedItem {
  readonly targetId: string;
}

/**
 * The proposed items with their values as they will be kept: spaces trimmed, telephones in E.164, towns in capitals.
 * @param taken of the targets named for contacts, those that are somebody in the base
 * @throws Refused `field-not-modifiable` for a field this guardian may not change today, `value-invalid` for the rest;
 *   each with a path per field. Whose row a wrong target is, or whether it is one, is not told.
 */
export function checkedProposal(
  asked: readonly AskedItem[],
  record: RecordView,
  taken: ReadonlySet<string>,
): CheckedItem[] {
  const joint = new Map(record.others.flatMap((other) => (other.joint ? [[other.joint.guardianId, other.joint]] : [])));
  const closed = asked.flatMap(({ field, targetId = '' }, index) =>
    (joint.get(targetId)?.modifiable ?? record.modifiable).includes(field)
      ? []
      : [{ path: `body.items.${index}.field`, problem: 'field-not-modifiable' as const }],
  );
  if (closed.length > 0) throw new Refused('field-not-modifiable', { errors: closed });

  const problems: FieldProblem[] = [];
  const items = asked.map((item, index): CheckedItem => {
    const targetId = targetOf(item, record, taken);
    if (targetId === null) problems.push({ path: `body.items.${index}.targetId`, problem: 'value-invalid' });
    return { ...item, targetId: targetId ?? '' };
  });
  if (problems.length > 0) throw new Refused('value-invalid', { errors: problems });

  const at = (field: string, targetId: string | undefined): string =>
    `body.items.${items.findLastIndex((item) => item.field === field && item.targetId === targetId)}.newValue`;
  const persons = new Map<string, KnownValues>([
    [record.pupilId, record.values],
    [record.self.guardianId, record.values],
    ...[...joint].map(([guardianId, { values }]) => [guardianId, values] as const),
  ]);
  for (const { field, targetId, problem } of problemsOfProposal(items, {}, persons)) {
    problems.push({ path: at(field, targetId), problem });
  }
  const kept = items.map((item, index) => {
    const value = keptValue(item.field, item.newValue);
    const path = `body.items.${index}.newValue`;
    if (!('problem' in value)) {
      if (!isInNomenclature(item.field, value.value, record)) problems.push({ path, problem: 'value-invalid' });
      return { ...item, newValue: value.value };
    }
    const part = value.part ? `.${value.part}` : '';
    if (value.problem !== 'value-invalid') problems.push({ path: `${path}${part}`, problem: value.problem });
    return item;
  });
  if (problems.length > 0) throw new Refused('value-invalid', { errors: problems });
  return kept;
}

/**
 * Whose field an item is about: the pupil's, one's own, the other guardian's in a joint account, or a contact of this pupil; a contact who is added comes with an
 * id of the browser's making, which must be nobody's. Null for anybody else.
 */
function targetOf({ field, targetId }: AskedItem, record: RecordView, taken: ReadonlySet<string>): string | null {
  const { entity } = RECORD_FIELDS[field];
  if (entity === 'contact') {
    if (targetId === undefined) return null;
    return record.contacts.some(({ contactId }) => contactId === targetId) || !taken.has(targetId) ? targetId : null;
  }
  const own = entity === 'pupil' ? record.pupilId : record.self.guardianId;
  if (targetId === undefined || targetId === own) return own;
  const joint = entity === 'guardian' && record.others.some((other) => other.joint?.guardianId === targetId);
  return joint ? targetId : null;
}

/** Codes are the school's own nomenclature's, as the reader was offered them (§1.2). */
function isInNomenclature(field: RecordFieldName, value: FieldValue, record: RecordView): boolean {
  const among = (list: readonly { readonly code: string }[], code: FieldValue): boolean =>
    list.some((each) => each.code === code);
  if (field === 'pupil.regime') return among(record.regimes, value);
  if (field === 'guardian.occupation') return among(record.occupations, value);
  if (!field.endsWith('.address')) return true;
  const { countryCode } = value as Address;
  return countryCode === FRANCE || among(record.countries, countryCode);
}

type Kept =
  | { readonly value: FieldValue }
  | { readonly problem: FieldProblemKind /** Of a contact. */; readonly part?: string };

/** One value as it is kept, or what is wrong with it. */
export function keptValue(field: RecordFieldName, value: FieldValue): Kept {
  const parsed = (RECORD_FIELDS[field].value as ZodMiniType<FieldValue>).safeParse(value);
  if (!parsed.success) return { problem: 'value-invalid' };
  if (typeof parsed.data === 'object' && parsed.data !== null) {
    return 'kinship' in parsed.data ? keptContact(parsed.data) : { value: keptAddress(parsed.data) };
  }
  if (RECORD_FIELDS[field].kind !== 'phone' || typeof parsed.data !== 'string') return { value: parsed.data };
  const number = toE164(parsed.data);
  return number ? { value: number } : { problem: 'phone-invalid' };
}

function keptContact(contact: Contact): Kept {
  const kept = { ...contact };
  for (const phone of ['phoneHome', 'phoneWork', 'phoneMobile'] as const) {
    const written = contact[phone];
    if (written === null) continue;
    const number = toE164(written);
    if (number === null) return { problem: 'phone-invalid', part: phone };
    kept[phone] = number;
  }
  return { value: kept };
}
