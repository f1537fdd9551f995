/**
 * What the state of an enrolment means for a parent: the word, its tone, what is awaited of them. States are those of §3.6;
 * the sentences are those of the dossier (`locales`) under `status.<STATE>`.
 */
import type { TemplateResult } from 'lit';
import type { DossierState } from '../../../domain/enrolment-dossier/dossier.ts';
import { isAwaitingFamily, type Standing } from '../../../domain/enrolment-dossier/journey.ts';
import { statusTag } from '../../elements/parts.ts';
import { t } from '../../i18n/words.ts';
import type { Tone } from '../../theme/look.ts';

/** What the family can do about the dossier today. */
export type FamilyTask = 'enrol' | 'resume' | 'bring-documents' | 'none';

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

/** The state in a word, beside a title. */
export const stateTag = (state: DossierState): TemplateResult => statusTag(toneOf(state), stateLabel(state));

export function taskOf(standing: Omit<Standing, 'ready'>): FamilyTask {
  if (standing.mayEnrol && isAwaitingFamily(standing)) return standing.state === 'IN_PROGRESS' ? 'resume' : 'enrol';
  return standing.state === 'INTEGRATED' || standing.state === 'VALIDATED' ? 'bring-documents' : 'none';
}
