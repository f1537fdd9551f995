/**
 * A model of the changes of one pupil's record, written from domain.md §2.2 and §2.3 and not from the code: what two legal
 * guardians ask, what two clerks decide, what an import says meanwhile. Random sequences of acts are played on it and on the
 * product side by side.
 */
import fc from 'fast-check';

export type Who = 'mother' | 'father';
export type Clerk = 'first' | 'second';
/** Fields of three persons; few values, so that the same one, and another one, is often asked. */
export const KEYS = ['pupil.email', 'pupil.phoneHome', 'mother.occupation', 'father.occupation'] as const;
export type Key = (typeof KEYS)[number];
export type Value = 0 | 1 | 2;

/** One field of a set: what its author saw, and wants. Sets and items are chosen by number, counted from the last, round. */
type Asked = { readonly key: Key; readonly value: Value; readonly outdated: boolean; readonly seen: Value };
export type Act = {
  /** The runs do not get round to writing before the next act comes. */
  readonly slow: boolean;
} & (
  | { readonly do: 'submit'; readonly by: Who; readonly asked: readonly Asked[] }
  | { readonly do: 'withdraw'; readonly set: number }
  | { readonly do: 'claim'; readonly set: number; readonly clerk: Clerk; readonly takeOver: boolean }
  | { readonly do: 'release'; readonly set: number; readonly clerk: Clerk }
  | {
      readonly do: 'decide';
      readonly set: number;
      readonly item: number;
      readonly clerk: Clerk;
      readonly decision: 'ACCEPTED' | 'ACCEPTED_AMENDED' | 'REFUSED';
      readonly amended: Value;
      readonly outdated: boolean;
      readonly reason: boolean;
    }
  | { readonly do: 'import'; readonly key: Key; readonly value: Value }
  /** A long wait is told to somebody, and decides nothing (§2.2-5). */
  | { readonly do: 'wait'; readonly set: number; readonly to: 'STAFF' | 'HEAD' }
  /** The import says that the pupil has left. */
  | { readonly do: 'leave' }
);

const value = fc.constantFrom<Value>(0, 1, 2);
const key = fc.constantFrom(...KEYS);
/** The last sets most often: those that still wait. */
const set = fc.constantFrom(0, 0, 0, 1, 1, 2, 3);
const clerk = fc.constantFrom<Clerk>('first', 'first', 'second');
const seldom = fc.constantFrom(false, false, false, false, true);
const mostly = fc.constantFrom(true, true, true, true, false);
const doing = <T extends string, M extends object>(name: T, more: { [K in keyof M]: fc.Arbitrary<M[K]> }) =>
  fc.record({ do: fc.constant(name), slow: seldom, ...more }) as fc.Arbitrary<{ do: T; slow: boolean } & M>;

const submit = (['mother', 'father'] as const).map((by) => {
  // Everybody for the pupil, each for themselves (§1.4).
  const own = KEYS.filter((one) => one.startsWith('pupil.') || one.startsWith(`${by}.`));
  const asked = fc.record({ key: fc.constantFrom(...own), value, outdated: seldom, seen: value });
  return doing('submit', {
    by: fc.constant(by),
    asked: fc.uniqueArray(asked, { minLength: 1, maxLength: 3, selector: (one) => one.key }),
  });
});
const act: fc.Arbitrary<Act> = fc.oneof(
  ...submit.map((arbitrary) => ({ weight: 4, arbitrary })),
  { weight: 2, arbitrary: doing('withdraw', { set }) },
  { weight: 2, arbitrary: doing('claim', { set, clerk, takeOver: fc.boolean() }) },
  { weight: 2, arbitrary: doing('release', { set, clerk }) },
  {
    weight: 14,
    arbitrary: doing('decide', {
      ...{ set, item: fc.nat({ max: 2 }), clerk, amended: value, outdated: seldom, reason: mostly },
      decision: fc.constantFrom(
        'ACCEPTED' as const,
        'ACCEPTED' as const,
        'ACCEPTED_AMENDED' as const,
        'REFUSED' as const,
      ),
    }),
  },
  { weight: 6, arbitrary: doing('import', { key, value }) },
  { weight: 1, arbitrary: doing('wait', { set, to: fc.constantFrom('STAFF' as const, 'HEAD' as const) }) },
);

