import type { Agreement, DossierState } from './dossier.ts';

/**
 * Why a dossier is waiting, on whom, since when, until when: one answer, always true, told alike to family, school and
 * academy. The words are `waiting.<why>` in `locales/`.
 */
export const WAITING_PARTIES = ['FAMILY', 'OTHER_GUARDIAN', 'LYCEE', 'HEAD', 'NOBODY'] as const;
export type WaitingParty = (typeof WAITING_PARTIES)[number];

export const WAITING_REASONS = [
  /** The family has not answered, or has begun and not submitted. */
  'answer',
  'draft',
  /** The deadline has just passed: the dossier is being closed. */
  'closing',
  /** The base of N+1 is not ready for the formation (E-18). */
  'formation',
  /** The other guardian's agreement; the time given to object. */
  'agreement',
  'objection',
  /** The lycée: a change of the record to decide, boarding to grant, the integration itself. */
  'record-changes',
  'boarding',
  'integration',
  /** Documents to bring; then to tick. */
  'documents',
  'documents-check',
  /** The paper dossier that the family brings; the disagreement that the head decides; the silent family that the lycée calls. */
  'paper',
  'dispute',
  'silence',
  /** Nothing is awaited any more. */
  'complete',
  'refused',
  'cancelled',
] as const;
export type WaitingReason = (typeof WAITING_REASONS)[number];

/** What the answer depends on. Instants in epoch ms. */
export interface WaitingFacts {
  /** State as shown, or as the run has it. */
  readonly state: DossierState;
  readonly stateSince: number;
  readonly closesAt: number;
  readonly closed: boolean;
  /** Whether a draft was saved and not submitted. */
  readonly begun: boolean;
  readonly formationReady: boolean;
  readonly agreement: Agreement;
  readonly objectionUntil: number | null;
  /** Record changes made with the enrolment that nobody has decided. */
  readonly undecidedChanges: number;
  readonly missingDocuments: number;
  readonly boardingAsked: boolean;
}

export interface Waiting {
  readonly on: WaitingParty;
  readonly why: WaitingReason;
  /** Epoch ms. */
  readonly since: number;
  /** Epoch ms; null where no date ends the waiting. */
  readonly until: number | null;
}

/** @param now epoch ms */
export function waitingOf(facts: WaitingFacts, now: number): Waiting {
  const wait = (on: WaitingParty, why: WaitingReason, until: number | null = null): Waiting => ({
    on,
    why,
    since: facts.stateSince,
    until,
  });
  switch (facts.state) {
    case 'NOTIFIED':
    case 'SEEN':
    case 'IN_PROGRESS':
      if (!facts.formationReady) return wait('LYCEE', 'formation');
      if (facts.closed || now > facts.closesAt) return wait('NOBODY', 'closing');
      return wait('FAMILY', facts.begun ? 'draft' : 'answer', facts.closesAt);
    case 'VALIDATED': {
      const { objectionUntil } = facts;
      if (facts.agreement === 'AWAITED') return wait('OTHER_GUARDIAN', 'agreement');
      if (objectionUntil !== null && now <= objectionUntil) return wait('OTHER_GUARDIAN', 'objection', objectionUntil);
      if (facts.undecidedChanges > 0) return wait('LYCEE', 'record-changes');
      return wait('LYCEE', facts.boardingAsked ? 'boarding' : 'integration');
    }
    case 'INTEGRATED':
      return facts.missingDocuments > 0 ? wait('FAMILY', 'documents') : wait('LYCEE', 'documents-check');
    case 'PAPER':
      return wait('FAMILY', 'paper');
    case 'DISPUTED':
      return wait('HEAD', 'dispute');
    case 'NOT_ENROLLED':
      return wait('LYCEE', 'silence');
    case 'REFUSED':
      return wait('NOBODY', 'refused');
    case 'COMPLETE':
      return wait('NOBODY', 'complete');
    case 'CANCELLED':
      return wait('NOBODY', 'cancelled');
  }
}

/** On whom a dossier waits as far as its state tells: that one guardian waits for the other takes more than the state. */
export const PARTIES_BY_STATE = ['FAMILY', 'LYCEE', 'HEAD', 'NOBODY'] as const satisfies readonly WaitingParty[];
export type PartyByState = (typeof PARTIES_BY_STATE)[number];

/**
 * On whom most dossiers of a state wait, where only their number is known: the academy sees no dossier (§7, aggregates). What
 * depends on more than the state (an agreement, a change to decide) counts with the lycée that follows it.
 */
function partyOfState(state: DossierState): PartyByState {
  const { on } = waitingOf(
    {
      ...{ state, stateSince: 0, closesAt: 1, closed: false, begun: false, formationReady: true },
      ...{
        agreement: 'NOT_NEEDED',
        objectionUntil: null,
        undecidedChanges: 0,
        missingDocuments: 1,
        boardingAsked: false,
      },
    },
    0,
  );
  return on === 'OTHER_GUARDIAN' ? 'LYCEE' : on;
}

/** How many dossiers wait on whom, by their number in each state; a party for whom none waits is left out. */
export function waitingByParty(
  counters: Readonly<Partial<Record<DossierState, number>>>,
): Partial<Record<PartyByState, number>> {
  const waiting: Partial<Record<PartyByState, number>> = {};
  for (const [state, dossiers] of Object.entries(counters) as [DossierState, number][]) {
    if (dossiers === 0) continue;
    const party = partyOfState(state);
    waiting[party] = (waiting[party] ?? 0) + dossiers;
  }
  return waiting;
}
