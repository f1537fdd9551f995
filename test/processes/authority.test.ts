import { describe, expect, test } from '@jest/globals';
import { type ChildLink, rowsOfGuardian } from '../../processes/authority.ts';

describe('E-17: the rows of one human among a child’s links', () => {
  const link = (guardianId: string, of: Partial<ChildLink> = {}): ChildLink => ({
    ...{ pupilId: 'p', guardianId, copiedFromId: null, accountIds: [] },
    ...of,
  });

  test('are the copies of each other in any lycée, and what one account holds; never the other parent’s', () => {
    const links = [
      link('father'),
      link('father-lycee', { copiedFromId: 'father' }),
      link('father-other-lycee', { copiedFromId: 'father', accountIds: ['rui'] }),
      link('father-elsewhere', { accountIds: ['rui'] }),
      link('mother', { accountIds: ['ines'] }),
      link('mother-lycee', { copiedFromId: 'mother' }),
    ];
    const father = ['father', 'father-elsewhere', 'father-lycee', 'father-other-lycee'];
    for (const from of father) expect([...rowsOfGuardian(links, from)].sort()).toEqual(father);
    expect([...rowsOfGuardian(links, 'mother-lycee')].sort()).toEqual(['mother', 'mother-lycee']);
  });
});
