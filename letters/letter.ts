/**
 * The letters that families receive (domain.md §8): one file per letter, each a pure function from typed props to a
 * subject, a text and an accessible page. They read no database and no environment: what a reader may not see (§1.4) must
 * be filtered out of the props by who calls. A letter is first composed of blocks; `page.ts` and `plain-text.ts` each know
 * how to write a block, so that the text is a letter in its own right and never a page with its tags torn off.
 */
export type LetterLanguage = 'fr' | 'en';

/** A letter ready for the outbox. */
export interface Letter {
  /** One line, without control characters: safe as a header. */
  readonly subject: string;
  /** text/plain, lines of 76 columns at most (but for an address too long to fit), ended by LF. */
  readonly text: string;
  /** A whole HTML document. */
  readonly html: string;
}

/** The establishment that writes; also the service in charge of what a receipt acknowledges (CRPA R.112-11-1). */
export interface Sender {
  /** As people call it, `Lycée polyvalent Anita Conti`; a name in capitals as SIECLE has it is put in small letters. */
  readonly establishment: string;
  /** Lines of its postal address, the last being postal code and town. */
  readonly address: readonly string[];
  /** E.164 or as typed. */
  readonly phone: string | null;
  readonly email: string | null;
}

export interface Reader {
  /** First and last name. */
  readonly name: string;
  /** CODE_CIVILITE: `1` Monsieur, `2` Madame; null where it is unknown. */
  readonly civility: '1' | '2' | null;
  /** A pupil of age answers for themselves (CODE_PARENTE 70): the letter then does not speak of « votre enfant ». */
  readonly isPupil: boolean;
}

export interface Pupil {
  readonly firstName: string;
  readonly lastName: string;
}

/** What every letter needs, whatever it says. */
export interface LetterContext {
  readonly language: LetterLanguage;
  readonly sender: Sender;
  readonly reader: Reader;
  /** Address of the page where the reader signs in and goes on: http(s), without a query, since a link must not act by itself. */
  readonly url: string;
  /** IANA zone of the establishment, in which every instant is told. */
  readonly timeZone: string;
}

/** A letter about one pupil. */
export interface PupilLetterContext extends LetterContext {
  readonly pupil: Pupil;
}

/** What a panel says of its content, beside its words. */
export type Tone = 'good' | 'warning' | 'neutral';

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  /** What the reader must not miss. */
  | { readonly kind: 'panel'; readonly tone: Tone; readonly title: string; readonly text: string }
  /** Something to copy, letter by letter. */
  | { readonly kind: 'code'; readonly label: string; readonly value: string }
  /** Words of a person, shown as such; may hold several lines. */
  | { readonly kind: 'quote'; readonly author: string; readonly text: string }
  /** Names and values. A value may hold several lines. */
  | {
      readonly kind: 'facts';
      readonly caption: string;
      readonly rows: readonly { readonly name: string; readonly value: string }[];
    }
  /** A table with a head; the first cell of a row is its name. */
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly heads: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** A letter before it is written for a medium. */
export interface Composition {
  readonly language: LetterLanguage;
  readonly subject: string;
  readonly establishment: string;
  readonly title: string;
  readonly greeting: string;
  /** What comes before the link: enough to know why to follow it. */
  readonly lead: readonly Block[];
  readonly link: { readonly label: string; readonly href: string; readonly hint: string };
  readonly details: readonly Block[];
  readonly signature: string;
  readonly footer: {
    /** Name of the footer, for who listens. */
    readonly title: string;
    readonly contact: readonly string[];
    readonly notes: readonly string[];
  };
}
