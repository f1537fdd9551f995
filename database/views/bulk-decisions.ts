import type { EntityManager } from '@mikro-orm/postgresql';
import type { ChangeFacts, ItemFacts } from '../../domain/bulk-act/decisions.ts';
import type { ChangeKind, FieldValue } from '../../domain/pupil-record/fields.ts';
import type { ReviewScope } from '../../domain/record-change/inbox.ts';
import { type FieldPlace, placeKey, readFields } from '../record-values.ts';
import { claimantsAt, type InboxFilters, type InboxReader, inInbox, itemInScope } from './inbox.ts';
import { classGroup, fullName, instant } from './sql.ts';

export interface ItemToDecide extends ItemFacts {
  readonly targetId: string;
  /** Whose field it is, by name; null for a contact who is not in the base. */
  readonly person: string | null;
  readonly proposed: FieldValue;
}

/** A record change as decisions on many meet it, with its undecided fields. */
export interface ChangeToDecide extends ChangeFacts<ItemToDecide> {
  readonly id: string;
  readonly pupilId: string;
  readonly schoolYear: number;
  readonly lastName: string;
  readonly firstName: string;
  readonly classGroup: string | null;
  readonly author: string;
  readonly submittedAt: string;
}

type Row = Omit<ChangeToDecide, 'claimedByAnother'> & { readonly claimedById: string | null };

const UNDECIDED = `i.state in ('PENDING', 'CONFLICT', 'STALE')`;
const change = (scope: ReviewScope): string => `rc.id, rc.state, rc.revision, rc.pupil_id as "pupilId",
  rc.school_year as "schoolYear", rc.claimed_by_id as "claimedById", p.last_name as "lastName", p.first_name as "firstName", ${classGroup('p.id')} as "classGroup",
  ${fullName('g')} as author, ${instant('rc.submitted_at')} as "submittedAt",
  (select coalesce(json_agg(json_build_object('id', i.id, 'field', i.field, 'targetId', i.target_id, 'kind', i.kind, 'state', i.state,
     'person', coalesce((select ${fullName('tp')} from pupil tp where tp.id = i.target_id), (select ${fullName('tg')} from guardian tg where tg.id = i.target_id)),
     'hasEvidence', i.evidence_id is not null, 'proposed', i.new_value->'value') order by i.kind, i.field, i.id), '[]')
   from record_change_item i where i.record_change_id = rc.id and ${UNDECIDED} and ${itemInScope(scope)}) as items`;
const joined = `join pupil p on p.id = rc.pupil_id join guardian g on g.id = rc.guardian_id`;

export interface ChangesAsked {
  readonly kinds: readonly ChangeKind[];
  /** As the inbox was narrowed beside the kind. */
  readonly filters: Pick<InboxFilters, 'classGroup' | 'name' | 'marks'>;
  /** Only those of the pupil whom this set is about; null for everybody's. */
  readonly ofPupilIn: string | null;
  readonly limit: number;
}

/** The sets of an inbox in which a field of these kinds waits, the oldest first; and how many there are in all. */
export async function changesAsking(
  em: EntityManager,
  reader: InboxReader,
  { kinds, filters, ofPupilIn, limit }: ChangesAsked,
): Promise<{ changes: ChangeToDecide[]; total: number }> {
  if (kinds.length === 0) return { changes: [], total: 0 };
  const claimants = await claimantsAt(em, reader.uai);
  const inbox = inInbox(reader, { show: 'open', ...filters }, claimants);
  const where = `${inbox.sql} and exists (select 1 from record_change_item i
      where i.record_change_id = rc.id and i.kind in (?) and ${UNDECIDED} and ${itemInScope(reader.scope)})
    ${ofPupilIn ? 'and rc.pupil_id = (select o.pupil_id from record_change o where o.id = ?)' : ''}`;
  const values = [...inbox.values, [...kinds], ...(ofPupilIn ? [ofPupilIn] : [])];
  // The sets are found first: what is told of each is many columns, and there may be thousands.
  const rows: Row[] = await em.execute(
    `select ${change(reader.scope)} from (select rc.* from record_change rc where ${where} order by rc.submitted_at, rc.id limit ?) rc
     ${joined} order by rc.submitted_at, rc.id`,
    [...values, limit],
  );
  const changes = withClaims(rows, claimants, reader.accountId);
  if (rows.length < limit) return { changes, total: rows.length };
  const [counted]: { total: number }[] = await em.execute(
    `select count(*)::int as total from record_change rc where ${where}`,
    values,
  );
  return { changes, total: counted?.total ?? 0 };
}

/** Those of the sets that are the establishment's, with every field that waits. */
export async function changesOf(
  em: EntityManager,
  { uai, ids, accountId }: { uai: string; ids: readonly string[]; accountId: string },
): Promise<ChangeToDecide[]> {
  if (ids.length === 0) return [];
  const rows: Row[] = await em.execute(
    `select ${change('ALL')} from record_change rc ${joined} where rc.uai = ? and rc.id in (?)`,
    [uai, [...ids]],
  );
  return withClaims(rows, await claimantsAt(em, uai), accountId);
}

/** A claim holds as long as who made it may review (E-20); one's own keeps oneself from nothing. */
const withClaims = (
  rows: readonly Row[],
  claimants: ReadonlyMap<string, string>,
  accountId: string,
): ChangeToDecide[] =>
  rows.map(({ claimedById, ...row }) => ({
    ...row,
    claimedByAnother: claimedById !== null && claimedById !== accountId && claimants.has(claimedById),
  }));

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
