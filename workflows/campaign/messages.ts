import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Calendar } from '../../domain/campaign/calendar.ts';
import type { Campaign, CampaignKey } from '../../domain/campaign/campaign.ts';

/** What may be said to a campaign's run: one per receiving establishment, year, kind and round (§3.6). */
export const CAMPAIGN_WORKFLOW = 'campaign';
export const campaignWorkflowId = ({ uai, schoolYear, kind, round }: CampaignKey): string =>
  `campaign:${uai}:${schoolYear}:${kind}:${round}`;

export interface CampaignPreparation {
  readonly campaignId: string;
  readonly key: CampaignKey;
  readonly calendar: Calendar;
}

/** Declared ready by the head or a delegate; refused (`opening-checklist`) while a point of the checklist is missing. */
export const makeReadyUpdate = defineUpdate<Campaign, [{ submissionId: string }]>('makeReady');
/** Dates moved inside the academy's bounds; every dossier still open is told. */
export const moveCampaignUpdate = defineUpdate<Campaign, [{ submissionId: string; calendar: Calendar }]>(
  'moveCampaign',
);
export const viewCampaignQuery = defineQuery<Campaign>('viewCampaign');
