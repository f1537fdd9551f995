import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { answered, api, type Schemas } from '../client/client.ts';
import { failure, problemInWords } from '../elements/failure.ts';
import { LightElement } from '../elements/light-element.ts';
import { type Content, linkButton, loading, notice } from '../elements/parts.ts';
import { t } from '../i18n/words.ts';
import '../shell/page-title.ts';
import { look } from '../theme/look.ts';
import './record/evidence-words.ts';

type LinkRead = Schemas['EmailLinkRead'];

/**
 * Where the link of letter M-02 leads (§1.3). Looking confirms nothing, for programs that guard mailboxes open links too; the
 * button does. Nobody needs to be signed in: who has the link has read the letter.
 */
export class EmailLinkPage extends LightElement {
  static override properties = { token: {}, outcome: { state: true }, failed: { state: true }, busy: { state: true } };
  declare token: string;
  /** What the button said; null until it was pressed. */
  declare private outcome: LinkRead | null;
  declare private failed: unknown;
  declare private busy: boolean;

  readonly #link: Task<readonly [string], LinkRead>;

  constructor() {
    super();
    this.token = '';
    this.outcome = null;
    this.failed = null;
    this.busy = false;
    this.#link = new Task(this, {
      task: async ([token]) => (await answered(api.POST('/api/email-link-readings', { body: { token } }))).data,
      args: () => [this.token] as const,
    });
  }

  protected override render() {
    return html`
      <sco-page-title .heading=${t('email-link.title')}></sco-page-title>
      <div class="sco-width sco-body">
        <div class="sco-stack sco-stack--wide sco-measure">
          ${this.#link.render({
            pending: () => loading(),
            error: (error) => failure(error, () => void this.#link.run()),
            complete: (link) => this.#read(this.outcome ?? link),
          })}
        </div>
      </div>
    `;
  }

  #read({ state, address }: LinkRead): Content {
    if (state === 'WAITING') return this.#form(address ?? '');
    const tone = state === 'CONFIRMED' ? 'success' : state === 'USED' ? 'accent' : 'warning';
    return html`
      <div class="sco-outcome" id="email-link-outcome" tabindex="-1">
        ${notice(tone, { title: t(`email-link.${state}`), text: t(`email-link.${state}.text`, { address: address ?? '' }), live: true })}
      </div>
      <div class="sco-button-row">${linkButton('/', t('email-link.home'))}</div>
    `;
  }

  #form(address: string): Content {
    return html`<form class="sco-panel" @submit=${this.#confirm}>
      ${this.failed ? notice('danger', { ...problemInWords(this.failed), live: true }) : nothing}
      <h2>${t('email-link.waiting')}</h2>
      <p class="sco-strong">${address}</p>
      <p>${t('email-link.waiting.text')}</p>
      <div class="sco-button-row">
        <button class=${look.button} aria-busy=${this.busy ? 'true' : nothing}>${t('email-link.submit')}</button>
      </div>
      <p class="sco-quiet sco-small">${t('email-link.not-mine')}</p>
    </form>`;
  }

  #confirm = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    this.failed = null;
    try {
      this.outcome = (await answered(api.POST('/api/email-confirmations', { body: { token: this.token } }))).data;
      await this.updateComplete;
      this.querySelector<HTMLElement>('#email-link-outcome')?.focus();
    } catch (problem) {
      this.failed = problem;
    } finally {
      this.busy = false;
    }
  };
}

customElements.define('sco-email-link-page', EmailLinkPage);
