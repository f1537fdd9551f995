import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { fromBufferPromise } from 'yauzl';
import { addressLines } from '../../../exchange/import-eleves/address-lines.ts';
import type { Candidate } from '../../../exchange/import-eleves/candidate.ts';
import { breachesOf } from '../../../exchange/import-eleves/conformance.ts';
import { numberAfter, sendingName, zipOf } from '../../../exchange/import-eleves/name.ts';
import { judged } from '../../../exchange/import-eleves/prepare.ts';
import { transliterate } from '../../../exchange/import-eleves/transliterate.ts';
import { all, first, parsed } from './editing.ts';
import { everyone, fileOf, full, least, link, mother, reference } from './fictional.ts';

describe('Transliteration', () => {
  test.each([
    ['Çağla', 'Çagla'],
    ['Łukasz', 'Lukasz'],
    ['Nguyễn', 'Nguyen'],
    ['Chloé Œuvrard Ÿ €', 'Chloé Œuvrard Ÿ €'],
    ['Chloe\u0301', 'Chloé'],
    ['D’Haëne', "D'Haëne"],
    ['Kaʻiulani', "Ka'iulani"],
    ['Straße Đặng þór', 'Straße Dang þór'],
    ['14½ — rue', '14½ — rue'.replace('½', '1/2').replace('—', '-')],
    ['Inès\u00a0\u202f Marie\t', 'Inès Marie'],
    ['zero\u200bwidth\u00ad', 'zerowidth'],
    ['Léa 😀👩🏽‍🎓🇫🇷', 'Léa'],
    ['', ''],
  ])('« %s » becomes « %s », without a human', (text, written) => {
    expect(transliterate(text)).toEqual({ text: written, approximate: false });
  });
  test.each([
    ['张伟', 'ZhangWei'],
    ['Мир', 'Mir'],
    ['Jean محمد', 'Jean mhmd'],
  ])('« %s » becomes « %s », for a human to check', (text, written) => {
    expect(transliterate(text)).toEqual({ text: written, approximate: true });
  });
  test('any text survives the way to ISO-8859-15 and back, and a second time changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const written = transliterate(text).text;
        expect(iconv.decode(iconv.encode(written, 'iso-8859-15'), 'iso-8859-15')).toBe(written);
        expect(transliterate(written)).toEqual({ text: written, approximate: false });
      }),
      { numRuns: 2000 },
    );
  });
});

describe('Address lines', () => {
  test('lines that fit keep their place', () => {
    expect(addressLines(['Escalier B', null, null, '3 rue de la Paix'])).toEqual([
      'Escalier B',
      null,
      null,
      '3 rue de la Paix',
    ]);
  });
  test('a line that does not fit is wrapped on words', () => {
    expect(addressLines(['Résidence universitaire des Grands Champs bâtiment C', '3 rue de la Paix'])).toEqual([
      'Résidence universitaire des Grands',
      'Champs bâtiment C',
      '3 rue de la Paix',
    ]);
  });
  test('the count comes after transliteration', () => {
    const line = `${'x'.repeat(36)} ½`;
    expect(line).toHaveLength(38);
    expect(addressLines([line])).toEqual(['x'.repeat(36), '1/2']);
  });
  test('four lines that overflow are joined before one gives up', () => {
    const line = `${'mot '.repeat(9)}puis fin`;
    expect(line.length).toBeGreaterThan(38);
    expect(addressLines([line, 'b', 'c', 'd'])).toEqual(['mot '.repeat(9).trim(), 'puis fin b c d']);
  });
  test('what does not fit into four lines is no address', () => {
    expect(addressLines(['x'.repeat(4 * 38), null, null, null])).toHaveLength(4);
    expect(addressLines(['x'.repeat(4 * 38 + 1), null, null, null])).toBeNull();
    expect(addressLines(['a', 'b', 'c', 'd', `${'e '.repeat(80)}`])).toBeNull();
  });
});

