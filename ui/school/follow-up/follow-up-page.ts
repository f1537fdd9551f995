import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { DOSSIER_STATES } from '../../../domain/enrolment-dossier/dossier.ts';
import {
  COLUMNS_OF,
  type Column,
  columnsOf,
  MARKS_OF,
  type Mark,
  ORDERS,
} from '../../../domain/enrolment-dossier/follow-up.ts';
import { answered, api, type Schemas } from '../../client/client.ts';
import { failure } from '../../elements/failure.ts';
import '../../elements/checkbox-group.ts';
import '../../elements/field.ts';
import type { ControlChangeEvent } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, emptyState, linkButton, loading, notice } from '../../elements/parts.ts';
import '../../elements/select.ts';
import { t } from '../../i18n/words.ts';
import '../../shell/page-title.ts';
import { type Operation, whoIsSignedIn } from '../../shell/session.ts';
import { type Counters, dossiersOf } from '../../staff/campaign-words.ts';
import { KeysetList } from '../../staff/keyset-list.ts';
import { facetsInWords, lineInWords } from '../../staff/official-words.ts';
import { whyNotHeld } from '../../staff/rights.ts';
import { look } from '../../theme/look.ts';
import '../bulk/bulk-act.ts';
import { type BulkActEvent, mayChoose, type SchoolAct } from '../bulk/selection-bar.ts';
import { deskPath, type Post, yearsOf } from '../post.ts';
import '../year-choice.ts';
import { CELLS, isEmptyCell } from './columns.ts';
import { allOf, type Filters, filtersOf, isNarrowed, queryOf, questionOf, type Side } from './filters.ts';
import './list-export.ts';
import { rowKey } from './row-keys.ts';

