/**
 * Record changes where several sets, the base and imports meet (§2.3). The tables judge: every transaction that changes the
 * base of an establishment, or what is asked of it, holds that base (`database/base-hold.ts`), brings all items about the same fields to
 * what is true now (`reconcile`), and orders each run whose set was touched to look again (`recordChange.settle`).
 */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { PupilRow, RecordChangeItemRow, RecordChangeRow } from '../database/entities/index.ts';
import { type FieldPlace, placeKey, readFields } from '../database/record-values.ts';
import { CHANGE_KINDS, type FieldValue, RECORD_FIELDS, type RecordFieldName } from '../domain/pupil-record/fields.ts';
import {
  anyDecided,
  type ExpiryCause,
  type ItemState,
  isUndecided,
  type RecordChangeState,
  type RivalItem,
  reconciledField,
  stateOf,
  type WrittenSet,
} from '../domain/record-change/record-change.ts';
import { tellOfReturnedLinks } from './disclaimed-links.ts';
import { order } from './orders.ts';

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
    readonly targetId: string;
    readonly baseValue: FieldValue;
    readonly newValue: FieldValue;
    /** The paper shown for it, where the field asks for one. */
    readonly evidenceId?: string | null;
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
    items.map(({ field, targetId, baseValue, newValue, evidenceId }) => ({
      id: randomUUID(),
      recordChangeId,
      field,
      targetId,
      kind: RECORD_FIELDS[field].kind,
      baseValue: { value: baseValue },
      newValue: { value: newValue },
      state: 'PENDING' as const,
      evidenceId: evidenceId ?? null,
    })),
  );
}

/**
 * Takes an establishment's inbox counters, always in one order: a proposal that is being stored does not hold the base, and
 * counts its fields in that order too (the trigger's). Without it the two would wait for each other.
 */
export async function holdCounters(tx: EntityManager, uai: string): Promise<void> {
  await tx.execute(
    `insert into inbox_counter (uai, kind, items) select ?, kind, 0 from unnest(?::text[]) as kind order by kind
     on conflict (uai, kind) do nothing`,
    [uai, `{${CHANGE_KINDS.join(',')}}`],
  );
  await tx.execute(`select 1 from inbox_counter where uai = ? order by kind for update`, [uai]);
}

/** The sets whose items follow the base: handed in, not written yet, not ended. */
const LIVE = `rc.state in ('SUBMITTED', 'IN_REVIEW', 'DECIDED')`;

export interface LiveItem extends RivalItem, FieldPlace {}

/**
 * Brings what is asked of an establishment's base to what is true now. The caller holds the base.
 * @param targetIds whose fields may have changed; absent: everybody's (an import)
 * @param by whose act it follows; null for an import of nobody
 * @param own the set whose run is asking, which reads the outcome by itself
 */
export async function reconcile(
  tx: EntityManager,
  { uai, targetIds, by, own }: { uai: string; targetIds?: readonly string[]; by: string | null; own?: string },
): Promise<void> {
  if (targetIds?.length === 0) return;
  await holdCounters(tx, uai);
  const items = await liveItems(tx, uai, targetIds);
  const values = await readFields(tx, items);
  const byField = Map.groupBy(items, placeKey);
  const touched = new Set<string>();
  for (const [key, rivals] of byField) {
    const states = reconciledField(rivals, values.get(key) ?? null);
    for (const item of rivals) {
      const state = states.get(item.id) ?? item.state;
      if (state === item.state) continue;
      await writeState(tx, item.id, state);
      touched.add(item.recordChangeId);
    }
  }
  for (const id of touched) await refresh(tx, id, by, own);
}

/** Everything asked of an establishment's base and not written yet, refused or ended. */
export async function liveItems(
  tx: EntityManager,
  uai: string,
  targetIds: readonly string[] | undefined,
): Promise<LiveItem[]> {
  return tx.execute(
    `select i.id, i.record_change_id as "recordChangeId", i.field, i.target_id as "targetId", rc.pupil_id as "pupilId",
       rc.guardian_id as "guardianId", (extract(epoch from rc.submitted_at) * 1000)::float8 as "submittedAt",
       i.base_value->'value' as "baseValue", i.new_value->'value' as "newValue", i.state, i.decided_on as "decidedOn",
       coalesce(i.amended_value->'value', i.new_value->'value') as kept
     from record_change_item i join record_change rc on rc.id = i.record_change_id
     where rc.uai = ? and ${LIVE} and i.state in ('PENDING', 'CONFLICT', 'STALE', 'ACCEPTED', 'ACCEPTED_AMENDED')
       ${targetIds ? 'and i.target_id in (?)' : ''} order by i.id`,
    targetIds ? [uai, [...targetIds]] : [uai],
  );
}

/** An accepted item whose decision is void has none; its journal line stays. */
async function writeState(tx: EntityManager, itemId: string, state: ItemState): Promise<void> {
  const undone = isUndecided(state)
    ? `, amended_value = null, reason = null, refused_for = null, decided_by_id = null, decided_at = null, decided_on = null, delegation_id = null`
    : '';
  await tx.execute(`update record_change_item set state = ?${undone} where id = ?`, [state, itemId]);
}

