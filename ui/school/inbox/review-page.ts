import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { momentInWords } from '../../../locales/dates.ts';
import { answered, api, type Schemas } from '../../client/client.ts';
import { watchInbox } from '../../client/inbox-events.ts';
import { isOvertaken } from '../../client/problem.ts';
import { failure } from '../../elements/failure.ts';
import type { FormProblem } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, type Fact, facts, linkButton, loading, notice, statusTag } from '../../elements/parts.ts';
import '../../elements/problem-summary.ts';
import { language, t } from '../../i18n/words.ts';
import { goTo } from '../../router/router.ts';
import '../../shell/page-title.ts';
import { whoIsSignedIn } from '../../shell/session.ts';
import { HandIn, outcomeOf } from '../../staff/hand-in.ts';
import { whyNotHeld } from '../../staff/rights.ts';
import { look, type Tone } from '../../theme/look.ts';
import { decisionsOfPupilPath } from '../bulk/decisions-path.ts';
import { deskPath, type Post } from '../post.ts';
import { CLAIM_STATE } from './claim-bar.ts';
import {
  acceptTheRest,
  type Choices,
  carriedOver,
  changedItems,
  choiceOf,
  decisionsToSend,
  type Item,
  isPlain,
  itemsToDecide,
  problemsOfChoices,
  type Review,
  rivalDecisions,
  undecidedItems,
} from './decisions.ts';
import { filtersOf, queryOf, questionOf } from './filters.ts';
import './keys-help.ts';
import { type KeyHelp, keyCap } from './keys-help.ts';
import { kindsInWords } from './kinds.ts';
import { claimInWords, daysBetween, type Line, marksOf, waitInWords } from './line-words.ts';
import { type ChoiceChangeEvent, fieldName, ownerOf, proofOf, ReviewItem, threeWays } from './review-item.ts';
import { reviewActOf } from './review-keys.ts';
import { shownValue } from './shown-value.ts';

const ITEM_TONES: Record<Item['state'], Tone> = {
  PENDING: 'warning',
  CONFLICT: 'warning',
  STALE: 'warning',
  ACCEPTED: 'success',
  ACCEPTED_AMENDED: 'success',
  REFUSED: 'danger',
  NOOP: 'neutral',
  SUPERSEDED: 'neutral',
};

/**
 * A record change to decide, field by field (§2.2). Some fields may be decided now and others later; nothing reaches the
 * base before a decision is sent, and what is not plain is never accepted in one go with the rest. What others change
 * meanwhile is told at once, and what was chosen for other fields is kept.
 */
