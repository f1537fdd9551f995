/**
 * The families of the fictional academy. First those written by hand, each for a case that schools meet and that is easy
 * to get wrong (domain.md §1.4, §3.8); then as many ordinary ones as a third year of 120 pupils needs, drawn from lists by
 * a generator with a fixed seed: the same families whatever the machine and the year, only the years of birth follow.
 */
import type { Level } from '../../domain/pupil-record/responsibility.ts';
import { DEMO_TOWNS, type DemoTown, plain } from './schools.ts';
import type { DemoFormationKey, DemoSubject, TeachingSchool } from './teaching.ts';

export interface DemoHome {
  readonly lines: readonly string[];
  readonly town: DemoTown | { readonly foreignCity: string; readonly country: string };
}

export interface DemoAdult {
  readonly firstName: string;
  readonly lastName: string;
  readonly usageName?: string;
  readonly civility: '1' | '2';
  /** Index in the family's homes. */
  readonly home: number;
  readonly level: Level;
  readonly kinship: string;
  readonly occupation: string;
  /** Null: has none. */
  readonly email: string | null;
  /** Whether the children live there. */
  readonly houses: boolean;
  readonly paysFees: boolean;
  readonly mobile: boolean;
  readonly acceptsSms: boolean;
}

/** The offers of the affectation; null: none (§6.3). */
export type DemoOffer = Exclude<DemoFormationKey, 'fifth' | 'fourth' | 'third' | 'first'>;

export interface DemoChild {
  readonly firstName: string;
  readonly secondName?: string;
  readonly lastName: string;
  readonly usageName?: string;
  readonly sex: '1' | '2';
  readonly school: Exclude<TeachingSchool, 'lyceeProfessionnel' | 'lyceeExploration'>;
  readonly formation: 'fifth' | 'fourth' | 'third' | 'general' | 'first';
  /** Years over the usual age. */
  readonly late: number;
  /** Month and day, `MM-DD`. */
  readonly birthday: string;
  readonly born:
    | { readonly commune: string; readonly department: string }
    | { readonly city: string; readonly country: string };
  readonly nationality: string;
  readonly division: string;
  readonly groups: readonly string[];
  /** Followed, in rank order. */
  readonly languages: readonly DemoSubject[];
  readonly latin: boolean;
  readonly regime: string;
  /** Index of a home of the child's own, when it is not the guardians'. */
  readonly home?: number;
  readonly repeating: boolean;
  readonly scholarship: boolean;
  /** Wishes in order, with what became of each. */
  readonly wishes: readonly { readonly offer: DemoOffer; readonly decision: 'AFFECTE' | 'LISTE_SUPP' | 'REFUSE' }[];
}

export interface DemoFamily {
  /** Of the families written by hand: the case it is here for. */
  readonly key: string | null;
  readonly homes: readonly DemoHome[];
  readonly adults: readonly DemoAdult[];
  readonly children: readonly DemoChild[];
}

/** Pupils of the third year, last of the collège. */
export const THIRD_YEAR_PUPILS = 120;

const home = (line: string, town: DemoTown, ...more: string[]): DemoHome => ({ lines: [line, ...more], town });

const adult = (civility: '1' | '2', firstName: string, lastName: string, more: Partial<DemoAdult> = {}): DemoAdult => ({
  firstName,
  lastName,
  civility,
  home: 0,
  level: 1,
  kinship: civility === '2' ? '10' : '20',
  occupation: '54',
  email: `${plain(`${firstName} ${lastName}`)}@famille.example`,
  houses: true,
  paysFees: false,
  mobile: true,
  acceptsSms: false,
  ...more,
});

const assigned = (offer: DemoOffer): DemoChild['wishes'] => [{ offer, decision: 'AFFECTE' }];
const here = { commune: DEMO_TOWNS.port.commune, department: '99' };

const child = (
  sex: '1' | '2',
  firstName: string,
  lastName: string,
  birthday: string,
  division: string,
  more: Partial<DemoChild> = {},
): DemoChild => ({
  firstName,
  lastName,
  sex,
  school: 'college',
  formation: 'third',
  late: 0,
  birthday,
  born: here,
  nationality: '100',
  division,
  groups: [],
  languages: ['english1', 'spanish2'],
  latin: false,
  regime: '2',
  repeating: false,
  scholarship: false,
  wishes: [],
  ...more,
});

