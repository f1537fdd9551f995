import { isGrpcServiceError } from '@temporalio/client';
import { prepareCampaigns } from '../processes/campaigns.ts';
import type { Services } from './services.ts';

/**
 * Prepares the campaigns of a round: after its calendar was set, after an affectation was imported. Receivers that have
 * pupils get theirs; a run that could not start (engine away) starts at the next call.
 */
export async function prepareRound({ em, temporal, log }: Services, schoolYear: number, round: number): Promise<void> {
  try {
    await temporal.withDeadline(Date.now() + 10_000, () => prepareCampaigns(temporal, em(), { schoolYear, round }));
  } catch (error) {
    if (!isGrpcServiceError(error)) throw error;
    log.warn({ err: error }, 'the campaigns of a round could not be started yet');
  }
}
