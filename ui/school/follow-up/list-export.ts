import { html, nothing, type TemplateResult } from 'lit';
import { EXPORTED_AT_ONCE } from '../../../domain/enrolment-dossier/follow-up.ts';
import { momentInWords } from '../../../locales/dates.ts';
import { answered, api, newSubmissionId, type Schemas } from '../../client/client.ts';
import { download, exportDossiers } from '../../client/files.ts';
import { Problem } from '../../client/problem.ts';
import { problemInWords } from '../../elements/failure.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, notice, statusTag } from '../../elements/parts.ts';
import { language, t } from '../../i18n/words.ts';
import { actButton } from '../../staff/rights.ts';
import { look } from '../../theme/look.ts';
import type { Post } from '../post.ts';
import { type Filters, questionOf } from './filters.ts';

type ListExport = Schemas['ListExport'];
type Format = ListExport['format'];

/** How often a file in the making is asked about. Milliseconds. */
const LOOK_MS = 1500;

/**
 * The list as a file: what is on the screen, its filters, columns and order. A short one is downloaded at once; a long one
 * is made in the background, and shown with its progress here, after a reload too, until it is fetched or a day old.
 */
export class ListExportPanel extends LightElement {
  static override properties = {
    post: { attribute: false },
    filters: { attribute: false },
    whyNot: {},
    mine: { state: true },
    busy: { state: true },
    made: { state: true },
    failed: { state: true },
  };
  declare post: Post;
  declare filters: Filters | null;
  /** Why this person may not export this side; empty when they may. */
  declare whyNot: string;
  declare private mine: readonly ListExport[];
  declare private busy: Format | null;
  /** Name of the file just downloaded. */
  declare private made: string;
  declare private failed: unknown;

  /** What was asked last, and its id: asked again after a lost answer, it is the same export. */
  #asked = { what: '', id: '' };
  #look: ReturnType<typeof setTimeout> | undefined;
  #of = '';

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.filters = null;
    this.whyNot = '';
    this.mine = [];
    this.busy = null;
    this.made = '';
    this.failed = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#look);
    this.#of = '';
  }

  protected override updated(): void {
    if (!this.filters || this.whyNot !== '') return;
    const of = `${this.post.uai} ${this.filters.year} ${this.filters.side}`;
    if (of === this.#of) return;
    this.#of = of;
    this.mine = [];
    void this.#refresh();
  }

  protected override render(): Content {
    if (!this.filters) return nothing;
    const button = (format: Format): Content =>
      actButton({
        id: `export-${format}`,
        label: t(`list.export.${format}`),
        whyNot: this.whyNot,
        busy: this.busy === format,
        variant: 'secondary',
        run: () => void this.#export(format),
      });
    return html`<div class="sco-stack">
      <p>${t('list.export.text')}</p>
      ${this.failed ? notice('danger', { ...problemInWords(this.failed), live: true }) : nothing}
      ${this.made ? notice('success', { title: t('list.export.made'), text: t('list.export.made.text', { file: this.made }), live: true }) : nothing}
      <div class="sco-button-row">${button('csv')} ${button('xlsx')}</div>
      <p class="sco-quiet sco-small">${t('list.export.long', { limit: EXPORTED_AT_ONCE })} ${t('list.export.private')}</p>
      ${
        this.mine.length === 0
          ? nothing
          : html`<h2>${t('list.export.mine')}</h2>
              <ul class="sco-lines sco-list--plain">
                ${this.mine.map((each) => html`<li>${this.#line(each)}</li>`)}
              </ul>`
      }
    </div>`;
  }

  #line(each: ListExport): TemplateResult {
    const name = each.fileName ?? each.id;
    if (each.state === 'READY') {
      const when = momentInWords(each.keptUntil, this.post.timeZone, language());
      return html`<span class="sco-stack sco-stack--tight">
          <span>${name} ${statusTag('success', t('list.export.ready'))}</span>
          <span class="sco-quiet sco-small">${t('list.export.until', { when })}</span>
        </span>
        <a class=${look.button} data-variant="secondary" data-size="sm" href="/api/list-exports/${each.id}/file" download=${name}>
          ${t('list.export.download')}<span class="sco-hidden-text"> : ${name}</span>
        </a>`;
    }
    if (each.state === 'FAILED') {
      return html`<span>${name}</span><span class="sco-small">${t('list.export.failed')}</span>`;
    }
    const words =
      each.total === null ? t('list.export.waiting') : t('list.export.running', { done: each.done, total: each.total });
    return html`<span class="sco-stack sco-stack--tight sco-grow">
      <span>${t('list.export.progress', { file: name })}</span>
      <progress
        class="sco-meter"
        max=${each.total ?? nothing}
        value=${each.total === null ? nothing : each.done}
        aria-label=${t('list.export.progress', { file: name })}
      ></progress>
      <span class="sco-small" role="status">${words}</span>
    </span>`;
  }

  async #export(format: Format): Promise<void> {
    if (this.busy || !this.filters) return;
    const { marks, columns, year } = this.filters;
    const body = { ...questionOf(this.filters), format, marks: [...marks], columns: [...columns] };
    const what = JSON.stringify([this.post.uai, year, body]);
    if (this.#asked.what !== what) this.#asked = { what, id: newSubmissionId() };
    this.busy = format;
    this.failed = null;
    this.made = '';
    try {
      const made = await exportDossiers(this.post.uai, year, body, this.#asked.id);
      this.#asked = { what: '', id: '' };
      if ('bytes' in made) {
        download(made);
        this.made = made.name;
      } else {
        await this.#refresh();
      }
    } catch (problem) {
      this.failed = problem;
      // What the api refused would be refused again under this id; what was lost on the way is asked again with it.
      if (problem instanceof Problem && problem.status >= 400 && problem.status < 500)
        this.#asked = { what: '', id: '' };
    } finally {
      this.busy = null;
    }
  }

  /** Reads one's own exports, again and again while one is in the making. */
  async #refresh(): Promise<void> {
    clearTimeout(this.#look);
    if (!this.filters) return;
    const of = this.#of;
    const { side, year } = this.filters;
    try {
      const params = { path: { uai: this.post.uai, schoolYear: year } };
      const { data } = await answered(
        api.GET('/api/establishments/{uai}/years/{schoolYear}/dossier-exports', { params }),
      );
      if (of !== this.#of) return;
      this.mine = data.exports.filter((each) => each.side === side);
    } catch (problem) {
      // A lost network comes back: what is shown stands meanwhile. Anything else is told where a file is asked for.
      if (!(problem instanceof Problem) || problem.status !== 0) return;
    }
    const inTheMaking = this.mine.some(({ state }) => state === 'WAITING' || state === 'RUNNING');
    if (inTheMaking && this.isConnected) this.#look = setTimeout(() => void this.#refresh(), LOOK_MS);
  }
}

customElements.define('sco-list-export', ListExportPanel);
