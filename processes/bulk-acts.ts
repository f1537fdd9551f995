/**
 * An act on many, from its confirmation to its lines (§3.7): each line is a submission of its own, stored under an id made
 * with the line, so that however often it is handed in it has one effect.
 */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { BulkAct, BulkPlace } from '../domain/bulk-act/bulk-act.ts';
import { idOf } from './orders.ts';
import type { NewSubmission } from './submissions.ts';

/** A bulk act's row, as its lines need it. */
export interface BulkActFacts extends BulkPlace {
  readonly id: string;
  readonly act: BulkAct;
  /** The document of `markDocument`; null for other acts. */
  readonly documentId: string | null;
  readonly accountId: string;
}

/** Writes a bulk act and its lines, in the order given; in the transaction that stores the submission which begins it. */
export async function writeBulkAct(
  tx: EntityManager,
  { id, uai, academyCode, act, documentId, accountId }: BulkActFacts,
  subjectIds: readonly string[],
): Promise<void> {
  await tx.execute(
    `insert into bulk_act (id, uai, academy_code, act, content, state, sequence, account_id, created_at)
     values (?, ?, ?, ?, ?::jsonb, 'RUNNING', 0, ?, now())`,
    [id, uai, academyCode, act, JSON.stringify({ documentId }), accountId],
  );
  const lines = subjectIds.map((subjectId, position) => ({ subjectId, position, submissionId: randomUUID() }));
  await tx.execute(
    `insert into bulk_act_line (bulk_act_id, subject_id, position, submission_id, state)
     select ?, l."subjectId", l.position, l."submissionId", 'WAITING'
     from jsonb_to_recordset(?::jsonb) as l("subjectId" uuid, position int, "submissionId" uuid)`,
    [id, JSON.stringify(lines)],
  );
}

export interface BulkLine {
  readonly subjectId: string;
  readonly submissionId: string;
}

/** What a line hands in: the act alone, exactly as somebody would who did it once. */
export function handedIn({ act, documentId, accountId }: BulkActFacts, line: BulkLine): NewSubmission {
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
    case 'followAffectation':
      throw new Error('an affectation taken back is followed by the import itself (processes/affectation.ts)');
  }
}

/** What takes a line back. Its id derives from the line's own: asked again after a crash, it is the same undoing. */
export function undoing(line: BulkLine, accountId: string): NewSubmission {
  const { subjectId, submissionId: of } = line;
  return { id: idOf(`undo:${of}`), act: 'dossier.undo', subjectId, accountId, content: { of } };
}
