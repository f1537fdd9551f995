import type { EntityManager } from '@mikro-orm/postgresql';
import type { ChangeFacts, ItemFacts } from '../../domain/bulk-act/decisions.ts';
import { mayReviewAt } from '../../domain/permissions/review.ts';
import { abilityOf } from '../../domain/permissions/rules.ts';
import type { ChangeKind, FieldValue } from '../../domain/pupil-record/fields.ts';
import { type FieldPlace, placeKey, readFields } from '../record-values.ts';
import { rulesOf } from './person.ts';
import { classGroup, fullName, instant } from './sql.ts';

export interface ItemToDecide extends ItemFacts {
  readonly targetId: string;
  readonly proposed: FieldValue;
}

/** A record change as decisions on many meet it, with its undecided fields. */
export interface ChangeToDecide extends ChangeFacts<ItemToDecide> {
  readonly id: string;
  readonly pupilId: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly classGroup: string | null;
  readonly author: string;
  readonly submittedAt: string;
}

type Row = Omit<ChangeToDecide, 'claimedByAnother'> & { readonly claimedById: string | null };

const change = `rc.id, rc.state, rc.revision, rc.pupil_id as "pupilId", rc.claimed_by_id as "claimedById",
  p.last_name as "lastName", p.first_name as "firstName", ${classGroup('p.id')} as "classGroup", ${fullName('g')} as author,
  ${instant('rc.submitted_at')} as "submittedAt",
  (select coalesce(json_agg(json_build_object('id', i.id, 'field', i.field, 'targetId', i.target_id, 'kind', i.kind, 'state', i.state,
     'hasEvidence', i.evidence_id is not null, 'proposed', i.new_value->'value') order by i.kind, i.field, i.id), '[]')
   from record_change_item i where i.record_change_id = rc.id and i.state in ('PENDING', 'CONFLICT', 'STALE')) as items
  from record_change rc join pupil p on p.id = rc.pupil_id join guardian g on g.id = rc.guardian_id`;

export interface ChangesAsked {
  readonly uai: string;
  readonly kinds: readonly ChangeKind[];
  /** Only those of the pupil whom this set is about; null for everybody's. */
  readonly ofPupilIn: string | null;
  readonly limit: number;
  /** Who would decide. */
  readonly accountId: string;
}

/** The sets of an establishment in which a field of these kinds waits, the oldest first; and how many there are in all. */
export async function changesAsking(
  em: EntityManager,
  { uai, kinds, ofPupilIn, limit, accountId }: ChangesAsked,
): Promise<{ changes: ChangeToDecide[]; total: number }> {
  if (kinds.length === 0) return { changes: [], total: 0 };
  const where = `rc.uai = ? and rc.state in ('SUBMITTED', 'IN_REVIEW')
    and exists (select 1 from record_change_item i where i.record_change_id = rc.id and i.kind in (?) and i.state in ('PENDING', 'CONFLICT', 'STALE'))
    ${ofPupilIn ? 'and rc.pupil_id = (select o.pupil_id from record_change o where o.id = ?)' : ''}`;
  const values = [uai, [...kinds], ...(ofPupilIn ? [ofPupilIn] : [])];
  const rows: Row[] = await em.execute(`select ${change} where ${where} order by rc.submitted_at, rc.id limit ?`, [
    ...values,
    limit,
  ]);
  const [counted]: { total: number }[] =
    rows.length < limit
      ? [{ total: rows.length }]
      : await em.execute(`select count(*)::int as total from record_change rc where ${where}`, values);
  return { changes: await withClaims(em, uai, rows, accountId), total: counted?.total ?? 0 };
}

/** Those of the sets that are the establishment's. */
export async function changesOf(
  em: EntityManager,
  { uai, ids, accountId }: { uai: string; ids: readonly string[]; accountId: string },
): Promise<ChangeToDecide[]> {
  if (ids.length === 0) return [];
  const rows: Row[] = await em.execute(`select ${change} where rc.uai = ? and rc.id in (?)`, [uai, [...ids]]);
  return withClaims(em, uai, rows, accountId);
}

/** A claim holds as long as who made it may review (E-20); one's own keeps oneself from nothing. */
async function withClaims(
  em: EntityManager,
  uai: string,
  rows: readonly Row[],
  accountId: string,
): Promise<ChangeToDecide[]> {
  const holding = new Set<string>();
  for (const id of new Set(rows.map(({ claimedById }) => claimedById))) {
    if (id === null || id === accountId) continue;
    if (mayReviewAt(abilityOf(await rulesOf(em, id, new Date())), uai)) holding.add(id);
  }
  return rows.map(({ claimedById, ...row }) => ({
    ...row,
    claimedByAnother: claimedById !== null && holding.has(claimedById),
  }));
}

/** What the base says now of the fields of these sets, by item. */
export async function currentValues(
  em: EntityManager,
  changes: readonly Pick<ChangeToDecide, 'pupilId' | 'items'>[],
): Promise<ReadonlyMap<string, FieldValue>> {
  const places = changes.flatMap(({ pupilId, items }) =>
    items.map(({ id, field, targetId }) => ({ id, place: { field, targetId, pupilId } satisfies FieldPlace })),
  );
  const values = await readFields(
    em,
    places.map(({ place }) => place),
  );
  return new Map(places.map(({ id, place }) => [id, values.get(placeKey(place)) ?? null]));
}
