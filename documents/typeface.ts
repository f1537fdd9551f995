/**
 * The letters that documents are set in: Noto Sans (OFL-1.1), embedded as TrueType, since a standard font prints `Ł` and `ş`
 * as other signs without an error. What it lacks would vanish from the page just as silently: every text goes through
 * `printable` first.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import anyAscii from 'any-ascii';
import PDFDocument from 'pdfkit';

const FILES = {
  text: '400Regular/NotoSans_400Regular.ttf',
  strong: '600SemiBold/NotoSans_600SemiBold.ttf',
} as const;
export type Face = keyof typeof FILES;
export const FACES = Object.keys(FILES) as Face[];

/** A font as pdfkit's fontkit has parsed it, reduced to what is asked of it here. */
interface ParsedFont {
  hasGlyphForCodePoint(codePoint: number): boolean;
}
export type Typeface = Readonly<Record<Face, ParsedFont>>;

/** Parsed fonts that nobody uses now: parsing them takes ten times as long as setting a page. */
const idle: Typeface[] = [];
const MOST_IDLE = 4;

/**
 * Lends the typeface to one document at a time. A parsed font remembers of which letters each glyph was made first, and
 * would tell the next document: it forgets them when it is given back, so that the same props make the same bytes.
 */
export async function withTypeface<T>(write: (typeface: Typeface) => Promise<T>): Promise<T> {
  const typeface = idle.pop() ?? { text: parsed('text'), strong: parsed('strong') };
  try {
    return await write(typeface);
  } finally {
    for (const face of FACES) Object.assign(typeface[face], { _glyphs: {} });
    if (idle.length < MOST_IDLE) idle.push(typeface);
  }
}

/** pdfkit parses what it is given; the parser itself is no dependency of ours. */
function parsed(face: Face): ParsedFont {
  const bytes = readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans/${FILES[face]}`));
  const document = new PDFDocument({ font: null as never, autoFirstPage: false }).font(bytes as never);
  return (document as unknown as { _font: { font: ParsedFont } })._font.font;
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
