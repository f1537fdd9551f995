import { describe, expect, test } from '@jest/globals';
import {
  type CampaignPolicy,
  cloningOf,
  type ShownGroup,
  type YearToClone,
} from '../../domain/establishment/cloning.ts';
import { problemsOfSettings, type RequiredDocument, type Settings } from '../../domain/establishment/settings.ts';
import { problemsOfSheet, type Sheet, trimmedSheet } from '../../domain/establishment/sheet.ts';

const document = (label: string, mef: string | null = null, mandatory = true): RequiredDocument => ({
  id: `id of ${label} ${mef}`,
  label,
  mandatory,
  mef,
});
const settings: Settings = {
  recordServiceOpen: true,
  closedFields: ['pupil.regime'],
  enrolmentServiceOpen: true,
  homeMessage: '',
  enrolmentMessage: '',
  languageSwapAllowed: false,
  documents: [document('Livret de famille')],
};
const SECONDE = '20010018110';
const CAP = '24133401111';
const quiet = { formations: [SECONDE], campaignRunning: false };
const running = { ...quiet, campaignRunning: true };
const withDocuments = (...documents: RequiredDocument[]): Settings => ({ ...settings, documents });

describe('settings that contradict themselves', () => {
  test.each<[string, Settings, typeof quiet, string[]]>([
    ['nothing changed', settings, running, []],
    ['a document for a known formation', withDocuments(document('Bulletin', SECONDE)), quiet, []],
    [
      'a document for an unknown one',
      withDocuments(document('Bulletin', CAP)),
      quiet,
      ['documents.0.mef formation-unknown'],
    ],
    ['a document without a name', withDocuments(document('  ')), quiet, ['documents.0.label label-missing']],
    [
      'the same document twice, but for case and accents',
      withDocuments(document('Pièce d’identité'), document(' PIECE D’IDENTITE ')),
      quiet,
      ['documents.1.label document-repeated'],
    ],
    [
      'asked of all, and of one again',
      withDocuments(document('Assurance', SECONDE), document('Assurance')),
      quiet,
      ['documents.0.label document-repeated'],
    ],
    [
      'of two formations, each its own',
      withDocuments(document('Assurance', SECONDE), document('Assurance', CAP)),
      { ...quiet, formations: [SECONDE, CAP] },
      [],
    ],
    ['the list emptied before any campaign', withDocuments(), quiet, []],
    ['the list emptied while one runs', withDocuments(), running, ['documents documents-emptied']],
    [
      'only optional ones left while one runs',
      withDocuments(document('Photo', null, false)),
      running,
      ['documents documents-emptied'],
    ],
    ['the service closed before any campaign', { ...settings, enrolmentServiceOpen: false }, quiet, []],
    [
      'the service closed while one runs',
      { ...settings, enrolmentServiceOpen: false },
      running,
      ['enrolmentServiceOpen closing-unconfirmed'],
    ],
  ])('%s', (_, after, facts, expected) => {
    const problems = problemsOfSettings(settings, after, facts);
    expect(problems.map(({ path, problem }) => `${path} ${problem}`)).toEqual(expected);
  });

  test('closing in the middle of a campaign is taken from who says that it is meant', () => {
    const closed = { ...settings, enrolmentServiceOpen: false };
    expect(problemsOfSettings(settings, closed, running, { confirmClosing: true })).toEqual([]);
  });

  test('what an import left behind stops nobody who changes something else', () => {
    const left = withDocuments(document('Bulletin', CAP));
    expect(problemsOfSettings(left, { ...left, homeMessage: 'Bonjour' }, quiet)).toEqual([]);
  });
});

const sheet: Sheet = {
  line1: '12 RUE DES ECOLES',
  line2: null,
  line3: null,
  line4: null,
  postalCode: '99100',
  city: 'VALMONT',
  phone: '01 99 00 12 34',
  email: 'ce.0999@valmont.example',
  website: 'https://lycee-conti.example/accueil',
  headTitle: 'PROVISEURE',
  headName: 'Mme FICTIVE',
};

