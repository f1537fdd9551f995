import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { dayInWords, momentInWords, momentWithZone, zoneInWords } from '../../../locales/dates.ts';
import { answered, api, type Schemas } from '../../client/client.ts';
import { isOvertaken } from '../../client/problem.ts';
import { failure } from '../../elements/failure.ts';
import '../../elements/field.ts';
import type { ControlChangeEvent } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, facts, loading, notice, statusTag } from '../../elements/parts.ts';
import { hasWords, language, t, type WordKey } from '../../i18n/words.ts';
import { instantOf, wallTimeOf } from '../../i18n/zoned-time.ts';
import '../../shell/page-title.ts';
import { type Operation, whoIsSignedIn } from '../../shell/session.ts';
import { dossierTag } from '../../staff/campaign-words.ts';
import { HandIn, outcomeOf } from '../../staff/hand-in.ts';
import { dossierInWords } from '../../staff/official-words.ts';
import { Confirmation } from '../../staff/question.ts';
import { actButton, whyNotHeld } from '../../staff/rights.ts';
import { look } from '../../theme/look.ts';
import { deskPath, type Post } from '../post.ts';
import { choicesInWords } from './choice-lines.ts';

type Dossier = Schemas['StaffDossier'];
type Act = Extract<Dossier['acts'][number], 'integrate' | 'setPaper' | 'reopen' | 'markDocument'>;

const OPERATION_OF: Record<Act, Operation> = {
  integrate: 'dossier.integrate',
  setPaper: 'dossier.setPaper',
  reopen: 'dossier.reopen',
  markDocument: 'dossier.markDocument',
};

/**
 * A dossier as staff see it (§3.7): what is expected next and the acts, the choices in words, the documents to tick, whom to
 * call, what happened. The origin sees the state, never the choices.
 */
