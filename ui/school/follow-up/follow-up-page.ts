import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { DOSSIER_STATES } from '../../../domain/enrolment-dossier/dossier.ts';
import { answered, api, type Schemas } from '../../client/client.ts';
import { failure, problemInWords } from '../../elements/failure.ts';
import '../../elements/field.ts';
import type { ControlChangeEvent } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, emptyState, loading, notice, statusTag } from '../../elements/parts.ts';
import '../../elements/select.ts';
import { t } from '../../i18n/words.ts';
import '../../shell/page-title.ts';
import { type Operation, whoIsSignedIn } from '../../shell/session.ts';
import { type Counters, dossiersOf, dossierTag } from '../../staff/campaign-words.ts';
import { KeysetList } from '../../staff/keyset-list.ts';
import { formationsInWords, lineInWords } from '../../staff/official-words.ts';
import { Confirmation } from '../../staff/question.ts';
import { whyNotHeld } from '../../staff/rights.ts';
import { look } from '../../theme/look.ts';
import { deskPath, type Post, yearsOf } from '../post.ts';
import '../year-choice.ts';
import { type Filters, filtersOf, queryOf, type Side } from './filters.ts';
import { begun, integrateAll, type Line, type Result, toTryAgain, whyNotIntegrate } from './integration.ts';

const OPERATION_OF: Record<Side, Operation> = {
  receiving: 'dossier.readReceiving',
  origin: 'dossier.readOrigin',
};
const TYPING_MS = 350;

/**
 * Follow-up of the enrolments (§3.7): the pupils who come, or those who leave, by name; counters per state that filter;
 * several pupils integrated in one go. The address holds the filters.
 */
