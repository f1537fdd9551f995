import { html } from 'lit';
import { FRANCE } from '../../../domain/identifiers/codes.ts';
import type { Address } from '../../../domain/pupil-record/fields.ts';
import type { Schemas } from '../../client/client.ts';
import '../../elements/field.ts';
import { type ControlChangeEvent, controlId, type FormProblem, problemOf } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { fieldProblem } from '../../elements/parts.ts';
import '../../elements/select.ts';
import { t } from '../../i18n/words.ts';
import { blankAddress } from './proposal.ts';

/** An address has one value: half an address is no address. */
export class AddressChangeEvent extends Event {
  static readonly type = 'sco-address-change';
  readonly name: string;
  readonly address: Address;

  constructor(name: string, address: Address) {
    super(AddressChangeEvent.type, { bubbles: true });
    this.name = name;
    this.address = address;
  }
}

/**
 * The lines of an address (AFNOR Z10-011: 4 lines of 38, then postal code and town, or a town abroad).
 * @fires sco-address-change with the whole address
 */
export class AddressFields extends LightElement {
  static override properties = {
    name: {},
    legend: {},
    section: {},
    address: { attribute: false },
    countries: { attribute: false },
    communes: { attribute: false },
    problems: { attribute: false },
  };
  declare name: string;
  declare legend: string;
  /** Section of autofill, so that a browser does not put one person's address under another's name. */
  declare section: string;
  declare address: Address;
  declare countries: readonly Schemas['CodeLabel'][];
  /** Names known for the postal code typed: proposed, never imposed, for SIECLE's labels and the post's differ. */
  declare communes: readonly string[];
  declare problems: readonly FormProblem[];

  constructor() {
    super();
    this.name = '';
    this.legend = '';
    this.section = '';
    this.address = blankAddress();
    this.countries = [];
    this.communes = [];
    this.problems = [];
  }

  protected override render() {
    const { name, address } = this;
    const abroad = address.countryCode !== FRANCE;
    const auto = (token: string): string => `section-${this.section} ${token}`;
    const problem = (part: keyof Address): string => problemOf(this.problems, `${name}.${part}`);
    const line = (number: 1 | 2 | 3 | 4, token: string) => html`<sco-field
      name="${name}.line${number}"
      .label=${t(`address.line${number}`)}
      .value=${address[`line${number}`] ?? ''}
      .maxLength=${38}
      .problem=${problem(`line${number}`)}
      counted
      ?optional=${number > 1}
      autocomplete=${token ? auto(token) : 'off'}
    ></sco-field>`;
    const countries = this.countries.map(({ code, label }) => ({ value: code, label }));
    return html`<fieldset class="sco-fieldset" id=${controlId(name)} tabindex="-1" @sco-control-change=${this.#change}>
      <legend>${this.legend}</legend>
      ${fieldProblem(controlId(name), problemOf(this.problems, name))}
      <sco-select
        name="${name}.countryCode"
        .label=${t('address.country')}
        .options=${countries}
        .value=${address.countryCode}
        measure="short"
        .problem=${problem('countryCode')}
        autocomplete=${auto('country-name')}
      ></sco-select>
      ${line(1, 'address-line1')} ${line(2, 'address-line2')} ${line(3, 'address-line3')} ${line(4, '')}
      ${
        abroad
          ? html`<sco-field
              name="${name}.foreignCity"
              .label=${t('address.foreign-city')}
              .hint=${t('address.foreign-city.hint')}
              .value=${address.foreignCity ?? ''}
              .maxLength=${32}
              .problem=${problem('foreignCity')}
              counted
            ></sco-field>`
          : html`<sco-field
                name="${name}.postalCode"
                .label=${t('address.postal-code')}
                .value=${address.postalCode ?? ''}
                .maxLength=${5}
                .problem=${problem('postalCode')}
                measure="very-short"
                autocomplete=${auto('postal-code')}
              ></sco-field>
              <p class="sco-quiet sco-small" role="status">${this.#known()}</p>
              <sco-field
                name="${name}.city"
                .label=${t('address.city')}
                .hint=${t('address.city.hint')}
                .value=${address.city ?? ''}
                .maxLength=${32}
                .suggestions=${this.communes}
                .problem=${problem('city')}
                measure="short"
                autocomplete=${auto('address-level2')}
              ></sco-field>`
      }
    </fieldset>`;
  }

  /** What the postal code is known for, in words too: a list of suggestions is not announced everywhere. */
  #known(): string {
    const { communes } = this;
    return communes.length === 0
      ? ''
      : t('address.communes', { count: communes.length, communes: communes.join(', ') });
  }

  #change(event: ControlChangeEvent): void {
    event.stopPropagation();
    const part = event.name.slice(this.name.length + 1) as keyof Address;
    const text = String(event.value);
    this.address =
      part === 'countryCode'
        ? inCountry(this.address, text)
        : { ...this.address, [part]: part === 'line1' ? text : text || null };
    this.dispatchEvent(new AddressChangeEvent(this.name, this.address));
  }
}

/** A change of country changes the kind of town: the lines stay. */
const inCountry = (address: Address, countryCode: string): Address =>
  countryCode === FRANCE
    ? { ...address, countryCode, postalCode: address.postalCode ?? '', city: address.city ?? '', foreignCity: null }
    : { ...address, countryCode, postalCode: null, city: null, foreignCity: address.foreignCity ?? '' };

customElements.define('sco-address-fields', AddressFields);

declare global {
  interface HTMLElementEventMap {
    'sco-address-change': AddressChangeEvent;
  }
}
