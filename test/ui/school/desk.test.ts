import { describe, expect, test } from '@jest/globals';
import { effectsOf } from '../../../ui/school/campaign/move.ts';
import { yearsOf } from '../../../ui/school/post.ts';
import { todosOf } from '../../../ui/school/todo.ts';
import type { Campaign } from '../../../ui/staff/campaign-words.ts';

const campaign: Campaign = {
  id: '7a0e9b9e-5a5c-4c0f-9a58-111111111111',
  uai: '0951099D',
  establishment: 'Lycée Anita Conti',
  schoolYear: 2027,
  kind: 'POST_AFFECTATION',
  round: 1,
  state: 'OPEN',
  calendar: {
    opensAt: '2027-06-29T12:00:00.000Z',
    closesAt: '2027-07-05T16:00:00.000Z',
    reminders: ['2027-07-01T07:00:00.000Z'],
    reminderSpreadSeconds: 10_800,
    graceSeconds: 1800,
    draftsUntil: null,
    undoSeconds: 600,
    quietHours: null,
  },
  expected: 120,
  counters: { NOTIFIED: 30, SEEN: 8, IN_PROGRESS: 2, VALIDATED: 60, REFUSED: 4, PAPER: 1 },
};
const everything = () => true;

describe('what waits on the desk', () => {
  test('is told in the order in which it should be done, with nothing that is done', () => {
    const todos = todosOf(
      {
        undecided: 3,
        campaigns: [campaign, { ...campaign, state: 'PREPARED', round: 2 }],
        receiving: campaign.counters,
      },
      everything,
    );
    expect(todos).toEqual([
      { kind: 'make-ready', campaignId: campaign.id, opensAt: campaign.calendar.opensAt, round: 2 },
      { kind: 'decide-changes', count: 3 },
      { kind: 'integrate', count: 60 },
      { kind: 'key-paper-in', count: 1 },
    ]);
  });

  test('is nothing when all is done, or when it may not be read', () => {
    expect(todosOf({ undecided: 0, campaigns: [campaign], receiving: { COMPLETE: 12 } }, everything)).toEqual([]);
    expect(todosOf({ undecided: null, campaigns: [], receiving: null }, everything)).toEqual([]);
  });

  test('leaves out what is not delegated to the reader', () => {
    const todos = todosOf(
      { undecided: 3, campaigns: [], receiving: campaign.counters },
      (operation) => operation !== 'dossier.integrate',
    );
    expect(todos.map(({ kind }) => kind)).toEqual(['decide-changes', 'key-paper-in']);
  });
});

describe('the school years of a desk', () => {
  const at = (day: string) => Date.parse(`${day}T10:00:00Z`);
  const timeZone = 'Europe/Paris';

  test.each([
    [
      'a lycée in June, which prepares the next year',
      [2026, 2027],
      '2027-06-30',
      { entering: 2027, latest: 2027, present: 2026 },
    ],
    [
      'a collège in June, which prepares nothing',
      [2026],
      '2027-06-30',
      { entering: 2027, latest: 2026, present: 2026 },
    ],
    [
      'a lycée in September, during a late round',
      [2026, 2027],
      '2027-09-08',
      { entering: 2027, latest: 2027, present: 2026 },
    ],
    [
      'a lycée in November, its next year imported',
      [2026, 2027],
      '2026-11-24',
      { entering: 2027, latest: 2027, present: 2026 },
    ],
    [
      'an establishment of which nothing is known yet',
      [],
      '2027-06-30',
      { entering: 2027, latest: 2026, present: 2026 },
    ],
  ])('%s', (_case, schoolYears, day, expected) => {
    expect(yearsOf({ schoolYears, timeZone }, at(day))).toMatchObject(expected);
  });

  test('may be chosen among the known ones, the one here and the one entered, latest first', () => {
    expect(yearsOf({ schoolYears: [2024, 2026], timeZone }, at('2027-06-30')).choices).toEqual([2027, 2026, 2024]);
  });
});

describe('moving the dates of a campaign', () => {
  const { calendar } = campaign;

  test('later gives the families without an answer more time, whatever they began', () => {
    const after = { ...calendar, closesAt: '2027-07-07T16:00:00.000Z' };
    expect(effectsOf(campaign, after)).toEqual([{ kind: 'closes-later', count: 40, at: after.closesAt }]);
  });

  test('sooner is told as such', () => {
    const after = { ...calendar, closesAt: '2027-07-03T16:00:00.000Z' };
    expect(effectsOf(campaign, after)).toEqual([{ kind: 'closes-sooner', count: 40, at: after.closesAt }]);
  });

  test('before the opening touches everybody who is expected', () => {
    const after = { ...calendar, opensAt: '2027-06-30T12:00:00.000Z' };
    expect(effectsOf({ ...campaign, state: 'PREPARED', counters: {} }, after)).toEqual([
      { kind: 'opens', count: 120, at: after.opensAt },
    ]);
  });

  test('to the same instants, however they are written, touches nobody', () => {
    expect(effectsOf(campaign, { ...calendar, closesAt: '2027-07-05T18:00:00+02:00' })).toEqual([]);
  });
});
