/** The inbox of a school (§2.2-2): counters, the list and its filters, one set to review. Kinships are codes. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { mayReviewAt } from '../../domain/permissions/review.ts';
import { abilityOf } from '../../domain/permissions/rules.ts';
import {
  CHANGE_KINDS,
  type ChangeKind,
  type FieldValue,
  RECORD_FIELDS,
  type RecordFieldName,
} from '../../domain/pupil-record/fields.ts';
import { type InboxMark, inScope, type ReviewScope, type RivalProposal } from '../../domain/record-change/inbox.ts';
import type { ItemState, Overdue, RecordChangeState } from '../../domain/record-change/record-change.ts';
import { type FieldPlace, placeKey, readFields } from '../record-values.ts';
import { type PersonFacts, personFacts, personOf } from './person.ts';
import { addressConfirmed, classGroup, fullName, instant } from './sql.ts';

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
  readonly conflict: boolean;
  readonly stale: boolean;
  readonly overdue: Overdue | null;
  /** Who works on it, if they may still review (E-20). */
  readonly claim: { readonly by: string; readonly since: string; readonly mine: boolean } | null;
  /** The enrolment within which it was made. */
  readonly dossierId: string | null;
}

/** Where a page begins: after this set, by the instant of its submission as PostgreSQL writes it. */
export type InboxPlace = readonly [submittedAt: string, id: string];

/** Whose inbox, who reads it, and what of it they see. */
export interface InboxReader {
  readonly uai: string;
  readonly accountId: string;
  readonly scope: ReviewScope;
}

export interface InboxFilters {
  readonly show: 'open' | 'decided';
  readonly kind?: ChangeKind | undefined;
  readonly classGroup?: string | undefined;
  readonly name?: string | undefined;
  readonly marks: readonly InboxMark[];
}

const UNDECIDED = `i.state in ('PENDING', 'CONFLICT', 'STALE')`;
const OPEN = `rc.state in ('SUBMITTED', 'IN_REVIEW')`;
/** What somebody may see of the items `i`. */
const SCOPED: Record<ReviewScope, string> = { ALL: 'true', REGIME: `i.field = 'pupil.regime'` };
const itemThat = (condition: string): string =>
  `exists (select 1 from record_change_item i where i.record_change_id = rc.id and ${condition})`;

const kinship = (pupilId: string, guardianId: string): string =>
  `coalesce((select r.kinship_code from responsibility r where (r.pupil_id, r.guardian_id) = (${pupilId}, ${guardianId})), '90')`;

const line = (
  scope: ReviewScope,
): string => `json_build_object('id', rc.id, 'pupilId', rc.pupil_id, 'pupil', ${fullName('p')},
  'classGroup', ${classGroup('p.id')}, 'author', ${fullName('g')}, 'kinship', ${kinship('p.id', 'g.id')},
  'submittedAt', ${instant('rc.submitted_at')}, 'state', rc.state, 'overdue', rc.overdue, 'dossierId', rc.dossier_id,
  'claimedById', rc.claimed_by_id, 'claimedAt', ${instant('rc.claimed_at')},
  'items', (select coalesce(json_agg(json_build_array(k.kind, k.state, k.n)), '[]') from (select i.kind, i.state, count(*) as n
     from record_change_item i where i.record_change_id = rc.id and ${UNDECIDED} and ${SCOPED[scope]} group by i.kind, i.state) k))`;
const joined = `join pupil p on p.id = rc.pupil_id join guardian g on g.id = rc.guardian_id`;

type LineRow = Omit<ChangeLine, 'undecided' | 'conflict' | 'stale' | 'claim'> & {
  readonly claimedById: string | null;
  readonly claimedAt: string | null;
  readonly items: readonly (readonly [ChangeKind, ItemState, number])[];
};

/** Names of those whose claim holds, by account. */
type Claimants = ReadonlyMap<string, string>;

function lineOf({ claimedById, claimedAt, items, ...row }: LineRow, claimants: Claimants, reader: string): ChangeLine {
  const undecided: KindCounters = {};
  for (const [kind, , n] of items) undecided[kind] = (undecided[kind] ?? 0) + n;
  const by = claimedById === null || !isOpen(row.state) ? undefined : claimants.get(claimedById);
  return {
    ...row,
    undecided,
    conflict: items.some(([, state]) => state === 'CONFLICT'),
    stale: items.some(([, state]) => state === 'STALE'),
    claim: by === undefined || claimedAt === null ? null : { by, since: claimedAt, mine: claimedById === reader },
  };
}

