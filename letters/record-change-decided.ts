import type { FieldValue, RecordFieldName } from '../domain/pupil-record/fields.ts';
import type { ItemState } from '../domain/record-change/record-change.ts';
import { compose } from './compose.ts';
import type { Block, Letter, PupilLetterContext } from './letter.ts';
import { oneLine } from './plain-words.ts';
import { fieldOf } from './record-field.ts';
import { type CodeLabels, shownValue } from './shown-value.ts';
import { pupilValues, type Words, wordsOf } from './words.ts';

export interface DecidedItem {
  readonly field: RecordFieldName;
  /** How the item ended. */
  readonly outcome: Exclude<ItemState, 'PENDING' | 'CONFLICT' | 'STALE'>;
  /** What the record now says (the amended value where staff corrected it). Not written for a refused or superseded item. */
  readonly value: FieldValue;
  /** Staff's reason; null when none was given. */
  readonly reason: string | null;
}

export interface RecordChangeDecidedProps extends PupilLetterContext {
  /** Whether the reader sent the changes; another guardian's own fields are then never in `items` (§1.4-2). */
  readonly byReader: boolean;
  /** Epoch ms. */
  readonly submittedAt: number;
  /** Epoch ms. */
  readonly decidedAt: number;
  /** At least one, and only what this reader may see. */
  readonly items: readonly DecidedItem[];
  readonly labels: CodeLabels;
}

/** M-04, to both guardians, each with what they may see: accepted, corrected, refused with its reason. */
export function recordChangeDecided(props: RecordChangeDecidedProps): Letter {
  const words = wordsOf(props);
  const refused = props.items.some(({ outcome }) => outcome === 'REFUSED');
  const accepted = props.items.some(({ outcome }) => outcome === 'ACCEPTED' || outcome === 'ACCEPTED_AMENDED');
  // What was already right, or was sent again since, is neither a refusal nor news.
  const settledAnyway = !accepted && !refused && props.items.some(({ outcome }) => outcome === 'NOOP');
  const values = {
    ...pupilValues(props),
    byReader: props.byReader,
    accepted: accepted || settledAnyway ? (refused ? 'some' : 'all') : 'none',
    submitted: words.day(props.submittedAt),
    decided: words.day(props.decidedAt),
  };
  return compose(props, {
    subject: words('record-change-decided.subject', values),
    title: words('record-change-decided.title', values),
    lead: [
      { kind: 'paragraph', text: words('record-change-decided.intro', values) },
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
    .map(({ field, value, reason }) => ({
      name: fieldOf(words, field, props.pupil.firstName, props.byReader),
      value: [
        shownValue(field, value, props.language, props.labels),
        ...(reason ? [reasonOf(words, reason)] : []),
      ].join('\n'),
    }));
  return rows.length === 0 ? [] : [{ kind: 'facts', caption: words(caption), rows }];
}

function refusals(props: RecordChangeDecidedProps, words: Words): Block[] {
  const rows = props.items
    .filter(({ outcome }) => outcome === 'REFUSED')
    .map(({ field, reason }) => ({
      name: fieldOf(words, field, props.pupil.firstName, props.byReader),
      value: reason ? reason : words('record-change-decided.no-reason'),
    }));
  return rows.length === 0 ? [] : [{ kind: 'facts', caption: words('record-change-decided.refused'), rows }];
}

function superseded(props: RecordChangeDecidedProps, words: Words): Block[] {
  const items = props.items
    .filter(({ outcome }) => outcome === 'SUPERSEDED')
    .map(({ field }) => fieldOf(words, field, props.pupil.firstName, props.byReader));
  if (items.length === 0) return [];
  return [
    { kind: 'heading', text: words('record-change-decided.superseded') },
    { kind: 'list', ordered: false, items },
  ];
}

const reasonOf = (words: Words, reason: string): string =>
  words('record-change-decided.reason', { reason: oneLine(reason) });
