import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instantAt } from '../../processes/local-time.ts';
import { afterWorkingDays, morningOf, nextMorning, placeOf, waitedSince } from '../../processes/working-days.ts';

const VERSAILLES = placeOf('0951099D', 'Europe/Paris');
const REUNION = placeOf('9741001A', 'Indian/Reunion');
const ALSACE = placeOf('0671001F', 'Europe/Paris');
const GUADELOUPE = placeOf('9711001B', 'America/Guadeloupe');
const PLACES = [VERSAILLES, REUNION, ALSACE, GUADELOUPE];

describe('5 working days after it came (§2.2-5)', () => {
  test.each([
    ['a Monday: the Monday after', VERSAILLES, '2026-11-16', '2026-11-23'],
    ['a Saturday counts from the Monday', VERSAILLES, '2026-11-21', '2026-11-27'],
    ['Ascension is none, the Friday that bridges it is one', VERSAILLES, '2027-05-03', '2027-05-11'],
    ['across a year: Christmas Day and New Year’s Day are none', VERSAILLES, '2026-12-24', '2027-01-04'],
    ['Alsace keeps 26 December too', ALSACE, '2028-12-22', '2029-01-03'],
    ['which is a day of work elsewhere', VERSAILLES, '2028-12-22', '2029-01-02'],
    ['La Réunion keeps 20 December', REUNION, '2027-12-15', '2027-12-23'],
    ['which is a day of work elsewhere', VERSAILLES, '2027-12-15', '2027-12-22'],
  ])('%s', (_, place, from, morning) => {
    expect(afterWorkingDays(instantAt(from, '16:20', place.timeZone), 5, place)).toBe(
      instantAt(morning, '08:00', place.timeZone),
    );
  });

  test('a day is the day it is there: what comes at 23:30 in Paris is of tomorrow in La Réunion', () => {
    const late = instantAt('2026-11-16', '23:30', 'Europe/Paris');
    expect(afterWorkingDays(late, 5, VERSAILLES)).toBe(instantAt('2026-11-23', '08:00', 'Europe/Paris'));
    expect(afterWorkingDays(late, 5, REUNION)).toBe(instantAt('2026-11-24', '08:00', 'Indian/Reunion'));
  });
});

/** Any minute of a year that has its bridges, its overseas days, a change of clocks and a new year. */
const minute = fc.integer({ min: Date.UTC(2026, 10, 1) / 60_000, max: Date.UTC(2027, 11, 31) / 60_000 });
const instant = minute.map((at) => at * 60_000);
const place = fc.constantFrom(...PLACES);

test('what has waited since is what the wait of is over, whatever the day, the place and the hour', () => {
  fc.assert(
    fc.property(instant, instant, fc.integer({ min: 1, max: 16 }), place, (came, now, days, where) => {
      expect(came < waitedSince(now, days, where)).toBe(afterWorkingDays(came, days, where) <= now);
    }),
  );
});

describe('the mornings of the digest', () => {
  test.each([
    ['on a working day before eight, this one', VERSAILLES, '2026-11-25', '07:59', '2026-11-25'],
    ['at eight sharp, the next', VERSAILLES, '2026-11-25', '08:00', '2026-11-26'],
    ['over a weekend, the Monday', VERSAILLES, '2026-11-27', '09:00', '2026-11-30'],
    ['over the long weekend of All Saints’', VERSAILLES, '2027-10-29', '09:00', '2027-11-02'],
    ['over 20 December in La Réunion, the day after', REUNION, '2027-12-17', '09:00', '2027-12-21'],
    ['over 26 December in Alsace, the day after', ALSACE, '2028-12-22', '09:00', '2028-12-27'],
  ])('%s', (_, where, day, time, next) => {
    expect(nextMorning(instantAt(day, time, where.timeZone), where)).toBe(instantAt(next, '08:00', where.timeZone));
  });

  test('are eight o’clock on the wall on either side of a change of clocks', () => {
    const friday = instantAt('2027-03-26', '08:00', 'Europe/Paris');
    const monday = instantAt('2027-03-29', '08:00', 'Europe/Paris'); // Easter Monday
    expect(nextMorning(friday, VERSAILLES)).toBe(monday + 24 * 3_600_000);
    expect(new Date(friday).toISOString()).toBe('2027-03-26T07:00:00.000Z');
    expect(new Date(nextMorning(friday, VERSAILLES)).toISOString()).toBe('2027-03-30T06:00:00.000Z');
  });

  test('are mornings of their own day, and none on a holiday', () => {
    fc.assert(
      fc.property(instant, place, (after, where) => {
        const morning = nextMorning(after, where);
        expect(morning).toBeGreaterThan(after);
        expect(morningOf(morning, where)).toBe(morning);
      }),
    );
    expect(morningOf(instantAt('2027-12-20', '12:00', 'Indian/Reunion'), REUNION)).toBeNull();
  });
});
