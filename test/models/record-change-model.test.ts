/** Everything asked for one field, against the base and the other guardian (§2.3), by thousands of random situations. */
import { describe, test } from '@jest/globals';
import fc from 'fast-check';
import {
  ITEM_STATES,
  isAccepted,
  isUndecided,
  type RivalItem,
  reconciledField,
} from '../../domain/record-change/record-change.ts';

const value = fc.constantFrom('a', 'b', 'c', null);
const LIVE = ITEM_STATES.filter((state) => isUndecided(state) || isAccepted(state));
const rivals: fc.Arbitrary<RivalItem[]> = fc
  .array(
    fc.record({
      guardianId: fc.constantFrom('G1', 'G2'),
      submittedAt: fc.nat(3),
      state: fc.constantFrom(...LIVE),
      baseValue: value,
      newValue: value,
      decidedValue: value,
      amended: value,
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((items) =>
    items.map(({ decidedValue, amended, ...item }, index) => ({
      ...item,
      id: `item-${index}`,
      recordChangeId: `set-${index}`,
      decidedOn: isAccepted(item.state) ? { value: decidedValue } : null,
      kept: item.state === 'ACCEPTED_AMENDED' ? amended : item.newValue,
    })),
  );

const judged = (items: readonly RivalItem[], current: string | null): RivalItem[] => {
  const states = reconciledField(items, current);
  return items.map((item) => {
    const state = states.get(item.id) ?? item.state;
    return isUndecided(state) ? { ...item, state, decidedOn: null, kept: item.newValue } : { ...item, state };
  });
};
/** What the next transaction still has to judge. */
const live = (items: readonly RivalItem[]): RivalItem[] =>
  items.filter(({ state }) => isUndecided(state) || isAccepted(state));
const always = (holds: (items: RivalItem[], current: string | null) => boolean): void =>
  fc.assert(fc.property(rivals, value, holds), { numRuns: 5000 });

describe('what is asked for one field (§2.3)', () => {
  test('judged again on the same base, nothing moves', () =>
    always((items, current) => {
      const once = live(judged(items, current));
      return judged(once, current).every(({ state }, index) => state === once[index]?.state);
    }));

  test('nothing is accepted by a judgement, and an accepted one stays only over what it was decided on', () =>
    always((items, current) =>
      judged(items, current).every((item, index) => {
        const before = items[index] as RivalItem;
        if (!isAccepted(item.state)) return true;
        return item.state === before.state && [before.decidedOn?.value, before.kept].includes(current);
      }),
    ));

  test('an accepted one that the base has overtaken is decided again, unless its guardian sent that field again', () =>
    always((items, current) => {
      const now = judged(items, current);
      return items.every((item, index) => {
        const state = now[index]?.state;
        if (!isAccepted(item.state) || state === undefined || isAccepted(state)) return true;
        const again = now.some((one) => one.id !== item.id && one.guardianId === item.guardianId);
        return isUndecided(state) || state === 'NOOP' || (state === 'SUPERSEDED' && again);
      });
    }));

  test('of one guardian at most one waits; in conflict with what another waits for or had accepted, and with nothing else', () =>
    always((items, current) => {
      const now = judged(items, current);
      const waiting = now.filter(({ state }) => isUndecided(state));
      if (new Set(waiting.map(({ guardianId }) => guardianId)).size !== waiting.length) return false;
      const differs = (one: RivalItem): boolean =>
        live(now).some(
          (other) =>
            other.guardianId !== one.guardianId &&
            (isAccepted(other.state) ? other.kept : other.newValue) !== one.newValue,
        );
      return waiting.every((one) => differs(one) === (one.state === 'CONFLICT'));
    }));
});
