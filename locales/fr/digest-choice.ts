import type { DigestMode } from '../../domain/record-change/digest.ts';

/** The desk's page on which each clerk chooses how to hear of what waits (M-13). Its words come with it. */
export const digestChoice = {
  'digest.title': 'Avis',
  'digest.lead': 'Comment vous apprenez que des demandes de familles vous attendent. Ce choix n’engage que vous.',
  'digest.choose': 'Recevoir un courriel',
  'digest.mode.DAILY': 'Une fois par jour',
  'digest.mode.DAILY.hint': 'À 8 h les jours ouvrés, quand quelque chose attend. Aucun courriel les autres jours.',
  'digest.mode.EACH': 'À chaque envoi d’une famille',
  'digest.mode.EACH.hint': 'Dans la minute, ou au matin pour les envois de la nuit. Pas de résumé quotidien.',
  'digest.mode.NONE': 'Jamais',
  'digest.mode.NONE.hint': 'Le bureau montre les mêmes nombres, en direct.',
  'digest.no-names': 'Ces courriels donnent des nombres par nature, jamais le nom d’un élève.',
  'digest.late':
    'Une demande sans décision depuis plus de 5 jours ouvrés est signalée au chef d’établissement si personne d’autre n’en est averti, et toujours après 15 jours ouvrés. Rien n’est accepté par silence.',
  'digest.to': 'Ils sont envoyés à {email}.',
  'digest.no-address.title': 'Aucune adresse électronique',
  'digest.no-address.text':
    'Votre compte n’en a pas : aucun courriel ne peut vous parvenir. La personne qui gère les comptes des personnels peut l’ajouter.',
  'digest.save': 'Enregistrer',
  'digest.saved': 'Votre choix est enregistré',
  'digest.not-concerned':
    'Ces avis s’adressent à qui décide des modifications de fiches ou intègre les inscriptions. Le chef d’établissement peut vous déléguer l’une de ces opérations.',
} satisfies Record<`digest.mode.${DigestMode}`, string> & Record<string, string>;
