import { html, nothing } from 'lit';
import { LightElement } from '../../../elements/light-element.ts';
import { t } from '../../../i18n/words.ts';
import { look } from '../../../theme/look.ts';
import { type Dossier, DossierActEvent } from './acts.ts';
import { timeLeft } from './time-left.ts';

const SECOND = 1000;

/**
 * The last act may still be taken back: the button, and the time that is left, second by second for the eyes. Screen readers
 * hear of it when it appears and when a minute is left, no more.
 * @fires sco-dossier-act
 */
export class UndoBar extends LightElement {
  static override properties = {
    undoable: { attribute: false },
    ahead: { type: Number },
    busy: { type: Boolean },
    now: { state: true },
  };
  declare undoable: NonNullable<Dossier['undoable']>;
  /** How far the api's clock is ahead of this one, milliseconds: a school's computer may be minutes off. */
  declare ahead: number;
  declare busy: boolean;
  declare private now: number;
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.ahead = 0;
    this.busy = false;
    this.now = Date.now();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = setInterval(() => {
      this.now = Date.now();
    }, SECOND);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
  }

  protected override render() {
    const left = timeLeft(Date.parse(this.undoable.until), this.now + this.ahead);
    if (left === null) return nothing;
    const { act } = this.undoable;
    const what = t(undoneInWords(act));
    return html`<div class="sco-panel sco-panel--quiet">
      <div class="sco-row sco-row--apart">
        <p>
          ${what}
          <span role="timer" class="sco-numeric sco-quiet">${t('undo.left', left)}</span>
        </p>
        <button
          type="button"
          id="act-undo"
          class=${look.button}
          data-variant="secondary"
          aria-busy=${this.busy ? 'true' : nothing}
          @click=${this.#undo}
        >${t('undo.act')}</button>
      </div>
      <p class="sco-hidden-text" role="status">${t(left.minutes === 0 ? 'undo.soon' : 'undo.said')}</p>
    </div>`;
  }

  #undo(): void {
    if (!this.busy) this.dispatchEvent(new DossierActEvent({ act: 'undo', of: this.undoable.submissionId }));
  }
}

const undoneInWords = (act: string) =>
  act === 'integrate' || act === 'setPaper' || act === 'remind' ? (`undo.what.${act}` as const) : 'undo.what.other';

customElements.define('sco-undo-bar', UndoBar);
