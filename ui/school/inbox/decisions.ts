/** Decisions on a record change, field by field, while they are being made (§2.2-3): pure, the page keeps the values. */
import { type FieldValue, RECORD_FIELDS, sameValue } from '../../../domain/pupil-record/fields.ts';
import { type Decision, isUndecided } from '../../../domain/record-change/record-change.ts';
import type { Schemas } from '../../client/client.ts';

export type Review = Schemas['RecordChangeReview'];
export type Item = Review['items'][number];
export type Rival = Item['rivals'][number];
export type DecisionBody = Schemas['RecordChangeDecisions']['decisions'][number];

/** What a reviewer has chosen for one field; `decision` is null until they choose. */
export interface Choice {
  /** RIVAL: what another guardian proposes is taken instead (§2.3). */
  readonly decision: Decision | 'RIVAL' | null;
  readonly reason: string;
  /** The corrected value, the proposed one until it is touched. */
  readonly amended: FieldValue;
  /** Which proposal, of a RIVAL. */
  readonly rivalItemId: string | null;
}
/** By item id. */
export type Choices = Readonly<Record<string, Choice>>;

export type DecisionProblem = 'reason-missing' | 'amended-invalid' | 'nothing-decided';

export const undecidedItems = (items: readonly Item[]): Item[] => items.filter((item) => isUndecided(item.state));
/** Those that wait for the reader: a field may be somebody else's to decide (§4). */
export const itemsToDecide = (items: readonly Item[]): Item[] =>
  undecidedItems(items).filter(({ mayDecide }) => mayDecide);

export const choiceOf = (choices: Choices, item: Item): Choice =>
  choices[item.id] ?? { decision: null, reason: '', amended: item.proposed, rivalItemId: null };

/** Whether a reviewer may correct the value: a yes or a no, one of two titles, a whole person is accepted or refused. */
export const isAmendable = ({ field, proposed }: Pick<Item, 'field' | 'proposed'>): boolean =>
  typeof proposed !== 'boolean' && field !== 'guardian.civility' && field !== 'contact';

/** Plain: nobody wants something else, and the base says what the guardian saw. Only these are accepted in one go (§2.3). */
export const isPlain = ({ state }: Pick<Item, 'state'>): boolean => state === 'PENDING';

/** Accepts every plain field that has no decision yet; the others are left to be looked at one by one (§2.3). */
export function acceptTheRest(items: readonly Item[], choices: Choices): Choices {
  const rest = itemsToDecide(items).filter((item) => isPlain(item) && choiceOf(choices, item).decision === null);
  const accepted = rest.map((item) => [item.id, { ...choiceOf(choices, item), decision: 'ACCEPTED' as const }]);
  return { ...choices, ...Object.fromEntries(accepted) };
}

/** What keeps the decisions from being sent: at most one problem per field, and one when nothing is decided. */
export function problemsOfChoices(
  items: readonly Item[],
  choices: Choices,
): { itemId: string; problem: DecisionProblem }[] {
  const waiting = itemsToDecide(items);
  const decided = waiting.filter((item) => choiceOf(choices, item).decision !== null);
  if (decided.length === 0) return waiting[0] ? [{ itemId: waiting[0].id, problem: 'nothing-decided' }] : [];
  return decided.flatMap((item): { itemId: string; problem: DecisionProblem }[] => {
    const { decision, reason, amended } = choiceOf(choices, item);
    if (decision === 'REFUSED' && reason.trim() === '') return [{ itemId: item.id, problem: 'reason-missing' }];
    if (decision === 'ACCEPTED_AMENDED' && !RECORD_FIELDS[item.field].value.safeParse(amended).success) {
      return [{ itemId: item.id, problem: 'amended-invalid' }];
    }
    return [];
  });
}

/** The decisions on this set, as the api takes them. A correction that corrects nothing is an acceptance. */
export function decisionsToSend(items: readonly Item[], choices: Choices): DecisionBody[] {
  return itemsToDecide(items).flatMap((item): DecisionBody[] => {
    const { decision, reason, amended } = choiceOf(choices, item);
    if (decision === null || decision === 'RIVAL') return [];
    if (decision === 'REFUSED') return [{ itemId: item.id, decision, reason: reason.trim() }];
    if (decision === 'ACCEPTED_AMENDED' && !sameValue(amended, item.proposed)) {
      return [{ itemId: item.id, decision, reason: reason.trim() || null, amendedValue: amended }];
    }
    return [{ itemId: item.id, decision: 'ACCEPTED', reason: null }];
  });
}

/** A decision on the set of another guardian, whose proposal was chosen. */
export interface RivalDecision {
  readonly recordChangeId: string;
  readonly seenRevision: number;
  readonly decisions: readonly DecisionBody[];
}

/**
 * Choosing what the other guardian proposes is accepting it where it was asked: the process then refuses this one by itself,
 * and tells its author no value (§2.3). A proposal that is not what was chosen any more is left out.
 * @param items as the set is now, after the decisions on it
 * @param chosenOn as they were when the choice was made
 */
export function rivalDecisions(items: readonly Item[], choices: Choices, chosenOn = items): RivalDecision[] {
  const chosen = itemsToDecide(items).flatMap((item): Rival[] => {
    const { decision, rivalItemId } = choiceOf(choices, item);
    if (decision !== 'RIVAL') return [];
    const of = (list: readonly Item[]): Rival | undefined =>
      list.find(({ id }) => id === item.id)?.rivals.find(({ itemId }) => itemId === rivalItemId);
    const [now, then] = [of(items), of(chosenOn)];
    return now && then && sameValue(now.proposed, then.proposed) ? [now] : [];
  });
  return [...Map.groupBy(chosen, ({ recordChangeId }) => recordChangeId)].map(([recordChangeId, rivals]) => ({
    recordChangeId,
    seenRevision: rivals[0]?.revision ?? 0,
    decisions: rivals.map(({ itemId }) => ({ itemId, decision: 'ACCEPTED', reason: null })),
  }));
}

/** Whether a reviewer would see the same field: value by value, rivals included. */
const looksTheSame = (a: Item, b: Item): boolean =>
  a.state === b.state &&
  sameValue(a.current, b.current) &&
  sameValue(a.proposed, b.proposed) &&
  a.mayDecide === b.mayDecide &&
  JSON.stringify(a.rivals.map(({ itemId, proposed }) => [itemId, proposed])) ===
    JSON.stringify(b.rivals.map(({ itemId, proposed }) => [itemId, proposed]));

/** The fields that are not what they were while somebody looked at them: decided, overtaken, in conflict, taken back. */
export const changedItems = (before: Review, after: Review): Item[] =>
  after.items.filter((item) => {
    const was = before.items.find(({ id }) => id === item.id);
    return !was || !looksTheSame(was, item);
  });

/** What the reviewer had chosen for the fields that have not changed: nothing else of it still means what it meant. */
export function carriedOver(before: Review, after: Review, choices: Choices): Choices {
  const changed = new Set(changedItems(before, after).map(({ id }) => id));
  return Object.fromEntries(Object.entries(choices).filter(([id]) => !changed.has(id)));
}
