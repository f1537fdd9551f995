/** BEE_GEOGRAPHIQUE (`Geographique.xml`): countries, départements and communes (§6.1), by leaf names. */
import { isCommuneCode, isCountryCode, isDepartmentCode } from '../../../domain/identifiers/codes.ts';
import type { ImportDocument } from '../../archive/open.ts';
import type { ReportProblem } from '../../problems.ts';
import { openSiecle, type SiecleHeader } from '../document.ts';
import { Fields } from '../fields.ts';
import type { XmlElement } from '../xml.ts';

export interface PlaceRecord {
  readonly kind: 'country' | 'department' | 'commune';
  /** CODE_PAYS, CODE_DEPARTEMENT_MEN or CODE_COMMUNE_INSEE. */
  readonly code: string;
  readonly label: string;
  /** Of a commune or a département: CODE_DEPARTEMENT_INSEE. */
  readonly departmentCode: string | null;
}

export interface GeographiqueFile {
  readonly header: SiecleHeader;
  readonly records: AsyncIterable<PlaceRecord[]>;
}

/** @throws ImportRefusal when the file as a whole cannot be read, also while its records are */
export async function readGeographique(document: ImportDocument, report: ReportProblem): Promise<GeographiqueFile> {
  const { header, elements } = await openSiecle(document, 'geographique', 'leaves', report);
  return { header, records: recordsOf(elements, report) };
}

async function* recordsOf(batches: AsyncIterable<XmlElement[]>, report: ReportProblem): AsyncGenerator<PlaceRecord[]> {
  for await (const batch of batches) yield batch.flatMap((element) => placeOf(element, report) ?? []);
}

/** From the most precise to the least: a commune also names its département, a département may name its country. */
const CODES = [
  { kind: 'commune', field: 'CODE_COMMUNE_INSEE', hasForm: isCommuneCode },
  { kind: 'department', field: 'CODE_DEPARTEMENT_MEN', hasForm: isDepartmentCode },
  { kind: 'country', field: 'CODE_PAYS', hasForm: isCountryCode },
] as const;

function placeOf(element: XmlElement, report: ReportProblem): PlaceRecord | null {
  const unnamed = new Fields(element, null, report);
  const found = CODES.find(({ field }) => unnamed.raw(field));
  if (!found) return null;
  const fields = new Fields(element, unnamed.raw(found.field), report);
  const code = fields.code(found.hasForm, found.field);
  if (code === null) return null;
  return {
    kind: found.kind,
    code,
    label: fields.text(255, 'LIBELLE_LONG', 'LIBELLE_COURT', 'LIBELLE', 'LL_PAYS', 'LL_COMMUNE_INSEE') ?? code,
    departmentCode: fields.text(3, 'CODE_DEPARTEMENT_INSEE', 'CODE_DEPARTEMENT'),
  };
}
