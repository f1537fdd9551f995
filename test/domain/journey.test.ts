import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ChoiceGroup, recalledChoices } from '../../domain/enrolment-dossier/choices.ts';
import { DOSSIER_STATES } from '../../domain/enrolment-dossier/dossier.ts';
import { familyActs } from '../../domain/enrolment-dossier/family-acts.ts';
import {
  answersAsked,
  answersGone,
  beginningOf,
  choiceProblemsOf,
  type Draft,
  JOURNEY_STEPS,
  type Journey,
  journeyOf,
  mayFillIn,
  mayOpen,
  type Standing,
  type StepKey,
  stepBefore,
  stepsOf,
} from '../../domain/enrolment-dossier/journey.ts';

const options = (...codes: string[]) => codes.map((code) => ({ code, label: `Matière ${code}` }));
const group = (given: Partial<ChoiceGroup> & Pick<ChoiceGroup, 'key'>): ChoiceGroup => ({
  label: given.key,
  mode: 'SINGLE',
  min: 1,
  max: 1,
  modality: 'O',
  rank: null,
  fixed: false,
  options: options('A', 'B', 'C', 'D', 'E'),
  ...given,
});
const languages = group({ key: 'languages', mode: 'SWAP', min: 2, max: 2, options: options('030201', '030602') });
const first = group({ key: 'rank-3' });
const wishes = group({ key: 'rank-4', mode: 'RANKED', min: 2, max: 4 });
const regime = group({ key: 'regime', modality: null, options: options('0', '2', '3') });
/** The second with two exploration courses, and a CAP that asks for the regime only. */
const general = [languages, first, wishes, regime];
const cap = [regime];

const open: Standing = { state: 'SEEN', closed: false, mayEnrol: true, ready: true };
const draft = (given: Partial<Draft> = {}): Draft => ({
  choices: recalledChoices(general),
  step: '',
  passed: [],
  recordConfirmed: false,
  ...given,
});
const states = ({ steps }: Journey): Record<string, string> =>
  Object.fromEntries(steps.map(({ key, state }) => [key, state]));

describe('the pages of an enrolment', () => {
  test('follow what the formation asks: reading and deciding first, the record and the validation always last', () => {
    expect(stepsOf(general, {})).toEqual(JOURNEY_STEPS);
    expect(stepsOf(cap, {})).toEqual(['affectation', 'lycee', 'decision', 'regime', 'fiche', 'validation']);
    expect(stepsOf([], {})).toEqual(['affectation', 'lycee', 'decision', 'fiche', 'validation']);
  });

  test('begin with the decision; reading the affectation holds nobody up', () => {
    const journey = journeyOf(general, draft(), { ...open, state: 'NOTIFIED' });
    expect(journey.next).toBe('decision');
    expect(states(journey)).toMatchObject({ affectation: 'todo', lycee: 'todo', decision: 'current', langues: 'todo' });
  });

  test('lead past each page gone on from, and never past one that was not seen', () => {
    const at = (passed: StepKey[], more: Partial<Draft> = {}) =>
      journeyOf(general, draft({ passed, ...more }), open).next;
    expect(at(['decision'])).toBe('langues'); // recalled and right, but not looked at yet
    expect(at(['decision', 'langues'])).toBe('enseignements');
    const chosen = { ...recalledChoices(general), 'rank-3': ['A'], 'rank-4': ['B', 'C'], regime: ['2'] };
    const filled: StepKey[] = ['decision', 'langues', 'enseignements', 'regime'];
    expect(at(filled, { choices: chosen })).toBe('fiche');
    expect(at(filled, { choices: chosen, recordConfirmed: true })).toBe('validation');
  });

  test('lead back to a page whose answer does not stand any more, naming the wish instead of dropping it (E-06)', () => {
    const choices = { ...recalledChoices(general), 'rank-3': ['A'], 'rank-4': ['B', 'GONE'], regime: ['2'] };
    const passed = ['decision', 'langues', 'enseignements', 'regime'];
    const journey = journeyOf(general, draft({ choices, passed, recordConfirmed: true }), open);
    expect(journey.next).toBe('enseignements');
    expect(choiceProblemsOf(journey, 'enseignements')).toEqual([
      { group: 'rank-4', problem: 'unknown-option', option: 'GONE' },
    ]);
    expect(mayOpen(journey, 'validation')).toBe(false);
    expect(mayOpen(journey, 'langues')).toBe(true);
  });

  test('of the record is done by its confirmation alone, even when nothing changed (F-58)', () => {
    const passed = ['decision', 'regime', 'fiche'];
    const choices = { regime: ['0'] };
    expect(journeyOf(cap, draft({ choices, passed }), open).next).toBe('fiche');
    expect(journeyOf(cap, draft({ choices, passed, recordConfirmed: true }), open).next).toBe('validation');
  });

  test('lead back to the page before, and from the decision to none', () => {
    const journey = journeyOf(cap, draft(), open);
    expect(stepBefore(journey, 'fiche')).toBe('regime');
    expect(stepBefore(journey, 'regime')).toBe('decision');
    expect(stepBefore(journey, 'decision')).toBeNull();
  });

  test('of a change after validation are walked again with their answers, the record confirmed anew (E-05)', () => {
    const choices = { regime: ['3'] };
    const beginning = beginningOf({ groups: cap, choices, draft: null });
    expect(beginning).toEqual({ choices, step: '', passed: ['decision'], recordConfirmed: false });
    expect(journeyOf(cap, beginning, { ...open, state: 'VALIDATED' }).next).toBe('regime');
  });
});

