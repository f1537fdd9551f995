import { describe, expect, test } from '@jest/globals';
import { newRound } from '../../../ui/academy/new-round.ts';
import { calendarOf, draftOf } from '../../../ui/staff/calendar-draft.ts';

const now = Date.parse('2027-06-28T09:30:00Z');

describe('a round that is proposed', () => {
  test.each(['Europe/Paris', 'Indian/Reunion', 'Pacific/Tahiti'])('holds together as it is, in %s', (zone) => {
    const { calendar } = newRound([], zone, now);
    expect(calendarOf(draftOf(calendar, zone), zone, calendar).faults).toEqual([]);
    expect(Date.parse(calendar.opensAt)).toBeGreaterThan(now);
  });

  test('is the first of this year when there is none', () => {
    expect(newRound([], 'Europe/Paris', now)).toMatchObject({ schoolYear: 2027, round: 1 });
  });

  test('is the next one of the latest year, with the letters as the academy has set them', () => {
    const first = newRound([], 'Europe/Paris', now);
    const calendar = { ...first.calendar, quietHours: null, graceSeconds: 600 };
    const rounds = [
      { ...first, calendar },
      { ...first, schoolYear: 2026, round: 3 },
    ];
    const next = newRound(rounds, 'Europe/Paris', now);
    expect(next).toMatchObject({ schoolYear: 2027, round: 2, calendar: { quietHours: null, graceSeconds: 600 } });
  });
});