export class FollowUpPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    query: { attribute: false },
    page: { state: true },
    chosen: { state: true },
    results: { state: true },
    integrating: { state: true },
  };
  declare post: Post;
  /** Search part of the address; a new object at each change of page, so that a link back to the whole list is heard. */
  declare query: URLSearchParams;
  /** What the last answer said beside its lines. */
  declare private page: Pick<Schemas['DossierPage'], 'counters' | 'formations'> | null;
  /** Ids of the dossiers ticked. */
  declare private chosen: ReadonlySet<string>;
  declare private results: readonly Result[];
  declare private integrating: boolean;

  readonly #list: KeysetList<Line>;
  readonly #confirmation = new Confirmation(this);
  #filters: Filters;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #leaving = new AbortController();

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.query = new URLSearchParams();
    this.page = null;
    this.chosen = new Set();
    this.results = [];
    this.integrating = false;
    this.#filters = { side: 'receiving', state: null, mef: '', name: '', year: 0 };
    this.#list = new KeysetList(this, async (cursor, limit) => {
      const { side, state, mef, name, year } = this.#filters;
      const { data } = await answered(
        api.GET('/api/establishments/{uai}/years/{schoolYear}/dossiers', {
          params: {
            path: { uai: this.post.uai, schoolYear: year },
            query: {
              side,
              limit,
              ...(state && { state }),
              ...(mef && { mef }),
              ...(name && { name }),
              ...(cursor && { cursor }),
            },
          },
        }),
      );
      this.page = { counters: data.counters, formations: formationsInWords(data.formations) };
      return { lines: data.dossiers.map(lineInWords), next: data.next };
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leaving = new AbortController();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
    this.#leaving.abort();
  }

  get #usual(): { side: Side; year: number } {
    // Who may read only one side begins there; a collège has nobody to receive.
    const receives =
      this.#whyNot('receiving') === '' && this.post.schoolYears.includes(yearsOf(this.post, Date.now()).entering);
    return {
      side: receives || this.#whyNot('origin') !== '' ? 'receiving' : 'origin',
      year: yearsOf(this.post, Date.now()).entering,
    };
  }

  #whyNot(side: Side): string {
    return whyNotHeld(whoIsSignedIn(), this.post.uai, OPERATION_OF[side]);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('query') && !changed.has('post')) return;
    const before = this.#filters;
    const filters = filtersOf(this.query, this.#usual);
    const moved = (changed.get('post') as Post | undefined)?.uai !== this.post.uai && changed.has('post');
    if (!moved && JSON.stringify(before) === JSON.stringify(filters)) return;
    this.#filters = filters;
    this.chosen = new Set();
    if (moved || before.side !== filters.side || before.year !== filters.year) {
      this.page = null;
      this.results = [];
    }
    if (this.#whyNot(filters.side) === '') void (this.page ? this.#list.again() : this.#list.begin());
  }

  protected override render() {
    const { side } = this.#filters;
    const whyNot = this.#whyNot(side);
    return html`
      <sco-page-title
        .heading=${t('follow-up.title')}
        .lead=${t(side === 'receiving' ? 'follow-up.lead.receiving' : 'follow-up.lead.origin')}
        .aside=${
          side === 'receiving' && whyNotHeld(whoIsSignedIn(), this.post.uai, 'dossier.open') === ''
            ? html`<p><a class=${look.link} href=${deskPath(this.post.uai, 'inscriptions-a-ouvrir')}>${t('desk.places.title')}</a></p>`
            : nothing
        }
      ></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        ${this.#sides()}
        ${whyNot ? notice('warning', { title: t('rights.page'), text: whyNot }) : this.#content()}
      </div>
      ${this.#confirmation.dialog}
    `;
  }

  #sides(): TemplateResult {
    const link = (side: Side, text: string): TemplateResult => html`<a
      class="sco-sides__link"
      href=${this.#addressOf({ side, state: null, mef: '', name: '' })}
      aria-current=${this.#filters.side === side ? 'page' : nothing}
    >${text}</a>`;
    return html`<nav class="sco-sides" aria-label=${t('follow-up.sides')}>
      ${link('receiving', t('follow-up.receiving'))} ${link('origin', t('follow-up.origin'))}
    </nav>`;
  }

  #content(): Content {
    const { page } = this;
    const { state, error } = this.#list;
    if (!page) return state === 'failed' ? failure(error, () => void this.#list.begin()) : loading();
    return html`
      <div class="sco-stack">${this.#states(page.counters)} ${this.#search(page)}</div>
      ${this.#resultsPart()} ${this.#table()}
    `;
  }

  #states(counters: Counters): TemplateResult {
    const { state } = this.#filters;
    const button = (value: Filters['state'], label: string, count: number): TemplateResult => html`<button
      type="button"
      aria-pressed=${state === value ? 'true' : 'false'}
      @click=${() => this.#filter({ state: value })}
    ><span>${label}</span><span class="sco-filters__count">${count}</span></button>`;
    return html`<div class="sco-filters" role="group" aria-label=${t('follow-up.states')}>
      ${button(null, t('follow-up.states.all'), dossiersOf(counters))}
      ${DOSSIER_STATES.filter((each) => (counters[each] ?? 0) > 0 || each === state).map((each) =>
        button(each, t(`dossier.state.${each}`), counters[each] ?? 0),
      )}
    </div>`;
  }

  #search({ formations }: Pick<Schemas['DossierPage'], 'formations'>): TemplateResult {
    const { mef, name, year } = this.#filters;
    return html`<form class="sco-search" role="search" novalidate @submit=${this.#searchNow} @sco-control-change=${this.#searchChange}>
      <sco-field name="nom" .label=${t('follow-up.name')} .value=${name}></sco-field>
      <sco-select
        name="formation"
        .label=${t('follow-up.formation')}
        .options=${formations.map((each) => ({ value: each.mef, label: each.label }))}
        .value=${mef}
        .emptyLabel=${t('follow-up.formation.all')}
      ></sco-select>
      <sco-year-choice .choices=${yearsOf(this.post, Date.now()).choices} .year=${year} .label=${t('follow-up.year')}></sco-year-choice>
    </form>`;
  }

  #table(): TemplateResult {
    const { lines, next, state, error } = this.#list;
    if (state === 'failed' && lines.length === 0) return failure(error, () => void this.#list.begin());
    if (lines.length === 0 && state !== 'ready') return loading();
    if (lines.length === 0) {
      const filtered = this.#filters.state !== null || this.#filters.mef !== '' || this.#filters.name !== '';
      return filtered
        ? emptyState(
            t('follow-up.none.title'),
            t('follow-up.none.text'),
            html`<button type="button" class=${look.button} data-variant="secondary" @click=${() => this.#filter({ state: null, mef: '', name: '' })}>
              ${t('follow-up.none.all')}
            </button>`,
          )
        : emptyState(
            t('follow-up.empty.title'),
            t(this.#filters.side === 'receiving' ? 'follow-up.empty.receiving' : 'follow-up.empty.origin'),
          );
    }
    const receiving = this.#filters.side === 'receiving';
    const selectable =
      receiving && this.#whyNotChoose === '' ? lines.filter((line) => whyNotIntegrate(line) === null) : [];
    return html`
      <div class="sco-stack">
        ${this.#selectAll(selectable)}
        <div class="sco-table-scroll">
          <table class="sco-table" role="table" aria-busy=${state === 'again' ? 'true' : nothing}>
            <caption class="sco-hidden-text">${t('follow-up.caption')}</caption>
            <thead role="rowgroup">
              <tr role="row">
                <th scope="col" role="columnheader">${t('follow-up.pupil')}</th>
                <th scope="col" role="columnheader">${t('follow-up.formation')}</th>
                <th scope="col" role="columnheader">${t(receiving ? 'follow-up.from' : 'follow-up.to')}</th>
                <th scope="col" role="columnheader">${t('follow-up.state')}</th>
                ${receiving ? html`<th scope="col" role="columnheader">${t('follow-up.missing')}</th>` : nothing}
              </tr>
            </thead>
            <tbody role="rowgroup">
              ${repeat(
                lines,
                (line) => line.id,
                (line) => this.#row(line, selectable.length > 0, selectable.includes(line)),
              )}
            </tbody>
          </table>
        </div>
        ${state === 'failed' ? failure(error, () => void this.#list.again()) : nothing}
        <div class="sco-row">
          <p class="sco-quiet sco-small" role="status">${t('follow-up.shown', { count: lines.length })}</p>
          ${
            next === null
              ? nothing
              : html`<button
                  type="button"
                  class=${look.button}
                  data-variant="secondary"
                  aria-busy=${state === 'more' ? 'true' : nothing}
                  @click=${() => void this.#list.more()}
                >${t('list.more')}</button>`
          }
        </div>
      </div>
      ${receiving ? this.#selection() : nothing}
    `;
  }

  #row(line: Line, choosing: boolean, selectable: boolean): TemplateResult {
    const receiving = this.#filters.side === 'receiving';
    const name = `${line.lastName} ${line.firstName}`;
    return html`<tr role="row">
      <th scope="row" role="rowheader">
        <span class="sco-name">
          ${
            selectable
              ? html`<label class="sco-tick">
                  <input
                    type="checkbox"
                    .checked=${live(this.chosen.has(line.id))}
                    ?disabled=${this.integrating}
                    @change=${(event: Event) => this.#tick(line.id, (event.target as HTMLInputElement).checked)}
                  /><span class="sco-hidden-text">${t('follow-up.choose', { name })}</span>
                </label>`
              : choosing
                ? html`<span class="sco-tick sco-tick--none"></span>`
                : nothing
          }
          <span>
            <a class="${look.link} sco-name__link" href=${deskPath(this.post.uai, 'inscriptions', line.id)}>${name}</a>
            ${!receiving && line.classGroup ? html`<br /><span class="sco-quiet sco-small">${line.classGroup}</span>` : nothing}
          </span>
        </span>
      </th>
      <td role="cell" data-label=${t('follow-up.formation')}>${line.formation}</td>
      <td role="cell" data-label=${t(receiving ? 'follow-up.from' : 'follow-up.to')}>
        ${receiving ? (line.originName ?? line.originUai ?? html`<span class="sco-quiet">${t('follow-up.from.unknown')}</span>`) : line.receivingName}
      </td>
      <td role="cell" data-label=${t('follow-up.state')}>${dossierTag(line.state)}</td>
      ${receiving ? html`<td role="cell" data-label=${t('follow-up.missing')} data-empty=${isUpToDate(line) ? '' : nothing}>${missingOf(line)}</td>` : nothing}
    </tr>`;
  }

  get #whyNotChoose(): string {
    return whyNotHeld(whoIsSignedIn(), this.post.uai, 'dossier.integrate');
  }

  #selectAll(selectable: readonly Line[]): Content {
    if (this.#filters.side !== 'receiving') return nothing;
    if (this.#whyNotChoose) return html`<p class="sco-quiet sco-small">${this.#whyNotChoose}</p>`;
    if (selectable.length === 0) return nothing;
    const all = selectable.every((line) => this.chosen.has(line.id));
    return html`<label class="sco-tick">
      <input
        type="checkbox"
        .checked=${live(all)}
        ?disabled=${this.integrating}
        @change=${() => {
          this.chosen = new Set(all ? [] : selectable.map((line) => line.id));
        }}
      />
      ${t('follow-up.choose-all', { count: selectable.length })}
    </label>`;
  }

  #selection(): Content {
    if (this.chosen.size === 0) return nothing;
    return html`<div class="sco-selection">
      <p role="status">${t('follow-up.chosen', { count: this.chosen.size })}</p>
      <div class="sco-row">
        <button type="button" class=${look.button} aria-busy=${this.integrating ? 'true' : nothing} @click=${() => void this.#integrate()}>
          ${t('follow-up.integrate')}
        </button>
        <button
          type="button"
          class=${look.button}
          data-variant="tertiary"
          ?disabled=${this.integrating}
          @click=${() => {
            this.chosen = new Set();
          }}
        >${t('follow-up.unchoose')}</button>
      </div>
    </div>`;
  }

  #resultsPart(): Content {
    const { results } = this;
    if (results.length === 0) return nothing;
    const ended = results.filter((result) => result.state !== 'waiting').length;
    const failed = results.filter((result) => result.state === 'failed').length;
    const again = toTryAgain(results);
    return html`<section class="sco-panel" id="integration-results" tabindex="-1" aria-labelledby="integration-title">
      <div class="sco-row sco-row--apart">
        <h2 id="integration-title">${t('integration.title')}</h2>
        ${
          this.integrating
            ? nothing
            : html`<button
                type="button"
                class=${look.button}
                data-variant="tertiary"
                data-size="sm"
                @click=${() => {
                  this.results = [];
                }}
              >${t('integration.close')}</button>`
        }
      </div>
      <progress class="sco-meter" max=${results.length} value=${ended} aria-label=${t('integration.progress')}></progress>
      <p role="status">${t('integration.count', { ended, total: results.length, failed })}</p>
      <ul class="sco-lines sco-list--plain">
        ${results.map(
          (result) => html`<li>
            <a class=${look.link} href=${deskPath(this.post.uai, 'inscriptions', result.line.id)}>${result.line.lastName} ${result.line.firstName}</a>
            <span class="sco-row">${resultInWords(result)}</span>
          </li>`,
        )}
      </ul>
      ${
        !this.integrating && again.length > 0
          ? html`<div><button type="button" class=${look.button} data-variant="secondary" @click=${() => void this.#run(again)}>
              ${t('integration.again', { count: again.length })}
            </button></div>`
          : nothing
      }
    </section>`;
  }

  #tick(id: string, ticked: boolean): void {
    const chosen = new Set(this.chosen);
    if (ticked) chosen.add(id);
    else chosen.delete(id);
    this.chosen = chosen;
  }

  async #integrate(): Promise<void> {
    const lines = this.#list.lines.filter((line) => this.chosen.has(line.id));
    const agreed = await this.#confirmation.ask({
      heading: t('integration.ask', { count: lines.length }),
      text: t('integration.ask.text'),
      confirm: t('integration.ask.confirm'),
    });
    if (agreed) await this.#run(begun(lines));
  }

  async #run(results: readonly Result[]): Promise<void> {
    this.results = results;
    this.integrating = true;
    window.scrollTo(0, 0);
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>('#integration-results')?.focus({ preventScroll: true }),
    );
    const tell = (told: Result): void => {
      this.results = this.results.map((result) => (result.line.id === told.line.id ? told : result));
    };
    await integrateAll(results, tell, this.#leaving.signal);
    this.integrating = false;
    this.chosen = new Set();
    if (!this.#leaving.signal.aborted) await this.#list.again();
  }

  #searchChange(event: ControlChangeEvent): void {
    if (event.name === 'formation') this.#filter({ mef: String(event.value) });
    if (event.name !== 'nom') return;
    const name = String(event.value);
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#filter({ name }), TYPING_MS);
  }

  #searchNow = (event: Event): void => {
    event.preventDefault();
    clearTimeout(this.#typing);
    const name = new FormData(event.target as HTMLFormElement).get('nom');
    this.#filter({ name: String(name ?? '') });
  };

  /** Filters replace the address without a new page: the focus stays where the reader is. */
  #filter(change: Partial<Filters>): void {
    const address = this.#addressOf(change);
    if (address === location.pathname + location.search) return;
    history.replaceState(null, '', address);
    this.query = new URLSearchParams(location.search);
  }

  #addressOf(change: Partial<Filters>): string {
    return `${deskPath(this.post.uai, 'inscriptions')}?${queryOf({ ...this.#filters, ...change }, this.#usual)}`;
  }
}

