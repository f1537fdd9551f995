import { html, nothing, type TemplateResult } from 'lit';
import '../elements/language-switch.ts';
import { LightElement } from '../elements/light-element.ts';
import { t } from '../i18n/words.ts';
import { look } from '../theme/look.ts';
import mark from '../theme/mark.svg';

export interface NavigationLink {
  readonly href: string;
  readonly label: string;
}

/**
 * What surrounds every page: skip link, header with the service's name and the person's tools, footer with the declaration
 * of accessibility (RGAA), the notice on personal data (§7) and help. An entry renders it once, with its page as `content`.
 * @fires sco-sign-out when the reader ends the session
 */
export class PageFrame extends LightElement {
  static override properties = {
    service: {},
    home: {},
    person: {},
    links: { attribute: false },
    content: { attribute: false },
  };
  /** Which of the three desks, in words. */
  declare service: string;
  declare home: string;
  /** Name of the person signed in; empty for nobody. */
  declare person: string;
  declare links: readonly NavigationLink[];
  declare content: TemplateResult | typeof nothing;

  constructor() {
    super();
    this.service = '';
    this.home = '/';
    this.person = '';
    this.links = [];
    this.content = nothing;
  }

  protected override render() {
    return html`
      <a class="sco-skip" href="#main" @click=${skipToMain}>${t('frame.skip')}</a>
      <header class="sco-header">
        <div class="sco-width">
          <div class="sco-header__line">
            <a class="sco-brand" href=${this.home}>
              <img class="sco-brand__mark" src=${mark} alt="" width="36" height="36" />
              <span><span class="sco-brand__name">Rentrée</span><span class="sco-brand__service">${this.service}</span></span>
            </a>
            <div class="sco-header__tools">
              <sco-language-switch></sco-language-switch>
              ${
                this.person
                  ? html`<span class="sco-header__person">${this.person}</span>
                      <button
                        type="button"
                        class=${look.button}
                        data-variant="tertiary"
                        data-size="sm"
                        @click=${() => this.dispatchEvent(new Event('sco-sign-out'))}
                      >${t('frame.sign-out')}</button>`
                  : nothing
              }
            </div>
          </div>
          ${
            this.links.length > 0
              ? html`<nav class="sco-nav" aria-label=${t('frame.navigation')}>
                  <ul>
                    ${this.links.map(
                      ({ href, label }) =>
                        html`<li><a href=${href} aria-current=${isCurrent(href, this.home) ? 'page' : nothing}>${label}</a></li>`,
                    )}
                  </ul>
                </nav>`
              : nothing
          }
        </div>
      </header>
      <main class="sco-main" id="main" tabindex="-1">${this.content}</main>
      <footer class="sco-footer">
        <div class="sco-width sco-footer__content">
          <span>${t('frame.footer')}</span>
          <ul>
            <li><a href="/accessibilite">${t('frame.accessibility')}</a></li>
            <li><a href="/donnees-personnelles">${t('frame.personal-data')}</a></li>
            <li><a href="/aide">${t('frame.help')}</a></li>
          </ul>
        </div>
      </footer>
    `;
  }
}

/** The home is current on its own address only; another section also on the pages under it. */
const isCurrent = (href: string, home: string): boolean =>
  href === home ? location.pathname === home : location.pathname.startsWith(href);

const skipToMain = (event: Event): void => {
  event.preventDefault();
  document.getElementById('main')?.focus();
};

customElements.define('sco-page-frame', PageFrame);
