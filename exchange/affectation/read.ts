/**
 * The *affectation* as a CSV (§6.3): `;` between columns, UTF-8 or ISO-8859-15, columns in any order and any others
 * beside. *Barème*, the score of a wish, is not even read: it is never stored.
 */
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { isMefCode } from '../../domain/identifiers/codes.ts';
import { checkIne, ineLetter } from '../../domain/identifiers/ine.ts';
import { checkUai, uaiLetter } from '../../domain/identifiers/uai.ts';
import { decodeCsv } from '../archive/decode.ts';
import type { ImportDocument } from '../archive/open.ts';
import {
  type FieldRule,
  ImportRefusal,
  type ImportRule,
  importProblem,
  type ReportProblem,
  type RuleParams,
} from '../problems.ts';
import { dateOf } from '../siecle/fields.ts';

export const DECISIONS = ['AFFECTE', 'LISTE_SUPP', 'REFUSE'] as const;
export type AffectationDecision = (typeof DECISIONS)[number];

export interface AffectationRecord {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly nationalId: string | null;
  readonly lastName: string;
  readonly firstName: string;
  readonly originUai: string | null;
  readonly receivingUai: string;
  /** What the file calls the receiving establishment, for one that no other file has described yet. */
  readonly receivingLabel: string | null;
  readonly receivingType: string | null;
  readonly receivingCity: string | null;
  readonly round: number;
  readonly wishRank: number;
  readonly offerCode: string;
  readonly mef: string;
  readonly formationLabel: string | null;
  readonly decision: AffectationDecision;
  /** `YYYY-MM-DD`. */
  readonly decidedOn: string;
  /** Year enrolled into: `2027` is 2027-2028. */
  readonly schoolYear: number;
}

export const REQUIRED_COLUMNS = [
  'ine',
  'nom',
  'prenom_1',
  'code_uai_etab_origine',
  'rang',
  'code_offre_formation',
  'code_mef',
  'code_uai_etab_accueil',
  'tour',
  'decision',
  'date_decision',
] as const;

/** The columns read when they are there. `annee_scolaire` is ours: the year enrolled into, otherwise told by the decision's day. */
const OPTIONAL_COLUMNS = [
  'libelle_formation',
  'libelle_etab_accueil',
  'type_etab_accueil',
  'ville_etab_accueil',
  'annee_scolaire',
] as const;

type Column = (typeof REQUIRED_COLUMNS)[number] | (typeof OPTIONAL_COLUMNS)[number];
type Row = Partial<Record<Column, string>>;

const RECORD_LENGTH = 100_000;
const RECORDS = 300_000;

/** @throws ImportRefusal when the file as a whole cannot be read, also while its rows are */
export async function* readAffectation(
  document: ImportDocument,
  report: ReportProblem,
): AsyncGenerator<AffectationRecord> {
  const parser = parse({
    delimiter: ';',
    columns: columnsOf,
    info: true,
    trim: true,
    relax_quotes: true, // `l"été`, as spreadsheets leave it
    skip_empty_lines: true,
    max_record_size: RECORD_LENGTH,
  });
  let count = 0;
  try {
    // `compose` carries an error of the text to the reader of the rows, which `pipe` does not.
    for await (const row of Readable.from(decodeCsv(document, report)).compose(parser)) {
      count++;
      const { record, info } = row as { record: Row; info: { lines: number } };
      if (count > RECORDS) throw ImportRefusal.of('too-many-records', { line: info.lines, limit: RECORDS });
      const affectation = affectationOf(record, info.lines, report);
      if (affectation) yield affectation;
    }
  } catch (error) {
    if (error instanceof CsvError) {
      throw ImportRefusal.of('csv-malformed', { line: parser.info.lines, detail: error.message.slice(0, 200) });
    }
    throw error;
  }
}

/** The header: the columns we know by name, whatever their order and case; false leaves the others out. */
function columnsOf(header: string[]): (Column | false)[] {
  const names = header.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/^\uFEFF/, ''),
  );
  const known: readonly string[] = [...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS];
  // Of two columns of one name the parser would keep the last, in silence.
  const repeated = names.find((name, index) => known.includes(name) && names.indexOf(name) !== index);
  if (repeated) throw ImportRefusal.of('csv-column-repeated', { column: repeated });
  const missing = REQUIRED_COLUMNS.filter((name) => !names.includes(name));
  if (missing.length > 0) throw ImportRefusal.of('csv-column-missing', { columns: missing.join(', ') });
  return names.map((name) => (known.includes(name) ? (name as Column) : false));
}

