/**
 * 500 generated calendars, and as many nights, held against another way of making them: no Temporal, no offset, no arithmetic of
 * weeks, but Intl read as a clock on the wall and walked day by day and minute by minute (clock-face.ts).
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Calendar, nextWake, problemsOfCalendar, spreadOf } from '../../domain/campaign/calendar.ts';
import { holidayOn } from '../../domain/campaign/holidays.ts';
import { USUAL, type Usual } from '../../domain/campaign/usual.ts';
import { departmentsOf } from '../../domain/identifiers/academy.ts';
import { instantAt, nightfallAfter, outsideQuietHours, startOfNextDay } from '../../processes/local-time.ts';
import { problemsInZone, usualCalendar, withReminderEnds } from '../../processes/usual-calendar.ts';
import { FRENCH_ZONES, faceAt, firstShowing, MINUTE, showsNight } from './clock-face.ts';

const SEED = 20260630;
const RUNS = { seed: SEED, numRuns: 500 };

/** Any minute of twenty years, and as often one near a change of clocks in Paris or Miquelon, or a 14 July, or a New Year. */
const minutes = fc
  .oneof(
    fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) }),
    fc
      .tuple(
        fc.constantFrom([2, 8], [2, 31], [9, 25], [9, 31], [10, 1], [10, 7], [6, 14], [11, 25], [0, 1], [4, 8]),
        fc.integer({ min: 2020, max: 2039 }),
        fc.integer({ min: -12 * 1440, max: 3 * 1440 }),
      )
      .map(([[month = 0, day = 1], year, offset]) => Date.UTC(year, month, day) + offset * MINUTE),
  )
  .map((at) => Math.floor(at / MINUTE) * MINUTE);
const zones = fc.constantFrom(...FRENCH_ZONES);
const hours = fc.integer({ min: 0, max: 23 });
const nights = fc.oneof(
  fc.constant({ from: 21, to: 7 }),
  fc.constant(null),
  fc.tuple(hours, hours).map(([from, to]) => ({ from, to })),
);
/** Départements by zone, and for Paris some that have days of their own. */
const academies = fc
  .tuple(zones, fc.constantFrom(['095'], ['067', '068'], ['054', '057'], []))
  .map(([timeZone, mainland]): { timeZone: string; departments: readonly string[] } => ({
    timeZone,
    departments: timeZone === 'Europe/Paris' ? mainland : departmentsOf({ code: '', timeZone }),
  }));
const usuals: fc.Arbitrary<Usual> = fc.record({
  workingDays: fc.integer({ min: 1, max: 15 }),
  opensAt: fc.constantFrom('08:00', '00:00', '02:30', '14:00'),
  closesAt: fc.constantFrom('23:59', '02:30', '18:00', '12:00'),
  reminderDays: fc.constantFrom([2, 4], [1], [], [2, 4, 6, 8]),
  remindsAt: fc.constantFrom('09:00', '07:00', '02:30', '20:30', '21:30'),
  reminderSpreadMs: fc.constantFrom(0, 3, 90, 240, 600).map((spread) => spread * MINUTE),
  graceMs: fc.constant(USUAL.graceMs),
  undoMs: fc.constant(USUAL.undoMs),
  quietHours: fc.oneof(
    fc.constant({ from: 21, to: 7 }),
    fc.constant({ from: 23, to: 3 }),
    fc.constant({ from: 2, to: 5 }),
  ),
});

/** The day after, read off the clock: the first day another than this one, from its noon on. */
function nextDay(day: string): string {
  for (let at = Date.parse(`${day}T12:00Z`); ; at += 60 * MINUTE) {
    const face = faceAt(at, 'UTC');
    if (face.day !== day) return face.day;
  }
}
const weekday = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long' }).format(Date.parse(`${day}T12:00Z`));
const isOff = (day: string, departments: readonly string[]): boolean =>
  ['Saturday', 'Sunday'].includes(weekday(day)) || holidayOn(day, departments) !== null;

/** The first minute outside the night from an instant on. */
function byDay(instant: number, timeZone: string, night: { from: number; to: number } | null): number {
  if (!showsNight(instant, timeZone, night)) return instant;
  let at = Math.ceil(instant / MINUTE) * MINUTE;
  while (showsNight(at, timeZone, night)) at += MINUTE;
  return at;
}

