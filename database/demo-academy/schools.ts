/**
 * A fictional academy, for the demonstration, the tests and the screenshots: a collège, a *lycée polyvalent*, a *lycée
 * professionnel* and a lycée that still teaches under the texts of 2010, in a département that no academy has (099). Every name is invented, telephones are of the blocks kept
 * for fiction, mail addresses of a domain that cannot exist; identifiers have right check letters.
 */
import { uaiLetter } from '../../domain/identifiers/uai.ts';
import type { Role } from '../../domain/permissions/operations.ts';

const uai = (digits: string): string => digits + uaiLetter(digits);

export const DEMO_ACADEMY = { code: '099', name: 'Port-aux-Nues', timeZone: 'Europe/Paris' } as const;

export interface DemoSchool {
  readonly uai: string;
  readonly name: string;
  readonly complement: string;
  /** CODE_TYPE_ETAB. */
  readonly type: 'CLG' | 'LYC' | 'LP';
  readonly sector: 'PU' | 'PR';
  readonly headTitle: string;
  readonly headName: string;
  readonly line1: string;
  readonly town: DemoTown;
  readonly phone: string;
  readonly email: string;
}

export interface DemoTown {
  readonly commune: string;
  readonly postalCode: string;
  readonly label: string;
}

export const DEMO_TOWNS = {
  port: { commune: '99001', postalCode: '99000', label: 'PORT-AUX-NUES' },
  saintOurs: { commune: '99002', postalCode: '99120', label: 'SAINT-OURS-LE-VIEUX' },
  valbrume: { commune: '99003', postalCode: '99200', label: 'VALBRUME' },
  etangs: { commune: '99004', postalCode: '99310', label: "LES ÉTANGS-D'OR" },
  montcendre: { commune: '99005', postalCode: '99400', label: 'MONTCENDRE' },
} as const satisfies Record<string, DemoTown>;

export const DEMO_SCHOOLS = {
  college: {
    uai: uai('0990001'),
    name: 'COLLEGE',
    complement: 'JEANNE BARRET',
    type: 'CLG',
    sector: 'PU',
    headTitle: 'PRINCIPALE',
    headName: 'MME MARGUERITE ASTIER',
    line1: '12 QUAI DES CARTOGRAPHES',
    town: DEMO_TOWNS.port,
    phone: '+33199000101',
    email: 'ce.0990001n@ac-nues.example',
  },
  lyceePolyvalent: {
    uai: uai('0990002'),
    name: 'LYCEE POLYVALENT',
    complement: 'ANITA CONTI',
    type: 'LYC',
    sector: 'PU',
    headTitle: 'PROVISEUR',
    headName: 'M. ÉTIENNE CARADEC',
    line1: '1 ESPLANADE DES HAUTURIERS',
    town: DEMO_TOWNS.port,
    phone: '+33199000201',
    email: 'ce.0990002p@ac-nues.example',
  },
  lyceeProfessionnel: {
    uai: uai('0990003'),
    name: 'LYCEE PROFESSIONNEL',
    complement: 'ÉLISA LEMONNIER',
    type: 'LP',
    sector: 'PU',
    headTitle: 'PROVISEURE',
    headName: 'MME NADÈGE FOURNEL',
    line1: '7 RUE DES ATELIERS',
    town: DEMO_TOWNS.valbrume,
    phone: '+33199000301',
    email: 'ce.0990003r@ac-nues.example',
  },
  /** Still teaches under the texts of 2010: exploration courses, LV1 and LV2 (§3.5, nomenclature A). */
  lyceeExploration: {
    uai: uai('0990005'),
    name: 'LYCEE GENERAL ET TECHNOL.',
    complement: 'SOPHIE BLANCHARD',
    type: 'LYC',
    sector: 'PU',
    headTitle: 'PROVISEURE',
    headName: 'MME IRÈNE CASTAGNAC',
    line1: '22 AVENUE DES AÉROSTATS',
    town: DEMO_TOWNS.etangs,
    phone: '+33199000501',
    email: 'ce.0990005@ac-nues.example',
  },
  /** Imports nothing: one of its pupils is in the affectation, and in no base (§1.6). */
  privateCollege: {
    uai: uai('0990004'),
    name: 'COLLEGE PRIVE',
    complement: 'SAINTE-BRUME',
    type: 'CLG',
    sector: 'PR',
    headTitle: 'DIRECTRICE',
    headName: 'MME BLANCHE DUVERNAY',
    line1: '3 PLACE DU CLOÎTRE',
    town: DEMO_TOWNS.saintOurs,
    phone: '+33199000401',
    email: 'direction@sainte-brume.example',
  },
} as const satisfies Record<string, DemoSchool>;

export interface DemoStaffMember {
  readonly login: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Of the academy's staff: null. */
  readonly uai: string | null;
  readonly academyCode: string | null;
}

const member = (name: string, role: Role, school: keyof typeof DEMO_SCHOOLS | null): DemoStaffMember => {
  const login = plain(name);
  return {
    login,
    name,
    email: `${login}@ac-nues.example`,
    role,
    uai: school && DEMO_SCHOOLS[school].uai,
    academyCode: school ? null : DEMO_ACADEMY.code,
  };
};

/** `Étienne Caradec` as `etienne.caradec`: logins and mail addresses of the demonstration. */
export function plain(name: string): string {
  return name
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'OE')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '.')
    .replaceAll(/^\.|\.$/g, '');
}

/** The staff who sign in: heads hold everything in their school, deputies and secretaries what is delegated to them. */
export const demoStaff: readonly DemoStaffMember[] = [
  member('Marguerite Astier', 'head', 'college'),
  member('Paul Ferrandez', 'deputy', 'college'),
  member('Josiane Kerbrat', 'secretary', 'college'),
  member('Étienne Caradec', 'head', 'lyceePolyvalent'),
  member('Inès Vautrin', 'deputy', 'lyceePolyvalent'),
  member('Sylvie Dormoy', 'secretary', 'lyceePolyvalent'),
  member('Gérard Loubet', 'bursar', 'lyceePolyvalent'),
  member('Nadège Fournel', 'head', 'lyceeProfessionnel'),
  member('Karim Oussedik', 'deputy', 'lyceeProfessionnel'),
  member('Brigitte Sauvage', 'secretary', 'lyceeProfessionnel'),
  member('Irène Castagnac', 'head', 'lyceeExploration'),
  member('Lucien Pradeau', 'secretary', 'lyceeExploration'),
  member('Hélène Mazur', 'academyAdmin', null),
];
