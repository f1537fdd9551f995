import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import type { FieldValue, RecordFieldName } from '../../../domain/pupil-record/fields.ts';
import { needsEvidence } from '../../../domain/record-change/evidence.ts';
import { momentInWords } from '../../../locales/dates.ts';
import { answered, api, newSubmissionId, once, type Receipt, settled } from '../../client/client.ts';
import { isRefused, Problem } from '../../client/problem.ts';
import '../../elements/checkbox.ts';
import '../../elements/confirm-dialog.ts';
import { failure, problemInWords } from '../../elements/failure.ts';
import '../../elements/field.ts';
import { type ControlChangeEvent, type FormProblem, problemOf } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, facts, linkButton, loading, notice } from '../../elements/parts.ts';
import '../../elements/problem-summary.ts';
import '../../elements/radio-group.ts';
import '../../elements/select.ts';
import { language, t } from '../../i18n/words.ts';
import { goTo } from '../../router/router.ts';
import { type LocalDraft, localDraft } from '../../shell/local-drafts.ts';
import '../../shell/page-title.ts';
import { whoIsSignedIn } from '../../shell/session.ts';
import { look } from '../../theme/look.ts';
import { childValues } from '../child-words.ts';
import '../enrolment/page-words.ts';
import { enrolmentPath } from '../enrolment/paths.ts';
import { phoneInWords, recordInWords } from '../official-words.ts';
import { type AddressChangeEvent, blankAddress } from './address-fields.ts';
import './email-confirmation.ts';
import './evidence-field.ts';
import type { EvidenceChangeEvent, Paper } from './evidence-field.ts';
import { type Edits, fieldsOf, type Item, itemsOf, problemsOfEdits } from './proposal.ts';
import {
  changesInWords,
  fieldLabel,
  fieldOfPerson,
  type PupilRecord,
  recordFacts,
  valueInWords,
} from './record-words.ts';

const AUTOFILL: Partial<Record<string, string>> = {
  phoneHome: 'home tel',
  phoneWork: 'work tel',
  phoneMobile: 'mobile tel',
  email: 'email',
};

/** Consents: separate, off by default, revocable (§7). */
const CONSENTS = ['pupil.acceptsSms', 'guardian.acceptsSms', 'guardian.sharesAddress'] as const;
const isConsent = (field: RecordFieldName): field is (typeof CONSENTS)[number] =>
  (CONSENTS as readonly RecordFieldName[]).includes(field);

/** The papers that the school has received, by the field they are shown for. */
type Papers = Partial<Record<RecordFieldName, Paper>>;

interface Kept {
  readonly edits: Edits;
  readonly papers?: Papers;
  readonly submissionId: string | null;
}

/**
 * The record (*fiche*) of a child: read, changed field by field, what was asked and decided (§2). Changing has three
 * moments on one page: the form, the recap of what is asked, the receipt. Nothing reaches the school's base before its
 * decision, and the page says so at each of them.
 */
export class RecordPage extends LightElement {
  static override properties = {
    pupilId: {},
    dossierId: {},
    editing: { type: Boolean },
    edits: { state: true },
    papers: { state: true },
    openAddresses: { state: true },
    problems: { state: true },
    moment: { state: true },
    refusedBy: { state: true },
    receipt: { state: true },
    busy: { state: true },
  };
  declare pupilId: string;
  /** The enrolment one comes from and goes back to (P9); empty outside of one. */
  declare dossierId: string;
  declare editing: boolean;
  declare private edits: Edits;
  declare private papers: Papers;
  declare private openAddresses: readonly RecordFieldName[];
  declare private problems: FormProblem[];
  declare private moment: 'form' | 'recap' | 'sent';
  declare private refusedBy: Problem | null;
  declare private receipt: Receipt | null;
  declare private busy: boolean;

  #submissionId: string | null = null;
  #waiting = new AbortController();
  #unwatch: () => void = () => {};
  readonly #record: Task<readonly [string], PupilRecord>;

  constructor() {
    super();
    this.pupilId = '';
    this.dossierId = '';
    this.editing = false;
    this.edits = {};
    this.papers = {};
    this.openAddresses = [];
    this.problems = [];
    this.moment = 'form';
    this.refusedBy = null;
    this.receipt = null;
    this.busy = false;
    this.#record = new Task(this, {
      task: async ([pupilId]) =>
        recordInWords(
          (await answered(api.GET('/api/pupils/{pupilId}/record', { params: { path: { pupilId } } }))).data,
        ),
      args: () => [this.pupilId] as const,
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch();
    this.#waiting.abort();
  }

