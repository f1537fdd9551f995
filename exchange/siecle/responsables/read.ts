/**
 * BEE_RESPONSABLES (`ResponsablesAvecAdresses.xml`): persons, their addresses and who answers for whom (§6.1). Until
 * 30/03/2018 a link said RESP_LEGAL 1, 2 or 0; since then NIVEAU_RESPONSABILITE 1, 2 or 3 (§1.2). Both give one record.
 */
import { KINSHIPS, LEVELS, type Level } from '../../../domain/pupil-record/responsibility.ts';
import type { ImportDocument } from '../../archive/open.ts';
import type { ReportProblem } from '../../problems.ts';
import { type AddressRecord, ID_LENGTH, readAddress } from '../address.ts';
import { openSiecle, type SiecleHeader } from '../document.ts';
import { Fields } from '../fields.ts';
import type { XmlElement } from '../xml.ts';

export interface PersonRecord {
  /** PERSONNE_ID. */
  readonly externalId: string;
  readonly civility: '1' | '2' | null;
  readonly lastName: string;
  readonly usageName: string | null;
  readonly firstName: string | null;
  /** ADRESSE_ID. */
  readonly address: string | null;
  readonly phoneHome: string | null;
  readonly phoneWork: string | null;
  readonly phoneMobile: string | null;
  readonly acceptsSms: boolean;
  readonly email: string | null;
  readonly occupation: string | null;
  readonly sharesAddress: boolean;
}

export interface LinkRecord {
  /** ELEVE_ID and PERSONNE_ID. */
  readonly pupil: string;
  readonly person: string;
  readonly level: Level;
  readonly kinshipCode: string;
  readonly paysFees: boolean;
  /** Null before 2018: the format did not say. */
  readonly housesPupil: boolean | null;
  readonly receivesAids: boolean;
  readonly contactFirst: boolean;
}

export type ResponsablesRecord =
  | { readonly type: 'person'; readonly person: PersonRecord }
  | { readonly type: 'link'; readonly link: LinkRecord }
  | { readonly type: 'address'; readonly address: AddressRecord };

export interface ResponsablesFile {
  readonly header: SiecleHeader;
  readonly records: AsyncIterable<ResponsablesRecord[]>;
}

const RECORDS = ['PERSONNES/PERSONNE', 'RESPONSABLES/RESPONSABLE_ELEVE', 'ADRESSES/ADRESSE'];

/** @throws ImportRefusal when the file as a whole cannot be read, also while its records are */
export async function readResponsables(document: ImportDocument, report: ReportProblem): Promise<ResponsablesFile> {
  const isRecord = (path: readonly string[]): boolean => RECORDS.includes(path.slice(-2).join('/'));
  const { header, elements } = await openSiecle(document, 'responsables', isRecord, report);
  return { header, records: recordsOf(elements, report) };
}

async function* recordsOf(
  batches: AsyncIterable<XmlElement[]>,
  report: ReportProblem,
): AsyncGenerator<ResponsablesRecord[]> {
  for await (const batch of batches) yield batch.flatMap((element) => recordOf(element, report) ?? []);
}

function recordOf(element: XmlElement, report: ReportProblem): ResponsablesRecord | null {
  if (element.name === 'ADRESSE') return { type: 'address', address: readAddress(element, report) };
  if (element.name === 'PERSONNE') return { type: 'person', person: personOf(element, report) };
  const link = linkOf(element, report);
  return link && { type: 'link', link };
}

const NAME = 100;

function personOf(element: XmlElement, report: ReportProblem): PersonRecord {
  const externalId = new Fields(element, null, report).needed(ID_LENGTH, 'PERSONNE_ID');
  const fields = new Fields(element, externalId, report);
  return {
    externalId,
    civility: civilityOf(fields),
    lastName: fields.needed(NAME, 'NOM_DE_FAMILLE', 'NOM'),
    usageName: fields.text(NAME, 'NOM_USAGE'),
    firstName: fields.text(NAME, 'PRENOM'),
    address: fields.text(ID_LENGTH, 'ADRESSE_ID'),
    phoneHome: fields.phone('TEL_PERSONNEL'),
    phoneWork: fields.phone('TEL_PROFESSIONNEL'),
    phoneMobile: fields.phone('TEL_PORTABLE'),
    acceptsSms: fields.flag('ACCEPTE_SMS') ?? false,
    email: fields.email('MEL'),
    occupation: fields.code((code) => /^\d{2}$/.test(code), 'CODE_PROFESSION'),
    sharesAddress: fields.flag('COMMUNICATION_ADRESSE') ?? false,
  };
}

/** The export gives a label (`M.`, `MME`), the rest of the product keeps CODE_CIVILITE. */
function civilityOf(fields: Fields): '1' | '2' | null {
  const label = fields.raw('CODE_CIVILITE', 'LC_CIVILITE', 'LL_CIVILITE')?.toUpperCase();
  if (!label) return null;
  if (['1', 'M', 'M.', 'MR', 'MONSIEUR'].includes(label)) return '1';
  if (['2', 'MME', 'MADAME', 'MLLE', 'MADEMOISELLE'].includes(label)) return '2';
  fields.report('code-wrong-form', { field: 'LC_CIVILITE', value: label.slice(0, 20) });
  return null;
}

function linkOf(element: XmlElement, report: ReportProblem): LinkRecord | null {
  const unnamed = new Fields(element, null, report);
  const pupil = unnamed.needed(ID_LENGTH, 'ELEVE_ID');
  const person = unnamed.needed(ID_LENGTH, 'PERSONNE_ID');
  const fields = new Fields(element, `${pupil}/${person}`, report);
  const level = levelOf(fields);
  if (level === null) return null;
  return {
    pupil,
    person,
    level,
    kinshipCode: kinshipOf(fields),
    paysFees: fields.flag('PAIE_FRAIS_SCOLAIRES', 'RESP_FINANCIER') ?? false,
    housesPupil: fields.flag('HEBERGE_ELEVE'),
    receivesAids: fields.flag('PERCOIT_LES_AIDES', 'PERS_PAIEMENT', 'PERS_PAIMENT') ?? false,
    contactFirst: fields.flag('A_CONTACTER_EN_PRIORITE', 'PERS_CONTACT') ?? false,
  };
}

function levelOf(fields: Fields): Level | null {
  const current = fields.raw('NIVEAU_RESPONSABILITE');
  if (current !== null) {
    const level = LEVELS.find((known) => String(known) === current);
    if (!level) fields.report('level-invalid', { field: 'NIVEAU_RESPONSABILITE', value: current.slice(0, 20) });
    return level ?? null;
  }
  const before2018 = fields.raw('RESP_LEGAL');
  if (before2018 === '1' || before2018 === '2') return 1;
  if (before2018 === '0') return 3;
  fields.report('level-invalid', { field: 'NIVEAU_RESPONSABILITE', value: before2018?.slice(0, 20) ?? '' });
  return null;
}

/** CODE_PARENTE, which one description of the export gives one digit only: `1` is then `10`. */
function kinshipOf(fields: Fields): string {
  const written = fields.raw('CODE_PARENTE') ?? '';
  const code = KINSHIPS.find((known) => known === written || known === `${written}0`);
  if (!code) fields.report('kinship-unknown', { value: written.slice(0, 20) });
  return code ?? '90';
}
