import { expect, test } from '@jest/globals';
import { closingLine, type JestResult } from '../../launch/closing-line.ts';

const result = (counts: Partial<JestResult>): JestResult => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  ...counts,
});

test.each([
  ['all passed', result({ numPassedTests: 12 }), 0, '12 passed, 0 failed', 0],
  ['one failed', result({ numPassedTests: 11, numFailedTests: 1 }), 1, '11 passed, 1 failed', 1],
  [
    'some were skipped',
    result({ numPassedTests: 3, numPendingTests: 2, numTodoTests: 1 }),
    0,
    '3 passed, 0 failed, 3 skipped',
    0,
  ],
  ['a file did not load', result({ numPassedTests: 3, numRuntimeErrorTestSuites: 1 }), 1, '3 passed, 1 failed', 1],
  ['jest crashed before it had a result', null, 1, '0 passed, 1 failed', 1],
  ['jest was killed', null, 0, '0 passed, 1 failed', 1],
  ['all passed and the teardown failed', result({ numPassedTests: 5 }), 1, '5 passed, 1 failed', 1],
  ['no test was found', result({}), 1, '0 passed, 1 failed', 1],
] as const)('when %s, the last line and the exit code say so', (_when, outcome, jestCode, line, exitCode) => {
  expect(closingLine(outcome, jestCode)).toEqual({ line, exitCode });
});