  /** What was typed here and not sent yet: kept at each input, taken over from another tab as it is typed there. */
  #takeUp(kept: Kept | null): void {
    this.edits = kept?.edits ?? {};
    this.papers = kept?.papers ?? {};
    this.#submissionId = kept?.submissionId ?? null;
    this.openAddresses = (Object.keys(this.edits) as RecordFieldName[]).filter((field) => field.endsWith('.address'));
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('pupilId')) {
      this.#takeUp(this.#local.read());
      this.#unwatch();
      this.#unwatch = this.#local.watch((kept) => this.#takeUp(kept));
    }
    if (changed.has('editing')) {
      this.moment = 'form';
      this.problems = [];
      this.refusedBy = null;
    }
  }

  get #local(): LocalDraft<Kept> {
    return localDraft(whoIsSignedIn()?.accountId ?? '', `record.${this.pupilId}`, 'personal');
  }

  get #readPath(): string {
    return `/enfants/${this.pupilId}/fiche`;
  }

  protected override render() {
    return this.#record.render({
      pending: () =>
        this.#record.value ? this.#page(this.#record.value) : html`<div class="sco-width sco-body">${loading()}</div>`,
      error: (error) => html`
        <sco-page-title .heading=${t('record.failed')} .back=${{ href: '/', label: t('family.home') }}></sco-page-title>
        <div class="sco-width sco-body">${failure(error, () => void this.#record.run())}</div>
      `,
      complete: (record) => this.#page(record),
    });
  }

  #page(record: PupilRecord): TemplateResult {
    if (!this.editing) return this.#read(record);
    if (this.moment === 'recap') return this.#recap(record);
    if (this.moment === 'sent') return this.#sent(record);
    return this.#form(record);
  }

  #read(record: PupilRecord): TemplateResult {
    const { firstName } = record.identity;
    return html`
      <sco-page-title
        .heading=${t('record.title', childValues(firstName))}
        .lead=${t('record.lead', { school: record.school.name })}
        .back=${this.#back}
      ></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        ${record.modifiable.length > 0 ? nothing : notice('accent', { text: t('record.read-only') })}
        <div class="sco-button-row">
          ${record.modifiable.length > 0 ? linkButton(`${this.#readPath}/modifier`, t('record.modify')) : nothing}
          ${linkButton(`${this.#readPath}/historique`, t('record.history'), 'secondary')}
        </div>
        ${this.refusedBy ? notice('danger', { ...problemInWords(this.refusedBy), live: true }) : nothing}
        ${changesInWords(record, record.changes, ({ recordChangeId, withdrawable }) =>
          withdrawable
            ? html`<button
                type="button"
                class=${look.button}
                data-variant="secondary"
                data-size="sm"
                @click=${() => this.#withdraw(recordChangeId)}
              >${t('record.withdraw')}</button>`
            : nothing,
        )}
        <sco-email-confirmation
          .pupilId=${this.pupilId}
          .emails=${record.emails}
          ?mayAsk=${record.modifiable.length > 0}
        ></sco-email-confirmation>
        ${recordFacts(record)}
        ${
          record.mayDisclaim
            ? html`<p class="sco-small"><a class=${look.link} href="/enfants/${this.pupilId}/pas-mon-enfant">${t('disclaim.link')}</a></p>`
            : nothing
        }
      </div>
      <sco-confirm-dialog
        .heading=${t('record.withdraw.title')}
        .text=${t('record.withdraw.text')}
        .confirm=${t('record.withdraw.submit')}
        tone="danger"
      ></sco-confirm-dialog>
    `;
  }

  #form(record: PupilRecord): TemplateResult {
    const { firstName } = record.identity;
    const part = (entity: 'pupil' | 'guardian', title: string): Content => {
      const fields = fieldsOf(entity, record.modifiable);
      return fields.length === 0
        ? nothing
        : html`<section class="sco-panel">
            <h2>${title}</h2>
            ${fields.map((field) => this.#control(record, field))}
          </section>`;
    };
    return html`
      <sco-page-title
        .heading=${t('record.modify.title', childValues(firstName))}
        .lead=${t('record.modify.lead', { school: record.school.name })}
        .back=${{ href: this.#readPath, label: t('record.title', childValues(firstName)) }}
      ></sco-page-title>
      <div class="sco-width sco-body">
        <form
          class="sco-stack sco-stack--wide sco-measure"
          novalidate
          @submit=${(event: Event) => this.#check(event, record)}
          @sco-control-change=${(event: ControlChangeEvent) => this.#change(event.name as RecordFieldName, event.value as FieldValue)}
          @sco-evidence-change=${(event: EvidenceChangeEvent) => this.#changePaper(event)}
          @sco-address-change=${(event: AddressChangeEvent) => this.#change(event.name as RecordFieldName, event.address)}
        >
          <sco-problem-summary .problems=${this.problems}></sco-problem-summary>
          ${part('pupil', t('record.pupil'))} ${part('guardian', t('record.self'))}
          <div class="sco-button-row">
            <button class=${look.button}>${t('record.check')}</button>
            ${linkButton(this.dossierId ? enrolmentPath(this.dossierId, 'fiche') : this.#readPath, t('form.cancel'), 'secondary')}
          </div>
        </form>
      </div>
    `;
  }

  #control(record: PupilRecord, field: RecordFieldName): TemplateResult {
    const value = field in this.edits ? (this.edits[field] ?? null) : (record.values[field] ?? null);
    const problem = problemOf(this.problems, field);
    const label = fieldLabel(field);
    if (field.endsWith('.address')) return this.#address(record, field, value, problem);
    if (isConsent(field)) {
      return html`<sco-checkbox
        .name=${field}
        .label=${label}
        .hint=${t(`field.${field}.hint`)}
        ?checked=${value === true}
        .problem=${problem}
      ></sco-checkbox>`;
    }
    if (field === 'guardian.civility') {
      const options = [
        { value: '2', label: t('civility.2') },
        { value: '1', label: t('civility.1') },
      ];
      return html`<sco-radio-group .name=${field} .legend=${label} .options=${options} .value=${String(value ?? '')} .problem=${problem}></sco-radio-group>`;
    }
    if (field === 'guardian.occupation') {
      const options = record.occupations.map((each) => ({ value: each.code, label: each.label }));
      return html`<sco-select .name=${field} .label=${label} .options=${options} .value=${String(value ?? '')} .problem=${problem}></sco-select>`;
    }
    const [entity = '', name = ''] = field.split('.');
    const type = name.startsWith('phone') ? 'tel' : name === 'email' ? 'email' : 'text';
    // A number from the base is shown as people write it; one being typed is left alone.
    const text = String(value ?? '');
    const typed = type === 'tel' && !(field in this.edits) ? phoneInWords(text) : text;
    // Autofill knows the one who types, not the child.
    const autocomplete = entity === 'guardian' ? (AUTOFILL[name] ?? 'off') : 'off';
    return html`<sco-field
      .name=${field}
      .label=${label}
      .type=${type}
      .hint=${field === 'guardian.email' ? t('emails.hint') : ''}
      .value=${typed}
      .problem=${problem}
      .autocomplete=${autocomplete}
      .measure=${type === 'tel' ? 'short' : 'full'}
      optional
    ></sco-field>
    ${this.#evidence(record, field)}`;
  }

  /** A paper is asked for as soon as the name says something else than the record. */
  #evidence(record: PupilRecord, field: RecordFieldName): Content {
    const item = itemsOf(this.edits, record.values).find((each) => each.field === field);
    if (!item || !needsEvidence(field, item.newValue)) return nothing;
    return html`<sco-evidence-field
      .name=${field}
      .label=${fieldOfPerson(field)}
      .pupilId=${this.pupilId}
      .paper=${this.papers[field] ?? null}
      .problem=${problemOf(this.problems, `${field}.evidence`)}
    ></sco-evidence-field>`;
  }

  #address(record: PupilRecord, field: RecordFieldName, value: FieldValue, problem: string): TemplateResult {
    const label = fieldLabel(field);
    if (!this.openAddresses.includes(field)) {
      const open = (): void => {
        this.openAddresses = [...this.openAddresses, field];
      };
      return html`<div class="sco-stack sco-stack--tight">
        <p class=${look.label}>${label}</p>
        <p>${value === null ? t('record.address.none') : valueInWords(field, value, record)}</p>
        <p>
          <button type="button" class=${look.button} data-variant="secondary" data-size="sm" @click=${open}>
            ${t('record.address.change')}<span class="sco-hidden-text"> – ${label}</span>
          </button>
        </p>
      </div>`;
    }
    const address = typeof value === 'object' && value !== null ? value : blankAddress();
    return html`<div class="sco-stack">
      <sco-address-fields
        .name=${field}
        .legend=${label}
        .section=${field.startsWith('pupil') ? 'pupil' : 'guardian'}
        .address=${address}
        .countries=${record.countries}
        .problem=${problem}
      ></sco-address-fields>
      <p>
        <button type="button" class=${look.button} data-variant="tertiary" data-size="sm" @click=${() => this.#leaveAddress(field)}>
          ${t('record.address.keep')}
        </button>
      </p>
    </div>`;
  }

  #recap(record: PupilRecord): TemplateResult {
    const items = itemsOf(this.edits, record.values);
    const { firstName } = record.identity;
    return html`
      <sco-page-title
        .heading=${t('record.recap.title')}
        .lead=${t('record.recap.lead', { school: record.school.name })}
        .back=${{ href: this.#readPath, label: t('record.title', childValues(firstName)) }}
      ></sco-page-title>
      <div class="sco-width sco-body">
        <div class="sco-stack sco-stack--wide sco-measure">
          ${this.refusedBy ? notice('danger', { ...problemInWords(this.refusedBy), live: true }) : nothing}
          <section class="sco-panel">
            <h2>${t('record.recap.items', { count: items.length })}</h2>
            ${facts(items.map((item) => ({ label: fieldOfPerson(item.field), value: before(item, record) })))}
          </section>
          <div class="sco-button-row">
            <button type="button" class=${look.button} aria-busy=${this.busy ? 'true' : nothing} @click=${() => this.#send(record)}>
              ${t('record.recap.submit')}
            </button>
            <button type="button" class=${look.button} data-variant="secondary" @click=${() => this.#show('form')}>
              ${t('record.recap.back')}
            </button>
          </div>
        </div>
      </div>
    `;
  }

  #sent(record: PupilRecord): TemplateResult {
    const { receipt } = this;
    const pending = receipt?.status === 'RECEIVED';
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return html`
      <sco-page-title .heading=${t('record.sent.title')} .back=${{ href: '/', label: t('family.home') }}></sco-page-title>
      <div class="sco-width sco-body">
        <div class="sco-stack sco-stack--wide sco-measure">
          ${notice(pending ? 'accent' : 'success', {
            title: t(pending ? 'record.sent.pending' : 'record.sent.heading'),
            text: t('record.sent.text', { school: record.school.name }),
            live: true,
          })}
          <section class="sco-panel">
            <h2>${t('confirmation.receipt')}</h2>
            ${facts([
              {
                label: t('confirmation.number'),
                value: receipt ? html`<span class="sco-receipt">${receipt.number}</span>` : nothing,
              },
              {
                label: t('confirmation.at'),
                value: receipt ? momentInWords(receipt.receivedAt, zone, language()) : nothing,
              },
            ])}
          </section>
          <div class="sco-button-row">
            ${this.dossierId ? linkButton(enrolmentPath(this.dossierId, 'fiche'), t('record.sent.back-to-enrolment')) : nothing}
            ${linkButton(this.#readPath, t('record.sent.see'), this.dossierId ? 'secondary' : 'primary')}
          </div>
        </div>
      </div>
    `;
  }

  get #back(): { href: string; label: string } {
    return this.dossierId
      ? { href: enrolmentPath(this.dossierId, 'fiche'), label: t('record.back-to-enrolment') }
      : { href: '/', label: t('family.home') };
  }

  #change(field: RecordFieldName, value: FieldValue): void {
    this.#keep({ ...this.edits, [field]: value });
  }

  #leaveAddress(field: RecordFieldName): void {
    const { [field]: _left, ...edits } = this.edits;
    this.#keep(edits);
    this.openAddresses = this.openAddresses.filter((each) => each !== field);
  }

  /** Another content is another submission. */
  #keep(edits: Edits): void {
    this.edits = edits;
    this.#submissionId = null;
    this.#local.write({ edits, papers: this.papers, submissionId: null });
  }

  #changePaper({ name, paper }: EvidenceChangeEvent): void {
    const field = name as RecordFieldName;
    const { [field]: _before, ...others } = this.papers;
    this.papers = paper ? { ...others, [field]: paper } : others;
    this.problems = this.problems.filter((problem) => problem.name !== `${name}.evidence`);
    this.#keep(this.edits);
  }

  /** The items with the papers of those that ask for one. */
  #items(record: PupilRecord): (Item & { evidenceId?: string })[] {
    return itemsOf(this.edits, record.values).map((item) => {
      const paper = needsEvidence(item.field, item.newValue) ? this.papers[item.field] : undefined;
      return paper ? { ...item, evidenceId: paper.id } : item;
    });
  }

  #check(event: Event, record: PupilRecord): void {
    event.preventDefault();
    this.problems = problemsOfEdits(this.edits, record.values).map(({ field, problem }) => ({
      name: field,
      text: t(`record.problem.${problem}`, { label: fieldOfPerson(field as RecordFieldName) }),
    }));
    for (const { field, newValue } of itemsOf(this.edits, record.values)) {
      if (!needsEvidence(field, newValue) || this.papers[field]) continue;
      this.problems = [
        ...this.problems,
        { name: `${field}.evidence`, text: t('evidence.missing', { label: fieldOfPerson(field) }) },
      ];
    }
    if (this.problems.length > 0) return;
    const changed = itemsOf(this.edits, record.values).length > 0;
    const first = fieldsOf('pupil', record.modifiable)[0] ?? fieldsOf('guardian', record.modifiable)[0] ?? '';
    if (changed) this.#show('recap');
    else this.problems = [{ name: first, text: t('record.problem.nothing') }];
  }

  /** Moments of one page: the title takes the focus as after a change of page. */
  #show(moment: 'form' | 'recap' | 'sent'): void {
    this.moment = moment;
    window.scrollTo(0, 0);
    void this.updateComplete.then(() => this.querySelector('h1')?.focus({ preventScroll: true }));
  }

  async #send(record: PupilRecord): Promise<void> {
    if (this.busy) return;
    this.#submissionId ??= newSubmissionId();
    this.#local.write({ edits: this.edits, papers: this.papers, submissionId: this.#submissionId });
    this.busy = true;
    this.refusedBy = null;
    try {
      const { data: receipt } = await answered(
        api.POST('/api/pupils/{pupilId}/record-changes', {
          params: { path: { pupilId: this.pupilId }, header: once(this.#submissionId) },
          body: { dossierId: this.dossierId || null, items: this.#items(record) },
        }),
      );
      if (receipt.refusal) throw Problem.of(receipt.refusal, receipt.refusal.status);
      this.receipt = receipt;
      this.#show('sent');
      this.edits = {};
      this.papers = {};
      this.openAddresses = [];
      this.#submissionId = null;
      this.#local.erase();
      void this.#follow(receipt);
    } catch (problem) {
      this.refusedBy = problem instanceof Problem ? problem : new Problem('unexpected', 0);
      if (isRefused(this.refusedBy)) this.#submissionId = null;
    } finally {
      this.busy = false;
    }
  }

  /** Follows a receipt to its end, then reads the record anew. */
  async #follow(receipt: Receipt): Promise<void> {
    try {
      this.receipt = await settled(receipt, this.#waiting.signal);
      if (this.receipt.refusal) {
        this.refusedBy = Problem.of(this.receipt.refusal, this.receipt.refusal.status);
        this.receipt = null;
        goTo(this.#readPath, { replace: true });
      }
      await this.#record.run();
    } catch (problem) {
      if (!this.#waiting.signal.aborted)
        this.refusedBy = problem instanceof Problem ? problem : new Problem('unexpected', 0);
    }
  }

  async #withdraw(recordChangeId: string): Promise<void> {
    if (!(await this.querySelector('sco-confirm-dialog')?.ask())) return;
    this.refusedBy = null;
    try {
      const { data: receipt } = await answered(
        api.POST('/api/record-changes/{recordChangeId}/withdrawals', {
          params: { path: { recordChangeId }, header: once(newSubmissionId()) },
        }),
      );
      await this.#follow(receipt);
    } catch (problem) {
      this.refusedBy = problem instanceof Problem ? problem : new Problem('unexpected', 0);
    }
  }
}

/** A value asked for, and the one it takes the place of. */
const before = (item: Item, record: PupilRecord): Content => {
  const [old, wanted] = [
    valueInWords(item.field, item.baseValue, record),
    valueInWords(item.field, item.newValue, record),
  ];
  return html`<span class="sco-stack sco-stack--tight">
    <span class="sco-value--new">${wanted === nothing ? t('fact.removed') : wanted}</span>
    <span class="sco-quiet">${t('record.recap.before')} ${old === nothing ? t('fact.none') : old}</span>
  </span>`;
};

customElements.define('sco-record-page', RecordPage);
