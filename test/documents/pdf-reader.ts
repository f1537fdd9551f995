/**
 * A small reader of the PDFs that this product writes (one revision, a plain xref table), for tests: the text as a screen
 * reader meets it, by the structure tree and the fonts' ToUnicode, and what is drawn outside of it. It proves what is in the
 * file and in which order it is told; it does not prove the standard, which veraPDF does by hand.
 */
import { inflateSync } from 'node:zlib';

type Value = string | number | boolean | null | Text | Reference | Value[] | Dictionary;
interface Text {
  readonly text: string;
}
interface Reference {
  readonly ref: number;
}
interface Dictionary {
  readonly entries: Readonly<Record<string, Value>>;
}

export interface Element {
  readonly tag: string;
  readonly lang: string | null;
  readonly alt: string | null;
  readonly attributes: Readonly<Record<string, Value>>;
  /** Contents of the annotations it holds. */
  readonly annotations: readonly { readonly contents: string; readonly uri: string }[];
  /** What it says itself, without its children. */
  readonly own: string;
  readonly children: readonly Element[];
}

/** A run of text with its place, in millimetres from the left and from the top of its page. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly page: number;
  readonly artifact: boolean;
}

export interface Pdf {
  readonly title: string;
  readonly lang: string;
  readonly marked: boolean;
  readonly displaysTitle: boolean;
  /** `pdfuaid:part` of the metadata. */
  readonly accessibility: string | null;
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean; readonly mapped: boolean }[];
  readonly pages: number;
  readonly runs: readonly Run[];
  /** Operators that draw outside of any mark, which no reader is told of and no artifact hides. */
  readonly unmarked: readonly string[];
  readonly tree: Element;
}

const isDictionary = (value: Value | undefined): value is Dictionary =>
  typeof value === 'object' && value !== null && 'entries' in value && !Array.isArray(value);
const isReference = (value: Value | undefined): value is Reference =>
  typeof value === 'object' && value !== null && 'ref' in value;
const isText = (value: Value | undefined): value is Text =>
  typeof value === 'object' && value !== null && 'text' in value;

/** Everything said below an element, in the order it is told. */
export const spoken = (element: Element): string =>
  [element.own, ...element.children.map(spoken)].filter((part) => part !== '').join(' ');

/** Every element of a tag, in order. */
export const all = (element: Element, tag: string): Element[] => [
  ...(element.tag === tag ? [element] : []),
  ...element.children.flatMap((child) => all(child, tag)),
];

