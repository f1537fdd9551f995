/** Values of a record's fields, as the reviewer reads them. */
import { html, nothing } from 'lit';
import type { Address, Contact, FieldValue, RecordFieldName } from '../../../domain/pupil-record/fields.ts';
import type { Content } from '../../elements/parts.ts';
import { hasWords, t } from '../../i18n/words.ts';
import { phoneInWords } from '../../staff/official-words.ts';

const FRANCE = '100';

/** Labels of the school's own codes. */
export type Regimes = readonly { readonly code: string; readonly label: string }[];

/** The value of a field in words; « non renseigné » for none. */
export function shownValue(field: RecordFieldName, value: FieldValue, regimes: Regimes = []): Content {
  if (value === null || value === '') return html`<span class="sco-quiet">${t('fact.none')}</span>`;
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
  if (typeof value === 'object') return 'kinship' in value ? shownContact(value) : shownAddress(value);
  if (field === 'guardian.civility') return t(value === '2' ? 'civility.2' : 'civility.1');
  const occupation = `occupation.${value}`;
  if (field === 'guardian.occupation' && hasWords(occupation))
    return html`${t(occupation)} <span class="sco-quiet sco-small">(${value})</span>`;
  if (field === 'pupil.regime') return regimes.find(({ code }) => code === value)?.label ?? value;
  return field.includes('.phone') ? phoneInWords(value) : value;
}

function shownAddress(address: Address): Content {
  const town = address.foreignCity ?? [address.postalCode, address.city].filter(Boolean).join(' ');
  const country = address.countryCode === FRANCE ? '' : t('address.country-code', { code: address.countryCode });
  const lines = [address.line1, address.line2, address.line3, address.line4, town, country];
  return html`${lines
    .filter((line) => line !== null && line !== '')
    .map((line, index) => (index > 0 ? html`<br />${line}` : html`${line}`))}${nothing}`;
}

/** Name, link, then each telephone as it is dialled. */
function shownContact({ firstName, lastName, kinship, phoneMobile, phoneHome, phoneWork }: Contact): Content {
  const link = `kinship.${kinship}`;
  const name = [firstName, lastName].filter(Boolean).join(' ');
  const phones = [phoneMobile, phoneHome, phoneWork].filter((phone) => phone !== null);
  return html`${name}${hasWords(link) ? html` <span class="sco-quiet">(${t(link)})</span>` : nothing}${phones.map(
    (phone) => html`<br />${phoneInWords(phone)}`,
  )}`;
}
