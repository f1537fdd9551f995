/** BEE_COMMUN (`Communs.xml`): the establishment's sheet and the days of its school year (§6.1), by leaf names. */
import { isPostalCode } from '../../../domain/identifiers/codes.ts';
import type { ImportDocument } from '../../archive/open.ts';
import type { ReportProblem } from '../../problems.ts';
import { openSiecle, type SiecleHeader } from '../document.ts';
import { Fields } from '../fields.ts';
import type { XmlElement } from '../xml.ts';

export interface EstablishmentRecord {
  /** DENOM_PRINC, DENOM_COMPL. */
  readonly name: string;
  readonly nameComplement: string | null;
  readonly type: string | null;
  /** PU public, PR private. */
  readonly sector: string;
  readonly headTitle: string | null;
  readonly headName: string | null;
  readonly line1: string | null;
  readonly line2: string | null;
  readonly line3: string | null;
  readonly line4: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** First and last day of the pupils' year, `YYYY-MM-DD`. */
export interface YearRecord {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

export type CommunsRecord =
  | { readonly type: 'establishment'; readonly establishment: EstablishmentRecord }
  | { readonly type: 'year'; readonly year: YearRecord };

export interface CommunsFile {
  readonly header: SiecleHeader;
  readonly records: AsyncIterable<CommunsRecord[]>;
}

/** @throws ImportRefusal when the file as a whole cannot be read, also while its records are */
export async function readCommuns(document: ImportDocument, report: ReportProblem): Promise<CommunsFile> {
  const { header, elements } = await openSiecle(document, 'communs', 'leaves', report);
  return { header, records: recordsOf(elements, report) };
}

async function* recordsOf(
  batches: AsyncIterable<XmlElement[]>,
  report: ReportProblem,
): AsyncGenerator<CommunsRecord[]> {
  for await (const batch of batches) yield batch.flatMap((element) => recordOf(element, report) ?? []);
}

/** The specification of the export writes the first one both ways. */
const FIRST_DAY = ['DATE_DEBUT_ELEVE', 'DATE_DEB_ELEVE'];

function recordOf(element: XmlElement, report: ReportProblem): CommunsRecord | null {
  const fields = new Fields(element, null, report);
  if (fields.raw('DENOM_PRINC')) return { type: 'establishment', establishment: establishmentOf(fields) };
  // ANNEE_SCOLAIRE_AD is the year before.
  if (element.name === 'ANNEE_SCOLAIRE_AD') return null;
  const firstDay = FIRST_DAY.find((name) => fields.raw(name));
  if (!firstDay) return null;
  return { type: 'year', year: { startsOn: fields.date(firstDay), endsOn: fields.date('DATE_FIN_ELEVE') } };
}

const LABEL = 100;

function establishmentOf(fields: Fields): EstablishmentRecord {
  return {
    name: fields.needed(LABEL, 'DENOM_PRINC'),
    nameComplement: fields.text(LABEL, 'DENOM_COMPL'),
    type: fields.text(LABEL, 'CODE_TYPE_ETAB'),
    sector: fields.code((code) => code === 'PU' || code === 'PR', 'SECTEUR_CODE', 'CODE_SECTEUR') ?? 'PU',
    headTitle: fields.text(LABEL, 'QUAL_RESP'),
    headName: fields.text(LABEL, 'NOM_RESP'),
    line1: fields.text(LABEL, 'LIGNE1_ADRESSE'),
    line2: fields.text(LABEL, 'LIGNE2_ADRESSE'),
    line3: fields.text(LABEL, 'LIGNE3_ADRESSE'),
    line4: fields.text(LABEL, 'LIGNE4_ADRESSE'),
    postalCode: fields.code(isPostalCode, 'CODE_POSTAL'),
    city: fields.text(LABEL, 'LIBELLE_POSTAL', 'LL_POSTAL'),
    phone: fields.phone('TELEPHONE'),
    email: fields.email('MEL_1') ?? fields.email('MEL_2'),
  };
}
