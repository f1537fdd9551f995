import { describe, expect, test } from '@jest/globals';
import { academyOf } from '../../domain/identifiers/academy.ts';
import { dayInWords, dayOfMoment, momentInWords, momentWithZone, zoneInWords } from '../../locales/dates.ts';
import { ofName } from '../../locales/of-name.ts';

/** Spaces that do not break are told apart in the code, not in a reader's eye. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('a day in words', () => {
  test('counts the first of the month by its rank in French, and no other day', () => {
    expect(dayInWords('2027-06-01', 'fr')).toBe('mardi 1er juin 2027');
    expect(dayInWords('2027-06-21', 'fr')).toBe('lundi 21 juin 2027');
    expect(dayInWords('2027-06-01', 'en')).toBe('Tuesday 1 June 2027');
  });

  test('may leave the weekday out', () => {
    expect(dayInWords('2011-06-01', 'fr', { weekday: false })).toBe('1er juin 2011');
  });
});

describe('a moment in words', () => {
  const closing = '2027-06-30T22:00:00Z';

  test('is told in the zone of the establishment', () => {
    expect(plain(momentInWords(closing, 'Europe/Paris', 'fr'))).toBe('jeudi 1er juillet 2027 à 0 h');
    expect(plain(momentInWords(closing, 'America/Martinique', 'fr'))).toBe('mercredi 30 juin 2027 à 18 h');
    expect(dayOfMoment(closing, 'Indian/Reunion', 'fr')).toBe('jeudi 1er juillet 2027');
  });

  test('shows minutes when there are some', () => {
    expect(plain(momentInWords('2027-06-30T16:05:00Z', 'Europe/Paris', 'fr'))).toBe('mercredi 30 juin 2027 à 18 h 05');
    expect(momentInWords('2027-06-30T16:05:00Z', 'Europe/Paris', 'en')).toBe('Wednesday 30 June 2027 at 18:05');
  });
});

describe('a moment with whose clock tells it', () => {
  const closing = '2026-06-30T21:59:00Z';

  test('is what a closing is said by, on screens and in letters', () => {
    expect(plain(momentWithZone(closing, 'Europe/Paris', 'fr'))).toBe('mardi 30 juin 2026 à 23 h 59, heure de Paris');
    expect(momentWithZone(closing, 'Europe/Paris', 'en')).toBe('Tuesday 30 June 2026 at 23:59, Paris time');
    expect(plain(momentWithZone(closing, 'Indian/Reunion', 'fr'))).toBe(
      'mercredi 1er juillet 2026 à 1 h 59, heure de La Réunion',
    );
    expect(plain(momentWithZone(closing, 'Pacific/Marquesas', 'fr'))).toBe(
      'mardi 30 juin 2026 à 12 h 29, heure des Marquises',
    );
  });

  test.each([
    ['Europe/Paris', 'heure de Paris', 'Paris time'],
    ['Indian/Reunion', 'heure de La Réunion', 'La Réunion time'],
    ['Indian/Mayotte', 'heure de Mayotte', 'Mayotte time'],
    ['America/Martinique', 'heure de Martinique', 'Martinique time'],
    ['America/Guadeloupe', 'heure de Guadeloupe', 'Guadeloupe time'],
    ['America/St_Barthelemy', 'heure de Saint-Barthélemy', 'Saint-Barthélemy time'],
    ['America/Marigot', 'heure de Saint-Martin', 'Saint-Martin time'],
    ['America/Cayenne', 'heure de Cayenne', 'Cayenne time'],
    ['America/Miquelon', 'heure de Saint-Pierre-et-Miquelon', 'Saint-Pierre-et-Miquelon time'],
    ['Pacific/Noumea', 'heure de Nouméa', 'Nouméa time'],
    ['Pacific/Tahiti', 'heure de Tahiti', 'Tahiti time'],
    ['Pacific/Marquesas', 'heure des Marquises', 'Marquesas time'],
    ['Pacific/Gambier', 'heure des Gambier', 'Gambier time'],
    ['Pacific/Wallis', 'heure de Wallis', 'Wallis time'],
  ])('%s is %s', (zone, french, english) => {
    expect(zoneInWords(zone, 'fr')).toBe(french);
    expect(zoneInWords(zone, 'en')).toBe(english);
  });

  test('has words of its own for every zone of an academy, and for every other French one', () => {
    const zones = new Set(
      Array.from({ length: 990 }, (_, number) => academyOf(`${String(number).padStart(3, '0')}0001A`).timeZone),
    );
    expect(zones.size).toBeGreaterThan(9);
    for (const zone of zones) expect(zoneInWords(zone, 'fr')).toMatch(/^heure des? [A-ZÉ]/);
  });
});

test.each([
  ['Anaïs', 'd’Anaïs'],
  ['Élodie', 'd’Élodie'],
  ['Yves', 'd’Yves'],
  ['Maëlys', 'de Maëlys'],
  ['Yanis', 'de Yanis'],
  ['Ouiam', 'de Ouiam'],
])('a child called %s is spoken of as « %s »', (name, words) => {
  expect(ofName(name)).toBe(words);
});