const HARD_CASES: readonly DemoFamily[] = [
  {
    key: 'twins',
    homes: [home('14 RUE DES MOUETTES', DEMO_TOWNS.port)],
    adults: [
      adult('2', 'Aminata', 'DIALLO', { occupation: '43', paysFees: true, acceptsSms: true }),
      adult('1', 'Moussa', 'DIALLO', { occupation: '64' }),
    ],
    children: [
      child('2', 'Awa', 'DIALLO', '03-18', '3A', { wishes: assigned('general') }),
      child('1', 'Issa', 'DIALLO', '03-18', '3B', { wishes: assigned('electricity') }),
    ],
  },
  {
    // ’ does not exist in ISO-8859-15, the encoding of SIECLE's files; ï and œ do.
    key: 'apart',
    homes: [home('3 RUE DE L’ÎLE-AUX-PHOQUES', DEMO_TOWNS.port), home('28 CHEMIN DU MOULIN', DEMO_TOWNS.valbrume)],
    adults: [
      adult('2', 'Solène', 'D’ŒUVRE', { occupation: '34', paysFees: true, acceptsSms: true }),
      adult('1', 'Yann', 'LE GOFF', { occupation: '47', home: 1, houses: false }),
    ],
    children: [
      child('2', 'Anaïs', 'LE GOFF D’ŒUVRE', '11-02', '3A', {
        secondName: 'Maëlys',
        latin: true,
        groups: ['3LATIN'],
        wishes: assigned('general'),
      }),
    ],
  },
  {
    key: 'two-schools',
    homes: [home('5 PLACE DU MARCHÉ', DEMO_TOWNS.saintOurs)],
    adults: [
      adult('2', 'Paola', 'MARCHETTI', { occupation: '22', paysFees: true, acceptsSms: true }),
      adult('1', 'Bruno', 'MARCHETTI', { occupation: '21' }),
    ],
    children: [
      child('2', 'Giulia', 'MARCHETTI', '06-21', '3C', {
        languages: ['english1', 'italian2'],
        groups: ['3ITA'],
        wishes: assigned('general'),
      }),
      child('1', 'Luca', 'MARCHETTI', '01-09', '1G1', {
        school: 'lyceePolyvalent',
        formation: 'first',
        languages: ['english1', 'italian2'],
      }),
    ],
  },
  {
    key: 'one-guardian',
    homes: [home('9 ALLÉE DES TAMARIS', DEMO_TOWNS.etangs)],
    adults: [adult('2', 'Claire', 'ROUSSEAU', { occupation: '56', paysFees: true })],
    children: [child('1', 'Tom', 'ROUSSEAU', '09-14', '3B', { scholarship: true, wishes: assigned('sales') })],
  },
  {
    key: 'aunt',
    homes: [
      home('41 BOULEVARD DE LA RADE', DEMO_TOWNS.port),
      { lines: ['12 DUONG TRAN PHU'], town: { foreignCity: 'DA NANG', country: '243' } },
    ],
    adults: [
      adult('2', 'Hoa', 'NGUYEN', { home: 1, houses: false, occupation: '55', mobile: false }),
      adult('2', 'Linh', 'TRAN', { level: 2, kinship: '39', occupation: '52', paysFees: true }),
    ],
    children: [
      child('1', 'Minh', 'NGUYEN', '02-05', '3D', {
        born: { city: 'DA NANG', country: '243' },
        nationality: '243',
        home: 0,
        wishes: assigned('hospitality'),
      }),
    ],
  },
  {
    key: 'child-welfare',
    homes: [
      home('HÔTEL DU DÉPARTEMENT', DEMO_TOWNS.port, 'AIDE SOCIALE À L’ENFANCE', '1 PLACE DE LA PRÉFECTURE'),
      home('17 RUE DES GENÊTS', DEMO_TOWNS.montcendre),
    ],
    adults: [
      adult('2', 'Référente', 'ASE DES NUES', {
        kinship: '51',
        houses: false,
        paysFees: true,
        occupation: '45',
        email: 'ase@departement-nues.example',
        mobile: false,
      }),
      adult('1', 'Régis', 'TOUTAIN', { home: 1, level: 2, kinship: '42', occupation: '56' }),
    ],
    children: [child('1', 'Kévin', 'BLANCHET', '12-30', '3E', { home: 1, late: 1, wishes: assigned('masonry') })],
  },
  {
    key: 'of-age',
    homes: [home('RÉSIDENCE DES JEUNES TRAVAILLEURS', DEMO_TOWNS.port, 'CHAMBRE 214', '60 AVENUE DU LARGE')],
    adults: [adult('1', 'Mehdi', 'BENALI', { kinship: '70', occupation: '84', paysFees: true, acceptsSms: true })],
    children: [
      child('1', 'Mehdi', 'BENALI', '01-25', '1G1', {
        school: 'lyceePolyvalent',
        formation: 'first',
        late: 2,
        wishes: assigned('cooking'),
      }),
    ],
  },
  {
    key: 'no-email',
    homes: [home('2 IMPASSE DU LAVOIR', DEMO_TOWNS.montcendre)],
    adults: [
      adult('2', 'Monique', 'PETITJEAN', { occupation: '69', email: null, paysFees: true }),
      adult('1', 'Daniel', 'PETITJEAN', { occupation: '10', email: null, mobile: false }),
    ],
    children: [child('2', 'Lucie', 'PETITJEAN', '04-11', '3C', { regime: '0', wishes: assigned('care') })],
  },
  {
    key: 'long-address',
    homes: [
      home(
        'RÉSIDENCE DES GRANDS NAVIGATEURS BT C2',
        DEMO_TOWNS.etangs,
        'ESCALIER 14 ÉTAGE 11 APPARTEMENT 11042',
        '1284 BIS AVENUE DU GÉNÉRAL DE LATOUCHE',
        'LIEU-DIT LES SEPT MOULINS DE LA CRIQUE',
      ),
    ],
    adults: [
      adult('2', 'Maria da Conceição', 'FERNANDES DE OLIVEIRA', { occupation: '68', paysFees: true }),
      adult('1', 'João', 'FERNANDES DE OLIVEIRA', { occupation: '63' }),
    ],
    children: [
      child('1', 'Tiago', 'FERNANDES DE OLIVEIRA', '08-08', '3D', {
        nationality: '139',
        wishes: assigned('electricity'),
      }),
    ],
  },
  {
    key: 'repeater',
    homes: [home('33 RUE DU PHARE', DEMO_TOWNS.port)],
    adults: [adult('2', 'Sandrine', 'GARNIER', { occupation: '46', paysFees: true }), adult('1', 'Marc', 'GARNIER')],
    children: [
      child('2', 'Chloé', 'GARNIER', '05-27', '2GT1', {
        school: 'lyceePolyvalent',
        formation: 'general',
        wishes: assigned('general'),
      }),
    ],
  },
  {
    key: 'reoriented',
    homes: [home('8 SENTE DES DOUANIERS', DEMO_TOWNS.port)],
    adults: [adult('1', 'Franck', 'COLIN', { occupation: '53', paysFees: true }), adult('2', 'Sabrina', 'COLIN')],
    children: [
      child('1', 'Enzo', 'COLIN', '10-19', '2GT2', {
        school: 'lyceePolyvalent',
        formation: 'general',
        languages: ['english1', 'german2'],
        wishes: [
          { offer: 'sales', decision: 'REFUSE' },
          { offer: 'electricity', decision: 'AFFECTE' },
        ],
      }),
    ],
  },
  {
    key: 'contact-only',
    homes: [home('19 RUE HAUTE', DEMO_TOWNS.saintOurs), home('21 RUE HAUTE', DEMO_TOWNS.saintOurs)],
    adults: [
      adult('2', 'Émilie', 'LAMBERT', { occupation: '38', paysFees: true }),
      adult('1', 'Nicolas', 'LAMBERT', { occupation: '37' }),
      adult('2', 'Yvette', 'LAMBERT', {
        home: 1,
        level: 3,
        kinship: '38',
        houses: false,
        occupation: '77',
        email: null,
      }),
    ],
    children: [child('1', 'Hugo', 'LAMBERT', '07-03', '3A', { wishes: assigned('general') })],
  },
  {
    key: 'siblings',
    homes: [home('6 RUE DES TISSERANDS', DEMO_TOWNS.valbrume)],
    adults: [
      adult('2', 'Samira', 'HADDAD', { occupation: '85', paysFees: true, acceptsSms: true }),
      adult('1', 'Rachid', 'HADDAD', { occupation: '62' }),
    ],
    children: [
      child('2', 'Nour', 'HADDAD', '01-30', '3E', { latin: true, groups: ['3LATIN'], wishes: assigned('general') }),
      child('1', 'Ilyès', 'HADDAD', '05-16', '4A', { formation: 'fourth' }),
      child('2', 'Lina', 'HADDAD', '12-12', '5A', { formation: 'fifth', languages: ['english1'] }),
    ],
  },
  {
    key: 'shared-email',
    homes: [home('11 QUAI DES CARTOGRAPHES', DEMO_TOWNS.port)],
    adults: [
      adult('2', 'Odile', 'SAINT-GEOURS', { email: 'famille.saint-geours@famille.example', paysFees: true }),
      adult('1', 'Hervé', 'SAINT-GEOURS', { email: 'famille.saint-geours@famille.example' }),
    ],
    children: [child('2', 'Capucine', 'SAINT-GEOURS', '02-29', '3B', { wishes: assigned('general') })],
  },
  {
    key: 'lives-with-grandparents',
    homes: [home('2 RUE DE LA FORGE', DEMO_TOWNS.montcendre), home('LE VIEUX PRESSOIR', DEMO_TOWNS.etangs)],
    adults: [adult('2', 'Virginie', 'MOREL', { occupation: '53', houses: false, paysFees: true })],
    children: [
      child('2', 'Jade', 'MOREL', '08-22', '3C', { usageName: 'MOREL-VIDAL', home: 1, wishes: assigned('general') }),
    ],
  },
];

