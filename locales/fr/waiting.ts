import type { WaitingParty, WaitingReason } from '../../domain/enrolment-dossier/waiting.ts';

/**
 * Why a dossier waits, on whom, since when, until when: one sentence, the same for family, school and academy. `since` and
 * `until` are moments in words.
 */
export const waiting = {
  'waiting.answer': 'La famille doit répondre à l’affectation, au plus tard le {until}.',
  'waiting.draft':
    'La famille a commencé et n’a pas encore validé : rien n’est envoyé. À faire au plus tard le {until}.',
  'waiting.closing': 'Le délai de réponse vient de passer : le dossier est en cours de clôture.',
  'waiting.formation':
    'Le lycée doit mettre en place cette formation pour que l’inscription puisse commencer. Il est prévenu.',
  'waiting.agreement':
    'L’inscription est validée par un responsable depuis le {since} ; l’accord de l’autre responsable est attendu.',
  'waiting.objection':
    'L’inscription est validée. L’autre responsable peut signaler un désaccord jusqu’au {until} ; le lycée intégrera ensuite l’élève.',
  'waiting.record-changes':
    'L’inscription est validée. Le lycée doit d’abord décider des modifications de la fiche demandées.',
  'waiting.boarding':
    'L’inscription est validée depuis le {since}. Le lycée doit dire si l’internat demandé est accordé.',
  'waiting.integration': 'L’inscription est validée depuis le {since}. Le lycée doit la prendre en compte.',
  'waiting.documents':
    'L’inscription est prise en compte depuis le {since}. La famille doit remettre au lycée les documents demandés.',
  'waiting.documents-check':
    'L’inscription est prise en compte depuis le {since}. Le lycée doit pointer les documents reçus.',
  'waiting.paper':
    'L’inscription se fait sur papier depuis le {since} : la famille remet le dossier au lycée, qui le saisit.',
  'waiting.dispute':
    'Un désaccord entre responsables est signalé depuis le {since} : le chef d’établissement du lycée doit décider.',
  'waiting.silence':
    'Le délai est passé sans réponse depuis le {since} : le lycée doit prendre contact avec la famille.',
  'waiting.complete': 'Le dossier est complet depuis le {since}. Plus rien n’est attendu.',
  'waiting.refused': 'La place est refusée depuis le {since}. Plus rien n’est attendu ici.',
  'waiting.cancelled': 'L’affectation est annulée depuis le {since}. Plus rien n’est attendu ici.',

  'waiting.on.FAMILY': 'La famille',
  'waiting.on.OTHER_GUARDIAN': 'L’autre responsable',
  'waiting.on.LYCEE': 'Le lycée',
  'waiting.on.HEAD': 'Le chef d’établissement',
  'waiting.on.NOBODY': 'Personne',
} as const satisfies Record<`waiting.${WaitingReason}` | `waiting.on.${WaitingParty}`, string>;
