import { html, nothing } from 'lit';
import { newSubmissionId } from '../../client/client.ts';
import '../../elements/checkbox.ts';
import '../../elements/confirm-dialog.ts';
import '../../elements/field.ts';
import { type ControlChangeEvent, type FormProblem, problemOf } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { linkButton, notice } from '../../elements/parts.ts';
import '../../elements/problem-summary.ts';
import { t } from '../../i18n/words.ts';
import { type LocalDraft, localDraft } from '../../shell/local-drafts.ts';
import { look } from '../../theme/look.ts';
import { childValues } from '../child-words.ts';
import type { FamilyDossier } from './draft.ts';
import './page-words.ts';
import { enrolmentPath } from './paths.ts';

/** The family gives the place up, with its reason if it gave one. */
export class RefuseEvent extends Event {
  static readonly type = 'sco-refuse';
  readonly reason: string | null;
  /** One id for one refusal, however often it is sent. */
  readonly submissionId: string;
  /** To be told the last word: recorded, nothing is kept of it here; refused, it goes again under another id. */
  readonly settle: (recorded: boolean) => void;

  constructor(reason: string | null, submissionId: string, settle: (recorded: boolean) => void) {
    super(RefuseEvent.type);
    this.reason = reason;
    this.submissionId = submissionId;
    this.settle = settle;
  }
}

interface Kept {
  readonly reason: string;
  readonly submissionId: string;
}

/**
 * Refusing the affectation (P4): what it means, an optional reason, a second question before the act. After an acceptance it
 * is confirmed twice (E-03). The reason is its author's until it is sent: it is kept in this browser, never in the draft that
 * both parents share.
 * @fires sco-refuse
 */
export class RefusalStep extends LightElement {
  static override properties = {
    dossier: { attribute: false },
    accountId: {},
    busy: { type: Boolean },
    reason: { state: true },
    understood: { state: true },
    problems: { state: true },
  };
  declare dossier: FamilyDossier;
  declare accountId: string;
  declare busy: boolean;
  declare private reason: string;
  declare private understood: boolean;
  declare private problems: FormProblem[];

  #submissionId = '';

  constructor() {
    super();
    this.accountId = '';
    this.busy = false;
    this.reason = '';
    this.understood = false;
    this.problems = [];
  }

  get #local(): LocalDraft<Kept> {
    return localDraft(this.accountId, `refusal.${this.dossier.id}`, 'personal');
  }

  get #alreadyEnrolled(): boolean {
    return this.dossier.state === 'VALIDATED';
  }

  protected override firstUpdated(): void {
    const kept = this.#local.read();
    this.reason = kept?.reason ?? '';
    this.#submissionId = kept?.submissionId ?? newSubmissionId();
  }

  protected override render() {
    const { id, pupil } = this.dossier;
    const names = childValues(pupil.firstName);
    return html`<form class="sco-panel sco-measure" novalidate @submit=${this.#ask} @sco-control-change=${this.#change}>
        <sco-problem-summary .problems=${this.problems}></sco-problem-summary>
        ${notice('warning', { title: t('refusal.means.title'), text: t('refusal.means.text', names) })}
        ${this.#alreadyEnrolled ? notice('danger', { text: t('refusal.enrolled', names) }) : nothing}
        <sco-field
          name="reason"
          type="long-text"
          .label=${t('refusal.reason')}
          .hint=${t('refusal.reason.hint')}
          .value=${this.reason}
          .maxLength=${1000}
          optional
        ></sco-field>
        ${
          this.#alreadyEnrolled
            ? html`<sco-checkbox
                name="understood"
                .label=${t('refusal.understood', names)}
                ?checked=${this.understood}
                .problem=${problemOf(this.problems, 'understood')}
              ></sco-checkbox>`
            : nothing
        }
        <div class="sco-button-row">
          <button class=${look.button} data-color="danger" aria-busy=${this.busy ? 'true' : nothing}>${t('refusal.submit')}</button>
          ${linkButton(enrolmentPath(id), t('refusal.back'), 'secondary')}
        </div>
      </form>
      <sco-confirm-dialog
        .heading=${t('refusal.confirm.title', names)}
        .text=${t('refusal.confirm.text', names)}
        .confirm=${t('refusal.confirm.submit')}
        tone="danger"
      ></sco-confirm-dialog>`;
  }

  #change(event: ControlChangeEvent): void {
    if (event.name === 'understood') {
      this.understood = event.value === true;
      return;
    }
    this.reason = String(event.value);
    // Another content is another submission.
    this.#keep(newSubmissionId());
  }

  #keep(submissionId: string): void {
    this.#submissionId = submissionId;
    this.#local.write({ reason: this.reason, submissionId });
  }

  async #ask(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const missing = this.#alreadyEnrolled && !this.understood;
    this.problems = missing ? [{ name: 'understood', text: t('refusal.understood.missing') }] : [];
    if (missing || !(await this.querySelector('sco-confirm-dialog')?.ask())) return;
    this.#keep(this.#submissionId);
    const settle = (recorded: boolean): void => (recorded ? this.#local.erase() : this.#keep(newSubmissionId()));
    this.dispatchEvent(new RefuseEvent(this.reason.trim() || null, this.#submissionId, settle));
  }
}

customElements.define('sco-refusal-step', RefusalStep);

declare global {
  interface HTMLElementEventMap {
    'sco-refuse': RefuseEvent;
  }
}
