import { type Dossier, whyNotAct } from './dossier.ts';

/** What a legal guardian may do about a dossier, beside filling it in. */
export const FAMILY_ACTS = ['submit', 'refuse', 'agree', 'object'] as const;
export type FamilyAct = (typeof FAMILY_ACTS)[number];

export interface FamilyStanding extends Pick<Dossier, 'state' | 'closed' | 'agreement' | 'objectionUntil' | 'settled'> {
  /** Whether the lycée has set the formation up (E-18). */
  readonly ready: boolean;
  /** Who did what stands now: the submission of a validated dossier, the refusal of a refused one. */
  readonly author: 'me' | 'other' | 'nobody';
}

/**
 * The acts offered to a guardian who may act for the pupil. An acceptance is taken back by who gave it (E-03); who did not do
 * what stands agrees or objects (E-02). `now` in epoch ms.
 */
export function familyActs(standing: FamilyStanding, now: number): FamilyAct[] {
  const { state, closed, ready, author, agreement, objectionUntil, settled } = standing;
  const starts = (act: FamilyAct): boolean => whyNotAct({ state }, act) === null;
  const other = author === 'other';
  const offered: Record<FamilyAct, boolean> = {
    submit: starts('submit') && !closed && ready,
    refuse: starts('refuse') && (state === 'VALIDATED' ? author === 'me' : !closed && ready),
    agree: starts('agree') && other && agreement === 'AWAITED',
    object: starts('object') && other && !settled && (objectionUntil === null || now <= objectionUntil),
  };
  return FAMILY_ACTS.filter((act) => offered[act]);
}
