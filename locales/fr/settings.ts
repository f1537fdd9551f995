import type { ChecklistCause, SecondGuardianPolicy } from '../../domain/campaign/campaign.ts';
import type { ClonedPart, CloningOutcome } from '../../domain/establishment/cloning.ts';
import type { SheetField } from '../../domain/establishment/sheet.ts';

/** What an establishment sets before its campaign: contradictions, sheet, cloning, preview, checklist, second guardian (§3.2). */
export const settings = {
  'settings.problem.formation-unknown': 'Document {rank} : la base de cette année ne connaît pas cette formation.',
  'settings.problem.documents-emptied':
    'Une campagne est en cours : gardez au moins un document obligatoire, sinon tous les dossiers seraient complets.',
  'settings.closing.ask': 'Fermer l’inscription en ligne pendant la campagne ?',
  'settings.closing.ask.text':
    'Une campagne de cette année est prête ou en cours. Les familles ne pourront plus s’inscrire en ligne tant que le service sera fermé ; les dates, elles, ne changent pas.',
  'settings.closing.confirm': 'Fermer quand même',
  'settings.service.open': 'Ouvert',
  'settings.service.closed': 'Fermé',
  'settings.markup':
    'Une ligne vide sépare deux paragraphes. Commencez une ligne par « - » pour une liste, entourez de ** ce qui doit ressortir. Une adresse https:// devient un lien, ou [un mot](https://…).',
  'settings.seen-by-families': 'Ce que liront les familles',
  'settings.seen-by-families.nothing': 'Rien pour l’instant.',
  'settings.origin-only':
    'Cet établissement ne reçoit pas d’élèves par l’affectation : le message d’inscription, les langues et les documents ne le concernent pas.',
  'settings.origin.enrolment-service.hint':
    'Vos élèves de 3e s’inscrivent en ligne au lycée. Fermé, leurs dossiers passent sur papier.',
  'settings.preview': 'Voir comme un parent',
  'settings.preview.lead': 'Ce que rencontrerait la famille d’un élève affecté dans cette formation.',
  'settings.preview.none': 'Aucune formation dans la base de cette année.',
  'settings.kept': 'Vos changements non enregistrés ont été retrouvés',
  'settings.kept.text': 'Vérifiez-les, puis enregistrez-les ou annulez-les.',

  'cloning.title': 'Reprendre les réglages de {from}-{to}',
  'cloning.text':
    'Champs fermés, messages, documents, échange des langues, options montrées et places, accord du second responsable. Ce qui est déjà réglé pour cette année est gardé. La reprise ne se fait qu’une fois.',
  'cloning.show': 'Voir ce qui serait repris',
  'cloning.do': 'Reprendre ces réglages',
  'cloning.cancel': 'Fermer',
  'cloning.nothing': 'Rien à reprendre : l’année {from}-{to} n’a rien que celle-ci n’ait déjà.',
  'cloning.copied': '{count, plural, one {Un réglage serait repris} other {# réglages seraient repris}}',
  'cloning.left': '{count, plural, one {Un réglage ne le serait pas} other {# réglages ne le seraient pas}}',
  'cloning.done': 'Les réglages de {from}-{to} sont repris',
  'cloning.done.text':
    '{count, plural, =0 {Rien n’a changé.} one {Un réglage a été repris.} other {# réglages ont été repris.}}',
  'cloning.already': 'Les réglages de {from}-{to} ont été repris pour cette année.',
  'cloning.line.document': '{what} ({formation})',
  'cloning.line.options': '{formation} : {what}',
  'cloning.line.secondGuardian': '{round, selectordinal, one {#er tour} other {#e tour}}',
  'cloning.part.closedFields': 'Champs de la fiche fermés aux familles',
  'cloning.part.homeMessage': 'Message d’accueil',
  'cloning.part.enrolmentMessage': 'Message d’inscription',
  'cloning.part.languageSwapAllowed': 'Échange des langues permis',
  'cloning.part.documents': 'Document',
  'cloning.part.options': 'Options montrées et places',
  'cloning.part.secondGuardian': 'Accord du second responsable',
  'cloning.outcome.copied': 'Repris',
  'cloning.outcome.already-set': 'Déjà réglé pour cette année : gardé tel quel.',
  'cloning.outcome.formation-unknown': 'La base de cette année ne connaît pas cette formation.',
  'cloning.outcome.group-gone': 'Cette formation n’a plus ce groupe de choix.',
  'cloning.outcome.options-gone': 'Les options concernées ne sont plus proposées.',
  'cloning.outcome.too-few-left': 'Il resterait trop peu d’options à montrer.',
  'cloning.outcome.no-campaign': 'Pas encore de campagne pour ce tour : à régler quand elle existera.',
  'cloning.outcome.campaign-open': 'La campagne est déjà ouverte aux familles.',

  'sheet.title': 'Fiche de l’établissement',
  'sheet.tile': 'Adresse, téléphone, chef d’établissement : ce que lisent les familles.',
  'sheet.lead': 'Les familles la voient aussitôt enregistrée.',
  'sheet.imported': 'Dernier import de Communs : le {when}. Un nouvel import remplace tout, sauf le site.',
  'sheet.never-imported': 'Aucun fichier Communs n’a encore été importé. Un import remplace tout, sauf le site.',
  'sheet.optional': 'Aucun champ n’est obligatoire.',
  'sheet.name': 'Nom de l’établissement',
  'sheet.name.hint': 'Il vient de SIECLE et ne se modifie pas ici.',
  'sheet.address': 'Adresse postale',
  'sheet.address.hint': 'Quatre lignes de 38 caractères au plus, comme sur une enveloppe.',
  'sheet.contact': 'Joindre l’établissement',
  'sheet.head': 'Chef d’établissement',
  'sheet.field.line1': 'Ligne 1',
  'sheet.field.line2': 'Ligne 2',
  'sheet.field.line3': 'Ligne 3',
  'sheet.field.line4': 'Ligne 4',
  'sheet.field.postalCode': 'Code postal',
  'sheet.field.city': 'Commune',
  'sheet.field.phone': 'Téléphone',
  'sheet.field.email': 'Courriel',
  'sheet.field.website': 'Site',
  'sheet.field.website.hint': 'Une adresse qui commence par https://',
  'sheet.field.headTitle': 'Fonction',
  'sheet.field.headTitle.hint': 'Par exemple : proviseure, principal.',
  'sheet.field.headName': 'Nom',
  'sheet.preview': 'Ce que liront les familles',
  'sheet.save': 'Enregistrer la fiche',
  'sheet.saved': 'La fiche est enregistrée',
  'sheet.saved.text': 'Les familles la voient dès maintenant.',
  'sheet.conflict': 'La fiche a changé entre-temps',
  'sheet.conflict.text': 'Une autre personne ou un import de Communs a changé : {fields}.',
  'sheet.problem.too-long': '{field} : {most} caractères au plus.',
  'sheet.problem.required': '{field} : à indiquer avec le reste de l’adresse.',
  'sheet.problem.wrong-form': '{field} : vérifiez la saisie.',
  'sheet.problem.phone-invalid': '{field} : ce numéro n’existe pas.',
  'sheet.problem.https-only': '{field} : l’adresse commence par https://.',

  'preview.title': 'Aperçu : {formation}',
  'preview.lead':
    'Ce que rencontre la famille d’un élève affecté ici, pour l’année {from}-{to}. Rien n’est envoyé ni enregistré.',
  'preview.formation': 'Formation',
  'preview.example': 'Camille EXEMPLE',
  'preview.example.text':
    'L’élève et ses langues sont des exemples. Vous pouvez essayer les choix : ils disparaissent avec la page.',
  'preview.service-closed': 'Le service d’inscription est fermé : les familles lisent ceci, sans pouvoir répondre.',
  'preview.dates': 'La famille répond du {from} au {to}.',
  'preview.dates.none': 'Pas encore de campagne : la famille verra ici la date limite.',
  'preview.home': 'Page d’accueil',
  'preview.home.none': 'Aucun message d’accueil.',
  'preview.lycee.none': 'Aucun message d’inscription.',
  'preview.documents.none': 'Aucun document n’est demandé.',
  'preview.affectation': 'Affectation',
  'preview.lycee': 'S’informer sur le lycée',
  'preview.decision': 'Accepter ou refuser la place',
  'preview.decision.text': 'La famille accepte et continue, ou refuse : la place est alors libérée.',
  'preview.step.nothing': 'Rien n’est demandé à cette étape : la famille ne la voit pas.',
  'preview.record': 'Fiche de renseignements',
  'preview.record.text': 'La famille relit sa fiche, la corrige si besoin, et doit la confirmer.',
  'preview.summary': 'Vérifier et valider',
  'preview.summary.ready': 'Ces choix seraient acceptés.',
  'preview.summary.problems': 'Avec ces choix, la famille ne pourrait pas encore valider :',
  'preview.change': 'Modifier ces réglages',

  'checklist.cause.year-unknown': 'La base de l’année préparée n’existe pas, ou son premier jour est inconnu.',
  'checklist.cause.formation-unknown':
    '{formation} : inconnue de la base de l’année préparée ({count, plural, one {# élève attendu} other {# élèves attendus}}).',
  'checklist.cause.offer-inconsistent': '{formation}, « {group} » : {reason}',
  'checklist.cause.no-document': 'Aucun document n’est demandé aux familles.',
  'checklist.cause.nobody-integrates': 'Ni chef d’établissement ni délégation « Intégrer les élèves » en cours.',
  'checklist.cause.service-closed': 'L’inscription en ligne est fermée dans vos paramètres.',
  'checklist.cause.origin-closed':
    '{establishment} a fermé le service : {count, plural, one {un élève s’inscrira} other {# élèves s’inscriront}} sur papier. Cela n’empêche pas l’ouverture.',
  'checklist.act.import': 'Importer les fichiers',
  'checklist.act.documents': 'Établir la liste des documents',
  'checklist.act.services': 'Ouvrir le service',
  'checklist.act.offer': 'Régler les options de cette formation',

  'second-guardian.title': 'Accord du second responsable',
  'second-guardian.lead': 'Ce que la campagne demande quand un élève a deux représentants légaux.',
  'second-guardian.ONE_IS_ENOUGH': 'La réponse d’un seul suffit',
  'second-guardian.ONE_IS_ENOUGH.means':
    'L’autre en est informé par courrier et peut signaler un désaccord tant que l’élève n’est pas intégré.',
  'second-guardian.MAY_OBJECT': 'L’autre a un délai pour s’opposer',
  'second-guardian.MAY_OBJECT.means':
    'L’inscription vaut dès la première réponse, mais l’élève ne peut pas être intégré avant la fin du délai.',
  'second-guardian.BOTH_AGREE': 'Les deux doivent donner leur accord',
  'second-guardian.BOTH_AGREE.means':
    'Sans l’accord du second, l’élève ne peut pas être intégré. À réserver aux situations qui l’exigent.',
  'second-guardian.hours': 'Délai pour s’opposer, en heures',
  'second-guardian.hours.hint': 'De {least} à {most} heures, à compter de la réponse du premier.',
  'second-guardian.hours.problem': 'Saisissez un nombre d’heures, de {least} à {most}.',
  'second-guardian.hours.value': '{count, plural, one {# heure} other {# heures}} pour s’opposer',
  'second-guardian.dispute': 'Dans tous les cas, un désaccord revient au chef d’établissement.',
  'second-guardian.change': 'Changer ce réglage',
  'second-guardian.save': 'Enregistrer ce réglage',
  'second-guardian.saved': 'Le réglage est enregistré',
  'second-guardian.over': 'La campagne est ouverte : ce qu’elle demande aux familles ne change plus.',
} as const satisfies Record<
  | `checklist.cause.${ChecklistCause['cause']}`
  | `second-guardian.${SecondGuardianPolicy}`
  | `second-guardian.${SecondGuardianPolicy}.means`
  | `cloning.part.${ClonedPart}`
  | `cloning.outcome.${CloningOutcome}`
  | `sheet.field.${SheetField}`,
  string
> &
  Record<string, string>;
