import { describe, expect, test } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import en from '../../locales/en/index.ts';
import fr from '../../locales/fr/index.ts';

type Messages = Readonly<Record<string, string>>;
const [french, english]: [Messages, Messages] = [fr, en];

/** Names of the values that a message takes, those inside plurals included. */
function valuesOf(message: string, language: string): string[] {
  const names = new Set<string>();
  const walk = (parts: readonly object[]): void => {
    for (const part of parts) {
      if ('value' in part && 'type' in part && part.type !== 0 && typeof part.value === 'string') names.add(part.value);
      if ('options' in part && typeof part.options === 'object') {
        for (const option of Object.values(part.options as Record<string, { value: object[] }>)) walk(option.value);
      }
    }
  };
  walk(new IntlMessageFormat(message, language).getAst());
  return [...names].sort();
}

describe('the words of the screens', () => {
  test('are the same keys in French and English', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(french).sort());
  });

  test('are well-formed messages in both languages', () => {
    const broken = [...Object.entries(french), ...Object.entries(english)].filter(([, message]) => {
      try {
        new IntlMessageFormat(message, 'fr');
        return false;
      } catch {
        return true;
      }
    });
    expect(broken).toEqual([]);
  });

  test('take in English no value that French does not take', () => {
    const strange = Object.keys(french).flatMap((key) => {
      const given = valuesOf(french[key] ?? '', 'fr');
      // « d’Anaïs » comes with « Anaïs »: English, which does not elide, takes the name.
      const known = new Set(given.includes('ofChild') ? [...given, 'firstName'] : given);
      return valuesOf(english[key] ?? '', 'en')
        .filter((name) => !known.has(name))
        .map((name) => `${key}: ${name}`);
    });
    expect(strange).toEqual([]);
  });

  test('have typographic apostrophes only: the straight one quotes in ICU', () => {
    const straight = [...Object.entries(french), ...Object.entries(english)].filter(([, message]) =>
      message.includes("'"),
    );
    expect(straight).toEqual([]);
  });
});
