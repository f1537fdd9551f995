/**
 * What a school may write in its messages to families (§3.2: plain text and limited markup). A blank line begins another
 * paragraph, lines that begin with `- ` make a list, `**words**` stand out, `[words](https://…)` and a bare `https://…` are
 * links. Everything else is text as typed: no sign in it is ever markup of a page, whoever shows it.
 */
export type Inline =
  | { readonly kind: 'text' | 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] };

/** Strong words; a link with words; a bare address, without the punctuation that ends its sentence. */
const MARKED =
  /\*\*(?=\S)([^*]*[^*\s])\*\*|\[([^\][]+)\]\((https:\/\/[^\s()<>"]+)\)|(https:\/\/[^\s()<>"*]*[^\s()<>"*.,;:!?»])/g;
const ITEM = /^\s*- +(?=\S)/;

/** The paragraphs and lists of a message, in its order; none when there is nothing but blanks. */
export function blocksOf(message: string): Block[] {
  return message.split(/\r?\n[^\S\n]*\r?\n/).flatMap(blocksOfParagraph);
}

/** Lines without a blank one between them: a list begins and ends where its lines do. */
function blocksOfParagraph(paragraph: string): Block[] {
  const runs: { list: boolean; lines: Inline[][] }[] = [];
  for (const line of paragraph.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const list = ITEM.test(line);
    if (runs.at(-1)?.list !== list) runs.push({ list, lines: [] });
    runs.at(-1)?.lines.push(inlinesOf(line.replace(ITEM, '').trim()));
  }
  return runs.map(({ list, lines }) => (list ? { kind: 'list', items: lines } : { kind: 'paragraph', lines }));
}

function inlinesOf(line: string): Inline[] {
  const inlines: Inline[] = [];
  let end = 0;
  for (const match of line.matchAll(MARKED)) {
    const [whole, strong, words, target, bare] = match;
    if (match.index > end) inlines.push({ kind: 'text', text: line.slice(end, match.index) });
    if (strong !== undefined) inlines.push({ kind: 'strong', text: strong });
    else if (words !== undefined && target !== undefined) inlines.push({ kind: 'link', text: words, href: target });
    else if (bare !== undefined) inlines.push({ kind: 'link', text: bare, href: bare });
    end = match.index + whole.length;
  }
  if (end < line.length) inlines.push({ kind: 'text', text: line.slice(end) });
  return inlines;
}

/** A message where only text can go (letters): marks gone, the address of a link after its words. */
export function plainMessage(message: string): string {
  const plain = (inlines: readonly Inline[]): string =>
    inlines
      .map((inline) =>
        inline.kind === 'link' && inline.text !== inline.href ? `${inline.text} (${inline.href})` : inline.text,
      )
      .join('');
  return blocksOf(message)
    .map((block) =>
      block.kind === 'list'
        ? block.items.map((item) => `- ${plain(item)}`).join('\n')
        : block.lines.map(plain).join('\n'),
    )
    .join('\n\n');
}
