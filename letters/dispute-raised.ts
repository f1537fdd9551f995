import { compose } from './compose.ts';
import type { Letter, PupilLetterContext } from './letter.ts';
import { placeFacts } from './place-facts.ts';
import { pupilValues, wordsOf } from './words.ts';

export interface DisputeRaisedProps extends PupilLetterContext {
  readonly formation: string;
  /** What stood before the disagreement: an enrolment, or a refusal of the place. */
  readonly about: 'VALIDATED' | 'REFUSED';
}

/**
 * M-10, to both guardians: a disagreement was raised; the dossier waits for the head of school. Neutral: it says neither who
 * raised it nor what was written (§8, E-02).
 */
export function disputeRaised(props: DisputeRaisedProps): Letter {
  const words = wordsOf(props);
  const values = { ...pupilValues(props), isPupil: props.reader.isPupil, about: props.about };
  return compose(props, {
    subject: words('dispute-raised.subject', values),
    title: words('dispute-raised.title', values),
    lead: [
      { kind: 'paragraph', text: words('dispute-raised.intro', values) },
      {
        kind: 'panel',
        tone: 'neutral',
        title: words('dispute-raised.waits'),
        text: words('dispute-raised.waits.text', values),
      },
    ],
    link: words('see-enrolment'),
    details: [
      { kind: 'facts', caption: words('campaign-opens.facts'), rows: placeFacts(props, words) },
      { kind: 'paragraph', text: words('dispute-raised.law') },
      { kind: 'paragraph', text: words('dispute-raised.talk', values) },
    ],
    because: words('because.guardian', values),
  });
}
