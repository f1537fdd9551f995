import { describe, expect, test } from '@jest/globals';
import { allOf, type Filters, filtersOf, isNarrowed, queryOf } from '../../../ui/school/follow-up/filters.ts';

const usual = { side: 'receiving', year: 2027 } as const;

describe('the address of the follow-up list', () => {
  test.each<Filters>([
    allOf('origin', 2027),
    allOf('receiving', 2027),
    {
      ...allOf('receiving', 2026),
      ...{ state: 'VALIDATED', mef: '20010018110', name: 'N’Guyen & fils', originUai: '9990001D' },
      ...{ marks: ['missing-documents', 'boarding'], order: 'since', columns: ['name', 'choices', 'closing'] },
    },
    {
      ...allOf('origin', 2027),
      ...{ classGroup: '3 A', marks: ['never-connected', 'no-email'], order: 'state', columns: ['name'] },
    },
  ])('says what it shows, and reads back: %o', (filters) => {
    expect(filtersOf(new URLSearchParams(queryOf(filters, usual)), usual)).toEqual(filters);
  });

  test('with nothing in it shows the usual side and year, all states', () => {
    expect(filtersOf(new URLSearchParams(''), usual)).toEqual(allOf('receiving', 2027));
    expect(isNarrowed(allOf('receiving', 2027))).toBe(false);
  });

  test('with nonsense in it falls back rather than asking the api for it', () => {
    const query = new URLSearchParams(
      'cote=ailleurs&etat=PERDU&annee=soon&familles=grandes&tri=hasard&colonnes=salaire',
    );
    expect(filtersOf(query, usual)).toEqual({ ...allOf('receiving', 2027), columns: ['name'] });
  });
});

describe('the words of one side', () => {
  test('are left aside on the other: the api would refuse them', () => {
    const address = 'familles=sans-compte,internat&division=3A&origine=9990001D&colonnes=choix,compte,etat';
    expect(filtersOf(new URLSearchParams(`cote=accueil&${address}`), usual)).toEqual({
      ...allOf('receiving', 2027),
      ...{ marks: ['boarding'], originUai: '9990001D', columns: ['name', 'state', 'choices'] },
    });
    expect(filtersOf(new URLSearchParams(`cote=origine&${address}`), usual)).toEqual({
      ...allOf('origin', 2027),
      ...{ marks: ['no-account'], classGroup: '3A', columns: ['name', 'state', 'connection'] },
    });
  });
});
