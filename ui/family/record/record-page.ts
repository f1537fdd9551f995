import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { FRANCE } from '../../../domain/identifiers/codes.ts';
import type { Address, Contact, FieldValue, RecordFieldName } from '../../../domain/pupil-record/fields.ts';
import { needsEvidence } from '../../../domain/record-change/evidence.ts';
import { momentInWords } from '../../../locales/dates.ts';
import { answered, api, newSubmissionId, once, type Receipt, settled } from '../../client/client.ts';
import { isRefused, Problem } from '../../client/problem.ts';
import '../../elements/checkbox.ts';
import '../../elements/confirm-dialog.ts';
import { failure, problemInWords } from '../../elements/failure.ts';
import { type ControlChangeEvent, controlId, type FormProblem, problemOf } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, facts, fieldProblem, linkButton, loading, notice } from '../../elements/parts.ts';
import { language, t } from '../../i18n/words.ts';
import { goTo } from '../../router/router.ts';
import { type LocalDraft, localDraft } from '../../shell/local-drafts.ts';
import '../../shell/joint-words.ts';
import '../../shell/page-title.ts';
import { whoIsSignedIn } from '../../shell/session.ts';
import { look } from '../../theme/look.ts';
import { childValues } from '../child-words.ts';
import '../enrolment/page-words.ts';
import { enrolmentPath } from '../enrolment/paths.ts';
import { lines } from '../establishment.ts';
import { phoneInWords } from '../official-words.ts';
import type { AddressChangeEvent } from './address-fields.ts';
import type { ContactChangeEvent } from './contact-fields.ts';
import './email-confirmation.ts';
import type { EvidenceChangeEvent, Paper } from './evidence-field.ts';
import { movedTogether, whoElseMoves } from './joint.ts';
import {
  blankAddress,
  blankContact,
  contactKey,
  contactOf,
  controlAt,
  type EditProblem,
  type Edits,
  fieldsOf,
  type Item,
  type ItemKey,
  isOwn,
  itemsOf,
  itemsThere,
  problemsOfEdits,
  seenIn,
} from './proposal.ts';
import { recordInWords } from './record-in-words.ts';
import {
  changesInWords,
  contactLines,
  contactName,
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

type AddressField = 'pupil.address' | 'guardian.address';
type SchoolToo = PupilRecord['schoolsToo'][number];

/** Another establishment that one's change concerns too (§1.6): its record once it is read, its own submission. */
interface Too {
  readonly ticked: boolean;
  readonly record: PupilRecord | null;
  readonly problem: Problem | null;
  readonly submissionId: string;
  readonly receipt: Receipt | null;
}
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
    communes: { state: true },
    too: { state: true },
    together: { state: true },
  };
  declare pupilId: string;
  /** The enrolment one comes from and goes back to (P9); empty outside of one. */
  declare dossierId: string;
  declare editing: boolean;
  declare private edits: Edits;
  declare private papers: Papers;
  declare private openAddresses: readonly AddressField[];
  declare private problems: FormProblem[];
  declare private moment: 'form' | 'recap' | 'sent';
  declare private refusedBy: Problem | null;
  declare private receipt: Receipt | null;
  declare private busy: boolean;
  /** Names known for each postal code asked about. */
  declare private communes: ReadonlyMap<string, readonly string[]>;
  declare private too: ReadonlyMap<string, Too>;
  /** In a joint account: the other guardian moves too. */
  declare private together: boolean;

  #submissionId: string | null = null;
  #waiting = new AbortController();
  #unwatch: () => void = () => {};
  readonly #parts = new Task(this, {
    task: async ([editing]) => (editing ? import('./form-parts.ts') : null),
    args: () => [this.editing] as const,
  });
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
    this.communes = new Map();
    this.too = new Map();
    this.together = false;
    this.#record = new Task(this, {
      task: ([pupilId]) => readRecord(pupilId),
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
    this.openAddresses = (['pupil.address', 'guardian.address'] as const).filter((field) => field in this.edits);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('pupilId')) {
      this.#takeUp(this.#local.read());
      this.#unwatch();
      this.#unwatch = this.#local.watch((kept) => this.#takeUp(kept));
    }
    if (changed.has('editing')) {
      this.moment = 'form';
      this.too = new Map();
      this.together = false;
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
    return this.#parts.render({
      pending: () => html`<div class="sco-width sco-body">${loading()}</div>`,
      error: (error) => html`<div class="sco-width sco-body">${failure(error, () => void this.#parts.run())}</div>`,
      complete: () => this.#form(record),
    }) as TemplateResult;
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
          @sco-control-change=${(event: ControlChangeEvent) => this.#change(event.name as ItemKey, event.value as FieldValue)}
          @sco-address-change=${(event: AddressChangeEvent) => this.#changeAddress(record, event)}
          @sco-contact-change=${(event: ContactChangeEvent) => this.#change(event.name as ItemKey, event.contact)}
          @sco-evidence-change=${(event: EvidenceChangeEvent) => this.#changePaper(event)}
        >
          <sco-problem-summary .problems=${this.problems}></sco-problem-summary>
          ${part('pupil', t('record.pupil'))} ${part('guardian', t('record.self'))}
          ${record.modifiable.includes('contact') ? this.#contacts(record) : nothing}
          <div class="sco-button-row">
            <button class=${look.button}>${t('record.check')}</button>
            ${linkButton(this.dossierId ? enrolmentPath(this.dossierId, 'fiche') : this.#readPath, t('form.cancel'), 'secondary')}
          </div>
        </form>
      </div>
    `;
  }

  #control(record: PupilRecord, field: Exclude<RecordFieldName, 'contact'>): TemplateResult {
    const value = field in this.edits ? (this.edits[field] ?? null) : (record.values[field] ?? null);
    const problem = problemOf(this.problems, field);
    const label = fieldLabel(field);
    if (field === 'pupil.address' || field === 'guardian.address') return this.#address(record, field, value);
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
    if (field === 'pupil.regime') {
      const options = record.regimes.map((each) => ({ value: each.code, label: each.label }));
      return html`<sco-radio-group
        .name=${field}
        .legend=${label}
        .hint=${t('record.regime.hint')}
        .options=${options}
        .value=${String(value ?? '')}
        .problem=${problem}
      ></sco-radio-group>`;
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
    const item = itemsOf(this.edits, seenIn(record)).find((each) => each.field === field);
    if (!item || !needsEvidence(field, item.newValue)) return nothing;
    return html`<sco-evidence-field
      .name=${field}
      .label=${fieldOfPerson(field)}
      .pupilId=${this.pupilId}
      .paper=${this.papers[field] ?? null}
      .problem=${problemOf(this.problems, `${field}.evidence`)}
    ></sco-evidence-field>`;
  }

  #address(record: PupilRecord, field: AddressField, value: FieldValue): TemplateResult {
    const label = fieldLabel(field);
    if (!this.openAddresses.includes(field)) {
      const open = (): void => {
        this.openAddresses = [...this.openAddresses, field];
        this.#focus(field);
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
    const address = typeof value === 'object' && value !== null && 'line1' in value ? value : blankAddress();
    return html`<div class="sco-stack">
      <sco-address-fields
        .name=${field}
        .legend=${label}
        .section=${field.startsWith('pupil') ? 'pupil' : 'guardian'}
        .address=${address}
        .countries=${record.countries}
        .communes=${address.countryCode === FRANCE ? (this.communes.get(address.postalCode ?? '') ?? []) : []}
        .problems=${this.problems}
      ></sco-address-fields>
      <p>
        <button type="button" class=${look.button} data-variant="tertiary" data-size="sm" @click=${() => this.#leaveAddress(field)}>
          ${t('record.address.keep')}
        </button>
      </p>
    </div>`;
  }

  /** The persons to call: each corrected or removed as a whole, others added; nothing of it before the school's decision. */
  #contacts(record: PupilRecord): TemplateResult {
    const known = new Set(record.contacts.map(({ contactId }) => contactKey(contactId)));
    const added = (Object.keys(this.edits) as ItemKey[]).filter((key) => contactOf(key) !== null && !known.has(key));
    const add = (): void => {
      const key = contactKey(newSubmissionId());
      this.#change(key, blankContact());
      this.#focus(key);
    };
    return html`<section class="sco-panel">
      <h2>${t('record.contacts')}</h2>
      <p class="sco-quiet sco-small">${t('record.contacts.lead')}</p>
      ${record.contacts.map(({ contactId, value }) => this.#contact(contactKey(contactId), value))}
      ${added.map((key) => this.#contactFields(key, this.edits[key] as Contact, t('contact.new'), t('contact.leave-out')))}
      <p>
        <button type="button" class=${look.button} id=${controlId('contact')} data-variant="secondary" data-size="sm" @click=${add}>
          ${t('contact.add')}
        </button>
      </p>
      ${fieldProblem(controlId('contact'), problemOf(this.problems, 'contact'))}
    </section>`;
  }

  #contact(key: ItemKey, value: Contact): TemplateResult {
    const name = contactName(value);
    if (this.edits[key]) return this.#contactFields(key, this.edits[key] as Contact, name, t('contact.keep'));
    const button = (text: string, variant: string, click: () => void): TemplateResult => html`<button
      type="button"
      class=${look.button}
      data-variant=${variant}
      data-size="sm"
      @click=${click}
    >${text}<span class="sco-hidden-text"> – ${name}</span></button>`;
    const correct = (): void => {
      const { phoneHome, phoneWork, phoneMobile } = value;
      const dialled = (phone: string | null): string | null => phone && phoneInWords(phone);
      this.#change(key, {
        ...value,
        ...{ phoneHome: dialled(phoneHome), phoneWork: dialled(phoneWork), phoneMobile: dialled(phoneMobile) },
      });
      this.#focus(key);
    };
    const removed = key in this.edits;
    return html`<div class="sco-stack sco-stack--tight" id=${controlId(key)} tabindex="-1">
      <p>${removed ? t('record.contact.removed', { name }) : lines(contactLines(value))}</p>
      <div class="sco-button-row">
        ${
          removed
            ? button(t('contact.keep'), 'secondary', () => this.#put(key, () => this.#leave(key)))
            : html`${button(t('contact.correct'), 'secondary', correct)}
                ${button(t('contact.remove'), 'tertiary', () => this.#put(key, () => this.#change(key, null)))}`
        }
      </div>
    </div>`;
  }

  #contactFields(key: ItemKey, contact: Contact, legend: string, leave: string): TemplateResult {
    return html`<div class="sco-stack">
      <sco-contact-fields .name=${key} .legend=${legend} .contact=${contact} .problems=${this.problems}></sco-contact-fields>
      <p>
        <button
          type="button"
          class=${look.button}
          data-variant="tertiary"
          data-size="sm"
          @click=${() => this.#put(contactOf(key) === null ? key : 'contact', () => this.#leave(key))}
        >${leave}<span class="sco-hidden-text"> – ${legend}</span></button>
      </p>
    </div>`;
  }

  #put(name: string, act: () => void): void {
    act();
    this.#focus(name);
  }

  /** « Does this change concern {child} at {school} too? » (§1.6), with what it would take the place of there. */
  #askToo(each: SchoolToo, items: readonly Item[]): TemplateResult {
    const asked = this.too.get(each.pupilId);
    const values = { children: inWords(each.firstNames), school: each.school.name };
    return html`<section class="sco-panel">
      <sco-checkbox
        name="too.${each.pupilId}"
        .label=${t('record.too', values)}
        .hint=${t('record.too.hint')}
        ?checked=${asked?.ticked === true}
        @sco-control-change=${(event: ControlChangeEvent) => void this.#tickToo(each.pupilId, event.value === true)}
      ></sco-checkbox>
      ${asked?.ticked ? this.#there(each, asked, items) : nothing}
    </section>`;
  }

  #there(each: SchoolToo, { record, problem }: Too, items: readonly Item[]): Content {
    if (problem) return failure(problem, () => void this.#tickToo(each.pupilId, true));
    if (!record) return loading();
    const there = itemsThere(items, record);
    return there.length === 0
      ? html`<p>${t('record.too.nothing')}</p>`
      : facts(there.map((item) => ({ label: fieldOfPerson(item.field), value: before(item, record) })));
  }

  /** « Ce changement concerne-t-il aussi… ? », of a shared address and in a joint account only (§2.3). */
  #askTogether(record: PupilRecord, items: readonly Item[]): Content {
    const other = whoElseMoves(items, record);
    if (!other) return nothing;
    const { name } = other;
    return html`<section class="sco-panel">
      <h2>${t('joint.also', { name })}</h2>
      <sco-checkbox
        name="together"
        .label=${t('joint.also.yes', { name })}
        .hint=${t('joint.also.hint')}
        ?checked=${this.together}
        @sco-control-change=${(event: ControlChangeEvent) => {
          this.together = event.value === true;
          this.#submissionId = null;
        }}
      ></sco-checkbox>
    </section>`;
  }

  async #tickToo(pupilId: string, ticked: boolean): Promise<void> {
    const known = this.too.get(pupilId);
    const asked: Too = {
      ...{ record: known?.record ?? null, submissionId: known?.submissionId ?? newSubmissionId() },
      ...{ ticked, problem: null, receipt: null },
    };
    this.#putToo(pupilId, asked);
    if (!ticked || asked.record) return;
    try {
      this.#putToo(pupilId, { ...asked, record: await readRecord(pupilId) });
    } catch (problem) {
      this.#putToo(pupilId, { ...asked, problem: problem instanceof Problem ? problem : new Problem('unexpected', 0) });
    }
  }

  #putToo(pupilId: string, too: Too): void {
    this.too = new Map([...this.too, [pupilId, too]]);
  }

  /** What became of the same change at another establishment: a receipt of its own, or why not and once more. */
  #sentToo(each: SchoolToo): Content {
    const asked = this.too.get(each.pupilId);
    if (!asked?.ticked || (!asked.receipt && !asked.problem)) return nothing;
    const name = t('record.too.at', { children: inWords(each.firstNames), school: each.school.name });
    if (!asked.receipt) {
      return html`<section class="sco-panel">
        <h2>${name}</h2>
        ${failure(asked.problem, () => void this.#sendToo())}
      </section>`;
    }
    return html`<section class="sco-panel">
      <h2>${name}</h2>
      ${facts([{ label: t('confirmation.number'), value: html`<span class="sco-receipt">${asked.receipt.number}</span>` }])}
    </section>`;
  }

  #recap(record: PupilRecord): TemplateResult {
    const items = itemsOf(this.edits, seenIn(record));
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
            ${items.some(({ field }) => field === 'pupil.regime') ? html`<p>${t('record.regime.hint')}</p>` : nothing}
          </section>
          ${this.#askTogether(record, items)}
          ${items.some(isOwn) ? record.schoolsToo.map((each) => this.#askToo(each, items)) : nothing}
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
          ${record.schoolsToo.map((each) => this.#sentToo(each))}
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

  #change(key: ItemKey, value: FieldValue): void {
    this.#keep({ ...this.edits, [key]: value });
  }

  /** A postal code typed in full has its communes looked up; the form goes on without them. */
  #changeAddress(record: PupilRecord, { name, address }: AddressChangeEvent): void {
    this.#change(name as AddressField, address);
    const { postalCode } = address;
    if (address.countryCode !== FRANCE || !/^[0-9]{5}$/.test(postalCode ?? '')) return;
    void this.#proposeTown(record, name as AddressField, postalCode ?? '');
  }

  /** A town left blank, or left as it was while the postal code is another one, takes the only name that there is. */
  async #proposeTown(record: PupilRecord, field: AddressField, postalCode: string): Promise<void> {
    if (!this.communes.has(postalCode)) {
      try {
        const params = { path: { postalCode } };
        const { data } = await answered(api.GET('/api/postal-codes/{postalCode}/communes', { params }));
        this.communes = new Map([...this.communes, [postalCode, data.communes]]);
      } catch {
        return; // A help that does not come: the town is typed.
      }
    }
    const [only, ...more] = this.communes.get(postalCode) ?? [];
    const [address, seen] = [this.edits[field], record.values[field]];
    if (only === undefined || more.length > 0 || !isAddress(address) || address.postalCode !== postalCode) return;
    const untouched = isAddress(seen) && seen.city === address.city && seen.postalCode !== postalCode;
    if (!address.city || untouched) this.#change(field, { ...address, city: only });
  }

  #leaveAddress(field: AddressField): void {
    this.#leave(field);
    this.openAddresses = this.openAddresses.filter((each) => each !== field);
  }

  #leave(key: ItemKey): void {
    const { [key]: _left, ...edits } = this.edits;
    this.#keep(edits);
  }

  /** What a button opened, or put in its place, has the focus that the button had. */
  #focus(name: string): void {
    void this.updateComplete.then(() =>
      requestAnimationFrame(() => document.getElementById(controlId(name))?.focus({ preventScroll: true })),
    );
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
    return itemsOf(this.edits, seenIn(record)).map((item) => {
      const paper = needsEvidence(item.field, item.newValue) ? this.papers[item.field] : undefined;
      return paper ? { ...item, evidenceId: paper.id } : item;
    });
  }

  #check(event: Event, record: PupilRecord): void {
    event.preventDefault();
    this.problems = problemsOfEdits(this.edits, seenIn(record)).map(inForm);
    for (const { field, newValue } of itemsOf(this.edits, seenIn(record))) {
      if (!needsEvidence(field, newValue) || this.papers[field]) continue;
      this.problems = [
        ...this.problems,
        { name: `${field}.evidence`, text: t('evidence.missing', { label: fieldOfPerson(field) }) },
      ];
    }
    if (this.problems.length > 0) return;
    const changed = itemsOf(this.edits, seenIn(record)).length > 0;
    const first = fieldsOf('pupil', record.modifiable)[0] ?? fieldsOf('guardian', record.modifiable)[0] ?? 'contact';
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
    const items = itemsOf(this.edits, seenIn(record));
    const other = this.together ? whoElseMoves(items, record) : null;
    try {
      const { data: receipt } = await answered(
        api.POST('/api/pupils/{pupilId}/record-changes', {
          params: { path: { pupilId: this.pupilId }, header: once(this.#submissionId) },
          body: {
            dossierId: this.dossierId || null,
            items: [...this.#items(record), ...(other ? movedTogether(items, other) : [])],
          },
        }),
      );
      if (receipt.refusal) throw Problem.of(receipt.refusal, receipt.refusal.status);
      this.receipt = receipt;
      await this.#sendToo(items);
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
      this.#sayWhere(this.refusedBy, items);
    } finally {
      this.busy = false;
    }
  }

  /** What only the api can judge (a telephone that exists, a code of the nomenclature) is told where it was typed. */
  #sayWhere(refused: Problem, items: readonly Item[]): void {
    const told = refused.errors.flatMap(({ path, message }): FormProblem[] => {
      const place = controlAt(path, items);
      return place
        ? [{ name: place.name, text: t('record.problem.told', { label: fieldOfPerson(place.item.field), message }) }]
        : [];
    });
    if (told.length === 0 || told.length < refused.errors.length) return;
    this.refusedBy = null;
    this.problems = told;
    this.#show('form');
  }

  #asked: readonly Item[] = [];

  /** One submission per establishment, each under its own key: sent again, it has one effect. */
  async #sendToo(items: readonly Item[] = this.#asked): Promise<void> {
    this.#asked = items;
    for (const [pupilId, too] of this.too) {
      const there = too.record ? itemsThere(items, too.record) : [];
      if (!too.ticked || too.receipt || there.length === 0) continue;
      try {
        const { data: receipt } = await answered(
          api.POST('/api/pupils/{pupilId}/record-changes', {
            params: { path: { pupilId }, header: once(too.submissionId) },
            body: { dossierId: null, items: there },
          }),
        );
        if (receipt.refusal) throw Problem.of(receipt.refusal, receipt.refusal.status);
        this.#putToo(pupilId, { ...too, receipt, problem: null });
      } catch (error) {
        const problem = error instanceof Problem ? error : new Problem('unexpected', 0);
        this.#putToo(pupilId, { ...too, problem, ...(isRefused(problem) && { submissionId: newSubmissionId() }) });
      }
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

const readRecord = async (pupilId: string): Promise<PupilRecord> =>
  recordInWords((await answered(api.GET('/api/pupils/{pupilId}/record', { params: { path: { pupilId } } }))).data);

const isAddress = (value: FieldValue | undefined): value is Address =>
  typeof value === 'object' && value !== null && 'line1' in value;

/** « Awa et Issa » */
const inWords = (names: readonly string[]): string =>
  new Intl.ListFormat(language(), { type: 'conjunction' }).format(names);

/** A problem where it was typed: at the part of an address or of a contact that has it. */
function inForm({ key, field, part, problem }: EditProblem): FormProblem {
  const label = fieldOfPerson(field);
  if (part === undefined) return { name: key, text: t(`record.problem.${problem}`, { label }) };
  const text =
    problem === 'phone-missing'
      ? t('record.problem.contact-phone', { label })
      : t(`record.problem.part.${part}`, { label });
  return { name: `${key}.${part}`, text };
}

/** A value asked for, and the one it takes the place of. */
const before = (item: Item, record: PupilRecord): Content => {
  const [old, wanted] = [
    valueInWords(item.field, item.baseValue, record),
    valueInWords(item.field, item.newValue, record),
  ];
  return html`<span class="sco-stack sco-stack--tight">
    <span class="sco-value--new">${wanted === nothing ? t('fact.removed') : wanted}</span>
    ${
      item.field === 'contact' && item.baseValue === null
        ? nothing
        : html`<span class="sco-quiet">${t('record.recap.before')} ${old === nothing ? t('fact.none') : old}</span>`
    }
  </span>`;
};

customElements.define('sco-record-page', RecordPage);
