import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { CHOICE_MODES, type ChoiceMode } from '../../domain/enrolment-dossier/choices.ts';
import type { OfferedGroup } from '../../domain/enrolment-dossier/offer.ts';
import { officialLabel } from '../../locales/official-label.ts';
import { mover } from './mover.ts';
import '../elements/checkbox-group.ts';
import '../elements/checkbox.ts';
import '../elements/field.ts';
import {
  type ControlChangeEvent,
  type ControlValue,
  controlId,
  type FormProblem,
  problemOf,
} from '../elements/form-events.ts';
import { LightElement } from '../elements/light-element.ts';
import { fieldProblem, statusTag } from '../elements/parts.ts';
import '../elements/select.ts';
import { t } from '../i18n/words.ts';
import { look } from '../theme/look.ts';
import {
  ADDABLE,
  type Addable,
  addedGroup,
  controlName,
  type Eligible,
  movedGroup,
  optionsLeft,
  withMode,
  withoutOption,
} from './offer-draft.ts';
import './offer-words.ts';

/** The groups after a change by the reader. */
export class OfferChangeEvent extends Event {
  static readonly type = 'sco-offer-change';
  readonly groups: readonly OfferedGroup[];

  constructor(groups: readonly OfferedGroup[]) {
    super(OfferChangeEvent.type, { bubbles: true });
    this.groups = groups;
  }
}

/** Why each part may not be changed; empty where it may. */
export interface OfferRights {
  readonly compulsory: string;
  readonly optional: string;
  readonly visibility: string;
}

// The api's limit.
const MOST = 20;

/**
 * What a formation asks of families (§3.5): groups in order, how each is chosen, its options, what of them is shown, with
 * how many places. A school sets everything; a template (`asTemplate`) has neither places nor hidden options.
 * @fires sco-offer-change
 */
export class OfferEditor extends LightElement {
  static override properties = {
    groups: { attribute: false },
    eligible: { attribute: false },
    problems: { attribute: false },
    rights: { attribute: false },
    asTemplate: { type: Boolean },
    kind: { state: true },
    chosen: { state: true },
    said: { state: true },
  };
  declare groups: readonly OfferedGroup[];
  declare eligible: readonly Eligible[];
  declare problems: readonly FormProblem[];
  declare rights: OfferRights;
  declare asTemplate: boolean;
  /** The kind of group about to be added. */
  declare private kind: Addable;
  /** The option about to be added, by key of group. */
  declare private chosen: Readonly<Record<string, string>>;
  declare private said: string;

  constructor() {
    super();
    this.groups = [];
    this.eligible = [];
    this.problems = [];
    this.rights = { compulsory: '', optional: '', visibility: '' };
    this.asTemplate = false;
    this.kind = 'section';
    this.chosen = {};
    this.said = '';
  }

