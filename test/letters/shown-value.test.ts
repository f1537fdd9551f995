import { describe, expect, test } from '@jest/globals';
import { shownValue } from '../../letters/index.ts';
import { atSchool, ofSchool, schoolName, theSchool } from '../../locales/school-name.ts';
import { labels } from './fictional-family.ts';

const address = {
  line1: '14 bis rue des Ïles',
  line2: 'Bâtiment C',
  line3: null,
  line4: null,
  postalCode: '31000',
  city: 'TOULOUSE',
  foreignCity: null,
  countryCode: '100',
};
const abroad = { ...address, postalCode: null, city: null, foreignCity: 'KÖLN', countryCode: '109' };

test.each([
  ['guardian.address', address, '14 bis rue des Ïles\nBâtiment C\n31000 TOULOUSE'],
  ['guardian.address', abroad, '14 bis rue des Ïles\nBâtiment C\nKÖLN\nAllemagne'],
  ['guardian.address', { ...abroad, countryCode: '132' }, '14 bis rue des Ïles\nBâtiment C\nKÖLN\n132'],
  ['guardian.phoneMobile', '+33639981234', '06 39 98 12 34'],
  ['guardian.phoneMobile', '+262692123456', '06 92 12 34 56'],
  ['guardian.phoneHome', '+508412345', '05 08 41 23 45'],
  ['guardian.phoneHome', '0199001234', '01 99 00 12 34'],
  ['guardian.phoneHome', '+4922112345', '+4922112345'],
  ['guardian.acceptsSms', true, 'Oui'],
  ['guardian.sharesAddress', false, 'Non'],
  ['guardian.civility', '2', 'Madame'],
  ['guardian.occupation', '34', 'Professeur'],
  ['guardian.occupation', '99', '99'],
  ['pupil.usageName', null, 'Non renseigné'],
  ['pupil.email', 'a@b.example', 'a@b.example'],
] as const)('%s %j is shown as %j', (field, value, shown) => {
  expect(shownValue(field, value, 'fr', labels)).toBe(shown);
});

test('a value is shown in the language of the letter', () => {
  expect(shownValue('guardian.acceptsSms', true, 'en', labels)).toBe('Yes');
  expect(shownValue('pupil.phoneWork', null, 'en', labels)).toBe('Not given');
});

describe('the name of an establishment', () => {
  test.each([
    ['LYCEE POLYVALENT', 'ANITA CONTI', 'Lycée polyvalent Anita Conti'],
    ['COLLEGE', 'EMILIE DU CHATELET', 'Collège Emilie du Chatelet'],
    ['LYCEE GENERAL ET TECHNOLOGIQUE', 'JEAN XXIII', 'Lycée général et technologique Jean XXIII'],
    ['LP', 'LYCEE DES METIERS MARIE-CURIE', 'LP lycée des métiers Marie-Curie'],
    ['Lycée polyvalent Anita Conti', null, 'Lycée polyvalent Anita Conti'],
    ['LYCEE', 'CIVIL', 'Lycée Civil'],
  ])('%s, %s is written %s', (name, complement, written) => {
    expect(schoolName(name, complement)).toBe(written);
  });

  test.each([
    ['Lycée Anita Conti', 'au lycée Anita Conti', 'du lycée Anita Conti', 'le lycée Anita Conti'],
    ['LP Marie Curie', 'au LP Marie Curie', 'du LP Marie Curie', 'le LP Marie Curie'],
    ['École de la Mer', 'à l’école de la Mer', 'de l’école de la Mer', 'l’école de la Mer'],
    ['CITE SCOLAIRE HUGO', 'à la cité scolaire Hugo', 'de la cité scolaire Hugo', 'la cité scolaire Hugo'],
    ['Anita Conti', 'à l’établissement Anita Conti', 'de l’établissement Anita Conti', 'l’établissement Anita Conti'],
  ])('%s in a sentence', (name, at, of, the) => {
    expect([atSchool(name, 'fr'), ofSchool(name, 'fr'), theSchool(name, 'fr')]).toEqual([at, of, the]);
  });
});
