import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { DOSSIER_STATES } from '../../../domain/enrolment-dossier/dossier.ts';
import { answered, api, type Schemas } from '../../client/client.ts';
import { failure } from '../../elements/failure.ts';
import '../../elements/field.ts';
import type { ControlChangeEvent } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, emptyState, linkButton, loading, notice } from '../../elements/parts.ts';
import '../../elements/select.ts';
import { t } from '../../i18n/words.ts';
import '../../shell/page-title.ts';
import { type Operation, whoIsSignedIn } from '../../shell/session.ts';
import { type Counters, dossiersOf, dossierTag } from '../../staff/campaign-words.ts';
import { KeysetList } from '../../staff/keyset-list.ts';
import { formationsInWords, lineInWords } from '../../staff/official-words.ts';
import { whyNotHeld } from '../../staff/rights.ts';
import { look } from '../../theme/look.ts';
import '../bulk/bulk-act.ts';
import { type BulkActEvent, mayChoose, type SchoolAct } from '../bulk/selection-bar.ts';
import { deskPath, type Post, yearsOf } from '../post.ts';
import '../year-choice.ts';
import { type Filters, filtersOf, queryOf, type Side } from './filters.ts';

type Line = Schemas['DossierLine'];

const OPERATION_OF: Record<Side, Operation> = {
  receiving: 'dossier.readReceiving',
  origin: 'dossier.readOrigin',
};
const TYPING_MS = 350;

/**
 * Follow-up of the enrolments (§3.7): the pupils who come, or those who leave, by name; counters per state that filter;
 * one act for all the pupils ticked. The address holds the filters.
 */
export class FollowUpPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    query: { attribute: false },
    page: { state: true },
    chosen: { state: true },
    bulk: { state: true },
  };
  declare post: Post;
  /** Search part of the address; a new object at each change of page, so that a link back to the whole list is heard. */
  declare query: URLSearchParams;
  /** What the last answer said beside its lines. */
  declare private page: Pick<Schemas['DossierPage'], 'counters' | 'formations'> | null;
  /** Ids of the dossiers ticked. */
  declare private chosen: ReadonlySet<string>;
  /** The act that is previewed for the dossiers ticked. */
  declare private bulk: { readonly act: SchoolAct; readonly dossierIds: readonly string[] } | null;

  readonly #list: KeysetList<Line>;
  #filters: Filters;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.query = new URLSearchParams();
    this.page = null;
    this.chosen = new Set();
    this.bulk = null;
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

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
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
    this.#unchoose();
    if (moved || before.side !== filters.side || before.year !== filters.year) {
      this.page = null;
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
      ></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        ${this.#sides()}
        ${whyNot ? notice('warning', { title: t('rights.page'), text: whyNot }) : this.#content()}
      </div>
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
      ${this.#preview()} ${this.#table()}
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
    const choosing = mayChoose(this.post.uai, this.#filters.side);
    return html`
      <div class="sco-stack">
        ${this.#selectAll(lines, choosing)}
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
                (line) => this.#row(line, choosing),
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
      ${this.#selection()}
    `;
  }

  #row(line: Line, choosing: boolean): TemplateResult {
    const receiving = this.#filters.side === 'receiving';
    const name = `${line.lastName} ${line.firstName}`;
    return html`<tr role="row">
      <th scope="row" role="rowheader">
        <span class="sco-name">
          ${
            choosing
              ? html`<label class="sco-tick">
                  <input
                    type="checkbox"
                    .checked=${live(this.chosen.has(line.id))}
                    @change=${(event: Event) => this.#tick(line.id, (event.target as HTMLInputElement).checked)}
                  /><span class="sco-hidden-text">${t('follow-up.choose', { name })}</span>
                </label>`
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

  #selectAll(lines: readonly Line[], choosing: boolean): Content {
    const all = lines.every((line) => this.chosen.has(line.id));
    return html`<div class="sco-row sco-row--apart">
      ${
        choosing
          ? html`<label class="sco-tick">
              <input
                type="checkbox"
                .checked=${live(all)}
                @change=${() => {
                  this.chosen = new Set(all ? [] : lines.map((line) => line.id));
                }}
              />
              ${t('follow-up.choose-all', { count: lines.length })}
            </label>`
          : nothing
      }
      ${linkButton(deskPath(this.post.uai, 'actes'), t('bulk.nav'), 'tertiary')}
    </div>`;
  }

  /** What may be done for all the lines that are ticked; out of the way while one act is previewed. */
  #selection(): Content {
    if (this.bulk) return nothing;
    return html`<sco-selection-bar
      .post=${this.post}
      .side=${this.#filters.side}
      .count=${this.chosen.size}
      @sco-bulk-act-wanted=${this.#want}
      @sco-selection-clear=${this.#unchoose}
    ></sco-selection-bar>`;
  }

  #preview(): Content {
    if (!this.bulk) return nothing;
    const { act, dossierIds } = this.bulk;
    return html`<sco-bulk-act
      .post=${this.post}
      .act=${act}
      .dossierIds=${dossierIds}
      @sco-bulk-act-close=${this.#giveUp}
    ></sco-bulk-act>`;
  }

  #want = ({ act }: BulkActEvent): void => {
    this.bulk = { act, dossierIds: [...this.chosen] };
  };

  /** The lines stay ticked, and the focus goes back to where the act was chosen. */
  #giveUp = (): void => {
    const act = this.bulk?.act;
    this.bulk = null;
    void this.updateComplete.then(async () => {
      await this.querySelector('sco-selection-bar')?.updateComplete;
      this.querySelector<HTMLElement>(`#bulk-${act}`)?.focus();
    });
  };

  #unchoose = (): void => {
    this.chosen = new Set();
    this.bulk = null;
  };

  #tick(id: string, ticked: boolean): void {
    const chosen = new Set(this.chosen);
    if (ticked) chosen.add(id);
    else chosen.delete(id);
    this.chosen = chosen;
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

customElements.define('sco-follow-up-page', FollowUpPage);
