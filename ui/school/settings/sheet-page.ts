import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import {
  problemsOfSheet,
  SHEET_FIELDS,
  SHEET_LENGTHS,
  type SheetField,
  trimmedSheet,
} from '../../../domain/establishment/sheet.ts';
import { momentInWords } from '../../../locales/dates.ts';
import { officialLabel } from '../../../locales/official-label.ts';
import { schoolName } from '../../../locales/school-name.ts';
import { answered, api, ifStill, type Schemas } from '../../client/client.ts';
import { Problem } from '../../client/problem.ts';
import { failure, problemInWords } from '../../elements/failure.ts';
import '../../elements/field.ts';
import type { FieldType } from '../../elements/field.ts';
import { type ControlChangeEvent, type FormProblem, problemOf } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, facts, loading, notice } from '../../elements/parts.ts';
import '../../elements/problem-summary.ts';
import { establishmentSheet } from '../../family/establishment.ts';
import { phoneInWords } from '../../family/official-words.ts';
import { language, t } from '../../i18n/words.ts';
import { type LocalDraft, localDraft } from '../../shell/local-drafts.ts';
import '../../shell/page-title.ts';
import { whoIsSignedIn } from '../../shell/session.ts';
import { whyNotHeld } from '../../staff/rights.ts';
import { look } from '../../theme/look.ts';
import type { Post } from '../post.ts';
import { changedFields, rebasedSheet, type Sheet, sheetAsRead } from './sheet-draft.ts';

type Versioned = Schemas['VersionedSheet'];

const TYPES: Partial<Record<SheetField, FieldType>> = { phone: 'tel', email: 'email' };

