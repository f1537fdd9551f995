import {
  type AffectationNoticeProps,
  affectationNotice,
  type DocumentLanguage,
  type DossierContext,
  type EnrolmentRecapProps,
  type EnrolmentReceiptProps,
  enrolmentRecap,
  enrolmentReceipt,
  type PrintedLetter,
  printedLetters,
} from '../../documents/index.ts';
import {
  closesAt,
  college,
  everyLetter,
  formation,
  languages,
  lycee,
  receivedAt,
  regime,
  wishes,
} from '../letters/fictional-family.ts';

/** The same fictional family as in the letters, on paper. 2 July 2027, noon in Paris. */
export const madeAt = Date.UTC(2027, 6, 2, 10);
export const DOSSIER = '1f3a77c2-09bd-4f7e-9a51-0c1d2e3f4a5b';
export const url = `https://rentree.example/inscription/${DOSSIER}`;

export const context = (language: DocumentLanguage = 'fr'): DossierContext => ({
  language,
  sender: lycee,
  timeZone: 'Europe/Paris',
  madeAt,
  dossier: { id: DOSSIER, schoolYear: 2027, formation, pupil: { firstName: 'Maëlys', lastName: 'D’ŒUVRE' } },
  url,
});

export const notice = (change: Partial<AffectationNoticeProps> = {}): Promise<Buffer> =>
  affectationNotice({
    ...context(),
    origin: college.establishment,
    round: 1,
    decidedOn: '2027-06-28',
    head: { title: 'Proviseure', name: 'Mme Irène JOLIOT' },
    waitingFor: 'answer',
    closesAt,
    validatedAt: null,
    refusedAt: null,
    ...change,
  });

export const recap = (change: Partial<EnrolmentRecapProps> = {}): Promise<Buffer> =>
  enrolmentRecap({
    ...context(),
    validatedAt: receivedAt,
    by: 'Aïssata Diallo',
    version: 1,
    receipt: 'R-2027-0000123',
    choices: [languages, wishes, regime].map((choice) => ({ ...choice, boarding: false })),
    documents: [
      { label: 'Livret de famille', mandatory: true, receivedAt },
      { label: 'Jugement', mandatory: false, receivedAt: null },
    ],
    changeUntil: closesAt,
    ...change,
  });

export const receipt = (change: Partial<EnrolmentReceiptProps> = {}): Promise<Buffer> =>
  enrolmentReceipt({
    ...context(),
    number: 'R-2027-0000123',
    receivedAt,
    act: 'submit',
    by: 'Aïssata Diallo',
    pending: false,
    ...change,
  });

export const ADDRESS = ['Bâtiment B, escalier 12', '7 rue de l’Abbé-Grégoire', '75019 PARIS'];

export const lettersOf = (language: DocumentLanguage): PrintedLetter[] =>
  everyLetter(language).map(([name, { subject, text, html }]) => ({
    letterId: name.slice(0, 4),
    to: 'Aïssata Diallo',
    address: ADDRESS,
    ...{ subject, text, html },
    recordedAt: receivedAt,
  }));

export const letters = (
  list: readonly PrintedLetter[] = lettersOf('fr'),
  language: DocumentLanguage = 'fr',
): Promise<Buffer> => printedLetters({ language, sender: lycee, timeZone: 'Europe/Paris', madeAt, letters: list });

/** Every document in every wording that its props can call for, by a name for the test's title. */
export function everyPaper(language: DocumentLanguage): [string, () => Promise<Buffer>][] {
  const to = context(language);
  const waits = ['answer', 'formation', 'agreement', 'integration', 'refused', 'paper', 'dispute', 'silence'] as const;
  return [
    ...waits.map((waitingFor): [string, () => Promise<Buffer>] => [
      `notice ${waitingFor}`,
      () => notice({ ...to, waitingFor, validatedAt: receivedAt, refusedAt: receivedAt }),
    ]),
    [
      'notice of little',
      () => notice({ ...to, origin: null, head: { title: null, name: null }, waitingFor: 'complete' }),
    ],
    ['recap', () => recap(to)],
    [
      'recap of little',
      () => recap({ ...to, choices: [], documents: [], changeUntil: null, receipt: null, by: '', version: 3 }),
    ],
    ['receipt', () => receipt(to)],
    ['receipt pending', () => receipt({ ...to, act: 'refuse', pending: true, by: '' })],
    ['receipt on paper', () => receipt({ ...to, act: 'enterOnBehalf' })],
    ['letters', () => letters(lettersOf(language), language)],
  ];
}
