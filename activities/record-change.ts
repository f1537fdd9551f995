import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { holdBase } from '../database/base-hold.ts';
import { RecordChangeItemRow, RecordChangeRow } from '../database/entities/index.ts';
import { type FieldPlace, placeKey, readFields, writeRecordValue } from '../database/record-values.ts';
import { rulesOf } from '../database/views/person.ts';
import { mayReviewAt } from '../domain/permissions/review.ts';
import { abilityOf } from '../domain/permissions/rules.ts';
import { type FieldValue, type RecordFieldName, sameValue } from '../domain/pupil-record/fields.ts';
import { PATIENCE } from '../domain/record-change/digest.ts';
import {
  awaitsDecision,
  type Decision,
  isAccepted,
  isUndecided,
  OVERDUE,
  type Overdue,
  type WrittenSet,
  yielding,
} from '../domain/record-change/record-change.ts';
import { holdCounters, liveItems, reconcile, refresh, writtenState } from '../processes/record-changes.ts';
import { afterWorkingDays, placeOf as workingPlaceOf } from '../processes/working-days.ts';
import { type Asked, refuse, type Written, writeAct } from './act.ts';
import {
  type Outbox,
  recordConfirmationLetters,
  recordDecidedLetters,
  recordReceivedLetter,
} from './record-change-letters.ts';
import { recordArrival, recordLongWait } from './staff-digest-letters.ts';

export interface RecordChangeAct {
  readonly recordChangeId: string;
  readonly sequence: number;
}
export interface AskedRecordChangeAct extends RecordChangeAct {
  readonly submissionId: string;
}

/** When whom is told that nobody has decided yet: epoch ms. */
export interface Reminder {
  readonly to: Overdue;
  readonly at: number;
}

/** An act on a set answers with what the tables say of it afterwards, or the rules' no. */
export type SetWritten = Written & Partial<WrittenSet>;

/** What the record change's story needs of the school: each is one transaction, and running it twice changes nothing. */
export interface RecordChangeActivities {
  /** Holds the set against the base and what others ask (§2.3), opens the review, acknowledges to the author (M-03). */
  openReview(act: AskedRecordChangeAct): Promise<SetWritten & { readonly reminders?: readonly Reminder[] }>;
  recordClaim(act: AskedRecordChangeAct): Promise<SetWritten>;
  recordRelease(act: AskedRecordChangeAct): Promise<SetWritten>;
  recordDecisions(act: AskedRecordChangeAct): Promise<SetWritten>;
  recordWithdrawal(act: AskedRecordChangeAct): Promise<SetWritten>;
  /** Reads what an import, another set or a lost right has made of this one. */
  recordSettling(act: AskedRecordChangeAct): Promise<SetWritten>;
  /** Tells the staff, then the head, that the set has waited for long (§2.2-5). Nothing is ever accepted by silence. */
  tellOfDelay(delay: { readonly recordChangeId: string; readonly to: Overdue }): Promise<void>;
  /**
   * Writes every accepted field, and no other, into the pupil base in one transaction (F-21), each over the value it was
   * decided on. Where the base says something else meanwhile, nothing is written and the set asks for that decision again.
   */
  applyDecisions(act: RecordChangeAct): Promise<SetWritten>;
  /** M-04 to both legal guardians, each with what they may see. */
  tellGuardians(act: RecordChangeAct): Promise<SetWritten>;
}

