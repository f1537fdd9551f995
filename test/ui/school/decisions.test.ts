import { describe, expect, test } from '@jest/globals';
import {
  acceptTheRest,
  type Choices,
  decisionsToSend,
  type Item,
  isAmendable,
  problemsOfChoices,
  undecidedItems,
} from '../../../ui/school/inbox/decisions.ts';

const item = (id: string, of: Partial<Item>): Item => ({
  id,
  field: 'guardian.phoneMobile',
  targetId: 'guardian',
  kind: 'phone',
  seen: '+33611111111',
  current: '+33611111111',
  proposed: '+33622222222',
  state: 'PENDING',
  reason: null,
  amended: null,
  evidenceId: null,
  confirmed: null,
  sharedAddress: false,
  ...of,
});

const mobile = item('mobile', {});
const email = item('email', {
  field: 'guardian.email',
  kind: 'email',
  seen: null,
  current: null,
  proposed: 'a@exemple.fr',
});
const overtaken = item('overtaken', {
  field: 'guardian.occupation',
  kind: 'occupation',
  seen: '52',
  current: '34',
  proposed: '38',
  state: 'STALE',
});
const refused = item('refused', { field: 'guardian.phoneHome', state: 'REFUSED', reason: 'Sur place.' });
const items = [mobile, email, overtaken, refused];

const choice = (
  decision: 'ACCEPTED' | 'REFUSED' | 'ACCEPTED_AMENDED',
  reason = '',
  amended: Item['proposed'] = null,
) => ({
  decision,
  reason,
  amended,
});

describe('deciding a record change', () => {
  test('only what waits is asked: a decided field is over', () => {
    expect(undecidedItems(items).map(({ id }) => id)).toEqual(['mobile', 'email', 'overtaken']);
  });

  test('accepting the rest leaves what the base has overtaken, and what was chosen already', () => {
    const chosen: Choices = { mobile: choice('REFUSED', 'Autre personne.') };
    const after = acceptTheRest(items, chosen);
    expect(after.mobile?.decision).toBe('REFUSED');
    expect(after.email?.decision).toBe('ACCEPTED');
    expect(after.overtaken).toBeUndefined();
  });

  test('nothing decided is a problem, at the first field that waits', () => {
    expect(problemsOfChoices(items, {})).toEqual([{ itemId: 'mobile', problem: 'nothing-decided' }]);
  });

  test('a refusal needs its reason, more than spaces', () => {
    expect(problemsOfChoices(items, { email: choice('REFUSED', '   ') })).toEqual([
      { itemId: 'email', problem: 'reason-missing' },
    ]);
    expect(problemsOfChoices(items, { email: choice('REFUSED', 'Illisible.') })).toEqual([]);
  });

  test('a corrected value must be one that the field may have', () => {
    expect(problemsOfChoices(items, { email: choice('ACCEPTED_AMENDED', '', 'pas-une-adresse') })).toEqual([
      { itemId: 'email', problem: 'amended-invalid' },
    ]);
    expect(problemsOfChoices(items, { email: choice('ACCEPTED_AMENDED', '', 'b@exemple.fr') })).toEqual([]);
  });

  test('what is sent says each decision once, and nothing about the fields left for later', () => {
    const chosen: Choices = {
      mobile: choice('REFUSED', ' Sur place. '),
      email: choice('ACCEPTED_AMENDED', '', 'b@exemple.fr'),
      refused: choice('ACCEPTED'),
    };
    expect(decisionsToSend(items, chosen)).toEqual([
      { itemId: 'mobile', decision: 'REFUSED', reason: 'Sur place.' },
      { itemId: 'email', decision: 'ACCEPTED_AMENDED', reason: null, amendedValue: 'b@exemple.fr' },
    ]);
  });

  test('a correction that corrects nothing is an acceptance', () => {
    const chosen: Choices = { email: choice('ACCEPTED_AMENDED', '', 'a@exemple.fr') };
    expect(decisionsToSend(items, chosen)).toEqual([{ itemId: 'email', decision: 'ACCEPTED', reason: null }]);
  });

  test('a yes or no is not corrected: the other value is the refusal', () => {
    expect(isAmendable({ field: 'guardian.acceptsSms', proposed: true })).toBe(false);
    expect(isAmendable({ field: 'guardian.civility', proposed: '1' })).toBe(false);
    expect(isAmendable({ field: 'guardian.usageName', proposed: 'Diallo' })).toBe(true);
  });
});
