import { describe, expect, test } from '@jest/globals';
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
  longWait,
  pupilIntegrated,
  recordChangeDecided,
  recordChangeReceived,
  refusalRecorded,
  reminder,
  staffDigest,
} from '../../letters/index.ts';
import {
  closesAt,
  college,
  context,
  everyLetter,
  father,
  formation,
  labels,
  languages,
  lycee,
  mother,
  read,
  receipt,
  receivedAt,
  regime,
  seen,
  wishes,
} from './fictional-family.ts';

const place = { formation, closesAt, origin: college.establishment, hasAccount: true };
const decided = { submittedAt: receivedAt, decidedAt: closesAt, expired: null, labels };

describe('M-01, an account waits for its guardian', () => {
  const letter = accountNotification({
    ...context(),
    sender: college,
    children: ['Maëlys', 'Yanis'],
    code: 'K7QF-9XTM-4HRB',
    validUntil: closesAt,
  });

  test('it gives the code, its last moment and the address where it is used', () => {
    expect(letter.subject).toBe('Vos services en ligne « Scolarité Services »');
    expect(letter.text).toContain('\n    K7QF-9XTM-4HRB\n');
    expect(seen(letter)).toContain('K7QF-9XTM-4HRB');
    expect(read(letter)).toContain('À utiliser une seule fois, jusqu’au jeudi 1er juillet 2027 à 18 h 30');
    expect(letter.text).toContain('\nhttps://rentree.example/inscription\n');
  });

  test('it names the children, and asks the birth date of any of them', () => {
    expect(read(letter)).toContain('Pour la scolarité de Maëlys et Yanis');
    expect(read(letter)).toContain('la date de naissance de l’un de ces enfants');
  });

  test('it says where help is', () => {
    expect(read(letter)).toContain('Besoin d’aide ?');
    expect(read(letter)).toContain('Téléphone : 01 99 00 43 21');
  });
});

describe('M-03, a record change is acknowledged', () => {
  const letter = recordChangeReceived({
    ...context(),
    receipt,
    fields: [
      { field: 'guardian.address', ofReader: true },
      { field: 'pupil.email', ofReader: false },
    ],
  });

  test('it is the receipt of CRPA R.112-11-1: number, moment, service with address, telephone and mail', () => {
    expect(letter.subject).toBe('Accusé de réception : modification de la fiche de renseignements de Maëlys');
    for (const said of [read(letter), seen(letter)]) {
      expect(said).toContain('R-2027-000123');
      expect(said).toContain('mardi 29 juin 2027 à 9 h 05');
      expect(said).toContain('Secrétariat Lycée polyvalent Anita Conti 12 avenue de l’Œuvre 75020 PARIS');
      expect(said).toContain('Téléphone : 01 99 00 12 34');
      expect(said).toContain('Courriel : secretariat@lycee-anita-conti.example');
    }
  });

  test('it lists the fields and whose they are, and says that silence accepts nothing', () => {
    expect(letter.text).toContain('- Adresse postale (vous)\n- Adresse électronique (Maëlys)\n');
    expect(read(letter)).toContain('son silence ne vaut pas acceptation');
  });

  test('one field is spoken of in the singular', () => {
    const one = recordChangeReceived({
      ...context(),
      receipt,
      fields: [{ field: 'guardian.occupation', ofReader: true }],
    });
    expect(read(one)).toContain('Vous avez envoyé une modification de la fiche');
    expect(read(one)).toContain('Information concernée');
  });
});

