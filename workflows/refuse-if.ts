import { ApplicationFailure } from '@temporalio/workflow';
import type { Refusal } from '../domain/refusals.ts';

/**
 * Says the rules' no to whoever asked: in a validator the update is rejected, in a handler it fails; the run goes on.
 * The failure's type is the refusal's code, its only detail the refusal's facts (no name, no address: failures stay in
 * the history).
 */
export function refuseIf(refused: Refusal | null | undefined): void {
  if (refused) throw ApplicationFailure.nonRetryable(refused.code, refused.code, refused.details ?? {});
}
