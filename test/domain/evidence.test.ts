import { describe, expect, test } from '@jest/globals';
import { evidenceTypeOf, needsEvidence, takesEvidence } from '../../domain/record-change/evidence.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)));
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

describe('the type of a paper is found in its bytes', () => {
  test.each([
    ['image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF')],
    ['image/png', bytes(PNG, 'IHDR')],
    ['application/pdf', bytes('%PDF-1.7\n')],
    ['image/heic', bytes([0, 0, 0, 24], 'ftypheic', [0, 0, 0, 0])],
    ['image/heic', bytes([0, 0, 0, 24], 'ftypmif1', [0, 0, 0, 0])],
  ])('%s', (type, content) => {
    expect(evidenceTypeOf(content)).toBe(type);
  });

  test.each([
    ['a page that calls itself a picture', bytes('<html><script>alert(1)</script>')],
    ['a PDF that begins as something else', bytes('GIF89a%PDF-1.7')],
    ['a PNG cut short', bytes(PNG.slice(0, 7))],
    ['a film', bytes([0, 0, 0, 24], 'ftypisom')],
    ['a word-processor’s archive', bytes('PK', [3, 4])],
    ['nothing', bytes()],
  ])('%s is none', (_, content) => {
    expect(evidenceTypeOf(content)).toBeNull();
  });
});

test('a name in use is proven, a name given up is not, and nothing else takes a paper', () => {
  expect(needsEvidence('pupil.usageName', 'BENALI')).toBe(true);
  expect(needsEvidence('guardian.usageName', 'BENALI')).toBe(true);
  expect(needsEvidence('guardian.usageName', null)).toBe(false);
  expect(takesEvidence('guardian.usageName')).toBe(true);
  expect(takesEvidence('guardian.email')).toBe(false);
});
