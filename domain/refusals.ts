/**
 * Every way the rules can say no: one closed list. The same word is the failure type a workflow throws, the last segment
 * of the problem's URL (`/problems/<code>`) and the key of its two texts in `locales`. A code that has no HTTP status
 * (`api/problems.ts`) or no text does not compile.
 */
export const REFUSAL_CODES = [
  // What the request itself lacks
  'malformed',
  'not-found',
  'not-permitted',
  'too-large',
  'key-reused',
  'revision-required',
  'too-many-attempts',
  'unavailable',
  // Identity (§1.5)
  'session-required',
  'credentials-wrong',
  'activation-invalid',
  'login-taken',
  'password-too-weak',
  // Campaign (§3.2)
  'campaign-not-prepared',
  'campaign-not-open',
  'opening-checklist',
  'calendar-inconsistent',
  'outside-bounds',
  // Enrolment dossier (§3.6)
  'state-forbids',
  'changed-meanwhile',
  'enrolment-closed',
  'record-not-confirmed',
  'choices-invalid',
  'record-change-undecided',
  'pupil-not-in-base',
  'document-unknown',
  'document-received',
  'deadline-past',
  'formation-not-ready',
  'agreement-not-asked',
  'agreement-awaited',
  'objection-open',
  'objection-too-late',
  'not-the-other-guardian',
  'dispute-settled',
  'nothing-submitted',
  'boarding-undecided',
  'reminded-already',
  'undo-too-late',
  'already-open',
  'place-released',
  'no-legal-guardian',
  // Settings (§3.2)
  'settings-inconsistent',
  'already-cloned',
  'offer-inconsistent',
  // Acts on many
  'nothing-chosen',
  'export-not-ready',
  // Record change (§2.2)
  'nothing-to-change',
  'field-not-modifiable',
  'value-invalid',
  'item-unknown',
  'item-decided',
  'item-stale',
  'item-conflict',
  'item-evidence',
  'reason-required',
  'review-begun',
  'claimed',
  // Evidence of a change (§2.1)
  'evidence-required',
  'evidence-type',
  'evidence-heic',
  // Files (§6)
  'import-refused',
  'import-applied',
  'nothing-to-export',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A rule's no: which one, and the few facts its sentence needs (never a name or an address: failures stay in histories). */
export interface Refusal {
  readonly code: RefusalCode;
  readonly details?: Readonly<Record<string, string | number>>;
}

export function refusal(code: RefusalCode, details?: Refusal['details']): Refusal {
  return details ? { code, details } : { code };
}

export function isRefusalCode(text: unknown): text is RefusalCode {
  return (REFUSAL_CODES as readonly unknown[]).includes(text);
}
