import { html, nothing, type TemplateResult } from 'lit';
import { isDecision } from '../../../domain/bulk-act/bulk-act.ts';
import { CHANGE_KINDS, type ChangeKind } from '../../../domain/pupil-record/fields.ts';
import { momentInWords } from '../../../locales/dates.ts';
import { answered, api, type Schemas } from '../../client/client.ts';
import { failure } from '../../elements/failure.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, linkButton, loading, notice } from '../../elements/parts.ts';
import { language, t } from '../../i18n/words.ts';
import '../../shell/page-title.ts';
import { HandIn, outcomeOf } from '../../staff/hand-in.ts';
import { Confirmation } from '../../staff/question.ts';
import { look } from '../../theme/look.ts';
import { deskPath, type Post } from '../post.ts';
import { linesOf, stateTag } from './bulk-words.ts';
import { foldedNames, namesOf, type Place, reasonsOf, timeLeft } from './report.ts';

type Act = Schemas['BulkAct'];
type State = Act['lines'][number]['state'];

const LOOK_AGAIN_MS = 1000;
const AFTER_FAILURE_MS = 5000;
/** The share done is said aloud in quarters: a screen reader that hears each line is a nuisance. */
const QUARTER = 25;

/**
 * An act on many at its own address: how far it is, then what became of each pupil, with the reasons, and, while its time
 * lasts, the way back (§3.7). It can be left and come back to.
 */
