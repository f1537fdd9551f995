import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, test } from '@jest/globals';
import englishAcademy from '../../../locales/en/academy.ts';
import { offers as englishOffers } from '../../../locales/en/offers.ts';
import englishSchool from '../../../locales/en/school.ts';
import frenchAcademy from '../../../locales/fr/academy.ts';
import { offers as frenchOffers } from '../../../locales/fr/offers.ts';
import frenchSchool from '../../../locales/fr/school.ts';

const UI = join(import.meta.dirname, '../../../ui');
/** Each entry's words, with those that come with a page of it (`addWords`). */
const DESKS = [
  { desk: 'school', french: { ...frenchSchool, ...frenchOffers }, english: { ...englishSchool, ...englishOffers } },
  { desk: 'academy', french: { ...frenchAcademy, ...frenchOffers }, english: { ...englishAcademy, ...englishOffers } },
] as const;

/** Every file of the ui that an entry leads to, by its imports. */
function reachable(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const source = readFileSync(file, 'utf8');
  for (const [, path = ''] of source.matchAll(/(?:from|import)\s*\(?'(\.[^']+\.ts)'/g)) {
    const target = join(dirname(file), path);
    if (target.startsWith(`${UI}/`) && !target.endsWith('.d.ts')) reachable(target, found);
  }
  return found;
}

/** Keys given to `t` literally, and the beginnings of those that are built. */
function keysOf(source: string): { whole: string[]; begun: string[] } {
  const whole = [...source.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key = '']) => key);
  const begun = [...source.matchAll(/\bt\(\s*`([^`$]+)\$\{/g)].map(([, key = '']) => key);
  return { whole, begun };
}

/** The catalogues that pages bring with them (`addWords`), all of them. */
async function wordsOfPages(files: readonly string[]): Promise<Record<string, string>> {
  const names = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/from '[./]+\/locales\/fr\/([a-z-]+)\.ts'/g)].map(([, name = '']) => name),
  );
  const catalogues = await Promise.all([...new Set(names)].map((name) => import(`../../../locales/fr/${name}.ts`)));
  return Object.assign({}, ...catalogues.flatMap((catalogue) => Object.values(catalogue)));
}

/** Names of the arguments of a message, at any depth. */
function argumentsOf(elements: readonly MessageFormatElement[]): Set<string> {
  const names = new Set<string>();
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) continue;
    names.add(element.value);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) continue;
    for (const { value } of Object.values(element.options)) for (const name of argumentsOf(value)) names.add(name);
  }
  return names;
}

describe.each(DESKS)('the words of the $desk desk', ({ desk, french, english }) => {
  const words: Record<string, string> = french;

  test('hold every sentence that its pages say, with those that arrive with a page', async () => {
    const files = [...reachable(join(UI, desk, 'main.ts'))];
    const said = { ...french, ...(await wordsOfPages(files)) };
    const missing = files.flatMap((file) => {
      const { whole, begun } = keysOf(readFileSync(file, 'utf8'));
      return [
        ...whole.filter((key) => !(key in said)),
        ...begun.filter((start) => !Object.keys(said).some((key) => key.startsWith(start))),
      ].map((key) => `${file.slice(UI.length)}: ${key}`);
    });
    expect(missing).toEqual([]);
  });

  test('take the same values in French and in English', () => {
    const translated: Record<string, string> = english;
    const different = Object.keys(words).filter((key) => {
      const [fr, en] = [words, translated].map((catalogue) =>
        [...argumentsOf(parse(catalogue[key] ?? ''))].sort().join(),
      );
      return fr !== en;
    });
    expect(different).toEqual([]);
  });

  test('are written with typographic apostrophes: the straight one would quote in ICU', () => {
    const straight = [...Object.entries(words), ...Object.entries(english)].filter(([, text]) => text.includes("'"));
    expect(straight).toEqual([]);
  });
});