/** Writes a set's state by its items, counts its revision, and has its run look again. */
export async function refresh(
  tx: EntityManager,
  recordChangeId: string,
  by: string | null,
  own?: string,
): Promise<void> {
  const { state } = await writtenState(tx, recordChangeId);
  const [set]: { revision: number; sequence: number; author_id: string }[] = await tx.execute(
    `update record_change set state = ?, revision = revision + 1,
       decided_at = case when ? = 'DECIDED' then coalesce(decided_at, now()) else null end
     where id = ? returning revision, sequence, author_id`,
    [state, state, recordChangeId],
  );
  if (!set) throw new Error(`record change ${recordChangeId} is not there`);
  // A run that is not born yet opens with what the tables say by then.
  if (recordChangeId === own || set.sequence === 0) return;
  await order(tx, {
    cause: `settle:${recordChangeId}:${set.revision}`,
    act: 'recordChange.settle',
    subjectId: recordChangeId,
    accountId: by ?? set.author_id,
    content: {},
  });
}

/** What the tables say of a set: the state by its items while it lives, the one it ended in afterwards. */
export async function writtenState(tx: EntityManager, recordChangeId: string): Promise<WrittenSet> {
  const rows: { set_state: RecordChangeState; claimed: boolean; id: string; state: ItemState }[] = await tx.execute(
    `select rc.state as set_state, rc.claimed_by_id is not null as claimed, i.id, i.state
     from record_change rc join record_change_item i on i.record_change_id = rc.id where rc.id = ? order by i.id`,
    [recordChangeId],
  );
  const [set] = rows;
  if (!set) throw new Error(`record change ${recordChangeId} is not there`);
  const states = rows.map(({ state }) => state);
  const live = set.set_state === 'SUBMITTED' || set.set_state === 'IN_REVIEW' || set.set_state === 'DECIDED';
  // A review that has begun stays so when the base makes its decisions void; only a release takes it back.
  const begun = set.claimed || anyDecided(states) || set.set_state !== 'SUBMITTED';
  return {
    state: live ? stateOf(states, begun) : set.set_state,
    items: Object.fromEntries(rows.map(({ id, state }) => [id, state])),
  };
}

/** Which sets end undecided: those of pupils, of guardians (for any of the pupils), or made within a dossier. */
export interface Expiring {
  readonly cause: ExpiryCause;
  readonly by: string | null;
  readonly pupilIds?: readonly string[];
  readonly guardianIds?: readonly string[];
  readonly dossierId?: string;
}

/**
 * Ends what nobody has decided (§2.2 EXPIRED); what was accepted in the same set is still written, for it was accepted. The
 * run tells the author. What others asked for the same fields is in conflict with it no more. The caller holds the bases.
 * @returns how many sets ended
 */
export async function expire(tx: EntityManager, { cause, by, ...which }: Expiring): Promise<number> {
  const parts = [
    which.pupilIds && { sql: 'rc.pupil_id in (?)', value: [...which.pupilIds] },
    which.guardianIds && { sql: 'rc.guardian_id in (?)', value: [...which.guardianIds] },
    which.dossierId !== undefined && { sql: 'rc.dossier_id = ?', value: which.dossierId },
  ].filter((part) => part !== undefined && part !== false);
  if (parts.length === 0 || parts.some(({ value }) => value.length === 0)) return 0;
  const where = parts.map(({ sql }) => sql).join(' and ');
  const values = parts.map(({ value }) => value);
  const bases: { uai: string }[] = await tx.execute(
    `select distinct rc.uai from record_change rc where rc.state in ('SUBMITTED', 'IN_REVIEW') and ${where} order by 1`,
    values,
  );
  for (const { uai } of bases) await holdCounters(tx, uai);
  const ended: { id: string; uai: string }[] = await tx.execute(
    `update record_change rc set state = 'EXPIRED', expired_for = ? where rc.state in ('SUBMITTED', 'IN_REVIEW')
       and ${where} returning rc.id, rc.uai`,
    [cause, ...values],
  );
  for (const { id } of ended) {
    await tx.execute(
      `update record_change_item set state = 'SUPERSEDED' where record_change_id = ? and state in ('PENDING', 'CONFLICT', 'STALE')`,
      [id],
    );
    await refresh(tx, id, by);
  }
  for (const [uai, sets] of Map.groupBy(ended, (set) => set.uai)) {
    const targets: { id: string }[] = await tx.execute(
      `select distinct target_id as id from record_change_item where record_change_id in (?)`,
      [sets.map(({ id }) => id)],
    );
    await reconcile(tx, { uai, targetIds: targets.map(({ id }) => id), by });
  }
  return ended.length;
}

/**
 * After an import (§2.3: it wins on the base): every field first, for what it makes undecided again of somebody who left or may
 * act no more has to end with the rest. The caller holds the base.
 */
export async function followImport(tx: EntityManager, uai: string, by: string | null): Promise<void> {
  await reconcile(tx, { uai, by });
  const gone: { pupilId: string }[] = await tx.execute(
    `select distinct rc.pupil_id as "pupilId" from record_change rc join pupil p on p.id = rc.pupil_id
     where rc.uai = ? and rc.state in ('SUBMITTED', 'IN_REVIEW') and p.left_on is not null and p.left_on <= current_date`,
    [uai],
  );
  await expire(tx, { cause: 'PUPIL_LEFT', by, pupilIds: gone.map(({ pupilId }) => pupilId) });
  const ended: { pupilId: string; guardianId: string }[] = await tx.execute(
    `select distinct rc.pupil_id as "pupilId", rc.guardian_id as "guardianId" from record_change rc
     join responsibility r on (r.pupil_id, r.guardian_id) = (rc.pupil_id, rc.guardian_id)
     where rc.uai = ? and rc.state in ('SUBMITTED', 'IN_REVIEW') and (r.level <> 1 or r.ended_on <= current_date)`,
    [uai],
  );
  for (const { pupilId, guardianId } of ended) {
    await expire(tx, { cause: 'AUTHORITY', by, pupilIds: [pupilId], guardianIds: [guardianId] });
  }
  await tellOfReturnedLinks(tx, uai);
}
