/** BEE_STRUCTURES (`Structures.xml`): divisions and groups, with the formations whose pupils they take (§6.1). */
import { isMefCode } from '../../../domain/identifiers/codes.ts';
import type { ImportDocument } from '../../archive/open.ts';
import type { ReportProblem } from '../../problems.ts';
import { openSiecle, type SiecleHeader } from '../document.ts';
import { Fields } from '../fields.ts';
import type { XmlElement } from '../xml.ts';

export interface StructureRecord {
  readonly code: string;
  /** D division (class group), G group. */
  readonly type: 'D' | 'G';
  readonly label: string | null;
  readonly mefs: readonly string[];
}

export interface StructuresFile {
  readonly header: SiecleHeader;
  readonly records: AsyncIterable<StructureRecord[]>;
}

const TYPES: Record<string, 'D' | 'G'> = { 'DIVISIONS/DIVISION': 'D', 'GROUPES/GROUPE': 'G' };

/** @throws ImportRefusal when the file as a whole cannot be read, also while its records are */
export async function readStructures(document: ImportDocument, report: ReportProblem): Promise<StructuresFile> {
  const isRecord = (path: readonly string[]): boolean => Object.hasOwn(TYPES, path.slice(-2).join('/'));
  const { header, elements } = await openSiecle(document, 'structures', isRecord, report);
  return { header, records: recordsOf(elements, report) };
}

async function* recordsOf(
  batches: AsyncIterable<XmlElement[]>,
  report: ReportProblem,
): AsyncGenerator<StructureRecord[]> {
  for await (const batch of batches) {
    yield batch.filter(({ name }) => name !== 'PARAMETRES').map((element) => structureOf(element, report));
  }
}

function structureOf(element: XmlElement, report: ReportProblem): StructureRecord {
  const code = new Fields(element, null, report).needed(8, 'CODE_STRUCTURE');
  const fields = new Fields(element, code, report);
  return {
    code,
    type: element.name === 'DIVISION' ? 'D' : 'G',
    label: fields.text(255, 'LIBELLE_LONG', 'LIBELLE_COURT'),
    mefs: [...new Set(mefsWithin(element))].filter((mef) => {
      const rightForm = isMefCode(mef);
      if (!rightForm) fields.report('mef-wrong-form', { field: 'CODE_MEF', value: mef.slice(0, 20) });
      return rightForm;
    }),
  };
}

/** CODE_MEF wherever it lies: a child of MEF_APPARTENANCE, of the group itself, or an attribute. */
function mefsWithin(element: XmlElement): string[] {
  const own = element.name === 'CODE_MEF' ? [element.text] : [];
  const attribute = element.attributes.CODE_MEF ? [element.attributes.CODE_MEF] : [];
  return [...own, ...attribute, ...element.children.flatMap(mefsWithin)].filter(Boolean);
}