export function readPdf(bytes: Buffer): Pdf {
  const source = bytes.toString('latin1');
  const offsets = xref(source);
  const parsed = new Map<number, { value: Value; stream: Buffer | null }>();

  const object = (id: number) => {
    let found = parsed.get(id);
    if (!found) {
      const reader = new Reader(source, offsets[id] ?? -1);
      reader.header(id);
      const value = reader.value();
      found = { value, stream: reader.startsStream() ? stream(value, reader.at) : null };
      parsed.set(id, found);
    }
    return found;
  };
  const resolved = (value: Value | undefined): Value =>
    isReference(value) ? object(value.ref).value : (value ?? null);
  const entries = (value: Value | undefined): Readonly<Record<string, Value>> => {
    const it = resolved(value);
    return isDictionary(it) ? it.entries : {};
  };
  const list = (value: Value | undefined): Value[] => {
    const it = resolved(value);
    return Array.isArray(it) ? it : it === null ? [] : [it];
  };
  const text = (value: Value | undefined): string => {
    const it = resolved(value);
    return isText(it) ? it.text : '';
  };
  function stream(value: Value, start: number): Buffer {
    const { Length, Filter } = entries(value);
    const raw = bytes.subarray(start, start + Number(resolved(Length)));
    return Filter === '/FlateDecode' ? inflateSync(raw) : Buffer.from(raw);
  }
  const streamOf = (value: Value | undefined): Buffer =>
    (isReference(value) ? object(value.ref).stream : null) ?? Buffer.alloc(0);

  const trailer = new Reader(source, source.lastIndexOf('trailer') + 'trailer'.length).value();
  const { Root, Info } = entries(trailer);
  const root = entries(Root);
  const pages = list(entries(root.Pages).Kids).filter(isReference);

  const fonts = new Map<number, { name: string; embedded: boolean; mapped: boolean; glyphs: Map<string, string> }>();
  const runs: Run[] = [];
  const unmarked: string[] = [];
  /** What is said under each page and mark. */
  const said = new Map<string, string>();
  pages.forEach((reference, page) => {
    const { Resources, Contents, MediaBox } = entries(reference);
    const height = Number(list(MediaBox)[3]);
    const named = new Map<string, Map<string, string>>();
    for (const [name, font] of Object.entries(entries(entries(Resources).Font))) {
      if (!isReference(font)) continue;
      if (!fonts.has(font.ref)) {
        const { BaseFont, DescendantFonts, ToUnicode } = entries(font);
        const descriptor = entries(entries(list(DescendantFonts)[0]).FontDescriptor);
        const glyphs = characters(streamOf(ToUnicode).toString('latin1'));
        const embedded = streamOf(descriptor.FontFile2).length > 0;
        fonts.set(font.ref, { name: String(BaseFont).slice(1), embedded, mapped: glyphs.size > 0, glyphs });
      }
      named.set(`/${name}`, fonts.get(font.ref)?.glyphs ?? new Map());
    }
    const content = [Contents].map((part) => streamOf(part).toString('latin1')).join('\n');
    draw(content, named, {
      onText: (words, x, y, mark) => {
        runs.push({
          text: words,
          x: (x * 25.4) / 72,
          y: ((height - y) * 25.4) / 72,
          page,
          artifact: mark === 'artifact',
        });
        if (mark === null) unmarked.push(`text ${words}`);
        else if (mark !== 'artifact') said.set(`${page}:${mark}`, (said.get(`${page}:${mark}`) ?? '') + words);
      },
      onPaint: (operator, mark) => {
        if (mark === null) unmarked.push(operator);
      },
    });
  });

  const element = (reference: Value): Element => {
    const { S, Lang, Alt, A, K, Pg } = entries(reference);
    const pageOf = (value: Value | undefined): number =>
      isReference(value) ? pages.findIndex(({ ref }) => ref === value.ref) : -1;
    const annotations: { contents: string; uri: string }[] = [];
    const children: Element[] = [];
    let own = '';
    for (const kid of list(K)) {
      if (typeof kid === 'number') own += said.get(`${pageOf(Pg)}:${kid}`) ?? '';
      else if (isReference(kid)) children.push(element(kid));
      else {
        const inner = entries(kid);
        if (inner.Type === '/MCR') own += said.get(`${pageOf(inner.Pg)}:${inner.MCID}`) ?? '';
        if (inner.Type !== '/OBJR') continue;
        const annotation = entries(inner.Obj);
        annotations.push({ contents: text(annotation.Contents), uri: text(entries(annotation.A).URI) });
      }
    }
    return {
      tag: String(S).slice(1),
      lang: Lang === undefined ? null : text(Lang),
      alt: Alt === undefined ? null : text(Alt),
      attributes: entries(A),
      annotations,
      own: own.trim(),
      children,
    };
  };
  const [top] = list(entries(root.StructTreeRoot).K);
  if (top === undefined) throw new Error('the file has no structure');
  return {
    title: text(entries(Info).Title),
    lang: text(root.Lang),
    marked: entries(root.MarkInfo).Marked === true,
    displaysTitle: entries(root.ViewerPreferences).DisplayDocTitle === true,
    accessibility: /<pdfuaid:part>(\d)</.exec(streamOf(root.Metadata).toString('utf8'))?.[1] ?? null,
    fonts: [...fonts.values()].map(({ name, embedded, mapped }) => ({ name, embedded, mapped })),
    pages: pages.length,
    runs,
    unmarked,
    tree: element(top),
  };
}

/** Where each object begins. */
function xref(source: string): number[] {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(source)?.[1]);
  const table = /^xref\n0 (\d+)\n/.exec(source.slice(start, start + 40));
  if (!table) throw new Error('the file has no plain cross-reference table');
  const first = start + table[0].length;
  return Array.from({ length: Number(table[1]) }, (_, id) =>
    Number(source.slice(first + id * 20, first + id * 20 + 10)),
  );
}

/** Glyph (four hexadecimal digits) → characters, of a ToUnicode map. */
function characters(map: string): Map<string, string> {
  const glyphs = new Map<string, string>();
  for (const [, first = '', , targets = ''] of map.matchAll(/<(\w{4})>\s*<(\w{4})>\s*\[([^\]]*)\]/g)) {
    // A ligature stands for several characters, with spaces between their codes.
    [...targets.matchAll(/<([\w\s]*)>/g)].forEach(([, codes = ''], index) => {
      const glyph = (Number.parseInt(first, 16) + index).toString(16).padStart(4, '0');
      const units = codes.match(/\w{4}/g) ?? [];
      glyphs.set(glyph, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))));
    });
  }
  return glyphs;
}

/** What a mark is: the number of a piece of the structure, an artifact, or nothing at all. */
type Mark = number | 'artifact' | null;

