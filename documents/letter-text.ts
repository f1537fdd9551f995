/**
 * A letter of the outbox, read back from its plain text so that it can be set again on paper: `letters/plain-text.ts` folds
 * lines at 76 columns, underlines titles and marks lists, which this undoes. Nothing is ever dropped: what fits none of its
 * forms is a paragraph.
 */
import type { Block, LetterLanguage } from '../letters/letter.ts';
import { WIDTH } from '../letters/plain-text.ts';
import { typeset } from '../letters/plain-words.ts';

export interface LetterText {
  /** What the letter is about, in its own words; the subject stands in where the text has no title. */
  readonly title: string;
  /** From the greeting to the signature. */
  readonly blocks: readonly (Block | LetterLink)[];
  /** Why it came, and what it never asks; the sheet has the establishment's address already. */
  readonly notes: readonly string[];
}

/** The one link of a letter: its words and its address. */
export interface LetterLink {
  readonly kind: 'link';
  readonly label: string;
  readonly href: string;
}

const FOOTER = '-- ';

/** @param text a letter's text as the outbox keeps it @param subject its subject */
export function letterText(text: string, subject: string, language: LetterLanguage): LetterText {
  const parts = text
    .replaceAll(/\n+$/g, '')
    .split(/\n{2,}/)
    .map((part) => part.split('\n'));
  const footer = parts.findIndex(([first]) => first === FOOTER);
  const body = footer < 0 ? parts : parts.slice(0, footer);
  const notes = footer < 0 ? [] : parts.slice(footer + 1).map((lines) => unfolded(lines, language).join('\n'));
  // The establishment's name and the title come first: the sheet has a place of its own for each.
  const at = body.findIndex((lines) => isUnderline(lines.at(-1), '='));
  const title = at < 0 ? subject : unfolded((body[at] ?? []).slice(0, -1), language).join(' ');
  const said = at < 0 ? body : body.slice(at + 1);
  const blocks: (Block | LetterLink)[] = [];
  for (let index = 0; index < said.length; index += 1) {
    const lines = said[index] ?? [];
    const next = said[index + 1];
    const [code] = next ?? [];
    if (next?.length === 1 && code?.startsWith('    ')) {
      blocks.push({ kind: 'code', label: unfolded(lines, language).join('\n'), value: code.trim() });
      index += 1;
    } else blocks.push(...blocksOf(lines, language));
  }
  return { title, blocks, notes };
}

function blocksOf(lines: readonly string[], language: LetterLanguage): (Block | LetterLink)[] {
  const [first = ''] = lines;
  const underline = lines.findIndex((line) => isUnderline(line, '-'));
  if (underline > 0) {
    const heading: Block = { kind: 'heading', text: unfolded(lines.slice(0, underline), language).join(' ') };
    const rest = lines.slice(underline + 1);
    return rest.length === 0 ? [heading] : [heading, ...blocksOf(rest, language)];
  }
  if (/^- /.test(first)) return [{ kind: 'list', ordered: false, items: items(lines, /^- /, language) }];
  if (/^1\. /.test(first)) return [{ kind: 'list', ordered: true, items: items(lines, /^\d+\. /, language) }];
  if (/^\* /.test(first)) {
    const [title = '', ...text] = unfolded(lines, language, /^(?:\* | {2})/);
    return [{ kind: 'panel', tone: 'neutral', title, text: text.join('\n') }];
  }
  const quoted = lines.findIndex((line) => /^\|(?: |$)/.test(line));
  if (quoted >= 0) {
    const author = unfolded(lines.slice(0, quoted), language).join('\n');
    return [{ kind: 'quote', author, text: unfolded(lines.slice(quoted), language, /^\| ?/).join('\n') }];
  }
  const href = lines.at(-1) ?? '';
  if (lines.length > 1 && /^https?:\/\/\S+$/.test(href)) {
    const label = unfolded(lines.slice(0, -1), language).join(' ').replace(/\s*:$/, '');
    return [{ kind: 'link', label, href }];
  }
  return [{ kind: 'paragraph', text: unfolded(lines, language).join('\n') }];
}

/** The items of a list, each with its own lines. */
function items(lines: readonly string[], sign: RegExp, language: LetterLanguage): string[] {
  const groups: string[][] = [];
  for (const line of lines) {
    if (sign.test(line) || groups.length === 0) groups.push([line]);
    else groups.at(-1)?.push(line);
  }
  return groups.map((group) => unfolded(group, language, new RegExp(`${sign.source}|^ +`)).join('\n'));
}

/**
 * The lines as they were before they were folded, without their sign: a line goes on in the next one when the next one's
 * first word would not have fitted. Words are those of the folding, in which some spaces do not break.
 */
function unfolded(lines: readonly string[], language: LetterLanguage, sign: RegExp = /^(?!)/): string[] {
  const whole: string[] = [];
  let last = '';
  for (const line of lines) {
    const content = typeset(line.replace(sign, ''), language);
    const word = content.split(' ', 1)[0] ?? '';
    const goesOn = whole.length > 0 && word !== '' && last.length + 1 + word.length > WIDTH;
    if (goesOn) whole.push(`${whole.pop()} ${content}`);
    else whole.push(content);
    last = line;
  }
  return whole;
}

/** A line made of one sign only, as long as the title above it. */
const isUnderline = (line: string | undefined, sign: '=' | '-'): boolean =>
  line !== undefined && line.length > 1 && line === sign.repeat(line.length);
