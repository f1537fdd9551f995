import { describe, expect, test } from '@jest/globals';
import type { ChoiceGroup } from '../../domain/enrolment-dossier/choices.ts';
import { recalledChoices } from '../../domain/enrolment-dossier/choices.ts';
import {
  enrolmentPath,
  isStepDone,
  problemsOfStep,
  stepAfter,
  stepBefore,
  stepsOf,
} from '../../ui/family/enrolment/steps.ts';

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
const all = [languages, first, wishes, regime];

describe('the pages of an enrolment', () => {
  test('follow what the formation asks, the record and the validation always last', () => {
    expect(stepsOf(all)).toEqual(['langues', 'enseignements', 'regime', 'fiche', 'validation']);
    expect(stepsOf([regime])).toEqual(['regime', 'fiche', 'validation']);
    expect(stepsOf([])).toEqual(['fiche', 'validation']);
  });

  test('lead to the next and back, and to nothing beyond the ends', () => {
    expect(stepAfter(all, 'langues')).toBe('enseignements');
    expect(stepAfter([regime], 'regime')).toBe('fiche');
    expect(stepAfter(all, 'validation')).toBeNull();
    expect(stepBefore(all, 'regime')).toBe('enseignements');
    expect(stepBefore([regime], 'regime')).toBeNull();
  });

  test('have addresses that a parent can read', () => {
    expect(enrolmentPath('42')).toBe('/inscription/42');
    expect(enrolmentPath('42', 'langues')).toBe('/inscription/42/langues');
  });
});

describe('a page', () => {
  test('of recalled languages may be left as it is', () => {
    const draft = { choices: recalledChoices(all), recordConfirmed: false };
    expect(isStepDone(all, draft, 'langues')).toBe(true);
    expect(isStepDone(all, draft, 'enseignements')).toBe(false);
  });

  test('tells its own problems, not those of the others', () => {
    const problems = problemsOfStep(all, recalledChoices(all), 'enseignements');
    expect(problems).toEqual([
      { group: 'rank-3', problem: 'too-few' },
      { group: 'rank-4', problem: 'too-few' },
    ]);
    expect(problemsOfStep(all, { ...recalledChoices(all), regime: ['2'] }, 'regime')).toEqual([]);
  });

  test('names a wish that is offered no more instead of dropping it', () => {
    const choices = { 'rank-3': ['A'], 'rank-4': ['B', 'GONE'] };
    expect(problemsOfStep(all, choices, 'enseignements')).toEqual([
      { group: 'rank-4', problem: 'unknown-option', option: 'GONE' },
    ]);
  });

  test('of the record is done by the confirmation alone, even when nothing changed', () => {
    expect(isStepDone(all, { choices: {}, recordConfirmed: false }, 'fiche')).toBe(false);
    expect(isStepDone(all, { choices: {}, recordConfirmed: true }, 'fiche')).toBe(true);
  });
});
