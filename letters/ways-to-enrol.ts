import type { Block, PupilLetterContext } from './letter.ts';
import { pupilValues, schoolValues, type Words } from './words.ts';

/** How a family without an account, a computer or a wish for either can still enrol (E-11, E-10). */
export interface WaysToEnrol {
  /** Whether the reader can already sign in. */
  readonly hasAccount: boolean;
  /** Name of the establishment of this year, whose computer is offered; null when it is unknown here. */
  readonly origin: string | null;
}

/** The blocks about help, computer and paper, common to the letters that ask to enrol. */
export function waysToEnrol(context: PupilLetterContext & WaysToEnrol, words: Words): Block[] {
  const values = { ...pupilValues(context), isPupil: context.reader.isPupil };
  const atOrigin = context.origin === null ? null : schoolValues(context.origin, context.language).atSchool;
  return [
    { kind: 'heading', text: words('help.heading') },
    ...(context.hasAccount ? [] : [{ kind: 'paragraph', text: words('help.no-account', values) } as const]),
    ...(atOrigin === null ? [] : [{ kind: 'paragraph', text: words('help.computer', { atOrigin }) } as const]),
    { kind: 'paragraph', text: words('help.paper', values) },
  ];
}
