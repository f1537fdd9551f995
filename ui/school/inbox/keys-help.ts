import { html, type TemplateResult } from 'lit';
import { LightElement } from '../../elements/light-element.ts';
import { t } from '../../i18n/words.ts';
import { look } from '../../theme/look.ts';

/** One thing that keys do. */
export interface KeyHelp {
  /** Each of them does it. */
  readonly keys: readonly string[];
  readonly does: string;
}

export const keyCap = (key: string): TemplateResult => html`<kbd class="sco-key">${key}</kbd>`;

/** The keys that work on a page, in a native dialog: opened by its own button, or by `?` where the keys work. */
export class KeysHelp extends LightElement {
  static override properties = { keys: { attribute: false }, where: {} };
  declare keys: readonly KeyHelp[];
  /** Where the focus must be for the keys to act. */
  declare where: string;

  constructor() {
    super();
    this.keys = [];
    this.where = '';
  }

  /** The focus goes back where it was when the dialog is closed. */
  show(): void {
    const dialog = this.querySelector('dialog');
    if (!dialog || dialog.open) return;
    dialog.showModal();
    dialog.querySelector('button')?.focus();
  }

  protected override render() {
    return html`<button
        type="button"
        class=${look.button}
        data-variant="tertiary"
        data-size="sm"
        aria-haspopup="dialog"
        @click=${() => this.show()}
      >${t('keys.open')} ${keyCap('?')}</button>
      <dialog class="sco-dialog" aria-labelledby="keys-title">
        <form method="dialog" class="sco-stack">
          <h2 id="keys-title">${t('keys.title')}</h2>
          <p>${this.where}</p>
          <dl class="sco-keys">
            ${this.keys.map(({ keys, does }) => html`<div><dt>${keys.map(keyCap)}</dt><dd>${does}</dd></div>`)}
          </dl>
          <div class="sco-button-row"><button class=${look.button} value="">${t('keys.close')}</button></div>
        </form>
      </dialog>`;
  }
}

customElements.define('sco-keys-help', KeysHelp);

declare global {
  interface HTMLElementTagNameMap {
    'sco-keys-help': KeysHelp;
  }
}
