/**
 * Opening what somebody hands in: an XML or CSV file as it is, or a zip of them (SIECLE zips each export). Nothing is
 * believed: what a file is, its first bytes tell, not its name; a zip is listed whole before anything of it is read, and
 * its bytes are counted while they come out, since the sizes it announces may lie. Nothing is ever written to a disk.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import { ImportRefusal } from '../problems.ts';

/** A file on the disk, or one that came by the network. */
export type ImportSource = { readonly name: string } & ({ readonly path: string } | { readonly content: Uint8Array });

export interface ArchiveLimits {
  /** Entries of one zip. */
  entries: number;
  /** Bytes of the file handed in. */
  bytes: number;
  /** Bytes of one document, unzipped; counted while reading. */
  documentBytes: number;
  /** Unzipped bytes for one zipped byte: honest SIECLE files reach 42, deflate's ceiling is about 1,030. */
  ratio: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 20,
  bytes: 50 * 2 ** 20,
  documentBytes: 200 * 2 ** 20,
  ratio: 200,
};

/** Below this many bytes no ratio is dangerous, and a small repetitive file is not a bomb. */
const RATIO_BELIEVED_UNTIL = 2 ** 20;

/** One XML or CSV document. `bytes` may be called several times; each call reads it anew. */
export interface ImportDocument {
  /** The file's name; of a zip of several documents, `archive.zip/entry.xml`. */
  readonly name: string;
  readonly format: 'xml' | 'csv';
  bytes(): AsyncIterable<Uint8Array>;
}

export interface OpenedSource {
  readonly documents: readonly ImportDocument[];
  /** SHA-256 of the bytes handed in, hexadecimal. */
  readonly digest: string;
  close(): void;
}

/**
 * The documents of what was handed in.
 * @throws ImportRefusal when it cannot be read, is too large, is a damaged or dangerous zip, or neither XML nor CSV
 */
export async function openSource(source: ImportSource, limits: ArchiveLimits = ARCHIVE_LIMITS): Promise<OpenedSource> {
  const size = await sizeOf(source);
  if (size === 0) throw ImportRefusal.of('file-empty', {});
  const start = await startOf(source);
  if (ZIP_SIGNATURES.includes(start.toString('latin1', 0, 4))) {
    if (size > limits.bytes) throw tooLarge(limits.bytes);
    return openZip(source, limits);
  }
  if (size > limits.documentBytes) throw tooLarge(limits.documentBytes);
  const document = { name: source.name, format: formatOf(start), bytes: () => bytesOf(source) };
  return { documents: [document], digest: await digestOf(source), close: () => {} };
}

/** Of a zip with entries, and of an empty one. */
const ZIP_SIGNATURES = ['PK\x03\x04', 'PK\x05\x06'];
const START_LENGTH = 1024;

const tooLarge = (bytes: number): ImportRefusal =>
  ImportRefusal.of('file-too-large', { megabytes: Math.floor(bytes / 2 ** 20) });

async function sizeOf(source: ImportSource): Promise<number> {
  if ('content' in source) return source.content.byteLength;
  try {
    const found = await stat(source.path);
    if (found.isFile()) return found.size;
  } catch {
    // said below: whatever the cause, the file cannot be read
  }
  throw ImportRefusal.of('file-unreadable', {});
}

async function startOf(source: ImportSource): Promise<Buffer> {
  if ('content' in source) return Buffer.from(source.content.subarray(0, START_LENGTH));
  const file = await open(source.path).catch(() => {
    throw ImportRefusal.of('file-unreadable', {});
  });
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(START_LENGTH) });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const CHUNK = 64 * 1024;

async function* bytesOf(source: ImportSource): AsyncGenerator<Uint8Array> {
  if ('path' in source) return yield* createReadStream(source.path, { highWaterMark: CHUNK });
  for (let at = 0; at < source.content.byteLength; at += CHUNK) yield source.content.subarray(at, at + CHUNK);
}

