import type { EntityManager } from '@mikro-orm/postgresql';
import { DOSSIER_STATES, type DossierState } from '../../domain/enrolment-dossier/dossier.ts';
import {
  AWAITING_DOCUMENTS,
  type Column,
  type Connection,
  MARKS_OF,
  type Mark,
  type Order,
  type Side,
} from '../../domain/enrolment-dossier/follow-up.ts';
import type { WaitingFacts } from '../../domain/enrolment-dossier/waiting.ts';
import { classGroup, dossierFormation, fullName, instant, letterAddress, schoolName } from './sql.ts';
import {
  boardingAsked,
  missingDocuments,
  type ShownWaiting,
  undecidedChanges,
  waitingFacts,
  waitingFrom,
} from './waiting.ts';

export interface DossierLine {
  readonly id: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly state: DossierState;
  /** Since when it is in the state shown. */
  readonly stateSince: string;
  readonly formation: string;
  readonly mef: string;
  readonly originUai: string | null;
  readonly originName: string | null;
  readonly receivingUai: string;
  readonly receivingName: string;
  readonly classGroup: string | null;
  readonly closesAt: string;
  readonly submittedAt: string | null;
  readonly undecidedChanges: number;
  readonly missingDocuments: number;
  readonly connection: Connection;
  /** Whether one of the legal guardians has an address. */
  readonly hasEmail: boolean;
  readonly boardingAsked: boolean;
  /** The legal guardian to call first, where the column was asked for. */
  readonly contact: { readonly name: string; readonly phone: string | null; readonly email: string | null } | null;
  /** What the family chose, group by group, where the column was asked for. */
  readonly choices: { readonly group: string; readonly chosen: string[] }[] | null;
  readonly waiting: ShownWaiting;
}

/** Where a page begins: after this line, in the order of the list. */
export type DossierPlace = readonly (string | number)[];

/** What a list is narrowed to. A word of the other side (domain `strangersTo`) is refused before it comes here. */
export interface DossierFilters {
  readonly state?: DossierState | undefined;
  readonly mef?: string | undefined;
  readonly classGroup?: string | undefined;
  readonly originUai?: string | undefined;
  readonly marks?: readonly Mark[] | undefined;
  /** Beginning of the last or first name, whatever the case. */
  readonly name?: string | undefined;
}

/** The dossiers of an establishment, from one side, narrowed. */
export interface DossierSelection extends DossierFilters {
  readonly uai: string;
  readonly schoolYear: number;
  readonly side: Side;
}

export interface DossierQuery extends DossierSelection {
  readonly order: Order;
  readonly columns: readonly Column[];
  readonly limit: number;
  readonly after: DossierPlace | null;
}

/** The rows of dossier `d`'s pupil: in the base of N, and the copy of N+1. */
const pupilsOf = '(d.origin_pupil_id, d.expected_pupil_id)';
/** Whether one of the legal guardians `g` of dossier `d` is so. */
const someGuardian = (condition: string): string => `exists (
  select 1 from responsibility r join guardian g on g.id = r.guardian_id
  where r.pupil_id in ${pupilsOf} and r.level = 1 and r.ended_on is null and r.authority <> 'WITHDRAWN' and ${condition})`;
const someAccount = (condition: string): string =>
  someGuardian(
    `exists (select 1 from guardian_account ga join account u on u.id = ga.account_id where ga.guardian_id = g.id and ${condition})`,
  );
const hasAccount = someAccount('true');
const hasSignedIn = someAccount('u.last_sign_in_at is not null');
const hasEmail = someGuardian(`${letterAddress('g')} is not null`);

const inStates = (states: readonly DossierState[]): string => `d.state in (${states.map((s) => `'${s}'`).join(', ')})`;

const MARK_CONDITIONS: Record<Mark, string> = {
  'never-connected': `not ${hasSignedIn}`,
  'no-account': `not ${hasAccount}`,
  'no-email': `not ${hasEmail}`,
  'missing-documents': `${inStates(AWAITING_DOCUMENTS)} and ${missingDocuments} > 0`,
  'undecided-changes': `${undecidedChanges} > 0`,
  boarding: boardingAsked,
};

