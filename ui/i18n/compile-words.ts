import { pathToFileURL } from 'node:url';
import { parse } from '@formatjs/icu-messageformat-parser';
import type { Plugin } from 'vite';

/**
 * Vite plugin: turns each catalogue file of `locales/fr` and `locales/en` into data, its ICU messages already parsed
 * (2.5 kB gzipped of runtime in the browser instead of 9.9). Files that export anything but records of sentences (the
 * indexes, which only gather) are left as they are.
 */
export function compileWords(): Plugin {
  return {
    name: 'rentree-compile-words',
    enforce: 'pre',
    async load(id) {
      const [file = ''] = id.split('?');
      if (!/\/locales\/(fr|en)\/[a-z-]+\.ts$/.test(file) || /\/(index|family|school|academy)\.ts$/.test(file))
        return null;
      const exported = (await import(`${pathToFileURL(file).href}?at=${Date.now()}`)) as Record<string, unknown>;
      if (!Object.values(exported).every(isCatalogue)) return null;
      return Object.entries(exported)
        .map(([name, words]) => `${declare(name)} ${JSON.stringify(compiled(words as Record<string, string>))};`)
        .join('\n');
    },
  };
}

const declare = (name: string): string => (name === 'default' ? 'export default' : `export const ${name} =`);

const isCatalogue = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string');

/** Plain sentences stay strings; those with arguments become what the formatter would have parsed. */
const compiled = (words: Record<string, string>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(words).map(([key, text]) => [
      key,
      /[{']/.test(text) ? parse(text, { captureLocation: false }) : text,
    ]),
  );
