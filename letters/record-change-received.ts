import { acknowledgement, type Receipt } from './acknowledgement.ts';
import { compose } from './compose.ts';
import type { Letter, PupilLetterContext } from './letter.ts';
import { fieldOf, type NamedField } from './record-field.ts';
import { pupilValues, wordsOf } from './words.ts';

export interface RecordChangeReceivedProps extends PupilLetterContext {
  readonly receipt: Receipt;
  /** The fields sent, in the order of the record; never their values, which are still nobody's truth. */
  readonly fields: readonly NamedField[];
}

/**
 * M-03, to the author alone: the acknowledgement of a record change, with the list of its fields. It also says what silence
 * means (R.112-11-1, last lines): never acceptance (§2.2-5).
 */
export function recordChangeReceived(props: RecordChangeReceivedProps): Letter {
  const words = wordsOf(props);
  const values = { ...pupilValues(props), count: props.fields.length };
  return compose(props, {
    subject: words('record-change-received.subject', values),
    title: words('record-change-received.title'),
    lead: [
      { kind: 'paragraph', text: words('record-change-received.intro', values) },
      {
        kind: 'panel',
        tone: 'neutral',
        title: words('record-change-received.waiting'),
        text: words('record-change-received.waiting.text'),
      },
    ],
    link: words('record-change-received.link'),
    details: [
      ...acknowledgement(props, words, props.receipt),
      { kind: 'heading', text: words('record-change-received.fields', values) },
      {
        kind: 'list',
        ordered: false,
        items: props.fields.map((field) => fieldOf(words, field, props.pupil.firstName)),
      },
      { kind: 'paragraph', text: words('record-change-received.withdraw') },
      { kind: 'paragraph', text: words('record-change-received.mistake') },
    ],
    because: words('because.author'),
  });
}
