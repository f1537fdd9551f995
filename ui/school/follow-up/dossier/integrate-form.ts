import { html, nothing } from 'lit';
import type { ChoiceGroup } from '../../../../domain/enrolment-dossier/choices.ts';
import type { ControlChangeEvent, FormProblem } from '../../../elements/form-events.ts';
import { problemOf } from '../../../elements/form-events.ts';
import { LightElement } from '../../../elements/light-element.ts';
import '../../../elements/problem-summary.ts';
import '../../../elements/radio-group.ts';
import { t } from '../../../i18n/words.ts';
import { look } from '../../../theme/look.ts';
import { labelOf } from '../choice-lines.ts';
import { type Dossier, DossierActEvent } from './acts.ts';
import { grantedBeyondFirst, rankedAnswers } from './granted.ts';

/**
 * What staff say with an integration: the regime granted where boarding was asked for (P8), the wish granted where it is not
 * the first (§6.2). Most dossiers ask neither: one button.
 * @fires sco-dossier-act
 */
export class IntegrateForm extends LightElement {
  static override properties = {
    dossier: { attribute: false },
    busy: { type: Boolean },
    regime: { state: true },
    granted: { state: true },
    problems: { state: true },
  };
  declare dossier: Dossier;
  declare busy: boolean;
  declare private regime: string;
  declare private granted: Readonly<Record<string, string>>;
  declare private problems: FormProblem[];
  #version = '';

  constructor() {
    super();
    this.busy = false;
    this.regime = '';
    this.granted = {};
    this.problems = [];
  }

  protected override willUpdate(): void {
    // What was said of one version of the choices is not said of the next.
    const version = `${this.dossier.line.id}:${this.dossier.version}`;
    if (this.#version === version) return;
    this.#version = version;
    this.regime = '';
    this.granted = {};
    this.problems = [];
  }

  protected override render() {
    const { boardingAsked, groups, choices } = this.dossier;
    return html`<form class="sco-stack" novalidate @submit=${this.#submit} @sco-control-change=${this.#change}>
      <sco-problem-summary .problems=${this.problems}></sco-problem-summary>
      ${boardingAsked ? this.#boarding() : nothing}
      ${rankedAnswers(groups, choices ?? {}).map(
        ({ group, wishes }) => html`<sco-radio-group
          .name=${`granted-${group.key}`}
          .legend=${t('integrate.granted', { group: group.label })}
          .hint=${t('integrate.granted.hint')}
          .options=${wishes.map((code, index) => ({ value: code, label: t('integrate.wish', { rank: index + 1, label: labelOf(group, code) }) }))}
          .value=${this.granted[group.key] ?? wishes[0] ?? ''}
        ></sco-radio-group>`,
      )}
      <div>
        <button id="act-integrate" class=${look.button} aria-busy=${this.busy ? 'true' : nothing}>
          ${t('dossier.act.integrate')}
        </button>
      </div>
    </form>`;
  }

  #boarding() {
    const group = regimeGroup(this.dossier.groups);
    const asked = group && this.dossier.choices?.[group.key]?.[0];
    if (!group || !asked) return nothing;
    return html`<sco-radio-group
      name="regime"
      .legend=${t('integrate.boarding')}
      .hint=${t('integrate.boarding.hint')}
      .options=${group.options.map(({ code, label }) => ({
        value: code,
        label: t(code === asked ? 'integrate.boarding.granted' : 'integrate.boarding.refused', { regime: label }),
      }))}
      .value=${this.regime}
      .problem=${problemOf(this.problems, 'regime')}
    ></sco-radio-group>`;
  }

  #change(event: ControlChangeEvent): void {
    const value = String(event.value);
    if (event.name === 'regime') this.regime = value;
    if (event.name.startsWith('granted-')) this.granted = { ...this.granted, [event.name.slice(8)]: value };
  }

  #submit(event: Event): void {
    event.preventDefault();
    const { boardingAsked, groups, choices } = this.dossier;
    this.problems =
      boardingAsked && this.regime === '' ? [{ name: 'regime', text: t('integrate.boarding.missing') }] : [];
    if (this.problems.length > 0 || this.busy) return;
    this.dispatchEvent(
      new DossierActEvent({
        act: 'integrate',
        regime: boardingAsked ? this.regime : null,
        granted: grantedBeyondFirst(groups, choices ?? {}, this.granted),
      }),
    );
  }
}

const regimeGroup = (groups: readonly ChoiceGroup[]): ChoiceGroup | undefined =>
  groups.find(({ modality }) => modality === null);

customElements.define('sco-integrate-form', IntegrateForm);
