import { type Actor, acknowledgement, doneBy, type Receipt } from './acknowledgement.ts';
import { compose, contactLines } from './compose.ts';
import type { Block, Letter, PupilLetterContext, Sender } from './letter.ts';
import { placeFacts } from './place-facts.ts';
import { pupilValues, schoolValues, type Words, wordsOf } from './words.ts';

export interface RefusalRecordedProps extends PupilLetterContext {
  readonly receipt: Receipt;
  readonly by: Actor;
  readonly formation: string;
  /** The establishment of this year, where the family turns to for what comes next; null when it is unknown here. */
  readonly origin: Sender | null;
}

/** M-06, to both guardians: the refusal of the place, its date, what it entails and whom to turn to. */
export function refusalRecorded(props: RefusalRecordedProps): Letter {
  const words = wordsOf(props);
  const values = {
    ...pupilValues(props),
    isPupil: props.reader.isPupil,
    byReader: props.by.isReader,
    by: props.by.name,
  };
  return compose(props, {
    subject: words('refusal-recorded.subject', values),
    title: words('refusal-recorded.title', values),
    lead: [
      { kind: 'paragraph', text: words('refusal-recorded.intro', values) },
      {
        kind: 'panel',
        tone: 'warning',
        title: words('refusal-recorded.consequences'),
        text: words('refusal-recorded.consequences.text', values),
      },
    ],
    link: words('refusal-recorded.link'),
    details: [
      {
        kind: 'facts',
        caption: words('campaign-opens.facts'),
        rows: [...placeFacts(props, words), doneBy(words, props.by)],
      },
      ...acknowledgement(props, words, props.receipt),
      { kind: 'heading', text: words('refusal-recorded.next') },
      ...next(props, words),
      { kind: 'paragraph', text: words('refusal-recorded.mistake', values) },
    ],
    because: words('because.guardian', values),
  });
}

function next(props: RefusalRecordedProps, words: Words): Block[] {
  const { origin, language } = props;
  if (origin === null) {
    const values = { ...pupilValues(props), isPupil: props.reader.isPupil };
    return [{ kind: 'paragraph', text: words('refusal-recorded.next.receiving', values) }];
  }
  const { theSchool: theOrigin } = schoolValues(origin.establishment, language);
  return [
    { kind: 'paragraph', text: words('refusal-recorded.next.origin', { theOrigin }) },
    { kind: 'paragraph', text: contactLines({ ...props, sender: origin }).join('\n') },
  ];
}
