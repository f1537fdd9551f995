/**
 * What the state of an enrolment means for a parent: the word, what is awaited of them, until when. States are those of
 * §3.6; the sentences are those of the dossier (`locales`) under `status.<STATE>`.
 */
import type { DossierState } from '../../../domain/enrolment-dossier/dossier.ts';
import { t } from '../../i18n/words.ts';
import type { Tone } from '../../theme/look.ts';

/** What the family can do about the dossier today. */
export type FamilyTask = 'enrol' | 'resume' | 'bring-documents' | 'none';

interface Standing {
  readonly state: DossierState;
  /** The deadline has passed for this dossier. */
  readonly closed: boolean;
  /** Whether this guardian may act, not only read (§1.4). */
  readonly mayEnrol: boolean;
}

const TONES: Record<DossierState, Tone> = {
  NOTIFIED: 'warning',
  SEEN: 'warning',
  IN_PROGRESS: 'warning',
  VALIDATED: 'success',
  INTEGRATED: 'success',
  COMPLETE: 'success',
  REFUSED: 'neutral',
  CANCELLED: 'neutral',
  NOT_ENROLLED: 'danger',
  PAPER: 'accent',
  DISPUTED: 'danger',
};

export const toneOf = (state: DossierState): Tone => TONES[state];
export const stateLabel = (state: DossierState): string => t(`status.${state}`);

/** A family that was told and has not answered: the only states in which the enrolment waits for it. */
export const isAwaitingFamily = ({ state, closed }: Pick<Standing, 'state' | 'closed'>): boolean =>
  !closed && (state === 'NOTIFIED' || state === 'SEEN' || state === 'IN_PROGRESS');

/** Whether the choices may still be changed after validation: until the closing and before integration (E-05). */
export const mayStillChange = ({ state, closed, mayEnrol }: Standing): boolean =>
  mayEnrol && !closed && state === 'VALIDATED';

/** Whether the family may be in the pages of the enrolment at all. */
export const mayFillIn = (standing: Standing): boolean =>
  standing.mayEnrol && (isAwaitingFamily(standing) || mayStillChange(standing));

export function taskOf(standing: Standing): FamilyTask {
  if (standing.mayEnrol && isAwaitingFamily(standing)) return standing.state === 'IN_PROGRESS' ? 'resume' : 'enrol';
  return standing.state === 'INTEGRATED' || standing.state === 'VALIDATED' ? 'bring-documents' : 'none';
}
