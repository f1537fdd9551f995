/**
 * Everything an import may find wrong: one closed list, each rule an error (the import is refused, nothing is written) or a
 * warning (a person reads it in the preview, and may apply). Texts are in `locales/<language>/exchange.ts`, whose type
 * demands every rule. A code of another form than the format's is an error, a check letter that does not match a warning
 * (§1.3): SIECLE itself writes the first never, the second sometimes.
 */
import { IntlMessageFormat } from 'intl-messageformat';

export type Severity = 'error' | 'warning';

interface RuleKind<P extends string> {
  readonly severity: Severity;
  /** What its sentence needs. */
  readonly params: readonly P[];
}
const error = <P extends string>(...params: P[]): RuleKind<P> => ({ severity: 'error', params });
const warning = <P extends string>(...params: P[]): RuleKind<P> => ({ severity: 'warning', params });

export const IMPORT_RULES = {
  // The file itself
  'file-unreadable': error(),
  'file-empty': error(),
  'file-too-large': error('megabytes'),
  'content-unknown': error(),
  'zip-damaged': error('detail'),
  'zip-unsafe-name': error('name'),
  'zip-encrypted': error(),
  'zip-too-many-entries': error('limit'),
  'zip-bomb': error('ratio'),
  'zip-empty': error(),
  // Its characters and its XML
  'encoding-unsupported': error('encoding'),
  'encoding-mismatch': error('encoding'),
  'text-windows-1252': warning('encoding'),
  'xml-malformed': error('line', 'detail'),
  'xml-doctype': error('line'),
  'xml-entity': error('line'),
  'xml-too-deep': error('line', 'limit'),
  'xml-text-too-long': error('line', 'limit'),
  'xml-too-many-fields': error('line', 'limit'),
  'too-many-records': error('line', 'limit'),
  // What it is, and whose
  'root-unknown': error('root'),
  'root-not-imported': error('root', 'known'),
  'header-missing': error('tag'),
  'year-wrong-form': error('field', 'value'),
  'uai-wrong-form': error('field', 'value'),
  'uai-wrong-letter': warning('uai', 'letter'),
  'uai-of-another': error('uai', 'expected'),
  'year-of-another': error('year', 'expected'),
  'kind-not-permitted': error(),
  'given-twice': error('other'),
  'nomenclature-incomplete': error('missing'),
  // A record's fields
  'field-missing': error('field'),
  'field-too-long': error('field', 'length'),
  'id-repeated': error(),
  'date-invalid': error('field', 'value'),
  'ine-wrong-form': error('field', 'value'),
  'ine-wrong-letter': warning('ine', 'letter'),
  'ine-missing': warning(),
  'ine-repeated': error('ine'),
  'mef-wrong-form': error('field', 'value'),
  'subject-wrong-form': error('field', 'value'),
  'code-wrong-form': warning('field', 'value'),
  'number-invalid': error('field', 'value'),
  'flag-invalid': warning('field', 'value'),
  'phone-invalid': warning('field', 'value'),
  'email-invalid': warning('field', 'value'),
  'address-too-long': warning(),
  'level-invalid': error('field', 'value'),
  'kinship-unknown': warning('value'),
  // Between records, files and the base
  'address-unknown': warning('address'),
  'pupil-unknown': warning('pupil'),
  'person-unknown': warning('person'),
  'link-repeated': warning(),
  'pupil-matched-by-name': warning(),
  'legal-guardians-too-many': warning('count'),
  'legal-guardian-missing': warning(),
  'mef-unknown': warning('mef', 'count'),
  'subject-unknown': warning('subject', 'count'),
  'many-gone': warning('gone', 'known'),
  'offer-inconsistent': warning('mef'),
  // The affectation's CSV
  'csv-malformed': error('line', 'detail'),
  'csv-column-repeated': error('column'),
  'csv-column-missing': error('columns'),
  'decision-invalid': error('field', 'value'),
  'affectation-repeated': error(),
  'affectation-twice': error(),
  'affectation-pupil-unknown': warning(),
  'affectation-matched-by-name': warning(),
  'affectation-mef-unknown': warning('mef', 'uai'),
  'receiving-unknown': warning('uai'),
  'receiving-of-another': error('uai'),
  // Too many of the above
  'problems-left-out': warning('count'),
} as const satisfies Record<string, RuleKind<string>>;

export type ImportRule = keyof typeof IMPORT_RULES;

export type RuleParams<R extends ImportRule> = Readonly<
  Record<(typeof IMPORT_RULES)[R]['params'][number], string | number>
>;

/** The rules that name a field and the value it should not have. */
export type FieldRule = {
  [R in ImportRule]: RuleParams<R> extends RuleParams<'code-wrong-form'>
    ? RuleParams<'code-wrong-form'> extends RuleParams<R>
      ? R
      : never
    : never;
}[ImportRule];

export interface ImportProblem {
  readonly severity: Severity;
  /** The element (`ELEVE`, `RESPONSABLE_ELEVE`) or `ligne` of a CSV; null when the file as a whole is meant. */
  readonly element: string | null;
  /** Its identifier in the file: ELEVE_ID, `ELEVE_ID/PERSONNE_ID`, the line's number. */
  readonly id: string | null;
  readonly rule: ImportRule;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Where a problem is. */
export interface ProblemPlace {
  readonly element?: string;
  readonly id?: string;
}

export type ReportProblem = (problem: ImportProblem) => void;

export function importProblem<R extends ImportRule>(
  rule: R,
  params: RuleParams<R>,
  place: ProblemPlace = {},
): ImportProblem {
  return {
    severity: IMPORT_RULES[rule].severity,
    element: place.element ?? null,
    id: place.id ?? null,
    rule,
    params,
  };
}

/** Thrown by a reader that cannot go on: the file as a whole is refused for this one problem. */
export class ImportRefusal extends Error {
  override readonly name = 'ImportRefusal';
  readonly problem: ImportProblem;
  private constructor(problem: ImportProblem) {
    super(problem.rule);
    this.problem = problem;
  }
  static of<R extends ImportRule>(rule: R, params: RuleParams<R>, place: ProblemPlace = {}): ImportRefusal {
    return new ImportRefusal(importProblem(rule, params, place));
  }
}

export type ImportTexts = Readonly<Record<ImportRule, string>>;

/**
 * The sentence a person reads.
 * @param texts `importProblems` of a locale, in ICU message format
 */
export function problemMessage(problem: ImportProblem, texts: ImportTexts, language: 'fr' | 'en'): string {
  return String(new IntlMessageFormat(texts[problem.rule], language).format({ ...problem.params }));
}

/** How many errors, and how many warnings, of one file are kept: beyond, nobody reads them, and a hostile file must not fill the memory. */
export const PROBLEMS_KEPT = 500;

/** Gathers a file's problems, errors first, and counts in a last one those not kept. */
export class ProblemList {
  readonly #errors: ImportProblem[] = [];
  readonly #warnings: ImportProblem[] = [];
  #left = 0;

  readonly add: ReportProblem = (problem) => {
    const kept = problem.severity === 'error' ? this.#errors : this.#warnings;
    if (kept.length < PROBLEMS_KEPT) kept.push(problem);
    else this.#left++;
  };

  get refused(): boolean {
    return this.#errors.length > 0;
  }

  get problems(): ImportProblem[] {
    const rest = this.#left > 0 ? [importProblem('problems-left-out', { count: this.#left })] : [];
    return [...this.#errors, ...this.#warnings, ...rest];
  }
}
