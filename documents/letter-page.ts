/**
 * A letter of the outbox, read back from its page so that it can be set again on paper: `letters/page.ts` wrote it of
 * blocks, each an element with its class, and this gives the blocks back. Nothing is dropped but what only a screen has (the
 * hint under the link) and what the sheet shows in a place of its own (the establishment and how to reach it).
 */
import { SaxesParser } from 'saxes';
import type { Block, LetterLanguage, Tone } from '../letters/letter.ts';

export interface LetterPage {
  readonly language: LetterLanguage;
  readonly title: string;
  /** From the greeting to the signature. */
  readonly blocks: readonly (Block | LetterLink)[];
  /** Why it came, and what it never asks. */
  readonly notes: readonly string[];
}

/** The one link of a letter: its words and its address. */
export interface LetterLink {
  readonly kind: 'link';
  readonly label: string;
  readonly href: string;
}

/** @returns null for a page that is not of `letters/page.ts`: its letter is then printed from its text */
export function letterPage(html: string): LetterPage | null {
  const reader = new PageReader();
  try {
    return reader.read(html);
  } catch {
    return null;
  }
}

const TONES: readonly string[] = ['good', 'warning', 'neutral'] satisfies Tone[];
/** Elements that hold words of their own. */
const TEXTS = ['h1', 'h2', 'p', 'li', 'caption', 'th', 'td', 'blockquote', 'a'];

class PageReader {
  #language: LetterLanguage = 'fr';
  #title = '';
  readonly #blocks: (Block | LetterLink)[] = [];
  readonly #footer: string[] = [];
  /** What is being read: the words of the innermost element, and the block that they belong to. */
  #words = '';
  #panel: { tone: Tone; said: string[] } | null = null;
  #list: string[] | null = null;
  #table: { caption: string; heads: string[]; rows: string[][]; inHead: boolean } | null = null;
  #inFooter = false;
  #href = '';

  read(html: string): LetterPage {
    const parser = new SaxesParser();
    const open: { name: string; kind: string }[] = [];
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ name, attributes }) => {
      const kind = String(attributes.class ?? '').split(' ')[0] ?? '';
      open.push({ name, kind });
      this.#open(name, kind, attributes as Record<string, string>);
    });
    parser.on('text', (text) => {
      // A line of the source is no line of the letter.
      this.#words += text.replaceAll(/[^\S\u00a0]+/g, ' ');
    });
    parser.on('closetag', () => {
      const { name, kind } = open.pop() ?? { name: '', kind: '' };
      this.#close(name, kind);
    });
    parser.write(html.replace(/^<!doctype html>/i, '').replaceAll(/<(meta|br)([^>]*)>/g, '<$1$2/>')).close();
    if (this.#title === '' || this.#blocks.length === 0) throw new Error('this page is no letter');
    // The name of the footer is a heading, and its first paragraph tells how to reach the establishment.
    return { language: this.#language, title: this.#title, blocks: this.#blocks, notes: this.#footer.slice(1) };
  }

  #open(name: string, kind: string, attributes: Record<string, string>): void {
    if (TEXTS.includes(name)) this.#words = '';
    if (name === 'html') this.#language = attributes.lang === 'en' ? 'en' : 'fr';
    else if (name === 'br') this.#words += '\n';
    else if (name === 'div' && TONES.includes(kind)) this.#panel = { tone: kind as Tone, said: [] };
    else if (name === 'ul' || name === 'ol') this.#list = [];
    else if (name === 'table' && kind === 'data') this.#table = { caption: '', heads: [], rows: [], inHead: false };
    else if (name === 'thead' && this.#table) this.#table.inHead = true;
    else if (name === 'tr' && this.#table && !this.#table.inHead) this.#table.rows.push([]);
    else if (name === 'td' && kind === 'foot') this.#inFooter = true;
    else if (name === 'a') this.#href = attributes.href ?? '';
  }

  #close(name: string, kind: string): void {
    const said = this.#words
      .split('\n')
      .map((line) => line.trim())
      .join('\n')
      .trim();
    switch (name) {
      case 'h1':
        this.#title = said;
        break;
      case 'h2':
        if (!this.#inFooter) this.#blocks.push({ kind: 'heading', text: said });
        break;
      case 'p':
        this.#paragraph(kind, said);
        break;
      case 'blockquote':
        this.#blocks.push({ kind: 'quote', author: this.#lastParagraph(), text: said });
        break;
      case 'a':
        this.#blocks.push({ kind: 'link', label: said, href: this.#href });
        break;
      case 'div':
        if (this.#panel) {
          const [title = '', text = ''] = this.#panel.said;
          this.#blocks.push({ kind: 'panel', tone: this.#panel.tone, title, text });
          this.#panel = null;
        }
        break;
      case 'li':
        this.#list?.push(said);
        break;
      case 'ul':
      case 'ol':
        this.#blocks.push({ kind: 'list', ordered: name === 'ol', items: this.#list ?? [] });
        this.#list = null;
        break;
      default:
        this.#closeInTable(name, said);
    }
  }

  #paragraph(kind: string, said: string): void {
    if (this.#inFooter) this.#footer.push(said);
    else if (this.#panel) this.#panel.said.push(said);
    else if (kind === 'code') this.#blocks.push({ kind: 'code', label: this.#lastParagraph(), value: said });
    // The paragraph of the link has said all by it, and the small one under it repeats the address.
    else if (this.#href !== '') this.#href = kind === 'quiet' ? '' : this.#href;
    else this.#blocks.push({ kind: 'paragraph', text: said });
  }

  /** The words before a code or a quotation belong to it. */
  #lastParagraph(): string {
    const last = this.#blocks.at(-1);
    if (last?.kind !== 'paragraph') return '';
    this.#blocks.pop();
    return last.text;
  }

  #closeInTable(name: string, said: string): void {
    const table = this.#table;
    if (!table) return;
    if (name === 'caption') table.caption = said;
    else if (name === 'th' && table.inHead) table.heads.push(said);
    else if (name === 'th' || name === 'td') table.rows.at(-1)?.push(said);
    else if (name === 'thead') table.inHead = false;
    else if (name === 'table') {
      const { caption, heads, rows } = table;
      const facts = rows.map(([first = '', value = '']) => ({ name: first, value }));
      this.#blocks.push(
        heads.length > 0 ? { kind: 'table', caption, heads, rows } : { kind: 'facts', caption, rows: facts },
      );
      this.#table = null;
    }
  }
}