/** The legal guardian to call first, the one marked so, else by kinship; from the base that the reader’s school keeps. */
const contact = (side: Side): string => `(
  select json_build_object('name', ${fullName('g')}, 'phone', coalesce(g.phone_mobile, g.phone_home, g.phone_work), 'email', g.email)
  from responsibility r join guardian g on g.id = r.guardian_id
  where r.pupil_id = ${side === 'receiving' ? 'coalesce(d.expected_pupil_id, d.origin_pupil_id)' : 'd.origin_pupil_id'}
    and r.level = 1 and r.ended_on is null and r.authority <> 'WITHDRAWN'
  order by r.contact_first desc, r.kinship_code, g.id limit 1)`;

/** The choices with the names that the lycée's groups and nomenclature give them, in the order of its groups. */
const choices = `(
  select json_agg(json_build_object('group', coalesce(cg.content->>'label', e.key), 'chosen', (
      select coalesce(json_agg(coalesce(
          (select o->>'label' from jsonb_array_elements(cg.content->'options') o where o->>'code' = c.code limit 1),
          (select coalesce(s.printed_label, s.label) from subject s where (s.uai, s.school_year, s.code) = (d.receiving_uai, d.school_year, c.code)),
          c.code) order by c.position), '[]')
      from jsonb_array_elements_text(e.codes) with ordinality as c(code, position))) order by cg.position, e.key)
  from jsonb_each(d.choices) as e(key, codes)
  left join choice_group cg on (cg.uai, cg.school_year, cg.mef, cg.key) = (d.receiving_uai, d.school_year, d.mef, e.key))`;

/**
 * A line as SQL, of dossier `d` and its affectation `a`. The origin is shown how far each family is, never what it chose
 * nor what the lycée still misses (§3.7, minimisation).
 */
export const dossierLine = (side: Side, columns: readonly Column[] = []): string => {
  const receiving = side === 'receiving';
  return `json_build_object(
  'id', d.id, 'lastName', d.last_name, 'firstName', d.first_name, 'state', d.shown_state, 'stateSince', ${instant('d.state_since')},
  'formation', ${dossierFormation}, 'mef', d.mef,
  'originUai', d.origin_uai, 'originName', (select ${schoolName('o')} from establishment o where o.uai = d.origin_uai),
  'receivingUai', d.receiving_uai, 'receivingName', (select ${schoolName('r')} from establishment r where r.uai = d.receiving_uai),
  'classGroup', ${classGroup('d.origin_pupil_id')}, 'closesAt', ${instant('d.closes_at')}, 'submittedAt', ${instant('d.submitted_at')},
  'undecidedChanges', ${receiving ? undecidedChanges : '0'}, 'missingDocuments', ${receiving ? missingDocuments : '0'},
  'connection', case when ${hasSignedIn} then 'CONNECTED' when ${hasAccount} then 'NEVER' else 'NO_ACCOUNT' end,
  'hasEmail', ${hasEmail}, 'boardingAsked', ${receiving ? boardingAsked : 'false'},
  'contact', ${columns.includes('contact') ? contact(side) : 'null'},
  'choices', ${receiving && columns.includes('choices') ? choices : 'null'}, 'waiting', ${waitingFacts(side)})`;
};

/** A line as `dossierLine` gives it: what the waiting depends on, not yet the answer. */
export type RawDossierLine = Omit<DossierLine, 'waiting'> & { waiting: WaitingFacts };
export const lineFrom = (line: RawDossierLine): DossierLine => ({ ...line, waiting: waitingFrom(line.waiting) });

/** An instant to the microsecond, as PostgreSQL keeps it: a place in a list must not round. */
const exactly = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const stateRank = `array_position(array[${DOSSIER_STATES.map((state) => `'${state}'`).join(', ')}]::text[], d.shown_state::text)`;

