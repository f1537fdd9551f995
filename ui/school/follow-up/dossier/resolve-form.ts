import { html, nothing } from 'lit';
import {
  type ChoiceProblem,
  type Choices,
  problemsOfChoices,
  recalledChoices,
  settledChoices,
} from '../../../../domain/enrolment-dossier/choices.ts';
import { type ControlChangeEvent, type FormProblem, problemOf } from '../../../elements/form-events.ts';
import '../../../elements/field.ts';
import { LightElement } from '../../../elements/light-element.ts';
import '../../../elements/problem-summary.ts';
import '../../../elements/radio-group.ts';
import { codesOf } from '../../../family/enrolment/choice-words.ts';
import { t } from '../../../i18n/words.ts';
import { look } from '../../../theme/look.ts';
import { type Dossier, DossierActEvent } from './acts.ts';
// The families' controls and their words, where choices are keyed in with the decision.
import { choiceProblems } from './paper-form.ts';

const OUTCOMES = ['VALIDATED', 'REFUSED'] as const;
type Outcome = (typeof OUTCOMES)[number];

/**
 * The head's decision of a disagreement (E-02): the enrolment stands or the place is refused, a word to both parents, and the
 * choices where none were submitted.
 * @fires sco-dossier-act
 */
export class ResolveForm extends LightElement {
  static override properties = {
    dossier: { attribute: false },
    busy: { type: Boolean },
    outcome: { state: true },
    note: { state: true },
    choices: { state: true },
    problems: { state: true },
    choiceProblems: { state: true },
  };
  declare dossier: Dossier;
  declare busy: boolean;
  declare private outcome: Outcome | null;
  declare private note: string;
  declare private choices: Choices;
  declare private problems: FormProblem[];
  declare private choiceProblems: readonly ChoiceProblem[];

  constructor() {
    super();
    this.busy = false;
    this.outcome = null;
    this.note = '';
    this.choices = {};
    this.problems = [];
    this.choiceProblems = [];
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('dossier') as Dossier | undefined;
    if (!changed.has('dossier') || before?.line.id === this.dossier.line.id) return;
    this.outcome = null;
    this.note = '';
    this.choices = recalledChoices(this.dossier.groups);
    this.problems = [];
    this.choiceProblems = [];
  }

  /** Choices are keyed in with the decision only where the family submitted none. */
  get #asksChoices(): boolean {
    return this.outcome === 'VALIDATED' && this.dossier.version === 0 && this.dossier.groups.length > 0;
  }

  protected override render() {
    return html`<form class="sco-stack" novalidate @submit=${this.#submit} @sco-control-change=${this.#change}>
      <sco-problem-summary .problems=${this.problems}></sco-problem-summary>
      <sco-radio-group
        name="outcome"
        .legend=${t('resolve.outcome')}
        .options=${OUTCOMES.map((value) => ({ value, label: t(`resolve.outcome.${value}`), hint: t(`resolve.outcome.${value}.hint`) }))}
        .value=${this.outcome ?? ''}
        .problem=${problemOf(this.problems, 'outcome')}
      ></sco-radio-group>
      ${
        this.#asksChoices
          ? html`<div class="sco-section">
              <p class="sco-quiet">${t('resolve.choices')}</p>
              <sco-choices-step
                .groups=${this.dossier.groups}
                .choices=${this.choices}
                .problems=${this.choiceProblems}
              ></sco-choices-step>
            </div>`
          : nothing
      }
      <sco-field
        name="note"
        type="long-text"
        .label=${t('resolve.note')}
        .hint=${t('resolve.note.hint')}
        .value=${this.note}
        maxLength="1000"
        optional
      ></sco-field>
      <div>
        <button id="act-resolveDispute" class=${look.button} aria-busy=${this.busy ? 'true' : nothing}>
          ${t('dossier.act.resolveDispute')}
        </button>
      </div>
    </form>`;
  }

  #change(event: ControlChangeEvent): void {
    if (event.name === 'outcome') this.outcome = OUTCOMES.find((each) => each === event.value) ?? null;
    else if (event.name === 'note') this.note = String(event.value);
    else this.choices = settledChoices(this.dossier.groups, { ...this.choices, [event.name]: codesOf(event.value) });
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (this.busy) return;
    const choices = this.#asksChoices ? this.choices : null;
    this.choiceProblems = choices ? problemsOfChoices(this.dossier.groups, choices) : [];
    this.problems = [
      ...(this.outcome ? [] : [{ name: 'outcome', text: t('resolve.outcome.missing') }]),
      ...choiceProblems(this.dossier.groups, this.choiceProblems),
    ];
    if (!this.outcome || this.problems.length > 0) return;
    const note = this.note.trim() || null;
    this.dispatchEvent(new DossierActEvent({ act: 'resolveDispute', outcome: this.outcome, note, choices }));
  }
}

customElements.define('sco-resolve-form', ResolveForm);
