import { type Actor, acknowledgement, doneBy, type Receipt } from './acknowledgement.ts';
import { compose } from './compose.ts';
import type { Block, Letter, PupilLetterContext } from './letter.ts';
import { placeFacts } from './place-facts.ts';
import { pupilValues, type Words, wordsOf } from './words.ts';

/** A group of choices as the family answered it. */
export interface ShownChoice {
  /** Label of the group. */
  readonly label: string;
  /** Labels of the options chosen, in the family's order. */
  readonly options: readonly string[];
  /** Whether their order is one of preference. */
  readonly ranked: boolean;
}

export interface ShownDocument {
  readonly label: string;
  readonly mandatory: boolean;
}

export interface EnrolmentValidatedProps extends PupilLetterContext {
  readonly receipt: Receipt;
  readonly by: Actor;
  readonly formation: string;
  /** In the order of the screens; empty for a formation that asks nothing. */
  readonly choices: readonly ShownChoice[];
  /** The lycée's list, in its order. */
  readonly documents: readonly ShownDocument[];
  /** Until when the family may change its choices, epoch ms. */
  readonly closesAt: number;
}

/** M-07, to both guardians: the enrolment is recorded; receipt, recall of the choices, documents to bring. */
export function enrolmentValidated(props: EnrolmentValidatedProps): Letter {
  const words = wordsOf(props);
  const values = {
    ...pupilValues(props),
    isPupil: props.reader.isPupil,
    receipt: props.receipt.number,
    at: words.moment(props.receipt.receivedAt),
    until: words.moment(props.closesAt),
  };
  return compose(props, {
    subject: words('enrolment-validated.subject', values),
    title: words('enrolment-validated.title', values),
    lead: [
      {
        kind: 'panel',
        tone: 'good',
        title: words('enrolment-validated.panel', values),
        text: words('enrolment-validated.panel.text', values),
      },
    ],
    link: words('see-enrolment'),
    details: [
      {
        kind: 'facts',
        caption: words('enrolment-validated.facts'),
        rows: [...placeFacts(props, words), doneBy(words, props.by)],
      },
      ...recallOf(props.choices, words),
      ...documentsToProvide(props, words),
      { kind: 'heading', text: words('next.heading') },
      { kind: 'paragraph', text: words('enrolment-validated.change', values) },
      { kind: 'paragraph', text: words('enrolment-validated.next') },
      ...(props.by.isReader ? [] : [{ kind: 'paragraph', text: words('disagree', values) } as const]),
      ...acknowledgement(props, words, props.receipt),
    ],
    because: words('because.guardian', values),
  });
}

function recallOf(choices: readonly ShownChoice[], words: Words): Block[] {
  const rows = choices.map((choice) => ({ name: choice.label, value: answerOf(choice, words) }));
  return rows.length === 0 ? [] : [{ kind: 'facts', caption: words('enrolment-validated.choices'), rows }];
}

/** The options of a choice, one per line, numbered where their order counts. */
export function answerOf({ options, ranked }: ShownChoice, words: Words): string {
  if (options.length === 0) return words('enrolment-changed.nothing');
  const numbered = ranked && options.length > 1;
  return options.map((option, index) => (numbered ? `${index + 1}. ${option}` : option)).join('\n');
}

function documentsToProvide(props: EnrolmentValidatedProps, words: Words): Block[] {
  if (props.documents.length === 0) return [{ kind: 'paragraph', text: words('documents.none') }];
  return [
    { kind: 'heading', text: words('documents.heading') },
    { kind: 'paragraph', text: words('documents.where', pupilValues(props)) },
    {
      kind: 'list',
      ordered: false,
      items: props.documents.map(({ label, mandatory }) =>
        mandatory ? label : words('documents.optional', { document: label }),
      ),
    },
  ];
}
