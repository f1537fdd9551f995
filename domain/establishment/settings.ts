/**
 * The settings of an establishment's year (§3.2, F-64 to F-76) and what they may not say together. The browser asks before
 * it sends, the api asks again before it writes.
 */
import type { RecordFieldName } from '../pupil-record/fields.ts';

export interface RequiredDocument {
  readonly id: string;
  readonly label: string;
  readonly mandatory: boolean;
  /** The formation that asks for it; null for all. */
  readonly mef: string | null;
}

export interface Settings {
  readonly recordServiceOpen: boolean;
  /** Fields of the record closed to families: a school may reduce what may be changed, never extend it (§2.1). */
  readonly closedFields: readonly RecordFieldName[];
  readonly enrolmentServiceOpen: boolean;
  readonly homeMessage: string;
  readonly enrolmentMessage: string;
  readonly languageSwapAllowed: boolean;
  readonly documents: readonly RequiredDocument[];
}
export type Setting = keyof Settings;

/** What the base says of the year, beside the settings themselves. */
export interface YearFacts {
  /** Codes of the formations (MEF) that the base of this year knows. */
  readonly formations: readonly string[];
  /** A campaign of this year is declared ready, open or closing: families wait for it, or are in it. */
  readonly campaignRunning: boolean;
}

export const SETTINGS_PROBLEMS = [
  /** A document without a name. */
  'label-missing',
  /** A document for a formation the base does not know. */
  'formation-unknown',
  /** The same document, for the same formation or for all of them, twice. */
  'document-repeated',
  /** No mandatory document is left while a campaign runs: every dossier would be complete at once. */
  'documents-emptied',
  /** The enrolment is closed to families in the middle of their campaign, and nobody said that it is meant. */
  'closing-unconfirmed',
] as const;
export interface SettingsProblem {
  /** Where, as in the request: `documents.2.mef`, `enrolmentServiceOpen`. */
  readonly path: string;
  readonly problem: (typeof SETTINGS_PROBLEMS)[number];
}

const sameName = (a: RequiredDocument, b: RequiredDocument): boolean =>
  a.label.trim().localeCompare(b.label.trim(), 'fr', { sensitivity: 'base' }) === 0;

/**
 * Everything that contradicts itself in what somebody wants to save; empty when it may be saved. Only what they change is
 * judged: who holds the messages alone is not stopped by a document that an import left without its formation.
 */
export function problemsOfSettings(
  before: Settings,
  after: Settings,
  facts: YearFacts,
  { confirmClosing = false }: { confirmClosing?: boolean } = {},
): SettingsProblem[] {
  const problems: SettingsProblem[] = [];
  const changed = (setting: Setting): boolean => !sameSetting(before[setting], after[setting]);
  if (changed('documents')) problems.push(...problemsOfDocuments(before.documents, after.documents, facts));
  const closes = before.enrolmentServiceOpen && !after.enrolmentServiceOpen;
  if (closes && facts.campaignRunning && !confirmClosing) {
    problems.push({ path: 'enrolmentServiceOpen', problem: 'closing-unconfirmed' });
  }
  return problems;
}

function problemsOfDocuments(
  before: readonly RequiredDocument[],
  after: readonly RequiredDocument[],
  { formations, campaignRunning }: YearFacts,
): SettingsProblem[] {
  const problems = after.flatMap((document, index): SettingsProblem[] => {
    const at = (field: string, problem: SettingsProblem['problem']): SettingsProblem[] => [
      { path: `documents.${index}.${field}`, problem },
    ];
    if (document.label.trim() === '') return at('label', 'label-missing');
    if (document.mef !== null && !formations.includes(document.mef)) return at('mef', 'formation-unknown');
    // Asked of all formations, a document is asked of each: naming one of them again says it twice.
    const twin = after.findIndex(
      (other, place) =>
        place !== index &&
        sameName(other, document) &&
        (other.mef === document.mef ? place < index : other.mef === null),
    );
    return twin === -1 ? [] : at('label', 'document-repeated');
  });
  const mandatory = (documents: readonly RequiredDocument[]): boolean => documents.some((one) => one.mandatory);
  if (campaignRunning && mandatory(before) && !mandatory(after)) {
    problems.push({ path: 'documents', problem: 'documents-emptied' });
  }
  return problems;
}

const isText = (value: RequiredDocument | RecordFieldName): value is RecordFieldName => typeof value === 'string';
const plainDocument = (value: RequiredDocument | RecordFieldName): unknown =>
  isText(value) ? value : [value.id, value.label, value.mandatory, value.mef];

/** Whether two values of a setting say the same, whatever the order of a document's keys or of the closed fields. */
export function sameSetting(a: Settings[Setting], b: Settings[Setting]): boolean {
  const plain = (value: Settings[Setting]): unknown =>
    typeof value !== 'object' ? value : value.every(isText) ? [...value].sort() : value.map(plainDocument);
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}