describe('M-04, a record change is decided', () => {
  const phone = { field: 'guardian.phoneMobile', ofReader: true, value: '+33639981234', reason: null } as const;

  test('it tells accepted, corrected, refused with its reason, unchanged and superseded fields apart', () => {
    const letter = recordChangeDecided({
      ...context(),
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
        {
          field: 'pupil.usageName',
          ofReader: false,
          outcome: 'REFUSED',
          value: 'Refusée',
          reason: 'Justificatif absent.',
        },
        { field: 'guardian.email', ofReader: true, outcome: 'NOOP', value: 'aissata@courriel.example', reason: null },
        { field: 'pupil.phoneHome', ofReader: false, outcome: 'SUPERSEDED', value: '+33199000000', reason: null },
      ],
    });
    expect(letter.subject).toBe('Fiche de renseignements de Maëlys : prise en compte de vos modifications');
    expect(letter.text).toContain('La fiche de Maëlys est mise à jour en partie\n');
    expect(letter.text).toContain('- Téléphone portable (vous) : 06 39 98 12 34\n');
    expect(letter.text).toContain('- Profession (vous) :\n  Professeur\n  Motif : Ancien code.\n');
    expect(letter.text).toContain('- Nom d’usage (Maëlys) : Justificatif absent.\n');
    expect(letter.text).toContain('- Adresse électronique (vous) : aissata@courriel.example\n');
    expect(letter.text).toContain('- Téléphone du domicile (Maëlys)\n');
    expect(letter.html).not.toContain('Refusée');
    expect(seen(letter)).not.toContain('01 99 00 00 00');
  });

  test('a set refused whole is never announced as taken into account', () => {
    const letter = recordChangeDecided({
      ...context(),
      ...decided,
      byReader: true,
      items: [{ ...phone, outcome: 'REFUSED', reason: 'Numéro illisible.' }],
    });
    expect(letter.subject).toBe('Fiche de renseignements de Maëlys : réponse à vos modifications');
    expect(read(letter)).toContain('La fiche de Maëlys n’a pas été modifiée');
    expect(read(letter)).toContain('Numéro illisible.');
  });

  test('the other guardian reads what they may see and not who proposed it', () => {
    const letter = recordChangeDecided({
      ...context(),
      ...decided,
      byReader: false,
      items: [
        { field: 'pupil.email', ofReader: false, outcome: 'ACCEPTED', value: 'maelys@courriel.example', reason: null },
      ],
    });
    expect(letter.subject).toBe('Fiche de renseignements de Maëlys : prise en compte de modifications');
    expect(read(letter)).toContain('pour les informations que vous pouvez consulter');
    expect(read(letter)).not.toContain('(vous)');
    expect(read(letter)).not.toContain('L’Hôte');
  });

  test('an address of the other guardian that may be seen is said to be theirs', () => {
    const address = {
      line1: '1 rue Neuve',
      line2: null,
      line3: null,
      line4: null,
      postalCode: '75011',
      city: 'PARIS',
      foreignCity: null,
      countryCode: '100',
    };
    const letter = recordChangeDecided({
      ...context(),
      ...decided,
      byReader: false,
      items: [{ field: 'guardian.address', ofReader: false, outcome: 'ACCEPTED', value: address, reason: null }],
    });
    expect(letter.text).toContain('- Adresse postale (autre représentant légal) :\n  1 rue Neuve\n  75011 PARIS\n');
  });
});

