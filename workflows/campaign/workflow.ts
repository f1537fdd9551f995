import { allHandlersFinished, condition, patched, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import type { CampaignActivities, CampaignBatches } from '../../activities/campaign.ts';
import {
  type Campaign,
  whyNotMakeReady,
  whyNotMove,
  whyNotMoveCalendar,
  withCalendar,
  withState,
} from '../../domain/campaign/campaign.ts';
import { takingTurns } from '../in-turn.ts';
import { taskQueues } from '../messages.ts';
import { refuseIf } from '../refuse-if.ts';
import { RESENT_WITHIN_MS } from '../resent.ts';
import { writing } from '../written.ts';
import { type CampaignPreparation, makeReadyUpdate, moveCampaignUpdate, viewCampaignQuery } from './messages.ts';

const records = writing<CampaignActivities>();
const batches = proxyActivities<CampaignBatches>({
  taskQueue: taskQueues.bulk,
  startToCloseTimeout: '6 hours',
  heartbeatTimeout: '15 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds' },
});

/** How often the end of the dossiers is looked for, at first and at most. Milliseconds. */
const LOOK_AFTER_MS = 250;
const LOOK_AT_LEAST_MS = 60_000;

/**
 * The enrolment campaign of one receiving establishment: prepared by the affectation's import, declared ready by the head,
 * it opens by itself at the calendar's instant, opens its dossiers in paced batches, and is closed when every one of them
 * has closed itself (§3.2, §3.6; design.md §3).
 */
export async function campaign(preparation: CampaignPreparation): Promise<Campaign> {
  const { campaignId, key, calendar } = preparation;
  // Campaigns prepared before December 2026 wait in silence until they are ready (style.md §4).
  const tellsWhenNotReady = patched('2026-12-tell-that-a-campaign-is-not-ready');
  let now: Campaign = { id: campaignId, key, state: 'PREPARED', calendar, sequence: 0 };
  let told = calendar;
  const inTurn = takingTurns();
  const at = () => ({ campaignId, sequence: now.sequence + 1 });

  setHandler(viewCampaignQuery, () => now);
  setHandler(
    makeReadyUpdate,
    ({ submissionId }) =>
      inTurn(async () => {
        refuseIf(whyNotMakeReady(now));
        refuseIf((await records.recordReadiness({ ...at(), submissionId })).refusal);
        now = withState(now, 'READY');
        return now;
      }),
    { validator: (_) => refuseIf(whyNotMakeReady(now)) },
  );
  setHandler(
    moveCampaignUpdate,
    ({ submissionId, calendar: moved }) =>
      inTurn(async () => {
        // The dates were judged before the turn was taken; only the state may have changed since.
        refuseIf(whyNotMove(now));
        refuseIf((await records.recordCalendar({ ...at(), submissionId, calendar: moved })).refusal);
        now = withCalendar(now, moved);
        return now;
      }),
    { validator: ({ calendar: moved }) => refuseIf(whyNotMoveCalendar(now, moved)) },
  );

  /** Waits for an instant of the calendar that may move meanwhile; whoever is open is told of each move first. */
  const until = async (instant: () => number): Promise<void> => {
    for (;;) {
      if (now.state === 'OPEN' && now.calendar !== told) {
        told = now.calendar;
        await batches.moveDossiers({ campaignId, calendar: told });
        continue;
      }
      const wait = instant() - Date.now();
      if (wait <= 0) return;
      const awaited = now.calendar;
      await condition(() => now.calendar !== awaited, wait);
    }
  };
  /** Enters a state, unless a move that was accepted in between puts it off, or an act to be resent comes first. */
  const enter = async (state: 'OPEN' | 'CLOSING' | 'CLOSED', still: () => boolean = () => true): Promise<boolean> => {
    const before = now;
    const entry = await inTurn(async () => {
      if (!still()) return 'put off';
      if ((await records.recordState({ ...at(), state })).refusal) return 'overtaken';
      now = withState(now, state);
      return 'entered';
    });
    if (entry === 'overtaken') await condition(() => now !== before, RESENT_WITHIN_MS);
    return entry === 'entered';
  };

  /** Waits to be declared ready. At the calendar's instant, however it moves, head and academy are told that it is not (§3.2). */
  const untilReady = async (): Promise<void> => {
    while (tellsWhenNotReady && now.state === 'PREPARED') {
      const awaited = now.calendar;
      const wait = awaited.opensAt - Date.now();
      if (wait <= 0) {
        await records.recordNotReady({ campaignId });
        break;
      }
      await condition(() => now.state !== 'PREPARED' || now.calendar !== awaited, wait);
    }
    await condition(() => now.state === 'READY');
  };

  await untilReady();
  do await until(() => now.calendar.opensAt);
  while (!(await enter('OPEN', () => Date.now() >= now.calendar.opensAt)));
  told = now.calendar;
  await batches.openDossiers({ campaignId, calendar: told });

  do await until(() => now.calendar.closesAt);
  while (!(await enter('CLOSING', () => now.calendar === told && Date.now() >= now.calendar.closesAt)));
  for (let pause = LOOK_AFTER_MS; (await records.countAwaited({ campaignId })) > 0; pause *= 2) {
    await sleep(Math.min(pause, LOOK_AT_LEAST_MS));
  }
  while (!(await enter('CLOSED')));
  await condition(allHandlersFinished);
  return now;
}
