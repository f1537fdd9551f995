import { departmentOfUai } from './uai.ts';

/** An academy and the time zone of its calendar. Files name establishments only: the département tells the academy. */
export interface Academy {
  /** The ministry's number, 2 digits. */
  readonly code: string;
  readonly name: string;
  /** IANA zone. */
  readonly timeZone: string;
}

const MAINLAND = 'Europe/Paris';

/** code, name, départements as UAIs write them, zone (source: découpage académique, code de l'éducation art. R222-2). */
const ACADEMIES: readonly [string, string, string, string][] = [
  ['01', 'Paris', '075', MAINLAND],
  ['02', 'Aix-Marseille', '004 005 013 084', MAINLAND],
  ['03', 'Besançon', '025 039 070 090', MAINLAND],
  ['04', 'Bordeaux', '024 033 040 047 064', MAINLAND],
  ['06', 'Clermont-Ferrand', '003 015 043 063', MAINLAND],
  ['07', 'Dijon', '021 058 071 089', MAINLAND],
  ['08', 'Grenoble', '007 026 038 073 074', MAINLAND],
  ['09', 'Lille', '059 062', MAINLAND],
  ['10', 'Lyon', '001 042 069', MAINLAND],
  ['11', 'Montpellier', '011 030 034 048 066', MAINLAND],
  ['12', 'Nancy-Metz', '054 055 057 088', MAINLAND],
  ['13', 'Poitiers', '016 017 079 086', MAINLAND],
  ['14', 'Rennes', '022 029 035 056', MAINLAND],
  ['15', 'Strasbourg', '067 068', MAINLAND],
  ['16', 'Toulouse', '009 012 031 032 046 065 081 082', MAINLAND],
  ['17', 'Nantes', '044 049 053 072 085', MAINLAND],
  ['18', 'Orléans-Tours', '018 028 036 037 041 045', MAINLAND],
  ['19', 'Reims', '008 010 051 052', MAINLAND],
  ['20', 'Amiens', '002 060 080', MAINLAND],
  ['22', 'Limoges', '019 023 087', MAINLAND],
  ['23', 'Nice', '006 083', MAINLAND],
  ['24', 'Créteil', '077 093 094', MAINLAND],
  ['25', 'Versailles', '078 091 092 095', MAINLAND],
  ['27', 'Corse', '620 720', MAINLAND],
  ['28', 'La Réunion', '974', 'Indian/Reunion'],
  ['31', 'Martinique', '972', 'America/Martinique'],
  ['32', 'Guadeloupe', '971 977 978', 'America/Guadeloupe'],
  ['33', 'Guyane', '973', 'America/Cayenne'],
  ['40', 'Nouvelle-Calédonie', '983 988', 'Pacific/Noumea'],
  ['41', 'Polynésie française', '984 987', 'Pacific/Tahiti'],
  ['42', 'Wallis-et-Futuna', '986', 'Pacific/Wallis'],
  ['43', 'Mayotte', '976', 'Indian/Mayotte'],
  ['44', 'Saint-Pierre-et-Miquelon', '975', 'America/Miquelon'],
  ['70', 'Normandie', '014 027 050 061 076', MAINLAND],
];

const BY_DEPARTMENT: ReadonlyMap<string, Academy> = new Map(
  ACADEMIES.flatMap(([code, name, departments, timeZone]) =>
    departments.split(' ').map((department): [string, Academy] => [department, { code, name, timeZone }]),
  ),
);

/** The academy of an establishment; a département that is in none (a fictional one) is an academy by itself. */
export function academyOf(uai: string): Academy {
  const department = departmentOfUai(uai);
  return BY_DEPARTMENT.get(department) ?? { code: department, name: department, timeZone: MAINLAND };
}

/**
 * The départements of an academy, as UAIs write them: those of its number, or, when the number is nobody's (a fictional
 * academy), of an overseas academy in the same time zone; none otherwise, which is the mainland's common calendar.
 */
export function departmentsOf({ code, timeZone }: Pick<Academy, 'code' | 'timeZone'>): readonly string[] {
  const known =
    ACADEMIES.find(([number]) => number === code) ??
    ACADEMIES.find(([, , , zone]) => zone === timeZone && zone !== MAINLAND);
  return known ? known[2].split(' ') : [];
}
