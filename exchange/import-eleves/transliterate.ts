import anyAscii from 'any-ascii';
import iconv from 'iconv-lite';

/**
 * SIECLE files are in ISO-8859-15: what that alphabet lacks would be written `?`. French keeps every accent and `œ € Ÿ`;
 * other Latin letters lose their mark (`Łukasz` is written `Lukasz`); other scripts become an approximation that a person
 * must look at, since vowels are lost (Arabic) or words glued (Chinese).
 */

export interface Transliterated {
  /** Every character exists in ISO-8859-15; white space is single and inside only. */
  readonly text: string;
  /** Whether letters were approximated or lost: a human has to check the result. */
  readonly approximate: boolean;
}

/**
 * The same text in the alphabet of ISO-8859-15, character by character. Emoji and invisible signs are left out. Applying
 * it twice changes nothing more.
 */
export function transliterate(text: string): Transliterated {
  let written = '';
  let approximate = false;
  for (const character of text.normalize('NFC')) {
    const kept = inAlphabet(character) ? character : replacement(character);
    written += kept;
    if (isForeignLetter(character) || (kept === '' && /[\p{L}\p{N}]/u.test(character))) approximate = true;
  }
  return { text: written.replaceAll(/\s+/gu, ' ').trim(), approximate };
}

/** Every character that has a byte of its own in ISO-8859-15, but control characters and the invisible soft hyphen. */
const ALPHABET = new Set(
  [...iconv.decode(Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)), 'iso-8859-15')].filter(
    (character) => !/\p{C}/u.test(character),
  ),
);
const inAlphabet = (character: string): boolean => ALPHABET.has(character);

function replacement(character: string): string {
  if (/\s/u.test(character)) return ' ';
  // Before any-ascii, which spells emoji out (`:grinning:`): pictures, flags, skin tones, joiners, private use, halves of pairs.
  if (/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\p{C}/u.test(character)) return '';
  const withoutMarks = character.normalize('NFD').replaceAll(/\p{M}/gu, '');
  if (withoutMarks !== '' && [...withoutMarks].every(inAlphabet)) return withoutMarks;
  // The Hawaiian okina becomes a back-quote; in a name it is an apostrophe.
  return [...anyAscii(character).replaceAll('`', "'")].filter(inAlphabet).join('');
}

const isForeignLetter = (character: string): boolean =>
  /\p{L}/u.test(character) && !/\p{Script=Latin}|\p{Script=Common}|\p{Script=Inherited}/u.test(character);
