/**
 * Papers shown as evidence of a change (§2.1: a nom d'usage). What a school can open without asking: pictures and PDF; a HEIC
 * of a telephone is refused with the way to send it as a JPEG. The type is found in the bytes, never taken from the sender.
 */
export const EVIDENCE_TYPES = ['image/jpeg', 'image/png', 'application/pdf'] as const;
export type EvidenceType = (typeof EVIDENCE_TYPES)[number];

/** Told before the choice of the file. Bytes. */
export const EVIDENCE_MAX_BYTES = 5 * 1024 * 1024;
