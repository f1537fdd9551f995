import { describe, expect, test } from '@jest/globals';
import {
  changedSettings,
  controlOf,
  moved,
  rebased,
  type Settings,
  type SettingsDocument,
  type Versioned,
  whatContradicts,
} from '../../../ui/school/settings/settings-draft.ts';

const document = (id: string, label: string, mef: string | null = null): SettingsDocument => ({
  id,
  label,
  mandatory: true,
  mef,
});

const read: Settings = {
  recordServiceOpen: true,
  closedFields: ['pupil.regime'],
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

  test('what contradicts is told at the control of its document', () => {
    const versioned: Versioned = {
      ...{ settings: read, version: 1, receives: true, clonedFromYear: null, earlierYears: [] },
      formations: [{ mef: '20010018110', label: '2NDE' }],
      campaignRunning: true,
    };
    const mine = {
      ...read,
      documents: [
        document('a', 'Assurance'),
        document('b', '  '),
        document('c', ' assurance '),
        document('d', 'Bulletin', '24133401111'),
        document('e', 'Bulletin', '20010018110'),
      ],
    };
    const at = (settings: Settings) =>
      whatContradicts(versioned, settings).map((problem) => `${controlOf(problem, settings)} ${problem.problem}`);
    expect(at(mine)).toEqual([
      'document-b-label label-missing',
      'document-c-label document-repeated',
      'document-d-mef formation-unknown',
    ]);
    expect(at({ ...read, documents: [] })).toEqual(['documents documents-emptied']);
    const opened = { ...versioned, settings: { ...read, enrolmentServiceOpen: true } };
    expect(whatContradicts(opened, read)).toEqual([{ path: 'enrolmentServiceOpen', problem: 'closing-unconfirmed' }]);
  });

  test('a document moves by one place and stops at the ends', () => {
    const ids = (documents: readonly SettingsDocument[]) => documents.map(({ id }) => id).join('');
    expect(ids(moved(read.documents, 0, 1))).toBe('ba');
    expect(ids(moved(read.documents, 0, -1))).toBe('ab');
    expect(ids(moved(read.documents, 1, 1))).toBe('ab');
  });
});
