import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { momentInWords, momentWithZone } from '../../../locales/dates.ts';
import { dossierDesk } from '../../../locales/fr/dossier-desk.ts';
import { answered, api, newSubmissionId, once } from '../../client/client.ts';
import { isOvertaken } from '../../client/problem.ts';
import { failure, problemInWords } from '../../elements/failure.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, linkButton, loading, notice } from '../../elements/parts.ts';
import { addWords, language, t } from '../../i18n/words.ts';
import '../../shell/page-title.ts';
import { whoIsSignedIn } from '../../shell/session.ts';
import { dossierTag } from '../../staff/campaign-words.ts';
import { HandIn, outcomeOf } from '../../staff/hand-in.ts';
import { dossierInWords } from '../../staff/official-words.ts';
import { Confirmation, type Question } from '../../staff/question.ts';
import { actButton, whyNotHeld } from '../../staff/rights.ts';
import { deskPath, type Post, yearsOf } from '../post.ts';
import {
  type Act,
  actsOfSide,
  type Dossier,
  type DossierActEvent,
  handingIn,
  type Said,
  type ShownAct,
  whyNotOffered,
} from './dossier/acts.ts';
import type { AuthorityEvent } from './dossier/authority-form.ts';
import { type Changed, changedBetween } from './dossier/differences.ts';
import './dossier/documents-list.ts';
import './dossier/guardians-list.ts';
import './dossier/integrate-form.ts';
import './dossier/joint-split.ts';
import { changedPart, choicesPart, disputePart, journalPart, pupilPart, standingPart } from './dossier/parts.ts';
import './dossier/reopen-form.ts';
import './dossier/undo-bar.ts';

await addWords(dossierDesk, async () => (await import('../../../locales/en/dossier-desk.ts')).dossierDesk);

/** A dossier as it was read, and how far the api's clock was ahead of this one (milliseconds). */
interface Reading {
  readonly dossier: Dossier;
  readonly ahead: number;
}

/** What became of something that has no receipt: an authority noted, a reopening asked for. */
type Note = { readonly title: string; readonly text: string; readonly tone: 'success' | 'danger' };

/**
 * A dossier as staff see it (§3.7): where it stands and on whom it waits, the acts, the choices and their versions, the
 * disagreement, the documents to tick, whom to call, what happened. The origin sees the state, never the choices.
 */
