import { describe, expect, test } from '@jest/globals';
import { blocksOf, plainMessage } from '../../domain/establishment/message-markup.ts';

const text = (words: string) => [{ kind: 'text', text: words }];

describe('a school’s message', () => {
  test('is paragraphs, lines and lists', () => {
    expect(blocksOf('Bienvenue !\nÀ bientôt.\n\n \nApportez :\n- une photo\n - le livret\nMerci.')).toEqual([
      { kind: 'paragraph', lines: [text('Bienvenue !'), text('À bientôt.')] },
      { kind: 'paragraph', lines: [text('Apportez :')] },
      { kind: 'list', items: [text('une photo'), text('le livret')] },
      { kind: 'paragraph', lines: [text('Merci.')] },
    ]);
  });

  test('has strong words, links with words and bare addresses', () => {
    expect(blocksOf('Le **30 juin**, [le plan](https://lycee.example/plan?a=1) ou https://lycee.example.')).toEqual([
      {
        kind: 'paragraph',
        lines: [
          [
            { kind: 'text', text: 'Le ' },
            { kind: 'strong', text: '30 juin' },
            { kind: 'text', text: ', ' },
            { kind: 'link', text: 'le plan', href: 'https://lycee.example/plan?a=1' },
            { kind: 'text', text: ' ou ' },
            { kind: 'link', text: 'https://lycee.example', href: 'https://lycee.example' },
            { kind: 'text', text: '.' },
          ],
        ],
      },
    ]);
  });

  test.each([
    '<script>alert(1)</script>',
    '<b>gras</b> & "guillemets"',
    '[clic](javascript:alert(1))',
    '[clic](http://lycee.example)',
    '[clic](data:text/html,x)',
    '2 ** 3 ** 4',
    '**',
    '****',
    '-sans espace',
    '[ouvert](https://lycee.example',
  ])('leaves %j as it was typed', (typed) => {
    const inlines = blocksOf(typed)
      .flatMap((block) => (block.kind === 'list' ? block.items : block.lines))
      .flat();
    expect(inlines.map((inline) => inline.text).join('')).toBe(typed);
    for (const inline of inlines) if (inline.kind === 'link') expect(inline.href).toMatch(/^https:\/\/lycee\.example$/);
  });

  test('loses no word, whatever is typed, and gives links to https alone', () => {
    const signs = ['*', '**', '[', ']', '(', ')', 'https://a.fr', 'http://b.fr', 'mot', ' ', '\n', '- ', '<', '"', 'é'];
    // A plain generator with a fixed seed: the same ten thousand messages each time.
    let seed = 7;
    const next = (): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed;
    };
    for (let n = 0; n < 10_000; n += 1) {
      const typed = Array.from({ length: next() % 14 }, () => signs[next() % signs.length]).join('');
      const inlines = blocksOf(typed)
        .flatMap((block) => (block.kind === 'list' ? block.items : block.lines))
        .flat();
      const letters = (words: string): string => words.replaceAll(/[^a-zé:/.<"]/g, '');
      const shown = inlines.map(
        (inline) => inline.text + (inline.kind === 'link' && inline.href !== inline.text ? inline.href : ''),
      );
      expect(letters(shown.join(''))).toBe(letters(typed));
      for (const inline of inlines) if (inline.kind === 'link') expect(inline.href).toMatch(/^https:\/\/[^\s<>"()]+$/);
    }
  });

  test('is plain where only text can go', () => {
    expect(plainMessage('Le **30 juin** :\n- [plan](https://a.example/p)\n\nVoir https://a.example.')).toBe(
      'Le 30 juin :\n\n- plan (https://a.example/p)\n\nVoir https://a.example.',
    );
    expect(plainMessage(' \n\n ')).toBe('');
  });
});
