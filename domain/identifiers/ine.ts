import { checkLetter, type IdentifierCheck } from './check-letter.ts';

/**
 * The forms of the national pupil id, INE, 11 characters (§1.3). BEA, until 2018: 2 digits of the academy, 2 of the year,
 * 6 of a number, a check letter; that number begins with D when provisional. RNIE, since: 9 digits and 2 letters, whose
 * key is not public. Apprenticeship: a fifth character A.
 */
const FORMS = {
  bea: /^\d{10}[A-Z]$/,
  rnie: /^\d{9}[A-Z]{2}$/,
  apprenticeship: /^\d{4}A\d{5}[A-Z]$/,
  provisional: /^\d{4}D\d{5}[A-Z]$/,
} as const;

export type IneGeneration = keyof typeof FORMS;

/** Which generation of INE this is; null when it has the form of none. */
export function ineGeneration(text: string): IneGeneration | null {
  const generations = Object.keys(FORMS) as IneGeneration[];
  return generations.find((generation) => FORMS[generation].test(text)) ?? null;
}

/** The check letter that a BEA id must have, from its ten digits (a wrong letter after them is not looked at). */
export const ineLetter = (digits: string): string => checkLetter(digits.slice(0, 10));

/** Only the key of the BEA form is known: the other forms are right as soon as they are well formed. */
export function checkIne(text: string): IdentifierCheck {
  const generation = ineGeneration(text);
  if (!generation) return 'wrong-form';
  if (generation !== 'bea') return 'ok';
  return text.endsWith(ineLetter(text)) ? 'ok' : 'wrong-letter';
}
