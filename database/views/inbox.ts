import type { EntityManager } from '@mikro-orm/postgresql';
import type { ChangeKind, FieldValue, RecordFieldName } from '../../domain/pupil-record/fields.ts';
import type { ItemState, RecordChangeState } from '../../domain/record-change/record-change.ts';
import { type FieldPlace, placeKey, readFields } from '../record-values.ts';
import { classGroup, fullName, instant } from './sql.ts';

export type KindCounters = Partial<Record<ChangeKind, number>>;

export interface ChangeLine {
  readonly id: string;
  readonly pupilId: string;
  readonly pupil: string;
  readonly classGroup: string | null;
  readonly author: string;
  /** A code. */
  readonly kinship: string;
  readonly submittedAt: string;
  readonly state: RecordChangeState;
  readonly undecided: KindCounters;
  readonly withinEnrolment: boolean;
}

/** Where a page begins: after this set, by the instant of its submission as PostgreSQL writes it. */
export type InboxPlace = readonly [submittedAt: string, id: string];

const line = `json_build_object('id', rc.id, 'pupilId', rc.pupil_id, 'pupil', ${fullName('p')}, 'classGroup', ${classGroup('p.id')}, 'author', ${fullName('g')},
  'kinship', coalesce((select r.kinship_code from responsibility r where r.pupil_id = p.id and r.guardian_id = g.id), '90'),
  'submittedAt', ${instant('rc.submitted_at')}, 'state', rc.state,
  'undecided', (select coalesce(json_object_agg(k.kind, k.n), '{}') from (select i.kind, count(*) as n from record_change_item i
     where i.record_change_id = rc.id and i.state in ('PENDING', 'CONFLICT', 'STALE') group by i.kind) k),
  'withinEnrolment', rc.dossier_id is not null)`;
const from = `from record_change rc join pupil p on p.id = rc.pupil_id join guardian g on g.id = rc.guardian_id`;

/** One page of an establishment's inbox: sets to decide, the oldest first, or those decided, the newest first. */
export async function inboxPage(
  em: EntityManager,
  { uai, show, limit, after }: { uai: string; show: 'open' | 'decided'; limit: number; after: InboxPlace | null },
): Promise<{ changes: ChangeLine[]; next: InboxPlace | null }> {
  const [states, way, beyond] =
    show === 'open'
      ? [`in ('SUBMITTED', 'IN_REVIEW')`, 'asc', '>']
      : [`not in ('SUBMITTED', 'IN_REVIEW')`, 'desc', '<'];
  const rows: { line: ChangeLine; at: string }[] = await em.execute(
    `select ${line} as line, rc.submitted_at::text as at ${from}
     where rc.uai = ? and rc.state ${states} ${after ? `and (rc.submitted_at, rc.id) ${beyond} (?::timestamptz, ?::uuid)` : ''}
     order by rc.submitted_at ${way}, rc.id ${way} limit ?`,
    [uai, ...(after ?? []), limit + 1],
  );
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { changes: shown.map((row) => row.line), next: last ? [last.at, last.line.id] : null };
}

/** Number of fields to decide by kind (F-20). */
export async function inboxCounters(em: EntityManager, uai: string): Promise<KindCounters> {
  const rows: { kind: ChangeKind; items: number }[] = await em.execute(
    `select kind, items from inbox_counter where uai = ? and items > 0 order by kind`,
    [uai],
  );
  return Object.fromEntries(rows.map(({ kind, items }) => [kind, items]));
}

export interface RecordChangeReview {
  readonly line: ChangeLine;
  /** Which state of the set this is; a decision says it back. */
  readonly revision: number;
  readonly uai: string;
  readonly schoolYear: number;
  readonly items: {
    readonly id: string;
    readonly field: RecordFieldName;
    readonly targetId: string;
    readonly kind: ChangeKind;
    readonly seen: FieldValue;
    readonly current: FieldValue;
    readonly proposed: FieldValue;
    readonly state: ItemState;
    readonly reason: string | null;
    readonly amended: FieldValue;
  }[];
}

/** A set to review, three-way: what the guardian saw, what the base says now, what is proposed (§2.3). */
export async function recordChangeReview(em: EntityManager, id: string): Promise<RecordChangeReview | null> {
  const [row]: {
    line: ChangeLine;
    uai: string;
    school_year: number;
    revision: number;
    pupil_id: string;
    items: Omit<RecordChangeReview['items'][number], 'current'>[];
  }[] = await em.execute(
    `select ${line} as line, rc.uai, rc.school_year, rc.revision, rc.pupil_id,
       (select json_agg(json_build_object('id', i.id, 'field', i.field, 'targetId', i.target_id, 'kind', i.kind, 'seen', i.base_value->'value',
          'proposed', i.new_value->'value', 'state', i.state, 'reason', i.reason, 'amended', i.amended_value->'value') order by i.kind, i.field)
        from record_change_item i where i.record_change_id = rc.id) as items
     ${from} where rc.id = ?`,
    [id],
  );
  if (!row) return null;
  const places = row.items.map(({ field, targetId }): FieldPlace => ({ field, targetId, pupilId: row.pupil_id }));
  const current = await readFields(em, places);
  return {
    line: row.line,
    uai: row.uai,
    schoolYear: row.school_year,
    revision: row.revision,
    items: row.items.map((item) => ({
      ...item,
      current: current.get(placeKey({ ...item, pupilId: row.pupil_id })) ?? null,
    })),
  };
}
