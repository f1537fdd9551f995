import { html, nothing } from 'lit';
import { CLOSING_MODES } from '../../domain/campaign/calendar.ts';
import { momentWithZone, zoneInWords } from '../../locales/dates.ts';
import '../elements/checkbox.ts';
import '../elements/field.ts';
import { type ControlChangeEvent, controlId, type FormProblem, problemOf } from '../elements/form-events.ts';
import { LightElement } from '../elements/light-element.ts';
import '../elements/radio-group.ts';
import { language, t } from '../i18n/words.ts';
import { instantOf } from '../i18n/zoned-time.ts';
import { look } from '../theme/look.ts';
import { BLANK, type CalendarDraft, type CalendarFault } from './calendar-draft.ts';

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
 * Opening, closing and its mode, and reminders; for the academy also how letters are spread and when the night is. Wall-clock
 * times of the zone, each of them repeated in words with the zone's name.
 * @fires sco-calendar-change
 */
export class CalendarFields extends LightElement {
  static override properties = {
    draft: { attribute: false },
    timeZone: {},
    prefix: {},
    problems: { attribute: false },
    withLetters: { type: Boolean },
    opened: { type: Boolean },
    disabled: { type: Boolean },
  };
  declare draft: CalendarDraft;
  /** IANA, the academy's. */
  declare timeZone: string;
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
    this.draft = BLANK;
    this.timeZone = 'Europe/Paris';
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
      ${this.#closing()}
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
      <p class="sco-quiet sco-small">${t('calendar.zone', { zone: zoneInWords(this.timeZone, language()) })}</p>
    </div>`;
  }

  /** What happens to those who have begun: the grace (E-09), or an instant of their own. */
  #closing() {
    const { draft, disabled } = this;
    const minutes = Number(draft.grace.replace(',', '.'));
    return html`<div class="sco-stack">
      <sco-radio-group
        .name=${`${this.prefix}closing`}
        .legend=${t('calendar.closing')}
        .hint=${t('calendar.closing.hint')}
        .options=${CLOSING_MODES.map((value) => ({
          value,
          label: t(`calendar.closing.${value}`, { minutes: Number.isFinite(minutes) ? minutes : 0 }),
          hint: t(`calendar.closing.${value}.hint`),
        }))}
        .value=${draft.closing}
        .disabled=${disabled}
      ></sco-radio-group>
      ${
        draft.closing === 'LET_DRAFTS_FINISH'
          ? this.#time('draftsUntil', t('calendar.drafts-until'), draft.draftsUntil)
          : this.withLetters || problemOf(this.problems, `${this.prefix}grace`)
            ? this.#number('grace', t('calendar.grace'), t('calendar.grace.hint'), draft.grace)
            : nothing
      }
    </div>`;
  }

  #number(name: string, label: string, hint: string, value: string) {
    return html`<sco-field
      .name=${this.prefix + name}
      type="number"
      min="0"
      .label=${label}
      .hint=${hint}
      .value=${value}
      .problem=${problemOf(this.problems, this.prefix + name)}
      .disabled=${this.disabled}
      measure="very-short"
    ></sco-field>`;
  }

  #letters() {
    const { draft, disabled } = this;
    return html`<fieldset class="sco-fieldset">
      <legend>${t('calendar.letters')}</legend>
      <div class="sco-columns">
        ${this.#number('spread', t('calendar.spread'), t('calendar.spread.hint'), draft.spread)}
        ${this.#number('undo', t('calendar.undo'), t('calendar.undo.hint'), draft.undo)}
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
              ${this.#number('quietFrom', t('calendar.quiet.from'), '', draft.quietFrom)}
              ${this.#number('quietTo', t('calendar.quiet.to'), '', draft.quietTo)}
            </div>`
          : nothing
      }
    </fieldset>`;
  }

  /** An opening that has passed is told, not asked. */
  #opening() {
    return html`<div class="sco-stack sco-stack--tight">
      <p class=${look.label}>${t('calendar.opens')}</p>
      <p>${this.#inWords(this.draft.opensAt)}</p>
      <p class="sco-quiet sco-small">${t('calendar.opened')}</p>
    </div>`;
  }

  #time(name: string, label: string, value: string) {
    return html`<sco-field
      .name=${this.prefix + name}
      type="datetime-local"
      .label=${label}
      .hint=${this.#inWords(value)}
      .value=${value}
      .problem=${problemOf(this.problems, this.prefix + name)}
      .disabled=${this.disabled}
      measure="short"
    ></sco-field>`;
  }

  /** A wall-clock time as families will read it; nothing while it is not whole. */
  #inWords(wallTime: string): string {
    const at = instantOf(wallTime, this.timeZone);
    return at ? momentWithZone(at, this.timeZone, language()) : '';
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
  faults.map(({ name, problem }) => ({
    name: prefix + name,
    text: t(`calendar.problem.${problem}`, { label: labelOf(name) }),
  }));

/** The label of a time, for a summary in which several of them are missing. */
function labelOf(name: string): string {
  if (name === 'closesAt') return t('calendar.closes');
  if (name === 'draftsUntil') return t('calendar.drafts-until');
  const reminder = /^reminder-(\d+)$/.exec(name);
  return reminder ? t('calendar.reminder', { rank: Number(reminder[1]) + 1 }) : t('calendar.opens');
}

customElements.define('sco-calendar-fields', CalendarFields);

declare global {
  interface HTMLElementEventMap {
    'sco-calendar-change': CalendarChangeEvent;
  }
}
