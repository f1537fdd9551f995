import { html, nothing, type PropertyValues } from 'lit';
import { isPassing, type Problem } from '../client/problem.ts';
import { t } from '../i18n/words.ts';
import { look } from '../theme/look.ts';
import { problemInWords } from './failure.ts';
import { LightElement } from './light-element.ts';
import type { Content } from './parts.ts';

/**
 * Why an act of the reader failed, where they acted: the network, the service or the api's no, each with what to do. Takes
 * the focus when it appears, so that nobody waits for something that did not happen.
 */
export class FailureNotice extends LightElement {
  static override properties = {
    problem: { attribute: false },
    more: { attribute: false },
    retry: { attribute: false },
  };
  declare problem: Problem | null;
  /** Said after the problem's own words. */
  declare more: Content;
  /** Tries again; offered for failures that may pass. */
  declare retry: (() => void) | null;

  constructor() {
    super();
    this.problem = null;
    this.more = nothing;
    this.retry = null;
  }

  protected override render() {
    const { problem, retry } = this;
    if (!problem) return nothing;
    const { title, text } = problemInWords(problem);
    const again = retry && (isPassing(problem) || problem.code === 'unexpected');
    return html`<div
      class="${look.alert} sco-stack sco-stack--tight"
      data-color="danger"
      role="group"
      tabindex="-1"
      aria-labelledby="failure-notice-title"
    >
      <h2 id="failure-notice-title">${title}</h2>
      <p>${text}</p>
      ${this.more}
      ${
        again
          ? html`<p><button type="button" class=${look.button} data-variant="secondary" @click=${retry}>${t('failure.retry')}</button></p>`
          : nothing
      }
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('problem') || !this.problem) return;
    const notice = this.querySelector<HTMLElement>('[tabindex]');
    notice?.scrollIntoView({ block: 'center' });
    notice?.focus({ preventScroll: true });
  }
}

customElements.define('sco-failure-notice', FailureNotice);