const OPERATION_OF: Record<Side, Operation> = {
  receiving: 'dossier.readReceiving',
  origin: 'dossier.readOrigin',
};
/** The origin's export is an operation of its own, delegated by name (§4). */
const EXPORT_OF: Record<Side, Operation> = {
  receiving: 'dossier.readReceiving',
  origin: 'dossier.exportOrigin',
};
const KEYS = ['arrows', 'ends', 'space', 'enter', 'search'] as const;
const TYPING_MS = 350;
type Line = Schemas['DossierLine'];
const WIDE = matchMedia('(min-width: 48rem)');
type Facets = Omit<Schemas['DossierPage'], 'dossiers' | 'next'>;

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
  declare private page: Facets | null;
  /** Ids of the dossiers ticked. */
  declare private chosen: ReadonlySet<string>;
  /** The act that is previewed for the dossiers ticked. */
  declare private bulk: { readonly act: SchoolAct; readonly dossierIds: readonly string[] } | null;

  readonly #list: KeysetList<Line>;
  #filters: Filters;
  /** Whether the filters are unfolded when a list is shown; then they are as the reader leaves them. */
  #open = false;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.query = new URLSearchParams();
    this.page = null;
    this.chosen = new Set();
    this.bulk = null;
    this.#filters = allOf('receiving', 0);
    this.#list = new KeysetList(this, async (cursor, limit) => {
      const { marks, columns, year } = this.#filters;
      const { data } = await answered(
        api.GET('/api/establishments/{uai}/years/{schoolYear}/dossiers', {
          params: {
            path: { uai: this.post.uai, schoolYear: year },
            query: {
              ...questionOf(this.#filters),
              limit,
              columns: columns.join(','),
              ...(marks.length > 0 && { marks: marks.join(',') }),
              ...(cursor && { cursor }),
            },
          },
        }),
      );
      const { dossiers, next, ...facets } = data;
      this.page = facetsInWords(facets);
      return { lines: dossiers.map(lineInWords), next };
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
    // Whoever comes by a link that narrows the list sees by what; on a phone the list itself comes first.
    if (moved || before.side !== filters.side) this.#open = isNarrowed(filters) || WIDE.matches;
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
    `;
  }

  #sides(): TemplateResult {
    const link = (side: Side, text: string): TemplateResult => html`<a
      class="sco-sides__link"
      href=${this.#addressOf(allOf(side, this.#filters.year))}
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
      <div class="sco-stack">${this.#states(page.counters)} ${this.#search(page)} ${this.#tools()}</div>
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

  #search({ formations, classGroups, origins }: Facets): TemplateResult {
    const { side, mef, classGroup, originUai, marks, name, year, order } = this.#filters;
    const counted = (label: string, count: number): string => t('list.with-count', { label, count });
    return html`<form class="sco-stack" role="search" novalidate @submit=${this.#searchNow} @sco-control-change=${this.#searchChange}>
      <div class="sco-search">
        <sco-field name="nom" .label=${t('follow-up.name')} .value=${name}></sco-field>
        <sco-select
          name="tri"
          .label=${t('list.order')}
          .options=${ORDERS.filter((each) => each !== 'name').map((each) => ({ value: each, label: t(`list.order.${each}`) }))}
          .value=${order === 'name' ? '' : order}
          .emptyLabel=${t('list.order.name')}
        ></sco-select>
        <sco-year-choice .choices=${yearsOf(this.post, Date.now()).choices} .year=${year} .label=${t('follow-up.year')}></sco-year-choice>
      </div>
      <details class="sco-more" ?open=${this.#open}>
        <summary>${t('list.filters')}</summary>
        <div class="sco-stack">
          <div class="sco-search">
            <sco-select
              name="formation"
              .label=${t('follow-up.formation')}
              .options=${formations.map((each) => ({ value: each.mef, label: counted(each.label, each.dossiers) }))}
              .value=${mef}
              .emptyLabel=${t('follow-up.formation.all')}
            ></sco-select>
            ${
              side === 'origin'
                ? html`<sco-select
                    name="division"
                    .label=${t('list.class-group')}
                    .options=${classGroups.map((each) => ({ value: each.code, label: counted(each.code, each.dossiers) }))}
                    .value=${classGroup}
                    .emptyLabel=${t('list.class-group.all')}
                  ></sco-select>`
                : html`<sco-select
                    name="origine"
                    .label=${t('list.from')}
                    .options=${origins.map((each) => ({ value: each.uai, label: counted(each.name ?? each.uai, each.dossiers) }))}
                    .value=${originUai}
                    .emptyLabel=${t('list.from.all')}
                  ></sco-select>`
            }
          </div>
          <sco-checkbox-group
            class="sco-marks"
            name="familles"
            .legend=${t(`list.marks.${side}`)}
            .options=${MARKS_OF[side].map((mark) => ({ value: mark, label: t(`list.mark.${mark}`) }))}
            .values=${marks}
          ></sco-checkbox-group>
        </div>
      </details>
    </form>`;
  }

  /** What one does with the list as a whole: its columns, its file, the board of wishes, the keys that work in it. */
  #tools(): TemplateResult {
    const { side, columns } = this.#filters;
    const year = this.#filters.year === this.#usual.year ? '' : `?annee=${this.#filters.year}`;
    return html`<div class="sco-tools">
      ${side === 'receiving' ? html`<a class="${look.link} sco-tools__link" href="${deskPath(this.post.uai, 'voeux')}${year}">${t('places.nav')}</a>` : nothing}
      <details class="sco-more">
        <summary>${t('list.columns')}</summary>
        <sco-checkbox-group
          class="sco-marks"
          name="colonnes"
          legendHidden
          .legend=${t('list.columns')}
          .options=${COLUMNS_OF[side].filter((each) => each !== 'name').map((each) => ({ value: each, label: t(`list.column.${each}`) }))}
          .values=${columns}
          @sco-control-change=${(event: ControlChangeEvent) => this.#filter({ columns: columnsOf(side, event.value as Column[]) })}
        ></sco-checkbox-group>
      </details>
      <details class="sco-more">
        <summary>${t('list.export')}</summary>
        <sco-list-export .post=${this.post} .filters=${this.#filters} .whyNot=${whyNotHeld(whoIsSignedIn(), this.post.uai, EXPORT_OF[side])}></sco-list-export>
      </details>
      <details class="sco-more">
        <summary>${t('list.keyboard')}</summary>
        <p class="sco-quiet sco-small">${t('list.keyboard.where')}</p>
        <ul class="sco-list">
          ${KEYS.map((key) => html`<li>${t(`list.keyboard.${key}`)}</li>`)}
        </ul>
      </details>
    </div>`;
  }

  #table(): TemplateResult {
    const { lines, next, state, error } = this.#list;
    if (state === 'failed' && lines.length === 0) return failure(error, () => void this.#list.begin());
    if (lines.length === 0 && state !== 'ready') return loading();
    if (lines.length === 0) {
      return isNarrowed(this.#filters)
        ? emptyState(
            t('follow-up.none.title'),
            t('follow-up.none.text'),
            html`<button type="button" class=${look.button} data-variant="secondary" @click=${() => this.#filter({ ...allOf(this.#filters.side, this.#filters.year), columns: this.#filters.columns })}>
              ${t('follow-up.none.all')}
            </button>`,
          )
        : emptyState(
            t('follow-up.empty.title'),
            t(this.#filters.side === 'receiving' ? 'follow-up.empty.receiving' : 'follow-up.empty.origin'),
          );
    }
    const { columns } = this.#filters;
    const choosing = mayChoose(this.post.uai, this.#filters.side);
    return html`
      <div class="sco-stack">
        ${this.#selectAll(lines, choosing)}
        <div class="sco-table-scroll">
          <table class="sco-table sco-table--rows" role="table" aria-busy=${state === 'again' ? 'true' : nothing} @keydown=${this.#key}>
            <caption class="sco-hidden-text">${t('follow-up.caption')}, ${t(`list.order.${this.#filters.order}`)}</caption>
            <thead role="rowgroup">
              <tr role="row">
                ${columns.map((column) => html`<th scope="col" role="columnheader">${t(`list.column.${column}`)}</th>`)}
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
          <a class="${look.link} sco-name__link" href=${deskPath(this.post.uai, 'inscriptions', line.id)}>${name}</a>
        </span>
      </th>
      ${this.#filters.columns.map((column) =>
        column === 'name'
          ? nothing
          : html`<td role="cell" data-label=${t(`list.column.${column}`)} data-empty=${isEmptyCell(column, line) ? '' : nothing}>
              ${CELLS[column](line, this.post.timeZone)}
            </td>`,
      )}
    </tr>`;
  }

  #key = (event: KeyboardEvent): void => rowKey(event, this.querySelector('[name="nom"] input'));

  // The selection, and what is done with it.

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
    const value = String(event.value);
    if (event.name === 'formation') this.#filter({ mef: value });
    if (event.name === 'division') this.#filter({ classGroup: value });
    if (event.name === 'origine') this.#filter({ originUai: value });
    if (event.name === 'tri') this.#filter({ order: ORDERS.find((order) => order === value) ?? 'name' });
    if (event.name === 'familles') this.#filter({ marks: event.value as Mark[] });
    if (event.name !== 'nom') return;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#filter({ name: value }), TYPING_MS);
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

customElements.define('sco-follow-up-page', FollowUpPage);
