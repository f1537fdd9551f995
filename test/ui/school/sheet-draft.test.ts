import { describe, expect, test } from '@jest/globals';
import { changedFields, rebasedSheet, type Sheet, sheetAsRead } from '../../../ui/school/settings/sheet-draft.ts';

const read: Sheet = {
  ...{ line1: '12 RUE DES ECOLES', line2: null, line3: null, line4: null, postalCode: '99100', city: 'VALMONT' },
  ...{ phone: '01 99 00 12 34', email: null, website: null, headTitle: 'PROVISEURE', headName: 'Mme FICTIVE' },
};

describe('the sheet while it is changed', () => {
  test('blanks and empty texts are no change', () => {
    expect(changedFields(read, { ...read, line1: ' 12 RUE DES ECOLES ', line2: '', email: '  ' })).toEqual([]);
    expect(changedFields(read, { ...read, city: '', website: 'https://a.example' })).toEqual(['city', 'website']);
  });

  test('when an import wrote over it meanwhile, what I touched is mine and the rest is the import’s', () => {
    const mine = { ...read, line1: '14 RUE DES ECOLES' };
    const imported = { ...read, line1: '12 R DES ECOLES', headName: 'M. NOUVEAU' };
    expect(rebasedSheet(read, mine, imported)).toEqual({ ...imported, line1: '14 RUE DES ECOLES' });
  });

  test('is read as families will: lines that say something, then postal code and town', () => {
    const shown = sheetAsRead({ ...read, line3: '  ' }, { uai: '9990002E', name: 'LYCEE' });
    expect(shown.address).toEqual(['12 RUE DES ECOLES', '99100 VALMONT']);
    expect(sheetAsRead({ ...read, line1: null, postalCode: null, city: null }, { uai: '', name: '' }).address).toEqual(
      [],
    );
  });
});
