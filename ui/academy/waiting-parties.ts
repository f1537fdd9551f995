import { html, type TemplateResult } from 'lit';
import { PARTIES_BY_STATE, type PartyByState } from '../../domain/enrolment-dossier/waiting.ts';
import type { Figure } from '../elements/parts.ts';
import { t } from '../i18n/words.ts';

/** Dossiers by who must act next, as the api counts them. */
type Waiting = Readonly<Partial<Record<PartyByState, number>>>;

/** Each party and for how many dossiers it must act, the family first; nobody's too, so that the sum is that of the dossiers. */
export const figuresOfWaiting = (waiting: Waiting): Figure[] =>
  PARTIES_BY_STATE.map((party) => ({ label: t(`academy.waiting.figure.${party}`), value: waiting[party] ?? 0 }));

/** The same in words for one campaign, without those who have nothing to do. */
export const wordsOfWaiting = (waiting: Waiting): string[] =>
  PARTIES_BY_STATE.flatMap((party) => {
    const count = waiting[party] ?? 0;
    return count > 0 ? [t(`academy.waiting.${party}`, { count })] : [];
  });

/** A cell of the board: one line a party. */
export function waitingLines(waiting: Waiting): TemplateResult {
  const words = wordsOfWaiting(waiting);
  if (words.length === 0) return html`<span class="sco-small sco-quiet">${t('campaign.share.none')}</span>`;
  return html`<ul class="sco-list sco-list--plain sco-small">${words.map((line) => html`<li>${line}</li>`)}</ul>`;
}
