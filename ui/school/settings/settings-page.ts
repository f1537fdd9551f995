import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { answered, api, ifStill, type Schemas } from '../../client/client.ts';
import { Problem } from '../../client/problem.ts';
import '../../elements/checkbox.ts';
import { failure, problemInWords } from '../../elements/failure.ts';
import '../../elements/field.ts';
import type { ControlChangeEvent, FormProblem } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, facts, loading, notice } from '../../elements/parts.ts';
import '../../elements/problem-summary.ts';
import type { Option } from '../../elements/radio-group.ts';
import { t } from '../../i18n/words.ts';
import '../../shell/page-title.ts';
import { type Operation, whoIsSignedIn } from '../../shell/session.ts';
import { yearValues } from '../../staff/import-report.ts';
import { formationsInWords } from '../../staff/official-words.ts';
import { whyNotHeld } from '../../staff/rights.ts';
import { look } from '../../theme/look.ts';
import { type Post, yearsOf } from '../post.ts';
import '../year-choice.ts';
import { yearOfQuery } from '../year-choice.ts';
import './documents-editor.ts';
import type { DocumentsChangeEvent } from './documents-editor.ts';
import { changedSettings, problemsOfDocuments, rebased, type Settings } from './settings-draft.ts';

type Versioned = Schemas['VersionedSettings'];

/**
 * *Administration téléservices* of an establishment and year: services, messages, languages, documents (F-64 to F-76).
 * Saved as a whole against the version that was read: what somebody else saved meanwhile is shown, never overwritten.
 */
