import { Task, TaskStatus } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { answered, api, type Schemas } from '../../client/client.ts';
import { failure } from '../../elements/failure.ts';
import type { ControlChangeEvent } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import type { Content } from '../../elements/parts.ts';
import '../../elements/select.ts';
import { t } from '../../i18n/words.ts';
import { goTo } from '../../router/router.ts';
import { HandIn, outcomeOf } from '../../staff/hand-in.ts';
import { look } from '../../theme/look.ts';
import { deskPath, type Post } from '../post.ts';
import { foldedNames, reasonsOf } from './report.ts';
import type { SchoolAct } from './selection-bar.ts';

type Preview = Schemas['BulkActPreview'];

/**
 * One act for the dossiers chosen, before it is done: a verdict for each, gathered by reason, then the confirmation, which
 * leads to the act's own address, where its progress and report stay.
 * @fires sco-bulk-act-close when the reader gives up
 */
export class BulkAct extends LightElement {
  static override properties = {
    post: { attribute: false },
    act: {},
    dossierIds: { attribute: false },
    documentId: { state: true },
  };
  declare post: Post;
  declare act: SchoolAct;
  /** The dossiers chosen; a new array is another act. */
  declare dossierIds: readonly string[];
  /** For `markDocument`: the document received; empty until it is chosen. */
  declare private documentId: string;

  readonly #preview: Task<readonly [string, SchoolAct, readonly string[], string], Preview>;
  readonly #handIn = new HandIn(this);

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.act = 'integrate';
    this.dossierIds = [];
    this.documentId = '';
    this.#preview = new Task(this, {
      task: async ([uai]) =>
        (
          await answered(
            api.POST('/api/establishments/{uai}/bulk-act-previews', { params: { path: { uai } }, body: this.#chosen }),
          )
        ).data,
      args: () => [this.post.uai, this.act, this.dossierIds, this.documentId] as const,
    });
  }

  get #chosen(): Schemas['BulkActChosen'] {
    const { act, dossierIds, documentId } = this;
    return { act, dossierIds: [...dossierIds], ...(documentId && { documentId }) };
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('act') && !changed.has('dossierIds')) return;
    this.documentId = '';
    this.#handIn.reset();
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('act') && !changed.has('dossierIds')) return;
    const heading = this.querySelector<HTMLElement>('h2');
    heading?.focus();
    heading?.scrollIntoView({ block: 'center' });
  }

  protected override render() {
    return html`<section class="sco-panel sco-panel--awaits" aria-labelledby="bulk-act-title" aria-busy=${this.#handIn.busy ? 'true' : nothing}>
      <div class="sco-stack">
        <h2 id="bulk-act-title" tabindex="-1">${t(`bulk.do.${this.act}`, { count: this.dossierIds.length })}</h2>
        <p class="sco-measure">${t(`bulk.what.${this.act}`)}</p>
      </div>
      ${this.#preview.render({
        pending: () =>
          html`${this.#documents(this.#preview.value)}<p class="sco-quiet" role="status">${t('bulk.checking')}</p>`,
        error: (error) => failure(error, () => void this.#preview.run()),
        complete: (preview) => html`${this.#documents(preview)}${this.#verdicts(preview)}`,
      })}
      <div class="sco-outcome">${outcomeOf(this.#handIn, '', this.post.timeZone)}</div>
      <div class="sco-button-row">${this.#buttons()}</div>
    </section>`;
  }

  /** Which document was received: asked of the pupils chosen, with how many it is missing from. */
  #documents(preview: Preview | undefined): Content {
    if (this.act !== 'markDocument' || !preview) return nothing;
    if (preview.documents.length === 0) return html`<p>${t('bulk.document.none')}</p>`;
    return html`<div @sco-control-change=${this.#choose}>
      <sco-select
        name="bulk-document"
        .label=${t('bulk.document')}
        .options=${preview.documents.map(({ id, label, missing }) => ({
          value: id,
          label: t('bulk.document.option', { label, missing }),
        }))}
        .value=${this.documentId}
      ></sco-select>
    </div>`;
  }

  #choose = (event: ControlChangeEvent): void => {
    this.#handIn.reset();
    this.documentId = String(event.value);
  };

  #verdicts({ verdicts, documents }: Preview): Content {
    if (verdicts.length === 0) {
      return documents.length > 0 ? html`<p class="sco-quiet">${t('bulk.document.choose')}</p>` : nothing;
    }
    const place = { uai: this.post.uai, act: this.act };
    const possible = verdicts.filter(({ refusal }) => refusal === null);
    const impossible = verdicts.filter(({ refusal }) => refusal !== null);
    return html`
      <div class="sco-stack sco-stack--tight">
        <p class="sco-strong" role="status">${t('bulk.possible', { count: possible.length })}</p>
        ${possible.length > 0 ? foldedNames(place, possible) : nothing}
      </div>
      ${
        impossible.length > 0
          ? html`<div class="sco-stack sco-stack--tight">
              <h3>${t('bulk.impossible', { count: impossible.length })}</h3>
              ${reasonsOf(place, impossible)}
            </div>`
          : nothing
      }
    `;
  }

  #buttons(): TemplateResult {
    const possible = (this.#preview.value?.verdicts ?? []).filter(({ refusal }) => refusal === null).length;
    const ready = possible > 0 && this.#preview.status === TaskStatus.COMPLETE;
    return html`
      ${
        ready
          ? html`<button type="button" class=${look.button} aria-busy=${this.#handIn.busy ? 'true' : nothing} @click=${() => void this.#begin()}>
              ${t(`bulk.do.${this.act}`, { count: possible })}
            </button>`
          : nothing
      }
      <button type="button" class=${look.button} data-variant="secondary" ?disabled=${this.#handIn.busy} @click=${this.#close}>
        ${t(ready ? 'bulk.cancel' : 'bulk.close')}
      </button>
    `;
  }

  /** Everything chosen is handed in, what cannot be done too: the report then has the reason of each. */
  async #begin(): Promise<void> {
    const path = { uai: this.post.uai };
    await this.#handIn.send(
      (header) => api.POST('/api/establishments/{uai}/bulk-acts', { params: { path, header }, body: this.#chosen }),
      () => {
        const id = this.#handIn.receipt?.submissionId;
        if (id) goTo(deskPath(this.post.uai, 'actes', id));
      },
    );
  }

  #close = (): void => {
    this.dispatchEvent(new Event('sco-bulk-act-close', { bubbles: true }));
  };
}

customElements.define('sco-bulk-act', BulkAct);

declare global {
  interface HTMLElementTagNameMap {
    'sco-bulk-act': BulkAct;
  }
}
