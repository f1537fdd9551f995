import { html, nothing, type TemplateResult } from 'lit';
import { answered, api, type Schemas } from '../client/client.ts';
import { putImportFile } from '../client/files.ts';
import { problemInWords } from '../elements/failure.ts';
import { LightElement } from '../elements/light-element.ts';
import { type Content, notice } from '../elements/parts.ts';
import { language, t } from '../i18n/words.ts';
import { look } from '../theme/look.ts';
import { changesNothing, hasErrors, type ImportReport, importReport } from './import-report.ts';
import { actButton } from './rights.ts';

type Holder = Schemas['ImportBasket'];

/** Where an import stands: files are chosen, sent and read, looked at, applied. */
type Moment = 'choice' | 'sending' | 'preview' | 'applying' | 'applied';

/**
 * Import of files, always looked at before it is applied: choose or drop, check, preview, apply, report. The same for a
 * school's SIECLE files and the academy's affectation; nothing is written before the last button.
 */
export class ImportBasket extends LightElement {
  static override properties = {
    holder: { attribute: false },
    accept: {},
    whyNot: {},
    files: { state: true },
    moment: { state: true },
    sent: { state: true },
    report: { state: true },
    problem: { state: true },
    over: { state: true },
  };
  declare holder: Holder;
  /** Endings of the names that the file chooser shows first. */
  declare accept: string;
  /** Why this person may not import, empty when they may. */
  declare whyNot: string;
  declare private files: readonly File[];
  declare private moment: Moment;
  declare private sent: number;
  declare private report: ImportReport | null;
  declare private problem: unknown;
  declare private over: boolean;

  #importId: string | null = null;

  constructor() {
    super();
    this.holder = { uai: '' };
    this.accept = '.xml,.zip';
    this.whyNot = '';
    this.files = [];
    this.moment = 'choice';
    this.sent = 0;
    this.report = null;
    this.problem = null;
    this.over = false;
  }

  protected override render() {
    return html`<div class="sco-stack sco-stack--wide">
      ${this.problem ? notice('danger', { ...problemInWords(this.problem), live: true }) : nothing}
      ${this.moment === 'choice' || this.moment === 'sending' ? this.#choice() : this.#preview()}
    </div>`;
  }

