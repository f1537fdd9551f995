import { html, nothing } from 'lit';
import '../../elements/confirm-dialog.ts';
import '../../elements/field.ts';
import type { ControlChangeEvent } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { linkButton, notice } from '../../elements/parts.ts';
import { t } from '../../i18n/words.ts';
import { look } from '../../theme/look.ts';
import { childValues } from '../child-words.ts';

/** The family gives the place up, with its reason if it gave one. */
export class RefuseEvent extends Event {
  static readonly type = 'sco-refuse';
  readonly reason: string | null;

  constructor(reason: string | null) {
    super(RefuseEvent.type);
    this.reason = reason;
  }
}

/**
 * Refusing the affectation (P4): what it means, an optional reason, a second question before the act.
 * @fires sco-refuse
 */
export class RefusalStep extends LightElement {
  static override properties = {
    firstName: {},
    alreadyEnrolled: { type: Boolean },
    backHref: {},
    busy: { type: Boolean },
    reason: { state: true },
  };
  declare firstName: string;
  /** Refusing after a validation frees a place the pupil had: said more plainly (E-03). */
  declare alreadyEnrolled: boolean;
  declare backHref: string;
  declare busy: boolean;
  declare private reason: string;

  constructor() {
    super();
    this.firstName = '';
    this.alreadyEnrolled = false;
    this.backHref = '';
    this.busy = false;
    this.reason = '';
  }

  protected override render() {
    const names = childValues(this.firstName);
    return html`<form class="sco-panel sco-measure" novalidate @submit=${this.#ask} @sco-control-change=${this.#change}>
        ${notice('warning', { title: t('refusal.means.title'), text: t('refusal.means.text', names) })}
        ${this.alreadyEnrolled ? notice('danger', { text: t('refusal.enrolled', names) }) : nothing}
        <sco-field
          name="reason"
          type="long-text"
          .label=${t('refusal.reason')}
          .hint=${t('refusal.reason.hint')}
          .value=${this.reason}
          .maxLength=${1000}
          optional
        ></sco-field>
        <div class="sco-button-row">
          <button class=${look.button} data-color="danger" aria-busy=${this.busy ? 'true' : nothing}>${t('refusal.submit')}</button>
          ${linkButton(this.backHref, t('refusal.back'), 'secondary')}
        </div>
      </form>
      <sco-confirm-dialog
        .heading=${t('refusal.confirm.title', names)}
        .text=${t('refusal.confirm.text', names)}
        .confirm=${t('refusal.confirm.submit')}
        tone="danger"
      ></sco-confirm-dialog>`;
  }

  #change(event: ControlChangeEvent): void {
    this.reason = String(event.value);
  }

  async #ask(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    if (await this.querySelector('sco-confirm-dialog')?.ask())
      this.dispatchEvent(new RefuseEvent(this.reason.trim() || null));
  }
}

customElements.define('sco-refusal-step', RefusalStep);

declare global {
  interface HTMLElementEventMap {
    'sco-refuse': RefuseEvent;
  }
}
