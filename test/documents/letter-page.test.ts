/** A letter read back from the page that the outbox keeps, held against its text and against the page itself. */
import { describe, expect, test } from '@jest/globals';
import { letterPage } from '../../documents/letter-page.ts';
import { everyLetter } from '../letters/fictional-family.ts';

const letters = (['fr', 'en'] as const).flatMap((language) =>
  everyLetter(language).map(([name, letter]) => [name, language, letter] as const),
);
const count = (text: string, pattern: RegExp): number => (text.match(pattern) ?? []).length;

/** Every string of a value, in order. */
const strings = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'kind' || key === 'tone' ? [] : strings(inner)));
};
const words = (text: string): string[] =>
  text.match(/[\p{L}\p{N}’@/-]+/gu)?.filter((word) => /[\p{L}\p{N}]/u.test(word)) ?? [];

describe.each(letters)('%s (%s)', (_name, language, { text, html }) => {
  const page = letterPage(html);
  if (!page) throw new Error('a letter of ours that cannot be read');
  const of = <Kind extends string>(kind: Kind) => page.blocks.filter((block) => block.kind === kind);

  test('says every word of the text in its order, but for the establishment that the sheet shows by itself', () => {
    const [, ...parts] = text.split(/\n-- \n/);
    const before = text.slice(0, text.indexOf('\n-- \n'));
    // The text begins with the establishment and a blank line; a table’s heads stand before each of its values there.
    const told = words(before.slice(before.indexOf('\n\n')).replaceAll(/^(?:\d\.|[-*|])/gm, ''));
    const read = new Set(strings([page.title, page.blocks]).flatMap(words));
    expect(told.filter((word) => !read.has(word))).toEqual([]);
    // The head of the column of names is seen only: the text tells each name without it.
    const heads = page.blocks.flatMap((block) => (block.kind === 'table' ? block.heads.slice(0, 1) : []));
    const spoken = new Set([...words(text), ...heads]);
    expect([...read].filter((word) => !spoken.has(word))).toEqual([]);
    const foot = words(parts.join(' '));
    expect(strings(page.notes).flatMap(words)).toEqual(foot.slice(-strings(page.notes).flatMap(words).length));
    expect(page.notes.length).toBeGreaterThan(2);
    expect(page.language).toBe(language);
  });

  test('has each block of the page once, of its kind', () => {
    const body = html.slice(html.indexOf('<h1'), html.indexOf('class="foot'));
    expect(of('heading')).toHaveLength(count(body, /<h2/g));
    expect(of('list')).toHaveLength(count(body, /<[uo]l/g));
    expect(of('panel')).toHaveLength(count(body, /<div class="(?:good|warning|neutral)"/g));
    expect(of('code')).toHaveLength(count(body, /<p class="code"/g));
    expect(of('quote')).toHaveLength(count(body, /<blockquote/g));
    expect(of('facts').length + of('table').length).toBe(count(body, /<table class="data"/g));
    const inPanels = [...body.matchAll(/<div class="[\s\S]*?<\/div>/g)].reduce(
      (sum, [panel]) => sum + count(panel, /<p/g),
      0,
    );
    const apart = inPanels + 2 + 2 * of('code').length + of('quote').length;
    expect(of('paragraph')).toHaveLength(count(body, /<p[ >]/g) - apart);
    expect(of('link')).toEqual([
      { kind: 'link', label: expect.stringMatching(/^\p{Lu}/u), href: 'https://rentree.example/inscription' },
    ]);
  });

  test('ends with the signature on its own lines', () => {
    const last = page.blocks.at(-1);
    expect(last?.kind === 'paragraph' ? last.text.split('\n') : []).toHaveLength(3);
  });
});

const read = (name: string) => {
  const found = everyLetter('fr').find(([each]) => each === name);
  const page = found && letterPage(found[1].html);
  if (!page) throw new Error(`no letter ${name}`);
  return page.blocks;
};

test('keeps what a block means: tone, order, names and values, heads, lines, who is quoted', () => {
  expect(read('M-01')).toContainEqual({
    kind: 'code',
    label: 'Votre code d’activation\u00a0:',
    value: 'K7QF-9XTM-4HRB',
  });
  expect(read('M-01').filter(({ kind }) => kind === 'list')).toMatchObject([{ ordered: false }, { ordered: true }]);
  expect(read('M-07')).toContainEqual({
    kind: 'facts',
    caption: 'Les choix enregistrés',
    rows: [
      { name: 'Langues vivantes', value: '1. Anglais\n2. Espagnol' },
      {
        name: 'Second enseignement d’exploration',
        value: '1. Littérature et société\n2. Méthodes et pratiques scientifiques',
      },
      { name: 'Régime', value: 'Demi-pensionnaire' },
    ],
  });
  expect(read('M-08')).toContainEqual({
    kind: 'table',
    caption: 'Ce qui change',
    heads: ['Choix', 'Avant', 'Maintenant'],
    rows: [['Langues vivantes', '1. Anglais\n2. Espagnol', '1. Espagnol\n2. Anglais']],
  });
  expect(read('M-11')).toContainEqual({
    kind: 'quote',
    author: 'Message de l’établissement\u00a0:',
    text: 'Réunion le 28 août.\nListes à la loge.',
  });
  expect(read('M-09 last').find(({ kind }) => kind === 'panel')).toMatchObject({ tone: 'warning' });
});

test('what is no page of ours is not read, half a page neither', () => {
  expect(letterPage('Bonjour')).toBeNull();
  expect(letterPage('<html lang="fr"><body><p>Bonjour</p></body></html>')).toBeNull();
  const [first] = everyLetter('fr');
  expect(letterPage(first?.[1].html.slice(0, -200) ?? '')).toBeNull();
});
