import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { USUAL } from '../../domain/campaign/usual.ts';
import { dayInWords, momentWithZone } from '../../locales/dates.ts';
import { schoolName } from '../../locales/school-name.ts';
import { answered, api, type Schemas } from '../client/client.ts';
import { Problem } from '../client/problem.ts';
import { failure, problemInWords } from '../elements/failure.ts';
import '../elements/field.ts';
import { type ControlChangeEvent, type FormProblem, problemOf } from '../elements/form-events.ts';
import { LightElement } from '../elements/light-element.ts';
import { type Content, emptyState, facts, loading, notice } from '../elements/parts.ts';
import '../elements/problem-summary.ts';
import '../elements/radio-group.ts';
import { language, t } from '../i18n/words.ts';
import { instantOf, wallTimeOf } from '../i18n/zoned-time.ts';
import '../shell/page-title.ts';
import { type Me, whoIsSignedIn } from '../shell/session.ts';
import { type CalendarDraft, calendarOf, draftOf } from '../staff/calendar-draft.ts';
import { type CalendarChangeEvent, calendarProblems } from '../staff/calendar-fields.ts';
import { yearValues } from '../staff/import-report.ts';
import { actButton, whyNotHeld } from '../staff/rights.ts';
import { look } from '../theme/look.ts';
import { newRound, type Round } from './new-round.ts';
import './volunteers-field.ts';

interface Read {
  readonly rounds: readonly Round[];
  readonly timeZone: string;
  readonly establishments: Schemas['AcademyEstablishments']['establishments'];
}

/** A round being written: year and number are typed for a new one, fixed for one that exists. */
interface Editing {
  readonly isNew: boolean;
  readonly schoolYear: string;
  readonly round: string;
  /** Null for a round that does not exist yet. */
  readonly before: Round | null;
  /** Wall-clock time of the academy, as typed. */
  readonly resultsAt: string;
  /** As typed: how many working days the usual calendar gives. */
  readonly workingDays: string;
  readonly draft: CalendarDraft;
  /** `ALL`, or those ticked. */
  readonly participation: 'ALL' | 'LIST';
  readonly volunteers: readonly string[];
}

/** Up to here the establishments that take part are named one by one. */
const FEW = 8;

const keyOf = ({ schoolYear, round }: Pick<Round, 'schoolYear' | 'round'>): string => `${schoolYear}-${round}`;

/** The calendar of each round (§3.2): bounds of the campaigns, reminders, night hours; those not yet closing follow it. */
export class RoundsPage extends LightElement {
  static override properties = {
    academy: { attribute: false },
    editing: { state: true },
    problems: { state: true },
    failed: { state: true },
    saved: { state: true },
    busy: { state: true },
    proposed: { state: true },
  };
  declare academy: Me['academies'][number];
  declare private editing: Editing | null;
  declare private problems: readonly FormProblem[];
  declare private failed: unknown;
  /** Key of the round just saved. */
  declare private saved: string;
  declare private busy: boolean;
  /** The holidays that the calendar just proposed does not count; null while none was proposed. */
  declare private proposed: Schemas['UsualCalendar']['holidays'] | null;

  readonly #rounds: Task<readonly [string], Read>;

