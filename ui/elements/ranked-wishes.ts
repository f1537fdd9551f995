import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/words.ts';
import { look } from '../theme/look.ts';
import { ControlChangeEvent, controlId } from './form-events.ts';
import { LightElement } from './light-element.ts';
import { fieldProblem, hintText } from './parts.ts';
import type { Option } from './radio-group.ts';

/**
 * Wishes in order of preference: add, move up, move down, remove; by buttons, so by keyboard and thumb alike. A change is
 * told in words to screen readers, and the focus stays with the wish that moved.
 * @fires sco-control-change with the codes in order
 */
export class RankedWishes extends LightElement {
  static override properties = {
    name: {},
    legend: {},
    hint: {},
    options: { attribute: false },
    addable: { attribute: false },
    wishes: { attribute: false },
    max: { type: Number },
    /** Only reordering: nothing is added or removed (languages to swap). */
    orderOnly: { type: Boolean },
    legendHidden: { type: Boolean },
    problem: {},
    said: { state: true },
  };
  declare name: string;
  declare legend: string;
  declare hint: string;
  declare options: readonly Option[];
  /** Values that may be added; every option when null. */
  declare addable: readonly string[] | null;
  declare wishes: readonly string[];
  declare max: number;
  declare orderOnly: boolean;
  /** The page's title says the same: the legend is left to screen readers. */
  declare legendHidden: boolean;
  declare problem: string;
  declare private said: string;

  constructor() {
    super();
    this.name = '';
    this.legend = '';
    this.hint = '';
    this.options = [];
    this.addable = null;
    this.wishes = [];
    this.max = 1;
    this.orderOnly = false;
    this.legendHidden = false;
    this.problem = '';
    this.said = '';
  }

  protected override render() {
    const id = controlId(this.name);
    const described = [this.hint && `${id}-hint`, this.problem && `${id}-problem`].filter(Boolean).join(' ');
    const left = this.options.filter(
      ({ value }) => !this.wishes.includes(value) && (this.addable === null || this.addable.includes(value)),
    );
    const full = this.wishes.length >= this.max;
    return html`<fieldset
      class="sco-fieldset sco-fieldset--title"
      id=${id}
      tabindex="-1"
      aria-describedby=${described || nothing}
    >
      <legend class=${this.legendHidden ? 'sco-hidden-text' : nothing}>${this.legend}</legend>
      ${hintText(id, this.hint)} ${fieldProblem(id, this.problem)}
      <ol class="sco-wishes">
        ${repeat(
          this.wishes,
          (code) => code,
          (code, index) => this.#wish(code, index),
        )}
      </ol>
      <p class="sco-hidden-text" role="status">${this.said}</p>
      ${
        this.orderOnly || left.length === 0
          ? nothing
          : html`<p class="sco-small sco-quiet" id="${id}-left">
                ${full ? t('wishes.full', { max: this.max }) : t('wishes.add-among', { left: this.max - this.wishes.length })}
              </p>
              <ul class="sco-row sco-list--plain" aria-labelledby="${id}-left">
                ${left.map(
                  (option) => html`<li>
                    <button
                      type="button"
                      class=${look.button}
                      data-variant="secondary"
                      data-size="sm"
                      data-code=${option.value}
                      aria-disabled=${full ? 'true' : nothing}
                      @click=${() => (full ? undefined : this.#add(option))}
                    ><span aria-hidden="true">+</span><span class="sco-hidden-text">${t('wishes.add')}</span> ${option.label}</button>
                  </li>`,
                )}
              </ul>`
      }
    </fieldset>`;
  }

  #wish(code: string, index: number) {
    const label = this.#label(code);
    const [first, last] = [index === 0, index === this.wishes.length - 1];
    // A focused button that turns `disabled` loses the focus: the ends are aria-disabled instead.
    return html`<li data-code=${code}>
      <span class="sco-wishes__label">${label}</span>
      <span class="sco-wishes__moves">
        <button
          type="button"
          class=${look.button}
          data-variant="secondary"
          data-size="sm"
          data-move="up"
          aria-label=${t('wishes.up', { label })}
          aria-disabled=${first ? 'true' : nothing}
          @click=${() => (first ? undefined : this.#move(index, -1))}
        ><span aria-hidden="true">↑</span></button>
        <button
          type="button"
          class=${look.button}
          data-variant="secondary"
          data-size="sm"
          data-move="down"
          aria-label=${t('wishes.down', { label })}
          aria-disabled=${last ? 'true' : nothing}
          @click=${() => (last ? undefined : this.#move(index, 1))}
        ><span aria-hidden="true">↓</span></button>
        ${
          this.orderOnly
            ? nothing
            : html`<button
                type="button"
                class=${look.button}
                data-variant="tertiary"
                data-size="sm"
                data-color="danger"
                aria-label=${t('wishes.remove', { label })}
                @click=${() => this.#remove(code)}
              ><span aria-hidden="true">✕</span></button>`
        }
      </span>
    </li>`;
  }

  /** A wish that is offered no more is shown by its code, never dropped in silence (E-06). */
  #label(code: string): string {
    return this.options.find((option) => option.value === code)?.label ?? t('wishes.gone', { code });
  }

  #move(index: number, by: -1 | 1): void {
    const code = this.wishes[index];
    if (code === undefined) return;
    const next = this.wishes.toSpliced(index, 1).toSpliced(index + by, 0, code);
    const rank = index + by + 1;
    this.#change(
      next,
      t('wishes.moved', { label: this.#label(code), rank }),
      `li[data-code="${code}"] [data-move=${by < 0 ? 'up' : 'down'}]`,
    );
  }

  #add({ value, label }: Option): void {
    const rank = this.wishes.length + 1;
    this.#change(
      [...this.wishes, value],
      t('wishes.added', { label, rank }),
      `li[data-code="${value}"] [data-move=up]`,
    );
  }

  #remove(code: string): void {
    const said = t('wishes.removed', { label: this.#label(code) });
    this.#change(
      this.wishes.filter((wish) => wish !== code),
      said,
      `button[data-code="${code}"]`,
    );
  }

  #change(wishes: readonly string[], said: string, focus: string): void {
    this.wishes = wishes;
    this.said = said;
    this.dispatchEvent(new ControlChangeEvent(this.name, wishes));
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(focus)?.focus());
  }
}

customElements.define('sco-ranked-wishes', RankedWishes);
