import { checkLetter, type IdentifierCheck } from './check-letter.ts';

/**
 * The UAI (ex-RNE; `UAJ`, `CODE_RNE` in SIECLE's files) names an establishment: 3 digits of its département as the
 * ministry numbers them (`095`, `971`, Corsica 620 and 720), 4 of its own, one check letter (§1.3).
 */
export function checkUai(text: string): IdentifierCheck {
  if (!/^\d{7}[A-Z]$/.test(text)) return 'wrong-form';
  return text.endsWith(uaiLetter(text)) ? 'ok' : 'wrong-letter';
}

/** The check letter that a UAI must have, from its seven digits (a wrong letter after them is not looked at). */
export const uaiLetter = (digits: string): string => checkLetter(digits.slice(0, 7));

/** The ministry's number of the département where the establishment is: `095`, `974`. */
export const departmentOfUai = (uai: string): string => uai.slice(0, 3);
