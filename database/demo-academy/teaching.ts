/**
 * What is taught in the fictional academy: the formations, subjects, ranks of options and class groups of each school, as
 * its Nomenclature and Structures say them. The second of the lycée polyvalent is today's (since 2019): two languages are
 * compulsory, then at most one general and one technological elective course; that of `lyceeExploration` is the one of 2010,
 * with one, two or three exploration courses: both eras side by side (§3.5). Codes look like the national ones and some are invented.
 */
import type { DEMO_SCHOOLS } from './schools.ts';

export type TeachingSchool = Exclude<keyof typeof DEMO_SCHOOLS, 'privateCollege'>;

export const SUBJECTS = {
  english1: ['030201', 'AGL1', 'ANGLAIS LVA'],
  english2: ['030202', 'AGL2', 'ANGLAIS LVB'],
  german1: ['030101', 'ALL1', 'ALLEMAND LVA'],
  german2: ['030102', 'ALL2', 'ALLEMAND LVB'],
  spanish2: ['030602', 'ESP2', 'ESPAGNOL LVB'],
  italian2: ['030902', 'ITA2', 'ITALIEN LVB'],
  portuguese3: ['031303', 'POR3', 'PORTUGAIS LVC'],
  latin: ['020300', 'LCALA', 'LANGUES ET CULTURES DE L’ANTIQUITÉ : LATIN'],
  greek: ['020500', 'LCAGR', 'LANGUES ET CULTURES DE L’ANTIQUITÉ : GREC'],
  french: ['020700', 'FRANC', 'FRANÇAIS'],
  history: ['043700', 'HI-GE', 'HISTOIRE-GÉOGRAPHIE'],
  mathematics: ['061300', 'MATHS', 'MATHÉMATIQUES'],
  physics: ['062300', 'PH-CH', 'PHYSIQUE-CHIMIE'],
  biology: ['063000', 'SVT', 'SCIENCES DE LA VIE ET DE LA TERRE'],
  economics: ['050100', 'SES', 'SCIENCES ÉCONOMIQUES ET SOCIALES'],
  digital: ['064200', 'SNT', 'SCIENCES NUMÉRIQUES ET TECHNOLOGIE'],
  sport: ['100100', 'EPS', 'ÉDUCATION PHYSIQUE ET SPORTIVE'],
  visualArts: ['090100', 'ARTPL', 'ARTS PLASTIQUES'],
  music: ['080100', 'MUSIQ', 'MUSIQUE'],
  theatre: ['090300', 'THEAT', 'THÉÂTRE'],
  management: ['118100', 'MGEST', 'MANAGEMENT ET GESTION'],
  health: ['118200', 'SASOC', 'SANTÉ ET SOCIAL'],
  laboratory: ['118300', 'SCLAB', 'SCIENCES ET LABORATOIRE'],
  engineering: ['118400', 'SCING', 'SCIENCES DE L’INGÉNIEUR'],
  innovation: ['118500', 'CIT', 'CRÉATION ET INNOVATION TECHNOLOGIQUES'],
  hospitality: ['119100', 'HOTEL', 'SCIENCES ET TECHNOLOGIES DES SERVICES ET CULINAIRES'],
  trade: ['119200', 'PRO', 'ENSEIGNEMENT PROFESSIONNEL'],
  sailing: ['100900', 'VOILE', 'SECTION SPORTIVE VOILE'],
  workshop: ['090900', 'ATART', 'ATELIER ARTISTIQUE'],
  european: ['109100', 'SEANG', 'SECTION EUROPÉENNE ANGLAIS'],
  // Exploration courses of the texts of 2010 (§3.5, nomenclature A)
  exploreEconomics: ['050200', 'SES2', 'SCIENCES ÉCONOMIQUES ET SOCIALES (EDE)'],
  exploreManagement: ['050300', 'PFEG', 'PRINCIPES FONDAMENTAUX DE L’ÉCONOMIE ET DE LA GESTION'],
  exploreScience: ['063500', 'MPS', 'MÉTHODES ET PRATIQUES SCIENTIFIQUES'],
  exploreLiterature: ['021500', 'LITSO', 'LITTÉRATURE ET SOCIÉTÉ'],
  exploreDigital: ['064500', 'ICN', 'INFORMATIQUE ET CRÉATION NUMÉRIQUE'],
  exploreHealth: ['117100', 'SSOC', 'SANTÉ ET SOCIAL (EDE)'],
  exploreLaboratory: ['117200', 'SLAB', 'SCIENCES ET LABORATOIRE (EDE)'],
  exploreEngineering: ['117300', 'SI', 'SCIENCES DE L’INGÉNIEUR (EDE)'],
  exploreInnovation: ['117400', 'CRIT', 'CRÉATION ET INNOVATION TECHNOLOGIQUES (EDE)'],
  circus: ['091500', 'CIRQU', 'ARTS DU CIRQUE'],
  violin: ['080500', 'VIOLO', 'VIOLON'],
  piano: ['080600', 'PIANO', 'PIANO'],
  dance: ['080700', 'DANSE', 'DANSE CLASSIQUE'],
} as const satisfies Record<string, readonly [code: string, shortCode: string, label: string]>;
export type DemoSubject = keyof typeof SUBJECTS;

