/** Words of the frame, of the controls and of the states that every page shares. */
export const common = {
  'frame.skip': 'Aller au contenu',
  'frame.language': 'Langue de la page',
  'frame.sign-out': 'Se déconnecter',
  'frame.navigation': 'Menu principal',
  'frame.footer': 'Rentrée – les démarches scolaires des familles',
  'frame.accessibility': 'Accessibilité : partiellement conforme',
  'frame.personal-data': 'Données personnelles',
  'frame.help': 'Aide et contact',
  'frame.home': 'Accueil',
  'frame.not-found': 'Page introuvable',
  'frame.not-found.title': 'Cette adresse ne mène à aucune page',
  'frame.not-found.text': 'Le lien est peut-être incomplet, ou la page a changé d’adresse.',

  'state.loading': 'Chargement en cours',
  'failure.network.title': 'Pas de connexion',
  'failure.network.text':
    'Le service n’a pas répondu. Vérifiez votre connexion à internet, puis réessayez. Ce que vous avez saisi est gardé.',
  'failure.unexpected.title': 'Le service a rencontré un problème',
  'failure.unexpected.text': 'Réessayez dans quelques minutes. Si cela continue, prenez contact avec l’établissement.',
  'failure.retry': 'Réessayer',

  'form.optional': '(facultatif)',
  'form.choose': 'Choisir',
  'form.cancel': 'Annuler',
  'form.problems': '{count, plural, one {Un point est à corriger} other {# points sont à corriger}}',

  'fact.none': 'Non renseigné',
  'fact.removed': 'Supprimé',

  'stepper.label': 'Étapes de la démarche',
  'stepper.count': 'Étape {rank} sur {total}',
  'stepper.next': '– ensuite : {label}',

  'wishes.add': 'Ajouter :',
  'wishes.add-among': '{left, plural, one {Ajoutez un vœu parmi :} other {Ajoutez jusqu’à # vœux parmi :}}',
  'wishes.full':
    'Vous avez {max, plural, one {un vœu, le maximum} other {# vœux, le maximum}}. Retirez-en un pour en choisir un autre.',
  'wishes.up': 'Monter : {label}',
  'wishes.down': 'Descendre : {label}',
  'wishes.remove': 'Retirer : {label}',
  'wishes.added': '{label} : ajouté en position {rank}.',
  'wishes.moved': '{label} : maintenant en position {rank}.',
  'wishes.removed': '{label} : retiré.',
  'wishes.gone': '{code} (n’est plus proposé)',

  'establishment.address': 'Adresse',
  'establishment.phone': 'Téléphone',
  'establishment.email': 'Courriel',
  'establishment.website': 'Site',
  'establishment.head': 'Chef d’établissement',
} as const;