/** The establishment's sheet (*Commun*, F-69): what families read of it, changed here or by the next import of *Communs*. */
export class SheetPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    read: { state: true },
    mine: { state: true },
    theirs: { state: true },
    problems: { state: true },
    failed: { state: true },
    saved: { state: true },
    kept: { state: true },
    busy: { state: true },
  };
  declare post: Post;
  /** As last heard from the api. */
  declare private read: Versioned | null;
  declare private mine: Sheet | null;
  /** What the sheet has become since we read it; shown until the reader chooses. */
  declare private theirs: Versioned | null;
  declare private problems: readonly FormProblem[];
  declare private failed: unknown;
  declare private saved: boolean;
  /** What was typed before the page was left has been found again. */
  declare private kept: boolean;
  declare private busy: boolean;

  readonly #sheet: Task<readonly [string], Versioned>;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.read = null;
    this.mine = null;
    this.theirs = null;
    this.problems = [];
    this.failed = null;
    this.saved = false;
    this.kept = false;
    this.busy = false;
    this.#sheet = new Task(this, {
      task: async ([uai]) => {
        const versioned = await this.#fetch(uai);
        const draft = this.#draft.read();
        this.#begin(versioned);
        if (draft) {
          this.mine = rebasedSheet(draft.read, draft.mine, versioned.sheet);
          this.kept = changedFields(versioned.sheet, this.mine).length > 0;
        }
        return versioned;
      },
      args: () => [this.post.uai] as const,
    });
  }

  get #draft(): LocalDraft<{ read: Sheet; mine: Sheet }> {
    return localDraft(whoIsSignedIn()?.accountId ?? '', `sheet.${this.post.uai}`, 'personal');
  }

  /** Telephones as people dial them: what was not touched is sent back as the same number. */
  async #fetch(uai: string): Promise<Versioned> {
    const { data } = await answered(api.GET('/api/establishments/{uai}/sheet', { params: { path: { uai } } }));
    const { sheet } = data;
    return { ...data, sheet: { ...sheet, phone: sheet.phone && phoneInWords(sheet.phone) } };
  }

  #begin(versioned: Versioned): void {
    this.read = versioned;
    this.mine = versioned.sheet;
    this.theirs = null;
    this.problems = [];
    this.failed = null;
    this.kept = false;
    this.#draft.erase();
  }

  protected override render() {
    return html`
      <sco-page-title .heading=${t('sheet.title')} .lead=${t('sheet.lead')}></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        ${this.#sheet.render({
          pending: loading,
          error: (error) => failure(error, () => void this.#sheet.run()),
          complete: () => (this.read && this.mine ? this.#form(this.read, this.mine) : loading()),
        })}
      </div>
    `;
  }

  #form(read: Versioned, mine: Sheet): TemplateResult {
    const changed = changedFields(read.sheet, mine).length;
    const whyNot = whyNotHeld(whoIsSignedIn(), this.post.uai, 'establishmentSheet.edit');
    return html`
      <div id="sheet-outcome" tabindex="-1" class="sco-stack sco-outcome">
        ${this.theirs ? this.#conflict(read, mine, this.theirs) : nothing}
        ${this.failed ? notice('danger', { ...problemInWords(this.failed), live: true }) : nothing}
        ${this.kept ? notice('accent', { title: t('settings.kept'), text: t('settings.kept.text') }) : nothing}
        ${this.saved && changed === 0 ? notice('success', { title: t('sheet.saved'), text: t('sheet.saved.text'), live: true }) : nothing}
      </div>
      <p class="sco-quiet">
        ${
          read.importedAt
            ? t('sheet.imported', { when: momentInWords(read.importedAt, this.post.timeZone, language()) })
            : t('sheet.never-imported')
        }
        ${t('sheet.optional')}
      </p>
      <div class="sco-beside">
        <form
          class="sco-stack sco-stack--wide"
          novalidate
          @submit=${(event: Event) => void this.#save(event)}
          @sco-control-change=${this.#change}
        >
          <sco-problem-summary .problems=${this.problems}></sco-problem-summary>
          <section class="sco-panel">
            <h2>${t('sheet.address')}</h2>
            ${facts([{ label: t('sheet.name'), value: schoolName(read.name) }])}
            <p class="sco-quiet sco-small">${t('sheet.name.hint')} ${t('sheet.address.hint')}</p>
            ${(['line1', 'line2', 'line3', 'line4'] as const).map((field) => this.#field(field, mine))}
            <div class="sco-columns">${this.#field('postalCode', mine)} ${this.#field('city', mine)}</div>
          </section>
          <section class="sco-panel">
            <h2>${t('sheet.contact')}</h2>
            ${this.#field('phone', mine)} ${this.#field('email', mine)} ${this.#field('website', mine)}
          </section>
          <section class="sco-panel">
            <h2>${t('sheet.head')}</h2>
            ${this.#field('headTitle', mine)} ${this.#field('headName', mine)}
          </section>
          ${whyNot ? html`<p class="sco-quiet">${whyNot}</p>` : nothing}
          ${
            changed > 0
              ? html`<div class="sco-selection">
                  <p role="status">${t('settings.changed', { count: changed })}</p>
                  <div class="sco-row">
                    <button class=${look.button} ?disabled=${this.theirs !== null} aria-busy=${this.busy ? 'true' : nothing}>${t('sheet.save')}</button>
                    <button type="button" class=${look.button} data-variant="tertiary" @click=${() => this.#begin(read)}>${t('settings.undo')}</button>
                  </div>
                </div>`
              : nothing
          }
        </form>
        <section class="sco-panel sco-panel--quiet" aria-labelledby="sheet-seen">
          <h2 id="sheet-seen">${t('sheet.preview')}</h2>
          <p class="sco-strong">${schoolName(read.name)}</p>
          ${establishmentSheet(this.#asRead(read, mine))}
        </section>
      </div>
    `;
  }

  #asRead(read: Versioned, mine: Sheet): Schemas['EstablishmentSheet'] {
    const sheet = sheetAsRead(mine, { uai: this.post.uai, name: read.name });
    return { ...sheet, headTitle: sheet.headTitle && officialLabel(sheet.headTitle) };
  }

  #field(field: SheetField, mine: Sheet): TemplateResult {
    const hint = field === 'website' || field === 'headTitle' ? t(`sheet.field.${field}.hint`) : '';
    return html`<sco-field
      .name=${field}
      .type=${TYPES[field] ?? 'text'}
      .label=${t(`sheet.field.${field}`)}
      .hint=${hint}
      .value=${mine[field] ?? ''}
      .maxLength=${254}
      .measure=${field === 'postalCode' ? 'very-short' : 'full'}
      .problem=${problemOf(this.problems, field)}
      ?disabled=${whyNotHeld(whoIsSignedIn(), this.post.uai, 'establishmentSheet.edit') !== ''}
    ></sco-field>`;
  }

  #conflict(read: Versioned, mine: Sheet, theirs: Versioned): Content {
    const fields = changedFields(read.sheet, theirs.sheet).map((field) => t(`sheet.field.${field}`));
    return notice('warning', {
      title: t('sheet.conflict'),
      live: true,
      text: html`<div class="sco-stack">
        <p>${t('sheet.conflict.text', { fields: fields.join(', ') || t('settings.conflict.nothing') })}</p>
        <div class="sco-button-row">
          <button type="button" class=${look.button} @click=${() => this.#rebase(read, mine, theirs)}>${t('settings.conflict.keep')}</button>
          <button type="button" class=${look.button} data-variant="secondary" @click=${() => this.#begin(theirs)}>${t('settings.conflict.reload')}</button>
        </div>
      </div>`,
    });
  }

  #rebase(read: Versioned, mine: Sheet, theirs: Versioned): void {
    this.mine = rebasedSheet(read.sheet, mine, theirs.sheet);
    this.read = theirs;
    this.theirs = null;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('form .sco-selection button')?.focus());
  }

  #change(event: ControlChangeEvent): void {
    if (!this.read || !this.mine) return;
    this.mine = { ...this.mine, [event.name]: String(event.value) };
    this.saved = false;
    this.#draft.write({ read: this.read.sheet, mine: this.mine });
  }

  async #save(event: Event): Promise<void> {
    event.preventDefault();
    const { read, mine } = this;
    if (!read || !mine || this.busy || this.theirs) return;
    const sheet = trimmedSheet(mine);
    this.problems = problemsOfSheet(sheet).map(({ field, problem }) => inWords(field, problem));
    if (this.problems.length > 0) return;
    const { uai } = this.post;
    this.busy = true;
    this.failed = null;
    try {
      const params = { path: { uai }, header: ifStill(read.version) };
      await answered(api.PUT('/api/establishments/{uai}/sheet', { params, body: sheet }));
      this.#begin(await this.#fetch(uai));
      this.saved = true;
    } catch (problem) {
      await this.#notSaved(problem);
    } finally {
      this.busy = false;
      if (this.problems.length === 0) {
        window.scrollTo(0, 0);
        void this.updateComplete.then(() =>
          this.querySelector<HTMLElement>('#sheet-outcome')?.focus({ preventScroll: true }),
        );
      }
    }
  }

  async #notSaved(problem: unknown): Promise<void> {
    if (problem instanceof Problem && problem.status === 412) {
      try {
        this.theirs = await this.#fetch(this.post.uai);
      } catch (again) {
        this.failed = again;
      }
      return;
    }
    // What only the server can tell (a number that the numbering plan does not know) is said at its field.
    const told =
      problem instanceof Problem ? problem.errors.flatMap(({ path, problem: kind }) => atField(path, kind)) : [];
    if (told.length > 0) this.problems = told;
    else this.failed = problem;
  }
}

const inWords = (field: SheetField, problem: ReturnType<typeof problemsOfSheet>[number]['problem']): FormProblem => ({
  name: field,
  text: t(`sheet.problem.${problem}`, { field: t(`sheet.field.${field}`), most: SHEET_LENGTHS[field] }),
});

function atField(path: string, kind: string): FormProblem[] {
  const field = SHEET_FIELDS.find((each) => path === `body.${each}`);
  if (!field) return [];
  return [inWords(field, kind === 'phone-invalid' ? 'phone-invalid' : 'wrong-form')];
}

customElements.define('sco-sheet-page', SheetPage);
