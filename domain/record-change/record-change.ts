import {
  type FieldValue,
  isMobile,
  isRecordField,
  RECORD_FIELDS,
  type RecordFieldName,
  sameValue,
} from '../pupil-record/fields.ts';
import { type Refusal, refusal } from '../refusals.ts';

/** One submission by one guardian for one pupil: states of the set (§2.2). */
export const RECORD_CHANGE_STATES = [
  'SUBMITTED',
  'IN_REVIEW',
  'DECIDED',
  'APPLIED',
  'NOTIFIED',
  'WITHDRAWN',
  'SUPERSEDED',
  'EXPIRED',
] as const;
export type RecordChangeState = (typeof RECORD_CHANGE_STATES)[number];

/** States of one field of the set. Only PENDING, CONFLICT and STALE ask for a decision. */
export const ITEM_STATES = [
  'PENDING',
  'ACCEPTED',
  'ACCEPTED_AMENDED',
  'REFUSED',
  'NOOP',
  'STALE',
  'SUPERSEDED',
] as const;
export type ItemState = (typeof ITEM_STATES)[number];
export const isUndecided = (state: ItemState): boolean => state === 'PENDING' || state === 'STALE';

export const DECISIONS = ['ACCEPTED', 'ACCEPTED_AMENDED', 'REFUSED'] as const;
export type Decision = (typeof DECISIONS)[number];

/** A record change as its run holds it: item ids and decisions, no value (§7: a history cannot be erased). */
export interface RecordChange {
  readonly id: string;
  readonly state: RecordChangeState;
  readonly items: Readonly<Record<string, ItemState>>;
  readonly sequence: number;
}

/** What a guardian proposes for one field: the value it saw and the one it wants. */
export interface ProposedItem {
  readonly field: string;
  readonly baseValue: FieldValue;
  readonly newValue: FieldValue;
}

export interface ItemProblem {
  readonly field: string;
  readonly problem: 'field-not-modifiable' | 'value-invalid' | 'sms-needs-mobile' | 'repeated';
}

/**
 * Problems of a proposed set, field by field; the same in browser and api. `current` is what the base says of the other
 * fields: a consent to SMS needs a mobile number, in the set or in the base (§1.3).
 */
export function problemsOfProposal(
  items: readonly ProposedItem[],
  current: Partial<Record<RecordFieldName, FieldValue>>,
): ItemProblem[] {
  const proposed = new Map(items.map((item) => [item.field, item.newValue]));
  const seen = new Set<string>();
  return items.flatMap(({ field, newValue }): ItemProblem[] => {
    if (seen.has(field)) return [{ field, problem: 'repeated' }];
    seen.add(field);
    if (!isRecordField(field)) return [{ field, problem: 'field-not-modifiable' }];
    if (!RECORD_FIELDS[field].value.safeParse(newValue).success) return [{ field, problem: 'value-invalid' }];
    if (field.endsWith('.acceptsSms') && newValue === true) {
      const mobileField = `${RECORD_FIELDS[field].entity}.phoneMobile` as RecordFieldName;
      const mobile = proposed.has(mobileField) ? proposed.get(mobileField) : current[mobileField];
      if (typeof mobile !== 'string' || !isMobile(mobile)) return [{ field, problem: 'sms-needs-mobile' }];
    }
    return [];
  });
}

/** A set with nothing but what the base already says is no change. */
export function whyNotPropose(items: readonly ProposedItem[]): Refusal | null {
  return items.length === 0 ? refusal('nothing-to-change') : null;
}

/** State of an item as it enters the review: equal to the base, overtaken by the base, or waiting (§2.3). */
export function itemStateAt(item: ProposedItem, current: FieldValue): ItemState {
  if (sameValue(item.newValue, current)) return 'NOOP';
  return sameValue(item.baseValue, current) ? 'PENDING' : 'STALE';
}

export function submitted(id: string, items: RecordChange['items']): RecordChange {
  return { id, state: 'SUBMITTED', items, sequence: 1 };
}

export interface ItemDecision {
  readonly itemId: string;
  readonly decision: Decision;
  /** Whether a reason was written (the words stay in the database). */
  readonly hasReason: boolean;
}

/** Staff decide field by field, with a reason when they refuse (§2.2-3). */
export function whyNotDecide(change: RecordChange, decisions: readonly ItemDecision[]): Refusal | null {
  if (change.state !== 'SUBMITTED' && change.state !== 'IN_REVIEW') {
    return refusal('state-forbids', { state: change.state, act: 'decide' });
  }
  if (decisions.length === 0) return refusal('malformed');
  for (const { itemId, decision, hasReason } of decisions) {
    const state = change.items[itemId];
    if (!state) return refusal('item-unknown');
    if (!isUndecided(state)) return refusal('item-decided', { state });
    if (decision === 'REFUSED' && !hasReason) return refusal('reason-required');
  }
  return null;
}

/** The author may take the set back until somebody has begun to review it (§2.2-0). */
export function whyNotWithdraw(change: RecordChange): Refusal | null {
  return change.state === 'SUBMITTED' ? null : refusal('review-begun', { state: change.state });
}

const write = (change: RecordChange, next: Partial<RecordChange>): RecordChange => ({
  ...change,
  ...next,
  sequence: change.sequence + 1,
});

export function withDecisions(change: RecordChange, decisions: readonly ItemDecision[]): RecordChange {
  const items = { ...change.items };
  for (const { itemId, decision } of decisions) items[itemId] = decision;
  const decided = Object.values(items).every((state) => !isUndecided(state));
  return write(change, { items, state: decided ? 'DECIDED' : 'IN_REVIEW' });
}

export const withState = (change: RecordChange, state: RecordChangeState): RecordChange => write(change, { state });

/** Whether any field still asks for somebody's decision. */
export const awaitsDecision = (change: RecordChange): boolean =>
  (change.state === 'SUBMITTED' || change.state === 'IN_REVIEW') && Object.values(change.items).some(isUndecided);
