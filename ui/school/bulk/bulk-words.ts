/** How an act on many is told wherever it shows: its state, its size. */
import type { TemplateResult } from 'lit';
import { isDecision } from '../../../domain/bulk-act/bulk-act.ts';
import type { Schemas } from '../../client/client.ts';
import { statusTag } from '../../elements/parts.ts';
import { t } from '../../i18n/words.ts';
import type { Tone } from '../../theme/look.ts';

export type Summary = Schemas['BulkActSummary'];

const TONES: Record<Summary['state'], Tone> = {
  RUNNING: 'accent',
  DONE: 'success',
  UNDOING: 'accent',
  UNDONE: 'neutral',
};

export const stateTag = (state: Summary['state']): TemplateResult => statusTag(TONES[state], t(`bulk.state.${state}`));

/** The page under which what an act is about is found: the dossiers, or the record changes. */
export const subjectsOf = (act: Summary['act']): 'inscriptions' | 'modifications' =>
  isDecision(act) ? 'modifications' : 'inscriptions';

/** How many pupils it is about. */
export const linesOf = ({ counts }: Pick<Summary, 'counts'>): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0);

/** « 23 faits, 2 non faits »: what it came to so far, in a few words. */
export function resultInWords({ counts: { DONE, KEPT, REFUSED, UNDONE, WAITING } }: Pick<Summary, 'counts'>): string {
  const parts = (
    [
      ['done', DONE + KEPT],
      ['undone', UNDONE],
      ['refused', REFUSED],
      ['waiting', WAITING],
    ] as const
  ).filter(([, count]) => count > 0);
  return parts.map(([part, count]) => t(`bulk.result.${part}`, { count })).join(', ');
}
