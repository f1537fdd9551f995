import { html, nothing } from 'lit';
import { t } from '../i18n/words.ts';
import { LightElement } from './light-element.ts';

export interface Step {
  readonly key: string;
  readonly label: string;
  readonly href: string;
  /** Filled in well enough to be left. */
  readonly done: boolean;
}

/** Where one is in a procedure of several pages; the steps already done lead back to themselves. */
export class Stepper extends LightElement {
  static override properties = { steps: { attribute: false }, current: {} };
  declare steps: readonly Step[];
  declare current: string;

  constructor() {
    super();
    this.steps = [];
    this.current = '';
  }

  protected override render() {
    const at = this.steps.findIndex((step) => step.key === this.current);
    const next = this.steps[at + 1];
    return html`<nav class="sco-stepper" aria-label=${t('stepper.label')}>
      <p class="sco-stepper__count">
        ${t('stepper.count', { rank: at + 1, total: this.steps.length })}
        ${next ? html`<span class="sco-quiet">${t('stepper.next', { label: next.label })}</span>` : nothing}
      </p>
      <ol>
        ${this.steps.map(
          (step, index) => html`<li
            data-state=${index < at ? 'done' : 'ahead'}
            aria-current=${index === at ? 'step' : nothing}
          >
            ${index !== at && step.done ? html`<a href=${step.href}>${step.label}</a>` : html`<span>${step.label}</span>`}
          </li>`,
        )}
      </ol>
    </nav>`;
  }
}

customElements.define('sco-stepper', Stepper);
