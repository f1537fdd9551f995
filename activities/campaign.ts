import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { activityInfo, heartbeat } from '@temporalio/activity';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { CampaignRow } from '../database/entities/index.ts';
import { copyPupilsToNextYear } from '../database/next-year.ts';
import { openingChecklist } from '../database/views/opening-checklist.ts';
import type { Calendar } from '../domain/campaign/calendar.ts';
import { type CampaignState, missingPoints } from '../domain/campaign/campaign.ts';
import { localDay } from '../processes/local-time.ts';
import { startDossier } from '../processes/submissions.ts';
import { recordTask, resolveTasks } from '../processes/tasks.ts';
import { dossierWorkflowId, moveCalendarSignal } from '../workflows/enrolment-dossier/messages.ts';
import { refuse, type Written, writeAct } from './act.ts';
import { recordCampaignReport } from './campaign-report.ts';
import type { Outbox } from './dossier-letters.ts';

export interface CampaignAct {
  readonly campaignId: string;
  readonly sequence: number;
}

/** What the campaign's story writes: one transaction each. */
export interface CampaignActivities {
  /** Refused (`opening-checklist`) while a point of the checklist is missing (§3.2). */
  recordReadiness(act: CampaignAct & { submissionId: string }): Promise<Written>;
  /** A task for the establishment's head and one for the academy, once each, unless the campaign is ready by now (§3.2). */
  recordNotReady(at: { campaignId: string }): Promise<void>;
  recordCalendar(act: CampaignAct & { submissionId: string; calendar: Calendar }): Promise<Written>;
  /** Refused with `changed-meanwhile` while an act that the run does not know of stands at its place. */
  recordState(act: CampaignAct & { state: CampaignState }): Promise<Written>;
  /** How many dossiers still wait for their family at the campaign's own deadline. */
  countAwaited(at: { campaignId: string }): Promise<number>;
}

/** What the campaign does to all its dossiers: paced batches, with a heartbeat after each, resumed where they stopped. */
export interface CampaignBatches {
  /** A dossier, and its run, for every assigned pupil. */
  openDossiers(at: { campaignId: string; calendar: Calendar }): Promise<{ dossiers: number }>;
  /** The new dates, to every dossier that follows the campaign's. */
  moveDossiers(at: { campaignId: string; calendar: Calendar }): Promise<{ dossiers: number }>;
}

const BATCH = 100;
/** Runs started or told at once: enough to keep the server busy, few enough to leave it to the families. */
const AT_ONCE = 10;

export function campaignActivities(orm: MikroORM, outbox: Outbox): CampaignActivities {
  const campaignForUpdate = async (tx: EntityManager, id: string) => {
    await tx.execute(`select 1 from campaign where id = ? for update`, [id]);
    return tx.findOneOrFail(CampaignRow, { id });
  };
  return {
    recordReadiness: ({ campaignId, sequence, submissionId }) =>
      writeAct(
        orm,
        { subjectId: campaignId, sequence, act: 'makeReady', submissionId },
        async (tx, asked) => {
          const campaign = await campaignForUpdate(tx, campaignId);
          const [zone] = await tx.execute(
            `select a.time_zone from academy a join establishment e on e.academy_code = a.code where e.uai = ?`,
            [campaign.receivingUai],
          );
          const missing = missingPoints(await openingChecklist(tx, campaign, localDay(Date.now(), zone?.time_zone)));
          if (missing.length > 0) refuse('opening-checklist', { missing: missing.join(' ') });
          Object.assign(campaign, { state: 'READY', sequence });
          await tx.flush();
          const { accountId } = asked;
          await resolveTasks(tx, { kind: 'CAMPAIGN_NOT_READY', subjectId: campaignId, by: accountId });
          return {};
        },
        async () => ({}),
      ),

    recordNotReady: ({ campaignId }) =>
      orm.em.fork().transactional(async (tx) => {
        const { state, receivingUai: uai, schoolYear, round } = await campaignForUpdate(tx, campaignId);
        if (state !== 'PREPARED') return;
        const [receiving] = await tx.execute(`select academy_code from establishment where uai = ?`, [uai]);
        const task = { kind: 'CAMPAIGN_NOT_READY', subjectId: campaignId, details: { schoolYear, round } } as const;
        await recordTask(tx, { ...task, key: `CAMPAIGN_NOT_READY:${campaignId}:school`, uai });
        const { academy_code: academyCode } = receiving ?? {};
        await recordTask(tx, { ...task, key: `CAMPAIGN_NOT_READY:${campaignId}:academy`, academyCode });
      }),

    recordCalendar: ({ campaignId, sequence, submissionId, calendar }) =>
      writeAct(
        orm,
        { subjectId: campaignId, sequence, act: 'moveCalendar', submissionId },
        async (tx) => {
          const campaign = await campaignForUpdate(tx, campaignId);
          Object.assign(campaign, { calendar, sequence });
          await tx.flush();
          return {};
        },
        async () => ({}),
      ),

    recordState: ({ campaignId, sequence, state }) =>
      writeAct(
        orm,
        { subjectId: campaignId, sequence, act: state.toLowerCase(), submissionId: null },
        async (tx) => {
          const campaign = await campaignForUpdate(tx, campaignId);
          Object.assign(campaign, { state, sequence });
          if (state === 'OPEN') campaign.openedAt = new Date();
          if (state === 'CLOSED') campaign.closedAt = new Date();
          await tx.flush();
          if (campaign.closedAt && state === 'CLOSED')
            await recordCampaignReport(tx, outbox, campaign, campaign.closedAt);
          return {};
        },
        async () => ({}),
      ),

    async countAwaited({ campaignId }) {
      const [row] = await orm.em.fork().execute(
        `select count(*)::int as awaited from dossier
           where campaign_id = ? and not closed and not own_deadline and state not in ('COMPLETE', 'CANCELLED')`,
        [campaignId],
      );
      return row?.awaited ?? 0;
    },
  };
}

