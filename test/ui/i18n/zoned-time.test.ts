import { describe, expect, test } from '@jest/globals';
import { instantOf, wallTimeOf } from '../../../ui/i18n/zoned-time.ts';

describe('what staff type is local to their school', () => {
  test.each([
    ['Europe/Paris', '2027-06-30T18:00', '2027-06-30T16:00:00.000Z'],
    ['Europe/Paris', '2027-01-15T18:00', '2027-01-15T17:00:00.000Z'],
    ['Indian/Reunion', '2027-06-30T00:30', '2027-06-29T20:30:00.000Z'],
    ['America/Martinique', '2027-06-30T23:00', '2027-07-01T03:00:00.000Z'],
    ['Pacific/Tahiti', '2027-12-31T23:59', '2028-01-01T09:59:00.000Z'],
  ])('in %s, %s is one instant, and reads back as it was typed', (zone, typed, instant) => {
    expect(instantOf(typed, zone)).toBe(instant);
    expect(wallTimeOf(instant, zone)).toBe(typed);
  });

  test('an hour that comes twice is the first of the two', () => {
    expect(instantOf('2026-10-25T02:30', 'Europe/Paris')).toBe('2026-10-25T00:30:00.000Z');
  });

  test('an hour that does not exist is counted from before the change', () => {
    expect(instantOf('2027-03-28T02:30', 'Europe/Paris')).toBe('2027-03-28T01:30:00.000Z');
  });

  test('around a change of clocks each minute has an instant that reads back', () => {
    for (let minutes = -180; minutes <= 180; minutes += 15) {
      const instant = new Date(Date.UTC(2027, 2, 28, 1, 0) + minutes * 60_000).toISOString();
      expect(instantOf(wallTimeOf(instant, 'Europe/Paris'), 'Europe/Paris')).toBe(instant);
    }
  });

  test.each(['', '2027-06-30', '2027-13-01T10:00', '30/06/2027 18:00'])('« %s » is no time', (typed) => {
    expect(instantOf(typed, 'Europe/Paris')).toBeNull();
  });
});
