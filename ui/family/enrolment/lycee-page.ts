import { html, nothing } from 'lit';
import { LightElement } from '../../elements/light-element.ts';
import { t } from '../../i18n/words.ts';
import { establishmentSheet, messageText } from '../establishment.ts';
import { documentList } from './affectation.ts';
import type { FamilyDossier } from './draft.ts';
import './page-words.ts';

/** What there is to know of the lycée before answering (P3): its message, its sheet, the documents it asks for. */
export class LyceePage extends LightElement {
  static override properties = { dossier: { attribute: false } };
  declare dossier: FamilyDossier;

  protected override render() {
    const { enrolmentMessage, receiving, documents } = this.dossier;
    return html`<div class="sco-stack sco-stack--wide">
      ${
        enrolmentMessage
          ? html`<section class="sco-panel">
              <h2>${t('lycee.message')}</h2>
              <div class="sco-stack sco-measure">${messageText(enrolmentMessage)}</div>
            </section>`
          : nothing
      }
      <section class="sco-panel">
        <h2>${t('lycee.sheet')}</h2>
        ${establishmentSheet(receiving)}
      </section>
      ${documents.length > 0 ? html`<section class="sco-panel">${documentList(this.dossier)}</section>` : nothing}
    </div>`;
  }
}

customElements.define('sco-lycee-page', LyceePage);
