import { Buffer } from 'node:buffer';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ARCHIVE_LIMITS, openSource } from '../../exchange/archive/open.ts';
import { ImportRefusal } from '../../exchange/problems.ts';
import { documentOf, refusalOf, source, zipOf } from './documents.ts';

const xml = Buffer.from('<?xml version="1.0"?><A/>');

async function textOf(content: Uint8Array): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await documentOf(content)).bytes()) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Opens a file and reads all of it. */
async function readWhole(content: Uint8Array, limits = ARCHIVE_LIMITS): Promise<number> {
  const opened = await openSource(source(content), limits);
  let bytes = 0;
  for (const document of opened.documents) for await (const chunk of document.bytes()) bytes += chunk.length;
  opened.close();
  return bytes;
}

const problemOf = (content: Uint8Array, limits = ARCHIVE_LIMITS) => refusalOf(readWhole(content, limits));

/** Writes over bytes of a zip, found by what precedes them. */
function forged(zip: Buffer, signature: string, offset: number, bytes: number[]): Buffer {
  const copy = Buffer.from(zip);
  const at = copy.indexOf(signature, 0, 'latin1');
  if (at < 0) throw new Error('no such signature');
  Buffer.from(bytes).copy(copy, at + offset);
  return copy;
}
const CENTRAL = 'PK\x01\x02';

describe('what a file is, its first bytes tell', () => {
  test('XML, CSV, and a zip of either', async () => {
    expect((await documentOf(xml, 'photo.jpg')).format).toBe('xml');
    expect((await documentOf(Buffer.from('\uFEFF  <A/>'))).format).toBe('xml');
    expect((await documentOf(Buffer.from('ine;nom\n1;2'))).format).toBe('csv');
    expect((await documentOf(await zipOf(['x.bin', xml]))).format).toBe('xml');
    expect(await textOf(await zipOf(['x.xml', xml]))).toBe(xml.toString());
  });

  test('a document of a zip can be read several times', async () => {
    const document = await documentOf(await zipOf(['x.xml', xml]));
    for (let time = 0; time < 2; time++) {
      let bytes = 0;
      for await (const chunk of document.bytes()) bytes += chunk.length;
      expect(bytes).toBe(xml.length);
    }
  });

  test('a zip of several exports gives several documents, folders and what macOS adds left out', async () => {
    const zip = await zipOf(['a/one.xml', xml], ['a/two.xml', xml], ['__MACOSX/a/._one.xml', Buffer.from('\0\0')]);
    const { documents } = await openSource(source(zip, 'all.zip'));
    expect(documents.map(({ name }) => name)).toEqual(['all.zip/a/one.xml', 'all.zip/a/two.xml']);
  });

  test('a file on the disk is read from there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'import-'));
    try {
      const path = join(folder, 'a.zip');
      const zip = await zipOf(['x.xml', xml]);
      await writeFile(path, zip);
      const fromDisk = await openSource({ name: 'a.zip', path });
      expect(fromDisk.digest).toBe((await openSource(source(zip))).digest);
      fromDisk.close();
      expect((await refusalOf(openSource({ name: 'b', path: join(folder, 'b') }))).rule).toBe('file-unreadable');
      expect((await refusalOf(openSource({ name: 'b', path: folder }))).rule).toBe('file-unreadable');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test.each([
    ['an empty file', Buffer.alloc(0), 'file-empty'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1A\n\0\0;', 'latin1'), 'content-unknown'],
    ['XML in UTF-16', Buffer.from('\uFEFF<A/>', 'utf16le'), 'content-unknown'],
    ['a text without columns', Buffer.from('hello\nworld'), 'content-unknown'],
  ])('%s is refused', async (_, content, rule) => {
    expect((await problemOf(content)).rule).toBe(rule);
  });
});

describe('a zip', () => {
  test('with a path out of its folder is refused whole', async () => {
    const zip = await zipOf(['good.xml', xml], ['aa/aa/evil.xml', xml]);
    const evil = Buffer.from(zip.toString('latin1').replaceAll('aa/aa/evil.xml', '../../evil.xml'), 'latin1');
    expect(await problemOf(evil)).toMatchObject({ rule: 'zip-unsafe-name', params: { name: '../../evil.xml' } });
    const absolute = Buffer.from(zip.toString('latin1').replaceAll('aa/aa/evil.xml', '/etc/passwd.xm'), 'latin1');
    expect((await problemOf(absolute)).rule).toBe('zip-unsafe-name');
    const backslash = Buffer.from(zip.toString('latin1').replaceAll('aa/aa/evil.xml', '..\\..\\evil.xml'), 'latin1');
    expect((await problemOf(backslash)).rule).toBe('zip-unsafe-name');
  });

  test('that unzips to far more than its size is stopped on the way', async () => {
    const bomb = await zipOf(['bomb.xml', Buffer.concat([xml, Buffer.alloc(20 * 2 ** 20, ' ')])]);
    expect(bomb.length).toBeLessThan(50_000);
    expect(await problemOf(bomb)).toMatchObject({ rule: 'zip-bomb', severity: 'error' });
  });

  test('that unzips to more than the limit is stopped, whatever size it announces', async () => {
    const noise = Buffer.from(Array.from({ length: 200_000 }, (_, index) => `<e${(index * 7919) % 10_007}/>`).join(''));
    const zip = await zipOf(['big.xml', noise]);
    expect((await problemOf(zip, { ...ARCHIVE_LIMITS, documentBytes: 100_000 })).rule).toBe('file-too-large');
    expect((await problemOf(zip, { ...ARCHIVE_LIMITS, bytes: 1_000 })).rule).toBe('file-too-large');
    expect((await problemOf(noise, { ...ARCHIVE_LIMITS, documentBytes: 100_000 })).rule).toBe('file-too-large');
    expect(await readWhole(zip)).toBe(noise.length);
  });

  test('of more entries than the limit is refused', async () => {
    const many = await zipOf(...Array.from({ length: 21 }, (_, n): [string, Buffer] => [`${n}.xml`, xml]));
    expect(await problemOf(many)).toMatchObject({ rule: 'zip-too-many-entries', params: { limit: 20 } });
  });

  test('without entries, encrypted, truncated, with a wrong sum or size, is refused', async () => {
    const zip = await zipOf(['x.xml', Buffer.alloc(5_000, '<A/>')]);
    expect((await problemOf(await zipOf())).rule).toBe('zip-empty');
    expect((await problemOf(forged(zip, CENTRAL, 8, [1, 0]))).rule).toBe('zip-encrypted');
    expect((await problemOf(zip.subarray(0, zip.length - 30))).rule).toBe('zip-damaged');
    expect(await problemOf(forged(zip, CENTRAL, 16, [1, 2, 3, 4]))).toMatchObject({
      rule: 'zip-damaged',
      params: { detail: 'CRC-32' },
    });
    expect((await problemOf(forged(zip, CENTRAL, 24, [10, 0, 0, 0]))).rule).toBe('zip-damaged');
  });

  test('with any byte changed gives its content or a refusal, never another error', async () => {
    const zip = await zipOf(['x.xml', Buffer.alloc(2_000, '<A/>')]);
    await fc.assert(
      fc.asyncProperty(fc.nat(zip.length - 1), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
        const changed = Buffer.from(zip);
        changed[at] = byte;
        await readWhole(changed).catch((error) => {
          if (!(error instanceof ImportRefusal)) throw error;
        });
      }),
      { numRuns: 300 },
    );
  });
});
