import { type Actor, acknowledgement, type Receipt } from './acknowledgement.ts';
import { compose } from './compose.ts';
import { answerOf, type ShownChoice } from './enrolment-validated.ts';
import type { Block, Letter, PupilLetterContext } from './letter.ts';
import { pupilValues, type Words, wordsOf } from './words.ts';

/** A choice that is not what it was: its answer in the version before and in the new one. */
export interface ChoiceDifference {
  readonly before: ShownChoice;
  readonly after: ShownChoice;
}

export interface EnrolmentChangedProps extends PupilLetterContext {
  readonly receipt: Receipt;
  readonly by: Actor;
  /** Only the groups whose answer changed; empty when the family validated the same choices again. */
  readonly differences: readonly ChoiceDifference[];
  /** Until when the family may change its choices, epoch ms. */
  readonly closesAt: number;
}

/** M-08, to both guardians: an enrolment was validated again (E-05); what differs from the version before. */
export function enrolmentChanged(props: EnrolmentChangedProps): Letter {
  const words = wordsOf(props);
  const values = {
    ...pupilValues(props),
    isPupil: props.reader.isPupil,
    byReader: props.by.isReader,
    by: props.by.name,
    until: words.moment(props.closesAt),
  };
  return compose(props, {
    subject: words('enrolment-changed.subject', values),
    title: words('enrolment-changed.title', values),
    lead: [{ kind: 'paragraph', text: words('enrolment-changed.intro', values) }, ...differencesOf(props, words)],
    link: words('see-enrolment'),
    details: [
      { kind: 'paragraph', text: words('enrolment-validated.change', values) },
      ...(props.by.isReader ? [] : [{ kind: 'paragraph', text: words('disagree', values) } as const]),
      ...acknowledgement(props, words, props.receipt),
    ],
    because: words('because.guardian', values),
  });
}

function differencesOf({ differences }: EnrolmentChangedProps, words: Words): Block[] {
  if (differences.length === 0) return [{ kind: 'paragraph', text: words('enrolment-changed.same') }];
  return [
    {
      kind: 'table',
      caption: words('enrolment-changed.differences'),
      heads: [words('enrolment-changed.choice'), words('enrolment-changed.before'), words('enrolment-changed.after')],
      rows: differences.map(({ before, after }) => [after.label, answerOf(before, words), answerOf(after, words)]),
    },
  ];
}
