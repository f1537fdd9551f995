import { describe, expect, test } from '@jest/globals';
import { type Filters, filtersOf, queryOf } from '../../../ui/school/follow-up/filters.ts';

const usual = { side: 'receiving', year: 2027 } as const;

describe('the address of the follow-up list', () => {
  test.each<Filters>([
    { side: 'origin', state: null, mef: '', name: '', year: 2027 },
    { side: 'receiving', state: 'VALIDATED', mef: '20010018110', name: 'N’Guyen & fils', year: 2026 },
  ])('says what it shows, and reads back: %o', (filters) => {
    expect(filtersOf(new URLSearchParams(queryOf(filters, usual)), usual)).toEqual(filters);
  });

  test('with nothing in it shows the usual side and year, all states', () => {
    expect(filtersOf(new URLSearchParams(''), usual)).toEqual({ ...usual, state: null, mef: '', name: '' });
  });

  test('with nonsense in it falls back rather than asking the api for it', () => {
    const query = new URLSearchParams('cote=ailleurs&etat=PERDU&annee=soon');
    expect(filtersOf(query, usual)).toEqual({ ...usual, state: null, mef: '', name: '' });
  });
});