export class ReviewPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    changeId: {},
    query: { attribute: false },
    review: { state: true },
    newer: { state: true },
    choices: { state: true },
    problems: { state: true },
    neighbours: { state: true },
    said: { state: true },
    sending: { state: true },
  };
  declare post: Post;
  declare changeId: string;
  /** The filters of the list that was left: the next set is the next one there. */
  declare query: URLSearchParams;
  /** The set as the reviewer has it before them. */
  declare private review: Review | null;
  /** The set as it has become since, where that changes what the reviewer looks at. */
  declare private newer: Review | null;
  declare private choices: Choices;
  declare private problems: ReturnType<typeof problemsOfChoices>;
  declare private neighbours: Schemas['InboxNeighbours'];
  declare private said: string;
  /** From the button to what it changed, read again: nothing is chosen on what is gone. */
  declare private sending: boolean;

  readonly #first: Task<readonly [string], Review>;
  readonly #decisions = new HandIn(this);
  /** Those on the set of another guardian, whose value was chosen. */
  readonly #rivals = new HandIn(this);
  #summary: FormProblem[] = [];
  #unwatch: (() => void) | null = null;
  /** The set that comes is begun at its first field to decide. */
  #toField = false;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.changeId = '';
    this.query = new URLSearchParams();
    this.review = null;
    this.newer = null;
    this.choices = {};
    this.problems = [];
    this.neighbours = { previous: null, next: null };
    this.said = '';
    this.sending = false;
    this.#first = new Task(this, {
      task: async ([id]) => {
        const review = await readReview(id);
        this.review = review;
        void this.#findNeighbours();
        if (this.#toField) void this.#beginAtField(review);
        return review;
      },
      args: () => [this.changeId] as const,
    });
  }

  async #beginAtField({ line }: Review): Promise<void> {
    this.#toField = false;
    await this.updateComplete;
    const first = [...this.querySelectorAll('sco-review-item')].find(({ item }) => item.mayDecide);
    await first?.updateComplete;
    first?.focusChoice();
    // The focus is past the title: who hears the page is told whose set this is.
    this.said = line.pupil;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('post') && (changed.get('post') as Post | undefined)?.uai !== this.post.uai) this.#watch();
    if (!changed.has('changeId')) return;
    this.review = null;
    this.newer = null;
    this.choices = {};
    this.problems = [];
    this.#summary = [];
    this.neighbours = { previous: null, next: null };
    this.said = '';
    this.#decisions.reset();
    this.#rivals.reset();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.post.uai) this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#unwatch = null;
  }

  // What others do meanwhile.

  #watch(): void {
    this.#unwatch?.();
    this.#unwatch = watchInbox(this.post.uai, { changed: () => void this.#look() });
  }

  get #busy(): boolean {
    return this.sending || this.#decisions.busy || this.#rivals.busy;
  }

  /** Reads the set again in silence. One's own decisions are read by who sent them. */
  async #look(): Promise<void> {
    if (!this.review || this.#busy) return;
    const id = this.changeId;
    try {
      const after = await readReview(id);
      if (id !== this.changeId || !this.review || this.#busy || after.revision < this.review.revision) return;
      this.#takeIn(this.review, after);
    } catch {
      // What is shown was true when it was read; a decision on something else is refused anyway.
    }
  }

  #takeIn(before: Review, after: Review): void {
    const changed = changedItems(before, after);
    if (changed.length > 0 && this.#hasInput(before)) {
      this.newer = after;
      return;
    }
    // Nobody's input is touched: what is new is shown, and said.
    this.newer = null;
    this.review = after;
    if (changed.length > 0) this.said = t('review.updated');
    else if (
      JSON.stringify(before.line.claim) !== JSON.stringify(after.line.claim) &&
      after.line.claim &&
      !after.line.claim.mine
    )
      this.said = claimInWords(after.line, this.post.timeZone);
  }

  #hasInput({ items }: Review): boolean {
    return items.some((item) => choiceOf(this.choices, item).decision !== null);
  }

  /** What the reviewer chose for fields that did not change is kept. */
  #adopt = (): void => {
    const { review, newer } = this;
    if (!review || !newer) return;
    this.choices = carriedOver(review, newer, this.choices);
    this.problems = [];
    this.review = newer;
    this.newer = null;
    this.#decisions.reset();
    this.#rivals.reset();
    this.said = t('review.updated');
    void this.updateComplete.then(() => this.querySelector('sco-review-item')?.focusChoice());
  };

  /** Reads the set again after one's own act, with what was chosen and is not sent yet. */
  async #readAgain(): Promise<Review> {
    const before = this.review;
    const after = await readReview(this.changeId);
    if (before) this.choices = carriedOver(before, after, this.choices);
    this.newer = null;
    this.review = after;
    return after;
  }

  /** Not knowing the neighbours is no failure of this page. */
  async #findNeighbours(): Promise<void> {
    const recordChangeId = this.changeId;
    try {
      const { data } = await answered(
        api.GET('/api/establishments/{uai}/record-changes/{recordChangeId}/neighbours', {
          params: { path: { uai: this.post.uai, recordChangeId }, query: questionOf(filtersOf(this.query)) },
        }),
      );
      if (recordChangeId === this.changeId) this.neighbours = data;
    } catch {
      this.neighbours = { previous: null, next: null };
    }
  }

  // What is shown.

  get #listHref(): string {
    return `${deskPath(this.post.uai, 'modifications')}${queryOf(filtersOf(this.query))}`;
  }

  #hrefOf(id: string): string {
    return `${deskPath(this.post.uai, 'modifications', id)}${queryOf(filtersOf(this.query))}`;
  }

  get #back(): { href: string; label: string } {
    return { href: this.#listHref, label: t('inbox.title') };
  }

  /** One title in every state: the focus that it took stays on it when the set has come. */
  protected override render() {
    const { review } = this;
    const waiting = review ? undecidedItems(review.items) : [];
    return html`
      <sco-page-title
        .heading=${review?.line.pupil ?? t('review.title')}
        .lead=${review ? this.#lead(review, waiting.length > 0) : ''}
        .back=${this.#back}
      ></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        <p class="sco-hidden-text" role="status">${this.said}</p>
        ${review ? this.#content(review, waiting) : this.#coming()}
      </div>
    `;
  }

  #coming(): TemplateResult {
    return html`${this.#first.render({
      pending: () => loading(),
      error: (error) => failure(error, () => void this.#first.run()),
      complete: () => loading(),
    })}`;
  }

  #lead({ line }: Review, waits: boolean): TemplateResult {
    const { timeZone } = this.post;
    const when = momentInWords(line.submittedAt, timeZone, language());
    const late = waits && daysBetween(line.submittedAt, new Date().toISOString(), timeZone) > 0;
    return html`<p>${line.classGroup ? html`${line.classGroup} – ` : nothing}${t('review.lead', { author: line.author, kinship: line.kinship, when })}
        ${late ? t('review.waits', { since: waitInWords(line, timeZone) }) : nothing}</p>
      ${marksOf(line)}`;
  }

  #content(review: Review, waiting: readonly Item[]): TemplateResult {
    const { line } = review;
    return html`${this.#ways()}
      ${line.dossierId === null ? nothing : notice('accent', { text: html`${t('review.within-enrolment')} <a class=${look.link} href=${deskPath(review.uai, 'inscriptions', line.dossierId)}>${t('review.dossier')}</a>` })}
      ${review.mayReview && waiting.length > 0 ? html`<sco-claim-bar .line=${line} .timeZone=${this.post.timeZone} @sco-claim-change=${() => void this.#afterClaim()}></sco-claim-bar>` : nothing}
      ${this.#outcome(waiting.length)} ${waiting.length > 0 ? this.#form(review, waiting) : nothing}
      ${this.#settled(review)} ${this.#others(review)}
      ${
        whyNotHeld(whoIsSignedIn(), review.uai, 'recordChange.read') === ''
          ? html`<div class="sco-button-row">${linkButton(deskPath(review.uai, 'eleves', line.pupilId, 'historique'), t('pupil.history'), 'tertiary')}</div>`
          : nothing
      }`;
  }

  /** To the sets before and after, in the list as it was narrowed; and what keys do here. */
  #ways(): TemplateResult {
    const { previous, next } = this.neighbours;
    const way = (line: Line, key: string, label: string): TemplateResult =>
      html`<a class="${look.link}" rel=${key === 'p' ? 'prev' : 'next'} href=${this.#hrefOf(line.id)}>${label}</a>`;
    return html`<div class="sco-row sco-row--apart">
      <nav class="sco-row" aria-label=${t('review.ways')}>
        ${previous ? way(previous, 'p', t('review.previous-set', { pupil: previous.pupil })) : nothing}
        ${next ? way(next, 'n', t('review.next-set', { pupil: next.pupil })) : nothing}
      </nav>
      <sco-keys-help class="sco-keyboard-only" .where=${t('keys.where.review')} .keys=${this.#keys()}></sco-keys-help>
    </div>`;
  }

  #outcome(waiting: number): Content {
    const handIn = this.#rivals.problem || !this.#decisions.receipt ? this.#rivals : this.#decisions;
    const shown = this.#decisions.problem ? this.#decisions : handIn;
    const { problem, receipt } = shown;
    if (!problem && !receipt) {
      return waiting === 0 ? html`${notice('success', { text: t('review.nothing-left') })}${this.#onwards()}` : nothing;
    }
    const done = waiting === 0 ? t('review.done') : t('review.done.partly', { count: waiting });
    return html`<div class="sco-stack sco-outcome" id="review-outcome" tabindex="-1">
      ${this.#rivals.problem && this.#decisions.receipt ? outcomeOf(this.#decisions, done, this.post.timeZone) : nothing}
      ${outcomeOf(shown, done, this.post.timeZone)}
      ${receipt ? this.#onwards() : nothing}
      ${
        problem && isOvertaken(problem)
          ? html`<div class="sco-button-row">
              <button type="button" class=${look.button} data-variant="secondary" @click=${() => void this.#reload()}>${t('review.reload')}</button>
            </div>`
          : nothing
      }
      ${problem?.code === 'claimed' ? html`<p>${t(shown === this.#rivals ? 'review.claimed.rival' : 'review.claimed.way-out')}</p>` : nothing}
    </div>`;
  }

  #onwards(): TemplateResult {
    const { next, previous } = this.neighbours;
    const onwards = next ?? previous;
    return html`<div class="sco-button-row">
      ${onwards ? html`<a class=${look.button} data-variant="primary" href=${this.#hrefOf(onwards.id)} @click=${this.#byKeyboard}>${t(next ? 'review.next-set' : 'review.previous-set', { pupil: onwards.pupil })}</a>` : nothing}
      ${linkButton(this.#listHref, t('review.inbox'), onwards ? 'secondary' : 'primary')}
    </div>`;
  }

  /** In the bar that stays in sight: what the reader looks at does not move. */
  #changedMeanwhile(review: Review): Content {
    if (!this.newer) return nothing;
    const fields = changedItems(review, this.newer).map((item) => fieldName(item));
    return html`<div class="sco-newer" role="status">
      <p><strong>${t('review.newer')}</strong> ${t('review.newer.text', { fields: fields.join(', ') })}</p>
      <button type="button" class=${look.button} data-variant="secondary" data-size="sm" @click=${this.#adopt}>${t('review.newer.show')}</button>
    </div>`;
  }

  /** A colleague works on it, who alone decides meanwhile. */
  #isHeld({ line }: Review): boolean {
    return line.claim !== null && !line.claim.mine;
  }

  #form(review: Review, waiting: readonly Item[]): TemplateResult {
    const held = this.#isHeld(review);
    const closed = held || !review.mayReview;
    const mine = itemsToDecide(review.items);
    const undecided = (item: Item): boolean => choiceOf(this.choices, item).decision === null;
    const decided = mine.filter((item) => !undecided(item)).length;
    const free = mine.filter((item) => isPlain(item) && undecided(item)).length;
    return html`<form
      class="sco-stack"
      novalidate
      @submit=${(event: Event) => void this.#submit(event, review)}
      @sco-choice-change=${this.#choose}
      @keydown=${this.#key}
    >
      <sco-problem-summary .problems=${this.#summary}></sco-problem-summary>
      ${review.mayReview ? nothing : notice('warning', { text: t('review.not-yours') })}
      <div class="sco-row sco-row--apart">
        <h2>${t('review.to-decide', { count: waiting.length })}</h2>
        ${
          mine.length > 1 && mine.some(isPlain)
            ? html`<div class="sco-act">
                <button
                  type="button"
                  class=${look.button}
                  data-variant="secondary"
                  ?disabled=${closed || free === 0}
                  @click=${() => this.#acceptTheRest(review)}
                >${t('review.accept-rest', { count: free })}</button>
                ${mine.every(isPlain) ? nothing : html`<p class="sco-quiet sco-small">${t('review.accept-rest.stale')}</p>`}
              </div>`
            : nothing
        }
      </div>
      ${repeat(
        waiting,
        (item) => item.id,
        (item) => html`<sco-review-item
          .item=${item}
          .changeId=${this.changeId}
          .line=${review.line}
          .regimes=${review.regimes}
          .timeZone=${this.post.timeZone}
          .choice=${choiceOf(this.choices, item)}
          .problem=${this.problems.find(({ itemId }) => itemId === item.id)?.problem ?? ''}
          ?disabled=${closed || this.#busy}
        ></sco-review-item>`,
      )}
      <div class="sco-selection">
        ${this.#changedMeanwhile(review)}
        <p role="status">${t('review.count', { decided, total: mine.length })}</p>
        <button class=${look.button} ?disabled=${closed} aria-describedby=${held ? CLAIM_STATE : nothing} aria-busy=${this.#busy ? 'true' : nothing} aria-keyshortcuts="Control+Enter">
          ${t('review.submit')} <span class="sco-key-hint" aria-hidden="true">${keyCap(t('keys.review.submit'))}</span>
        </button>
      </div>
    </form>`;
  }

  #settled({ items, regimes }: Review): Content {
    const settled = items.filter((item) => !undecidedItems([item]).length);
    if (settled.length === 0) return nothing;
    return html`<section class="sco-panel">
      <h2>${t('review.settled')}</h2>
      ${settled.map(
        (item) => html`<div class="sco-section">
          <div class="sco-row sco-row--apart">
            <h3>${fieldName(item)}${ownerOf(item)}</h3>
            ${statusTag(ITEM_TONES[item.state], t(`review.item.${item.state}`))}
          </div>
          ${threeWays(item, regimes)} ${proofOf(item, this.changeId)} ${this.#decidedFacts(item, regimes)}
        </div>`,
      )}
    </section>`;
  }

  /** What a decision added: the value kept, the reason given, by whom and when. */
  #decidedFacts(item: Item, regimes: Review['regimes']): Content {
    const { state, field, amended, reason, refusedFor, decidedBy, decidedAt } = item;
    const why = reason ?? (refusedFor === 'OTHER_GUARDIAN' ? t('review.refused-for.OTHER_GUARDIAN') : '');
    const kept: Fact[] =
      state === 'ACCEPTED_AMENDED'
        ? [{ label: t('review.amended.value'), value: shownValue(field, amended, regimes) }]
        : [];
    const given: Fact[] = why ? [{ label: t('review.reason.given'), value: why }] : [];
    const when = decidedAt && momentInWords(decidedAt, this.post.timeZone, language());
    const by: Fact[] =
      decidedBy && when ? [{ label: t('review.decided'), value: t('review.decided.by', { by: decidedBy, when }) }] : [];
    const list = [...kept, ...given, ...by];
    return list.length > 0 ? facts(list) : nothing;
  }

  /** All that waits for the same pupil (issue: « the whole of a pupil »). */
  #others({ others }: Review): Content {
    if (others.length === 0) return nothing;
    return html`<section class="sco-panel">
      <h2>${t('review.others', { count: others.length })}</h2>
      <ul class="sco-lines sco-list--plain">
        ${others.map(
          (line) => html`<li>
            <span><a class=${look.link} href=${this.#hrefOf(line.id)}>${t('review.others.line', { author: line.author, kinship: line.kinship, when: momentInWords(line.submittedAt, this.post.timeZone, language()) })}</a>
              <br /><span class="sco-quiet sco-small">${kindsInWords(line.undecided)}</span></span>
            ${marksOf(line)}
          </li>`,
        )}
      </ul>
      <div class="sco-button-row">${linkButton(decisionsOfPupilPath(this.post.uai, this.changeId), t('decisions.open.pupil'), 'secondary')}</div>
    </section>`;
  }

  // The keys: they act while the focus is on a field to decide, and nowhere else (WCAG 2.1.4).

  #keys(): readonly KeyHelp[] {
    const key = (name: 'ACCEPTED' | 'REFUSED' | 'ACCEPTED_AMENDED' | 'next' | 'previous'): string =>
      t(`keys.review.${name}`);
    return [
      { keys: [key('ACCEPTED')], does: t('keys.review.accept.does') },
      { keys: [key('REFUSED')], does: t('keys.review.refuse.does') },
      { keys: [key('ACCEPTED_AMENDED')], does: t('keys.review.amend.does') },
      { keys: [key('next'), key('previous')], does: t('keys.review.fields.does') },
      {
        keys: [`${t('keys.shift')} + ${key('next')}`, `${t('keys.shift')} + ${key('previous')}`],
        does: t('keys.review.sets.does'),
      },
      { keys: [t('keys.review.submit')], does: t('keys.review.submit.does') },
      { keys: ['?'], does: t('keys.help') },
    ];
  }

  #key = (event: KeyboardEvent): void => {
    const item = (event.target as Element).closest('sco-review-item');
    const act = reviewActOf(event, {
      ACCEPTED: t('keys.review.ACCEPTED'),
      REFUSED: t('keys.review.REFUSED'),
      ACCEPTED_AMENDED: t('keys.review.ACCEPTED_AMENDED'),
      next: t('keys.review.next'),
      previous: t('keys.review.previous'),
    });
    if (!act || !(item instanceof ReviewItem)) return;
    event.preventDefault();
    switch (act) {
      case 'submit':
        (event.currentTarget as HTMLFormElement).requestSubmit();
        return;
      case 'help':
        this.querySelector('sco-keys-help')?.show();
        return;
      case 'next-set':
      case 'previous-set': {
        const to = act === 'next-set' ? this.neighbours.next : this.neighbours.previous;
        if (to) {
          this.#toField = true;
          goTo(this.#hrefOf(to.id));
        } else this.said = t(act === 'next-set' ? 'review.last' : 'review.first');
        return;
      }
      case 'next':
      case 'previous':
        this.#focusField(item, act === 'next' ? 1 : -1);
        return;
      case 'ACCEPTED':
        item.decide(act);
        this.#focusField(item, 1);
        return;
      default:
        item.decide(act);
    }
  };

  /** Whoever goes on by the keyboard goes on deciding; a mouse or a finger sees the page from its top. */
  #byKeyboard = (event: MouseEvent): void => {
    this.#toField = event.detail === 0;
  };

  /** The next field, or the button that sends after the last. */
  #focusField(from: ReviewItem, step: 1 | -1): void {
    const items = [...this.querySelectorAll('sco-review-item')].filter(({ item }) => item.mayDecide);
    const to = items[items.indexOf(from) + step];
    void this.updateComplete.then(() => {
      if (to) to.focusChoice();
      else if (step === 1) this.querySelector<HTMLElement>('.sco-selection button')?.focus();
    });
  }

  // What the reviewer does.

  #choose(event: ChoiceChangeEvent): void {
    this.choices = { ...this.choices, [event.itemId]: event.choice };
    this.problems = this.problems.filter(
      ({ itemId, problem }) => itemId !== event.itemId && problem !== 'nothing-decided',
    );
  }

  #acceptTheRest(review: Review): void {
    this.choices = acceptTheRest(review.items, this.choices);
    this.problems = [];
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.sco-selection button')?.focus());
  }

  async #submit(event: Event, review: Review): Promise<void> {
    event.preventDefault();
    if (this.#busy || this.#isHeld(review) || !review.mayReview) return;
    this.problems = problemsOfChoices(review.items, this.choices);
    this.#summary = this.problems.map(({ itemId, problem }) => this.#inSummary(review, itemId, problem));
    if (this.problems.length > 0) return;
    this.sending = true;
    try {
      await this.#send(review);
    } catch {
      // What was sent is told by its outcome; the live inbox reads the set again.
    } finally {
      this.sending = false;
    }
    void this.#findNeighbours();
    this.#toOutcome();
  }

  /** The decisions on this set, then those that take another guardian's value where it was asked for. */
  async #send(review: Review): Promise<void> {
    const { choices } = this;
    this.#decisions.reset();
    this.#rivals.reset();
    const decisions = decisionsToSend(review.items, choices);
    let now = review;
    if (decisions.length > 0) {
      const accepted = await this.#decisions.send((header) =>
        api.POST('/api/record-changes/{recordChangeId}/decisions', {
          params: { path: { recordChangeId: this.changeId }, header },
          body: { seenRevision: review.revision, decisions },
        }),
      );
      now = await this.#readAgain();
      if (!accepted) return;
    }
    // The other set may bear another revision since this one was decided: what was chosen in it is held against it as it is.
    for (const { recordChangeId, seenRevision, decisions: chosen } of rivalDecisions(
      now.items,
      choices,
      review.items,
    )) {
      const accepted = await this.#rivals.send((header) =>
        api.POST('/api/record-changes/{recordChangeId}/decisions', {
          params: { path: { recordChangeId }, header },
          body: { seenRevision, decisions: [...chosen] },
        }),
      );
      if (!accepted) break;
    }
    await this.#readAgain();
  }

  #inSummary(
    { items }: Review,
    itemId: string,
    problem: ReturnType<typeof problemsOfChoices>[number]['problem'],
  ): FormProblem {
    const item = items.find(({ id }) => id === itemId);
    const control = { 'reason-missing': '-reason', 'amended-invalid': '-amended', 'nothing-decided': '' }[problem];
    const text = t(`review.problem.${problem}`);
    return { name: `decision-${itemId}${control}`, text: item && control ? `${fieldName(item)} : ${text}` : text };
  }

  /** The outcome stands at the top: the focus goes there, for eyes and ears. */
  #toOutcome(): void {
    window.scrollTo(0, 0);
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>('#review-outcome')?.focus({ preventScroll: true }),
    );
  }

  async #afterClaim(): Promise<void> {
    try {
      await this.#readAgain();
    } catch {
      // The live inbox tells the same a moment later.
    }
  }

  async #reload(): Promise<void> {
    this.#decisions.reset();
    this.#rivals.reset();
    try {
      await this.#readAgain();
      await this.updateComplete;
      this.querySelector('sco-review-item')?.focusChoice();
    } catch {
      await this.#first.run();
    }
  }
}

const readReview = async (recordChangeId: string): Promise<Review> =>
  (await answered(api.GET('/api/record-changes/{recordChangeId}', { params: { path: { recordChangeId } } }))).data;

customElements.define('sco-review-page', ReviewPage);
