import type { TaskKind } from '../../domain/staff-task/staff-task.ts';

/** Tasks of the staff, on the desks of schools and academies (domain/staff-task). `{pupil}`, `{school}`: `none` when unknown. */
export const tasks = {
  'tasks.title': 'Tâches',
  'tasks.lead': 'Ce qu’aucune liste ne montre d’elle-même. Prenez une tâche pour que vos collègues la laissent.',
  'tasks.claim': 'Je m’en occupe',
  'tasks.release': 'Rendre',
  'tasks.resolve': 'C’est fait',
  'tasks.resolve.ask': 'Cette tâche est-elle faite ?',
  'tasks.resolve.ask.text': 'Elle quitte le bureau de toute l’équipe.',
  'tasks.mine': 'Vous vous en occupez.',
  'tasks.taken': '{name} s’en occupe depuis le {when}.',
  'tasks.since': 'Depuis le {when}.',
  'tasks.done': 'La tâche est faite.',
  'tasks.claimed': 'La tâche est à vous.',
  'tasks.released': 'La tâche est rendue.',
  'task.SETTLE_DISPUTE':
    'Les responsables {pupil, select, none {d’un élève} other {de {pupil}}} sont en désaccord : la décision revient au chef d’établissement.',
  'task.SETTLE_DISPUTE.act': 'Décider',
  'task.MAIL_BOUNCED':
    'Un courrier {pupil, select, none {} other {au sujet de {pupil} }}n’est pas arrivé : corrigez l’adresse ou appelez la famille.',
  'task.MAIL_BOUNCED.act': 'Voir',
  'task.NO_LEGAL_GUARDIAN':
    '{pupil, select, none {Un élève} other {{pupil}}} n’a aucun représentant légal dans la base : sans lui, pas de dossier d’inscription.',
  'task.NO_LEGAL_GUARDIAN.act': 'Importer les responsables',
  'task.FORMATION_UNKNOWN':
    'La formation {formation} est inconnue de la base de l’année préparée : ses élèves ne peuvent pas encore s’inscrire.',
  'task.FORMATION_UNKNOWN.act': 'Importer la nomenclature',
  'task.AUTHORITY_WITHDRAWN':
    'L’autorité parentale d’un responsable {pupil, select, none {} other {de {pupil} }}est retirée pendant la campagne : reprenez contact avec la famille.',
  'task.AUTHORITY_WITHDRAWN.act': 'Voir le dossier',
  'task.CAMPAIGN_NOT_READY':
    '{school, select, none {La campagne} other {{school} : la campagne}} du {round, selectordinal, one {#er tour} other {#e tour}} n’était pas prête à l’heure prévue. Elle s’ouvrira dès qu’elle sera déclarée prête.',
  'task.CAMPAIGN_NOT_READY.act': 'Préparer',
  'task.OPEN_DOSSIER':
    'L’affectation {pupil, select, none {d’un élève} other {de {pupil}}} est arrivée après l’ouverture : un dossier est à ouvrir.',
  'task.OPEN_DOSSIER.act': 'Ouvrir un dossier',
  'task.REOPENING_ASKED':
    'L’établissement d’origine demande de rouvrir l’inscription {pupil, select, none {d’un élève} other {de {pupil}}}.',
  'task.REOPENING_ASKED.act': 'Voir le dossier',
  'task.CIVIL_STATUS_ERROR':
    'Une erreur est signalée dans l’état civil {pupil, select, none {d’un élève} other {de {pupil}}}.',
  'task.CIVIL_STATUS_ERROR.act': 'Lire le signalement',
  'task.GUARDIAN_DISCLAIMED':
    'Une personne dit ne pas être représentant légal {pupil, select, none {d’un élève} other {de {pupil}}} : son accès est suspendu.',
  'task.GUARDIAN_DISCLAIMED.act': 'Vérifier le lien',
} as const satisfies Record<`task.${TaskKind}` | `task.${TaskKind}.act`, string> & Record<string, string>;
