import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { checkIne } from '../../../domain/identifiers/ine.ts';
import { momentWithZone, zoneInWords } from '../../../locales/dates.ts';
import { dossierDesk } from '../../../locales/fr/dossier-desk.ts';
import { officialLabel } from '../../../locales/official-label.ts';
import { schoolName } from '../../../locales/school-name.ts';
import { answered, api, type Schemas } from '../../client/client.ts';
import { failure } from '../../elements/failure.ts';
import '../../elements/field.ts';
import { type ControlChangeEvent, type FormProblem, problemOf } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, emptyState, loading, notice } from '../../elements/parts.ts';
import '../../elements/problem-summary.ts';
import '../../elements/select.ts';
import { addWords, language, t } from '../../i18n/words.ts';
import '../../shell/page-title.ts';
import { whoIsSignedIn } from '../../shell/session.ts';
import { HandIn, outcomeOf } from '../../staff/hand-in.ts';
import { Confirmation } from '../../staff/question.ts';
import { whyNotHeld } from '../../staff/rights.ts';
import { look } from '../../theme/look.ts';
import { deskPath, type Post, yearsOf } from '../post.ts';
import { yearOfQuery } from '../year-choice.ts';
import { deadlineOf, inAWeek } from './dossier/deadline.ts';
import { allOf, queryOf } from './filters.ts';

await addWords(dossierDesk, async () => (await import('../../../locales/en/dossier-desk.ts')).dossierDesk);

type Places = Schemas['PlacesToOpen'];
type Place = Places['places'][number];
type Asked = { readonly affectationId: string } | { readonly nationalId: string; readonly mef: string };

/**
 * Enrolments to open one by one (E-07): pupils assigned after the opening or the closing, and those whom no file announces,
 * each family with a deadline of its own.
 */