export function recordChangeActivities(orm: MikroORM, outbox: Outbox): RecordChangeActivities {
  const onChange = <T extends object = object>(
    act: string,
    { recordChangeId, sequence, submissionId }: RecordChangeAct & { submissionId?: string },
    write: (tx: EntityManager, set: ChangeSet, asked: Asked) => Promise<T>,
  ): Promise<Partial<T> & SetWritten> =>
    writeAct<T & WrittenSet>(
      orm,
      { subjectId: recordChangeId, sequence, act, submissionId: submissionId ?? null },
      async (tx, asked) => {
        const set = await heldSet(tx, recordChangeId);
        const answer = await write(tx, set, asked);
        await tx.execute(`update record_change set sequence = ? where id = ?`, [sequence, recordChangeId]);
        return { ...answer, ...(await writtenState(tx, recordChangeId)) };
      },
      async (tx) => (await writtenState(tx, recordChangeId)) as T & WrittenSet,
    );

  /** Whoever claimed the set and may still review it keeps others from deciding it (E-20). */
  const claimantOf = async (tx: EntityManager, { change }: ChangeSet): Promise<string | null> => {
    if (!change.claimedById) return null;
    const ability = abilityOf(await rulesOf(tx, change.claimedById, new Date()));
    return mayReviewAt(ability, change.uai) ? change.claimedById : null;
  };
  const mustAwait = ({ change }: ChangeSet, act: string): void => {
    if (!awaitsDecision(change)) refuse('state-forbids', { state: change.state, act });
  };

  return {
    openReview: (at) =>
      onChange('submit', at, async (tx, set, asked) => {
        const { change } = set;
        await reconcile(tx, {
          uai: change.uai,
          targetIds: targetsOf(set),
          by: asked.accountId,
          own: change.id,
        });
        await recordReceivedLetter(tx, outbox, set, { number: asked.receipt, at: asked.at });
        await recordConfirmationLetters(tx, outbox, set, { decided: false });
        await recordArrival(tx, outbox, change);
        return { reminders: await remindersOf(tx, change.uai, asked.at.getTime()) };
      }),

    recordClaim: (at) =>
      onChange('claim', at, async (tx, set, asked) => {
        mustAwait(set, 'claim');
        const holder = await claimantOf(tx, set);
        if (holder && holder !== asked.accountId && asked.content.takeOver !== true) refuse('claimed');
        await tx.execute(`update record_change set claimed_by_id = ?, claimed_at = ? where id = ?`, [
          asked.accountId,
          asked.at,
          set.change.id,
        ]);
        await tx.execute(
          `update record_change set review_begun_at = coalesce(review_begun_at, ?), state = 'IN_REVIEW' where id = ?`,
          [asked.at, set.change.id],
        );
        return {};
      }),

    recordRelease: (at) =>
      onChange('release', at, async (tx, set, asked) => {
        mustAwait(set, 'release');
        if (set.change.claimedById !== asked.accountId) refuse('claimed');
        await tx.execute(
          `update record_change set claimed_by_id = null, claimed_at = null, state = 'SUBMITTED' where id = ?`,
          [set.change.id],
        );
        await refresh(tx, set.change.id, asked.accountId, set.change.id);
        return {};
      }),

    recordDecisions: (at) =>
      onChange('decide', at, async (tx, set, asked) => {
        const { change, items } = set;
        mustAwait(set, 'decide');
        const { decisions, seenRevision, delegationId } = asked.content as unknown as Decided;
        const holder = await claimantOf(tx, set);
        if (holder && holder !== asked.accountId) refuse('claimed');
        if (seenRevision !== change.revision) refuse('changed-meanwhile');
        const places = items.map((item) => placeOf(set, item));
        const values = await readFields(tx, places);
        for (const { itemId, decision, reason, amendedValue } of decisions) {
          const item = items.find(({ id }) => id === itemId);
          if (!item) refuse('item-unknown');
          if (!isUndecided(item.state)) refuse('item-decided', { state: item.state });
          item.state = decision;
          item.reason = reason;
          item.amendedValue = decision === 'ACCEPTED_AMENDED' ? { value: amendedValue ?? null } : null;
          item.decidedById = asked.accountId;
          item.decidedAt = asked.at;
          item.delegationId = delegationId;
          item.decidedOn = { value: values.get(placeKey(placeOf(set, item))) ?? null };
        }
        change.reviewBegunAt ??= asked.at;
        await tx.flush();
        for (const item of items) {
          if (decisions.some(({ itemId }) => itemId === item.id) && isAccepted(item.state)) {
            await refuseRivals(tx, set, item, asked, delegationId);
          }
        }
        await refresh(tx, change.id, asked.accountId, change.id);
        await reconcile(tx, { uai: change.uai, targetIds: targetsOf(set), by: asked.accountId, own: change.id });
        return {};
      }),

    recordWithdrawal: (at) =>
      onChange('withdraw', at, async (tx, set, asked) => {
        const { change, items } = set;
        if (change.state !== 'SUBMITTED') refuse('review-begun', { state: change.state });
        for (const item of items) if (isUndecided(item.state)) item.state = 'SUPERSEDED';
        change.state = 'WITHDRAWN';
        await tx.flush();
        await reconcile(tx, { uai: change.uai, targetIds: targetsOf(set), by: asked.accountId });
        return {};
      }),

    recordSettling: (at) => onChange('settle', at, async () => ({})),

    async tellOfDelay({ recordChangeId, to }) {
      await orm.em.fork().transactional(async (tx) => {
        const [told]: { uai: string }[] = await tx.execute(
          `update record_change set overdue = ? where id = ? and state in ('SUBMITTED', 'IN_REVIEW')
             and overdue is distinct from 'HEAD' and overdue is distinct from ? returning uai`,
          [to, recordChangeId, to],
        );
        if (told && to === 'HEAD') await recordLongWait(tx, outbox, told.uai, Date.now());
      });
    },

    applyDecisions: (at) =>
      onChange('apply', at, async (tx, set) => {
        const by = set.items.find(({ decidedById }) => decidedById)?.decidedById ?? null;
        const expired = set.change.state === 'EXPIRED';
        if (!expired) {
          const { id, uai } = set.change;
          await reconcile(tx, { uai, targetIds: targetsOf(set), by, own: id });
          if ((await writtenState(tx, id)).state !== 'DECIDED') return {};
          tx.clear();
        }
        const { change, ...now } = expired ? set : await readSet(tx, set.change.id);
        await writeAccepted(tx, { change, ...now });
        if (!expired) change.state = 'APPLIED';
        change.decidedAt ??= new Date();
        change.appliedAt = new Date();
        await tx.flush();
        await reconcile(tx, { uai: change.uai, targetIds: targetsOf(set), by });
        return {};
      }),

    tellGuardians: (at) =>
      onChange('notify', at, async (tx, set) => {
        if (set.change.state !== 'EXPIRED') set.change.state = 'NOTIFIED';
        await tx.flush();
        await recordDecidedLetters(tx, outbox, set);
        await recordConfirmationLetters(tx, outbox, set, { decided: true });
        return {};
      }),
  };
}

