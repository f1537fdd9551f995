/**
 * The public holidays of France as pure arithmetic of days (`YYYY-MM-DD`): the eleven of the labour code, the day on which each
 * overseas territory keeps the abolition of slavery, and those that only some départements have. No clock, no zone. Checked
 * against the package `date-holidays` in test/domain/holidays.test.ts; where the two differ, the test says so.
 */
export const HOLIDAYS = [
  // Everywhere: code du travail, art. L3133-1.
  'new-year',
  'easter-monday',
  'labour-day',
  'victory-1945',
  'ascension',
  'whit-monday',
  'national-day',
  'assumption',
  'all-saints',
  'armistice-1918',
  'christmas',
  // Somewhere.
  'abolition',
  'good-friday',
  'saint-stephen',
  'gospel',
  'autonomy',
  'matarii',
  'citizenship',
  'saint-peter-chanel',
  'saints-peter-and-paul',
  'territory',
] as const;
export type Holiday = (typeof HOLIDAYS)[number];

/** Which day of a year, `MM-DD`; null when that year had none. */
type DayOfYear = (year: number) => string | null;

const on =
  (day: string, { from = 0, to = 9999 } = {}): DayOfYear =>
  (year) =>
    year >= from && year <= to ? day : null;
const afterEaster =
  (days: number): DayOfYear =>
  (year) =>
    dayAfter(easterSunday(year), days).slice(5);

const EVERYWHERE: readonly [Holiday, DayOfYear][] = [
  ['new-year', on('01-01')],
  ['easter-monday', afterEaster(1)],
  ['labour-day', on('05-01')],
  ['victory-1945', on('05-08')],
  ['ascension', afterEaster(39)],
  ['whit-monday', afterEaster(50)],
  ['national-day', on('07-14')],
  ['assumption', on('08-15')],
  ['all-saints', on('11-01')],
  ['armistice-1918', on('11-11')],
  ['christmas', on('12-25')],
];

const GOOD_FRIDAY: [Holiday, DayOfYear] = ['good-friday', afterEaster(-2)];
// Droit local: ordonnance du 16 août 1892, code du travail art. L3134-13. Good Friday is kept by communes with a Protestant
// church: a calendar of a whole academy keeps it.
const ALSACE_MOSELLE: readonly [Holiday, DayOfYear][] = [GOOD_FRIDAY, ['saint-stephen', on('12-26')]];

/**
 * By département as UAIs write them. Abolition days: loi 83-550 and décret 83-1003 (Saint-Barthélemy added by décret 2012-553),
 * code du travail art. L3422-2; Saint-Martin's moved from 27 to 28 May in 2018 (loi 2017-256, circulaire du 4 mai 2018). The
 * Pacific's own days: local laws and deliberations; Good Friday in the Antilles: local usage, public services closed.
 */
const SOMEWHERE: Readonly<Record<string, readonly [Holiday, DayOfYear][]>> = {
  '057': ALSACE_MOSELLE,
  '067': ALSACE_MOSELLE,
  '068': ALSACE_MOSELLE,
  '971': [['abolition', on('05-27')], GOOD_FRIDAY],
  '972': [['abolition', on('05-22')], GOOD_FRIDAY],
  '973': [['abolition', on('06-10')]],
  '974': [['abolition', on('12-20')]],
  '976': [['abolition', on('04-27')]],
  '977': [['abolition', on('10-09')]],
  '978': [
    ['abolition', on('05-27', { to: 2017 })],
    ['abolition', on('05-28', { from: 2018 })],
  ],
  '986': [
    ['saint-peter-chanel', on('04-28')],
    ['saints-peter-and-paul', on('06-29')],
    ['territory', on('07-29')],
  ],
  '987': [
    ['gospel', on('03-05')],
    GOOD_FRIDAY,
    ['autonomy', on('06-29', { to: 2025 })],
    ['matarii', on('11-20', { from: 2026 })],
  ],
  '988': [['citizenship', on('09-24')]],
};

/** The holiday that a day is in at least one of the départements (as UAIs write them: `075`, `974`), or null. */
export function holidayOn(day: string, departments: readonly string[]): Holiday | null {
  const year = Number(day.slice(0, 4));
  const kept = [...EVERYWHERE, ...departments.flatMap((department) => SOMEWHERE[department] ?? [])];
  return kept.find(([, dayOfYear]) => dayOfYear(year) === day.slice(5))?.[0] ?? null;
}

/** Monday to Friday, and no holiday in any of the départements: an academy's working day is one for all its schools. */
export const isWorkingDay = (day: string, departments: readonly string[]): boolean =>
  !isWeekend(day) && holidayOn(day, departments) === null;

export const isWeekend = (day: string): boolean => [0, 6].includes(utc(day).getUTCDay());

/** The day so many days later (or earlier: negative). */
export function dayAfter(day: string, days: number): string {
  const moved = utc(day);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Easter Sunday of the Gregorian calendar, by the "anonymous" method (Nature, 20 April 1876; Meeus, Astronomical Algorithms, ch. 8). */
function easterSunday(year: number): string {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return new Date(Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1)).toISOString().slice(0, 10);
}
