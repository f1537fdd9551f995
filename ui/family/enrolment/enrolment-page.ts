import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import {
  answersAsked,
  choiceProblemsOf,
  groupsOfStep,
  type Journey,
  mayFillIn,
  mayOpen,
  type StepKey,
  stepBefore,
} from '../../../domain/enrolment-dossier/journey.ts';
import { momentWithZone } from '../../../locales/dates.ts';
import { answered, api, once, type Receipt } from '../../client/client.ts';
import { isRefused, type Problem } from '../../client/problem.ts';
import { failure } from '../../elements/failure.ts';
import type { ControlChangeEvent, FormProblem } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, linkButton, loading, notice } from '../../elements/parts.ts';
import '../../elements/problem-summary.ts';
import '../../elements/stepper.ts';
import { language, t } from '../../i18n/words.ts';
import { goTo } from '../../router/router.ts';
import '../../shell/page-title.ts';
import { whoIsSignedIn } from '../../shell/session.ts';
import { look } from '../../theme/look.ts';
import { childValues } from '../child-words.ts';
import { dossierInWords } from '../official-words.ts';
import type { DossierActedEvent } from './act-page.ts';
import { choiceProblemInWords, codesOf } from './choice-words.ts';
import { EnrolmentDraft, type FamilyDossier, standingOf } from './draft.ts';
import { failed } from './failed.ts';
import { HandingIn } from './handing-in.ts';
import { enrolmentPath, isStepKey } from './paths.ts';
import { stateTag } from './status.ts';
import { unsentNotice } from './unsent.ts';

/** How long a page waits for its draft to be saved before going on without the api's word. */
const PATIENCE_MS = 3_000;
const LOOK_AGAIN_MS = 5_000;

/**
 * A child's enrolment, from the affectation to what follows the validation (P1 to P11, §3.4): reads the dossier, keeps the
 * draft, and shows the page its address names, if the journey lets it be opened; else the page the journey is at. Pages of
 * choices write to the draft; only the last one hands anything in.
 */
export class EnrolmentPage extends LightElement {
  static override properties = {
    dossierId: {},
    step: {},
    problems: { state: true },
    ledBack: { state: true },
  };
  declare dossierId: string;
  /** `''` is the overview; then a page of the journey, or one beside it (`OtherPage`). */
  declare step: string;
  declare private problems: FormProblem[];
  /** The address asked for lies behind an unfinished page: the reader is told why they are here. */
  declare private ledBack: boolean;

  #draft: EnrolmentDraft | null = null;
  /** The change of page that comes was not asked for by the reader. */
  #leading = false;
  #readingAgain: ReturnType<typeof setTimeout> | undefined;
  readonly #handing = new HandingIn(this);
  readonly #dossier: Task<readonly [string], FamilyDossier>;

