/** The pupil bases of year N: each family in the base of each school where it has a child, with SIECLE's own identifiers. */
import { ineLetter } from '../../domain/identifiers/ine.ts';
import { type DemoAdult, type DemoChild, type DemoFamily, type DemoHome, demoFamilies } from './families.ts';
import { DEMO_SCHOOLS } from './schools.ts';
import { FORMATIONS, type TeachingSchool } from './teaching.ts';

export interface DemoAddress extends DemoHome {
  readonly id: string;
}

export interface DemoPerson extends DemoAdult {
  readonly id: string;
  readonly family: string | null;
  readonly addressId: string;
  /** E.164. */
  readonly homePhone: string;
  readonly mobilePhone: string | null;
}

export interface DemoPupil extends DemoChild {
  readonly id: string;
  readonly elenoet: string;
  readonly ine: string;
  /** `YYYY-MM-DD`. */
  readonly bornOn: string;
  readonly mef: string;
  readonly addressId: string | null;
}

export interface DemoLink {
  readonly pupil: DemoPupil;
  readonly person: DemoPerson;
}

export interface DemoBase {
  readonly school: TeachingSchool;
  readonly addresses: DemoAddress[];
  readonly persons: DemoPerson[];
  readonly pupils: DemoPupil[];
  readonly links: DemoLink[];
}

/** Age reached in the year in which the school year begins. */
const AGES = { fifth: 12, fourth: 13, third: 14, general: 15, first: 16 } as const;

/** The bases of year N, of the schools that have pupils in the story. */
export function demoBases(schoolYear: number): DemoBase[] {
  const families = demoFamilies();
  const people = numbered(families);
  return (['college', 'lyceePolyvalent'] as const).map((school) => baseOf(school, families, people, schoolYear));
}

/** What is the same for a child or an adult in every base: the INE, the telephones. */
interface People {
  readonly ines: ReadonlyMap<DemoChild, string>;
  readonly numbers: ReadonlyMap<DemoAdult, number>;
}

function numbered(families: readonly DemoFamily[]): People {
  const children = families.flatMap((family) => family.children);
  const adults = families.flatMap((family) => family.adults);
  return {
    ines: new Map(children.map((child, index) => [child, ineOf(index)])),
    numbers: new Map(adults.map((adult, index) => [adult, index + 1])),
  };
}

/** Two in three as RNIE gives them since 2018, the others as BEA did, with its check letter (§1.3). */
function ineOf(index: number): string {
  const number = String(index + 1);
  if (index % 3 === 0) {
    const digits = `9918${number.padStart(6, '0')}`;
    return digits + ineLetter(digits);
  }
  const letters = `${'ABCDEFGHJK'.charAt(index % 10)}${'ABCDEFGHJK'.charAt((index * 7) % 10)}`;
  return `99${number.padStart(7, '0')}${letters}`;
}

/** First identifiers of a school's base: far apart, as SIECLE counts over the whole country. */
const FIRST_ID: Record<DemoBase['school'], number> = {
  college: 1_000_000,
  lyceePolyvalent: 4_000_000,
  lyceeProfessionnel: 7_000_000,
  lyceeExploration: 8_000_000,
};

function baseOf(
  school: DemoBase['school'],
  families: readonly DemoFamily[],
  people: People,
  schoolYear: number,
): DemoBase {
  let last = FIRST_ID[school];
  const nextId = (): string => String(++last);
  const base: DemoBase = { school, addresses: [], persons: [], pupils: [], links: [] };
  for (const family of families) {
    const children = family.children.filter((child) => child.school === school);
    if (children.length === 0) continue;
    const addresses = family.homes.map((home) => ({ ...home, id: nextId() }));
    const addressAt = (index: number): string => (addresses[index] as DemoAddress).id;
    const persons = family.adults.map((adult) => personOf(adult, family, people, nextId(), addressAt(adult.home)));
    const pupils = children.map((child) => {
      const id = nextId();
      const elenoet = String(base.pupils.length + children.indexOf(child) + 1);
      return {
        ...child,
        id,
        elenoet,
        ine: people.ines.get(child) as string,
        bornOn: bornOn(child, schoolYear),
        mef: FORMATIONS[child.formation].mef,
        addressId: child.home === undefined ? null : addressAt(child.home),
      };
    });
    base.addresses.push(...addresses);
    base.persons.push(...persons);
    base.pupils.push(...pupils);
    base.links.push(...pupils.flatMap((pupil) => persons.map((person) => ({ pupil, person }))));
  }
  return base;
}

function personOf(adult: DemoAdult, family: DemoFamily, people: People, id: string, addressId: string): DemoPerson {
  const number = people.numbers.get(adult) as number;
  const four = String(number).padStart(4, '0');
  return {
    ...adult,
    id,
    family: family.key,
    addressId,
    // The blocks that the regulator keeps for works of fiction.
    homePhone: `+3319900${four}`,
    mobilePhone: adult.mobile ? `+3363998${four}` : null,
  };
}

function bornOn(child: DemoChild, schoolYear: number): string {
  const year = schoolYear - AGES[child.formation] - child.late;
  const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return `${year}-${child.birthday === '02-29' && !leap ? '02-28' : child.birthday}`;
}

export interface DemoGuardian {
  /** The case of the family (`apart`, `two-schools`…). */
  readonly family: string;
  readonly name: string;
  readonly email: string | null;
  /** Where the imported rows are: UAI and PERSONNE_ID in each base of year N. */
  readonly rows: readonly { readonly uai: string; readonly externalId: string }[];
  /** Their children in those bases; `bornOn` is `YYYY-MM-DD`. */
  readonly children: readonly { readonly firstName: string; readonly lastName: string; readonly bornOn: string }[];
}

/** The guardians of the families written by hand, to be found again after the import: the demonstration's accounts. */
export function demoGuardians(schoolYear: number): DemoGuardian[] {
  const guardians = new Map<string, DemoGuardian>();
  for (const base of demoBases(schoolYear)) {
    for (const person of base.persons) {
      if (person.family === null || person.level === 3) continue;
      const name = `${person.firstName} ${person.lastName}`;
      const known = guardians.get(name);
      const row = { uai: DEMO_SCHOOLS[base.school].uai, externalId: person.id };
      const children = base.links
        .filter((link) => link.person === person)
        .map(({ pupil: { firstName, lastName, bornOn } }) => ({ firstName, lastName, bornOn }));
      guardians.set(name, {
        family: person.family,
        name,
        email: person.email,
        rows: [...(known?.rows ?? []), row],
        children: [...(known?.children ?? []), ...children],
      });
    }
  }
  return [...guardians.values()];
}
