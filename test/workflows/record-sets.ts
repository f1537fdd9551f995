/** Sets of changes as guardians hand them in and the desk decides them, in the small academy: what the scenarios of §2 share. */
import { randomUUID } from 'node:crypto';
import type { FieldValue, RecordFieldName } from '../../domain/pupil-record/fields.ts';
import type { Decision, ItemState, RecordChangeState } from '../../domain/record-change/record-change.ts';
import { writeProposal } from '../../processes/record-changes.ts';
import { receive } from '../../processes/submissions.ts';
import { COLLEGE, type SmallAcademy } from './small-academy.ts';

/** A legal guardian in the record of one pupil: who proposes. */
export interface Author {
  pupilId: string;
  guardianId: string;
  accountId: string;
  uai: string;
}

/** A field, the value seen and the value asked for; a contact says which. */
export type Change = [field: RecordFieldName, seen: FieldValue, asked: FieldValue, targetId?: string];

export interface ProposedSet {
  id: string;
  /** Item by field. */
  items: Record<string, string>;
}

export interface DecisionMade {
  itemId: string;
  decision: Decision;
  hasReason: boolean;
  reason: string | null;
  amendedValue?: FieldValue;
}

/** What the base says of an item. */
export interface ItemFacts {
  state: ItemState;
  refused_for: string | null;
  reason: string | null;
  new_value: { value: FieldValue };
  decided_by_id: string | null;
}

export interface Proposing {
  dossierId?: string | null;
  /** When the school received it; now, unless a wait is played. */
  receivedAt?: Date;
}

