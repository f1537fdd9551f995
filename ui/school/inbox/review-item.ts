import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { type FieldValue, sameValue } from '../../../domain/pupil-record/fields.ts';
import { DECISIONS, type Decision } from '../../../domain/record-change/record-change.ts';
import { momentInWords } from '../../../locales/dates.ts';
import '../../elements/field.ts';
import { evidencePath } from '../../client/files.ts';
import { type ControlChangeEvent, controlId } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, fieldProblem, statusTag } from '../../elements/parts.ts';
import '../../elements/select.ts';
import { language, t, type WordKey } from '../../i18n/words.ts';
import { look } from '../../theme/look.ts';
import '../contested/contested-words.ts';
import { type Choice, type DecisionProblem, type Item, isAmendable } from './decisions.ts';
import { keyCap } from './keys-help.ts';
import type { Line } from './line-words.ts';
import { OCCUPATION_CODES } from './occupations.ts';
import { type Regimes, shownValue } from './shown-value.ts';

/** A reviewer has chosen, written a reason or corrected a value for one field. */
export class ChoiceChangeEvent extends Event {
  static readonly type = 'sco-choice-change';
  readonly itemId: string;
  readonly choice: Choice;

  constructor(itemId: string, choice: Choice) {
    super(ChoiceChangeEvent.type, { bubbles: true });
    this.itemId = itemId;
    this.choice = choice;
  }
}

/** Reasons that come back every day: one click writes the sentence, which may then be changed. */
const USUAL_REASONS = ['evidence', 'unreadable', 'wrong-person', 'in-person', 'court'] as const;

/**
 * One field of a record change, to decide: what the guardian saw, what the base says now, what is proposed; then accept,
 * refuse with a reason, or accept a corrected value. Where two guardians want something else, their proposals stand side by
 * side with author and time, and one is chosen (§2.3).
 * @fires sco-choice-change
 */
export class ReviewItem extends LightElement {
  static override properties = {
    item: { attribute: false },
    changeId: {},
    line: { attribute: false },
    regimes: { attribute: false },
    timeZone: {},
    choice: { attribute: false },
    problem: {},
    disabled: { type: Boolean },
  };
  declare item: Item;
  declare changeId: string;
  /** Of the set: who proposes, and when. */
  declare line: Line;
  declare regimes: Regimes;
  declare timeZone: string;
  declare choice: Choice;
  declare problem: DecisionProblem | '';
  declare disabled: boolean;

  constructor() {
    super();
    this.changeId = '';
    this.regimes = [];
    this.timeZone = 'Europe/Paris';
    this.choice = { decision: null, reason: '', amended: null, rivalItemId: null };
    this.problem = '';
    this.disabled = false;
  }

  protected override render() {
    const { item, choice } = this;
    const conflict = item.state === 'CONFLICT' && item.rivals.length > 0;
    const stale = item.state === 'STALE';
    return html`<fieldset class="sco-decision ${stale || conflict ? 'sco-decision--stale' : ''}" ?disabled=${this.disabled || !item.mayDecide} data-decided=${choice.decision ?? nothing}>
      <legend>
        <span class="sco-row sco-row--apart">
          <span class="sco-strong">${fieldName(item)}${ownerOf(item)}</span>
          ${stale ? statusTag('warning', t('review.stale')) : nothing} ${conflict ? statusTag('danger', t('review.conflict')) : nothing}
        </span>
      </legend>
      ${stale ? html`<p class="sco-small">${t('review.stale.text')}</p>` : nothing}
      ${conflict ? this.#proposals() : this.#oneProposal()}
      ${this.problem === 'nothing-decided' ? fieldProblem(this.#name, t('review.problem.nothing-decided')) : nothing}
      ${choice.decision === 'REFUSED' ? this.#reason() : nothing}
      ${choice.decision === 'ACCEPTED_AMENDED' ? this.#amended() : nothing}
      ${item.mayDecide ? nothing : html`<p class="sco-quiet sco-small">${t('review.not-your-field')}</p>`}
    </fieldset>`;
  }

