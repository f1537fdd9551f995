/** Decisions on a record change, field by field, while they are being made (§2.2-3): pure, the page keeps the values. */
import { type FieldValue, RECORD_FIELDS, sameValue } from '../../../domain/pupil-record/fields.ts';
import { type Decision, isUndecided } from '../../../domain/record-change/record-change.ts';
import type { Schemas } from '../../client/client.ts';

export type Review = Schemas['RecordChangeReview'];
export type Item = Review['items'][number];
export type DecisionBody = Schemas['RecordChangeDecisions']['decisions'][number];

/** What a reviewer has chosen for one field; `decision` is null until they choose. */
export interface Choice {
  readonly decision: Decision | null;
  readonly reason: string;
  /** The corrected value, the proposed one until it is touched. */
  readonly amended: FieldValue;
}
/** By item id. */
export type Choices = Readonly<Record<string, Choice>>;

export type DecisionProblem = 'reason-missing' | 'amended-invalid' | 'nothing-decided';

export const undecidedItems = (items: readonly Item[]): Item[] => items.filter((item) => isUndecided(item.state));

export const choiceOf = (choices: Choices, item: Item): Choice =>
  choices[item.id] ?? { decision: null, reason: '', amended: item.proposed };

/** Whether a reviewer may correct the value: a yes or a no, one of two titles, a whole person is accepted or refused. */
export const isAmendable = ({ field, proposed }: Pick<Item, 'field' | 'proposed'>): boolean =>
  typeof proposed !== 'boolean' && field !== 'guardian.civility' && field !== 'contact';

/**
 * Accepts every field that waits and has no decision yet. Those the base has overtaken (STALE) are left to be looked at one
 * by one (§2.3).
 */
export function acceptTheRest(items: readonly Item[], choices: Choices): Choices {
  const rest = items.filter((item) => item.state === 'PENDING' && choiceOf(choices, item).decision === null);
  const accepted = rest.map((item) => [item.id, { ...choiceOf(choices, item), decision: 'ACCEPTED' as const }]);
  return { ...choices, ...Object.fromEntries(accepted) };
}

/** What keeps the decisions from being sent: at most one problem per field, and one when nothing is decided. */
export function problemsOfChoices(
  items: readonly Item[],
  choices: Choices,
): { itemId: string; problem: DecisionProblem }[] {
  const waiting = undecidedItems(items);
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

/** The decisions as the api takes them. A correction that corrects nothing is an acceptance. */
export function decisionsToSend(items: readonly Item[], choices: Choices): DecisionBody[] {
  return undecidedItems(items).flatMap((item): DecisionBody[] => {
    const { decision, reason, amended } = choiceOf(choices, item);
    if (decision === null) return [];
    if (decision === 'REFUSED') return [{ itemId: item.id, decision, reason: reason.trim() }];
    if (decision === 'ACCEPTED_AMENDED' && !sameValue(amended, item.proposed)) {
      return [{ itemId: item.id, decision, reason: reason.trim() || null, amendedValue: amended }];
    }
    return [{ itemId: item.id, decision: 'ACCEPTED', reason: null }];
  });
}
