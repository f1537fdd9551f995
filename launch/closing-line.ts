/** What jest's `--json` says, as far as the closing line needs it. */
export interface JestResult {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** Files that could not even be run: jest counts no failed test for them. */
  numRuntimeErrorTestSuites: number;
}

/**
 * The last line of a test run and its exit code. A run that failed without a failed test (a crash, no test found, a file
 * that does not load) counts one failure, so that nobody reads `0 failed` above a non-zero exit code.
 * @param result null when jest wrote none
 * @param jestCode jest's own exit code
 */
export function closingLine(result: JestResult | null, jestCode: number): { line: string; exitCode: 0 | 1 } {
  const passed = result?.numPassedTests ?? 0;
  const skipped = (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0);
  const counted = (result?.numFailedTests ?? 0) + (result?.numRuntimeErrorTestSuites ?? 0);
  const failed = Math.max(counted, result === null || jestCode !== 0 ? 1 : 0);
  const skips = skipped === 0 ? '' : `, ${skipped} skipped`;
  return { line: `${passed} passed, ${failed} failed${skips}`, exitCode: failed === 0 ? 0 : 1 };
}
