import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type BulkAct,
  type BulkFacts,
  type BulkLineState,
  type BulkPlace,
  type BulkState,
  isDecision,
} from '../../domain/bulk-act/bulk-act.ts';
import type { Ends } from '../../domain/bulk-act/rights.ts';
import { asksForBoarding } from '../../domain/enrolment-dossier/boarding.ts';
import type { ChoiceGroup, Choices } from '../../domain/enrolment-dossier/choices.ts';
import type { ChangeKind } from '../../domain/pupil-record/fields.ts';
import { instant, remindedLately } from './sql.ts';

/** A dossier as an act on many meets it: whose it is, its name, and what the verdict depends on. */
export interface BulkSubject extends BulkFacts, Ends {
  readonly dossierId: string;
  readonly lastName: string;
  readonly firstName: string;
}

interface Row extends Omit<BulkSubject, 'asksForBoarding'> {
  readonly choices: Choices | null;
  readonly regimes: ChoiceGroup[] | null;
}

/** Those of the dossiers that exist, by name. `documentId` is the document of `markDocument`. */
export async function bulkSubjects(
  em: EntityManager,
  dossierIds: readonly string[],
  documentId: string | null,
): Promise<BulkSubject[]> {
  if (dossierIds.length === 0) return [];
  const rows: Row[] = await em.execute(
    `select d.id as "dossierId", d.last_name as "lastName", d.first_name as "firstName",
       d.receiving_uai as "receivingUai", d.origin_uai as "originUai",
       d.state, d.agreement, d.closed, (extract(epoch from d.objection_until) * 1000)::float8 as "objectionUntil",
       d.expected_pupil_id is not null as "inBase",
       (select count(*)::int from record_change rc where rc.dossier_id = d.id and rc.state in ('SUBMITTED', 'IN_REVIEW', 'DECIDED'))
         as "undecidedChanges",
       case when ?::uuid is null then null
         when not exists (select 1 from required_document q where q.id = ?::uuid
           and (q.uai, q.school_year) = (d.receiving_uai, d.school_year) and (q.mef is null or q.mef = d.mef)) then 'NOT_ASKED'
         when exists (select 1 from dossier_document dd where dd.dossier_id = d.id and dd.document_id = ?::uuid) then 'RECEIVED'
         else 'ASKED' end as document,
       exists (select 1 from mef m where (m.uai, m.school_year, m.code) = (d.receiving_uai, d.school_year, d.mef)) as "formationReady",
       ${remindedLately('d.id')} as "remindedLately", d.choices,
       (select json_agg(g.content) from choice_group g
         where (g.uai, g.school_year, g.mef) = (d.receiving_uai, d.school_year, d.mef) and g.content->>'modality' is null) as regimes
     from dossier d where d.id in (?) order by d.last_name, d.first_name, d.id`,
    [documentId, documentId, documentId, dossierIds],
  );
  return rows.map(({ choices, regimes, ...subject }) => ({
    ...subject,
    asksForBoarding: asksForBoarding(regimes ?? [], choices ?? {}),
  }));
}

/** The documents that a lycée asks of these dossiers, each with how many of them it is still missing from. */
export function documentsAsked(
  em: EntityManager,
  uai: string,
  dossierIds: readonly string[],
): Promise<{ id: string; label: string; mandatory: boolean; missing: number }[]> {
  if (dossierIds.length === 0) return Promise.resolve([]);
  return em.execute(
    `select q.id, q.label, q.mandatory, count(*) filter (where dd.document_id is null)::int as missing
     from dossier d join required_document q on (q.uai, q.school_year) = (d.receiving_uai, d.school_year)
       and (q.mef is null or q.mef = d.mef)
     left join dossier_document dd on dd.dossier_id = d.id and dd.document_id = q.id
     where d.receiving_uai = ? and d.id in (?)
     group by q.id, q.label, q.mandatory, q.position order by q.position, q.label`,
    [uai, dossierIds],
  );
}

