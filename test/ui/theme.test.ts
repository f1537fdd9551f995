import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

/** Tokens of the theme by name: the colour of the day, the colour of the night. */
const tokens = new Map(
  [
    ...readFileSync(new URL('../../ui/theme/tokens.css', import.meta.url), 'utf8').matchAll(
      /--ds-color-([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g,
    ),
  ].map(([, name = '', day = '', night = '']) => [name, { day, night }]),
);
const FAMILIES = ['accent', 'neutral', 'success', 'warning', 'danger'] as const;
const SCHEMES = ['day', 'night'] as const;
const GROUNDS = ['surface-default', 'surface-tinted', 'surface-hover', 'surface-active'];
const PAPER = ['neutral-background-default', 'neutral-background-tinted', 'neutral-surface-default'];

/** Contrast ratio of WCAG 2.1 between two tokens, 1 to 21. */
function contrast(a: string, b: string, scheme: (typeof SCHEMES)[number]): number {
  const luminance = (name: string): number => {
    const colour = tokens.get(name)?.[scheme];
    if (!colour) throw new Error(`No token ${name}`);
    const channel = (at: number): number => {
      const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  };
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** Pairs that fall below the ratio, named with what they reach: empty when all hold. */
const below = (
  least: number,
  pairs: readonly (readonly [string, string])[],
  scheme: (typeof SCHEMES)[number],
): string[] =>
  pairs
    .map(([a, b]) => ({ pair: `${a} on ${b}`, ratio: contrast(a, b, scheme) }))
    .filter(({ ratio }) => ratio < least)
    .map(({ pair, ratio }) => `${pair}: ${ratio.toFixed(2)}`);

describe.each(SCHEMES)('by %s', (scheme) => {
  test.each(FAMILIES)('the texts of %s keep 4.5:1 on each of their grounds', (family) => {
    const grounds = [...GROUNDS.map((name) => `${family}-${name}`), ...PAPER];
    const texts = [`${family}-text-subtle`, `${family}-text-default`];
    const pairs = grounds.flatMap((ground) => texts.map((text) => [text, ground] as const));
    expect(below(4.5, pairs, scheme)).toEqual([]);
  });

  test.each(FAMILIES)('a button of %s keeps 4.5:1 at rest, under the pointer and pressed', (family) => {
    const states = ['base-default', 'base-hover', 'base-active'];
    const pairs = states.map((state) => [`${family}-base-contrast-default`, `${family}-${state}`] as const);
    expect(below(4.5, pairs, scheme)).toEqual([]);
  });

  test.each(FAMILIES)('the borders of %s, which say where a control is, keep 3:1', (family) => {
    const pairs = PAPER.map((ground) => [`${family}-border-default`, ground] as const);
    expect(below(3, pairs, scheme)).toEqual([]);
  });

  test('the sign of the focus keeps 3:1 on paper', () => {
    const pairs = PAPER.map((ground) => ['focus-outer', ground] as const);
    expect(below(3, pairs, scheme)).toEqual([]);
  });
});
