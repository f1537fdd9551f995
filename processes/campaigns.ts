/** Birth of the campaigns: one PREPARED run per receiving establishment that the affectation or the calendar speaks of. */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { CampaignRow } from '../database/entities/index.ts';
import type { Calendar } from '../domain/campaign/calendar.ts';
import { CAMPAIGN_WORKFLOW, type CampaignPreparation, campaignWorkflowId } from '../workflows/campaign/messages.ts';
import { taskQueues } from '../workflows/messages.ts';

/**
 * Prepares the campaigns of a round: the row, then the run, for each public receiving establishment that takes part and has
 * assigned pupils, and whose academy has set the round's calendar (rounds without one do not exist: §3.1). Safe to call again, after each import and each calendar: what
 * exists stays as it is. A run that could not be started (server away) is started at the next call.
 * @returns ids of the campaigns that were new
 */
export async function prepareCampaigns(
  client: Client,
  em: EntityManager,
  { schoolYear, round }: { schoolYear: number; round: number },
): Promise<string[]> {
  const fork = em.fork();
  const receivers: { uai: string; calendar: Calendar }[] = await fork.execute(
    `select e.uai, r.calendar from establishment e
     join affectation_round r on r.academy_code = e.academy_code and r.school_year = ? and r.round = ?
     where e.sector = 'PU' and (r.volunteers is null or jsonb_exists(r.volunteers, e.uai)) and exists (select 1 from affectation a where a.receiving_uai = e.uai
       and a.school_year = r.school_year and a.round = r.round and a.decision = 'AFFECTE' and a.withdrawn_on is null)`,
    [schoolYear, round],
  );
  const born: string[] = [];
  for (const { uai, calendar } of receivers) {
    const inserted: { id: string }[] = await fork.execute(
      `insert into campaign (id, receiving_uai, school_year, kind, round, state, calendar, sequence)
       values (?, ?, ?, 'POST_AFFECTATION', ?, 'PREPARED', ?::jsonb, 0)
       on conflict (receiving_uai, school_year, kind, round) do nothing returning id`,
      [randomUUID(), uai, schoolYear, round, JSON.stringify(calendar)],
    );
    born.push(...inserted.map((row) => row.id));
  }
  for (const row of await fork.find(CampaignRow, { schoolYear, round, state: 'PREPARED' })) {
    const key = { uai: row.receivingUai, schoolYear: row.schoolYear, kind: row.kind, round: row.round };
    const preparation: CampaignPreparation = { campaignId: row.id, key, calendar: row.calendar };
    try {
      await client.workflow.start(CAMPAIGN_WORKFLOW, {
        workflowId: campaignWorkflowId(key),
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        taskQueue: taskQueues.interactive,
        args: [preparation],
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }
  return born;
}