describe('M-04, what nobody has decided, and who decided otherwise', () => {
  const contact = {
    lastName: 'NDIAYE',
    firstName: 'Awa',
    kinship: '38',
    phoneHome: null,
    phoneWork: null,
    phoneMobile: '+33639980177',
  };
  const ofContact = { field: 'contact', ofReader: false, value: contact, reason: null } as const;

  test('a value refused because the other guardian’s was chosen is said to be so, without either value', () => {
    const letter = recordChangeDecided({
      ...context(),
      ...decided,
      byReader: true,
      items: [
        {
          ...{ field: 'pupil.email', ofReader: false, outcome: 'REFUSED', reason: null, otherChosen: true },
          value: 'refusee@courriel.example',
        },
      ],
    });
    expect(letter.text).toContain(
      '- Adresse électronique (Maëlys) : Valeur différente proposée par l’autre\n  responsable\n',
    );
    expect(letter.html).not.toContain('refusee@');
    expect(read(letter)).not.toContain('Sans motif');
  });

  test.each([
    ['PUPIL_LEFT', 'Maëlys n’est plus élève de l’établissement', 'dans le nouvel établissement'],
    ['AUTHORITY', 'Votre droit de modifier cette fiche a changé', 'Le secrétariat répond à vos questions'],
    ['AFFECTATION', 'La place de Maëlys dans cet établissement n’est plus réservée', 'avec la nouvelle inscription'],
  ] as const)(
    'a set that ended for %s says why, what to do, and what was written all the same',
    (expired, why, then) => {
      const letter = recordChangeDecided({
        ...context(),
        ...decided,
        expired,
        byReader: true,
        items: [
          { field: 'guardian.phoneMobile', ofReader: true, outcome: 'ACCEPTED', value: '+33639981234', reason: null },
          { field: 'guardian.email', ofReader: true, outcome: 'SUPERSEDED', value: 'sans@suite.example', reason: null },
        ],
      });
      expect(read(letter)).toContain(why);
      expect(read(letter)).toContain(then);
      expect(read(letter)).toContain('La fiche de Maëlys est mise à jour en partie');
      expect(letter.text).toContain('- Téléphone portable (vous) : 06 39 98 12 34\n');
      expect(read(letter)).toMatch(/Informations qui n’ont pas été examinées -+ - Adresse électronique \(vous\)/);
      expect(read(letter)).not.toContain('remplacées par un envoi plus récent');
      expect(letter.html).not.toContain('sans@suite');
    },
  );

  test.each([
    ['added', 'Personne à contacter (ajout)'],
    ['changed', 'Personne à contacter (modification)'],
    ['removed', 'Personne à contacter (retrait)'],
  ] as const)('a person to call is told whole: %s', (act, said) => {
    const letter = recordChangeDecided({
      ...context(),
      ...decided,
      byReader: true,
      items: [{ ...ofContact, contact: act, outcome: 'ACCEPTED' }],
    });
    expect(letter.text).toContain(`- ${said} :\n  Awa NDIAYE (Ascendant)\n  06 39 98 01 77\n`);
  });

  test('the regime is told by its name at this school', () => {
    const letter = recordChangeDecided({
      ...context(),
      ...decided,
      byReader: true,
      items: [{ field: 'pupil.regime', ofReader: false, outcome: 'ACCEPTED', value: '2', reason: null }],
    });
    expect(read(letter)).toContain('Régime (Maëlys) : Demi-pensionnaire dans l’établissement');
  });

  test('M-03 names each person to call by what is asked, and no value', () => {
    const letter = recordChangeReceived({
      ...context(),
      receipt,
      fields: [
        { field: 'contact', ofReader: false, contact: 'added' },
        { field: 'contact', ofReader: false, contact: 'removed' },
      ],
    });
    expect(letter.text).toContain('- Personne à contacter (ajout)\n- Personne à contacter (retrait)\n');
    expect(read(letter)).toContain('Vous avez envoyé 2 modifications');
  });
});

describe('M-05, the campaign opens', () => {
  test('it says until when, how, where a computer is, and how to have paper', () => {
    const letter = campaignOpens({ ...context(), ...place });
    expect(letter.subject).toBe(
      'Affectation de Maëlys : inscrivez votre enfant au lycée avant le jeudi 1er juillet 2027',
    );
    expect(read(letter)).toContain('À faire jusqu’au jeudi 1er juillet 2027 à 18 h 30, heure de Paris');
    expect(read(letter)).toContain('Formation : Seconde générale et technologique');
    expect(read(letter)).toContain('confirmez-la, même si rien ne change : sans cela, l’inscription ne compte pas');
    expect(read(letter)).toContain('vous attendent au collège Émilie-du-Châtelet.');
    expect(read(letter)).toContain('Demandez un dossier au secrétariat du lycée polyvalent Anita Conti');
    expect(read(letter)).not.toContain('pas encore de compte');
  });

  test('a reader without an account is told how to get one', () => {
    const letter = campaignOpens({ ...context(), ...place, hasAccount: false });
    expect(read(letter)).toContain('Vous n’avez pas encore de compte');
  });

  test('a pupil of age is written to as one', () => {
    const reader = { name: 'Anaïs Roche', civility: '2' as const, isPupil: true };
    const letter = campaignOpens({
      ...context(),
      ...place,
      reader,
      pupil: { firstName: 'Anaïs', lastName: 'ROCHE' },
    });
    expect(letter.subject).toBe('Affectation d’Anaïs : inscrivez-vous au lycée avant le jeudi 1er juillet 2027');
    expect(letter.text).not.toContain('votre enfant');
    expect(letter.text).not.toContain('représentant légal');
  });

  test('overseas the hour is the establishment’s and says so', () => {
    const letter = campaignOpens({ ...context(), ...place, timeZone: 'Indian/Reunion' });
    expect(read(letter)).toContain('jusqu’au jeudi 1er juillet 2027 à 20 h 30, heure de La Réunion');
  });
});