/** A generator of numbers in [0, 1[ that always gives the same ones (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const words = (text: string): string[] => text.split(' ');
const LAST_NAMES = words(
  'ALBERTINI AUBRY BAILLEUL BARBOSA BEAUMONT BELKACEM BESNARD BONNEFOY BOUCHARD BRETON CAMARA CARPENTIER CHEVALIER ' +
    'CISSE COMBES CORDIER SILVEIRA DELMAS DESCHAMPS DUBREUIL DUMONTET ESCOFFIER FAUGERES FERRAND FONTANEL GAUDIN ' +
    'GIRAUDET GUILLEMOT HAMIDI HERVOUET HUGONNET JACQUEMIN JOLIVET KEITA KERVELLA LACOMBE LAGRANGE LECLERCQ ' +
    'LEMAIRE LORIEUX MAILLARD MARCEAU MERCADIER MONTFORT NAVARRO NOGARET OLLIVIER OUEDRAOGO PELLERIN PINCHON ' +
    'PRUDHOMME QUEMENER RAYNAUD REBOUL RIBEIRO ROCHEFORT SABATIER SANCHEZ SAUVIGNON SEGUIN SORIANO TAILLEFER ' +
    'TEXIER THIBAULT TOURE TREMBLAY URBAIN VASSEUR VERDIER VILLENEUVE WAGNER YILMAZ ZIEGLER ARNOUX BERTIN CAZENAVE ' +
    'DROUET EVRARD FLAMAND GOUJON HAMELIN IMBERT JULLIEN KOUAME LEGENDRE MAURICE NICOLLE ORSINI PASQUIER RENARD ' +
    'SYLLA TERRIER VAILLANT WEBER ZERBIB ANDRIEU BOISSEAU CHARRIER',
);
const GIRLS = words(
  'Agathe Alice Ambre Apolline Camille Clémence Coline Elsa Éloïse Emma Fatou Flora Héloïse Inès Jeanne Juliette Léna ' +
    'Léonie Lou Louna Maëlle Manon Margaux Maya Mila Myriam Noémie Océane Romane Rose Salomé Sarah Sofia Thaïs Yasmine Zoé',
);
const BOYS = words(
  'Adam Adrien Aloïs Antoine Arthur Axel Baptiste Clément Côme Diego Elias Gabriel Gaspard Ibrahim Jules Kylian Léo Loïc ' +
    'Louis Lucas Mathéo Maxence Nathan Noah Oscar Paul Raphaël Rayan Robin Sacha Samuel Théo Timothée Victor Yanis Youssef',
);
const WOMEN = words(
  'Alexandra Béatrice Carole Delphine Élodie Fabienne Gaëlle Isabelle Karine Laure Magali Nathalie Rachel Sophie Valérie',
);
const MEN = words(
  'Alain Benoît Cédric David Emmanuel Fabrice Guillaume Jérôme Laurent Mathieu Olivier Pascal Rémi Stéphane Thierry',
);
const STREETS = [
  'RUE DES ALIZÉS',
  'RUE DU BEFFROI',
  'AVENUE DES ACACIAS',
  'RUE DE LA CORDERIE',
  'CHEMIN DES DUNES',
  'RUE DES ÉCLUSES',
  'IMPASSE DES FUSAINS',
  'RUE DE LA GRÈVE',
  'PLACE DES HALLES',
  'RUE DES JARDINS',
  'ALLÉE DES LILAS',
  'RUE NEUVE',
];
const OCCUPATIONS = words('21 22 31 33 34 37 38 42 43 45 46 47 48 52 53 54 55 56 62 63 64 65 67 68 85');

/** How many ordinary pupils of the third year get each offer; the others get none, or only a waiting list. */
const QUOTAS: readonly (readonly [DemoOffer, number])[] = [
  ['general', 42],
  ['explorationTwo', 5],
  ['explorationOne', 2],
  ['explorationThree', 2],
  ['musicAndDance', 2],
  ['technician', 1],
  ['hospitality', 7],
  ['sales', 9],
  ['electricity', 9],
  ['care', 10],
  ['cooking', 6],
  ['masonry', 5],
];

