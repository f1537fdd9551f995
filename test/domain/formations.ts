/**
 * The formations of `domain.md` §3.5 as two nomenclatures say them: A, of the exploration courses (2010–2018, names of the
 * order published in 2010), and B, since 2019. Codes look like the national ones; those of the courses are invented.
 */
import type { MefOffer, Subject } from '../../domain/enrolment-dossier/offer.ts';

const subject = (code: string, shortCode: string, label: string): Subject => ({ code, shortCode, label });

/** Subjects of both eras: only the names of the languages tell one from the other. */
const languages = (first: string, second: string, third: string) => ({
  english1: subject('030201', 'AGL1', `ANGLAIS ${first}`),
  german1: subject('030101', 'ALL1', `ALLEMAND ${first}`),
  english2: subject('030202', 'AGL2', `ANGLAIS ${second}`),
  spanish2: subject('030602', 'ESP2', `ESPAGNOL ${second}`),
  german2: subject('030102', 'ALL2', `ALLEMAND ${second}`),
  italian3: subject('030903', 'ITA3', `ITALIEN ${third}`),
});

export const SUBJECTS_A = {
  ...languages('LV1', 'LV2', 'LV3'),
  economics: subject('051100', 'SES', 'SCIENCES ECONOMIQUES ET SOCIALES'),
  management: subject('051200', 'PFEG', 'PRINCIPES FONDAMENTAUX DE L’ECONOMIE ET DE LA GESTION'),
  latin: subject('020300', 'LCALA', 'LANGUES ET CULTURES DE L’ANTIQUITE : LATIN'),
  greek: subject('020500', 'LCAGR', 'LANGUES ET CULTURES DE L’ANTIQUITE : GREC'),
  literature: subject('021100', 'LITSO', 'LITTERATURE ET SOCIETE'),
  methods: subject('061100', 'MPS', 'METHODES ET PRATIQUES SCIENTIFIQUES'),
  digital: subject('061200', 'ICN', 'INFORMATIQUE ET CREATION NUMERIQUE'),
  health: subject('071100', 'SASOC', 'SANTE ET SOCIAL'),
  biotechnology: subject('071200', 'BIOTC', 'BIOTECHNOLOGIES'),
  laboratory: subject('071300', 'SCLAB', 'SCIENCES ET LABORATOIRE'),
  engineering: subject('071400', 'SCING', 'SCIENCES DE L’INGENIEUR'),
  innovation: subject('071500', 'CIT', 'CREATION ET INNOVATION TECHNOLOGIQUES'),
  arts: subject('091100', 'CAART', 'CREATION ET ACTIVITES ARTISTIQUES : ARTS VISUELS'),
  circus: subject('091200', 'CIRQU', 'ARTS DU CIRQUE'),
  workshop: subject('091300', 'ATART', 'ATELIER ARTISTIQUE'),
  european: subject('030270', 'SEEAN', 'SECTION EUROPEENNE ANGLAIS'),
  sailing: subject('101100', 'SSVOI', 'SECTION SPORTIVE VOILE'),
  piano: subject('081100', 'PIANO', 'INSTRUMENT : PIANO'),
  violin: subject('081200', 'VIOLO', 'INSTRUMENT : VIOLON'),
  dance: subject('081300', 'DANSE', 'DANSE'),
} as const;

export const SUBJECTS_B = {
  ...languages('LVA', 'LVB', 'LVC'),
  latin: SUBJECTS_A.latin,
  greek: SUBJECTS_A.greek,
  visualArts: subject('090100', 'ARTPL', 'ARTS PLASTIQUES'),
  music: subject('080100', 'MUSIQ', 'MUSIQUE'),
  theatre: subject('090300', 'THEAT', 'THEATRE'),
  management: subject('118100', 'MGEST', 'MANAGEMENT ET GESTION'),
  health: subject('118200', 'SASOC', 'SANTE ET SOCIAL'),
  laboratory: subject('118300', 'SCLAB', 'SCIENCES ET LABORATOIRE'),
  culture: subject('118600', 'CPMUS', 'CULTURE ET PRATIQUE DE LA MUSIQUE'),
  workshop: SUBJECTS_A.workshop,
  international: subject('021700', 'SIBRI', 'SECTION INTERNATIONALE BRITANNIQUE'),
  sailing: SUBJECTS_A.sailing,
} as const;

