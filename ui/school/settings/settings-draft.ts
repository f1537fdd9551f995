/** An establishment's settings while they are being changed, and what somebody else changed meanwhile. Pure. */
import type { Schemas } from '../../client/client.ts';

export type Settings = Schemas['Settings'];
export type SettingsDocument = Settings['documents'][number];
export type Setting = keyof Settings;

const SETTINGS = [
  'recordServiceOpen',
  'enrolmentServiceOpen',
  'homeMessage',
  'enrolmentMessage',
  'languageSwapAllowed',
  'documents',
] as const satisfies readonly Setting[];

/** The settings that differ, in the order of the page. */
export const changedSettings = (before: Settings, after: Settings): Setting[] =>
  SETTINGS.filter((setting) => JSON.stringify(ordered(before[setting])) !== JSON.stringify(ordered(after[setting])));

/** Documents as comparable rows: the api may write the keys of an object in another order. */
const ordered = (value: Settings[Setting]): unknown =>
  Array.isArray(value) ? value.map(({ id, label, mandatory, mef }) => [id, label, mandatory, mef]) : value;

/** My changes put on what somebody else saved: each setting that I touched is mine, the others are theirs. */
export function rebased(read: Settings, mine: Settings, theirs: Settings): Settings {
  const touched = Object.fromEntries(changedSettings(read, mine).map((setting) => [setting, mine[setting]]));
  return { ...theirs, ...touched };
}

export type DocumentProblem = 'label-missing' | 'label-repeated';

/** What keeps the list of documents from being saved. `index` is the document's place. */
export function problemsOfDocuments(
  documents: readonly SettingsDocument[],
): { index: number; problem: DocumentProblem }[] {
  return documents.flatMap(({ label, mef }, index): { index: number; problem: DocumentProblem }[] => {
    if (label.trim() === '') return [{ index, problem: 'label-missing' }];
    const twin = documents.findIndex((other) => other.label.trim() === label.trim() && other.mef === mef);
    return twin < index ? [{ index, problem: 'label-repeated' }] : [];
  });
}

/** A document moved by one place; the list as it was at its ends. */
export function moved(documents: readonly SettingsDocument[], index: number, by: -1 | 1): SettingsDocument[] {
  const document = documents[index];
  const to = index + by;
  if (!document || to < 0 || to >= documents.length) return [...documents];
  return documents.toSpliced(index, 1).toSpliced(to, 0, document);
}
