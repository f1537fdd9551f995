/** The letters a check letter may be: no I, O, Q, which are read as 1, 0 and 0 (§1.3). */
const ALPHABET = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/** Whether an identifier is right, ill-formed, or of the right form with another check letter than computed. */
export type IdentifierCheck = 'ok' | 'wrong-form' | 'wrong-letter';

/** The letter that closes a UAI (of its 7 digits) and a BEA national pupil id (of its 10 digits): the number modulo 23. */
export function checkLetter(digits: string): string {
  return ALPHABET.charAt(Number(digits) % ALPHABET.length);
}