export class BulkActPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    bulkActId: {},
    read: { state: true },
    error: { state: true },
    left: { state: true },
  };
  declare post: Post;
  declare bulkActId: string;
  declare private read: Act | null;
  declare private error: unknown;
  /** Seconds left to take it back. */
  declare private left: number;

  readonly #handIn = new HandIn(this);
  readonly #confirmation = new Confirmation(this);
  #next: ReturnType<typeof setTimeout> | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;
  #visit = 0;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.bulkActId = '';
    this.read = null;
    this.error = null;
    this.left = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.bulkActId) void this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#rest();
  }

  #rest(): void {
    this.#visit += 1;
    clearTimeout(this.#next);
    clearInterval(this.#clock);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('bulkActId')) return;
    this.read = null;
    this.#handIn.reset();
    void this.#look();
  }

  /** Reads how far it is, and again in a second while there is something to wait for. */
  #look = async (): Promise<void> => {
    this.#rest();
    const visit = this.#visit;
    const again = (ms: number): void => {
      this.#next = setTimeout(() => void this.#look(), ms);
    };
    try {
      const path = { bulkActId: this.bulkActId };
      const { data } = await answered(api.GET('/api/bulk-acts/{bulkActId}', { params: { path } }));
      if (visit !== this.#visit) return;
      this.read = data;
      this.error = null;
      if (isUnderWay(data)) again(LOOK_AGAIN_MS);
      else this.#countDown(data);
    } catch (error) {
      if (visit !== this.#visit) return;
      this.error = error;
      if (this.read) again(AFTER_FAILURE_MS);
    }
  };

  /** The clock of this page runs from what the api said was left: the reader's own may be wrong. */
  #countDown({ mayUndo, undoLeftSeconds }: Act): void {
    this.left = mayUndo ? undoLeftSeconds : 0;
    if (this.left === 0) return;
    const end = performance.now() + this.left * 1000;
    this.#clock = setInterval(() => {
      this.left = Math.max(0, Math.round((end - performance.now()) / 1000));
      if (this.left === 0) void this.#look();
    }, 1000);
  }

  protected override render() {
    const { read } = this;
    return html`
      <sco-page-title
        .heading=${read ? t(`bulk.title.${read.summary.act}`, { count: read.lines.length }) : t('bulk.title')}
        .lead=${read ? this.#lead(read) : ''}
        .back=${{ href: deskPath(this.post.uai, 'actes'), label: t('bulk.back') }}
        .aside=${read ? html`<p>${stateTag(read.summary.state)}</p>` : nothing}
      ></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">${read ? this.#act(read) : this.#waiting()}</div>
      ${this.#confirmation.dialog}
    `;
  }

  #waiting(): TemplateResult {
    return this.error ? failure(this.error, () => void this.#look()) : loading();
  }

  #lead({ summary: { by, createdAt, document, kinds } }: Act): string {
    const when = momentInWords(createdAt, this.post.timeZone, language());
    if (kinds) {
      const what = kinds.length === CHANGE_KINDS.length ? t('decisions.kinds.all') : kindsNamed(kinds);
      return t('bulk.lead.document', { document: what, by, when });
    }
    return document ? t('bulk.lead.document', { document, by, when }) : t('bulk.lead', { by, when });
  }

  #act(act: Act): TemplateResult {
    return html`
      ${isUnderWay(act) ? this.#progress(act) : nothing}
      ${this.error ? notice('warning', { text: t('bulk.again'), live: true }) : nothing}
      <div class="sco-outcome">${this.#handIn.problem || this.#handIn.busy ? outcomeOf(this.#handIn, t('bulk.undo.received'), this.post.timeZone) : nothing}</div>
      ${isUnderWay(act) ? nothing : html`${this.#result(act)} ${this.#toLookAt(act)}`} ${this.#notDone(act)}
      <div class="sco-button-row">${
        isDecision(act.summary.act)
          ? linkButton(deskPath(this.post.uai, 'modifications'), t('review.inbox'), 'secondary')
          : linkButton(deskPath(this.post.uai, 'inscriptions'), t('bulk.follow-up'), 'secondary')
      }</div>
    `;
  }

  #progress(act: Act): TemplateResult {
    const undoing = act.summary.state === 'UNDOING';
    const total = undoing ? linesOf(act.summary) - act.summary.counts.REFUSED : linesOf(act.summary);
    const ended = total - (undoing ? act.summary.counts.DONE : act.summary.counts.WAITING);
    const percent = Math.floor((100 * ended) / Math.max(1, total) / QUARTER) * QUARTER;
    return html`<section class="sco-panel" aria-labelledby="bulk-progress">
      <div class="sco-row sco-row--apart">
        <h2 id="bulk-progress">${t(undoing ? 'bulk.undoing' : 'bulk.progress')}</h2>
        <span class="sco-numeric">${t('bulk.count', { ended, total })}</span>
      </div>
      <progress class="sco-meter" max=${total} value=${ended} aria-labelledby="bulk-progress"></progress>
      <p class="sco-hidden-text" role="status">${t('bulk.said', { percent })}</p>
      ${ended === 0 && !undoing ? html`<p class="sco-measure">${t('bulk.received')}</p>` : nothing}
      <p class="sco-quiet sco-measure">${t('bulk.leave')}</p>
    </section>`;
  }

  /** What it came to, for whom, and the way back while there is one. */
  #result({ summary, lines, mayUndo }: Act): TemplateResult {
    const undone = summary.state === 'UNDONE';
    const there = lines.filter(({ state }) => state === (undone ? 'UNDONE' : 'DONE'));
    return notice(there.length === 0 ? 'warning' : 'success', {
      title: undone ? t('bulk.undone', { count: there.length }) : t(saidDone(summary), { count: there.length }),
      text: html`<div class="sco-stack">
        ${summary.reason ? html`<p>${t('decisions.given', { reason: summary.reason })}</p>` : nothing}
        ${there.length > 0 ? foldedNames(this.#place(summary), there) : nothing} ${this.#undo(there.length, mayUndo)}
      </div>`,
      live: true,
    });
  }

  #place({ act }: Act['summary']): Place {
    return { uai: this.post.uai, act };
  }

  /** Decided in part: what is left in each is to be looked at by itself. */
  #toLookAt({ summary, lines }: Act): Content {
    const held = lines.filter(({ state, toLookAt }) => state === 'DONE' && toLookAt > 0);
    if (held.length === 0) return nothing;
    const fields = held.reduce((sum, { toLookAt }) => sum + toLookAt, 0);
    return html`<section class="sco-panel" aria-labelledby="bulk-to-look-at">
      <h2 id="bulk-to-look-at">${t('bulk.to-look-at', { count: fields })}</h2>
      <p class="sco-measure">${t('bulk.to-look-at.text')}</p>
      ${namesOf(this.#place(summary), held)}
    </section>`;
  }

  #undo(done: number, mayUndo: boolean): Content {
    if (!mayUndo || this.left === 0) return nothing;
    return html`<div class="sco-stack sco-stack--tight">
      <div class="sco-button-row">
        <button
          type="button"
          id="bulk-undo"
          class=${look.button}
          data-variant="secondary"
          aria-busy=${this.#handIn.busy ? 'true' : nothing}
          aria-describedby="bulk-undo-why"
          @click=${() => void this.#takeBack(done)}
        >${t('bulk.undo', { left: timeLeft(this.left) })}</button>
      </div>
      <p class="sco-small" id="bulk-undo-why">${t('bulk.undo.why')}</p>
    </div>`;
  }

  /** Reasons first: they are what somebody has to do something about. */
  #notDone(act: Act): Content {
    return html`${this.#section(act, 'KEPT', 'bulk.kept')} ${this.#section(act, 'REFUSED', 'bulk.refused')}`;
  }

  #section({ summary, lines }: Act, state: State, words: 'bulk.kept' | 'bulk.refused'): Content {
    const held = lines.filter((line) => line.state === state);
    if (held.length === 0) return nothing;
    return html`<section class="sco-panel" aria-labelledby="bulk-${state}">
      <h2 id="bulk-${state}">${t(isDecision(summary.act) && state === 'REFUSED' ? 'bulk.refused.changes' : words, { count: held.length })}</h2>
      ${reasonsOf(this.#place(summary), held)}
    </section>`;
  }

  async #takeBack(count: number): Promise<void> {
    const agreed = await this.#confirmation.ask({
      heading: t('bulk.undo.ask', { count }),
      text: t('bulk.undo.ask.text'),
      confirm: t('bulk.undo.ask.confirm'),
      tone: 'warning',
    });
    if (!agreed) return;
    const path = { bulkActId: this.bulkActId };
    await this.#handIn.send(
      (header) => api.POST('/api/bulk-acts/{bulkActId}/undoings', { params: { path, header } }),
      () => void this.#look(),
    );
    await this.#look();
  }
}

const saidDone = ({ act }: Act['summary']): 'bulk.done' | 'bulk.accepted.changes' | 'bulk.refused-all.changes' => {
  if (act === 'acceptChanges') return 'bulk.accepted.changes';
  return act === 'refuseChanges' ? 'bulk.refused-all.changes' : 'bulk.done';
};
const kindsNamed = (kinds: readonly ChangeKind[]): string => kinds.map((kind) => t(`inbox.kinds.${kind}`)).join(', ');
const isUnderWay = ({ summary: { state } }: Act): boolean => state === 'RUNNING' || state === 'UNDOING';

customElements.define('sco-bulk-act-page', BulkActPage);
