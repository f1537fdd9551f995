import { html, nothing } from 'lit';
import { EVIDENCE_MAX_BYTES, EVIDENCE_TYPES } from '../../../domain/record-change/evidence.ts';
import { newSubmissionId } from '../../client/client.ts';
import { putEvidence } from '../../client/files.ts';
import { problemInWords } from '../../elements/failure.ts';
import { controlId } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, fieldProblem, hintText } from '../../elements/parts.ts';
import { language, t } from '../../i18n/words.ts';
import { look } from '../../theme/look.ts';
import './evidence-words.ts';

/** A paper that the school has received, and that no change speaks of yet. */
export interface Paper {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

/** A paper has arrived, or was taken away. */
export class EvidenceChangeEvent extends Event {
  static readonly type = 'sco-evidence-change';
  readonly name: string;
  readonly paper: Paper | null;

  constructor(name: string, paper: Paper | null) {
    super(EvidenceChangeEvent.type, { bubbles: true });
    this.name = name;
    this.paper = paper;
  }
}

/**
 * The paper shown for a field (§2.1): what is taken and how large is told before the choice, its bytes go at once, and what
 * is wrong with them is said under the button.
 * @fires sco-evidence-change
 */
export class EvidenceField extends LightElement {
  static override properties = {
    name: {},
    label: {},
    pupilId: {},
    paper: { attribute: false },
    problem: {},
    sending: { state: true },
    percent: { state: true },
    refused: { state: true },
    said: { state: true },
  };
  /** Of the field that it is shown for. */
  declare name: string;
  declare label: string;
  declare pupilId: string;
  declare paper: Paper | null;
  declare problem: string;
  /** Name of the file under way; empty when none is. */
  declare private sending: string;
  declare private percent: number;
  declare private refused: string;
  declare private said: string;

  #upload: AbortController | null = null;

  constructor() {
    super();
    this.name = '';
    this.label = '';
    this.pupilId = '';
    this.paper = null;
    this.problem = '';
    this.sending = '';
    this.percent = 0;
    this.refused = '';
    this.said = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#upload?.abort();
  }

  get #id(): string {
    return controlId(`${this.name}.evidence`);
  }

  protected override render() {
    const id = this.#id;
    const problem = this.refused || this.problem;
    const described = [`${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
    return html`<div class="sco-stack sco-stack--tight">
      <p class=${look.label} id="${id}-label">${t('evidence.label', { label: this.label })}</p>
      ${hintText(id, t('evidence.hint'))} ${fieldProblem(id, problem)}
      <input
        id=${id}
        class="sco-hidden-text"
        type="file"
        accept=${EVIDENCE_TYPES.join(',')}
        aria-labelledby="${id}-label ${id}-button"
        aria-describedby=${described}
        aria-invalid=${problem ? 'true' : nothing}
        ?disabled=${this.sending !== ''}
        @change=${this.#choose}
      />
      <div class="sco-button-row">
        <label id="${id}-button" class=${look.button} data-variant="secondary" for=${id} aria-disabled=${this.sending ? 'true' : nothing}>
          ${t(this.paper ? 'evidence.replace' : 'evidence.choose')}
        </label>
        ${
          this.paper && !this.sending
            ? html`<button type="button" class=${look.button} data-variant="tertiary" @click=${this.#remove}>${t('evidence.remove')}</button>`
            : nothing
        }
      </div>
      ${this.#progress()}
      <p class="sco-hidden-text" role="status">${this.said}</p>
    </div>`;
  }

  #progress(): Content {
    if (this.sending) {
      const words = t('evidence.sending', { name: this.sending, percent: this.percent });
      return html`<progress class="sco-meter" max="100" value=${this.percent} aria-label=${words}></progress>
        <p class="sco-small">${words}</p>`;
    }
    if (!this.paper) return nothing;
    const { name, size } = this.paper;
    return html`<p class="sco-small">${t('evidence.sent', { name, size: sizeInWords(size) })}</p>`;
  }

  #choose = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    // The same file chosen again after a failure must be a change again.
    input.value = '';
    if (!file) return;
    this.refused = '';
    this.said = '';
    if (file.size > EVIDENCE_MAX_BYTES) {
      this.refused = t('evidence.too-large', { size: sizeInWords(file.size) });
      return;
    }
    const id = newSubmissionId();
    this.#upload = new AbortController();
    this.sending = file.name;
    this.percent = 0;
    try {
      await putEvidence(this.pupilId, id, file, {
        signal: this.#upload.signal,
        sent: (share) => {
          this.percent = Math.round(share * 100);
        },
      });
      this.#tell({ id, name: file.name, size: file.size });
      this.said = t('evidence.sent', { name: file.name, size: sizeInWords(file.size) });
    } catch (problem) {
      if (this.#upload.signal.aborted) return;
      const { title, text } = problemInWords(problem);
      this.refused = [title, text].filter(Boolean).join('. ');
    } finally {
      this.sending = '';
      await this.updateComplete;
      this.querySelector<HTMLElement>('input')?.focus();
    }
  };

  #remove = (): void => {
    this.#tell(null);
    this.said = t('evidence.removed');
    this.querySelector<HTMLElement>('input')?.focus();
  };

  #tell(paper: Paper | null): void {
    this.paper = paper;
    this.dispatchEvent(new EvidenceChangeEvent(this.name, paper));
  }
}

/** « 1,2 Mo », « 340 ko ». */
function sizeInWords(bytes: number): string {
  const [unit, value] =
    bytes < 1_000_000 ? (['kilobyte', Math.ceil(bytes / 1000)] as const) : (['megabyte', bytes / 1_000_000] as const);
  return new Intl.NumberFormat(language(), { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}

customElements.define('sco-evidence-field', EvidenceField);

declare global {
  interface HTMLElementEventMap {
    'sco-evidence-change': EvidenceChangeEvent;
  }
}
