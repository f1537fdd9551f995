import { compose } from './compose.ts';
import type { Letter, PupilLetterContext } from './letter.ts';
import { placeFacts } from './place-facts.ts';
import { type WaysToEnrol, waysToEnrol } from './ways-to-enrol.ts';
import { pupilValues, wordsOf } from './words.ts';

export interface ReminderProps extends PupilLetterContext, WaysToEnrol {
  readonly formation: string;
  /** Last instant of the enrolment, epoch ms. */
  readonly closesAt: number;
  /** Whether a draft was saved: it only remains to validate it. */
  readonly begun: boolean;
  /** Whether no other reminder follows. */
  readonly last: boolean;
}

/** M-09, to the guardians of a dossier that nobody acted on: what remains to do and until when. */
export function reminder(props: ReminderProps): Letter {
  const words = wordsOf(props);
  const values = {
    ...pupilValues(props),
    isPupil: props.reader.isPupil,
    begun: props.begun,
    last: props.last,
    day: words.day(props.closesAt),
    until: words.moment(props.closesAt),
  };
  return compose(props, {
    subject: words('reminder.subject', values),
    title: words('reminder.title', values),
    lead: [
      { kind: 'paragraph', text: words('reminder.intro', values) },
      {
        kind: 'panel',
        tone: 'warning',
        title: words('reminder.deadline', values),
        text: words('reminder.deadline.text'),
      },
    ],
    link: words('open-enrolment'),
    details: [
      {
        kind: 'facts',
        caption: words('campaign-opens.facts'),
        rows: placeFacts(props, words),
      },
      { kind: 'paragraph', text: words('campaign-opens.step.record') },
      { kind: 'paragraph', text: words('reminder.refuse') },
      ...waysToEnrol(props, words),
      { kind: 'paragraph', text: words('reminder.done') },
    ],
    because: words('because.guardian', values),
  });
}
