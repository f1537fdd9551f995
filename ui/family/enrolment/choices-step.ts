import { html, type TemplateResult } from 'lit';
import type { ChoiceGroup, ChoiceProblem, Choices } from '../../../domain/enrolment-dossier/choices.ts';
import '../../elements/checkbox-group.ts';
import { LightElement } from '../../elements/light-element.ts';
import { facts } from '../../elements/parts.ts';
import '../../elements/radio-group.ts';
import '../../elements/ranked-wishes.ts';
import { t } from '../../i18n/words.ts';
import { choiceProblemInWords, groupHint } from './choice-words.ts';

/** Value of the answer « none » in a group that need not be answered. */
const NONE = '';

/**
 * One page of choices: the groups of a formation, each by the control its mode asks for (§3.5).
 * @fires sco-control-change with the group's key and its codes
 */
export class ChoicesStep extends LightElement {
  static override properties = {
    groups: { attribute: false },
    choices: { attribute: false },
    problems: { attribute: false },
  };
  declare groups: readonly ChoiceGroup[];
  declare choices: Choices;
  declare problems: readonly ChoiceProblem[];

  constructor() {
    super();
    this.groups = [];
    this.choices = {};
    this.problems = [];
  }

  protected override render() {
    return html`<div class="sco-stack sco-stack--wide">${this.groups.map((group) => this.#group(group))}</div>`;
  }

  #group(group: ChoiceGroup): TemplateResult {
    const chosen = this.choices[group.key] ?? [];
    const problem = this.#problemOf(group);
    const options = group.options.map(({ code, label }) => ({ value: code, label }));
    const optional = group.min === 0;
    // Alone on its page, the group has the page's title.
    const alone = this.groups.length === 1;
    if (group.fixed) {
      return html`<section class="sco-stack">
        <h2>${group.label}</h2>
        <p class="sco-quiet">${t('choices.fixed')}</p>
        ${facts(group.options.map(({ label }, index) => ({ label: t('choices.rank', { rank: index + 1 }), value: label })))}
      </section>`;
    }
    if (group.mode === 'RANKED' || group.mode === 'SWAP') {
      return html`<sco-ranked-wishes
        .name=${group.key}
        .legend=${group.label}
        .hint=${groupHint(group)}
        .options=${options}
        .wishes=${chosen}
        .max=${group.max}
        ?orderOnly=${group.mode === 'SWAP'}
        ?legendHidden=${alone}
        .problem=${problem}
      ></sco-ranked-wishes>`;
    }
    if (group.mode === 'MULTI' && group.max > 1) {
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
      .options=${optional ? [...options, { value: NONE, label: t('choices.none') }] : options}
      .value=${chosen[0] ?? (optional ? NONE : 'none-yet')}
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

customElements.define('sco-choices-step', ChoicesStep);