describe('the sheet of an establishment', () => {
  test.each<[Partial<Sheet>, string[]]>([
    [{}, []],
    [{ line1: 'X'.repeat(38) }, []],
    [{ line1: 'X'.repeat(39) }, ['line1 too-long']],
    [{ line4: 'X'.repeat(39) }, ['line4 too-long']],
    [{ postalCode: '9910' }, ['postalCode wrong-form']],
    [{ city: null }, ['city required']],
    [{ postalCode: null }, ['postalCode required']],
    [{ postalCode: null, city: null }, []],
    [{ phone: '0123' }, ['phone phone-invalid']],
    [{ phone: '+262 262 12 34 56' }, []],
    [{ email: 'ce@valmont' }, ['email wrong-form']],
    [{ website: 'http://lycee-conti.example' }, ['website https-only']],
    [{ website: 'lycee-conti.example' }, ['website https-only']],
    [{ website: 'https://' }, ['website wrong-form']],
    [{ website: 'https://lycee conti.example' }, ['website wrong-form']],
    [
      { city: 'X'.repeat(33), phone: 'non', email: 'non' },
      ['city too-long', 'phone phone-invalid', 'email wrong-form'],
    ],
  ])('%j gives %j', (change, expected) => {
    expect(problemsOfSheet({ ...sheet, ...change }).map(({ field, problem }) => `${field} ${problem}`)).toEqual(
      expected,
    );
  });

  test('is kept without blanks, and nothing is nothing', () => {
    expect(trimmedSheet({ ...sheet, line1: '  3 RUE ', line2: '   ' })).toMatchObject({ line1: '3 RUE', line2: null });
  });
});

