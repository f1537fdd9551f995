import { describe, expect, test } from '@jest/globals';
import type { Draft } from '../../domain/enrolment-dossier/journey.ts';
import { type FamilyDossier, sameDraft, startOf } from '../../ui/family/enrolment/draft.ts';

const draft = (...chosen: string[]): Draft => ({
  choices: { regime: chosen },
  step: 'regime',
  passed: ['decision'],
  recordConfirmed: false,
});
/** What the rule reads of a dossier. */
const dossier = (given: Partial<FamilyDossier> = {}): FamilyDossier =>
  ({ version: 0, draftRevision: 3, draft: draft('0'), choices: null, groups: [], ...given }) as FamilyDossier;
const kept = (given: object = {}) => ({
  ...draft('2'),
  unsaved: true,
  submissionId: null,
  pending: null,
  upon: { version: 0, revision: 3 },
  edits: 1,
  savedRevision: 0,
  trying: null,
  ...given,
});
const chosen = (from: Draft) => from.choices.regime;

describe('a page opened again begins', () => {
  test('with what this browser alone holds', () => {
    const { kept: begun, offered } = startOf(dossier(), kept());
    expect([chosen(begun), begun.unsaved, offered]).toEqual([['2'], true, null]);
  });

  test('with the saved draft where nothing is unsaved here, the id of a lost answer kept', () => {
    const { kept: begun } = startOf(dossier(), kept({ unsaved: false, submissionId: 'id' }));
    expect([chosen(begun), begun.submissionId]).toEqual([['0'], 'id']);
  });

  test('with its own input where the other parent saved meanwhile, and offers that draft', () => {
    const { kept: begun, offered } = startOf(dossier({ draftRevision: 4, draft: draft('3') }), kept());
    expect(chosen(begun)).toEqual(['2']);
    expect(begun.upon.revision).toBe(4);
    expect(offered).toEqual({ from: 'elsewhere', draft: draft('3') });
  });

  test('knowing its own save again whose answer was lost', () => {
    const saved = draft('3');
    const { kept: begun, offered } = startOf(dossier({ draftRevision: 4, draft: saved }), kept({ trying: saved }));
    expect([chosen(begun), offered]).toEqual([['2'], null]);
  });

  test('with the dossier where somebody validated since, and offers what was typed before', () => {
    const { kept: begun, offered } = startOf(dossier({ version: 1, draft: null, choices: { regime: ['0'] } }), kept());
    expect(chosen(begun)).toEqual(['0']);
    expect(offered).toMatchObject({ from: 'before', draft: { choices: { regime: ['2'] } } });
  });

  test('with what was handed in and is not answered yet', () => {
    const receipt = { number: 'R-2027-0000001' };
    expect(startOf(dossier({ version: 1 }), kept({ pending: receipt, unsaved: false })).kept.pending).toBe(receipt);
  });
});

test('two drafts are the same by their answers, not by their order nor by the page last looked at', () => {
  const one: Draft = { choices: { a: ['1'], b: ['2'] }, step: 'regime', passed: ['x', 'y'], recordConfirmed: true };
  expect(sameDraft(one, { ...one, choices: { b: ['2'], a: ['1'] }, step: 'fiche', passed: ['y', 'x'] })).toBe(true);
  expect(sameDraft(one, { ...one, choices: { a: ['2'], b: ['1'] } })).toBe(false);
  expect(sameDraft(one, { ...one, recordConfirmed: false })).toBe(false);
});
