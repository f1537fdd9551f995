import type { Role } from '../../domain/permissions/operations.ts';

/** The history of a record, for the school and for the family. Its words come with its page. */
export const recordHistory = {
  'history.title': 'Historique de la fiche {ofChild}',
  'history.back': 'Fiche de renseignements',
  'history.title.waiting': 'Historique de la fiche',
  'history.lead': 'Ce qui a été demandé, ce que l’établissement en a décidé, et ce que la fiche disait avant.',
  'history.lead.school':
    'Ce que chaque information était et ce qu’elle est devenue : qui l’a demandé, qui l’a décidé, et par quelle délégation.',
  'history.private':
    'Vous voyez vos informations, celles de l’élève et les personnes à contacter. Celles de l’autre responsable n’apparaissent pas.',
  'history.empty.title': 'Rien dans l’historique',
  'history.empty.text':
    'Aucune modification que vous pouvez consulter n’a encore été décidée. Dès qu’une demande l’est, elle reste visible ici, acceptée ou refusée.',
  'history.empty.school':
    'Aucune modification de cette fiche n’a encore été décidée. Dès qu’une demande l’est, elle reste visible ici, acceptée ou refusée.',
  'history.list': 'Informations décidées, les plus récentes d’abord',
  'history.more': 'Afficher les plus anciennes',
  'history.before': 'Avant',
  'history.after': 'Depuis',
  'history.kept': 'Toujours dans la fiche',
  'history.asked': 'Demandé',
  'history.proposed': 'Proposé par',
  'history.proposed.by': '{by} ({kinship}), le {when}',
  'history.proposed.you': 'Vous, le {when}',
  'history.decided': 'Décidé par',
  'history.decided.school': '{by} ({role}), le {when}',
  'history.decided.family': '{school} ({role}), le {when}',
  'history.delegation': 'Délégation de {grantedBy}, depuis le {from}',
  'history.delegation.until': 'Délégation de {grantedBy}, du {from} au {to}',
  'history.reason': 'Motif',
  'history.reason.OTHER_GUARDIAN': 'Valeur différente proposée par l’autre responsable',
  'history.reason.other': 'Une valeur différente a été retenue',
  'history.outcome.ACCEPTED': 'Prise en compte',
  'history.outcome.ACCEPTED_AMENDED': 'Prise en compte, corrigée',
  'history.outcome.REFUSED': 'Refusée',
  'history.contact.added': '{field} : ajout',
  'history.contact.changed': '{field} : modification',
  'history.contact.removed': '{field} : retrait',
  'history.role.head': 'chef d’établissement',
  'history.role.deputy': 'direction adjointe',
  'history.role.bursar': 'gestion',
  'history.role.secretary': 'secrétariat',
  'history.role.academyAdmin': 'rectorat',
  'history.role.support': 'assistance',
  'history.role.none': 'établissement',
} satisfies Record<`history.role.${Role | 'none'}`, string> & Record<string, string>;
