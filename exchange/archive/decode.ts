/**
 * From bytes to text. SIECLE declares ISO-8859-15, other programs UTF-8 or an encoding they do not use; a name decoded
 * wrongly would go unnoticed into the base, so what a file declares is compared with what its bytes can be.
 */
import { ImportRefusal, importProblem, type ReportProblem } from '../problems.ts';
import type { ImportDocument } from './open.ts';

type Encoding = 'utf-8' | 'iso-8859-15' | 'windows-1252';

/** As files name them. ISO-8859-1 is read as Windows-1252, which contains it: that is what such files really hold. */
const ENCODINGS: Record<string, Encoding> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  'iso-8859-15': 'iso-8859-15',
  'iso8859-15': 'iso-8859-15',
  'latin-9': 'iso-8859-15',
  'iso-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
};

/** Within how many bytes an XML declaration ends. */
const DECLARATION_LENGTH = 200;

/**
 * The text of an XML document, by the encoding it declares (UTF-8 when it declares none).
 * @throws ImportRefusal when that encoding is unknown here, or its bytes are not of it
 */
export async function* decodeXml(document: ImportDocument, report: ReportProblem): AsyncGenerator<string> {
  let start = Buffer.alloc(0);
  for await (const chunk of document.bytes()) {
    start = Buffer.concat([start, chunk]);
    if (start.length >= DECLARATION_LENGTH) break;
  }
  yield* decodeAs(document, declaredEncoding(start.subarray(0, DECLARATION_LENGTH)), report);
}

/** The text of a CSV, which declares nothing: UTF-8 when its bytes can be, otherwise ISO-8859-15. */
export async function* decodeCsv(document: ImportDocument, report: ReportProblem): AsyncGenerator<string> {
  const witness = new Utf8Witness();
  for await (const chunk of document.bytes()) witness.look(chunk);
  yield* decodeAs(document, witness.ends() ? 'utf-8' : 'iso-8859-15', report);
}

function declaredEncoding(start: Buffer): Encoding {
  if (start.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return 'utf-8';
  const label = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(start.toString('latin1'))?.[1] ?? 'utf-8';
  const encoding = ENCODINGS[label.toLowerCase()];
  if (!encoding) throw ImportRefusal.of('encoding-unsupported', { encoding: label.slice(0, 40) });
  return encoding;
}

async function* decodeAs(document: ImportDocument, encoding: Encoding, report: ReportProblem): AsyncGenerator<string> {
  const mismatch = () => ImportRefusal.of('encoding-mismatch', { encoding: encoding.toUpperCase() });
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw mismatch(); // the only thing a decoder has to say
    }
  };
  const witness = new Utf8Witness();
  const repairs = new C1Repairs(mismatch);
  for await (const chunk of document.bytes()) {
    if (encoding !== 'utf-8') witness.look(chunk);
    yield repairs.of(decode(chunk));
  }
  yield repairs.of(decode());
  // Accented letters of a one-byte encoding never happen to be UTF-8 all through a file.
  if (encoding !== 'utf-8' && witness.ends() && witness.accented) throw mismatch();
  if (repairs.made) report(importProblem('text-windows-1252', { encoding: encoding.toUpperCase() }));
}

/** Tells whether bytes can be UTF-8. */
class Utf8Witness {
  accented = false;
  #possible = true;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });

  look(chunk: Uint8Array): void {
    if (!this.#possible) return;
    this.accented ||= chunk.some((byte) => byte >= 0x80);
    this.#attempt(() => this.#decoder.decode(chunk, { stream: true }));
  }

  /** To be called once, after the last chunk. */
  ends(): boolean {
    if (this.#possible) this.#attempt(() => this.#decoder.decode());
    return this.#possible;
  }

  #attempt(decode: () => void): void {
    try {
      decode();
    } catch {
      this.#possible = false;
    }
  }
}

/**
 * Bytes 80 to 9F are control characters in ISO-8859-15 and punctuation in Windows-1252 (’ among them): a file that has
 * some was written by a program that took one for the other, and is read as it was meant.
 */
class C1Repairs {
  made = false;
  readonly #refusal: () => ImportRefusal;

  constructor(refusal: () => ImportRefusal) {
    this.#refusal = refusal;
  }

  of(text: string): string {
    return text.replaceAll(/[\u0080-\u009f]/g, (control) => {
      const meant = new TextDecoder('windows-1252').decode(Uint8Array.of(control.charCodeAt(0)));
      if (meant === control) throw this.#refusal(); // one of the five bytes that mean nothing there either
      this.made = true;
      return meant;
    });
  }
}