/** How each order sorts, what a place of it holds, and what comes after a place. */
const ORDERED: Record<Order, { readonly by: string; readonly place: string; readonly after: string }> = {
  name: {
    by: 'd.last_name, d.first_name, d.id',
    place: 'json_build_array(d.last_name, d.first_name, d.id)',
    after: '(d.last_name, d.first_name, d.id) > (?, ?, ?::uuid)',
  },
  state: {
    by: `${stateRank}, d.state_since, d.id`,
    place: `json_build_array(${stateRank}, ${exactly('d.state_since')}, d.id)`,
    after: `(${stateRank}, d.state_since, d.id) > (?::int, ?::timestamptz, ?::uuid)`,
  },
  since: {
    by: 'd.state_since, d.id',
    place: `json_build_array(${exactly('d.state_since')}, d.id)`,
    after: '(d.state_since, d.id) > (?::timestamptz, ?::uuid)',
  },
};

type Condition = readonly [sql: string, values: readonly unknown[]];

function conditionsOf({ uai, schoolYear, side, ...filters }: DossierSelection): Condition[] {
  const { state, mef, classGroup: division, originUai, marks = [], name } = filters;
  return [
    [`d.${side}_uai = ? and d.school_year = ?`, [uai, schoolYear]],
    ...(state ? [['d.shown_state = ?', [state]] satisfies Condition] : []),
    ...(mef ? [['d.mef = ?', [mef]] satisfies Condition] : []),
    ...(originUai ? [['d.origin_uai = ?', [originUai]] satisfies Condition] : []),
    ...(division ? [[inDivision, [division]] satisfies Condition] : []),
    // What the side does not see it cannot ask about either.
    ...marks.filter((mark) => MARKS_OF[side].includes(mark)).map((mark): Condition => [MARK_CONDITIONS[mark], []]),
    ...(name
      ? [
          [
            '(d.last_name ilike ? or d.first_name ilike ?)',
            [startingWith(name), startingWith(name)],
          ] satisfies Condition,
        ]
      : []),
  ];
}

