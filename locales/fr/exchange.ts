/** What an import may find wrong, for the preview and the command line. ICU message format; a rule's sentence is complete. */
export const importProblems = {
  'file-unreadable': 'Ce fichier n’existe pas ou ne peut pas être lu.',
  'file-empty': 'Ce fichier est vide.',
  'file-too-large': 'Ce fichier dépasse {megabytes} Mo, une fois décompressé.',
  'content-unknown':
    'Ce fichier n’est ni un export XML de SIECLE, ni une archive zip, ni un fichier CSV séparé par des points-virgules.',
  'zip-damaged': 'Cette archive zip est endommagée ({detail}). Refaites l’export.',
  'zip-unsafe-name': 'Cette archive zip contient un chemin interdit : {name}.',
  'zip-encrypted': 'Cette archive zip est protégée par un mot de passe.',
  'zip-too-many-entries': 'Cette archive zip contient plus de {limit} fichiers.',
  'zip-bomb': 'Cette archive zip se décompresse plus de {ratio} fois : elle est refusée par sécurité.',
  'zip-empty': 'Cette archive zip ne contient aucun fichier.',
  'encoding-unsupported':
    'L’encodage {encoding} n’est pas reconnu : SIECLE écrit en ISO-8859-15, UTF-8 est aussi accepté.',
  'encoding-mismatch': 'Les caractères de ce fichier ne sont pas ceux de l’encodage {encoding} qu’il annonce.',
  'text-windows-1252':
    'Ce fichier annonce {encoding} et contient des caractères Windows-1252 ; ils ont été lus comme tels.',
  'xml-malformed': 'Ce fichier XML est mal formé, ligne {line} : {detail}',
  'xml-doctype':
    'Ce fichier contient une déclaration DOCTYPE (ligne {line}), ce qu’un export de SIECLE ne contient jamais.',
  'xml-entity': 'Ce fichier fait appel à une entité inconnue (ligne {line}).',
  'xml-too-deep': 'Les éléments de ce fichier sont imbriqués sur plus de {limit} niveaux (ligne {line}).',
  'xml-text-too-long': 'Un texte de ce fichier dépasse {limit} caractères (ligne {line}).',
  'xml-too-many-fields': 'Un enregistrement de ce fichier a plus de {limit} champs (ligne {line}).',
  'too-many-records': 'Ce fichier a plus de {limit} enregistrements (ligne {line}).',
  'root-unknown': 'L’élément racine {root} n’est pas celui d’un export de SIECLE.',
  'root-not-imported': 'Ce fichier est un fichier {known} (élément racine {root}), qui ne s’importe pas ici.',
  'header-missing': 'L’en-tête de ce fichier ne contient pas {tag}.',
  'year-wrong-form': 'L’année scolaire « {value} » ({field}) n’a pas la forme attendue, par exemple 2026.',
  'uai-wrong-form': 'L’UAI « {value} » ({field}) n’a pas la forme attendue : 7 chiffres et une lettre.',
  'uai-wrong-letter': 'La lettre de l’UAI {uai} n’est pas la bonne : le calcul donne {letter}.',
  'uai-of-another': 'Ce fichier est celui de l’établissement {uai}, et non de {expected}.',
  'year-of-another': 'Ce fichier est celui de l’année scolaire {year} ; il est attendu pour {expected}.',
  'kind-not-permitted': 'Ce genre de fichier ne s’importe pas depuis cette page.',
  'given-twice': 'Le même export est donné deux fois : voir aussi {other}.',
  'nomenclature-incomplete': 'Cette nomenclature est incomplète, il y manque : {missing}.',
  'field-missing': 'Le champ {field} est vide ou absent.',
  'field-too-long': 'Le champ {field} dépasse {length} caractères.',
  'id-repeated': 'Cet identifiant figure deux fois dans le fichier.',
  'date-invalid': 'La date « {value} » ({field}) n’existe pas ou n’est pas écrite JJ/MM/AAAA.',
  'ine-wrong-form': 'L’INE « {value} » ({field}) n’a la forme d’aucune génération d’INE.',
  'ine-wrong-letter': 'La lettre de l’INE {ine} n’est pas la bonne : le calcul donne {letter}.',
  'ine-missing': 'Il n’y a pas d’INE : l’élève sera reconnu par son numéro dans l’établissement ou par son nom.',
  'ine-repeated': 'L’INE {ine} est porté par plusieurs élèves du fichier.',
  'mef-wrong-form': 'Le MEF « {value} » ({field}) n’a pas la forme attendue : 11 caractères.',
  'subject-wrong-form': 'Le code matière « {value} » ({field}) n’a pas la forme attendue : 6 caractères au plus.',
  'code-wrong-form': 'Le code « {value} » ({field}) n’a pas la forme attendue ; il n’est pas repris.',
  'number-invalid': 'Le nombre « {value} » ({field}) n’est pas valable.',
  'flag-invalid': 'La valeur « {value} » ({field}) n’est ni oui ni non ; elle est lue comme non.',
  'phone-invalid':
    'Le numéro de téléphone « {value} » ({field}) n’est pas valable ; il est gardé tel quel s’il tient en 20 caractères.',
  'email-invalid': 'L’adresse électronique « {value} » ({field}) n’est pas valable ; elle n’est pas reprise.',
  'address-too-long': 'Cette adresse dépasse la longueur postale ; ses lignes ont été recoupées.',
  'level-invalid': 'Le niveau de responsabilité « {value} » ({field}) n’existe pas.',
  'kinship-unknown': 'Le lien de parenté « {value} » n’existe pas ; il est lu comme « autre ».',
  'address-unknown': 'L’adresse {address} n’est ni dans le fichier ni dans la base.',
  'pupil-unknown': 'L’élève {pupil} n’est pas dans la base de cet établissement pour cette année.',
  'person-unknown': 'La personne {person} n’est pas dans le fichier.',
  'link-repeated': 'Ce lien entre un élève et une personne figure deux fois ; le premier est retenu.',
  'pupil-matched-by-name':
    'Cet élève a été reconnu par son nom et sa date de naissance seulement. À vérifier avant d’appliquer.',
  'legal-guardians-too-many': 'Cet élève a {count} représentants légaux ; SIECLE en admet deux.',
  'legal-guardian-missing': 'Cet élève n’a aucun représentant légal : il n’aura pas de dossier d’inscription.',
  'mef-unknown':
    'Le MEF {mef} n’est pas dans la nomenclature de l’établissement ({count, plural, one {# élève} other {# élèves}}).',
  'subject-unknown':
    'La matière {subject} n’est pas dans la nomenclature de l’établissement ({count, plural, one {# élève} other {# élèves}}).',
  'many-gone': '{gone} enregistrements sur {known} ne sont plus dans ce fichier : est-ce bien un export complet ?',
  'offer-inconsistent':
    'Formation {mef} : ses choix se contredisent. Réglez-les dans « Options et vœux » avant l’ouverture.',
  'csv-malformed': 'Ce fichier CSV est mal formé, ligne {line} : {detail}',
  'csv-column-repeated': 'La colonne {column} figure deux fois.',
  'csv-column-missing': 'Il manque à ce fichier : {columns}.',
  'decision-invalid': 'La décision « {value} » ({field}) n’est ni AFFECTE, ni LISTE_SUPP, ni REFUSE.',
  'affectation-repeated': 'Ce vœu du même élève figure déjà dans le fichier, pour le même tour.',
  'affectation-twice': 'Cet élève est affecté deux fois au même tour.',
  'affectation-pupil-unknown': 'Cet élève affecté n’est dans aucune base importée : son dossier sera sur papier.',
  'affectation-matched-by-name':
    'Cet élève a été reconnu par son nom et son établissement d’origine seulement. À vérifier avant d’appliquer.',
  'affectation-mef-unknown': 'Le MEF {mef} n’est pas dans la nomenclature de {uai} : les dossiers attendront.',
  'receiving-unknown': 'L’établissement d’accueil {uai} n’a encore importé aucune nomenclature pour cette année.',
  'receiving-of-another': 'L’établissement d’accueil {uai} n’est pas de cette académie.',
  'problems-left-out':
    '{count, plural, one {# autre problème n’est pas montré} other {# autres problèmes ne sont pas montrés}}.',
} as const;

