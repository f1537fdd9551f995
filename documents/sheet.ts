/**
 * The A4 sheet that documents are written on, as a tagged PDF (PDF/UA-1): everything that says something is in the structure
 * tree, in the order it is read; everything that only looks (lines, tints, the foot of a page) is an artifact. The look is
 * that of the screens and the letters: paper, ink and the red line of an exercise book's margin, and it stays clear when
 * it is printed in grey. `fill` decides what is said; this file only knows how a piece is drawn.
 */
import PDFDocument from 'pdfkit';
import { create as qrCode } from 'qrcode';
import type { Block, Tone } from '../letters/letter.ts';
import { manyLines, typeset } from '../letters/plain-words.ts';
import type { DocumentLanguage } from './document.ts';
import { FACES, type Face, printable, type Typeface, withTypeface } from './typeface.ts';

type Document = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

/** Points of a millimetre. */
export const mm = (length: number): number => (length * 72) / 25.4;

const PAGE = { width: mm(210), height: mm(297), left: mm(23), right: mm(18), top: mm(16), bottom: mm(17) } as const;
export const LEFT = PAGE.left;
export const WIDTH = PAGE.width - PAGE.left - PAGE.right;
const BOTTOM = PAGE.height - PAGE.bottom;
/** Width of the corner that says which document this is and where it is online. */
export const CORNER = mm(80);
/** Where names end and values begin, in a table of facts. */
const NAMES = WIDTH * 0.36;

const COLOURS = {
  text: '#24262f',
  quiet: '#525666',
  ink: '#3134a3',
  line: '#c3c6d1',
  margin: '#f08aa3',
  mark: '#3d2600',
} as const;
type Colour = keyof typeof COLOURS;

const PANELS: Record<Tone, { readonly background: string; readonly edge: string }> = {
  good: { background: '#e5f4e8', edge: '#146c39' },
  warning: { background: '#f9eddf', edge: '#a27537' },
  neutral: { background: '#eaeefe', edge: '#3134a3' },
};

interface Style {
  readonly size: number;
  readonly face: Face;
  readonly colour: Colour;
  readonly lineGap: number;
}
/** Of the running text, which the spacing may set smaller. */
const TEXT: Style = { size: 10, face: 'text', colour: 'text', lineGap: 0 };
const SMALL: Style = { ...TEXT, size: 8.5, colour: 'quiet' };
const TITLE: Style = { size: 20, face: 'strong', colour: 'ink', lineGap: -3 };
const HEADING: Style = { size: 12, face: 'strong', colour: 'ink', lineGap: -1 };

/** A paragraph of this height or less is never cut: a signature, an address. */
const SHORT = 90;
/** What must still fit under a heading for it to stay on its page. */
const KEPT_WITH_NEXT = 46;

/** What is said of the whole document. */
export interface SheetHead {
  readonly language: DocumentLanguage;
  /** The document's title, which readers of PDF show instead of the file's name. */
  readonly title: string;
  /** The establishment. */
  readonly author: string;
  /** Epoch ms; the only moment in the file. */
  readonly madeAt: number;
  readonly spacing: keyof typeof SPACINGS;
}

/** How close the pieces stand, in points. A letter is dense, so that most take one page of the many that are printed. */
const SPACINGS = { roomy: { size: 10, gap: 7, cell: 3.5 }, dense: { size: 9.5, gap: 5, cell: 2 } } as const;

const LOCALES: Record<DocumentLanguage, string> = { fr: 'fr-FR', en: 'en-GB' };

/** Writes a document: `fill` puts its pieces on the sheet. Resolves to the bytes of the PDF, the same for the same pieces. */
export const writeSheets = (head: SheetHead, fill: (sheet: Sheet) => void | Promise<void>): Promise<Buffer> =>
  withTypeface((typeface) => writeIn(typeface, head, fill));

async function writeIn(
  typeface: Typeface,
  head: SheetHead,
  fill: (sheet: Sheet) => void | Promise<void>,
): Promise<Buffer> {
  const madeAt = new Date(head.madeAt);
  const doc = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margins: { left: PAGE.left, right: PAGE.right, top: PAGE.top, bottom: PAGE.bottom },
    pdfVersion: '1.7',
    subset: 'PDF/UA' as never, // known to pdfkit, not yet to its types
    tagged: true,
    lang: LOCALES[head.language],
    displayTitle: true,
    bufferPages: true, // the foot of a page is written when the number of pages is known
    font: null as never, // no Helvetica: it would not be embedded
    info: {
      Title: head.title,
      Author: head.author,
      Creator: 'Rentrée',
      Producer: 'Rentrée (pdfkit)',
      CreationDate: madeAt,
      ModDate: madeAt,
    },
  });
  // pdfkit writes a CIDSet that lacks the parts of accented glyphs (ISO 14289-1, 7.21.4.2) unless this is a text.
  Object.assign(doc, { subset: '1' });
  const chunks: Buffer[] = [];
  const written = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  for (const face of FACES) doc.registerFont(face, typeface[face] as never);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const sheet = new Sheet(doc, root, typeface, head);
  await fill(sheet);
  sheet.finish();
  root.end();
  doc.end();
  return written;
}