/** All the families, in a fixed order. */
export function demoFamilies(): DemoFamily[] {
  const byHand = HARD_CASES.flatMap(({ children }) => children).filter(({ formation }) => formation === 'third').length;
  const ordinary = THIRD_YEAR_PUPILS - byHand;
  const offers = QUOTAS.flatMap(([offer, count]) => Array.from({ length: count }, () => offer));
  const draw = sequence(20_180_330);
  const families = Array.from({ length: ordinary }, (_, index) => ordinaryFamily(index, offers[index] ?? null, draw));
  return [...HARD_CASES, ...families];
}

function ordinaryFamily(index: number, offer: DemoOffer | null, draw: () => number): DemoFamily {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T;
  const chance = (share: number): boolean => draw() < share;
  const lastName = lastNameOf(index);
  const apart = chance(0.22);
  const oneHome = (): DemoHome =>
    home(`${1 + Math.floor(draw() * 90)} ${pick(STREETS)}`, pick(Object.values(DEMO_TOWNS)));
  const mother = adult('2', pick(WOMEN), lastName, {
    occupation: pick(OCCUPATIONS),
    paysFees: true,
    acceptsSms: chance(0.5),
  });
  const father = adult('1', pick(MEN), lastName, { occupation: pick(OCCUPATIONS), acceptsSms: chance(0.3) });
  const second = apart ? [{ ...father, home: 1, houses: false }] : chance(0.88) ? [father] : [];
  const sex = chance(0.5) ? '1' : '2';
  const german = chance(0.15);
  const latin = chance(0.12);
  const wishes = wishesFor(index, offer);
  const eldest = child(
    sex,
    pick(sex === '1' ? BOYS : GIRLS),
    lastName,
    birthday(draw),
    `3${'ABCDE'.charAt(index % 5)}`,
    {
      born: chance(0.7) ? here : pick(ELSEWHERE),
      languages: ['english1', german ? 'german2' : 'spanish2'],
      latin,
      groups: [...(german ? ['3ALL'] : []), ...(latin ? ['3LATIN'] : [])],
      regime: chance(0.7) ? '2' : '0',
      late: chance(0.08) ? 1 : 0,
      scholarship: chance(0.2),
      wishes,
    },
  );
  const younger = chance(0.1)
    ? [child('1', pick(BOYS), lastName, birthday(draw), '4A', { formation: 'fourth' })]
    : chance(0.1)
      ? [child('2', pick(GIRLS), lastName, birthday(draw), '5A', { formation: 'fifth', languages: ['english1'] })]
      : [];
  return {
    key: null,
    homes: apart ? [oneHome(), oneHome()] : [oneHome()],
    adults: [mother, ...second],
    children: [eldest, ...younger],
  };
}