const REGIMES = [
  { code: '0', label: 'EXTERNE LIBRE' },
  { code: '2', label: 'DEMI-PENSIONNAIRE DANS L’ETABLISSEMENT' },
  { code: '3', label: 'INTERNE DANS L’ETABLISSEMENT' },
];

interface Taught {
  readonly compulsoryOptions: number;
  readonly ranks: readonly (readonly Subject[])[];
  readonly optional?: readonly Subject[];
}

const formation = (mef: string, { compulsoryOptions, ranks, optional = [] }: Taught): MefOffer => ({
  ...{ mef, compulsoryOptions, minimumOptions: compulsoryOptions, optional, regimes: REGIMES },
  ranked: ranks.flatMap((subjects, index) => subjects.map((each) => ({ rank: index + 1, subject: each }))),
  compulsory: ranks.flat(),
});

const a = SUBJECTS_A;
const first = [a.english1, a.german1];
const second = [a.english2, a.spanish2, a.german2];
const economy = [a.economics, a.management];
const exploration = [
  ...economy,
  ...[a.latin, a.greek, a.italian3, a.literature, a.methods, a.digital, a.health, a.biotechnology, a.laboratory],
  ...[a.engineering, a.innovation, a.arts],
];
const technological = [a.health, a.biotechnology, a.laboratory, a.engineering, a.innovation];
const optional = [a.european, a.sailing, a.workshop];

/** 2010–2018: NB_OPT_OBLIG counts the exploration courses. */
export const NOMENCLATURE_A = {
  twoExplorationCourses: formation('20010012110', {
    ...{ compulsoryOptions: 4, ranks: [first, second, economy, exploration], optional },
  }),
  oneExplorationCourse: formation('20010013110', {
    ...{ compulsoryOptions: 3, ranks: [first, second, [a.circus]], optional },
  }),
  threeExplorationCourses: formation('20010014110', {
    ...{ compulsoryOptions: 5, ranks: [first, second, economy, technological, technological], optional },
  }),
  hospitality: formation('20133410110', { compulsoryOptions: 2, ranks: [first, second], optional }),
  musicAndDance: formation('20113310110', {
    ...{ compulsoryOptions: 2, ranks: [first, [a.piano, a.violin, a.dance]], optional: [a.spanish2] },
  }),
  technicianDiploma: formation('21031108110', { compulsoryOptions: 1, ranks: [first], optional: [a.workshop] }),
  professional: formation('24731210131', { compulsoryOptions: 2, ranks: [first, second], optional: [a.sailing] }),
  professionalWithOneLanguage: formation('24725510131', {
    ...{ compulsoryOptions: 1, ranks: [first], optional: [a.sailing] },
  }),
  vocationalCertificate: formation('24122130021', { compulsoryOptions: 1, ranks: [first], optional: [a.workshop] }),
} as const;

const b = SUBJECTS_B;
const languageA = [b.english1, b.german1];
const languageB = [b.english2, b.spanish2, b.german2];
const general = [b.latin, b.greek, b.italian3, b.visualArts, b.music, b.theatre];
const technologicalB = [b.management, b.health, b.laboratory, b.culture];
const optionalB = [b.international, b.sailing, b.workshop];

/** Since 2019: NB_OPT_OBLIG counts the languages, a general and a technological course may be added. */
export const NOMENCLATURE_B = {
  general: formation('20010019110', {
    ...{ compulsoryOptions: 2, ranks: [languageA, languageB, general, technologicalB], optional: optionalB },
  }),
  hospitality: formation('20033110110', { compulsoryOptions: 2, ranks: [languageA, languageB], optional: optionalB }),
  professional: formation('24731210132', {
    compulsoryOptions: 2,
    ranks: [languageA, languageB],
    optional: [b.sailing],
  }),
  vocationalCertificate: formation('24122130022', { compulsoryOptions: 1, ranks: [languageA], optional: [] }),
} as const;
