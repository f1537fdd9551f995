import { describe, expect, test } from '@jest/globals';
import { dayInWords, dayOfMoment, momentInWords } from '../../locales/dates.ts';
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
