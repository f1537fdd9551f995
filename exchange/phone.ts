import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { compactPhone, countryOfPhone, isFictionPhone, nationalPhone } from '../domain/identifiers/phone.ts';

/** Called from France at nobody's price but the family's, or by nobody: refused as a family's number (§1.3). */
const REFUSED_TYPES: readonly (string | undefined)[] = ['TOLL_FREE', 'PREMIUM_RATE', 'SHARED_COST', 'UAN', 'PAGER'];

/**
 * A telephone as SIECLE's files or a person write it, in E.164 (`+33612345678`); null when it is no number a family can
 * have. The country of a number dialled in France is chosen by its prefix: given France for all, the library would take
 * those of the overseas départements for wrong ones of the mainland.
 */
export function toE164(text: string): string | null {
  const national = nationalPhone(text);
  if (national === null) {
    const compact = compactPhone(text);
    return compact.startsWith('+') ? validNumber(compact) : null;
  }
  if (isFictionPhone(national)) return `+33${national.slice(1)}`;
  const country = countryOfPhone(national);
  // 508 is the code of Saint-Pierre-et-Miquelon itself, dialled as 0508 from the rest of France.
  if (country === 'PM') return validNumber(`+${national.slice(1)}`);
  return validNumber(national, country);
}

function validNumber(text: string, country?: CountryCode): string | null {
  const number = country ? parsePhoneNumberFromString(text, country) : parsePhoneNumberFromString(text);
  return number?.isValid() && !REFUSED_TYPES.includes(number.getType()) ? number.number : null;
}
