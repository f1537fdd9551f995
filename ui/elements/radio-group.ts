import { html, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { t } from '../i18n/words.ts';
import { look } from '../theme/look.ts';
import { ControlChangeEvent, controlId } from './form-events.ts';
import { LightElement } from './light-element.ts';
import { fieldProblem, hintText } from './parts.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  /** Shown, and not to be chosen: its hint says why. */
  readonly disabled?: boolean;
}

/**
 * One answer among several, as large targets.
 * @fires sco-control-change with the value chosen
 */
export class RadioGroup extends LightElement {
  static override properties = {
    name: {},
    legend: {},
    hint: {},
    options: { attribute: false },
    value: {},
    problem: {},
    optional: { type: Boolean },
    disabled: { type: Boolean },
    asTitle: { type: Boolean },
    legendHidden: { type: Boolean },
  };
  declare name: string;
  declare legend: string;
  declare hint: string;
  declare options: readonly Option[];
  declare value: string;
  declare problem: string;
  declare optional: boolean;
  declare disabled: boolean;
  /** The legend is the title of a part of the page. */
  declare asTitle: boolean;
  /** The page's title says the same: the legend is left to screen readers. */
  declare legendHidden: boolean;

  constructor() {
    super();
    this.name = '';
    this.legend = '';
    this.hint = '';
    this.options = [];
    this.value = '';
    this.problem = '';
    this.optional = false;
    this.disabled = false;
    this.asTitle = false;
    this.legendHidden = false;
  }

  protected override render() {
    const id = controlId(this.name);
    const described = [this.hint && `${id}-hint`, this.problem && `${id}-problem`].filter(Boolean).join(' ');
    return html`<fieldset
      class="sco-fieldset ${this.asTitle ? 'sco-fieldset--title' : ''}"
      aria-describedby=${ifDefined(described || undefined)}
      ?disabled=${this.disabled}
    >
      <legend class=${this.legendHidden ? 'sco-hidden-text' : nothing}>${this.legend}${this.optional ? html` <span class="sco-quiet">${t('form.optional')}</span>` : nothing}</legend>
      ${hintText(id, this.hint)} ${fieldProblem(id, this.problem)}
      <div class="sco-options">
        ${this.options.map(
          (
            { value, label, hint, disabled },
            index,
          ) => html`<div class="${look.field} sco-target" data-variant="outline">
            <input
              class=${look.input}
              type="radio"
              id=${index === 0 ? id : `${id}-${index}`}
              name=${this.name}
              value=${value}
              aria-invalid=${this.problem ? 'true' : nothing}
              aria-describedby=${hint ? `${id}-${index}-hint` : nothing}
              ?disabled=${disabled}
              .checked=${live(this.value === value)}
              @change=${() => this.#choose(value)}
            />
            <label for=${index === 0 ? id : `${id}-${index}`}>${label}</label>
            ${hint ? html`<p class="sco-quiet sco-small" id="${id}-${index}-hint">${hint}</p>` : nothing}
          </div>`,
        )}
      </div>
    </fieldset>`;
  }

  #choose(value: string): void {
    this.value = value;
    this.dispatchEvent(new ControlChangeEvent(this.name, value));
  }
}

customElements.define('sco-radio-group', RadioGroup);
