/**
 * A list as a table that people open in a spreadsheet: CSV as French spreadsheets read it (`;`, UTF-8 with a BOM, CRLF), or
 * an XLSX workbook. What a family wrote must stay a text there: a cell that a spreadsheet would take for a formula is
 * disarmed, a code keeps its zeros.
 */
import { stringify } from 'csv-stringify/sync';
import { Temporal } from 'temporal-polyfill';
import writeWorkbook, { type Cell as WorkbookCell } from 'write-excel-file/node';

/** A text, a number, a calendar day (`YYYY-MM-DD`), an instant (ISO 8601), or nothing. */
export type Cell = string | number | { readonly day: string } | { readonly moment: string } | null;

export interface Sheet {
  /** Name of the workbook's sheet: at most 31 characters, none of `[]:*?/\`. */
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** IANA zone in which its instants are told. */
  readonly timeZone: string;
}

/**
 * What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), after spaces and quotation marks too, which
 * some skip and the library's `escape_formulas` lets through.
 */
const FORMULA = /^(?:[\s'"]*[=+\-@]|[\t\r])/;
const disarmed = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The head of a CSV file, with the BOM without which a French Excel reads UTF-8 as something else; its rows follow. */
export const csvHead = (headings: readonly string[]): string => `\ufeff${csvLines([headings.map(disarmed)])}`;

/** Rows of a CSV file. Days and instants are in the form that every spreadsheet reads, `2027-06-30 18:04`. */
export const csvRows = (rows: Sheet['rows'], timeZone: string): string =>
  csvLines(rows.map((row) => row.map((cell) => csvCell(cell, timeZone))));

const csvLines = (lines: readonly (readonly (string | number | null)[])[]): string =>
  stringify(
    lines.map((line) => [...line]),
    { delimiter: ';', record_delimiter: 'windows' },
  );

function csvCell(cell: Cell, timeZone: string): string | number | null {
  if (cell === null || typeof cell === 'number') return cell;
  if (typeof cell === 'string') return disarmed(cell);
  return 'day' in cell
    ? cell.day
    : wallTime(cell.moment, timeZone).toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

const wallTime = (moment: string, timeZone: string): Temporal.PlainDateTime =>
  Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDateTime();

/**
 * An XLSX workbook, made in memory: the caller caps its rows. Days and instants are dates, so that they sort; the library
 * writes every text as a text, formula or code.
 */
export async function workbookOf({ title, headings, rows, timeZone }: Sheet): Promise<Buffer> {
  const head = headings.map((value): WorkbookCell => ({ value, type: String, fontWeight: 'bold' }));
  const sheet = [head, ...rows.map((row) => row.map((cell) => workbookCell(cell, timeZone)))];
  const columns = headings.map((heading, index) => ({ width: widthOf(heading, rows, index) }));
  return writeWorkbook(sheet, { sheet: title, columns, stickyRowsCount: 1 }).toBuffer();
}

function workbookCell(cell: Cell, timeZone: string): WorkbookCell {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') return { value: cell, type: String };
  if (typeof cell === 'number') return { value: cell, type: Number };
  // The library takes a Date's UTC fields for what the clock on the wall says.
  const [at, format] =
    'day' in cell
      ? [Temporal.PlainDate.from(cell.day).toPlainDateTime(), 'dd/mm/yyyy']
      : [wallTime(cell.moment, timeZone), 'dd/mm/yyyy hh:mm'];
  return { value: new Date(`${at.toString({ smallestUnit: 'second' })}Z`), type: Date, format };
}

/** Wide enough for the heading and most of what is below it. Characters. */
function widthOf(heading: string, rows: Sheet['rows'], index: number): number {
  const lengths = rows.slice(0, 200).map((row) => {
    const cell = row[index] ?? null;
    return typeof cell === 'object' && cell !== null ? 16 : String(cell ?? '').length;
  });
  return Math.min(50, Math.max(heading.length, ...lengths) + 2);
}
