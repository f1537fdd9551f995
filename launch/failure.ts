import { EnvironmentError } from '../config/environment.ts';

/**
 * A failure the launcher foresaw. Its message is one sentence (cause, then the way out) and is all that is printed;
 * any other error is a bug and is printed with its stack.
 */
export class LaunchFailure extends Error {
  override readonly name = 'LaunchFailure';
}

/** What to print for an error that ends a command. */
export function sentenceOf(error: unknown): string {
  if (error instanceof LaunchFailure || error instanceof EnvironmentError) return error.message;
  if (error instanceof Error) return error.stack ?? error.message;
  return String(error);
}

/** Runs a command's main function; a failure is printed on stderr and becomes exit code 1. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(`✖ ${sentenceOf(error)}`);
    process.exitCode = 1;
  }
}
