import { describe, expect, test } from '@jest/globals';
import type { Address } from '../../domain/pupil-record/fields.ts';
import type { Responsibility } from '../../domain/pupil-record/responsibility.ts';
import {
  GUARDIAN_DATA,
  type GuardianData,
  isSameHome,
  type Regard,
  STANDINGS,
  type Standing,
  sees,
  seesValue,
  standingOf,
  visibleFields,
} from '../../domain/pupil-record/visibility.ts';

const home = (line1: string): Address => ({
  ...{ line1, line2: null, line3: null, line4: null, postalCode: '99100', city: 'VALMONT', foreignCity: null },
  countryCode: '100',
});
const [LILAC, HARBOUR, MILL] = [home('3 RUE DES LILAS'), home('12 QUAI DU PORT'), home('7 CHEMIN DU MOULIN')];
const legal: Responsibility = { level: 1, kinship: '10', authority: 'FULL', paysFees: false, ended: false };

/** The reader lives at the Lilac; where the other and the pupil live is what makes the column. */
const regard = (standing: Standing, pupilHome: Address | null = MILL, change: Partial<Regard> = {}): Regard => ({
  reader: { link: legal, address: LILAC },
  other: { link: { ...legal, kinship: '20' }, address: standing === 'APART' ? HARBOUR : LILAC },
  agreed: standing === 'JOINT',
  pupilHome,
  ...change,
});

/** §1.4-2, written out again: the test does not read the table it tests. */
const EXPECTED: Record<GuardianData, [joint: boolean, sameAddress: boolean, apart: boolean]> = {
  name: [true, true, true],
  link: [true, true, true],
  address: [true, true, false],
  phones: [true, false, false],
  email: [true, false, false],
  occupation: [true, false, false],
  consents: [true, false, false],
};

describe('the matrix of §1.4-2', () => {
  test.each(
    GUARDIAN_DATA.flatMap((what) => STANDINGS.map((standing, column) => [what, standing, EXPECTED[what][column]])),
  )('the other guardian’s %s, %s: %s', (what, standing, seen) => {
    expect(sees(what as GuardianData, regard(standing as Standing))).toBe(seen);
  });

  test('an address that is the pupil’s own home is known to both, whatever the accounts (CADA 20163045)', () => {
    expect(sees('address', regard('APART', HARBOUR))).toBe(true);
    expect([...visibleFields(regard('APART', HARBOUR))]).toEqual(['name', 'link', 'address']);
    expect([...visibleFields(regard('APART'))]).toEqual(['name', 'link']);
  });

  test.each([
    ['of a reader whose authority was withdrawn (E-17)', { authority: 'WITHDRAWN' as const }],
    ['of a contact', { level: 3 as const }],
    ['of a reader whose link has ended', { ended: true }],
  ])('nothing is seen by the eyes %s', (_, change) => {
    const blind = regard('JOINT', LILAC, { reader: { link: { ...legal, ...change }, address: LILAC } });
    expect([...visibleFields(blind)]).toEqual([]);
    expect(seesValue('guardian.address', LILAC, blind)).toBe(false);
  });
});

describe('a joint account is never trusted by its link alone (§1.4-1)', () => {
  test.each([
    ['the other has moved', { other: { link: legal, address: HARBOUR } }, 'APART'],
    [
      'the reader is a person in charge',
      { reader: { link: { ...legal, level: 2 as const }, address: LILAC } },
      'SAME_ADDRESS',
    ],
    [
      'the reader has information only',
      { reader: { link: { ...legal, authority: 'INFORMATION_ONLY' as const }, address: LILAC } },
      'SAME_ADDRESS',
    ],
    [
      'the other is legal guardian no more',
      { other: { link: { ...legal, ended: true }, address: LILAC } },
      'SAME_ADDRESS',
    ],
    ['nobody agreed', { agreed: false }, 'SAME_ADDRESS'],
    [
      'neither has an address',
      { reader: { link: legal, address: null }, other: { link: legal, address: null } },
      'APART',
    ],
  ] as [string, Partial<Regard>, Standing][])('%s', (_, change, standing) => {
    expect(standingOf(regard('JOINT', LILAC, change))).toBe(standing);
  });
});

test('one home is one home however it is written, in whichever row', () => {
  expect(isSameHome(home('3 RUE  DES LILAS'), home('3 rue des Lilas '))).toBe(true);
  expect(isSameHome(home('3 RUE DES LILAS'), { ...home('3 RUE DES LILAS'), line2: 'BAT B' })).toBe(false);
  expect(isSameHome(null, null)).toBe(false);
});

test('an address that somebody asked for, left or was refused is judged by its own lines, not by where they live', () => {
  const atPupils = regard('APART', HARBOUR);
  expect(seesValue('guardian.address', MILL, atPupils)).toBe(false);
  expect(seesValue('guardian.address', HARBOUR, atPupils)).toBe(true);
  expect(seesValue('guardian.address', LILAC, atPupils)).toBe(true);
  expect(seesValue('guardian.address', MILL, regard('SAME_ADDRESS', HARBOUR))).toBe(false);
  expect(seesValue('guardian.address', MILL, regard('JOINT', HARBOUR))).toBe(true);
  expect(seesValue('guardian.phoneMobile', '+33639980001', atPupils)).toBe(false);
  expect(seesValue('guardian.phoneMobile', '+33639980001', regard('JOINT', HARBOUR))).toBe(true);
});