/** The usual calendar again: each day of the campaign is written on a list, and the list is read. */
function reference(resultsAt: number, timeZone: string, departments: readonly string[], usual: Usual): Calendar {
  const results = faceAt(resultsAt, timeZone).day;
  const days = [nextDay(results)];
  const worked = () => days.filter((day) => !isOff(day, departments)).length;
  while (worked() < usual.workingDays) days.push(nextDay(days.at(-1) as string));
  const [first, last] = [days[0] as string, days.at(-1) as string];
  const between = days.slice(1, -1);
  // Days counted from the results: the list's first is J0 + 1.
  const wanted = between.filter((_, index) => usual.reminderDays.includes(index + 2) || index === between.length - 1);
  const closesAt = firstShowing(last, usual.closesAt, timeZone);
  const reminders = wanted.flatMap((day) => {
    const start = byDay(firstShowing(day, usual.remindsAt, timeZone), timeZone, usual.quietHours);
    return start < closesAt ? [start] : [];
  });
  return {
    opensAt: firstShowing(first, usual.opensAt, timeZone),
    closesAt,
    reminders,
    reminderSpreadMs: usual.reminderSpreadMs,
    reminderEnds: reminders.map((start, index) => {
      const stop = reminders[index + 1] ?? closesAt;
      let end = start;
      const goesOn = () =>
        end < stop && end < start + usual.reminderSpreadMs && !showsNight(end, timeZone, usual.quietHours);
      while (goesOn()) end += MINUTE;
      return end;
    }),
    graceMs: usual.graceMs,
    draftsUntil: null,
    undoMs: usual.undoMs,
    quietHours: usual.quietHours,
  };
}

describe(`500 calendars (fast-check seed ${SEED})`, () => {
  test('opening, closing, reminders and their windows are those of the other implementation', () => {
    fc.assert(
      fc.property(minutes, academies, usuals, (resultsAt, { timeZone, departments }, usual) => {
        const { calendar } = usualCalendar({ resultsAt, timeZone, departments }, usual);
        expect(calendar).toEqual(reference(resultsAt, timeZone, departments, usual));
      }),
      RUNS,
    );
  }, 120_000);

  test('as they are proposed, hold together, open the day after the results, and remind nobody at night', () => {
    fc.assert(
      fc.property(
        minutes,
        academies,
        fc.integer({ min: 1, max: 30 }),
        (resultsAt, { timeZone, departments }, workingDays) => {
          const usual = { ...USUAL, workingDays };
          const { calendar, holidays } = usualCalendar({ resultsAt, timeZone, departments }, usual);
          expect(problemsInZone(calendar, timeZone, resultsAt)).toEqual([]);
          expect(faceAt(calendar.opensAt, timeZone)).toMatchObject({
            day: nextDay(faceAt(resultsAt, timeZone).day),
            time: '08:00',
          });
          const closing = faceAt(calendar.closesAt, timeZone);
          expect({ ...closing, off: isOff(closing.day, departments) }).toMatchObject({ time: '23:59', off: false });
          for (const { on } of holidays) expect(isOff(on, departments)).toBe(true);
          expect(calendar.reminders.length).toBeLessThanOrEqual(3);
          for (const start of calendar.reminders) expect(faceAt(start, timeZone).time).toBe('09:00');
        },
      ),
      RUNS,
    );
  }, 120_000);

  test('wake each dossier at each of its reminders, in its window, by day, before the closing; then at the closing', () => {
    fc.assert(
      fc.property(
        minutes,
        academies,
        usuals,
        fc.uuid(),
        fc.integer({ min: -3 * 1440, max: 30 * 1440 }),
        (resultsAt, { timeZone, departments }, usual, id, offset) => {
          const { calendar } = usualCalendar({ resultsAt, timeZone, departments }, usual);
          const windows = reference(resultsAt, timeZone, departments, usual).reminderEnds ?? [];
          const wakes = calendar.reminders
            .map((start, reminder) => {
              const at = start + spreadOf(id, (windows[reminder] ?? start) - start);
              return { kind: 'reminder' as const, at, reminder };
            })
            .filter(({ at }) => at < calendar.closesAt);
          for (const { at, reminder } of wakes) {
            expect(at).toBeGreaterThanOrEqual(calendar.reminders[reminder] as number);
            expect(showsNight(at, timeZone, usual.quietHours)).toBe(false);
          }
          const after = calendar.opensAt + offset * MINUTE;
          const [next = { kind: 'closing', at: calendar.closesAt }] = wakes
            .filter(({ at }) => at > after)
            .sort((a, b) => a.at - b.at);
          expect(nextWake(calendar, id, after)).toEqual(next);
        },
      ),
      RUNS,
    );
  }, 120_000);
});

