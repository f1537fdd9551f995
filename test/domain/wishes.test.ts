import { expect, test } from '@jest/globals';
import { wishesOf } from '../../domain/enrolment-dossier/wishes.ts';

const options = ['LATIN', 'GREC', 'THEATRE'].map((code) => ({ code, label: code.toLowerCase() }));
const count = (code: string, position: number, dossiers: number) => ({ code, position, dossiers });
const nothing = { hidden: [], capacities: {}, counts: [], granted: [] };
const brief = (wishes: ReturnType<typeof wishesOf>) =>
  Object.fromEntries(
    wishes.map(({ code, first, further, held, remaining }) => [code, [first, further, held, remaining]]),
  );

test('in a ranked group a place is taken by a first wish, further ones only wait', () => {
  const counts = [count('LATIN', 1, 5), count('LATIN', 2, 3), count('LATIN', 4, 2), count('GREC', 2, 7)];
  const wishes = wishesOf({ mode: 'RANKED', options }, { ...nothing, counts, capacities: { LATIN: 4, GREC: 10 } });
  expect(brief(wishes)).toEqual({ LATIN: [5, 5, 5, -1], GREC: [0, 7, 0, 10], THEATRE: [0, 0, 0, null] });
});

test('a wish granted instead of the first one moves the place from one option to the other', () => {
  const counts = [count('LATIN', 1, 5), count('GREC', 2, 7)];
  const granted = [
    { code: 'GREC', first: 'LATIN', dossiers: 2 },
    { code: 'LATIN', first: 'LATIN', dossiers: 1 },
  ];
  const wishes = wishesOf({ mode: 'RANKED', options }, { ...nothing, counts, granted, capacities: { LATIN: 5 } });
  expect(brief(wishes)).toEqual({ LATIN: [5, 0, 3, 2], GREC: [0, 7, 2, null], THEATRE: [0, 0, 0, null] });
});

test('in a group of several options each takes its place, whatever its rank in the answer', () => {
  const counts = [count('LATIN', 1, 5), count('LATIN', 2, 3)];
  const wishes = wishesOf({ mode: 'MULTI', options }, { ...nothing, counts, capacities: { LATIN: 8 } });
  expect(brief(wishes).LATIN).toEqual([8, 0, 8, 0]);
});

test('languages are told apart by which comes first', () => {
  const counts = [count('LATIN', 1, 5), count('LATIN', 2, 3)];
  expect(brief(wishesOf({ mode: 'SWAP', options }, { ...nothing, counts })).LATIN).toEqual([5, 3, 8, null]);
});

test('what is hidden, or chosen and gone from the group, is shown and said to be offered no more', () => {
  const wishes = wishesOf(
    { mode: 'SINGLE', options },
    { ...nothing, hidden: ['GREC'], counts: [count('CIRQUE', 1, 2)] },
  );
  expect(wishes.filter(({ offered }) => !offered).map(({ code, first }) => [code, first])).toEqual([
    ['GREC', 0],
    ['CIRQUE', 2],
  ]);
});
