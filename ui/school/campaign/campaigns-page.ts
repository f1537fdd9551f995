import { Task } from '@lit/task';
import { html, type TemplateResult } from 'lit';
import { momentInWords, momentWithZone } from '../../../locales/dates.ts';
import { answered, api } from '../../client/client.ts';
import { failure } from '../../elements/failure.ts';
import { LightElement } from '../../elements/light-element.ts';
import { emptyState, linkButton, loading } from '../../elements/parts.ts';
import { language, t } from '../../i18n/words.ts';
import '../../shell/page-title.ts';
import { type Campaign, campaignTag, progressBar } from '../../staff/campaign-words.ts';
import { yearValues } from '../../staff/import-report.ts';
import { campaignInWords } from '../../staff/official-words.ts';
import { deskPath, type Post } from '../post.ts';

/** The campaigns of a receiving establishment, the latest first. */
export class CampaignsPage extends LightElement {
  static override properties = { post: { attribute: false } };
  declare post: Post;

  readonly #campaigns: Task<readonly [string], Campaign[]>;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.#campaigns = new Task(this, {
      task: async ([uai]) =>
        (
          await answered(api.GET('/api/establishments/{uai}/campaigns', { params: { path: { uai } } }))
        ).data.campaigns.map(campaignInWords),
      args: () => [this.post.uai] as const,
    });
  }

  protected override render() {
    return html`
      <sco-page-title .heading=${t('campaigns.title')} .lead=${t('campaigns.lead')}></sco-page-title>
      <div class="sco-width sco-body">
        ${this.#campaigns.render({
          pending: loading,
          error: (error) => failure(error, () => void this.#campaigns.run()),
          complete: (campaigns) => this.#list(campaigns),
        })}
      </div>
    `;
  }

  #list(campaigns: readonly Campaign[]): TemplateResult {
    if (campaigns.length === 0) {
      return emptyState(
        t('campaigns.empty.title'),
        t('campaigns.empty.text'),
        linkButton(deskPath(this.post.uai), t('desk.back'), 'secondary'),
      );
    }
    const latestFirst = [...campaigns].sort((a, b) => b.schoolYear - a.schoolYear || b.round - a.round);
    return html`<div class="sco-stack sco-stack--wide">${latestFirst.map((campaign) => this.#card(campaign))}</div>`;
  }

  #card({ id, state, schoolYear, round, kind, calendar, counters, expected }: Campaign): TemplateResult {
    const { timeZone, uai } = this.post;
    return html`<article class="sco-panel ${state === 'PREPARED' ? 'sco-panel--awaits' : ''}">
      <div class="sco-row sco-row--apart">
        <h2>${t('campaign.name', { ...yearValues(schoolYear), round })}</h2>
        ${campaignTag(state)}
      </div>
      <p class="sco-quiet">${t(`campaign.kind.${kind}`)} – ${t('campaign.expected', { count: expected })}</p>
      <p>${t('campaign.from-to', {
        from: momentInWords(calendar.opensAt, timeZone, language()),
        to: momentWithZone(calendar.closesAt, timeZone, language()),
      })}</p>
      ${progressBar(counters)}
      <div class="sco-button-row">
        ${linkButton(deskPath(uai, 'campagnes', id), t(state === 'PREPARED' ? 'campaign.prepare' : 'campaign.see'), state === 'PREPARED' ? 'primary' : 'secondary')}
      </div>
    </article>`;
  }
}

customElements.define('sco-campaigns-page', CampaignsPage);
