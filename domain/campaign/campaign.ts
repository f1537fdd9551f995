import { type Refusal, refusal } from '../refusals.ts';
import { type Calendar, whyNotCalendar } from './calendar.ts';

/** States of a campaign (§3.6). ARCHIVED comes with the year's rollover. */
export const CAMPAIGN_STATES = ['PREPARED', 'READY', 'OPEN', 'CLOSING', 'CLOSED'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** POST_AFFECTATION after Affelnet; LEVEL_UP for pupils who climb a level without an affectation (§3.1). */
export const CAMPAIGN_KINDS = ['POST_AFFECTATION', 'LEVEL_UP'] as const;
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];

/** The campaign of one receiving establishment, one year N+1, one kind, one round of the affectation. */
export interface CampaignKey {
  readonly uai: string;
  /** Year enrolled into, N+1: `2027` is 2027-2028. */
  readonly schoolYear: number;
  readonly kind: CampaignKind;
  readonly round: number;
}

/** A campaign as its run holds it: no pupil, no person. */
export interface Campaign {
  readonly id: string;
  readonly key: CampaignKey;
  readonly state: CampaignState;
  readonly calendar: Calendar;
  /** Counts what was written; guards the projection. */
  readonly sequence: number;
}

/** The points of the opening checklist, each blocking (§3.2). */
export const CHECKLIST_POINTS = [
  'next-year-exists',
  'mefs-known',
  'choice-groups-consistent',
  'documents-listed',
  'integrator-present',
  'service-open',
] as const;
export type ChecklistPoint = (typeof CHECKLIST_POINTS)[number];
export type Checklist = Readonly<Record<ChecklistPoint, boolean>>;

export function missingPoints(checklist: Checklist): ChecklistPoint[] {
  return CHECKLIST_POINTS.filter((point) => !checklist[point]);
}

export function whyNotMakeReady(campaign: Campaign): Refusal | null {
  return campaign.state === 'PREPARED' ? null : refusal('campaign-not-prepared', { state: campaign.state });
}

/** A campaign whose closing has passed keeps its calendar: what closed is reopened dossier by dossier (§3.6 `reopen`). */
export function whyNotMoveCalendar(campaign: Campaign, calendar: Calendar): Refusal | null {
  if (campaign.state === 'CLOSING' || campaign.state === 'CLOSED') {
    return refusal('enrolment-closed', { state: campaign.state });
  }
  const problem = whyNotCalendar(calendar);
  return problem ? refusal('calendar-inconsistent', { problem }) : null;
}

/** A school moves its dates only inside the academy's bounds (§3.2). Bounds and dates in epoch ms. */
export function whyNotWithin(bounds: { opensAt: number; closesAt: number }, calendar: Calendar): Refusal | null {
  const inside = calendar.opensAt >= bounds.opensAt && calendar.closesAt <= bounds.closesAt;
  return inside ? null : refusal('outside-bounds', { opensAt: bounds.opensAt, closesAt: bounds.closesAt });
}

export function withState(campaign: Campaign, state: CampaignState): Campaign {
  return { ...campaign, state, sequence: campaign.sequence + 1 };
}

export function withCalendar(campaign: Campaign, calendar: Calendar): Campaign {
  return { ...campaign, calendar, sequence: campaign.sequence + 1 };
}