describe(`500 nights (fast-check seed ${SEED})`, () => {
  test('a letter leaves at once by day, and with the first minute of the day when it is night', () => {
    fc.assert(
      fc.property(minutes, zones, nights, (instant, timeZone, night) => {
        expect(outsideQuietHours(instant, timeZone, night)).toBe(byDay(instant, timeZone, night));
      }),
      RUNS,
    );
  }, 120_000);

  test('the night falls when the clock first shows one of its hours', () => {
    fc.assert(
      fc.property(minutes, zones, nights, (instant, timeZone, night) => {
        const never = !night || night.from === night.to;
        let at = instant;
        while (!never && !showsNight(at, timeZone, night)) at += MINUTE;
        expect(nightfallAfter(instant, timeZone, night)).toBe(never ? Number.POSITIVE_INFINITY : at);
      }),
      RUNS,
    );
  }, 120_000);

  test('a wall-clock time is the first instant at which the clock shows it, and a day begins with its first', () => {
    fc.assert(
      fc.property(
        minutes,
        zones,
        fc.constantFrom('02:30', '01:30', '00:00', '23:59', '08:00'),
        (instant, timeZone, time) => {
          const { day } = faceAt(instant, timeZone);
          expect(instantAt(day, time, timeZone)).toBe(firstShowing(day, time, timeZone));
          expect(startOfNextDay(instant, timeZone)).toBe(firstShowing(nextDay(day), '00:00', timeZone));
        },
      ),
      RUNS,
    );
  }, 120_000);
});

const at = (iso: string): number => Date.parse(iso);
const iso = (instant: number): string => new Date(instant).toISOString();

describe('the nights on which clocks change in Paris', () => {
  const closing: Calendar = {
    opensAt: at('2027-03-22T07:00:00Z'),
    closesAt: 0,
    reminders: [],
    reminderSpreadMs: 4 * 60 * MINUTE,
    graceMs: 30 * MINUTE,
    quietHours: null,
  };

  test('in March 02:30 does not exist: a closing and a reminder asked for then are at 03:30', () => {
    expect(iso(instantAt('2027-03-28', '02:30', 'Europe/Paris'))).toBe('2027-03-28T01:30:00.000Z');
    expect(faceAt(instantAt('2027-03-28', '02:30', 'Europe/Paris'), 'Europe/Paris').time).toBe('03:30');
  });

  test('in October 02:30 comes twice: the first is meant', () => {
    expect(iso(instantAt('2026-10-25', '02:30', 'Europe/Paris'))).toBe('2026-10-25T00:30:00.000Z');
  });

  test.each(['2027-03-28', '2026-10-25'])(
    'a reminder of %s at 02:30 is refused, and told so where it was asked',
    (day) => {
      const reminder = instantAt(day, '02:30', 'Europe/Paris');
      const calendar = {
        ...closing,
        opensAt: reminder - 86_400_000,
        closesAt: reminder + 86_400_000,
        reminders: [reminder],
        quietHours: { from: 21, to: 7 },
      };
      expect(problemsInZone(calendar, 'Europe/Paris', null)).toEqual([
        { field: 'reminders.0', problem: 'reminder-at-night' },
      ]);
      expect(problemsInZone({ ...calendar, quietHours: null }, 'Europe/Paris', null)).toEqual([]);
    },
  );

  test.each([
    ['2027-03-28', '2027-03-28T05:00:00.000Z'],
    ['2026-10-25', '2026-10-25T06:00:00.000Z'],
  ])('a letter of %s at 02:30 leaves at 07:00', (day, leaves) => {
    const night = { from: 21, to: 7 };
    expect(iso(outsideQuietHours(instantAt(day, '02:30', 'Europe/Paris'), 'Europe/Paris', night))).toBe(leaves);
  });

  test.each([
    ['2027-03-28', 3.5],
    ['2026-10-25', 2.5],
  ])('a closing of %s at 02:30 cuts the window of the evening’s reminder after %p hours', (day, hoursLater) => {
    const closesAt = instantAt(day, '02:30', 'Europe/Paris');
    const evening = closesAt - hoursLater * 60 * MINUTE;
    const spread = withReminderEnds(
      { ...closing, opensAt: evening - 86_400_000, closesAt, reminders: [evening] },
      'Europe/Paris',
    );
    expect(problemsOfCalendar(spread)).toEqual([]);
    expect(spread.reminderEnds).toEqual([closesAt]);
    expect(withReminderEnds({ ...spread, quietHours: { from: 0, to: 5 } }, 'Europe/Paris').reminderEnds).toEqual([
      firstShowing(day, '00:00', 'Europe/Paris'),
    ]);
  });
});

