/**
 * Tasks of the staff (domain/staff-task): recorded by the transaction that found the cause, once under its key, and resolved
 * by the transaction that takes the cause away. Recording or resolving twice changes nothing, so an activity may run again.
 */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { TaskKind } from '../domain/staff-task/staff-task.ts';

export interface NewTask {
  /** What makes it one task, unique for ever: `SETTLE_DISPUTE:<dossier>:<sequence of the objection>`. */
  readonly key: string;
  readonly kind: TaskKind;
  /** Whose it is: an establishment's, or the academy's. Exactly one of the two. */
  readonly uai?: string | null;
  readonly academyCode?: string | null;
  /** The dossier, pupil, campaign or letter it is about. */
  readonly subjectId?: string | null;
  /** The few facts its sentence needs; a name of a formation or of an establishment, never a family's own words. */
  readonly details?: Readonly<Record<string, string | number>> | null;
}

/**
 * Records a task unless its key has been used before, resolved or not.
 * @returns whether it is new
 * @throws when it is nobody's, or an establishment's and the academy's at once
 */
export async function recordTask(tx: EntityManager, task: NewTask): Promise<boolean> {
  const { key, kind, uai = null, academyCode = null, subjectId = null, details = null } = task;
  if ((uai === null) === (academyCode === null)) throw new Error(`task ${key} must have one owner`);
  const made = await tx.execute(
    `insert into staff_task (id, key, kind, uai, academy_code, subject_id, details, created_at)
     values (?, ?, ?, ?, ?, ?, ?::jsonb, now()) on conflict (key) do nothing returning id`,
    [randomUUID(), key, kind, uai, academyCode, subjectId, details && JSON.stringify(details)],
  );
  return made.length > 0;
}

/**
 * Resolves what is open of a kind about a subject, whoever's it is: its cause is gone.
 * @param by the account whose act took the cause away; null for the process itself
 * @returns how many were open
 */
export async function resolveTasks(
  tx: EntityManager,
  { kind, subjectId, by = null }: { kind: TaskKind; subjectId: string; by?: string | null },
): Promise<number> {
  const resolved = await tx.execute(
    `update staff_task set resolved_at = now(), resolved_by_id = ? where kind = ? and subject_id = ? and resolved_at is null
     returning id`,
    [by, kind, subjectId],
  );
  return resolved.length;
}

/** Resolves what is open under keys that begin so: one cause among several of a kind about a subject is gone. */
export async function resolveTasksUnder(tx: EntityManager, keyBegins: string, by: string | null): Promise<void> {
  await tx.execute(
    `update staff_task set resolved_at = now(), resolved_by_id = ? where starts_with(key, ?) and resolved_at is null`,
    [by, keyBegins],
  );
}