export interface DemoFormation {
  readonly mef: string;
  /** FORMATION, at most 6 characters. */
  readonly formation: string;
  readonly label: string;
  readonly printedLabel: string;
  readonly statistical: string;
  readonly compulsoryOptions: number;
  readonly core: readonly DemoSubject[];
  /** Subjects possible at each rank of compulsory option. */
  readonly ranks: readonly (readonly DemoSubject[])[];
  readonly optional: readonly DemoSubject[];
  /** Codes of the class groups. */
  readonly divisions: readonly string[];
}

const languageA: DemoSubject[] = ['english1', 'german1'];
const languageB: DemoSubject[] = ['english2', 'german2', 'spanish2', 'italian2'];
const common: DemoSubject[] = ['french', 'history', 'mathematics', 'sport'];
const middle: DemoSubject[] = [...common, 'physics', 'biology', 'visualArts', 'music'];

const year = (mef: string, formation: string, ordinal: string, divisions: string[]): DemoFormation => ({
  mef,
  formation,
  label: formation,
  printedLabel: ordinal,
  statistical: `2${mef.slice(1, 5)}010019`.slice(0, 11),
  compulsoryOptions: 2,
  core: middle,
  ranks: [languageA, languageB],
  optional: ['latin'],
  divisions,
});

export const FORMATIONS = {
  fifth: year('10110001110', '5EME', 'CINQUIEME', ['5A']),
  fourth: year('10210001110', '4EME', 'QUATRIEME', ['4A']),
  third: year('10310019110', '3EME', 'TROISIEME', ['3A', '3B', '3C', '3D', '3E']),
  general: {
    mef: '20010019110',
    formation: '2NDE',
    label: '2NDE GENERALE ET TECHNOLOGIQUE',
    printedLabel: 'SECONDE GENERALE ET TECHNOLOGIQUE',
    statistical: '22010010019',
    compulsoryOptions: 2,
    core: [...common, 'physics', 'biology', 'economics', 'digital'],
    ranks: [
      languageA,
      languageB,
      ['latin', 'greek', 'visualArts', 'music', 'theatre', 'portuguese3'],
      ['management', 'health', 'laboratory', 'engineering', 'innovation'],
    ],
    optional: ['workshop'],
    divisions: ['2GT1', '2GT2'],
  },
  hospitality: {
    mef: '20033110110',
    formation: '2NDE',
    label: '2NDE STHR',
    printedLabel: 'SECONDE SCIENCES TECHNO. HÔTELLERIE-RESTAURATION',
    statistical: '22133110019',
    compulsoryOptions: 2,
    core: [...common, 'hospitality'],
    ranks: [languageA, languageB],
    optional: ['workshop'],
    divisions: ['2STHR'],
  },
  explorationTwo: {
    mef: '20010015110',
    formation: '2NDE',
    label: '2NDE GENERALE ET TECHNO 2 EDE',
    printedLabel: 'SECONDE GÉNÉRALE, DEUX ENSEIGNEMENTS D’EXPLORATION',
    statistical: '22010010015',
    compulsoryOptions: 4,
    core: [...common, 'physics', 'biology'],
    ranks: [
      languageA,
      languageB,
      ['exploreEconomics', 'exploreManagement'],
      [
        ...([
          'exploreEconomics',
          'exploreManagement',
          'exploreScience',
          'exploreLiterature',
          'exploreDigital',
        ] as const),
        ...(['exploreHealth', 'latin', 'portuguese3'] as const),
      ],
    ],
    optional: ['workshop', 'european'],
    divisions: ['2EXP1'],
  },
  explorationOne: {
    mef: '20010016110',
    formation: '2NDE',
    label: '2NDE GENERALE ARTS DU CIRQUE',
    printedLabel: 'SECONDE GÉNÉRALE, ARTS DU CIRQUE',
    statistical: '22010010016',
    compulsoryOptions: 3,
    core: [...common, 'physics', 'biology'],
    ranks: [languageA, languageB, ['circus']],
    optional: ['latin'],
    divisions: ['2CIRQ'],
  },
  explorationThree: {
    mef: '20010017110',
    formation: '2NDE',
    label: '2NDE GENERALE ET TECHNO 3 EDE',
    printedLabel: 'SECONDE GÉNÉRALE, TROIS ENSEIGNEMENTS D’EXPLORATION',
    statistical: '22010010017',
    compulsoryOptions: 5,
    core: [...common, 'physics', 'biology'],
    ranks: [
      languageA,
      languageB,
      ['exploreEconomics', 'exploreManagement'],
      ['exploreLaboratory', 'exploreHealth', 'exploreScience'],
      ['exploreEngineering', 'exploreInnovation', 'exploreDigital'],
    ],
    optional: ['workshop'],
    divisions: ['2EXP3'],
  },
  musicAndDance: {
    mef: '20013410110',
    formation: '2NDE',
    label: '2NDE TECH. MUSIQUE ET DANSE',
    printedLabel: 'SECONDE TECHNIQUES DE LA MUSIQUE ET DE LA DANSE',
    statistical: '22013410019',
    compulsoryOptions: 2,
    core: [...common, 'music'],
    ranks: [languageA, ['violin', 'piano', 'dance']],
    optional: ['workshop'],
    divisions: ['2TMD'],
  },
  technician: {
    mef: '21013400110',
    formation: '2NDE',
    label: '2NDE BT METIERS DE LA MUSIQUE',
    printedLabel: 'SECONDE BREVET DE TECHNICIEN MÉTIERS DE LA MUSIQUE',
    statistical: '22113400019',
    compulsoryOptions: 1,
    core: [...common, 'music'],
    ranks: [languageA],
    optional: ['workshop'],
    divisions: ['2BT'],
  },
  first: {
    mef: '20111010110',
    formation: '1ERE',
    label: '1ERE GENERALE',
    printedLabel: 'PREMIERE GENERALE',
    statistical: '22011010019',
    compulsoryOptions: 2,
    core: common,
    ranks: [languageA, languageB],
    optional: ['latin'],
    divisions: ['1G1'],
  },
  sales: {
    mef: '24731210131',
    formation: '2NDPRO',
    label: '2NDPRO METIERS DE LA RELATION CLIENT',
    printedLabel: '2DE PRO MÉTIERS DE LA RELATION CLIENT',
    statistical: '24173121019',
    compulsoryOptions: 2,
    core: [...common, 'trade'],
    ranks: [languageA, languageB],
    optional: ['sailing'],
    divisions: ['2MRC'],
  },
  electricity: {
    mef: '24725510131',
    formation: '2NDPRO',
    label: '2NDPRO METIERS TRANSITIONS NUM. ENERG.',
    printedLabel: '2DE PRO MÉTIERS TRANSITIONS NUMÉRIQUE ET ÉNERGÉTIQUE',
    statistical: '24172551019',
    compulsoryOptions: 1,
    core: [...common, 'trade'],
    ranks: [languageA],
    optional: ['sailing'],
    divisions: ['2TNE'],
  },
  care: {
    mef: '24733010131',
    formation: '2NDPRO',
    label: '2NDPRO ACCOMPAGNEMENT SOINS SERVICES',
    printedLabel: '2DE PRO ACCOMPAGNEMENT, SOINS ET SERVICES À LA PERSONNE',
    statistical: '24173301019',
    compulsoryOptions: 1,
    core: [...common, 'trade'],
    ranks: [languageA],
    optional: ['sailing'],
    divisions: ['2ASSP'],
  },
  cooking: {
    mef: '24122130021',
    formation: '1CAP2',
    label: '1CAP2 CUISINE',
    printedLabel: 'PREMIERE ANNEE DE CAP2 CUISINE',
    statistical: '23122130019',
    compulsoryOptions: 1,
    core: [...common, 'trade'],
    ranks: [languageA],
    optional: [],
    divisions: ['1CUIS'],
  },
  masonry: {
    mef: '24123230021',
    formation: '1CAP2',
    label: '1CAP2 MACON',
    printedLabel: 'PREMIERE ANNEE DE CAP2 MAÇON',
    statistical: '23123230019',
    compulsoryOptions: 1,
    core: [...common, 'trade'],
    ranks: [languageA],
    optional: [],
    divisions: ['1MACO'],
  },
} as const satisfies Record<string, DemoFormation>;
export type DemoFormationKey = keyof typeof FORMATIONS;

