/**
 * The documents that families and staff print or keep (domain.md §3.4, P2, P10, P11; E-12): pure functions from typed props
 * to the bytes of a tagged PDF (PDF/UA-1), and the calendar's file. They read no database, no clock and no environment: the
 * same props make the same bytes, and what a reader may not see (§1.4) is left out of the props by who calls. None of them
 * has a place for a guardian's address, but for the printed letter, whose reader's own address shows through the envelope.
 */
import type { LetterLanguage, Sender } from '../letters/letter.ts';

export type DocumentLanguage = LetterLanguage;

/** What every document about a dossier needs. */
export interface DossierContext {
  readonly language: DocumentLanguage;
  /** The receiving establishment: the service in charge of the dossier. */
  readonly sender: Sender;
  /** IANA zone of the establishment, in which every instant is told. */
  readonly timeZone: string;
  /** When it is made, epoch ms: the document says so, and carries no other clock. */
  readonly madeAt: number;
  readonly dossier: {
    readonly id: string;
    /** Year enrolled into: 2027 is 2027-2028. */
    readonly schoolYear: number;
    /** As people write it. */
    readonly formation: string;
    readonly pupil: { readonly firstName: string; readonly lastName: string };
  };
  /** Address of the dossier's page on the families' site: http(s), an id and nothing personal in it. */
  readonly url: string;
}

/**
 * The reference printed on the documents of a dossier, `D-2027-1F3A-77C2`: the year enrolled into and the first 32 bits of
 * the dossier's id. Unique enough within an establishment to be read out on the telephone; the QR code has the whole id.
 */
export function dossierReference({ id, schoolYear }: { readonly id: string; readonly schoolYear: number }): string {
  const digits = id.replaceAll('-', '').slice(0, 8).toUpperCase();
  return `D-${schoolYear}-${digits.slice(0, 4)}-${digits.slice(4)}`;
}
