import type { FieldValue, RecordFieldName } from '../pupil-record/fields.ts';

/**
 * Papers shown as evidence of a change (§2.1: a nom d'usage). What a school can open without asking: pictures and PDF; a HEIC
 * of a telephone is refused with the way to send it as a JPEG. The type is found in the bytes, never taken from the sender.
 */
export const EVIDENCE_TYPES = ['image/jpeg', 'image/png', 'application/pdf'] as const;
export type EvidenceType = (typeof EVIDENCE_TYPES)[number];

/** Told before the choice of the file. Bytes. */
export const EVIDENCE_MAX_BYTES = 5 * 1024 * 1024;

/** How long an upload that no change speaks of is kept: a form left over a week-end still has its paper. */
export const UNUSED_EVIDENCE_DAYS = 7;
/** Uploads of one account that no change speaks of yet; one more takes the place of the oldest. */
export const UNUSED_EVIDENCE_AT_MOST = 5;

const FIELDS_WITH_EVIDENCE: readonly RecordFieldName[] = ['pupil.usageName', 'guardian.usageName'];

/** Whether a field asks for a paper at all. */
export const takesEvidence = (field: RecordFieldName): boolean => FIELDS_WITH_EVIDENCE.includes(field);

/**
 * Whether this value must be proven (§2.1). A name that is given up needs no paper: what is left is the civil status, which
 * the school has.
 */
export const needsEvidence = (field: RecordFieldName, newValue: FieldValue): boolean =>
  takesEvidence(field) && newValue !== null;

const SIGNATURES: readonly (readonly [EvidenceType, readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]], // %PDF-
];
/** The brands of an ISO media file (its bytes 8 to 11) under which telephones keep their pictures. */
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/**
 * What a file is by its first bytes, whatever its name says; null for anything that is not taken. A signature counts at the
 * very beginning only: a file that is two things at once is not taken for a paper.
 */
export function evidenceTypeOf(bytes: Uint8Array): EvidenceType | 'image/heic' | null {
  const found = SIGNATURES.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte));
  if (found) return found[0];
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  return text(4, 8) === 'ftyp' && HEIC_BRANDS.includes(text(8, 12)) ? 'image/heic' : null;
}
