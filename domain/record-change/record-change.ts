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
  'CONFLICT',
  'ACCEPTED',
  'ACCEPTED_AMENDED',
  'REFUSED',
  'NOOP',
  'STALE',
  'SUPERSEDED',
] as const;
export type ItemState = (typeof ITEM_STATES)[number];
/** The states that ask for somebody's decision. */
export const UNDECIDED = ['PENDING', 'CONFLICT', 'STALE'] as const satisfies readonly ItemState[];
export const isUndecided = (state: ItemState): boolean => (UNDECIDED as readonly ItemState[]).includes(state);
/** Decided to be written, which it is when the whole set is (§2.2-4). */
export const isAccepted = (state: ItemState): boolean => state === 'ACCEPTED' || state === 'ACCEPTED_AMENDED';

/** Why an item was refused without anybody's words: the value of the other guardian was chosen (§2.3). */
export const REFUSED_FOR = ['OTHER_GUARDIAN'] as const;
/** Why a set ended before everything in it was decided (§2.2): the pupil left, its author may act no more, the place is gone. */
export const EXPIRY_CAUSES = ['PUPIL_LEFT', 'AUTHORITY', 'AFFECTATION'] as const;
export type ExpiryCause = (typeof EXPIRY_CAUSES)[number];
/** Whom a wait has been told to: 5 working days the staff, 15 the head (§2.2-5). */
export const OVERDUE = ['STAFF', 'HEAD'] as const;
export type Overdue = (typeof OVERDUE)[number];

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
  /** Whose field, where the name does not say it: a contact, or in a joint account the other guardian. */
  readonly targetId?: string | undefined;
  readonly baseValue: FieldValue;
  readonly newValue: FieldValue;
}

export interface ItemProblem {
  readonly field: string;
  readonly targetId?: string | undefined;
  readonly problem:
    | 'field-not-modifiable'
    | 'value-invalid'
    | 'sms-needs-mobile'
    | 'mobile-needed-for-sms'
    | 'phone-missing'
    | 'repeated';
}

/** What the base says of a person's fields, as far as it may be read. */
export type KnownValues = Partial<Record<RecordFieldName, FieldValue>>;

const PHONES = ['phoneHome', 'phoneWork', 'phoneMobile'] as const;

/**
 * Problems of a proposed set, item by item; the same in browser and api. Each person is judged by what they would have
 * afterwards: a consent to SMS needs a mobile number of the same person (§1.3), and a guardian keeps at least one telephone
 * (§2.1). Who had none is not kept from changing something else.
 * @param current what the base says of the pupil and of the guardian who asks: whose fields an item without a target means
 * @param others the same of whoever else an item names as its target (the other guardian of a joint account)
 */
export function problemsOfProposal(
  items: readonly ProposedItem[],
  current: KnownValues,
  others: ReadonlyMap<string, KnownValues> = new Map(),
): ItemProblem[] {
  const keyOf = (field: string, targetId?: string): string => `${field}/${targetId ?? ''}`;
  const proposed = new Map(items.map(({ field, targetId, newValue }) => [keyOf(field, targetId), newValue]));
  const seen = new Set<string>();
  const told = new Set<string>();
  return items.flatMap(({ field, targetId, newValue }): ItemProblem[] => {
    const problem = (code: ItemProblem['problem']): ItemProblem[] => [
      targetId === undefined ? { field, problem: code } : { field, targetId, problem: code },
    ];
    const key = keyOf(field, targetId);
    if (seen.has(key)) return problem('repeated');
    seen.add(key);
    if (!isRecordField(field)) return problem('field-not-modifiable');
    if (!RECORD_FIELDS[field].value.safeParse(newValue).success) return problem('value-invalid');
    const { entity } = RECORD_FIELDS[field];
    if (entity === 'contact') return [];
    const known = (targetId !== undefined && others.get(targetId)) || current;
    const after = (name: string): FieldValue => {
      const of = `${entity}.${name}` as RecordFieldName;
      return (proposed.has(keyOf(of, targetId)) ? proposed.get(keyOf(of, targetId)) : known[of]) ?? null;
    };
    const mobile = after('phoneMobile');
    const reachesMobile = typeof mobile === 'string' && isMobile(mobile);
    if (field.endsWith('.acceptsSms') && newValue === true && !reachesMobile) return problem('sms-needs-mobile');
    if (entity === 'guardian' && field.includes('.phone') && newValue === null && !told.has(targetId ?? '')) {
      // Told once: three telephones taken away are one thing to put right.
      told.add(targetId ?? '');
      if (PHONES.every((name) => after(name) === null)) return problem('phone-missing');
    }
    const consents = known[`${entity}.acceptsSms`] === true && !proposed.has(keyOf(`${entity}.acceptsSms`, targetId));
    return field.endsWith('.phoneMobile') && consents && !reachesMobile ? problem('mobile-needed-for-sms') : [];
  });
}