export class DossierPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    dossierId: {},
    until: { state: true },
    untilProblem: { state: true },
    done: { state: true },
  };
  declare post: Post;
  declare dossierId: string;
  /** Wall-clock time of a reopening, as typed. */
  declare private until: string;
  declare private untilProblem: string;
  /** The act whose outcome is shown. */
  declare private done: Act | null;

  readonly #dossier: Task<readonly [string], Dossier>;
  readonly #handIn = new HandIn(this);
  readonly #confirmation = new Confirmation(this);

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.dossierId = '';
    this.until = '';
    this.untilProblem = '';
    this.done = null;
    this.#dossier = new Task(this, {
      task: async ([dossierId]) =>
        dossierInWords(
          (await answered(api.GET('/api/dossiers/{dossierId}/follow-up', { params: { path: { dossierId } } }))).data,
        ),
      args: () => [this.dossierId] as const,
    });
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('dossierId')) return;
    this.#handIn.reset();
    this.done = null;
    this.untilProblem = '';
    // A week from now at 18:00 is the usual answer to a family that asks.
    const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString();
    this.until = `${wallTimeOf(inAWeek, this.post.timeZone).slice(0, 10)}T18:00`;
  }

  get #back(): { href: string; label: string } {
    const side = this.#dossier.value?.side === 'origin' ? 'origine' : 'accueil';
    return { href: `${deskPath(this.post.uai, 'inscriptions')}?cote=${side}`, label: t('follow-up.title') };
  }

  protected override render() {
    return this.#dossier.render({
      pending: () =>
        this.#dossier.value?.line.id === this.dossierId ? this.#page(this.#dossier.value) : this.#waiting(loading()),
      error: (error) => this.#waiting(failure(error, () => void this.#dossier.run())),
      complete: (dossier) => this.#page(dossier),
    });
  }

  #waiting(content: TemplateResult): TemplateResult {
    return html`
      <sco-page-title .heading=${t('dossier.title')} .back=${this.#back}></sco-page-title>
      <div class="sco-width sco-body">${content}</div>
    `;
  }

  #page(dossier: Dossier): TemplateResult {
    const { line } = dossier;
    return html`
      <sco-page-title
        .heading=${`${line.firstName} ${line.lastName}`}
        .lead=${t('dossier.lead', { formation: line.formation, school: line.receivingName })}
        .back=${this.#back}
        .aside=${html`<p>${dossierTag(line.state)}</p>`}
      ></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        <div class="sco-outcome" id="dossier-outcome" tabindex="-1">${this.#outcome()}</div>
        <div class="sco-aside">
          <div class="sco-stack sco-stack--wide">
            ${this.#standing(dossier)} ${this.#choices(dossier)} ${this.#documents(dossier)} ${guardians(dossier)}
          </div>
          <div class="sco-stack sco-stack--wide">${this.#pupil(dossier)} ${this.#journal(dossier)}</div>
        </div>
      </div>
      ${this.#confirmation.dialog}
    `;
  }

  #outcome(): Content {
    const done = this.done ? t(`dossier.done.${this.done}`) : '';
    const { problem } = this.#handIn;
    return html`${outcomeOf(this.#handIn, done, this.post.timeZone)}
      ${
        problem && (isOvertaken(problem) || problem.code === 'state-forbids')
          ? html`<div class="sco-button-row">
              <button type="button" class=${look.button} data-variant="secondary" @click=${this.#reload}>${t('dossier.reload')}</button>
            </div>`
          : nothing
      }`;
  }

  /** Where the dossier stands, what is expected next, and what staff may do about it. */
  #standing(dossier: Dossier): TemplateResult {
    const { line, recordChangeIds } = dossier;
    const when = momentWithZone(line.closesAt, this.post.timeZone, language());
    return html`<section class="sco-panel">
      <h2>${t('dossier.standing')}</h2>
      <p>${t(`dossier.next.${line.state}`, { when })}</p>
      ${dossier.refusalReason ? facts([{ label: t('dossier.refusal-reason'), value: dossier.refusalReason }]) : nothing}
      ${
        recordChangeIds.length > 0
          ? notice('warning', {
              level: 3,
              title: t('dossier.changes', { count: recordChangeIds.length }),
              text: html`<ul class="sco-list">
                ${recordChangeIds.map(
                  (id, index) =>
                    html`<li><a class=${look.link} href=${deskPath(this.post.uai, 'modifications', id)}>${t('dossier.changes.see', { rank: index + 1, count: recordChangeIds.length })}</a></li>`,
                )}
              </ul>`,
            })
          : nothing
      }
      <h3>${t('dossier.acts')}</h3>
      <div class="sco-stack">
        ${this.#act(dossier, 'integrate', 'primary', () => void this.#ask(dossier, 'integrate'))}
        ${this.#act(dossier, 'setPaper', 'secondary', () => void this.#ask(dossier, 'setPaper'))}
        ${this.#reopening(dossier)}
      </div>
    </section>`;
  }

  #act(
    dossier: Dossier,
    act: 'integrate' | 'setPaper' | 'reopen',
    variant: 'primary' | 'secondary',
    run: () => void,
  ): Content {
    const whyNot = this.#whyNot(dossier, act);
    return actButton({
      id: `act-${act}`,
      label: t(`dossier.act.${act}`),
      whyNot,
      busy: this.#handIn.busy && this.done === act,
      variant: whyNot ? 'secondary' : variant,
      run,
    });
  }

  /** A reopening needs its own deadline: asked only where it can be given. */
  #reopening(dossier: Dossier): Content {
    const whyNot = this.#whyNot(dossier, 'reopen');
    if (whyNot) return this.#act(dossier, 'reopen', 'secondary', () => undefined);
    return html`<div class="sco-section" @sco-control-change=${this.#setUntil}>
      <sco-field
        name="until"
        type="datetime-local"
        .label=${t('dossier.until')}
        .hint=${t('calendar.zone', { zone: zoneInWords(this.post.timeZone, language()) })}
        .value=${this.until}
        .problem=${this.untilProblem}
        measure="short"
      ></sco-field>
      ${this.#act(dossier, 'reopen', 'secondary', () => void this.#reopen(dossier))}
    </div>`;
  }

  /** The reason an act is not possible now: the side, the right, a change of the record that waits, else the state (§3.6). */
  #whyNot({ acts, recordChangeIds, side, line }: Dossier, act: Act): string {
    const waits = act === 'integrate' && line.state === 'VALIDATED' && recordChangeIds.length > 0;
    if (acts.includes(act) && !waits) return '';
    if (side === 'origin') return t('dossier.why-not.origin', { school: line.receivingName });
    const right = whyNotHeld(whoIsSignedIn(), this.post.uai, OPERATION_OF[act]);
    if (right) return right;
    if (waits) return t('dossier.why-not.changes');
    return t(`dossier.why-not.${act}`, { state: t(`dossier.state.${line.state}`) });
  }

  #choices(dossier: Dossier): Content {
    if (dossier.side === 'origin')
      return html`<section class="sco-panel">
      <h2>${t('dossier.choices')}</h2>
      <p class="sco-quiet">${t('dossier.choices.origin')}</p>
    </section>`;
    return html`<section class="sco-panel">
      <div class="sco-row sco-row--apart">
        <h2>${t('dossier.choices')}</h2>
        ${dossier.version > 1 ? statusTag('accent', t('dossier.version', { version: dossier.version })) : nothing}
      </div>
      ${
        dossier.choices
          ? html`${choicesInWords(dossier.groups, dossier.choices)}
              <p class="sco-quiet sco-small">
                ${
                  dossier.line.submittedAt
                    ? t('dossier.submitted', {
                        when: momentInWords(dossier.line.submittedAt, this.post.timeZone, language()),
                        channel: t(`channel.${dossier.channel ?? 'WEB'}`),
                      })
                    : nothing
                }
              </p>`
          : html`<p class="sco-quiet">${t('dossier.choices.not-yet')}</p>`
      }
    </section>`;
  }

  #documents(dossier: Dossier): Content {
    if (dossier.side === 'origin') return nothing;
    const { documents } = dossier;
    const whyNot = this.#whyNot(dossier, 'markDocument');
    const missing = documents.filter((document) => document.receivedAt === null);
    return html`<section class="sco-panel">
      <div class="sco-row sco-row--apart">
        <h2>${t('dossier.documents')}</h2>
        ${documents.length > 0 ? html`<span class="sco-quiet sco-numeric">${documents.length - missing.length} / ${documents.length}</span>` : nothing}
      </div>
      ${
        documents.length === 0
          ? html`<p class="sco-quiet">${t('dossier.documents.none')}</p>`
          : html`<ul class="sco-lines sco-list--plain">
              ${documents.map(
                ({ id, label, mandatory, receivedAt }) => html`<li>
                  <span>
                    ${label}
                    <span class="sco-quiet sco-small">${t(mandatory ? 'document.mandatory' : 'document.optional')}</span>
                  </span>
                  ${
                    receivedAt
                      ? html`<span class="sco-row sco-small" id="document-${id}" tabindex="-1">
                          ${statusTag('success', t('dossier.documents.received'))}
                          <span class="sco-quiet">${momentInWords(receivedAt, this.post.timeZone, language())}</span>
                        </span>`
                      : html`<button
                          type="button"
                          class=${look.button}
                          data-variant="secondary"
                          data-size="sm"
                          ?disabled=${whyNot !== '' || this.#handIn.busy}
                          @click=${() => void this.#mark(id)}
                        >${t('dossier.documents.mark')}<span class="sco-hidden-text"> : ${label}</span></button>`
                  }
                </li>`,
              )}
            </ul>`
      }
      ${whyNot && missing.length > 0 ? html`<p class="sco-quiet sco-small">${whyNot}</p>` : nothing}
    </section>`;
  }

  #pupil({ pupil, line, round }: Dossier): TemplateResult {
    return html`<section class="sco-panel">
      <h2>${t('dossier.pupil')}</h2>
      ${facts([
        {
          label: t('dossier.born'),
          value: pupil?.bornOn ? dayInWords(pupil.bornOn, language(), { weekday: false }) : nothing,
        },
        {
          label: t('dossier.ine'),
          value: pupil?.nationalId ? html`<span class="sco-code">${pupil.nationalId}</span>` : nothing,
        },
        {
          label: t('dossier.origin'),
          value: [line.originName ?? line.originUai, line.classGroup].filter(Boolean).join(' – ') || nothing,
        },
        {
          label: t('dossier.formation'),
          value: html`${line.formation}<br /><span class="sco-quiet sco-small">${line.mef}</span>`,
        },
        { label: t('dossier.regime'), value: pupil?.regime ?? nothing },
        { label: t('dossier.round'), value: t('campaign.round', { round }) },
      ])}
      ${pupil ? nothing : notice('warning', { level: 3, text: t('dossier.not-in-base') })}
    </section>`;
  }

  #journal({ journal }: Dossier): TemplateResult {
    return html`<section class="sco-panel">
      <h2>${t('dossier.journal')}</h2>
      ${
        journal.length === 0
          ? html`<p class="sco-quiet">${t('dossier.journal.none')}</p>`
          : html`<ol class="sco-timeline">
              ${journal.map(
                ({ at, act, by }) => html`<li>
                  <p class="sco-strong">${actInWords(act)}</p>
                  <p class="sco-quiet sco-small">${momentInWords(at, this.post.timeZone, language())}</p>
                  <p class="sco-quiet sco-small">${by ?? t('dossier.journal.system')}</p>
                </li>`,
              )}
            </ol>`
      }
    </section>`;
  }

  #setUntil(event: ControlChangeEvent): void {
    if (event.name !== 'until') return;
    this.until = String(event.value);
    this.untilProblem = '';
  }

  async #ask(dossier: Dossier, act: 'integrate' | 'setPaper'): Promise<void> {
    const { firstName, lastName } = dossier.line;
    const missing = dossier.documents.filter((document) => document.mandatory && document.receivedAt === null).length;
    const agreed = await this.#confirmation.ask({
      heading: t(`dossier.ask.${act}`, { name: `${firstName} ${lastName}` }),
      text: html`<div class="sco-stack sco-stack--tight">
        <p>${t(`dossier.ask.${act}.text`)}</p>
        ${act === 'integrate' && missing > 0 ? html`<p>${t('dossier.ask.integrate.missing', { count: missing })}</p>` : nothing}
      </div>`,
      confirm: t(`dossier.act.${act}`),
    });
    if (!agreed) return;
    const path = { dossierId: this.dossierId };
    await this.#send(act, (header) =>
      act === 'integrate'
        ? api.POST('/api/dossiers/{dossierId}/integrations', { params: { path, header }, body: {} })
        : api.POST('/api/dossiers/{dossierId}/paper-marks', { params: { path, header } }),
    );
  }

  async #reopen(dossier: Dossier): Promise<void> {
    const until = instantOf(this.until, this.post.timeZone);
    if (until === null || Date.parse(until) <= Date.now()) {
      this.untilProblem = t(until === null ? 'calendar.problem.time-missing' : 'dossier.until.past', {
        label: t('dossier.until'),
      });
      await this.updateComplete;
      this.querySelector<HTMLElement>('#control-until')?.focus();
      return;
    }
    const { firstName, lastName } = dossier.line;
    const agreed = await this.#confirmation.ask({
      heading: t('dossier.ask.reopen', { name: `${firstName} ${lastName}` }),
      text: t('dossier.ask.reopen.text', { when: momentWithZone(until, this.post.timeZone, language()) }),
      confirm: t('dossier.act.reopen'),
    });
    if (!agreed) return;
    await this.#send('reopen', (header) =>
      api.POST('/api/dossiers/{dossierId}/reopenings', {
        params: { path: { dossierId: this.dossierId }, header },
        body: { until },
      }),
    );
  }

  /** A document is ticked as it comes over the counter: no question, the tick itself is shown. */
  async #mark(documentId: string): Promise<void> {
    await this.#send('markDocument', (header) =>
      api.POST('/api/dossiers/{dossierId}/document-marks', {
        params: { path: { dossierId: this.dossierId }, header },
        body: { documentId },
      }),
    );
    // The button is gone: the focus goes to what took its place.
    await this.updateComplete;
    this.querySelector<HTMLElement>(`[id="document-${documentId}"]`)?.focus();
  }

  async #send(act: Act, call: Parameters<HandIn['send']>[0]): Promise<void> {
    // Another act is another submission; the same one tried again keeps its id.
    if (this.done !== act || act === 'markDocument') this.#handIn.reset();
    this.done = act;
    await this.#handIn.send(call);
    if (!this.#handIn.problem) await this.#dossier.run();
    if (act === 'markDocument' && !this.#handIn.problem) return;
    window.scrollTo(0, 0);
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>('#dossier-outcome')?.focus({ preventScroll: true }),
    );
  }

  #reload = (): void => {
    this.#handIn.reset();
    void this.#dossier.run();
  };
}

