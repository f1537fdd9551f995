/** The letters of a record change: acknowledgement to its author, decision to both legal guardians, each with what they may see. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { PupilRow } from '../database/entities/index.ts';
import { RECORD_FIELD_NAMES, RECORD_FIELDS, type RecordFieldName } from '../domain/pupil-record/fields.ts';
import type { ItemState } from '../domain/record-change/record-change.ts';
import { type CodeLabels, type DecidedItem, recordChangeDecided, recordChangeReceived } from '../letters/index.ts';
import { askConfirmation } from '../processes/email-confirmation.ts';
import { guardiansOf, recordLetter, senderOf } from '../processes/outbox.ts';
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
    fields: RECORD_FIELD_NAMES.filter((field) => set.items.some((item) => item.field === field)),
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
 * Records M-04: to the author with every field, to the other legal guardian with the pupil's fields only, since a
 * guardian's own data are nobody else's to read (§1.4-2). Who has nothing to read gets no letter.
 */
export async function recordDecidedLetters(tx: EntityManager, outbox: Outbox, set: ChangeSet): Promise<void> {
  const { pupil, from, readers } = await gather(tx, set);
  const labels = await codeLabels(tx, set.change.uai, set.change.schoolYear);
  const items = set.items.map(
    (item): DecidedItem => ({
      field: item.field as RecordFieldName,
      outcome: item.state as Exclude<ItemState, 'PENDING' | 'CONFLICT' | 'STALE'>,
      value: item.state === 'ACCEPTED_AMENDED' ? (item.amendedValue?.value ?? null) : item.newValue.value,
      reason: item.reason ?? null,
    }),
  );
  for (const to of readers) {
    const byReader = to.guardianId === set.change.guardianId;
    const visible = byReader ? items : items.filter(({ field }) => RECORD_FIELDS[field].entity === 'pupil');
    if (visible.length === 0) continue;
    const letter = recordChangeDecided({
      language: to.language,
      sender: from.sender,
      reader: to.reader,
      url: `${outbox.publicUrl}/`,
      timeZone: from.timeZone,
      pupil,
      byReader,
      submittedAt: set.change.submittedAt.getTime(),
      decidedAt: (set.change.decidedAt ?? new Date()).getTime(),
      items: visible,
      labels,
    });
    await recordLetter(tx, { id: 'M-04', event: set.change.id, subjectId: set.change.id, to, from, letter });
  }
}

async function gather(tx: EntityManager, { change }: ChangeSet) {
  const { firstName, lastName } = await tx.findOneOrFail(PupilRow, { id: change.pupilId });
  return {
    pupil: { firstName, lastName },
    from: await senderOf(tx, change.uai),
    readers: await guardiansOf(tx, change.pupilId),
  };
}

async function codeLabels(tx: EntityManager, uai: string, schoolYear: number): Promise<CodeLabels> {
  const occupations: CodeLine[] = await tx.execute(
    `select code, label from nomenclature_code where uai = ? and kind = 'occupation' and school_year in (?, ?) order by school_year`,
    [uai, schoolYear, schoolYear - 1],
  );
  const countries: CodeLine[] = await tx.execute(`select code, label from place where kind = 'country'`);
  const table = (rows: CodeLine[]) => Object.fromEntries(rows.map(({ code, label }) => [code, label]));
  return { occupations: table(occupations), countries: table(countries) };
}

interface CodeLine {
  code: string;
  label: string;
}