  protected override render() {
    return html`<div class="sco-stack sco-stack--wide" @sco-control-change=${this.#change}>
      <p class="sco-hidden-text" role="status">${this.said}</p>
      ${this.groups.length === 0 ? html`<p class="sco-quiet">${t('offer-editor.empty')}</p>` : nothing}
      <ol class="sco-list--plain sco-stack sco-stack--wide">
        ${repeat(
          this.groups,
          ({ key }) => key,
          (group, index) => html`<li>${this.#group(group, index)}</li>`,
        )}
      </ol>
      ${this.#adder()}
    </div>`;
  }

  #group(group: OfferedGroup, index: number): TemplateResult {
    const name = (part: string): string => controlName(index, part);
    const problem = (part: string): string => problemOf(this.problems, name(part));
    const label = officialLabel(group.label);
    const whyNot = this.#whyNotEdit(group);
    const locked = whyNot !== '';
    const swap = group.mode === 'SWAP';
    return html`<fieldset class="sco-decision" data-key=${group.key}>
      <legend class="sco-row sco-row--apart">
        <span class="sco-strong">${t('offer-editor.group', { rank: index + 1, label })}</span>
        ${statusTag(group.modality === 'F' ? 'neutral' : 'accent', t(`offer-editor.modality.${group.modality ?? 'none'}`))}
      </legend>
      ${locked ? html`<p class="sco-quiet sco-small">${whyNot}</p>` : nothing}
      <div class="sco-columns">
        <sco-field
          .name=${name('label')}
          .label=${t('offer-editor.label')}
          .value=${group.label}
          .maxLength=${100}
          .problem=${problem('label')}
          ?disabled=${locked}
        ></sco-field>
        <sco-select
          .name=${name('mode')}
          .label=${t('offer-editor.mode')}
          .options=${this.#modesOf(group).map((mode) => ({ value: mode, label: t(`offer-editor.mode.${mode}`) }))}
          .value=${group.mode}
          .problem=${problem('mode')}
          ?disabled=${locked}
        ></sco-select>
        ${
          swap
            ? nothing
            : html`<sco-field
                .name=${name('min')}
                type="number"
                .label=${t('offer-editor.min')}
                .value=${String(group.min)}
                .problem=${problem('min')}
                min="0"
                measure="very-short"
                ?disabled=${locked}
              ></sco-field>`
        }
        <sco-field
          .name=${name('max')}
          type="number"
          .label=${t(swap ? 'offer-editor.languages' : 'offer-editor.max')}
          .value=${String(group.max)}
          .problem=${problem('max')}
          min="1"
          measure="very-short"
          ?disabled=${locked}
        ></sco-field>
      </div>
      ${swap ? html`<p class="sco-quiet sco-small">${t('offer-editor.swap')}</p>` : this.#options(group, index, locked)}
      ${index > 0 && !swap ? this.#condition(group, index, locked) : nothing}
      ${
        locked
          ? nothing
          : html`<div class="sco-row">
              ${this.#mover(index, -1, index === 0, t('offer-editor.up', { label }), group.key)}
              ${this.#mover(index, 1, index === this.groups.length - 1, t('offer-editor.down', { label }), group.key)}
              <button
                type="button"
                class=${look.button}
                data-variant="tertiary"
                data-size="sm"
                data-color="danger"
                @click=${() => this.#remove(index, label)}
              >${t('offer-editor.remove')}<span class="sco-hidden-text"> ${label}</span></button>
            </div>`
      }
    </fieldset>`;
  }

  /** Each option on a line: whether families see it, whether it comes on top, its places. */
  #options(group: OfferedGroup, index: number, locked: boolean): TemplateResult {
    const name = (part: string): string => controlName(index, part);
    const left = locked ? [] : optionsLeft(group, this.eligible);
    const request = new Set(this.eligible.filter((option) => option.request).map(({ code }) => code));
    return html`<div class="sco-stack sco-stack--tight">
      <p class="sco-strong">${t('offer-editor.options')}</p>
      ${this.asTemplate ? nothing : html`<p class="sco-quiet sco-small">${t('offer-editor.places.hint')}</p>`}
      <ul class="sco-offer-options">
        ${group.options.map(({ code, label: official }, place) => {
          const label = officialLabel(official);
          const wrong = problemOf(this.problems, name(`options-${place}`));
          return html`<li id=${controlId(name(`options-${place}`))} tabindex="-1">
            <p class="sco-offer-options__name">
              ${label}${request.has(code) ? html` <span class="sco-quiet sco-small">(${t('offer-editor.request')})</span>` : nothing}
              ${fieldProblem(controlId(name(`options-${place}`)), wrong)}
            </p>
            ${
              this.asTemplate
                ? nothing
                : html`${this.#tick(name(`shown-${code}`), t('offer-editor.shown'), label, !group.hidden.includes(code), this.rights.visibility !== '')}
                  ${this.#places(group, name(`capacities-${code}`), label, code, locked)}`
            }
            ${
              group.mode === 'MULTI'
                ? this.#tick(
                    name(`exempt-${code}`),
                    t('offer-editor.exempt'),
                    label,
                    group.exempt.includes(code),
                    locked,
                  )
                : nothing
            }
            ${
              locked
                ? nothing
                : html`<button
                    type="button"
                    class=${look.button}
                    data-variant="tertiary"
                    data-size="sm"
                    @click=${() => this.#put(index, withoutOption(group, code))}
                  ><span aria-hidden="true">✕</span><span class="sco-hidden-text">${t('offer-editor.remove-option')} ${label}</span></button>`
            }
          </li>`;
        })}
      </ul>
      ${
        left.length === 0
          ? nothing
          : html`<div class="sco-row sco-row--end">
              <sco-select
                .name=${name('add')}
                .label=${t('offer-editor.add-option', { label: officialLabel(group.label) })}
                .options=${left.map(({ code, label }) => ({ value: code, label: officialLabel(label) }))}
                .value=${this.chosen[group.key] ?? ''}
              ></sco-select>
              <button
                type="button"
                class=${look.button}
                data-variant="secondary"
                ?disabled=${!this.chosen[group.key]}
                @click=${() => this.#addOption(group, index, left)}
              >${t('offer-editor.add')}</button>
            </div>`
      }
    </div>`;
  }

  #tick(name: string, text: string, of: string, checked: boolean, locked: boolean): TemplateResult {
    const id = controlId(name);
    return html`<label class="sco-tick" for=${id}>
      <input
        class=${look.input}
        type="checkbox"
        id=${id}
        name=${name}
        .checked=${checked}
        ?disabled=${locked}
        @change=${(event: Event) => this.#ticked(name, (event.target as HTMLInputElement).checked)}
      />${text}<span class="sco-hidden-text"> : ${of}</span>
    </label>`;
  }

  #places({ capacities }: OfferedGroup, name: string, of: string, code: string, locked: boolean): TemplateResult {
    const id = controlId(name);
    const problem = problemOf(this.problems, name);
    return html`<div class="sco-offer-options__places">
      <label for=${id}>${t('offer-editor.places')}<span class="sco-hidden-text"> : ${of}</span></label>
      <input
        class=${look.input}
        type="number"
        inputmode="numeric"
        min="0"
        id=${id}
        name=${name}
        autocomplete="off"
        aria-invalid=${problem ? 'true' : nothing}
        aria-describedby=${problem ? `${id}-problem` : nothing}
        ?disabled=${locked}
        .value=${capacities[code] === undefined ? '' : String(capacities[code])}
        @change=${(event: Event) => this.#limited(name, (event.target as HTMLInputElement).value)}
      />
      ${fieldProblem(id, problem)}
    </div>`;
  }

  #condition(group: OfferedGroup, index: number, locked: boolean): TemplateResult {
    const name = (part: string): string => controlName(index, part);
    const earlier = this.groups.slice(0, index).filter(({ mode }) => mode !== 'SWAP');
    const of = this.groups.find(({ key }) => key === group.visibleWhen?.group);
    return html`<div class="sco-columns">
      <sco-select
        .name=${name('condition')}
        .label=${t('offer-editor.condition')}
        .emptyLabel=${t('offer-editor.condition.always')}
        .options=${[...new Set([...earlier, ...(of ? [of] : [])])].map(({ key, label }) => ({
          value: key,
          label: t('offer-editor.condition.when', { label: officialLabel(label) }),
        }))}
        .value=${group.visibleWhen?.group ?? ''}
        .problem=${problemOf(this.problems, name('condition'))}
        ?disabled=${locked}
      ></sco-select>
      ${
        of && !locked
          ? html`<sco-checkbox-group
              .name=${name('codes')}
              .legend=${t('offer-editor.condition.codes')}
              .options=${of.options.map(({ code, label }) => ({ value: code, label: officialLabel(label) }))}
              .values=${group.visibleWhen?.anyOf ?? []}
            ></sco-checkbox-group>`
          : nothing
      }
    </div>`;
  }

  #adder(): TemplateResult {
    const why = { compulsory: this.rights.compulsory, regime: this.rights.compulsory };
    const whyNot = why[this.kind as keyof typeof why] ?? this.rights.optional;
    const possible = addedGroup(this.kind, this.groups, this.eligible, 'x');
    const reason = whyNot || (possible ? '' : t('offer-editor.add-group.nothing'));
    return html`<div class="sco-stack sco-stack--tight">
      <div class="sco-row sco-row--end">
        <sco-select
          name="add-group"
          .label=${t('offer-editor.add-group')}
          .options=${ADDABLE.map((kind) => ({ value: kind, label: t(`offer-editor.add-group.${kind}`) }))}
          .value=${this.kind}
        ></sco-select>
        <button
          type="button"
          id="add-group"
          class=${look.button}
          data-variant="secondary"
          aria-describedby=${reason ? 'add-group-why-not' : nothing}
          ?disabled=${reason !== '' || this.groups.length >= MOST}
          @click=${this.#addGroup}
        >${t('offer-editor.add')}</button>
      </div>
      ${reason ? html`<p class="sco-quiet sco-small" id="add-group-why-not">${reason}</p>` : nothing}
    </div>`;
  }

  #mover(index: number, by: -1 | 1, end: boolean, label: string, key: string): TemplateResult {
    return mover({ key, by, end, label, go: () => this.#move(index, by, key) });
  }

  #whyNotEdit = ({ modality }: OfferedGroup): string =>
    modality === 'F' ? this.rights.optional : this.rights.compulsory;

  /** Languages alone are recalled; a regime is one answer. */
  #modesOf({ mode, modality }: OfferedGroup): readonly ChoiceMode[] {
    if (mode === 'SWAP') return ['SWAP'];
    return modality === null ? ['SINGLE'] : CHOICE_MODES.filter((each) => each !== 'SWAP');
  }

  #change = (event: ControlChangeEvent): void => {
    const [, at, part = ''] = /^groups-(\d+)-(.+)$/.exec(event.name) ?? [];
    const value = event.value;
    event.stopPropagation();
    if (event.name === 'add-group') {
      if ((ADDABLE as readonly unknown[]).includes(value)) this.kind = value as Addable;
      return;
    }
    const group = this.groups[Number(at)];
    if (!group) return;
    if (part === 'add') {
      this.chosen = { ...this.chosen, [group.key]: String(value) };
      return;
    }
    const changed = withAnswer(group, part, value);
    if (changed) this.#put(Number(at), changed);
    else this.requestUpdate();
  };

  #ticked(name: string, checked: boolean): void {
    const [, at, list, code = ''] = /^groups-(\d+)-(shown|exempt)-(.+)$/.exec(name) ?? [];
    const [index, group] = [Number(at), this.groups[Number(at)]];
    if (!group) return;
    const part = list === 'shown' ? 'hidden' : 'exempt';
    const holds = list === 'shown' ? !checked : checked;
    const others = group[part].filter((each) => each !== code);
    this.#put(index, { ...group, [part]: holds ? [...others, code] : others });
  }

  #limited(name: string, text: string): void {
    const [, at, code = ''] = /^groups-(\d+)-capacities-(.+)$/.exec(name) ?? [];
    const [index, group] = [Number(at), this.groups[Number(at)]];
    if (!group) return;
    const { [code]: _before, ...others } = group.capacities;
    this.#put(index, { ...group, capacities: text.trim() === '' ? others : { ...others, [code]: whole(text) } });
  }

