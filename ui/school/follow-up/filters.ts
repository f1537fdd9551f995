/** What the follow-up list shows, as its address says it: `?cote=accueil&etat=VALIDATED&formation=…&nom=…&annee=2027`. */
import { DOSSIER_STATES, type DossierState } from '../../../domain/enrolment-dossier/dossier.ts';
import { yearOfQuery } from '../year-choice.ts';

export type Side = 'receiving' | 'origin';

export interface Filters {
  readonly side: Side;
  readonly state: DossierState | null;
  /** MEF; empty for all formations. */
  readonly mef: string;
  readonly name: string;
  readonly year: number;
}

const SIDES: Record<string, Side> = { accueil: 'receiving', origine: 'origin' };

/** @param usual side and year when the address says nothing */
export function filtersOf(query: URLSearchParams, usual: { side: Side; year: number }): Filters {
  const state = query.get('etat');
  return {
    side: SIDES[query.get('cote') ?? ''] ?? usual.side,
    state: DOSSIER_STATES.find((each) => each === state) ?? null,
    mef: query.get('formation') ?? '',
    name: query.get('nom') ?? '',
    year: yearOfQuery(query, usual.year),
  };
}

/** The address of filters; what is empty or usual is left out. */
export function queryOf({ side, state, mef, name, year }: Filters, usual: { year: number }): string {
  const query = new URLSearchParams({ cote: side === 'receiving' ? 'accueil' : 'origine' });
  if (state) query.set('etat', state);
  if (mef) query.set('formation', mef);
  if (name.trim()) query.set('nom', name.trim());
  if (year !== usual.year) query.set('annee', String(year));
  return query.toString();
}
