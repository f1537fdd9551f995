import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { momentInWords, momentWithZone } from '../../../locales/dates.ts';
import { answered, api, newSubmissionId, once, type Receipt, settled } from '../../client/client.ts';
import { isOvertaken, isRefused, Problem } from '../../client/problem.ts';
import { failure, problemInWords } from '../../elements/failure.ts';
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
import { affectationPage } from './affectation.ts';
import { choiceProblemInWords, codesOf } from './choice-words.ts';
import { EnrolmentDraft, type FamilyDossier } from './draft.ts';
import type { RefuseEvent } from './refusal-step.ts';
import { mayFillIn } from './status.ts';
import {
  enrolmentPath,
  groupsOfStep,
  isStepDone,
  isStepKey,
  problemsOfStep,
  type StepKey,
  stepAfter,
  stepBefore,
  stepsOf,
} from './steps.ts';

type LastPages = Pick<typeof import('./summary-step.ts'), 'summaryOf'> &
  Pick<typeof import('./confirmation.ts'), 'confirmation'>;

/**
 * A child's enrolment, from the affectation to the confirmation (P1 to P11, §3.4): reads the dossier, keeps the draft, and
 * shows the page its address names. Pages of choices write to the draft; only the last one hands anything in.
 */
export class EnrolmentPage extends LightElement {
  static override properties = {
    dossierId: {},
    step: {},
    problems: { state: true },
    refusedBy: { state: true },
    busy: { state: true },
    receipt: { state: true },
  };
  declare dossierId: string;
  /** `''` is the affectation; then a page of the enrolment, `refus` or `confirmation`. */
  declare step: string;
  declare private problems: FormProblem[];
  /** Why the api did not take what was handed in. */
  declare private refusedBy: Problem | null;
  declare private busy: boolean;
  declare private receipt: Receipt | null;

  #draft: EnrolmentDraft | null = null;
  #lastPages: LastPages | null = null;
  #refusalId: string | null = null;
  #waiting = new AbortController();
  readonly #dossier: Task<readonly [string], FamilyDossier>;

