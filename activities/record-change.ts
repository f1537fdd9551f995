import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { RecordChangeItemRow, RecordChangeRow } from '../database/entities/index.ts';
import { readRecordValues, writeRecordValue } from '../database/record-values.ts';
import type { FieldValue, RecordFieldName } from '../domain/pupil-record/fields.ts';
import {
  type Decision,
  type ItemState,
  itemStateAt,
  type RecordChangeState,
} from '../domain/record-change/record-change.ts';
import { type Asked, refuse, type Written, writeAct } from './act.ts';
import { type Outbox, recordDecidedLetters, recordReceivedLetter } from './record-change-letters.ts';

export interface RecordChangeAct {
  readonly recordChangeId: string;
  readonly sequence: number;
}
export interface AskedRecordChangeAct extends RecordChangeAct {
  readonly submissionId: string;
}

/** What the record change's story needs of the school: each is one transaction, and running it twice changes nothing. */
export interface RecordChangeActivities {
  /** Compares each field with the base (NOOP, STALE), opens the review, acknowledges to the author (M-03). */
  openReview(act: AskedRecordChangeAct): Promise<Written & { items: Record<string, ItemState> }>;
  recordDecisions(act: AskedRecordChangeAct & { state: RecordChangeState }): Promise<Written>;
  recordWithdrawal(act: AskedRecordChangeAct): Promise<Written>;
  /** Writes every accepted field, and no other, into the pupil base in one transaction (F-21). */
  applyDecisions(act: RecordChangeAct): Promise<void>;
  /** M-04 to both legal guardians, each with what they may see. */
  tellGuardians(act: RecordChangeAct): Promise<void>;
}

export function recordChangeActivities(orm: MikroORM, outbox: Outbox): RecordChangeActivities {
  const onChange = <T extends object>(
    act: string,
    { recordChangeId, sequence, submissionId }: RecordChangeAct & { submissionId?: string },
    write: (tx: EntityManager, set: ChangeSet, asked: Asked) => Promise<T>,
    repeated: (tx: EntityManager, set: ChangeSet) => Promise<T>,
  ) =>
    writeAct(
      orm,
      { subjectId: recordChangeId, sequence, act, submissionId: submissionId ?? null },
      async (tx, asked) => write(tx, await setForUpdate(tx, recordChangeId), asked),
      async (tx) => repeated(tx, await setForUpdate(tx, recordChangeId)),
    );
  const nothing = async () => ({});
  const states = ({ items }: ChangeSet) => ({ items: Object.fromEntries(items.map(({ id, state }) => [id, state])) });

  return {
    async openReview(at) {
      const written = await onChange(
        'submit',
        at,
        async (tx, set, asked) => {
          const current = await readRecordValues(tx, set.change.pupilId, set.change.guardianId);
          for (const item of set.items) {
            const proposed = { field: item.field, baseValue: item.baseValue.value, newValue: item.newValue.value };
            item.state = itemStateAt(proposed, current[item.field as RecordFieldName]);
          }
          set.change.sequence = at.sequence;
          await tx.flush();
          await recordReceivedLetter(tx, outbox, set, { number: asked.receipt, at: asked.at });
          return states(set);
        },
        async (_, set) => states(set),
      );
      return { items: {}, ...written };
    },

    recordDecisions: ({ state, ...at }) =>
      onChange(
        'decide',
        at,
        async (tx, { change, items }, asked) => {
          const decisions = asked.content.decisions as {
            itemId: string;
            decision: Decision;
            reason: string | null;
            amendedValue?: FieldValue;
          }[];
          for (const { itemId, decision, reason, amendedValue } of decisions) {
            const item = items.find(({ id }) => id === itemId);
            if (!item) refuse('item-unknown');
            item.state = decision;
            item.reason = reason;
            item.amendedValue = decision === 'ACCEPTED_AMENDED' ? { value: amendedValue ?? null } : null;
            item.decidedById = asked.accountId;
            item.decidedAt = asked.at;
          }
          change.state = state;
          change.sequence = at.sequence;
          change.reviewBegunAt ??= asked.at;
          if (state === 'DECIDED') change.decidedAt = asked.at;
          await tx.flush();
          return {};
        },
        nothing,
      ),

    recordWithdrawal: (at) =>
      onChange(
        'withdraw',
        at,
        async (tx, { change, items }) => {
          for (const item of items) item.state = 'SUPERSEDED';
          change.state = 'WITHDRAWN';
          change.sequence = at.sequence;
          await tx.flush();
          return {};
        },
        nothing,
      ),

    async applyDecisions(at) {
      await mustBeWritten(
        onChange(
          'apply',
          at,
          async (tx, { change, items }) => {
            for (const item of items) {
              const value = appliedValue(item);
              if (value) await writeRecordValue(tx, change, item.field as RecordFieldName, value.value);
            }
            change.state = 'APPLIED';
            change.sequence = at.sequence;
            change.decidedAt ??= new Date();
            change.appliedAt = new Date();
            await tx.flush();
            return {};
          },
          nothing,
        ),
      );
    },

    async tellGuardians(at) {
      await mustBeWritten(
        onChange(
          'notify',
          at,
          async (tx, set) => {
            set.change.state = 'NOTIFIED';
            set.change.sequence = at.sequence;
            await tx.flush();
            await recordDecidedLetters(tx, outbox, set);
            return {};
          },
          nothing,
        ),
      );
    },
  };
}

/** What reaches the base of an item: the new value when accepted, the amended one when amended, nothing otherwise. */
function appliedValue(item: ChangeSet['items'][number]): { value: FieldValue } | null {
  if (item.state === 'ACCEPTED') return item.newValue;
  return item.state === 'ACCEPTED_AMENDED' ? (item.amendedValue ?? null) : null;
}

export type ChangeSet = Awaited<ReturnType<typeof setForUpdate>>;

async function setForUpdate(tx: EntityManager, id: string) {
  await tx.execute(`select 1 from record_change where id = ? for update`, [id]);
  const change = await tx.findOneOrFail(RecordChangeRow, { id });
  return { change, items: await tx.find(RecordChangeItemRow, { recordChangeId: id }, { orderBy: { field: 'asc' } }) };
}

/** The process's own writes cannot be refused: another act at their place means that one must be resent first. */
async function mustBeWritten(written: Promise<Written>): Promise<void> {
  const { refusal } = await written;
  if (refusal) throw new Error(`refused (${refusal.code}): another act stands at this place of the history`);
}