/** A story of one family; in some the pupil leaves at the end. */
export const story = (length: { minLength: number; maxLength: number }): fc.Arbitrary<Act[]> =>
  fc
    .tuple(fc.oneof(...submit), fc.array(act, length), fc.constantFrom(false, false, false, true), seldom)
    .map(([first, acts, leaves, slow]) => [first, ...acts, ...(leaves ? [{ do: 'leave' as const, slow }] : [])]);

interface Item {
  readonly key: Key;
  readonly seen: Value;
  readonly asked: Value;
  state: string;
  /** What is to be written once it is accepted, and what the base said at that moment. */
  kept: Value;
  decidedOn: Value | null;
  written: boolean;
}
interface ChangeSet {
  readonly by: Who;
  claimedBy: Clerk | null;
  /** A review that has begun stays so, also when the base voids its decisions; a release takes it back. */
  begun: boolean;
  ended: null | 'WITHDRAWN' | 'SUPERSEDED' | 'EXPIRED' | 'NOTIFIED';
  /** Whether its run still has something to write. */
  unwritten: boolean;
  readonly items: Item[];
}
export interface Model {
  readonly base: Record<Key, Value>;
  /** In the order in which they were handed in. */
  readonly sets: ChangeSet[];
}

export const beginning = (): Model => ({
  base: { 'pupil.email': 0, 'pupil.phoneHome': 0, 'mother.occupation': 0, 'father.occupation': 0 },
  sets: [],
});

const open = (item: Item): boolean => ['PENDING', 'CONFLICT', 'STALE'].includes(item.state);
const accepted = (item: Item): boolean => ['ACCEPTED', 'ACCEPTED_AMENDED'].includes(item.state);
const decided = (item: Item): boolean => accepted(item) || item.state === 'REFUSED';

/** Where a set stands. */
export function standing({ ended, items, begun }: ChangeSet): string {
  if (ended) return ended;
  if (!items.some(open)) return 'DECIDED';
  return begun ? 'IN_REVIEW' : 'SUBMITTED';
}

/** What may be observed from outside. */
export const seen = ({ base, sets }: Model) => ({
  base,
  sets: sets.map((one) => ({
    state: standing(one),
    claimedBy: one.claimedBy,
    items: Object.fromEntries(one.items.map((item) => [item.key, item.state])),
  })),
});

export interface Outcome {
  readonly model: Model;
  /** The refusal's code, or null when the act is accepted. */
  readonly refusal: string | null;
}

/** What must come of an act. */
export function expected(before: Model, act: Act): Outcome {
  const model = structuredClone(before);
  const refusal = played(model, act);
  if (refusal) Object.assign(model, structuredClone(before));
  settle(model);
  if (!act.slow) while (written(model)) settle(model);
  return { model, refusal };
}

/** The set an act is about; none before anything was handed in. */
export const chosen = <T>(sets: readonly T[], number: number): T | undefined =>
  sets[sets.length - 1 - (number % sets.length)];

