import { describe, expect, test } from '@jest/globals';
import {
  blankContact,
  controlAt,
  fieldsOf,
  itemsOf,
  itemsThere,
  problemsOfEdits,
  seenIn,
} from '../../ui/family/record/proposal.ts';

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

describe('a contact', () => {
  const known = {
    lastName: 'LAMBERT',
    firstName: 'Yvette',
    kinship: '38',
    phoneHome: '+33199000011',
    phoneWork: null,
    phoneMobile: null,
  };
  const seen = seenIn({ values, contacts: [{ contactId: 'c1', value: known }] });

  test('is an item of its own, with the person it is about as its target', () => {
    const corrected = { ...known, phoneHome: '01 99 00 00 12' };
    expect(itemsOf({ 'contact.c1': corrected }, seen)).toEqual([
      { field: 'contact', targetId: 'c1', baseValue: known, newValue: corrected },
    ]);
    expect(itemsOf({ 'contact.c1': null, 'contact.c2': corrected }, seen)).toEqual([
      { field: 'contact', targetId: 'c1', baseValue: known, newValue: null },
      { field: 'contact', targetId: 'c2', baseValue: null, newValue: corrected },
    ]);
  });

  test('whose telephone is only written otherwise is no change', () => {
    expect(itemsOf({ 'contact.c1': { ...known, phoneHome: '01 99 00 00 11', phoneWork: ' ' } }, seen)).toEqual([]);
  });

  test('left half filled in is told part by part', () => {
    expect(problemsOfEdits({ 'contact.c2': blankContact() }, seen)).toMatchObject([
      { key: 'contact.c2', part: 'lastName', problem: 'value-invalid' },
      { key: 'contact.c2', part: 'kinship', problem: 'value-invalid' },
    ]);
    const { phoneHome: _none, ...rest } = known;
    expect(problemsOfEdits({ 'contact.c1': { ...rest, phoneHome: '' } }, seen)).toMatchObject([
      { key: 'contact.c1', part: 'phoneMobile', problem: 'phone-missing' },
    ]);
    expect(problemsOfEdits({ 'contact.c1': { ...known, phoneWork: '12' } }, seen)).toMatchObject([
      { key: 'contact.c1', part: 'phoneWork', problem: 'value-invalid' },
    ]);
  });

  test('the api finds wrong is told at its control', () => {
    const items = itemsOf({ 'guardian.email': 'a@b.fr', 'contact.c1': null }, seen);
    expect(controlAt('body.items.1.newValue.phoneHome', items)?.name).toBe('contact.c1.phoneHome');
    expect(controlAt('body.items.0.newValue', items)?.name).toBe('guardian.email');
    expect(controlAt('body.dossierId', items)).toBeNull();
  });
});

describe('an address', () => {
  test('is kept with its town in capitals and its accents, and is the same when only that differs', () => {
    const moved = { ...address, line1: ' 5 rue Haute ', line2: '', city: 'saint-étienne' };
    expect(itemsOf({ 'guardian.address': moved }, values)).toMatchObject([
      { newValue: { line1: '5 rue Haute', line2: null, city: 'SAINT-ÉTIENNE' } },
    ]);
    expect(itemsOf({ 'guardian.address': { ...address, city: 'CERGY ' } }, values)).toEqual([]);
  });

  test.each([
    [{ postalCode: '9500' }, ['postalCode']],
    [{ line1: '', city: 'x'.repeat(33) }, ['line1', 'city']],
    [{ postalCode: '', city: '' }, ['postalCode', 'city']],
    [{ countryCode: '131', postalCode: null, city: null, foreignCity: '' }, ['foreignCity']],
  ])('with %j is told at %j', (change, parts) => {
    expect(problemsOfEdits({ 'guardian.address': { ...address, ...change } }, values).map(({ part }) => part)).toEqual(
      parts,
    );
  });
});

describe('the same change at another establishment', () => {
  const there = {
    values: { 'guardian.phoneMobile': '+33600000009', 'guardian.email': 'awa@example.org', 'pupil.email': null },
    modifiable: ['guardian.phoneMobile', 'guardian.email', 'pupil.email'] as const,
  };

  test('is of one’s own data, over what that establishment knows', () => {
    const items = itemsOf(
      { 'guardian.phoneMobile': '06 00 00 00 03', 'guardian.email': 'awa@example.org', 'pupil.email': 'x@example.org' },
      values,
    );
    expect(itemsThere(items, { ...there, modifiable: [...there.modifiable] })).toEqual([
      { field: 'guardian.phoneMobile', baseValue: '+33600000009', newValue: '06 00 00 00 03' },
    ]);
  });

  test('leaves out what that establishment has closed', () => {
    const items = itemsOf({ 'guardian.phoneMobile': '06 00 00 00 03' }, values);
    expect(itemsThere(items, { values: there.values, modifiable: [] })).toEqual([]);
  });
});

describe('before it is sent', () => {
  test('each field is held against the rules of the api', () => {
    expect(problemsOfEdits({ 'guardian.phoneMobile': '12', 'guardian.email': 'nobody' }, values)).toEqual([
      { key: 'guardian.phoneMobile', field: 'guardian.phoneMobile', problem: 'value-invalid' },
      { key: 'guardian.email', field: 'guardian.email', problem: 'value-invalid' },
    ]);
    expect(problemsOfEdits({ 'guardian.address': { ...address, city: '' } }, values)).toEqual([
      { key: 'guardian.address', field: 'guardian.address', part: 'city', problem: 'value-invalid' },
    ]);
  });

  test('a consent to SMS asks for a mobile number, given now or known already', () => {
    const { 'guardian.phoneMobile': _mobile, ...without } = values;
    expect(problemsOfEdits({ 'guardian.acceptsSms': true }, without)).toEqual([
      { key: 'guardian.acceptsSms', field: 'guardian.acceptsSms', problem: 'sms-needs-mobile' },
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
