/** The state of an enrolment in a word, under `status.<STATE>` in `locales` (§3.6); the colour only repeats it. */
import type { TemplateResult } from 'lit';
import type { DossierState } from '../../../domain/enrolment-dossier/dossier.ts';
import { statusTag } from '../../elements/parts.ts';
import { t } from '../../i18n/words.ts';
import type { Tone } from '../../theme/look.ts';

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
  DISPUTED: 'warning',
};

export const stateTag = (state: DossierState): TemplateResult => statusTag(TONES[state], t(`status.${state}`));