const isOpen = (state: RecordChangeState): boolean => state === 'SUBMITTED' || state === 'IN_REVIEW';

/** Who holds a set of this inbox: a claim is nobody's once its author may review no more (E-20). */
export async function claimantsAt(em: EntityManager, uai: string): Promise<Claimants> {
  const rows: (PersonFacts & { name: string })[] = await em.execute(
    `select ${personFacts}, a.name from account a
     where a.id in (select rc.claimed_by_id from record_change rc where rc.uai = ? and ${OPEN} and rc.claimed_by_id is not null)`,
    [uai],
  );
  const now = new Date();
  return new Map(
    rows
      .filter((facts) => mayReviewAt(abilityOf(personOf(facts, now).rules), uai))
      .map(({ account_id, name }) => [account_id, name]),
  );
}

interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Words typed as a name: each must be found in it, whatever the accents. */
const ACCENTS = ['àâäáãåçéèêëíìîïñóòôöõúùûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy'] as const;
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
function namedLike(name: string): Condition[] {
  const words = plain(name).split(/\s+/).filter(Boolean).slice(0, 5);
  return words.map((word) => ({
    sql: `translate(lower(concat_ws(' ', p.first_name, p.usage_name, p.last_name)), '${ACCENTS[0]}', '${ACCENTS[1]}') like ?`,
    values: [`%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`],
  }));
}

function conditionsOf(
  { uai, scope, accountId }: InboxReader,
  { show, kind, classGroup: division, name, marks }: InboxFilters,
  claimants: Claimants,
): Condition[] {
  const plainly = (sql: string, ...values: unknown[]): Condition => ({ sql, values });
  const scoped = SCOPED[scope];
  const asked = show === 'open' ? `${UNDECIDED} and ${scoped}` : scoped;
  const holders = [...claimants.keys()];
  const byMark: Record<InboxMark, Condition> = {
    conflict: plainly(itemThat(`i.state = 'CONFLICT' and ${scoped}`)),
    stale: plainly(itemThat(`i.state = 'STALE' and ${scoped}`)),
    overdue: plainly('rc.overdue is not null'),
    mine: claimants.has(accountId) ? plainly('rc.claimed_by_id = ?', accountId) : plainly('false'),
    unclaimed:
      holders.length === 0
        ? plainly('true')
        : plainly('(rc.claimed_by_id is null or rc.claimed_by_id not in (?))', holders),
    enrolment: plainly('rc.dossier_id is not null'),
  };
  return [
    plainly('rc.uai = ?', uai),
    ...(show === 'open' ? [plainly(OPEN)] : []),
    // Who sees the regime alone has done with a set once that is decided, whatever else waits in it.
    ...(scope === 'REGIME'
      ? [plainly(itemThat(show === 'open' ? asked : `not ${UNDECIDED} and ${scoped}`))]
      : show === 'open'
        ? []
        : [plainly(`not ${OPEN}`)]),
    ...(kind ? [plainly(itemThat(`${asked} and i.kind = ?`), kind)] : []),
    ...(division
      ? [
          plainly(
            `exists (select 1 from pupil_structure ps where ps.pupil_id = rc.pupil_id and ps.type = 'D' and ps.code = ?)`,
            division,
          ),
        ]
      : []),
    ...(name ? namedLike(name) : []),
    ...marks.map((mark) => byMark[mark]),
  ];
}

const sqlOf = (conditions: readonly Condition[]): string => conditions.map(({ sql }) => sql).join(' and ');
const valuesOf = (conditions: readonly Condition[]): unknown[] => conditions.flatMap(({ values }) => values);
const needsPupil = (filters: InboxFilters): string =>
  filters.name ? 'join pupil p on p.id = rc.pupil_id and p.uai = rc.uai' : '';

/** Whether the set `rc` is in an inbox as it is narrowed: for what is done with a list. */
export function inInbox(reader: InboxReader, filters: InboxFilters, claimants: Claimants): Condition {
  const conditions = conditionsOf(reader, filters, claimants);
  const sql = `rc.id in (select rc.id from record_change rc ${needsPupil(filters)} where ${sqlOf(conditions)})`;
  return { sql, values: valuesOf(conditions) };
}

