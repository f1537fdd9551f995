import { html, nothing } from 'lit';
import { schoolName } from '../../locales/school-name.ts';
import type { Schemas } from '../client/client.ts';
import '../elements/checkbox-group.ts';
import '../elements/field.ts';
import { ControlChangeEvent } from '../elements/form-events.ts';
import { LightElement } from '../elements/light-element.ts';
import { t } from '../i18n/words.ts';
import { look } from '../theme/look.ts';

export type Establishment = Schemas['AcademyEstablishments']['establishments'][number];

/**
 * Which establishments of an academy take part: a list that is searched by name, town or UAI, since an academy has hundreds.
 * What is ticked stays ticked while another search hides it; the count tells.
 * @fires sco-control-change `volunteers` with the UAIs ticked
 */
export class VolunteersField extends LightElement {
  static override properties = {
    establishments: { attribute: false },
    values: { attribute: false },
    problem: {},
    search: { state: true },
    only: { state: true },
  };
  declare establishments: readonly Establishment[];
  declare values: readonly string[];
  declare problem: string;
  declare private search: string;
  /** Those that were ticked when the reader asked to see them alone: one that is unticked stays in sight. Null: all. */
  declare private only: readonly string[] | null;

  constructor() {
    super();
    this.establishments = [];
    this.values = [];
    this.problem = '';
    this.search = '';
    this.only = null;
  }

  protected override render() {
    const shown = this.#shown();
    const ticked = this.values.length;
    return html`<div
      class="sco-stack"
      @sco-control-change=${this.#change}
      @keydown=${stayInSearch}
    >
      <sco-field
        name="volunteer-search"
        .label=${t('academy.volunteers.search')}
        .hint=${t('academy.volunteers.search.hint')}
        .value=${this.search}
      ></sco-field>
      <div class="sco-button-row">
        <button type="button" class=${look.button} data-variant="secondary" data-size="sm" @click=${() => this.#tickShown(true)}>
          ${t('academy.volunteers.tick', { count: shown.length })}
        </button>
        <button type="button" class=${look.button} data-variant="tertiary" data-size="sm" @click=${() => this.#tickShown(false)}>
          ${t('academy.volunteers.untick', { count: shown.length })}
        </button>
        <button
          type="button"
          class=${look.button}
          data-variant="tertiary"
          data-size="sm"
          aria-pressed=${this.only ? 'true' : 'false'}
          @click=${() => {
            this.only = this.only ? null : this.values;
          }}
        >${t('academy.volunteers.only')}</button>
      </div>
      <p role="status" class="sco-small">
        ${t('academy.volunteers.count', { ticked, total: this.establishments.length })}
        ${shown.length === 0 ? t('academy.volunteers.none') : nothing}
      </p>
      <div class="sco-scroll-list">
        <sco-checkbox-group
          name="volunteers"
          .legend=${t('academy.volunteers.list')}
          .options=${shown.map(({ uai, name, city }) => ({
            value: uai,
            label: schoolName(name),
            hint: [city, uai].filter(Boolean).join(' – '),
          }))}
          .values=${this.values}
          .problem=${this.problem}
        ></sco-checkbox-group>
      </div>
    </div>`;
  }

  #shown(): readonly Establishment[] {
    const wanted = plain(this.search).split(' ').filter(Boolean);
    return this.establishments.filter(({ uai, name, city }) => {
      if (this.only && !this.only.includes(uai)) return false;
      const text = plain(`${name} ${city ?? ''} ${uai}`);
      return wanted.every((word) => text.includes(word));
    });
  }

  #change(event: ControlChangeEvent): void {
    event.stopPropagation();
    if (event.name === 'volunteer-search') {
      this.search = String(event.value);
      return;
    }
    // The group knows only what it shows: what a search hides is left as it was.
    const shown = new Set(this.#shown().map(({ uai }) => uai));
    this.#tell([...this.values.filter((uai) => !shown.has(uai)), ...(event.value as readonly string[])]);
  }

  #tickShown(ticked: boolean): void {
    const shown = this.#shown().map(({ uai }) => uai);
    this.#tell(ticked ? [...this.values, ...shown] : this.values.filter((uai) => !shown.includes(uai)));
  }

  #tell(values: readonly string[]): void {
    this.values = [...new Set(values)].sort();
    this.dispatchEvent(new ControlChangeEvent('volunteers', this.values));
  }
}

/** Enter in the search field searches, which it has done at each letter; it does not save the form. */
function stayInSearch(event: KeyboardEvent): void {
  const { target } = event;
  if (event.key === 'Enter' && target instanceof HTMLInputElement && target.type === 'text') event.preventDefault();
}

/** Without accents nor capitals, as people search. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();

customElements.define('sco-volunteers-field', VolunteersField);