describe('M-06, the place is refused', () => {
  test('it gives the date, what follows and the establishment to turn to', () => {
    const letter = refusalRecorded({ ...context(), formation, receipt, by: mother, origin: college });
    expect(letter.subject).toBe('Refus de l’affectation de Maëlys enregistré');
    expect(read(letter)).toContain('Vous avez refusé la place réservée à Maëlys au lycée polyvalent Anita Conti.');
    expect(read(letter)).toContain('Reçu le : mardi 29 juin 2027 à 9 h 05');
    expect(read(letter)).toContain('La place est rendue et peut être proposée à un autre élève.');
    expect(read(letter)).toContain('contactez dès que possible le collège Émilie-du-Châtelet :');
    expect(read(letter)).toContain('01 99 00 43 21');
  });

  test('the other guardian is told who refused, by name', () => {
    const letter = refusalRecorded({ ...context(), formation, receipt, by: father, origin: null });
    expect(read(letter)).toContain('a été refusée par Jean-François L’Hôte.');
    expect(read(letter)).toContain('l’établissement où Maëlys est élève cette année');
  });
});

describe('M-07, the enrolment is recorded', () => {
  const enrolment = {
    ...context(),
    formation,
    receipt,
    choices: [languages, wishes, regime],
    documents: [
      { label: 'Livret de famille', mandatory: true },
      { label: 'Jugement', mandatory: false },
    ],
    closesAt,
  };

  test('it recalls the choices in their order, the documents and the receipt', () => {
    const letter = enrolmentValidated({ ...enrolment, by: mother });
    expect(letter.subject).toBe('Confirmation d’inscription de Maëlys au lycée polyvalent Anita Conti');
    expect(read(letter)).toContain('Numéro R-2027-000123, reçue le mardi 29 juin 2027 à 9 h 05, heure de Paris.');
    expect(letter.text).toContain('- Langues vivantes :\n  1. Anglais\n  2. Espagnol\n');
    expect(letter.text).toContain('- Régime : Demi-pensionnaire\n');
    expect(letter.text).toContain('- Livret de famille\n- Jugement (s’il y a lieu)\n');
    expect(read(letter)).toContain('Vous pouvez modifier ces choix jusqu’au jeudi 1er juillet 2027 à 18 h 30');
    expect(read(letter)).toContain('Démarche faite par : Aïssata Diallo (vous)');
    expect(read(letter)).not.toContain('pas d’accord');
  });

  test('the other guardian is told who enrolled, and what to do when they disagree', () => {
    const letter = enrolmentValidated({ ...enrolment, by: father });
    expect(read(letter)).toContain('Démarche faite par : Jean-François L’Hôte ');
    expect(read(letter)).toContain('Vous n’êtes pas d’accord avec cette démarche ?');
  });

  test('a formation that asks nothing and a lycée that wants nothing leave no empty table', () => {
    const letter = enrolmentValidated({ ...enrolment, by: mother, choices: [], documents: [] });
    expect(read(letter)).not.toContain('Les choix enregistrés');
    expect(read(letter)).toContain('Aucun document n’est demandé pour cette inscription.');
  });
});

