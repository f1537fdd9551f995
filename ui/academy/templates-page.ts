import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import type { OfferedGroup } from '../../domain/enrolment-dossier/offer.ts';
import { officialLabel } from '../../locales/official-label.ts';
import { answered, api, ifStill, type Schemas } from '../client/client.ts';
import { Problem } from '../client/problem.ts';
import { failure, problemInWords } from '../elements/failure.ts';
import type { ControlChangeEvent } from '../elements/form-events.ts';
import { LightElement } from '../elements/light-element.ts';
import { dataTable, emptyState, linkButton, loading, notice } from '../elements/parts.ts';
import '../elements/problem-summary.ts';
import '../elements/select.ts';
import { t } from '../i18n/words.ts';
import { goTo } from '../router/router.ts';
import '../shell/page-title.ts';
import { type Me, whoIsSignedIn } from '../shell/session.ts';
import { yearValues } from '../staff/import-report.ts';
import { faultsOf, isChanged, NO_FAULTS, type OfferFaults, pathsOf } from '../staff/offer-draft.ts';
import '../staff/offer-editor.ts';
import type { OfferChangeEvent } from '../staff/offer-editor.ts';
import { Confirmation } from '../staff/question.ts';
import { actButton, whyNotHeld } from '../staff/rights.ts';
import { look } from '../theme/look.ts';

type Template = Schemas['ChoiceTemplate'];
type Line = Schemas['ChoiceTemplates']['formations'][number];

const pathOf = (code: string, mef = '', year?: number): string =>
  `/academie/${encodeURIComponent(code)}/options${mef ? `/${mef}` : ''}${year ? `?annee=${year}` : ''}`;

/**
 * The academy's templates: what its lycées begin from for a formation (§3.5). Without `mef` the list, with it the editor.
 * Saved against the version that was read; whoever comes second is told and reads it anew.
 */
export class TemplatesPage extends LightElement {
  static override properties = {
    academy: { attribute: false },
    mef: {},
    query: { attribute: false },
    read: { state: true },
    mine: { state: true },
    faults: { state: true },
    failed: { state: true },
    done: { state: true },
    busy: { state: true },
  };
  declare academy: Me['academies'][number];
  declare mef: string;
  declare query: URLSearchParams;
  declare private read: Template | null;
  declare private mine: readonly OfferedGroup[];
  declare private faults: OfferFaults;
  declare private failed: unknown;
  declare private done: '' | 'saved' | 'removed';
  declare private busy: boolean;

  readonly #lines: Task<readonly [string, number, string], readonly Line[] | Template>;
  readonly #confirmation = new Confirmation(this);