/** The files, as SIECLE's menus call them. */
export const importKinds = {
  eleves: 'Élèves avec adresses',
  responsables: 'Responsables avec adresses',
  nomenclature: 'Nomenclatures',
  structures: 'Structures',
  communs: 'Communs',
  geographique: 'Géographique',
  affectation: 'Affectation',
} as const;

/** What an import counts. */
export const importTables = {
  pupils: 'Élèves',
  options: 'Options suivies',
  persons: 'Responsables',
  addresses: 'Adresses',
  links: 'Liens de responsabilité',
  mefs: 'Formations (MEF)',
  subjects: 'Matières',
  programmes: 'Programmes',
  compulsoryOptions: 'Options obligatoires',
  codes: 'Autres codes',
  structures: 'Divisions et groupes',
  establishments: 'Établissements',
  years: 'Années scolaires',
  places: 'Pays, départements et communes',
  affectations: 'Affectations',
} as const;

/** What became of each record. */
export const importOutcomes = {
  new: 'Nouveaux',
  changed: 'Modifiés',
  unchanged: 'Inchangés',
  gone: 'Absents du fichier',
} as const;

/** What the command line says of a whole import. */
export const importSentences = {
  applied: 'Import appliqué.',
  previewed: 'Rien n’est écrit : ceci est un aperçu. Sans --preview, l’import serait appliqué.',
  refused:
    'Import refusé : rien n’est écrit. Corrigez les erreurs ({count, plural, one {# erreur} other {# erreurs}}), puis recommencez.',
  unknown: 'fichier non reconnu',
  year: 'année {from}-{to}',
  campaigns: '{count, plural, one {# campagne préparée} other {# campagnes préparées}}.',
} as const;
