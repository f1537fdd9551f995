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
  'enrolment.overtaken.by':
    'Le dernier acte est celui de {by}, le {when}. Ce que vous avez saisi est gardé sur cet écran ; rien n’a été envoyé.',
  'enrolment.overtaken.see': 'Voir où en est le dossier',

  'failed.waits':
    'Rien n’est parti. Dès que la connexion revient, l’envoi se fait tout seul, une seule fois ; gardez cette page ouverte.',
  'failed.kept': 'Ce que vous avez saisi est gardé. Rien n’a été envoyé.',
  'unsent.title': 'Brouillon non envoyé : votre enfant n’est pas encore inscrit.',
  'unsent.text': 'Rien ne part au lycée avant « Valider l’inscription », à la dernière étape, avant le {until}.',
  'unsent.change': 'Changement non envoyé : l’inscription déjà validée reste valable.',
  'unsent.change.text': 'Elle n’est remplacée que si vous validez de nouveau, à la dernière étape, avant le {until}.',
  'unsent.sending.submit': 'Inscription en cours d’envoi.',
  'unsent.sending.refuse': 'Refus en cours d’envoi.',
  'unsent.sending.agree': 'Accord en cours d’envoi.',
  'unsent.sending.object': 'Signalement en cours d’envoi.',
  'unsent.sending.text': 'Reçu sous le numéro {number} : rien ne peut plus se perdre. La réponse s’affichera ici.',

  'step.affectation': 'Affectation',
  'step.lycee': 'Le lycée',
  'step.decision': 'Accepter ou refuser',
  'step.decision.lead': 'Votre réponse à l’affectation de {firstName}.',

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
  'step.led-back': 'Cette étape vient avant celle que vous avez demandée : continuez d’ici.',
  'decision.text': 'Place proposée : {formation} – {receiving}.',
  'decision.means':
    'Accepter mène aux choix, puis à la fiche de renseignements : l’inscription n’est faite qu’à la dernière étape. Refuser libère la place ; une page vous demandera de le confirmer.',
  'decision.accept': 'Accepter et continuer',
  'decision.refuse': 'Refuser cette place',
  'step.next': 'Continuer',
  'step.back': 'Revenir',

  'draft.idle': '',
  'draft.saving': 'Enregistrement…',
  'draft.saved': 'Brouillon enregistré.',
  'draft.no-network':
    'Pas de connexion : votre saisie est gardée sur cet appareil et sera enregistrée dès que la connexion revient.',
  'draft.no-service':
    'Le service ne répond pas comme il faut : votre saisie est gardée sur cet appareil, un nouvel essai a lieu toutes les quinze secondes.',
  'draft.no-session': 'Session terminée : votre saisie est gardée sur cet appareil. Reconnectez-vous.',
  'draft.refused': 'Le brouillon n’est pas enregistré par le service, mais votre saisie est gardée sur cet appareil.',
  'draft.followed': 'Ce dossier est aussi ouvert dans un autre onglet : ce que vous y avez saisi est repris ici.',
  'draft.offered.elsewhere':
    'Ce dossier a aussi été rempli ailleurs, par vous ou par l’autre responsable. Votre saisie sur cet écran remplace ce brouillon.',
  'draft.offered.before':
    'Vous aviez commencé une saisie sur cet appareil avant la dernière validation. Elle n’a pas été envoyée.',
  'draft.offered.take': 'Prendre l’autre saisie',
  'draft.offered.leave': 'Garder ce qui est à l’écran',

  'choices.fixed': 'Rappel de ce qui est suivi. Il n’y a rien à choisir.',
  'choices.given': 'Donné par l’affectation : il n’y a rien à choisir.',
  'choices.only': 'Seule possibilité dans ce lycée : il n’y a rien à choisir.',
  'choices.nothing': 'Avec vos réponses précédentes, il n’y a rien à choisir ici.',
  'choices.asked-now': 'Une question s’ajoute : {groups}.',
  'choices.asked-no-more': 'Une question a été retirée avec cette réponse.',
  'choices.full': 'Complet',
  'choices.full.wish': '{label} (complet à ce jour)',
  'choices.request': 'Demande d’internat : sous réserve de place. Le lycée vous répond.',
  'choices.hint.exempt': '{options} : en plus, si vous le souhaitez.',
  'choices.problem.full': '{label} : « {option} » est complet. Choisissez autre chose.',
  'choices.problem.elsewhere': '{label} : « {option} » est déjà choisi plus haut. Choisissez autre chose.',
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

  'record-step.missing': 'Cochez la case pour confirmer la fiche, même si rien ne change.',

  'summary.means':
    'En validant, vous acceptez la place dans ce lycée et l’inscription est faite. Vous pourrez changer vos choix jusqu’au {until}.',
  'summary.submit': 'Valider l’inscription',

  'confirmation.title': '{firstName} a une place au lycée',
  'confirmation.pending.title': 'Inscription reçue',

  'act.refuse': 'Refuser la place',
  'act.agree': 'Donner mon accord',
  'act.object': 'Signaler un désaccord',
} as const;