/** A set with nothing but what the base already says is no change. */
export function whyNotPropose(items: readonly ProposedItem[]): Refusal | null {
  return items.length === 0 ? refusal('nothing-to-change') : null;
}

/** Values of a field as an item knows them. */
export interface ItemValues {
  /** What its author saw. */
  readonly baseValue: FieldValue;
  readonly newValue: FieldValue;
}

/**
 * State of an item nobody has decided, by what the base says now and what other guardians propose for the same field (§2.3):
 * the same as the base (NOOP), in conflict with another proposal, overtaken by the base (STALE), or waiting.
 */
export function undecidedState(item: ItemValues, current: FieldValue, rivals: readonly FieldValue[]): ItemState {
  if (sameValue(item.newValue, current)) return 'NOOP';
  if (rivals.some((rival) => !sameValue(rival, item.newValue))) return 'CONFLICT';
  return sameValue(item.baseValue, current) ? 'PENDING' : 'STALE';
}

/**
 * State of an item after the base, or what others propose, has changed. One that was accepted and is not written yet is
 * written over the value it was decided on, or asks for its decision again: nothing overtakes the base unseen.
 * @param item.decidedOn what the base said at the decision; null before
 * @param item.kept the value to be written once accepted: the proposed one, or the amended one
 */
export function reconciled(
  item: ItemValues & {
    readonly state: ItemState;
    readonly decidedOn: { readonly value: FieldValue } | null;
    readonly kept: FieldValue;
  },
  current: FieldValue,
  rivals: readonly FieldValue[],
): ItemState {
  if (isUndecided(item.state)) return undecidedState(item, current, rivals);
  if (!isAccepted(item.state) || sameValue(item.kept, current)) return item.state;
  return sameValue(item.decidedOn?.value ?? null, current) ? item.state : undecidedState(item, current, rivals);
}

/** An item among all that ask for the same field of the same person, in whatever set. */
export interface RivalItem extends ItemValues {
  readonly id: string;
  /** The guardian who asked. */
  readonly guardianId: string;
  /** When its set was handed in (epoch ms), and which set: the later one of the same guardian counts. */
  readonly submittedAt: number;
  readonly recordChangeId: string;
  readonly state: ItemState;
  readonly decidedOn: { readonly value: FieldValue } | null;
  readonly kept: FieldValue;
}

/**
 * What becomes of everything asked for one field when the base says `current` (§2.3): of what one guardian asked and nobody
 * decided, the last counts and the rest is superseded; what differs from another guardian's, waiting or accepted and not
 * written yet, is in conflict.
 * @returns the new state of each item by its id
 */
export function reconciledField(items: readonly RivalItem[], current: FieldValue): ReadonlyMap<string, ItemState> {
  // A decision that the base has overtaken is void first: its item then stands among those that nobody has decided.
  const isVoid = (item: RivalItem): boolean => isAccepted(item.state) && !isAccepted(reconciled(item, current, []));
  const known = items.map((item) => (isVoid(item) ? { ...item, state: 'STALE' as const } : item));
  const undecided = known.filter(({ state }) => isUndecided(state));
  const sentAgain = (item: RivalItem): boolean =>
    undecided.some((other) => other.guardianId === item.guardianId && isLater(other, item));
  const standing = undecided.filter((item) => !sentAgain(item) && !sameValue(item.newValue, current));
  const accepted = known.filter(({ state }) => isAccepted(state));
  const rivalsOf = ({ guardianId }: RivalItem): FieldValue[] => [
    ...standing.filter((other) => other.guardianId !== guardianId).map(({ newValue }) => newValue),
    ...accepted.filter((other) => other.guardianId !== guardianId).map(({ kept }) => kept),
  ];
  return new Map(
    known.map((item) => [
      item.id,
      isUndecided(item.state) && sentAgain(item) ? 'SUPERSEDED' : reconciled(item, current, rivalsOf(item)),
    ]),
  );
}

