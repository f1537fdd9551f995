import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { dayAfter, holidayOn, isWeekend, isWorkingDay } from '../../domain/campaign/holidays.ts';

/** Every year a calendar is likely to be made of, and Easters as early and as late as they come (2008, 2011, 2038). */
const YEARS = Array.from({ length: 61 }, (_, index) => 2000 + index);

/** The other implementation, by its country and region, of each territory that has days of its own. */
const TERRITORIES: readonly (readonly [department: string, name: string, country: string, region?: string])[] = [
  ['095', 'Val-d’Oise', 'FR'],
  ['057', 'Moselle', 'FR', '57'],
  ['067', 'Bas-Rhin', 'FR', '67'],
  ['068', 'Haut-Rhin', 'FR', '68'],
  ['971', 'Guadeloupe', 'GP'],
  ['972', 'Martinique', 'MQ'],
  ['973', 'Guyane', 'GF'],
  ['974', 'La Réunion', 'RE'],
  ['975', 'Saint-Pierre-et-Miquelon', 'PM'],
  ['976', 'Mayotte', 'YT'],
  ['977', 'Saint-Barthélemy', 'BL'],
  ['978', 'Saint-Martin', 'MF'],
  ['986', 'Wallis-et-Futuna', 'WF'],
  ['987', 'Polynésie française', 'PF'],
  ['988', 'Nouvelle-Calédonie', 'NC'],
];

/**
 * What date-holidays says, by département and year. It runs in a process of its own: under Jest it takes minutes where it
 * takes seconds.
 */
let theirs: Record<string, Record<number, string[]>> = {};
beforeAll(() => {
  const program = `
    const Holidays = require(${JSON.stringify(createRequire(import.meta.url).resolve('date-holidays'))});
    const said = {};
    for (const [department, , country, region] of ${JSON.stringify(TERRITORIES)}) {
      const other = region ? new Holidays(country, region) : new Holidays(country);
      said[department] = {};
      for (const year of ${JSON.stringify(YEARS)}) {
        const open = other.getHolidays(year).filter(({ type }) => type === 'public');
        said[department][year] = [...new Set(open.map(({ date }) => date.slice(0, 10)))];
      }
    }
    process.stdout.write(JSON.stringify(said));`;
  theirs = JSON.parse(execFileSync(process.execPath, ['-e', program], { encoding: 'utf8', maxBuffer: 10_000_000 }));
}, 120_000);

const daysOf = (year: number): string[] => {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = dayAfter(day, 1)) days.push(day);
  return days;
};

/** What we know better than the package, with the text that says so. */
const KNOWN: Readonly<Record<string, (year: number) => { ours: string[]; theirs: string[] }>> = {
  // Saint-Martin keeps 28 May since 2018 (loi 2017-256 and the yearly circulars); the package still has 27 May.
  '978': (year) => {
    if (year < 2018) return { ours: [], theirs: [] };
    const alone = (day: string): string[] => (holidayOn(day, []) === null ? [day] : []);
    return { ours: alone(`${year}-05-28`), theirs: alone(`${year}-05-27`) };
  },
};

describe('public holidays', () => {
  test.each(TERRITORIES)('of %s (%s) are those of date-holidays, from 2000 to 2060', (department) => {
    for (const year of YEARS) {
      const others = theirs[department]?.[year] ?? [];
      const ours = daysOf(year).filter((day) => holidayOn(day, [department]) !== null);
      expect(ours.length).toBeGreaterThanOrEqual(10);
      const known = KNOWN[department]?.(year) ?? { ours: [], theirs: [] };
      expect({
        year,
        onlyOurs: ours.filter((day) => !others.includes(day)),
        onlyTheirs: others.filter((day) => !ours.includes(day)),
      }).toEqual({ year, onlyOurs: known.ours, onlyTheirs: known.theirs });
    }
  });

  test('are named, so that a screen can say which', () => {
    expect(holidayOn('2027-07-14', ['095'])).toBe('national-day');
    expect(holidayOn('2027-03-29', ['095'])).toBe('easter-monday');
    expect(holidayOn('2027-12-20', ['974'])).toBe('abolition');
    expect(holidayOn('2027-12-20', ['095'])).toBeNull();
  });
});

describe('a working day', () => {
  test('is no Saturday, no Sunday, and no holiday of any département of the academy', () => {
    expect(isWeekend('2027-06-26')).toBe(true);
    expect(isWorkingDay('2027-06-25', ['095'])).toBe(true);
    expect(isWorkingDay('2027-07-14', ['095'])).toBe(false);
    // Nancy-Metz: Good Friday is one in Moselle alone, so the academy does not count it.
    expect(isWorkingDay('2027-03-26', ['054', '057'])).toBe(false);
    expect(isWorkingDay('2027-03-26', ['054'])).toBe(true);
  });
});
