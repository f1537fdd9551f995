import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { momentInWords } from '../../../locales/dates.ts';
import { answered, api } from '../../client/client.ts';
import { isOvertaken } from '../../client/problem.ts';
import { failure } from '../../elements/failure.ts';
import type { FormProblem } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, type Fact, facts, linkButton, loading, notice, statusTag } from '../../elements/parts.ts';
import '../../elements/problem-summary.ts';
import { language, t } from '../../i18n/words.ts';
import '../../shell/page-title.ts';
import { whoIsSignedIn } from '../../shell/session.ts';
import { HandIn, outcomeOf } from '../../staff/hand-in.ts';
import { whyNotHeld } from '../../staff/rights.ts';
import { look, type Tone } from '../../theme/look.ts';
import { deskPath, type Post } from '../post.ts';
import {
  acceptTheRest,
  type Choices,
  choiceOf,
  decisionsToSend,
  type Item,
  problemsOfChoices,
  type Review,
  undecidedItems,
} from './decisions.ts';
import { type ChoiceChangeEvent, fieldName, threeWays } from './review-item.ts';
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
 * base before a decision is sent, and what the base has overtaken is never accepted in one go with the rest.
 */
export class ReviewPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    changeId: {},
    choices: { state: true },
    problems: { state: true },
    nextId: { state: true },
  };
  declare post: Post;
  declare changeId: string;
  declare private choices: Choices;
  declare private problems: ReturnType<typeof problemsOfChoices>;
  /** The set to decide after this one; null for none, undefined until it is known. */
  declare private nextId: string | null | undefined;

  readonly #review: Task<readonly [string], Review>;
  readonly #decisions = new HandIn(this);
  #summary: FormProblem[] = [];

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.changeId = '';
    this.choices = {};
    this.problems = [];
    this.nextId = undefined;
    this.#review = new Task(this, {
      task: async ([recordChangeId]) =>
        (await answered(api.GET('/api/record-changes/{recordChangeId}', { params: { path: { recordChangeId } } })))
          .data,
      args: () => [this.changeId] as const,
    });
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('changeId')) return;
    this.choices = {};
    this.problems = [];
    this.#summary = [];
    this.nextId = undefined;
    this.#decisions.reset();
  }

  get #back(): { href: string; label: string } {
    return { href: deskPath(this.post.uai, 'modifications'), label: t('inbox.title') };
  }

  protected override render() {
    return this.#review.render({
      pending: () =>
        this.#review.value?.line.id === this.changeId ? this.#page(this.#review.value) : this.#waiting(loading()),
      error: (error) => this.#waiting(failure(error, () => void this.#review.run())),
      complete: (review) => this.#page(review),
    });
  }

  #waiting(content: TemplateResult): TemplateResult {
    return html`
      <sco-page-title .heading=${t('review.title')} .back=${this.#back}></sco-page-title>
      <div class="sco-width sco-body">${content}</div>
    `;
  }

  #page(review: Review): TemplateResult {
    const { line } = review;
    const waiting = undecidedItems(review.items);
    return html`
      <sco-page-title
        .heading=${line.pupil}
        .lead=${t('review.lead', { author: line.author, kinship: line.kinship, when: momentInWords(line.submittedAt, this.post.timeZone, language()) })}
        .back=${this.#back}
      ></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        ${line.withinEnrolment ? notice('accent', { text: t('review.within-enrolment') }) : nothing}
        ${this.#outcome(waiting.length)}
        ${waiting.length > 0 ? this.#form(review, waiting) : nothing}
        ${this.#settled(review)}
        <div class="sco-button-row">
          ${linkButton(deskPath(this.post.uai, 'eleves', line.pupilId, 'historique'), t('pupil.history'), 'tertiary')}
        </div>
      </div>
    `;
  }

  #outcome(waiting: number): Content {
    const { problem, receipt } = this.#decisions;
    if (!problem && !receipt) {
      return waiting === 0 ? notice('success', { text: t('review.nothing-left') }) : nothing;
    }
    const done = receipt?.status === 'ACCEPTED';
    return html`<div class="sco-stack sco-outcome" id="review-outcome" tabindex="-1">
      ${outcomeOf(this.#decisions, waiting === 0 ? t('review.done') : t('review.done.partly', { count: waiting }), this.post.timeZone)}
      ${
        done || receipt
          ? html`<div class="sco-button-row">
              ${
                this.nextId
                  ? linkButton(deskPath(this.post.uai, 'modifications', this.nextId), t('review.next'))
                  : nothing
              }
              ${linkButton(deskPath(this.post.uai, 'modifications'), t('review.inbox'), this.nextId ? 'secondary' : 'primary')}
            </div>`
          : nothing
      }
      ${
        problem && isOvertaken(problem)
          ? html`<div class="sco-button-row">
              <button type="button" class=${look.button} data-variant="secondary" @click=${this.#reload}>${t('review.reload')}</button>
            </div>`
          : nothing
      }
    </div>`;
  }

  #form(review: Review, waiting: readonly Item[]): TemplateResult {
    const whyNot =
      whyNotHeld(whoIsSignedIn(), review.uai, 'recordChange.review') || (review.mayReview ? '' : t('review.not-yours'));
    const decided = waiting.filter((item) => choiceOf(this.choices, item).decision !== null).length;
    const free = waiting.filter(
      (item) => item.state === 'PENDING' && choiceOf(this.choices, item).decision === null,
    ).length;
    const stale = waiting.some((item) => item.state === 'STALE');
    return html`<form class="sco-stack" novalidate @submit=${(event: Event) => void this.#submit(event, review)} @sco-choice-change=${this.#choose}>
      <sco-problem-summary .problems=${this.#summary}></sco-problem-summary>
      ${whyNot ? notice('warning', { text: whyNot }) : nothing}
      <div class="sco-row sco-row--apart">
        <h2>${t('review.to-decide', { count: waiting.length })}</h2>
        <div class="sco-act">
          <button
            type="button"
            class=${look.button}
            data-variant="secondary"
            ?disabled=${whyNot !== '' || free === 0}
            @click=${() => this.#acceptTheRest(review)}
          >${t('review.accept-rest', { count: free })}</button>
          ${stale ? html`<p class="sco-quiet sco-small">${t('review.accept-rest.stale')}</p>` : nothing}
        </div>
      </div>
      ${repeat(
        waiting,
        (item) => item.id,
        (item) => html`<sco-review-item
          .item=${item}
          .choice=${choiceOf(this.choices, item)}
          .problem=${this.problems.find(({ itemId }) => itemId === item.id)?.problem ?? ''}
          ?disabled=${whyNot !== '' || this.#decisions.busy}
        ></sco-review-item>`,
      )}
      <div class="sco-selection">
        <p role="status">${t('review.count', { decided, total: waiting.length })}</p>
        <button class=${look.button} ?disabled=${whyNot !== ''} aria-busy=${this.#decisions.busy ? 'true' : nothing}>
          ${t('review.submit')}
        </button>
      </div>
    </form>`;
  }

  #settled({ items }: Review): Content {
    const settled = items.filter((item) => !undecidedItems([item]).length);
    if (settled.length === 0) return nothing;
    return html`<section class="sco-panel">
      <h2>${t('review.settled')}</h2>
      ${settled.map(
        (item) => html`<div class="sco-section">
          <div class="sco-row sco-row--apart">
            <h3>${fieldName(item)}</h3>
            ${statusTag(ITEM_TONES[item.state], t(`review.item.${item.state}`))}
          </div>
          ${threeWays(item)}
          ${decidedFacts(item)}
        </div>`,
      )}
    </section>`;
  }

  #choose(event: ChoiceChangeEvent): void {
    this.choices = { ...this.choices, [event.itemId]: event.choice };
    this.problems = this.problems.filter(
      ({ itemId, problem }) => itemId !== event.itemId && problem !== 'nothing-decided',
    );
  }

  #acceptTheRest(review: Review): void {
    this.choices = acceptTheRest(review.items, this.choices);
    this.problems = [];
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('form button:not([type])')?.focus());
  }

  async #submit(event: Event, review: Review): Promise<void> {
    event.preventDefault();
    this.problems = problemsOfChoices(review.items, this.choices);
    this.#summary = this.problems.map(({ itemId, problem }) => this.#inSummary(review, itemId, problem));
    if (this.problems.length > 0) return;
    const accepted = await this.#decisions.send(
      (header) =>
        api.POST('/api/record-changes/{recordChangeId}/decisions', {
          params: { path: { recordChangeId: this.changeId }, header },
          body: { seenRevision: review.revision, decisions: decisionsToSend(review.items, this.choices) },
        }),
      () => void this.#findNext(),
    );
    if (accepted) {
      this.choices = {};
      await this.#review.run();
    }
    this.#toOutcome();
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

  /** The oldest other set that still waits; not knowing it is no failure of this page. */
  async #findNext(): Promise<void> {
    try {
      const params = { path: { uai: this.post.uai }, query: { limit: 5 } };
      const { changes } = (await answered(api.GET('/api/establishments/{uai}/record-changes', { params }))).data;
      this.nextId = changes.find(({ id }) => id !== this.changeId)?.id ?? null;
    } catch {
      this.nextId = null;
    }
  }

  #reload = (): void => {
    this.choices = {};
    this.#decisions.reset();
    void this.#review.run();
  };
}

/** What the reviewer added to a decision: the value kept, the reason given. */
function decidedFacts({ state, field, amended, reason }: Item): Content {
  const kept: Fact[] =
    state === 'ACCEPTED_AMENDED' ? [{ label: t('review.amended.value'), value: shownValue(field, amended) }] : [];
  const given: Fact[] = reason ? [{ label: t('review.reason.given'), value: reason }] : [];
  return kept.length + given.length > 0 ? facts([...kept, ...given]) : nothing;
}

customElements.define('sco-review-page', ReviewPage);
