import type { EntityManager } from '@mikro-orm/postgresql';
import type { TaskKind } from '../../domain/staff-task/staff-task.ts';
import { instant, mefLabel, schoolName } from './sql.ts';

/** A task with what its sentence says: whom it is about is read here, and kept in no task. */
export interface TaskLine {
  readonly id: string;
  readonly kind: TaskKind;
  readonly uai: string | null;
  readonly academyCode: string | null;
  readonly createdAt: string;
  readonly subjectId: string | null;
  readonly dossierId: string | null;
  /** Name of the pupil; null on the academy's tasks, which see no names. */
  readonly pupil: string | null;
  /** Formation of the dossier or affectation, as it is called. */
  readonly formation: string | null;
  /** The receiving establishment of the campaign or dossier it is about. */
  readonly establishment: string | null;
  readonly details: Record<string, string | number>;
  readonly claim: { readonly accountId: string; readonly by: string; readonly at: string } | null;
  readonly resolved: boolean;
}

const line = `json_build_object('id', t.id, 'kind', t.kind, 'uai', t.uai, 'academyCode', t.academy_code,
  'createdAt', ${instant('t.created_at')}, 'subjectId', t.subject_id, 'dossierId', d.id,
  'pupil', case when t.uai is not null then coalesce(d.first_name || ' ' || d.last_name, p.first_name || ' ' || coalesce(p.usage_name, p.last_name),
    f.first_name || ' ' || f.last_name) end,
  'formation', coalesce(${mefLabel('t.uai', "(t.details->>'schoolYear')::int", "t.details->>'mef'")}, f.formation_label, t.details->>'mef'),
  'establishment', (select ${schoolName('e')} from establishment e where e.uai = coalesce(c.receiving_uai, d.receiving_uai)),
  'details', coalesce(t.details, '{}'),
  'claim', case when t.claimed_by_id is not null then json_build_object('accountId', t.claimed_by_id, 'by', coalesce(w.name, ''),
    'at', ${instant('t.claimed_at')}) end,
  'resolved', t.resolved_at is not null)`;

async function lines(em: EntityManager, where: string, values: unknown[]): Promise<TaskLine[]> {
  const rows: { line: TaskLine }[] = await em.execute(
    `select ${line} as line from staff_task t
     left join dossier d on d.id = t.subject_id left join pupil p on p.id = t.subject_id left join campaign c on c.id = t.subject_id
     left join affectation f on f.id = t.subject_id
     left join account w on w.id = t.claimed_by_id
     where ${where} order by t.created_at, t.id`,
    values,
  );
  return rows.map((row) => row.line);
}

/** The open tasks of an establishment, oldest first. */
export const tasksOfEstablishment = (em: EntityManager, uai: string): Promise<TaskLine[]> =>
  lines(em, 't.uai = ? and t.resolved_at is null', [uai]);

/** The open tasks of an academy, oldest first. */
export const tasksOfAcademy = (em: EntityManager, code: string): Promise<TaskLine[]> =>
  lines(em, 't.academy_code = ? and t.resolved_at is null', [code]);

/** A task, resolved or not. */
export async function taskLine(em: EntityManager, id: string): Promise<TaskLine | null> {
  const [found] = await lines(em, 't.id = ?', [id]);
  return found ?? null;
}
