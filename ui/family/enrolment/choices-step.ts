import { html, type TemplateResult } from 'lit';
import {
  answerTo,
  type ChoiceGroup,
  type ChoiceProblem,
  type Choices,
  groupsAsked,
} from '../../../domain/enrolment-dossier/choices.ts';
import { LightElement } from '../../elements/light-element.ts';
import { facts } from '../../elements/parts.ts';
import type { Option } from '../../elements/radio-group.ts';
import '../../elements/checkbox-group.ts';
import '../../elements/radio-group.ts';
import '../../elements/ranked-wishes.ts';
import { t } from '../../i18n/words.ts';
import { type ControlOption, controlOf } from './choice-controls.ts';
import { choiceProblemInWords, givenHint, groupHint, optionHint, wishLabel } from './choice-words.ts';

/** Value of the answer « none » in a group that need not be answered. */
const NONE = '';

/**
 * One page of choices: the groups of a formation, each by the control its mode asks for (§3.5). A group that depends on an
 * answer comes and goes with it, which screen readers are told.
 * @fires sco-control-change with the group's key and its codes
 */
export class ChoicesStep extends LightElement {
  static override properties = {
    groups: { attribute: false },
    every: { attribute: false },
    choices: { attribute: false },
    problems: { attribute: false },
    said: { state: true },
  };
  /** Of this page. */
  declare groups: readonly ChoiceGroup[];
  /** Of the whole dossier: conditions and subjects chosen elsewhere reach over the pages. Those of this page alone when empty. */
  declare every: readonly ChoiceGroup[];
  declare choices: Choices;
  declare problems: readonly ChoiceProblem[];
  declare private said: string;
  /** Which groups of which page were asked at the last rendering. */
  #shown: { readonly page: string; readonly asked: readonly string[] } | null = null;

  constructor() {
    super();
    this.groups = [];
    this.every = [];
    this.choices = {};
    this.problems = [];
    this.said = '';
  }

  get #all(): readonly ChoiceGroup[] {
    return this.every.length > 0 ? this.every : this.groups;
  }

  /** The groups of this page that the answers so far make the family meet. */
  get #met(): readonly ChoiceGroup[] {
    const asked = new Set(groupsAsked(this.#all, this.choices).map(({ key }) => key));
    return this.groups.filter(({ key }) => asked.has(key));
  }

  protected override willUpdate(): void {
    const met = this.#met;
    const page = this.groups.map(({ key }) => key).join();
    const [before, asked] = [this.#shown, met.map(({ key }) => key)];
    this.#shown = { page, asked };
    if (before?.page !== page) {
      this.said = '';
      return;
    }
    const come = met.filter(({ key }) => !before.asked.includes(key)).map(({ label }) => label);
    if (come.length > 0) this.said = t('choices.asked-now', { groups: come.join(', ') });
    else if (before.asked.some((key) => !asked.includes(key))) this.said = t('choices.asked-no-more');
  }

  protected override render() {
    const met = this.#met;
    return html`<div class="sco-stack sco-stack--wide">
      <p class="sco-hidden-text" role="status">${this.said}</p>
      ${met.length === 0 ? html`<p>${t('choices.nothing')}</p>` : met.map((group) => this.#group(group, met.length === 1))}
    </div>`;
  }

  #group(group: ChoiceGroup, alone: boolean): TemplateResult {
    const chosen = answerTo(this.choices, group.key);
    const problem = this.#problemOf(group);
    const control = controlOf(this.#all, group, this.choices);
    if (control.kind === 'given') return given(group);
    if (control.kind === 'wishes' || control.kind === 'order') {
      return html`<sco-ranked-wishes
        .name=${group.key}
        .legend=${group.label}
        .hint=${groupHint(group)}
        .options=${group.options.map((option) => ({ value: option.code, label: wishLabel(group, option) }))}
        .addable=${control.kind === 'wishes' ? control.left : []}
        .wishes=${chosen}
        .max=${group.max}
        ?orderOnly=${control.kind === 'order'}
        ?legendHidden=${alone}
        .problem=${problem}
      ></sco-ranked-wishes>`;
    }
    const options = control.options.map(choosable);
    if (control.kind === 'boxes') {
      return html`<sco-checkbox-group
        .name=${group.key}
        .legend=${group.label}
        .hint=${groupHint(group)}
        .options=${options}
        .values=${chosen}
        ?legendHidden=${alone}
        asTitle
        .problem=${problem}
      ></sco-checkbox-group>`;
    }
    // A single answer that may be left out has « none » among its answers: a radio cannot be unticked.
    return html`<sco-radio-group
      .name=${group.key}
      .legend=${group.label}
      .hint=${groupHint(group)}
      .options=${control.none ? [...options, { value: NONE, label: t('choices.none') }] : options}
      .value=${chosen[0] ?? (control.none ? NONE : 'none-yet')}
      ?legendHidden=${alone}
      asTitle
      .problem=${problem}
    ></sco-radio-group>`;
  }

  #problemOf(group: ChoiceGroup): string {
    const problem = this.problems.find((each) => each.group === group.key);
    return problem ? choiceProblemInWords(problem, group) : '';
  }
}

const choosable = (option: ControlOption): Option => {
  const hint = optionHint(option);
  return { value: option.code, label: option.label, disabled: option.closed, ...(hint && { hint }) };
};

/** Languages by their place; a course or a regime that is given, by its name alone. */
const given = (group: ChoiceGroup): TemplateResult => html`<section class="sco-stack">
  <h2>${group.label}</h2>
  <p class="sco-quiet">${givenHint(group)}</p>
  ${
    group.mode === 'SWAP'
      ? facts(
          group.options.map(({ label }, index) => ({ label: t('choices.rank', { rank: index + 1 }), value: label })),
        )
      : group.options.map(({ label }) => html`<p class="sco-strong">${label}</p>`)
  }
</section>`;

customElements.define('sco-choices-step', ChoicesStep);
