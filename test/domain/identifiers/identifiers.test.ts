import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { academyOf } from '../../../domain/identifiers/academy.ts';
import {
  isCommuneCode,
  isDepartmentCode,
  isMefCode,
  isPostalCode,
  isSubjectCode,
} from '../../../domain/identifiers/codes.ts';
import { checkIne, ineGeneration, ineLetter } from '../../../domain/identifiers/ine.ts';
import { compactPhone, countryOfPhone, isFictionPhone, nationalPhone } from '../../../domain/identifiers/phone.ts';
import { checkUai, departmentOfUai, uaiLetter } from '../../../domain/identifiers/uai.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));

describe('UAI', () => {
  test.each(['0951099D', '0752550P', '0310053P', '0132634T', '0931190N', '0350760L'])('%s is right', (uai) => {
    expect(checkUai(uai)).toBe('ok');
  });

  test('a letter other than the computed one is told apart from a wrong form', () => {
    expect(checkUai('0750001A')).toBe('wrong-letter');
    expect(uaiLetter('0750001A')).toBe('U');
    for (const text of ['750001U', '0750001', '0750001u', '07500011', '0750001UU', '']) {
      expect(checkUai(text)).toBe('wrong-form');
    }
  });

  test('any number has exactly one right letter, never I, O or Q', () => {
    fc.assert(
      fc.property(digits(7), (number) => {
        const right = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((letter) => checkUai(number + letter) === 'ok');
        expect(right).toEqual([uaiLetter(number)]);
        expect('IOQ').not.toContain(right[0]);
      }),
    );
  });

  test('its first three digits tell the academy, with the time zone of its calendar', () => {
    expect(departmentOfUai('9740001X')).toBe('974');
    expect(academyOf('9740001X')).toEqual({ code: '28', name: 'La Réunion', timeZone: 'Indian/Reunion' });
    expect(academyOf('0951099D').name).toBe('Versailles');
    expect(academyOf('0990001A')).toEqual({ code: '099', name: '099', timeZone: 'Europe/Paris' });
  });
});

describe('INE', () => {
  test('a BEA id has a check letter, an RNIE one has none that is public', () => {
    expect(checkIne('2206004705B')).toBe('ok');
    expect(checkIne('2206004705C')).toBe('wrong-letter');
    expect(checkIne('123456789AB')).toBe('ok');
    expect(ineGeneration('2206004705B')).toBe('bea');
    expect(ineGeneration('123456789AB')).toBe('rnie');
    expect(ineGeneration('0699A12345B')).toBe('apprenticeship');
    expect(ineGeneration('0612D12345B')).toBe('provisional');
  });

  test.each(['', '2206004705', '2206004705b', '220600470511', '12345678ABC', '1234567 9AB'])(
    '“%s” has no form',
    (text) => {
      expect(checkIne(text)).toBe('wrong-form');
    },
  );

  test('the letter completes any ten digits', () => {
    fc.assert(fc.property(digits(10), (number) => checkIne(number + ineLetter(number)) === 'ok'));
  });
});

describe('codes', () => {
  test('have the forms of the nomenclature', () => {
    expect(['10310019110', '1001000B11A'].every(isMefCode)).toBe(true);
    expect(['1031001911', '103100191100', '1031001911a'].some(isMefCode)).toBe(false);
    expect(['030201', 'AGL1'].every(isSubjectCode)).toBe(true);
    expect(isSubjectCode('0302011')).toBe(false);
    expect(['2A004', '75117'].every(isCommuneCode)).toBe(true);
    expect(['2C004', '7511', '75 117'].some(isCommuneCode)).toBe(false);
    expect(isPostalCode('97400') && !isPostalCode('2A004')).toBe(true);
    expect(['014', '975', '02A'].every(isDepartmentCode) && !isDepartmentCode('14')).toBe(true);
  });
});

describe('telephones', () => {
  test.each([
    ['06 12 34 56 78', '0612345678'],
    ['06.12.34.56.78', '0612345678'],
    ['+33 6 12 34 56 78', '0612345678'],
    ['0033612345678', '0612345678'],
    ['+33 (0)6 12 34 56 78', '0612345678'],
    ['+330612345678', '0612345678'],
  ])('%s is dialled %s in France', (typed, dialled) => {
    expect(nationalPhone(typed)).toBe(dialled);
  });

  test('a foreign number is not dialled as a French one', () => {
    expect(nationalPhone('+32 2 123 45 67')).toBeNull();
    expect(compactPhone('0032 2 123 45 67')).toBe('+3221234567');
    expect(nationalPhone('612345678')).toBeNull();
    expect(nationalPhone('0012345678')).toBeNull();
  });

  test.each([
    ['0612345678', 'FR'],
    ['0976123456', 'FR'],
    ['0692123456', 'RE'],
    ['0639012345', 'YT'],
    ['0690271234', 'GP'],
    ['0594271234', 'GF'],
    ['0696271234', 'MQ'],
    ['0508412345', 'PM'],
    ['0639980001', 'FR'],
  ])('%s belongs to %s by its prefix', (number, country) => {
    expect(countryOfPhone(number)).toBe(country);
  });

  test('the numbers of fiction are known', () => {
    expect(isFictionPhone('0199001234') && isFictionPhone('0639981234')).toBe(true);
    expect(isFictionPhone('0612345678')).toBe(false);
  });
});
