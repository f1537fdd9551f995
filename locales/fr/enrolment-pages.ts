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
  'affectation.print': 'Imprimer cet avis',

  'entry.affectation': 'Prendre connaissance de l’affectation',
  'entry.affectation.text': 'La décision : formation, lycée, tour. Vous pouvez l’imprimer.',
  'entry.affectation.go': 'Lire l’affectation',
  'entry.lycee': 'S’informer sur le lycée',
  'entry.lycee.text': 'Coordonnées, message du lycée, documents à préparer.',
  'entry.lycee.go': 'Voir le lycée',
  'entry.enrol': 'S’inscrire',
  'entry.enrol.until': 'Répondez avant le {until}. Sans réponse, la place pourra être donnée à un autre élève.',
  'entry.enrol.how':
    'Comptez dix minutes. Vous pouvez vous arrêter et reprendre plus tard : votre saisie est enregistrée.',
  'entry.enrol.go': 'Répondre et inscrire',
  'entry.enrol.resume': 'Reprendre l’inscription',
  'entry.enrol.not-ready':
    'Le lycée n’est pas encore prêt pour cette formation. Il est prévenu : revenez dans quelques jours.',

  'documents.title': 'Documents à fournir au lycée',
  'documents.received': 'Reçu',
  'documents.optional': '(selon votre situation)',

  'standing.reader.title': 'Réponse attendue des représentants légaux',
  'standing.reader.text': 'Vous pouvez suivre ce dossier, sans y répondre.',
  'standing.validated.title': 'Inscription validée',
  'standing.validated.text': 'Validée le {when} par {by}.',
  'standing.validated.change':
    'Vous pouvez encore changer vos choix jusqu’au {until}. L’inscription validée reste valable tant que vous n’en validez pas une autre.',
  'standing.validated.closed':
    'Les choix ne peuvent plus être changés ici. Pour toute question, prenez contact avec le lycée.',
  'standing.validated.receipt': 'Voir l’accusé de réception',
  'standing.validated.modify': 'Changer les choix',
  'standing.validated.refuse': 'Renoncer à la place',
  'standing.refused.title': 'Cette place a été refusée',
  'standing.refused.text':
    'Refus enregistré le {when} par {by}. Pour revenir sur ce refus, prenez contact sans tarder avec le lycée : ce n’est possible que si la place n’a pas été donnée.',
  'standing.NOT_ENROLLED':
    'Le délai d’inscription est passé. Prenez contact sans tarder avec le lycée : lui seul peut rouvrir le dossier.',
  'standing.VALIDATED': 'L’inscription dans ce lycée est validée.',
  'standing.INTEGRATED':
    'L’inscription est prise en compte par le lycée. Pensez à remettre les documents demandés ci-dessous.',
  'standing.COMPLETE':
    'L’inscription est prise en compte par le lycée et tous les documents sont reçus. Rien de plus n’est à faire.',
  'standing.REFUSED': 'La place dans ce lycée a été refusée.',
  'standing.CANCELLED':
    'Cette affectation a été annulée ou changée. L’établissement actuel vous renseigne sur la suite.',
  'standing.PAPER': 'L’inscription se fait sur papier, auprès du lycée.',
  'standing.DISPUTED': 'Un désaccord entre responsables a été signalé. Le chef d’établissement vous dira la suite.',

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
  'confirmation.print': 'Imprimer',
  'confirmation.choices': 'Vos choix',
  'confirmation.next': 'Et maintenant ?',
  'confirmation.next.mail':
    'Une confirmation est envoyée à chaque représentant légal qui a donné une adresse électronique.',
  'confirmation.next.school': 'Le lycée vérifie le dossier et vous prévient quand l’inscription est prise en compte.',
  'confirmation.next.change': 'Vous pouvez encore changer vos choix jusqu’au {until}.',
  'confirmation.contact': 'Service en charge : {receiving}',
  'confirmation.home': 'Retour à l’accueil',
  'confirmation.dossier': 'Voir le dossier',

  'refusal.lead': '{formation} – {receiving}',
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
} as const;
