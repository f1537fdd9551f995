/**
 * What the exports of SIECLE share (§6.1): one root element per kind of file, a header saying whose file it is and of
 * which school year, then the records. The root tells the kind; the name of the file is never believed.
 */
import { checkUai, uaiLetter } from '../../domain/identifiers/uai.ts';
import type { ImportDocument } from '../archive/open.ts';
import { ImportRefusal, importProblem, type ReportProblem } from '../problems.ts';
import { dateOf } from './fields.ts';
import { type RecordChoice, readRoot, readXml, type XmlElement } from './xml.ts';

export const SIECLE_KINDS = [
  'communs',
  'geographique',
  'nomenclature',
  'structures',
  'eleves',
  'responsables',
] as const;
export type SiecleKind = (typeof SIECLE_KINDS)[number];

const KIND_OF_ROOT: Record<string, SiecleKind> = {
  BEE_COMMUN: 'communs',
  BEE_GEOGRAPHIQUE: 'geographique',
  BEE_NOMENCLATURES: 'nomenclature',
  BEE_STRUCTURES: 'structures',
  BEE_ELEVES: 'eleves',
  BEE_RESPONSABLES: 'responsables',
};

/** Files people may take for one of those, and what they are. */
const NOT_IMPORTED: Record<string, string> = {
  BEE_ETABLISSEMENTS: 'Etablissements',
  IMPORT_ELEVES: 'IMPORT_ELEVES',
  BEE_STS: 'STS-web',
  STS_EDT: 'STS-web',
  AFFELNET: 'Affelnet',
};

/**
 * Which export this is.
 * @throws ImportRefusal for any other root element, saying which file it is where that is known
 */
export async function kindOf(document: ImportDocument): Promise<SiecleKind> {
  const { name } = await readRoot(document);
  const kind = KIND_OF_ROOT[name];
  if (kind) return kind;
  const root = name.slice(0, 60);
  const known = NOT_IMPORTED[name];
  throw known ? ImportRefusal.of('root-not-imported', { root, known }) : ImportRefusal.of('root-unknown', { root });
}

export interface SiecleHeader {
  readonly kind: SiecleKind;
  /** Attribute VERSION of the root: `2.1`, `3.0`, `3.1`; null when absent. */
  readonly version: string | null;
  readonly uai: string;
  /** `2026` is 2026-2027. */
  readonly schoolYear: number;
  /** HORODATAGE, in the academy's own time without a zone: `2026-06-30T18:05:00`; null when absent. */
  readonly exportedAt: string | null;
}

/**
 * Whose file it is, without its records.
 * @throws ImportRefusal when it has no usable header
 */
export async function readHeader(document: ImportDocument, kind: SiecleKind): Promise<SiecleHeader> {
  const { attributes } = await readRoot(document);
  const batches = readXml(
    document,
    (path) => isHeader(path.at(-1)),
    () => {},
  );
  for await (const [element] of batches) {
    if (element) return headerOf(element, kind, attributes.VERSION ?? null, () => {});
  }
  throw ImportRefusal.of('header-missing', { tag: 'PARAMETRES' });
}

/** An export opened: its header, then its records, once. */
export interface SiecleFile {
  readonly header: SiecleHeader;
  readonly elements: AsyncIterable<XmlElement[]>;
}

/**
 * Opens an export whose kind is known.
 * @throws ImportRefusal when it has no usable header
 */
export async function openSiecle(
  document: ImportDocument,
  kind: SiecleKind,
  choice: RecordChoice,
  report: ReportProblem,
): Promise<SiecleFile> {
  const { attributes } = await readRoot(document);
  const wanted: RecordChoice = choice === 'leaves' ? choice : (path) => isHeader(path.at(-1)) || choice(path);
  const batches = readXml(document, wanted, report);
  for (;;) {
    const { value: batch, done } = await batches.next();
    if (done) throw ImportRefusal.of('header-missing', { tag: 'PARAMETRES' });
    // The header comes first: no record can be judged before it.
    const [first, ...rest] = batch;
    if (!isHeader(first?.name)) {
      await batches.return(undefined);
      throw ImportRefusal.of('header-missing', { tag: 'PARAMETRES' });
    }
    const header = headerOf(first as XmlElement, kind, attributes.VERSION ?? null, report);
    return { header, elements: following(rest, batches) };
  }
}

const isHeader = (name: string | undefined): boolean => name === 'PARAMETRES';

async function* following(rest: XmlElement[], batches: AsyncGenerator<XmlElement[]>): AsyncGenerator<XmlElement[]> {
  if (rest.length > 0) yield rest;
  yield* batches;
}

function headerOf(element: XmlElement, kind: SiecleKind, version: string | null, report: ReportProblem): SiecleHeader {
  const text = (tag: string): string | null => element.children.find(({ name }) => name === tag)?.text || null;
  const place = { element: 'PARAMETRES' };
  const uai = text('UAJ');
  if (!uai) throw ImportRefusal.of('header-missing', { tag: 'UAJ' }, place);
  const check = checkUai(uai);
  if (check === 'wrong-form')
    throw ImportRefusal.of('uai-wrong-form', { field: 'UAJ', value: uai.slice(0, 20) }, place);
  if (check === 'wrong-letter') report(importProblem('uai-wrong-letter', { uai, letter: uaiLetter(uai) }, place));
  const year = text('ANNEE_SCOLAIRE');
  if (!year) throw ImportRefusal.of('header-missing', { tag: 'ANNEE_SCOLAIRE' }, place);
  if (!/^20\d{2}$/.test(year))
    throw ImportRefusal.of('year-wrong-form', { field: 'ANNEE_SCOLAIRE', value: year.slice(0, 20) }, place);
  return { kind, version, uai, schoolYear: Number(year), exportedAt: instantOf(text('HORODATAGE')) };
}

function instantOf(text: string | null): string | null {
  const [, day, time] = /^(\S+) (\d{2}:\d{2}:\d{2})$/.exec(text ?? '') ?? [];
  const date = day && dateOf(day);
  return date ? `${date}T${time}` : null;
}