describe('M-08, the enrolment was validated again', () => {
  test('it shows each choice that changed, before and now', () => {
    const letter = enrolmentChanged({
      ...context(),
      receipt,
      by: mother,
      closesAt,
      differences: [
        { before: languages, after: { ...languages, options: ['Espagnol', 'Anglais'] } },
        { before: { ...wishes, options: [] }, after: wishes },
      ],
    });
    expect(letter.subject).toBe('Votre inscription au lycée polyvalent Anita Conti a été modifiée');
    expect(letter.text).toContain(
      '- Langues vivantes\n  Avant :\n    1. Anglais\n    2. Espagnol\n  Maintenant :\n    1. Espagnol\n    2. Anglais\n',
    );
    expect(letter.text).toContain('  Avant : rien\n');
    expect(letter.html).toMatch(/<th scope="col"[^>]*>Avant<\/th>/);
  });

  test('the same choices again are said to be the same', () => {
    const letter = enrolmentChanged({ ...context(), receipt, by: father, closesAt, differences: [] });
    expect(read(letter)).toContain('Aucun choix ne change');
    expect(read(letter)).toContain('validée de nouveau par Jean-François L’Hôte');
  });
});

describe('M-09, a reminder', () => {
  test('it says what remains and until when', () => {
    const letter = reminder({ ...context(), ...place, begun: false, last: false });
    expect(letter.subject).toBe('Rappel : inscription de Maëlys au lycée avant le jeudi 1er juillet 2027');
    expect(read(letter)).toContain('cette place n’a été ni acceptée ni refusée');
    expect(read(letter)).not.toContain('Dernier rappel');
  });

  test('a family that began is told that its answers are kept, and the last reminder says that it is', () => {
    const letter = reminder({ ...context(), ...place, begun: true, last: true });
    expect(read(letter)).toContain('vos réponses sont conservées');
    expect(read(letter)).toContain('Dernier rappel : jusqu’au jeudi 1er juillet 2027 à 18 h 30');
  });
});

describe('M-11, the lycée integrated the pupil', () => {
  const integrated = { ...context(), formation, integratedAt: closesAt, firstDay: '2027-09-01' };

  test('it lists the documents still missing, the first day and the lycée’s own words', () => {
    const letter = pupilIntegrated({
      ...integrated,
      missingDocuments: ['Certificat de scolarité', 'Photographie'],
      message: 'Réunion le 28 août.\nListes à la loge.',
    });
    expect(letter.subject).toBe('Inscription de Maëlys prise en compte par le lycée polyvalent Anita Conti');
    expect(letter.text).toContain('- Certificat de scolarité\n- Photographie\n');
    expect(read(letter)).toContain('Il manque encore 2 documents');
    expect(read(letter)).toContain('La rentrée des élèves a lieu le mercredi 1er septembre 2027.');
    expect(letter.text).toContain('| Réunion le 28 août.\n| Listes à la loge.\n');
  });

  test('a complete dossier asks for nothing more', () => {
    const letter = pupilIntegrated({ ...integrated, missingDocuments: [], firstDay: null, message: null });
    expect(read(letter)).toContain('vous n’avez plus rien à fournir');
    expect(read(letter)).not.toContain('Message de l’établissement');
  });
});

describe('M-12, another way or another deadline', () => {
  test('a reopened enrolment gives its own deadline', () => {
    const letter = enrolmentInformation({ ...context(), cause: { kind: 'reopened', closesAt }, note: 'Votre appel.' });
    expect(letter.subject).toBe('Inscription de Maëlys : information');
    expect(read(letter)).toContain('Nouveau délai : jusqu’au jeudi 1er juillet 2027 à 18 h 30');
    expect(read(letter)).toContain('Précision de l’établissement : | Votre appel.');
  });

  test('paper ends the reminders, and says when it is due if a date was set', () => {
    const due = enrolmentInformation({ ...context(), cause: { kind: 'paper', dueAt: closesAt }, note: null });
    const open = enrolmentInformation({ ...context(), cause: { kind: 'paper', dueAt: null }, note: null });
    expect(read(due)).toContain('Dossier à rendre avant le jeudi 1er juillet 2027 à 18 h 30');
    expect(read(open)).toContain('Dossier à demander au secrétariat');
    expect(read(open)).toContain('vous ne recevrez plus de rappel');
  });
});