export function campaignBatches(orm: MikroORM, client: Client): CampaignBatches {
  /** Goes through a list page by page, from where an earlier attempt's heartbeat left it. */
  const inBatches = async (
    page: (after: string | null) => Promise<{ cursor: string | null; done: number }>,
  ): Promise<{ dossiers: number }> => {
    const resumed = (activityInfo().heartbeatDetails ?? {}) as { after?: string | null; dossiers?: number };
    let { after = null, dossiers = 0 } = resumed;
    for (;;) {
      const { cursor, done } = await page(after);
      dossiers += done;
      if (cursor === null) return { dossiers };
      after = cursor;
      heartbeat({ after, dossiers });
    }
  };

  return {
    openDossiers: ({ campaignId, calendar }) =>
      inBatches(async (after) => {
        const em = orm.em.fork();
        const campaign = await em.findOneOrFail(CampaignRow, { id: campaignId });
        const page: { id: string }[] = await em.execute(
          `select id from affectation where receiving_uai = ? and school_year = ? and round = ? and decision = 'AFFECTE'
             and withdrawn_on is null and (?::uuid is null or id > ?::uuid) order by id limit ${BATCH}`,
          [campaign.receivingUai, campaign.schoolYear, campaign.round, after, after],
        );
        if (page.length === 0) return { cursor: null, done: 0 };
        const ids = page.map((row) => row.id);
        await em.transactional((tx) => copyPupilsToNextYear(tx, campaign, ids, new Date(calendar.closesAt)));
        const dossiers: { id: string; state: string }[] = await em.execute(
          `select id, state from dossier where campaign_id = ? and affectation_id in (?) and state <> 'CANCELLED'`,
          [campaignId, ids],
        );
        await someAtOnce(dossiers, ({ id, state }) =>
          startDossier(client, { dossierId: id, state: state === 'PAPER' ? 'PAPER' : 'NOTIFIED', calendar }),
        );
        return { cursor: ids.at(-1) ?? null, done: dossiers.length };
      }),

    moveDossiers: ({ campaignId, calendar }) =>
      inBatches(async (after) => {
        const moved: { id: string }[] = await orm.em.fork().execute(
          `update dossier set closes_at = ? where id in (
             select id from dossier where campaign_id = ? and not closed and not own_deadline
               and state not in ('COMPLETE', 'CANCELLED') and (?::uuid is null or id > ?::uuid) order by id limit ${BATCH})
           returning id`,
          [new Date(calendar.closesAt), campaignId, after, after],
        );
        const ids = moved.map((row) => row.id).sort();
        await someAtOnce(ids, (id) => tellDossier(client, id, calendar));
        return { cursor: ids.at(-1) ?? null, done: ids.length };
      }),
  };
}

async function tellDossier(client: Client, dossierId: string, calendar: Calendar): Promise<void> {
  try {
    await client.workflow.getHandle(dossierWorkflowId(dossierId)).signal(moveCalendarSignal, calendar);
  } catch (error) {
    // It ended between the page and the signal: it needs no date any more.
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}

async function someAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE) {
    await Promise.all(items.slice(start, start + AT_ONCE).map(work));
  }
}
