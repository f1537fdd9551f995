import { html, nothing, type PropertyValues } from 'lit';
import { t } from '../i18n/words.ts';
import { look } from '../theme/look.ts';
import { controlId, type FormProblem } from './form-events.ts';
import { LightElement } from './light-element.ts';

/**
 * What keeps a form from being sent, at its top: takes the focus when it appears, and each line leads to its control.
 * Give it a new array at each attempt to send, not at each keystroke: a new array is what moves the focus.
 */
export class ProblemSummary extends LightElement {
  static override properties = { problems: { attribute: false } };
  declare problems: readonly FormProblem[];

  constructor() {
    super();
    this.problems = [];
  }

  protected override render() {
    if (this.problems.length === 0) return nothing;
    return html`<div class="${look.problemSummary} sco-problem-summary" tabindex="-1" role="group" aria-labelledby="problem-summary-title">
      <h2 id="problem-summary-title">${t('form.problems', { count: this.problems.length })}</h2>
      <ul class="sco-list">
        ${this.problems.map(({ name, text, href }) =>
          href
            ? html`<li><a class=${look.link} href=${href}>${text}</a></li>`
            : html`<li><a class=${look.link} href="#${controlId(name)}" @click=${leadTo(name)}>${text}</a></li>`,
        )}
      </ul>
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('problems') && this.problems.length > 0) {
      this.querySelector<HTMLElement>('[tabindex]')?.focus();
    }
  }
}

/** Focuses the control itself: an address with a fragment would enter the history. */
const leadTo = (name: string) => (event: Event) => {
  event.preventDefault();
  const control = document.getElementById(controlId(name));
  control?.scrollIntoView({ block: 'center' });
  control?.focus({ preventScroll: true });
};

customElements.define('sco-problem-summary', ProblemSummary);
