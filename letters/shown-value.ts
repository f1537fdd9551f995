import type { Address, Contact, FieldValue, RecordFieldName } from '../domain/pupil-record/fields.ts';
import type { LetterLanguage } from './letter.ts';
import { hasWords, say } from './words.ts';

/** Labels of the codes that values hold; they come from the nomenclatures, so a letter is given them. */
export interface CodeLabels {
  /** PCS code (2 digits) → label. */
  readonly occupations: Readonly<Record<string, string>>;
  /** CODE_PAYS (3 digits) → label. */
  readonly countries: Readonly<Record<string, string>>;
  /** CODE_REGIME → label, by the school's own nomenclature. */
  readonly regimes: Readonly<Record<string, string>>;
}

/**
 * A value of the record as people read it: an address on its lines (separated by LF), a telephone as it is dialled, yes or
 * no, the label of a code (the code itself where nobody labels it), « Non renseigné » for nothing.
 */
export function shownValue(
  field: RecordFieldName,
  value: FieldValue,
  language: LetterLanguage,
  labels: CodeLabels,
): string {
  if (value === null || value === '') return say(language, 'value.empty');
  if (typeof value === 'boolean') return say(language, value ? 'value.yes' : 'value.no');
  if (typeof value === 'object') {
    return ('kinship' in value ? contactLines(value, language) : addressLines(value, labels)).join('\n');
  }
  if (/\.phone(?:Home|Work|Mobile)$/.test(field)) return dialled(value);
  if (field === 'guardian.occupation') return labels.occupations[value] ?? value;
  if (field === 'pupil.regime') return labels.regimes[value] ?? value;
  const civility = `civility.${value}`;
  if (field === 'guardian.civility' && hasWords(civility)) return say(language, civility);
  return value;
}

/** Name, link, then each telephone as it is dialled. */
function contactLines({ firstName, lastName, kinship, ...phones }: Contact, language: LetterLanguage): string[] {
  const link = `kinship.${kinship}`;
  const name = [firstName, lastName].filter(Boolean).join(' ');
  const numbers = [phones.phoneMobile, phones.phoneHome, phones.phoneWork].filter((phone) => phone !== null);
  return [hasWords(link) ? `${name} (${say(language, link)})` : name, ...numbers.map(dialled)];
}

const FRANCE = '100';

/** Lines of an address, the country only where it is another one. */
export function addressLines(address: Address, labels: Pick<CodeLabels, 'countries'>): string[] {
  const town = address.foreignCity ?? [address.postalCode, address.city].filter(Boolean).join(' ');
  const country =
    address.countryCode === FRANCE ? null : (labels.countries[address.countryCode] ?? address.countryCode);
  return [address.line1, address.line2, address.line3, address.line4, town, country].filter(
    (line): line is string => line !== null && line !== '',
  );
}

/** French country codes whose numbers are dialled with ten digits (§1.3); 508 is both the code and the first digits. */
const FRENCH_CODE = /^\+(?:33|262|590|594|596)(?=\d{9}$)/;

/** A telephone as it is dialled in France, in pairs: `06 12 34 56 78`; a number from abroad keeps its country code. */
export function dialled(phone: string): string {
  const compact = phone.replaceAll(/[\s.\-/()]/g, '');
  const national = compact.replace(FRENCH_CODE, '0').replace(/^\+508(?=\d{6}$)/, '0508');
  return /^0\d{9}$/.test(national) ? (national.match(/\d{2}/g) ?? []).join(' ') : phone;
}
