import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { momentInWords, momentWithZone } from '../../../locales/dates.ts';
import { officialLabel } from '../../../locales/official-label.ts';
import { schoolName } from '../../../locales/school-name.ts';
import { answered, api, type Schemas } from '../../client/client.ts';
import { failure } from '../../elements/failure.ts';
import type { FormProblem } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, facts, keyFigures, loading, notice } from '../../elements/parts.ts';
import '../../elements/problem-summary.ts';
import { language, t } from '../../i18n/words.ts';
import '../../shell/page-title.ts';
import { whoIsSignedIn } from '../../shell/session.ts';
import { type CalendarDraft, calendarOf, draftOf, sameCalendar } from '../../staff/calendar-draft.ts';
import { type CalendarChangeEvent, calendarProblems } from '../../staff/calendar-fields.ts';
import { campaignTag, progressBar, SHARE_NAMES, SHARES, sumOf } from '../../staff/campaign-words.ts';
import { HandIn, outcomeOf } from '../../staff/hand-in.ts';
import { yearValues } from '../../staff/import-report.ts';
import { campaignDetailInWords } from '../../staff/official-words.ts';
import { Confirmation } from '../../staff/question.ts';
import { actButton, whyNotHeld } from '../../staff/rights.ts';
import { look } from '../../theme/look.ts';
import { groupInWords } from '../follow-up/choice-lines.ts';
import { deskPath, type Post } from '../post.ts';
import { effectsOf } from './move.ts';
import { remedyOf } from './remedies.ts';
import './second-guardian.ts';

type Detail = Schemas['CampaignDetail'];
type Cause = Detail['checklist'][number]['causes'][number];

