import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { PupilRow, RecordChangeItemRow, RecordChangeRow } from '../database/entities/index.ts';
import { type FieldValue, RECORD_FIELDS, type RecordFieldName } from '../domain/pupil-record/fields.ts';

/** What a guardian proposes, checked: the rows that `recordChange.submit` speaks of. */
export interface Proposal {
  readonly recordChangeId: string;
  readonly pupilId: string;
  readonly guardianId: string;
  readonly authorId: string;
  /** The enrolment within which it was made (P9), or null. */
  readonly dossierId: string | null;
  readonly items: readonly {
    readonly field: RecordFieldName;
    readonly baseValue: FieldValue;
    readonly newValue: FieldValue;
  }[];
}

/** Writes a proposal as SUBMITTED, in the transaction that receives its submission. The run then judges each item. */
export async function writeProposal(tx: EntityManager, proposal: Proposal): Promise<void> {
  const { recordChangeId, pupilId, guardianId, authorId, dossierId, items } = proposal;
  const { uai, schoolYear } = await tx.findOneOrFail(PupilRow, { id: pupilId });
  await tx.insert(RecordChangeRow, {
    id: recordChangeId,
    uai,
    schoolYear,
    pupilId,
    guardianId,
    authorId,
    dossierId,
    state: 'SUBMITTED',
    submittedAt: new Date(),
  });
  await tx.insertMany(
    RecordChangeItemRow,
    items.map(({ field, baseValue, newValue }) => ({
      id: randomUUID(),
      recordChangeId,
      field,
      kind: RECORD_FIELDS[field].kind,
      baseValue: { value: baseValue },
      newValue: { value: newValue },
      state: 'PENDING' as const,
    })),
  );
}
