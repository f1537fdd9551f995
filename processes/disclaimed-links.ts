import type { EntityManager } from '@mikro-orm/postgresql';
import { recordTask } from './tasks.ts';

/** How the keys of the tasks about one disclaimed link begin. */
export const disclaimerTasks = (pupilId: string, guardianId: string): string =>
  `GUARDIAN_DISCLAIMED:${pupilId}:${guardianId}:`;

/**
 * After an import: a link that the school had ended and that SIECLE still has is back, frozen. Nobody would see it without a
 * task; one that is still open stays the only one.
 */
export async function tellOfReturnedLinks(tx: EntityManager, uai: string): Promise<void> {
  const links: { pupil_id: string; guardian_id: string; told: number; open: boolean }[] = await tx.execute(
    `select r.pupil_id, r.guardian_id, count(t.id)::int as told, coalesce(bool_or(t.resolved_at is null), false) as open
     from responsibility r join pupil p on p.id = r.pupil_id
     left join staff_task t on t.kind = 'GUARDIAN_DISCLAIMED' and t.subject_id = r.pupil_id
       and t.details->>'guardianId' = r.guardian_id::text
     where p.uai = ? and r.level = 1 and r.disclaimed_at is not null and r.ended_on is null
     group by r.pupil_id, r.guardian_id`,
    [uai],
  );
  for (const { pupil_id, guardian_id, told, open } of links) {
    if (open) continue;
    await recordTask(tx, {
      key: `${disclaimerTasks(pupil_id, guardian_id)}returned-${told}`,
      kind: 'GUARDIAN_DISCLAIMED',
      uai,
      subjectId: pupil_id,
      details: { guardianId: guardian_id },
    });
  }
}
