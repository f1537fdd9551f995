import { html } from 'lit';
import type { Contact } from '../../../domain/pupil-record/fields.ts';
import { KINSHIPS, PUPIL_THEMSELVES } from '../../../domain/pupil-record/responsibility.ts';
import '../../elements/field.ts';
import { type ControlChangeEvent, controlId, type FormProblem, problemOf } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import '../../elements/select.ts';
import { t } from '../../i18n/words.ts';
import { blankContact } from './proposal.ts';

/** A contact has one value: a telephone is of somebody. */
export class ContactChangeEvent extends Event {
  static readonly type = 'sco-contact-change';
  readonly name: string;
  readonly contact: Contact;

  constructor(name: string, contact: Contact) {
    super(ContactChangeEvent.type, { bubbles: true });
    this.name = name;
    this.contact = contact;
  }
}

const PHONES = ['phoneMobile', 'phoneHome', 'phoneWork'] as const;

/**
 * A person to call: name, link with the pupil, at least one telephone.
 * @fires sco-contact-change with the whole person
 */
export class ContactFields extends LightElement {
  static override properties = {
    name: {},
    legend: {},
    contact: { attribute: false },
    problems: { attribute: false },
  };
  declare name: string;
  declare legend: string;
  declare contact: Contact;
  declare problems: readonly FormProblem[];

  constructor() {
    super();
    this.name = '';
    this.legend = '';
    this.contact = blankContact();
    this.problems = [];
  }

  protected override render() {
    const { name, contact } = this;
    const problem = (part: keyof Contact): string => problemOf(this.problems, `${name}.${part}`);
    const kinships = KINSHIPS.filter((code) => code !== PUPIL_THEMSELVES).map((code) => ({
      value: code,
      label: t(`kinship.${code}`),
    }));
    return html`<fieldset class="sco-fieldset" id=${controlId(name)} tabindex="-1" @sco-control-change=${this.#change}>
      <legend>${this.legend}</legend>
      <sco-field name="${name}.lastName" .label=${t('contact.last-name')} .value=${contact.lastName} .maxLength=${100} .problem=${problem('lastName')}></sco-field>
      <sco-field name="${name}.firstName" .label=${t('contact.first-name')} .value=${contact.firstName ?? ''} .maxLength=${100} .problem=${problem('firstName')} optional></sco-field>
      <sco-select name="${name}.kinship" .label=${t('record.kinship')} .options=${kinships} .value=${contact.kinship} .problem=${problem('kinship')}></sco-select>
      <p class="sco-quiet sco-small">${t('contact.phones')}</p>
      ${PHONES.map(
        (phone) => html`<sco-field
          name="${name}.${phone}"
          .label=${t(`field.guardian.${phone}`)}
          .value=${contact[phone] ?? ''}
          .problem=${problem(phone)}
          type="tel"
          measure="short"
          optional
        ></sco-field>`,
      )}
    </fieldset>`;
  }

  #change(event: ControlChangeEvent): void {
    event.stopPropagation();
    const part = event.name.slice(this.name.length + 1) as keyof Contact;
    const text = String(event.value);
    this.contact = { ...this.contact, [part]: part === 'lastName' || part === 'kinship' ? text : text || null };
    this.dispatchEvent(new ContactChangeEvent(this.name, this.contact));
  }
}

customElements.define('sco-contact-fields', ContactFields);

declare global {
  interface HTMLElementEventMap {
    'sco-contact-change': ContactChangeEvent;
  }
}
