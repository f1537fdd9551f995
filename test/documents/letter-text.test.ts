/** A letter read back from the text that the outbox keeps, held against the page of the same letter. */
import { describe, expect, test } from '@jest/globals';
import { letterText } from '../../documents/letter-text.ts';
import { everyLetter } from '../letters/fictional-family.ts';

const letters = (['fr', 'en'] as const).flatMap((language) =>
  everyLetter(language).map(([name, letter]) => [name, language, letter] as const),
);
const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
/** Content of HTML: lines where it breaks them, ordinary spaces. */
const content = (html: string): string =>
  html
    .replaceAll(/<br>\n?/g, '\v')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    .replaceAll(/[^\S\v]+/g, ' ')
    .replaceAll('\v', '\n')
    .trim();
const inner = (html: string, tag: string): string[] =>
  [...html.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([\\s\\S]*?)</${tag}>`, 'g'))].map(([, found = '']) =>
    content(found),
  );
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe.each(letters)('%s (%s)', (_name, language, { subject, text, html }) => {
  const { title, blocks, notes } = letterText(text, subject, language);
  const [body = '', foot = ''] = html.slice(html.indexOf('<h1')).split('class="foot');

  test('has the title, the headings and the notes of the page', () => {
    expect(plain(title)).toBe(inner(html, 'h1')[0]);
    const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [plain(block.text)] : []));
    const seen = [...body.matchAll(/<(h2|caption)[^>]*>([\s\S]*?)<\/\1>/g)].map(([, , words = '']) => content(words));
    expect(headings).toEqual(seen);
    expect(notes.map(plain)).toEqual(inner(foot, 'p').slice(1));
  });

  test('has every paragraph whole, its own lines kept and folded ones joined', () => {
    const told = blocks.flatMap((block) => {
      if (block.kind === 'paragraph') return [plain(block.text)];
      if (block.kind === 'code') return [plain(block.label)];
      return [];
    });
    const pieces = [...body.matchAll(/<p style="margin:(?:0 0 16px|0 0 6px|28px 0 0)">([\s\S]*?)<\/p>/g)];
    expect(told).toEqual(pieces.map(([, words = '']) => content(words)));
  });

  test('has every item of a list and every row of a table', () => {
    const items = blocks.flatMap((block) => (block.kind === 'list' ? block.items.map(plain) : []));
    const listed = inner(body, 'li');
    const rows = [...body.matchAll(/<tr><th[^>]*scope="row"[^>]*>([\s\S]*?)<\/th>([\s\S]*?)<\/tr>/g)];
    expect(items).toHaveLength(listed.length + rows.length);
    const flat = items.map((item) => item.replaceAll(/\s+/g, ' '));
    for (const item of listed) expect(items).toContain(item);
    for (const [, name = '', cells = ''] of rows) {
      const row = flat.find((item) => item.startsWith(content(name)));
      for (const cell of inner(cells, 'td')) expect(row).toContain(cell.replaceAll(/\s+/g, ' '));
    }
  });

  test('has the panels, the code, the quotation and the one link', () => {
    const panels = blocks.flatMap((block) => (block.kind === 'panel' ? [plain(block.title), plain(block.text)] : []));
    const seen = [...body.matchAll(/<div class="(?:good|warning|neutral)"[\s\S]*?<\/div>/g)].flatMap(([panel]) => {
      const [first = '', second = ''] = inner(panel, 'p');
      return [first, second];
    });
    expect(panels).toEqual(seen);
    expect(blocks.filter(({ kind }) => kind === 'link')).toEqual([
      { kind: 'link', label: inner(body, 'a')[0], href: 'https://rentree.example/inscription' },
    ]);
    const codes = blocks.flatMap((block) => (block.kind === 'code' ? [block.value] : []));
    expect(codes).toEqual([...body.matchAll(/class="code"[^>]*>([^<]*)</g)].map(([, code]) => code));
    const quotes = blocks.flatMap((block) => (block.kind === 'quote' ? [plain(block.text)] : []));
    expect(quotes).toEqual(inner(body, 'blockquote'));
  });
});

test('a text of another shape is kept whole, as paragraphs under its subject', () => {
  const { title, blocks, notes } = letterText('Bonjour,\n\nUne ligne.\nUne autre.', 'Sujet', 'fr');
  expect(title).toBe('Sujet');
  expect(notes).toEqual([]);
  expect(blocks).toEqual([
    { kind: 'paragraph', text: 'Bonjour,' },
    { kind: 'paragraph', text: 'Une ligne.\nUne autre.' },
  ]);
});
