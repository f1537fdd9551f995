/** States and counters of campaigns and dossiers, as staff read them; schools and academies say the same words. */
import { html, svg, type TemplateResult } from 'lit';
import type { CampaignState } from '../../domain/campaign/campaign.ts';
import { DOSSIER_STATES, type DossierState } from '../../domain/enrolment-dossier/dossier.ts';
import type { Schemas } from '../client/client.ts';
import { statusTag } from '../elements/parts.ts';
import { t } from '../i18n/words.ts';
import type { Tone } from '../theme/look.ts';

export type Campaign = Schemas['Campaign'];
export type Counters = Campaign['counters'];

const CAMPAIGN_TONES: Record<CampaignState, Tone> = {
  PREPARED: 'warning',
  READY: 'accent',
  OPEN: 'success',
  CLOSING: 'accent',
  CLOSED: 'neutral',
};

export const campaignTag = (state: CampaignState): TemplateResult =>
  statusTag(CAMPAIGN_TONES[state], t(`campaign.state.${state}`));

const DOSSIER_TONES: Record<DossierState, Tone> = {
  NOTIFIED: 'neutral',
  SEEN: 'neutral',
  IN_PROGRESS: 'accent',
  VALIDATED: 'warning',
  INTEGRATED: 'success',
  COMPLETE: 'success',
  REFUSED: 'danger',
  CANCELLED: 'neutral',
  NOT_ENROLLED: 'danger',
  PAPER: 'accent',
  DISPUTED: 'danger',
};

export const dossierTag = (state: DossierState): TemplateResult =>
  statusTag(DOSSIER_TONES[state], t(`dossier.state.${state}`));

/** How far the families of a campaign are: each dossier is in exactly one share. */
export const SHARES = {
  enrolled: ['VALIDATED', 'INTEGRATED', 'COMPLETE'],
  awaited: ['NOTIFIED', 'SEEN', 'IN_PROGRESS'],
  byHand: ['PAPER', 'DISPUTED'],
  gone: ['REFUSED', 'NOT_ENROLLED', 'CANCELLED'],
} as const satisfies Record<string, readonly DossierState[]>;
export type Share = keyof typeof SHARES;
export const SHARE_NAMES = Object.keys(SHARES) as Share[];

export const sumOf = (counters: Counters, states: readonly DossierState[]): number =>
  states.reduce((sum, state) => sum + (counters[state] ?? 0), 0);

export const dossiersOf = (counters: Counters): number => sumOf(counters, DOSSIER_STATES);

/** Shares of a campaign as a bar and as words: the bar is drawn with attributes, as the policy allows no style. */
export function progressBar(counters: Counters): TemplateResult {
  const total = dossiersOf(counters);
  const sums = SHARE_NAMES.map((share) => ({ share, count: sumOf(counters, SHARES[share]) }));
  let from = 0;
  return html`<div class="sco-progress">
    <svg viewBox="0 0 100 6" preserveAspectRatio="none" width="100%" height="12" aria-hidden="true" focusable="false">
      <rect class="sco-progress__ground" width="100" height="6" />
      ${sums.map(({ share, count }) => {
        const width = total === 0 ? 0 : (count / total) * 100;
        const bar = svg`<rect class="sco-progress__${share}" x=${from} width=${width} height="6" />`;
        from += width;
        return bar;
      })}
    </svg>
    <p class="sco-small sco-progress__words">
      ${
        total === 0
          ? t('campaign.share.none')
          : sums
              .filter(({ count }) => count > 0)
              .map(
                ({ share, count }) =>
                  html`<span data-share=${share}>${t(`campaign.share.${share}`, { count })} </span>`,
              )
      }
    </p>
  </div>`;
}