  /** Where the reader begins with this field. */
  focusChoice(): void {
    const chosen = this.querySelector<HTMLElement>('input[type="radio"]:checked');
    const control = chosen ?? this.querySelector<HTMLElement>('input[type="radio"]');
    control?.focus({ preventScroll: true });
    this.scrollIntoView({ block: 'nearest' });
  }

  /** A key of the page: accept goes on by itself, the others need a word, where the focus then is. */
  decide(decision: Decision): void {
    if (decision === 'ACCEPTED_AMENDED' && !isAmendable(this.item)) return;
    this.#change({ decision });
    if (decision === 'ACCEPTED') return;
    const part = decision === 'REFUSED' ? '-reason' : this.#amendedControl();
    void this.updateComplete.then(() => document.getElementById(controlId(`${this.#name}${part}`))?.focus());
  }

  #amendedControl(): string {
    return typeof this.choice.amended === 'object' && this.choice.amended !== null ? '-amended-line1' : '-amended';
  }

  get #name(): string {
    return `decision-${this.item.id}`;
  }

  #oneProposal(): TemplateResult {
    const { item } = this;
    return html`${threeWays(item, this.regimes)} ${proofOf(item, this.changeId)}
      <div class="sco-verdicts" role="radiogroup" aria-label=${t('review.decision', { field: fieldName(item) })}>
        ${DECISIONS.filter((decision) => decision !== 'ACCEPTED_AMENDED' || isAmendable(item)).map((decision) => this.#verdict(decision))}
      </div>`;
  }

  #verdict(decision: Decision, label = t(`review.decision.${decision}`)): TemplateResult {
    const first = decision === DECISIONS[0];
    return html`<label>
      <input
        type="radio"
        id=${first ? controlId(this.#name) : nothing}
        name=${this.#name}
        value=${decision}
        aria-keyshortcuts=${t(`keys.review.${decision}`)}
        .checked=${live(this.choice.decision === decision)}
        @change=${() => this.#change({ decision })}
      />
      <span>${label}</span> <span class="sco-key-hint" aria-hidden="true">${keyCap(t(`keys.review.${decision}`))}</span>
    </label>`;
  }

  /** Both proposals, with author and time; the other one's is taken where it was asked for (§2.3). */
  #proposals(): TemplateResult {
    const { item, line, choice, regimes } = this;
    const proposal = (
      of: { author: string; kinship: string; submittedAt: string; proposed: FieldValue },
      value: string,
      checked: boolean,
      choose: () => void,
    ): TemplateResult => html`<label class="sco-proposal" data-checked=${checked ? '' : nothing}>
      <input type="radio" name=${this.#name} id=${value === 'ACCEPTED' ? controlId(this.#name) : nothing} value=${value} .checked=${live(checked)} @change=${choose} />
      <span class="sco-stack sco-stack--tight">
        <span class="sco-small">${t('review.proposal', { author: of.author, kinship: of.kinship, when: momentInWords(of.submittedAt, this.timeZone, language()) })}</span>
        <span class="sco-strong">${shownValue(item.field, of.proposed, regimes)}</span>
      </span>
    </label>`;
    return html`<p class="sco-small">${t('review.conflict.text')}</p>
      ${threeWays(item, regimes, false)}
      <div class="sco-stack" role="radiogroup" aria-label=${t('review.decision', { field: fieldName(item) })}>
        <div class="sco-proposals">
          ${proposal({ ...line, proposed: item.proposed }, 'ACCEPTED', choice.decision === 'ACCEPTED', () => this.#change({ decision: 'ACCEPTED' }))}
          ${item.rivals.map((rival) =>
            // Accepted in its own set and not written yet: it stays so when this one is refused.
            rival.accepted
              ? html`<div class="sco-proposal">
                  <span class="sco-stack sco-stack--tight">
                    <span class="sco-small">${t('review.proposal', { author: rival.author, kinship: rival.kinship, when: momentInWords(rival.submittedAt, this.timeZone, language()) })}</span>
                    <span class="sco-strong">${shownValue(item.field, rival.proposed, regimes)}</span>
                    <span>${statusTag('success', t('review.rival.accepted'))}</span>
                  </span>
                </div>`
              : proposal(rival, rival.itemId, choice.decision === 'RIVAL' && choice.rivalItemId === rival.itemId, () =>
                  this.#change({ decision: 'RIVAL', rivalItemId: rival.itemId }),
                ),
          )}
        </div>
        ${proofOf(item, this.changeId)}
        <div class="sco-verdicts">
          ${isAmendable(item) ? this.#verdict('ACCEPTED_AMENDED', t('review.conflict.amend')) : nothing}
          ${this.#verdict('REFUSED', t('review.conflict.refuse', { author: line.author }))}
        </div>
      </div>`;
  }

  #reason(): TemplateResult {
    return html`<div class="sco-stack sco-measure">
      <div class="sco-stack sco-stack--tight">
        <p class="sco-small" id="${this.#name}-usual">${t('review.reason.usual')}</p>
        <div class="sco-row" role="group" aria-labelledby="${this.#name}-usual">
          ${USUAL_REASONS.map(
            (reason) => html`<button
              type="button"
              class=${look.button}
              data-variant="secondary"
              data-size="sm"
              @click=${() => this.#usual(t(`review.reason.${reason}`))}
            >${t(`review.reason.${reason}.short`)}</button>`,
          )}
        </div>
      </div>
      <sco-field
        name="${this.#name}-reason"
        type="long-text"
        .label=${t('review.reason')}
        .hint=${t('review.reason.hint')}
        .value=${this.choice.reason}
        .maxLength=${1000}
        .problem=${this.problem === 'reason-missing' ? t('review.problem.reason-missing') : ''}
        @sco-control-change=${(event: ControlChangeEvent) => this.#tell(event, { reason: String(event.value) })}
      ></sco-field>
    </div>`;
  }

  #amended(): TemplateResult {
    const { item, choice } = this;
    const problem = this.problem === 'amended-invalid' ? t('review.problem.amended-invalid') : '';
    if (typeof choice.amended === 'object' && choice.amended !== null) return this.#address(problem);
    if (item.field === 'guardian.occupation')
      return this.#code(
        problem,
        OCCUPATION_CODES.map((code) => ({ value: code, label: t(`occupation.${code}`) })),
      );
    if (item.field === 'pupil.regime')
      return this.#code(
        problem,
        this.regimes.map(({ code, label }) => ({ value: code, label })),
      );
    const type = item.kind === 'phone' ? 'tel' : item.kind === 'email' ? 'email' : 'text';
    return html`<sco-field
      name="${this.#name}-amended"
      .type=${type}
      .label=${t('review.amended')}
      .value=${String(choice.amended ?? '')}
      .problem=${problem}
      measure="short"
      @sco-control-change=${(event: ControlChangeEvent) => this.#tell(event, { amended: String(event.value) || null })}
    ></sco-field>`;
  }

  #code(problem: string, options: readonly { value: string; label: string }[]): TemplateResult {
    return html`<sco-select
      name="${this.#name}-amended"
      .label=${t('review.amended')}
      .options=${options}
      .value=${String(this.choice.amended ?? '')}
      .problem=${problem}
      @sco-control-change=${(event: ControlChangeEvent) => this.#tell(event, { amended: String(event.value) })}
    ></sco-select>`;
  }

  /** Lines of an address, each as it is written in the base; town and country stay of the kind they are. */
  #address(problem: string): TemplateResult {
    const { amended } = this.choice;
    if (typeof amended !== 'object' || amended === null || 'kinship' in amended) return html`${nothing}`;
    const abroad = amended.foreignCity !== null;
    const parts = [
      'line1',
      'line2',
      'line3',
      'line4',
      ...(abroad ? (['foreignCity'] as const) : (['postalCode', 'city'] as const)),
    ] as const;
    const change = (part: (typeof parts)[number]) => (event: ControlChangeEvent) => {
      const text = String(event.value);
      this.#tell(event, { amended: { ...amended, [part]: part === 'line1' ? text : text || null } });
    };
    return html`<fieldset class="sco-fieldset sco-measure" id=${controlId(`${this.#name}-amended`)} tabindex="-1">
      <legend>${t('review.amended')}</legend>
      ${fieldProblem(`${this.#name}-amended`, problem)}
      ${parts.map(
        (part) => html`<sco-field
          name="${this.#name}-amended-${part}"
          .label=${t(`review.address.${part}`)}
          .value=${amended[part] ?? ''}
          .maxLength=${part === 'postalCode' ? 5 : part === 'city' || part === 'foreignCity' ? 32 : 38}
          .measure=${part === 'postalCode' ? 'very-short' : 'full'}
          ?optional=${part !== 'line1' && part.startsWith('line')}
          @sco-control-change=${change(part)}
        ></sco-field>`,
      )}
    </fieldset>`;
  }

  #usual(reason: string): void {
    this.#change({ reason });
    void this.updateComplete.then(() => document.getElementById(controlId(`${this.#name}-reason`))?.focus());
  }

  #tell(event: ControlChangeEvent, change: Partial<Choice>): void {
    event.stopPropagation();
    this.#change(change);
  }

  #change(change: Partial<Choice>): void {
    this.choice = { ...this.choice, ...change };
    this.dispatchEvent(new ChoiceChangeEvent(this.item.id, this.choice));
  }
}