/** A name of its own for each family, double once the list is used up: mail addresses are made of it. */
function lastNameOf(index: number): string {
  const name = LAST_NAMES[index % LAST_NAMES.length] as string;
  return index < LAST_NAMES.length ? name : `${name}-${LAST_NAMES[(index * 7) % LAST_NAMES.length]}`;
}

const ELSEWHERE: readonly DemoChild['born'][] = [
  { commune: '44109', department: '44' },
  { commune: '13055', department: '13' },
  { commune: '97411', department: '974' },
  { commune: DEMO_TOWNS.valbrume.commune, department: '99' },
];

/** Most get their first wish; one in twelve was refused or put on a list before; the last ones got nothing. */
function wishesFor(index: number, offer: DemoOffer | null): DemoChild['wishes'] {
  const other: DemoOffer = offer === 'hospitality' ? 'general' : 'hospitality';
  if (offer === null)
    return index % 2 === 0 ? [{ offer: other, decision: 'LISTE_SUPP' }] : [{ offer: other, decision: 'REFUSE' }];
  if (index % 12 === 5)
    return [{ offer: other, decision: index % 24 === 5 ? 'REFUSE' : 'LISTE_SUPP' }, ...assigned(offer)];
  return assigned(offer);
}

function birthday(draw: () => number): string {
  const day = new Date(Date.UTC(2011, 0, 1 + Math.floor(draw() * 365)));
  return day.toISOString().slice(5, 10);
}

/** In no base: her collège is private and imports nothing. */
export const UNKNOWN_CHILD = { firstName: 'Ombeline', lastName: 'DE LA ROCHE-PERCÉE', offer: 'general' } as const;