export function recordSets(academy: SmallAcademy) {
  const one = async <T>(sql: string, params: unknown[]): Promise<T> => {
    const [row] = await academy.rows<T>(sql, params);
    if (!row) throw new Error(`nothing found by: ${sql}`);
    return row;
  };
  const parent =
    (kinship: '10' | '20') =>
    (firstName: string, uai = COLLEGE) =>
      one<Author>(
        `select p.id as "pupilId", g.id as "guardianId", p.uai, coalesce(ga.account_id, copied.account_id) as "accountId"
       from pupil p join responsibility r on r.pupil_id = p.id join guardian g on g.id = r.guardian_id
       left join guardian_account ga on ga.guardian_id = g.id left join guardian_account copied on copied.guardian_id = g.copied_from_id
       where p.first_name = ? and p.uai = ? and r.level = 1 and r.kinship_code = ?`,
        [firstName, uai, kinship],
      );
  const revision = async (id: string) =>
    (await one<{ revision: number }>(`select revision from record_change where id = ?`, [id])).revision;
  const set = (id: string) =>
    one<{ state: RecordChangeState; revision: number; overdue: string | null; claimed_by_id: string | null }>(
      `select state, revision, overdue, claimed_by_id from record_change where id = ?`,
      [id],
    );

  const sets = {
    mother: parent('10'),
    father: parent('20'),

    /** Somebody more of the staff who may review at the collège. */
    async reviewer(name: string): Promise<string> {
      const id = randomUUID();
      await academy.rows(
        `insert into account (id, kind, login, password_hash, name, created_at) values (?, 'STAFF', ?, 'x', ?, now())`,
        [id, name, name],
      );
      await academy.rows(`insert into post (id, account_id, role, uai) values (?, ?, 'head', ?)`, [
        ...[randomUUID(), id, COLLEGE],
      ]);
      return id;
    },

    /** Hands in a set as the api does: the rows and the submission in one transaction. */
    async propose(author: Author, changes: Change[], { dossierId = null, receivedAt }: Proposing = {}) {
      const { pupilId, guardianId, accountId } = author;
      const [id, submissionId] = [randomUUID(), randomUUID()];
      const ofPupil = (field: RecordFieldName) => (field.startsWith('pupil.') ? pupilId : guardianId);
      const items = changes.map(([field, baseValue, newValue, targetId = ofPupil(field)]) => ({
        ...{ field, targetId, baseValue, newValue },
      }));
      const request = { id: submissionId, act: 'recordChange.submit', subjectId: id, accountId, content: {} } as const;
      await receive(academy.orm.em, request, async (tx) => {
        await writeProposal(tx, { recordChangeId: id, pupilId, guardianId, authorId: accountId, dossierId, items });
        if (!receivedAt) return;
        await tx.execute(`update record_change set submitted_at = ? where id = ?`, [receivedAt, id]);
        await tx.execute(`update submission set received_at = ? where id = ?`, [receivedAt, submissionId]);
      });
      const settled = await academy.hand('recordChange.submit', id, {}, accountId, submissionId);
      if (settled.status !== 'ACCEPTED') throw new Error(`the set was refused: ${settled.refusal?.code}`);
      const rows = await academy.rows<{ id: string; field: string }>(
        `select id, field from record_change_item where record_change_id = ?`,
        [id],
      );
      return { id, items: Object.fromEntries(rows.map((row) => [row.field, row.id])) } satisfies ProposedSet;
    },

    set,
    state: async (id: string) => (await set(id)).state,
    /** The items of a set by their field. */
    async items(id: string): Promise<Record<string, ItemFacts>> {
      const rows = await academy.rows<ItemFacts & { field: string }>(
        `select field, state, refused_for, reason, new_value, decided_by_id from record_change_item where record_change_id = ?`,
        [id],
      );
      return Object.fromEntries(rows.map(({ field, ...facts }) => [field, facts]));
    },
    /** The state of each item by its field. */
    async states(id: string): Promise<Record<string, ItemState>> {
      return Object.fromEntries(Object.entries(await sets.items(id)).map(([field, { state }]) => [field, state]));
    },

    accepted: (itemId: string | undefined): DecisionMade => made(itemId, 'ACCEPTED'),
    refused: (itemId: string | undefined, reason: string | null = null): DecisionMade =>
      made(itemId, 'REFUSED', reason),
    amended: (itemId: string | undefined, amendedValue: FieldValue, reason: string | null = null): DecisionMade => ({
      ...made(itemId, 'ACCEPTED_AMENDED', reason),
      amendedValue,
    }),
    /** Decides as the desk does: on the state of the set that was read. */
    async decide(id: string, decisions: DecisionMade[], { by = academy.head, seenRevision = -1 } = {}) {
      const seen = seenRevision < 0 ? await revision(id) : seenRevision;
      return academy.hand('recordChange.decide', id, { decisions, seenRevision: seen, delegationId: null }, by);
    },
    claim: (id: string, by: string, takeOver = false) => academy.hand('recordChange.claim', id, { takeOver }, by),
    release: (id: string, by: string) => academy.hand('recordChange.release', id, {}, by),
    withdraw: (id: string, { accountId }: Author) => academy.hand('recordChange.withdraw', id, {}, accountId),

    /** Waits until a set has come to an end of its story. */
    end: (id: string, state: RecordChangeState = 'NOTIFIED') =>
      academy.until(`${state} of the set`, async () => (await sets.state(id)) === state),
    /** Waits for the run to be over: nothing more is written, nobody more is told. */
    over: async (id: string) => {
      await academy.temporal.client.workflow.result(`record-change:${id}`);
    },
    pupil: (id: string) => one<Record<string, unknown>>(`select * from pupil where id = ?`, [id]),
    guardian: (id: string) => one<Record<string, unknown>>(`select * from guardian where id = ?`, [id]),
    /** Letters about a set, as one line of text each. */
    async letters(id: string, letterId: 'M-03' | 'M-04'): Promise<{ to_address: string; text: string }[]> {
      const rows = await academy.rows<{ to_address: string; text: string }>(
        `select to_address, text from letter where subject_id = ? and letter_id = ? order by to_address`,
        [id, letterId],
      );
      return rows.map(({ to_address, text }) => ({ to_address, text: text.replaceAll(/\s+/g, ' ') }));
    },
  };
  return sets;
}

const made = (itemId: string | undefined, decision: Decision, reason: string | null = null): DecisionMade => ({
  ...{ itemId: itemId as string, decision, hasReason: reason !== null, reason },
});
