import { describe, expect, test } from '@jest/globals';
import { newRound, type Round } from '../../../ui/academy/new-round.ts';

const now = Date.parse('2027-06-28T09:30:00Z');
const round: Round = {
  schoolYear: 2027,
  round: 1,
  calendar: {
    opensAt: '2027-06-30T06:00:00.000Z',
    closesAt: '2027-07-06T21:59:00.000Z',
    reminders: ['2027-07-01T07:00:00.000Z'],
    reminderSpreadSeconds: 3600,
    graceSeconds: 600,
    draftsUntil: '2027-07-07T21:59:00.000Z',
    undoSeconds: 0,
    quietHours: null,
  },
  resultsAt: '2027-06-29T12:00:00.000Z',
  volunteers: ['9990002E'],
};

describe('a round that does not exist yet', () => {
  test('is the first of this year when there is none, open to all, without a date made up', () => {
    const first = newRound([], 'Europe/Paris', now);
    expect(first).toMatchObject({ schoolYear: 2027, round: 1, volunteers: null });
    expect(first.draft).toMatchObject({ opensAt: '', closesAt: '', reminders: [], closing: 'GRACE' });
    expect(first.draft).toMatchObject({ spread: '180', grace: '30', undo: '10', quiet: true, quietFrom: '21' });
  });

  test('is of the academy’s year, where it is another one there', () => {
    const newYear = Date.parse('2027-12-31T23:30:00Z');
    expect(newRound([], 'Pacific/Noumea', newYear).schoolYear).toBe(2028);
    expect(newRound([], 'Pacific/Tahiti', newYear).schoolYear).toBe(2027);
  });

  test('follows the latest year’s last one: its letters and who takes part, none of its dates', () => {
    const next = newRound([round, { ...round, schoolYear: 2026, round: 3 }], 'Europe/Paris', now);
    expect(next).toMatchObject({ schoolYear: 2027, round: 2, volunteers: ['9990002E'] });
    expect(next.draft).toMatchObject({ spread: '60', grace: '10', undo: '0', quiet: false });
    expect(next.draft).toMatchObject({ opensAt: '', closesAt: '', reminders: [], closing: 'GRACE', draftsUntil: '' });
  });
});
