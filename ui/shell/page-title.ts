import { html, nothing, type TemplateResult } from 'lit';
import { LightElement } from '../elements/light-element.ts';
import { takeTitleFocus } from '../router/router.ts';

/**
 * The title of a page, in its band: the document's title follows it, and after a change of page it takes the focus, so that
 * keyboard and screen reader begin where the eye does. Every page renders exactly one, as soon as it knows its title.
 */
export class PageTitle extends LightElement {
  static override properties = {
    heading: {},
    lead: { attribute: false },
    back: { attribute: false },
    aside: { attribute: false },
  };
  declare heading: string;
  /** One or two sentences under the title. */
  declare lead: TemplateResult | string;
  /** Where one comes from, above the title. */
  declare back: { readonly href: string; readonly label: string } | null;
  /** What stands beside the title: a status, a stepper. */
  declare aside: TemplateResult | typeof nothing;

  constructor() {
    super();
    this.heading = '';
    this.lead = '';
    this.back = null;
    this.aside = nothing;
  }

  protected override render() {
    return html`<div class="sco-band">
      <div class="sco-width sco-band__content">
        <div class="sco-band__words">
          ${this.back ? html`<p class="sco-small sco-screen-only"><a href=${this.back.href}>← ${this.back.label}</a></p>` : nothing}
          <h1 tabindex="-1">${this.heading}</h1>
          ${this.lead ? html`<div class="sco-band__lead">${this.lead}</div>` : nothing} ${this.aside}
        </div>
      </div>
    </div>`;
  }

  protected override updated(): void {
    document.title = `${this.heading} – Rentrée`;
    if (takeTitleFocus()) this.querySelector('h1')?.focus({ preventScroll: true });
  }
}

customElements.define('sco-page-title', PageTitle);
