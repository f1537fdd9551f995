/** Pages of text: accessibility declaration (RGAA 4.1), personal data (§7), help. A line break begins a paragraph. */
export const notices = {
  'accessibility.title': 'Déclaration d’accessibilité',
  'accessibility.status': 'État de conformité',
  'accessibility.status.text':
    'Rentrée est partiellement conforme au référentiel général d’amélioration de l’accessibilité (RGAA 4.1), en raison des points cités plus bas.',
  'accessibility.tests': 'Résultats des tests',
  'accessibility.tests.text':
    'Chaque page est vérifiée par des outils automatiques (axe) et au clavier, à 320, 768 et 1280 pixels de large, en clair et en sombre. Aucun audit indépendant n’a encore été fait.',
  'accessibility.limits': 'Contenus non accessibles ou non vérifiés',
  'accessibility.limits.text':
    'Les pages n’ont pas encore été vérifiées avec les lecteurs d’écran NVDA, JAWS et VoiceOver. Les messages écrits par les établissements ne sont pas vérifiés.',
  'accessibility.contact': 'Nous écrire',
  'accessibility.contact.text':
    'Si un contenu vous reste inaccessible, prenez contact avec l’établissement de votre enfant : il vous aide à faire la démarche autrement, sur place ou sur papier, et transmet le problème.',
  'accessibility.remedy': 'Voie de recours',
  'accessibility.remedy.text':
    'Si vous avez signalé un défaut d’accessibilité qui vous empêche d’accéder au service sans obtenir de réponse satisfaisante, vous pouvez écrire au Défenseur des droits : formulaire sur defenseurdesdroits.fr, délégué de votre région, ou courrier gratuit sans timbre à Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',

  'personal-data.title': 'Données personnelles',
  'personal-data.who': 'Qui traite ces données',
  'personal-data.who.text':
    'L’établissement de votre enfant, pour sa fiche de renseignements ; le lycée d’accueil, pour l’inscription. Chacun est responsable de ses données, avec l’académie qui exploite le service.',
  'personal-data.why': 'Pourquoi',
  'personal-data.why.text':
    'Tenir à jour la base des élèves et inscrire les élèves au lycée. C’est une mission de service public (arrêtés du 26 mars 2013 et du 15 novembre 2013).',
  'personal-data.what': 'Lesquelles',
  'personal-data.what.text':
    'Celles de la fiche de renseignements et les choix d’inscription, rien d’autre. Ni santé, ni situation de famille, ni numéro de sécurité sociale.',
  'personal-data.recipients': 'Qui les voit',
  'personal-data.recipients.text':
    'Les personnels habilités de l’établissement actuel et du lycée d’accueil. L’établissement actuel voit où en est l’inscription, pas les choix. Chaque représentant légal voit ses propres coordonnées et celles de l’élève ; l’adresse de l’autre responsable n’est montrée que si elle est aussi celle de l’élève ou la sienne.',
  'personal-data.duration': 'Combien de temps',
  'personal-data.duration.text':
    'Les demandes de modification de la fiche : un an après leur décision. Les choix d’inscription : jusqu’à la fin de l’année scolaire préparée. Le journal des accès : douze mois au plus.',
  'personal-data.rights': 'Vos droits',
  'personal-data.rights.text':
    'Accès, rectification, opposition, limitation : auprès du chef d’établissement, ou du délégué à la protection des données de l’académie. La fiche elle-même permet de demander une rectification.\nVous pouvez aussi adresser une réclamation à la CNIL (cnil.fr).',
  'personal-data.cookies': 'Ce que garde votre navigateur',
  'personal-data.cookies.text':
    'Un cookie de session, effacé à la déconnexion ; la langue choisie ; et, tant qu’elle n’est pas envoyée, votre saisie, effacée à la déconnexion. Aucune mesure d’audience, aucun traceur.',

  'help.title': 'Aide et contact',
  'help.account': 'Je n’arrive pas à me connecter',
  'help.account.text':
    'Vérifiez l’identifiant et le mot de passe choisis lors de l’activation. Courrier perdu ou mot de passe oublié : demandez un nouveau code à l’établissement de votre enfant.',
  'help.enrol': 'Comment inscrire mon enfant au lycée',
  'help.enrol.text':
    'Après les résultats de l’affectation, ouvrez la carte de votre enfant sur l’accueil, lisez l’affectation, acceptez, répondez aux questions, confirmez la fiche et validez. Un accusé de réception s’affiche.\nVous pouvez vous arrêter et reprendre : votre saisie est enregistrée. L’inscription ne compte qu’une fois validée.',
  'help.record': 'Comment changer d’adresse ou de téléphone',
  'help.record.text':
    'Ouvrez la fiche de renseignements de votre enfant, changez ce qui doit l’être, envoyez. L’établissement décide point par point et vous prévient.',
  'help.separated': 'Nous sommes séparés',
  'help.separated.text':
    'Chaque représentant légal a son propre compte et peut faire la démarche ; l’autre est prévenu. Vos coordonnées ne sont pas montrées à l’autre responsable.',
  'help.computer': 'Je n’ai ni ordinateur ni adresse électronique',
  'help.computer.text':
    'Un téléphone suffit. Sinon, l’établissement met un poste à disposition et imprime l’accusé de réception, ou vous inscrit sur papier.',
  'help.contact': 'Qui contacter',
  'help.contact.text':
    'Le secrétariat de l’établissement de votre enfant, ou celui du lycée pour l’inscription : leurs coordonnées figurent sur la page du dossier.',
} as const;
