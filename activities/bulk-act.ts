import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Context, heartbeat, log } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import { BulkActRow } from '../database/entities/index.ts';
import { bulkSubjects } from '../database/views/bulk-act.ts';
import { changesOf } from '../database/views/bulk-decisions.ts';
import { personNow, rulesOf } from '../database/views/person.ts';
import { type BulkLineState, type BulkState, verdictOf } from '../domain/bulk-act/bulk-act.ts';
import { sorted, whyNotDecideMany } from '../domain/bulk-act/decisions.ts';
import { isOf, mayBegin, mayDo } from '../domain/bulk-act/rights.ts';
import { mayDecideField } from '../domain/permissions/review.ts';
import { abilityOf, powerOf } from '../domain/permissions/rules.ts';
import { type Refusal, refusal } from '../domain/refusals.ts';
import {
  type BulkActFacts,
  type BulkLine,
  type DecisionActFacts,
  type DossierActFacts,
  decisionsHandedIn,
  factsOfRow,
  handedIn,
  isOfDecisions,
  undoing,
} from '../processes/bulk-acts.ts';
import { deliver, findSubmission, type NewSubmission, receive } from '../processes/submissions.ts';
import { type Asked, type Written, writeAct } from './act.ts';

export interface BulkActPlace {
  readonly bulkActId: string;
  readonly sequence: number;
}
export interface AskedBulkAct extends BulkActPlace {
  readonly submissionId: string;
}

/** What the bulk act's story writes: one transaction each, and running it twice changes nothing. */
export interface BulkActActivities {
  beginBulkAct(act: AskedBulkAct): Promise<Written>;
  /** Every line is settled. Answers until when the first of them that can be taken back may be: epoch ms, null for none. */
  endBulkAct(act: BulkActPlace): Promise<{ undoUntil: number | null }>;
  beginUndoing(act: AskedBulkAct): Promise<Written>;
  endUndoing(act: BulkActPlace): Promise<void>;
  /** The time to take it back is over. Refused with `changed-meanwhile` when an undoing stands at its place. */
  keepBulkAct(act: BulkActPlace): Promise<Written>;
}

/** What the bulk act does to its lines: paced, with a heartbeat, resumed at the lines that are not settled. */
export interface BulkActBatches {
  handInLines(at: { bulkActId: string }): Promise<{ waiting: number }>;
  /** @param at.submissionId the submission that asked for the undoing: its author must hold the right, line by line */
  undoLines(at: { bulkActId: string; submissionId: string }): Promise<{ waiting: number }>;
}

/** Lines handed in at once: one act on five hundred dossiers leaves the worker to the families. */
const AT_ONCE = 5;
/** Before lines that nobody answered are looked at again. */
const LOOK_AGAIN_MS = 1000;
const SHIFT_MS = 50 * 60 * 1000;

export function bulkActActivities(orm: MikroORM): BulkActActivities {
  const onAct = <T extends object>(
    act: string,
    { bulkActId, sequence, submissionId }: BulkActPlace & { submissionId?: string },
    write: (tx: EntityManager, row: Row, asked: Asked) => Promise<T>,
    repeated: (row: Row) => T,
  ) =>
    writeAct(
      orm,
      { subjectId: bulkActId, sequence, act, submissionId: submissionId ?? null },
      async (tx, asked) => {
        const row = await rowForUpdate(tx, bulkActId);
        row.sequence = sequence;
        const written = await write(tx, row, asked);
        await tx.flush();
        return written;
      },
      async (tx) => repeated(await rowForUpdate(tx, bulkActId)),
    );
  const becoming = (state: BulkState) => async (_: EntityManager, row: Row) => {
    row.state = state;
    return {};
  };
  const nothing = () => ({});

  return {
    beginBulkAct: (at) => onAct('begin', at, becoming('RUNNING'), nothing),

    async endBulkAct(at) {
      const undoUntilOf = ({ undoUntil }: Row) => ({ undoUntil: undoUntil?.getTime() ?? null });
      const written = await onAct(
        'end',
        at,
        async (tx, row) => {
          row.state = 'DONE';
          row.endedAt = new Date();
          row.undoUntil = await firstUndoEnd(tx, row.id);
          return undoUntilOf(row);
        },
        undoUntilOf,
      );
      mustBeWritten(written);
      return { undoUntil: written.undoUntil ?? null };
    },

    beginUndoing: (at) => onAct('undo', at, becoming('UNDOING'), nothing),

    async endUndoing(at) {
      mustBeWritten(await onAct('endUndo', at, becoming('UNDONE'), nothing));
    },

    keepBulkAct: (at) => onAct('keep', at, async () => ({}), nothing),
  };
}

type Row = Awaited<ReturnType<typeof rowForUpdate>>;

