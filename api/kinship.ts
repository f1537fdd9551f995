import { fields as en } from '../locales/en/fields.ts';
import { fields as fr } from '../locales/fr/fields.ts';
import type { Language } from './problems.ts';

const WORDS: Record<Language, Readonly<Record<string, string>>> = { fr, en };

/** A CODE_PARENTE in words; a code that the product does not know is another link (90). */
export const kinshipLabel = (code: string, language: Language): string =>
  WORDS[language][`kinship.${code}`] ?? WORDS[language]['kinship.90'] ?? code;