  constructor() {
    super();
    this.academy = { role: 'academyAdmin', code: '', name: '' };
    this.editing = null;
    this.problems = [];
    this.failed = null;
    this.saved = '';
    this.busy = false;
    this.proposed = null;
    this.#rounds = new Task(this, {
      task: async ([code]) => {
        const params = { path: { code } };
        const [{ data }, { data: all }] = await Promise.all([
          answered(api.GET('/api/academies/{code}/rounds', { params })),
          answered(api.GET('/api/academies/{code}/establishments', { params })),
        ]);
        return { ...data, establishments: all.establishments };
      },
      args: () => [this.academy.code] as const,
    });
  }

  get #whyNot(): string {
    return whyNotHeld(whoIsSignedIn(), this.academy.code, 'calendar.edit');
  }

  protected override render() {
    return html`
      <sco-page-title .heading=${t('academy.rounds.title')} .lead=${t('academy.rounds.lead')}></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        ${this.#rounds.render({
          pending: () => (this.#rounds.value ? this.#page(this.#rounds.value) : loading()),
          error: (error) => failure(error, () => void this.#rounds.run()),
          complete: (read) => this.#page(read),
        })}
      </div>
    `;
  }

  #page(read: Read): TemplateResult {
    const { rounds } = read;
    const latestFirst = [...rounds].sort((a, b) => b.schoolYear - a.schoolYear || b.round - a.round);
    const { editing } = this;
    return html`
      ${editing?.isNew ? this.#form(editing, read) : nothing}
      ${
        rounds.length === 0 && !editing
          ? emptyState(t('academy.rounds.empty.title'), t('academy.rounds.empty.text'), this.#addButton(read))
          : nothing
      }
      ${latestFirst.map((round) =>
        editing && !editing.isNew && `${editing.schoolYear}-${editing.round}` === keyOf(round)
          ? this.#form(editing, read)
          : this.#card(round, read),
      )}
      ${
        rounds.length > 0 && !editing
          ? html`<div class="sco-stack">
              <p class="sco-quiet sco-measure">${t('academy.rounds.later')}</p>
              <div>${this.#addButton(read)}</div>
            </div>`
          : nothing
      }
    `;
  }

  #addButton({ rounds, timeZone }: Read): Content {
    return actButton({
      id: 'add-round',
      label: t('academy.rounds.add'),
      whyNot: this.#whyNot,
      variant: 'secondary',
      run: () => {
        const { schoolYear, round, draft, volunteers } = newRound(rounds, timeZone, Date.now());
        this.#edit({
          isNew: true,
          schoolYear: String(schoolYear),
          round: String(round),
          before: null,
          resultsAt: '',
          workingDays: String(USUAL.workingDays),
          draft,
          participation: volunteers ? 'LIST' : 'ALL',
          volunteers: volunteers ?? [],
        });
      },
    });
  }

  #card(round: Round, { timeZone, establishments }: Read): TemplateResult {
    const { calendar, schoolYear, resultsAt, volunteers } = round;
    const when = (at: string): string => momentWithZone(at, timeZone, language());
    const minutes = (seconds: number): string => t('calendar.minutes', { minutes: seconds / 60 });
    const night = calendar.quietHours;
    return html`<article class="sco-panel">
      <h2>${t('campaign.name', { ...yearValues(schoolYear), round: round.round })}</h2>
      ${
        this.saved === keyOf(round)
          ? notice('success', {
              level: 3,
              title: t('academy.rounds.saved'),
              text: t('academy.rounds.saved.text'),
              live: true,
            })
          : nothing
      }
      ${facts([
        {
          label: t('academy.rounds.results'),
          value: resultsAt
            ? when(resultsAt)
            : html`<span class="sco-quiet">${t('academy.rounds.results.unknown')}</span>`,
        },
        { label: t('calendar.opens'), value: when(calendar.opensAt) },
        { label: t('calendar.closes'), value: when(calendar.closesAt) },
        {
          label: t('calendar.closing'),
          value: calendar.draftsUntil
            ? t('calendar.drafts-until.value', { when: when(calendar.draftsUntil) })
            : t('calendar.closing.GRACE', { minutes: calendar.graceSeconds / 60 }),
        },
        {
          label: t('academy.volunteers'),
          value: volunteers
            ? this.#volunteersInWords(volunteers, establishments)
            : t('academy.volunteers.ALL', { count: establishments.length }),
        },
        {
          label: t('calendar.reminders'),
          value:
            calendar.reminders.length === 0
              ? t('calendar.reminders.none')
              : html`<ul class="sco-list sco-list--plain">
                  ${calendar.reminders.map((at) => html`<li>${when(at)}</li>`)}
                </ul>`,
        },
        { label: t('calendar.spread'), value: minutes(calendar.reminderSpreadSeconds) },
        { label: t('calendar.undo'), value: minutes(calendar.undoSeconds) },
        {
          label: t('calendar.quiet'),
          value: night ? t('calendar.quiet.value', { from: night.from, to: night.to }) : t('calendar.quiet.none'),
        },
      ])}
      ${actButton({
        id: `edit-${keyOf(round)}`,
        label: t('academy.rounds.edit'),
        whyNot: this.#whyNot,
        variant: 'secondary',
        run: () =>
          this.#edit({
            isNew: false,
            schoolYear: String(schoolYear),
            round: String(round.round),
            before: round,
            resultsAt: resultsAt ? wallTimeOf(resultsAt, timeZone) : '',
            workingDays: String(USUAL.workingDays),
            draft: draftOf(calendar, timeZone),
            participation: volunteers ? 'LIST' : 'ALL',
            volunteers: volunteers ?? [],
          }),
      })}
    </article>`;
  }

  /** The names of a short list; of a long one how many, and the names behind a fold. */
  #volunteersInWords(volunteers: readonly string[], establishments: Read['establishments']): Content {
    const names = establishments.filter(({ uai }) => volunteers.includes(uai)).map(({ name }) => schoolName(name));
    const list = html`<ul class="sco-list">${names.map((name) => html`<li>${name}</li>`)}</ul>`;
    const count = t('academy.volunteers.count', { ticked: volunteers.length, total: establishments.length });
    return names.length <= FEW ? list : html`<details><summary>${count}</summary>${list}</details>`;
  }

  #form(editing: Editing, { timeZone, establishments }: Read): TemplateResult {
    const { isNew, schoolYear, round, draft, participation } = editing;
    return html`<section class="sco-panel">
      <h2 tabindex="-1" id="round-title">
        ${isNew ? t('academy.rounds.add') : t('campaign.name', { ...yearValues(Number(schoolYear)), round: Number(round) })}
      </h2>
      ${this.failed ? notice('danger', { ...problemInWords(this.failed), live: true }) : nothing}
      <form
        class="sco-stack"
        novalidate
        @submit=${(event: Event) => void this.#save(event, timeZone)}
        @sco-calendar-change=${this.#type}
        @sco-control-change=${this.#typeKey}
      >
        <sco-problem-summary .problems=${this.problems}></sco-problem-summary>
        ${
          isNew
            ? html`<div class="sco-columns">
                <sco-field
                  name="schoolYear"
                  type="number"
                  .label=${t('academy.rounds.year')}
                  .hint=${t('academy.rounds.year.hint')}
                  .value=${schoolYear}
                  .problem=${problemOf(this.problems, 'schoolYear')}
                  measure="very-short"
                ></sco-field>
                <sco-field
                  name="round"
                  type="number"
                  .label=${t('academy.rounds.round')}
                  .value=${round}
                  .problem=${problemOf(this.problems, 'round')}
                  measure="very-short"
                ></sco-field>
              </div>`
            : nothing
        }
        ${Number(round) > 1 ? html`<p class="sco-quiet sco-measure">${t('academy.rounds.later')}</p>` : nothing}
        ${this.#results(editing, timeZone)}
        <sco-calendar-fields
          .draft=${draft}
          .timeZone=${timeZone}
          .problems=${this.problems}
          withLetters
          ?disabled=${this.busy}
        ></sco-calendar-fields>
        <sco-radio-group
          name="participation"
          .legend=${t('academy.volunteers')}
          .hint=${t('academy.volunteers.hint')}
          .options=${[
            { value: 'ALL', label: t('academy.volunteers.ALL', { count: establishments.length }) },
            { value: 'LIST', label: t('academy.volunteers.LIST') },
          ]}
          .value=${participation}
          .disabled=${this.busy}
        ></sco-radio-group>
        ${
          participation === 'LIST'
            ? html`<sco-volunteers-field
                .establishments=${establishments}
                .values=${editing.volunteers}
                .problem=${problemOf(this.problems, 'volunteers')}
              ></sco-volunteers-field>`
            : nothing
        }
        ${isNew ? nothing : notice('accent', { level: 3, text: t('academy.rounds.follow') })}
        <div class="sco-button-row">
          <button class=${look.button} aria-busy=${this.busy ? 'true' : nothing}>${t('academy.rounds.save')}</button>
          <button type="button" class=${look.button} data-variant="secondary" @click=${this.#leave}>${t('form.cancel')}</button>
        </div>
      </form>
    </section>`;
  }

  /** The results first: everything usual follows from them (§3.3). */
  #results({ resultsAt, workingDays }: Editing, timeZone: string): TemplateResult {
    const at = instantOf(resultsAt, timeZone);
    return html`<fieldset class="sco-fieldset">
      <legend>${t('academy.rounds.results')}</legend>
      <p class="sco-quiet sco-small">${t('academy.rounds.results.hint')}</p>
      <div class="sco-columns">
        <sco-field
          name="resultsAt"
          type="datetime-local"
          .label=${t('academy.rounds.results.at')}
          .hint=${at ? momentWithZone(at, timeZone, language()) : ''}
          .value=${resultsAt}
          .problem=${problemOf(this.problems, 'resultsAt')}
          .disabled=${this.busy}
          measure="short"
        ></sco-field>
        <sco-field
          name="workingDays"
          type="number"
          min="1"
          max="60"
          .label=${t('academy.rounds.working-days')}
          .hint=${t('academy.rounds.working-days.hint')}
          .value=${workingDays}
          .problem=${problemOf(this.problems, 'workingDays')}
          .disabled=${this.busy}
          measure="very-short"
        ></sco-field>
      </div>
      <div>
        <button
          type="button"
          id="propose"
          class=${look.button}
          data-variant="secondary"
          aria-busy=${this.busy ? 'true' : nothing}
          @click=${() => void this.#propose(timeZone)}
        >${t('academy.rounds.propose')}</button>
      </div>
      <div role="status">${this.proposed ? this.#proposal(this.proposed, timeZone) : nothing}</div>
    </fieldset>`;
  }

  #proposal(holidays: Schemas['UsualCalendar']['holidays'], timeZone: string): TemplateResult {
    const { opensAt, closesAt } = this.editing?.draft ?? { opensAt: '', closesAt: '' };
    const when = (wallTime: string): string => {
      const at = instantOf(wallTime, timeZone);
      return at ? momentWithZone(at, timeZone, language()) : '';
    };
    return notice('success', {
      level: 3,
      text: html`<p>${t('academy.rounds.proposed', { opens: when(opensAt), closes: when(closesAt) })}</p>
        ${holidays.map(
          ({ on, holiday }) =>
            html`<p>${t('academy.rounds.not-counted', { day: dayInWords(on, language()), holiday: t(`holiday.${holiday}`) })}</p>`,
        )}`,
    });
  }

  async #propose(timeZone: string): Promise<void> {
    const { editing } = this;
    if (!editing || this.busy) return;
    const [resultsAt, workingDays] = [instantOf(editing.resultsAt, timeZone), Number(editing.workingDays)];
    this.problems = [...resultsProblems(resultsAt), ...workingDaysProblems(workingDays)];
    if (this.problems.length > 0 || !resultsAt) return;
    this.busy = true;
    this.failed = null;
    this.proposed = null;
    try {
      const { data } = await answered(
        api.GET('/api/academies/{code}/usual-calendar', {
          params: { path: { code: this.academy.code }, query: { resultsAt, workingDays } },
        }),
      );
      // How letters are sent is the academy's habit, which a proposal of dates leaves alone.
      const { opensAt, closesAt, closing, draftsUntil, reminders } = draftOf(data.calendar, timeZone);
      const draft = { ...editing.draft, opensAt, closesAt, closing, draftsUntil, reminders };
      this.editing = { ...editing, draft };
      this.proposed = data.holidays;
    } catch (problem) {
      this.#say(problem);
    } finally {
      this.busy = false;
    }
  }

  /** The api's no: beside the fields that it names, otherwise above the form. */
  #say(problem: unknown): void {
    const named = problem instanceof Problem ? problem.errors.map(({ path, message }) => ({ path, message })) : [];
    this.problems = named.map(({ path, message }) => ({ name: controlOfPath(path), text: message }));
    this.failed = named.length > 0 ? null : problem;
  }

  #edit(editing: Editing): void {
    this.editing = editing;
    this.proposed = null;
    this.problems = [];
    this.failed = null;
    this.saved = '';
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#round-title')?.focus());
  }

  #leave = (): void => {
    const { editing } = this;
    this.editing = null;
    this.problems = [];
    this.failed = null;
    if (editing) this.#focus(editing.isNew ? 'add-round' : `edit-${editing.schoolYear}-${editing.round}`);
  };

  /** The form is gone: the focus goes back to the button that stands for it. */
  #focus(id: string): void {
    void this.updateComplete.then(() => document.getElementById(id)?.focus());
  }

  #type(event: CalendarChangeEvent): void {
    if (this.editing) this.editing = { ...this.editing, draft: event.draft };
  }

  #typeKey(event: ControlChangeEvent): void {
    if (!this.editing) return;
    if (event.name === 'schoolYear') this.editing = { ...this.editing, schoolYear: String(event.value) };
    if (event.name === 'round') this.editing = { ...this.editing, round: String(event.value) };
    if (event.name === 'resultsAt') this.editing = { ...this.editing, resultsAt: String(event.value) };
    if (event.name === 'workingDays') this.editing = { ...this.editing, workingDays: String(event.value) };
    if (event.name === 'participation') {
      this.editing = { ...this.editing, participation: event.value === 'LIST' ? 'LIST' : 'ALL' };
    }
    if (event.name === 'volunteers') {
      this.editing = { ...this.editing, volunteers: event.value as readonly string[] };
    }
  }

  async #save(event: Event, timeZone: string): Promise<void> {
    event.preventDefault();
    const { editing } = this;
    if (!editing || this.busy) return;
    const resultsBefore = editing.before?.resultsAt ?? null;
    const untouched = resultsBefore !== null && wallTimeOf(resultsBefore, timeZone) === editing.resultsAt;
    const resultsAt = untouched ? resultsBefore : instantOf(editing.resultsAt, timeZone);
    const volunteers = editing.participation === 'LIST' ? [...editing.volunteers] : null;
    const { calendar, faults } = calendarOf(editing.draft, timeZone, editing.before?.calendar ?? null, { resultsAt });
    const [schoolYear, round] = [Number(editing.schoolYear), Number(editing.round)];
    this.problems = [
      ...(Number.isInteger(schoolYear) && schoolYear >= 2010 && schoolYear <= 2100
        ? []
        : [{ name: 'schoolYear', text: t('academy.rounds.problem.year') }]),
      ...(Number.isInteger(round) && round >= 1 && round <= 9
        ? []
        : [{ name: 'round', text: t('academy.rounds.problem.round') }]),
      ...(editing.isNew && this.#rounds.value?.rounds.some((each) => keyOf(each) === keyOf({ schoolYear, round }))
        ? [{ name: 'round', text: t('academy.rounds.problem.exists') }]
        : []),
      ...resultsProblems(resultsAt),
      ...calendarProblems(faults, ''),
      ...(volunteers?.length === 0 ? [{ name: 'volunteers', text: t('academy.volunteers.problem') }] : []),
    ];
    if (this.problems.length > 0) return;
    this.busy = true;
    this.failed = null;
    try {
      const path = { code: this.academy.code, schoolYear, round };
      await answered(
        api.PUT('/api/academies/{code}/rounds/{schoolYear}/{round}', {
          params: { path },
          body: { ...calendar, resultsAt, volunteers },
        }),
      );
      this.editing = null;
      this.saved = keyOf({ schoolYear, round });
      await this.#rounds.run();
      this.#focus(`edit-${this.saved}`);
    } catch (problem) {
      this.#say(problem);
    } finally {
      this.busy = false;
    }
  }
}

const resultsProblems = (resultsAt: string | null): FormProblem[] =>
  resultsAt
    ? []
    : [
        {
          name: 'resultsAt',
          text: t('calendar.problem.time-missing', { label: t('academy.rounds.results.at') }),
        },
      ];

const workingDaysProblems = (days: number): FormProblem[] =>
  Number.isInteger(days) && days >= 1 && days <= 60
    ? []
    : [{ name: 'workingDays', text: t('academy.rounds.problem.working-days') }];

/** Controls whose name is not that of the field that is sent. */
const CONTROLS: Readonly<Record<string, string>> = {
  reminderSpreadSeconds: 'spread',
  graceSeconds: 'grace',
  undoSeconds: 'undo',
  quietHours: 'quietTo',
};

/** The control of a field of the request: `body.closesAt`, `body.reminders.1`, `body.volunteers.0`. */
function controlOfPath(path: string): string {
  const [, field = '', index] = path.split('.');
  if (field === 'reminders' && index) return `reminder-${index}`;
  return CONTROLS[field] ?? field;
}

customElements.define('sco-rounds-page', RoundsPage);
