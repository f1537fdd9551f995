/**
 * The words of the letters (domain.md §8), as ICU messages. Values: `pupil` is a first name, `ofPupil` « de Maëlys » or
 * « d’Anaïs »; `atSchool`, `ofSchool`, `theSchool` the writing establishment as a sentence needs it. No sentence takes the
 * gender of a pupil or a reader. A letter may come by mail or on paper (E-12): it calls itself a letter, which is
 * true of both. An apostrophe is always ’ : the straight one is a sign of the ICU syntax.
 */
export const letters = {
  greeting:
    '{civility, select, 1 {Monsieur {name},} 2 {Madame {name},} unknown {Bonjour {name},} other {Madame, Monsieur,}}',
  signature: 'Cordialement,\nLe secrétariat\n{school}',
  'link.hint': 'Ou recopiez cette adresse dans votre navigateur :',
  'contact.phone': 'Téléphone : {phone}',
  'contact.email': 'Courriel : {email}',
  'footer.contact': 'Contacter l’établissement',
  'footer.no-secret':
    'Le lien de cette lettre ouvre seulement une page du service. Personne ne vous demandera votre mot de passe, ni par écrit, ni par téléphone.',
  'footer.rights':
    'Vos droits d’accès et de rectification s’exercent auprès du chef d’établissement ; vous pouvez aussi saisir la CNIL.',
  'because.guardian':
    '{isPupil, select, true {Vous recevez cette lettre parce qu’elle concerne votre scolarité.} other {Vous recevez cette lettre en tant que représentant légal {ofPupil}.}}',
  'because.author': 'Vous recevez cette lettre parce que ces modifications ont été envoyées depuis votre compte.',
  'because.account':
    '{isPupil, select, true {Vous recevez cette lettre parce que vous êtes élève de l’établissement et représentez vos propres intérêts.} other {Vous recevez cette lettre parce que l’établissement vous connaît comme représentant légal d’un de ses élèves.}}',

  // Said by several letters
  'open-enrolment': 'Ouvrir l’inscription',
  'see-enrolment': 'Voir l’inscription',
  'fact.pupil': 'Élève',
  'fact.formation': 'Formation',
  'fact.receiving': 'Établissement d’accueil',
  'fact.done-by': 'Démarche faite par',
  'fact.done-by-reader': '{name} (vous)',
  'receipt.caption': 'Accusé de réception électronique',
  'receipt.number': 'Numéro',
  'receipt.received': 'Reçu le',
  'receipt.service': 'Service chargé du dossier',
  'receipt.secretariat': 'Secrétariat',
  'receipt.keep': 'Conservez cette lettre : ce numéro vous sera demandé si vous contactez l’établissement.',
  'next.heading': 'La suite',
  'help.heading': 'Sans ordinateur, ou besoin d’aide ?',
  'help.computer': 'Un ordinateur et de l’aide vous attendent {atOrigin}.',
  'help.paper': 'Vous préférez le papier ? Demandez un dossier au secrétariat {ofSchool}, par téléphone ou sur place.',
  'help.no-account':
    'Vous n’avez pas encore de compte : activez-le avec le code reçu par courrier, ou demandez un code à l’établissement où {isPupil, select, true {vous êtes élève} other {{pupil} est élève}} cette année.',
  disagree: 'Vous n’êtes pas d’accord avec cette démarche ? Dites-le sans attendre au secrétariat {ofSchool}.',
  'documents.heading': 'Documents à fournir',
  'documents.none': 'Aucun document n’est demandé pour cette inscription.',
  'documents.where': 'À remettre au secrétariat {ofSchool} :',
  'documents.optional': '{document} (s’il y a lieu)',

  // M-01
  'account-notification.subject': 'Vos services en ligne « Scolarité Services »',
  'account-notification.title': 'Activez votre accès aux services en ligne',
  'account-notification.intro':
    '{isPupil, select, true {Pour votre scolarité} other {Pour la scolarité de {children}}}, deux services sont à votre disposition, depuis un téléphone, une tablette ou un ordinateur :',
  'account-notification.record':
    'la fiche de renseignements, pour vérifier et corriger vos coordonnées toute l’année ;',
  'account-notification.enrolment': 'l’inscription au lycée, quand une affectation vient d’être décidée.',
  'account-notification.code': 'Votre code d’activation :',
  'account-notification.valid': 'À utiliser une seule fois, jusqu’au {until}',
  'account-notification.valid.text':
    'Ce code est personnel : ne le transmettez à personne. Passé cette date, demandez-en un nouveau à l’établissement.',
  'account-notification.steps': 'Comment faire',
  'account-notification.step.open': 'Ouvrez la page d’activation, à l’adresse ci-dessous.',
  'account-notification.step.code':
    'Saisissez le code et {isPupil, select, true {votre date de naissance} other {{count, plural, one {la date de naissance de {children}} other {la date de naissance de l’un de ces enfants}}}}.',
  'account-notification.step.password': 'Choisissez votre identifiant et votre mot de passe : le compte est ouvert.',
  'account-notification.others':
    'Un seul compte suffit pour tous vos enfants. Si un autre établissement vous a envoyé un code, ajoutez-le depuis ce même compte.',
  'account-notification.help': 'Besoin d’aide ?',
  'account-notification.help.text':
    'Le secrétariat vous répond, et un ordinateur peut être mis à votre disposition dans l’établissement. Si vous ne souhaitez pas utiliser ces services, signalez-le : les démarches se feront sur papier.',
  'account-notification.mistake':
    '{isPupil, select, true {Cette lettre ne vous est pas destinée ?} other {Vous n’êtes pas représentant légal de {children} ?}} N’utilisez pas ce code et prévenez le secrétariat.',
  'account-notification.link': 'Activer mon compte',

  // M-03
  'record-change-received.subject': 'Accusé de réception : modification de la fiche de renseignements {ofPupil}',
  'record-change-received.title': 'Vos modifications sont bien arrivées',
  'record-change-received.intro':
    'Vous avez envoyé {count, plural, one {une modification} other {# modifications}} de la fiche de renseignements {ofPupil}.',
  'record-change-received.fields': '{count, plural, one {Information concernée} other {Informations concernées}}',
  'record-change-received.waiting': 'Rien n’est encore modifié',
  'record-change-received.waiting.text':
    'L’établissement examine chaque information, puis vous répond par écrit. Sans réponse de sa part, la fiche reste telle qu’elle est : son silence ne vaut pas acceptation.',
  'record-change-received.withdraw':
    'Tant que l’examen n’a pas commencé, vous pouvez retirer votre envoi depuis la fiche de renseignements.',
  'record-change-received.mistake':
    'Cet envoi n’est pas le vôtre ? Changez votre mot de passe et prévenez le secrétariat.',
  'record-change-received.link': 'Voir la fiche de renseignements',

  // M-04
  'record-change-decided.subject':
    'Fiche de renseignements {ofPupil} : {accepted, select, none {{byReader, select, true {réponse à vos modifications} other {réponse à des modifications}}} other {{byReader, select, true {prise en compte de vos modifications} other {prise en compte de modifications}}}}',
  'record-change-decided.title':
    '{accepted, select, all {La fiche {ofPupil} est à jour} some {La fiche {ofPupil} est mise à jour en partie} other {La fiche {ofPupil} n’a pas été modifiée}}',
  'record-change-decided.intro':
    '{byReader, select, true {Vous avez envoyé le {submitted} des modifications de la fiche de renseignements {ofPupil}. Voici la décision prise le {decided} par {theSchool}.} other {Des modifications de la fiche de renseignements {ofPupil} ont été proposées le {submitted}. Voici la décision prise le {decided} par {theSchool}, pour les informations que vous pouvez consulter.}}',
  'record-change-decided.accepted': 'Informations prises en compte',
  'record-change-decided.amended': 'Informations prises en compte, corrigées par l’établissement',
  'record-change-decided.refused': 'Informations refusées, avec le motif',
  'record-change-decided.unchanged': 'Informations qui étaient déjà à jour',
  'record-change-decided.superseded': 'Informations remplacées par un envoi plus récent',
  'record-change-decided.reason': 'Motif : {reason}',
  'record-change-decided.other-chosen': 'Valeur différente proposée par l’autre responsable',
  'record-change-expired.intro':
    '{byReader, select, true {Vous avez envoyé le {submitted} des modifications de la fiche de renseignements {ofPupil}. Leur examen par {theSchool} a pris fin le {decided}.} other {Des modifications de la fiche de renseignements {ofPupil} ont été proposées le {submitted}. Leur examen par {theSchool} a pris fin le {decided}.}}',
  'record-change-expired.undecided': 'Informations qui n’ont pas été examinées',
  'record-change-expired.PUPIL_LEFT': '{pupil} n’est plus élève de l’établissement',
  'record-change-expired.PUPIL_LEFT.text':
    'Ce qui n’était pas encore examiné ne l’est plus. Refaites ces modifications dans le nouvel établissement.',
  'record-change-expired.AUTHORITY': 'Votre droit de modifier cette fiche a changé',
  'record-change-expired.AUTHORITY.text':
    'Ce qui n’était pas encore examiné ne l’est plus. Le secrétariat répond à vos questions.',
  'record-change-expired.AFFECTATION': 'La place {ofPupil} dans cet établissement n’est plus réservée',
  'record-change-expired.AFFECTATION.text':
    'Ces modifications accompagnaient une inscription qui n’est plus à faire. Refaites-les avec la nouvelle inscription, ou dans l’établissement actuel.',
  'record-change-decided.no-reason': 'Sans motif indiqué',
  'record-change-decided.after-refusal':
    'Une information refusée vous paraît juste ? Envoyez-la de nouveau avec un justificatif, ou parlez-en au secrétariat.',
  'record-change-decided.link': 'Voir la fiche de renseignements',
  'whose.pupil': '{field} ({pupil})',
  'whose.contact.added': '{field} (ajout)',
  'whose.contact.changed': '{field} (modification)',
  'whose.contact.removed': '{field} (retrait)',
  'whose.reader': '{field} (vous)',
  'whose.other': '{field} (autre représentant légal)',

  // M-05
  'campaign-opens.subject':
    'Affectation {ofPupil} : {isPupil, select, true {inscrivez-vous} other {inscrivez votre enfant}} au lycée avant le {day}',
  'campaign-opens.title': 'Affectation {ofPupil} : l’inscription est ouverte',
  'campaign-opens.intro': 'Les résultats de l’affectation sont connus : une place est réservée à {pupil} {atSchool}.',
  'campaign-opens.facts': 'L’affectation',
  'campaign-opens.deadline': 'À faire jusqu’au {until}',
  'campaign-opens.deadline.text':
    'L’affectation ne vaut pas inscription. Sans inscription à cette date, la place pourra être proposée à un autre élève.',
  'campaign-opens.steps': 'L’inscription en ligne, en quelques minutes',
  'campaign-opens.step.decide': 'Connectez-vous, prenez connaissance de l’affectation, puis acceptez-la ou refusez-la.',
  'campaign-opens.step.choose': 'Choisissez les langues, les enseignements et le régime parmi ceux de l’établissement.',
  'campaign-opens.step.record':
    'Vérifiez la fiche de renseignements et confirmez-la, même si rien ne change : sans cela, l’inscription ne compte pas.',
  'campaign-opens.step.validate': 'Validez. Une lettre vous le confirme, avec la liste des documents à fournir.',
  'campaign-opens.once':
    'Une seule inscription suffit : quand il y a deux représentants légaux, chacun peut la faire et l’autre en est informé.',

  // M-06
  'refusal-recorded.subject': 'Refus de l’affectation {ofPupil} enregistré',
  'refusal-recorded.title': 'Refus de l’affectation {ofPupil} enregistré',
  'refusal-recorded.intro':
    '{byReader, select, true {Vous avez refusé la place réservée à {pupil} {atSchool}.} other {La place réservée à {pupil} {atSchool} a été refusée par {by}.}}',
  'refusal-recorded.consequences': 'Ce que ce refus entraîne',
  'refusal-recorded.consequences.text':
    'La place est rendue et peut être proposée à un autre élève. Ce refus n’inscrit {pupil} dans aucun autre établissement.',
  'refusal-recorded.next': 'Et maintenant ?',
  'refusal-recorded.next.origin': 'Pour préparer la suite de la scolarité, contactez dès que possible {theOrigin} :',
  'refusal-recorded.next.receiving':
    'Pour préparer la suite de la scolarité, contactez dès que possible l’établissement où {isPupil, select, true {vous êtes élève} other {{pupil} est élève}} cette année.',
  'refusal-recorded.mistake':
    'C’est une erreur, ou vous n’êtes pas d’accord ? Contactez sans attendre le secrétariat {ofSchool} : l’inscription ne peut être rouverte que tant que la place n’a pas été attribuée.',
  'refusal-recorded.link': 'Voir le dossier',

  // M-07
  'enrolment-validated.subject': 'Confirmation d’inscription {ofPupil} {atSchool}',
  'enrolment-validated.title': 'L’inscription {ofPupil} est enregistrée',
  'enrolment-validated.panel': 'Inscription confirmée {atSchool}',
  'enrolment-validated.panel.text': 'Numéro {receipt}, reçue le {at}.',
  'enrolment-validated.facts': 'L’inscription',
  'enrolment-validated.choices': 'Les choix enregistrés',
  'enrolment-validated.change':
    'Vous pouvez modifier ces choix jusqu’au {until}, tant que l’établissement n’a pas pris en compte l’inscription. Une modification commencée mais non validée n’annule rien : l’inscription enregistrée reste valable.',
  'enrolment-validated.next':
    'Une autre lettre vous préviendra quand l’établissement aura pris en compte l’inscription.',

  // M-08
  'enrolment-changed.subject': 'Votre inscription {atSchool} a été modifiée',
  'enrolment-changed.title': 'L’inscription {ofPupil} a été modifiée',
  'enrolment-changed.intro':
    '{byReader, select, true {Vous avez validé de nouveau l’inscription {ofPupil} {atSchool}. Cette version remplace la précédente.} other {L’inscription {ofPupil} {atSchool} a été validée de nouveau par {by}. Cette version remplace la précédente.}}',
  'enrolment-changed.differences': 'Ce qui change',
  'enrolment-changed.choice': 'Choix',
  'enrolment-changed.before': 'Avant',
  'enrolment-changed.after': 'Maintenant',
  'enrolment-changed.nothing': 'rien',
  'enrolment-changed.same': 'Aucun choix ne change : seule la confirmation est nouvelle.',

  // M-09
  'reminder.subject': 'Rappel : inscription {ofPupil} au lycée avant le {day}',
  'reminder.title':
    '{begun, select, true {L’inscription {ofPupil} reste à valider} other {L’inscription {ofPupil} reste à faire}}',
  'reminder.intro':
    'Une place est réservée à {pupil} {atSchool}. {begun, select, true {L’inscription est commencée, mais pas validée : vos réponses sont conservées, il reste à les valider.} other {À ce jour, cette place n’a été ni acceptée ni refusée.}}',
  'reminder.deadline': '{last, select, true {Dernier rappel : jusqu’au {until}} other {À faire jusqu’au {until}}}',
  'reminder.deadline.text': 'Après cette date, la place pourra être proposée à un autre élève.',
  'reminder.refuse': 'Vous ne souhaitez pas cette place ? Refusez-la en ligne : elle servira à un autre élève.',
  'reminder.done': 'Si l’inscription vient d’être faite, ne tenez pas compte de ce rappel.',

  // M-11
  'pupil-integrated.subject': 'Inscription {ofPupil} prise en compte par {theSchool}',
  'pupil-integrated.title': 'L’inscription {ofPupil} est prise en compte',
  'pupil-integrated.intro':
    'Depuis le {at}, {pupil} fait partie des élèves attendus {atSchool} à la rentrée, en {formation}.',
  'pupil-integrated.complete': 'Le dossier est complet',
  'pupil-integrated.complete.text': 'Tous les documents obligatoires sont arrivés : vous n’avez plus rien à fournir.',
  'pupil-integrated.missing':
    '{count, plural, one {Il manque encore un document} other {Il manque encore # documents}}',
  'pupil-integrated.missing.text':
    'L’inscription est bien prise en compte ; le dossier sera complet quand ils seront arrivés.',
  'pupil-integrated.missing-one.text':
    'L’inscription est bien prise en compte ; le dossier sera complet quand il sera arrivé.',
  'pupil-integrated.first-day':
    'La rentrée des élèves a lieu le {day}. L’établissement précise l’heure et le lieu pour chaque classe.',
  'pupil-integrated.changes':
    'Pour changer un choix à présent, adressez-vous au secrétariat : l’inscription ne se modifie plus en ligne.',
  'pupil-integrated.record':
    'Un déménagement, un nouveau numéro ? Mettez à jour la fiche de renseignements en ligne à tout moment.',
  'pupil-integrated.message': 'Message de l’établissement :',
  'pupil-integrated.link': 'Voir le dossier',

  // M-12
  'enrolment-information.subject': 'Inscription {ofPupil} : information',
  'enrolment-information.reopened.title': 'L’inscription {ofPupil} est rouverte',
  'enrolment-information.reopened.intro':
    'L’inscription {ofPupil} {atSchool} était close. L’établissement la rouvre : vous pouvez de nouveau accepter la place et faire les choix en ligne.',
  'enrolment-information.reopened.deadline': 'Nouveau délai : jusqu’au {until}',
  'enrolment-information.reopened.deadline.text': 'Après cette date, la place pourra être proposée à un autre élève.',
  'enrolment-information.paper.title': 'L’inscription {ofPupil} se fait sur papier',
  'enrolment-information.paper.intro':
    'L’inscription {ofPupil} {atSchool} se poursuit sur papier : il n’y a plus rien à saisir en ligne, et vous ne recevrez plus de rappel.',
  'enrolment-information.paper.deadline': 'Dossier à rendre avant le {until}',
  'enrolment-information.paper.ask': 'Dossier à demander au secrétariat',
  'enrolment-information.paper.deadline.text':
    'Le secrétariat {ofSchool} vous remet le dossier à remplir et enregistre vos choix. Vous en recevrez la confirmation.',
  'enrolment-information.note': 'Précision de l’établissement :',

  // M-10, M-15, and what staff are told
  'enrolment-information.agreed.title': 'L’inscription {ofPupil} a l’accord des deux responsables',
  'enrolment-information.agreed.intro':
    'L’autre représentant légal a donné son accord à l’inscription {ofPupil} {atSchool}.',
  'enrolment-information.agreed.next': 'Rien de plus n’est à faire en ligne',
  'enrolment-information.agreed.next.text':
    'L’établissement vous préviendra quand il aura pris en compte l’inscription.',
  'enrolment-information.enrolment-upheld.title': 'Désaccord : l’inscription {ofPupil} est maintenue',
  'enrolment-information.enrolment-upheld.intro':
    'Un désaccord avait été signalé au sujet de l’inscription {ofPupil} {atSchool}. Le chef d’établissement a décidé que l’inscription est maintenue.',
  'enrolment-information.enrolment-upheld.next': 'L’inscription est enregistrée',
  'enrolment-information.enrolment-upheld.next.text':
    'Pour toute question sur cette décision, adressez-vous au chef d’établissement.',
  'enrolment-information.refusal-upheld.title': 'Désaccord : la place {ofPupil} est rendue',
  'enrolment-information.refusal-upheld.intro':
    'Un désaccord avait été signalé au sujet de l’inscription {ofPupil} {atSchool}. Le chef d’établissement a décidé que la place est rendue.',
  'enrolment-information.refusal-upheld.next': 'La place peut être proposée à un autre élève',
  'enrolment-information.refusal-upheld.next.text':
    'Pour toute question sur cette décision, adressez-vous au chef d’établissement.',
  'enrolment-information.affectation-removed.title': 'L’affectation {ofPupil} {atSchool} est annulée',
  'enrolment-information.affectation-removed.intro':
    'Les services de l’académie ont annulé l’affectation {ofPupil} {atSchool}. Le dossier d’inscription dans cet établissement est clos.',
  'enrolment-information.affectation-removed.next': 'Contactez l’établissement actuel',
  'enrolment-information.affectation-removed.next.text':
    'Il vous renseigne sur la suite. Les documents déjà remis {atSchool} vous seront rendus sur demande.',
  'enrolment-information.affectation-changed.title': 'L’affectation {ofPupil} a changé',
  'enrolment-information.affectation-changed.intro':
    'Les services de l’académie ont changé l’affectation {ofPupil}. Le dossier d’inscription {atSchool} est clos ; une autre lettre vous parviendra pour la nouvelle affectation.',
  'enrolment-information.affectation-changed.next': 'Une nouvelle inscription est à faire',
  'enrolment-information.affectation-changed.next.text':
    'Seule la fiche de renseignements est reprise : les choix sont à refaire dans le nouveau dossier.',
  'dispute-raised.subject': 'Inscription {ofPupil} : désaccord signalé',
  'dispute-raised.title': 'Un désaccord est signalé au sujet de l’inscription {ofPupil}',
  'dispute-raised.intro':
    '{about, select, REFUSED {La place réservée à {pupil} {atSchool} avait été refusée.} other {L’inscription {ofPupil} {atSchool} avait été validée.}} Un désaccord entre les représentants légaux vient d’être signalé.',
  'dispute-raised.waits': 'Le dossier attend la décision du chef d’établissement',
  'dispute-raised.waits.text':
    'D’ici là rien ne change : l’inscription ne peut être ni prise en compte ni modifiée en ligne. Vous serez prévenus de la décision.',
  'dispute-raised.law':
    'Quand les représentants légaux sont en désaccord, l’accord de l’un ne peut plus être présumé par l’action de l’autre (article 372-2 du code civil).',
  'dispute-raised.talk': 'Vous pouvez joindre le secrétariat {ofSchool} pour faire connaître votre position.',
  'because.staff': 'Vous recevez cette lettre parce que cette adresse est celle de l’établissement.',
  'staff-notice.link': 'Ouvrir l’espace des personnels',
  'staff-notice.refusal.subject': 'Place refusée : {name}',
  'staff-notice.refusal.title': 'La place de {name} a été refusée',
  'staff-notice.refusal.intro':
    'La famille de {name} a refusé la place en {formation} ({receiving}). La place est libérée.',
  'staff-notice.refusal.next':
    'Les deux représentants légaux ont reçu un accusé de réception. Le suivi des inscriptions dit qui reste sans solution.',
  'staff-notice.dispute.subject': 'Désaccord entre responsables : {name}',
  'staff-notice.dispute.title': 'Un désaccord est signalé pour {name}',
  'staff-notice.dispute.intro':
    'Les représentants légaux de {name} sont en désaccord sur l’inscription en {formation} ({receiving}). Le dossier ne peut pas être intégré avant la décision du chef d’établissement.',
  'staff-notice.dispute.next':
    'La position de chacun est dans le dossier. Aucune adresse de l’un n’est montrée à l’autre.',
  'campaign-report.subject': 'Bilan de la campagne d’inscription',
  'campaign-report.title': 'Bilan de la campagne d’inscription : {receiving}',
  'campaign-report.intro':
    '{side, select, origin {La campagne d’inscription de {receiving} est close depuis le {when}. Voici où en sont vos élèves qui y sont affectés ({total}).} other {La campagne d’inscription est close depuis le {when}. Voici où en sont les élèves affectés dans votre établissement ({total}).}}',
  'campaign-report.figures': 'Élèves par situation',
  'campaign-report.enrolled': 'Inscription validée',
  'campaign-report.refused': 'Place refusée',
  'campaign-report.silent': 'Sans réponse',
  'campaign-report.paper': 'Sur papier',
  'campaign-report.disputed': 'Désaccord signalé',
  'campaign-report.call': 'Les familles sans réponse sont dans le suivi des inscriptions, avec leurs coordonnées.',

  // M-13
  'staff-digest.subject':
    '{about, select, both {{changes, plural, one {# modification} other {# modifications}} et {enrolments, plural, one {# inscription} other {# inscriptions}}} changes {{changes, plural, one {# modification} other {# modifications}}} other {{enrolments, plural, one {# inscription} other {# inscriptions}}}} à traiter',
  'staff-digest.title': 'Ce qui vous attend ce matin',
  'staff-digest.intro':
    '{about, select, both {{changes, plural, one {Une modification de fiche attend} other {# modifications de fiches attendent}} une décision {atSchool}, et {enrolments, plural, one {une inscription validée attend son intégration} other {# inscriptions validées attendent leur intégration}}.} changes {{changes, plural, one {Une modification de fiche attend} other {# modifications de fiches attendent}} une décision {atSchool}.} other {{enrolments, plural, one {Une inscription validée attend son intégration} other {# inscriptions validées attendent leur intégration}} {atSchool}.}}',
  'staff-digest.late':
    '{late, plural, one {Une modification attend} other {# modifications attendent}} depuis plus de 5 jours ouvrés',
  'staff-digest.silence':
    'Rien n’est jamais accepté sans décision : tant que personne ne répond, la fiche reste telle qu’elle est et la famille attend.',
  'staff-digest.figures': 'À traiter, par nature',
  'staff-digest.enrolments': 'Inscriptions à intégrer',
  'staff-digest.link': 'Ouvrir le bureau',
  'staff-digest.choice':
    'Une lettre par jour, une lettre à chaque envoi ou aucune : votre choix se fait dans le bureau, à la page « Avis ».',
  'change-arrived.subject':
    '{changes, plural, one {Une modification de fiche à traiter} other {# modifications de fiche à traiter}}',
  'change-arrived.title': 'Une famille a envoyé des modifications',
  'change-arrived.intro':
    '{changes, plural, one {Une information} other {# informations}} d’une fiche de renseignements {changes, plural, one {attend} other {attendent}} une décision {atSchool}.',
  'change-arrived.link': 'Voir les modifications à décider',
  'long-wait.subject':
    '{fields, plural, one {Une modification attend} other {# modifications attendent}} depuis plus de 15 jours ouvrés',
  'long-wait.title': 'Des familles attendent une réponse',
  'long-wait.intro':
    '{fields, plural, one {Une modification de fiche de renseignements attend} other {# modifications de fiches de renseignements attendent}} une décision {atSchool} depuis plus de 15 jours ouvrés.',
  'long-wait.silence': 'Le silence ne vaut pas acceptation',
  'long-wait.silence.text':
    'Aucune information n’entre dans la base sans la décision d’une personne. Chacune peut être acceptée, corrigée ou refusée avec un motif.',
  'long-wait.delegate': 'Vous pouvez décider vous-même ou déléguer l’examen des fiches à un membre de votre équipe.',
  'because.clerk': 'Vous recevez cette lettre parce que vous traitez les demandes des familles {atSchool}.',
  'because.head': 'Vous recevez cette lettre parce que vous dirigez {theSchool}.',
} as const;
