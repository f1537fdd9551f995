/**
 * The letters that documents are set in: Noto Sans (OFL-1.1), embedded as TrueType, since a standard font prints `Ł` and `ş`
 * as other signs without an error. What it lacks would vanish from the page just as silently: every text goes through
 * `printable` first.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import anyAscii from 'any-ascii';

const FILES = {
  text: '400Regular/NotoSans_400Regular.ttf',
  strong: '600SemiBold/NotoSans_600SemiBold.ttf',
} as const;
export type Face = keyof typeof FILES;
export const FACES = Object.keys(FILES) as Face[];

const read = new Map<Face, Buffer>();

/** The font's file, read once. It is parsed anew for each document: a parsed font remembers what it was used for. */
export function fontFile(face: Face): Buffer {
  let bytes = read.get(face);
  if (!bytes) {
    bytes = readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans/${FILES[face]}`));
    read.set(face, bytes);
  }
  return bytes;
}

/**
 * The same text with a glyph for every character: in one piece where possible (NFC), without its marks, or spelled in
 * ASCII (any-ascii); a question mark stands for what has no spelling. Only signs that are invisible anyway are left out.
 */
export function printable(text: string, hasGlyph: (codePoint: number) => boolean): string {
  const drawn = (part: string): boolean => [...part].every((sign) => hasGlyph(sign.codePointAt(0) ?? 0));
  let written = '';
  for (const character of text.normalize('NFC')) {
    if (INVISIBLE.test(character)) continue;
    written += character === '\n' || drawn(character) ? character : replacement(character, drawn);
  }
  return written;
}

/** Fillers, soft hyphens, choosers of a variant; the two joiners shape what they stand between. */
const INVISIBLE = /(?![\u200C\u200D])\p{Default_Ignorable_Code_Point}/u;

function replacement(character: string, drawn: (part: string) => boolean): string {
  if (/[\u200C\u200D]/.test(character)) return '';
  const withoutMarks = character.normalize('NFD').replaceAll(/\p{M}/gu, '');
  if (withoutMarks !== '' && drawn(withoutMarks)) return withoutMarks;
  const spelled = anyAscii(character).replaceAll('`', '’');
  return spelled !== '' && drawn(spelled) ? spelled : '?';
}
