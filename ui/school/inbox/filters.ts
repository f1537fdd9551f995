/**
 * What the inbox shows, as its address says it, in the words of its reader:
 * `?montrer=decidees&type=adresse&division=3A&marques=conflit,en-retard&nom=diallo`. The page of a set bears the same words:
 * the next one is the next of the list that was left.
 */
import { CHANGE_KINDS, type ChangeKind } from '../../../domain/pupil-record/fields.ts';
import { INBOX_MARKS, type InboxMark } from '../../../domain/record-change/inbox.ts';

export interface Filters {
  readonly show: 'open' | 'decided';
  readonly kind: ChangeKind | null;
  /** Division; empty for all. */
  readonly classGroup: string;
  readonly marks: readonly InboxMark[];
  readonly name: string;
}

const KIND_WORDS: Record<ChangeKind, string> = {
  address: 'adresse',
  phone: 'telephone',
  email: 'courriel',
  occupation: 'profession',
  contact: 'identite',
  pupil: 'eleve',
};
const MARK_WORDS: Record<InboxMark, string> = {
  conflict: 'conflit',
  stale: 'base-changee',
  overdue: 'en-retard',
  mine: 'a-moi',
  unclaimed: 'libre',
  enrolment: 'inscription',
};

/** The marks that mean something on each side of the list: what is decided waits for nobody. */
export const MARKS_SHOWN: Record<Filters['show'], readonly InboxMark[]> = {
  open: INBOX_MARKS,
  decided: ['enrolment'],
};

export const allOf = (show: Filters['show']): Filters => ({ show, kind: null, classGroup: '', marks: [], name: '' });

export const isNarrowed = ({ kind, classGroup, marks, name }: Filters): boolean =>
  kind !== null || classGroup !== '' || marks.length > 0 || name.trim() !== '';

export function filtersOf(query: URLSearchParams): Filters {
  const show = query.get('montrer') === 'decidees' ? 'decided' : 'open';
  const asked = (query.get('marques') ?? '').split(',');
  return {
    show,
    kind: CHANGE_KINDS.find((kind) => KIND_WORDS[kind] === query.get('type')) ?? null,
    classGroup: (query.get('division') ?? '').slice(0, 8),
    marks: MARKS_SHOWN[show].filter((mark) => asked.includes(MARK_WORDS[mark])),
    name: (query.get('nom') ?? '').slice(0, 100),
  };
}

/** With its question mark; empty for the list as it first comes. */
export function queryOf({ show, kind, classGroup, marks, name }: Filters): string {
  const query = new URLSearchParams();
  if (show === 'decided') query.set('montrer', 'decidees');
  if (kind) query.set('type', KIND_WORDS[kind]);
  if (classGroup) query.set('division', classGroup);
  if (marks.length > 0) query.set('marques', marks.map((mark) => MARK_WORDS[mark]).join(','));
  if (name.trim()) query.set('nom', name.trim());
  const text = query.toString();
  return text && `?${text}`;
}

/** The same question to the api. */
export function questionOf({ show, kind, classGroup, marks, name }: Filters) {
  return {
    show,
    ...(kind && { kind }),
    ...(classGroup && { classGroup }),
    ...(marks.length > 0 && { marks: marks.join(',') }),
    ...(name.trim() && { name: name.trim() }),
  };
}
