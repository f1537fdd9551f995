import { html, nothing, type TemplateResult } from 'lit';
import { answered, api, type Schemas } from '../../client/client.ts';
import { type KindCounters, watchInbox } from '../../client/inbox-events.ts';
import { failure } from '../../elements/failure.ts';
import { LightElement } from '../../elements/light-element.ts';
import {
  type Content,
  dataTable,
  emptyState,
  keyFigures,
  linkButton,
  loading,
  notice,
  statusTag,
} from '../../elements/parts.ts';
import { t } from '../../i18n/words.ts';
import '../../shell/page-title.ts';
import { whoIsSignedIn } from '../../shell/session.ts';
import { KeysetList } from '../../staff/keyset-list.ts';
import { whyNotHeld } from '../../staff/rights.ts';
import { shortMoment } from '../../staff/short-moment.ts';
import { look, type Tone } from '../../theme/look.ts';
import { decisionLinks } from '../bulk/decision-links.ts';
import { deskPath, type Post } from '../post.ts';
import { kindFigures, kindsInWords, totalOf } from './kinds.ts';

type Line = Schemas['RecordChangeLine'];

const TONES: Record<Line['state'], Tone> = {
  SUBMITTED: 'warning',
  IN_REVIEW: 'accent',
  DECIDED: 'success',
  APPLIED: 'success',
  NOTIFIED: 'success',
  WITHDRAWN: 'neutral',
  SUPERSEDED: 'neutral',
  EXPIRED: 'neutral',
};

/** The inbox of record changes: how many of which nature, then the sets to decide, the oldest first; live (§2.2-2). */
export class InboxPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    decided: { type: Boolean },
    counters: { state: true },
    said: { state: true },
  };
  declare post: Post;
  /** Those decided already, instead of those to decide. */
  declare decided: boolean;
  declare private counters: KindCounters | null;
  /** Told to screen readers when the inbox changes by itself. */
  declare private said: string;

  readonly #list: KeysetList<Line>;
  #unwatch: (() => void) | null = null;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.decided = false;
    this.counters = null;
    this.said = '';
    this.#list = new KeysetList(this, async (cursor, limit) => {
      const { data } = await answered(
        api.GET('/api/establishments/{uai}/record-changes', {
          params: {
            path: { uai: this.post.uai },
            query: { show: this.decided ? 'decided' : 'open', limit, ...(cursor && { cursor }) },
          },
        }),
      );
      this.counters = data.counters;
      return { lines: data.changes, next: data.next };
    });
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('post') as Post | undefined;
    const moved = changed.has('post') && before?.uai !== this.post.uai;
    if (this.#whyNot !== '') return;
    if (moved || changed.has('decided')) void this.#list.begin();
    if (moved) this.#watch();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.post.uai && this.#whyNot === '') this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#unwatch = null;
  }

  get #whyNot(): string {
    return whyNotHeld(whoIsSignedIn(), this.post.uai, 'recordChange.read');
  }

  #watch(): void {
    this.#unwatch?.();
    this.#unwatch = watchInbox(this.post.uai, {
      counters: (counters) => this.#changed(counters),
      silent: () => void this.#list.again(),
    });
  }

  #changed(counters: KindCounters): void {
    const before = this.counters;
    if (before && JSON.stringify(before) === JSON.stringify(counters)) return;
    this.counters = counters;
    if (before) this.said = t('inbox.changed', { count: totalOf(counters) });
    if (this.#list.state === 'ready') void this.#list.again();
  }

  protected override render() {
    const total = this.counters ? totalOf(this.counters) : null;
    return html`
      <sco-page-title
        .heading=${t('inbox.title')}
        .lead=${total === null ? '' : t('inbox.lead', { count: total })}
      ></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        <p class="sco-hidden-text" role="status">${this.said}</p>
        ${this.#whyNot ? notice('warning', { title: t('rights.page'), text: this.#whyNot }) : this.#content()}
      </div>
    `;
  }

  #content(): Content {
    const home = deskPath(this.post.uai, 'modifications');
    return html`
      ${this.counters ? keyFigures(kindFigures(this.counters)) : nothing}
      <nav class="sco-sides" aria-label=${t('inbox.sides')}>
        <a class="sco-sides__link" href=${home} aria-current=${this.decided ? nothing : 'page'}>${t('inbox.open')}</a>
        <a class="sco-sides__link" href="${home}?montrer=decidees" aria-current=${this.decided ? 'page' : nothing}>${t('inbox.decided')}</a>
      </nav>
      ${this.decided || !this.counters ? nothing : decisionLinks(this.post.uai, this.counters)} ${this.#lines()}
    `;
  }

  #lines(): TemplateResult {
    const { state, lines, next, error } = this.#list;
    if (state === 'first') return loading();
    if (state === 'failed' && lines.length === 0) return failure(error, () => void this.#list.begin());
    if (lines.length === 0) {
      return this.decided
        ? emptyState(t('inbox.decided.empty.title'), t('inbox.decided.empty.text'))
        : emptyState(
            t('inbox.empty.title'),
            t('inbox.empty.text'),
            linkButton(deskPath(this.post.uai), t('desk.back'), 'secondary'),
          );
    }
    return html`
      ${dataTable(
        t(this.decided ? 'inbox.caption.decided' : 'inbox.caption'),
        [
          {
            label: t('inbox.pupil'),
            cell: ({
              id,
              pupil,
              classGroup,
            }) => html`<a class=${look.link} href=${deskPath(this.post.uai, 'modifications', id)}>${pupil}</a>
              ${classGroup ? html`<br /><span class="sco-quiet sco-small">${classGroup}</span>` : nothing}`,
          },
          {
            label: t('inbox.author'),
            cell: ({ author, kinship }) => html`${author}<br /><span class="sco-quiet sco-small">${kinship}</span>`,
          },
          {
            label: t('inbox.submitted'),
            cell: ({ submittedAt }) => shortMoment(submittedAt, this.post.timeZone),
          },
          {
            label: t('inbox.what'),
            cell: ({ undecided, withinEnrolment }) => html`${kindsInWords(undecided) || '–'}
              ${withinEnrolment ? html`<br />${statusTag('accent', t('inbox.within-enrolment'))}` : nothing}`,
          },
          {
            label: t('inbox.state'),
            cell: (line) => statusTag(TONES[line.state], t(`record-change.state.${line.state}`)),
          },
        ],
        lines,
      )}
      ${state === 'failed' ? failure(error, () => void this.#list.again()) : nothing}
      ${
        next === null
          ? nothing
          : html`<div class="sco-button-row">
              <button
                type="button"
                class=${look.button}
                data-variant="secondary"
                aria-busy=${state === 'more' ? 'true' : nothing}
                @click=${() => void this.#list.more()}
              >${t('list.more')}</button>
            </div>`
      }
    `;
  }
}

customElements.define('sco-inbox-page', InboxPage);