  constructor() {
    super();
    this.academy = { role: 'academyAdmin', code: '', name: '' };
    this.mef = '';
    this.query = new URLSearchParams();
    this.read = null;
    this.mine = [];
    this.faults = NO_FAULTS;
    this.failed = null;
    this.done = '';
    this.busy = false;
    this.#lines = new Task(this, {
      task: async ([code, schoolYear, mef]) => {
        if (mef === '') {
          const params = { path: { code, schoolYear } };
          return (await answered(api.GET('/api/academies/{code}/choice-templates/{schoolYear}', { params }))).data
            .formations;
        }
        const params = { path: { code, schoolYear, mef } };
        const { data } = await answered(
          api.GET('/api/academies/{code}/choice-templates/{schoolYear}/{mef}', { params }),
        );
        this.#begin(data);
        return data;
      },
      args: () => [this.academy.code, this.#year, this.mef] as const,
    });
  }

  /** The year that families enter: from October on, the next one (§3.3). */
  get #year(): number {
    const asked = Number(this.query.get('annee'));
    if (Number.isInteger(asked) && asked >= 2010 && asked <= 2100) return asked;
    const now = new Date();
    return now.getMonth() >= 9 ? now.getFullYear() + 1 : now.getFullYear();
  }

  get #path() {
    return { code: this.academy.code, schoolYear: this.#year, mef: this.mef };
  }

  #begin(template: Template): void {
    this.read = template;
    this.mine = template.groups;
    this.failed = null;
    this.faults = faultsOf(pathsOf(template.problems), template.groups);
  }

  protected override render() {
    const { read } = this;
    const editing = this.mef !== '' && read ? read : null;
    return html`
      <sco-page-title
        .heading=${editing ? officialLabel(editing.label) : t('templates.title')}
        .lead=${editing ? t('templates.follow') : t('templates.lead')}
        .back=${this.mef === '' ? null : { href: pathOf(this.academy.code, '', this.#year), label: t('templates.title') }}
      ></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        ${this.mef === '' ? this.#years() : nothing}
        ${this.#lines.render({
          pending: () => (editing ? this.#editor(editing) : loading()),
          error: (error) => failure(error, () => void this.#lines.run()),
          complete: (found) => ('groups' in found ? (editing ? this.#editor(editing) : loading()) : this.#list(found)),
        })}
      </div>
      ${this.#confirmation.dialog}
    `;
  }

  #years(): TemplateResult {
    const years = [this.#year + 1, this.#year, this.#year - 1];
    return html`<sco-select
      name="annee"
      .label=${t('templates.year')}
      .options=${years.map((year) => ({ value: String(year), label: t('year.value', yearValues(year)) }))}
      .value=${String(this.#year)}
      measure="short"
      @sco-control-change=${(event: ControlChangeEvent) =>
        event.value
          ? goTo(pathOf(this.academy.code, '', Number(event.value)), { replace: true })
          : this.requestUpdate()}
    ></sco-select>`;
  }

  #list(lines: readonly Line[]): TemplateResult {
    if (lines.length === 0) return emptyState(t('templates.empty.title'), t('templates.empty.text'));
    return dataTable<Line>(
      t('offers.caption'),
      [
        { label: t('offers.formation'), cell: ({ label }) => officialLabel(label) },
        {
          label: t('templates.establishments.label'),
          cell: ({ establishments }) => t('templates.establishments', { count: establishments }),
        },
        {
          label: t('templates.has'),
          cell: ({ hasTemplate }) => t(hasTemplate ? 'templates.has.yes' : 'templates.has.no'),
        },
        {
          label: t('offers.set'),
          cell: ({ mef, label }) =>
            html`<a
              class=${look.button}
              data-variant="secondary"
              data-size="sm"
              href=${pathOf(this.academy.code, mef, this.#year)}
            >${t('templates.set')}<span class="sco-hidden-text"> ${officialLabel(label)}</span></a>`,
        },
      ],
      lines,
    );
  }

  #editor(read: Template): TemplateResult {
    const changed = isChanged(read.groups, this.mine);
    const whyNot = whyNotHeld(whoIsSignedIn(), this.academy.code, 'choiceTemplate.edit');
    return html`
      <div id="template-outcome" tabindex="-1" class="sco-stack sco-outcome">
        ${this.failed ? notice('danger', { ...problemInWords(this.failed), live: true }) : nothing}
        ${this.done && !changed ? notice('success', { title: t(`templates.${this.done}`), text: t(`templates.${this.done}.text`), live: true }) : nothing}
      </div>
      ${read.version === 0 && !this.done ? notice('accent', { text: t('templates.begun') }) : nothing}
      ${
        read.problems.length > 0
          ? notice(read.problems.some(({ severity }) => severity === 'error') ? 'danger' : 'warning', {
              title: t('offer.problems'),
              text: html`<ul class="sco-list">${read.problems.map(({ message }) => html`<li>${message}</li>`)}</ul>`,
            })
          : nothing
      }
      <form class="sco-stack sco-stack--wide" novalidate @submit=${(event: Event) => void this.#save(event, read)} @sco-offer-change=${this.#change}>
        ${changed ? html`<sco-problem-summary .problems=${this.faults.summary}></sco-problem-summary>` : nothing}
        <sco-offer-editor
          .groups=${this.mine}
          .eligible=${read.eligible}
          .problems=${this.faults.fields}
          .rights=${{ compulsory: whyNot, optional: whyNot, visibility: whyNot }}
          asTemplate
        ></sco-offer-editor>
        <div class="sco-button-row">
          <button class=${look.button} ?disabled=${whyNot !== ''} aria-busy=${this.busy ? 'true' : nothing}>${t('templates.save')}</button>
          ${linkButton(pathOf(this.academy.code, '', this.#year), t('form.cancel'), 'secondary')}
        </div>
      </form>
      ${
        read.version > 0
          ? actButton({
              ...{ id: 'remove-template', label: t('templates.remove'), whyNot, variant: 'tertiary', tone: 'danger' },
              run: () => void this.#remove(read),
            })
          : nothing
      }
    `;
  }

  #change(event: OfferChangeEvent): void {
    this.mine = event.groups;
    this.done = '';
  }

  async #save(event: Event, read: Template): Promise<void> {
    event.preventDefault();
    const body = { groups: this.mine.map((group) => ({ ...group, label: group.label.trim() })) };
    const params = { path: this.#path, header: ifStill(read.version) };
    await this.#send('saved', async () =>
      answered(api.PUT('/api/academies/{code}/choice-templates/{schoolYear}/{mef}', { params, body })),
    );
  }

  async #remove(read: Template): Promise<void> {
    const question = {
      heading: t('templates.remove.ask'),
      text: t('templates.remove.text'),
      confirm: t('templates.remove'),
    };
    if (!(await this.#confirmation.ask({ ...question, tone: 'danger' }))) return;
    const params = { path: this.#path, header: ifStill(read.version) };
    await this.#send('removed', async () =>
      answered(api.DELETE('/api/academies/{code}/choice-templates/{schoolYear}/{mef}', { params })),
    );
  }

  async #send(done: 'saved' | 'removed', send: () => Promise<{ data: Template }>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.done = '';
    try {
      this.#begin((await send()).data);
      this.done = done;
    } catch (problem) {
      const faults = problem instanceof Problem ? faultsOf(problem.errors, this.mine) : NO_FAULTS;
      const placed = faults.fields.length > 0;
      this.failed = placed ? null : problem;
      if (placed) this.faults = faults;
      if (placed) return;
    } finally {
      this.busy = false;
    }
    window.scrollTo(0, 0);
    await this.updateComplete;
    this.querySelector<HTMLElement>('#template-outcome')?.focus({ preventScroll: true });
  }
}

customElements.define('sco-templates-page', TemplatesPage);
