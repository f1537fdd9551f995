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

/** A guardian refuses the place or disagrees, with a reason if they gave one. */
export class ReasonedActEvent extends Event {
  static readonly type = 'sco-reasoned-act';
  readonly reason: string | null;
  /** One id for one act, however often it is sent. */
  readonly submissionId: string;
  /** To be told the last word: recorded, nothing is kept of it here; refused, it goes again under another id. */
  readonly settle: (recorded: boolean) => void;

  constructor(reason: string | null, submissionId: string, settle: (recorded: boolean) => void) {
    super(ReasonedActEvent.type);
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
 * The two acts that are hard to take back: refusing the place (P4) and signalling a disagreement (E-02). What it means, an
 * optional reason, a second question before the act; a box to tick besides where an enrolment is at stake (E-03). The reason is
 * its author's until it is sent: kept in this browser at each input, never in the draft that both parents share.
 * @fires sco-reasoned-act
 */
export class ReasonedAct extends LightElement {
  static override properties = {
    dossier: { attribute: false },
    kind: {},
    accountId: {},
    busy: { type: Boolean },
    reason: { state: true },
    understood: { state: true },
    problems: { state: true },
  };
  declare dossier: FamilyDossier;
  declare kind: 'refusal' | 'objection';
  declare accountId: string;
  declare busy: boolean;
  declare private reason: string;
  declare private understood: boolean;
  declare private problems: FormProblem[];

  #submissionId = '';

  constructor() {
    super();
    this.kind = 'refusal';
    this.accountId = '';
    this.busy = false;
    this.reason = '';
    this.understood = false;
    this.problems = [];
  }

  get #local(): LocalDraft<Kept> {
    return localDraft(this.accountId, `${this.kind}.${this.dossier.id}`, 'personal');
  }

  /** Whether one more box is asked: an enrolment ends, or another person's act is called into question. */
  get #asksTwice(): boolean {
    return this.kind === 'objection' || this.dossier.state === 'VALIDATED';
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('kind') && !(changed.has('dossier') && this.#submissionId === '')) return;
    const kept = this.#local.read();
    this.reason = kept?.reason ?? '';
    this.#submissionId = kept?.submissionId ?? newSubmissionId();
  }

  protected override render() {
    const { kind, dossier } = this;
    const names = childValues(dossier.pupil.firstName);
    return html`<form class="sco-panel sco-measure" novalidate @submit=${this.#ask} @sco-control-change=${this.#change}>
        <sco-problem-summary .problems=${this.problems}></sco-problem-summary>
        ${notice(kind === 'refusal' ? 'warning' : 'accent', { title: t(`${kind}.means.title`), text: t(`${kind}.means.text`, names) })}
        ${kind === 'refusal' && this.#asksTwice ? notice('danger', { text: t('refusal.enrolled', names) }) : nothing}
        <sco-field
          name="reason"
          type="long-text"
          .label=${t(`${kind}.reason`)}
          .hint=${t(`${kind}.reason.hint`)}
          .value=${this.reason}
          .maxLength=${1000}
          optional
        ></sco-field>
        ${
          this.#asksTwice
            ? html`<sco-checkbox
                name="understood"
                .label=${t(`${kind}.understood`, names)}
                ?checked=${this.understood}
                .problem=${problemOf(this.problems, 'understood')}
              ></sco-checkbox>`
            : nothing
        }
        <div class="sco-button-row">
          <button class=${look.button} data-color=${kind === 'refusal' ? 'danger' : nothing} aria-busy=${this.busy ? 'true' : nothing}>
            ${t(`${kind}.submit`)}
          </button>
          ${linkButton(enrolmentPath(dossier.id), t(`${kind}.back`), 'secondary')}
        </div>
      </form>
      <sco-confirm-dialog
        .heading=${t(`${kind}.confirm.title`, names)}
        .text=${t(`${kind}.confirm.text`, names)}
        .confirm=${t(`${kind}.confirm.submit`)}
        .tone=${kind === 'refusal' ? 'danger' : 'accent'}
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
    const missing = this.#asksTwice && !this.understood;
    this.problems = missing ? [{ name: 'understood', text: t(`${this.kind}.understood.missing`) }] : [];
    if (missing || !(await this.querySelector('sco-confirm-dialog')?.ask())) return;
    this.#keep(this.#submissionId);
    const settle = (recorded: boolean): void => (recorded ? this.#local.erase() : this.#keep(newSubmissionId()));
    this.dispatchEvent(new ReasonedActEvent(this.reason.trim() || null, this.#submissionId, settle));
  }
}

customElements.define('sco-reasoned-act', ReasonedAct);

declare global {
  interface HTMLElementEventMap {
    'sco-reasoned-act': ReasonedActEvent;
  }
}
