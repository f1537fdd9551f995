import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { answered, api, type Schemas } from '../client/client.ts';
import { download, exportPupils } from '../client/files.ts';
import { failure, problemInWords } from '../elements/failure.ts';
import { LightElement } from '../elements/light-element.ts';
import { dataTable, emptyState, keyFigures, linkButton, loading, notice, statusTag } from '../elements/parts.ts';
import { t } from '../i18n/words.ts';
import '../shell/page-title.ts';
import { whoIsSignedIn } from '../shell/session.ts';
import { yearValues } from '../staff/import-report.ts';
import { actButton, whyNotHeld } from '../staff/rights.ts';
import { deskPath, type Post, yearsOf } from './post.ts';
import './year-choice.ts';
import { yearOfQuery } from './year-choice.ts';

type Preview = Schemas['ExportPreview'];

/** The file for the next year's *base élèves* (§6.2): who is in it, who cannot be and by which rule, then the file. */
export class ExportPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    query: { attribute: false },
    failed: { state: true },
    made: { state: true },
    busy: { state: true },
  };
  declare post: Post;
  declare query: URLSearchParams;
  declare private failed: unknown;
  /** Name of the file just made. */
  declare private made: string;
  declare private busy: boolean;

  readonly #preview: Task<readonly [string, number], Preview | null>;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.query = new URLSearchParams();
    this.failed = null;
    this.made = '';
    this.busy = false;
    this.#preview = new Task(this, {
      task: async ([uai, schoolYear]) => {
        if (this.#whyNot !== '') return null;
        const params = { path: { uai, schoolYear } };
        return (await answered(api.GET('/api/establishments/{uai}/years/{schoolYear}/export', { params }))).data;
      },
      args: () => [this.post.uai, this.#year] as const,
    });
  }

  get #year(): number {
    return yearOfQuery(this.query, yearsOf(this.post, Date.now()).latest);
  }

  get #whyNot(): string {
    return whyNotHeld(whoIsSignedIn(), this.post.uai, 'data.export');
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('query')) return;
    this.failed = null;
    this.made = '';
  }

  protected override render() {
    return html`
      <sco-page-title .heading=${t('export.title')} .lead=${t('export.lead')}></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        <sco-year-choice .choices=${yearsOf(this.post, Date.now()).choices} .year=${this.#year}></sco-year-choice>
        ${this.#preview.render({
          pending: loading,
          error: (error) => failure(error, () => void this.#preview.run()),
          complete: (preview) =>
            preview === null ? notice('warning', { title: t('rights.page'), text: this.#whyNot }) : this.#page(preview),
        })}
      </div>
    `;
  }

  #page(preview: Preview): TemplateResult {
    const { pupils, refused, warned } = preview;
    if (pupils === 0 && refused.length === 0) {
      return emptyState(
        t('export.empty.title'),
        t('export.empty.text', yearValues(this.#year)),
        linkButton(
          `${deskPath(this.post.uai, 'inscriptions')}?cote=accueil&etat=VALIDATED`,
          t('export.empty.act'),
          'secondary',
        ),
      );
    }
    return html`
      ${this.failed ? notice('danger', { ...problemInWords(this.failed), live: true }) : nothing}
      ${this.made ? notice('success', { title: t('export.made'), text: t('export.made.text', { file: this.made }), live: true }) : nothing}
      ${keyFigures([
        { label: t('export.pupils'), value: pupils },
        { label: t('export.warned.count'), value: warned.length },
        { label: t('export.blocked'), value: refused.length },
      ])}
      <section class="sco-panel sco-measure">
        <h2>${t('export.file')}</h2>
        <p>${t('export.file.text', { count: pupils })}</p>
        <p class="sco-quiet sco-small">${t('export.overwrites')}</p>
        ${actButton({
          id: 'make-export',
          label: t('export.make'),
          whyNot: pupils === 0 ? t('export.why-not.nobody') : '',
          busy: this.busy,
          run: () => void this.#make(),
        })}
      </section>
      ${
        refused.length === 0
          ? html`<p class="sco-quiet">${t('export.refused.none')}</p>`
          : html`<section class="sco-stack">
              <h2>${t('export.refused')}</h2>
              ${rulesTable(t('export.refused.caption'), refused)}
            </section>`
      }
      ${
        warned.length === 0
          ? nothing
          : html`<section class="sco-stack">
              <h2>${t('export.warned')}</h2>
              ${rulesTable(t('export.warned.caption'), warned)}
            </section>`
      }
    `;
  }

  async #make(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failed = null;
    this.made = '';
    try {
      const file = await exportPupils(this.post.uai, this.#year);
      download(file);
      this.made = file.name;
      window.scrollTo(0, 0);
    } catch (problem) {
      this.failed = problem;
    } finally {
      this.busy = false;
    }
  }
}

/** Pupils, each with the rules that hold it back or ask for a look. */
const rulesTable = (caption: string, pupils: Preview['refused']): TemplateResult =>
  dataTable(
    caption,
    [
      { label: t('export.name'), cell: ({ name }) => name },
      {
        label: t('export.why'),
        cell: ({ problems }) => html`<ul class="sco-list sco-list--plain">
          ${problems.map(
            ({ message, severity }) => html`<li>
              ${statusTag(severity === 'error' ? 'danger' : 'warning', t(`import.severity.${severity}`))} ${message}
            </li>`,
          )}
        </ul>`,
      },
      {
        label: t('export.rule'),
        cell: ({ problems }) =>
          html`<span class="sco-code">${problems.map(({ rule, element }) => `${rule} (${element})`).join(', ')}</span>`,
      },
    ],
    pupils,
  );

customElements.define('sco-export-page', ExportPage);