/** Documents are awaited once the family has answered: before, every line would say the same. */
const awaitedDocuments = ({ state, missingDocuments }: Line): number =>
  state === 'VALIDATED' || state === 'INTEGRATED' || state === 'PAPER' ? missingDocuments : 0;

const isUpToDate = (line: Line): boolean => line.undecidedChanges + awaitedDocuments(line) === 0;

/** What still keeps a dossier from being complete. */
function missingOf(line: Line): Content {
  if (isUpToDate(line)) return html`<span class="sco-quiet">–</span>`;
  const documents = awaitedDocuments(line);
  return html`<span class="sco-stack sco-stack--tight">
    ${
      line.undecidedChanges > 0
        ? html`<span class="sco-strong">${t('follow-up.undecided', { count: line.undecidedChanges })}</span>`
        : nothing
    }
    ${documents > 0 ? html`<span>${t('follow-up.documents', { count: documents })}</span>` : nothing}
  </span>`;
}

function resultInWords({ state, number, problem }: Result): TemplateResult {
  if (state === 'done')
    return html`${statusTag('success', t('integration.done'))}<span class="sco-quiet sco-small">${number}</span>`;
  if (problem) {
    return html`${statusTag('danger', t('integration.failed'))}<span class="sco-small">${problemInWords(problem).title}</span>`;
  }
  return number === null
    ? html`<span class="sco-quiet sco-small">${t('integration.waiting')}</span>`
    : html`${statusTag('accent', t('integration.received'))}<span class="sco-quiet sco-small">${number}</span>`;
}

customElements.define('sco-follow-up-page', FollowUpPage);
