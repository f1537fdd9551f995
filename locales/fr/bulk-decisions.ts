/** Decisions on many record changes (§2.2): the page that lists, previews and confirms; the report is that of every act on many. */
export const bulkDecisions = {
  'bulk.title.acceptChanges': '{count, plural, one {Acceptation de # demande} other {Acceptation de # demandes}}',
  'bulk.title.refuseChanges': '{count, plural, one {Refus de # demande} other {Refus de # demandes}}',
  'bulk.accepted.changes':
    '{count, plural, =0 {Rien n’a été accepté} one {# demande acceptée} other {# demandes acceptées}}',
  'bulk.refused-all.changes':
    '{count, plural, =0 {Rien n’a été refusé} one {# demande refusée} other {# demandes refusées}}',
  'bulk.refused.changes': '{count, plural, one {# demande reste à traiter} other {# demandes restent à traiter}}',
  'bulk.to-look-at':
    '{count, plural, one {# renseignement reste à décider} other {# renseignements restent à décider}}',
  'bulk.to-look-at.text':
    'Dans ces demandes, une partie seulement a été décidée. Les familles reçoivent le résultat quand tout est décidé.',
  'bulk.reason.change-state': 'Demande dans l’état « {state} »',
  'decisions.title': 'Décider plusieurs demandes',
  'decisions.title.pupil': 'Toutes les demandes d’un élève',
  'decisions.lead': 'Vérifiez les valeurs, retirez ce qui doit être vu à part, puis confirmez en une fois.',
  'decisions.given': 'Raison : {reason}',
  'decisions.named': 'nom « {name} »',
  'decisions.narrowed': 'Seulement : {what}',
  'decisions.open': 'Décider cette liste en une fois',
  'decisions.open.pupil': 'Toutes les demandes de cet élève',
  'decisions.kinds': 'Renseignements à décider',
  'decisions.kinds.all': 'Tous les renseignements',
  'decisions.kinds.none': 'Choisissez au moins une sorte de renseignement.',
  'decisions.act': 'Décision',
  'decisions.act.acceptChanges': 'Accepter',
  'decisions.act.refuseChanges': 'Refuser, avec une même raison',
  'decisions.reason': 'Raison du refus, envoyée à chaque famille',
  'decisions.reason.missing': 'Écrivez la raison du refus.',
  'decisions.caption': 'Demandes qui peuvent être décidées, la plus ancienne d’abord',
  'decisions.choose': 'Choisir la demande de {pupil}',
  'decisions.choose.all': 'Tout choisir',
  'decisions.pupil': 'Élève',
  'decisions.by': 'Demandé par',
  'decisions.what': 'Ce qui serait décidé',
  'decisions.now': 'Dans la base :',
  'decisions.asked': 'Demandé :',
  'decisions.left': 'Reste à décider à part : {field}. {why}',
  'decisions.left.item-stale': 'La base a changé depuis la demande.',
  'decisions.left.item-conflict': 'Les deux responsables demandent des valeurs différentes.',
  'decisions.left.item-evidence': 'Un justificatif est à lire.',
  'decisions.left.not-permitted': 'Ce renseignement n’est pas dans vos droits.',
  'decisions.aside': '{count, plural, one {# demande à voir à part} other {# demandes à voir à part}}',
  'decisions.more':
    '{total} demandes attendent. Les {shown} plus anciennes sont ici : les suivantes viendront ensuite.',
  'decisions.empty.title': 'Rien à décider ici',
  'decisions.empty.text': 'Aucune demande en attente ne porte sur ces renseignements.',
  'decisions.chosen':
    '{changes, plural, one {# demande choisie} other {# demandes choisies}} ({fields, plural, one {# renseignement} other {# renseignements}})',
  'decisions.do.acceptChanges': '{count, plural, one {Accepter # demande} other {Accepter # demandes}}',
  'decisions.do.refuseChanges': '{count, plural, one {Refuser # demande} other {Refuser # demandes}}',
  'decisions.final.acceptChanges':
    'Les valeurs acceptées sont écrites dans la base élèves et les responsables en sont informés. Une décision ne peut pas être annulée.',
  'decisions.final.refuseChanges':
    'Rien ne change dans la base ; chaque famille reçoit la raison du refus. Une décision ne peut pas être annulée.',
  'decisions.ask.acceptChanges': '{count, plural, one {Accepter # demande ?} other {Accepter # demandes ?}}',
  'decisions.ask.refuseChanges': '{count, plural, one {Refuser # demande ?} other {Refuser # demandes ?}}',
};