describe('beginning a year from an earlier one', () => {
  const group = (change: Partial<ShownGroup> & { codes?: string[]; min?: number } = {}): ShownGroup => {
    const { codes = ['A', 'B', 'C'], min = 1, ...rest } = change;
    const options = codes.map((code) => ({ code, label: code }));
    return {
      mef: SECONDE,
      key: 'rank-3',
      hidden: [],
      capacities: {},
      group: {
        key: 'rank-3',
        label: 'Option',
        mode: 'SINGLE',
        min,
        max: 1,
        modality: 'O',
        rank: 3,
        fixed: false,
        options,
      },
      ...rest,
    };
  };
  const campaign = (change: Partial<CampaignPolicy> = {}): CampaignPolicy => ({
    id: 'next',
    kind: 'POST_AFFECTATION',
    round: 1,
    state: 'PREPARED',
    secondGuardian: 'ONE_IS_ENOUGH',
    objectionHours: 48,
    ...change,
  });
  const year = (change: Partial<YearToClone> = {}): YearToClone => ({
    settings: { ...settings, documents: [] },
    formations: { [SECONDE]: '2NDE' },
    groups: [group()],
    campaigns: [campaign()],
    ...change,
  });
  const outcomes = (last: YearToClone, next: YearToClone) =>
    cloningOf(last, next).lines.map(({ part, what, formation, outcome }) =>
      [part, what, formation, outcome].filter(Boolean).join(' '),
    );

  test('everything that was set comes, in place of nothing', () => {
    const last = year({
      settings: { ...settings, homeMessage: 'Bonjour', enrolmentMessage: 'Venez', languageSwapAllowed: true },
      groups: [group({ hidden: ['A', 'Z'], capacities: { B: 30, Z: 5 } })],
      campaigns: [campaign({ id: 'last', state: 'CLOSED', secondGuardian: 'MAY_OBJECT', objectionHours: 72 })],
    });
    expect(cloningOf(last, year())).toEqual({
      lines: expect.any(Array),
      homeMessage: 'Bonjour',
      enrolmentMessage: 'Venez',
      languageSwapAllowed: true,
      documents: [{ label: 'Livret de famille', mandatory: true, mef: null }],
      options: [{ mef: SECONDE, key: 'rank-3', hidden: ['A'], capacities: { B: 30 } }],
      policies: [{ id: 'next', secondGuardian: 'MAY_OBJECT', objectionHours: 72 }],
    });
    expect(outcomes(last, year())).toEqual([
      'homeMessage copied',
      'enrolmentMessage copied',
      'languageSwapAllowed copied',
      'documents Livret de famille copied',
      'options Option 2NDE copied',
      'secondGuardian 1 copied',
    ]);
  });

  test('fields closed or opened last year stay so, unless the new year says something else', () => {
    const closing = (closedFields: Settings['closedFields']): YearToClone =>
      year({ settings: { ...settings, documents: [], closedFields } });
    const last = closing(['pupil.regime', 'guardian.occupation']);
    expect(cloningOf(last, closing(['pupil.regime']))).toMatchObject({
      closedFields: ['pupil.regime', 'guardian.occupation'],
    });
    expect(outcomes(last, closing([]))).toEqual(['closedFields already-set']);
    expect(cloningOf(last, closing([]))).not.toHaveProperty('closedFields');
    expect(outcomes(last, closing(['guardian.occupation', 'pupil.regime']))).toEqual([]);
    expect(outcomes(closing([]), closing(['pupil.regime']))).toEqual(['closedFields copied']);
  });

  test('what the new year has already is kept', () => {
    const last = year({
      settings: { ...settings, homeMessage: 'Vieux' },
      groups: [group({ hidden: ['A'] })],
      campaigns: [campaign({ secondGuardian: 'MAY_OBJECT' })],
    });
    const next = year({
      settings: { ...settings, homeMessage: 'Neuf', documents: [document('livret de famille')] },
      groups: [group({ hidden: ['B'] })],
      campaigns: [campaign({ secondGuardian: 'BOTH_AGREE' })],
    });
    expect(outcomes(last, next)).toEqual([
      'homeMessage already-set',
      'documents Livret de famille already-set',
      'options Option 2NDE already-set',
      'secondGuardian 1 already-set',
    ]);
    expect(cloningOf(last, next)).toMatchObject({ documents: [], options: [], policies: [] });
  });

  test.each<[string, Partial<YearToClone>, Partial<YearToClone>, string]>([
    [
      'a document for a formation that is gone',
      { settings: withDocuments(document('Carnet', CAP)), formations: { [CAP]: '1CAP2' } },
      {},
      'documents Carnet 1CAP2 formation-unknown',
    ],
    [
      'options of a formation that is gone',
      { groups: [group({ mef: CAP, hidden: ['A'] })] },
      {},
      `options Option ${CAP} formation-unknown`,
    ],
    ['a group that is gone', { groups: [group({ hidden: ['A'] })] }, { groups: [] }, 'options Option 2NDE group-gone'],
    [
      'options that are gone',
      { groups: [group({ hidden: ['A'] })] },
      { groups: [group({ codes: ['X', 'Y'] })] },
      'options Option 2NDE options-gone',
    ],
    [
      'hiding that would leave too few',
      { groups: [group({ hidden: ['A'] })] },
      { groups: [group({ codes: ['A'] })] },
      'options Option 2NDE too-few-left',
    ],
    [
      'a policy without a campaign',
      { campaigns: [campaign({ secondGuardian: 'BOTH_AGREE' })] },
      { campaigns: [] },
      'secondGuardian 1 no-campaign',
    ],
    [
      'a policy for families who have begun',
      { campaigns: [campaign({ secondGuardian: 'BOTH_AGREE' })] },
      { campaigns: [campaign({ state: 'OPEN' })] },
      'secondGuardian 1 campaign-open',
    ],
  ])('%s is told with its reason, and not copied', (_, last, next, line) => {
    expect(outcomes(year(last), year(next))).toEqual([line]);
    expect(cloningOf(year(last), year(next))).toMatchObject({ documents: [], options: [], policies: [] });
  });
});