describe('The file', () => {
  test('says its encoding and is in it', () => {
    const file = fileOf(everyone);
    expect(file.subarray(0, 43).toString('latin1')).toBe('<?xml version="1.0" encoding="ISO-8859-15"?>'.slice(0, 43));
    expect(iconv.decode(file, 'iso-8859-15')).toContain('<NOM_USAGE>DIALLO-CŒURET</NOM_USAGE>');
    expect(file.includes(Buffer.from([0x2d, 0x43, 0xbc, 0x55]))).toBe(true);
  });
  test('is the same twice', () => expect(fileOf(everyone).equals(fileOf(everyone))).toBe(true));
  test('writes DATE_IMPORT the French way and every other date ISO', () => {
    const root = parsed(fileOf(everyone));
    expect(first(root, 'DATE_IMPORT').text).toBe('08/07/2027');
    for (const name of ['DATE_NAISS', 'DATE_ENTREE', 'DATE_DEB_SCO', 'DATE_SORTIE']) {
      expect(first(root, name).text).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });
  test('keeps markup in names as text', () => {
    const pupil = { ...full, firstName: 'A<B & C> "D" ]]>' };
    expect(first(parsed(fileOf([pupil])), 'ELEVE/PRENOM').text).toBe('A<B & C> "D" ]]>');
    expect(breachesOf(fileOf([pupil]))).toEqual([]);
  });
  test('has no element for what is absent, but always OPTIONS and OPTIONS_AN_DERNIER', () => {
    const names = (name: string): string[] => first(parsed(fileOf([least])), name).children.map((child) => child.name);
    expect(names('ELEVE')).toEqual([
      'ID_PRV_ELE',
      'NOM_DE_FAMILLE',
      'PRENOM',
      'CODE_PAYS_NAT',
      'DATE_NAISS',
      'CODE_SEXE',
      'CODE_PAYS',
      'VILLE_NAISS',
      'ACCEPTE_SMS',
      'ADHESION_TRANSPORT',
      'CODE_REGIME',
      'DOUBLEMENT',
      'RESPONSABLES_ELEVE',
      'SCOLARITE_ACTIVE',
      'ETABLISSEMENT_AN_DERNIER',
    ]);
    expect(names('OPTIONS')).toEqual([]);
    expect(names('OPTIONS_AN_DERNIER')).toEqual([]);
  });
  test('of two thousand pupils conforms too', () => {
    const many = Array.from({ length: 2000 }, (_, index) => ({
      ...full,
      id: `pupil-${index}`,
      nationalId: `9900${String(10_000 + index)}AB`,
    }));
    const file = fileOf(many);
    expect(breachesOf(file)).toEqual([]);
    expect(all(parsed(file), 'ELEVE')).toHaveLength(2000);
  });
  test('whatever people are called and wherever they live, a pupil the rules let through makes a conforming file', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom('½', 'É', ' ', 'Œ', '\u0301', '<', '&', ']', '>', '💥', 'm'), maxLength: 120 }),
    );
    const maybe = fc.option(text, { nil: null });
    let exported = 0;
    fc.assert(
      fc.property(
        fc.record({
          lastName: text,
          usageName: maybe,
          firstName: text,
          secondName: maybe,
          thirdName: maybe,
          email: maybe,
        }),
        fc.record({ lastName: text, usageName: maybe, firstName: maybe, email: maybe }),
        fc.record({ lines: fc.array(maybe, { minLength: 4, maxLength: 4 }), city: maybe, foreignCity: maybe }),
        text,
        (names, ofPerson, place, birthCity) => {
          const address = { ...mother.address!, ...place };
          const pupil: Candidate = {
            ...full,
            ...names,
            birthCountryCode: '132',
            birthCity,
            address,
            links: [link({ ...mother, ...ofPerson, address }, 1, '10')],
          };
          const { exportable } = judged([pupil], reference);
          exported += exportable.length;
          for (const one of exportable) expect(breachesOf(fileOf([one]))).toEqual([]);
        },
      ),
      { numRuns: 3000 },
    );
    expect(exported).toBeGreaterThan(100);
  });
});

describe('Name and zip', () => {
  const at = Date.UTC(2027, 5, 30, 22, 5, 9);
  test('the name bears establishment, year of insertion and local time', () => {
    expect(sendingName('0959001T', 2027, at, 'Europe/Paris')).toEqual({
      stem: '0959001TPRIVE2027270701000509',
      sentOn: '2027-07-01',
    });
    expect(sendingName('0959001T', 2028, at, 'America/Martinique')).toEqual({
      stem: '0959001TPRIVE2028270630180509',
      sentOn: '2027-06-30',
    });
  });
  test('the zip holds the file under the same name, and is the same twice', async () => {
    const { stem } = sendingName('0959001T', 2027, at, 'Europe/Paris');
    const xml = fileOf(everyone);
    const zip = await zipOf(stem, xml);
    expect(zip.equals(await zipOf(stem, xml))).toBe(true);
    const opened = await fromBufferPromise(zip, { lazyEntries: true });
    const inside: [string, Buffer][] = [];
    for await (const entry of opened.eachEntry()) {
      const parts: Buffer[] = [];
      for await (const part of await opened.openReadStreamPromise(entry)) parts.push(part as Buffer);
      inside.push([entry.fileName, Buffer.concat(parts)]);
    }
    expect(inside.map(([name]) => name)).toEqual([`${stem}.xml`]);
    expect(inside[0]?.[1].equals(xml)).toBe(true);
  });
  test('counters go up to 99999 and never start again', () => {
    expect(numberAfter(0)).toBe(1);
    expect(numberAfter(99_998)).toBe(99_999);
    expect(() => numberAfter(99_999)).toThrow('used up');
  });
});