  constructor() {
    super();
    this.dossierId = '';
    this.step = '';
    this.problems = [];
    this.ledBack = false;
    this.#dossier = new Task(this, {
      task: async ([dossierId]) => this.#read(dossierId),
      args: () => [this.dossierId] as const,
    });
  }

  async #read(dossierId: string): Promise<FamilyDossier> {
    const path = { dossierId };
    const { data } = await answered(api.GET('/api/dossiers/{dossierId}', { params: { path } }));
    const dossier = dossierInWords(data);
    // Noted for the school's follow-up (SEEN); the parent's page does not depend on it.
    if (dossier.state === 'NOTIFIED' && dossier.mayEnrol) {
      void answered(api.POST('/api/dossiers/{dossierId}/sightings', { params: { path } })).catch(() => undefined);
    }
    if (this.#draft) this.#draft.rebase(dossier);
    else this.#draft = new EnrolmentDraft(this, whoIsSignedIn()?.accountId ?? '', dossier, () => this.#dossier.run());
    // The controls of the choices arrive while the affectation is read: they do not hold up its page.
    void import('./choices-step.ts');
    const { pending } = this.#draft;
    if (pending && !this.#handing.receipt && !this.#handing.busy) void this.#await(pending);
    clearTimeout(this.#readingAgain);
    // On its way from another browser: no receipt to follow here, so the page looks again.
    if (dossier.sending && !pending && this.isConnected) {
      this.#readingAgain = setTimeout(() => void this.#dossier.run(), LOOK_AGAIN_MS);
    }
    return dossier;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#readingAgain);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('step')) return;
    this.problems = [];
    this.ledBack = this.#leading && this.step !== '' && this.step !== 'confirmation';
    // A failure told on the page where it led stays; going elsewhere takes it away.
    if (!this.#leading) this.#handing.forget();
    this.#leading = false;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    const [dossier, draft] = [this.#dossier.value, this.#draft];
    if (!dossier || !draft) return;
    const land = this.#landing(dossier, draft.journey);
    if (land !== null) this.#leadTo(land);
    else if (changed.has('step') && isStepKey(this.step) && !READ.includes(this.step)) draft.visit(this.step);
  }

  #leadTo(page: StepKey | 'confirmation' | ''): void {
    if (page === this.step) return;
    this.#leading = true;
    goTo(enrolmentPath(this.dossierId, page || undefined), { replace: true });
  }

  /** Where an address that may not be opened leads instead; null when it may. */
  #landing(dossier: FamilyDossier, journey: Journey): StepKey | 'confirmation' | '' | null {
    const { step } = this;
    const sending = this.#sending(dossier);
    const filling = mayFillIn(standingOf(dossier)) && !sending;
    if (step === '' || READ.includes(step)) return mayOpen(journey, step as StepKey) || step === '' ? null : '';
    if (step === 'confirmation') {
      if (this.#handing.receipt || dossier.submitted || sending?.act === 'submit') return null;
      return journey.next ?? '';
    }
    if (sending?.act === 'submit') return 'confirmation';
    if (step in ACTS) return sending || dossier.acts.includes(ACTS[step as keyof typeof ACTS]) ? null : '';
    if (!filling || !isStepKey(step)) return '';
    return mayOpen(journey, step) ? null : (journey.next ?? '');
  }

  /** What was handed in and is not answered yet, here or elsewhere. */
  #sending(dossier: FamilyDossier): FamilyDossier['sending'] {
    const { onItsWay } = this.#handing;
    if (!onItsWay) return dossier.sending;
    return { act: 'submit', receipt: onItsWay.number, at: onItsWay.receivedAt };
  }

  protected override render() {
    return this.#dossier.render({
      pending: () =>
        this.#dossier.value
          ? this.#page(this.#dossier.value)
          : html`<div class="sco-width sco-body">${loading()}</div>`,
      error: (error) => html`
        <sco-page-title .heading=${t('enrolment.failed')} .back=${{ href: '/', label: t('family.home') }}></sco-page-title>
        <div class="sco-width sco-body">${failure(error, () => void this.#dossier.run())}</div>
      `,
      complete: (dossier) => this.#page(dossier),
    });
  }

  #page(dossier: FamilyDossier): TemplateResult {
    const draft = this.#draft;
    if (!draft || this.#landing(dossier, draft.journey) !== null) return html`${loading()}`;
    switch (this.step) {
      case 'confirmation':
        return this.#confirmation(dossier);
      case 'refus':
      case 'accord':
      case 'desaccord':
        return this.#act(dossier, this.step);
      case '':
        void import('./overview-page.ts');
        return this.#titled(
          dossier,
          t('enrolment.title', childValues(dossier.pupil.firstName)),
          html`<sco-enrolment-overview .dossier=${dossier} .journey=${draft.journey}></sco-enrolment-overview>`,
          { back: { href: '/', label: t('family.home') }, aside: stateTag(dossier.state) },
        );
      case 'affectation':
        void import('./affectation.ts');
        return this.#titled(
          dossier,
          t('step.affectation'),
          this.#toRead(dossier, html`<sco-affectation .dossier=${dossier}></sco-affectation>`, 'lycee'),
        );
      case 'lycee':
        void import('./lycee-page.ts');
        return this.#titled(
          dossier,
          t('step.lycee'),
          this.#toRead(dossier, html`<sco-lycee-page .dossier=${dossier}></sco-lycee-page>`, draft.journey.next),
        );
      default:
        return this.#step(dossier, draft, this.step as FillStep);
    }
  }

  /** A page of the dossier: its title, whether it is sent, why an act failed, then its content. */
  #titled(
    dossier: FamilyDossier,
    heading: string,
    content: Content,
    { lead, back, aside = nothing }: { lead?: string; back?: { href: string; label: string }; aside?: Content } = {},
  ): TemplateResult {
    const up = { href: enrolmentPath(dossier.id), label: t('enrolment.title', childValues(dossier.pupil.firstName)) };
    const { formation } = dossier.affectation;
    return html`
      <sco-page-title
        .heading=${heading}
        .lead=${lead ?? t('enrolment.lead', { formation, receiving: dossier.receiving.name })}
        .back=${back ?? up}
        .aside=${aside}
      ></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">${this.#sent(dossier)} ${content}</div>
    `;
  }

  /** « Not sent yet » until it is sent, « on its way » until it is answered. */
  #sent(dossier: FamilyDossier): Content {
    const sending = this.#sending(dossier);
    if (sending) return unsentNotice(dossier, sending);
    const filling = isStepKey(this.step) && !READ.includes(this.step);
    return mayFillIn(standingOf(dossier)) && (filling || this.#draft?.unsent) ? unsentNotice(dossier, null) : nothing;
  }

  /** A page to read, and the way on. */
  #toRead(dossier: FamilyDossier, content: Content, next: StepKey | null): Content {
    return html`<div class="sco-stack sco-stack--wide">${content}</div>
      <div class="sco-button-row sco-screen-only">
        ${next ? linkButton(enrolmentPath(dossier.id, next), t('step.next')) : nothing}
        ${linkButton(enrolmentPath(dossier.id), t('step.back'), 'secondary')}
      </div>`;
  }

  #step(dossier: FamilyDossier, draft: EnrolmentDraft, step: FillStep): TemplateResult {
    const { journey } = draft;
    const before = stepBefore(journey, step);
    const steps = journey.steps
      .filter(({ key }) => !READ.includes(key))
      .map(({ key }) => ({
        key,
        label: t(`step.${key}`),
        href: enrolmentPath(dossier.id, key),
        done: mayOpen(journey, key),
      }));
    const { busy, problem } = this.#handing;
    const content = html`
      <form class="sco-stack sco-stack--wide sco-measure" novalidate @submit=${this.#submit} @sco-control-change=${this.#change}>
        <sco-stepper .steps=${steps} .current=${step}></sco-stepper>
        ${this.ledBack && !problem ? notice('accent', { text: t('step.led-back'), live: true }) : nothing}
        ${draft.followed ? notice('accent', { text: t('draft.followed'), live: true }) : nothing}
        ${draft.offered ? this.#offer(draft) : nothing}
        ${failed(dossier, problem ?? draft.refusal, this.#handing, step === 'validation' ? () => void this.#handIn() : null)}
        <sco-problem-summary .problems=${this.problems}></sco-problem-summary>
        ${this.#content(dossier, draft, step)}
        <div class="sco-stack sco-stack--tight">
          <div class="sco-button-row">
            <button class=${look.button} aria-busy=${busy ? 'true' : nothing}>
              ${step === 'validation' ? t('summary.submit') : step === 'decision' ? t('decision.accept') : t('step.next')}
            </button>
            ${
              step === 'decision'
                ? linkButton(enrolmentPath(dossier.id, 'refus'), t('decision.refuse'), 'secondary')
                : linkButton(enrolmentPath(dossier.id, before ?? undefined), t('step.back'), 'secondary')
            }
          </div>
          <p class="sco-saved" role="status">${t(`draft.${draft.saving}`)}</p>
        </div>
      </form>
    `;
    return this.#titled(dossier, t(`step.${step}`), content, {
      lead: t(`step.${step}.lead`, childValues(dossier.pupil.firstName)),
    });
  }

  #content(dossier: FamilyDossier, draft: EnrolmentDraft, step: StepKey): Content {
    if (step === 'decision') {
      const { formation } = dossier.affectation;
      return html`<p>${t('decision.text', { formation, receiving: dossier.receiving.name })}</p>
        <p class="sco-quiet">${t('decision.means')}</p>`;
    }
    if (step === 'validation') {
      void import('./summary-step.ts');
      const until = momentWithZone(dossier.closesAt, dossier.timeZone, language());
      return html`<sco-summary .dossier=${dossier} .draft=${draft.content} .steps=${draft.journey.steps}></sco-summary>
        ${notice('accent', { text: t('summary.means', { until }) })}`;
    }
    if (step === 'fiche') {
      // Its code and the record's come with this page: the others are lighter without them.
      void import('./record-step.ts');
      return html`<sco-record-step
        .pupilId=${dossier.recordPupilId ?? ''}
        .dossierId=${dossier.id}
        .receiving=${dossier.receiving.name}
        ?confirmed=${draft.content.recordConfirmed}
        .problem=${this.problems[0]?.text ?? ''}
      ></sco-record-step>`;
    }
    // A page gone past before tells at once what does not stand any more (E-06); a new one waits until it is left.
    const known = this.problems.length > 0 || draft.content.passed.includes(step);
    return html`<sco-choices-step
      .groups=${groupsOfStep(dossier.groups, step)}
      .every=${dossier.groups}
      .choices=${draft.content.choices}
      .problems=${known ? choiceProblemsOf(draft.journey, step) : []}
    ></sco-choices-step>`;
  }

  #offer(draft: EnrolmentDraft): Content {
    const answer = (taken: boolean) => () => draft.takeOffered(taken);
    return notice('warning', {
      text: html`<p>${t(`draft.offered.${draft.offered?.from ?? 'elsewhere'}`)}</p>
        <div class="sco-button-row">
          <button type="button" class=${look.button} data-variant="secondary" data-size="sm" @click=${answer(true)}>
            ${t('draft.offered.take')}
          </button>
          <button type="button" class=${look.button} data-variant="tertiary" data-size="sm" @click=${answer(false)}>
            ${t('draft.offered.leave')}
          </button>
        </div>`,
      live: true,
    });
  }

  #confirmation(dossier: FamilyDossier): TemplateResult {
    void import('./confirmation.ts');
    const { receipt } = this.#handing;
    const sending = this.#sending(dossier);
    return html`
      <sco-page-title
        .heading=${sending ? t('confirmation.pending.title') : t('confirmation.title', childValues(dossier.pupil.firstName))}
        .back=${{ href: '/', label: t('family.home') }}
      ></sco-page-title>
      <div class="sco-width sco-body">
        <sco-confirmation .dossier=${dossier} .receipt=${receipt} .sending=${sending}></sco-confirmation>
      </div>
    `;
  }

  /** An act beside the journey: its code comes with its first showing. */
  #act(dossier: FamilyDossier, page: keyof typeof ACTS): TemplateResult {
    void import('./act-page.ts');
    const content = html`<sco-dossier-act
      .dossier=${dossier}
      .act=${ACTS[page]}
      .accountId=${whoIsSignedIn()?.accountId ?? ''}
      @sco-dossier-acted=${this.#acted}
    ></sco-dossier-act>`;
    return this.#titled(dossier, t(`act.${ACTS[page]}`), content);
  }

  #change(event: ControlChangeEvent): void {
    const draft = this.#draft;
    if (!draft) return;
    if (event.name === 'recordConfirmed') draft.change({ recordConfirmed: event.value === true, step: this.step });
    else draft.change({ choices: { ...draft.content.choices, [event.name]: codesOf(event.value) }, step: this.step });
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const [dossier, draft, step] = [this.#dossier.value, this.#draft, this.step];
    if (!dossier || !draft || !isStepKey(step) || this.#handing.busy) return;
    this.ledBack = false;
    if (step === 'validation') return this.#handIn();
    this.problems = problemsShown(dossier, draft.journey, step);
    if (this.problems.length > 0) return;
    // The api says which page is next; where it is silent the same rule says it here, and the input is kept (see `saving`).
    await Promise.race([draft.pass(step), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    if (draft.saving === 'no-session' || draft.saving === 'refused') return;
    const { next } = draft.journey;
    if (this.step === step) goTo(enrolmentPath(dossier.id, next ?? undefined));
  }

  async #handIn(): Promise<void> {
    const act = async (): Promise<void> => {
      const [dossier, draft] = [this.#dossier.value, this.#draft];
      if (!dossier || !draft) return;
      const { choices, recordConfirmed } = draft.content;
      const params = { path: { dossierId: dossier.id }, header: once(draft.submissionId()) };
      const body = { seenVersion: dossier.version, choices: answersAsked(dossier.groups, choices), recordConfirmed };
      const receipt = await this.#handing.accept(
        answered(api.POST('/api/dossiers/{dossierId}/submissions', { params, body })),
      );
      draft.handedIn(receipt);
      goTo(enrolmentPath(dossier.id, 'confirmation'), { replace: true });
      await this.#lastWord(receipt);
    };
    await this.#handing.attempt(act, this.#notTaken);
  }

  /** Follows a receipt found again in this browser (202, then the tab was closed). */
  async #await(receipt: Receipt): Promise<void> {
    await this.#handing.attempt(() => this.#lastWord(receipt), this.#notTaken);
  }

  async #lastWord(receipt: Receipt): Promise<void> {
    const final = await this.#handing.lastWord(receipt);
    this.#draft?.settled(final.status);
    await this.#dossier.run();
  }

  /** What is refused for good is read anew, so that the page says what happened, and leads to the answer to be replaced. */
  #notTaken = async (problem: Problem): Promise<void> => {
    if (!isRefused(problem)) return;
    this.#handing.receipt = null;
    this.#draft?.settled('REFUSED');
    await this.#dossier.run();
    if (this.step === 'confirmation') this.#leadTo('validation');
  };

  /** An act beside the journey had its last word. */
  #acted = async ({ taken }: DossierActedEvent): Promise<void> => {
    if (taken) this.#draft?.settled('ACCEPTED');
    await this.#dossier.run();
    if (taken) goTo(enrolmentPath(this.dossierId), { replace: true });
  };
}

type FillStep = Exclude<StepKey, 'affectation' | 'lycee'>;

/** Pages to read: nothing is filled in there. */
const READ: readonly string[] = ['affectation', 'lycee'];

/** What keeps a page from being left, as its form shows it. */
function problemsShown({ groups }: FamilyDossier, journey: Journey, step: StepKey): FormProblem[] {
  if (step !== 'fiche') {
    return choiceProblemsOf(journey, step).map((problem) => ({
      name: problem.group,
      text: choiceProblemInWords(
        problem,
        groups.find(({ key }) => key === problem.group),
      ),
    }));
  }
  const problems = journey.steps.find(({ key }) => key === step)?.problems ?? [];
  const unconfirmed = problems.some(({ problem }) => problem === 'record-not-confirmed');
  return unconfirmed ? [{ name: 'recordConfirmed', text: t('record-step.missing') }] : [];
}

/** The pages of the acts beside the journey. */
const ACTS = { refus: 'refuse', accord: 'agree', desaccord: 'object' } as const;

customElements.define('sco-enrolment-page', EnrolmentPage);
