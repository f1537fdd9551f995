import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Calendar,
  closingModeOf,
  graceUntil,
  mayBeginDraft,
  nextWake,
  outsideBounds,
  problemsOfCalendar,
  spreadOf,
} from '../../domain/campaign/calendar.ts';

const calendar: Calendar = {
  opensAt: 1_000,
  closesAt: 10_000,
  reminders: [3_000, 6_000],
  reminderSpreadMs: 500,
  graceMs: 100,
  quietHours: null,
};

describe('what a dossier wakes for', () => {
  test('first the next reminder, in its own place of the window', () => {
    const wake = nextWake(calendar, 'dossier', 1_000);
    expect(wake).toEqual({ kind: 'reminder', at: 3_000 + spreadOf('dossier', 500), reminder: 0 });
  });

  test('a reminder that is past is never sent late', () => {
    expect(nextWake(calendar, 'dossier', 5_000)).toMatchObject({ kind: 'reminder', reminder: 1 });
  });

  test('after the last reminder, the closing, at its exact instant', () => {
    expect(nextWake(calendar, 'dossier', 9_000)).toEqual({ kind: 'closing', at: 10_000 });
  });

  test('a window that was cut short holds every dossier', () => {
    const cut = { ...calendar, reminderSpreadMs: 5_000, reminderEnds: [3_010, 6_001] };
    for (let n = 0; n < 500; n += 1) {
      const first = nextWake(cut, `dossier-${n}`, 1_000);
      expect(first).toMatchObject({ kind: 'reminder', reminder: 0 });
      expect(first.at).toBeLessThan(3_010);
      expect(nextWake(cut, `dossier-${n}`, first.at)).toEqual({ kind: 'reminder', reminder: 1, at: 6_000 });
    }
  });

  test('in a calendar made before windows were cut, a reminder that its spread pushes past the closing is left out', () => {
    const tight = { ...calendar, reminders: [9_999], reminderSpreadMs: 1_000_000 };
    const late = ['a', 'b', 'c', 'd'].filter((id) => spreadOf(id, 1_000_000) > 1);
    expect(late.length).toBeGreaterThan(0);
    for (const id of late) expect(nextWake(tight, id, 0).kind).toBe('closing');
  });
});

test('a place in the window is always the same for one dossier, and inside it', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 1, max: 10_000_000 }), (id, spread) => {
      const place = spreadOf(id, spread);
      expect(place).toBe(spreadOf(id, spread));
      expect(place).toBeGreaterThanOrEqual(0);
      expect(place).toBeLessThan(spread);
    }),
  );
});

test('ten thousand dossiers do not fire in the same second of a four-hour morning', () => {
  const perSecond = new Map<number, number>();
  for (let n = 0; n < 10_000; n += 1) {
    const id = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
    const second = Math.floor(spreadOf(id, 4 * 3600_000) / 1000);
    perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
  }
  expect(Math.max(...perSecond.values())).toBeLessThan(12);
});

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (iso: string): number => Date.parse(iso);
/** A calendar of a real summer, in which nothing is wrong. */
const sound: Calendar = {
  opensAt: at('2027-06-30T06:00:00Z'),
  closesAt: at('2027-07-06T21:59:00Z'),
  reminders: [at('2027-07-01T07:00:00Z'), at('2027-07-05T07:00:00Z')],
  reminderSpreadMs: 3 * HOUR,
  graceMs: HOUR / 2,
  draftsUntil: null,
  undoMs: HOUR / 6,
  quietHours: { from: 21, to: 7 },
};
const results = { resultsAt: at('2027-06-29T12:00:00Z'), opensFrom: at('2027-06-29T22:00:00Z') };

describe('the two ways to close', () => {
  test('within the grace (E-09), or at the instant until which those who have begun may finish', () => {
    expect(closingModeOf(sound)).toBe('GRACE');
    expect(graceUntil(sound)).toBe(sound.closesAt + 30 * 60_000);
    const later = { ...sound, draftsUntil: sound.closesAt + 2 * DAY };
    expect(closingModeOf(later)).toBe('LET_DRAFTS_FINISH');
    expect(graceUntil(later)).toBe(sound.closesAt + 2 * DAY);
  });

  test('the instant for drafts stands in the place of the grace, even when it comes sooner', () => {
    expect(graceUntil({ ...sound, draftsUntil: sound.closesAt + 60_000 })).toBe(sound.closesAt + 60_000);
  });

  test('a dossier with a deadline of its own after that instant has the grace', () => {
    const own = { ...sound, closesAt: sound.closesAt + 5 * DAY, draftsUntil: sound.closesAt + 2 * DAY };
    expect(graceUntil(own)).toBe(own.closesAt + 30 * 60_000);
  });

  test.each([null, sound.closesAt + 2 * DAY])(
    'no draft is begun from the closing on (drafts until %p)',
    (draftsUntil) => {
      const closing = { ...sound, draftsUntil };
      expect(mayBeginDraft(closing, sound.closesAt - 1)).toBe(true);
      expect(mayBeginDraft(closing, sound.closesAt)).toBe(false);
      expect(mayBeginDraft(closing, sound.closesAt + 60_000)).toBe(false);
    },
  );
});

