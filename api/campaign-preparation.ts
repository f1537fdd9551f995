import { isGrpcServiceError } from '@temporalio/client';
import { followAffectation } from '../processes/affectation.ts';
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

/** What the imported affectation changes in dossiers that exist already (E-08): ordered now, done now or by the dispatcher. */
export async function followRound(
  { em, temporal, log }: Services,
  round: { academyCode: string; schoolYear: number; round: number; accountId: string },
): Promise<void> {
  const followed = await followAffectation(temporal, em(), round);
  log.info({ ...round, ...followed }, 'an affectation was followed');
}