async function rowForUpdate(tx: EntityManager, id: string) {
  await tx.execute(`select 1 from bulk_act where id = ? for update`, [id]);
  return tx.findOneOrFail(BulkActRow, { id });
}

/**
 * Until when the whole may be taken back: the first end among its lines that still can be, so that what the screen offers
 * holds for all of them (decision 0009). Whether an act can be undone, and for how long, is its dossier's affair.
 */
async function firstUndoEnd(tx: EntityManager, bulkActId: string): Promise<Date | null> {
  const [row] = await tx.execute(
    `select min(d.undo_until) as until from bulk_act_line l join dossier d on d.id = l.subject_id
     where l.bulk_act_id = ? and l.state = 'DONE' and d.undo_submission_id = l.submission_id and d.undo_until > now()`,
    [bulkActId],
  );
  return row?.until ? new Date(row.until) : null;
}

/** The process's own writes cannot be refused: another act at their place means that one must be resent first. */
function mustBeWritten({ refusal: no }: Written): void {
  if (no) throw new Error(`refused (${no.code}): another act stands at this place of the history`);
}

export function bulkActBatches(orm: MikroORM, client: Client): BulkActBatches {
  /** Goes through the lines in a state again and again until none is left, or for most of an hour. */
  const untilNone = async (
    bulkActId: string,
    state: BulkLineState,
    work: (line: BulkLine) => Promise<void>,
  ): Promise<{ waiting: number }> => {
    const signal = Context.current().cancellationSignal;
    const end = Date.now() + SHIFT_MS;
    for (;;) {
      const lines = await linesIn(orm.em.fork(), bulkActId, state);
      if (lines.length === 0 || Date.now() > end) return { waiting: lines.length };
      for (let start = 0; start < lines.length; start += AT_ONCE) {
        signal.throwIfAborted();
        heartbeat();
        await Promise.all(lines.slice(start, start + AT_ONCE).map(work));
      }
      heartbeat();
      if ((await linesIn(orm.em.fork(), bulkActId, state)).length > 0)
        await pause(LOOK_AGAIN_MS, undefined, { signal });
    }
  };

  /**
   * Hands a line's submission in and settles the line by its answer; without one the line stays as it is. `prepare` is asked
   * for it before it is stored, and never again: what was stored is judged by its run.
   */
  const settleBy = async (
    at: { bulkActId: string; line: BulkLine },
    submissionId: string,
    prepare: (em: EntityManager) => Promise<NewSubmission | Refusal>,
    settle: typeof settleDoing,
  ): Promise<void> => {
    const em = orm.em.fork();
    try {
      let stored = await findSubmission(em, submissionId);
      if (!stored) {
        const prepared = await prepare(em);
        if ('code' in prepared)
          return await settle(em, at, submissionId, { accepted: false, refusal: prepared, stored: false });
        const received = await receive(em, prepared);
        if ('code' in received)
          return await settle(em, at, submissionId, { accepted: false, refusal: received, stored: true });
        stored = received;
      }
      const { status, refusal: no } = await deliver(client, em, stored);
      if (status === 'RECEIVED') return;
      await settle(em, at, submissionId, { accepted: status === 'ACCEPTED', refusal: no, stored: true });
    } catch (error) {
      // One line that fails must not keep the others from their turn: it stays waiting, and is looked at again.
      log.warn('a line of a bulk act could not be handed in', { submission: submissionId, error: String(error) });
    }
  };

  return {
    async handInLines({ bulkActId }) {
      const bulk = await factsOf(orm.em.fork(), bulkActId);
      return untilNone(bulkActId, 'WAITING', (line) =>
        settleBy({ bulkActId, line }, line.submissionId, (em) => prepared(em, bulk, line), settleDoing),
      );
    },

    async undoLines({ bulkActId, submissionId }) {
      const bulk = await factsOf(orm.em.fork(), bulkActId);
      const asked = await findSubmission(orm.em, submissionId);
      if (!asked) throw new Error(`submission ${submissionId} is not stored`);
      const { accountId } = asked;
      // A decision on a record is never taken back: nothing of it ends in `undoUntil`.
      if (isOfDecisions(bulk)) throw new Error('decisions are not undone');
      return untilNone(bulkActId, 'DONE', (line) => {
        const submission = undoing(line, accountId);
        const prepare = async (em: EntityManager) =>
          (await whyNotPermitted(em, { ...bulk, accountId }, line.subjectId)) ?? submission;
        return settleBy({ bulkActId, line }, submission.id, prepare, settleUndoing);
      });
    },
  };
}

async function factsOf(em: EntityManager, id: string): Promise<BulkActFacts> {
  const { act, uai, accountId, content } = await em.findOneOrFail(BulkActRow, { id });
  return factsOfRow({ id, act, uai, accountId, content });
}

