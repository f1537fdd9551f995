/** The cells of a workbook's first sheet, as an XLSX reader finds them: what kind of cell, and what is in it. */
import { text } from 'node:stream/consumers';
import { SaxesParser } from 'saxes';
import { fromBufferPromise } from 'yauzl';

export interface Found {
  /** `s` a shared text, `inlineStr` a text in place, `n` a number or a date; `f` when the cell holds a formula. */
  readonly kind: string;
  readonly text: string;
}

async function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry())
    parts.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)));
  return parts;
}

export async function readWorkbook(bytes: Buffer): Promise<Found[][]> {
  const parts = await partsOf(bytes);
  const shared: string[] = [];
  const strings = new SaxesParser();
  strings.on('opentag', ({ name }) => {
    if (name === 'si') shared.push('');
  });
  strings.on('text', (piece) => {
    if (shared.length > 0) shared[shared.length - 1] += piece;
  });
  const sharedXml = parts.get('xl/sharedStrings.xml');
  if (sharedXml) strings.write(sharedXml).close();

  const rows: Found[][] = [];
  let cell: { kind: string; text: string } | null = null;
  const sheet = new SaxesParser();
  sheet.on('opentag', ({ name, attributes }) => {
    if (name === 'row') rows.push([]);
    if (name === 'c') cell = { kind: attributes.t ?? 'n', text: '' };
    if (name === 'f' && cell) cell.kind = 'f';
  });
  sheet.on('text', (piece) => {
    if (cell) cell.text += piece;
  });
  sheet.on('closetag', ({ name }) => {
    if (name !== 'c' || !cell) return;
    rows.at(-1)?.push(cell.kind === 's' ? { kind: 's', text: shared[Number(cell.text)] ?? '' } : cell);
    cell = null;
  });
  const sheetXml = parts.get('xl/worksheets/sheet1.xml');
  if (!sheetXml) throw new Error(`no sheet among ${[...parts.keys()].join(', ')}`);
  sheet.write(sheetXml).close();
  return rows;
}
