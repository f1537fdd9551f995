/** The desk's page of letters for guardians without an electronic address (E-12). Its words come with it. */
export const lettersToPrint = {
  'print.title': 'Lettres à imprimer',
  'print.lead': 'Les courriers destinés aux responsables qui n’ont pas d’adresse électronique.',
  'print.empty.title': 'Aucune lettre à imprimer',
  'print.empty.text':
    'Chaque courrier est parti par voie électronique ou a été imprimé. Ceux de la nuit apparaissent ici au matin.',
  'print.total': 'Lettres en attente',
  'print.lot': 'Dans ce lot',
  'print.without-address': 'Sans adresse postale',
  'print.steps': 'Imprimer, puis le dire',
  'print.steps.file':
    '{count, plural, one {Le fichier contient une lettre.} other {Le fichier contient # lettres, la plus ancienne d’abord.}}',
  'print.steps.envelope':
    'L’adresse se place dans la fenêtre d’une enveloppe DL (110 × 220 mm), feuille pliée en trois. Imprimez à la taille réelle, en recto verso si vous voulez.',
  'print.file':
    '{count, plural, one {Télécharger la lettre (PDF)} other {Télécharger les # lettres (PDF, moins de 2 Mo)}}',
  'print.steps.mark':
    'Quand elles sont sorties de l’imprimante, dites-le ici : elles quittent la liste. Tant que ce n’est pas dit, elles y restent.',
  'print.mark': '{count, plural, one {La lettre est imprimée} other {Les # lettres sont imprimées}}',
  'print.ask': '{count, plural, one {La lettre est-elle imprimée ?} other {Les # lettres sont-elles imprimées ?}}',
  'print.ask.text':
    'Elles ne seront plus proposées à l’impression. Le journal de chaque dossier note qu’elles sont parties sur papier.',
  'print.ask.confirm': 'Oui, tout est imprimé',
  'print.done': 'C’est noté',
  'print.done.text':
    '{count, plural, =0 {Une autre personne l’avait déjà dit.} one {Une lettre a quitté la liste.} other {# lettres ont quitté la liste.}}',
  'print.next':
    '{count, plural, one {Une autre lettre attend le lot suivant.} other {# autres lettres attendent le lot suivant.}}',
  'print.caption': 'Lettres de ce lot',
  'print.to': 'Destinataire',
  'print.letter': 'Courrier',
  'print.recorded': 'Écrit le',
  'print.address': 'Remise',
  'print.address.envelope': 'Par la poste',
  'print.address.none': 'En main propre : pas d’adresse postale',
  'print.letter.M-01': 'Code d’activation du compte',
  'print.letter.M-03': 'Accusé de réception : fiche de renseignements',
  'print.letter.M-04': 'Décision : fiche de renseignements',
  'print.letter.M-05': 'Affectation : inscription ouverte',
  'print.letter.M-06': 'Refus de l’affectation enregistré',
  'print.letter.M-07': 'Confirmation d’inscription',
  'print.letter.M-08': 'Inscription modifiée',
  'print.letter.M-09': 'Relance',
  'print.letter.M-10': 'Désaccord signalé',
  'print.letter.M-11': 'Inscription prise en compte',
  'print.letter.M-12': 'Information sur l’inscription',
} as const;
