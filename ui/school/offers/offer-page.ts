import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import type { OfferedGroup } from '../../../domain/enrolment-dossier/offer.ts';
import { officialLabel } from '../../../locales/official-label.ts';
import { answered, api, ifStill, type Schemas } from '../../client/client.ts';
import { Problem } from '../../client/problem.ts';
import { failure, problemInWords } from '../../elements/failure.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, emptyState, linkButton, loading, notice } from '../../elements/parts.ts';
import '../../elements/problem-summary.ts';
import { t } from '../../i18n/words.ts';
import '../../shell/page-title.ts';
import { type Operation, whoIsSignedIn } from '../../shell/session.ts';
import { changedGroups, faultsOf, isChanged, NO_FAULTS, type OfferFaults, pathsOf } from '../../staff/offer-draft.ts';
import '../../staff/offer-editor.ts';
import type { OfferChangeEvent } from '../../staff/offer-editor.ts';
import { Confirmation } from '../../staff/question.ts';
import { actButton, whyNotHeld } from '../../staff/rights.ts';
import { look } from '../../theme/look.ts';
import { deskPath, type Post, yearsOf } from '../post.ts';
import { yearOfQuery } from '../year-choice.ts';

type Offer = Schemas['FormationOffer'];

/**
 * What one formation asks of families, to be set (F-70, F-71, F-75). Saved as a whole against the version that was read:
 * contradictions come back at their field, and what somebody else saved meanwhile is shown, never overwritten.
 */
