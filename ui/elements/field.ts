import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { t } from '../i18n/words.ts';
import { look } from '../theme/look.ts';
import { ControlChangeEvent, controlId } from './form-events.ts';
import { LightElement } from './light-element.ts';
import { fieldProblem, hintText } from './parts.ts';

export type FieldType = 'text' | 'email' | 'tel' | 'date' | 'password' | 'datetime-local' | 'number' | 'long-text';

/**
 * One line (or `long-text`, several) to fill in: label, hint, problem and input, tied together.
 * The browser's own sentences are not used (they speak the browser's language): forms carry `novalidate`.
 * @fires sco-control-change at each keystroke
 */
export class Field extends LightElement {
  static override properties = {
    name: {},
    label: {},
    hint: {},
    value: {},
    problem: {},
    type: {},
    autocomplete: {},
    optional: { type: Boolean },
    disabled: { type: Boolean },
    maxLength: { type: Number },
    min: {},
    max: {},
    measure: {},
    suggestions: { attribute: false },
    counted: { type: Boolean },
  };
  declare name: string;
  declare label: string;
  declare hint: string;
  declare value: string;
  declare problem: string;
  declare type: FieldType;
  declare autocomplete: string;
  /** Most fields must be filled in: the few others say so. */
  declare optional: boolean;
  declare disabled: boolean;
  declare maxLength: number;
  declare min: string;
  declare max: string;
  /** Width that tells how much is expected. */
  declare measure: 'full' | 'short' | 'very-short';
  /** Proposed while one types, never imposed. */
  declare suggestions: readonly string[];
  /** Says how many characters are left: for lines that a form on paper would cut. */
  declare counted: boolean;

  constructor() {
    super();
    this.name = '';
    this.label = '';
    this.hint = '';
    this.value = '';
    this.problem = '';
    this.type = 'text';
    this.autocomplete = 'off';
    this.optional = false;
    this.disabled = false;
    this.maxLength = 254;
    this.min = '';
    this.max = '';
    this.measure = 'full';
    this.suggestions = [];
    this.counted = false;
  }

  protected override render() {
    const id = controlId(this.name);
    const counted = this.counted && this.value !== '';
    const described = [this.hint && `${id}-hint`, counted && `${id}-left`, this.problem && `${id}-problem`]
      .filter(Boolean)
      .join(' ');
    const change = (event: Event): void => {
      this.value = (event.target as HTMLInputElement).value;
      this.dispatchEvent(new ControlChangeEvent(this.name, this.value));
    };
    const shared = {
      className: `${look.input}${this.measure === 'full' ? '' : ` sco-${this.measure}`}`,
      describedBy: described || undefined,
      invalid: this.problem ? 'true' : undefined,
      autocomplete: this.autocomplete as 'off',
    };
    return html`<div class=${look.field}>
      <label class=${look.label} for=${id}>
        ${this.label}${this.optional ? html` <span class="sco-quiet">${t('form.optional')}</span>` : nothing}
      </label>
      ${hintText(id, this.hint)}
      ${
        this.type === 'long-text'
          ? html`<textarea
              class=${shared.className}
              id=${id}
              name=${this.name}
              rows="4"
              maxlength=${this.maxLength}
              aria-describedby=${ifDefined(shared.describedBy)}
              aria-invalid=${ifDefined(shared.invalid as 'true' | undefined)}
              ?disabled=${this.disabled}
              .value=${live(this.value)}
              @input=${change}
            ></textarea>`
          : html`<input
              class=${shared.className}
              id=${id}
              name=${this.name}
              type=${this.type}
              maxlength=${this.maxLength}
              min=${this.min || nothing}
              max=${this.max || nothing}
              autocomplete=${shared.autocomplete}
              autocapitalize=${this.type === 'text' ? nothing : 'none'}
              spellcheck="false"
              list=${this.suggestions.length > 0 ? `${id}-suggestions` : nothing}
              aria-describedby=${ifDefined(shared.describedBy)}
              aria-invalid=${ifDefined(shared.invalid as 'true' | undefined)}
              ?disabled=${this.disabled}
              .value=${live(this.value)}
              @input=${change}
            />`
      }
      ${
        this.suggestions.length > 0
          ? html`<datalist id="${id}-suggestions">${this.suggestions.map((text) => html`<option value=${text}></option>`)}</datalist>`
          : nothing
      }
      ${counted ? this.#left(id) : nothing}
      ${fieldProblem(id, this.problem)}
    </div>`;
  }

  /** Read when the field takes the focus; spoken while one types only when the end is near. */
  #left(id: string): TemplateResult {
    const left = this.maxLength - this.value.length;
    return html`<p class="sco-quiet sco-small" id="${id}-left" aria-live=${left <= 5 ? 'polite' : 'off'}>${t('form.left', { count: left })}</p>`;
  }
}

customElements.define('sco-field', Field);
