/**
 * The words of the documents on paper and in the calendar (domain.md §3.4, P2, P10, P11; E-12), as ICU messages. Values:
 * `pupil` is a first and a last name, `ofPupil`
 * « de Maëlys D’ŒUVRE », `atSchool`, `ofSchool` an establishment as a sentence needs it. No sentence takes the
 * gender of a pupil or a reader, and none speaks to « vous » as a parent: staff hand these papers out too.
 */
export const documents = {
  'sheet.reference': 'Référence : {reference}',
  'sheet.made': 'Établi le {day}',
  'sheet.foot': '{title} · {reference}',
  'sheet.page': 'Page {page} sur {pages}',
  'online.words': 'Le dossier en ligne : {host}',
  'online.alt': 'Code QR qui ouvre l’adresse {url}',
  'service.heading': 'Service chargé du dossier',
  'fact.school-year.value': '{from}-{to}',
  'fact.dossier': 'Dossier',

  'notice.title': 'Avis d’affectation',
  'notice.intro':
    '{pupil} a une place {atSchool} pour l’année scolaire {years}. Cet avis fait connaître l’affectation ; il ne vaut pas inscription.',
  'notice.facts': 'L’affectation',
  'notice.origin': 'Établissement actuel',
  'notice.round': 'Tour d’affectation',
  'notice.round.value': '{round, selectordinal, one {#er tour} other {#e tour}}',
  'notice.decided': 'Décision du',
  'notice.receiving': 'L’établissement d’accueil',
  'notice.name': 'Nom',
  'notice.address': 'Adresse',
  'notice.phone': 'Téléphone',
  'notice.email': 'Courriel',
  'notice.head': 'Chef d’établissement',
  'notice.answer': 'La réponse à donner',
  'notice.awaited': 'À faire jusqu’au {until}',
  'notice.awaited.text': 'Sans réponse à cette date, la place pourra être proposée à un autre élève.',
  'notice.online':
    'En ligne : un représentant légal se connecte, accepte la place et fait l’inscription, ou refuse la place.',
  'notice.computer': 'Avec un ordinateur et de l’aide : {atOrigin}.',
  'notice.paper': 'Sur papier : dossier à demander au secrétariat {ofSchool}.',
  'notice.validated': '{when, select, none {Inscription validée} other {Inscription validée le {when}}}',
  'notice.validated.text': 'La place est acceptée : aucune autre réponse n’est attendue.',
  'notice.agreement.text': 'La place est acceptée ; l’accord de l’autre représentant légal est encore attendu.',
  'notice.formation': 'L’inscription en ligne n’est pas encore prête',
  'notice.formation.text':
    'Le secrétariat {ofSchool} la prépare : elle s’ouvrira à l’adresse ci-dessus. Rien n’est à faire pour l’instant.',
  'notice.refused': '{when, select, none {Place refusée} other {Place refusée le {when}}}',
  'notice.refused.text':
    'La place est rendue. Pour revenir sur ce refus, prendre contact sans tarder avec le secrétariat {ofSchool} : ce n’est possible que tant que la place n’a pas été attribuée.',
  'notice.late': 'Le délai de réponse est passé',
  'notice.late.text':
    'Prendre contact sans tarder avec le secrétariat {ofSchool} : lui seul peut rouvrir le dossier d’inscription.',
  'notice.on-paper': 'L’inscription se fait sur papier',
  'notice.on-paper.text': 'Le secrétariat {ofSchool} remet le dossier à remplir et enregistre les choix.',
  'notice.disputed': 'La réponse est en attente',
  'notice.disputed.text': 'Le chef d’établissement fera connaître la suite donnée au dossier.',

  'recap.title': 'Récapitulatif d’inscription',
  'recap.intro':
    'Ce document reprend ce qui a été validé pour l’inscription {ofPupil} {atSchool} pour l’année scolaire {years}.',
  'recap.facts': 'L’inscription',
  'recap.validated': 'Validée le',
  'recap.version': 'Version',
  'recap.version.value': '{version, plural, one {Première version} other {Version #, qui remplace la précédente}}',
  'recap.receipt': 'Accusé de réception',
  'recap.record': 'Fiche de renseignements',
  'recap.record.value': 'Confirmée',
  'recap.choices': 'Les choix enregistrés',
  'recap.choices.none': 'Cette formation ne demande aucun choix.',
  'recap.nothing': 'Aucun',
  'recap.boarding': '{regime} : demande d’internat, accordée selon les places',
  'recap.documents': 'Les documents à fournir',
  'recap.documents.where': 'À remettre au secrétariat {ofSchool}.',
  'recap.documents.none': 'Aucun document n’est demandé.',
  'recap.document': 'Document',
  'recap.document.asked': 'Demandé',
  'recap.document.mandatory': 'Toujours',
  'recap.document.optional': 'Selon la situation',
  'recap.document.state': 'Remise',
  'recap.document.received': 'Reçu le {day}',
  'recap.document.missing': 'À remettre',
  'recap.change':
    'Les choix peuvent être changés jusqu’au {until}, tant que l’établissement n’a pas pris en compte l’inscription.',

  'receipt.title': 'Accusé de réception électronique',
  'receipt.title.pending': 'Accusé d’enregistrement électronique',
  'receipt.law': 'Code des relations entre le public et l’administration, articles L. 112-11 et R. 112-11-1.',
  'receipt.facts': 'La démarche',
  'receipt.number': 'Numéro',
  'receipt.received': 'Reçue le',
  'receipt.act': 'Objet',
  'receipt.act.submit': 'Acceptation de l’affectation et inscription au lycée',
  'receipt.act.enterOnBehalf': 'Inscription au lycée, saisie par l’établissement d’après le dossier papier',
  'receipt.act.refuse': 'Refus de l’affectation',
  'receipt.pending': 'La démarche est enregistrée et ne peut plus se perdre',
  'receipt.pending.text':
    'Elle n’a pas encore été traitée : un accusé de réception complet suivra, sous le même numéro.',
  'receipt.keep': 'À conserver : ce numéro sera demandé pour toute question sur la démarche.',

  'letter.day': 'Le {day}',
  'letter.foot': '{letter} · {establishment}',
  'letter.title': 'Lettres à imprimer',
  'letter.qr': 'Code QR qui ouvre l’adresse {url}',

  'calendar.closing': 'Inscription {ofChild} au lycée : dernier moment',
  'calendar.closing.text': 'L’inscription en ligne se ferme. Ce qui n’est pas validé à ce moment ne compte pas.',
  'calendar.first-day': 'Rentrée {ofChild} au lycée',
  'calendar.first-day.text': 'L’établissement précise l’heure et le lieu pour chaque classe.',

  'file.notice': 'avis-affectation-{reference}.pdf',
  'file.recap': 'recapitulatif-inscription-{reference}.pdf',
  'file.receipt': 'accuse-reception-{reference}.pdf',
  'file.calendar': 'inscription-{reference}.ics',
  'file.letters': 'lettres-{reference}.pdf',
} as const;
