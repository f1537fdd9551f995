import { html, nothing } from 'lit';
import { papers } from '../../locales/fr/papers.ts';
import { download, type ReceivedFile } from '../client/files.ts';
import { addWords, t } from '../i18n/words.ts';
import { look } from '../theme/look.ts';
import { problemInWords } from './failure.ts';
import { LightElement } from './light-element.ts';
import { notice } from './parts.ts';

await addWords(papers, async () => (await import('../../locales/en/papers.ts')).papers);

/**
 * A link to a file that is made when it is asked for. A link, so that it can be opened in a tab or kept; at a click the file
 * is fetched in the language of the page, and what goes wrong is told under it. `label` says what kind of file
 * it is; it is asked when the link is shown, as its words may come with this element.
 */
export class FileLink extends LightElement {
  static override properties = {
    label: { attribute: false },
    href: {},
    variant: {},
    file: { attribute: false },
    busy: { state: true },
    failed: { state: true },
  };
  declare label: () => string;
  declare href: string;
  declare variant: 'primary' | 'secondary' | 'tertiary';
  declare file: () => Promise<ReceivedFile>;
  declare private busy: boolean;
  declare private failed: unknown;

  constructor() {
    super();
    this.label = () => '';
    this.href = '';
    this.variant = 'secondary';
    this.file = () => Promise.reject(new Error('no file'));
    this.busy = false;
    this.failed = null;
  }

  protected override render() {
    return html`<div class="sco-stack sco-stack--tight">
      <a
        class=${look.button}
        data-variant=${this.variant}
        href=${this.href}
        download
        aria-busy=${this.busy ? 'true' : nothing}
        @click=${(event: MouseEvent) => void this.#fetch(event)}
      >${this.label()}</a>
      ${this.busy ? html`<span class="sco-hidden-text" role="status">${t('file.making')}</span>` : nothing}
      ${this.failed ? notice('danger', { ...problemInWords(this.failed), live: true, level: 3 }) : nothing}
    </div>`;
  }

  async #fetch(event: MouseEvent): Promise<void> {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.failed = null;
    try {
      download(await this.file());
    } catch (problem) {
      this.failed = problem;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('sco-file-link', FileLink);