/** Whether an item `i` is one that a reader may see. */
export const itemInScope = (scope: ReviewScope): string => SCOPED[scope];

/** One page of an inbox: sets to decide, the oldest first, or those decided, the newest first. */
export async function inboxPage(
  em: EntityManager,
  reader: InboxReader,
  filters: InboxFilters,
  claimants: Claimants,
  { limit, after }: { limit: number; after: InboxPlace | null },
): Promise<{ changes: ChangeLine[]; next: InboxPlace | null }> {
  const [way, beyond] = filters.show === 'open' ? ['asc', '>'] : ['desc', '<'];
  const conditions = conditionsOf(reader, filters, claimants);
  // The page is found first: its lines are many columns, and there may be thousands of sets.
  const rows: { line: LineRow; at: string }[] = await em.execute(
    `select ${line(reader.scope)} as line, rc.submitted_at::text as at from (
       select rc.* from record_change rc ${needsPupil(filters)}
       where ${sqlOf(conditions)} ${after ? `and (rc.submitted_at, rc.id) ${beyond} (?::timestamptz, ?::uuid)` : ''}
       order by rc.submitted_at ${way}, rc.id ${way} limit ?) rc ${joined}
     order by rc.submitted_at ${way}, rc.id ${way}`,
    [...valuesOf(conditions), ...(after ?? []), limit + 1],
  );
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    changes: shown.map((row) => lineOf(row.line, claimants, reader.accountId)),
    next: last ? [last.at, last.line.id] : null,
  };
}

/** What the list of those to decide may be narrowed by, with how many sets each leaves; and how many the filters leave. */
export interface InboxFacets {
  readonly matching: number;
  readonly waiting: number;
  readonly marks: Readonly<Record<InboxMark, number>>;
  readonly classGroups: readonly { readonly code: string; readonly changes: number }[];
}

export async function inboxFacets(
  em: EntityManager,
  reader: InboxReader,
  filters: InboxFilters,
  claimants: Claimants,
): Promise<InboxFacets> {
  const matching = conditionsOf(reader, filters, claimants);
  const open = conditionsOf(reader, { show: 'open', marks: [] }, claimants);
  const holders = [...claimants.keys()];
  const scoped = SCOPED[reader.scope];
  // What is not narrowed is all that waits, which is counted below.
  const isNarrowed = matching.length > open.length || filters.show !== 'open';
  const [[counted], [facts], classGroups] = await Promise.all([
    isNarrowed
      ? em.execute<{ n: number }[]>(
          `select count(*)::int as n from record_change rc ${needsPupil(filters)} where ${sqlOf(matching)}`,
          valuesOf(matching),
        )
      : [],
    em.execute<Record<string, number>[]>(
      `select count(*)::int as waiting, count(*) filter (where rc.overdue is not null)::int as overdue,
         count(*) filter (where rc.claimed_by_id = ?)::int as mine,
         count(*) filter (where rc.claimed_by_id is null ${holders.length > 0 ? 'or rc.claimed_by_id not in (?)' : 'or true'})::int as unclaimed,
         count(*) filter (where rc.dossier_id is not null)::int as enrolment,
         count(*) filter (where rc.id in (select i.record_change_id from record_change_item i where i.state = 'CONFLICT' and ${scoped}))::int as conflict,
         count(*) filter (where rc.id in (select i.record_change_id from record_change_item i where i.state = 'STALE' and ${scoped}))::int as stale
       from record_change rc where ${sqlOf(open)}`,
      [reader.accountId, ...(holders.length > 0 ? [holders] : []), ...valuesOf(open)],
    ),
    em.execute<{ code: string; changes: number }[]>(
      `select ps.code, count(*)::int as changes from record_change rc join pupil_structure ps on ps.pupil_id = rc.pupil_id and ps.type = 'D'
       where ${sqlOf(open)} group by ps.code order by ps.code`,
      valuesOf(open),
    ),
  ]);
  const { waiting = 0, overdue = 0, mine = 0, unclaimed = 0, enrolment = 0, conflict = 0, stale = 0 } = facts ?? {};
  return {
    matching: counted?.n ?? waiting,
    waiting,
    marks: { conflict, stale, overdue, mine: claimants.has(reader.accountId) ? mine : 0, unclaimed, enrolment },
    classGroups,
  };
}

