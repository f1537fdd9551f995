/** The ways from the inbox to decisions on many: a kind of information, all of them, or all that concerns one pupil. */
import { html, nothing, type TemplateResult } from 'lit';
import { CHANGE_KINDS, type ChangeKind } from '../../../domain/pupil-record/fields.ts';
import type { KindCounters } from '../../client/inbox-events.ts';
import { type Content, linkButton } from '../../elements/parts.ts';
import { t } from '../../i18n/words.ts';
import { look } from '../../theme/look.ts';
import { deskPath } from '../post.ts';

/** Address of decisions on many; `kind` narrows them, `demande` keeps those about the pupil of that record change. */
export const decisionsPath = (uai: string, narrowed: { sorte?: ChangeKind; demande?: string } = {}): string => {
  const query = new URLSearchParams(narrowed).toString();
  return `${deskPath(uai, 'modifications', 'lot')}${query ? `?${query}` : ''}`;
};

/** « Adresses (12) », « Téléphones (40) »: one way per kind that waits; nothing where nothing does. */
export function decisionLinks(uai: string, counters: KindCounters): Content {
  const waiting = CHANGE_KINDS.flatMap((kind) => {
    const count = counters[kind] ?? 0;
    return count > 0 ? [{ kind, count }] : [];
  });
  if (waiting.length === 0) return nothing;
  return html`<nav class="sco-row" aria-labelledby="decision-links">
    <p class="sco-strong" id="decision-links">${t('decisions.links')}</p>
    ${waiting.map(
      ({ kind, count }) =>
        html`<a class="${look.link} sco-target" href=${decisionsPath(uai, { sorte: kind })}>${t('decisions.links.kind', { label: t(`inbox.kinds.${kind}`), count })}</a>`,
    )}
    ${waiting.length > 1 ? html`<a class="${look.link} sco-target" href=${decisionsPath(uai)}>${t('decisions.kinds.all')}</a>` : nothing}
  </nav>`;
}

export const pupilDecisionsLink = (uai: string, recordChangeId: string): TemplateResult =>
  linkButton(decisionsPath(uai, { demande: recordChangeId }), t('decisions.open.pupil'), 'secondary');
