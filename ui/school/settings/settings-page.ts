import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import type { SettingsProblem } from '../../../domain/establishment/settings.ts';
import { RECORD_FIELD_NAMES, type RecordFieldName } from '../../../domain/pupil-record/fields.ts';
import { answered, api, ifStill, type Schemas } from '../../client/client.ts';
import { Problem } from '../../client/problem.ts';
import '../../elements/checkbox.ts';
import '../../elements/checkbox-group.ts';
import { failure, problemInWords } from '../../elements/failure.ts';
import '../../elements/field.ts';
import { type ControlChangeEvent, type FormProblem, problemOf } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, facts, loading, notice } from '../../elements/parts.ts';
import '../../elements/problem-summary.ts';
import { messageText } from '../../family/establishment.ts';
import { t } from '../../i18n/words.ts';
import { showPlace } from '../../router/router.ts';
import { type LocalDraft, localDraft } from '../../shell/local-drafts.ts';
import '../../shell/page-title.ts';
import { type Operation, whoIsSignedIn } from '../../shell/session.ts';
import { yearValues } from '../../staff/import-report.ts';
import { formationsInWords } from '../../staff/official-words.ts';
import { Confirmation } from '../../staff/question.ts';
import { whyNotHeld } from '../../staff/rights.ts';
import { look } from '../../theme/look.ts';
import { deskPath, type Post, yearsOf } from '../post.ts';
import '../year-choice.ts';
import { yearOfQuery } from '../year-choice.ts';
import type { ClonedEvent } from './cloning-panel.ts';
import './cloning-panel.ts';
import './documents-editor.ts';
import type { DocumentsChangeEvent } from './documents-editor.ts';
import './message-editor.ts';
import {
  changedSettings,
  controlOf,
  rebased,
  type Settings,
  type Versioned,
  whatContradicts,
} from './settings-draft.ts';