  #addOption(group: OfferedGroup, index: number, left: readonly Eligible[]): void {
    const option = left.find(({ code }) => code === this.chosen[group.key]);
    if (!option) return;
    this.chosen = { ...this.chosen, [group.key]: '' };
    this.#put(index, { ...group, options: [...group.options, { code: option.code, label: option.label }] });
  }

  #addGroup = (): void => {
    const group = addedGroup(this.kind, this.groups, this.eligible, t(`offer-editor.add-group.${this.kind}`));
    if (!group) return;
    this.#tell([...this.groups, group]);
    const index = this.groups.length - 1;
    void this.updateComplete.then(() => document.getElementById(controlId(controlName(index, 'label')))?.focus());
  };

  #move(index: number, by: -1 | 1, key: string): void {
    this.said = t('offer-editor.moved', { label: this.groups[index]?.label ?? '', rank: index + by + 1 });
    this.#tell(movedGroup(this.groups, index, by));
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`[data-move="${key}${by}"]`)?.focus());
  }

  #remove(index: number, label: string): void {
    this.said = t('offer-editor.removed', { label });
    this.#tell(this.groups.toSpliced(index, 1));
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#add-group')?.focus());
  }

  #put(index: number, group: OfferedGroup): void {
    this.#tell(this.groups.with(index, group));
  }

  #tell(groups: readonly OfferedGroup[]): void {
    this.groups = groups;
    this.dispatchEvent(new OfferChangeEvent(groups));
  }
}

/** A group after a change of one of its controls; null when the control was left without an answer. */
function withAnswer(group: OfferedGroup, part: string, value: ControlValue): OfferedGroup | null {
  switch (part) {
    case 'label':
      return { ...group, label: String(value) };
    case 'mode':
      return value === '' ? null : withMode(group, value as ChoiceMode);
    case 'min':
    case 'max':
      return { ...group, [part]: whole(String(value)) };
    case 'condition':
      return { ...group, visibleWhen: value === '' ? null : { group: String(value), anyOf: [] } };
    case 'codes':
      return group.visibleWhen && { ...group, visibleWhen: { ...group.visibleWhen, anyOf: [...(value as string[])] } };
    default:
      return null;
  }
}

/** A number as typed; what is no whole number is refused by the rules as what it comes to. */
const whole = (text: string): number => Math.trunc(Number(text)) || 0;

customElements.define('sco-offer-editor', OfferEditor);

declare global {
  interface HTMLElementEventMap {
    'sco-offer-change': OfferChangeEvent;
  }
}