  #choice(): TemplateResult {
    const sending = this.moment === 'sending';
    return html`<section class="sco-panel">
      <h2>${t('import.choose')}</h2>
      <div
        class="sco-drop"
        data-over=${this.over ? '' : nothing}
        @dragover=${this.#dragOver}
        @dragleave=${() => {
          this.over = false;
        }}
        @drop=${this.#drop}
      >
        <input
          id="import-files"
          class="sco-hidden-text"
          type="file"
          multiple
          accept=${this.accept}
          ?disabled=${this.whyNot !== '' || sending}
          @change=${this.#choose}
        />
        <label
          class=${look.button}
          data-variant="secondary"
          for="import-files"
          aria-disabled=${this.whyNot !== '' || sending ? 'true' : nothing}
        >${t('import.files')}</label>
        <p class="sco-quiet sco-small">${t('import.drop')}</p>
      </div>
      ${this.files.length > 0 ? this.#list(sending) : nothing}
      ${
        sending
          ? html`<div class="sco-stack sco-stack--tight" role="status">
              <progress class="sco-meter" max=${this.files.length} value=${this.sent} aria-label=${t('import.sending')}></progress>
              <p class="sco-small">${t('import.sent', { sent: this.sent, total: this.files.length })}</p>
            </div>`
          : nothing
      }
      ${actButton({
        id: 'import-check',
        label: t('import.check'),
        whyNot: this.whyNot || (this.files.length === 0 ? t('import.none') : ''),
        busy: sending,
        run: () => void this.#check(),
      })}
    </section>`;
  }

  #list(sending: boolean): TemplateResult {
    return html`<ul class="sco-list--plain sco-lines" aria-label=${t('import.chosen')}>
      ${this.files.map(
        (file, index) => html`<li>
          <span>${file.name} <span class="sco-quiet sco-small">${sizeOf(file)}</span></span>
          <button
            type="button"
            class=${look.button}
            data-variant="tertiary"
            data-size="sm"
            ?disabled=${sending}
            @click=${() => this.#remove(index)}
          >${t('import.remove')}<span class="sco-hidden-text"> ${file.name}</span></button>
        </li>`,
      )}
    </ul>`;
  }

  #preview(): Content {
    const { report } = this;
    if (!report) return nothing;
    const applied = this.moment === 'applied';
    const verdict = applied
      ? notice('success', { title: t('import.applied.title'), text: t('import.applied.text'), live: true })
      : hasErrors(report)
        ? notice('danger', { title: t('import.refused.title'), text: t('import.refused.text'), live: true })
        : changesNothing(report)
          ? notice('accent', { title: t('import.unchanged.title'), text: t('import.unchanged.text'), live: true })
          : notice('accent', { title: t('import.preview.title'), text: t('import.preview.text'), live: true });
    return html`
      <div class="sco-outcome" id="import-outcome" tabindex="-1">${verdict}</div>
      <h2>${t(applied ? 'import.report' : 'import.preview')}</h2>
      ${importReport(report)}
      <div class="sco-button-row">
        ${
          applied
            ? nothing
            : actButton({
                id: 'import-apply',
                label: t('import.apply'),
                whyNot: hasErrors(report) ? t('import.apply.errors') : '',
                busy: this.moment === 'applying',
                run: () => void this.#apply(),
              })
        }
        <button type="button" class=${look.button} data-variant="secondary" @click=${this.#restart}>
          ${t(applied ? 'import.again' : 'import.other')}
        </button>
      </div>
    `;
  }

  #dragOver = (event: DragEvent): void => {
    if (this.whyNot !== '' || this.moment !== 'choice') return;
    event.preventDefault();
    this.over = true;
  };

  #drop = (event: DragEvent): void => {
    if (this.whyNot !== '' || this.moment !== 'choice') return;
    event.preventDefault();
    this.over = false;
    this.#add(event.dataTransfer?.files ?? []);
  };

  #choose = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    this.#add(input.files ?? []);
    // The same file, corrected on the disk, can be chosen again.
    input.value = '';
  };

  /** A file of the same name takes the place of the former: it is most often its corrected version. */
  #add(chosen: Iterable<File>): void {
    const added = [...chosen];
    const names = new Set(added.map((file) => file.name));
    this.files = [...this.files.filter((file) => !names.has(file.name)), ...added];
    this.problem = null;
  }

  #remove(index: number): void {
    this.files = this.files.toSpliced(index, 1);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#import-files')?.focus());
  }

  async #check(): Promise<void> {
    if (this.moment !== 'choice') return;
    this.moment = 'sending';
    this.sent = 0;
    this.problem = null;
    try {
      const { importId } = (await answered(api.POST('/api/imports', { body: this.holder }))).data;
      for (const file of this.files) {
        await putImportFile(importId, file);
        this.sent += 1;
      }
      this.report = (await answered(api.GET('/api/imports/{importId}', { params: { path: { importId } } }))).data;
      this.#importId = importId;
      this.#show('preview');
    } catch (error) {
      this.problem = error;
      this.moment = 'choice';
    }
  }

  async #apply(): Promise<void> {
    if (this.moment !== 'preview' || !this.#importId) return;
    this.moment = 'applying';
    this.problem = null;
    const path = { importId: this.#importId };
    try {
      this.report = (await answered(api.POST('/api/imports/{importId}/applications', { params: { path } }))).data;
      this.#show(this.report.applied ? 'applied' : 'preview');
    } catch (error) {
      this.problem = error;
      this.moment = 'preview';
    }
  }

  /** The verdict stands at the top of what is shown: the focus goes there. */
  #show(moment: Moment): void {
    this.moment = moment;
    window.scrollTo(0, 0);
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>('#import-outcome')?.focus({ preventScroll: true }),
    );
  }

  #restart = (): void => {
    this.files = [];
    this.report = null;
    this.problem = null;
    this.#importId = null;
    this.#show('choice');
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#import-files')?.focus());
  };
}

/** A size as people read it: kilobytes below a megabyte. */
function sizeOf({ size }: File): string {
  const [value, unit] =
    size < 1_000_000 ? [Math.max(1, Math.round(size / 1000)), 'kilobyte'] : [size / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(language(), { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}

customElements.define('sco-import-basket', ImportBasket);
