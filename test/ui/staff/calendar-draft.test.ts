import { describe, expect, test } from '@jest/globals';
import { BLANK, type Calendar, calendarOf, draftOf, sameCalendar } from '../../../ui/staff/calendar-draft.ts';

const PARIS = 'Europe/Paris';

const calendar: Calendar = {
  opensAt: '2027-06-29T12:00:00.000Z',
  closesAt: '2027-07-05T16:00:00.000Z',
  reminders: ['2027-07-01T07:00:00.000Z', '2027-07-04T07:00:00.000Z'],
  reminderSpreadSeconds: 10_800,
  graceSeconds: 1800,
  draftsUntil: null,
  undoSeconds: 600,
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
    ['closes before it opens', { closesAt: '2027-06-01T10:00', reminders: [] }, 'closesAt', 'before-opening'],
    ['misses a time', { opensAt: '' }, 'opensAt', 'time-missing'],
    ['reminds after the closing', { reminders: ['2027-07-09T09:00'] }, 'reminder-0', 'reminder-outside'],
    ['spreads over more than a day', { spread: '1500' }, 'spread', 'minutes'],
    ['has a night at 25 h', { quietFrom: '25' }, 'quietFrom', 'hours'],
    ['has a night of no hour', { quietFrom: '7', quietTo: '7' }, 'quietTo', 'implausible-night'],
    ['opens in the year 1', { opensAt: '0001-06-29T14:00' }, 'opensAt', 'implausible-date'],
    ['reminds at night', { reminders: ['2027-07-02T02:30'] }, 'reminder-0', 'reminder-at-night'],
    ['reminds twice at once', { reminders: ['2027-07-01T09:00', '2027-07-01T09:00'] }, 'reminder-1', 'repeated'],
    ['undoes for two hours', { undo: '120' }, 'undo', 'undo-minutes'],
    [
      'lets drafts finish before the closing',
      { closing: 'LET_DRAFTS_FINISH', draftsUntil: '2027-07-05T17:00' },
      'draftsUntil',
      'before-closing',
    ],
    [
      'lets drafts finish, and does not say until when',
      { closing: 'LET_DRAFTS_FINISH' },
      'draftsUntil',
      'time-missing',
    ],
  ])('that %s is refused at its control', (_case, change, name, problem) => {
    const draft = { ...draftOf(calendar, PARIS), ...(change as Partial<typeof BLANK>) };
    const { faults } = calendarOf(draft, PARIS, calendar);
    expect(faults).toEqual([{ name, problem }]);
  });

  test('of a school stays inside the academy’s bounds, the end of the drafts included', () => {
    const { opensAt, closesAt } = calendar;
    const bounds = { opensAt, closesAt, draftsUntil: '2027-07-05T16:30:00.000Z' };
    const wide = { ...draftOf(calendar, PARIS), opensAt: '2027-06-28T14:00', closesAt: '2027-07-06T18:00' };
    expect(calendarOf(wide, PARIS, calendar, { bounds }).faults).toEqual([
      { name: 'opensAt', problem: 'outside-bounds' },
      { name: 'closesAt', problem: 'outside-bounds' },
    ]);
    const long = {
      ...draftOf(calendar, PARIS),
      closing: 'LET_DRAFTS_FINISH' as const,
      draftsUntil: '2027-07-06T18:00',
    };
    expect(calendarOf(long, PARIS, calendar, { bounds }).faults).toEqual([
      { name: 'draftsUntil', problem: 'outside-bounds' },
    ]);
    expect(calendarOf(draftOf(calendar, PARIS), PARIS, calendar, { bounds }).faults).toEqual([]);
  });

  test('opens on the day after the results, in the academy’s own day, at the earliest', () => {
    // 20:30 in Paris, and already the day after in Nouméa.
    const resultsAt = '2027-06-28T18:30:00.000Z';
    const draft = { ...BLANK, opensAt: '2027-06-29T08:00', closesAt: '2027-07-05T23:59' };
    expect(calendarOf(draft, PARIS, null, { resultsAt }).faults).toEqual([]);
    expect(calendarOf(draft, 'Pacific/Noumea', null, { resultsAt }).faults).toEqual([
      { name: 'opensAt', problem: 'too-soon-after-results' },
    ]);
  });

  test('that lets drafts finish says until when, and without it keeps no such instant', () => {
    const finishing = {
      ...draftOf(calendar, PARIS),
      closing: 'LET_DRAFTS_FINISH' as const,
      draftsUntil: '2027-07-07T18:00',
    };
    const made = calendarOf(finishing, PARIS, calendar).calendar;
    expect(made.draftsUntil).toBe('2027-07-07T16:00:00.000Z');
    expect(draftOf(made, PARIS)).toMatchObject({ closing: 'LET_DRAFTS_FINISH', draftsUntil: '2027-07-07T18:00' });
    expect(calendarOf({ ...finishing, closing: 'GRACE' }, PARIS, made).calendar.draftsUntil).toBeNull();
  });

  test('without a night lets letters leave at any hour', () => {
    const draft = { ...draftOf(calendar, PARIS), quiet: false, quietFrom: 'nonsense' };
    expect(calendarOf(draft, PARIS, calendar)).toMatchObject({ calendar: { quietHours: null }, faults: [] });
  });
});
