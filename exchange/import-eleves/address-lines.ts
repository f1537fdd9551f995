import { LIMITS } from './document.ts';
import { transliterate } from './transliterate.ts';

/**
 * LIGNE1..4_ADRESSE as they will be written: transliterated, at most four of at most 38 characters (AFNOR Z10-011; the
 * count comes after transliteration, since `½` takes three). Lines that fit keep their place, so that a stairway stays in
 * its line; when one does not, all are wrapped anew on words.
 * @returns null when the text does not fit into four lines
 */
export function addressLines(lines: readonly (string | null)[]): (string | null)[] | null {
  const written = lines.map((line) => transliterate(line ?? '').text || null);
  if (written.length <= LIMITS.addressLines && written.every((line) => (line?.length ?? 0) <= LIMITS.line))
    return written;
  const lineByLine = written.flatMap((line) => wrapped(line ?? ''));
  if (lineByLine.length <= LIMITS.addressLines) return lineByLine;
  const asOneText = wrapped(written.filter((line) => line !== null).join(' '));
  return asOneText.length <= LIMITS.addressLines ? asOneText : null;
}

/** The text cut on words into lines of at most 38 characters; a longer word is cut where the line ends. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= LIMITS.line) lines[lines.length - 1] = `${last} ${word}`;
    else
      for (let start = 0; start < word.length; start += LIMITS.line) lines.push(word.slice(start, start + LIMITS.line));
  }
  return lines;
}
