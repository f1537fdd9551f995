import { html } from 'lit';
import type { Address } from '../../../domain/pupil-record/fields.ts';
import type { Schemas } from '../../client/client.ts';
import '../../elements/field.ts';
import type { ControlChangeEvent } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { fieldProblem } from '../../elements/parts.ts';
import '../../elements/select.ts';
import { t } from '../../i18n/words.ts';
import { FRANCE } from './record-words.ts';

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

export const blankAddress = (): Address => ({
  line1: '',
  line2: null,
  line3: null,
  line4: null,
  postalCode: '',
  city: '',
  foreignCity: null,
  countryCode: FRANCE,
});

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
    problem: {},
  };
  declare name: string;
  declare legend: string;
  /** Section of autofill, so that a browser does not put one person's address under another's name. */
  declare section: string;
  declare address: Address;
  declare countries: readonly Schemas['CodeLabel'][];
  declare problem: string;

  constructor() {
    super();
    this.name = '';
    this.legend = '';
    this.section = '';
    this.address = blankAddress();
    this.countries = [];
    this.problem = '';
  }

  protected override render() {
    const { name, address } = this;
    const abroad = address.countryCode !== FRANCE;
    const auto = (token: string): string => `section-${this.section} ${token}`;
    const countries = this.countries.map(({ code, label }) => ({ value: code, label }));
    return html`<fieldset class="sco-fieldset" id="control-${name}" tabindex="-1" @sco-control-change=${this.#change}>
      <legend>${this.legend}</legend>
      ${fieldProblem(name, this.problem)}
      <sco-select
        name="${name}.countryCode"
        .label=${t('address.country')}
        .options=${countries}
        .value=${address.countryCode}
        measure="short"
        autocomplete=${auto('country-name')}
      ></sco-select>
      <sco-field name="${name}.line1" .label=${t('address.line1')} .value=${address.line1} .maxLength=${38} autocomplete=${auto('address-line1')}></sco-field>
      <sco-field name="${name}.line2" .label=${t('address.line2')} .value=${address.line2 ?? ''} .maxLength=${38} optional autocomplete=${auto('address-line2')}></sco-field>
      <sco-field name="${name}.line3" .label=${t('address.line3')} .value=${address.line3 ?? ''} .maxLength=${38} optional autocomplete=${auto('address-line3')}></sco-field>
      ${
        abroad
          ? html`<sco-field name="${name}.foreignCity" .label=${t('address.foreign-city')} .hint=${t('address.foreign-city.hint')} .value=${address.foreignCity ?? ''} .maxLength=${32}></sco-field>`
          : html`<sco-field name="${name}.postalCode" .label=${t('address.postal-code')} .value=${address.postalCode ?? ''} .maxLength=${5} measure="very-short" autocomplete=${auto('postal-code')}></sco-field>
              <sco-field name="${name}.city" .label=${t('address.city')} .value=${address.city ?? ''} .maxLength=${32} measure="short" autocomplete=${auto('address-level2')}></sco-field>`
      }
    </fieldset>`;
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
