import { compose } from './compose.ts';
import type { Block, Letter, PupilLetterContext } from './letter.ts';
import { pupilValues, type Words, wordsOf } from './words.ts';

export interface EnrolmentInformationProps extends PupilLetterContext {
  /** What happened that the family did not do in this dossier by itself (§3.6). Instants in epoch ms. */
  readonly cause: /** Open again until a deadline of its own. */
    | { readonly kind: 'reopened'; readonly closesAt: number }
    /** Goes on on paper; `dueAt` is when the paper is due back, null where no date was set. */
    | { readonly kind: 'paper'; readonly dueAt: number | null }
    /** The other guardian agreed: the enrolment has the word of both. */
    | { readonly kind: 'agreed' }
    /** The head of school decided a disagreement. */
    | { readonly kind: 'enrolment-upheld' | 'refusal-upheld' }
    /** The affectation was taken back, or replaced by another one. */
    | { readonly kind: 'affectation-removed' | 'affectation-changed' };
  /** What staff wrote for the family; null or empty for nothing. */
  readonly note: string | null;
}

/** M-12, to both guardians: something changed in how, where or until when to enrol; the cause, and what comes next. */
export function enrolmentInformation(props: EnrolmentInformationProps): Letter {
  const words = wordsOf(props);
  const values = { ...pupilValues(props), isPupil: props.reader.isPupil };
  const cause = props.cause.kind;
  return compose(props, {
    subject: words('enrolment-information.subject', values),
    title: words(`enrolment-information.${cause}.title`, values),
    lead: [{ kind: 'paragraph', text: words(`enrolment-information.${cause}.intro`, values) }, next(props, words)],
    link: words(cause === 'reopened' ? 'open-enrolment' : 'see-enrolment'),
    details: [
      ...(props.note
        ? [{ kind: 'quote', author: words('enrolment-information.note'), text: props.note } as const]
        : []),
    ],
    because: words('because.guardian', values),
  });
}

function next(props: EnrolmentInformationProps, words: Words): Block {
  const { cause } = props;
  const values = pupilValues(props);
  if (cause.kind === 'reopened') {
    return {
      kind: 'panel',
      tone: 'warning',
      title: words('enrolment-information.reopened.deadline', { until: words.moment(cause.closesAt) }),
      text: words('enrolment-information.reopened.deadline.text'),
    };
  }
  if (cause.kind === 'paper') {
    return {
      kind: 'panel',
      tone: 'neutral',
      title:
        cause.dueAt === null
          ? words('enrolment-information.paper.ask')
          : words('enrolment-information.paper.deadline', { until: words.moment(cause.dueAt) }),
      text: words('enrolment-information.paper.deadline.text', values),
    };
  }
  return {
    kind: 'panel',
    tone: cause.kind === 'agreed' || cause.kind === 'enrolment-upheld' ? 'good' : 'neutral',
    title: words(`enrolment-information.${cause.kind}.next`, values),
    text: words(`enrolment-information.${cause.kind}.next.text`, values),
  };
}
