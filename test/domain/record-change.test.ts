import { describe, expect, test } from '@jest/globals';
import { isMobile, sameValue } from '../../domain/pupil-record/fields.ts';
import {
  actsAlone,
  mayAct,
  mayRead,
  type Responsibility,
  visibleAddress,
} from '../../domain/pupil-record/responsibility.ts';
import {
  awaitsDecision,
  opened,
  problemsOfProposal,
  submitted,
  undecidedState,
  whyNotDecide,
  whyNotPropose,
  whyNotWithdraw,
  withDecisions,
  withWritten,
} from '../../domain/record-change/record-change.ts';

const address = {
  line1: '3 rue des Lilas',
  line2: null,
  line3: null,
  line4: null,
  postalCode: '99120',
  city: 'SAINT-AUBERT',
  foreignCity: null,
  countryCode: '100',
};
const propose = (field: string, newValue: never, baseValue: never = null as never) => ({ field, newValue, baseValue });

describe('a proposal', () => {
  test.each([
    ['guardian.phoneMobile', '06 39 98 01 02', []],
    ['guardian.phoneMobile', 'call me', ['value-invalid']],
    ['guardian.email', 'parent@famille.example', []],
    ['guardian.email', 'a@b.fr\r\nRCPT TO:<x@y.z>', ['value-invalid']],
    ['guardian.address', address, []],
    ['guardian.address', { ...address, foreignCity: 'Liège' }, ['value-invalid']],
    ['guardian.address', { ...address, line1: 'x'.repeat(39) }, ['value-invalid']],
    ['pupil.usageName', 'N’Guyen-Œil', []],
    ['pupil.usageName', '<b>', ['value-invalid']],
    ['pupil.lastName', 'Autre', ['field-not-modifiable']],
    ['pupil.nationalId', '2206004705B', ['field-not-modifiable']],
  ])('of %s = %j', (field, value, problems) => {
    expect(problemsOfProposal([propose(field, value as never)], {}).map(({ problem }) => problem)).toEqual(problems);
  });

  test('a consent to SMS needs a mobile number, in the set or in the base (§1.3)', () => {
    const consent = propose('guardian.acceptsSms', true as never);
    expect(problemsOfProposal([consent], {})).toMatchObject([{ problem: 'sms-needs-mobile' }]);
    expect(problemsOfProposal([consent], { 'guardian.phoneMobile': '+33639980102' })).toEqual([]);
    const landline = propose('guardian.phoneMobile', '01 99 00 12 34' as never);
    expect(problemsOfProposal([consent, landline], { 'guardian.phoneMobile': '+33639980102' })).toMatchObject([
      { field: 'guardian.acceptsSms', problem: 'sms-needs-mobile' },
    ]);
  });

  test('of nothing is no proposal', () => {
    expect(whyNotPropose([])?.code).toBe('nothing-to-change');
  });
});

test.each([
  ['equal to the base: nothing to do', 'x', 'y', 'y', 'NOOP'],
  ['on the value that was seen: to decide', 'x', 'y', 'x', 'PENDING'],
  ['on a value that has changed since: stale', 'x', 'y', 'z', 'STALE'],
])('an item %s', (_, baseValue, newValue, current, state) => {
  expect(undecidedState({ baseValue, newValue }, current, [])).toBe(state);
});

describe('a review', () => {
  const change = submitted('c', opened({ a: 'PENDING', b: 'STALE', n: 'NOOP' }));
  const accept = (itemId: string) => ({ itemId, decision: 'ACCEPTED' as const, hasReason: false });

  test('begins with its first decision and ends with its last', () => {
    const begun = withWritten(change, withDecisions(change, [accept('a')]));
    expect(begun).toMatchObject({ state: 'IN_REVIEW', sequence: 2 });
    expect(awaitsDecision(begun)).toBe(true);
    const decided = withWritten(begun, withDecisions(begun, [accept('b')]));
    expect(decided.state).toBe('DECIDED');
    expect(awaitsDecision(decided)).toBe(false);
  });

  test.each([
    [
      'without a reason for a refusal',
      [{ itemId: 'a', decision: 'REFUSED' as const, hasReason: false }],
      'reason-required',
    ],
    ['of an unknown field', [accept('z')], 'item-unknown'],
    ['of a field that asks for none', [accept('n')], 'item-decided'],
    ['of nothing', [], 'malformed'],
  ])('is refused %s', (_, decisions, code) => {
    expect(whyNotDecide(change, decisions)?.code).toBe(code);
  });

  test('ends the author’s right to withdraw', () => {
    expect(whyNotWithdraw(change)).toBeNull();
    expect(whyNotWithdraw(withWritten(change, withDecisions(change, [accept('a')])))?.code).toBe('review-begun');
  });

  test('of a set that only says what the base says is over at once', () => {
    expect(awaitsDecision(opened({ n: 'NOOP' }))).toBe(false);
  });
});

test('two addresses with their keys in another order are the same', () => {
  const { countryCode, ...rest } = address;
  expect(sameValue(address, { countryCode, ...rest })).toBe(true);
  expect(sameValue(address, { ...address, line2: 'Bât. B' })).toBe(false);
  expect(sameValue(null, undefined)).toBe(true);
});

test.each([
  ['0639980102', true],
  ['+33 7 55 12 34 56', true],
  ['0700123456', false],
  ['01 99 00 12 34', false],
  ['+262692123456', true],
])('%s is a mobile number: %s', (phone, mobile) => {
  expect(isMobile(phone)).toBe(mobile);
});

describe('who may read and act', () => {
  const mother: Responsibility = { level: 1, kinship: '10', authority: 'FULL', paysFees: true, ended: false };
  test.each([
    ['a legal guardian', {}, true, true],
    ['a parent with information only (art. 373-2-1)', { authority: 'INFORMATION_ONLY' as const }, true, false],
    ['a parent whose authority was withdrawn', { authority: 'WITHDRAWN' as const }, false, false],
    ['a person in charge (E-15)', { level: 2 as const }, true, false],
    ['a contact', { level: 3 as const }, false, false],
    ['someone whose link has ended', { ended: true }, false, false],
  ])('%s', (_, change, reads, acts) => {
    expect(mayRead({ ...mother, ...change })).toBe(reads);
    expect(mayAct({ ...mother, ...change }, false)).toBe(acts);
  });

  test('a pupil of age who answers for themselves acts alone; the parents keep reading (E-14)', () => {
    const pupil: Responsibility = { ...mother, kinship: '70' };
    const links = [mother, pupil];
    expect(actsAlone('2009-06-30', '2027-06-29', links)).toBe(false);
    expect(actsAlone('2009-06-30', '2027-06-30', links)).toBe(true);
    expect(actsAlone('2008-02-29', '2026-02-28', links)).toBe(false);
    expect(actsAlone('2008-02-29', '2026-03-01', links)).toBe(true);
    expect(actsAlone('2000-01-01', '2027-06-30', [mother])).toBe(false);
    expect(actsAlone(null, '2027-06-30', links)).toBe(false);
    expect([mayAct(mother, true), mayAct(pupil, true), mayRead(mother)]).toEqual([false, true, true]);
  });

  test('the other parent’s address only when it is one’s own or the pupil’s (CADA 20163045)', () => {
    const at = (addressId: string | null) => ({ addressId });
    expect(visibleAddress(at('x'), at('y'), at('z'))).toBe(false);
    expect(visibleAddress(at('x'), at('x'), at('z'))).toBe(true);
    expect(visibleAddress(at('x'), at('y'), at('x'))).toBe(true);
    expect(visibleAddress(at(null), at(null), at(null))).toBe(false);
  });
});
