import { expect, test } from '@jest/globals';
import { officialLabel } from '../../locales/official-label.ts';

test.each([
  ['SECONDE GENERALE ET TECHNOLOGIQUE', 'Seconde générale et technologique'],
  ['2DE PRO MÉTIERS TRANSITIONS NUMÉRIQUE ET ÉNERGÉTIQUE', '2de pro métiers transitions numérique et énergétique'],
  ['ANGLAIS LVA', 'Anglais LVA'],
  ['1RE STI2D', '1re STI2D'],
  ["SCIENCES DE L'INGENIEUR", 'Sciences de l’ingénieur'],
  ['Demi-pensionnaire dans l’établissement', 'Demi-pensionnaire dans l’établissement'],
])('%s reads « %s »', (label, words) => {
  expect(officialLabel(label)).toBe(words);
});
