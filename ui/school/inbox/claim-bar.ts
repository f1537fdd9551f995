import { html, nothing, type TemplateResult } from 'lit';
import { api } from '../../client/client.ts';
import { problemInWords } from '../../elements/failure.ts';
import { LightElement } from '../../elements/light-element.ts';
import { notice } from '../../elements/parts.ts';
import { t } from '../../i18n/words.ts';
import { HandIn } from '../../staff/hand-in.ts';
import { Confirmation } from '../../staff/question.ts';
import { look } from '../../theme/look.ts';
import { type Line, sinceInWords } from './line-words.ts';

/** Where the page says who works on the set: why nothing else can be done there meanwhile. */
export const CLAIM_STATE = 'claim-state';

/** A set was claimed or released: what is shown of it is not true any more. */
export class ClaimChangeEvent extends Event {
  static readonly type = 'sco-claim-change';
  constructor() {
    super(ClaimChangeEvent.type, { bubbles: true });
  }
}

/**
 * Who works on a set, and the ways to take it, to give it back, to take it over from a colleague, which is asked twice. To
 * open the page claims nothing (§2.2-0).
 * @fires sco-claim-change
 */
export class ClaimBar extends LightElement {
  static override properties = { line: { attribute: false }, timeZone: {}, said: { state: true } };
  declare line: Line;
  declare timeZone: string;
  declare private said: string;

  readonly #handIn = new HandIn(this);
  readonly #confirmation = new Confirmation(this);

  constructor() {
    super();
    this.timeZone = 'Europe/Paris';
    this.said = '';
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('line') as Line | undefined;
    if (!changed.has('line') || before?.id === this.line.id) return;
    this.said = '';
    this.#handIn.reset();
  }

  protected override render() {
    const { claim } = this.line;
    const { problem, busy } = this.#handIn;
    const button = (label: string, run: () => void, variant = 'secondary'): TemplateResult => html`<button
      type="button"
      class=${look.button}
      data-variant=${variant}
      data-size="sm"
      aria-busy=${busy ? 'true' : nothing}
      @click=${run}
    >${label}</button>`;
    return html`<div class="sco-claim" data-held=${claim ? (claim.mine ? 'mine' : 'other') : nothing}>
        <p id=${CLAIM_STATE}>${this.#state()}</p>
        ${
          claim === null
            ? button(t('claim.take'), () => void this.#claim(false))
            : claim.mine
              ? button(t('claim.release'), () => void this.#release(), 'tertiary')
              : button(t('claim.take-over'), () => void this.#takeOver(claim.by))
        }
      </div>
      <p class="sco-hidden-text" role="status">${this.said}</p>
      ${problem ? notice('danger', { ...problemInWords(problem), live: true }) : nothing}
      ${this.#confirmation.dialog}`;
  }

  #state(): string {
    const { claim } = this.line;
    if (!claim) return t('claim.free');
    const since = sinceInWords(claim.since, this.timeZone);
    return claim.mine ? t('claim.mine', { since }) : t('claim.held', { by: claim.by, since });
  }

  async #takeOver(by: string): Promise<void> {
    const agreed = await this.#confirmation.ask({
      heading: t('claim.take-over.title', { by }),
      text: t('claim.take-over.text', { by }),
      confirm: t('claim.take-over'),
    });
    if (agreed) await this.#claim(true);
  }

  #claim = (takeOver: boolean): Promise<void> =>
    this.#send(t('claim.taken'), (header) =>
      api.POST('/api/record-changes/{recordChangeId}/claims', {
        params: { path: { recordChangeId: this.line.id }, header },
        body: { takeOver },
      }),
    );

  #release = (): Promise<void> =>
    this.#send(t('claim.released'), (header) =>
      api.POST('/api/record-changes/{recordChangeId}/releases', {
        params: { path: { recordChangeId: this.line.id }, header },
      }),
    );

  async #send(done: string, call: Parameters<HandIn['send']>[0]): Promise<void> {
    this.#handIn.reset();
    if (await this.#handIn.send(call)) this.said = done;
    // Refused, somebody was quicker: what is true now is shown either way.
    this.dispatchEvent(new ClaimChangeEvent());
    await this.updateComplete;
    this.querySelector<HTMLElement>('.sco-claim button')?.focus();
  }
}

customElements.define('sco-claim-bar', ClaimBar);

declare global {
  interface HTMLElementTagNameMap {
    'sco-claim-bar': ClaimBar;
  }
  interface HTMLElementEventMap {
    'sco-claim-change': ClaimChangeEvent;
  }
}
