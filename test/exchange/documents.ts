/** Files as people hand them in, built in memory for the tests. */
import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import { ZipFile } from 'yazl';
import { type ImportDocument, type ImportSource, openSource } from '../../exchange/archive/open.ts';
import { type ImportProblem, ImportRefusal } from '../../exchange/problems.ts';

export const UAI = '0990001N';

/** An export of SIECLE, in its own encoding. */
export function siecleXml(
  root: string,
  data: string,
  { uai = UAI, year = '2026', encoding = 'ISO-8859-15', version = '3.1' } = {},
): Buffer {
  const xml = `<?xml version="1.0" encoding="${encoding}"?>
<${root} VERSION="${version}">
<PARAMETRES>
<UAJ>${uai}</UAJ>
<ANNEE_SCOLAIRE>${year}</ANNEE_SCOLAIRE>
<DATE_EXPORT>30/06/2026</DATE_EXPORT>
<HORODATAGE>30/06/2026 18:05:00</HORODATAGE>
</PARAMETRES>
<DONNEES>
${data}
</DONNEES>
</${root}>
`;
  return iconv.encode(xml, encoding);
}

export async function zipOf(...entries: readonly (readonly [name: string, content: Uint8Array])[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of entries) zip.addBuffer(Buffer.from(content), name, { mtime: new Date(0) });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export const source = (content: Uint8Array, name = 'file.xml'): ImportSource => ({ name, content });

/** The only document of a file. */
export async function documentOf(content: Uint8Array, name?: string): Promise<ImportDocument> {
  const { documents } = await openSource(source(content, name));
  const [document] = documents;
  if (!document || documents.length > 1) throw new Error(`${documents.length} documents where one was expected`);
  return document;
}

/** The problem for which a reader gives up. */
export async function refusalOf(attempt: Promise<unknown>): Promise<ImportProblem> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof ImportRefusal) return error.problem;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** Gathers what a reader reports, shown as `element id rule`. */
export function reported() {
  const problems: ImportProblem[] = [];
  return {
    problems,
    report: (problem: ImportProblem): void => {
      problems.push(problem);
    },
    lines: () => problems.map(({ element, id, rule }) => [element, id, rule].filter(Boolean).join(' ')),
  };
}

/** Everything a reader of batches yields. */
export async function all<T>(batches: AsyncIterable<T[]>): Promise<T[]> {
  const items: T[] = [];
  for await (const batch of batches) items.push(...batch);
  return items;
}
