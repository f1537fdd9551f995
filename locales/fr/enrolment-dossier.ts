/** The enrolment dossier: its states, and the pages of the family (P1 to P11, §3.4). Staff pages share `status.*`. */
export const enrolmentDossier = {
  'status.NOTIFIED': 'Réponse attendue',
  'status.SEEN': 'Réponse attendue',
  'status.IN_PROGRESS': 'Commencée',
  'status.VALIDATED': 'Inscription validée',
  'status.INTEGRATED': 'Prise en compte',
  'status.COMPLETE': 'Dossier complet',
  'status.REFUSED': 'Place refusée',
  'status.CANCELLED': 'Affectation annulée',
  'status.NOT_ENROLLED': 'Délai dépassé',
  'status.PAPER': 'Dossier papier',
  'status.DISPUTED': 'Désaccord signalé',

  'enrolment.title': 'Inscription {ofChild}',
  'enrolment.lead': '{formation} – {receiving}',
  'enrolment.failed': 'Inscription au lycée',
  'enrolment.overtaken': 'L’autre responsable a agi entre-temps',
  'enrolment.overtaken.by':
    'Le dernier acte est celui de {by}, le {when}. Ce que vous avez saisi est gardé sur cet écran ; rien n’a été envoyé.',
  'enrolment.overtaken.see': 'Voir où en est le dossier',

  'affectation.title': 'Affectation',
  'affectation.pupil': 'Élève',
  'affectation.formation': 'Formation',
  'affectation.receiving': 'Lycée',
  'affectation.origin': 'Établissement actuel',
  'affectation.decided': 'Décision du',
  'affectation.round': 'Tour d’affectation',
  'affectation.round.value': '{round, selectordinal, one {#er tour} other {#e tour}}',
  'affectation.about': 'S’informer : {receiving}',

  'documents.title': 'Documents à fournir au lycée',
  'documents.received': 'Reçu',
  'documents.optional': '(selon votre situation)',

  'standing.answer.title': 'Votre réponse pour {firstName}',
  'standing.answer.until': 'Répondez avant le {until}. Sans réponse, la place pourra être donnée à un autre élève.',
  'standing.answer.how':
    'Comptez dix minutes. Vous pouvez vous arrêter et reprendre plus tard : votre saisie est enregistrée.',
  'standing.answer.accept': 'Accepter et inscrire',
  'standing.answer.resume': 'Reprendre l’inscription',
  'standing.answer.refuse': 'Refuser cette place',
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

  'step.langues': 'Langues vivantes',
  'step.langues.lead': 'Les langues que {firstName} suit déjà. Vérifiez leur ordre.',
  'step.enseignements': 'Enseignements',
  'step.enseignements.lead': 'Ce que {firstName} suivra en plus du programme commun.',
  'step.regime': 'Régime',
  'step.regime.lead': 'Repas et hébergement au lycée.',
  'step.fiche': 'Fiche de renseignements',
  'step.fiche.lead': 'Relisez, corrigez si besoin, et confirmez : sans cette confirmation l’inscription ne compte pas.',
  'step.validation': 'Vérifier et valider',
  'step.validation.lead': 'Relisez tout. Rien n’est envoyé au lycée avant que vous ayez validé.',
  'step.changing':
    'L’inscription est déjà validée. Elle reste valable telle quelle tant que vous n’en validez pas une autre.',
  'step.next': 'Continuer',
  'step.back': 'Revenir',

  'draft.idle': '',
  'draft.saving': 'Enregistrement…',
  'draft.saved': 'Brouillon enregistré.',
  'draft.kept-here':
    'Pas de connexion : votre saisie est gardée sur cet appareil et sera enregistrée dès que possible.',
  'draft.refused': 'Le brouillon n’est pas enregistré par le service, mais votre saisie est gardée sur cet appareil.',
  'draft.overtaken':
    'Ce dossier a aussi été rempli ailleurs, par vous ou par l’autre responsable. Votre saisie sur cet écran remplace ce brouillon.',

  'choices.fixed': 'Rappel de ce qui est suivi. Il n’y a rien à choisir.',
  'choices.rank': 'Position {rank}',
  'choices.none': 'Aucun',
  'choices.hint.swap': 'Ce lycée permet d’échanger l’ordre des langues. Utilisez les flèches pour les échanger.',
  'choices.hint.ranked':
    'Classez {min} à {max} vœux, du préféré au moins préféré. Le lycée suivra cet ordre selon les places.',
  'choices.hint.ranked-optional':
    'Classez jusqu’à {max} vœux, du préféré au moins préféré, ou aucun. Le lycée suivra cet ordre selon les places.',
  'choices.hint.multi': '{min, plural, =0 {Jusqu’à {max} au choix.} other {De {min} à {max} au choix.}}',
  'choices.hint.optional': 'Un seul, ou aucun.',
  'choices.hint.single': 'Un seul choix, obligatoire.',
  'choices.problem.too-few': '{label} : {min, plural, one {faites un choix.} other {choisissez-en au moins #.}}',
  'choices.problem.too-many': '{label} : {max, plural, one {un seul choix est possible.} other {# choix au plus.}}',
  'choices.problem.gone': '{label} : « {code} » n’est plus proposé. Choisissez autre chose.',
  'choices.problem.repeated': '{label} : la même réponse figure deux fois.',
  'choices.problem.other': '{label} : cette réponse n’est pas possible.',

  'record-step.unknown.title': 'Fiche à compléter avec le lycée',
  'record-step.unknown.text': 'Le lycée n’a pas encore cette fiche. Il la complétera avec vous après l’inscription.',
  'record-step.modify': 'Corriger la fiche',
  'record-step.confirm': 'Je confirme la fiche de renseignements',
  'record-step.confirm.hint': 'Telle qu’elle est, avec mes demandes de modification s’il y en a.',
  'record-step.missing': 'Cochez la case pour confirmer la fiche, même si rien ne change.',

  'summary.affectation': 'Affectation acceptée',
  'summary.modify': 'Modifier',
  'summary.record.confirmed': 'Fiche confirmée.',
  'summary.record.missing': 'Fiche à confirmer : l’inscription ne compte pas sans elle.',
  'summary.missing': 'À compléter',
  'summary.means':
    'En validant, vous acceptez la place dans ce lycée et l’inscription est faite. Vous pourrez changer vos choix jusqu’au {until}.',
  'summary.submit': 'Valider l’inscription',

  'confirmation.title': '{firstName} a une place au lycée',
  'confirmation.heading': 'Inscription validée',
  'confirmation.text': 'L’inscription {ofChild} est enregistrée au lycée.',
  'confirmation.pending.title': 'Inscription reçue',
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
  'confirmation.next.school': 'Le lycée vérifie le dossier et vous prévient quand l’inscription est prise en compte.',
  'confirmation.next.change': 'Vous pouvez encore changer vos choix jusqu’au {until}.',
  'confirmation.contact': 'Service en charge : {receiving}',
  'confirmation.home': 'Retour à l’accueil',
  'confirmation.dossier': 'Voir le dossier',

  'refusal.title': 'Refuser la place',
  'refusal.lead': '{formation} – {receiving}',
  'refusal.means.title': 'Ce que signifie un refus',
  'refusal.means.text':
    'La place {ofChild} est libérée et peut être donnée à un autre élève. Les deux représentants légaux, l’établissement actuel et le lycée sont prévenus.',
  'refusal.enrolled': 'L’inscription {ofChild} est déjà validée. Ce refus y met fin.',
  'refusal.reason': 'Raison du refus',
  'refusal.reason.hint': 'Par exemple : déménagement, autre établissement. Elle est lue par le lycée.',
  'refusal.submit': 'Refuser la place',
  'refusal.back': 'Revenir sans refuser',
  'refusal.confirm.title': 'Refuser la place {ofChild} ?',
  'refusal.confirm.text':
    'Une fois le refus enregistré, vous ne pourrez plus revenir en arrière ici : il faudra l’accord du lycée, si la place est encore libre.',
  'refusal.confirm.submit': 'Oui, refuser la place',
  'refusal.pending': 'Votre refus est reçu',
  'refusal.pending.text': 'Il porte le numéro {number} et sera traité dans quelques instants.',
} as const;
