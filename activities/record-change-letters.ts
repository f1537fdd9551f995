/** The letters of a record change: acknowledgement to its author, decision to both legal guardians, each with what they may see. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { PupilRow } from '../database/entities/index.ts';
import { codeLabels } from '../database/views/code-labels.ts';
import { type Sight, sightOf } from '../database/views/sight.ts';
import { type FieldValue, RECORD_FIELD_NAMES, type RecordFieldName } from '../domain/pupil-record/fields.ts';
import {
  type ContactAct,
  type DecidedItem,
  type NamedField,
  recordChangeDecided,
  recordChangeReceived,
} from '../letters/index.ts';
import { askConfirmation } from '../processes/email-confirmation.ts';
import { guardiansOf, type LetterReader, recordLetter, senderOf } from '../processes/outbox.ts';
import type { Outbox } from './dossier-letters.ts';
import type { ChangeSet } from './record-change.ts';

export type { Outbox } from './dossier-letters.ts';

/** Records M-03 to the author of the set. */
export async function recordReceivedLetter(
  tx: EntityManager,
  outbox: Outbox,
  set: ChangeSet,
  receipt: { number: string; at: Date },
): Promise<void> {
  const { pupil, from, readers } = await gather(tx, set);
  const to = readers.find(({ guardianId }) => guardianId === set.change.guardianId);
  if (!to) return; // the link has ended since: nothing to acknowledge to a stranger
  const letter = recordChangeReceived({
    language: to.language,
    sender: from.sender,
    reader: to.reader,
    url: `${outbox.publicUrl}/`,
    timeZone: from.timeZone,
    pupil,
    receipt: { number: receipt.number, receivedAt: receipt.at.getTime() },
    fields: set.items
      .toSorted((one, other) => placeOfField(one) - placeOfField(other))
      .map((item) => namedField(to, item)),
  });
  await recordLetter(tx, { id: 'M-03', event: set.change.id, subjectId: set.change.id, to, from, letter });
}

/** Records M-02 for each guardian whose electronic address the set changes, where the base does not say it already (§1.3). */
export async function recordConfirmationLetters(
  tx: EntityManager,
  outbox: Outbox,
  set: ChangeSet,
  { decided }: { decided: boolean },
): Promise<void> {
  const { readers } = await gather(tx, set);
  for (const item of set.items) {
    const amended = item.state === 'ACCEPTED_AMENDED';
    const address = amended ? item.amendedValue?.value : item.newValue.value;
    if (item.field !== 'guardian.email' || item.state === 'NOOP' || typeof address !== 'string') continue;
    // A set that is told of has had its links when it came, but for the address that the school corrected.
    if (decided !== amended) continue;
    const to = readers.find(({ guardianId }) => guardianId === item.targetId);
    if (!to) continue;
    const { id, uai } = set.change;
    const { publicUrl } = outbox;
    await askConfirmation(tx, {
      guardianId: item.targetId,
      address,
      event: decided ? `${id}:amended` : id,
      subjectId: id,
      uai,
      to,
      publicUrl,
    });
  }
}

/**
 * Records M-04: to the author with every field, to the other legal guardian with what they may see. Who has nothing to read,
 * or only what was sent again since, gets no letter; the author is told of what ended undecided.
 */
export async function recordDecidedLetters(tx: EntityManager, outbox: Outbox, set: ChangeSet): Promise<void> {
  const { change } = set;
  const { pupil, from, readers } = await gather(tx, set);
  const labels = await codeLabels(tx, change.uai, change.schoolYear);
  const expired = change.state === 'EXPIRED' ? (change.expiredFor ?? null) : null;
  for (const to of readers) {
    const byReader = to.guardianId === change.guardianId;
    const sight = await sightOf(tx, change.pupilId, to.guardianId);
    const items = set.items
      .filter((item) => maySee(sight, byReader, item))
      .map((item) => decidedItem(to, item, byReader));
    const news = items.some(({ outcome }) => outcome !== 'SUPERSEDED') || (expired !== null && byReader);
    if (items.length === 0 || !news) continue;
    const letter = recordChangeDecided({
      language: to.language,
      sender: from.sender,
      reader: to.reader,
      url: `${outbox.publicUrl}/`,
      timeZone: from.timeZone,
      pupil,
      byReader,
      submittedAt: change.submittedAt.getTime(),
      decidedAt: (change.decidedAt ?? new Date()).getTime(),
      expired,
      items,
      labels,
    });
    await recordLetter(tx, { id: 'M-04', event: change.id, subjectId: change.id, to, from, letter });
  }
}

type Item = ChangeSet['items'][number];
const placeOfField = ({ field }: Item): number => RECORD_FIELD_NAMES.indexOf(field as RecordFieldName);

/**
 * What a reader may see of a set (§1.4-2): the pupil's fields, the persons to call, one's own, and of the other guardian's
 * what the matrix says of each value (`sight`). That a proposal gave way to another guardian's is told to its author; the
 * other one hears of their own.
 */
function maySee(sight: Sight, byReader: boolean, item: Item): boolean {
  const { targetId, refusedFor } = item;
  const field = item.field as RecordFieldName;
  return (byReader || refusedFor === null) && sight.value(targetId, field, keptValue(item));
}

const keptValue = ({ state, amendedValue, newValue }: Item): FieldValue =>
  state === 'ACCEPTED_AMENDED' ? (amendedValue?.value ?? null) : newValue.value;

function namedField(to: Pick<LetterReader, 'guardianId'>, { field, targetId, baseValue, newValue }: Item): NamedField {
  const named = { field: field as RecordFieldName, ofReader: targetId === to.guardianId };
  return field === 'contact' ? { ...named, contact: contactAct(baseValue.value, newValue.value) } : named;
}

const contactAct = (before: FieldValue, after: FieldValue): ContactAct =>
  after === null ? 'removed' : before === null ? 'added' : 'changed';

/** The reason answers who asked, and may quote what they wrote: nobody else reads it. */
function decidedItem(to: LetterReader, item: Item, byReader: boolean): DecidedItem {
  const kept = keptValue(item);
  return {
    ...namedField(to, item),
    outcome: item.state as DecidedItem['outcome'],
    // Somebody removed is told by the name they had.
    value: item.field === 'contact' && kept === null ? (item.wasValue ?? item.baseValue).value : kept,
    reason: byReader ? (item.reason ?? null) : null,
    otherChosen: item.refusedFor === 'OTHER_GUARDIAN',
  };
}

async function gather(tx: EntityManager, { change }: ChangeSet) {
  const { firstName, lastName } = await tx.findOneOrFail(PupilRow, { id: change.pupilId });
  return {
    pupil: { firstName, lastName },
    from: await senderOf(tx, change.uai),
    readers: await guardiansOf(tx, change.pupilId),
  };
}
