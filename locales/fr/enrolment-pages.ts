/** What the rarer pages of an enrolment say; these words come with the pages (`ui/family/enrolment/page-words.ts`). */
export const enrolmentPages = {
  'affectation.title': 'Affectation',
  'affectation.pupil': 'Élève',
  'affectation.formation': 'Formation',
  'affectation.receiving': 'Lycée',
  'affectation.origin': 'Établissement actuel',
  'affectation.decided': 'Décision du',
  'affectation.round': 'Tour d’affectation',
  'affectation.round.value': '{round, selectordinal, one {#er tour} other {#e tour}}',

  'entry.affectation': 'Prendre connaissance de l’affectation',
  'entry.affectation.text': 'La décision : formation, lycée, tour. Vous pouvez l’imprimer.',
  'entry.affectation.go': 'Lire l’affectation',
  'entry.lycee': 'S’informer sur le lycée',
  'entry.lycee.text': 'Coordonnées, message du lycée, documents à préparer.',
  'entry.lycee.go': 'Voir le lycée',
  'entry.enrol': 'S’inscrire',
  'entry.enrol.text': 'Accepter ou refuser la place. Sans réponse, elle pourra être donnée à un autre élève.',
  'entry.enrol.how':
    'Comptez dix minutes. Vous pouvez vous arrêter et reprendre plus tard : votre saisie est enregistrée.',
  'entry.enrol.go': 'Répondre et inscrire',
  'entry.enrol.resume': 'Reprendre l’inscription',

  'documents.title': 'Documents à fournir au lycée',
  'documents.received': 'Reçu le {day}',
  'documents.optional': '(selon votre situation)',

  'lycee.message': 'Message du lycée',
  'lycee.sheet': 'Coordonnées',

  'record-step.unknown.title': 'Fiche à compléter avec le lycée',
  'record-step.unknown.text': 'Le lycée n’a pas encore cette fiche. Il la complétera avec vous après l’inscription.',
  'record-step.modify': 'Corriger la fiche',
  'record-step.means':
    'Confirmer sans rien changer suffit. Ce que vous corrigez ici devient une demande, examinée par le lycée qui accueille votre enfant : {receiving}.',
  'record-step.confirm': 'Je confirme la fiche de renseignements',
  'record-step.confirm.hint': 'Telle qu’elle est, avec mes demandes de modification s’il y en a.',

  'summary.affectation': 'Affectation acceptée',
  'summary.modify': 'Modifier',
  'summary.record.confirmed': 'Fiche confirmée.',
  'summary.record.missing': 'Fiche à confirmer : l’inscription ne compte pas sans elle.',
  'summary.record.unchanged': 'Aucune modification demandée.',
  'summary.record.asked':
    '{count, plural, one {Une modification demandée, à examiner par le lycée.} other {# modifications demandées, à examiner par le lycée.}}',
  'summary.gone':
    'Le lycée ne pose plus une question à laquelle vous aviez répondu : cette réponse ne sera pas envoyée.',
  'summary.missing': 'À compléter',

  'confirmation.heading': 'Inscription validée',
  'confirmation.text': 'L’inscription {ofChild} est enregistrée au lycée.',
  'confirmation.pending.heading': 'Votre inscription est reçue et ne peut plus se perdre',
  'confirmation.pending.text':
    'Elle est en cours de traitement ; gardez le numéro ci-dessous. Vous pouvez fermer cette page : une lettre de confirmation vous sera envoyée.',
  'confirmation.receipt': 'Accusé de réception',
  'confirmation.number': 'Numéro',
  'confirmation.at': 'Reçu le',
  'confirmation.by': 'Déposé par',
  'confirmation.choices': 'Vos choix',
  'confirmation.next': 'Et maintenant ?',
  'confirmation.next.mail':
    'Une confirmation est envoyée à chaque représentant légal qui a donné une adresse électronique.',
  'confirmation.next.change': 'Vous pouvez encore changer vos choix jusqu’au {until}.',
  'confirmation.contact': 'Service en charge : {receiving}',
  'confirmation.home': 'Retour à l’accueil',
  'confirmation.dossier': 'Voir le dossier',

  'refusal.means.title': 'Ce que signifie un refus',
  'refusal.means.text':
    'La place {ofChild} est libérée et peut être donnée à un autre élève. Les deux représentants légaux, l’établissement actuel et le lycée sont prévenus.',
  'refusal.enrolled': 'L’inscription {ofChild} est déjà validée. Ce refus y met fin.',
  'refusal.understood': 'Je comprends que l’inscription {ofChild}, déjà validée, prend fin.',
  'refusal.understood.missing': 'Cochez la case : une inscription validée ne prend fin qu’avec votre accord exprès.',
  'refusal.reason': 'Raison du refus',
  'refusal.reason.hint': 'Par exemple : déménagement, autre établissement. Elle est lue par le lycée.',
  'refusal.submit': 'Refuser la place',
  'refusal.back': 'Revenir sans refuser',
  'refusal.confirm.title': 'Refuser la place {ofChild} ?',
  'refusal.confirm.text':
    'Une fois le refus enregistré, vous ne pourrez plus revenir en arrière ici : il faudra l’accord du lycée, si la place est encore libre.',
  'refusal.confirm.submit': 'Oui, refuser la place',
  'standing.title': 'Où en est le dossier',
  'standing.validated': 'Inscription reçue le {when}, validée par {by}.',
  'standing.refused': 'Refus reçu le {when}, enregistré par {by}.',
  'standing.refused.back':
    'Pour revenir sur ce refus, prenez contact sans tarder avec le lycée : ce n’est possible que si la place n’a pas été donnée.',
  'standing.disputed': 'Un désaccord a été signalé le {when}.',
  'standing.disputed.mine': 'Vous avez signalé un désaccord le {when}.',
  'standing.disputed.next':
    'Le chef d’établissement du lycée prend contact avec les deux représentants légaux, puis décide. Sa décision vous sera envoyée.',
  'standing.draft-kept':
    'Le délai est passé : votre brouillon n’a pas été validé. Il est gardé pour le lycée, comme non validé.',
  'standing.reader': 'Vous pouvez suivre ce dossier, sans y répondre.',
  'standing.change':
    'Vous pouvez encore changer vos choix jusqu’au {until}. L’inscription validée reste valable tant que vous n’en validez pas une autre.',
  'standing.agree.text': 'Votre accord est attendu : relisez les choix, puis donnez votre accord.',
  'standing.object.text': 'Vous n’êtes pas d’accord avec cette réponse ? Vous pouvez le signaler au lycée.',
  'standing.agree': 'Relire et donner mon accord',
  'standing.object': 'Signaler un désaccord',
  'standing.receipt': 'Voir l’accusé de réception',
  'standing.modify': 'Changer les choix',
  'standing.give-up': 'Renoncer à la place',
  'standing.replaced': 'Voir le nouveau dossier',

  'act.about.validated': 'Inscription validée le {when} par {by}.',
  'act.about.refused': 'Place refusée le {when} par {by}.',
  'act.pending': 'Votre réponse est reçue',
  'act.pending.text': 'Elle porte le numéro {number} et sera traitée dans quelques instants.',
  'agreement.means':
    'Avec votre accord, les deux représentants légaux ont répondu et le lycée peut prendre l’inscription en compte.',
  'agreement.submit': 'Je donne mon accord',
  'objection.means.title': 'Ce qui se passe ensuite',
  'objection.means.text':
    'Vous n’êtes pas d’accord avec la réponse donnée pour {firstName}. Le chef d’établissement du lycée recueille les avis et décide. D’ici là, rien n’est pris en compte ; les deux représentants légaux sont prévenus, dans les mêmes termes.',
  'objection.reason': 'Ce que vous souhaitez dire au lycée',
  'objection.reason.hint': 'Lu par le chef d’établissement ; l’autre responsable ne le voit pas ici.',
  'objection.understood': 'Je comprends que le dossier {ofChild} attend la décision du chef d’établissement.',
  'objection.understood.missing': 'Cochez la case pour signaler un désaccord.',
  'objection.submit': 'Signaler un désaccord',
  'objection.back': 'Revenir sans rien signaler',
  'objection.confirm.title': 'Signaler un désaccord à propos {ofChild} ?',
  'objection.confirm.text': 'Le signalement part au lycée et ne se retire pas ici.',
  'objection.confirm.submit': 'Oui, signaler',
} as const;
