/** What a spreadsheet finds in an exported list: pitfalls of CSV and XLSX, one by one. */
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { csvHead, csvRows, type Sheet, workbookOf } from '../../../exchange/lists/sheet.ts';
import { readWorkbook } from './workbook.ts';

const sheet = (rows: Sheet['rows'], timeZone = 'Europe/Paris'): Sheet => ({
  title: 'Élèves',
  headings: ['Nom', 'Valeur'],
  rows,
  timeZone,
});
const csvOf = ({ headings, rows, timeZone }: Sheet): Buffer => Buffer.from(csvHead(headings) + csvRows(rows, timeZone));
/** The lines of a CSV file as bytes say them. */
const linesOf = (bytes: Buffer): string[] => bytes.toString('utf8').split('\r\n');

describe('a CSV file', () => {
  test('begins with the UTF-8 mark, separates by semicolons and ends lines as Windows does', () => {
    const bytes = csvOf(sheet([['Œuvrard', 'Zoé']]));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.subarray(3).toString('utf8')).toBe('Nom;Valeur\r\nŒuvrard;Zoé\r\n');
  });

  test('keeps what holds a separator, a quotation mark or a line end in one cell', () => {
    const values = ['a;b', 'dit "Lulu"', 'deux\nlignes', ''];
    const bytes = csvOf(sheet(values.map((value) => ['x', value])));
    const back: string[][] = parse(bytes, { bom: true, delimiter: ';', record_delimiter: '\r\n' });
    expect(back.slice(1).map(([, value]) => value)).toEqual(values);
  });

  test.each([
    '=1+1',
    '+33612345678',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1+1',
    '"=1+1',
    '\'=HYPERLINK("http://x")',
    '\n+1',
    '\tMartin',
  ])('disarms %j, which a spreadsheet might compute', (value) => {
    const [, row] = parse(csvOf(sheet([['x', value]])), {
      bom: true,
      delimiter: ';',
      relax_quotes: true,
    }) as string[][];
    expect(row?.[1]).toBe(`'${value}`);
  });

  test.each(['O’Brien', "L'Hermite", 'Jean-Luc', '3=A', 'a@b.fr', '06 12 34 56 78', '0750652D'])(
    'leaves %j as it is',
    (value) => {
      expect(linesOf(csvOf(sheet([['x', value]])))[1]).toBe(`x;${value}`);
    },
  );

  test('tells days and instants in the form that spreadsheets read, in the school’s zone', () => {
    const rows: Sheet['rows'] = [
      ['jour', { day: '2012-02-29' }],
      ['instant', { moment: '2027-06-30T21:59:00.000Z' }],
    ];
    expect(linesOf(csvOf(sheet(rows))).slice(1, 3)).toEqual(['jour;2012-02-29', 'instant;2027-06-30 23:59']);
    expect(linesOf(csvOf(sheet(rows, 'Indian/Reunion')))[2]).toBe('instant;2027-07-01 01:59');
  });
});

describe('an XLSX workbook', () => {
  const read = async (rows: Sheet['rows'], timeZone?: string) =>
    (await readWorkbook(await workbookOf(sheet(rows, timeZone)))).slice(1);

  test('holds every text as a text: no formula, no zero lost', async () => {
    const values = ['=1+1', '+33612345678', '@SUM(A1)', '0750652D', '000123', '06 12 34 56 78', 'é & <b>"'];
    const rows = await read(values.map((value) => ['x', value]));
    expect(rows.map(([, cell]) => cell?.text)).toEqual(values);
    for (const [, cell] of rows) expect(['s', 'inlineStr', 'str']).toContain(cell?.kind);
  });

  test('holds days, instants and numbers as numbers, which sort', async () => {
    const rows = await read([
      ['jour', { day: '2012-02-29' }],
      ['instant', { moment: '2027-06-30T21:59:00.000Z' }],
      ['nombre', 3],
    ]);
    expect(rows.map(([, cell]) => cell?.kind)).toEqual(['n', 'n', 'n']);
    // Days since 30 December 1899: 2012-02-29 is the 40,968th, 2027-06-30 the 46,568th.
    expect(Number(rows[0]?.[1]?.text)).toBe(40968);
    expect(Number(rows[1]?.[1]?.text)).toBeCloseTo(46568 + (23 * 60 + 59) / 1440, 6);
    expect(Number(rows[2]?.[1]?.text)).toBe(3);
  });
});