/** Tells a problem of one row. */
type Tell = <R extends ImportRule>(rule: R, params: RuleParams<R>) => void;

function affectationOf(row: Row, line: number, report: ReportProblem): AffectationRecord | null {
  let wrong = false;
  const tell: Tell = (rule, params) => {
    const problem = importProblem(rule, params, { element: 'ligne', id: String(line) });
    wrong ||= problem.severity === 'error';
    report(problem);
  };
  const needed = (column: Column, length: number): string => {
    const value = row[column] ?? '';
    if (!value) tell('field-missing', { field: column });
    if (value.length > length) tell('field-too-long', { field: column, length });
    return value;
  };
  /** A value present and of another form than its column's is told by the rule of that form. */
  const formed = (column: Column, rule: FieldRule, hasForm: (value: string) => boolean): string => {
    const value = needed(column, CODE_LENGTH);
    if (value && !hasForm(value)) tell(rule, { field: column, value: value.slice(0, 20) });
    return value;
  };
  const record = {
    line,
    nationalId: ineOf(row.ine ?? '', tell),
    lastName: needed('nom', 100),
    firstName: needed('prenom_1', 100),
    originUai: uaiOf('code_uai_etab_origine', row.code_uai_etab_origine ?? '', tell),
    receivingUai: uaiOf('code_uai_etab_accueil', needed('code_uai_etab_accueil', CODE_LENGTH), tell) ?? '',
    receivingLabel: row.libelle_etab_accueil || null,
    receivingType: row.type_etab_accueil || null,
    receivingCity: row.ville_etab_accueil || null,
    round: Number(formed('tour', 'number-invalid', isCount)),
    wishRank: Number(formed('rang', 'number-invalid', isCount)),
    offerCode: needed('code_offre_formation', CODE_LENGTH),
    mef: formed('code_mef', 'mef-wrong-form', isMefCode),
    formationLabel: row.libelle_formation || null,
  };
  const decision = decisionOf(formed('decision', 'decision-invalid', (value) => decisionOf(value) !== undefined));
  const decidedOn = dayOf(formed('date_decision', 'date-invalid', (value) => dayOf(value) !== null));
  const year = row.annee_scolaire ? Number(formed('annee_scolaire', 'year-wrong-form', isYear)) : null;
  if (wrong || !decision || !decidedOn) return null;
  return { ...record, decision, decidedOn, schoolYear: year ?? yearEnrolledInto(decidedOn) };
}

const CODE_LENGTH = 50;
const isCount = (value: string): boolean => /^[1-9]\d?$/.test(value);
const isYear = (value: string): boolean => /^20\d{2}$/.test(value);

function uaiOf(field: Column, uai: string, tell: Tell): string | null {
  if (!uai) return null;
  const check = checkUai(uai);
  if (check === 'wrong-form') tell('uai-wrong-form', { field, value: uai.slice(0, 20) });
  if (check === 'wrong-letter') tell('uai-wrong-letter', { uai, letter: uaiLetter(uai) });
  return uai;
}

function ineOf(value: string, tell: Tell): string | null {
  const ine = value.toUpperCase();
  if (!ine) {
    tell('ine-missing', {});
    return null;
  }
  const check = checkIne(ine);
  if (check === 'wrong-form') tell('ine-wrong-form', { field: 'ine', value: ine.slice(0, 20) });
  if (check === 'wrong-letter') tell('ine-wrong-letter', { ine, letter: ineLetter(ine) });
  return ine;
}

const decisionOf = (text: string): AffectationDecision | undefined => DECISIONS.find((known) => known === plain(text));

/** `Affecté` as `AFFECTE`. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase();

/** A day written JJ/MM/AAAA or AAAA-MM-JJ. */
function dayOf(text: string): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return dateOf(year ? `${day}/${month}/${year}` : text);
}

/** Results come out from April on for the year that begins in September; until March a late one is for the year under way. */
const yearEnrolledInto = (day: string): number => {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) >= 4 ? year : year - 1;
};
