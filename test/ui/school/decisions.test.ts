import { describe, expect, test } from '@jest/globals';
import {
  acceptTheRest,
  type Choice,
  type Choices,
  carriedOver,
  changedItems,
  decisionsToSend,
  type Item,
  isAmendable,
  problemsOfChoices,
  type Review,
  rivalDecisions,
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
  person: 'Fatou DIALLO',
  refusedFor: null,
  decidedBy: null,
  decidedAt: null,
  rivals: [],
  mayDecide: true,
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
): Choice => ({ decision, reason, amended, rivalItemId: null });

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

const rival = {
  accepted: false,
  itemId: 'theirs',
  recordChangeId: 'their-set',
  revision: 7,
  author: 'Paul DIALLO',
  kinship: 'Père',
  submittedAt: '2026-11-20T08:00:00.000Z',
  proposed: '+33633333333',
};
const disputed = item('disputed', { field: 'pupil.phoneMobile', state: 'CONFLICT', rivals: [rival] });
const theirs: Choices = { disputed: { ...choice('ACCEPTED'), decision: 'RIVAL', rivalItemId: 'theirs' } };

describe('two guardians who want something else (§2.3)', () => {
  test('is never accepted in one go with the rest', () => {
    expect(acceptTheRest([mobile, disputed], {})).toEqual({
      mobile: expect.objectContaining({ decision: 'ACCEPTED' }),
    });
  });

  test('choosing the other’s value is accepting it in its own set, and says nothing in this one', () => {
    expect(decisionsToSend([mobile, disputed], theirs)).toEqual([]);
    expect(rivalDecisions([mobile, disputed], theirs)).toEqual([
      {
        recordChangeId: 'their-set',
        seenRevision: 7,
        decisions: [{ itemId: 'theirs', decision: 'ACCEPTED', reason: null }],
      },
    ]);
  });

  test('is held against that set as it is now, not against the value it has become', () => {
    const later = item('disputed', { ...disputed, rivals: [{ ...rival, revision: 8 }] });
    expect(rivalDecisions([later], theirs, [disputed])).toMatchObject([{ seenRevision: 8 }]);
    const other = item('disputed', { ...disputed, rivals: [{ ...rival, revision: 8, proposed: '+33644444444' }] });
    expect(rivalDecisions([other], theirs, [disputed])).toEqual([]);
    expect(rivalDecisions([item('disputed', { ...disputed, state: 'REFUSED' })], theirs, [disputed])).toEqual([]);
  });
});

test('a field that is somebody else’s to decide is neither asked, nor accepted, nor sent (§4)', () => {
  const regime = item('regime', { field: 'pupil.regime', mayDecide: false });
  expect(problemsOfChoices([regime], {})).toEqual([]);
  expect(acceptTheRest([regime], {})).toEqual({});
  expect(decisionsToSend([regime], { regime: choice('ACCEPTED') })).toEqual([]);
});

describe('a set that changes while it is looked at', () => {
  const reviewOf = (...those: Item[]): Review => ({ items: those }) as Review;

  test('what was chosen for the other fields is kept, and nothing else', () => {
    const before = reviewOf(mobile, email, disputed);
    const after = reviewOf(mobile, { ...email, current: 'b@exemple.fr', state: 'STALE' }, disputed);
    expect(changedItems(before, after).map(({ id }) => id)).toEqual(['email']);
    const chosen = { mobile: choice('REFUSED', 'Sur place.'), email: choice('ACCEPTED'), ...theirs };
    expect(Object.keys(carriedOver(before, after, chosen))).toEqual(['mobile', 'disputed']);
  });

  test('another proposal of the other guardian is a change', () => {
    const after = item('disputed', { ...disputed, rivals: [{ ...rival, proposed: '+33644444444' }] });
    expect(changedItems(reviewOf(disputed), reviewOf(after)).map(({ id }) => id)).toEqual(['disputed']);
  });

  test('a revision that changes nothing to see is none', () => {
    const after = item('disputed', { ...disputed, rivals: [{ ...rival, revision: 8 }] });
    expect(changedItems(reviewOf(mobile, disputed), reviewOf({ ...mobile }, after))).toEqual([]);
  });
});
