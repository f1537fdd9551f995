import { html } from 'lit';
import { LightElement } from '../elements/light-element.ts';
import { t } from '../i18n/words.ts';
import '../shell/page-title.ts';
import { whoIsSignedIn } from '../shell/session.ts';
import '../staff/import-basket.ts';
import { whyNotHeld } from '../staff/rights.ts';
import type { Post } from './post.ts';

/** Import of an establishment's SIECLE exports (§6.1). */
export class ImportPage extends LightElement {
  static override properties = { post: { attribute: false } };
  declare post: Post;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
  }

  protected override render() {
    return html`
      <sco-page-title .heading=${t('import.title')} .lead=${t('import.lead', { uai: this.post.uai })}></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        <section class="sco-stack sco-measure">
          <h2>${t('import.which')}</h2>
          <ul class="sco-list">
            ${(['eleves', 'responsables', 'nomenclature', 'structures', 'communs', 'geographique'] as const).map(
              (kind) => html`<li>${t(`import.which.${kind}`)}</li>`,
            )}
          </ul>
          <p class="sco-quiet">${t('import.twice')}</p>
        </section>
        <sco-import-basket
          .holder=${{ uai: this.post.uai }}
          .whyNot=${whyNotHeld(whoIsSignedIn(), this.post.uai, 'data.import')}
        ></sco-import-basket>
      </div>
    `;
  }
}

customElements.define('sco-import-page', ImportPage);
