import { html, type TemplateResult } from 'lit';
import { t } from '../i18n/words.ts';
import { look, type Tone } from '../theme/look.ts';
import { LightElement } from './light-element.ts';

/**
 * A question before an act that is hard to undo, in a native dialog: the browser keeps the keyboard inside, closes on
 * Escape and gives the focus back to the button that opened it.
 *
 *     const agreed = await this.querySelector('sco-confirm-dialog')!.ask();
 */
export class ConfirmDialog extends LightElement {
  static override properties = { heading: {}, text: { attribute: false }, confirm: {}, tone: {} };
  declare heading: string;
  declare text: TemplateResult | string;
  /** Label of the button that goes on: a verb, never « OK ». */
  declare confirm: string;
  declare tone: Tone;

  constructor() {
    super();
    this.heading = '';
    this.text = '';
    this.confirm = '';
    this.tone = 'accent';
  }

  /** Opens the dialog; true when the reader goes on, false when they close it in any other way. */
  async ask(): Promise<boolean> {
    await this.updateComplete;
    const dialog = this.querySelector('dialog');
    if (!dialog) return false;
    dialog.returnValue = '';
    dialog.showModal();
    // The safe answer has the focus: Enter by reflex must not do what cannot be undone.
    dialog.querySelector<HTMLElement>('button[value=""]')?.focus();
    await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
    return dialog.returnValue === 'confirm';
  }

  protected override render() {
    return html`<dialog class="sco-dialog" aria-labelledby="confirm-dialog-title">
      <form method="dialog" class="sco-stack">
        <h2 id="confirm-dialog-title">${this.heading}</h2>
        <div>${this.text}</div>
        <div class="sco-button-row">
          <button class=${look.button} data-color=${this.tone} value="confirm">${this.confirm}</button>
          <button class=${look.button} data-variant="secondary" value="">${t('form.cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }
}

customElements.define('sco-confirm-dialog', ConfirmDialog);

declare global {
  interface HTMLElementTagNameMap {
    'sco-confirm-dialog': ConfirmDialog;
  }
}