describe('the usual calendar', () => {
  const words = (instant: number, timeZone: string): string => {
    const { day, time } = faceAt(instant, timeZone);
    return `${day} ${time}`;
  };
  const shown = ({ opensAt, closesAt, reminders }: Calendar, timeZone: string) => ({
    opens: words(opensAt, timeZone),
    closes: words(closesAt, timeZone),
    reminders: reminders.map((each) => words(each, timeZone)),
  });

  test('of a Tuesday’s results: open on Wednesday, closed on the next Tuesday, three reminders', () => {
    const { calendar, holidays } = usualCalendar({
      resultsAt: at('2027-06-29T12:00:00Z'),
      timeZone: 'Europe/Paris',
      departments: ['095'],
    });
    expect(shown(calendar, 'Europe/Paris')).toEqual({
      opens: '2027-06-30 08:00',
      closes: '2027-07-06 23:59',
      reminders: ['2027-07-01 09:00', '2027-07-03 09:00', '2027-07-05 09:00'],
    });
    expect(holidays).toEqual([]);
    expect(calendar).toMatchObject({ graceMs: 30 * MINUTE, undoMs: 10 * MINUTE, quietHours: { from: 21, to: 7 } });
  });

  test('does not count 14 July, and says so', () => {
    const { calendar, holidays } = usualCalendar({
      resultsAt: at('2027-07-08T12:00:00Z'),
      timeZone: 'Europe/Paris',
      departments: ['095'],
    });
    expect(shown(calendar, 'Europe/Paris')).toMatchObject({ opens: '2027-07-09 08:00', closes: '2027-07-16 23:59' });
    expect(holidays).toEqual([{ on: '2027-07-14', holiday: 'national-day' }]);
  });

  test('is in the academy’s day: results at 15:00 in Paris are already tomorrow in Wallis', () => {
    const resultsAt = at('2027-06-29T13:00:00Z');
    const { calendar } = usualCalendar({ resultsAt, timeZone: 'Pacific/Wallis', departments: ['986'] });
    expect(words(resultsAt, 'Pacific/Wallis')).toBe('2027-06-30 01:00');
    expect(shown(calendar, 'Pacific/Wallis')).toMatchObject({ opens: '2027-07-01 08:00', closes: '2027-07-07 23:59' });
  });

  test('of few days reminds on no day twice, nor on the first or the last', () => {
    const remindersOf = (workingDays: number) =>
      usualCalendar(
        { resultsAt: at('2027-06-28T12:00:00Z'), timeZone: 'Europe/Paris', departments: [] },
        { ...USUAL, workingDays },
      ).calendar.reminders.map((each) => words(each, 'Europe/Paris').slice(0, 10));
    expect(remindersOf(1)).toEqual([]);
    expect(remindersOf(2)).toEqual([]);
    expect(remindersOf(3)).toEqual(['2027-06-30']);
    expect(remindersOf(4)).toEqual(['2027-06-30', '2027-07-01']);
  });

  test('of an academy with its own holidays counts them where they are', () => {
    const resultsAt = at('2027-05-20T14:00:00Z');
    const { holidays } = usualCalendar(
      { resultsAt, timeZone: 'America/Martinique', departments: departmentsOf({ code: '32', timeZone: '' }) },
      { ...USUAL, workingDays: 6 },
    );
    // Guadeloupe's and Saint-Martin's abolition days: the academy has both.
    expect(holidays).toEqual([
      { on: '2027-05-27', holiday: 'abolition' },
      { on: '2027-05-28', holiday: 'abolition' },
    ]);
  });
});

test('an academy’s départements are those of its number, or of its zone overseas', () => {
  expect(departmentsOf({ code: '15', timeZone: 'Europe/Paris' })).toEqual(['067', '068']);
  expect(departmentsOf({ code: '99', timeZone: 'Indian/Reunion' })).toEqual(['974']);
  expect(departmentsOf({ code: '99', timeZone: 'Europe/Paris' })).toEqual([]);
});
