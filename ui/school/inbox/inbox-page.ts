import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { CHANGE_KINDS } from '../../../domain/pupil-record/fields.ts';
import type { InboxMark } from '../../../domain/record-change/inbox.ts';
import { answered, api, type Schemas } from '../../client/client.ts';
import { type KindCounters, type LiveMode, watchInbox } from '../../client/inbox-events.ts';
import { failure } from '../../elements/failure.ts';
import '../../elements/field.ts';
import type { ControlChangeEvent } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, emptyState, linkButton, loading, notice, statusTag } from '../../elements/parts.ts';
import '../../elements/select.ts';
import { t } from '../../i18n/words.ts';
import '../../shell/page-title.ts';
import { KeysetList, type ListPage } from '../../staff/keyset-list.ts';
import { shortMoment } from '../../staff/short-moment.ts';
import { look } from '../../theme/look.ts';
import { decisionsPath } from '../bulk/decisions-path.ts';
import { rowKey } from '../follow-up/row-keys.ts';
import { deskPath, type Post } from '../post.ts';
import { withNews } from './arrivals.ts';
import { allOf, type Filters, filtersOf, isNarrowed, MARKS_SHOWN, queryOf, questionOf } from './filters.ts';
import './keys-help.ts';
import type { KeyHelp } from './keys-help.ts';
import { kindsInWords, totalOf } from './kinds.ts';
import { awaits, claimInWords, type Line, marksOf, TONES, waitInWords } from './line-words.ts';
import { whyNotInbox } from './scope.ts';

type Inbox = Schemas['Inbox'];
const TYPING_MS = 350;
const WIDE = matchMedia('(min-width: 48rem)');

/**
 * The inbox of record changes (§2.2-2): how many of which nature, which filter; then the sets to decide, the oldest first. It
 * updates itself and never moves under its reader (`arrivals.ts`). The address holds the filters.
 */
