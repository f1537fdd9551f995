import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { look } from '../theme/look.ts';
import { ControlChangeEvent, controlId } from './form-events.ts';
import { LightElement } from './light-element.ts';
import { fieldProblem } from './parts.ts';

/**
 * One thing to agree to, or not.
 * @fires sco-control-change with true or false
 */
export class Checkbox extends LightElement {
  static override properties = {
    name: {},
    label: {},
    hint: {},
    checked: { type: Boolean },
    problem: {},
    disabled: { type: Boolean },
  };
  declare name: string;
  declare label: string;
  declare hint: string;
  declare checked: boolean;
  declare problem: string;
  declare disabled: boolean;

  constructor() {
    super();
    this.name = '';
    this.label = '';
    this.hint = '';
    this.checked = false;
    this.problem = '';
    this.disabled = false;
  }

  protected override render() {
    const id = controlId(this.name);
    const described = [this.hint && `${id}-hint`, this.problem && `${id}-problem`].filter(Boolean).join(' ');
    return html`<div class="sco-stack sco-stack--tight">
      <div class="${look.field} sco-target" data-variant="outline">
        <input
          class=${look.input}
          type="checkbox"
          id=${id}
          name=${this.name}
          aria-invalid=${this.problem ? 'true' : nothing}
          aria-describedby=${described || nothing}
          ?disabled=${this.disabled}
          .checked=${live(this.checked)}
          @change=${this.#tick}
        />
        <label for=${id}>${this.label}</label>
        ${this.hint ? html`<p class="sco-quiet sco-small" id="${id}-hint">${this.hint}</p>` : nothing}
      </div>
      ${fieldProblem(id, this.problem)}
    </div>`;
  }

  #tick(event: Event): void {
    this.checked = (event.target as HTMLInputElement).checked;
    this.dispatchEvent(new ControlChangeEvent(this.name, this.checked));
  }
}

customElements.define('sco-checkbox', Checkbox);
