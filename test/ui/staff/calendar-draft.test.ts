import { describe, expect, test } from '@jest/globals';
import { type Calendar, calendarOf, draftOf, sameCalendar } from '../../../ui/staff/calendar-draft.ts';

const PARIS = 'Europe/Paris';

const calendar: Calendar = {
  opensAt: '2027-06-29T12:00:00.000Z',
  closesAt: '2027-07-05T16:00:00.000Z',
  reminders: ['2027-07-01T07:00:00.000Z', '2027-07-04T07:00:00.000Z'],
  reminderSpreadSeconds: 10_800,
  graceSeconds: 1800,
  quietHours: { from: 21, to: 7 },
};

describe('a calendar that staff change', () => {
  test('untouched, stays the same to the second, even one that nobody could type', () => {
    const season: Calendar = {
      ...calendar,
      opensAt: '2027-06-29T12:00:01.250Z',
      closesAt: '2027-06-29T12:00:41.500Z',
      reminders: ['2027-06-29T12:00:11.000Z'],
      reminderSpreadSeconds: 2,
      graceSeconds: 1,
    };
    for (const before of [calendar, season]) {
      const result = calendarOf(draftOf(before, PARIS), PARIS, before);
      expect(result.faults).toEqual([]);
      expect(sameCalendar(result.calendar, before)).toBe(true);
    }
  });

  test('is typed in local time and sent as instants', () => {
    const draft = { ...draftOf(calendar, PARIS), closesAt: '2027-07-06T12:00' };
    expect(calendarOf(draft, PARIS, calendar).calendar.closesAt).toBe('2027-07-06T10:00:00.000Z');
  });

  test('puts its reminders in order, whatever the order they were added in', () => {
    const draft = { ...draftOf(calendar, PARIS), reminders: ['2027-07-03T09:00', '2027-07-01T09:00'] };
    expect(calendarOf(draft, PARIS, calendar).calendar.reminders).toEqual([
      '2027-07-01T07:00:00.000Z',
      '2027-07-03T07:00:00.000Z',
    ]);
  });

  test.each([
    ['closes before it opens', { closesAt: '2027-06-01T10:00', reminders: [] }, 'closesAt', 'opens-after-closing'],
    ['misses a time', { opensAt: '' }, 'opensAt', 'time-missing'],
    ['reminds after the closing', { reminders: ['2027-07-09T09:00'] }, 'reminder-0', 'reminder-outside'],
    ['spreads over more than a day', { spread: '1500' }, 'spread', 'minutes'],
    ['has a night at 25 h', { quietFrom: '25' }, 'quietFrom', 'hours'],
  ])('that %s is refused at its control', (_case, change, name, problem) => {
    const { faults } = calendarOf({ ...draftOf(calendar, PARIS), ...change }, PARIS, calendar);
    expect(faults).toEqual([{ name, problem }]);
  });

  test('of a school stays inside the academy’s bounds', () => {
    const bounds = { opensAt: calendar.opensAt, closesAt: calendar.closesAt };
    const wide = { ...draftOf(calendar, PARIS), opensAt: '2027-06-28T14:00', closesAt: '2027-07-06T18:00' };
    expect(calendarOf(wide, PARIS, calendar, bounds).faults).toEqual([
      { name: 'opensAt', problem: 'outside-bounds' },
      { name: 'closesAt', problem: 'outside-bounds' },
    ]);
    expect(calendarOf(draftOf(calendar, PARIS), PARIS, calendar, bounds).faults).toEqual([]);
  });

  test('without a night lets letters leave at any hour', () => {
    const draft = { ...draftOf(calendar, PARIS), quiet: false, quietFrom: 'nonsense' };
    expect(calendarOf(draft, PARIS, calendar)).toMatchObject({ calendar: { quietHours: null }, faults: [] });
  });
});