const actInWords = (act: string): string => {
  const key = `journal.${act}`;
  return hasWords(key) ? t(key) : act;
};

/** Whom to call: each number and address to be used at a touch. */
const guardians = ({ guardians: persons }: Dossier): TemplateResult => html`<section class="sco-panel">
  <h2>${t('dossier.guardians')}</h2>
  ${
    persons.length === 0
      ? html`<p class="sco-quiet">${t('dossier.guardians.none')}</p>`
      : persons.map(
          ({ name, kinship, level, phone, email, hasAccount }) => html`<div class="sco-section">
            <div class="sco-row sco-row--apart">
              <h3>${name}</h3>
              ${hasAccount ? nothing : statusTag('neutral', t('dossier.guardians.no-account'))}
            </div>
            <p class="sco-quiet sco-small">${[kinship, t(`responsibility.${level}` as WordKey)].join(' – ')}</p>
            <p class="sco-row">
              ${phone ? html`<a class=${look.link} href="tel:${phone.replaceAll(' ', '')}">${phone}</a>` : nothing}
              ${email ? html`<a class=${look.link} href="mailto:${email}">${email}</a>` : nothing}
              ${!phone && !email ? html`<span class="sco-quiet">${t('dossier.guardians.no-contact')}</span>` : nothing}
            </p>
          </div>`,
        )
  }
</section>`;

customElements.define('sco-dossier-page', DossierPage);