export class Sheet {
  readonly #doc: Document;
  readonly #typeface: Typeface;
  #parent: Element;
  #language: DocumentLanguage;
  /** What is written under the pages from each first one on. */
  readonly #feet: { readonly from: number; readonly text: string; readonly page: PageWords }[] = [];

  readonly #gap: number;
  readonly #cell: number;
  readonly #body: Style;
  readonly #strong: Style;

  constructor(doc: Document, root: Element, typeface: Typeface, { language, spacing }: SheetHead) {
    this.#doc = doc;
    this.#typeface = typeface;
    this.#parent = root;
    this.#language = language;
    const { size, gap, cell } = SPACINGS[spacing];
    this.#gap = gap;
    this.#cell = cell;
    this.#body = { ...TEXT, size };
    this.#strong = { ...this.#body, face: 'strong' };
  }

  /** From this page on, its foot: a text, and which page of how many, counted among the pages that share it. */
  foot(text: string, page: PageWords): void {
    this.#feet.push({ from: this.#pageNumber(), text, page });
  }

  /** A part in a language of its own, on a page of its own when it is not the first. */
  part(language: DocumentLanguage, fill: () => void): void {
    if (this.#feet.length > 0) this.#doc.addPage();
    const outer = this.#language;
    this.#language = language;
    this.#within('Art', fill, { lang: LOCALES[language] });
    this.#language = outer;
  }

  title(text: string): void {
    this.#flow('H1', text, TITLE);
    this.#space(this.#gap);
  }

  block(block: Block): void {
    switch (block.kind) {
      case 'paragraph':
        this.#paragraph(block.text);
        break;
      case 'heading':
        this.heading(block.text);
        break;
      case 'list':
        this.#list(block.items, block.ordered);
        break;
      case 'panel':
        this.#panel(block);
        break;
      case 'code':
        this.#code(block);
        break;
      case 'quote':
        this.#quote(block);
        break;
      case 'facts': {
        const rows = block.rows.map(({ name, value }) => [name, value]);
        this.heading(block.caption);
        this.#table([NAMES, WIDTH - NAMES], null, rows);
        break;
      }
      case 'table': {
        const others = block.heads.length - 1;
        const first = WIDTH * (others > 2 ? 0.34 : 0.46);
        const widths = block.heads.map((_, column) => (column === 0 ? first : (WIDTH - first) / others));
        this.heading(block.caption);
        this.#table(widths, block.heads, block.rows);
        break;
      }
    }
  }

  heading(text: string): void {
    this.#space(this.#gap);
    const words = this.#words(text);
    this.#ensure(this.#height(words, HEADING, WIDTH) + KEPT_WITH_NEXT);
    this.#flow('H2', text, HEADING);
    this.#space(4);
  }

  /** Small words: a date, a text of law, why a letter came; a few lines stay together. */
  note(text: string): void {
    const height = this.#height(this.#words(text), SMALL, WIDTH);
    if (height < SHORT) this.#ensure(height);
    this.#flow('P', text, SMALL);
    this.#space(4);
  }

  /** The establishment that writes, at the top left: its name, then how to reach it. */
  letterhead([name = '', ...lines]: readonly string[], width: number): void {
    this.#flow('P', name, { ...this.#strong, size: 11, colour: 'ink' }, { x: LEFT, width });
    this.#flow('P', lines.join('\n'), SMALL, { x: LEFT, width });
  }

  /** Lines at a place of the page, outside the flow: the recipient in the window of an envelope. */
  placed(lines: readonly string[], { x, y, width }: { x: number; y: number; width: number }): void {
    const kept = this.#doc.y;
    this.#doc.y = y;
    this.#flow('P', lines.join('\n'), this.#body, { x, width });
    this.#doc.y = kept;
  }

  /** Goes on at that height of the page, unless the flow is further down already. */
  downTo(y: number): void {
    this.#doc.y = Math.max(this.#doc.y, y);
  }

  /** A line where the sheet is folded for its envelope. */
  foldMark(y: number): void {
    this.#decorate((doc) => doc.lineWidth(0.5).strokeColor(COLOURS.line).moveTo(mm(5), y).lineTo(mm(9), y).stroke());
  }

  /** An address to open, as a link under its words. */
  link(label: string, url: string): void {
    const style: Style = { ...this.#strong, colour: 'ink' };
    this.#ensure(2 * this.#height(url, style, WIDTH));
    this.#flow('P', label, this.#body);
    this.#link(url, url, style, { x: LEFT, width: WIDTH });
    this.#space(this.#gap);
  }

  /** The same for who holds the paper: a QR code at a place of the page, read when the rest has been. */
  scan(url: string, alt: string, at: { readonly x: number; readonly y: number; readonly side: number }): void {
    const kept = this.#doc.y;
    this.#aside(() => this.#qrCode(url, alt, at));
    this.#doc.y = kept;
  }

  /**
   * The top right corner: where the document is online (a QR code, and a link of those words), and a few lines beside it. It
   * is seen first and read last.
   */
  corner(lines: readonly string[], link: { readonly words: string; readonly url: string; readonly alt: string }): void {
    const side = mm(23);
    const place = { x: LEFT + WIDTH - CORNER, width: CORNER - side - 8, align: 'right' } as const;
    this.#aside(() => {
      this.#doc.y = PAGE.top;
      for (const line of lines) this.#flow('P', line, SMALL, place);
      this.#link(link.words, link.url, { ...SMALL, face: 'strong', colour: 'ink' }, place);
      this.#qrCode(link.url, link.alt, { x: LEFT + WIDTH - side, y: PAGE.top + 2, side });
    });
    this.#doc.y = PAGE.top;
  }

