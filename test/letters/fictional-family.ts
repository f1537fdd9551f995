import { EXPIRY_CAUSES } from '../../domain/record-change/record-change.ts';
import {
  accountNotification,
  campaignOpens,
  campaignReport,
  changeArrived,
  disputeRaised,
  enrolmentChanged,
  enrolmentInformation,
  enrolmentValidated,
  type Letter,
  type LetterLanguage,
  longWait,
  type PupilLetterContext,
  pupilIntegrated,
  recordChangeDecided,
  recordChangeReceived,
  refusalRecorded,
  reminder,
  type Sender,
  type ShownChoice,
  staffDigest,
  staffNotice,
} from '../../letters/index.ts';

/** A fictional family and its two establishments; telephones are those that the regulator reserves to fiction. */
export const lycee: Sender = {
  establishment: 'LYCEE POLYVALENT ANITA CONTI',
  address: ['12 avenue de l’Œuvre', '75020 PARIS'],
  phone: '+33199001234',
  email: 'secretariat@lycee-anita-conti.example',
};
export const college: Sender = {
  establishment: 'Collège Émilie-du-Châtelet',
  address: ['3 rue de l’Église', '75019 PARIS'],
  phone: '01 99 00 43 21',
  email: 'contact@college.example',
};

/** 29 June 2027, 9:05 in Paris. */
export const receivedAt = Date.UTC(2027, 5, 29, 7, 5);
/** 1 July 2027, 18:30 in Paris. */
export const closesAt = Date.UTC(2027, 6, 1, 16, 30);
export const receipt = { number: 'R-2027-000123', receivedAt };
export const formation = 'Seconde générale et technologique';
export const labels = {
  occupations: { '34': 'Professeur' },
  countries: { '109': 'Allemagne' },
  regimes: { '2': 'Demi-pensionnaire dans l’établissement' },
};

export const context = (language: LetterLanguage = 'fr'): PupilLetterContext => ({
  language,
  sender: lycee,
  reader: { name: 'Aïssata Diallo', civility: '2', isPupil: false },
  pupil: { firstName: 'Maëlys', lastName: 'D’ŒUVRE' },
  url: 'https://rentree.example/inscription',
  timeZone: 'Europe/Paris',
});

export const languages: ShownChoice = { label: 'Langues vivantes', options: ['Anglais', 'Espagnol'], ranked: true };
export const wishes: ShownChoice = {
  label: 'Second enseignement d’exploration',
  options: ['Littérature et société', 'Méthodes et pratiques scientifiques'],
  ranked: true,
};
export const regime: ShownChoice = { label: 'Régime', options: ['Demi-pensionnaire'], ranked: false };

export const mother = { name: 'Aïssata Diallo', isReader: true };
export const father = { name: 'Jean-François L’Hôte', isReader: false };

