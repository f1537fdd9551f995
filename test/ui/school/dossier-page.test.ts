import { describe, expect, test } from '@jest/globals';
import type { ChoiceGroup } from '../../../domain/enrolment-dossier/choices.ts';
import fr from '../../../locales/fr/index.ts';

import { addWords, t } from '../../../ui/i18n/words.ts';
import { actsOfSide, type Dossier, whyNotOffered } from '../../../ui/school/follow-up/dossier/acts.ts';
import { deadlineOf, inAWeek } from '../../../ui/school/follow-up/dossier/deadline.ts';
import { changedBetween, differencesOf } from '../../../ui/school/follow-up/dossier/differences.ts';
import { grantedBeyondFirst, rankedAnswers } from '../../../ui/school/follow-up/dossier/granted.ts';
import { timeLeft } from '../../../ui/school/follow-up/dossier/time-left.ts';

await addWords(fr, async () => fr);

const group = (key: string, of: Partial<ChoiceGroup> = {}): ChoiceGroup => ({
  ...{ key, label: key, mode: 'SINGLE', min: 1, max: 1, modality: 'O', rank: 3, fixed: false },
  options: ['A', 'B', 'C'].map((code) => ({ code, label: `Option ${code}` })),
  ...of,
});

const dossier = (of: Partial<Dossier> & { state?: Dossier['line']['state'] }): Dossier =>
  ({
    acts: [],
    side: 'receiving',
    whyNotIntegrate: null,
    journal: [],
    ...of,
    line: { state: of.state ?? 'NOTIFIED', receivingName: 'Lycée Anita Conti' },
  }) as unknown as Dossier;
const held = () => '';

describe('why an act is not offered', () => {
  test('the api’s word comes first: what it lists is possible', () => {
    const possible = dossier({ acts: ['integrate'], whyNotIntegrate: 'agreement-awaited' });
    expect(whyNotOffered(possible, 'integrate', () => 'not delegated')).toBe('');
  });

  test.each(['agreement-awaited', 'objection-open', 'record-change-undecided'] as const)(
    'an integration that waits says what for: %s',
    (reason) => {
      const waiting = dossier({ state: 'VALIDATED', whyNotIntegrate: reason });
      expect(whyNotOffered(waiting, 'integrate', held)).toBe(t(`dossier.why-not.${reason}`));
    },
  );

  test('the right is told before the state, and the state by its name', () => {
    expect(whyNotOffered(dossier({}), 'reopen', () => 'not delegated')).toBe('not delegated');
    expect(whyNotOffered(dossier({ state: 'VALIDATED' }), 'reopen', held)).toContain('À intégrer');
  });

  test('the origin reminds, notes paper and asks; the rest is the lycée’s', () => {
    const origin = dossier({ side: 'origin' });
    expect(actsOfSide('origin')).toEqual(['remind', 'setPaper', 'askReopening']);
    expect(whyNotOffered(origin, 'integrate', held)).toContain('Lycée Anita Conti');
    expect(actsOfSide('receiving')).not.toContain('askReopening');
  });

  test('there is a reason in words for every act of either side, in every state', () => {
    const states = ['NOTIFIED', 'VALIDATED', 'INTEGRATED', 'COMPLETE', 'REFUSED', 'PAPER', 'DISPUTED'] as const;
    for (const side of ['receiving', 'origin'] as const)
      for (const act of actsOfSide(side))
        for (const state of states) expect(whyNotOffered(dossier({ side, state }), act, held)).not.toBe('');
  });
});

