/**
 * What a follow-up list may show, be narrowed by and be sorted by (§3.7): one vocabulary for the address of the page, the
 * contract, the query and the exported file. The origin watches how far each family is; what a family chose and what the
 * lycée still misses are not among its words, neither to read nor to filter by (minimisation: a filter tells as much as a
 * column).
 */
import type { DossierState } from './dossier.ts';

/** From which side an establishment looks: pupils it receives, or those who leave it. */
export const SIDES = ['receiving', 'origin'] as const;
export type Side = (typeof SIDES)[number];

/** A yes-or-no fact by which a list is narrowed; several narrow it further. */
export const MARKS = [
  /** No account of a legal guardian has ever signed in, those who have none included. */
  'never-connected',
  /** No legal guardian has an account. */
  'no-account',
  /** No legal guardian has an address: letters are printed (E-12). */
  'no-email',
  /** A mandatory document is awaited. */
  'missing-documents',
  /** A change of the record made with the enrolment waits for its decision. */
  'undecided-changes',
  /** The family asks for boarding: a request, not a right (P8). */
  'boarding',
] as const;
export type Mark = (typeof MARKS)[number];

export const MARKS_OF: Record<Side, readonly Mark[]> = {
  origin: ['never-connected', 'no-account', 'no-email'],
  receiving: ['missing-documents', 'undecided-changes', 'boarding'],
};

/** By name; by state in the order of the enrolment, the longest in it first; by the time in the state alone. */
export const ORDERS = ['name', 'state', 'since'] as const;
export type Order = (typeof ORDERS)[number];

/** The columns of a list, in their order. `name` is always there. */
export const COLUMNS = [
  'name',
  'class-group',
  'formation',
  'origin',
  'receiving',
  'state',
  'since',
  'waiting',
  'connection',
  'todo',
  'boarding',
  'choices',
  'contact',
  'closing',
] as const;
export type Column = (typeof COLUMNS)[number];

export const COLUMNS_OF: Record<Side, readonly Column[]> = {
  origin: [
    'name',
    'class-group',
    'formation',
    'receiving',
    'state',
    'since',
    'waiting',
    'connection',
    'contact',
    'closing',
  ],
  receiving: [
    'name',
    'formation',
    'origin',
    'state',
    'since',
    'waiting',
    'todo',
    'boarding',
    'choices',
    'contact',
    'closing',
  ],
};

/** What is shown before anybody chooses. */
export const USUAL_COLUMNS: Record<Side, readonly Column[]> = {
  origin: ['name', 'class-group', 'formation', 'receiving', 'state', 'since', 'connection'],
  receiving: ['name', 'formation', 'origin', 'state', 'since', 'todo'],
};

/** Columns in the order of the list, whatever the order they were asked in; those of the side only, `name` always. */
export const columnsOf = (side: Side, asked: readonly string[]): Column[] =>
  COLUMNS_OF[side].filter((column) => column === 'name' || asked.includes(column));

/** How far the legal guardians of a pupil are with their accounts. */
export const CONNECTIONS = ['CONNECTED', 'NEVER', 'NO_ACCOUNT'] as const;
export type Connection = (typeof CONNECTIONS)[number];

/** What is asked of a list, whichever way it is asked: the part that has words of one side only. */
export interface SideWords {
  readonly side: Side;
  readonly marks: readonly Mark[];
  readonly columns: readonly Column[];
  /** Division of the pupil, which its present school knows. */
  readonly classGroup?: string | undefined;
  readonly originUai?: string | undefined;
}

/** The parts of a question that belong to the other side; empty when it may be asked. */
export function strangersTo(asked: SideWords): ('marks' | 'columns' | 'classGroup' | 'originUai')[] {
  const { side, marks, columns, classGroup, originUai } = asked;
  return [
    ...(marks.some((mark) => !MARKS_OF[side].includes(mark)) ? (['marks'] as const) : []),
    ...(columns.some((column) => !COLUMNS_OF[side].includes(column)) ? (['columns'] as const) : []),
    ...(side === 'receiving' && classGroup !== undefined ? (['classGroup'] as const) : []),
    ...(side === 'origin' && originUai !== undefined ? (['originUai'] as const) : []),
  ];
}

/** Documents are awaited once the family has answered: before, every line would say the same. */
export const AWAITING_DOCUMENTS: readonly DossierState[] = ['VALIDATED', 'INTEGRATED', 'PAPER'];

/** Rows given at once in the answer; beyond, the file is made in the background. */
export const EXPORTED_AT_ONCE = 1000;
/** Rows of a workbook, which is made in memory (7 kB a row at its peak); beyond, a CSV file holds any number. */
export const WORKBOOK_ROWS = 20_000;