/** Every letter in every wording that its props can call for, by a name for the test's title. */
export function everyLetter(language: LetterLanguage): [string, Letter][] {
  const to = context(language);
  const pupilOfAge = { ...to, reader: { name: 'Maëlys D’ŒUVRE', civility: null, isPupil: true } };
  const place = { formation, closesAt, origin: college.establishment, hasAccount: true };
  const decided = { submittedAt: receivedAt, decidedAt: closesAt, expired: null, labels };
  const phone = { field: 'guardian.phoneMobile', ofReader: true, value: '+33639981234', reason: null } as const;
  return [
    [
      'M-01',
      accountNotification({ ...to, children: ['Maëlys', 'Yanis'], code: 'K7QF-9XTM-4HRB', validUntil: closesAt }),
    ],
    ['M-01 of age', accountNotification({ ...pupilOfAge, children: ['Maëlys'], code: 'K7QF', validUntil: closesAt })],
    [
      'M-03',
      recordChangeReceived({
        ...to,
        receipt,
        fields: [
          { field: 'guardian.address', ofReader: true },
          { field: 'pupil.email', ofReader: false },
        ],
      }),
    ],
    [
      'M-03 one field',
      recordChangeReceived({ ...to, receipt, fields: [{ field: 'guardian.occupation', ofReader: true }] }),
    ],
    [
      'M-04 mixed',
      recordChangeDecided({
        ...to,
        ...decided,
        byReader: true,
        items: [
          { ...phone, outcome: 'ACCEPTED' },
          {
            field: 'guardian.occupation',
            ofReader: true,
            outcome: 'ACCEPTED_AMENDED',
            value: '34',
            reason: 'Ancien code.',
          },
          { field: 'pupil.usageName', ofReader: false, outcome: 'REFUSED', value: 'X', reason: 'Justificatif absent.' },
          { field: 'guardian.email', ofReader: true, outcome: 'NOOP', value: 'aissata@courriel.example', reason: null },
          { field: 'pupil.phoneHome', ofReader: false, outcome: 'SUPERSEDED', value: null, reason: null },
        ],
      }),
    ],
    [
      'M-04 refused',
      recordChangeDecided({ ...to, ...decided, byReader: true, items: [{ ...phone, outcome: 'REFUSED' }] }),
    ],
    [
      'M-04 other guardian',
      recordChangeDecided({
        ...to,
        ...decided,
        byReader: false,
        items: [
          {
            field: 'pupil.email',
            ofReader: false,
            outcome: 'ACCEPTED',
            value: 'maelys@courriel.example',
            reason: null,
          },
        ],
      }),
    ],
    ...EXPIRY_CAUSES.map((expired): [string, Letter] => [
      `M-04 expired ${expired}`,
      recordChangeDecided({
        ...to,
        ...decided,
        expired,
        byReader: true,
        items: [
          { ...phone, outcome: 'ACCEPTED' },
          { field: 'contact', ofReader: false, contact: 'removed', outcome: 'SUPERSEDED', value: null, reason: null },
        ],
      }),
    ]),
    ['M-05', campaignOpens({ ...to, ...place })],
    ['M-05 of age', campaignOpens({ ...pupilOfAge, ...place, hasAccount: false, origin: null })],
    ['M-06', refusalRecorded({ ...to, formation, receipt, by: mother, origin: college })],
    ['M-06 other guardian', refusalRecorded({ ...to, formation, receipt, by: father, origin: null })],
    [
      'M-07',
      enrolmentValidated({
        ...to,
        formation,
        receipt,
        by: mother,
        choices: [languages, wishes, regime],
        documents: [
          { label: 'Livret de famille', mandatory: true },
          { label: 'Jugement', mandatory: false },
        ],
        closesAt,
      }),
    ],
    [
      'M-07 other guardian',
      enrolmentValidated({ ...to, formation, receipt, by: father, choices: [], documents: [], closesAt }),
    ],
    [
      'M-08',
      enrolmentChanged({
        ...to,
        receipt,
        by: mother,
        closesAt,
        differences: [{ before: languages, after: { ...languages, options: ['Espagnol', 'Anglais'] } }],
      }),
    ],
    ['M-08 other guardian', enrolmentChanged({ ...to, receipt, by: father, closesAt, differences: [] })],
    ['M-09', reminder({ ...to, ...place, begun: false, last: false })],
    ['M-09 last', reminder({ ...to, ...place, begun: true, last: true })],
    [
      'M-11',
      pupilIntegrated({
        ...to,
        formation,
        integratedAt: closesAt,
        missingDocuments: ['Certificat de scolarité', 'Photographie'],
        firstDay: '2027-09-01',
        message: 'Réunion le 28 août.\nListes à la loge.',
      }),
    ],
    [
      'M-11 one document',
      pupilIntegrated({
        ...to,
        formation,
        integratedAt: closesAt,
        missingDocuments: ['Certificat'],
        firstDay: null,
        message: null,
      }),
    ],
    [
      'M-11 complete',
      pupilIntegrated({
        ...to,
        formation,
        integratedAt: closesAt,
        missingDocuments: [],
        firstDay: null,
        message: null,
      }),
    ],
    [
      'M-12 reopened',
      enrolmentInformation({ ...to, cause: { kind: 'reopened', closesAt }, note: 'Votre appel du 30.' }),
    ],
    ['M-12 paper', enrolmentInformation({ ...to, cause: { kind: 'paper', dueAt: null }, note: null })],
    ['M-12 paper due', enrolmentInformation({ ...to, cause: { kind: 'paper', dueAt: closesAt }, note: null })],
    ...(['agreed', 'enrolment-upheld', 'refusal-upheld', 'affectation-removed', 'affectation-changed'] as const).map(
      (kind): [string, Letter] => [`M-12 ${kind}`, enrolmentInformation({ ...to, cause: { kind }, note: null })],
    ),
    ['M-10', disputeRaised({ ...to, formation, about: 'VALIDATED' })],
    ['M-10 of a refusal', disputeRaised({ ...to, formation, about: 'REFUSED' })],
    ['M-06 to staff', staffNotice({ ...to, formation, receiving: lycee.establishment, about: 'refusal' })],
    ['M-10 to the head', staffNotice({ ...to, formation, receiving: lycee.establishment, about: 'dispute' })],
    ['M-13', staffDigest({ ...to, waiting: { byKind: { address: 2, phone: 1 }, late: 1, enrolments: 3 } })],
    ['M-13 changes', staffDigest({ ...to, waiting: { byKind: { pupil: 1 }, late: 0, enrolments: 0 } })],
    ['M-13 enrolments', staffDigest({ ...to, waiting: { byKind: {}, late: 0, enrolments: 1 } })],
    ['M-13 at each change', changeArrived({ ...to, byKind: { email: 1, contact: 2 } })],
    ['M-13 to the head', longWait({ ...to, fields: 4 })],
    ...(['receiving', 'origin'] as const).map((side): [string, Letter] => [
      `M-15 ${side}`,
      campaignReport({
        ...to,
        ...{ side, receiving: lycee.establishment, closedAt: closesAt },
        figures: { total: 12, enrolled: 7, refused: 1, silent: 2, paper: 1, disputed: 1 },
      }),
    ]),
  ];
}

/** The text of a letter on one line, as it is read: where its lines are folded does not matter. */
export const read = (letter: Letter): string => letter.text.replaceAll(/\s+/g, ' ');

/** What the page of a letter says, without its tags, on one line and with ordinary spaces. */
export const seen = (letter: Letter): string =>
  letter.html
    .replace(/<head>[\s\S]*<\/head>/, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