interface Decided {
  readonly decisions: readonly {
    readonly itemId: string;
    readonly decision: Decision;
    readonly reason: string | null;
    readonly amendedValue?: FieldValue;
  }[];
  readonly seenRevision: number;
  readonly delegationId: string | null;
}

export type ChangeSet = Awaited<ReturnType<typeof heldSet>>;
type Item = ChangeSet['items'][number];

/** The set, its base held: no import and no other set's act comes between what is read and what is written. */
async function heldSet(tx: EntityManager, id: string) {
  const [found]: { uai: string }[] = await tx.execute(`select uai from record_change where id = ?`, [id]);
  if (!found) throw new Error(`record change ${id} is not there`);
  await holdBase(tx, found.uai);
  await holdCounters(tx, found.uai);
  return readSet(tx, id);
}

async function readSet(tx: EntityManager, id: string) {
  const change = await tx.findOneOrFail(RecordChangeRow, { id });
  return { change, items: await tx.find(RecordChangeItemRow, { recordChangeId: id }, { orderBy: { field: 'asc' } }) };
}

const placeOf = ({ change }: ChangeSet, { field, targetId }: Item): FieldPlace => ({
  field: field as RecordFieldName,
  targetId,
  pupilId: change.pupilId,
});
const targetsOf = ({ items }: ChangeSet): string[] => [...new Set(items.map(({ targetId }) => targetId))];

/** One of two proposals was chosen: the other guardian's is refused, and no value is told (§2.3). */
async function refuseRivals(
  tx: EntityManager,
  set: ChangeSet,
  item: Item,
  asked: Asked,
  delegationId: string | null,
): Promise<void> {
  const { uai, guardianId } = set.change;
  const key = placeKey(placeOf(set, item));
  const rivals = (await liveItems(tx, uai, [item.targetId])).filter((rival) => placeKey(rival) === key);
  const chosen = { id: item.id, guardianId, kept: appliedValue(item)?.value ?? null };
  for (const [id, state] of yielding(rivals, chosen)) {
    const rival = rivals.find((one) => one.id === id);
    if (!rival) continue;
    await tx.execute(
      state === 'REFUSED'
        ? `update record_change_item set state = 'REFUSED', refused_for = 'OTHER_GUARDIAN', amended_value = null, reason = null,
             decided_by_id = ?, decided_at = ?, delegation_id = ? where id = ?`
        : `update record_change_item set state = 'SUPERSEDED', decided_by_id = ?, decided_at = ?, delegation_id = ? where id = ?`,
      [asked.accountId, asked.at, delegationId, id],
    );
    await refresh(tx, rival.recordChangeId, asked.accountId, set.change.id);
  }
}

/** Each accepted field over the value it was decided on; in a set that expired, what was overtaken is left as it is. */
async function writeAccepted(tx: EntityManager, set: ChangeSet): Promise<void> {
  const values = await readFields(
    tx,
    set.items.map((item) => placeOf(set, item)),
  );
  const at = new Date();
  for (const item of set.items) {
    const value = appliedValue(item);
    if (!value) continue;
    const place = placeOf(set, item);
    const current = values.get(placeKey(place)) ?? null;
    if (!sameValue(current, item.decidedOn?.value ?? null) && !sameValue(current, value.value)) {
      item.state = 'SUPERSEDED';
      continue;
    }
    item.wasValue = { value: current };
    item.appliedAt = at;
    if (!sameValue(current, value.value)) await writeRecordValue(tx, place, value.value);
  }
}

/** What reaches the base of an item: the new value when accepted, the amended one when amended, nothing otherwise. */
function appliedValue(item: Item): { value: FieldValue } | null {
  if (item.state === 'ACCEPTED') return item.newValue;
  return item.state === 'ACCEPTED_AMENDED' ? (item.amendedValue ?? null) : null;
}

/** 5 working days for the staff, 15 for the head (§2.2-5), by the calendar of the establishment's own département. */
async function remindersOf(tx: EntityManager, uai: string, from: number): Promise<Reminder[]> {
  const [row]: { time_zone: string }[] = await tx.execute(
    `select a.time_zone from establishment e join academy a on a.code = e.academy_code where e.uai = ?`,
    [uai],
  );
  if (!row) return [];
  const place = workingPlaceOf(uai, row.time_zone);
  return OVERDUE.map((to) => ({ to, at: afterWorkingDays(from, PATIENCE[to], place) }));
}