function draw(
  content: string,
  fonts: ReadonlyMap<string, ReadonlyMap<string, string>>,
  on: {
    readonly onText: (text: string, x: number, y: number, mark: Mark) => void;
    readonly onPaint: (operator: string, mark: Mark) => void;
  },
): void {
  const marks: Mark[] = [];
  const mark = (): Mark => marks.find((one) => one !== null) ?? null;
  let glyphs: ReadonlyMap<string, string> = new Map();
  let [x, y] = [0, 0];
  const reader = new Reader(content, 0);
  let operands: Value[] = [];
  while (reader.hasMore()) {
    const operator = reader.operator();
    if (operator === null) {
      operands.push(reader.value());
      continue;
    }
    if (operator === 'BDC' || operator === 'BMC') {
      const [tag, properties] = operands;
      const id = isDictionary(properties) ? properties.entries.MCID : undefined;
      marks.push(tag === '/Artifact' ? 'artifact' : typeof id === 'number' ? id : null);
    } else if (operator === 'EMC') marks.pop();
    else if (operator === 'Tf') glyphs = fonts.get(String(operands[0])) ?? new Map();
    else if (operator === 'Tm') [x, y] = [Number(operands[4]), Number(operands[5])];
    else if (operator === 'TJ' || operator === 'Tj') {
      const pieces = Array.isArray(operands[0]) ? operands[0] : operands.slice(0, 1);
      const words = pieces
        .filter(isText)
        .flatMap(({ text }) => text.match(/[\s\S]{2}/g) ?? [])
        .map((pair) => [...pair].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join(''))
        .map((glyph) => glyphs.get(glyph) ?? '\uFFFD')
        .join('');
      on.onText(`${words} `, x, y, mark());
    } else if (/^(?:f|F|f\*|S|s|B|b|B\*|b\*|Do|sh)$/.test(operator)) on.onPaint(operator, mark());
    operands = [];
  }
}

/** Reads the values of PDF one after another. */
class Reader {
  readonly #source: string;
  at: number;

  constructor(source: string, at: number) {
    if (at < 0) throw new Error('nothing to read there');
    this.#source = source;
    this.at = at;
  }

  header(id: number): void {
    const header = this.#match(/\s*(\d+) 0 obj\s/y);
    if (Number(header?.[1]) !== id) throw new Error(`object ${id} is not where the table says`);
  }

  startsStream(): boolean {
    return this.#match(/\s*stream\r?\n/y) !== null;
  }

  hasMore(): boolean {
    this.#match(/\s*/y);
    return this.at < this.#source.length;
  }

  /** An operator of a content stream, or null before an operand. */
  operator(): string | null {
    this.#match(/\s*/y);
    const word = /([A-Za-z'"][A-Za-z0-9*]*)/y;
    word.lastIndex = this.at;
    const found = word.exec(this.#source)?.[1];
    if (!found || found === 'true' || found === 'false' || found === 'null') return null;
    this.at += found.length;
    return found;
  }

  value(): Value {
    this.#match(/\s*/y);
    const reference = this.#match(/(\d+) 0 R\b/y);
    if (reference) return { ref: Number(reference[1]) };
    const number = this.#match(/[+-]?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/y);
    if (number) return Number(number[0]);
    const name = this.#match(/\/[^\s()<>[\]{}/%]*/y);
    if (name) return name[0];
    const word = this.#match(/true|false|null/y);
    if (word) return word[0] === 'null' ? null : word[0] === 'true';
    if (this.#match(/<</y)) return this.#dictionary();
    const hex = this.#match(/<([0-9A-Fa-f\s]*)>/y);
    if (hex) return { text: decoded(Buffer.from((hex[1] ?? '').replaceAll(/\s/g, ''), 'hex').toString('latin1')) };
    if (this.#match(/\[/y)) {
      const items: Value[] = [];
      while (!this.#match(/\s*\]/y)) items.push(this.value());
      return items;
    }
    if (this.#match(/\(/y)) return { text: decoded(this.#string()) };
    throw new Error(`no value at ${this.at}: ${this.#source.slice(this.at, this.at + 30)}`);
  }

  #dictionary(): Dictionary {
    const entries: Record<string, Value> = {};
    while (!this.#match(/\s*>>/y)) {
      const key = this.value();
      if (typeof key !== 'string') throw new Error(`no key at ${this.at}`);
      entries[key.slice(1)] = this.value();
    }
    return { entries };
  }

  #string(): string {
    const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
    let written = '';
    for (let depth = 1; depth > 0; this.at += 1) {
      const sign = this.#source[this.at];
      if (sign === undefined) throw new Error('a string without an end');
      if (sign === '\\') {
        this.at += 1;
        const next = this.#source[this.at] ?? '';
        written += escapes[next] ?? next;
      } else if (sign === '(') depth += 1;
      else if (sign === ')') depth -= 1;
      if (sign !== '\\' && depth > 0) written += sign;
    }
    return written;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#source);
    if (found) this.at += found[0].length;
    return found;
  }
}

/** A text of PDF: UTF-16 with a mark of its order, or bytes. */
const decoded = (raw: string): string =>
  raw.startsWith('\xFE\xFF') ? Buffer.from(raw.slice(2), 'latin1').swap16().toString('utf16le') : raw;
