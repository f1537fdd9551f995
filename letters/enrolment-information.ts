import { compose } from './compose.ts';
import type { Block, Letter, PupilLetterContext } from './letter.ts';
import { pupilValues, type Words, wordsOf } from './words.ts';

export interface EnrolmentInformationProps extends PupilLetterContext {
  /** What staff did: the enrolment is open again until a deadline of its own, or goes on on paper (§3.6). */
  readonly cause:
    | { readonly kind: 'reopened' /** Epoch ms. */; readonly closesAt: number }
    | {
        readonly kind: 'paper' /** When the paper is due back, epoch ms; null where no date was set. */;
        readonly dueAt: number | null;
      };
  /** What staff wrote for the family; null or empty for nothing. */
  readonly note: string | null;
}

/** M-12, to both guardians: something changed in how or until when to enrol; the cause and the new deadline. */
export function enrolmentInformation(props: EnrolmentInformationProps): Letter {
  const words = wordsOf(props);
  const values = { ...pupilValues(props), isPupil: props.reader.isPupil };
  const cause = props.cause.kind;
  return compose(props, {
    subject: words('enrolment-information.subject', values),
    title: words(`enrolment-information.${cause}.title`, values),
    lead: [{ kind: 'paragraph', text: words(`enrolment-information.${cause}.intro`, values) }, deadline(props, words)],
    link: words(cause === 'reopened' ? 'open-enrolment' : 'see-enrolment'),
    details: [
      ...(props.note
        ? [{ kind: 'quote', author: words('enrolment-information.note'), text: props.note } as const]
        : []),
    ],
    because: words('because.guardian', values),
  });
}

function deadline(props: EnrolmentInformationProps, words: Words): Block {
  if (props.cause.kind === 'reopened') {
    return {
      kind: 'panel',
      tone: 'warning',
      title: words('enrolment-information.reopened.deadline', { until: words.moment(props.cause.closesAt) }),
      text: words('enrolment-information.reopened.deadline.text'),
    };
  }
  const { dueAt } = props.cause;
  return {
    kind: 'panel',
    tone: 'neutral',
    title:
      dueAt === null
        ? words('enrolment-information.paper.ask')
        : words('enrolment-information.paper.deadline', { until: words.moment(dueAt) }),
    text: words('enrolment-information.paper.deadline.text', pupilValues(props)),
  };
}