describe('a calendar that contradicts itself is told where and what', () => {
  const cases: [string, Partial<Calendar>, { field: string; problem: string }[]][] = [
    ['nothing wrong', {}, []],
    [
      'a closing before the opening',
      { closesAt: sound.opensAt - DAY, reminders: [] },
      [{ field: 'closesAt', problem: 'before-opening' }],
    ],
    [
      'a closing at the opening',
      { closesAt: sound.opensAt, reminders: [] },
      [{ field: 'closesAt', problem: 'before-opening' }],
    ],
    [
      'an opening in the year 1',
      { opensAt: at('0001-06-30T06:00:00Z') },
      [{ field: 'opensAt', problem: 'implausible-date' }],
    ],
    [
      'a closing in 2100',
      { closesAt: at('2100-01-01T00:00:00Z') },
      [{ field: 'closesAt', problem: 'implausible-date' }],
    ],
    ['a closing in the last instant of 2099', { closesAt: at('2099-12-31T23:59:59Z') }, []],
    ['an opening that is no instant', { opensAt: Number.NaN }, [{ field: 'opensAt', problem: 'implausible-date' }]],
    [
      'an opening on the day of the results',
      { opensAt: results.opensFrom - 1 },
      [{ field: 'opensAt', problem: 'too-soon-after-results' }],
    ],
    ['an opening with the first instant of the day after', { opensAt: results.opensFrom }, []],
    [
      'drafts that finish before the closing',
      { draftsUntil: sound.closesAt - 1 },
      [{ field: 'draftsUntil', problem: 'before-closing' }],
    ],
    [
      'drafts that finish at the closing',
      { draftsUntil: sound.closesAt },
      [{ field: 'draftsUntil', problem: 'before-closing' }],
    ],
    [
      'drafts that finish in the year 20270',
      { draftsUntil: at('+020270-07-08T00:00:00Z') },
      [{ field: 'draftsUntil', problem: 'implausible-date' }],
    ],
    [
      'a reminder before the opening',
      { reminders: [sound.opensAt - 1] },
      [{ field: 'reminders.0', problem: 'reminder-outside' }],
    ],
    [
      'a reminder at the closing',
      { reminders: [sound.closesAt] },
      [{ field: 'reminders.0', problem: 'reminder-outside' }],
    ],
    [
      'a reminder in 1999',
      { reminders: [at('1999-12-31T00:00:00Z')] },
      [{ field: 'reminders.0', problem: 'implausible-date' }],
    ],
    [
      'two reminders at once',
      { reminders: [sound.opensAt, sound.opensAt] },
      [{ field: 'reminders.1', problem: 'repeated' }],
    ],
    ['a negative spread', { reminderSpreadMs: -1 }, [{ field: 'reminderSpreadMs', problem: 'implausible-duration' }]],
    ['a negative grace', { graceMs: -1 }, [{ field: 'graceMs', problem: 'implausible-duration' }]],
    ['a negative time to undo', { undoMs: -1 }, [{ field: 'undoMs', problem: 'implausible-duration' }]],
    ['a grace of two days', { graceMs: 2 * DAY }, [{ field: 'graceMs', problem: 'implausible-duration' }]],
    [
      'a night that begins when it ends',
      { quietHours: { from: 7, to: 7 } },
      [{ field: 'quietHours', problem: 'implausible-night' }],
    ],
    ['a night from 24 h', { quietHours: { from: 24, to: 7 } }, [{ field: 'quietHours', problem: 'implausible-night' }]],
  ];
  test.each(cases)('%s', (_, change, problems) => {
    expect(problemsOfCalendar({ ...sound, ...change }, results)).toEqual(problems);
  });

  test('all of it at once, the results included', () => {
    const wrong: Calendar = {
      ...sound,
      closesAt: sound.opensAt - 1,
      draftsUntil: sound.opensAt - 2,
      reminders: [sound.opensAt - 3, sound.opensAt - 3],
      graceMs: -5,
      quietHours: { from: 3, to: 3 },
    };
    expect(problemsOfCalendar(wrong, { resultsAt: at('0001-01-01T00:00:00Z'), opensFrom: 0 })).toEqual([
      { field: 'resultsAt', problem: 'implausible-date' },
      { field: 'closesAt', problem: 'before-opening' },
      { field: 'draftsUntil', problem: 'before-closing' },
      { field: 'reminders.0', problem: 'reminder-outside' },
      { field: 'reminders.1', problem: 'reminder-outside' },
      { field: 'graceMs', problem: 'implausible-duration' },
      { field: 'quietHours', problem: 'implausible-night' },
    ]);
  });

  test('where nobody has said when the results are, no opening is too soon', () => {
    expect(problemsOfCalendar({ ...sound, opensAt: at('2027-01-01T00:00:00Z') })).toEqual([]);
  });
});

describe('a school’s calendar inside the academy’s', () => {
  test.each<[string, Partial<Calendar>, string[]]>([
    ['the academy’s own', {}, []],
    ['shorter', { opensAt: sound.opensAt + DAY, closesAt: sound.closesAt - DAY }, []],
    ['that opens sooner', { opensAt: sound.opensAt - 1 }, ['opensAt']],
    ['that closes later', { closesAt: sound.closesAt + 1 }, ['closesAt']],
    ['with a longer grace', { graceMs: sound.graceMs + 1 }, ['graceMs']],
    [
      'with a longer grace after a closing as much sooner',
      { graceMs: sound.graceMs + HOUR, closesAt: sound.closesAt - HOUR },
      [],
    ],
    ['that lets drafts finish later', { draftsUntil: sound.closesAt + DAY }, ['draftsUntil']],
    ['that lets drafts finish within the academy’s grace', { draftsUntil: sound.closesAt + 60_000 }, []],
  ])('%s', (_, change, fields) => {
    const problems = outsideBounds(sound, { ...sound, ...change });
    expect(problems).toEqual(fields.map((field) => ({ field, problem: 'outside-bounds' })));
  });
});
