import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { CAMPAIGN_STATES, type CampaignState } from '../../domain/campaign/campaign.ts';
import { answered, api, type Schemas } from '../client/client.ts';
import { failure } from '../elements/failure.ts';
import { LightElement } from '../elements/light-element.ts';
import { type Content, dataTable, emptyState, keyFigures, linkButton, loading, notice } from '../elements/parts.ts';
import { t } from '../i18n/words.ts';
import '../shell/page-title.ts';
import { type Me, whoIsSignedIn } from '../shell/session.ts';
import { campaignTag, progressBar, SHARE_NAMES, SHARES, sumOf } from '../staff/campaign-words.ts';
import { yearValues } from '../staff/import-report.ts';
import { campaignInWords } from '../staff/official-words.ts';
import { whyNotHeld } from '../staff/rights.ts';
import '../staff/task-list.ts';
import { shortMoment } from '../staff/short-moment.ts';
import { figuresOfWaiting, waitingLines } from './waiting-parties.ts';

type Board = Schemas['AcademyCampaigns'];
type Campaign = Schemas['AcademyCampaign'];

/** Every campaign of an academy with its state, how far its families are and whose turn it is; the totals first (§4 `statistics.readAcademy`). */
export class CampaignsBoard extends LightElement {
  static override properties = { academy: { attribute: false }, state: { state: true } };
  declare academy: Me['academies'][number];
  /** Only the campaigns in this state; null for all. */
  declare private state: CampaignState | null;

  readonly #board: Task<readonly [string], Board | null>;

  constructor() {
    super();
    this.academy = { role: 'academyAdmin', code: '', name: '' };
    this.state = null;
    this.#board = new Task(this, {
      task: async ([code]) => {
        if (this.#whyNot !== '') return null;
        const { data } = await answered(api.GET('/api/academies/{code}/campaigns', { params: { path: { code } } }));
        return { ...data, campaigns: data.campaigns.map(campaignInWords) };
      },
      args: () => [this.academy.code] as const,
    });
  }

  get #whyNot(): string {
    return whyNotHeld(whoIsSignedIn(), this.academy.code, 'statistics.readAcademy');
  }

  protected override render() {
    return html`
      <sco-page-title
        .heading=${t('academy.campaigns.title')}
        .lead=${t('academy.campaigns.lead', { name: this.academy.name })}
      ></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        <sco-task-list
          .owner=${{ academyCode: this.academy.code }}
          .timeZone=${this.#board.value?.timeZone ?? 'Europe/Paris'}
        ></sco-task-list>
        ${this.#board.render({
          pending: () => (this.#board.value ? this.#page(this.#board.value) : loading()),
          error: (error) => failure(error, () => void this.#board.run()),
          complete: (board) =>
            board ? this.#page(board) : notice('warning', { title: t('rights.page'), text: this.#whyNot }),
        })}
      </div>
    `;
  }

  #page({ campaigns, totals, waiting, timeZone }: Board): Content {
    if (campaigns.length === 0) {
      return emptyState(
        t('academy.campaigns.empty.title'),
        t('academy.campaigns.empty.text'),
        linkButton(`/academie/${this.academy.code}/affectation`, t('academy.affectation.title')),
      );
    }
    const shown = campaigns
      .filter((campaign) => this.state === null || campaign.state === this.state)
      .sort(
        (a, b) => b.schoolYear - a.schoolYear || b.round - a.round || a.establishment.localeCompare(b.establishment),
      );
    return html`
      <section class="sco-stack" aria-labelledby="totals">
        <h2 id="totals">${t('academy.totals')}</h2>
        ${keyFigures(SHARE_NAMES.map((share) => ({ label: t(`campaign.figure.${share}`), value: sumOf(totals, SHARES[share]) })))}
        ${progressBar(totals)}
      </section>
      <section class="sco-stack" aria-labelledby="waiting">
        <h2 id="waiting">${t('academy.waiting')}</h2>
        <p class="sco-measure sco-quiet">${t('academy.waiting.text')}</p>
        ${keyFigures(figuresOfWaiting(waiting))}
      </section>
      <section class="sco-stack" aria-labelledby="campaigns">
        <h2 id="campaigns">${t('academy.campaigns.all')}</h2>
        ${this.#states(campaigns)} ${campaignTable(shown, timeZone)}
      </section>
    `;
  }

  #states(campaigns: readonly Campaign[]): TemplateResult {
    const button = (state: CampaignState | null, label: string, count: number): TemplateResult => html`<button
      type="button"
      aria-pressed=${this.state === state ? 'true' : 'false'}
      @click=${() => {
        this.state = state;
      }}
    ><span>${label}</span><span class="sco-filters__count">${count}</span></button>`;
    const counts = Map.groupBy(campaigns, ({ state }) => state);
    return html`<div class="sco-filters" role="group" aria-label=${t('academy.campaigns.states')}>
      ${button(null, t('academy.campaigns.states.all'), campaigns.length)}
      ${CAMPAIGN_STATES.map((state) => {
        const count = counts.get(state)?.length ?? 0;
        return count > 0 ? button(state, t(`campaign.state.${state}`), count) : nothing;
      })}
    </div>`;
  }
}

const campaignTable = (campaigns: readonly Campaign[], timeZone: string): TemplateResult =>
  dataTable(
    t('academy.campaigns.caption', { count: campaigns.length }),
    [
      {
        label: t('academy.campaigns.establishment'),
        cell: ({ establishment, uai }) =>
          html`${establishment}<br /><span class="sco-quiet sco-small sco-code">${uai}</span>`,
      },
      {
        label: t('academy.campaigns.campaign'),
        cell: ({ schoolYear, round, state }) => html`${campaignTag(state)}<br />
          <span class="sco-small">${t('campaign.name', { ...yearValues(schoolYear), round })}</span>`,
      },
      {
        label: t('academy.campaigns.dates'),
        cell: ({ calendar }) => html`<span class="sco-small">
          ${shortMoment(calendar.opensAt, timeZone)}<br />→ ${shortMoment(calendar.closesAt, timeZone)}
        </span>`,
      },
      { label: t('academy.campaigns.expected'), cell: ({ expected }) => expected, align: 'end' as const },
      { label: t('academy.campaigns.progress'), cell: ({ counters }) => progressBar(counters) },
      { label: t('academy.waiting'), cell: ({ waiting }) => waitingLines(waiting) },
    ],
    campaigns,
  );

customElements.define('sco-campaigns-board', CampaignsBoard);
