import { html, nothing } from 'lit';
import { momentInWords } from '../../../../locales/dates.ts';
import { LightElement } from '../../../elements/light-element.ts';
import { statusTag } from '../../../elements/parts.ts';
import { language, t } from '../../../i18n/words.ts';
import { look } from '../../../theme/look.ts';
import { type Dossier, DossierActEvent } from './acts.ts';

/**
 * The documents that the lycée asks for, ticked as they come over the counter; a tick by mistake is taken back.
 * @fires sco-dossier-act
 */
export class DocumentsList extends LightElement {
  static override properties = {
    documents: { attribute: false },
    timeZone: {},
    whyNotMark: {},
    whyNotUnmark: {},
    busy: { type: Boolean },
  };
  declare documents: Dossier['documents'];
  declare timeZone: string;
  /** Why nothing can be ticked, or taken back; empty when it can. */
  declare whyNotMark: string;
  declare whyNotUnmark: string;
  declare busy: boolean;

  constructor() {
    super();
    this.documents = [];
    this.timeZone = 'Europe/Paris';
    this.whyNotMark = '';
    this.whyNotUnmark = '';
    this.busy = false;
  }

  /** The button of a document is another one after each tick: the focus goes to the one that took its place. */
  async focusDocument(documentId: string): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>(`[id="document-${documentId}"]`)?.focus();
  }

  protected override render() {
    const received = this.documents.filter(({ receivedAt }) => receivedAt !== null).length;
    const missing = received < this.documents.length;
    return html`<section class="sco-panel">
      <div class="sco-row sco-row--apart">
        <h2>${t('dossier.documents')}</h2>
        ${this.documents.length > 0 ? html`<span class="sco-quiet sco-numeric">${received} / ${this.documents.length}</span>` : nothing}
      </div>
      ${
        this.documents.length === 0
          ? html`<p class="sco-quiet">${t('dossier.documents.none')}</p>`
          : html`<ul class="sco-lines sco-list--plain">${this.documents.map((document) => this.#line(document))}</ul>`
      }
      ${this.whyNotMark && missing ? html`<p class="sco-quiet sco-small">${this.whyNotMark}</p>` : nothing}
    </section>`;
  }

  #line({ id, label, mandatory, receivedAt }: Dossier['documents'][number]) {
    const button = (act: 'markDocument' | 'unmarkDocument', whyNot: string) => html`<button
      type="button"
      id="document-${id}"
      class=${look.button}
      data-variant=${act === 'markDocument' ? 'secondary' : 'tertiary'}
      data-size="sm"
      ?disabled=${whyNot !== ''}
      aria-disabled=${this.busy ? 'true' : nothing}
      @click=${() => this.#say({ act, documentId: id })}
    >${t(act === 'markDocument' ? 'dossier.documents.mark' : 'dossier.documents.unmark')}<span class="sco-hidden-text"> : ${label}</span></button>`;
    return html`<li>
      <span>
        ${label}
        <span class="sco-quiet sco-small">${t(mandatory ? 'document.mandatory' : 'document.optional')}</span>
      </span>
      ${
        receivedAt
          ? html`<span class="sco-row sco-small">
              ${statusTag('success', t('dossier.documents.received'))}
              <span class="sco-quiet">${momentInWords(receivedAt, this.timeZone, language())}</span>
              ${button('unmarkDocument', this.whyNotUnmark)}
            </span>`
          : button('markDocument', this.whyNotMark)
      }
    </li>`;
  }

  #say(said: { act: 'markDocument' | 'unmarkDocument'; documentId: string }): void {
    if (!this.busy) this.dispatchEvent(new DossierActEvent(said));
  }
}

customElements.define('sco-documents-list', DocumentsList);

declare global {
  interface HTMLElementTagNameMap {
    'sco-documents-list': DocumentsList;
  }
}
