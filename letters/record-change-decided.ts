import type { FieldValue } from '../domain/pupil-record/fields.ts';
import type { ExpiryCause, ItemState } from '../domain/record-change/record-change.ts';
import { compose } from './compose.ts';
import type { Block, Letter, PupilLetterContext } from './letter.ts';
import { oneLine } from './plain-words.ts';
import { fieldOf, type NamedField } from './record-field.ts';
import { type CodeLabels, shownValue } from './shown-value.ts';
import { pupilValues, type Words, wordsOf } from './words.ts';

export interface DecidedItem extends NamedField {
  /** How the item ended. */
  readonly outcome: Exclude<ItemState, 'PENDING' | 'CONFLICT' | 'STALE'>;
  /**
   * What the record now says (the amended value where staff corrected it); of a contact that is removed, whom it was. Not
   * written for a refused or superseded item.
   */
  readonly value: FieldValue;
  /** Staff's reason; null when none was given. */
  readonly reason: string | null;
  /** Refused because the value that the other guardian proposed was chosen: then nobody wrote a reason (§2.3). */
  readonly otherChosen?: boolean;
}

export interface RecordChangeDecidedProps extends PupilLetterContext {
  /** Whether the reader sent the changes. */
  readonly byReader: boolean;
  /** Epoch ms. */
  readonly submittedAt: number;
  /** Epoch ms. */
  readonly decidedAt: number;
  /** Why the set ended before everything in it was decided; null when it did not. */
  readonly expired: ExpiryCause | null;
  /** At least one, and only what this reader may see (§1.4-2). */
  readonly items: readonly DecidedItem[];
  readonly labels: CodeLabels;
}

/**
 * M-04, to both guardians, each with what they may see: accepted, corrected, refused with its reason. A set that ended
 * undecided says why, what to do, and what of it was written all the same, because it had been accepted (§2.2).
 */
export function recordChangeDecided(props: RecordChangeDecidedProps): Letter {
  const words = wordsOf(props);
  const { expired } = props;
  const refused = props.items.some(({ outcome }) => outcome === 'REFUSED');
  const accepted = props.items.some(({ outcome }) => outcome === 'ACCEPTED' || outcome === 'ACCEPTED_AMENDED');
  const undecided = expired !== null && props.items.some(({ outcome }) => outcome === 'SUPERSEDED');
  // What was already right, or was sent again since, is neither a refusal nor news.
  const settledAnyway = !accepted && !refused && !undecided && props.items.some(({ outcome }) => outcome === 'NOOP');
  const values = {
    ...pupilValues(props),
    byReader: props.byReader,
    accepted: accepted || settledAnyway ? (refused || undecided ? 'some' : 'all') : 'none',
    submitted: words.day(props.submittedAt),
    decided: words.day(props.decidedAt),
  };
  return compose(props, {
    subject: words('record-change-decided.subject', values),
    title: words('record-change-decided.title', values),
    lead: [
      {
        kind: 'paragraph',
        text: words(expired ? 'record-change-expired.intro' : 'record-change-decided.intro', values),
      },
      ...(expired && undecided
        ? [
            {
              kind: 'panel',
              tone: 'warning',
              title: words(`record-change-expired.${expired}`, values),
              text: words(`record-change-expired.${expired}.text`, values),
            } as const,
          ]
        : []),
      ...valuesOf(props, words, 'ACCEPTED', 'record-change-decided.accepted'),
      ...valuesOf(props, words, 'ACCEPTED_AMENDED', 'record-change-decided.amended'),
      ...refusals(props, words),
      ...valuesOf(props, words, 'NOOP', 'record-change-decided.unchanged'),
      ...superseded(props, words),
    ],
    link: words('record-change-decided.link'),
    details: [...(refused ? [{ kind: 'paragraph', text: words('record-change-decided.after-refusal') } as const] : [])],
    because: words('because.guardian', { ...values, isPupil: props.reader.isPupil }),
  });
}

function valuesOf(
  props: RecordChangeDecidedProps,
  words: Words,
  outcome: 'ACCEPTED' | 'ACCEPTED_AMENDED' | 'NOOP',
  caption: `record-change-decided.${'accepted' | 'amended' | 'unchanged'}`,
): Block[] {
  const rows = props.items
    .filter((item) => item.outcome === outcome)
    .map((item) => ({
      name: fieldOf(words, item, props.pupil.firstName),
      value: [
        shownValue(item.field, item.value, props.language, props.labels),
        ...(item.reason ? [reasonOf(words, item.reason)] : []),
      ].join('\n'),
    }));
  return rows.length === 0 ? [] : [{ kind: 'facts', caption: words(caption), rows }];
}

function refusals(props: RecordChangeDecidedProps, words: Words): Block[] {
  const rows = props.items
    .filter(({ outcome }) => outcome === 'REFUSED')
    .map((item) => ({
      name: fieldOf(words, item, props.pupil.firstName),
      value: item.otherChosen
        ? words('record-change-decided.other-chosen')
        : (item.reason ?? words('record-change-decided.no-reason')),
    }));
  return rows.length === 0 ? [] : [{ kind: 'facts', caption: words('record-change-decided.refused'), rows }];
}

function superseded(props: RecordChangeDecidedProps, words: Words): Block[] {
  const items = props.items
    .filter(({ outcome }) => outcome === 'SUPERSEDED')
    .map((item) => fieldOf(words, item, props.pupil.firstName));
  if (items.length === 0) return [];
  return [
    {
      kind: 'heading',
      text: words(props.expired ? 'record-change-expired.undecided' : 'record-change-decided.superseded'),
    },
    { kind: 'list', ordered: false, items },
  ];
}

const reasonOf = (words: Words, reason: string): string =>
  words('record-change-decided.reason', { reason: oneLine(reason) });
