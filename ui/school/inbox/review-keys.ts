/** What a key means on a field to decide; nothing while somebody types, nor with a modifier that is the browser's. */
import type { Decision } from '../../../domain/record-change/record-change.ts';

export type ReviewAct = Decision | 'next' | 'previous' | 'next-set' | 'previous-set' | 'submit' | 'help';

/** The letters, in the reader's language. */
export type ReviewLetters = Readonly<Record<Decision | 'next' | 'previous', string>>;

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly target: unknown;
}

/** Where letters are written, not commands. */
const isTyping = (target: unknown): boolean =>
  target instanceof Element && target.matches('textarea, select, input:not([type="radio"]):not([type="checkbox"])');

export function reviewActOf(
  { key, ctrlKey, metaKey, altKey, shiftKey, target }: Pressed,
  letters: ReviewLetters,
  typing: (target: unknown) => boolean = isTyping,
): ReviewAct | null {
  // The one that works while a reason is written, too.
  if (key === 'Enter' && (ctrlKey || metaKey) && !altKey) return 'submit';
  if (ctrlKey || metaKey || altKey || typing(target)) return null;
  if (key === '?') return 'help';
  const letter = (Object.keys(letters) as (keyof ReviewLetters)[]).find(
    (act) => letters[act].toLowerCase() === key.toLowerCase(),
  );
  if (!letter) return null;
  if (!shiftKey) return letter;
  if (letter === 'next') return 'next-set';
  return letter === 'previous' ? 'previous-set' : null;
}