/** « Élève – Téléphone portable »: a field's name does not say whose it is. A contact is a person by itself. */
export const fieldName = ({ field }: Pick<Item, 'field'>): string => {
  const [entity = 'pupil'] = field.split('.');
  if (field === 'contact') return t('field.contact');
  return t('review.field', { whose: t(`review.whose.${entity}` as WordKey), field: t(`field.${field}`) });
};

/** Whose field it is, by name, where a pupil may have several such people. */
export const ownerOf = ({ field, person }: Pick<Item, 'field' | 'person'>): Content =>
  person === null || field.startsWith('pupil.') ? nothing : html` <span class="sco-quiet sco-small">${person}</span>`;

/**
 * Seen, current and proposed side by side (§2.3); what is the same as the base is said to be, not repeated.
 * @param withProposal false where proposals stand by themselves
 */
export function threeWays(
  { field, seen, current, proposed }: Item,
  regimes: Regimes = [],
  withProposal = true,
): TemplateResult {
  const same = (value: FieldValue): Content =>
    sameValue(value, current)
      ? html`<span class="sco-quiet">${t('review.same')}</span>`
      : shownValue(field, value, regimes);
  return html`<dl class="sco-three">
    ${
      !withProposal && sameValue(seen, current)
        ? nothing
        : html`<div class="sco-three__seen" data-same=${sameValue(seen, current) ? '' : nothing}><dt>${t('review.seen')}</dt><dd>${same(seen)}</dd></div>`
    }
    <div><dt>${t('review.current')}</dt><dd>${shownValue(field, current, regimes)}</dd></div>
    ${
      withProposal
        ? html`<div class="sco-three__proposed"><dt>${t('review.proposed')}</dt><dd class="sco-strong">${shownValue(field, proposed, regimes)}</dd></div>`
        : nothing
    }
  </dl>`;
}

/** What a reviewer must know before deciding: the paper shown for it, whether an electronic address has been confirmed. */
export function proofOf({ evidenceId, confirmed, sharedAddress }: Item, changeId: string): Content {
  if (!evidenceId && confirmed === null) return nothing;
  return html`<div class="sco-stack sco-stack--tight">
    ${evidenceId ? html`<p><a class=${look.link} href=${evidencePath(changeId, evidenceId)} download>${t('review.evidence')}</a></p>` : nothing}
    ${
      confirmed === null
        ? nothing
        : html`<p class="sco-small">
            ${statusTag(confirmed ? 'success' : 'warning', t(confirmed ? 'review.email.confirmed' : 'review.email.unconfirmed'))}
            ${confirmed ? nothing : t('review.email.unconfirmed.text')}
          </p>`
    }
    ${sharedAddress ? html`<p class="sco-small">${t('review.email.shared')}</p>` : nothing}
  </div>`;
}

customElements.define('sco-review-item', ReviewItem);

declare global {
  interface HTMLElementTagNameMap {
    'sco-review-item': ReviewItem;
  }
  interface HTMLElementEventMap {
    'sco-choice-change': ChoiceChangeEvent;
  }
}
