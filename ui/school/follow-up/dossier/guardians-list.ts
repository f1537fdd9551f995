import { html, nothing, type TemplateResult } from 'lit';
import { dayInWords } from '../../../../locales/dates.ts';
import { LightElement } from '../../../elements/light-element.ts';
import { type Content, notice, statusTag } from '../../../elements/parts.ts';
import { language, t, type WordKey } from '../../../i18n/words.ts';
import { look } from '../../../theme/look.ts';
import type { Dossier } from './acts.ts';
import './authority-form.ts';

type Guardian = Dossier['guardians'][number];

/**
 * Whom to call, each number and address to be used at a touch; whose address bounced (E-13); what a court left of an
 * authority, and where that is noted (E-17).
 * @fires sco-authority
 */
export class GuardiansList extends LightElement {
  static override properties = {
    guardians: { attribute: false },
    timeZone: {},
    whyNotAuthority: {},
    busy: { type: Boolean },
  };
  declare guardians: readonly Guardian[];
  declare timeZone: string;
  /** Why nobody's authority can be noted here; empty when it can. */
  declare whyNotAuthority: string;
  declare busy: boolean;

  constructor() {
    super();
    this.guardians = [];
    this.timeZone = 'Europe/Paris';
    this.whyNotAuthority = '';
    this.busy = false;
  }

  protected override render() {
    return html`<section class="sco-panel">
      <h2>${t('dossier.guardians')}</h2>
      ${
        this.guardians.length === 0
          ? html`<p class="sco-quiet">${t('dossier.guardians.none')}</p>`
          : this.guardians.map((guardian) => this.#guardian(guardian))
      }
    </section>`;
  }

  #guardian(guardian: Guardian): TemplateResult {
    const { name, kinship, level, phone, email, hasAccount, bounced } = guardian;
    return html`<div class="sco-section">
      <div class="sco-row sco-row--apart">
        <h3>${name}</h3>
        ${hasAccount ? nothing : statusTag('neutral', t('dossier.guardians.no-account'))}
      </div>
      <p class="sco-quiet sco-small">${[kinship, t(`responsibility.${level}` as WordKey)].join(' – ')}</p>
      <p class="sco-row sco-contact">
        ${phone ? html`<a class=${look.link} href="tel:${phone.replaceAll(' ', '')}">${phone}</a>` : nothing}
        ${email ? html`<a class=${look.link} href="mailto:${email}">${email}</a>` : nothing}
        ${!phone && !email ? html`<span class="sco-quiet">${t('dossier.guardians.no-contact')}</span>` : nothing}
      </p>
      ${bounced ? notice('warning', { level: 3, text: t('dossier.guardians.bounced', { name }) }) : nothing}
      ${level === 1 ? this.#authority(guardian) : nothing}
    </div>`;
  }

  #authority(guardian: Guardian): Content {
    const { authority, authorityDecision: decision } = guardian;
    return html`
      ${
        authority === 'FULL'
          ? nothing
          : html`<p class="sco-row">
              ${statusTag('danger', t(`authority.${authority}`))}
              ${
                decision
                  ? html`<span class="sco-small">${t('authority.decided', { court: decision.court, on: dayInWords(decision.on, language(), { weekday: false }) })}</span>`
                  : nothing
              }
            </p>`
      }
      <details class="sco-more">
        <summary>${t('authority.open')}<span class="sco-hidden-text"> : ${guardian.name}</span></summary>
        ${
          this.whyNotAuthority
            ? html`<p class="sco-quiet sco-small">${this.whyNotAuthority}</p>`
            : html`<sco-authority-form .guardian=${guardian} .timeZone=${this.timeZone} ?busy=${this.busy}></sco-authority-form>`
        }
      </details>
    `;
  }
}

customElements.define('sco-guardians-list', GuardiansList);
