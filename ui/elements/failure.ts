import { html, nothing, type TemplateResult } from 'lit';
import { isPassing, Problem } from '../client/problem.ts';
import { t } from '../i18n/words.ts';
import { look } from '../theme/look.ts';
import { notice } from './parts.ts';

/** A problem in the reader's words: the api's own sentences where it wrote some. */
export function problemInWords(error: unknown): { title: string; text: string } {
  if (!(error instanceof Problem)) return { title: t('failure.unexpected.title'), text: t('failure.unexpected.text') };
  if (error.code === 'no-network') return { title: t('failure.network.title'), text: t('failure.network.text') };
  if (error.code === 'unexpected' || !error.title) {
    return { title: t('failure.unexpected.title'), text: t('failure.unexpected.text') };
  }
  return { title: error.title, text: error.detail };
}

/** A page or part that could not be shown, and the way out: try again, or go back. */
export const failure = (error: unknown, retry: () => void): TemplateResult => {
  const { title, text } = problemInWords(error);
  const again = !(error instanceof Problem) || isPassing(error) || error.code === 'unexpected';
  return html`<div class="sco-stack sco-measure">
    ${notice('danger', { title, text, live: true })}
    ${
      again
        ? html`<div class="sco-button-row">
            <button type="button" class=${look.button} @click=${retry}>${t('failure.retry')}</button>
          </div>`
        : nothing
    }
  </div>`;
};