function played(model: Model, act: Act): string | null {
  if (act.do === 'submit') {
    const items = act.asked.map(({ key, value, outdated, seen }): Item => {
      const state = { state: 'PENDING', kept: value, decidedOn: null, written: false };
      return { key, seen: outdated ? seen : model.base[key], asked: value, ...state };
    });
    model.sets.push({ by: act.by, claimedBy: null, begun: false, ended: null, unwritten: true, items });
    return null;
  }
  if (act.do === 'import') {
    model.base[act.key] = act.value;
    return null;
  }
  if (act.do === 'leave') {
    for (const one of model.sets.filter(({ items, ended }) => !ended && items.some(open))) {
      one.ended = 'EXPIRED';
      for (const item of one.items.filter(open)) item.state = 'SUPERSEDED';
    }
    return null;
  }
  const one = chosen(model.sets, act.set);
  if (!one || act.do === 'wait') return null;
  const waits = one.ended === null && one.items.some(open);
  if (act.do === 'withdraw') {
    if (one.ended !== null && !one.unwritten) return 'state-forbids'; // its run is over
    if (standing(one) !== 'SUBMITTED') return 'review-begun';
    one.ended = 'WITHDRAWN';
    one.unwritten = false;
    for (const item of one.items.filter(open)) item.state = 'SUPERSEDED';
    return null;
  }
  if (!waits) return 'state-forbids';
  switch (act.do) {
    case 'claim':
      if (one.claimedBy && one.claimedBy !== act.clerk && !act.takeOver) return 'claimed';
      one.claimedBy = act.clerk;
      one.begun = true;
      return null;
    case 'release':
      if (one.claimedBy !== act.clerk) return 'claimed';
      one.claimedBy = null;
      one.begun = one.items.some(decided);
      return null;
    case 'decide': {
      const item = chosen(one.items, act.item) as Item;
      if (!open(item)) return 'item-decided';
      if (act.decision === 'REFUSED' && !act.reason) return 'reason-required';
      if (one.claimedBy && one.claimedBy !== act.clerk) return 'claimed';
      if (act.outdated) return 'changed-meanwhile';
      item.state = act.decision;
      one.begun = true;
      item.decidedOn = model.base[item.key];
      if (act.decision === 'ACCEPTED_AMENDED') item.kept = act.amended;
      if (accepted(item)) giveWay(model, one, item);
      return null;
    }
  }
}

/** Of two guardians' values one was chosen; of two of the same guardian, the one that was accepted last. */
function giveWay({ sets }: Model, to: ChangeSet, chosenItem: Item): void {
  for (const other of sets) {
    if (other.ended !== null) continue;
    for (const item of other.items) {
      if (item === chosenItem || item.key !== chosenItem.key || !(open(item) || accepted(item))) continue;
      if ((accepted(item) ? item.kept : item.asked) === chosenItem.kept) continue;
      item.state = other.by === to.by ? 'SUPERSEDED' : 'REFUSED';
      if (item.state === 'REFUSED') other.begun = true;
    }
  }
}

/** What is asked is brought to what is true, until nothing moves. */
function settle(model: Model): void {
  for (let before = ''; before !== JSON.stringify(model); ) {
    before = JSON.stringify(model);
    for (const key of KEYS) settleField(model, key);
    for (const one of model.sets) {
      if (one.ended !== null || !one.items.every(({ state }) => state === 'SUPERSEDED')) continue;
      one.ended = 'SUPERSEDED';
      one.unwritten = false;
    }
  }
}

function settleField({ base, sets }: Model, key: Key): void {
  const now = base[key];
  const asked = sets.flatMap(({ by, ended, items }, order) =>
    ended === null ? items.filter((item) => item.key === key).map((item) => ({ by, order, item })) : [],
  );
  for (const { item } of asked) {
    if (!accepted(item) || now === item.decidedOn || now === item.kept) continue;
    // The base was moved under the decision: it is asked for again.
    Object.assign(item, { state: 'PENDING', kept: item.asked, decidedOn: null });
  }
  for (const { by, order, item } of asked) {
    const again = asked.some((other) => other.by === by && other.order > order && open(other.item));
    if (open(item) && again) item.state = 'SUPERSEDED';
  }
  for (const { item } of asked) if (open(item) && item.asked === now) item.state = 'NOOP';
  for (const { by, item } of asked.filter((one) => open(one.item))) {
    const theirs = asked.filter((other) => other.by !== by && (open(other.item) || accepted(other.item)));
    const disputed = theirs.some((other) => (accepted(other.item) ? other.item.kept : other.item.asked) !== item.asked);
    item.state = disputed ? 'CONFLICT' : item.seen === now ? 'PENDING' : 'STALE';
  }
}

/** The first set that waits for nobody is written. @returns whether there was one */
function written({ base, sets }: Model): boolean {
  const one = sets.find(({ unwritten, items }) => unwritten && !items.some(open));
  if (!one) return false;
  for (const item of one.items.filter(accepted)) {
    // In a set that ended before its time, what the base has overtaken is left as it is.
    if (base[item.key] !== item.decidedOn && base[item.key] !== item.kept) item.state = 'SUPERSEDED';
    else [base[item.key], item.written] = [item.kept, true];
  }
  one.unwritten = false;
  one.ended ??= 'NOTIFIED';
  return true;
}
