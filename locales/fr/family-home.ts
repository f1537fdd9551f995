/** The home of a family (P0). */
export const familyHome = {
  'family.service': 'Espace des familles',
  'family.home': 'Accueil',
  'home.title': 'Bonjour {name}',
  'home.lead':
    '{count, plural, =0 {Rien ne vous est demandé aujourd’hui.} one {Une démarche vous attend.} other {# démarches vous attendent.}}',
  'home.empty.title': 'Aucun enfant rattaché à ce compte',
  'home.empty.text':
    'Si vous avez reçu un courrier d’un établissement, ajoutez votre enfant avec son code d’activation.',
  'home.attach': 'Ajouter un enfant',
  'home.other-child': 'Un enfant dans un autre établissement ?',
  'home.message': 'Message – {school}',
  'home.enrolment': 'Inscription au lycée',
  'home.enrolment.answer': 'Voir l’affectation et répondre',
  'home.enrolment.resume': 'Reprendre l’inscription',
  'home.enrolment.sending': 'Votre réponse est reçue et en cours d’envoi : rien ne peut plus se perdre.',
  'home.enrolment.see': 'Voir le dossier',
  'home.not-my-child': 'Vous n’êtes pas représentant légal {ofChild} ?',
  'home.record': 'Fiche de renseignements',
  'home.record.nothing': 'Aucune demande en attente.',
  'home.record.undecided':
    '{count, plural, one {Une modification attend} other {# modifications attendent}} la décision de l’établissement.',
  'home.record.modify': 'Consulter ou modifier la fiche {ofChild}',
  'home.record.see': 'Consulter la fiche {ofChild}',
} as const;
