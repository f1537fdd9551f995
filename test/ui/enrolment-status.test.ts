import { describe, expect, test } from '@jest/globals';
import { DOSSIER_STATES } from '../../domain/enrolment-dossier/dossier.ts';
import { isAwaitingFamily, mayFillIn, mayStillChange, taskOf } from '../../ui/family/enrolment/status.ts';

const open = { closed: false, mayEnrol: true } as const;

describe('what a parent is asked', () => {
  test.each([
    ['NOTIFIED', 'enrol'],
    ['SEEN', 'enrol'],
    ['IN_PROGRESS', 'resume'],
    ['VALIDATED', 'bring-documents'],
    ['INTEGRATED', 'bring-documents'],
    ['COMPLETE', 'none'],
    ['REFUSED', 'none'],
    ['NOT_ENROLLED', 'none'],
    ['PAPER', 'none'],
    ['DISPUTED', 'none'],
    ['CANCELLED', 'none'],
  ] as const)('in state %s is %s', (state, task) => {
    expect(taskOf({ ...open, state })).toBe(task);
  });

  test('is nothing once the deadline has passed', () => {
    expect(isAwaitingFamily({ state: 'NOTIFIED', closed: true })).toBe(false);
    expect(taskOf({ state: 'SEEN', closed: true, mayEnrol: true })).toBe('none');
  });

  test('is nothing of a guardian who may only read', () => {
    expect(taskOf({ state: 'NOTIFIED', closed: false, mayEnrol: false })).toBe('none');
  });
});

test('choices may be changed after validation until the closing, and never after integration', () => {
  expect(mayStillChange({ ...open, state: 'VALIDATED' })).toBe(true);
  expect(mayStillChange({ ...open, closed: true, state: 'VALIDATED' })).toBe(false);
  expect(mayStillChange({ ...open, state: 'INTEGRATED' })).toBe(false);
});

test('the pages of the enrolment open in exactly the states from which a family may submit', () => {
  const states = DOSSIER_STATES.filter((state) => mayFillIn({ ...open, state }));
  expect(states).toEqual(['NOTIFIED', 'SEEN', 'IN_PROGRESS', 'VALIDATED']);
});
