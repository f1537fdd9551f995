/** Papers shown for a change of the record (§2.1): kept in the base with the pupil, read by who proposes and who decides. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { RecordFieldName } from '../domain/pupil-record/fields.ts';
import { evidenceTypeOf, UNUSED_EVIDENCE_AT_MOST, UNUSED_EVIDENCE_DAYS } from '../domain/record-change/evidence.ts';
import { type Refusal, refusal } from '../domain/refusals.ts';

export interface Upload {
  /** Made by the browser: sent again after a lost answer, it is the same paper. */
  readonly id: string;
  readonly pupilId: string;
  readonly accountId: string;
  readonly fileName: string;
  readonly content: Buffer;
}

const UNUSED = `not exists (select 1 from record_change_item i where i.evidence_id = e.id)`;

/** Keeps an upload. @returns null, `evidence-type`, `evidence-heic`, or `key-reused` for an id that has other bytes */
export async function keepEvidence(em: EntityManager, upload: Upload): Promise<Refusal | null> {
  const { id, pupilId, accountId, fileName, content } = upload;
  const type = evidenceTypeOf(content);
  if (type === null) return refusal('evidence-type');
  if (type === 'image/heic') return refusal('evidence-heic');
  return em.fork().transactional(async (tx) => {
    await tx.execute(`select pg_advisory_xact_lock(hashtext(?))`, [`evidence:${accountId}`]);
    const [before]: { same: boolean }[] = await tx.execute(
      `select pupil_id = ? and account_id = ? and content = ? as same from evidence where id = ?`,
      [pupilId, accountId, content, id],
    );
    if (before) return before.same ? null : refusal('key-reused');
    await tx.execute(
      `insert into evidence (id, pupil_id, account_id, file_name, media_type, size, content, uploaded_at)
       values (?, ?, ?, ?, ?, ?, ?, now())`,
      [id, pupilId, accountId, fileName, type, content.length, content],
    );
    await tx.execute(
      `delete from evidence where id in (select e.id from evidence e where e.account_id = ? and ${UNUSED}
         order by e.uploaded_at desc, e.id offset ${UNUSED_EVIDENCE_AT_MOST})`,
      [accountId],
    );
    return null;
  });
}

/** Removes uploads that no change speaks of: a form that was left. */
export const purgeUnusedEvidence = (em: EntityManager): Promise<unknown> =>
  em.execute(
    `delete from evidence e where e.uploaded_at < now() - interval '${UNUSED_EVIDENCE_DAYS} days' and ${UNUSED}`,
  );

/** Which of these papers are somebody's own uploads for that pupil. */
export async function ownEvidence(
  em: EntityManager,
  { ids, pupilId, accountId }: { ids: readonly string[]; pupilId: string; accountId: string },
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows: { id: string }[] = await em.execute(
    `select id from evidence where id in (?) and pupil_id = ? and account_id = ?`,
    [[...ids], pupilId, accountId],
  );
  return new Set(rows.map(({ id }) => id));
}

export interface ShownEvidence {
  readonly authorId: string;
  readonly uai: string;
  /** The fields of the set that it is shown for. */
  readonly fields: RecordFieldName[];
  readonly mediaType: string;
}

/** A paper as part of a record change; null where it is not one of its. */
export async function evidenceOf(
  em: EntityManager,
  recordChangeId: string,
  evidenceId: string,
): Promise<ShownEvidence | null> {
  const [row]: ShownEvidence[] = await em.execute(
    `select rc.author_id as "authorId", rc.uai, e.media_type as "mediaType", json_agg(i.field) as fields
     from record_change rc join record_change_item i on i.record_change_id = rc.id join evidence e on e.id = i.evidence_id
     where rc.id = ? and e.id = ? group by rc.id, e.id`,
    [recordChangeId, evidenceId],
  );
  return row ?? null;
}
