/**
 * What the follow-up list shows, as its address says it, in the words of its reader:
 * `?cote=origine&etat=NOTIFIED&division=3A&familles=sans-compte,sans-courriel&tri=etat&colonnes=etat,depuis&annee=2027`.
 */
import { DOSSIER_STATES, type DossierState } from '../../../domain/enrolment-dossier/dossier.ts';
import {
  type Column,
  columnsOf,
  MARKS_OF,
  type Mark,
  type Order,
  type Side,
  USUAL_COLUMNS,
} from '../../../domain/enrolment-dossier/follow-up.ts';
import { yearOfQuery } from '../year-choice.ts';

export type { Side };

export interface Filters {
  readonly side: Side;
  readonly state: DossierState | null;
  /** MEF; empty for all formations. */
  readonly mef: string;
  /** Division, on the origin's side; empty for all. */
  readonly classGroup: string;
  /** UAI of the school pupils come from, on the receiving side; empty for all. */
  readonly originUai: string;
  readonly marks: readonly Mark[];
  readonly name: string;
  readonly year: number;
  readonly order: Order;
  readonly columns: readonly Column[];
}

const SIDES: Record<string, Side> = { accueil: 'receiving', origine: 'origin' };
const MARK_WORDS: Record<Mark, string> = {
  'never-connected': 'jamais-connectees',
  'no-account': 'sans-compte',
  'no-email': 'sans-courriel',
  'missing-documents': 'documents-manquants',
  'undecided-changes': 'modifications',
  boarding: 'internat',
};
const ORDER_WORDS: Record<Order, string> = { name: 'nom', state: 'etat', since: 'anciennete' };
const COLUMN_WORDS: Record<Column, string> = {
  name: 'eleve',
  'class-group': 'division',
  formation: 'formation',
  origin: 'origine',
  receiving: 'accueil',
  state: 'etat',
  since: 'depuis',
  waiting: 'attente',
  connection: 'compte',
  todo: 'a-faire',
  boarding: 'internat',
  choices: 'choix',
  contact: 'contact',
  closing: 'cloture',
};

/** The words of an address that mean something; the others are left aside. */
function read<T extends string>(words: Record<T, string>, text: string | null): T[] {
  const asked = (text ?? '').split(',');
  return (Object.keys(words) as T[]).filter((key) => asked.includes(words[key]));
}

/** Nothing but the side and the year: the list as it first comes. */
export const allOf = (side: Side, year: number): Filters => ({
  ...{ side, year, state: null, mef: '', classGroup: '', originUai: '', marks: [], name: '' },
  ...{ order: 'name', columns: USUAL_COLUMNS[side] },
});

/** Whether the list is narrowed: an empty one then says what to change. */
export const isNarrowed = ({ state, mef, classGroup, originUai, marks, name }: Filters): boolean =>
  state !== null || mef !== '' || classGroup !== '' || originUai !== '' || marks.length > 0 || name !== '';

/** @param usual side and year when the address says nothing */
export function filtersOf(query: URLSearchParams, usual: { side: Side; year: number }): Filters {
  const side = SIDES[query.get('cote') ?? ''] ?? usual.side;
  const state = query.get('etat');
  const columns = query.get('colonnes');
  return {
    side,
    state: DOSSIER_STATES.find((each) => each === state) ?? null,
    mef: query.get('formation') ?? '',
    classGroup: side === 'origin' ? (query.get('division') ?? '') : '',
    originUai: side === 'receiving' ? (query.get('origine') ?? '') : '',
    marks: read(MARK_WORDS, query.get('familles')).filter((mark) => MARKS_OF[side].includes(mark)),
    name: query.get('nom') ?? '',
    year: yearOfQuery(query, usual.year),
    order: read(ORDER_WORDS, query.get('tri'))[0] ?? 'name',
    columns: columns === null ? USUAL_COLUMNS[side] : columnsOf(side, read(COLUMN_WORDS, columns)),
  };
}

/** The address of filters; what is empty or usual is left out. */
export function queryOf(filters: Filters, usual: { year: number }): string {
  const { side, state, mef, classGroup, originUai, marks, name, year, order, columns } = filters;
  const query = new URLSearchParams({ cote: side === 'receiving' ? 'accueil' : 'origine' });
  if (state) query.set('etat', state);
  if (mef) query.set('formation', mef);
  if (classGroup) query.set('division', classGroup);
  if (originUai) query.set('origine', originUai);
  if (marks.length > 0) query.set('familles', marks.map((mark) => MARK_WORDS[mark]).join(','));
  if (name.trim()) query.set('nom', name.trim());
  if (order !== 'name') query.set('tri', ORDER_WORDS[order]);
  if (columns.join() !== USUAL_COLUMNS[side].join())
    query.set('colonnes', columns.map((column) => COLUMN_WORDS[column]).join(','));
  if (year !== usual.year) query.set('annee', String(year));
  return query.toString();
}

/** The same question to the api, for a page of the list (words in an address) or for a file (a body). */
export function questionOf({ side, state, mef, classGroup, originUai, name, order }: Filters) {
  return {
    side,
    order,
    ...(state && { state }),
    ...(mef && { mef }),
    ...(classGroup && { classGroup }),
    ...(originUai && { originUai }),
    ...(name && { name }),
  };
}
