/** Joint accounts (§1.4-1): asked, agreed, split, by the two who have them and by the school. */
export const jointAccount = {
  'joint.title': 'Compte commun',
  'joint.lead':
    'Dans un compte commun, chacun garde ses identifiants, voit les coordonnées de l’autre et peut demander leur modification. Il faut l’accord des deux responsables et la même adresse. Chacun peut y mettre fin à tout moment.',
  'joint.of': '{name} – pour {children}',
  'joint.NONE': 'Vos comptes sont séparés.',
  'joint.ASKED': 'Demande envoyée le {day}. Rien n’est partagé avant sa réponse.',
  'joint.ASKED_OF_ME': '{name} vous propose un compte commun depuis le {day}. Rien n’est partagé avant votre réponse.',
  'joint.JOINT': 'Compte commun depuis le {day}.',
  'joint.SUSPENDED':
    'Compte commun suspendu : vous n’avez plus la même adresse, rien n’est partagé. Il reprend si l’adresse redevient la même, sauf si l’un de vous y met fin.',
  'joint.SPLIT':
    'Comptes séparés depuis le {day}, {by, select, ME {à votre demande} OTHER {à la demande de {name}} other {par l’établissement}}. Rien n’est plus partagé.',
  'joint.ask': 'Proposer un compte commun',
  'joint.agree': 'Accepter',
  'joint.refuse': 'Refuser',
  'joint.take-back': 'Retirer la demande',
  'joint.split': 'Séparer les comptes',
  'joint.split.title': 'Séparer les comptes ?',
  'joint.split.text':
    'Chacun ne verra plus que ses propres coordonnées, dès maintenant. Les modifications que l’un a demandées pour l’autre et qui attendent une décision sont retirées.',
  'joint.school.none': 'Aucun compte commun parmi les responsables.',
  'joint.school.of': '{names}, depuis le {day}',
  'joint.also': 'Ce changement concerne-t-il aussi {name} ?',
  'joint.also.yes': '{name} change aussi d’adresse postale',
  'joint.also.hint':
    'Vous partagez un compte commun et la même adresse. Sans cette case, le compte commun sera suspendu.',
} as const;