export class SettingsPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    query: { attribute: false },
    read: { state: true },
    mine: { state: true },
    theirs: { state: true },
    formations: { state: true },
    problems: { state: true },
    failed: { state: true },
    saved: { state: true },
    busy: { state: true },
  };
  declare post: Post;
  declare query: URLSearchParams;
  /** As last heard from the api. */
  declare private read: Versioned | null;
  declare private mine: Settings | null;
  /** What somebody else saved after we read; shown until the reader chooses. */
  declare private theirs: Versioned | null;
  declare private formations: readonly Option[];
  declare private problems: readonly FormProblem[];
  declare private failed: unknown;
  declare private saved: boolean;
  declare private busy: boolean;

  readonly #settings: Task<readonly [string, number], Versioned>;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.query = new URLSearchParams();
    this.read = null;
    this.mine = null;
    this.theirs = null;
    this.formations = [];
    this.problems = [];
    this.failed = null;
    this.saved = false;
    this.busy = false;
    this.#settings = new Task(this, {
      task: async ([uai, schoolYear]) => {
        this.read = null;
        const versioned = await this.#fetch(uai, schoolYear);
        this.#begin(versioned);
        void this.#readFormations(uai, schoolYear);
        return versioned;
      },
      args: () => [this.post.uai, this.#year] as const,
    });
  }

  get #year(): number {
    return yearOfQuery(this.query, yearsOf(this.post, Date.now()).latest);
  }

  #whyNot(operation: Operation): string {
    return whyNotHeld(whoIsSignedIn(), this.post.uai, operation);
  }

  async #fetch(uai: string, schoolYear: number): Promise<Versioned> {
    const params = { path: { uai, schoolYear } };
    return (await answered(api.GET('/api/establishments/{uai}/years/{schoolYear}/settings', { params }))).data;
  }

  /** Formations to keep a document to; without them a document is for all. */
  async #readFormations(uai: string, schoolYear: number): Promise<void> {
    if (this.#whyNot('dossier.readReceiving') !== '') return;
    try {
      const params = { path: { uai, schoolYear }, query: { side: 'receiving' as const, limit: 1 } };
      const { formations } = (
        await answered(api.GET('/api/establishments/{uai}/years/{schoolYear}/dossiers', { params }))
      ).data;
      this.formations = formationsInWords(formations).map(({ mef, label }) => ({ value: mef, label }));
    } catch {
      this.formations = [];
    }
  }

  #begin(versioned: Versioned): void {
    this.read = versioned;
    this.mine = versioned.settings;
    this.theirs = null;
    this.problems = [];
    this.failed = null;
  }

  protected override render() {
    return html`
      <sco-page-title .heading=${t('settings.title')} .lead=${t('settings.lead', { ...yearValues(this.#year) })}></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        <sco-year-choice .choices=${yearsOf(this.post, Date.now()).choices} .year=${this.#year}></sco-year-choice>
        ${this.#settings.render({
          pending: loading,
          error: (error) => failure(error, () => void this.#settings.run()),
          complete: () => (this.mine && this.read ? this.#form(this.read, this.mine) : loading()),
        })}
      </div>
    `;
  }

  #form(read: Versioned, mine: Settings): TemplateResult {
    const changed = changedSettings(read.settings, mine).length;
    return html`
      <div id="settings-outcome" tabindex="-1" class="sco-stack sco-outcome">
        ${this.theirs ? this.#conflict(read, mine, this.theirs) : nothing}
        ${this.failed ? notice('danger', { ...problemInWords(this.failed), live: true }) : nothing}
        ${this.saved && changed === 0 ? notice('success', { title: t('settings.saved'), text: t('settings.saved.text'), live: true }) : nothing}
      </div>
      <form
        class="sco-stack sco-stack--wide"
        novalidate
        @submit=${(event: Event) => void this.#save(event)}
        @sco-control-change=${this.#change}
        @sco-documents-change=${this.#changeDocuments}
      >
        <sco-problem-summary .problems=${this.problems}></sco-problem-summary>
        ${this.#part(
          'settings.services',
          'service.open',
          () => html`
            <sco-checkbox
              name="recordServiceOpen"
              .label=${t('settings.record-service')}
              .hint=${t('settings.record-service.hint')}
              .checked=${mine.recordServiceOpen}
            ></sco-checkbox>
            <sco-checkbox
              name="enrolmentServiceOpen"
              .label=${t('settings.enrolment-service')}
              .hint=${t('settings.enrolment-service.hint')}
              .checked=${mine.enrolmentServiceOpen}
            ></sco-checkbox>
          `,
          () =>
            facts([
              { label: t('settings.record-service'), value: yesOrNo(mine.recordServiceOpen) },
              { label: t('settings.enrolment-service'), value: yesOrNo(mine.enrolmentServiceOpen) },
            ]),
        )}
        ${this.#message('homeMessage', 'settings.home-message', 'homeMessage.edit', mine)}
        ${this.#message('enrolmentMessage', 'settings.enrolment-message', 'enrolmentMessage.edit', mine)}
        ${this.#part(
          'settings.languages',
          'languageSwap.edit',
          () => html`<sco-checkbox
            name="languageSwapAllowed"
            .label=${t('settings.language-swap')}
            .hint=${t('settings.language-swap.hint')}
            .checked=${mine.languageSwapAllowed}
          ></sco-checkbox>`,
          () => facts([{ label: t('settings.language-swap'), value: yesOrNo(mine.languageSwapAllowed) }]),
        )}
        ${this.#part(
          'settings.documents',
          'documents.edit',
          () => html`
            <p class="sco-quiet sco-measure">${t('settings.documents.lead')}</p>
            <sco-documents-editor
              .documents=${mine.documents}
              .formations=${this.formations}
              .problems=${this.problems}
            ></sco-documents-editor>
          `,
          () => html`<ol class="sco-list">
            ${mine.documents.map(
              ({ label, mandatory }) => html`<li>
                ${label} <span class="sco-quiet sco-small">${t(mandatory ? 'document.mandatory' : 'document.optional')}</span>
              </li>`,
            )}
          </ol>`,
        )}
        ${changed > 0 ? this.#bar(read, changed) : nothing}
      </form>
    `;
  }

  /** What changed, and the way to keep it. */
  #bar(read: Versioned, changed: number): TemplateResult {
    return html`<div class="sco-selection">
          <p role="status">${t('settings.changed', { count: changed })}</p>
          <div class="sco-row">
            <button class=${look.button} ?disabled=${this.theirs !== null} aria-busy=${this.busy ? 'true' : nothing}>${t('settings.save')}</button>
            <button type="button" class=${look.button} data-variant="tertiary" @click=${() => this.#begin(read)}>
              ${t('settings.undo')}
            </button>
          </div>
        </div>`;
  }

  /** A part of the settings: to change for who holds its operation, to read with the reason for everybody else. */
  #part(
    title: PartTitle,
    operation: Operation,
    change: () => TemplateResult,
    read: () => TemplateResult,
  ): TemplateResult {
    const whyNot = this.#whyNot(operation);
    return html`<section class="sco-panel">
      <h2>${t(title)}</h2>
      ${whyNot ? html`${read()}<p class="sco-quiet sco-small">${whyNot}</p>` : change()}
    </section>`;
  }

  #message(
    name: 'homeMessage' | 'enrolmentMessage',
    title: 'settings.home-message' | 'settings.enrolment-message',
    operation: Operation,
    mine: Settings,
  ): TemplateResult {
    return this.#part(
      title,
      operation,
      () => html`<sco-field
        class="sco-measure"
        .name=${name}
        type="long-text"
        .label=${t('settings.message')}
        .hint=${t(`${title}.hint`)}
        .value=${mine[name]}
        .maxLength=${2000}
        optional
      ></sco-field>`,
      () => html`<p class="sco-measure sco-message">${mine[name] || t('fact.none')}</p>`,
    );
  }

  /** Somebody saved between our reading and our saving: what they changed, what we changed, and a choice (E-01's way). */
  #conflict(read: Versioned, mine: Settings, theirs: Versioned): Content {
    const names = (before: Settings, after: Settings): string =>
      changedSettings(before, after)
        .map((setting) => t(`settings.name.${setting}`))
        .join(', ');
    const both = changedSettings(read.settings, theirs.settings).filter((setting) =>
      changedSettings(read.settings, mine).includes(setting),
    );
    return notice('warning', {
      title: t('settings.conflict'),
      live: true,
      text: html`<div class="sco-stack">
        <p>${t('settings.conflict.theirs', { settings: names(read.settings, theirs.settings) || t('settings.conflict.nothing') })}</p>
        <p>${t('settings.conflict.mine', { settings: names(read.settings, mine) })}</p>
        ${both.length > 0 ? html`<p class="sco-strong">${t('settings.conflict.both', { settings: both.map((setting) => t(`settings.name.${setting}`)).join(', ') })}</p>` : nothing}
        <div class="sco-button-row">
          <button type="button" class=${look.button} @click=${() => this.#rebase(read, mine, theirs)}>${t('settings.conflict.keep')}</button>
          <button type="button" class=${look.button} data-variant="secondary" @click=${() => this.#begin(theirs)}>${t('settings.conflict.reload')}</button>
        </div>
      </div>`,
    });
  }

  #rebase(read: Versioned, mine: Settings, theirs: Versioned): void {
    this.mine = rebased(read.settings, mine, theirs.settings);
    this.read = theirs;
    this.theirs = null;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('form .sco-selection button')?.focus());
  }

  #change(event: ControlChangeEvent): void {
    if (this.mine) this.mine = { ...this.mine, [event.name]: event.value };
    this.saved = false;
  }

  #changeDocuments(event: DocumentsChangeEvent): void {
    if (this.mine) this.mine = { ...this.mine, documents: [...event.documents] };
    this.saved = false;
  }

  async #save(event: Event): Promise<void> {
    event.preventDefault();
    const { read, mine } = this;
    if (!read || !mine || this.busy || this.theirs) return;
    this.problems = problemsOfDocuments(mine.documents).map(({ index, problem }) => ({
      name: `document-${mine.documents[index]?.id}-label`,
      text: t(`document-list.problem.${problem}`, { rank: index + 1 }),
    }));
    if (this.problems.length > 0) return;
    const path = { uai: this.post.uai, schoolYear: this.#year };
    this.busy = true;
    this.failed = null;
    try {
      const { data } = await answered(
        api.PUT('/api/establishments/{uai}/years/{schoolYear}/settings', {
          params: { path, header: ifStill(read.version) },
          body: {
            ...mine,
            documents: mine.documents.map((document) => ({ ...document, label: document.label.trim() })),
          },
        }),
      );
      this.#begin(data);
      this.saved = true;
    } catch (problem) {
      await this.#notSaved(problem);
    } finally {
      this.busy = false;
      window.scrollTo(0, 0);
      void this.updateComplete.then(() =>
        this.querySelector<HTMLElement>('#settings-outcome')?.focus({ preventScroll: true }),
      );
    }
  }

  async #notSaved(problem: unknown): Promise<void> {
    if (problem instanceof Problem && problem.status === 412) {
      try {
        this.theirs = await this.#fetch(this.post.uai, this.#year);
        return;
      } catch (again) {
        this.failed = again;
        return;
      }
    }
    this.failed = problem;
  }
}

type PartTitle =
  | 'settings.services'
  | 'settings.home-message'
  | 'settings.enrolment-message'
  | 'settings.languages'
  | 'settings.documents';

const yesOrNo = (value: boolean): string => t(value ? 'value.yes' : 'value.no');

customElements.define('sco-settings-page', SettingsPage);
