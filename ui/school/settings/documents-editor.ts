import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { newSubmissionId } from '../../client/client.ts';
import { mover } from '../../staff/mover.ts';
import '../../elements/checkbox.ts';
import '../../elements/field.ts';
import { type ControlChangeEvent, controlId, type FormProblem, problemOf } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { fieldProblem } from '../../elements/parts.ts';
import type { Option } from '../../elements/radio-group.ts';
import '../../elements/select.ts';
import { t } from '../../i18n/words.ts';
import { look } from '../../theme/look.ts';
import { moved, type SettingsDocument } from './settings-draft.ts';

/** The list after a change by the reader. */
export class DocumentsChangeEvent extends Event {
  static readonly type = 'sco-documents-change';
  readonly documents: readonly SettingsDocument[];

  constructor(documents: readonly SettingsDocument[]) {
    super(DocumentsChangeEvent.type, { bubbles: true });
    this.documents = documents;
  }
}

// The api's limit.
const MOST = 50;

/**
 * The documents that families bring (F-76): add, name, order, make mandatory, keep to one formation.
 * @fires sco-documents-change
 */
export class DocumentsEditor extends LightElement {
  static override properties = {
    documents: { attribute: false },
    formations: { attribute: false },
    problems: { attribute: false },
    said: { state: true },
  };
  declare documents: readonly SettingsDocument[];
  declare formations: readonly Option[];
  declare problems: readonly FormProblem[];
  declare private said: string;

  constructor() {
    super();
    this.documents = [];
    this.formations = [];
    this.problems = [];
    this.said = '';
  }

  protected override render() {
    return html`<div class="sco-stack">
      <p class="sco-hidden-text" role="status">${this.said}</p>
      ${fieldProblem('documents', problemOf(this.problems, 'documents'))}
      ${this.documents.length === 0 ? html`<p class="sco-quiet">${t('document-list.empty')}</p>` : nothing}
      <ol class="sco-list--plain sco-stack">
        ${repeat(
          this.documents,
          (document) => document.id,
          (document, index) => html`<li>${this.#document(document, index)}</li>`,
        )}
      </ol>
      <div>
        <button
          type="button"
          id=${controlId('documents')}
          class=${look.button}
          data-variant="secondary"
          ?disabled=${this.documents.length >= MOST}
          @click=${this.#add}
        >${t('document-list.add')}</button>
      </div>
    </div>`;
  }

  #document({ id, label, mandatory, mef }: SettingsDocument, index: number): TemplateResult {
    const name = (part: string): string => `document-${id}-${part}`;
    const change = (event: ControlChangeEvent): void => {
      event.stopPropagation();
      const part = event.name.slice(name('').length);
      const value = part === 'mef' ? String(event.value) || null : event.value;
      this.#tell(this.documents.map((each) => (each.id === id ? { ...each, [part]: value } : each)));
    };
    const last = index === this.documents.length - 1;
    const called = label.trim() || t('document-list.unnamed', { rank: index + 1 });
    // A formation of another year stays what it is: shown by its code, never dropped in silence.
    const formations =
      mef === null || this.formations.some((option) => option.value === mef)
        ? this.formations
        : [...this.formations, { value: mef, label: mef }];
    return html`<fieldset class="sco-decision" @sco-control-change=${change}>
      <legend class="sco-strong">${t('document-list.rank', { rank: index + 1 })}</legend>
      <div class="sco-columns">
        <sco-field
          .name=${name('label')}
          .label=${t('document-list.label')}
          .value=${label}
          .maxLength=${200}
          .problem=${problemOf(this.problems, name('label'))}
        ></sco-field>
        <sco-select
          .name=${name('mef')}
          .label=${t('document-list.formation')}
          .options=${formations}
          .value=${mef ?? ''}
          .emptyLabel=${t('document-list.formation.all')}
          .problem=${problemOf(this.problems, name('mef'))}
        ></sco-select>
      </div>
      <div class="sco-row sco-row--apart">
        <sco-checkbox .name=${name('mandatory')} .label=${t('document-list.mandatory')} .checked=${mandatory}></sco-checkbox>
        <div class="sco-row">
        ${this.#mover(index, -1, index === 0, t('document-list.up', { label: called }), id)}
        ${this.#mover(index, 1, last, t('document-list.down', { label: called }), id)}
        <button
          type="button"
          class=${look.button}
          data-variant="tertiary"
          data-size="sm"
          data-color="danger"
          @click=${() => this.#remove(index, called)}
        >${t('document-list.remove')}<span class="sco-hidden-text"> ${called}</span></button>
        </div>
      </div>
    </fieldset>`;
  }

  #mover(index: number, by: -1 | 1, end: boolean, label: string, id: string): TemplateResult {
    return mover({ key: id, by, end, label, go: () => this.#move(index, by, id) });
  }

  #move(index: number, by: -1 | 1, id: string): void {
    this.said = t('document-list.moved', { label: this.documents[index]?.label ?? '', rank: index + by + 1 });
    this.#tell(moved(this.documents, index, by));
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`[data-move="${id}${by}"]`)?.focus());
  }

  #remove(index: number, called: string): void {
    this.said = t('document-list.removed', { label: called });
    this.#tell(this.documents.toSpliced(index, 1));
    void this.updateComplete.then(() => document.getElementById(controlId('documents'))?.focus());
  }

  #add = (): void => {
    const id = newSubmissionId();
    this.#tell([...this.documents, { id, label: '', mandatory: true, mef: null }]);
    void this.updateComplete.then(() => document.getElementById(controlId(`document-${id}-label`))?.focus());
  };

  #tell(documents: readonly SettingsDocument[]): void {
    this.documents = documents;
    this.dispatchEvent(new DocumentsChangeEvent(documents));
  }
}

customElements.define('sco-documents-editor', DocumentsEditor);

declare global {
  interface HTMLElementEventMap {
    'sco-documents-change': DocumentsChangeEvent;
  }
}
