import { contactLines } from './compose.ts';
import type { Block, LetterContext } from './letter.ts';
import type { Words } from './words.ts';

/** Who did what a letter tells of. Of another guardian, the name only (E-01). */
export interface Actor {
  readonly name: string;
  /** Whether it is the very reader of this letter. */
  readonly isReader: boolean;
}

/** What a submission is answered with: its number and the instant (epoch ms) at which it came in. */
export interface Receipt {
  /** `R-2027-000123`. */
  readonly number: string;
  readonly receivedAt: number;
}

/**
 * The electronic acknowledgement of receipt that every submission is owed (CRPA L.112-11): number, moment of receipt, and
 * the service in charge with its address, telephone and mail (R.112-11-1, 1° and 2°).
 */
export function acknowledgement(context: LetterContext, words: Words, receipt: Receipt): Block[] {
  return [
    {
      kind: 'facts',
      caption: words('receipt.caption'),
      rows: [
        { name: words('receipt.number'), value: receipt.number },
        { name: words('receipt.received'), value: words.moment(receipt.receivedAt) },
        {
          name: words('receipt.service'),
          value: [words('receipt.secretariat'), ...contactLines(context)].join('\n'),
        },
      ],
    },
    { kind: 'paragraph', text: words('receipt.keep') },
  ];
}

/** « Démarche faite par », as a row of facts. */
export const doneBy = (words: Words, by: Actor): { name: string; value: string } => ({
  name: words('fact.done-by'),
  value: by.isReader ? words('fact.done-by-reader', { name: by.name }) : by.name,
});
