/** One act on many dossiers: what is offered, previewed, followed, reported, taken back (§3.7). */
export const bulkAct = {
  'bulk.nav': 'Actes sur plusieurs élèves',
  'bulk.selection': 'Élèves choisis',
  'bulk.chosen': '{count, plural, one {# élève choisi} other {# élèves choisis}}',
  'bulk.too-many': 'Un acte porte sur {max} élèves au plus : désélectionnez-en.',
  'bulk.act.integrate': 'Intégrer',
  'bulk.act.remind': 'Relancer',
  'bulk.act.setPaper': 'Passer sur papier',
  'bulk.act.markDocument': 'Pointer un document reçu',
  'bulk.do.integrate': '{count, plural, one {Intégrer # élève} other {Intégrer # élèves}}',
  'bulk.do.remind': '{count, plural, one {Relancer # famille} other {Relancer # familles}}',
  'bulk.do.setPaper': '{count, plural, one {Passer # dossier sur papier} other {Passer # dossiers sur papier}}',
  'bulk.do.markDocument':
    '{count, plural, one {Pointer un document pour # élève} other {Pointer un document pour # élèves}}',
  'bulk.what.integrate':
    'Les élèves entrent dans la base élèves de l’année préparée ; leurs responsables en sont informés par courrier.',
  'bulk.what.remind': 'Les responsables légaux reçoivent un courrier de relance.',
  'bulk.what.setPaper':
    'L’inscription se poursuit sur papier : les familles en sont informées par courrier et ne reçoivent plus de relance.',
  'bulk.what.markDocument':
    'Le document est noté comme reçu. Un dossier intégré auquel il ne manque plus rien devient complet.',

  'bulk.document': 'Document reçu',
  'bulk.document.option':
    '{label} – {missing, plural, =0 {déjà reçu pour tous} one {manque à # élève} other {manque à # élèves}}',
  'bulk.document.none': 'Le lycée ne demande aucun document à ces élèves.',
  'bulk.document.choose': 'Choisissez le document : chaque élève sera ensuite vérifié.',
  'bulk.checking': 'Vérification de chaque dossier…',
  'bulk.possible':
    '{count, plural, =0 {Ce n’est possible pour aucun des élèves choisis.} one {Possible pour # élève.} other {Possible pour # élèves.}}',
  'bulk.impossible': '{count, plural, one {Impossible pour # élève} other {Impossible pour # élèves}}',
  'bulk.names': '{count, plural, one {Voir son nom} other {Voir les # noms}}',
  'bulk.reason.state': 'Dossier dans l’état « {state} »',
  'bulk.cancel': 'Renoncer',
  'bulk.close': 'Fermer',

  'bulk.title': 'Acte sur plusieurs élèves',
  'bulk.title.integrate': '{count, plural, one {Intégration de # élève} other {Intégration de # élèves}}',
  'bulk.title.remind': '{count, plural, one {Relance de # famille} other {Relance de # familles}}',
  'bulk.title.setPaper':
    '{count, plural, one {Passage de # dossier sur papier} other {Passage de # dossiers sur papier}}',
  'bulk.title.markDocument': '{count, plural, one {Pointage pour # élève} other {Pointage pour # élèves}}',
  'bulk.title.followAffectation':
    '{count, plural, one {Suite donnée à # affectation} other {Suite donnée à # affectations}}',
  'bulk.lead': 'Demande de {by}, le {when}.',
  'bulk.lead.document': '{document}. Demande de {by}, le {when}.',
  'bulk.back': 'Actes sur plusieurs élèves',
  'bulk.progress': 'Avancement',
  'bulk.count': '{ended} sur {total}',
  'bulk.said': '{percent} % traités',
  'bulk.leave': 'Vous pouvez quitter cette page : le travail continue, et son résultat restera à cette adresse.',
  'bulk.received': 'La demande est enregistrée. Le travail commencera dès que le service sera disponible.',
  'bulk.again': 'La dernière mise à jour n’a pas pu être lue. Nouvel essai dans quelques secondes.',
  'bulk.done': '{count, plural, =0 {Rien n’a été fait} one {Fait pour # élève} other {Fait pour # élèves}}',
  'bulk.refused': '{count, plural, one {Non fait pour # élève} other {Non fait pour # élèves}}',
  'bulk.undone': '{count, plural, =0 {Rien n’a été annulé} one {Annulé pour # élève} other {Annulé pour # élèves}}',
  'bulk.kept':
    '{count, plural, one {N’a pas pu être annulé pour # élève} other {N’a pas pu être annulé pour # élèves}}',
  'bulk.undoing': 'Annulation en cours',
  'bulk.undo': 'Annuler (il reste {left})',
  'bulk.undo.why': 'Les courriers attendent la fin de ce délai pour partir.',
  'bulk.left.minutes': '{minutes}\u00a0min\u00a0{seconds}',
  'bulk.left.seconds': '{seconds}\u00a0s',
  'bulk.undo.ask':
    '{count, plural, one {Revenir en arrière pour # élève ?} other {Revenir en arrière pour # élèves ?}}',
  'bulk.undo.ask.text':
    'Chaque dossier redevient ce qu’il était, et les courriers en attente ne partent pas. Un dossier sur lequel autre chose a été fait depuis reste comme il est.',
  'bulk.undo.ask.confirm': 'Revenir en arrière',
  'bulk.undo.received': 'L’annulation est enregistrée.',
  'bulk.follow-up': 'Revenir aux inscriptions',

  'bulk.list.title': 'Actes sur plusieurs élèves',
  'bulk.list.lead': 'Les derniers actes de l’établissement, avec leur résultat et ce qui n’a pas pu être fait.',
  'bulk.list.caption': 'Actes, les plus récents d’abord',
  'bulk.list.act': 'Acte',
  'bulk.list.when': 'Demandé le',
  'bulk.list.by': 'Par',
  'bulk.list.state': 'État',
  'bulk.list.result': 'Résultat',
  'bulk.result.done': '{count, plural, one {# fait} other {# faits}}',
  'bulk.result.undone': '{count, plural, one {# annulé} other {# annulés}}',
  'bulk.result.refused': '{count, plural, one {# non fait} other {# non faits}}',
  'bulk.result.waiting': '{count, plural, one {# en attente} other {# en attente}}',
  'bulk.list.empty.title': 'Aucun acte pour l’instant',
  'bulk.list.empty.text':
    'Dans la liste des inscriptions, choisissez plusieurs élèves : vous pourrez agir pour eux en une fois.',
  'bulk.state.RUNNING': 'En cours',
  'bulk.state.DONE': 'Terminé',
  'bulk.state.UNDOING': 'Annulation en cours',
  'bulk.state.UNDONE': 'Annulé',
};
