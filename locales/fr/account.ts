/** Signing in. */
export const account = {
  'sign-in.title': 'Se connecter',
  'sign-in.lead': 'Un seul accès pour tous vos enfants, même dans des établissements différents.',
  'sign-in.staff-lead': 'Accès réservé aux personnels des établissements et des académies.',
  'sign-in.login': 'Identifiant',
  'sign-in.password': 'Mot de passe',
  'sign-in.login.missing': 'Saisissez votre identifiant.',
  'sign-in.password.missing': 'Saisissez votre mot de passe.',
  'sign-in.assisted': 'Je suis sur un ordinateur de l’établissement',
  'sign-in.assisted.hint': 'La session dure un quart d’heure au plus.',
  'sign-in.submit': 'Se connecter',
  'sign-in.lost.title': 'Votre session est terminée',
  'sign-in.lost.text': 'Reconnectez-vous pour continuer. Ce que vous avez saisi est gardé.',
  'sign-in.first.title': 'Première visite ?',
  'sign-in.first.text':
    'L’établissement vous a remis un courrier avec un code d’activation. Avec ce code et la date de naissance de votre enfant, vous choisissez votre identifiant et votre mot de passe.',
  'sign-in.first.link': 'Activer mon compte',
  'sign-in.help':
    'Courrier perdu, mot de passe oublié, pas d’ordinateur : l’établissement de votre enfant vous aide et peut mettre un poste à votre disposition.',
} as const;
