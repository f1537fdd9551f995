import { describe, expect, test } from '@jest/globals';
import { type ChangeFacts, type ItemFacts, sorted, whyNotDecideMany } from '../../domain/bulk-act/decisions.ts';
import { mayBegin } from '../../domain/bulk-act/rights.ts';
import type { Operation } from '../../domain/permissions/operations.ts';
import { mayDecideField } from '../../domain/permissions/review.ts';
import { type Ability, abilityOf, rulesFor } from '../../domain/permissions/rules.ts';
import { type ChangeKind, RECORD_FIELDS, type RecordFieldName } from '../../domain/pupil-record/fields.ts';
import { type ItemState, RECORD_CHANGE_STATES } from '../../domain/record-change/record-change.ts';

const COLLEGE = '0990001S';
const anything = (): boolean => true;
const item = (field: RecordFieldName, state: ItemState = 'PENDING', hasEvidence = false): ItemFacts => ({
  ...{ id: field, field, state, hasEvidence },
  kind: RECORD_FIELDS[field].kind,
});
const told = (
  items: readonly ItemFacts[],
  kinds: ChangeKind[],
  may: (field: RecordFieldName) => boolean = anything,
) => {
  const { toDecide, left } = sorted(items, kinds, may);
  return { toDecide: toDecide.map(({ id }) => id), left: left.map(({ item: { id }, why }) => [id, why]) };
};
const waiting: Omit<ChangeFacts, 'items'> = { state: 'SUBMITTED', revision: 4, claimedByAnother: false };
const code = (change: Partial<typeof waiting>, items: ItemFacts[], seen: number | null = 4): string | null =>
  whyNotDecideMany({ ...waiting, ...change }, sorted(items, ['phone', 'pupil'], anything), seen)?.code ?? null;

describe('what is decided of a set', () => {
  test('is every field of the kinds chosen that is plainly asked for; the others of the set stay as they are', () => {
    const items = [item('guardian.phoneMobile'), item('pupil.phoneHome'), item('guardian.address')];
    expect(told(items, ['phone'])).toEqual({ toDecide: ['guardian.phoneMobile', 'pupil.phoneHome'], left: [] });
    expect(told(items, ['address'])).toEqual({ toDecide: ['guardian.address'], left: [] });
    expect(told(items, ['email'])).toEqual({ toDecide: [], left: [] });
  });

  test.each<[string, ItemFacts, string]>([
    ['overtaken by the base (§2.3)', item('guardian.phoneHome', 'STALE'), 'item-stale'],
    ['disputed between two guardians (§2.3)', item('guardian.phoneHome', 'CONFLICT'), 'item-conflict'],
    ['that comes with a paper to read (§2.1)', item('guardian.phoneHome', 'PENDING', true), 'item-evidence'],
  ])('is never a field %s, and the rest of the set does not wait for it', (_, held, why) => {
    expect(told([item('guardian.phoneMobile'), held], ['phone'])).toEqual({
      toDecide: ['guardian.phoneMobile'],
      left: [['guardian.phoneHome', why]],
    });
  });

  test.each<ItemState>(['ACCEPTED', 'ACCEPTED_AMENDED', 'REFUSED', 'NOOP', 'SUPERSEDED'])(
    'is no field that is %s already',
    (state) => expect(told([item('guardian.phoneHome', state)], ['phone'])).toEqual({ toDecide: [], left: [] }),
  );

  test('is only what the person may decide: the bursar’s regime, and nothing beside it (§4)', () => {
    const regime = (field: RecordFieldName) => field === 'pupil.regime';
    expect(told([item('pupil.regime'), item('pupil.usageName')], ['pupil'], regime)).toEqual({
      toDecide: ['pupil.regime'],
      left: [['pupil.usageName', 'not-permitted']],
    });
  });
});

describe('nothing of a set is decided', () => {
  const phone = item('guardian.phoneMobile');

  test('that is not the one previewed any more: whoever confirmed saw other values', () => {
    expect(code({}, [phone])).toBeNull();
    expect(code({ revision: 5 }, [phone])).toBe('changed-meanwhile');
    expect(code({ revision: 5 }, [phone], null)).toBeNull();
  });

  test('that somebody else has claimed', () => expect(code({ claimedByAnother: true }, [phone])).toBe('claimed'));

  test('that waits for nobody', () => {
    const open = RECORD_CHANGE_STATES.filter((state) => code({ state }, [phone]) === null);
    expect(open).toEqual(['SUBMITTED', 'IN_REVIEW']);
    expect(code({ state: 'NOTIFIED' }, [phone])).toBe('state-forbids');
  });

  test.each<[string, ItemFacts[], string]>([
    ['only what the base has overtaken', [item('pupil.phoneHome', 'STALE')], 'item-stale'],
    ['only what is disputed', [item('pupil.phoneHome', 'CONFLICT')], 'item-conflict'],
    ['only what has a paper', [item('pupil.usageName', 'PENDING', true)], 'item-evidence'],
    ['nothing any more', [item('pupil.phoneHome', 'ACCEPTED')], 'item-decided'],
  ])('in which there is %s', (_, items, expected) => expect(code({}, items)).toBe(expected));
});

describe('who may decide many', () => {
  const secretary = (...operations: Operation[]): Ability =>
    abilityOf(
      rulesFor(
        {
          ...{ accountId: 'a', kind: 'STAFF', academies: [], guardianships: [] },
          posts: [{ uai: COLLEGE, role: 'secretary' }],
          delegations: [{ id: 'd', uai: COLLEGE, operations, from: '2020-01-01', to: null, revoked: false }],
        },
        '2027-07-01',
      ),
    );
  const may = (...operations: Operation[]): boolean =>
    mayBegin(secretary(...operations), 'acceptChanges', { uai: COLLEGE });

  test('holds the right to decide one, or the regime alone, and the right to decide many (§4)', () => {
    expect(may('recordChange.review')).toBe(false);
    expect(may('recordChange.reviewBulk')).toBe(false);
    expect(may('recordChange.review', 'recordChange.reviewBulk')).toBe(true);
    expect(may('recordChange.reviewRegime', 'recordChange.reviewBulk')).toBe(true);
    const bursar = secretary('recordChange.reviewRegime', 'recordChange.reviewBulk');
    expect(mayDecideField(bursar, 'pupil.phoneHome', COLLEGE)).toBe(false);
    expect(
      mayBegin(secretary('recordChange.review', 'recordChange.reviewBulk'), 'acceptChanges', { uai: '0990002T' }),
    ).toBe(false);
  });
});