describe('who may be in the pages', () => {
  test.each([
    ['who may only read', { ...open, mayEnrol: false }, ['affectation', 'lycee']],
    ['after the closing', { ...open, closed: true }, ['affectation', 'lycee']],
    ['once integrated', { ...open, state: 'INTEGRATED' }, ['affectation', 'lycee']],
    ['while the lycée is not ready: the affectation only (E-18)', { ...open, ready: false }, ['affectation']],
  ] as [string, Standing, string[]][])('nobody %s; the affectation can still be read', (_, standing, readable) => {
    const journey = journeyOf(general, draft({ passed: ['decision'] }), standing);
    expect(journey.steps.map(({ key }) => key)).toEqual(readable);
    expect(journey.next).toBeNull();
    expect(mayOpen(journey, 'affectation')).toBe(true);
    expect(mayOpen(journey, 'langues')).toBe(false);
  });

  test.each(DOSSIER_STATES)('a family in state %s, if and only if submitting is among its acts', (state) => {
    for (const closed of [true, false]) {
      for (const ready of [true, false]) {
        const run = state === 'SEEN' || state === 'IN_PROGRESS' ? 'NOTIFIED' : state;
        const acts = familyActs(
          { state: run, closed, ready, author: 'me', agreement: 'NOT_NEEDED', objectionUntil: null, settled: false },
          0,
        );
        expect(mayFillIn({ state, closed, ready, mayEnrol: true })).toBe(acts.includes('submit'));
        expect(mayFillIn({ state, closed, ready, mayEnrol: false })).toBe(false);
      }
    }
  });
});

test('answers to questions asked no more are told and not handed in', () => {
  const choices = { regime: ['2'], 'rank-9': ['A'], emptied: [] };
  expect(answersGone(cap, choices)).toEqual(['rank-9']);
  expect(answersAsked(cap, choices)).toEqual({ regime: ['2'] });
});

test('whatever was filled in, no page may be opened past an unfinished one, and the next one always may', () => {
  const someGroups = fc.subarray(general);
  const someChoices = fc.dictionary(
    fc.constantFrom('languages', 'rank-3', 'rank-4', 'regime', 'gone'),
    fc.array(fc.constantFrom('A', 'B', '0', '2', '030201', '030602', 'X'), { maxLength: 5 }),
  );
  const someDraft = fc.record({
    choices: someChoices,
    step: fc.string(),
    passed: fc.subarray([...JOURNEY_STEPS] as string[]),
    recordConfirmed: fc.boolean(),
  });
  const standing = fc.record({
    state: fc.constantFrom(...DOSSIER_STATES),
    closed: fc.boolean(),
    mayEnrol: fc.boolean(),
    ready: fc.boolean(),
  });
  fc.assert(
    fc.property(someGroups, someDraft, standing, (groups, filled, where) => {
      const journey = journeyOf(groups, filled, where);
      const { steps, next } = journey;
      expect(next === null).toBe(!mayFillIn(where));
      const toFill = steps.filter(({ key }) => key !== 'affectation' && key !== 'lycee');
      const unfinished = toFill.findIndex(({ state }) => state !== 'done');
      expect(next).toBe(toFill[unfinished]?.key ?? null);
      for (const [at, { key, problems }] of toFill.entries()) {
        expect(mayOpen(journey, key)).toBe(at <= unfinished);
        if (at < unfinished) expect(problems).toEqual([]);
      }
      // The validation is reached with choices that stand, and in no other way.
      if (next === 'validation') expect(toFill.flatMap(({ problems }) => problems)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
