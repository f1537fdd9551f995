/** An establishment's settings while they are being changed, and what somebody else changed meanwhile. Pure. */
import { problemsOfSettings, type SettingsProblem, sameSetting } from '../../../domain/establishment/settings.ts';
import type { Schemas } from '../../client/client.ts';

export type Settings = Schemas['Settings'];
export type Versioned = Schemas['VersionedSettings'];
export type SettingsDocument = Settings['documents'][number];
export type Setting = keyof Settings;

const SETTINGS = [
  'recordServiceOpen',
  'closedFields',
  'enrolmentServiceOpen',
  'homeMessage',
  'enrolmentMessage',
  'languageSwapAllowed',
  'documents',
] as const satisfies readonly Setting[];

/** The settings that differ, in the order of the page. */
export const changedSettings = (before: Settings, after: Settings): Setting[] =>
  SETTINGS.filter((setting) => !sameSetting(before[setting], after[setting]));

/** What I changed, put on what somebody else saved meanwhile: what I did not touch is theirs. */
export function rebased(read: Settings, mine: Settings, theirs: Settings): Settings {
  const touched = changedSettings(read, mine);
  return { ...theirs, ...Object.fromEntries(touched.map((setting) => [setting, mine[setting]])) };
}

/** What keeps the settings from being saved, in the order of the page; the api would say the same. */
export function whatContradicts(read: Versioned, mine: Settings): SettingsProblem[] {
  const facts = { formations: read.formations.map(({ mef }) => mef), campaignRunning: read.campaignRunning };
  return problemsOfSettings(read.settings, mine, facts);
}

/** Which control a problem is shown at: of a document, its name or its formation. */
export function controlOf({ path }: Pick<SettingsProblem, 'path'>, { documents }: Settings): string {
  const [, index, part] = /^documents\.(\d+)\.(\w+)$/.exec(path) ?? [];
  const document = documents[Number(index)];
  return document && part ? `document-${document.id}-${part}` : path;
}

/** A document moved by one place; the list as it was at its ends. */
export function moved(documents: readonly SettingsDocument[], index: number, by: -1 | 1): SettingsDocument[] {
  const document = documents[index];
  const to = index + by;
  if (!document || to < 0 || to >= documents.length) return [...documents];
  return documents.toSpliced(index, 1).toSpliced(to, 0, document);
}
