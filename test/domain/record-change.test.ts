import { describe, expect, test } from '@jest/globals';
import { isMobile, sameValue } from '../../domain/pupil-record/fields.ts';
import { actsAlone, mayAct, mayRead, type Responsibility } from '../../domain/pupil-record/responsibility.ts';
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

  test('a guardian keeps at least one telephone (§2.1); who had none may change something else', () => {
    const known = { 'guardian.phoneHome': '+33199001234', 'guardian.phoneMobile': '+33639980102' };
    const gone = (field: string) => propose(field, null as never);
    expect(problemsOfProposal([gone('guardian.phoneMobile')], known)).toEqual([]);
    expect(problemsOfProposal([gone('guardian.phoneHome'), gone('guardian.phoneMobile')], known)).toEqual([
      { field: 'guardian.phoneHome', problem: 'phone-missing' },
    ]);
    const another = propose('guardian.phoneWork', '01 99 00 12 35' as never);
    expect(problemsOfProposal([gone('guardian.phoneHome'), gone('guardian.phoneMobile'), another], known)).toEqual([]);
    expect(problemsOfProposal([propose('guardian.email', 'a@famille.example' as never)], {})).toEqual([]);
    expect(problemsOfProposal([gone('pupil.phoneMobile')], { 'pupil.phoneMobile': '+33639980102' })).toEqual([]);
  });

  test('the mobile number that a consent to SMS stands on is not taken away alone', () => {
    const known = {
      'pupil.phoneMobile': '+33639980102',
      'pupil.phoneHome': '+33199001234',
      'pupil.acceptsSms': true,
    } as const;
    const gone = propose('pupil.phoneMobile', null as never);
    expect(problemsOfProposal([gone], known)).toEqual([
      { field: 'pupil.phoneMobile', problem: 'mobile-needed-for-sms' },
    ]);
    expect(problemsOfProposal([gone, propose('pupil.acceptsSms', false as never)], known)).toEqual([]);
  });

  test('each person is judged by their own telephones', () => {
    const consent = (targetId: string) => ({ ...propose('guardian.acceptsSms', true as never), targetId });
    const persons = new Map([
      ['mother', { 'guardian.phoneMobile': '+33639980102' }],
      ['father', { 'guardian.phoneMobile': null }],
    ]);
    expect(problemsOfProposal([consent('mother'), consent('father')], {}, persons)).toEqual([
      { field: 'guardian.acceptsSms', targetId: 'father', problem: 'sms-needs-mobile' },
    ]);
    const mobile = { ...propose('guardian.phoneMobile', '06 39 98 01 03' as never), targetId: 'mother' };
    expect(problemsOfProposal([mobile, consent('father')], {}, persons)).toHaveLength(1);
    expect(problemsOfProposal([consent('mother'), consent('mother')], {}, persons)).toMatchObject([
      { problem: 'repeated' },
    ]);
  });

  test('several contacts are several items; none of them without a telephone, and none is the pupil (§1.2)', () => {
    const grandmother = {
      ...{ lastName: 'LAMBERT', firstName: 'Yvette', kinship: '38' },
      ...{ phoneHome: '01 99 00 12 34', phoneWork: null, phoneMobile: null },
    };
    const contact = (targetId: string, change: object) => ({
      ...propose('contact', { ...grandmother, ...change } as never),
      targetId,
    });
    expect(problemsOfProposal([contact('a', {}), contact('b', { firstName: null })], {})).toEqual([]);
    expect(problemsOfProposal([contact('a', { phoneHome: null }), contact('b', { kinship: '70' })], {})).toMatchObject([
      { targetId: 'a', problem: 'value-invalid' },
      { targetId: 'b', problem: 'value-invalid' },
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
});