/** Whether an item was handed in after another one of the same field. */
const isLater = (a: RivalItem, b: RivalItem): boolean =>
  a.id !== b.id &&
  (a.submittedAt !== b.submittedAt ? a.submittedAt > b.submittedAt : a.recordChangeId > b.recordChangeId);

/**
 * What the acceptance of an item does to everything else asked for its field and not written yet (§2.3): another guardian's
 * differing value is refused, and what the same guardian had asked before is superseded, even where it had been accepted.
 * @returns the new state of those that change, by their id
 */
export function yielding(
  items: readonly RivalItem[],
  accepted: Pick<RivalItem, 'id' | 'guardianId' | 'kept'>,
): ReadonlyMap<string, 'REFUSED' | 'SUPERSEDED'> {
  const others = items.filter(
    ({ id, state, newValue, kept }) =>
      id !== accepted.id &&
      (isUndecided(state) || isAccepted(state)) &&
      // The same value gives way to nothing: it is found up to date when this one is written.
      !sameValue(isAccepted(state) ? kept : newValue, accepted.kept),
  );
  return new Map(
    others.map(({ id, guardianId }) => [id, guardianId === accepted.guardianId ? 'SUPERSEDED' : 'REFUSED']),
  );
}

/**
 * State of a set by its items. A review has begun when somebody claimed the set or an item was decided: until then its
 * author may take it back (§2.2-0). A set of which every field was sent again is superseded as a whole.
 */
export function stateOf(items: readonly ItemState[], reviewBegun: boolean): RecordChangeState {
  if (items.some(isUndecided)) return reviewBegun ? 'IN_REVIEW' : 'SUBMITTED';
  return items.every((state) => state === 'SUPERSEDED') ? 'SUPERSEDED' : 'DECIDED';
}

/** Whether any item was decided by somebody, not by the base or by its own author. */
export const anyDecided = (items: readonly ItemState[]): boolean =>
  items.some((state) => isAccepted(state) || state === 'REFUSED');

/** What the tables say of a set: they are the judge of items, which an import or another set may change. */
export interface WrittenSet {
  readonly state: RecordChangeState;
  readonly items: RecordChange['items'];
}

/** A set as it enters its review. */
export const opened = (items: RecordChange['items']): WrittenSet => ({
  state: stateOf(Object.values(items), false),
  items,
});

export const submitted = (id: string, { state, items }: WrittenSet): RecordChange => ({
  id,
  state,
  items,
  sequence: 1,
});

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

/** The set as an act left it. */
export const withWritten = ({ id, sequence }: RecordChange, { state, items }: WrittenSet): RecordChange => ({
  id,
  state,
  items,
  sequence: sequence + 1,
});

/** The set that decisions leave, were nothing else to change it. */
export function withDecisions({ items }: RecordChange, decisions: readonly ItemDecision[]): WrittenSet {
  const decided = { ...items };
  for (const { itemId, decision } of decisions) decided[itemId] = decision;
  return { state: stateOf(Object.values(decided), true), items: decided };
}

/** Whether any field still asks for somebody's decision. */
export const awaitsDecision = ({ state }: Pick<RecordChange, 'state'>): boolean =>
  state === 'SUBMITTED' || state === 'IN_REVIEW';

/** A set is claimed as long as it waits; whose claim holds is the tables' affair, where rights are known (E-20). */
export function whyNotClaim({ state }: Pick<RecordChange, 'state'>): Refusal | null {
  return awaitsDecision({ state }) ? null : refusal('state-forbids', { state, act: 'claim' });
}