/** A campaign of the establishment: its state, what is missing before the opening, its dates, its counters, its offers. */
export class CampaignPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    campaignId: {},
    draft: { state: true },
    problems: { state: true },
    asked: { state: true },
  };
  declare post: Post;
  declare campaignId: string;
  /** The dates being typed; null while they are only read. */
  declare private draft: CalendarDraft | null;
  declare private problems: readonly FormProblem[];
  /** The act whose outcome is shown. */
  declare private asked: 'ready' | 'move' | null;

  readonly #detail: Task<readonly [string], Detail>;
  readonly #handIn = new HandIn(this);
  readonly #confirmation = new Confirmation(this);

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.campaignId = '';
    this.draft = null;
    this.problems = [];
    this.asked = null;
    this.#detail = new Task(this, {
      task: async ([campaignId]) =>
        campaignDetailInWords(
          (await answered(api.GET('/api/campaigns/{campaignId}', { params: { path: { campaignId } } }))).data,
        ),
      args: () => [this.campaignId] as const,
    });
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('campaignId')) return;
    this.draft = null;
    this.problems = [];
    this.asked = null;
    this.#handIn.reset();
  }

  get #back(): { href: string; label: string } {
    return { href: deskPath(this.post.uai, 'campagnes'), label: t('campaigns.title') };
  }

  protected override render() {
    return this.#detail.render({
      pending: () =>
        this.#detail.value?.campaign.id === this.campaignId ? this.#page(this.#detail.value) : this.#waiting(loading()),
      error: (error) => this.#waiting(failure(error, () => void this.#detail.run())),
      complete: (detail) => this.#page(detail),
    });
  }

  #waiting(content: TemplateResult): TemplateResult {
    return html`
      <sco-page-title .heading=${t('campaign.title')} .back=${this.#back}></sco-page-title>
      <div class="sco-width sco-body">${content}</div>
    `;
  }

  #page(detail: Detail): TemplateResult {
    const { campaign, offers, checklist } = detail;
    // A formation that the base does not know shows nothing yet.
    const unknown = new Set(
      checklist.flatMap(({ causes }) => causes.flatMap(({ cause, mef }) => (cause === 'formation-unknown' ? mef : []))),
    );
    return html`
      <sco-page-title
        .heading=${t('campaign.name', { ...yearValues(campaign.schoolYear), round: campaign.round })}
        .lead=${`${t(`campaign.kind.${campaign.kind}`)} – ${t('campaign.expected', { count: campaign.expected })}`}
        .back=${this.#back}
        .aside=${html`<p>${campaignTag(campaign.state)}</p>`}
      ></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        <div class="sco-outcome" id="campaign-outcome" tabindex="-1">
          ${outcomeOf(this.#handIn, this.asked ? t(`campaign.done.${this.asked}`) : '', this.post.timeZone)}
        </div>
        ${this.#standing(detail)} ${this.#figures(detail)} ${this.#dates(detail)}
        <sco-second-guardian
          .campaign=${campaign}
          .whyNot=${whyNotHeld(whoIsSignedIn(), this.post.uai, 'campaign.schedule')}
          @sco-campaign-change=${() => void this.#detail.run()}
        ></sco-second-guardian>
        <section class="sco-stack">
          <h2>${t('campaign.offers')}</h2>
          <p class="sco-quiet sco-measure">${t('campaign.offers.lead')}</p>
          ${offers.length === 0 ? html`<p class="sco-quiet">${t('campaign.offers.none')}</p>` : nothing}
          <div class="sco-cards">
            ${offers.map(
              ({ label, mef, expected, groups }) => html`<article class="sco-panel">
                <div>
                  <h3>${label}</h3>
                  <p class="sco-quiet sco-small">${t('campaign.offer', { mef, count: expected })}</p>
                  ${unknown.has(mef) ? nothing : html`<p class="sco-small"><a class=${look.link} href=${deskPath(this.post.uai, 'apercu', String(campaign.schoolYear), mef)}>${t('settings.preview')}<span class="sco-hidden-text"> – ${label}</span></a></p>`}
                </div>
                ${groups.length === 0 ? html`<p class="sco-quiet">${t('campaign.offer.none')}</p>` : groups.map(groupInWords)}
              </article>`,
            )}
          </div>
        </section>
      </div>
      ${this.#confirmation.dialog}
    `;
  }

  /** What is expected of the school: the checklist before the opening, one sentence after. */
  #standing(detail: Detail): TemplateResult {
    const { campaign, checklist } = detail;
    const when = (at: string): string => momentWithZone(at, this.post.timeZone, language());
    const words = { opens: when(campaign.calendar.opensAt), closes: when(campaign.calendar.closesAt) };
    if (campaign.state !== 'PREPARED') {
      return html`<section class="sco-panel">
        <h2>${t('campaign.standing')}</h2>
        <p>${t(`campaign.standing.${campaign.state}`, words)}</p>
        ${campaign.state === 'READY' ? this.#checklist(detail) : nothing}
      </section>`;
    }
    const missing = checklist.filter(({ ok }) => !ok).length;
    const whyNot =
      whyNotHeld(whoIsSignedIn(), this.post.uai, 'campaign.open') ||
      (missing > 0 ? t('campaign.ready.missing', { count: missing }) : '');
    return html`<section class="sco-panel sco-panel--awaits">
      <h2>${t('campaign.prepare')}</h2>
      <p>${t('campaign.standing.PREPARED', words)}</p>
      ${this.#checklist(detail)}
      ${actButton({
        id: 'make-ready',
        label: t('campaign.ready'),
        whyNot,
        busy: this.#handIn.busy && this.asked === 'ready',
        run: () => void this.#makeReady(words.opens),
      })}
    </section>`;
  }

  #checklist({ campaign, checklist }: Detail): TemplateResult {
    return html`<ul class="sco-stack sco-list--plain">
      ${checklist.map(
        ({ point, ok, causes }) => html`<li class="sco-check">
          <span class="sco-check__sign" data-ok=${ok} aria-hidden="true">${ok ? '✓' : '!'}</span>
          <div>
            <span class="sco-hidden-text">${t(ok ? 'checklist.ok' : 'checklist.missing')} </span>${t(`checklist.${point}`)}
            ${
              causes.length === 0
                ? nothing
                : html`<ul class="sco-list sco-small">
                    ${causes.map((cause) => this.#cause(cause, campaign.schoolYear))}
                  </ul>`
            }
          </div>
        </li>`,
      )}
    </ul>`;
  }

  /** What stands in the way, and the very place that puts it right. */
  #cause(cause: Cause, schoolYear: number): TemplateResult {
    const remedy = remedyOf(cause, this.post.uai, schoolYear);
    const words = t(`checklist.cause.${cause.cause}`, {
      formation: cause.formation ? officialLabel(cause.formation) : '',
      group: cause.group ? officialLabel(cause.group.label) : '',
      establishment: cause.establishment ? schoolName(cause.establishment) : '',
      reason: cause.reason ?? '',
      count: cause.count,
    });
    return html`<li>
      ${words}
      ${remedy ? html`<a class=${look.link} href=${remedy.href}>${t(`checklist.act.${remedy.act}`)}<span class="sco-hidden-text"> – ${words}</span></a>` : nothing}
    </li>`;
  }

  #figures({ campaign }: Detail): Content {
    if (campaign.state === 'PREPARED' || campaign.state === 'READY') return nothing;
    const { counters } = campaign;
    return html`<section class="sco-stack">
      <h2>${t('campaign.figures')}</h2>
      ${keyFigures(SHARE_NAMES.map((share) => ({ label: t(`campaign.figure.${share}`), value: sumOf(counters, SHARES[share]) })))}
      ${progressBar(counters)}
      <p><a class=${look.link} href="${deskPath(this.post.uai, 'inscriptions')}?cote=accueil&annee=${campaign.schoolYear}">${t('campaign.follow')}</a></p>
    </section>`;
  }

  #dates(detail: Detail): TemplateResult {
    const { calendar, state } = detail.campaign;
    const when = (at: string): string => momentWithZone(at, this.post.timeZone, language());
    const over = state === 'CLOSING' || state === 'CLOSED';
    const whyNot =
      whyNotHeld(whoIsSignedIn(), this.post.uai, 'campaign.schedule') || (over ? t('campaign.dates.over') : '');
    if (this.draft) return this.#form(detail, this.draft);
    return html`<section class="sco-panel">
      <h2>${t('campaign.dates')}</h2>
      ${facts([
        { label: t('calendar.opens'), value: when(calendar.opensAt) },
        { label: t('calendar.closes'), value: when(calendar.closesAt) },
        {
          label: t('calendar.closing'),
          value: calendar.draftsUntil
            ? t('calendar.drafts-until.value', { when: when(calendar.draftsUntil) })
            : t('calendar.closing.GRACE', { minutes: calendar.graceSeconds / 60 }),
        },
        {
          label: t('calendar.reminders'),
          value:
            calendar.reminders.length === 0
              ? t('calendar.reminders.none')
              : html`<ul class="sco-list sco-list--plain">
                  ${calendar.reminders.map((at) => html`<li>${when(at)}</li>`)}
                </ul>`,
        },
      ])}
      ${actButton({
        id: 'change-dates',
        label: t('campaign.dates.change'),
        whyNot,
        variant: 'secondary',
        run: () => {
          this.draft = draftOf(calendar, this.post.timeZone);
          this.#handIn.reset();
          void this.updateComplete.then(() =>
            this.querySelector<HTMLElement>('sco-calendar-fields input:not(:disabled)')?.focus(),
          );
        },
      })}
    </section>`;
  }

  #form(detail: Detail, draft: CalendarDraft): TemplateResult {
    const { campaign, bounds } = detail;
    const when = (at: string): string => momentWithZone(at, this.post.timeZone, language());
    const { calendar, faults } = calendarOf(draft, this.post.timeZone, campaign.calendar, { bounds });
    const effects = faults.length === 0 ? effectsOf(campaign, calendar) : [];
    return html`<section class="sco-panel">
      <h2>${t('campaign.dates.change')}</h2>
      <p class="sco-quiet">${t('campaign.bounds', { from: momentInWords(bounds.opensAt, this.post.timeZone, language()), to: when(bounds.closesAt) })}</p>
      <form class="sco-stack" novalidate @submit=${(event: Event) => void this.#move(event, detail)} @sco-calendar-change=${this.#type}>
        <sco-problem-summary .problems=${this.problems}></sco-problem-summary>
        <sco-calendar-fields
          .draft=${draft}
          .timeZone=${this.post.timeZone}
          .problems=${this.problems}
          ?opened=${campaign.state === 'OPEN'}
          ?disabled=${this.#handIn.busy}
        ></sco-calendar-fields>
        <div role="status">
          ${
            effects.length > 0
              ? notice('accent', {
                  level: 3,
                  title: t('campaign.effects'),
                  text: html`<ul class="sco-list">
                    ${effects.map(({ kind, count, at }) => html`<li>${t(`campaign.effect.${kind}`, { count, when: when(at) })}</li>`)}
                  </ul>`,
                })
              : nothing
          }
        </div>
        <div class="sco-button-row">
          <button class=${look.button} aria-busy=${this.#handIn.busy ? 'true' : nothing}>${t('campaign.dates.save')}</button>
          <button type="button" class=${look.button} data-variant="secondary" @click=${this.#leaveDates}>${t('form.cancel')}</button>
        </div>
      </form>
    </section>`;
  }

  #type(event: CalendarChangeEvent): void {
    this.draft = event.draft;
    this.#handIn.reset();
  }

  #leaveDates = (): void => {
    this.draft = null;
    this.problems = [];
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#change-dates')?.focus());
  };

  async #makeReady(opens: string): Promise<void> {
    const agreed = await this.#confirmation.ask({
      heading: t('campaign.ready.ask'),
      text: t('campaign.ready.ask.text', { opens }),
      confirm: t('campaign.ready'),
    });
    if (!agreed) return;
    if (this.asked !== 'ready') this.#handIn.reset();
    this.asked = 'ready';
    const accepted = await this.#handIn.send((header) =>
      api.POST('/api/campaigns/{campaignId}/readiness', { params: { path: { campaignId: this.campaignId }, header } }),
    );
    await this.#finish(accepted);
  }

  async #move(event: Event, { campaign, bounds }: Detail): Promise<void> {
    event.preventDefault();
    if (!this.draft) return;
    const { calendar, faults } = calendarOf(this.draft, this.post.timeZone, campaign.calendar, { bounds });
    this.problems = calendarProblems(faults, '');
    if (faults.length > 0) return;
    if (sameCalendar(calendar, campaign.calendar)) return this.#leaveDates();
    if (this.asked !== 'move') this.#handIn.reset();
    this.asked = 'move';
    const accepted = await this.#handIn.send((header) =>
      api.POST('/api/campaigns/{campaignId}/calendars', {
        params: { path: { campaignId: this.campaignId }, header },
        body: calendar,
      }),
    );
    if (accepted) this.draft = null;
    await this.#finish(accepted);
  }

  async #finish(accepted: boolean): Promise<void> {
    if (accepted) await this.#detail.run();
    window.scrollTo(0, 0);
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>('#campaign-outcome')?.focus({ preventScroll: true }),
    );
  }
}

customElements.define('sco-campaign-page', CampaignPage);
