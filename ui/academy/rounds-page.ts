import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { momentInWords } from '../../locales/dates.ts';
import { answered, api, type Schemas } from '../client/client.ts';
import { failure, problemInWords } from '../elements/failure.ts';
import '../elements/field.ts';
import { type ControlChangeEvent, type FormProblem, problemOf } from '../elements/form-events.ts';
import { LightElement } from '../elements/light-element.ts';
import { type Content, emptyState, facts, loading, notice } from '../elements/parts.ts';
import '../elements/problem-summary.ts';
import { language, t } from '../i18n/words.ts';
import { cityOf } from '../i18n/zoned-time.ts';
import '../shell/page-title.ts';
import { type Me, whoIsSignedIn } from '../shell/session.ts';
import { type Calendar, type CalendarDraft, calendarOf, draftOf } from '../staff/calendar-draft.ts';
import { type CalendarChangeEvent, calendarProblems } from '../staff/calendar-fields.ts';
import { yearValues } from '../staff/import-report.ts';
import { actButton, whyNotHeld } from '../staff/rights.ts';
import { look } from '../theme/look.ts';
import { newRound } from './new-round.ts';

type Round = Schemas['Rounds']['rounds'][number];

interface Read {
  readonly rounds: readonly Round[];
  readonly timeZone: string;
}

/** A round being written: year and number are typed for a new one, fixed for one that exists. */
interface Editing {
  readonly isNew: boolean;
  readonly schoolYear: string;
  readonly round: string;
  readonly before: Calendar;
  readonly draft: CalendarDraft;
}

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
  };
  declare academy: Me['academies'][number];
  declare private editing: Editing | null;
  declare private problems: readonly FormProblem[];
  declare private failed: unknown;
  /** Key of the round just saved. */
  declare private saved: string;
  declare private busy: boolean;

  readonly #rounds: Task<readonly [string], Read>;

  constructor() {
    super();
    this.academy = { role: 'academyAdmin', code: '', name: '' };
    this.editing = null;
    this.problems = [];
    this.failed = null;
    this.saved = '';
    this.busy = false;
    this.#rounds = new Task(this, {
      task: async ([code]) => {
        const params = { path: { code } };
        const [rounds, campaigns] = await Promise.all([
          answered(api.GET('/api/academies/{code}/rounds', { params })),
          answered(api.GET('/api/academies/{code}/campaigns', { params })),
        ]);
        return { rounds: rounds.data.rounds, timeZone: campaigns.data.timeZone };
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

  #page({ rounds, timeZone }: Read): TemplateResult {
    const latestFirst = [...rounds].sort((a, b) => b.schoolYear - a.schoolYear || b.round - a.round);
    const { editing } = this;
    return html`
      ${editing?.isNew ? this.#form(editing, timeZone) : nothing}
      ${
        rounds.length === 0 && !editing
          ? emptyState(
              t('academy.rounds.empty.title'),
              t('academy.rounds.empty.text'),
              this.#addButton(rounds, timeZone),
            )
          : nothing
      }
      ${latestFirst.map((round) =>
        editing && !editing.isNew && `${editing.schoolYear}-${editing.round}` === keyOf(round)
          ? this.#form(editing, timeZone)
          : this.#card(round, timeZone),
      )}
      ${rounds.length > 0 && !editing ? html`<div>${this.#addButton(rounds, timeZone)}</div>` : nothing}
    `;
  }

  #addButton(rounds: readonly Round[], timeZone: string): Content {
    return actButton({
      id: 'add-round',
      label: t('academy.rounds.add'),
      whyNot: this.#whyNot,
      variant: 'secondary',
      run: () => {
        const { schoolYear, round, calendar } = newRound(rounds, timeZone, Date.now());
        this.#edit({
          isNew: true,
          schoolYear: String(schoolYear),
          round: String(round),
          before: calendar,
          draft: draftOf(calendar, timeZone),
        });
      },
    });
  }

  #card(round: Round, timeZone: string): TemplateResult {
    const { calendar, schoolYear } = round;
    const when = (at: string): string => momentInWords(at, timeZone, language());
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
        { label: t('calendar.opens'), value: when(calendar.opensAt) },
        { label: t('calendar.closes'), value: when(calendar.closesAt) },
        {
          label: t('calendar.reminders'),
          value:
            calendar.reminders.length === 0
              ? t('calendar.reminders.none')
              : html`<ul class="sco-list sco-list--plain">
                  ${calendar.reminders.map((at) => html`<li>${when(at)}</li>`)}
                </ul>`,
        },
        { label: t('calendar.spread'), value: t('calendar.minutes', { minutes: calendar.reminderSpreadSeconds / 60 }) },
        { label: t('calendar.grace'), value: t('calendar.minutes', { minutes: calendar.graceSeconds / 60 }) },
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
            before: calendar,
            draft: draftOf(calendar, timeZone),
          }),
      })}
    </article>`;
  }

  #form(editing: Editing, timeZone: string): TemplateResult {
    const { isNew, schoolYear, round, draft } = editing;
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
        <sco-calendar-fields
          .draft=${draft}
          .place=${cityOf(timeZone)}
          .problems=${this.problems}
          withLetters
          ?disabled=${this.busy}
        ></sco-calendar-fields>
        ${isNew ? nothing : notice('accent', { level: 3, text: t('academy.rounds.follow') })}
        <div class="sco-button-row">
          <button class=${look.button} aria-busy=${this.busy ? 'true' : nothing}>${t('academy.rounds.save')}</button>
          <button type="button" class=${look.button} data-variant="secondary" @click=${this.#leave}>${t('form.cancel')}</button>
        </div>
      </form>
    </section>`;
  }

  #edit(editing: Editing): void {
    this.editing = editing;
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
  }

  async #save(event: Event, timeZone: string): Promise<void> {
    event.preventDefault();
    const { editing } = this;
    if (!editing || this.busy) return;
    const { calendar, faults } = calendarOf(editing.draft, timeZone, editing.before);
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
      ...calendarProblems(faults, ''),
    ];
    if (this.problems.length > 0) return;
    this.busy = true;
    this.failed = null;
    try {
      const path = { code: this.academy.code, schoolYear, round };
      await answered(
        api.PUT('/api/academies/{code}/rounds/{schoolYear}/{round}', { params: { path }, body: calendar }),
      );
      this.editing = null;
      this.saved = keyOf({ schoolYear, round });
      await this.#rounds.run();
      this.#focus(`edit-${this.saved}`);
    } catch (problem) {
      this.failed = problem;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('sco-rounds-page', RoundsPage);
