import { html, nothing } from 'lit';
import { momentInWords } from '../../../locales/dates.ts';
import { answered, api, newSubmissionId, once } from '../../client/client.ts';
import { Problem } from '../../client/problem.ts';
import { problemInWords } from '../../elements/failure.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, notice, statusTag } from '../../elements/parts.ts';
import { language, t } from '../../i18n/words.ts';
import { look } from '../../theme/look.ts';
import './evidence-words.ts';
import type { PupilRecord } from './record-words.ts';

type KnownEmail = PupilRecord['emails'][number];

/** Which of one's addresses are confirmed (§1.3), and the link of another sent again. Shows nothing where there is no address. */
export class EmailConfirmation extends LightElement {
  static override properties = {
    pupilId: {},
    emails: { attribute: false },
    mayAsk: { type: Boolean },
    busy: { state: true },
    outcome: { state: true },
  };
  declare pupilId: string;
  declare emails: readonly KnownEmail[];
  /** The reader may change the record, and so ask for a link. */
  declare mayAsk: boolean;
  declare private busy: string;
  declare private outcome: Content;

  constructor() {
    super();
    this.pupilId = '';
    this.emails = [];
    this.mayAsk = false;
    this.busy = '';
    this.outcome = nothing;
  }

  protected override render() {
    if (this.emails.length === 0) return nothing;
    return html`<section class="sco-panel">
      <h2>${t('emails.title')}</h2>
      ${this.emails.map((email) => this.#email(email))} ${this.outcome}
    </section>`;
  }

  #email({ address, inBase, confirmed, linkUntil }: KnownEmail): Content {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return html`<div class="sco-stack sco-stack--tight">
      <p class="sco-row">
        <span><span class="sco-quiet sco-small">${t(inBase ? 'emails.in-base' : 'emails.proposed')}</span><br />${address}</span>
        ${statusTag(confirmed ? 'success' : 'warning', t(confirmed ? 'emails.confirmed' : 'emails.unconfirmed'))}
      </p>
      ${
        confirmed
          ? nothing
          : html`<p class="sco-small">
                ${linkUntil ? t('emails.link-until', { until: momentInWords(linkUntil, zone, language()) }) : t('emails.no-link')}
                ${t('emails.meanwhile')}
              </p>
              ${
                this.mayAsk
                  ? html`<p>
                      <button
                        type="button"
                        class=${look.button}
                        data-variant="secondary"
                        data-size="sm"
                        aria-label=${t('emails.resend.to', { address })}
                        aria-busy=${this.busy === address ? 'true' : nothing}
                        @click=${() => void this.#resend(address)}
                      >${t('emails.resend')}</button>
                    </p>`
                  : nothing
              }`
      }
    </div>`;
  }

  async #resend(address: string): Promise<void> {
    if (this.busy) return;
    this.busy = address;
    this.outcome = nothing;
    try {
      await answered(
        api.POST('/api/pupils/{pupilId}/email-links', {
          params: { path: { pupilId: this.pupilId }, header: once(newSubmissionId()) },
          body: { address },
        }),
      );
      this.outcome = notice('success', { text: t('emails.resent', { address }), live: true });
    } catch (problem) {
      const early = problem instanceof Problem && problem.code === 'too-many-attempts';
      this.outcome = early
        ? notice('warning', { text: t('emails.wait', { minutes: AGAIN_AFTER_MINUTES }), live: true })
        : notice('danger', { ...problemInWords(problem), live: true, level: 3 });
    } finally {
      this.busy = '';
    }
  }
}

/** Between two links to one address, at least. */
const AGAIN_AFTER_MINUTES = 5;

customElements.define('sco-email-confirmation', EmailConfirmation);