  constructor() {
    super();
    this.dossierId = '';
    this.step = '';
    this.problems = [];
    this.refusedBy = null;
    this.busy = false;
    this.receipt = null;
    this.#dossier = new Task(this, {
      task: async ([dossierId]) => this.#read(dossierId),
      args: () => [this.dossierId] as const,
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#waiting.abort();
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
    if (pending && !this.receipt) void this.#await(pending);
    return dossier;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('step')) {
      this.problems = [];
      this.refusedBy = null;
    }
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
    const enrolling = mayFillIn(dossier);
    if (this.step === 'confirmation' && (this.receipt || dossier.submitted)) return this.#confirmation(dossier);
    if (enrolling && this.step === 'refus') {
      void import('./refusal-step.ts');
      return this.#refusal(dossier);
    }
    if (enrolling && isStepKey(this.step) && stepsOf(dossier.groups).includes(this.step))
      return this.#step(dossier, this.step);
    return html`
      <sco-page-title
        .heading=${t('enrolment.title', childValues(dossier.pupil.firstName))}
        .lead=${t('enrolment.lead', { formation: dossier.affectation.formation, receiving: dossier.receiving.name })}
        .back=${{ href: '/', label: t('family.home') }}
      ></sco-page-title>
      <div class="sco-width sco-body">${affectationPage(dossier)}</div>
    `;
  }

  #step(dossier: FamilyDossier, step: StepKey): TemplateResult {
    const draft = this.#draft;
    if (!draft) return html`${nothing}`;
    const before = stepBefore(dossier.groups, step);
    const steps = stepsOf(dossier.groups).map((key) => ({
      key,
      label: t(`step.${key}`),
      href: enrolmentPath(dossier.id, key),
      done: isStepDone(dossier.groups, draft.content, key),
    }));
    return html`
      <sco-page-title
        .heading=${t(`step.${step}`)}
        .lead=${t(`step.${step}.lead`, childValues(dossier.pupil.firstName))}
        .back=${{ href: enrolmentPath(dossier.id), label: t('enrolment.title', childValues(dossier.pupil.firstName)) }}
      ></sco-page-title>
      <div class="sco-width sco-body">
        <form class="sco-stack sco-stack--wide sco-measure" novalidate @submit=${this.#submit} @sco-control-change=${this.#change}>
          <sco-stepper .steps=${steps} .current=${step}></sco-stepper>
          ${dossier.state === 'VALIDATED' ? notice('accent', { text: t('step.changing') }) : nothing}
          ${draft.overtaken ? notice('warning', { text: t('draft.overtaken'), live: true }) : nothing}
          ${this.refusedBy ? this.#refused(dossier, this.refusedBy) : nothing}
          <sco-problem-summary .problems=${this.problems}></sco-problem-summary>
          ${this.#content(dossier, draft, step)}
          <div class="sco-stack sco-stack--tight">
            <div class="sco-button-row">
              <button class=${look.button} aria-busy=${this.busy ? 'true' : nothing}>
                ${step === 'validation' ? t('summary.submit') : t('step.next')}
              </button>
              ${linkButton(enrolmentPath(dossier.id, before ?? undefined), t('step.back'), 'secondary')}
            </div>
            <p class="sco-saved" role="status">${t(`draft.${draft.saving}`)}</p>
          </div>
        </form>
      </div>
    `;
  }

  #content(dossier: FamilyDossier, draft: EnrolmentDraft, step: StepKey): Content {
    if (step === 'validation') {
      const until = momentWithZone(dossier.closesAt, dossier.timeZone, language());
      return html`${this.#last(({ summaryOf }) => summaryOf(dossier, draft.content))}
        ${notice('accent', { text: t('summary.means', { until }) })}`;
    }
    if (step === 'fiche') {
      // Its code and the record's come with this page: the others are lighter without them.
      void import('./record-step.ts');
      return html`<sco-record-step
        .pupilId=${dossier.recordPupilId ?? ''}
        .dossierId=${dossier.id}
        ?confirmed=${draft.content.recordConfirmed}
        .problem=${this.problems[0]?.text ?? ''}
      ></sco-record-step>`;
    }
    return html`<sco-choices-step
      .groups=${groupsOfStep(dossier.groups, step)}
      .every=${dossier.groups}
      .choices=${draft.content.choices}
      .problems=${this.problems.length > 0 ? problemsOfStep(dossier.groups, draft.content.choices, step) : []}
    ></sco-choices-step>`;
  }

  /** The recap and the confirmation: their code comes with the first of them, the pages before are lighter without. */
  #last(show: (pages: LastPages) => TemplateResult): TemplateResult {
    if (this.#lastPages) return show(this.#lastPages);
    void Promise.all([import('./summary-step.ts'), import('./confirmation.ts')]).then(([summary, done]) => {
      this.#lastPages = { ...summary, ...done };
      this.requestUpdate();
    });
    return loading();
  }

  #confirmation(dossier: FamilyDossier): TemplateResult {
    const pending = this.receipt?.status === 'RECEIVED' ? this.receipt : null;
    return html`
      <sco-page-title
        .heading=${pending ? t('confirmation.pending.title') : t('confirmation.title', childValues(dossier.pupil.firstName))}
        .back=${{ href: '/', label: t('family.home') }}
      ></sco-page-title>
      <div class="sco-width sco-body">${this.#last(({ confirmation }) => confirmation(dossier, this.receipt))}</div>
    `;
  }

  #refusal(dossier: FamilyDossier): TemplateResult {
    return html`
      <sco-page-title
        .heading=${t('refusal.title')}
        .lead=${t('refusal.lead', { formation: dossier.affectation.formation, receiving: dossier.receiving.name })}
        .back=${{ href: enrolmentPath(dossier.id), label: t('enrolment.title', childValues(dossier.pupil.firstName)) }}
      ></sco-page-title>
      <div class="sco-width sco-body sco-stack">
        ${this.refusedBy ? this.#refused(dossier, this.refusedBy) : nothing}
        ${
          this.receipt?.status === 'RECEIVED'
            ? notice('accent', {
                title: t('refusal.pending'),
                text: t('refusal.pending.text', { number: this.receipt.number }),
                live: true,
              })
            : nothing
        }
        <sco-refusal-step
          .firstName=${dossier.pupil.firstName}
          ?alreadyEnrolled=${dossier.state === 'VALIDATED'}
          .backHref=${enrolmentPath(dossier.id)}
          ?busy=${this.busy}
          @sco-refuse=${this.#refuse}
        ></sco-refusal-step>
      </div>
    `;
  }

  /** Why it was not taken. When the other parent acted first, who and when, and the way to see it (E-01). */
  #refused(dossier: FamilyDossier, problem: Problem): TemplateResult {
    if (!isOvertaken(problem)) {
      return notice('danger', { ...problemInWords(problem), live: true });
    }
    const act = dossier.submitted ?? dossier.refused;
    const text = act
      ? t('enrolment.overtaken.by', { by: act.by, when: momentInWords(act.at, dossier.timeZone, language()) })
      : problem.detail || problem.title;
    return notice('danger', {
      title: t('enrolment.overtaken'),
      text: html`<p>${text}</p><p><a class=${look.link} href=${enrolmentPath(dossier.id)}>${t('enrolment.overtaken.see')}</a></p>`,
      live: true,
    });
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
    if (!dossier || !draft || !isStepKey(step) || this.busy) return;
    this.problems = step === 'validation' ? allProblems(dossier, draft) : pageProblems(dossier, draft, step);
    if (this.problems.length > 0) return;
    const next = stepAfter(dossier.groups, step);
    if (next) goTo(enrolmentPath(dossier.id, next));
    else await this.#handIn(dossier, draft);
  }

  async #handIn(dossier: FamilyDossier, draft: EnrolmentDraft): Promise<void> {
    const { choices, recordConfirmed } = draft.content;
    const params = { path: { dossierId: dossier.id }, header: once(draft.submissionId()) };
    await this.#send(
      async () =>
        answered(
          api.POST('/api/dossiers/{dossierId}/submissions', {
            params,
            body: { seenVersion: dossier.version, choices, recordConfirmed },
          }),
        ),
      async (receipt) => {
        draft.handedIn(receipt);
        this.receipt = receipt;
        goTo(enrolmentPath(dossier.id, 'confirmation'), { replace: true });
        await this.#await(receipt);
      },
    );
  }

  #refuse = async ({ reason }: RefuseEvent): Promise<void> => {
    const dossier = this.#dossier.value;
    if (!dossier || this.busy) return;
    // One id as long as this page is open: a second try after a lost answer has one effect.
    this.#refusalId ??= newSubmissionId();
    const params = { path: { dossierId: dossier.id }, header: once(this.#refusalId) };
    const body = { seenVersion: dossier.version, reason };
    await this.#send(
      async () => answered(api.POST('/api/dossiers/{dossierId}/refusals', { params, body })),
      async (receipt) => {
        this.receipt = receipt;
        const final = await settled(receipt, this.#waiting.signal);
        this.receipt = null;
        this.#refusalId = null;
        if (final.refusal) throw Problem.of(final.refusal, final.refusal.status);
        await this.#dossier.run();
        goTo(enrolmentPath(dossier.id), { replace: true });
      },
    );
  };

  /** Sends, then follows up; what the api refuses is shown, with what the other parent did meanwhile read anew. */
  async #send(send: () => Promise<{ data: Receipt }>, follow: (receipt: Receipt) => Promise<void>): Promise<void> {
    this.busy = true;
    this.refusedBy = null;
    try {
      const { data: receipt } = await send();
      if (receipt.refusal) throw Problem.of(receipt.refusal, receipt.refusal.status);
      await follow(receipt);
    } catch (problem) {
      if (this.#waiting.signal.aborted) return;
      if (problem instanceof Problem && isRefused(problem)) {
        this.#refusalId = null;
        this.#draft?.settled('REFUSED');
      }
      if (problem instanceof Problem && isOvertaken(problem)) await this.#dossier.run();
      this.refusedBy = problem instanceof Problem ? problem : new Problem('unexpected', 0);
      await this.#nameRefusedChoices();
    } finally {
      this.busy = false;
    }
  }

  /** Shows the receipt at once and waits for the last word (202: the submission is safe and goes through by itself). */
  async #await(receipt: Receipt): Promise<void> {
    this.receipt = receipt;
    try {
      const final = await settled(receipt, this.#waiting.signal);
      this.#draft?.settled(final.status);
      if (final.refusal) throw Problem.of(final.refusal, final.refusal.status);
      this.receipt = final;
    } catch (problem) {
      if (this.#waiting.signal.aborted) return;
      this.receipt = null;
      goTo(enrolmentPath(this.dossierId, 'validation'), { replace: true });
      await this.updateComplete;
      this.refusedBy = problem instanceof Problem ? problem : new Problem('unexpected', 0);
    }
    await this.#dossier.run();
    await this.#nameRefusedChoices();
  }

  /** An option was closed or taken meanwhile (E-06): the offer as it is now tells which wish to replace, and on which page. */
  async #nameRefusedChoices(): Promise<void> {
    if (this.refusedBy?.code !== 'choices-invalid') return;
    await this.#dossier.run();
    const [dossier, draft] = [this.#dossier.value, this.#draft];
    if (dossier && draft) this.problems = allProblems(dossier, draft);
  }
}

/** Problems of a page of choices, or of the confirmation of the record, as its form shows them. */
function pageProblems(dossier: FamilyDossier, draft: EnrolmentDraft, step: StepKey): FormProblem[] {
  if (step === 'fiche') {
    return draft.content.recordConfirmed ? [] : [{ name: 'recordConfirmed', text: t('record-step.missing') }];
  }
  return problemsOfStep(dossier.groups, draft.content.choices, step).map((problem) => ({
    name: problem.group,
    text: choiceProblemInWords(
      problem,
      dossier.groups.find((group) => group.key === problem.group),
    ),
  }));
}

/** Everything that is missing before handing in, each leading to its page. */
const allProblems = (dossier: FamilyDossier, draft: EnrolmentDraft): FormProblem[] =>
  stepsOf(dossier.groups)
    .filter((step) => step !== 'validation')
    .flatMap((step) =>
      pageProblems(dossier, draft, step).map((problem) => ({ ...problem, href: enrolmentPath(dossier.id, step) })),
    );

customElements.define('sco-enrolment-page', EnrolmentPage);
