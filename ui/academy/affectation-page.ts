import { html } from 'lit';
import { LightElement } from '../elements/light-element.ts';
import { t } from '../i18n/words.ts';
import '../shell/page-title.ts';
import { type Me, whoIsSignedIn } from '../shell/session.ts';
import '../staff/import-basket.ts';
import { whyNotHeld } from '../staff/rights.ts';

/** Columns without which a line of the affectation cannot be read (§6.3). */
const COLUMNS = [
  'ine',
  'nom',
  'prenom_1',
  'code_uai_etab_origine',
  'rang',
  'code_offre_formation',
  'code_mef',
  'code_uai_etab_accueil',
  'tour',
  'decision',
  'date_decision',
] as const;

/** Import of the results of the affectation (§6.3): each assigned pupil gets a dossier, each receiver a campaign. */
export class AffectationPage extends LightElement {
  static override properties = { academy: { attribute: false } };
  declare academy: Me['academies'][number];

  constructor() {
    super();
    this.academy = { role: 'academyAdmin', code: '', name: '' };
  }

  protected override render() {
    return html`
      <sco-page-title .heading=${t('academy.affectation.title')} .lead=${t('academy.affectation.lead')}></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        <section class="sco-stack sco-measure">
          <p>${t('academy.affectation.text')}</p>
          <details class="sco-more">
            <summary>${t('academy.affectation.columns')}</summary>
            <p class="sco-code">${COLUMNS.join(' ; ')}</p>
            <p class="sco-quiet sco-small">${t('academy.affectation.columns.text')}</p>
          </details>
        </section>
        <sco-import-basket
          .holder=${{ academyCode: this.academy.code }}
          accept=".csv,.zip"
          .whyNot=${whyNotHeld(whoIsSignedIn(), this.academy.code, 'affectation.import')}
        ></sco-import-basket>
      </div>
    `;
  }
}

customElements.define('sco-affectation-page', AffectationPage);
