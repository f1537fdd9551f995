import { subject } from '@casl/ability';
import type { RecordFieldName } from '../pupil-record/fields.ts';
import type { ReviewScope } from '../record-change/inbox.ts';
import type { Operation } from './operations.ts';
import type { Ability } from './rules.ts';

/**
 * Who decides what of a record change (§4): the regime changes fees, and may be delegated by itself, to the bursar; whoever
 * reviews records decides everything.
 */
export function mayDecideField(ability: Ability, field: RecordFieldName, uai: string): boolean {
  const may = (operation: Operation): boolean => ability.can(operation, subject('RecordChange', { uai }));
  return may('recordChange.review') || (field === 'pupil.regime' && may('recordChange.reviewRegime'));
}

/** Whether somebody reviews anything at all there: what a claim supposes. */
export const mayReviewAt = (ability: Ability, uai: string): boolean => mayDecideField(ability, 'pupil.regime', uai);

/** What somebody sees of the inbox there: to whom the regime alone is delegated, those changes and no other; null for nobody. */
export function reviewScope(ability: Ability, uai: string): ReviewScope | null {
  const may = (operation: Operation): boolean => ability.can(operation, subject('RecordChange', { uai }));
  if (may('recordChange.read')) return 'ALL';
  return may('recordChange.reviewRegime') ? 'REGIME' : null;
}
