/** A follow-up list as somebody asks for it, on a page or for a file: held against the words of its side and their rights. */
import type { DossierFilters } from '../database/views/dossier-list.ts';
import {
  type Column,
  columnsOf,
  type Mark,
  type Order,
  type Side,
  strangersTo,
} from '../domain/enrolment-dossier/follow-up.ts';
import { may, permit, type SignedIn, visibleEstablishment } from './identity/signed-in.ts';
import { Refused } from './problems.ts';

export interface FollowUpQuestion extends DossierFilters {
  readonly side: Side;
  readonly marks: readonly Mark[];
  readonly columns: readonly Column[];
  readonly order: Order;
}

/**
 * @param part where in the request it was asked, `query` or `body`
 * @throws Refused `malformed` for a word of the other side: a filter tells as much as a column (§3.7, minimisation)
 */
export function followUpQuestion<Q extends FollowUpQuestion>(asked: Q, part: 'query' | 'body'): Q {
  const strangers = strangersTo(asked);
  if (strangers.length > 0)
    throw new Refused('malformed', {
      errors: strangers.map((word) => ({ path: `${part}.${word}`, problem: 'of-the-other-side' })),
    });
  return { ...asked, columns: columnsOf(asked.side, asked.columns) };
}

/** @throws Refused `not-found` to who does not work there, `not-permitted` to who may not read that side's list */
export function permitList(who: SignedIn, uai: string, side: Side): void {
  visibleEstablishment(who, uai);
  if (side === 'receiving') permit(who, 'dossier.readReceiving', 'Dossier', { receivingUai: uai });
  else permit(who, 'dossier.readOrigin', 'Dossier', { originUai: uai });
}

/**
 * The origin's export is an operation of its own, delegated by name (§4).
 * @throws Refused `not-found` where one does not work
 */
export function mayExport(who: SignedIn, uai: string, side: Side): boolean {
  visibleEstablishment(who, uai);
  return side === 'receiving'
    ? may(who, 'dossier.readReceiving', 'Dossier', { receivingUai: uai })
    : may(who, 'dossier.exportOrigin', 'Establishment', { uai });
}

/** @throws Refused `not-found`, or `not-permitted` */
export function permitExport(who: SignedIn, uai: string, side: Side): void {
  if (!mayExport(who, uai, side)) throw new Refused('not-permitted');
}
