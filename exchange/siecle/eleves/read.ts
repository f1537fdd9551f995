/** BEE_ELEVES (`ElevesAvecAdresses.xml`): pupils, the subjects they follow, their divisions and groups (§6.1). */
import { isCommuneCode, isCountryCode, isMefCode, isSubjectCode } from '../../../domain/identifiers/codes.ts';
import { checkIne, ineLetter } from '../../../domain/identifiers/ine.ts';
import { checkUai } from '../../../domain/identifiers/uai.ts';
import type { ImportDocument } from '../../archive/open.ts';
import type { ReportProblem } from '../../problems.ts';
import { type AddressRecord, ID_LENGTH, readAddress } from '../address.ts';
import { openSiecle, type SiecleHeader } from '../document.ts';
import { Fields } from '../fields.ts';
import type { XmlElement } from '../xml.ts';

export interface PupilRecord {
  /** ELEVE_ID, what the other lists of the file refer to. */
  readonly externalId: string;
  readonly elenoet: string | null;
  readonly nationalId: string | null;
  readonly lastName: string;
  readonly usageName: string | null;
  readonly firstName: string;
  readonly secondName: string | null;
  readonly thirdName: string | null;
  readonly sex: string | null;
  /** Days are `YYYY-MM-DD`. */
  readonly bornOn: string | null;
  readonly birthCountryCode: string | null;
  readonly birthCommuneCode: string | null;
  readonly birthDepartmentCode: string | null;
  readonly birthCity: string | null;
  readonly nationalityCode: string | null;
  readonly mef: string | null;
  readonly regimeCode: string | null;
  readonly statusCode: string;
  readonly repeating: boolean;
  readonly transport: boolean;
  readonly provenanceCode: string | null;
  readonly enteredOn: string | null;
  readonly leftOn: string | null;
  readonly exitReasonCode: string | null;
  /** ADRESSE_ID; null for a pupil who lives where the guardians do. */
  readonly address: string | null;
  readonly phoneHome: string | null;
  readonly phoneWork: string | null;
  readonly phoneMobile: string | null;
  readonly acceptsSms: boolean;
  readonly email: string | null;
  readonly previousUai: string | null;
  readonly previousMef: string | null;
  readonly previousClassGroup: string | null;
}

export interface FollowedSubject {
  readonly rank: number;
  readonly subjectCode: string;
  readonly electionMode: string | null;
}

export interface FollowedStructure {
  readonly code: string;
  readonly type: 'D' | 'G';
}

export type ElevesRecord =
  | { readonly type: 'pupil'; readonly pupil: PupilRecord }
  | { readonly type: 'subjects'; readonly pupil: string; readonly subjects: readonly FollowedSubject[] }
  | { readonly type: 'structures'; readonly pupil: string; readonly structures: readonly FollowedStructure[] }
  | { readonly type: 'scholarship'; readonly pupil: string; readonly code: string }
  | { readonly type: 'address'; readonly address: AddressRecord };

export interface ElevesFile {
  readonly header: SiecleHeader;
  readonly records: AsyncIterable<ElevesRecord[]>;
}

const RECORDS = ['ELEVES/ELEVE', 'OPTIONS/OPTION', 'STRUCTURES/STRUCTURES_ELEVE', 'ADRESSES/ADRESSE'];

/** @throws ImportRefusal when the file as a whole cannot be read, also while its records are */
export async function readEleves(document: ImportDocument, report: ReportProblem): Promise<ElevesFile> {
  const isRecord = (path: readonly string[]): boolean =>
    RECORDS.includes(path.slice(-2).join('/')) || (path.at(-2) === 'BOURSES' && path.length === 4);
  const { header, elements } = await openSiecle(document, 'eleves', isRecord, report);
  return { header, records: recordsOf(elements, report) };
}

async function* recordsOf(batches: AsyncIterable<XmlElement[]>, report: ReportProblem): AsyncGenerator<ElevesRecord[]> {
  for await (const batch of batches) yield batch.flatMap((element) => recordOf(element, report) ?? []);
}

function recordOf(element: XmlElement, report: ReportProblem): ElevesRecord | null {
  if (element.name === 'ADRESSE') return { type: 'address', address: readAddress(element, report) };
  const pupil = new Fields(element, null, report).needed(ID_LENGTH, 'ELEVE_ID');
  const fields = new Fields(element, pupil, report);
  switch (element.name) {
    case 'ELEVE':
      return { type: 'pupil', pupil: pupilOf(pupil, fields, report) };
    case 'OPTION':
      return { type: 'subjects', pupil, subjects: subjectsOf(pupil, fields, report) };
    case 'STRUCTURES_ELEVE':
      return { type: 'structures', pupil, structures: structuresOf(pupil, fields, report) };
    default: {
      const code = fields.text(1, 'CODE_BOURSE');
      return code === null ? null : { type: 'scholarship', pupil, code };
    }
  }
}

