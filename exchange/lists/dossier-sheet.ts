/** A follow-up list as a table (§3.7): the columns of the screen, in its words and its order. */
import type { DossierLine } from '../../database/views/dossier-list.ts';
import type { DossierState } from '../../domain/enrolment-dossier/dossier.ts';
import { AWAITING_DOCUMENTS, type Column, type Connection } from '../../domain/enrolment-dossier/follow-up.ts';
import type { WaitingParty } from '../../domain/enrolment-dossier/waiting.ts';
import { phoneInWords } from '../../domain/identifiers/phone.ts';
import type { Cell, Sheet } from './sheet.ts';

/** Headings that a column of the screen becomes in a file, where what it says in one cell is told apart. */
export type Heading =
  | Exclude<Column, 'name' | 'todo' | 'contact' | 'choices'>
  | 'last-name'
  | 'first-name'
  | 'undecided'
  | 'documents'
  | 'contact-name'
  | 'contact-phone'
  | 'contact-email';

/** The words of a file, in the language of who asks for it: those of the screen. */
export interface DossierSheetWords {
  readonly title: string;
  readonly heading: (heading: Heading) => string;
  readonly state: (state: DossierState) => string;
  readonly waiting: (on: WaitingParty) => string;
  readonly connection: (connection: Connection) => string;
  readonly yes: string;
  readonly no: string;
  /** A label of the nomenclature as people write it. */
  readonly label: (official: string) => string;
  readonly school: (official: string) => string;
}

interface Filled {
  readonly heading: string;
  readonly cell: (line: DossierLine) => Cell;
}

/**
 * @param groups the names of the choice groups that the list's formations have: one column each, where choices are shown
 */
export function dossierSheet(
  columns: readonly Column[],
  groups: readonly string[],
  words: DossierSheetWords,
): Pick<Sheet, 'title' | 'headings'> & { row: (line: DossierLine) => Cell[] } {
  const filled = columns.flatMap((column) => FILLED[column](words, groups));
  return {
    title: words.title,
    headings: filled.map(({ heading }) => heading),
    row: (line) => filled.map(({ cell }) => cell(line)),
  };
}

const FILLED: Record<Column, (words: DossierSheetWords, groups: readonly string[]) => Filled[]> = {
  name: ({ heading }) => [
    { heading: heading('last-name'), cell: (line) => line.lastName },
    { heading: heading('first-name'), cell: (line) => line.firstName },
  ],
  'class-group': ({ heading }) => [{ heading: heading('class-group'), cell: (line) => line.classGroup }],
  formation: ({ heading, label }) => [{ heading: heading('formation'), cell: (line) => label(line.formation) }],
  origin: ({ heading, school }) => [
    {
      heading: heading('origin'),
      cell: (line) => (line.originName ? school(line.originName) : line.originUai),
    },
  ],
  receiving: ({ heading, school }) => [{ heading: heading('receiving'), cell: (line) => school(line.receivingName) }],
  state: ({ heading, state }) => [{ heading: heading('state'), cell: (line) => state(line.state) }],
  since: ({ heading }) => [{ heading: heading('since'), cell: (line) => ({ moment: line.stateSince }) }],
  waiting: ({ heading, waiting }) => [{ heading: heading('waiting'), cell: (line) => waiting(line.waiting.on) }],
  connection: ({ heading, connection }) => [
    { heading: heading('connection'), cell: (line) => connection(line.connection) },
  ],
  todo: ({ heading }) => [
    { heading: heading('undecided'), cell: (line) => line.undecidedChanges },
    {
      heading: heading('documents'),
      cell: (line) => (AWAITING_DOCUMENTS.includes(line.state) ? line.missingDocuments : null),
    },
  ],
  boarding: ({ heading, yes, no }) => [
    { heading: heading('boarding'), cell: (line) => (line.boardingAsked ? yes : no) },
  ],
  choices: ({ label }, groups) =>
    groups.map((group) => ({
      heading: label(group),
      cell: (line) => {
        const chosen = (line.choices ?? []).filter((each) => each.group === group).flatMap((each) => each.chosen);
        return chosen.length > 0 ? chosen.map(label).join(', ') : null;
      },
    })),
  contact: ({ heading }) => [
    { heading: heading('contact-name'), cell: (line) => line.contact?.name ?? null },
    {
      // In national form with spaces: a spreadsheet would drop the zero of a bare number and compute +33….
      heading: heading('contact-phone'),
      cell: (line) => (line.contact?.phone ? phoneInWords(line.contact.phone) : null),
    },
    { heading: heading('contact-email'), cell: (line) => line.contact?.email ?? null },
  ],
  closing: ({ heading }) => [{ heading: heading('closing'), cell: (line) => ({ moment: line.closesAt }) }],
};
