import { describe, expect, test } from '@jest/globals';
import { fieldsOf, itemsOf, problemsOfEdits } from '../../ui/family/record/proposal.ts';

const address = {
  line1: '3 impasse des Lilas',
  line2: 'Bâtiment B',
  line3: null,
  line4: null,
  postalCode: '95000',
  city: 'Cergy',
  foreignCity: null,
  countryCode: '100',
};
const values = {
  'guardian.phoneMobile': '+33600000002',
  'guardian.email': null,
  'guardian.acceptsSms': false,
  'guardian.address': address,
} as const;

describe('what a guardian typed becomes', () => {
  test('one item per field that says something else, with the value that was seen', () => {
    expect(itemsOf({ 'guardian.email': ' awa@example.org ' }, values)).toEqual([
      { field: 'guardian.email', baseValue: null, newValue: 'awa@example.org' },
    ]);
  });

  test('nothing where a field was put back to what it was', () => {
    expect(itemsOf({ 'guardian.email': '  ', 'guardian.address': { ...address, line3: '' } }, values)).toEqual([]);
  });

  test('nothing where a telephone is only written otherwise', () => {
    expect(itemsOf({ 'guardian.phoneMobile': '06 00 00 00 02' }, values)).toEqual([]);
    expect(itemsOf({ 'guardian.phoneMobile': '06 00 00 00 03' }, values)).toHaveLength(1);
  });

  test('a removal where a field was emptied', () => {
    expect(itemsOf({ 'guardian.phoneMobile': '' }, values)).toEqual([
      { field: 'guardian.phoneMobile', baseValue: '+33600000002', newValue: null },
    ]);
  });
});

describe('before it is sent', () => {
  test('each field is held against the rules of the api', () => {
    expect(problemsOfEdits({ 'guardian.phoneMobile': '12', 'guardian.email': 'nobody' }, values)).toEqual([
      { field: 'guardian.phoneMobile', problem: 'value-invalid' },
      { field: 'guardian.email', problem: 'value-invalid' },
    ]);
    expect(problemsOfEdits({ 'guardian.address': { ...address, city: '' } }, values)).toEqual([
      { field: 'guardian.address', problem: 'value-invalid' },
    ]);
  });

  test('a consent to SMS asks for a mobile number, given now or known already', () => {
    const { 'guardian.phoneMobile': _mobile, ...without } = values;
    expect(problemsOfEdits({ 'guardian.acceptsSms': true }, without)).toEqual([
      { field: 'guardian.acceptsSms', problem: 'sms-needs-mobile' },
    ]);
    expect(problemsOfEdits({ 'guardian.acceptsSms': true }, values)).toEqual([]);
  });
});

test('the fields of a person come in the order of the record, whatever the order of the rights', () => {
  expect(fieldsOf('guardian', ['guardian.email', 'pupil.email', 'guardian.civility'])).toEqual([
    'guardian.civility',
    'guardian.email',
  ]);
});