const NAME = 100;

function pupilOf(externalId: string, fields: Fields, report: ReportProblem): PupilRecord {
  const previous = new Fields(fields.child('SCOLARITE_AN_DERNIER') ?? NOTHING, externalId, report);
  return {
    externalId,
    elenoet: fields.text(5, 'ELENOET'),
    nationalId: nationalIdOf(fields),
    lastName: fields.needed(NAME, 'NOM_DE_FAMILLE', 'NOM'),
    usageName: fields.text(NAME, 'NOM_USAGE'),
    firstName: fields.needed(NAME, 'PRENOM'),
    secondName: fields.text(NAME, 'PRENOM2'),
    thirdName: fields.text(NAME, 'PRENOM3'),
    sex: fields.code((code) => code === '1' || code === '2', 'CODE_SEXE'),
    bornOn: fields.date('DATE_NAISS'),
    birthCountryCode: fields.code(isCountryCode, 'CODE_PAYS'),
    birthCommuneCode: fields.code(isCommuneCode, 'CODE_COMMUNE_INSEE_NAISS'),
    birthDepartmentCode: fields.text(3, 'CODE_DEPARTEMENT_NAISS'),
    birthCity: fields.text(32, 'VILLE_NAISS'),
    nationalityCode: fields.code(isCountryCode, 'CODE_PAYS_NAT'),
    mef: fields.coded('mef-wrong-form', isMefCode, 'CODE_MEF'),
    regimeCode: fields.text(2, 'CODE_REGIME'),
    statusCode: fields.text(2, 'CODE_STATUT') ?? 'ST',
    repeating: fields.flag('DOUBLEMENT') ?? false,
    transport: fields.flag('ADHESION_TRANSPORT') ?? false,
    provenanceCode: fields.text(1, 'CODE_PROVENANCE'),
    enteredOn: fields.date('DATE_ENTREE'),
    leftOn: fields.date('DATE_SORTIE'),
    exitReasonCode: fields.text(2, 'CODE_MOTIF_SORTIE'),
    address: fields.text(ID_LENGTH, 'ADRESSE_ID'),
    phoneHome: fields.phone('TEL_PERSONNEL'),
    phoneWork: fields.phone('TEL_PROFESSIONNEL'),
    phoneMobile: fields.phone('TEL_PORTABLE'),
    acceptsSms: fields.flag('ACCEPTE_SMS') ?? false,
    email: fields.email('MEL'),
    previousUai: previous.coded('uai-wrong-form', (uai) => checkUai(uai) !== 'wrong-form', 'CODE_RNE'),
    previousMef: previous.coded('mef-wrong-form', isMefCode, 'CODE_MEF'),
    previousClassGroup: previous.text(8, 'CODE_STRUCTURE'),
  };
}

const NOTHING: XmlElement = { name: 'SCOLARITE_AN_DERNIER', attributes: {}, text: '', children: [], line: 0 };

/** ID_NATIONAL, which older exports split by generation. */
function nationalIdOf(fields: Fields): string | null {
  const ine = fields.raw('ID_NATIONAL', 'INE_RNIE', 'INE_BEA')?.toUpperCase() ?? null;
  if (ine === null) return null;
  const check = checkIne(ine);
  if (check === 'wrong-form') {
    fields.report('ine-wrong-form', { field: 'ID_NATIONAL', value: ine.slice(0, 20) });
    return null;
  }
  if (check === 'wrong-letter') fields.report('ine-wrong-letter', { ine, letter: ineLetter(ine) });
  return ine;
}

/** OPTIONS_ELEVE. Without NUM_OPTION, the order in the file is the rank. */
function subjectsOf(pupil: string, fields: Fields, report: ReportProblem): FollowedSubject[] {
  return fields.children('OPTIONS_ELEVE').flatMap((element, index) => {
    const option = new Fields(element, pupil, report);
    const subjectCode = option.coded('subject-wrong-form', isSubjectCode, 'CODE_MATIERE');
    if (subjectCode === null) return [];
    return [
      {
        rank: option.number('NUM_OPTION') || index + 1,
        subjectCode,
        electionMode: option.text(1, 'CODE_MODALITE_ELECT'),
      },
    ];
  });
}

function structuresOf(pupil: string, fields: Fields, report: ReportProblem): FollowedStructure[] {
  return fields.children('STRUCTURE').flatMap((element) => {
    const structure = new Fields(element, pupil, report);
    const code = structure.text(8, 'CODE_STRUCTURE');
    const type = structure.raw('TYPE_STRUCTURE');
    if (type !== 'D' && type !== 'G') {
      structure.report('code-wrong-form', { field: 'TYPE_STRUCTURE', value: type ?? '' });
      return [];
    }
    return code === null ? [] : [{ code, type }];
  });
}
