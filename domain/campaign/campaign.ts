import type { OfferProblemKind } from '../enrolment-dossier/offer.ts';
import { type Refusal, refusal } from '../refusals.ts';
import { type Calendar, problemsOfCalendar } from './calendar.ts';

/** States of a campaign (§3.6). ARCHIVED comes with the year's rollover. */
export const CAMPAIGN_STATES = ['PREPARED', 'READY', 'OPEN', 'CLOSING', 'CLOSED'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** POST_AFFECTATION after Affelnet; LEVEL_UP for pupils who climb a level without an affectation (§3.1). */
export const CAMPAIGN_KINDS = ['POST_AFFECTATION', 'LEVEL_UP'] as const;
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];

/**
 * What a campaign asks of the second legal guardian (§3.8, E-02): nothing more than to be told; time to object, before which
 * nobody integrates; or to agree. A disagreement is the head's to decide in every case.
 */
export const SECOND_GUARDIAN_POLICIES = ['ONE_IS_ENOUGH', 'MAY_OBJECT', 'BOTH_AGREE'] as const;
export type SecondGuardianPolicy = (typeof SECOND_GUARDIAN_POLICIES)[number];

/**
 * What one guardian's act leaves to the other. `others`: how many other legal guardians with the full exercise of authority
 * the pupil has; `at`: the act's instant, epoch ms. A pupil with one guardian is never kept waiting.
 */
export function secondSay(
  { policy, objectionHours }: { policy: SecondGuardianPolicy; objectionHours: number },
  others: number,
  at: number,
): { agreement: 'NOT_NEEDED' | 'AWAITED'; objectionUntil: number | null } {
  if (others === 0 || policy === 'ONE_IS_ENOUGH') return { agreement: 'NOT_NEEDED', objectionUntil: null };
  if (policy === 'BOTH_AGREE') return { agreement: 'AWAITED', objectionUntil: null };
  return { agreement: 'NOT_NEEDED', objectionUntil: at + objectionHours * 3_600_000 };
}

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

export const CHECKLIST_CAUSES = [
  /** The base of N+1 does not exist, or knows no first day (*Communs*). */
  'year-unknown',
  /** The nomenclature of N+1 does not know a formation to which pupils are sent (E-18). */
  'formation-unknown',
  /** What a formation asks contradicts itself: no family could answer (domain/enrolment-dossier/offer.ts). */
  'offer-inconsistent',
  /** No document is asked for. */
  'no-document',
  /** Nobody of the staff may integrate. */
  'nobody-integrates',
  /** The lycée's own service is closed. */
  'service-closed',
  /** An origin's service is closed: its pupils enrol on paper (§1.6). Told, and blocking nothing. */
  'origin-closed',
] as const;
/** What stands behind a point of the checklist: which formation, which group, how many pupils. */
export interface ChecklistCause {
  readonly cause: (typeof CHECKLIST_CAUSES)[number];
  /** The opening waits for it. */
  readonly blocking: boolean;
  readonly mef: string | null;
  readonly formation: string | null;
  /** Key and label of the choice group. */
  readonly group: { readonly key: string; readonly label: string } | null;
  /** Name of another establishment. */
  readonly establishment: string | null;
  /** What is wrong with the group. */
  readonly problem: OfferProblemKind | null;
  /** Pupils concerned; 0 where there is nobody to count. */
  readonly count: number;
}
export type Checklist = Readonly<Record<ChecklistPoint, readonly ChecklistCause[]>>;

export const isInOrder = (causes: readonly ChecklistCause[]): boolean => !causes.some(({ blocking }) => blocking);

export function missingPoints(checklist: Checklist): ChecklistPoint[] {
  return CHECKLIST_POINTS.filter((point) => !isInOrder(checklist[point]));
}

/** The hours within which the second guardian may object: at least one, at most ten days. */
export const OBJECTION_HOURS = { least: 1, most: 240 } as const;

/** What is asked of a second guardian is settled before any family is told (§3.8, E-02). */
export function whyNotSetSecondGuardian({ state }: Pick<Campaign, 'state'>): Refusal | null {
  return state === 'PREPARED' || state === 'READY'
    ? null
    : refusal('state-forbids', { state, act: 'setSecondGuardian' });
}

export function whyNotMakeReady(campaign: Campaign): Refusal | null {
  return campaign.state === 'PREPARED' ? null : refusal('campaign-not-prepared', { state: campaign.state });
}

/** A campaign whose closing has passed keeps its calendar: what closed is reopened dossier by dossier (§3.6 `reopen`). */
export function whyNotMove(campaign: Pick<Campaign, 'state'>): Refusal | null {
  const over = campaign.state === 'CLOSING' || campaign.state === 'CLOSED';
  return over ? refusal('enrolment-closed', { state: campaign.state }) : null;
}

/** Moving to dates that hold together; the first problem is told, the api tells them all. */
export function whyNotMoveCalendar(campaign: Campaign, calendar: Calendar): Refusal | null {
  const forbidden = whyNotMove(campaign);
  if (forbidden) return forbidden;
  const [first] = problemsOfCalendar(calendar);
  return first ? refusal('calendar-inconsistent', { ...first }) : null;
}

export function withState(campaign: Campaign, state: CampaignState): Campaign {
  return { ...campaign, state, sequence: campaign.sequence + 1 };
}

export function withCalendar(campaign: Campaign, calendar: Calendar): Campaign {
  return { ...campaign, calendar, sequence: campaign.sequence + 1 };
}
