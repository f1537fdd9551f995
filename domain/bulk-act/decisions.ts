/**
 * Decisions on many record changes at once (§2.2, §2.3). What is decided is a field, so a set is done in part: of the kinds
 * chosen, every field that is plainly asked for. What somebody must look at stays, and is told: a family does not wait for a
 * telephone number because the address beside it is disputed, and nothing is decided that only the three-way view explains.
 */
import type { ChangeKind, RecordFieldName } from '../pupil-record/fields.ts';
import { awaitsDecision, type ItemState, isUndecided, type RecordChangeState } from '../record-change/record-change.ts';
import { type Refusal, refusal } from '../refusals.ts';
import type { DecisionAct } from './bulk-act.ts';

/** What is decided in each set. */
export interface DecisionChosen {
  readonly act: DecisionAct;
  readonly kinds: readonly ChangeKind[];
  /** The words of a refusal, the same for all; null for an acceptance. */
  readonly reason: string | null;
}

/** Why a field is left to be looked at by itself: the base has overtaken it, another guardian asks for something else, a paper is to be read, or it is somebody else's to decide. */
export const LEFT_FOR = ['item-stale', 'item-conflict', 'item-evidence', 'not-permitted'] as const;
export type LeftFor = (typeof LEFT_FOR)[number];

export interface ItemFacts {
  readonly id: string;
  readonly field: RecordFieldName;
  readonly kind: ChangeKind;
  readonly state: ItemState;
  /** Whether a paper came with it (§2.1). */
  readonly hasEvidence: boolean;
}

/** A set as decisions on many meet it. */
export interface ChangeFacts<Item extends ItemFacts = ItemFacts> {
  readonly state: RecordChangeState;
  readonly revision: number;
  /** Claimed by somebody who may still review it, and who is not the one deciding. */
  readonly claimedByAnother: boolean;
  readonly items: readonly Item[];
}

export interface Sorted<Item extends ItemFacts> {
  readonly toDecide: readonly Item[];
  readonly left: readonly { readonly item: Item; readonly why: LeftFor }[];
}

/** The undecided fields of the kinds chosen: those decided at once, and those left with the reason. */
export function sorted<Item extends ItemFacts>(
  items: readonly Item[],
  kinds: readonly ChangeKind[],
  mayDecide: (field: RecordFieldName) => boolean,
): Sorted<Item> {
  const asked = items.filter(({ kind, state }) => kinds.includes(kind) && isUndecided(state));
  const judged = asked.map((item) => ({ item, why: whyLeft(item, mayDecide) }));
  return {
    toDecide: judged.filter(({ why }) => why === null).map(({ item }) => item),
    left: judged.flatMap(({ item, why }) => (why ? [{ item, why }] : [])),
  };
}

function whyLeft(
  { field, state, hasEvidence }: ItemFacts,
  mayDecide: (field: RecordFieldName) => boolean,
): LeftFor | null {
  if (!mayDecide(field)) return 'not-permitted';
  if (state === 'STALE') return 'item-stale';
  if (state === 'CONFLICT') return 'item-conflict';
  return hasEvidence ? 'item-evidence' : null;
}

/**
 * Why nothing of a set is decided, or null. A set that is no longer what was previewed is not decided at all: whoever
 * confirmed saw other values.
 * @param seenRevision which one was previewed; null at the preview itself
 */
export function whyNotDecideMany(
  { state, revision, claimedByAnother }: Pick<ChangeFacts, 'state' | 'revision' | 'claimedByAnother'>,
  { toDecide, left }: Sorted<ItemFacts>,
  seenRevision: number | null,
): Refusal | null {
  if (!awaitsDecision({ state })) return refusal('state-forbids', { state, act: 'decide' });
  if (seenRevision !== null && seenRevision !== revision) return refusal('changed-meanwhile');
  if (claimedByAnother) return refusal('claimed');
  if (toDecide.length > 0) return null;
  const why = LEFT_FOR.find((each) => left.some((item) => item.why === each));
  return refusal(why ?? 'item-decided');
}