const linesIn = (em: EntityManager, bulkActId: string, state: BulkLineState): Promise<BulkLine[]> =>
  em.execute(
    `select subject_id as "subjectId", submission_id as "submissionId", seen_revision as "seenRevision" from bulk_act_line
     where bulk_act_id = ? and state = ? order by position`,
    [bulkActId, state],
  );

/** The submission of a line, or why it is not handed in. */
async function prepared(em: EntityManager, bulk: BulkActFacts, line: BulkLine): Promise<NewSubmission | Refusal> {
  if (isOfDecisions(bulk)) return decisionsNow(em, bulk, line);
  return (await whyNotNow(em, bulk, line.subjectId)) ?? handedIn(bulk, line);
}

/**
 * The decisions of a line, field by field, under the power held now: the right is asked again at each line (E-20), and
 * nothing is decided of a set that is not the one previewed any more.
 */
async function decisionsNow(
  em: EntityManager,
  bulk: DecisionActFacts,
  line: BulkLine,
): Promise<NewSubmission | Refusal> {
  const { uai, accountId } = bulk;
  const [change] = await changesOf(em, { uai, ids: [line.subjectId], accountId });
  if (!change) return refusal('not-found');
  const who = await personNow(em, accountId, new Date());
  const ability = abilityOf(who?.rules ?? []);
  if (!who || !mayBegin(ability, bulk.act, bulk)) return refusal('not-permitted');
  const fields = sorted(change.items, bulk.kinds, (field) => mayDecideField(ability, field, uai));
  const no = whyNotDecideMany(change, fields, line.seenRevision);
  if (no) return no;
  const powers = (['recordChange.review', 'recordChange.reviewRegime'] as const).map((operation) =>
    powerOf(who.person, operation, uai, who.today),
  );
  const power = powers.find((held) => held !== undefined) ?? null;
  const ids = fields.toDecide.map(({ id }) => id);
  return decisionsHandedIn(bulk, line, ids, power);
}

/** Whose the dossier is, and whether who confirmed may still act on it: a delegation revoked meanwhile ends here (E-20). */
async function whyNotPermitted(em: EntityManager, bulk: DossierActFacts, dossierId: string): Promise<Refusal | null> {
  const [dossier] = await bulkSubjects(em, [dossierId], bulk.documentId);
  if (!dossier || !isOf(bulk, dossier)) return refusal('not-found');
  const ability = abilityOf(await rulesOf(em, bulk.accountId, new Date()));
  return mayDo(ability, bulk.act, bulk, dossier) ? null : refusal('not-permitted');
}

/** The right first, then the same verdict as the preview gave, on what the dossier has become since. */
async function whyNotNow(em: EntityManager, bulk: DossierActFacts, dossierId: string): Promise<Refusal | null> {
  const forbidden = await whyNotPermitted(em, bulk, dossierId);
  if (forbidden) return forbidden;
  const [dossier] = await bulkSubjects(em, [dossierId], bulk.documentId);
  return dossier ? verdictOf(bulk.act, dossier, Date.now()) : refusal('not-found');
}

interface Answer {
  readonly accepted: boolean;
  readonly refusal: Refusal | null;
  /** Whether the submission was handed in; else the line was refused before. */
  readonly stored: boolean;
}

/**
 * Settles a line once. Should an attempt that was given up for dead still be at work beside this one, what a run accepted
 * stands, and nothing is refused unasked that the other has handed in.
 */
const settleDoing = (
  em: EntityManager,
  { bulkActId, line }: { bulkActId: string; line: BulkLine },
  submissionId: string,
  answer: Answer,
): Promise<void> => settleLine(em, bulkActId, line, submissionId, answer, ['WAITING', 'DONE', 'REFUSED']);

const settleUndoing = (
  em: EntityManager,
  { bulkActId, line }: { bulkActId: string; line: BulkLine },
  submissionId: string,
  answer: Answer,
): Promise<void> => settleLine(em, bulkActId, line, submissionId, answer, ['DONE', 'UNDONE', 'KEPT']);

async function settleLine(
  em: EntityManager,
  bulkActId: string,
  { subjectId }: BulkLine,
  submissionId: string,
  { accepted, refusal: no, stored }: Answer,
  [before, yes, otherwise]: [BulkLineState, BulkLineState, BulkLineState],
): Promise<void> {
  await em.execute(
    `update bulk_act_line set state = ?, refusal = ?::jsonb, settled_at = now()
     where bulk_act_id = ? and subject_id = ? and state in (?)
       and (? or not exists (select 1 from submission where id = ?))`,
    [
      ...[accepted ? yes : otherwise, accepted ? null : JSON.stringify(no)],
      ...[bulkActId, subjectId, accepted ? [before, otherwise] : [before]],
      ...[stored, submissionId],
    ],
  );
}
