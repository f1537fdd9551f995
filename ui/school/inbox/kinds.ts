/** Number and nature of changes to decide (F-20), in words. */
import { CHANGE_KINDS } from '../../../domain/pupil-record/fields.ts';
import type { KindCounters } from '../../client/inbox-events.ts';
import { t } from '../../i18n/words.ts';

export const totalOf = (counters: KindCounters): number =>
  CHANGE_KINDS.reduce((sum, kind) => sum + (counters[kind] ?? 0), 0);

/** « 2 adresses, 1 téléphone »; empty when there is nothing to decide. */
export const kindsInWords = (counters: KindCounters): string =>
  CHANGE_KINDS.filter((kind) => (counters[kind] ?? 0) > 0)
    .map((kind) => t(`inbox.kind.${kind}`, { count: counters[kind] ?? 0 }))
    .join(', ');
