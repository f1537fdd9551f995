import { CHANGE_KINDS, type ChangeKind } from '../domain/pupil-record/fields.ts';
import { fieldsOf, type Waiting } from '../domain/record-change/digest.ts';
import { compose } from './compose.ts';
import type { Block, Letter, LetterContext } from './letter.ts';
import { schoolValues, type Words, wordsOf } from './words.ts';

export interface StaffDigestProps extends LetterContext {
  /** What waits for this reader, who has something to do. */
  readonly waiting: Waiting;
}

/** M-13: what waits at an establishment this morning for one of its staff. Figures by kind, and no name (§8). */
export function staffDigest(props: StaffDigestProps): Letter {
  const words = wordsOf(props);
  const { waiting } = props;
  const changes = fieldsOf(waiting);
  const { enrolments, late } = waiting;
  const about = changes > 0 ? (enrolments > 0 ? 'both' : 'changes') : 'enrolments';
  const values = { ...schoolValues(props.sender.establishment, props.language), about, changes, enrolments, late };
  return compose(props, {
    subject: words('staff-digest.subject', values),
    title: words('staff-digest.title', values),
    lead: [
      { kind: 'paragraph', text: words('staff-digest.intro', values) },
      ...(late > 0
        ? [
            {
              kind: 'panel',
              tone: 'warning',
              title: words('staff-digest.late', values),
              text: words('staff-digest.silence'),
            } as const,
          ]
        : []),
      ...figuresOf(words, waiting),
    ],
    link: words('staff-digest.link'),
    details: [{ kind: 'paragraph', text: words('staff-digest.choice') }],
    because: words('because.clerk', values),
  });
}

export interface ChangeArrivedProps extends LetterContext {
  /** Fields of the set by kind: at least one. */
  readonly byKind: Waiting['byKind'];
}

/** M-13 to who chose to hear of each change: its number and nature, and no name. */
export function changeArrived(props: ChangeArrivedProps): Letter {
  const words = wordsOf(props);
  const values = { ...schoolValues(props.sender.establishment, props.language), changes: fieldsOf(props) };
  return compose(props, {
    subject: words('change-arrived.subject', values),
    title: words('change-arrived.title', values),
    lead: [
      { kind: 'paragraph', text: words('change-arrived.intro', values) },
      ...figuresOf(words, { ...props, late: 0, enrolments: 0 }),
    ],
    link: words('change-arrived.link'),
    details: [{ kind: 'paragraph', text: words('staff-digest.choice') }],
    because: words('because.clerk', values),
  });
}

export interface LongWaitProps extends LetterContext {
  /** Fields that have waited for more than 15 working days, all of the establishment's together. */
  readonly fields: number;
}

/** M-13 to the head: what nobody has decided for 15 working days (§2.2-5). A number and a link, no pupil. */
export function longWait(props: LongWaitProps): Letter {
  const words = wordsOf(props);
  const values = { ...schoolValues(props.sender.establishment, props.language), fields: props.fields };
  return compose(props, {
    subject: words('long-wait.subject', values),
    title: words('long-wait.title', values),
    lead: [
      { kind: 'paragraph', text: words('long-wait.intro', values) },
      {
        kind: 'panel',
        tone: 'warning',
        title: words('long-wait.silence'),
        text: words('long-wait.silence.text'),
      },
    ],
    link: words('change-arrived.link'),
    details: [{ kind: 'paragraph', text: words('long-wait.delegate') }],
    because: words('because.head', values),
  });
}

function figuresOf(words: Words, { byKind, enrolments }: Waiting): Block[] {
  const rows = [
    ...CHANGE_KINDS.map((kind: ChangeKind) => ({ name: words(`change-kind.${kind}`), value: byKind[kind] ?? 0 })),
    { name: words('staff-digest.enrolments'), value: enrolments },
  ].filter(({ value }) => value > 0);
  const shown = rows.map(({ name, value }) => ({ name, value: String(value) }));
  return [{ kind: 'facts', caption: words('staff-digest.figures'), rows: shown }];
}