export type LineCounts = Readonly<Record<BulkLineState, number>>;

export interface BulkActSummary extends BulkPlace {
  /** Of decisions; null for other acts. */
  readonly kinds: ChangeKind[] | null;
  /** Of refusals; null for other acts. */
  readonly reason: string | null;
  readonly id: string;
  readonly act: BulkAct;
  readonly state: BulkState;
  /** Name of who confirmed it. */
  readonly by: string;
  readonly createdAt: string;
  readonly endedAt: string | null;
  readonly undoUntil: string | null;
  /** The document of `markDocument`, as the lycée calls it; null for other acts, and for one that is asked no more. */
  readonly document: string | null;
  readonly counts: LineCounts;
}

export interface BulkActLine {
  readonly subjectId: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly state: BulkLineState;
  readonly refusal: { code: string; details?: Record<string, string | number> } | null;
  /** Fields of a record change that still wait. */
  readonly toLookAt: number;
}

/** Summary of act `b`, its lines counted where they are: they are at most five hundred. */
const summary = `b.id, b.act, b.state, b.uai, w.name as by,
  ${instant('b.created_at')} as "createdAt", ${instant('b.ended_at')} as "endedAt", ${instant('b.undo_until')} as "undoUntil",
  (select q.label from required_document q where q.id = (b.content->>'documentId')::uuid) as document,
  b.content->'kinds' as kinds, b.content->>'reason' as reason,
  (select json_build_object(
     'WAITING', count(*) filter (where l.state = 'WAITING'), 'DONE', count(*) filter (where l.state = 'DONE'),
     'REFUSED', count(*) filter (where l.state = 'REFUSED'), 'UNDONE', count(*) filter (where l.state = 'UNDONE'),
     'KEPT', count(*) filter (where l.state = 'KEPT')) from bulk_act_line l where l.bulk_act_id = b.id) as counts
  from bulk_act b join account w on w.id = b.account_id`;

export async function bulkActSummary(em: EntityManager, id: string): Promise<BulkActSummary | null> {
  const [found]: BulkActSummary[] = await em.execute(`select ${summary} where b.id = ?`, [id]);
  return found ?? null;
}

/** The lines of an act in the order of names. */
export function bulkActLines(
  em: EntityManager,
  { id, act }: Pick<BulkActSummary, 'id' | 'act'>,
): Promise<BulkActLine[]> {
  if (isDecision(act)) {
    return em.execute(
      `select l.subject_id as "subjectId", p.last_name as "lastName", p.first_name as "firstName", l.state, l.refusal,
         case when rc.state in ('SUBMITTED', 'IN_REVIEW') then (select count(*)::int from record_change_item i
           where i.record_change_id = rc.id and i.state in ('PENDING', 'CONFLICT', 'STALE')) else 0 end as "toLookAt"
       from bulk_act_line l join record_change rc on rc.id = l.subject_id join pupil p on p.id = rc.pupil_id
       where l.bulk_act_id = ? order by p.last_name, p.first_name, rc.submitted_at, rc.id`,
      [id],
    );
  }
  return em.execute(
    `select l.subject_id as "subjectId", d.last_name as "lastName", d.first_name as "firstName", l.state, l.refusal, 0 as "toLookAt"
     from bulk_act_line l join dossier d on d.id = l.subject_id where l.bulk_act_id = ?
     order by d.last_name, d.first_name, d.id`,
    [id],
  );
}

/** The latest acts of an establishment, of the kinds asked for. */
export function recentBulkActs(
  em: EntityManager,
  uai: string,
  acts: readonly BulkAct[],
  limit: number,
): Promise<BulkActSummary[]> {
  if (acts.length === 0) return Promise.resolve([]);
  return em.execute(`select ${summary} where b.uai = ? and b.act in (?) order by b.created_at desc, b.id limit ?`, [
    uai,
    acts,
    limit,
  ]);
}
