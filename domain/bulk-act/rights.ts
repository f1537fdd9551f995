import { subject } from '@casl/ability';
import type { Operation } from '../permissions/operations.ts';
import { OPERATIONS } from '../permissions/operations.ts';
import type { Ability } from '../permissions/rules.ts';
import { type BulkAct, type BulkPlace, type DossierAct, OPERATIONS_OF } from './bulk-act.ts';

/** The two ends of a dossier. */
export interface Ends {
  readonly receivingUai: string;
  readonly originUai: string | null;
}

/** Whether a dossier is one of the place's: an act begins on no other. */
export const isOf = ({ uai }: BulkPlace, { receivingUai, originUai }: Ends): boolean =>
  receivingUai === uai || originUai === uai;

/** Whether the act may be begun at a place at all: the right to do one, and the right to do many where that is another. */
export function mayBegin(ability: Ability, act: BulkAct, place: BulkPlace): boolean {
  const { each, orEach, many } = OPERATIONS_OF[act];
  const both = { receivingUai: place.uai, originUai: place.uai };
  const has = (operation: Operation): boolean => holds(ability, operation, place, both);
  return (has(each) || (orEach !== undefined && has(orEach))) && (!many || has(many));
}

/**
 * Whether the act may be done for one dossier, from the side at which the place stands: a collège may remind the families of
 * its pupils, and integrates none; who works in two schools acts in each under what that one delegated.
 */
export function mayDo(ability: Ability, act: DossierAct, place: BulkPlace, ends: Ends): boolean {
  const atPlace = (uai: string | null): string | null => (uai === place.uai ? uai : null);
  const side = { receivingUai: atPlace(ends.receivingUai), originUai: atPlace(ends.originUai) };
  return mayBegin(ability, act, place) && holds(ability, OPERATIONS_OF[act].each, place, side);
}

function holds(
  ability: Ability,
  operation: Operation,
  { uai }: BulkPlace,
  side: { receivingUai: string | null; originUai: string | null },
): boolean {
  return ability.can(operation, subject(OPERATIONS[operation].subject, { uai, ...side }));
}
