import { beforeAll, describe, expect, test } from '@jest/globals';
import french from '../../../locales/fr/academy.ts';
import { figuresOfWaiting, wordsOfWaiting } from '../../../ui/academy/waiting-parties.ts';
import { addWords } from '../../../ui/i18n/words.ts';

beforeAll(() => addWords(french, async () => french));

describe('whose turn it is, on the academy’s board', () => {
  test('is said for those who have something to do, the family first', () => {
    expect(wordsOfWaiting({ NOBODY: 20, LYCEE: 1, FAMILY: 12 })).toEqual([
      '12 attendent la famille',
      '1 attend le lycée',
      '20 n’attendent plus rien',
    ]);
    expect(wordsOfWaiting({})).toEqual([]);
  });

  test('has a figure for each, even where nobody waits: together they are all the dossiers', () => {
    expect(figuresOfWaiting({ FAMILY: 12, HEAD: 2 })).toEqual([
      { label: 'Attendent la famille', value: 12 },
      { label: 'Attendent le lycée', value: 0 },
      { label: 'Attendent une décision', value: 2 },
      { label: 'N’attendent plus rien', value: 0 },
    ]);
  });
});
