/**
 * Words as they may be put into a letter: people's names and reasons come from files and forms, so nothing in them may
 * act on a header, a page or the direction of the writing.
 */

// Control characters but for the line break, overrides of direction, invisible fillers of a spoofed name.
const UNSAFE = /(?!\n)[\p{Cc}\p{Bidi_Control}\uFEFF]/gu;

/** The same words without what is invisible and dangerous; line breaks are kept. */
export const manyLines = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(UNSAFE, '')
    .trim();

/** The same words on one line: names, labels, subjects. */
export const oneLine = (text: string): string => manyLines(text).replaceAll(/ *\n+ */g, ' ');

/**
 * French spacing: no line may break before ; : ! ? », after «, inside an hour, a telephone number or before a unit.
 * English keeps its spaces, but for numbers.
 */
export function typeset(text: string, language: 'fr' | 'en'): string {
  const numbers = text.replaceAll(/(?<=\d) (?=\d)/g, '\u00a0');
  if (language === 'en') return numbers;
  return numbers
    .replaceAll(/ (?=[;:!?»])/g, '\u00a0')
    .replaceAll(/(?<=«) /g, '\u00a0')
    .replaceAll(/(?<=\d) (?=h\b)/g, '\u00a0')
    .replaceAll(/(?<=\d\u00a0h) (?=\d)/g, '\u00a0')
    .replaceAll(/(?<=\b(?:Mme|M\.|1er)) /g, '\u00a0');
}
