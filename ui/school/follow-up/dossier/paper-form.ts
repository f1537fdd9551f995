import { html, nothing } from 'lit';
import {
  type ChoiceGroup,
  type ChoiceProblem,
  type Choices,
  problemsOfChoices,
  recalledChoices,
  settledChoices,
} from '../../../../domain/enrolment-dossier/choices.ts';
import type { ControlChangeEvent, FormProblem } from '../../../elements/form-events.ts';
import { LightElement } from '../../../elements/light-element.ts';
import '../../../elements/problem-summary.ts';
import { choiceProblemInWords, codesOf } from '../../../family/enrolment/choice-words.ts';
import '../../../family/enrolment/choices-step.ts';
import '../../../family/enrolment/page-words.ts';
import { t } from '../../../i18n/words.ts';
import { look } from '../../../theme/look.ts';
import { DossierActEvent } from './acts.ts';

/**
 * What a family wrote on paper, keyed in with the controls that families have (E-10). Loaded when somebody keys in: the
 * controls and their words are the families'.
 * @fires sco-dossier-act
 */
export class PaperForm extends LightElement {
  static override properties = {
    groups: { attribute: false },
    subject: {},
    busy: { type: Boolean },
    choices: { state: true },
    problems: { state: true },
    summary: { state: true },
  };
  declare groups: readonly ChoiceGroup[];
  /** Id of the dossier: another one begins anew. */
  declare subject: string;
  declare busy: boolean;
  declare private choices: Choices;
  declare private problems: readonly ChoiceProblem[];
  declare private summary: FormProblem[];

  constructor() {
    super();
    this.groups = [];
    this.subject = '';
    this.busy = false;
    this.choices = {};
    this.problems = [];
    this.summary = [];
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('subject')) return;
    this.choices = recalledChoices(this.groups);
    this.problems = [];
    this.summary = [];
  }

  /** The first thing to answer takes the focus: forty papers are keyed in without a mouse. */
  async focusFirst(): Promise<void> {
    await this.updateComplete;
    await new Promise(requestAnimationFrame);
    this.querySelector<HTMLElement>('input, select, button')?.focus();
  }

  protected override render() {
    return html`<form class="sco-stack sco-stack--wide" novalidate @submit=${this.#submit} @sco-control-change=${this.#change}>
      <sco-problem-summary .problems=${this.summary}></sco-problem-summary>
      ${
        this.groups.length === 0
          ? html`<p class="sco-quiet">${t('paper.nothing-asked')}</p>`
          : html`<sco-choices-step .groups=${this.groups} .choices=${this.choices} .problems=${this.problems}></sco-choices-step>`
      }
      <div class="sco-act">
        <button id="act-enterOnBehalf" class=${look.button} aria-busy=${this.busy ? 'true' : nothing}>${t('paper.save')}</button>
        <p class="sco-quiet sco-small">${t('paper.letter')}</p>
      </div>
    </form>`;
  }

  #change(event: ControlChangeEvent): void {
    this.choices = settledChoices(this.groups, { ...this.choices, [event.name]: codesOf(event.value) });
    this.problems = this.problems.filter(({ group }) => group !== event.name);
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (this.busy) return;
    this.problems = problemsOfChoices(this.groups, this.choices);
    this.summary = choiceProblems(this.groups, this.problems);
    if (this.problems.length === 0)
      this.dispatchEvent(new DossierActEvent({ act: 'enterOnBehalf', choices: this.choices }));
  }
}

/** Problems of choices, each led to its control. */
export const choiceProblems = (groups: readonly ChoiceGroup[], problems: readonly ChoiceProblem[]): FormProblem[] =>
  problems.map((problem) => ({
    name: problem.group,
    text: choiceProblemInWords(
      problem,
      groups.find(({ key }) => key === problem.group),
    ),
  }));

customElements.define('sco-paper-form', PaperForm);

declare global {
  interface HTMLElementTagNameMap {
    'sco-paper-form': PaperForm;
  }
}
