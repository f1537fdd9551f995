import type { EntityManager } from '@mikro-orm/postgresql';
import type { Role } from '../../domain/permissions/operations.ts';
import {
  type FieldValue,
  RECORD_FIELDS,
  type RecordEntity,
  type RecordFieldName,
} from '../../domain/pupil-record/fields.ts';
import type { REFUSED_FOR } from '../../domain/record-change/record-change.ts';
import { fullName, instant, schoolName } from './sql.ts';

/**
 * The history of a record: what each field was, what it became or did not become, who proposed it and when, who decided it,
 * when and under which power. It is read from the items of the sets that have ended, which live as long as the pupil's data
 * and are erased with them; the journal tells the acts, and holds no value.
 */
export interface HistoryLine {
  readonly id: string;
  readonly field: RecordFieldName;
  readonly entity: RecordEntity;
  readonly targetId: string;
  /** Whose field it is, by name: a guardian's; null for the pupil's and a contact's, which says its own. */
  readonly person: string | null;
  readonly outcome: 'ACCEPTED' | 'ACCEPTED_AMENDED' | 'REFUSED';
  /** What the record said before; of a refused proposal, when it was made. */
  readonly was: FieldValue;
  /** What it says since; nothing where the proposal was refused. */
  readonly became: FieldValue;
  readonly proposed: FieldValue;
  readonly proposal: {
    readonly guardianId: string;
    readonly by: string;
    readonly kinship: string;
    readonly at: string;
  };
  readonly decision: {
    readonly by: string | null;
    readonly role: Role | null;
    readonly at: string;
    readonly reason: string | null;
    readonly refusedFor: (typeof REFUSED_FOR)[number] | null;
    readonly delegation: { readonly grantedBy: string; readonly from: string; readonly to: string | null } | null;
  };
  readonly writtenAt: string | null;
  readonly school: string;
}

/** Where a page begins: after this line, by the instant at which it settled as PostgreSQL writes it. */
export type HistoryPlace = readonly [settledAt: string, id: string];

const settledAt = `coalesce(i.applied_at, i.decided_at, rc.decided_at)`;

const line = `json_build_object('id', i.id, 'field', i.field, 'targetId', i.target_id,
  'person', (select ${fullName('t')} from guardian t where t.id = i.target_id and i.field <> 'contact'),
  'outcome', i.state, 'was', coalesce(i.was_value, i.base_value)->'value',
  'became', case when i.applied_at is not null then coalesce(i.amended_value, i.new_value)->'value' end,
  'proposed', i.new_value->'value',
  'proposal', json_build_object('guardianId', g.id, 'by', ${fullName('g')}, 'at', ${instant('rc.submitted_at')},
    'kinship', coalesce((select r.kinship_code from responsibility r where r.pupil_id = rc.pupil_id and r.guardian_id = g.id), '90')),
  'decision', json_build_object('by', a.name, 'at', ${instant('coalesce(i.decided_at, rc.decided_at)')}, 'reason', i.reason,
    'refusedFor', i.refused_for,
    'role', case when a.id is null then null when d.id is null then 'head' else (select o.role from post o where (o.account_id, o.uai) = (a.id, rc.uai)
      order by o.ended_on desc nulls first, o.id limit 1) end,
    'delegation', case when d.id is not null then json_build_object('grantedBy', h.name, 'from', d.from_on, 'to', d.to_on) end),
  'writtenAt', ${instant('i.applied_at')}, 'school', ${schoolName('e')})`;

/** What a page of the history is asked for: every year of one child at one establishment. */
export interface HistoryAsked {
  readonly identityId: string;
  readonly uai: string;
  readonly limit: number;
  readonly after: HistoryPlace | null;
  /** The guardian's rows who reads; null for the school. */
  readonly reader: readonly string[] | null;
}

/** One page, the newest first. A family's is what `asSeenBy` leaves of it, by a question that asks for nothing else. */
export async function recordHistory(
  em: EntityManager,
  { identityId, uai, limit, after, reader }: HistoryAsked,
): Promise<{ lines: HistoryLine[]; next: HistoryPlace | null }> {
  const rows: { line: Omit<HistoryLine, 'entity'>; at: string }[] = await em.execute(
    `select ${line} as line, ${settledAt}::text as at
     from record_change rc join pupil p on p.id = rc.pupil_id join record_change_item i on i.record_change_id = rc.id
       join guardian g on g.id = rc.guardian_id join establishment e on e.uai = rc.uai
       left join account a on a.id = i.decided_by_id left join delegation d on d.id = i.delegation_id
       left join account h on h.id = d.granted_by_id
     where p.identity_id = ? and rc.uai = ? and rc.state in ('APPLIED', 'NOTIFIED', 'EXPIRED')
       and (i.applied_at is not null or i.state = 'REFUSED') and i.state in ('ACCEPTED', 'ACCEPTED_AMENDED', 'REFUSED')
       ${reader ? `and (i.field not like 'guardian.%' or i.target_id in (?))` : ''}
       ${after ? `and (${settledAt}, i.id) < (?::timestamptz, ?::uuid)` : ''}
     order by ${settledAt} desc, i.id desc limit ?`,
    [identityId, uai, ...(reader ? [[...reader]] : []), ...(after ?? []), limit + 1],
  );
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const lines = shown.map((row): HistoryLine => ({ ...row.line, entity: RECORD_FIELDS[row.line.field].entity }));
  return {
    lines: reader ? lines.flatMap((one) => asSeenBy(reader, one) ?? []) : lines,
    next: last ? [last.at, last.line.id] : null,
  };
}

/**
 * A line as one guardian may read it (§1.4-2): one's own fields, the pupil's and the persons to call. What was proposed and
 * refused, with its reason, is its author's; who decided is told by role and school, not by name. The one place that says so.
 */
export function asSeenBy(reader: readonly string[], line: HistoryLine): HistoryLine | null {
  if (line.entity === 'guardian' && !reader.includes(line.targetId)) return null;
  const mine = reader.includes(line.proposal.guardianId);
  return {
    ...line,
    proposed: mine ? line.proposed : null,
    decision: { ...line.decision, by: null, delegation: null, reason: mine ? line.decision.reason : null },
  };
}
