import { IntlMessageFormat } from 'intl-messageformat';
import { oneLine } from '../letters/plain-words.ts';
import { type LetterWordKey, wordsOf as letterWordsOf } from '../letters/words.ts';
import { documents as english } from '../locales/en/documents.ts';
import { documents as french } from '../locales/fr/documents.ts';
import type { DocumentLanguage } from './document.ts';

export type DocumentWordKey = keyof typeof french;
export type DocumentValues = Readonly<Record<string, string | number>>;

const CATALOGUES: Readonly<Record<DocumentLanguage, Readonly<Record<DocumentWordKey, string>>>> = {
  fr: french,
  en: english,
};
const formats = new Map<string, IntlMessageFormat>();

/** The sentence of the documents under a key, with its values put in, each on one line. */
export function say(language: DocumentLanguage, key: DocumentWordKey, values: DocumentValues = {}): string {
  const id = `${language}:${key}`;
  let format = formats.get(id);
  if (!format) {
    format = new IntlMessageFormat(CATALOGUES[language][key], language, undefined, { ignoreTag: true });
    formats.set(id, format);
  }
  const safe = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? oneLine(value) : value,
  ]);
  return String(format.format(Object.fromEntries(safe)));
}

/** `say`, what the letters already say, and moments in the document's language and zone. */
export interface Words {
  (key: DocumentWordKey, values?: DocumentValues): string;
  letter(key: LetterWordKey): string;
  /** « jeudi 1er juillet 2027 à 18 h 30 » of an instant (epoch ms), with the zone where it is not the mainland's. */
  moment(at: number): string;
  /** « jeudi 1er juillet 2027 » of an instant (epoch ms). */
  day(at: number): string;
}

export function wordsOf(context: { readonly language: DocumentLanguage; readonly timeZone: string }): Words {
  const letters = letterWordsOf(context);
  return Object.assign((key: DocumentWordKey, values?: DocumentValues) => say(context.language, key, values), {
    letter: (key: LetterWordKey) => letters(key),
    moment: letters.moment,
    day: letters.day,
  });
}