  /** What is drawn now and read last: what comes after it here comes before it in the structure. */
  #aside(fill: () => void): void {
    const [body, aside] = [this.#doc.struct('Sect'), this.#doc.struct('Sect')];
    this.#parent.add(body);
    this.#parent.add(aside);
    this.#parent = aside;
    fill();
    aside.end();
    this.#parent = body;
  }

  /** Ends what runs over all pages. */
  finish(): void {
    const { start, count } = this.#doc.bufferedPageRange();
    for (let index = start; index < start + count; index += 1) {
      this.#doc.switchToPage(index);
      this.#decorate((doc) =>
        doc
          .lineWidth(1)
          .strokeColor(COLOURS.margin)
          .moveTo(mm(16), mm(10))
          .lineTo(mm(16), PAGE.height - mm(10))
          .stroke(),
      );
      const current = this.#feet.filter(({ from }) => from <= index).at(-1);
      if (!current) continue;
      const next = this.#feet.find(({ from }) => from > index)?.from ?? start + count;
      this.#foot(current.text, current.page(index - current.from + 1, next - current.from));
    }
  }

  #foot(left: string, right: string): void {
    const { margins } = this.#doc.page;
    const kept = margins.bottom;
    margins.bottom = 0; // the foot is below the flow
    const y = PAGE.height - mm(12);
    this.#decorate((doc) => {
      this.#draw(this.#words(left), SMALL, { x: LEFT, y, width: WIDTH - 90, lineBreak: false });
      this.#draw(this.#words(right), SMALL, { x: LEFT + WIDTH - 90, y, width: 90, align: 'right' });
      return doc;
    }, 'Pagination');
    margins.bottom = kept;
  }

  #paragraph(text: string): void {
    const height = this.#height(this.#words(text), this.#body, WIDTH);
    if (height < SHORT) this.#ensure(height);
    this.#flow('P', text, this.#body);
    this.#space(this.#gap);
  }

  #list(items: readonly string[], ordered: boolean): void {
    const indent = 16;
    this.#within(
      'L',
      () => {
        items.forEach((item, index) => {
          const label = ordered ? `${index + 1}.` : '•';
          this.#ensure(Math.min(this.#height(this.#words(item), this.#body, WIDTH - indent), 60));
          this.#within('LI', () => {
            const top = this.#doc.y;
            this.#flow('Lbl', label, { ...this.#body, colour: 'ink' }, { x: LEFT, width: indent });
            this.#doc.y = top;
            this.#flow('LBody', item, this.#body, { x: LEFT + indent, width: WIDTH - indent });
            this.#space(3);
          });
        });
      },
      {},
      { O: 'List', ListNumbering: ordered ? 'Decimal' : 'Disc' },
    );
    this.#space(this.#gap - 3);
  }

  #panel({ tone, title, text }: Extract<Block, { kind: 'panel' }>): void {
    const [x, width] = [LEFT + 14, WIDTH - 28];
    const [head, body] = [this.#words(title), this.#words(text)];
    const height =
      this.#height(head, this.#strong, width) +
      (body === '' ? 0 : 2 + this.#height(body, this.#body, width)) +
      2 * this.#gap;
    this.#ensure(height);
    const top = this.#doc.y;
    const { background, edge } = PANELS[tone];
    this.#decorate((doc) => doc.rect(LEFT, top, WIDTH, height).fill(background).rect(LEFT, top, 4, height).fill(edge));
    this.#doc.y = top + this.#gap;
    this.#flow('P', title, this.#strong, { x, width });
    if (body !== '') {
      this.#space(2);
      this.#flow('P', text, this.#body, { x, width });
    }
    this.#doc.y = Math.max(this.#doc.y, top + height);
    this.#space(this.#gap);
  }

  #code({ label, value }: Extract<Block, { kind: 'code' }>): void {
    const height = 30;
    this.#ensure(height + 24);
    this.#flow('P', label, this.#body);
    this.#space(4);
    const top = this.#doc.y;
    this.#decorate((doc) =>
      doc.roundedRect(LEFT, top, WIDTH, height, 4).lineWidth(0.8).strokeColor(COLOURS.ink).stroke(),
    );
    this.#doc.y = top + 4;
    this.#flow('P', value, { ...this.#strong, size: 16 }, { x: LEFT + 14, width: WIDTH - 28 });
    this.#doc.y = Math.max(this.#doc.y, top + height);
    this.#space(this.#gap);
  }

  #quote({ author, text }: Extract<Block, { kind: 'quote' }>): void {
    this.#flow('P', author, this.#body);
    this.#space(2);
    this.#within('BlockQuote', () => {
      const top = this.#doc.y;
      const page = this.#pageNumber();
      this.#flow('P', text, this.#body, { x: LEFT + 12, width: WIDTH - 12 });
      if (page !== this.#pageNumber()) return;
      const bottom = this.#doc.y;
      this.#decorate((doc) =>
        doc
          .lineWidth(2)
          .strokeColor(COLOURS.line)
          .moveTo(LEFT + 2, top)
          .lineTo(LEFT + 2, bottom)
          .stroke(),
      );
    });
    this.#space(this.#gap);
  }

  /** Rows whose first cell is their name, under heads when there are some; a row is never cut by the end of a page. */
  #table(widths: readonly number[], heads: readonly string[] | null, rows: readonly (readonly string[])[]): void {
    const columns = widths.map((width, column) => ({
      x: LEFT + widths.slice(0, column).reduce((sum, each) => sum + each, 0),
      width: width - (column === widths.length - 1 ? 0 : 10),
    }));
    const heightOf = (cells: readonly string[], styles: (column: number) => Style): number =>
      Math.max(
        ...cells.map((cell, column) =>
          this.#height(this.#words(cell), styles(column), columns[column]?.width ?? WIDTH),
        ),
      ) +
      2 * this.#cell;
    const headStyle: Style = { ...this.#strong, size: 9, colour: 'quiet' };
    const styleOf = (column: number): Style => (column === 0 ? this.#strong : this.#body);
    const put = (type: (column: number) => [string, object], cells: readonly string[], styles: typeof styleOf) => {
      const height = heightOf(cells, styles);
      const top = this.#doc.y;
      this.#within('TR', () => {
        cells.forEach((cell, column) => {
          const place = columns[column];
          if (!place) return;
          const [tag, options] = type(column);
          this.#doc.y = top + this.#cell;
          this.#flow(tag, cell, styles(column), place, options);
        });
      });
      this.#doc.y = top + height;
      this.#rule();
    };
    this.#within('Table', () => {
      if (heads)
        put(
          () => ['TH', { scope: 'Column' }],
          heads,
          () => headStyle,
        );
      else this.#rule();
      for (const cells of rows) {
        const height = heightOf(cells, styleOf);
        if (height > BOTTOM - PAGE.top) this.#tallRow(cells);
        else {
          this.#ensure(height);
          put((column) => (column === 0 ? ['TH', { scope: 'Row' }] : ['TD', {}]), cells, styleOf);
        }
      }
    });
    this.#space(this.#gap);
  }

  /** A row longer than a page: its cells under each other, flowing from page to page. */
  #tallRow(cells: readonly string[]): void {
    this.#within('TR', () => {
      cells.forEach((cell, column) => {
        if (column === 0) this.#flow('TH', cell, this.#strong, {}, { scope: 'Row' });
        else this.#flow('TD', cell, this.#body);
      });
    });
    this.#rule();
  }

  #qrCode(url: string, alt: string, { x, y, side }: { x: number; y: number; side: number }): void {
    const { modules } = qrCode(url, { errorCorrectionLevel: 'M' });
    const unit = side / modules.size;
    const draw = (): void => {
      for (let row = 0; row < modules.size; row += 1) {
        // Neighbours are one rectangle, so that no hairline of white runs between them.
        for (let column = 0, end = 0; column < modules.size; column = end + 1) {
          end = column;
          while (end < modules.size && modules.get(row, end)) end += 1;
          if (end > column) this.#doc.rect(x + column * unit, y + row * unit, (end - column) * unit, unit);
        }
      }
      this.#doc.fill('#000000');
    };
    const bbox: [number, number, number, number] = [x, y, x + side, y + side];
    this.#parent.add(this.#doc.struct('Figure', { alt: this.#words(alt), bbox } as never, [draw]));
  }

  #link(text: string, url: string, style: Style, place: Place): void {
    const link = this.#doc.struct('Link');
    const words = this.#words(text);
    this.#within('P', () => {
      this.#parent.add(link);
      const top = this.#doc.y;
      link.add(() => this.#draw(words, style, { ...place, y: top }));
      const height = this.#doc.y - top;
      const width = Math.min(place.width, this.#doc.widthOfString(words));
      const x = place.align === 'right' ? place.x + place.width - width : place.x;
      // An empty Contents, which pdfkit writes by itself, is refused (ISO 14289-1, 7.18.5).
      this.#doc.link(x, top, width, height, url, { structParent: link, Contents: new String(url) } as never);
      link.end();
    });
  }

  /** One piece of text in the flow, as one element of the structure. */
  #flow(tag: string, text: string, style: Style, place: Partial<Place> = {}, options: object = {}): void {
    const { x = LEFT, width = WIDTH, align = 'left' } = place;
    const words = this.#words(text);
    const draw = (): void => this.#draw(words, style, { x, y: this.#doc.y, width, align });
    this.#parent.add(this.#doc.struct(tag, options, [draw]));
  }

  #draw(
    words: string,
    { face, size, colour, lineGap }: Style,
    { x, y, ...options }: Place & { y: number; lineBreak?: boolean },
  ): void {
    this.#doc
      .font(face)
      .fontSize(size)
      .fillColor(COLOURS[colour])
      .text(words, x, y, { lineGap, ...options });
  }

  #within(tag: string, fill: () => void, options: object = {}, attributes: object | null = null): void {
    const element = this.#doc.struct(tag, options);
    if (attributes)
      Object.assign((element as unknown as { dictionary: { data: object } }).dictionary.data, { A: attributes });
    const outer = this.#parent;
    outer.add(element);
    this.#parent = element;
    fill();
    element.end();
    this.#parent = outer;
  }

  /** What is seen and says nothing: outside the structure, and it leaves no trace on what follows. */
  #decorate(draw: (doc: Document) => Document, type: 'Layout' | 'Pagination' = 'Layout'): void {
    const { x, y } = this.#doc;
    this.#doc.save();
    this.#doc.markContent('Artifact', { type });
    draw(this.#doc);
    this.#doc.endMarkedContent();
    this.#doc.restore();
    Object.assign(this.#doc, { x, y });
  }

  #rule(): void {
    const { y } = this.#doc;
    this.#decorate((doc) =>
      doc
        .lineWidth(0.5)
        .strokeColor(COLOURS.line)
        .moveTo(LEFT, y)
        .lineTo(LEFT + WIDTH, y)
        .stroke(),
    );
  }

  #words(text: string): string {
    const spaced = typeset(manyLines(text), this.#language);
    // The strong face has the same characters.
    return printable(spaced, (codePoint) => this.#typeface.text.hasGlyphForCodePoint(codePoint));
  }

  #height(words: string, { face, size, lineGap }: Style, width: number): number {
    return this.#doc.font(face).fontSize(size).heightOfString(words, { width, lineGap });
  }

  #ensure(height: number): void {
    if (this.#doc.y + height > BOTTOM) this.#doc.addPage();
  }

  #space(height: number): void {
    this.#doc.y = Math.min(this.#doc.y + height, BOTTOM);
  }

  #pageNumber(): number {
    const { start, count } = this.#doc.bufferedPageRange();
    return start + count - 1;
  }
}

/** « Page 1 sur 2 », in the words of the document. */
export type PageWords = (page: number, pages: number) => string;

interface Place {
  readonly x: number;
  readonly width: number;
  readonly align?: 'left' | 'right';
}
