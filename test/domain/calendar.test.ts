import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Calendar, nextWake, spreadOf, whyNotCalendar } from '../../domain/campaign/calendar.ts';

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

  test('a reminder that its spread pushes past the closing is left out', () => {
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

test.each([
  ['a closing before the opening', { opensAt: 10_000 }, 'opens-after-closing'],
  ['a reminder before the opening', { reminders: [999] }, 'reminder-outside'],
  ['a reminder at the closing', { reminders: [10_000] }, 'reminder-outside'],
  ['dates in order', {}, null],
])('a calendar with %s', (_, change, problem) => {
  expect(whyNotCalendar({ ...calendar, ...change })).toBe(problem);
});