export class OfferPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    mef: {},
    query: { attribute: false },
    read: { state: true },
    mine: { state: true },
    theirs: { state: true },
    faults: { state: true },
    failed: { state: true },
    done: { state: true },
    busy: { state: true },
  };
  declare post: Post;
  declare mef: string;
  declare query: URLSearchParams;
  /** As last heard from the api; null when the year does not know the formation. */
  declare private read: Offer | null;
  declare private mine: readonly OfferedGroup[];
  /** What somebody else saved after we read; shown until the reader chooses. */
  declare private theirs: Offer | null;
  declare private faults: OfferFaults;
  declare private failed: unknown;
  declare private done: '' | 'saved' | 'reset.done';
  declare private busy: boolean;

  readonly #offer: Task<readonly [string, number, string], Offer | null>;
  readonly #confirmation = new Confirmation(this);

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.mef = '';
    this.query = new URLSearchParams();
    this.read = null;
    this.mine = [];
    this.theirs = null;
    this.faults = NO_FAULTS;
    this.failed = null;
    this.done = '';
    this.busy = false;
    this.#offer = new Task(this, {
      task: async ([uai, schoolYear, mef]) => {
        const offer = await this.#fetch(uai, schoolYear, mef);
        if (offer) this.#begin(offer);
        return offer;
      },
      args: () => [this.post.uai, this.#year, this.mef] as const,
    });
  }

  get #year(): number {
    return yearOfQuery(this.query, yearsOf(this.post, Date.now()).latest);
  }

  get #path() {
    return { uai: this.post.uai, schoolYear: this.#year, mef: this.mef };
  }

  get #back() {
    return { href: `${deskPath(this.post.uai, 'options')}?annee=${this.#year}`, label: t('offer.back') };
  }

  #whyNot(operation: Operation): string {
    return whyNotHeld(whoIsSignedIn(), this.post.uai, operation);
  }

  async #fetch(uai: string, schoolYear: number, mef: string): Promise<Offer | null> {
    const params = { path: { uai, schoolYear } };
    const { offers } = (await answered(api.GET('/api/establishments/{uai}/years/{schoolYear}/offers', { params })))
      .data;
    return offers.find((offer) => offer.mef === mef) ?? null;
  }

  #begin(offer: Offer): void {
    this.read = offer;
    this.mine = offer.groups;
    this.theirs = null;
    this.failed = null;
    this.faults = faultsOf(pathsOf(offer.problems), offer.groups);
  }

  protected override render() {
    return this.#offer.render({
      pending: () => (this.read ? this.#page(this.read) : this.#frame(loading())),
      error: (error) => this.#frame(failure(error, () => void this.#offer.run())),
      complete: (offer) =>
        this.read && offer
          ? this.#page(this.read)
          : this.#frame(
              emptyState(
                t('offer.missing.title'),
                t('offer.missing.text'),
                linkButton(this.#back.href, t('offer.back'), 'secondary'),
              ),
            ),
    });
  }

  #frame(content: Content): TemplateResult {
    return html`
      <sco-page-title .heading=${t('offers.title')} .back=${this.#back}></sco-page-title>
      <div class="sco-width sco-body">${content}</div>
    `;
  }

  #page(read: Offer): TemplateResult {
    const changed = isChanged(read.groups, this.mine);
    return html`
      <sco-page-title
        .heading=${officialLabel(read.label)}
        .lead=${t('offer.lead', { mef: read.mef })}
        .back=${this.#back}
      ></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        <div id="offer-outcome" tabindex="-1" class="sco-stack sco-outcome">
          ${this.theirs ? this.#conflict(read, this.theirs) : nothing}
          ${this.failed ? notice('danger', { ...problemInWords(this.failed), live: true }) : nothing}
          ${this.done && !changed ? notice('success', { title: t(`offer.${this.done}`), text: t(`offer.${this.done}.text`), live: true }) : nothing}
        </div>
        <p class="sco-measure">${t(`offer.source.${read.source}`)}</p>
        ${this.#warnings(read)}
        <form class="sco-stack sco-stack--wide" novalidate @submit=${(event: Event) => void this.#save(event)} @sco-offer-change=${this.#change}>
          ${changed ? html`<sco-problem-summary .problems=${this.faults.summary}></sco-problem-summary>` : nothing}
          <sco-offer-editor
            .groups=${this.mine}
            .eligible=${read.eligible}
            .problems=${this.faults.fields}
            .rights=${{
              compulsory: this.#whyNot('optionOffer.editCompulsory'),
              optional: this.#whyNot('optionOffer.editOptional'),
              visibility: this.#whyNot('optionVisibility.edit'),
            }}
          ></sco-offer-editor>
          ${changed ? this.#bar(read) : nothing}
        </form>
        <div class="sco-row">${this.#resets(read)}</div>
      </div>
      ${this.#confirmation.dialog}
    `;
  }

  /** What is wrong with the offer as it is saved; errors are at their fields as well. */
  #warnings({ problems, groups }: Offer): Content {
    if (problems.length === 0) return nothing;
    const blocking = problems.some(({ severity }) => severity === 'error');
    const named = ({ index, message }: Offer['problems'][number]): string =>
      index === null ? message : `${officialLabel(groups[index]?.label ?? '')} : ${message}`;
    return notice(blocking ? 'danger' : 'warning', {
      title: t('offer.problems'),
      text: html`<ul class="sco-list">${problems.map((problem) => html`<li>${named(problem)}</li>`)}</ul>`,
    });
  }

  #bar(read: Offer): TemplateResult {
    return html`<div class="sco-selection">
      <p role="status">${t('offer.changed')}</p>
      <div class="sco-row">
        <button class=${look.button} ?disabled=${this.theirs !== null} aria-busy=${this.busy ? 'true' : nothing}>${t('offer.save')}</button>
        <button type="button" class=${look.button} data-variant="tertiary" @click=${() => this.#begin(read)}>${t('offer.undo')}</button>
      </div>
    </div>`;
  }

  /** Back to where the groups come from, when they were set by hand or something of them is hidden or limited. */
  #resets(read: Offer): Content {
    const whyNot =
      this.#whyNot('optionOffer.editCompulsory') ||
      this.#whyNot('optionOffer.editOptional') ||
      this.#whyNot('optionVisibility.edit');
    const button = (source: 'NOMENCLATURE' | 'TEMPLATE', label: string): Content =>
      actButton({
        ...{ id: `reset-${source.toLowerCase()}`, label, whyNot, variant: 'tertiary', busy: this.busy },
        run: () => void this.#reset(read, source),
      });
    return html`${read.version > 0 || read.source === 'TEMPLATE' ? button('NOMENCLATURE', t('offer.reset')) : nothing}
    ${read.hasTemplate && read.version > 0 ? button('TEMPLATE', t('offer.reset.template')) : nothing}`;
  }

  #conflict(read: Offer, theirs: Offer): Content {
    const groups = changedGroups(read.groups, theirs.groups)
      .map((label) => (label === null ? t('offer.conflict.order') : officialLabel(label)))
      .join(', ');
    return notice('warning', {
      title: t('offer.conflict'),
      live: true,
      text: html`<div class="sco-stack">
        <p>${t('offer.conflict.theirs', { groups: groups || t('settings.conflict.nothing') })}</p>
        <div class="sco-button-row">
          <button type="button" class=${look.button} @click=${() => this.#keepMine(theirs)}>${t('offer.conflict.keep')}</button>
          <button type="button" class=${look.button} data-variant="secondary" @click=${() => this.#begin(theirs)}>${t('offer.conflict.reload')}</button>
        </div>
      </div>`,
    });
  }

  #keepMine(theirs: Offer): void {
    const { mine } = this;
    this.#begin(theirs);
    this.mine = mine;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('form .sco-selection button')?.focus());
  }

  #change(event: OfferChangeEvent): void {
    this.mine = event.groups;
    this.done = '';
  }

  async #save(event: Event): Promise<void> {
    event.preventDefault();
    const { read } = this;
    if (!read || this.busy || this.theirs) return;
    const body = { groups: this.mine.map((group) => ({ ...group, label: group.label.trim() })) };
    await this.#send('saved', async () =>
      answered(
        api.PUT('/api/establishments/{uai}/years/{schoolYear}/offers/{mef}', {
          params: { path: this.#path, header: ifStill(read.version) },
          body,
        }),
      ),
    );
  }

  async #reset(read: Offer, source: 'NOMENCLATURE' | 'TEMPLATE'): Promise<void> {
    const label = source === 'TEMPLATE' ? t('offer.reset.template') : t('offer.reset');
    const asked = {
      heading: t('offer.reset.ask'),
      text: t('offer.reset.text'),
      confirm: label,
      tone: 'danger',
    } as const;
    if (!(await this.#confirmation.ask(asked))) return;
    await this.#send('reset.done', async () =>
      answered(
        api.POST('/api/establishments/{uai}/years/{schoolYear}/offers/{mef}/derivations', {
          params: { path: this.#path, header: ifStill(read.version) },
          body: { source },
        }),
      ),
    );
  }

  async #send(done: 'saved' | 'reset.done', send: () => Promise<{ data: Offer }>): Promise<void> {
    this.busy = true;
    this.failed = null;
    this.done = '';
    try {
      this.#begin((await send()).data);
      this.done = done;
      this.#showOutcome();
    } catch (problem) {
      await this.#notSaved(problem);
    } finally {
      this.busy = false;
    }
  }

  /** What the rules refuse is shown at its field, the summary takes the focus; the rest is told at the top of the page. */
  async #notSaved(problem: unknown): Promise<void> {
    if (problem instanceof Problem && problem.errors.length > 0) {
      this.faults = faultsOf(problem.errors, this.mine);
      if (this.faults.fields.length > 0) return;
    }
    this.failed = problem;
    if (problem instanceof Problem && problem.status === 412) {
      try {
        const { uai, schoolYear, mef } = this.#path;
        this.theirs = await this.#fetch(uai, schoolYear, mef);
        if (this.theirs) this.failed = null;
      } catch (again) {
        this.failed = again;
      }
    }
    this.#showOutcome();
  }

  #showOutcome(): void {
    window.scrollTo(0, 0);
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>('#offer-outcome')?.focus({ preventScroll: true }),
    );
  }
}

customElements.define('sco-offer-page', OfferPage);