/** The set before and the one after, in the list as it is narrowed; the set itself may have left it. */
export async function inboxNeighbours(
  em: EntityManager,
  reader: InboxReader,
  filters: InboxFilters,
  claimants: Claimants,
  id: string,
): Promise<{ previous: ChangeLine | null; next: ChangeLine | null }> {
  const conditions = conditionsOf(reader, filters, claimants);
  const [forward, back] = filters.show === 'open' ? (['asc', 'desc'] as const) : (['desc', 'asc'] as const);
  const nearest = async (way: 'asc' | 'desc'): Promise<ChangeLine | null> => {
    const [row]: { line: LineRow }[] = await em.execute(
      `select ${line(reader.scope)} as line from (
         select rc.* from record_change rc ${needsPupil(filters)}
         where ${sqlOf(conditions)} and (rc.submitted_at, rc.id) ${way === 'asc' ? '>' : '<'} (select o.submitted_at, o.id from record_change o where o.id = ?)
         order by rc.submitted_at ${way}, rc.id ${way} limit 1) rc ${joined}`,
      [...valuesOf(conditions), id],
    );
    return row ? lineOf(row.line, claimants, reader.accountId) : null;
  };
  const [previous, next] = await Promise.all([nearest(back), nearest(forward)]);
  return { previous, next };
}

/** Number of fields to decide by kind (F-20), of those one may see. */
export async function inboxCounters(em: EntityManager, uai: string, scope: ReviewScope): Promise<KindCounters> {
  const rows: { kind: ChangeKind; items: number }[] =
    scope === 'ALL'
      ? await em.execute(`select kind, items from inbox_counter where uai = ? and items > 0 order by kind`, [uai])
      : await em.execute(
          `select i.kind, count(*)::int as items from record_change rc join record_change_item i on i.record_change_id = rc.id
           where rc.uai = ? and ${OPEN} and ${UNDECIDED} and ${SCOPED[scope]} group by i.kind order by i.kind`,
          [uai],
        );
  return Object.fromEntries(rows.map(({ kind, items }) => [kind, items]));
}

/** What a regime may be in an establishment and year: its own nomenclature. */
export const regimesOf = (
  em: EntityManager,
  uai: string,
  schoolYear: number,
): Promise<{ code: string; label: string }[]> =>
  em.execute(
    `select n.code, n.label from nomenclature_code n where (n.uai, n.school_year, n.kind) = (?, ?, 'regime') order by n.code`,
    [uai, schoolYear],
  );

export interface ReviewedItem {
  readonly id: string;
  readonly field: RecordFieldName;
  readonly targetId: string;
  /** Whose field it is, by name; null for a contact who is not in the base. */
  readonly person: string | null;
  readonly kind: ChangeKind;
  readonly seen: FieldValue;
  readonly current: FieldValue;
  readonly proposed: FieldValue;
  readonly state: ItemState;
  readonly reason: string | null;
  /** A refusal of which nobody wrote the reason: the other guardian's value was chosen. */
  readonly refusedFor: 'OTHER_GUARDIAN' | null;
  readonly amended: FieldValue;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  /** What other guardians want in the same field, undecided like this one (§2.3). */
  readonly rivals: readonly RivalProposal[];
  /** The paper shown for it. */
  readonly evidenceId: string | null;
  /** Whether the link of a guardian's new electronic address has been opened; null for any other field (§1.3). */
  readonly confirmed: boolean | null;
  /** Another guardian of the pupil has the same electronic address: allowed, and told to who decides. */
  readonly sharedAddress: boolean;
}

export interface RecordChangeReview {
  readonly line: ChangeLine;
  /** Which state of the set this is; a decision says it back. */
  readonly revision: number;
  readonly uai: string;
  readonly schoolYear: number;
  readonly items: readonly ReviewedItem[];
  /** The school's own nomenclature, where a regime is asked for. */
  readonly regimes: readonly { readonly code: string; readonly label: string }[];
  /** The other sets that wait for the same pupil, the oldest first. */
  readonly others: readonly ChangeLine[];
}

/**
 * A set to review, three-way: what the guardian saw, what the base says now, what is proposed (§2.3).
 * @returns null when it is not there, or holds nothing that the reader may see
 */
