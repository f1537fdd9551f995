/**
 * Reading XML by streaming, for files that come from outside: saxes holds one tag at a time and expands no entity, but
 * limits nothing. Here a DTD is refused, depth, fields and text are bounded, and what is neither tag nor text for a
 * megabyte (an endless comment, name or attribute) too. What is asked for is gathered record by record.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { decodeXml } from '../archive/decode.ts';
import type { ImportDocument } from '../archive/open.ts';
import { ImportRefusal, type ReportProblem } from '../problems.ts';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its own text, trimmed, NFC. */
  readonly text: string;
  readonly children: readonly XmlElement[];
  readonly line: number;
}

export interface XmlRoot {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface XmlLimits {
  depth: number;
  /** Elements and attributes of one record. */
  fields: number;
  /** Characters of one text. */
  text: number;
  records: number;
}

export const XML_LIMITS: XmlLimits = { depth: 20, fields: 500, text: 10_000, records: 300_000 };

/** Characters without a tag or text ending among them. */
const SILENCE = 2 ** 20;

/**
 * Which elements are records. A function is asked for each element outside a record, with its path from the root; the
 * record then holds all its descendants. `leaves`: every element that holds codes or texts of its own (attributes, or
 * children without children) is one, wherever it lies; its other children are records by themselves.
 */
export type RecordChoice = 'leaves' | ((path: readonly string[]) => boolean);

/**
 * The records of a document, in batches of whatever one chunk of text completed.
 * @throws ImportRefusal when the document is malformed, has a DTD or an entity, or passes a limit
 */
export async function* readXml(
  document: ImportDocument,
  choice: RecordChoice,
  report: ReportProblem,
  limits: XmlLimits = XML_LIMITS,
): AsyncGenerator<XmlElement[]> {
  const gatherer = new Gatherer(choice, limits);
  const parser = parserOf(gatherer);
  for await (const text of decodeXml(document, report)) {
    gatherer.hears(text.length, parser.line);
    parser.write(text);
    const records = gatherer.take();
    if (records.length > 0) yield records;
  }
  parser.close();
  const rest = gatherer.take();
  if (rest.length > 0) yield rest;
}

/** The root element, reading no further than it. */
export async function readRoot(document: ImportDocument, limits: XmlLimits = XML_LIMITS): Promise<XmlRoot> {
  const gatherer = new Gatherer(() => false, limits);
  const parser = parserOf(gatherer);
  for await (const text of decodeXml(document, () => {})) {
    gatherer.hears(text.length, parser.line);
    parser.write(text);
    if (gatherer.root) return gatherer.root;
  }
  parser.close(); // throws: a document without a root is malformed
  throw ImportRefusal.of('xml-malformed', { line: 1, detail: 'no root element' });
}

function parserOf(gatherer: Gatherer): SaxesParser {
  const parser = new SaxesParser();
  // A handler that does not throw would let the parser go on after an error.
  parser.on('error', (error) => {
    throw refusalOf(error, parser.line);
  });
  parser.on('doctype', () => {
    throw ImportRefusal.of('xml-doctype', { line: parser.line });
  });
  let attributes = 0;
  parser.on('attribute', () => {
    attributes++;
    if (attributes > gatherer.limits.fields) throw tooManyFields(parser.line, gatherer.limits);
  });
  parser.on('opentag', (tag) => {
    attributes = 0;
    gatherer.opens(tag, parser.line);
  });
  parser.on('text', (text) => gatherer.says(text, parser.line));
  parser.on('cdata', (text) => gatherer.says(text, parser.line));
  parser.on('closetag', () => gatherer.closes(parser.line));
  return parser;
}

function refusalOf(error: Error, line: number): ImportRefusal {
  const detail = error.message.replace(/^\d+:\d+: /, '').slice(0, 200);
  return detail.includes('undefined entity')
    ? ImportRefusal.of('xml-entity', { line })
    : ImportRefusal.of('xml-malformed', { line, detail });
}

const tooManyFields = (line: number, limits: XmlLimits): ImportRefusal =>
  ImportRefusal.of('xml-too-many-fields', { line, limit: limits.fields });

interface Growing {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Growing[];
  line: number;
  /** Whether it had any child, also one that became a record by itself. */
  branched: boolean;
}

/** Follows the tags, keeps the records and counts what is bounded. */
class Gatherer {
  root: XmlRoot | null = null;
  readonly limits: XmlLimits;
  readonly #choice: RecordChoice;
  readonly #path: string[] = [];
  /** The open elements that are being gathered. */
  readonly #open: Growing[] = [];
  #fields = 0;
  #silence = 0;
  #count = 0;
  #records: XmlElement[] = [];

  constructor(choice: RecordChoice, limits: XmlLimits) {
    this.#choice = choice;
    this.limits = limits;
  }

  take(): XmlElement[] {
    const records = this.#records;
    this.#records = [];
    return records;
  }

  hears(characters: number, line: number): void {
    if (this.#silence > SILENCE) throw ImportRefusal.of('xml-text-too-long', { line, limit: SILENCE });
    this.#silence += characters;
  }

  opens(tag: SaxesTagPlain, line: number): void {
    this.#silence = 0;
    this.root ??= { name: tag.name, attributes: { ...tag.attributes } };
    this.#path.push(tag.name);
    if (this.#path.length > this.limits.depth) {
      throw ImportRefusal.of('xml-too-deep', { line, limit: this.limits.depth });
    }
    if (this.#open.length === 0) {
      this.#fields = 0;
      if (this.#choice !== 'leaves' && !this.#choice(this.#path)) return;
    }
    const element = {
      name: tag.name,
      attributes: { ...tag.attributes },
      text: '',
      children: [],
      line,
      branched: false,
    };
    this.#countFields(1 + Object.keys(element.attributes).length, line);
    this.#open.push(element);
  }

  says(text: string, line: number): void {
    this.#silence = 0;
    const element = this.#open.at(-1);
    if (!element) return;
    element.text += text;
    if (element.text.length > this.limits.text) {
      throw ImportRefusal.of('xml-text-too-long', { line, limit: this.limits.text });
    }
  }

  closes(line: number): void {
    this.#silence = 0;
    this.#path.pop();
    const element = this.#open.pop();
    if (!element) return;
    element.text = element.text.trim().normalize('NFC');
    const parent = this.#open.at(-1);
    if (parent) parent.branched = true;
    const whole = this.#choice === 'leaves' ? holdsFields(element) : !parent;
    if (whole) this.#keep(element, line);
    else if (this.#choice !== 'leaves' || !element.branched) parent?.children.push(element);
  }

  #countFields(added: number, line: number): void {
    // Among leaves every element is its own record, and lists lie inside one another: each counts its own children.
    this.#fields = this.#choice === 'leaves' ? (this.#open.at(-1)?.children.length ?? 0) + added : this.#fields + added;
    if (this.#fields > this.limits.fields) throw tooManyFields(line, this.limits);
  }

  #keep(record: Growing, line: number): void {
    this.#count++;
    if (this.#count > this.limits.records) {
      throw ImportRefusal.of('too-many-records', { line, limit: this.limits.records });
    }
    const { branched: _, ...element } = record;
    this.#records.push(element);
  }
}

const holdsFields = (element: Growing): boolean =>
  element.children.length > 0 || Object.keys(element.attributes).length > 0;
