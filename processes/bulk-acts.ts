/**
 * An act on many, from its confirmation to its lines (§3.7): each line is a submission of its own, stored under an id made
 * with the line, so that however often it is handed in it has one effect.
 */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type BulkAct,
  type BulkPlace,
  type DecisionAct,
  type DossierAct,
  isDecision,
} from '../domain/bulk-act/bulk-act.ts';
import type { DecisionChosen } from '../domain/bulk-act/decisions.ts';
import { idOf } from './orders.ts';
import type { NewSubmission } from './submissions.ts';

interface Confirmed extends BulkPlace {
  readonly id: string;
  readonly accountId: string;
}

/** A bulk act on dossiers, as its lines need it. */
export interface DossierActFacts extends Confirmed {
  readonly act: DossierAct;
  /** The document of `markDocument`; null for other acts. */
  readonly documentId: string | null;
}

/** A bulk act on record changes. */
export interface DecisionActFacts extends Confirmed, DecisionChosen {}

export type BulkActFacts = DossierActFacts | DecisionActFacts;

/** One of the subjects of an act, as it was chosen. */
export interface Chosen {
  readonly subjectId: string;
  /** Which revision of a record change was previewed; null for a dossier. */
  readonly seenRevision: number | null;
}

/** Writes a bulk act and its lines, in the order given; in the transaction that stores the submission which begins it. */
export async function writeBulkAct(tx: EntityManager, facts: BulkActFacts, chosen: readonly Chosen[]): Promise<void> {
  const { id, uai, act, accountId } = facts;
  await tx.execute(
    `insert into bulk_act (id, uai, act, content, state, sequence, account_id, created_at)
     values (?, ?, ?, ?::jsonb, 'RUNNING', 0, ?, now())`,
    [id, uai, act, JSON.stringify(contentOf(facts)), accountId],
  );
  const lines = chosen.map((one, position) => ({ ...one, position, submissionId: randomUUID() }));
  await tx.execute(
    `insert into bulk_act_line (bulk_act_id, subject_id, position, submission_id, seen_revision, state)
     select ?, l."subjectId", l.position, l."submissionId", l."seenRevision", 'WAITING'
     from jsonb_to_recordset(?::jsonb) as l("subjectId" uuid, position int, "submissionId" uuid, "seenRevision" int)`,
    [id, JSON.stringify(lines)],
  );
}

/** What an act says beside its lines, as its row keeps it. */
function contentOf(facts: BulkActFacts): Record<string, unknown> {
  if (!isOfDecisions(facts)) return { documentId: facts.documentId };
  return { kinds: facts.kinds, reason: facts.reason };
}

/** A bulk act read back from its row. */
export function factsOfRow({
  act,
  content,
  ...confirmed
}: Confirmed & { act: BulkAct; content: Record<string, unknown> }): BulkActFacts {
  if (!isDecision(act)) return { ...confirmed, act, documentId: (content.documentId as string | undefined) ?? null };
  const { kinds, reason } = content as unknown as DecisionChosen;
  return { ...confirmed, act, kinds, reason };
}

export const isOfDecisions = (facts: BulkActFacts): facts is DecisionActFacts => isDecision(facts.act);

export interface BulkLine extends Chosen {
  readonly submissionId: string;
}

/** What a line hands in: the act alone, exactly as somebody would who did it once. */
export function handedIn({ act, documentId, accountId }: DossierActFacts, line: BulkLine): NewSubmission {
  const by = { id: line.submissionId, subjectId: line.subjectId, accountId };
  switch (act) {
    case 'integrate':
      return { ...by, act: 'dossier.integrate', content: {} };
    case 'remind':
      return { ...by, act: 'dossier.remind', content: {} };
    case 'setPaper':
      return { ...by, act: 'dossier.setPaper', content: {} };
    case 'markDocument':
      if (documentId === null) throw new Error('a document is marked by its id');
      return { ...by, act: 'dossier.markDocument', content: { documentId } };
  }
}

const DECISION_OF = { acceptChanges: 'ACCEPTED', refuseChanges: 'REFUSED' } as const satisfies Record<
  DecisionAct,
  string
>;

/**
 * The decisions that a line hands in, on the revision that was previewed and no other.
 * @param power the delegation under which it is decided; null for the head
 */
export function decisionsHandedIn(
  { act, reason, accountId }: DecisionActFacts,
  { submissionId, subjectId, seenRevision }: BulkLine,
  itemIds: readonly string[],
  power: string | null,
): NewSubmission {
  if (seenRevision === null) throw new Error('a record change is decided on the revision that was seen');
  const decision = DECISION_OF[act];
  return {
    ...{ id: submissionId, act: 'recordChange.decide', subjectId, accountId },
    content: {
      decisions: itemIds.map((itemId) => ({ itemId, decision, reason, hasReason: reason !== null })),
      seenRevision,
      delegationId: power,
    },
  };
}

/** What takes a line back. Its id derives from the line's own: asked again after a crash, it is the same undoing. */
export function undoing(line: BulkLine, accountId: string): NewSubmission {
  const { subjectId, submissionId: of } = line;
  return { id: idOf(`undo:${of}`), act: 'dossier.undo', subjectId, accountId, content: { of } };
}
