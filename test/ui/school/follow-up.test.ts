import { describe, expect, test } from '@jest/globals';
import { DOSSIER_STATES } from '../../../domain/enrolment-dossier/dossier.ts';
import { Problem } from '../../../ui/client/problem.ts';
import { allOf, type Filters, filtersOf, isNarrowed, queryOf } from '../../../ui/school/follow-up/filters.ts';
import {
  begun,
  type Line,
  type Result,
  toTryAgain,
  whyNotIntegrate,
} from '../../../ui/school/follow-up/integration.ts';

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

describe('choosing whom to integrate', () => {
  test('only a validated dossier without a change that waits can be', () => {
    const possible = DOSSIER_STATES.filter((state) => whyNotIntegrate({ state, undecidedChanges: 0 }) === null);
    expect(possible).toEqual(['VALIDATED']);
    expect(whyNotIntegrate({ state: 'VALIDATED', undecidedChanges: 1 })).toBe('undecided-changes');
  });

  test('trying again keeps the id of what was lost on the way, and leaves what the rules refused', () => {
    const line = { id: 'd1', lastName: 'Diallo', firstName: 'Aminata' } as Line;
    const [lost, refused] = begun([line, { ...line, id: 'd2' }]) as [Result, Result];
    const again = toTryAgain([
      { ...lost, state: 'failed', problem: new Problem('no-network', 0) },
      { ...refused, state: 'failed', problem: new Problem('state-forbids', 409) },
    ]);
    expect(again).toEqual([{ ...lost, state: 'waiting', problem: null }]);
    expect(lost.submissionId).not.toBe(refused.submissionId);
  });
});