describe('who came second sees what changed', () => {
  const line = (at: string, act: string, by: string | null = 'Mme Roux') => ({ at, act, by });
  const [opened, submitted] = [line('2027-06-30T08:00:00Z', 'open', null), line('2027-07-01T08:00:00Z', 'submit')];

  test('the state before and after, and who acted since', () => {
    const integrated = line('2027-07-01T09:00:00Z', 'integrate', 'M. Petit');
    const before = dossier({ state: 'VALIDATED', journal: [opened, submitted] });
    const after = dossier({ state: 'INTEGRATED', journal: [opened, submitted, integrated] });
    expect(changedBetween(before, after)).toEqual({
      state: { before: 'VALIDATED', after: 'INTEGRATED' },
      acts: [integrated],
    });
  });

  test('an act repeated within one instant is one more act', () => {
    const mark = line('2027-07-01T09:00:00Z', 'markDocument');
    const before = dossier({ state: 'INTEGRATED', journal: [mark] });
    expect(changedBetween(before, dossier({ state: 'INTEGRATED', journal: [mark, mark] }))).toEqual({
      state: null,
      acts: [mark],
    });
  });
});

describe('two versions of the choices', () => {
  test('differ by the groups whose answers or order changed, nothing else', () => {
    const groups = [group('one'), group('ranked', { mode: 'RANKED', max: 3 }), group('same')];
    const before = { one: ['A'], ranked: ['A', 'B'], same: ['C'] };
    const after = { one: ['B'], ranked: ['B', 'A'], same: ['C'] };
    expect(differencesOf(groups, before, after).map(({ group: { key }, ...rest }) => ({ key, ...rest }))).toEqual([
      { key: 'one', before: ['A'], after: ['B'] },
      { key: 'ranked', before: ['A', 'B'], after: ['B', 'A'] },
    ]);
    expect(differencesOf(groups, before, before)).toEqual([]);
    expect(differencesOf(groups, {}, { one: ['A'] })).toHaveLength(1);
  });
});

describe('the wish granted', () => {
  const groups = [group('first'), group('ranked', { mode: 'RANKED', max: 3 }), group('short', { mode: 'RANKED' })];
  const choices = { first: ['A'], ranked: ['B', 'A', 'C'], short: ['A'] };

  test('is asked only where there is more than one', () => {
    expect(rankedAnswers(groups, choices).map(({ group: { key } }) => key)).toEqual(['ranked']);
  });

  test('is said only where it is not the first', () => {
    expect(grantedBeyondFirst(groups, choices, {})).toEqual({});
    expect(grantedBeyondFirst(groups, choices, { ranked: 'B', first: 'B' })).toEqual({});
    expect(grantedBeyondFirst(groups, choices, { ranked: 'C' })).toEqual({ ranked: 'C' });
  });
});

test.each([
  [9 * 60_000 + 12_000, { minutes: 9, seconds: 12 }],
  [9 * 60_000 + 11_001, { minutes: 9, seconds: 12 }],
  [60_000, { minutes: 1, seconds: 0 }],
  [59_999, { minutes: 1, seconds: 0 }],
  [1, { minutes: 0, seconds: 1 }],
  [0, null],
  [-5, null],
])('%d ms before the end, what is left is %o', (left, expected) => {
  expect(timeLeft(1_000_000 + left, 1_000_000)).toEqual(expected);
});

describe('a family’s own deadline', () => {
  const now = Date.parse('2027-07-05T10:00:00Z');

  test('is proposed in a week at 18:00 there, on La Réunion as in Paris', () => {
    expect(inAWeek(now, 'Europe/Paris')).toBe('2027-07-12T18:00');
    expect(deadlineOf('2027-07-12T18:00', 'Indian/Reunion', now)).toEqual({ until: '2027-07-12T14:00:00.000Z' });
  });

  test('must be a time, and ahead', () => {
    expect(deadlineOf('', 'Europe/Paris', now)).toEqual({ problem: 'missing' });
    expect(deadlineOf('2027-07-05T12:00', 'Europe/Paris', now)).toEqual({ problem: 'past' });
    expect(deadlineOf('2027-07-05T12:01', 'Europe/Paris', now)).toEqual({ until: '2027-07-05T10:01:00.000Z' });
  });
});
