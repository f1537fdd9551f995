import { html, nothing } from 'lit';
import { momentInWords } from '../../locales/dates.ts';
import '../elements/checkbox.ts';
import '../elements/field.ts';
import { type ControlChangeEvent, controlId, type FormProblem, problemOf } from '../elements/form-events.ts';
import { LightElement } from '../elements/light-element.ts';
import { language, t } from '../i18n/words.ts';
import { look } from '../theme/look.ts';
import type { CalendarDraft, CalendarFault } from './calendar-draft.ts';

/** The draft after a change by the reader. */
export class CalendarChangeEvent extends Event {
  static readonly type = 'sco-calendar-change';
  readonly draft: CalendarDraft;

  constructor(draft: CalendarDraft) {
    super(CalendarChangeEvent.type, { bubbles: true });
    this.draft = draft;
  }
}

// The api's limit.
const MOST_REMINDERS = 10;

/**
 * Opening, closing and reminders; for the academy also how letters are spread and when the night is. Wall-clock times of the
 * zone, which the hint names.
 * @fires sco-calendar-change
 */
export class CalendarFields extends LightElement {
  static override properties = {
    draft: { attribute: false },
    place: {},
    prefix: {},
    problems: { attribute: false },
    withLetters: { type: Boolean },
    opened: { type: Boolean },
    disabled: { type: Boolean },
  };
  declare draft: CalendarDraft;
  /** City of the zone, for the hint. */
  declare place: string;
  /** Ids are page-wide: two calendars on a page need two prefixes. */
  declare prefix: string;
  declare problems: readonly FormProblem[];
  /** Also the settings of the letters, which the academy decides. */
  declare withLetters: boolean;
  /** The opening has passed: it is shown, not changed. */
  declare opened: boolean;
  declare disabled: boolean;

  constructor() {
    super();
    this.draft = {
      opensAt: '',
      closesAt: '',
      reminders: [],
      spread: '0',
      grace: '0',
      quiet: false,
      quietFrom: '21',
      quietTo: '7',
    };
    this.place = '';
    this.prefix = '';
    this.problems = [];
    this.withLetters = false;
    this.opened = false;
    this.disabled = false;
  }

  protected override render() {
    const { draft, disabled } = this;
    return html`<div class="sco-stack" @sco-control-change=${this.#change}>
      <div class="sco-columns">
        ${this.opened ? this.#opening() : this.#time('opensAt', t('calendar.opens'), draft.opensAt)}
        ${this.#time('closesAt', t('calendar.closes'), draft.closesAt)}
      </div>
      <fieldset class="sco-fieldset">
        <legend>${t('calendar.reminders')}</legend>
        <p class="sco-quiet sco-small">${t('calendar.reminders.hint')}</p>
        ${draft.reminders.map(
          (at, index) => html`<div class="sco-line">
            ${this.#time(`reminder-${index}`, t('calendar.reminder', { rank: index + 1 }), at)}
            <button
              type="button"
              class=${look.button}
              data-variant="tertiary"
              data-size="sm"
              ?disabled=${disabled}
              @click=${() => this.#remove(index)}
            >${t('calendar.reminder.remove')}<span class="sco-hidden-text"> ${index + 1}</span></button>
          </div>`,
        )}
        <div>
          <button
            type="button"
            class=${look.button}
            data-variant="secondary"
            data-size="sm"
            id="${this.prefix}add-reminder"
            ?disabled=${disabled || draft.reminders.length >= MOST_REMINDERS}
            @click=${this.#add}
          >${t('calendar.reminder.add')}</button>
        </div>
      </fieldset>
      ${this.withLetters ? this.#letters() : nothing}
      <p class="sco-quiet sco-small">${t('calendar.zone', { place: this.place })}</p>
    </div>`;
  }

  #letters() {
    const { draft, disabled } = this;
    const number = (name: string, label: string, hint: string, value: string) => html`<sco-field
      .name=${this.prefix + name}
      type="number"
      min="0"
      .label=${label}
      .hint=${hint}
      .value=${value}
      .problem=${problemOf(this.problems, this.prefix + name)}
      .disabled=${disabled}
      measure="very-short"
    ></sco-field>`;
    return html`<fieldset class="sco-fieldset">
      <legend>${t('calendar.letters')}</legend>
      <div class="sco-columns">
        ${number('spread', t('calendar.spread'), t('calendar.spread.hint'), draft.spread)}
        ${number('grace', t('calendar.grace'), t('calendar.grace.hint'), draft.grace)}
      </div>
      <sco-checkbox
        .name=${`${this.prefix}quiet`}
        .label=${t('calendar.quiet')}
        .hint=${t('calendar.quiet.hint')}
        .checked=${draft.quiet}
        .disabled=${disabled}
      ></sco-checkbox>
      ${
        draft.quiet
          ? html`<div class="sco-columns">
              ${number('quietFrom', t('calendar.quiet.from'), '', draft.quietFrom)}
              ${number('quietTo', t('calendar.quiet.to'), '', draft.quietTo)}
            </div>`
          : nothing
      }
    </fieldset>`;
  }

  /** An opening that has passed is told, not asked. */
  #opening() {
    return html`<div class="sco-stack sco-stack--tight">
      <p class=${look.label}>${t('calendar.opens')}</p>
      <p>${momentInWords(`${this.draft.opensAt}Z`, 'UTC', language())}</p>
      <p class="sco-quiet sco-small">${t('calendar.opened')}</p>
    </div>`;
  }

  #time(name: string, label: string, value: string) {
    return html`<sco-field
      .name=${this.prefix + name}
      type="datetime-local"
      .label=${label}
      .value=${value}
      .problem=${problemOf(this.problems, this.prefix + name)}
      .disabled=${this.disabled}
      measure="short"
    ></sco-field>`;
  }

  #change(event: ControlChangeEvent): void {
    event.stopPropagation();
    const name = event.name.slice(this.prefix.length);
    const reminder = /^reminder-(\d+)$/.exec(name);
    if (reminder) {
      const reminders = this.draft.reminders.with(Number(reminder[1]), String(event.value));
      this.#tell({ ...this.draft, reminders });
    } else {
      this.#tell({ ...this.draft, [name]: event.value });
    }
  }

  #add = (): void => {
    const { reminders, opensAt } = this.draft;
    // Two days after the reminder before it, or after the opening: the usual step (§3.3).
    const from = Date.parse(`${reminders.at(-1) ?? opensAt}Z`);
    const at = Number.isNaN(from) ? '' : new Date(from + 2 * 86_400_000).toISOString().slice(0, 16);
    this.#tell({ ...this.draft, reminders: [...reminders, at] });
    void this.updateComplete.then(() =>
      document.getElementById(controlId(`${this.prefix}reminder-${reminders.length}`))?.focus(),
    );
  };

  #remove(index: number): void {
    this.#tell({ ...this.draft, reminders: this.draft.reminders.toSpliced(index, 1) });
    void this.updateComplete.then(() => document.getElementById(`${this.prefix}add-reminder`)?.focus());
  }

  #tell(draft: CalendarDraft): void {
    this.draft = draft;
    this.dispatchEvent(new CalendarChangeEvent(draft));
  }
}

/** What is wrong with a calendar, beside its controls. */
export const calendarProblems = (faults: readonly CalendarFault[], prefix: string): FormProblem[] =>
  faults.map(({ name, problem }) => ({ name: prefix + name, text: t(`calendar.problem.${problem}`) }));

customElements.define('sco-calendar-fields', CalendarFields);

declare global {
  interface HTMLElementEventMap {
    'sco-calendar-change': CalendarChangeEvent;
  }
}
