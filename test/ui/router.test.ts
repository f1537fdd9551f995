import { expect, test } from '@jest/globals';
import { match } from '../../ui/router/router.ts';

test.each([
  ['/', '/', {}],
  ['/inscription/:dossierId', '/inscription/42', { dossierId: '42' }],
  ['/inscription/:dossierId/:step', '/inscription/42/langues/', { dossierId: '42', step: 'langues' }],
  ['/enfants/:pupilId/fiche', '/enfants/a%20b/fiche', { pupilId: 'a b' }],
])('%s is followed by %s', (pattern, path, params) => {
  expect(match(pattern, path)).toEqual(params);
});

test.each([
  ['/', '/inscription'],
  ['/inscription/:dossierId', '/inscription'],
  ['/inscription/:dossierId', '/inscription/42/langues'],
  ['/enfants/:pupilId/fiche', '/enfants/42/notes'],
])('%s is not followed by %s', (pattern, path) => {
  expect(match(pattern, path)).toBeNull();
});
