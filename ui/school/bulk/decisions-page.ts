import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { OPERATIONS_OF } from '../../../domain/bulk-act/bulk-act.ts';
import { CHANGE_KINDS, type ChangeKind } from '../../../domain/pupil-record/fields.ts';
import { answered, api, type Schemas } from '../../client/client.ts';
import '../../elements/checkbox-group.ts';
import { failure } from '../../elements/failure.ts';
import '../../elements/field.ts';
import { type ControlChangeEvent, controlId } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, emptyState, linkButton, loading, notice } from '../../elements/parts.ts';
import '../../elements/radio-group.ts';
import { t } from '../../i18n/words.ts';
import { goTo } from '../../router/router.ts';
import '../../shell/page-title.ts';
import { whoIsSignedIn } from '../../shell/session.ts';
import { HandIn, outcomeOf } from '../../staff/hand-in.ts';
import { Confirmation } from '../../staff/question.ts';
import { whyNotHeld } from '../../staff/rights.ts';
import { shortMoment } from '../../staff/short-moment.ts';
import { look } from '../../theme/look.ts';
import { filtersOf, queryOf, questionOf } from '../inbox/filters.ts';
import { fieldName, ownerOf } from '../inbox/review-item.ts';
import { whyNotInbox } from '../inbox/scope.ts';
import { shownValue } from '../inbox/shown-value.ts';
import { deskPath, type Post } from '../post.ts';
import { reasonsOf } from './report.ts';

type Preview = Schemas['BulkDecisionsPreview'];
type Change = Preview['changes'][number];
type Act = Preview['act'];

/**
 * Decisions on many record changes (§2.2): which kinds of fields, what it would do to each set, the choice, the confirmation.
 * What only a three-way view explains is not offered here (§2.3). Progress and report are at the act's own address.
 */
