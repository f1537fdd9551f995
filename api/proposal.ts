/** What a guardian proposes, and what a clerk amends, held against the rules of the record's fields and made ready to keep. */
import type { ZodMiniType } from 'zod/mini';
import type { RecordView } from '../database/views/record.ts';
import { type FieldValue, RECORD_FIELDS, type RecordFieldName } from '../domain/pupil-record/fields.ts';
import { problemsOfProposal } from '../domain/record-change/record-change.ts';
import { toE164 } from '../exchange/phone.ts';
import { type FieldProblem, type FieldProblemKind, Refused } from './problems.ts';

export interface CheckedItem {
  readonly field: RecordFieldName;
  readonly targetId?: string | undefined;
  readonly baseValue: FieldValue;
  readonly newValue: FieldValue;
  /** The paper shown for it. */
  readonly evidenceId?: string | null | undefined;
}

/**
 * The proposed items with their values as they will be kept: spaces trimmed, telephones in E.164.
 * @throws Refused `field-not-modifiable` for a field this guardian may not change today, `value-invalid` for the rest;
 *   each with a path per field
 */
export function checkedProposal(items: readonly CheckedItem[], record: RecordView): CheckedItem[] {
  const at = (field: string): string => `body.items.${items.findIndex((item) => item.field === field)}`;
  const closed = items.filter(({ field }) => !record.modifiable.includes(field));
  if (closed.length > 0) {
    const errors = closed.map(({ field }) => ({
      path: `${at(field)}.field`,
      problem: 'field-not-modifiable' as const,
    }));
    throw new Refused('field-not-modifiable', { errors });
  }
  const problems: FieldProblem[] = problemsOfProposal(items, record.values).map(({ field, problem }) => ({
    path: `${at(field)}.newValue`,
    problem,
  }));
  const kept = items.map((item) => {
    const value = keptValue(item.field, item.newValue);
    if ('problem' in value && value.problem !== 'value-invalid') {
      problems.push({ path: `${at(item.field)}.newValue`, problem: value.problem });
    }
    return { ...item, newValue: 'problem' in value ? item.newValue : value.value };
  });
  if (problems.length > 0) throw new Refused('value-invalid', { errors: problems });
  return kept;
}

/** One value as it is kept, or what is wrong with it. */
export function keptValue(
  field: RecordFieldName,
  value: FieldValue,
): { readonly value: FieldValue } | { readonly problem: FieldProblemKind } {
  const parsed = (RECORD_FIELDS[field].value as ZodMiniType<FieldValue>).safeParse(value);
  if (!parsed.success) return { problem: 'value-invalid' };
  if (RECORD_FIELDS[field].kind !== 'phone' || typeof parsed.data !== 'string') return { value: parsed.data };
  const number = toE164(parsed.data);
  return number ? { value: number } : { problem: 'phone-invalid' };
}