type Cloning = Schemas['Cloning'];

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
    cloned: { state: true },
    kept: { state: true },
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
  /** What was copied from an earlier year a moment ago. */
  declare private cloned: Cloning | null;
  /** What was typed before the page was left has been found again. */
  declare private kept: boolean;
  declare private problems: readonly FormProblem[];
  declare private failed: unknown;
  declare private saved: boolean;
  declare private busy: boolean;

  readonly #settings: Task<readonly [string, number], Versioned>;
  readonly #confirmation = new Confirmation(this);
  /** The place of the page that the address names has been shown. */
  #placed = false;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.query = new URLSearchParams();
    this.read = null;
    this.mine = null;
    this.theirs = null;
    this.cloned = null;
    this.kept = false;
    this.problems = [];
    this.failed = null;
    this.saved = false;
    this.busy = false;
    this.#settings = new Task(this, {
      task: async ([uai, schoolYear]) => {
        this.read = null;
        this.cloned = null;
        this.#placed = false;
        const versioned = await this.#fetch(uai, schoolYear);
        const draft = this.#draft.read();
        this.#begin(versioned);
        if (draft) {
          this.mine = rebased(draft.read, draft.mine, versioned.settings);
          this.kept = changedSettings(versioned.settings, this.mine).length > 0;
        }
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

  #begin(versioned: Versioned): void {
    this.read = versioned;
    this.mine = versioned.settings;
    this.theirs = null;
    this.problems = [];
    this.failed = null;
    this.kept = false;
    this.#draft.erase();
  }

  /** What is typed here survives a lost session, a killed tab and a page left by mistake. */
  get #draft(): LocalDraft<{ read: Settings; mine: Settings }> {
    return localDraft(whoIsSignedIn()?.accountId ?? '', `settings.${this.post.uai}.${this.#year}`, 'personal');
  }

  protected override updated(): void {
    if (this.read && !this.#placed) this.#placed = showPlace(this);
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
      ${this.#confirmation.dialog}
    `;
  }

  #form(read: Versioned, mine: Settings): TemplateResult {
    const changed = changedSettings(read.settings, mine).length;
    return html`
      <div id="settings-outcome" tabindex="-1" class="sco-stack sco-outcome">
        ${this.theirs ? this.#conflict(read, mine, this.theirs) : nothing}
        ${this.failed ? notice('danger', { ...problemInWords(this.failed), live: true }) : nothing}
        ${this.kept ? notice('accent', { title: t('settings.kept'), text: t('settings.kept.text') }) : nothing}
        ${this.cloned ? this.#copied(this.cloned) : nothing}
        ${this.saved && changed === 0 ? notice('success', { title: t('settings.saved'), text: t('settings.saved.text'), live: true }) : nothing}
      </div>
      ${read.receives ? this.#cloning(read, changed) : nothing}
      <form
        class="sco-stack sco-stack--wide"
        novalidate
        @submit=${(event: Event) => void this.#save(event)}
        @sco-control-change=${this.#change}
        @sco-documents-change=${this.#changeDocuments}
      >
        <sco-problem-summary .problems=${this.problems}></sco-problem-summary>
        ${this.#part(
          'services',
          'settings.services',
          'service.open',
          () => html`
            <sco-checkbox
              name="recordServiceOpen"
              .label=${t('settings.record-service')}
              .hint=${t('settings.record-service.hint')}
              .checked=${mine.recordServiceOpen}
            ></sco-checkbox>
            ${mine.recordServiceOpen ? openFields(mine) : nothing}
            <sco-checkbox
              name="enrolmentServiceOpen"
              .label=${t('settings.enrolment-service')}
              .hint=${t(read.receives ? 'settings.enrolment-service.hint' : 'settings.origin.enrolment-service.hint')}
              .problem=${problemOf(this.problems, 'enrolmentServiceOpen')}
              .checked=${mine.enrolmentServiceOpen}
            ></sco-checkbox>
          `,
          () =>
            facts([
              { label: t('settings.record-service'), value: openOrClosed(mine.recordServiceOpen) },
              {
                label: t('settings.record-fields.closed'),
                value: mine.closedFields.map(fieldName).join(', ') || t('settings.record-fields.none'),
              },
              { label: t('settings.enrolment-service'), value: openOrClosed(mine.enrolmentServiceOpen) },
            ]),
        )}
        ${this.#message('homeMessage', 'home-message', 'homeMessage.edit', mine)}
        ${read.receives ? this.#receiving(read, mine) : html`<p class="sco-quiet">${t('settings.origin-only')}</p>`}
        ${changed > 0 ? this.#bar(read, changed) : nothing}
      </form>
      ${read.receives ? this.#previews(read) : nothing}
    `;
  }

  /** What concerns pupils who arrive. */
  #receiving(read: Versioned, mine: Settings): TemplateResult {
    const formations = formationsInWords(read.formations).map(({ mef, label }) => ({ value: mef, label }));
    return html`
        ${this.#message('enrolmentMessage', 'enrolment-message', 'enrolmentMessage.edit', mine)}
        ${this.#part(
          'languages',
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
          'documents',
          'settings.documents',
          'documents.edit',
          () => html`
            <p class="sco-quiet sco-measure">${t('settings.documents.lead')}</p>
            <sco-documents-editor
              .documents=${mine.documents}
              .formations=${formations}
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
    `;
  }

  /** Beginning from last year, once; then the year it began from. */
  #cloning(read: Versioned, changed: number): Content {
    if (read.clonedFromYear !== null) {
      return this.cloned
        ? nothing
        : html`<p class="sco-quiet">${t('cloning.already', yearValues(read.clonedFromYear))}</p>`;
    }
    const [fromYear] = read.earlierYears;
    // What is typed and not saved would be lost: cloning comes before or after.
    if (fromYear === undefined || changed > 0) return nothing;
    const needed: readonly Operation[] = [
      ...([
        'service.open',
        'homeMessage.edit',
        'enrolmentMessage.edit',
        'languageSwap.edit',
        'documents.edit',
      ] as const),
      ...(['optionVisibility.edit', 'campaign.schedule'] as const),
    ];
    return html`<sco-cloning-panel
      .uai=${this.post.uai}
      .schoolYear=${this.#year}
      .fromYear=${fromYear}
      .whyNot=${needed.map((operation) => this.#whyNot(operation)).find((why) => why !== '') ?? ''}
      @sco-cloned=${(event: ClonedEvent) => void this.#readAgain(event.cloning)}
    ></sco-cloning-panel>`;
  }

  async #readAgain(cloning: Cloning): Promise<void> {
    await this.#settings.run();
    this.cloned = cloning;
    await this.updateComplete;
    window.scrollTo(0, 0);
    this.querySelector<HTMLElement>('#settings-outcome')?.focus({ preventScroll: true });
  }

  #copied({ fromYear, lines }: Cloning): TemplateResult {
    const count = lines.filter(({ outcome }) => outcome === 'copied').length;
    return notice('success', {
      title: t('cloning.done', yearValues(fromYear)),
      text: t('cloning.done.text', { count }),
      live: true,
    });
  }

  /** Every formation as a parent meets it. */
  #previews(read: Versioned): TemplateResult {
    const { uai } = this.post;
    return html`<section class="sco-panel" id="preview" tabindex="-1">
      <h2>${t('settings.preview')}</h2>
      <p class="sco-quiet">${t('settings.preview.lead')}</p>
      ${
        read.formations.length === 0
          ? html`<p class="sco-quiet">${t('settings.preview.none')}</p>`
          : html`<ul class="sco-list">
              ${formationsInWords(read.formations).map(
                ({ mef, label }) => html`<li>
                  <a class=${look.link} href=${deskPath(uai, 'apercu', String(this.#year), mef)}>${label}</a>
                  <span class="sco-quiet sco-small sco-code">${mef}</span>
                </li>`,
              )}
            </ul>`
      }
    </section>`;
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
    place: string,
    title: PartTitle,
    operation: Operation,
    change: () => TemplateResult,
    read: () => TemplateResult,
  ): TemplateResult {
    const whyNot = this.#whyNot(operation);
    return html`<section class="sco-panel" id=${place} tabindex="-1" aria-labelledby="${place}-title">
      <h2 id="${place}-title">${t(title)}</h2>
      ${whyNot ? html`${read()}<p class="sco-quiet sco-small">${whyNot}</p>` : change()}
    </section>`;
  }

  #message(
    name: 'homeMessage' | 'enrolmentMessage',
    place: 'home-message' | 'enrolment-message',
    operation: Operation,
    mine: Settings,
  ): TemplateResult {
    return this.#part(
      place,
      `settings.${place}`,
      operation,
      () => html`<sco-message-editor
        .name=${name}
        .hint=${t(`settings.${place}.hint`)}
        .value=${mine[name]}
      ></sco-message-editor>`,
      () =>
        mine[name].trim() === ''
          ? html`<p>${t('fact.none')}</p>`
          : html`<div class="sco-stack sco-measure">${messageText(mine[name])}</div>`,
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
    const { name, value } = event;
    const open = value as readonly string[];
    this.#keep(
      name === OPEN_FIELDS
        ? { closedFields: RECORD_FIELD_NAMES.filter((field) => !open.includes(field)) }
        : { [name]: value },
    );
  }

  #keep(change: Partial<Settings>): void {
    if (!this.read || !this.mine) return;
    this.mine = { ...this.mine, ...change };
    this.saved = false;
    this.cloned = null;
    this.#draft.write({ read: this.read.settings, mine: this.mine });
  }

  #changeDocuments(event: DocumentsChangeEvent): void {
    this.#keep({ documents: [...event.documents] });
  }

  async #save(event: Event): Promise<void> {
    event.preventDefault();
    const { read, mine } = this;
    if (!read || !mine || this.busy || this.theirs) return;
    const contradictions = whatContradicts(read, mine);
    this.problems = contradictions
      .filter(({ problem }) => problem !== 'closing-unconfirmed')
      .map((problem) => problemInPlace(problem, mine));
    if (this.problems.length > 0) return;
    // Closing in the middle of a campaign is possible, for who says that it is meant.
    const confirmClosing = contradictions.length > 0;
    if (confirmClosing && !(await this.#confirmation.ask(CLOSING()))) return;
    const path = { uai: this.post.uai, schoolYear: this.#year };
    this.busy = true;
    this.failed = null;
    try {
      const { data } = await answered(
        api.PUT('/api/establishments/{uai}/years/{schoolYear}/settings', {
          params: { path, header: ifStill(read.version) },
          body: {
            ...mine,
            ...(confirmClosing && { confirmClosing }),
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
      // Problems of the form have the focus already.
      if (this.problems.length === 0) {
        window.scrollTo(0, 0);
        void this.updateComplete.then(() =>
          this.querySelector<HTMLElement>('#settings-outcome')?.focus({ preventScroll: true }),
        );
      }
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
    const told = problem instanceof Problem && problem.code === 'settings-inconsistent' && this.mine;
    if (!told) {
      this.failed = problem;
      return;
    }
    // What the page could not know (a campaign opened meanwhile): told where it is, by what is read anew.
    this.problems = problem.errors.map(({ path, message }) => ({
      name: controlOf({ path: path.replace('body.', '') }, told),
      text: message,
    }));
  }
}

const CLOSING = () => ({
  heading: t('settings.closing.ask'),
  text: t('settings.closing.ask.text'),
  confirm: t('settings.closing.confirm'),
  tone: 'danger' as const,
});

function problemInPlace(problem: SettingsProblem, settings: Settings): FormProblem {
  const rank = Number(/^documents\.(\d+)/.exec(problem.path)?.[1] ?? 0) + 1;
  const name = controlOf(problem, settings);
  switch (problem.problem) {
    case 'label-missing':
      return { name, text: t('document-list.problem.label-missing', { rank }) };
    case 'document-repeated':
      return { name, text: t('document-list.problem.label-repeated', { rank }) };
    case 'formation-unknown':
      return { name, text: t('settings.problem.formation-unknown', { rank }) };
    default:
      return { name, text: t('settings.problem.documents-emptied') };
  }
}

type PartTitle =
  | 'settings.services'
  | 'settings.home-message'
  | 'settings.enrolment-message'
  | 'settings.languages'
  | 'settings.documents';

/** The control shows what is open; the setting keeps what is closed. */
const OPEN_FIELDS = 'openFields';

const openFields = ({ closedFields }: Settings): TemplateResult => html`<sco-checkbox-group
  name=${OPEN_FIELDS}
  .legend=${t('settings.record-fields')}
  .hint=${t('settings.record-fields.hint')}
  .options=${RECORD_FIELD_NAMES.map((field) => ({
    value: field,
    label: fieldName(field),
    ...(field === 'pupil.regime' && { hint: t('settings.record-fields.regime.hint') }),
  }))}
  .values=${RECORD_FIELD_NAMES.filter((field) => !closedFields.includes(field))}
></sco-checkbox-group>`;

/** A field and whose it is, in a list of its own. */
function fieldName(field: RecordFieldName): string {
  if (field === 'contact') return t('settings.record-fields.contact');
  const whose = field.startsWith('pupil.') ? 'pupil' : 'guardian';
  return t(`settings.record-fields.${whose}`, { field: t(`field.${field}`) });
}

const openOrClosed = (open: boolean): string => t(open ? 'settings.service.open' : 'settings.service.closed');
const yesOrNo = (value: boolean): string => t(value ? 'value.yes' : 'value.no');

customElements.define('sco-settings-page', SettingsPage);