export class DecisionsPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    query: { attribute: false },
    kinds: { state: true },
    act: { state: true },
    reason: { state: true },
    chosen: { state: true },
    problem: { state: true },
  };
  declare post: Post;
  declare query: URLSearchParams;
  declare private kinds: readonly ChangeKind[];
  declare private act: Act;
  declare private reason: string;
  /** The sets ticked, by id. */
  declare private chosen: ReadonlySet<string>;
  /** Of the reason; empty when there is none. */
  declare private problem: string;

  readonly #preview: Task<readonly [string, string, string], Preview>;
  readonly #handIn = new HandIn(this);
  readonly #confirmation = new Confirmation(this);

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.query = new URLSearchParams();
    this.kinds = CHANGE_KINDS;
    this.act = 'acceptChanges';
    this.reason = '';
    this.chosen = new Set();
    this.problem = '';
    this.#preview = new Task(this, {
      task: async ([uai]) => {
        if (this.kinds.length === 0 || this.#whyNot) return { act: this.act, total: 0, changes: [], regimes: [] };
        const body = { act: this.act, kinds: [...this.kinds], ...this.#narrowing };
        const params = { path: { uai } };
        const { data } = await answered(api.POST('/api/establishments/{uai}/bulk-decision-previews', { params, body }));
        // All that is possible is proposed: one takes out what one wants to look at.
        this.chosen = new Set(possibleOf(data).map(({ recordChangeId }) => recordChangeId));
        this.#handIn.reset();
        return data;
      },
      args: () => [this.post.uai, this.kinds.join(' '), this.query.toString()] as const,
    });
  }

  /** The list that was left, as it was narrowed. */
  get #inbox(): string {
    return `${deskPath(this.post.uai, 'modifications')}${queryOf(filtersOf(this.query))}`;
  }

  get #ofPupil(): string {
    return this.query.get('demande') ?? '';
  }

  /** What the inbox was narrowed to beside the kind; or one pupil. */
  get #narrowing() {
    if (this.#ofPupil) return { ofPupilIn: this.#ofPupil };
    const { show: _show, kind: _kind, ...filters } = questionOf(filtersOf(this.query));
    return filters;
  }

  get #whyNot(): string {
    const { each, orEach, many } = OPERATIONS_OF[this.act];
    const missing = (operation: typeof each): string => whyNotHeld(whoIsSignedIn(), this.post.uai, operation);
    const one = missing(each) && (!orEach || missing(orEach)) ? missing(each) : '';
    return whyNotInbox(this.post.uai) || one || (many ? missing(many) : '');
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('query')) return;
    const { kind } = filtersOf(this.query);
    this.kinds = kind ? [kind] : CHANGE_KINDS;
  }

  protected override render() {
    return html`
      <sco-page-title
        .heading=${t(this.#ofPupil ? 'decisions.title.pupil' : 'decisions.title')}
        .lead=${t('decisions.lead')}
        .back=${
          this.#ofPupil
            ? { href: deskPath(this.post.uai, 'modifications', this.#ofPupil), label: t('review.title') }
            : { href: this.#inbox, label: t('inbox.title') }
        }
      ></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        ${this.#whyNot ? notice('warning', { title: t('rights.page'), text: this.#whyNot }) : this.#form()}
      </div>
      ${this.#confirmation.dialog}
    `;
  }

  #form(): TemplateResult {
    return html`<form class="sco-stack sco-stack--wide" novalidate @submit=${this.#submit} @sco-control-change=${this.#change}>
      <sco-checkbox-group
        class="sco-marks"
        name="kinds"
        .legend=${t('decisions.kinds')}
        .options=${CHANGE_KINDS.map((kind) => ({ value: kind, label: t(`inbox.kinds.${kind}`) }))}
        .values=${this.kinds}
        .problem=${this.kinds.length === 0 ? t('decisions.kinds.none') : ''}
      ></sco-checkbox-group>
      ${this.#narrowed()}
      ${this.#preview.render({
        pending: loading,
        error: (error) => failure(error, () => void this.#preview.run()),
        complete: (preview) => this.#content(preview),
      })}
    </form>`;
  }

  #content(preview: Preview): Content {
    if (this.kinds.length === 0) return nothing;
    if (preview.changes.length === 0) {
      return emptyState(
        t('decisions.empty.title'),
        t('decisions.empty.text'),
        linkButton(this.#inbox, t('review.inbox'), 'secondary'),
      );
    }
    const possible = possibleOf(preview);
    const aside = preview.changes.filter(({ refusal }) => refusal !== null);
    const shown = preview.changes.length;
    return html`
      ${preview.total > shown ? notice('accent', { text: t('decisions.more', { total: preview.total, shown }) }) : nothing}
      ${possible.length > 0 ? html`${this.#decision()} ${this.#table(possible, preview.regimes)}` : nothing} ${this.#aside(aside)}
      <div class="sco-outcome">${outcomeOf(this.#handIn, '', this.post.timeZone)}</div>
      ${possible.length > 0 ? this.#bar(possible) : nothing}
    `;
  }

  /** What the list was narrowed to, for it is not to be seen here. */
  #narrowed(): Content {
    const { classGroup, name, marks } = filtersOf(this.query);
    const parts = [
      ...(classGroup ? [`${t('list.class-group')} ${classGroup}`] : []),
      ...marks.map((mark) => t(`inbox.mark.${mark}`)),
      ...(name ? [t('decisions.named', { name })] : []),
    ];
    if (parts.length === 0) return nothing;
    return html`<p>${t('decisions.narrowed', { what: parts.join(', ') })}</p>`;
  }

  #decision(): TemplateResult {
    return html`<sco-radio-group
        name="act"
        .legend=${t('decisions.act')}
        .options=${(['acceptChanges', 'refuseChanges'] as const).map((act) => ({ value: act, label: t(`decisions.act.${act}`) }))}
        .value=${this.act}
      ></sco-radio-group>
      ${
        this.act === 'refuseChanges'
          ? html`<sco-field
              name="reason"
              type="long-text"
              .label=${t('decisions.reason')}
              .value=${this.reason}
              .maxLength=${1000}
              .problem=${this.problem}
            ></sco-field>`
          : nothing
      }
      <p class="sco-measure">${t(`decisions.final.${this.act}`)}</p>`;
  }

  #table(possible: readonly Change[], regimes: Preview['regimes']): TemplateResult {
    const all = possible.every(({ recordChangeId }) => this.chosen.has(recordChangeId));
    return html`<div class="sco-stack">
      <label class="sco-tick">
        <input
          type="checkbox"
          .checked=${live(all)}
          @change=${() => {
            this.chosen = new Set(all ? [] : possible.map(({ recordChangeId }) => recordChangeId));
            this.#handIn.reset();
          }}
        />
        ${t('decisions.choose.all')}
      </label>
      <div class="sco-table-scroll">
        <table class="sco-table" role="table">
          <caption>${t('decisions.caption')}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">${t('decisions.pupil')}</th>
              <th scope="col" role="columnheader">${t('decisions.by')}</th>
              <th scope="col" role="columnheader">${t('decisions.what')}</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${repeat(
              possible,
              ({ recordChangeId }) => recordChangeId,
              (change) => this.#row(change, regimes),
            )}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  #row(
    { recordChangeId, lastName, firstName, classGroup, author, submittedAt, toDecide, left }: Change,
    regimes: Preview['regimes'],
  ): TemplateResult {
    const pupil = `${lastName} ${firstName}`;
    return html`<tr role="row">
      <th scope="row" role="rowheader">
        <span class="sco-name">
          <label class="sco-tick">
            <input
              type="checkbox"
              .checked=${live(this.chosen.has(recordChangeId))}
              @change=${(event: Event) => this.#tick(recordChangeId, (event.target as HTMLInputElement).checked)}
            /><span class="sco-hidden-text">${t('decisions.choose', { pupil })}</span>
          </label>
          <a class="${look.link} sco-name__link" href=${deskPath(this.post.uai, 'modifications', recordChangeId)}>${pupil}</a>
        </span>
        ${classGroup ? html`<span class="sco-quiet sco-small">${classGroup}</span>` : nothing}
      </th>
      <td role="cell" data-label=${t('decisions.by')}>
        ${author}<br /><span class="sco-quiet sco-small">${shortMoment(submittedAt, this.post.timeZone)}</span>
      </td>
      <td role="cell" data-label=${t('decisions.what')}>
        <ul class="sco-list">
          ${toDecide.map(
            ({ field, person, current, proposed }) => html`<li>
              ${fieldName({ field })}${ownerOf({ field, person })}<br />
              <span class="sco-quiet sco-small">${t('decisions.now')} ${shownValue(field, current, regimes)}</span><br />
              ${t('decisions.asked')} <span class="sco-strong">${shownValue(field, proposed, regimes)}</span>
            </li>`,
          )}
          ${left.map(
            ({ field, why }) =>
              html`<li class="sco-quiet sco-small">${t('decisions.left', { field: fieldName({ field }), why: t(`decisions.left.${why}`) })}</li>`,
          )}
        </ul>
      </td>
    </tr>`;
  }

  /** What cannot be decided with the rest, by reason, each the way to its own page. */
  #aside(aside: readonly Change[]): Content {
    if (aside.length === 0) return nothing;
    return html`<section class="sco-panel" aria-labelledby="decisions-aside">
      <h2 id="decisions-aside">${t('decisions.aside', { count: aside.length })}</h2>
      ${reasonsOf(
        { uai: this.post.uai, act: this.act },
        aside.map(({ recordChangeId, ...change }) => ({ ...change, subjectId: recordChangeId })),
      )}
    </section>`;
  }

  #bar(possible: readonly Change[]): TemplateResult {
    const chosen = this.#chosenOf(possible);
    const fields = chosen.reduce((sum, { toDecide }) => sum + toDecide.length, 0);
    return html`<div class="sco-selection">
      <p role="status">${t('decisions.chosen', { changes: chosen.length, fields })}</p>
      <button class=${look.button} ?disabled=${chosen.length === 0} aria-busy=${this.#handIn.busy ? 'true' : nothing}>
        ${t(`decisions.do.${this.act}`, { count: chosen.length })}
      </button>
    </div>`;
  }

  #chosenOf(possible: readonly Change[]): Change[] {
    return possible.filter(({ recordChangeId }) => this.chosen.has(recordChangeId));
  }

  #tick(id: string, ticked: boolean): void {
    const chosen = new Set(this.chosen);
    if (ticked) chosen.add(id);
    else chosen.delete(id);
    this.chosen = chosen;
    this.#handIn.reset();
  }

  #change = ({ name, value }: ControlChangeEvent): void => {
    if (name === 'kinds') this.kinds = CHANGE_KINDS.filter((kind) => (value as readonly string[]).includes(kind));
    if (name === 'act') this.act = value === 'refuseChanges' ? 'refuseChanges' : 'acceptChanges';
    if (name === 'reason') this.reason = String(value);
    this.problem = '';
    this.#handIn.reset();
  };

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { act } = this;
    const chosen = this.#chosenOf(possibleOf(this.#preview.value));
    if (chosen.length === 0 || this.#handIn.busy) return;
    const reason = act === 'refuseChanges' ? this.reason.trim() : null;
    if (reason === '') {
      this.problem = t('decisions.reason.missing');
      await this.updateComplete;
      document.getElementById(controlId('reason'))?.focus();
      return;
    }
    const agreed = await this.#confirmation.ask({
      heading: t(`decisions.ask.${act}`, { count: chosen.length }),
      text: t(`decisions.final.${act}`),
      confirm: t(`decisions.do.${act}`, { count: chosen.length }),
    });
    if (!agreed) return;
    const path = { uai: this.post.uai };
    const changes = chosen.map(({ recordChangeId, revision }) => ({ recordChangeId, seenRevision: revision }));
    const body = { act, kinds: [...this.kinds], reason, changes };
    await this.#handIn.send(
      (header) => api.POST('/api/establishments/{uai}/bulk-decisions', { params: { path, header }, body }),
      () => {
        const id = this.#handIn.receipt?.submissionId;
        if (id) goTo(deskPath(this.post.uai, 'actes', id));
      },
    );
  };
}

const possibleOf = (preview: Preview | undefined): Change[] =>
  (preview?.changes ?? []).filter(({ refusal }) => refusal === null);

customElements.define('sco-decisions-page', DecisionsPage);

declare global {
  interface HTMLElementTagNameMap {
    'sco-decisions-page': DecisionsPage;
  }
}
