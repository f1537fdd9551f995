import type { Block, Composition } from './letter.ts';
import { manyLines, typeset } from './plain-words.ts';

/** Columns of a line: what mail readers show without wrapping it again. */
const WIDTH = 76;

/**
 * The letter as plain text, written from its blocks for who reads no page: titles underlined, lists with a sign, tables
 * told row by row, the address of the link on a line of its own, and the footer under the line that mail readers know
 * as the start of a signature.
 */
export function plainText(letter: Composition): string {
  const put = (text: string): string => typeset(manyLines(text), letter.language);
  const colon = letter.language === 'fr' ? '\u00a0:' : ':';
  const parts = [
    wrap(put(letter.establishment)),
    underlined(put(letter.title), '='),
    wrap(put(letter.greeting)),
    ...letter.lead.map((block) => textBlock(block, put, colon)),
    `${wrap(`${put(letter.link.label)}${colon}`)}\n${letter.link.href}`,
    ...letter.details.map((block) => textBlock(block, put, colon)),
    wrap(put(letter.signature)),
    ['-- ', ...[letter.footer.title, ...letter.footer.contact].map((line) => wrap(put(line)))].join('\n'),
    ...letter.footer.notes.map((note) => wrap(put(note))),
  ];
  // Spaces that must not break have done their work.
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`.replaceAll('\u00a0', ' ');
}

function textBlock(block: Block, put: (text: string) => string, colon: string): string {
  /** A name and its value; a value of several lines is told below its name. */
  const told = (name: string, value: string): string =>
    `${put(name)}${colon}${value.includes('\n') ? '\n' : ' '}${put(value)}`;
  switch (block.kind) {
    case 'paragraph':
      return wrap(put(block.text));
    case 'heading':
      return underlined(put(block.text), '-');
    case 'list':
      return block.items
        .map((item, index) => {
          const sign = block.ordered ? `${index + 1}. ` : '- ';
          return wrap(put(item), sign, ' '.repeat(sign.length));
        })
        .join('\n');
    case 'panel':
      return [wrap(put(block.title), '* '), block.text === '' ? '' : wrap(put(block.text), '  ')]
        .filter((line) => line !== '')
        .join('\n');
    case 'code':
      return `${wrap(put(block.label))}\n\n    ${put(block.value)}`;
    case 'quote':
      return `${wrap(put(block.author))}\n${wrap(put(block.text), '| ', '| ')}`;
    case 'facts':
      return [
        underlined(put(block.caption), '-'),
        ...block.rows.map(({ name, value }) => wrap(told(name, value), '- ', '  ')),
      ].join('\n');
    case 'table':
      return [
        underlined(put(block.caption), '-'),
        ...block.rows.map(([name = '', ...values]) =>
          [
            wrap(put(name), '- ', '  '),
            ...values.map((value, index) => wrap(told(block.heads[index + 1] ?? '', value), '  ', '    ')),
          ].join('\n'),
        ),
      ].join('\n');
  }
}

function underlined(title: string, sign: string): string {
  const lines = wrap(title);
  const longest = Math.max(...lines.split('\n').map((line) => line.length));
  return `${lines}\n${sign.repeat(longest)}`;
}

/** Text folded at spaces, each paragraph beginning with `first` and going on with `next`; no word is ever cut. */
function wrap(text: string, first = '', next = ' '.repeat(first.length)): string {
  const folded: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = folded.length === 0 ? first : next;
    let empty = true;
    for (const word of paragraph.split(' ').filter((part) => part !== '')) {
      if (!empty && line.length + 1 + word.length > WIDTH) {
        folded.push(line);
        line = next;
        empty = true;
      }
      line += empty ? word : ` ${word}`;
      empty = false;
    }
    folded.push(line.trimEnd());
  }
  return folded.join('\n');
}