/** What each school teaches, and the regimes it offers. */
export const TEACHING: Record<TeachingSchool, { formations: DemoFormationKey[]; regimes: string[] }> = {
  college: { formations: ['fifth', 'fourth', 'third'], regimes: ['0', '2'] },
  lyceePolyvalent: { formations: ['general', 'hospitality', 'sales', 'first'], regimes: ['0', '2', '3'] },
  lyceeProfessionnel: { formations: ['electricity', 'care', 'cooking', 'masonry'], regimes: ['0', '2', '3'] },
  lyceeExploration: {
    formations: ['explorationTwo', 'explorationOne', 'explorationThree', 'musicAndDance', 'technician'],
    regimes: ['0', '2', '3'],
  },
};

/** How a school calls a subject: languages were LV1 and LV2 before they became LVA and LVB (§3.5). */
export const labelAt = (school: TeachingSchool, subject: DemoSubject): string => {
  const [, , label] = SUBJECTS[subject];
  if (school !== 'lyceeExploration') return label;
  return label.replace(/LV([ABC])$/, (_, letter: string) => `LV${'ABC'.indexOf(letter) + 1}`);
};

/** Groups across class groups, beside the divisions: code, label, formation. */
export const GROUPS: Record<TeachingSchool, readonly (readonly [string, string, DemoFormationKey])[]> = {
  college: [
    ['3LATIN', 'LATIN 3EME', 'third'],
    ['3ALL', 'ALLEMAND 3EME', 'third'],
    ['3ITA', 'ITALIEN 3EME', 'third'],
  ],
  lyceePolyvalent: [['2LATIN', 'LATIN 2NDE', 'general']],
  lyceeProfessionnel: [],
  lyceeExploration: [],
};