export class InboxPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    query: { attribute: false },
    counters: { state: true },
    facets: { state: true },
    said: { state: true },
    mode: { state: true },
    news: { state: true },
  };
  declare post: Post;
  /** Search part of the address; a new object at each change of page. */
  declare query: URLSearchParams;
  declare private counters: KindCounters | null;
  declare private facets: Inbox['facets'];
  /** Told to screen readers when the inbox changes by itself. */
  declare private said: string;
  declare private mode: LiveMode;
  /** What changed in the list since the reader asked for it. */
  declare private news: { readonly gone: ReadonlySet<string>; readonly waiting: number };

  readonly #list: KeysetList<Line>;
  #filters: Filters = allOf('open');
  #scope: Inbox['scope'] = 'ALL';
  #unwatch: (() => void) | null = null;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #open = false;
  #looking = false;
  #lookAgain = false;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.query = new URLSearchParams();
    this.counters = null;
    this.facets = null;
    this.said = '';
    this.mode = 'pushed';
    this.news = { gone: new Set(), waiting: 0 };
    this.#list = new KeysetList(this, (cursor, limit) => this.#read(cursor, limit));
  }

  async #read(cursor: string | undefined, limit: number): Promise<ListPage<Line>> {
    const { data } = await answered(
      api.GET('/api/establishments/{uai}/record-changes', {
        params: {
          path: { uai: this.post.uai },
          query: { ...questionOf(this.#filters), limit, ...(cursor && { cursor }) },
        },
      }),
    );
    this.counters = data.counters;
    this.#scope = data.scope;
    if (data.facets) this.facets = data.facets;
    return { lines: data.changes, next: data.next };
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('query') && !changed.has('post')) return;
    const before = changed.get('post') as Post | undefined;
    const moved = changed.has('post') && before?.uai !== this.post.uai;
    const filters = filtersOf(this.query);
    const narrowed = JSON.stringify(filters) !== JSON.stringify(this.#filters);
    if (!moved && !narrowed) return;
    if (moved || filters.show !== this.#filters.show) this.#open = isNarrowed(filters) || WIDE.matches;
    this.#filters = filters;
    if (this.#whyNot !== '') return;
    if (moved) {
      this.facets = null;
      this.#watch();
    }
    void this.#begin(moved);
  }

  /** Another question. What was shown stays until it is answered, but on a first visit. */
  async #begin(anew: boolean): Promise<void> {
    this.news = { gone: new Set(), waiting: 0 };
    await (anew ? this.#list.begin() : this.#list.again());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.post.uai && this.#whyNot === '') this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#unwatch = null;
    clearTimeout(this.#typing);
  }

  get #whyNot(): string {
    return whyNotInbox(this.post.uai);
  }

  // What happens while the page is read.

  #watch(): void {
    this.#unwatch?.();
    this.#unwatch = watchInbox(this.post.uai, {
      changed: (counters) => {
        if (counters) this.counters = counters;
        void this.#look();
      },
      mode: (mode) => {
        this.mode = mode;
      },
    });
  }

  /** Reads the list again in silence; changes that come meanwhile are one more look. */
  async #look(): Promise<void> {
    if (this.#list.state !== 'ready') return;
    if (this.#looking) {
      this.#lookAgain = true;
      return;
    }
    this.#looking = true;
    const { lines: asked } = this.#list;
    const question = this.#filters;
    try {
      const read = await this.#list.peek();
      if (this.#list.lines === asked && question === this.#filters) this.#show(read);
      else this.#lookAgain = true;
    } catch {
      // The next change, or the next poll, looks again: what is shown was true when it was read.
    } finally {
      this.#looking = false;
      if (this.#lookAgain) {
        this.#lookAgain = false;
        void this.#look();
      }
    }
  }

  #show(read: ListPage<Line>): void {
    const before = this.#list.lines;
    const { lines, gone, waiting } = withNews(before, read.lines, read.next !== null);
    const arrived = lines.length - before.length + waiting;
    const left = [...gone].filter((id) => !this.news.gone.has(id)).length;
    const fresh = arrived - this.news.waiting;
    this.news = { gone, waiting };
    this.#list.take({ lines, next: before.length > read.lines.length ? this.#list.next : read.next });
    const open = this.#filters.show === 'open';
    if (open && (fresh > 0 || left > 0))
      this.said = t('inbox.changed', { count: this.counters ? totalOf(this.counters) : 0 });
  }

  /** The reader asks for what waits: the list is then what it is, and the focus stays with it. */
  async #refresh(): Promise<void> {
    await this.#begin(false);
    await this.updateComplete;
    this.querySelector<HTMLElement>('.sco-name__link')?.focus();
  }

  // What is shown.

  protected override render() {
    const { waiting } = this.facets ?? {};
    return html`
      <sco-page-title
        .heading=${t('inbox.title')}
        .lead=${waiting === undefined ? '' : t(this.#scope === 'REGIME' ? 'inbox.lead.regime' : 'inbox.lead', { count: waiting })}
      ></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        <p class="sco-hidden-text" role="status">${this.said}</p>
        ${this.#whyNot ? notice('warning', { title: t('rights.page'), text: this.#whyNot }) : this.#content()}
      </div>
    `;
  }

  #content(): Content {
    const { show } = this.#filters;
    const side = (each: Filters['show'], label: string): TemplateResult => html`<a
      class="sco-sides__link"
      href=${this.#addressOf(allOf(each))}
      aria-current=${show === each ? 'page' : nothing}
    >${label}</a>`;
    return html`
      <nav class="sco-sides" aria-label=${t('inbox.sides')}>
        ${side('open', t('inbox.open'))} ${side('decided', t('inbox.decided'))}
      </nav>
      ${this.#narrowing()} ${this.#lines()}
    `;
  }

  #narrowing(): Content {
    const { counters, facets } = this;
    if (!counters || !facets) return nothing;
    const { show, kind, marks, classGroup, name } = this.#filters;
    const open = show === 'open';
    const chip = (pressed: boolean, label: string, count: number | null, choose: () => void): TemplateResult =>
      html`<button type="button" aria-pressed=${pressed ? 'true' : 'false'} data-zero=${count === 0 && !pressed ? '' : nothing} @click=${choose}>
        <span>${label}</span>${count === null ? nothing : html`<span class="sco-filters__count">${count}</span>`}
      </button>`;
    const toggled = (mark: InboxMark): readonly InboxMark[] =>
      marks.includes(mark) ? marks.filter((each) => each !== mark) : [...marks, mark];
    return html`<div class="sco-stack">
      <div class="sco-filters" role="group" aria-label=${t('inbox.kinds')}>
        ${chip(kind === null, t('inbox.kinds.all'), open ? totalOf(counters) : null, () => this.#filter({ kind: null }))}
        ${CHANGE_KINDS.map((each) =>
          chip(kind === each, t(`inbox.kinds.${each}`), open ? (counters[each] ?? 0) : null, () =>
            this.#filter({ kind: kind === each ? null : each }),
          ),
        )}
      </div>
      <details class="sco-more" ?open=${this.#open}>
        <summary>${t('list.filters')}</summary>
        <form class="sco-stack" role="search" novalidate @submit=${this.#searchNow} @sco-control-change=${this.#searchChange}>
          <div class="sco-filters" role="group" aria-label=${t('inbox.marks')}>
            ${MARKS_SHOWN[show].map((mark) =>
              chip(marks.includes(mark), t(`inbox.mark.${mark}`), open ? (facets.marks[mark] ?? 0) : null, () =>
                this.#filter({ marks: toggled(mark) }),
              ),
            )}
          </div>
          <div class="sco-search">
            <sco-field name="nom" .label=${t('inbox.name')} .value=${name}></sco-field>
            <sco-select
              name="division"
              .label=${t('list.class-group')}
              .options=${this.#classGroups(facets.classGroups, classGroup)}
              .value=${classGroup}
              .emptyLabel=${t('list.class-group.all')}
            ></sco-select>
          </div>
        </form>
      </details>
    </div>`;
  }

  /** The division of the address is offered even when nothing waits in it any more. */
  #classGroups(known: readonly { code: string; changes: number }[], chosen: string) {
    const list = known.map(({ code, changes }) => ({
      value: code,
      label: this.#filters.show === 'open' ? t('list.with-count', { label: code, count: changes }) : code,
    }));
    return chosen === '' || known.some(({ code }) => code === chosen)
      ? list
      : [...list, { value: chosen, label: chosen }];
  }

  #lines(): TemplateResult {
    const { state, lines, next, error } = this.#list;
    const { show } = this.#filters;
    if (state === 'first' || (lines.length === 0 && state !== 'ready' && state !== 'failed')) return loading();
    if (state === 'failed' && lines.length === 0) return failure(error, () => void this.#begin(true));
    if (lines.length === 0) return this.#empty();
    return html`<div class="sco-stack">
      <div class="sco-row sco-row--apart">
        <p class="sco-quiet sco-small">
          ${t(isNarrowed(this.#filters) ? 'inbox.matching' : 'inbox.matching.all', { count: this.facets?.matching ?? 0 })}
          ${show === 'open' ? html` · <span class="sco-live" data-mode=${this.mode}>${t(`inbox.live.${this.mode}`)}</span>` : nothing}
        </p>
        ${show === 'open' ? linkButton(decisionsPath(this.post.uai, queryOf(this.#filters)), t('decisions.open'), 'tertiary') : nothing}
        <sco-keys-help class="sco-keyboard-only" .where=${t('keys.where.list')} .keys=${this.#keys()}></sco-keys-help>
      </div>
      ${this.#newsBar()}
      <div class="sco-table-scroll">
        <table class="sco-table sco-table--rows sco-inbox" role="table" aria-busy=${state === 'again' ? 'true' : nothing} @keydown=${this.#key}>
          <caption class="sco-hidden-text">${t(show === 'open' ? 'inbox.caption' : 'inbox.caption.decided')}</caption>
          <thead role="rowgroup">
            <tr role="row">
              ${(['pupil', 'author', 'submitted', 'what', 'state'] as const).map(
                (column) => html`<th scope="col" role="columnheader">${t(`inbox.${column}`)}</th>`,
              )}
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${repeat(
              lines,
              ({ id }) => id,
              (line) => this.#row(line),
            )}
          </tbody>
        </table>
      </div>
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
    </div>`;
  }

  #empty(): TemplateResult {
    const { show } = this.#filters;
    if (isNarrowed(this.#filters))
      return emptyState(
        t('inbox.none.title'),
        t('inbox.none.text'),
        html`<button type="button" class=${look.button} data-variant="secondary" @click=${() => this.#filter(allOf(show))}>${t('inbox.none.all')}</button>`,
      );
    return show === 'decided'
      ? emptyState(t('inbox.decided.empty.title'), t('inbox.decided.empty.text'))
      : emptyState(
          t('inbox.empty.title'),
          t('inbox.empty.text'),
          linkButton(deskPath(this.post.uai), t('desk.back'), 'secondary'),
        );
  }

  /** What changed and would move the list: shown when the reader asks. */
  #newsBar(): Content {
    const { gone, waiting } = this.news;
    if (gone.size === 0 && waiting === 0) return nothing;
    return html`<div class="sco-news">
      <p class="sco-small">${[waiting > 0 && t('inbox.news.waiting', { count: waiting }), gone.size > 0 && t('inbox.news.gone', { count: gone.size })].filter(Boolean).join(' ')}</p>
      <button type="button" class=${look.button} data-variant="secondary" data-size="sm" @click=${() => void this.#refresh()}>
        ${waiting > 0 ? t('inbox.news.show', { count: waiting }) : t('inbox.news.refresh')}
      </button>
    </div>`;
  }

  #row(line: Line): TemplateResult {
    const { timeZone, uai } = this.post;
    const gone = this.news.gone.has(line.id);
    const claim = claimInWords(line, timeZone);
    const waits = awaits(line) && !gone;
    return html`<tr role="row" data-gone=${gone ? '' : nothing}>
      <th scope="row" role="rowheader">
        <a class="${look.link} sco-name__link" href="${deskPath(uai, 'modifications', line.id)}${queryOf(this.#filters)}">${line.pupil}</a>
        ${line.classGroup ? html` <br /><span class="sco-quiet sco-small">${line.classGroup}</span>` : nothing}
      </th>
      <td role="cell" data-label=${t('inbox.author')}>${line.author} <br /><span class="sco-quiet sco-small">${line.kinship}</span></td>
      <td role="cell" data-label=${t('inbox.submitted')}>
        <time datetime=${line.submittedAt}>${shortMoment(line.submittedAt, timeZone)}</time>
        ${waits ? html` <br /><span class="sco-quiet sco-small">${waitInWords(line, timeZone)}</span>` : nothing}
      </td>
      <td role="cell" data-label=${t('inbox.what')}>${kindsInWords(line.undecided) || '–'} ${marksOf(line)}</td>
      <td role="cell" data-label=${t('inbox.state')}>
        ${
          gone
            ? statusTag('neutral', t('inbox.gone'))
            : claim
              ? html`<span class=${line.claim?.mine ? 'sco-strong' : ''}>${claim}</span>`
              : statusTag(TONES[line.state], t(`record-change.state.${line.state}`))
        }
      </td>
    </tr>`;
  }

  // Keys and filters.

  #keys(): readonly KeyHelp[] {
    return [
      { keys: ['↓', '↑'], does: t('keys.list.rows') },
      { keys: [t('keys.home'), t('keys.end')], does: t('keys.list.ends') },
      { keys: [t('keys.enter')], does: t('keys.list.open') },
      { keys: ['/'], does: t('keys.list.search') },
      { keys: ['?'], does: t('keys.help') },
    ];
  }

  #key = (event: KeyboardEvent): void => {
    if (event.key === '?' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.querySelector('sco-keys-help')?.show();
      return;
    }
    if (event.key === '/') this.querySelector<HTMLDetailsElement>('details')?.setAttribute('open', '');
    rowKey(event, this.querySelector('[name="nom"] input'));
  };

  #searchChange(event: ControlChangeEvent): void {
    const value = String(event.value);
    if (event.name === 'division') this.#filter({ classGroup: value });
    if (event.name !== 'nom') return;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#filter({ name: value }), TYPING_MS);
  }

  #searchNow = (event: Event): void => {
    event.preventDefault();
    clearTimeout(this.#typing);
    this.#filter({ name: String(new FormData(event.target as HTMLFormElement).get('nom') ?? '') });
  };

  /** Filters replace the address without a new page: the focus stays where the reader is. */
  #filter(change: Partial<Filters>): void {
    const address = this.#addressOf({ ...this.#filters, ...change });
    if (address === location.pathname + location.search) return;
    history.replaceState(null, '', address);
    this.query = new URLSearchParams(location.search);
  }

  #addressOf(filters: Filters): string {
    return `${deskPath(this.post.uai, 'modifications')}${queryOf(filters)}`;
  }
}

customElements.define('sco-inbox-page', InboxPage);