describe('M-10, a disagreement', () => {
  const letter = disputeRaised({ ...context(), formation, about: 'VALIDATED' });

  test('it is neutral: neither who raised it nor what was written', () => {
    expect(letter.subject).toBe('Inscription de Maëlys : désaccord signalé');
    expect(read(letter)).toContain('Le dossier attend la décision du chef d’établissement');
    for (const { name } of [mother, father]) expect(read(letter).replace(/Madame [^,]+,/, '')).not.toContain(name);
  });

  test('the head’s decision is told alike to both', () => {
    const upheld = enrolmentInformation({ ...context(), cause: { kind: 'refusal-upheld' }, note: 'Entretien du 3.' });
    expect(read(upheld)).toContain('la place est rendue');
    expect(read(upheld)).toContain('Entretien du 3.');
  });
});

describe('M-13, what waits for the staff', () => {
  const bothWaiting = { byKind: { address: 2, phone: 1 }, late: 1, enrolments: 3 };

  test('the digest counts by kind, with what has waited for long, and names nobody', () => {
    const letter = staffDigest({ ...context(), waiting: bothWaiting });
    expect(letter.subject).toBe('3 modifications et 3 inscriptions à traiter');
    expect(letter.text).toContain('- Adresse postale : 2\n- Téléphone : 1\n- Inscriptions à intégrer : 3\n');
    expect(read(letter)).toContain('Une modification attend depuis plus de 5 jours ouvrés');
    expect(read(letter)).not.toContain('Maëlys');
    expect(read(letter)).toContain('au lycée polyvalent Anita Conti');
  });

  test.each([
    [{ byKind: { pupil: 1 }, late: 0, enrolments: 0 }, '1 modification à traiter'],
    [{ byKind: {}, late: 0, enrolments: 12 }, '12 inscriptions à traiter'],
  ])('what is not there is not spoken of: %j', (waiting, subject) => {
    const letter = staffDigest({ ...context(), waiting });
    expect(letter.subject).toBe(subject);
    expect(read(letter)).not.toMatch(/jours ouvrés|\b0\b/);
  });

  test('who asked to hear of each change learns its nature, and no name', () => {
    const letter = changeArrived({ ...context(), byKind: { email: 1, contact: 1 } });
    expect(letter.subject).toBe('2 modifications de fiche à traiter');
    expect(letter.text).toContain('- Adresse électronique : 1\n');
    expect(read(letter)).not.toContain('Maëlys');
  });

  test('the head learns what has waited for 15 working days: a number, a link, and that silence accepts nothing', () => {
    const letter = longWait({ ...context(), fields: 4 });
    expect(letter.subject).toBe('4 modifications attendent depuis plus de 15 jours ouvrés');
    expect(read(letter)).toContain('Le silence ne vaut pas acceptation');
    expect(read(letter)).not.toContain('Maëlys');
    expect(letter.text).toContain('\nhttps://rentree.example/inscription\n');
  });
});

test('M-15 gives figures and no name', () => {
  const figures = { total: 12, enrolled: 7, refused: 1, silent: 2, paper: 1, disputed: 1 };
  const about = { ...context(), receiving: lycee.establishment, closedAt: closesAt, figures };
  const letter = campaignReport({ ...about, side: 'receiving' });
  expect(letter.subject).toBe('Bilan de la campagne d’inscription');
  expect(read(letter)).toMatch(/Inscription validée[ :]+7/);
  expect(read(letter)).toContain('Les familles sans réponse');
  const none = campaignReport({ ...about, side: 'origin', figures: { ...figures, silent: 0 } });
  expect(read(none)).not.toContain('Les familles sans réponse');
  for (const text of [read(letter), read(none)]) expect(text).not.toContain('Maëlys');
});

