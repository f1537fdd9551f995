/**
 * French telephone numbers by their plain pattern, which the browser can carry; `libphonenumber-js` judges them again on
 * the server (`exchange/phone.ts`). The overseas départements have country codes of their own but are dialled like
 * numbers of the mainland, so the country is chosen by the prefix before any library sees the number (§1.3).
 */
export type PhoneCountry = 'FR' | 'RE' | 'YT' | 'GP' | 'GF' | 'MQ' | 'PM';

const OVERSEAS: Record<string, PhoneCountry> = {
  '0262': 'RE',
  '0263': 'RE',
  '0692': 'RE',
  '0693': 'RE',
  '0269': 'YT',
  '0639': 'YT',
  '0590': 'GP',
  '0690': 'GP',
  '0691': 'GP',
  '0594': 'GF',
  '0694': 'GF',
  '0596': 'MQ',
  '0696': 'MQ',
  '0697': 'MQ',
  '0508': 'PM',
};

/** Blocks that the regulator (ARCEP) assigns to nobody and reserves to works of fiction: demonstration and tests use them. */
const FICTION = /^0(19900|26191|35301|46571|53649|63998)\d{4}$/;

/** Digits, with a leading `+` where there was one: separators, `00` for `+` and the `(0)` of `+33 (0)6…` are removed. */
export function compactPhone(text: string): string {
  return text
    .trim()
    .replace(/^(\+|00)(\d+)\s*\(0\)/, '+$2')
    .replaceAll(/[\s.\-/()]/g, '')
    .replace(/^00/, '+');
}

/** A number dialled in France as its ten digits; `+33…` is read as dialled, since files give it to overseas numbers too. */
export function nationalPhone(text: string): string | null {
  const digits = compactPhone(text).replace(/^\+330?(?=\d{9}$)/, '0');
  return /^0[1-9]\d{8}$/.test(digits) ? digits : null;
}

/** The country of a number dialled in France (ten digits). */
export const countryOfPhone = (national: string): PhoneCountry => {
  // 06 39 98 lies in a block of Mayotte's, but the regulator reserved it to fiction as a number of the mainland.
  return isFictionPhone(national) ? 'FR' : (OVERSEAS[national.slice(0, 4)] ?? 'FR');
};

export const isFictionPhone = (national: string): boolean => FICTION.test(national);

/** A French number as people write it, « 06 12 34 56 78 », overseas ones included; another country's as it is. */
export function phoneInWords(phone: string): string {
  const national = /^\+(?:33|262|508|590|594|596)(\d{9})$/.exec(phone)?.[1];
  return national ? `0${national}`.replaceAll(/(\d\d)(?=\d)/g, '$1 ') : phone;
}