export class DossierPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    dossierId: {},
    keying: { type: Boolean },
    done: { state: true },
    note: { state: true },
    changed: { state: true },
    keyingIn: { state: true },
    nextPaper: { state: true },
    noting: { state: true },
  };
  declare post: Post;
  declare dossierId: string;
  /** The address asks to key a paper dossier in at once: the secretary comes from another one. */
  declare keying: boolean;
  /** The act whose outcome is shown. */
  declare private done: Act | null;
  declare private note: Note | null;
  /** What others did meanwhile, where an act came second. */
  declare private changed: Changed | null;
  declare private keyingIn: boolean;
  /** The next dossier on paper; null when there is none, undefined while that is not known. */
  declare private nextPaper: string | null | undefined;
  declare private noting: boolean;

  readonly #dossier: Task<readonly [string], Reading>;
  readonly #handIn = new HandIn(this);
  readonly #confirmation = new Confirmation(this);
  /** Kept while an answer was lost on the way: noted again, it has one effect. */
  #noteId: { readonly of: string; readonly id: string } | null = null;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.dossierId = '';
    this.keying = false;
    this.#forget();
    this.#dossier = new Task(this, {
      task: async ([dossierId]) => read(dossierId),
      args: () => [this.dossierId] as const,
      onComplete: ({ dossier }) => {
        // Once for each dossier: what is closed by hand stays closed.
        if (!this.keying || this.#keyed === dossier.line.id) return;
        this.#keyed = dossier.line.id;
        void this.#keyIn(dossier);
      },
    });
  }

  #forget(): void {
    this.done = null;
    this.note = null;
    this.changed = null;
    this.keyingIn = false;
    this.nextPaper = undefined;
    this.noting = false;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('dossierId')) return;
    this.#handIn.reset();
    this.#forget();
    this.#keyed = '';
  }

  get #back(): { href: string; label: string } {
    const side = this.#dossier.value?.dossier.side === 'origin' ? 'origine' : 'accueil';
    return { href: `${deskPath(this.post.uai, 'inscriptions')}?cote=${side}`, label: t('follow-up.title') };
  }

  protected override render() {
    return this.#dossier.render({
      pending: () =>
        this.#dossier.value?.dossier.line.id === this.dossierId
          ? this.#page(this.#dossier.value)
          : this.#waiting(loading()),
      error: (error) => this.#waiting(failure(error, () => void this.#dossier.run())),
      complete: (reading) => this.#page(reading),
    });
  }

  #waiting(content: TemplateResult): TemplateResult {
    return html`
      <sco-page-title .heading=${t('dossier.title')} .back=${this.#back}></sco-page-title>
      <div class="sco-width sco-body">${content}</div>
    `;
  }

  #page({ dossier, ahead }: Reading): TemplateResult {
    const { line, undoable, acts } = dossier;
    return html`
      <sco-page-title
        .heading=${`${line.firstName} ${line.lastName}`}
        .lead=${t('dossier.lead', { formation: line.formation, school: line.receivingName })}
        .back=${this.#back}
        .aside=${html`<p>${dossierTag(line.state)}</p>`}
      ></sco-page-title>
      <div
        class="sco-width sco-body sco-stack sco-stack--wide"
        @sco-dossier-act=${(event: DossierActEvent) => void this.#act(dossier, event.said)}
        @sco-authority=${(event: AuthorityEvent) => void this.#noteAuthority(dossier, event)}
      >
        <div class="sco-outcome sco-stack" id="dossier-outcome" tabindex="-1">${this.#outcome()}</div>
        ${
          undoable && acts.includes('undo')
            ? html`<sco-undo-bar .undoable=${undoable} .ahead=${ahead} ?busy=${this.#isBusy('undo')}></sco-undo-bar>`
            : nothing
        }
        <div class="sco-aside">
          <div class="sco-stack sco-stack--wide">
            ${standingPart(dossier, this.post)} ${this.#dispute(dossier)} ${this.#actsPart(dossier)}
            ${choicesPart(dossier, this.post)} ${this.#documents(dossier)}
            <sco-guardians-list
              .guardians=${dossier.guardians}
              .timeZone=${this.post.timeZone}
              .whyNotAuthority=${dossier.pupil ? this.#missing('guardian.withdrawAuthority') : t('authority.not-in-base')}
              ?busy=${this.noting}
            ></sco-guardians-list>
            ${
              dossier.pupil?.ours && !this.#missing('account.split')
                ? html`<sco-joint-split .pupilId=${dossier.pupil.pupilId}></sco-joint-split>`
                : nothing
            }
          </div>
          <div class="sco-stack sco-stack--wide">${pupilPart(dossier, this.post)} ${journalPart(dossier, this.post)}</div>
        </div>
      </div>
      ${this.#confirmation.dialog}
    `;
  }

  #outcome(): Content {
    const { note } = this;
    if (note) return notice(note.tone, { title: note.title, text: note.text, live: true });
    const done = this.done ? t(`dossier.done.${this.done}`) : '';
    const { problem } = this.#handIn;
    // Who came second reads a page that is up to date already: nothing to reload.
    if (this.changed && problem)
      return html`${notice('danger', { title: problemInWords(problem).title, text: t('dossier.changed.not-done'), live: true })}
        ${changedPart(this.changed, this.post)}`;
    return html`${outcomeOf(this.#handIn, done, this.post.timeZone)} ${this.#next()}`;
  }

  /** After one paper dossier, the next: whoever keys forty in presses Enter. */
  #next(): Content {
    if (this.done !== 'enterOnBehalf' || this.#handIn.receipt === null || this.nextPaper === undefined) return nothing;
    if (this.nextPaper === null) return html`<p>${t('paper.last')}</p>`;
    const href = `${deskPath(this.post.uai, 'inscriptions', this.nextPaper)}?saisie=1`;
    return html`<div class="sco-button-row" id="next-paper">${linkButton(href, t('paper.next'))}</div>`;
  }

  #missing = (operation: Parameters<typeof whyNotHeld>[2]): string =>
    whyNotHeld(whoIsSignedIn(), this.post.uai, operation);

  #isBusy(act: Act): boolean {
    return this.#handIn.busy && this.done === act;
  }

  #whyNot(dossier: Dossier, act: Exclude<Act, 'undo'>): string {
    return whyNotOffered(dossier, act, this.#missing);
  }

  /** What can be done now stands open; what cannot is folded away, each act with its reason. */
  #actsPart(dossier: Dossier): TemplateResult {
    const acts = actsOfSide(dossier.side);
    const offered = acts.filter((act) => this.#whyNot(dossier, act) === '' && act !== 'resolveDispute');
    const closed = acts.filter((act) => this.#whyNot(dossier, act) !== '');
    return html`<section class="sco-panel">
      <h2>${t('dossier.acts')}</h2>
      ${
        offered.length === 0
          ? html`<p class="sco-quiet">${t('dossier.acts.none')}</p>`
          : html`<div class="sco-stack">${offered.map((act, index) => this.#actPart(dossier, act, index === 0))}</div>`
      }
      ${
        closed.length === 0
          ? nothing
          : html`<details class="sco-more">
              <summary>${t('dossier.acts.closed', { count: closed.length })}</summary>
              <div class="sco-stack">
                ${closed.map((act) => this.#button(act, this.#whyNot(dossier, act), 'secondary', () => undefined))}
              </div>
            </details>`
      }
      ${dossier.side === 'origin' ? html`<p class="sco-quiet sco-small">${t('dossier.acts.origin', { school: dossier.line.receivingName })}</p>` : nothing}
    </section>`;
  }

  #actPart(dossier: Dossier, act: ShownAct, first: boolean): Content {
    const { line } = dossier;
    switch (act) {
      case 'integrate':
        return html`<sco-integrate-form .dossier=${dossier} ?busy=${this.#isBusy(act)}></sco-integrate-form>`;
      case 'reopen':
        return html`<sco-reopen-form .subject=${line.id} .timeZone=${this.post.timeZone} ?busy=${this.#isBusy(act)}></sco-reopen-form>`;
      case 'enterOnBehalf':
        return this.keyingIn
          ? html`<sco-paper-form .groups=${dossier.groups} .subject=${line.id} ?busy=${this.#isBusy(act)}></sco-paper-form>`
          : this.#button(act, '', first ? 'primary' : 'secondary', () => void this.#keyIn(dossier));
      case 'askReopening':
        return this.#button(act, '', 'secondary', () => void this.#askReopening(dossier));
      case 'setPaper':
      case 'remind':
        return this.#button(act, '', first ? 'primary' : 'secondary', () => void this.#act(dossier, { act }));
      default:
        return nothing;
    }
  }

  #button(act: ShownAct, whyNot: string, variant: 'primary' | 'secondary', run: () => void): Content {
    return actButton({
      id: `act-${act}`,
      label: t(`dossier.act.${act}`),
      whyNot,
      busy: this.#isBusy(act),
      variant,
      run,
    });
  }

  #dispute(dossier: Dossier): Content {
    const { dispute, refusalReason } = dossier;
    if (!dispute) return nothing;
    const whyNot = this.#whyNot(dossier, 'resolveDispute');
    if (whyNot === '') void import('./dossier/resolve-form.ts');
    return html`<section class="sco-panel sco-panel--awaits">
      <h2>${t('dispute.title')}</h2>
      <p class="sco-quiet">${t('dispute.since', { when: momentInWords(dispute.at, this.post.timeZone, language()) })}</p>
      ${disputePart(dispute, refusalReason)}
      ${
        whyNot === ''
          ? html`<div class="sco-section">
              <sco-resolve-form .dossier=${dossier} ?busy=${this.#isBusy('resolveDispute')}></sco-resolve-form>
            </div>`
          : html`<p class="sco-quiet sco-small">${whyNot}</p>`
      }
    </section>`;
  }

  #documents(dossier: Dossier): Content {
    if (dossier.side === 'origin') return nothing;
    return html`<sco-documents-list
      .documents=${dossier.documents}
      .timeZone=${this.post.timeZone}
      .whyNotMark=${this.#whyNot(dossier, 'markDocument')}
      .whyNotUnmark=${this.#whyNot(dossier, 'unmarkDocument')}
      ?busy=${this.#handIn.busy}
    ></sco-documents-list>`;
  }

  async #keyIn({ acts }: Dossier): Promise<void> {
    if (!acts.includes('enterOnBehalf')) return;
    await import('./dossier/paper-form.ts');
    this.keyingIn = true;
    await this.updateComplete;
    await this.querySelector('sco-paper-form')?.focusFirst();
  }

  async #act(dossier: Dossier, said: Said): Promise<void> {
    const question = questionOf(dossier, said, this.post.timeZone);
    if (question && !(await this.#confirmation.ask(question))) return;
    const tick = said.act === 'markDocument' || said.act === 'unmarkDocument';
    // Another act, or another content, is another submission; the very same tried again keeps its id.
    if (JSON.stringify(said) !== this.#said) this.#handIn.reset();
    this.#said = JSON.stringify(said);
    this.done = said.act;
    this.note = null;
    this.changed = null;
    this.nextPaper = undefined;
    const accepted = await this.#handIn.send(handingIn(this.dossierId, said));
    const { problem } = this.#handIn;
    if (accepted || (problem && isOvertaken(problem))) await this.#dossier.run();
    const now = this.#dossier.value?.dossier;
    if (problem && isOvertaken(problem) && now) this.changed = changedBetween(dossier, now);
    if (accepted) {
      this.#said = '';
      this.keyingIn = false;
    }
    if (accepted && tick) {
      // A tick is shown where it was made: no outcome above, the focus stays with the document.
      this.#handIn.reset();
      await this.updateComplete;
      return this.querySelector('sco-documents-list')?.focusDocument(said.documentId);
    }
    if (accepted && said.act === 'enterOnBehalf') await this.#findNextPaper();
    this.#toOutcome();
  }
  #said = '';
  /** The dossier that was opened to be keyed in. */
  #keyed = '';

  /** The oldest question of whoever keys in: what is left on paper. Not knowing it is no failure of this page. */
  async #findNextPaper(): Promise<void> {
    const { entering } = yearsOf(this.post, Date.now());
    const path = { uai: this.post.uai, schoolYear: entering };
    const query = { side: 'receiving', state: 'PAPER', limit: 2 } as const;
    try {
      const { data } = await answered(
        api.GET('/api/establishments/{uai}/years/{schoolYear}/dossiers', { params: { path, query } }),
      );
      this.nextPaper = data.dossiers.find(({ id }) => id !== this.dossierId)?.id ?? null;
    } catch {
      this.nextPaper = undefined;
    }
  }

  /** The school of origin asks: a task for the lycée, and nothing on the dossier (§3.6). */
  async #askReopening(dossier: Dossier): Promise<void> {
    const agreed = await this.#confirmation.ask({
      heading: t('dossier.ask.askReopening', { name: nameOf(dossier) }),
      text: t('dossier.ask.askReopening.text', { school: dossier.line.receivingName }),
      confirm: t('dossier.act.askReopening'),
    });
    if (!agreed) return;
    const path = { dossierId: this.dossierId };
    await this.#withoutReceipt('askReopening', t('dossier.done.askReopening'), () =>
      answered(api.POST('/api/dossiers/{dossierId}/reopening-requests', { params: { path } })),
    );
  }

  async #noteAuthority({ pupil }: Dossier, { guardian, authority, decision }: AuthorityEvent): Promise<void> {
    if (!pupil || this.noting) return;
    const { name, guardianId } = guardian;
    const agreed = await this.#confirmation.ask({
      heading: t('authority.ask', { name, authority: t(`authority.${authority}`) }),
      text: t(`authority.ask.${authority}`, { name }),
      confirm: t('authority.submit'),
      ...(authority === 'FULL' ? {} : { tone: 'danger' as const }),
    });
    if (!agreed) return;
    const path = { pupilId: pupil.pupilId, guardianId };
    const body = { authority, decision };
    await this.#withoutReceipt(
      JSON.stringify([guardianId, body]),
      t('authority.done', { name, authority: t(`authority.${authority}`) }),
      async (header) => {
        const params = { path, header };
        const { data } = await answered(
          api.PUT('/api/pupils/{pupilId}/guardians/{guardianId}/authority', { params, body }),
        );
        return {
          text: t('authority.done.text', {
            sessions: data.sessionsEnded,
            drafts: data.draftsFrozen,
            tasks: data.tasks,
          }),
        };
      },
    );
  }

  /** Hands in what is settled in the answer itself, under one id as long as an answer may have been lost. */
  async #withoutReceipt(
    of: string,
    title: string,
    call: (header: ReturnType<typeof once>) => Promise<object>,
  ): Promise<void> {
    if (this.#noteId?.of !== of) this.#noteId = { of, id: newSubmissionId() };
    this.noting = true;
    this.#handIn.reset();
    this.changed = null;
    try {
      const answer = await call(once(this.#noteId.id));
      this.#noteId = null;
      const text = 'text' in answer ? String(answer.text) : '';
      this.note = { title, text, tone: 'success' };
      await this.#dossier.run();
    } catch (error) {
      this.note = { ...problemInWords(error), tone: 'danger' };
    } finally {
      this.noting = false;
    }
    this.#toOutcome();
  }

  /** The outcome stands at the top: the focus goes there, or to the one thing to do next. */
  #toOutcome(): void {
    window.scrollTo(0, 0);
    void this.updateComplete.then(() => {
      const next = this.querySelector<HTMLElement>('#next-paper a');
      (next ?? this.querySelector<HTMLElement>('#dossier-outcome'))?.focus({ preventScroll: true });
    });
  }
}

async function read(dossierId: string): Promise<Reading> {
  const call = api.GET('/api/dossiers/{dossierId}/follow-up', { params: { path: { dossierId } } });
  const { data } = await answered(call);
  const said = Date.parse((await call).response.headers.get('Date') ?? '');
  return { dossier: dossierInWords(data), ahead: Number.isNaN(said) ? 0 : said - Date.now() };
}

const nameOf = ({ line }: Dossier): string => `${line.firstName} ${line.lastName}`;

/** What is asked once more before an act; null for what is ticked, keyed in or taken back, which the eye follows. */
function questionOf(dossier: Dossier, said: Said, timeZone: string): Question | null {
  const name = nameOf(dossier);
  switch (said.act) {
    case 'integrate': {
      const missing = dossier.documents.filter(({ mandatory, receivedAt }) => mandatory && receivedAt === null).length;
      return {
        heading: t('dossier.ask.integrate', { name }),
        text: html`<div class="sco-stack sco-stack--tight">
          <p>${t('dossier.ask.integrate.text')}</p>
          ${missing > 0 ? html`<p>${t('dossier.ask.integrate.missing', { count: missing })}</p>` : nothing}
        </div>`,
        confirm: t('dossier.act.integrate'),
      };
    }
    case 'reopen':
      return {
        heading: t('dossier.ask.reopen', { name }),
        text: t('dossier.ask.reopen.text', { when: momentWithZone(said.until, timeZone, language()) }),
        confirm: t('dossier.act.reopen'),
      };
    case 'resolveDispute':
      return {
        heading: t(`dossier.ask.resolve.${said.outcome}`, { name }),
        text: t(`dossier.ask.resolve.${said.outcome}.text`),
        confirm: t('dossier.act.resolveDispute'),
        ...(said.outcome === 'REFUSED' ? { tone: 'danger' as const } : {}),
      };
    case 'setPaper':
    case 'remind':
      return {
        heading: t(`dossier.ask.${said.act}`, { name }),
        text: t(`dossier.ask.${said.act}.text`),
        confirm: t(`dossier.act.${said.act}`),
      };
    default:
      return null;
  }
}

customElements.define('sco-dossier-page', DossierPage);