async function digestOf(source: ImportSource): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytesOf(source)) hash.update(chunk);
  return hash.digest('hex');
}

/** XML begins with `<`; a CSV is text with a `;` in its first line. A byte order mark may come before either. */
function formatOf(start: Buffer): 'xml' | 'csv' {
  const text = start.toString('latin1').replace(/^\xEF\xBB\xBF/, '');
  if (/^\s*</.test(text)) return 'xml';
  const [firstLine = ''] = text.split(/\r?\n/, 1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a binary file
  if (firstLine.includes(';') && !/[\x00-\x08\x0E-\x1F]/.test(text)) return 'csv';
  throw ImportRefusal.of('content-unknown', {});
}

async function openZip(source: ImportSource, limits: ArchiveLimits): Promise<OpenedSource> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
  const zip = await ('content' in source
    ? fromBufferPromise(Buffer.from(source.content), options)
    : openPromise(source.path, options)
  ).catch(refuseZip);
  try {
    const entries = await list(zip, limits);
    const documents: ImportDocument[] = [];
    for (const entry of entries) {
      const bytes = () => entryBytes(zip, entry, limits);
      const name = entries.length === 1 ? source.name : `${source.name}/${entry.fileName}`;
      documents.push({ name, format: formatOf(await beginning(bytes())), bytes });
    }
    if (documents.length === 0) throw ImportRefusal.of('zip-empty', {});
    return { documents, digest: await digestOf(source), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** The entries that are files. The whole directory is read first: one unsafe entry refuses the archive. */
async function list(zip: ZipFile, limits: ArchiveLimits): Promise<Entry[]> {
  if (zip.entryCount > limits.entries) throw ImportRefusal.of('zip-too-many-entries', { limit: limits.entries });
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw ImportRefusal.of('zip-encrypted', {});
      const folder = entry.fileName.endsWith('/');
      // What macOS adds of its own beside every file.
      const hidden = /(^|\/)(__MACOSX\/|\._|\.DS_Store$)/.test(entry.fileName);
      if (!folder && !hidden) entries.push(entry);
      if (entries.length > limits.entries) throw ImportRefusal.of('zip-too-many-entries', { limit: limits.entries });
    }
  } catch (error) {
    refuseZip(error);
  }
  return entries;
}

/** yauzl checks names as it lists them, and tells only by a sentence that begins so. */
const UNSAFE_NAME = /^(invalid relative path|absolute path|invalid characters in fileName): (.*)$/s;

function refuseZip(error: unknown): never {
  if (error instanceof ImportRefusal) throw error;
  const detail = error instanceof Error ? error.message : String(error);
  const unsafe = UNSAFE_NAME.exec(detail)?.[2];
  if (unsafe !== undefined) throw ImportRefusal.of('zip-unsafe-name', { name: unsafe.slice(0, 100) });
  throw ImportRefusal.of('zip-damaged', { detail: detail.slice(0, 200) });
}

async function* entryBytes(zip: ZipFile, entry: Entry, limits: ArchiveLimits): AsyncGenerator<Uint8Array> {
  const ceiling = Math.max(RATIO_BELIEVED_UNTIL, entry.compressedSize * limits.ratio);
  let count = 0;
  let sum = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      const bytes = chunk as Buffer;
      count += bytes.length;
      if (count > limits.documentBytes) throw tooLarge(limits.documentBytes);
      if (count > ceiling) throw ImportRefusal.of('zip-bomb', { ratio: limits.ratio });
      sum = crc32(bytes, sum);
      yield bytes;
    }
  } catch (error) {
    refuseZip(error);
  }
  if (sum !== entry.crc32) throw ImportRefusal.of('zip-damaged', { detail: 'CRC-32' });
}

/** The first bytes of a document; the rest stays unread. */
async function beginning(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  let start = Buffer.alloc(0);
  for await (const chunk of bytes) {
    start = Buffer.concat([start, chunk]);
    if (start.length >= START_LENGTH) break;
  }
  return start.subarray(0, START_LENGTH);
}