const inDivision = `exists (select 1 from pupil_structure ps where ps.pupil_id = d.origin_pupil_id and ps.type = 'D' and ps.code = ?)`;
const startingWith = (text: string): string => `${text.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
const allOf = (conditions: readonly Condition[]): string => conditions.map(([sql]) => `(${sql})`).join(' and ');

/** One page of the follow-up list of an establishment, by keyset. */
export async function dossierList(
  em: EntityManager,
  query: DossierQuery,
): Promise<{ dossiers: DossierLine[]; next: DossierPlace | null }> {
  const { side, order, columns, limit, after } = query;
  const { by, place, after: later } = ORDERED[order];
  const conditions = [...conditionsOf(query), ...(after ? [[later, after] satisfies Condition] : [])];
  const rows: { line: RawDossierLine; place: DossierPlace }[] = await em.execute(
    `select ${dossierLine(side, columns)} as line, ${place} as place from dossier d join affectation a on a.id = d.affectation_id
     where ${allOf(conditions)} order by ${by} limit ?`,
    [...conditions.flatMap(([, values]) => values), limit + 1],
  );
  const page = rows.slice(0, limit);
  return {
    dossiers: page.map(({ line }) => lineFrom(line)),
    next: rows.length > limit ? (page.at(-1)?.place ?? null) : null,
  };
}

/** How many dossiers a selection holds. */
export async function dossierCount(em: EntityManager, selection: DossierSelection): Promise<number> {
  const conditions = conditionsOf(selection);
  const [row]: { n: number }[] = await em.execute(
    `select count(*)::int as n from dossier d where ${allOf(conditions)}`,
    conditions.flatMap(([, values]) => values),
  );
  return row?.n ?? 0;
}

export interface DossierFacets {
  readonly counters: Partial<Record<DossierState, number>>;
  readonly formations: { readonly mef: string; readonly label: string; readonly dossiers: number }[];
  /** The divisions of the pupils who leave; none for those who come. */
  readonly classGroups: { readonly code: string; readonly dossiers: number }[];
  /** The schools that the pupils come from; none for those who leave. A school the base does not know has no name. */
  readonly origins: { readonly uai: string; readonly name: string | null; readonly dossiers: number }[];
}

const FACETS: Record<keyof Omit<DossierFacets, 'counters'>, (side: Side) => string | null> = {
  formations:
    () => `select json_build_object('mef', d.mef, 'label', min(${dossierFormation}), 'dossiers', count(*)) as value,
    min(${dossierFormation}) as first, d.mef as then
    from dossier d join affectation a on a.id = d.affectation_id where [mine] group by d.mef`,
  classGroups: (side) =>
    side === 'receiving'
      ? null
      : `select json_build_object('code', ps.code, 'dossiers', count(*)) as value, ps.code as first, ps.code as then
        from dossier d join pupil_structure ps on ps.pupil_id = d.origin_pupil_id and ps.type = 'D' where [mine] group by ps.code`,
  origins: (side) =>
    side === 'origin'
      ? null
      : `select json_build_object('uai', d.origin_uai, 'name', min(nullif(${schoolName('o')}, '')), 'dossiers', count(*)) as value,
        min(nullif(${schoolName('o')}, '')) as first, d.origin_uai as then
        from dossier d left join establishment o on o.uai = d.origin_uai where [mine] and d.origin_uai is not null group by d.origin_uai`,
};

/**
 * Dossiers by state, and what they can be narrowed to, each with its number. A lycée's counters by state are kept rows;
 * those of an origin, which span the lycées its pupils go to, and the facets are counted over the few hundred dossiers of
 * one establishment.
 */
export async function dossierFacets(
  em: EntityManager,
  uai: string,
  schoolYear: number,
  side: Side,
): Promise<DossierFacets> {
  const counted =
    side === 'receiving'
      ? `select cc.state, sum(cc.dossiers)::int as n from campaign_counter cc join campaign c on c.id = cc.campaign_id
         where c.receiving_uai = ? and c.school_year = ? group by 1`
      : `select d.shown_state as state, count(*)::int as n from dossier d where d.origin_uai = ? and d.school_year = ? group by 1`;
  const mine = `d.${side}_uai = ? and d.school_year = ?`;
  const values: unknown[] = [uai, schoolYear];
  const facets = Object.entries(FACETS).map(([name, of]) => {
    const sql = of(side);
    if (sql === null) return `'[]'::json as "${name}"`;
    values.push(uai, schoolYear);
    return `(select coalesce(json_agg(f.value order by f.first nulls last, f.then), '[]') from (${sql.replace('[mine]', mine)}) f) as "${name}"`;
  });
  const [row]: DossierFacets[] = await em.execute(
    `select (select coalesce(json_object_agg(k.state, k.n), '{}') from (${counted}) k where k.n > 0) as counters, ${facets.join(', ')}`,
    values,
  );
  return row ?? { counters: {}, formations: [], classGroups: [], origins: [] };
}

/** The names of the choice groups of a lycée's formations, in their order: what columns a list with choices needs. */
export async function choiceHeadings(
  em: EntityManager,
  { uai, schoolYear, mef }: Pick<DossierSelection, 'uai' | 'schoolYear' | 'mef'>,
): Promise<string[]> {
  const rows: { label: string }[] = await em.execute(
    `select g.label from (
       select cg.content->>'label' as label, cg.position from choice_group cg
       where cg.uai = ? and cg.school_year = ? and (?::text is null or cg.mef = ?)
       union all
       select e.key, 1000 from dossier d cross join lateral jsonb_object_keys(d.choices) as e(key)
       where d.receiving_uai = ? and d.school_year = ? and (?::text is null or d.mef = ?) and not exists (
         select 1 from choice_group cg where (cg.uai, cg.school_year, cg.mef, cg.key) = (d.receiving_uai, d.school_year, d.mef, e.key))) g
     group by g.label order by min(g.position), g.label`,
    [uai, schoolYear, mef ?? null, mef ?? null, uai, schoolYear, mef ?? null, mef ?? null],
  );
  return rows.map(({ label }) => label);
}
