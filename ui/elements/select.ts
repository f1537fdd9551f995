import { html, nothing } from 'lit';
import { t } from '../i18n/words.ts';
import { look } from '../theme/look.ts';
import { ControlChangeEvent, controlId } from './form-events.ts';
import { LightElement } from './light-element.ts';
import { fieldProblem, hintText } from './parts.ts';
import type { Option } from './radio-group.ts';

/**
 * One answer in a long list.
 * @fires sco-control-change with the value chosen, empty for none
 */
export class Select extends LightElement {
  static override properties = {
    name: {},
    label: {},
    hint: {},
    options: { attribute: false },
    value: {},
    problem: {},
    autocomplete: {},
    disabled: { type: Boolean },
    emptyLabel: {},
    measure: {},
  };
  declare name: string;
  declare label: string;
  declare hint: string;
  declare options: readonly Option[];
  declare value: string;
  declare problem: string;
  declare autocomplete: string;
  declare disabled: boolean;
  /** Text of the empty answer; « Choisir » when none is given. */
  declare emptyLabel: string;
  declare measure: 'full' | 'short';

  constructor() {
    super();
    this.name = '';
    this.label = '';
    this.hint = '';
    this.options = [];
    this.value = '';
    this.problem = '';
    this.autocomplete = 'off';
    this.disabled = false;
    this.emptyLabel = '';
    this.measure = 'full';
  }

  protected override render() {
    const id = controlId(this.name);
    const described = [this.hint && `${id}-hint`, this.problem && `${id}-problem`].filter(Boolean).join(' ');
    return html`<div class=${look.field}>
      <label class=${look.label} for=${id}>${this.label}</label>
      ${hintText(id, this.hint)}
      <select
        class="${look.input} ${this.measure === 'short' ? 'sco-short' : ''}"
        id=${id}
        name=${this.name}
        autocomplete=${this.autocomplete as 'off'}
        aria-invalid=${this.problem ? 'true' : nothing}
        aria-describedby=${described || nothing}
        ?disabled=${this.disabled}
        @change=${this.#choose}
      >
        <option value="" ?selected=${this.value === ''}>${this.emptyLabel || t('form.choose')}</option>
        ${this.options.map(
          ({ value, label }) => html`<option value=${value} ?selected=${value === this.value}>${label}</option>`,
        )}
      </select>
      ${fieldProblem(id, this.problem)}
    </div>`;
  }

  #choose(event: Event): void {
    this.value = (event.target as HTMLSelectElement).value;
    this.dispatchEvent(new ControlChangeEvent(this.name, this.value));
  }

  /** A `selected` attribute no longer moves a list the reader has touched: the value is put in by hand. */
  protected override updated(): void {
    const list = this.querySelector('select');
    if (list && list.value !== this.value) list.value = this.value;
  }
}

customElements.define('sco-select', Select);
