import { describe, expect, test } from '@jest/globals';
import { withNews } from '../../../ui/school/inbox/arrivals.ts';
import { allOf, type Filters, filtersOf, isNarrowed, queryOf, questionOf } from '../../../ui/school/inbox/filters.ts';
import { daysBetween } from '../../../ui/school/inbox/line-words.ts';
import { type ReviewLetters, reviewActOf } from '../../../ui/school/inbox/review-keys.ts';

describe('the address of the inbox', () => {
  const narrowed: Filters = {
    show: 'open',
    kind: 'contact',
    classGroup: '3A',
    marks: ['conflict', 'unclaimed'],
    name: 'le goff',
  };

  test('holds every filter, in the words of its reader', () => {
    expect(queryOf(narrowed)).toBe('?type=identite&division=3A&marques=conflit%2Clibre&nom=le+goff');
    expect(filtersOf(new URLSearchParams(queryOf(narrowed)))).toEqual(narrowed);
    expect(questionOf(narrowed)).toEqual({
      show: 'open',
      kind: 'contact',
      classGroup: '3A',
      marks: 'conflict,unclaimed',
      name: 'le goff',
    });
  });

  test('is plain for the whole list', () => {
    expect(queryOf(allOf('open'))).toBe('');
    expect(isNarrowed(allOf('decided'))).toBe(false);
    expect(queryOf(allOf('decided'))).toBe('?montrer=decidees');
  });

  test('leaves aside what means nothing, and marks that the decided have not', () => {
    expect(filtersOf(new URLSearchParams('type=tout&marques=faux'))).toEqual(allOf('open'));
    expect(filtersOf(new URLSearchParams('montrer=decidees&marques=conflit,inscription')).marks).toEqual(['enrolment']);
  });
});

describe('a list that changes under its reader', () => {
  const lines = (ids: string) => [...ids].map((id) => ({ id }));
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).join('');

  test('what comes last is added at the end, where nothing moves', () => {
    const { lines: now, gone, waiting } = withNews(lines('abc'), lines('abcd'), false);
    expect([ids(now), gone.size, waiting]).toEqual(['abcd', 0, 0]);
  });

  test('what is decided elsewhere keeps its place, and is told', () => {
    const { lines: now, gone, waiting } = withNews(lines('abc'), lines('ac'), false);
    expect([ids(now), [...gone], waiting]).toEqual(['abc', ['b'], 0]);
  });

  test('what comes in between waits to be asked for', () => {
    const { lines: now, waiting } = withNews(lines('ac'), lines('abcd'), false);
    expect([ids(now), waiting]).toEqual(['acd', 1]);
  });

  test('a line takes its new words in its place', () => {
    const shown = [{ id: 'a', claim: null as string | null }];
    expect(withNews(shown, [{ id: 'a', claim: 'Mme Kerbrat' }], false).lines).toEqual([
      { id: 'a', claim: 'Mme Kerbrat' },
    ]);
  });

  test('of what lies beyond the page that was read, nothing is said', () => {
    const { lines: now, gone, waiting } = withNews(lines('abcdef'), lines('ac'), true);
    expect([ids(now), [...gone], waiting]).toEqual(['abcdef', ['b'], 0]);
  });

  test('when all of it is decided, all of it is told', () => {
    const { lines: now, gone, waiting } = withNews(lines('ab'), [], false);
    expect([ids(now), [...gone], waiting]).toEqual(['ab', ['a', 'b'], 0]);
  });
});

test('days of waiting are those of the calendar, in the zone of the school', () => {
  expect(daysBetween('2026-11-20T22:30:00Z', '2026-11-20T23:30:00Z', 'Europe/Paris')).toBe(1);
  expect(daysBetween('2026-11-20T22:30:00Z', '2026-11-20T23:30:00Z', 'America/Martinique')).toBe(0);
  expect(daysBetween('2026-10-20T10:00:00Z', '2026-10-27T10:00:00Z', 'Europe/Paris')).toBe(7);
});

describe('the keys of a review', () => {
  const letters: ReviewLetters = { ACCEPTED: 'A', REFUSED: 'R', ACCEPTED_AMENDED: 'C', next: 'S', previous: 'P' };
  const press = (
    key: string,
    more: { ctrlKey?: boolean; shiftKey?: boolean; altKey?: boolean; typing?: boolean } = {},
  ) => {
    const { typing = false, ...modifiers } = more;
    const event = { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, target: null, ...modifiers };
    return reviewActOf(event, letters, () => typing);
  };

  test('are one letter each on a field, with or without capitals lock', () => {
    expect(['a', 'r', 'c', 's', 'p', '?'].map((key) => press(key))).toEqual([
      'ACCEPTED',
      'REFUSED',
      'ACCEPTED_AMENDED',
      'next',
      'previous',
      'help',
    ]);
    expect(press('A')).toBe('ACCEPTED');
    expect(press('x')).toBeNull();
  });

  test('with Shift, go from set to set, and never decide', () => {
    expect(press('S', { shiftKey: true })).toBe('next-set');
    expect(press('P', { shiftKey: true })).toBe('previous-set');
    expect(press('A', { shiftKey: true })).toBeNull();
  });

  test('are letters while somebody types a reason; only Ctrl + Enter sends from there', () => {
    expect(press('a', { typing: true })).toBeNull();
    expect(press('?', { typing: true })).toBeNull();
    expect(press('Enter', { typing: true, ctrlKey: true })).toBe('submit');
    expect(press('Enter', { typing: true })).toBeNull();
  });

  test('leave the browser its own', () => {
    expect(press('r', { ctrlKey: true })).toBeNull();
    expect(press('a', { altKey: true })).toBeNull();
  });
});