export const REGIMES: Record<string, string> = {
  '0': 'EXTERNE LIBRE',
  '2': 'DEMI-PENSIONNAIRE DANS L’ÉTABLISSEMENT',
  '3': 'INTERNE DANS L’ÉTABLISSEMENT',
};

/** The lists that every school has, as tag of the list, tag of the entry, attribute of the code, then codes and labels. */
export const CODE_LISTS: readonly (readonly [string, string, string, Readonly<Record<string, string>>])[] = [
  [
    'MODALITES_ELECTION',
    'MODALITE_ELECTION',
    'CODE_MODALITE_ELECT',
    { S: 'TRONC COMMUN', O: 'OBLIGATOIRE', F: 'FACULTATIVE' },
  ],
  [
    'LIENS_PARENTE',
    'LIEN_PARENTE',
    'CODE_PARENTE',
    {
      '10': 'MÈRE',
      '20': 'PÈRE',
      '37': 'FRATRIE',
      '38': 'ASCENDANT',
      '39': 'AUTRE MEMBRE DE LA FAMILLE',
      '41': 'ÉDUCATEUR',
      '42': 'ASSISTANT FAMILIAL',
      '50': 'TUTEUR',
      '51': 'AIDE SOCIALE À L’ENFANCE',
      '70': 'ÉLÈVE LUI-MÊME',
      '90': 'AUTRE CAS',
    },
  ],
  ['BOURSES', 'BOURSE', 'CODE_BOURSE', { N: 'NON BOURSIER', '1': 'BOURSE DE COLLÈGE', '2': 'BOURSE DE LYCÉE' }],
  [
    'PROFESSIONS',
    'PROFESSION',
    'CODE_PROFESSION',
    {
      '10': 'AGRICULTEURS EXPLOITANTS',
      '21': 'ARTISANS',
      '22': 'COMMERÇANTS ET ASSIMILÉS',
      '23': 'CHEFS D’ENTREPRISE DE 10 SALARIÉS OU PLUS',
      '31': 'PROFESSIONS LIBÉRALES',
      '33': 'CADRES DE LA FONCTION PUBLIQUE',
      '34': 'PROFESSEURS ET ASSIMILÉS',
      '35': 'PROFESSIONS DE L’INFORMATION, DES ARTS, DES SPECTACLES',
      '37': 'CADRES ADMINISTRATIFS ET COMMERCIAUX D’ENTREPRISE',
      '38': 'INGÉNIEURS, CADRES TECHNIQUES D’ENTREPRISE',
      '42': 'PROFESSEURS DES ÉCOLES ET ASSIMILÉS',
      '43': 'PROFESSIONS INTERMÉDIAIRES DE LA SANTÉ ET DU TRAVAIL SOCIAL',
      '44': 'CLERGÉ, RELIGIEUX',
      '45': 'PROFESSIONS INTERMÉDIAIRES DE LA FONCTION PUBLIQUE',
      '46': 'PROFESSIONS INTERMÉDIAIRES DES ENTREPRISES',
      '47': 'TECHNICIENS',
      '48': 'CONTREMAÎTRES, AGENTS DE MAÎTRISE',
      '52': 'EMPLOYÉS CIVILS, AGENTS DE SERVICE DE LA FONCTION PUBLIQUE',
      '53': 'POLICIERS ET MILITAIRES',
      '54': 'EMPLOYÉS ADMINISTRATIFS D’ENTREPRISE',
      '55': 'EMPLOYÉS DE COMMERCE',
      '56': 'PERSONNELS DES SERVICES DIRECTS AUX PARTICULIERS',
      '62': 'OUVRIERS QUALIFIÉS DE TYPE INDUSTRIEL',
      '63': 'OUVRIERS QUALIFIÉS DE TYPE ARTISANAL',
      '64': 'CHAUFFEURS',
      '65': 'OUVRIERS QUALIFIÉS DE LA MANUTENTION ET DU TRANSPORT',
      '67': 'OUVRIERS NON QUALIFIÉS DE TYPE INDUSTRIEL',
      '68': 'OUVRIERS NON QUALIFIÉS DE TYPE ARTISANAL',
      '69': 'OUVRIERS AGRICOLES',
      '71': 'RETRAITÉS AGRICULTEURS EXPLOITANTS',
      '72': 'RETRAITÉS ARTISANS, COMMERÇANTS, CHEFS D’ENTREPRISE',
      '74': 'ANCIENS CADRES',
      '75': 'ANCIENNES PROFESSIONS INTERMÉDIAIRES',
      '77': 'ANCIENS EMPLOYÉS',
      '78': 'ANCIENS OUVRIERS',
      '81': 'CHÔMEURS N’AYANT JAMAIS TRAVAILLÉ',
      '83': 'MILITAIRES DU CONTINGENT',
      '84': 'ÉLÈVES, ÉTUDIANTS',
      '85': 'PERSONNES SANS ACTIVITÉ PROFESSIONNELLE DE MOINS DE 60 ANS',
      '86': 'PERSONNES SANS ACTIVITÉ PROFESSIONNELLE DE 60 ANS ET PLUS',
      '99': 'NON RENSEIGNÉE',
    },
  ],
  [
    'PROVENANCES',
    'PROVENANCE',
    'CODE_PROVENANCE',
    { '1': 'MÊME ÉTABLISSEMENT', '2': 'AUTRE ÉTABLISSEMENT PUBLIC', '3': 'ÉTABLISSEMENT PRIVÉ', '9': 'AUTRE CAS' },
  ],
  [
    'MOTIFS_SORTIE',
    'MOTIF_SORTIE',
    'CODE_MOTIF_SORTIE',
    { '10': 'SUITE SECOND DEGRÉ PUBLIC DE L’ACADÉMIE', '43': 'DÉCÈS', '99': 'INCONNU' },
  ],
  ['STATUTS', 'STATUT', 'CODE_STATUT', { ST: 'SCOLAIRE', AP: 'APPRENTI' }],
  ['CIVILITES', 'CIVILITE', 'CODE_CIVILITE', { '1': 'M.', '2': 'MME' }],
];

export const COUNTRIES: Record<string, string> = {
  '100': 'FRANCE',
  '109': 'ALLEMAGNE',
  '127': 'ITALIE',
  '131': 'BELGIQUE',
  '132': 'GRANDE-BRETAGNE',
  '134': 'ESPAGNE',
  '139': 'PORTUGAL',
  '243': 'VIETNAM',
  '335': 'MALI',
  '341': 'SENEGAL',
  '350': 'MAROC',
  '351': 'TUNISIE',
  '352': 'ALGERIE',
  '410': 'HAITI',
  '995': 'INCONNU',
};

/** Communes of birth beside the fictional ones: INSEE code, département, label. */
export const BIRTH_COMMUNES: readonly (readonly [string, string, string])[] = [
  ['44109', '44', 'NANTES'],
  ['13055', '13', 'MARSEILLE'],
  ['69123', '69', 'LYON'],
  ['59350', '59', 'LILLE'],
  ['2A004', '2A', 'AJACCIO'],
  ['97411', '974', 'SAINT-DENIS'],
];
