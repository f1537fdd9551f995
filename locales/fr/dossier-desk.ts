import type { CancelCause } from '../../domain/enrolment-dossier/dossier.ts';
import type { Authority } from '../../domain/pupil-record/responsibility.ts';

/** What only the staff's page of one dossier says, and the page of enrolments to open: they arrive with these pages (§3.7). */
export const dossierDesk = {
  'dossier.held-by': 'Attendu de',
  'dossier.second-guardian': 'Autre responsable',
  'dossier.second-guardian.agreed': 'A donné son accord',
  'dossier.cancelled': 'Affectation',
  'dossier.cancelled.AFFECTATION_REMOVED': 'Retirée par l’académie',
  'dossier.cancelled.AFFECTATION_CHANGED': 'Remplacée par une autre affectation',
  'dossier.cancelled.see': 'Voir le dossier qui remplace celui-ci',
  'dossier.changed': 'Ce qui a changé depuis que vous avez ouvert cette page',
  'dossier.changed.not-done': 'Votre action n’a pas été faite. La page est à jour : recommencez si c’est encore utile.',
  'dossier.changed.state': 'L’état est passé de « {before} » à « {after} ».',
  'dossier.changed.act': '{act} – {by}, le {when}',
  'dossier.changed.nothing': 'Rien de visible.',

  'dossier.acts.none': 'Rien à faire ici pour l’instant.',
  'dossier.acts.closed':
    '{count, plural, one {Une action n’est pas possible maintenant} other {# actions ne sont pas possibles maintenant}}',
  'dossier.acts.origin': 'Les autres actions reviennent au lycée d’accueil ({school}).',
  'dossier.act.remind': 'Relancer la famille',
  'dossier.act.askReopening': 'Demander la réouverture',
  'dossier.act.enterOnBehalf': 'Saisir le dossier papier',
  'dossier.act.resolveDispute': 'Décider du désaccord',
  'dossier.why-not.agreement-awaited': 'L’accord de l’autre responsable est encore attendu.',
  'dossier.why-not.objection-open':
    'L’autre responsable peut encore signaler un désaccord : le délai est indiqué ci-dessus.',
  'dossier.why-not.record-change-undecided': 'Décidez d’abord les modifications de fiche de cette inscription.',
  'dossier.why-not.remind':
    'Possible tant que la famille peut répondre, ou que l’accord d’un responsable est attendu (état actuel : {state}).',
  'dossier.why-not.enterOnBehalf': 'Possible quand l’inscription se fait sur papier (état actuel : {state}).',
  'dossier.why-not.resolveDispute': 'Possible quand un désaccord est signalé (état actuel : {state}).',
  'dossier.why-not.askReopening': 'Possible après un refus ou une absence de réponse (état actuel : {state}).',
  'dossier.why-not.unmarkDocument': 'Possible tant que le dossier n’est pas complet (état actuel : {state}).',
  'dossier.ask.remind': 'Relancer la famille de {name} ?',
  'dossier.ask.remind.text':
    'Un courrier part à chaque responsable légal. Une famille n’est relancée qu’une fois par jour.',
  'dossier.ask.askReopening': 'Demander la réouverture de l’inscription de {name} ?',
  'dossier.ask.askReopening.text': '{school} reçoit une tâche et décide. Rien ne change pour la famille d’ici là.',
  'dossier.ask.resolve.VALIDATED': 'Décider que {name} est à inscrire ?',
  'dossier.ask.resolve.VALIDATED.text':
    'L’inscription est maintenue et pourra être intégrée. Les deux responsables en sont informés par courrier ; le désaccord ne pourra plus être signalé ici.',
  'dossier.ask.resolve.REFUSED': 'Décider que la place de {name} est refusée ?',
  'dossier.ask.resolve.REFUSED.text':
    'La place est libérée. Les deux responsables en sont informés par courrier ; le désaccord ne pourra plus être signalé ici.',
  'dossier.done.remind': 'La relance est enregistrée',
  'dossier.done.askReopening': 'La demande est transmise au lycée',
  'dossier.done.enterOnBehalf': 'Le dossier papier est saisi',
  'dossier.done.resolveDispute': 'La décision est enregistrée, les deux responsables sont prévenus',
  'dossier.done.unmarkDocument': 'Le document n’est plus noté comme reçu',
  'dossier.done.undo': 'L’action est annulée',

  'undo.what.integrate': 'L’élève vient d’être intégré.',
  'undo.what.setPaper': 'L’inscription vient de passer sur papier.',
  'undo.what.remind': 'La famille va être relancée.',
  'undo.what.other': 'Cette action peut encore être annulée.',
  'undo.left': 'Il reste {minutes, plural, =0 {{seconds} s} other {# min {seconds} s}} pour annuler.',
  'undo.act': 'Annuler cette action',
  'undo.said': 'Cette action peut encore être annulée.',
  'undo.soon': 'Il reste moins d’une minute pour annuler cette action.',

  'integrate.boarding': 'Internat demandé : régime accordé',
  'integrate.boarding.hint': 'L’internat est une demande : la famille lira votre réponse.',
  'integrate.boarding.granted': 'Accordé : {regime}',
  'integrate.boarding.refused': 'Non accordé, régime : {regime}',
  'integrate.boarding.missing': 'Dites si l’internat demandé est accordé.',
  'integrate.granted': 'Vœu accordé – {group}',
  'integrate.granted.hint': 'Le vœu accordé est celui qui entre dans la base élèves.',
  'integrate.wish': 'Vœu {rank} : {label}',
  'dossier.granted': 'Accordé – {group}',

  'paper.save': 'Enregistrer le dossier papier',
  'paper.letter':
    'Les responsables reçoivent un accusé de réception, par courriel ou sur la liste des courriers à imprimer.',
  'paper.nothing-asked': 'Cette formation ne demande aucun choix : enregistrez pour inscrire l’élève.',
  'paper.next': 'Saisir le dossier papier suivant',
  'paper.last': 'Il ne reste aucun dossier papier à saisir.',

  'dossier.documents.unmark': 'Annuler la réception',
  'dossier.guardians.bounced':
    'Un courriel à {name} est revenu : l’adresse ne fonctionne pas. Demandez-en une autre, et prévenez par téléphone ou par courrier.',

  'dossier.draft': 'Brouillon non validé',
  'dossier.draft.closed':
    'Saisi par {by} et jamais validé avant la clôture (dernier enregistrement : {when}). Il ne vaut pas inscription.',
  'dossier.draft.frozen':
    'Saisi par {by}, dont l’exercice de l’autorité parentale a été retiré (gelé le {when}). Aucune famille ne le voit.',
  'dossier.versions': '{count, plural, one {Une version} other {Les # versions}}',
  'dossier.version.by': '{by}, le {when}, {channel}',
  'dossier.version.first': 'Première validation.',
  'dossier.version.same': 'Les mêmes choix, validés de nouveau.',
  'dossier.round.staff': 'Ajouté par le lycée',

  'dispute.title': 'Désaccord entre les responsables',
  'dispute.since':
    'Signalé le {when}. L’élève ne peut pas être intégré tant que le chef d’établissement n’a pas décidé.',
  'dispute.position.VALIDATED': 'A validé l’inscription. Ses choix sont plus bas.',
  'dispute.position.REFUSED': 'A refusé la place.',
  'dispute.objects.VALIDATED': 'N’est pas d’accord avec cette inscription.',
  'dispute.objects.REFUSED': 'N’est pas d’accord avec ce refus.',
  'dispute.no-words': 'N’a rien écrit de plus.',
  'dispute.unnamed': 'Responsable',
  'resolve.outcome': 'Décision',
  'resolve.outcome.VALIDATED': 'L’élève est à inscrire',
  'resolve.outcome.VALIDATED.hint': 'L’inscription tient et pourra être intégrée.',
  'resolve.outcome.REFUSED': 'La place est refusée',
  'resolve.outcome.REFUSED.hint': 'La place est libérée pour un autre élève.',
  'resolve.outcome.missing': 'Choisissez la décision.',
  'resolve.choices': 'Aucun choix n’a été validé : saisissez ceux qui valent inscription.',
  'resolve.note': 'Message aux deux responsables',
  'resolve.note.hint': 'Chacun le lira dans le courrier de décision. N’y écrivez l’adresse de personne.',

  'authority.open': 'Autorité parentale…',
  'authority.lead':
    'Seule une décision de justice retire l’exercice de l’autorité parentale : sa copie doit être au dossier de l’élève.',
  'authority.which': 'Ce que la décision laisse à {name}',
  'authority.which.missing': 'Choisissez ce que la décision laisse à ce responsable.',
  'authority.FULL': 'Exercice de l’autorité parentale',
  'authority.FULL.hint': 'Le responsable retrouve tous ses droits sur les démarches de l’élève.',
  'authority.INFORMATION_ONLY': 'Droit à l’information seulement',
  'authority.INFORMATION_ONLY.hint':
    'Le responsable lit où en est le dossier et reçoit les courriers, sans pouvoir agir.',
  'authority.WITHDRAWN': 'Autorité parentale retirée',
  'authority.WITHDRAWN.hint': 'Le responsable ne voit plus rien de l’élève et ne reçoit plus aucun courrier.',
  'authority.day': 'Date de la décision',
  'authority.day.missing': 'Donnez la date de la décision.',
  'authority.day.future': 'Une décision à venir ne se note pas encore.',
  'authority.court': 'Juridiction',
  'authority.court.hint': 'Par exemple : juge aux affaires familiales, tribunal judiciaire de…',
  'authority.court.missing': 'Donnez la juridiction.',
  'authority.submit': 'Noter la décision',
  'authority.decided': '{court}, décision du {on}',
  'authority.not-in-base': 'Cet élève n’est dans la base d’aucun établissement : il n’y a rien à noter ici.',
  'authority.ask': '{name} – {authority} ?',
  'authority.ask.WITHDRAWN':
    'Cela vaut aussitôt dans tous les établissements de l’élève. La session ouverte de {name} est coupée, son accès à l’élève prend fin, son brouillon est gelé. Une tâche prévient le lycée d’accueil et l’établissement d’origine.',
  'authority.ask.INFORMATION_ONLY':
    'Cela vaut aussitôt dans tous les établissements de l’élève. {name} pourra lire mais plus agir, et son brouillon est gelé. Une tâche prévient le lycée d’accueil et l’établissement d’origine.',
  'authority.ask.FULL':
    'Cela vaut aussitôt dans tous les établissements de l’élève. {name} pourra de nouveau lire et agir ; son brouillon gelé lui est rendu.',
  'authority.done': '{name} : {authority}',
  'authority.done.text':
    '{sessions, plural, =0 {Aucune session n’était ouverte.} one {Une session a été coupée.} other {# sessions ont été coupées.}} {drafts, plural, =0 {} one {Un brouillon est gelé.} other {# brouillons sont gelés.}} {tasks, plural, =0 {} one {Un établissement est prévenu par une tâche.} other {# établissements sont prévenus par une tâche.}}',

  'journal.agree': 'Accord de l’autre responsable',
  'journal.waiveAgreement': 'Accord devenu sans objet',
  'journal.unmarkDocument': 'Réception d’un document annulée',
  'journal.remind': 'Relance demandée',
  'journal.undo': 'Dernière action annulée',
  'journal.authorityWithdrawn': 'Autorité parentale retirée',
  'journal.authorityLimited': 'Autorité limitée à l’information',
  'journal.authorityRestored': 'Autorité parentale rétablie',

  'places.title': 'Inscriptions à ouvrir',
  'places.lead':
    'Élèves affectés qui n’ont pas de dossier : tour suivant, décision tardive, élève ajouté par le lycée.',
  'places.listed': '{count, plural, one {Un élève affecté sans dossier} other {# élèves affectés sans dossier}}',
  'places.none.title': 'Tous les élèves affectés ont un dossier',
  'places.none.text': 'Un élève arrivé autrement peut être ajouté ci-dessous avec son INE.',
  'places.from': 'Vient de {school}',
  'places.round': '{round, selectordinal, =0 {ajouté par le lycée} one {#er tour} other {#e tour}}',
  'places.no-guardian':
    'Aucun représentant légal n’est connu : le dossier pourra être ouvert quand l’établissement d’origine l’aura complété.',
  'places.deadline': 'Date limite de réponse de la famille',
  'places.deadline.said': 'La famille aura jusqu’au {when}.',
  'places.open': 'Ouvrir',
  'places.open.of': 'Ouvrir l’inscription de {name}',
  'places.ask': 'Ouvrir l’inscription de {name} ?',
  'places.ask.text': 'La famille est prévenue par courrier et a jusqu’au {when} pour répondre.',
  'places.done': 'L’inscription est ouverte',
  'places.see': 'Voir le dossier de {name}',
  'places.add': 'Ajouter un élève',
  'places.add.text':
    'Pour un élève qu’aucun fichier d’affectation n’annonce : il doit être dans la base d’un établissement cette année.',
  'places.add.submit': 'Ajouter et ouvrir l’inscription',
  'places.ine': 'INE',
  'places.ine.hint': 'Onze caractères, sur le certificat de scolarité.',
  'places.ine.wrong': 'Cet INE n’a pas la forme attendue : onze caractères.',
  'places.ine.letter': 'La dernière lettre de cet INE ne va pas avec ses chiffres : vérifiez-le avant d’ouvrir.',
  'places.ine.unknown': 'Aucun élève de cette année n’a cet INE : vérifiez-le auprès de l’établissement d’origine.',
  'places.formation': 'Formation',
  'places.formation.missing': 'Choisissez la formation.',
} as const satisfies Record<
  | `dossier.cancelled.${CancelCause}`
  | `authority.${Authority}`
  | `authority.${Authority}.hint`
  | `authority.ask.${Authority}`,
  string
> &
  Record<string, string>;
