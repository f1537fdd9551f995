/**
 * The words of the screens. Messages are ICU, one catalogue for screens and letters (`locales/`): French is complete by
 * definition and travels with the page, English arrives when it is asked for. The build turns messages with arguments into
 * parsed form (`compile-words.ts`), so that no parser reaches a parent's phone.
 *
 * The choice of language stays in this browser (localStorage) and on `<html lang>`; nothing of it goes to the server.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import type fr from '../../locales/fr/index.ts';

export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The key of a sentence: `page.what-it-says`, see `locales/fr`. */
export type WordKey = keyof typeof fr;
export type Values = Readonly<Record<string, string | number>>;
type Message = ConstructorParameters<typeof IntlMessageFormat>[0];
export type Catalogue = Readonly<Record<string, Message>>;

const STORAGE_KEY = 'rentree.language';

const french: Record<string, Message> = {};
const english: (() => Promise<Catalogue>)[] = [];
let current: { language: Language; catalogue: Catalogue } = { language: 'fr', catalogue: french };
const formats = new Map<string, IntlMessageFormat>();
const listeners = new Set<() => void>();

/** Gives an entry its words, then chooses the language. Awaited before the first element is rendered. */
export async function useWords(catalogue: Catalogue, inEnglish: () => Promise<Catalogue>): Promise<void> {
  Object.assign(french, catalogue);
  english.push(inEnglish);
  await speak(preferredLanguage());
}

/** The words of a page whose code comes with its first visit: awaited at the top of its module. */
export async function addWords(catalogue: Catalogue, inEnglish: () => Promise<Catalogue>): Promise<void> {
  Object.assign(french, catalogue);
  english.push(inEnglish);
  if (current.language === 'en') current = { language: 'en', catalogue: await wordsInEnglish() };
}

export const language = (): Language => current.language;

/** Changes the language of every element on the page and remembers it. */
export async function switchLanguage(to: Language): Promise<void> {
  remember(to);
  await speak(to);
}

/** Calls back at each change of language; returns what ends it. */
export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The sentence under a key, in the reader's language, with its values put in. */
export function t(key: WordKey, values?: Values): string {
  const message = current.catalogue[key] ?? french[key];
  if (message === undefined) throw new Error(`No words for "${key}": is its catalogue given to useWords?`);
  const text =
    typeof message === 'string' && !/[{']/.test(message) ? message : String(formatOf(key, message).format(values));
  return current.language === 'fr' ? typeset(text) : text;
}

/** Whether a key, built from data, has words here: an unknown code must be shown as such, never break a page. */
export const hasWords = (key: string): key is WordKey => key in french;

function formatOf(key: string, message: Message): IntlMessageFormat {
  const id = `${current.language}:${key}`;
  const known = formats.get(id);
  if (known) return known;
  const format = new IntlMessageFormat(message, current.language);
  formats.set(id, format);
  return format;
}

/** French puts a space that must not break before ; : ! ? » and after «. */
const typeset = (text: string): string => text.replace(/ ([;:!?»])/g, '\u00a0$1').replace(/« /g, '«\u00a0');

async function speak(to: Language): Promise<void> {
  current = { language: to, catalogue: to === 'fr' ? french : await wordsInEnglish() };
  document.documentElement.lang = to;
  for (const listener of listeners) listener();
}

const wordsInEnglish = async (): Promise<Catalogue> =>
  Object.assign({}, ...(await Promise.all(english.map((load) => load()))));

/** What was chosen here before; else English for a browser that knows English and no French; else French. */
function preferredLanguage(): Language {
  const remembered = recall();
  if (remembered === 'fr' || remembered === 'en') return remembered;
  const known = navigator.languages.map((tag) => tag.slice(0, 2));
  return known.includes('en') && !known.includes('fr') ? 'en' : 'fr';
}

// A browser may refuse storage (private window, policy): the choice then lasts as long as the page.
function recall(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

function remember(to: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, to);
  } catch {
    // Nothing to do: see above.
  }
}
