import { describe, expect, test } from '@jest/globals';
import {
  changedSettings,
  moved,
  problemsOfDocuments,
  rebased,
  type Settings,
  type SettingsDocument,
} from '../../../ui/school/settings/settings-draft.ts';

const document = (id: string, label: string, mef: string | null = null): SettingsDocument => ({
  id,
  label,
  mandatory: true,
  mef,
});

const read: Settings = {
  recordServiceOpen: true,
  enrolmentServiceOpen: false,
  homeMessage: 'Bienvenue.',
  enrolmentMessage: '',
  languageSwapAllowed: true,
  documents: [document('a', 'Livret de famille'), document('b', 'Justificatif de domicile')],
};

describe('settings while they are changed', () => {
  test('the order of the documents is a change, the order of their keys is not', () => {
    const [first, second] = read.documents as [SettingsDocument, SettingsDocument];
    expect(changedSettings(read, { ...read, documents: [second, first] })).toEqual(['documents']);
    const { id, label, mandatory, mef } = first;
    expect(changedSettings(read, { ...read, documents: [{ mef, mandatory, label, id }, second] })).toEqual([]);
  });

  test('when somebody else saved meanwhile, what I touched is mine and the rest is theirs', () => {
    const mine = { ...read, enrolmentServiceOpen: true, homeMessage: 'Mon message.' };
    const theirs = { ...read, homeMessage: 'Leur message.', languageSwapAllowed: false };
    expect(rebased(read, mine, theirs)).toEqual({
      ...read,
      enrolmentServiceOpen: true,
      homeMessage: 'Mon message.',
      languageSwapAllowed: false,
    });
  });

  test('a document needs a name of its own, but two formations may ask for the same one', () => {
    const documents = [
      document('a', 'Assurance'),
      document('b', '  '),
      document('c', ' Assurance '),
      document('d', 'Assurance', '20010018110'),
    ];
    expect(problemsOfDocuments(documents)).toEqual([
      { index: 1, problem: 'label-missing' },
      { index: 2, problem: 'label-repeated' },
    ]);
  });

  test('a document moves by one place and stops at the ends', () => {
    const ids = (documents: readonly SettingsDocument[]) => documents.map(({ id }) => id).join('');
    expect(ids(moved(read.documents, 0, 1))).toBe('ba');
    expect(ids(moved(read.documents, 0, -1))).toBe('ab');
    expect(ids(moved(read.documents, 1, 1))).toBe('ab');
  });
});
