/**
 * BEE_NOMENCLATURES (`Nomenclature.xml`): the formations, subjects and code lists of one establishment and year (§6.1).
 * The code lists' own tags vary between versions; the attribute that holds the code tells which list it is.
 */
import { isMefCode, isSubjectCode } from '../../../domain/identifiers/codes.ts';
import type { ImportDocument } from '../../archive/open.ts';
import type { ReportProblem } from '../../problems.ts';
import { openSiecle, type SiecleHeader } from '../document.ts';
import { Fields } from '../fields.ts';
import type { XmlElement } from '../xml.ts';

export interface MefRecord {
  readonly code: string;
  readonly formation: string | null;
  readonly speciality: string | null;
  readonly label: string;
  readonly printedLabel: string | null;
  readonly statistical: string | null;
  readonly compulsoryOptions: number;
  readonly minimumOptions: number;
}

export interface SubjectRecord {
  readonly code: string;
  readonly shortCode: string | null;
  readonly label: string;
  readonly printedLabel: string | null;
}

export interface ProgrammeRecord {
  readonly mef: string;
  readonly subjectCode: string;
  readonly electionMode: string;
}

export interface CompulsoryOptionRecord {
  readonly mef: string;
  readonly subjectCode: string;
  readonly rank: number;
}

export const CODE_LISTS = [
  'regime',
  'kinship',
  'scholarship',
  'occupation',
  'provenance',
  'exitReason',
  'status',
  'electionMode',
  'civility',
] as const;
export type CodeList = (typeof CODE_LISTS)[number];

export interface CodeRecord {
  readonly kind: CodeList;
  readonly code: string;
  readonly label: string;
}

export type NomenclatureRecord =
  | { readonly type: 'mef'; readonly mef: MefRecord }
  | { readonly type: 'subject'; readonly subject: SubjectRecord }
  | { readonly type: 'programme'; readonly programme: ProgrammeRecord }
  | { readonly type: 'compulsoryOption'; readonly compulsoryOption: CompulsoryOptionRecord }
  | { readonly type: 'code'; readonly code: CodeRecord };

export interface NomenclatureFile {
  readonly header: SiecleHeader;
  readonly records: AsyncIterable<NomenclatureRecord[]>;
}

/** @throws ImportRefusal when the file as a whole cannot be read, also while its records are */
export async function readNomenclature(document: ImportDocument, report: ReportProblem): Promise<NomenclatureFile> {
  const { header, elements } = await openSiecle(document, 'nomenclature', 'leaves', report);
  return { header, records: recordsOf(elements, report) };
}

async function* recordsOf(
  batches: AsyncIterable<XmlElement[]>,
  report: ReportProblem,
): AsyncGenerator<NomenclatureRecord[]> {
  for await (const batch of batches) yield batch.flatMap((element) => recordOf(element, report) ?? []);
}

function recordOf(element: XmlElement, report: ReportProblem): NomenclatureRecord | null {
  switch (element.name) {
    case 'MEF':
      return mefOf(element, report);
    case 'MATIERE':
      return subjectOf(element, report);
    case 'PROGRAMME':
      return programmeOf(element, report);
    case 'OPTION_OBLIGATOIRE':
      return compulsoryOptionOf(element, report);
    default:
      return codeOf(element, report);
  }
}

const LABEL = 255;

function mefOf(element: XmlElement, report: ReportProblem): NomenclatureRecord | null {
  const fields = new Fields(element, element.attributes.CODE_MEF ?? null, report);
  const code = fields.coded('mef-wrong-form', isMefCode, 'CODE_MEF');
  if (code === null) return null;
  const printedLabel = fields.text(LABEL, 'LIBELLE_EDITION');
  const mef: MefRecord = {
    code,
    formation: fields.text(LABEL, 'FORMATION'),
    speciality: fields.text(LABEL, 'SPECIALITE'),
    label: fields.text(LABEL, 'LIBELLE_LONG') ?? printedLabel ?? code,
    printedLabel,
    statistical: fields.text(11, 'CODE_MEFSTAT'),
    compulsoryOptions: fields.number('NB_OPT_OBLIG'),
    minimumOptions: fields.number('NB_OPT_MINI'),
  };
  return { type: 'mef', mef };
}

function subjectOf(element: XmlElement, report: ReportProblem): NomenclatureRecord | null {
  const fields = new Fields(element, element.attributes.CODE_MATIERE ?? null, report);
  const code = fields.coded('subject-wrong-form', isSubjectCode, 'CODE_MATIERE');
  if (code === null) return null;
  const printedLabel = fields.text(LABEL, 'LIBELLE_EDITION');
  const subject: SubjectRecord = {
    code,
    shortCode: fields.text(5, 'CODE_GESTION'),
    label: fields.text(LABEL, 'LIBELLE_LONG') ?? printedLabel ?? fields.text(LABEL, 'LIBELLE_COURT') ?? code,
    printedLabel,
  };
  return { type: 'subject', subject };
}

function programmeOf(element: XmlElement, report: ReportProblem): NomenclatureRecord | null {
  const pair = pairOf(element, report);
  const electionMode = pair.fields.needed(1, 'CODE_MODALITE_ELECT');
  if (!pair.mef || !pair.subjectCode || !electionMode) return null;
  return { type: 'programme', programme: { mef: pair.mef, subjectCode: pair.subjectCode, electionMode } };
}

function compulsoryOptionOf(element: XmlElement, report: ReportProblem): NomenclatureRecord | null {
  const pair = pairOf(element, report);
  const rank = pair.fields.number('RANG_OPTION');
  if (!pair.mef || !pair.subjectCode) return null;
  return { type: 'compulsoryOption', compulsoryOption: { mef: pair.mef, subjectCode: pair.subjectCode, rank } };
}

function pairOf(element: XmlElement, report: ReportProblem) {
  const unnamed = new Fields(element, null, report);
  const id = `${unnamed.raw('CODE_MEF') ?? ''}/${unnamed.raw('CODE_MATIERE') ?? ''}`;
  const fields = new Fields(element, id, report);
  return {
    fields,
    mef: fields.coded('mef-wrong-form', isMefCode, 'CODE_MEF'),
    subjectCode: fields.coded('subject-wrong-form', isSubjectCode, 'CODE_MATIERE'),
  };
}

const LIST_OF_CODE: Record<string, CodeList> = {
  CODE_REGIME: 'regime',
  CODE_PARENTE: 'kinship',
  CODE_LIEN_PARENTE: 'kinship',
  CODE_BOURSE: 'scholarship',
  CODE_PROFESSION: 'occupation',
  CODE_PROVENANCE: 'provenance',
  CODE_MOTIF_SORTIE: 'exitReason',
  CODE_STATUT: 'status',
  CODE_MODALITE_ELECT: 'electionMode',
  CODE_CIVILITE: 'civility',
};

function codeOf(element: XmlElement, report: ReportProblem): NomenclatureRecord | null {
  const field = [...Object.keys(element.attributes), ...element.children.map(({ name }) => name)].find((name) =>
    Object.hasOwn(LIST_OF_CODE, name),
  );
  const kind = field && LIST_OF_CODE[field];
  if (!kind) return null; // a list the product has no use for
  const fields = new Fields(element, null, report);
  const code = fields.text(20, field);
  if (code === null) return null;
  const label = fields.text(LABEL, 'LIBELLE_LONG', 'LIBELLE_EDITION', 'LIBELLE_COURT', 'LIBELLE') ?? code;
  return { type: 'code', code: { kind, code, label } };
}