export class PlacesPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    query: { attribute: false },
    year: { state: true },
    until: { state: true },
    untilProblem: { state: true },
    nationalId: { state: true },
    mef: { state: true },
    problems: { state: true },
    opened: { state: true },
    opening: { state: true },
  };
  declare post: Post;
  /** Search part of the address: the school year. */
  declare query: URLSearchParams;
  declare private year: number;
  /** Wall-clock time, as typed. */
  declare private until: string;
  declare private untilProblem: string;
  declare private nationalId: string;
  declare private mef: string;
  declare private problems: FormProblem[];
  /** Who was opened last; null for a pupil known by the INE alone. */
  declare private opened: Pick<Place, 'lastName' | 'firstName'> | null;
  /** What is being opened: an affectation's id, or the INE typed. */
  declare private opening: string;

  readonly #places: Task<readonly [string, number], Places | null>;
  readonly #handIn = new HandIn(this);
  readonly #confirmation = new Confirmation(this);
  #said = '';

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.query = new URLSearchParams();
    this.year = 0;
    this.until = '';
    this.untilProblem = '';
    this.nationalId = '';
    this.mef = '';
    this.problems = [];
    this.opened = null;
    this.opening = '';
    this.#places = new Task(this, {
      task: async ([uai, schoolYear]) => {
        if (this.#whyNot !== '' || schoolYear === 0) return null;
        const params = { path: { uai, schoolYear } };
        return inWords(
          (await answered(api.GET('/api/establishments/{uai}/years/{schoolYear}/places-to-open', { params }))).data,
        );
      },
      args: () => [this.post.uai, this.year] as const,
    });
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('post') || changed.has('query'))
      this.year = yearOfQuery(this.query, yearsOf(this.post, Date.now()).entering);
    if (!changed.has('post') || (changed.get('post') as Post | undefined)?.uai === this.post.uai) return;
    this.until = inAWeek(Date.now(), this.post.timeZone);
    this.#handIn.reset();
  }

  get #whyNot(): string {
    return whyNotHeld(whoIsSignedIn(), this.post.uai, 'dossier.open');
  }

  protected override render() {
    const back = { href: deskPath(this.post.uai, 'inscriptions'), label: t('follow-up.title') };
    const whyNot = this.#whyNot;
    return html`
      <sco-page-title .heading=${t('places.title')} .lead=${t('places.lead')} .back=${back}></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide" @sco-control-change=${this.#change}>
        ${
          whyNot
            ? notice('warning', { title: t('rights.page'), text: whyNot })
            : this.#places.render({
                pending: () => (this.#places.value ? this.#page(this.#places.value) : loading()),
                error: (error) => failure(error, () => void this.#places.run()),
                complete: (places) => (places ? this.#page(places) : loading()),
              })
        }
      </div>
      ${this.#confirmation.dialog}
    `;
  }

  #page({ places, formations }: Places): TemplateResult {
    return html`
      <div class="sco-outcome sco-stack" id="places-outcome" tabindex="-1">${this.#outcome()}</div>
      <div class="sco-search">
        <sco-field
          name="until"
          type="datetime-local"
          .label=${t('places.deadline')}
          .hint=${t('calendar.zone', { zone: zoneInWords(this.post.timeZone, language()) })}
          .value=${this.until}
          .problem=${this.untilProblem}
        ></sco-field>
        <sco-year-choice .choices=${yearsOf(this.post, Date.now()).choices} .year=${this.year} .label=${t('follow-up.year')}></sco-year-choice>
      </div>
      ${this.#deadlineInWords()}
      ${
        places.length === 0
          ? emptyState(t('places.none.title'), t('places.none.text'))
          : html`<section class="sco-panel">
              <h2>${t('places.listed', { count: places.length })}</h2>
              <ul class="sco-lines sco-list--plain">${places.map((place) => this.#place(place))}</ul>
            </section>`
      }
      ${this.#addition(formations)}
    `;
  }

  #outcome(): Content {
    const { problem, receipt } = this.#handIn;
    const unknown = problem?.errors.some(({ path }) => path === 'body.nationalId');
    if (unknown) return notice('danger', { title: problem?.title ?? '', text: t('places.ine.unknown'), live: true });
    return html`${outcomeOf(this.#handIn, t('places.done'), this.post.timeZone)}
      ${
        receipt && this.opened
          ? html`<p>
<a class=${look.link} href="${deskPath(this.post.uai, 'inscriptions')}?${queryOf({ ...allOf('receiving', this.year), name: this.opened.lastName }, { year: yearsOf(this.post, Date.now()).entering })}">
                ${t('places.see', { name: `${this.opened.firstName} ${this.opened.lastName}` })}
              </a>
            </p>`
          : nothing
      }`;
  }

  #deadlineInWords(): Content {
    const deadline = deadlineOf(this.until, this.post.timeZone, Date.now());
    return 'until' in deadline
      ? html`<p role="status">${t('places.deadline.said', { when: momentWithZone(deadline.until, this.post.timeZone, language()) })}</p>`
      : nothing;
  }

  #place(place: Place): TemplateResult {
    const { affectationId, lastName, firstName, formation, round, originName, legalGuardian } = place;
    const name = `${lastName} ${firstName}`;
    const about = [formation, t('places.round', { round }), originName && t('places.from', { school: originName })];
    return html`<li>
      <span>
        <span class="sco-strong">${name}</span><br />
        <span class="sco-quiet sco-small">${about.filter(Boolean).join(' – ')}</span>
        ${legalGuardian ? nothing : html`<br /><span class="sco-small" id="no-guardian-${affectationId}">${t('places.no-guardian')}</span>`}
      </span>
      <button
        type="button"
        class=${look.button}
        data-variant="secondary"
        data-size="sm"
        ?disabled=${!legalGuardian}
        aria-describedby=${legalGuardian ? nothing : `no-guardian-${affectationId}`}
        aria-busy=${this.#handIn.busy && this.opening === affectationId ? 'true' : nothing}
        aria-label=${t('places.open.of', { name })}
        @click=${() => void this.#open(name, { affectationId }, place)}
      >${t('places.open')}</button>
    </li>`;
  }

  #addition(formations: Places['formations']): TemplateResult {
    return html`<section class="sco-panel">
      <h2>${t('places.add')}</h2>
      <p class="sco-quiet">${t('places.add.text')}</p>
      <form class="sco-stack" novalidate @submit=${this.#add}>
        <sco-problem-summary .problems=${this.problems}></sco-problem-summary>
        <sco-field
          name="nationalId"
          .label=${t('places.ine')}
          .hint=${t('places.ine.hint')}
          .value=${this.nationalId}
          .problem=${problemOf(this.problems, 'nationalId')}
          maxLength="11"
          measure="very-short"
        ></sco-field>
        ${
          // A wrong key is a warning, no error: old bases carry some (§1.3).
          checkIne(ineOf(this.nationalId)) === 'wrong-letter'
            ? html`<p class="sco-small" role="status">${t('places.ine.letter')}</p>`
            : nothing
        }
        <sco-select
          name="mef"
          .label=${t('places.formation')}
          .options=${formations.map(({ mef, label }) => ({ value: mef, label }))}
          .value=${this.mef}
          .problem=${problemOf(this.problems, 'mef')}
        ></sco-select>
        <div>
          <button class=${look.button} aria-busy=${this.#handIn.busy && this.opening === ineOf(this.nationalId) ? 'true' : nothing}>
            ${t('places.add.submit')}
          </button>
        </div>
      </form>
    </section>`;
  }

  #change = (event: ControlChangeEvent): void => {
    const value = String(event.value);
    if (event.name === 'until') {
      this.until = value;
      this.untilProblem = '';
    }
    if (event.name === 'nationalId') this.nationalId = value;
    if (event.name === 'mef') this.mef = value;
  };

  async #add(event: Event): Promise<void> {
    event.preventDefault();
    const nationalId = ineOf(this.nationalId);
    this.problems = [
      ...(checkIne(nationalId) === 'wrong-form' ? [{ name: 'nationalId', text: t('places.ine.wrong') }] : []),
      ...(this.mef ? [] : [{ name: 'mef', text: t('places.formation.missing') }]),
    ];
    if (this.problems.length > 0) return;
    if (await this.#open(nationalId, { nationalId, mef: this.mef })) {
      this.nationalId = '';
      this.mef = '';
    }
  }

  async #open(name: string, what: Asked, place: Place | null = null): Promise<boolean> {
    if (this.#handIn.busy) return false;
    const deadline = deadlineOf(this.until, this.post.timeZone, Date.now());
    if ('problem' in deadline) {
      this.untilProblem = t(deadline.problem === 'missing' ? 'calendar.problem.time-missing' : 'dossier.until.past', {
        label: t('places.deadline'),
      });
      await this.updateComplete;
      this.querySelector<HTMLElement>('#control-until')?.focus();
      return false;
    }
    const { until } = deadline;
    const agreed = await this.#confirmation.ask({
      heading: t('places.ask', { name }),
      text: t('places.ask.text', { when: momentWithZone(until, this.post.timeZone, language()) }),
      confirm: t('places.open'),
    });
    if (!agreed) return false;
    const body = { ...what, until };
    if (JSON.stringify(body) !== this.#said) this.#handIn.reset();
    this.#said = JSON.stringify(body);
    this.opening = 'affectationId' in what ? what.affectationId : name;
    this.opened = place;
    const path = { uai: this.post.uai, schoolYear: this.year };
    const accepted = await this.#handIn.send((header) =>
      api.POST('/api/establishments/{uai}/years/{schoolYear}/dossiers', { params: { path, header }, body }),
    );
    if (accepted) {
      this.#said = '';
      await this.#places.run();
    }
    window.scrollTo(0, 0);
    await this.updateComplete;
    this.querySelector<HTMLElement>('#places-outcome')?.focus({ preventScroll: true });
    return accepted;
  }
}

const ineOf = (typed: string): string => typed.replaceAll(/\s/g, '').toUpperCase();

const inWords = ({ places, formations }: Places): Places => ({
  places: places.map((place) => ({
    ...place,
    formation: officialLabel(place.formation),
    originName: place.originName && schoolName(place.originName),
  })),
  formations: formations.map(({ mef, label }) => ({ mef, label: officialLabel(label) })),
});

customElements.define('sco-places-page', PlacesPage);
