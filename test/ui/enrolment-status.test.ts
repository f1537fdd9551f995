import { describe, expect, test } from '@jest/globals';
import { taskOf } from '../../ui/family/enrolment/status.ts';

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
    expect(taskOf({ state: 'SEEN', closed: true, mayEnrol: true })).toBe('none');
  });

  test('is nothing of a guardian who may only read', () => {
    expect(taskOf({ state: 'NOTIFIED', closed: false, mayEnrol: false })).toBe('none');
  });
});
