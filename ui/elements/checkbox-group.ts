import { html, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { t } from '../i18n/words.ts';
import { look } from '../theme/look.ts';
import { ControlChangeEvent, controlId } from './form-events.ts';
import { LightElement } from './light-element.ts';
import { fieldProblem, hintText } from './parts.ts';
import type { Option } from './radio-group.ts';

/**
 * Several answers among several, in no order.
 * @fires sco-control-change with the values ticked, in the order of the options
 */
export class CheckboxGroup extends LightElement {
  static override properties = {
    name: {},
    legend: {},
    hint: {},
    options: { attribute: false },
    values: { attribute: false },
    problem: {},
    optional: { type: Boolean },
    asTitle: { type: Boolean },
    legendHidden: { type: Boolean },
  };
  declare name: string;
  declare legend: string;
  declare hint: string;
  declare options: readonly Option[];
  declare values: readonly string[];
  declare problem: string;
  declare optional: boolean;
  declare asTitle: boolean;
  /** The page's title says the same: the legend is left to screen readers. */
  declare legendHidden: boolean;

  constructor() {
    super();
    this.name = '';
    this.legend = '';
    this.hint = '';
    this.options = [];
    this.values = [];
    this.problem = '';
    this.optional = false;
    this.asTitle = false;
    this.legendHidden = false;
  }

  protected override render() {
    const id = controlId(this.name);
    const described = [this.hint && `${id}-hint`, this.problem && `${id}-problem`].filter(Boolean).join(' ');
    return html`<fieldset
      class="sco-fieldset ${this.asTitle ? 'sco-fieldset--title' : ''}"
      aria-describedby=${ifDefined(described || undefined)}
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
              type="checkbox"
              id=${index === 0 ? id : `${id}-${index}`}
              name=${this.name}
              value=${value}
              aria-invalid=${this.problem ? 'true' : nothing}
              aria-describedby=${hint ? `${id}-${index}-hint` : nothing}
              ?disabled=${disabled}
              .checked=${live(this.values.includes(value))}
              @change=${(event: Event) => this.#tick(value, (event.target as HTMLInputElement).checked)}
            />
            <label for=${index === 0 ? id : `${id}-${index}`}>${label}</label>
            ${hint ? html`<p class="sco-quiet sco-small" id="${id}-${index}-hint">${hint}</p>` : nothing}
          </div>`,
        )}
      </div>
    </fieldset>`;
  }

  #tick(value: string, ticked: boolean): void {
    const wanted = (each: string): boolean => (each === value ? ticked : this.values.includes(each));
    this.values = this.options.map((option) => option.value).filter(wanted);
    this.dispatchEvent(new ControlChangeEvent(this.name, this.values));
  }
}

customElements.define('sco-checkbox-group', CheckboxGroup);