describe('in English', () => {
  test('subjects, dates and greeting are English; names stay as they are', () => {
    const letter = campaignOpens({ ...context('en'), ...place });
    expect(letter.subject).toMatch(/^Place of Maëlys: enrol your child at the lycée before Thursday,? 1 July 2027$/);
    expect(read(letter)).toContain('Dear Ms Aïssata Diallo,');
    expect(read(letter)).toMatch(/To be done until Thursday,? 1 July 2027 at 18:30/);
    expect(read(letter)).toContain('A computer and help are waiting for you at Collège Émilie-du-Châtelet.');
  });

  const french = new Map(everyLetter('fr'));
  test.each(everyLetter('en'))('%s has nothing left in French', (name, letter) => {
    expect(letter.subject).not.toBe(french.get(name)?.subject);
    expect(letter.html).toContain('<html lang="en"');
    // Words of the letters, not of the data, which is French whoever reads it.
    expect(read(letter)).not.toMatch(/Bonjour|Cordialement|jusqu’au|Numéro|Téléphone|Courriel|Vous |Voir /);
  });
});

describe('a letter', () => {
  const letters = (['fr', 'en'] as const).flatMap((language) =>
    everyLetter(language).map(([name, letter]): [string, string, Letter] => [name, language, letter]),
  );
  test.each(letters)('is true by mail and on paper (E-12): %s (%s)', (_, language, letter) => {
    const mailOnly =
      language === 'fr'
        ? /\b(ce|un|autre) (message|courriel)\b|par courriel/i
        : /\b(this|an|another) (message|email)\b|by email/i;
    expect(read(letter)).not.toMatch(mailOnly);
    expect(read(letter)).toContain(language === 'fr' ? 'Vous recevez cette lettre' : 'You receive this letter');
  });
});

describe('a greeting', () => {
  test.each([
    [{ name: 'Paul Roy', civility: '1' as const, isPupil: false }, 'Monsieur Paul Roy,'],
    [{ name: 'Paul Roy', civility: null, isPupil: false }, 'Bonjour Paul Roy,'],
    [{ name: ' ', civility: '1' as const, isPupil: false }, 'Madame, Monsieur,'],
  ])('to %j', (reader, greeting) => {
    const letter = reminder({ ...context(), ...place, reader, begun: false, last: false });
    expect(letter.text).toContain(`\n\n${greeting}\n\n`);
  });
});

test('the sender is the establishment, as people write it, in head, signature and footer', () => {
  const letter = reminder({ ...context(), sender: lycee, ...place, begun: false, last: false });
  expect(letter.text.startsWith('Lycée polyvalent Anita Conti\n\n')).toBe(true);
  expect(letter.text).toContain('Cordialement,\nLe secrétariat\nLycée polyvalent Anita Conti\n');
  expect(letter.text).toContain('\n-- \nContacter l’établissement\nLycée polyvalent Anita Conti\n');
  expect(read(letter)).toContain('Vous recevez cette lettre en tant que représentant légal de Maëlys.');
});

test.each([
  ['Anaïs', 'd’Anaïs'],
  ['Élise', 'd’Élise'],
  ['Ïris', 'd’Ïris'],
  ['Œdipe', 'd’Œdipe'],
  ['Yves', 'd’Yves'],
  ['Yanis', 'de Yanis'],
  ['Ouassim', 'de Ouassim'],
  ['Hugo', 'de Hugo'],
])('the subject about %s says « %s »', (firstName, said) => {
  const letter = reminder({ ...context(), pupil: { firstName, lastName: 'X' }, ...place, begun: false, last: false });
  expect(letter.subject).toContain(`inscription ${said} au lycée`);
});
