/** What proves or contests what a record says: the link of an address, papers, an error of civil status, « pas mon enfant ». */
export const recordEvidence = {
  'email-link.title': 'Confirmer une adresse électronique',
  'email-link.waiting': 'Confirmez que vous lisez votre courrier à cette adresse :',
  'email-link.waiting.text':
    'Rien n’est confirmé tant que vous n’appuyez pas sur le bouton. L’établissement y enverra ensuite ses lettres, dès qu’il a accepté cette adresse.',
  'email-link.submit': 'Confirmer cette adresse',
  'email-link.not-mine':
    'Ce n’est pas votre adresse, ou vous n’avez rien demandé ? Fermez cette page : rien ne change.',
  'email-link.CONFIRMED': 'Adresse confirmée',
  'email-link.CONFIRMED.text': 'Les lettres de l’établissement peuvent arriver à {address}.',
  'email-link.USED': 'Cette adresse est déjà confirmée',
  'email-link.USED.text': 'Vous n’avez plus rien à faire pour {address}.',
  'email-link.EXPIRED': 'Ce lien ne sert plus',
  'email-link.EXPIRED.text':
    'Il était valable 24 heures, ou une autre adresse a été donnée depuis. Demandez un autre lien depuis la fiche de renseignements.',
  'email-link.UNKNOWN': 'Ce lien est inconnu',
  'email-link.UNKNOWN.text':
    'L’adresse de la page est peut-être coupée : recopiez-la en entier depuis la lettre, ou demandez un autre lien depuis la fiche de renseignements.',
  'email-link.home': 'Aller à mes services',

  'emails.hint':
    'Un lien de confirmation part à cette adresse. Si l’autre responsable la lit aussi, chacun verra les lettres de l’autre.',
  'emails.title': 'Adresse électronique',
  'emails.confirmed': 'Adresse confirmée',
  'emails.unconfirmed': 'Pas encore confirmée',
  'emails.proposed': 'Adresse demandée',
  'emails.in-base': 'Adresse connue de l’établissement',
  'emails.link-until': 'Ouvrez le lien reçu à cette adresse avant le {until}.',
  'emails.no-link': 'Le lien reçu à cette adresse n’est plus valable.',
  'emails.meanwhile': 'Jusque-là, vos lettres vont à l’adresse que l’établissement utilisait déjà.',
  'emails.resend': 'Renvoyer le lien',
  'emails.resend.to': 'Renvoyer le lien à {address}',
  'emails.resent': 'Un lien est parti à {address}.',
  'emails.wait':
    'Un lien vient de partir : attendez {minutes, plural, one {# minute} other {# minutes}} avant d’en demander un autre, et regardez dans les courriers indésirables.',

  'evidence.label': 'Justificatif – {label}',
  'evidence.hint':
    'Livret de famille, acte ou décision qui montre ce nom. Photo JPEG ou PNG, ou document PDF, de 5 Mo au plus.',
  'evidence.choose': 'Choisir un fichier',
  'evidence.replace': 'Choisir un autre fichier',
  'evidence.sending': 'Envoi de {name} : {percent} %',
  'evidence.sent': 'Fichier reçu : {name} ({size})',
  'evidence.remove': 'Retirer le fichier',
  'evidence.removed': 'Le fichier est retiré.',
  'evidence.too-large': 'Ce fichier fait {size} : 5 Mo au plus. Réduisez-le, ou photographiez seulement la page utile.',
  'evidence.missing': '{label} : joignez un justificatif.',
  'evidence.under-way': '{label} : attendez la fin de l’envoi du justificatif.',

  'civil-status.title': 'Signaler une erreur d’état civil',
  'civil-status.lead':
    'L’état civil {ofChild} ne se modifie pas en ligne. Dites à l’établissement ce qui est faux : il vous demandera un justificatif.',
  'civil-status.text': 'Qu’est-ce qui est faux, et que faut-il lire ?',
  'civil-status.text.hint': '1 000 caractères au plus. N’écrivez rien sur la santé.',
  'civil-status.submit': 'Envoyer le signalement',
  'civil-status.problem.empty': 'Écrivez ce qui est faux.',
  'civil-status.sent': 'Signalement reçu',
  'civil-status.sent.text':
    'L’établissement le lit et reprend contact avec vous. L’état civil n’est pas modifié pour autant.',
  'civil-status.back': 'Revenir à la fiche',
  'civil-status.reports': 'Vos signalements',
  'civil-status.report.open': 'Reçu',
  'civil-status.report.answered': 'Traité',
  'civil-status.report.on': 'Le {when}',

  'disclaim.link': 'Ce n’est pas votre enfant ?',
  'disclaim.title': 'Vous n’êtes pas représentant légal {ofChild} ?',
  'disclaim.lead': 'L’établissement a peut-être lié votre nom au mauvais élève.',
  'disclaim.means': 'Ce que cela change',
  'disclaim.means.access': 'Vous ne voyez plus rien {ofChild}, tout de suite, ici et dans ses autres établissements.',
  'disclaim.means.waiting': 'Vos demandes qui attendent une décision pour cet élève s’arrêtent.',
  'disclaim.means.letters': 'Les établissements ne vous écrivent plus à son sujet.',
  'disclaim.means.school': 'L’établissement vérifie, puis vous rend l’accès ou met fin au lien.',
  'disclaim.not-for':
    'Une séparation ou un désaccord avec l’autre parent ne se règle pas ici : vous restez représentant légal.',
  'disclaim.submit': 'Je ne suis pas le représentant légal {ofChild}',
  'disclaim.confirm.title': 'Fermer votre accès à cet élève ?',
  'disclaim.confirm.text': 'Seul l’établissement pourra vous le rendre.',
  'disclaim.confirm.submit': 'Oui, fermer mon accès',
  'disclaim.done': 'Votre accès à cet élève est fermé',
  'disclaim.done.text': 'L’établissement est prévenu et vérifie le lien. Vous n’avez rien d’autre à faire.',
  'disclaim.not-yours': 'Seul un représentant légal peut faire cette déclaration. Adressez-vous à l’établissement.',
  'disclaim.home': 'Revenir à l’accueil',
} as const;
