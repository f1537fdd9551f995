/** Opening an account with the letter, bringing in another child (§1.5). */
export const activation = {
  'activation.title': 'Activer mon compte',
  'activation.lead': 'Munissez-vous du courrier reçu de l’établissement de votre enfant.',
  'activation.code': 'Code d’activation',
  'activation.code.hint': 'Il figure sur le courrier. Les espaces et les tirets ne comptent pas.',
  'activation.code.missing': 'Saisissez le code d’activation du courrier.',
  'activation.born': 'Date de naissance de l’enfant',
  'activation.born.hint': 'Celle d’un des enfants nommés dans le courrier.',
  'activation.born.missing': 'Saisissez la date de naissance complète : jour, mois, année.',
  'activation.whose': 'Code reconnu. Ce compte est celui de {guardianName}, pour : {children}.',
  'activation.login': 'Choisissez un identifiant',
  'activation.login.hint': 'Par exemple votre adresse électronique. Au moins 4 caractères, sans espace.',
  'activation.login.problem': 'L’identifiant compte au moins 4 caractères : lettres, chiffres, point, tiret, @.',
  'activation.password': 'Choisissez un mot de passe',
  'activation.password.hint': 'Long plutôt que compliqué : quatre mots qui n’ont rien à voir font un bon mot de passe.',
  'activation.password.problem':
    'Ce mot de passe est trop facile à deviner : allongez-le, ou mêlez lettres, chiffres et signes.',
  'activation.again': 'Le même mot de passe, encore une fois',
  'activation.again.problem': 'Les deux mots de passe sont différents.',
  'activation.submit': 'Activer mon compte',

  'attachment.title': 'Ajouter un enfant',
  'attachment.lead':
    'Un autre établissement vous a écrit ? Son code ajoute vos enfants qui y sont inscrits à ce compte.',
  'attachment.submit': 'Ajouter',
} as const;