export async function recordChangeReview(
  em: EntityManager,
  id: string,
  reader: InboxReader,
): Promise<RecordChangeReview | null> {
  const claimants = await claimantsAt(em, reader.uai);
  const [row]: {
    line: LineRow;
    school_year: number;
    revision: number;
    pupil_id: string;
    items: Omit<ReviewedItem, 'current'>[];
  }[] = await em.execute(
    `select ${line(reader.scope)} as line, rc.school_year, rc.revision, rc.pupil_id,
       (select coalesce(json_agg(json_build_object('id', i.id, 'field', i.field, 'targetId', i.target_id, 'kind', i.kind,
          'person', coalesce((select ${fullName('tp')} from pupil tp where tp.id = i.target_id), (select ${fullName('tg')} from guardian tg where tg.id = i.target_id)),
          'seen', i.base_value->'value', 'proposed', i.new_value->'value', 'state', i.state, 'reason', i.reason, 'refusedFor', i.refused_for,
          'amended', i.amended_value->'value', 'decidedBy', (select a.name from account a where a.id = i.decided_by_id),
          'decidedAt', ${instant('i.decided_at')}, 'evidenceId', i.evidence_id,
          'confirmed', case when i.field = 'guardian.email' then (select ${addressConfirmed('t', "i.new_value->>'value'")} from guardian t where t.id = i.target_id) end,
          'sharedAddress', i.field = 'guardian.email' and exists (select 1 from responsibility r join guardian o on o.id = r.guardian_id
            where r.pupil_id = rc.pupil_id and r.ended_on is null and o.id <> i.target_id and lower(o.email) = lower(i.new_value->>'value')),
          'rivals', (select coalesce(json_agg(json_build_object('itemId', oi.id, 'recordChangeId', o.id, 'revision', o.revision,
             'author', ${fullName('og')}, 'kinship', ${kinship('o.pupil_id', 'og.id')}, 'submittedAt', ${instant('o.submitted_at')},
             'proposed', coalesce(oi.amended_value, oi.new_value)->'value', 'accepted', oi.state in ('ACCEPTED', 'ACCEPTED_AMENDED')) order by o.submitted_at, o.id), '[]')
             from record_change_item oi join record_change o on o.id = oi.record_change_id join guardian og on og.id = o.guardian_id
             where i.state = 'CONFLICT' and oi.state in ('CONFLICT', 'ACCEPTED', 'ACCEPTED_AMENDED') and (oi.field, oi.target_id) = (i.field, i.target_id)
               and (oi.field <> 'contact' or o.pupil_id = rc.pupil_id) and o.guardian_id <> rc.guardian_id
               and o.state in ('SUBMITTED', 'IN_REVIEW', 'DECIDED'))) order by i.id), '[]')
        from record_change_item i where i.record_change_id = rc.id and ${SCOPED[reader.scope]}) as items
     from record_change rc ${joined} where rc.id = ? and rc.uai = ?`,
    [id, reader.uai],
  );
  if (!row || row.items.length === 0) return null;
  const pupilId = row.pupil_id;
  const places = row.items.map(({ field, targetId }): FieldPlace => ({ field, targetId, pupilId }));
  const regime = row.items.some(({ field }) => field === 'pupil.regime');
  const [current, regimes, others] = await Promise.all([
    readFields(em, places),
    regime ? regimesOf(em, reader.uai, row.school_year) : [],
    em.execute<{ line: LineRow }[]>(
      `select ${line(reader.scope)} as line from record_change rc ${joined}
       where rc.pupil_id = ? and rc.id <> ? and ${OPEN} and ${itemThat(`${UNDECIDED} and ${SCOPED[reader.scope]}`)}
       order by rc.submitted_at, rc.id limit 20`,
      [pupilId, id],
    ),
  ]);
  return {
    line: lineOf(row.line, claimants, reader.accountId),
    uai: reader.uai,
    schoolYear: row.school_year,
    revision: row.revision,
    items: inReadingOrder(row.items.filter(({ field }) => inScope(reader.scope, field))).map((item) => ({
      ...item,
      current: current.get(placeKey({ ...item, pupilId })) ?? null,
    })),
    regimes,
    others: others.map((other) => lineOf(other.line, claimants, reader.accountId)),
  };
}

/** As the record itself is read: kind by kind, each in the order of its fields. */
const inReadingOrder = <T extends { readonly kind: ChangeKind; readonly field: RecordFieldName }>(
  items: readonly T[],
): T[] => {
  const rank = ({ kind, field }: T): number =>
    CHANGE_KINDS.indexOf(kind) * 100 + Object.keys(RECORD_FIELDS).indexOf(field);
  return items.toSorted((a, b) => rank(a) - rank(b));
};
