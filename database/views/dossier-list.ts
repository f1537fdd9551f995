import type { EntityManager } from '@mikro-orm/postgresql';
import type { DossierState } from '../../domain/enrolment-dossier/dossier.ts';
import type { WaitingFacts } from '../../domain/enrolment-dossier/waiting.ts';
import { classGroup, dossierFormation, instant, schoolName } from './sql.ts';
import { type ShownWaiting, waitingFacts, waitingFrom } from './waiting.ts';

/** From which side an establishment looks: pupils it receives, or those who leave it. */
export type Side = 'receiving' | 'origin';

export interface DossierLine {
  readonly id: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly state: DossierState;
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
  readonly waiting: ShownWaiting;
}

/** Where a page begins: after this line, in the order of names. */
export type DossierPlace = readonly [lastName: string, firstName: string, id: string];

export interface DossierQuery {
  readonly uai: string;
  readonly schoolYear: number;
  readonly side: Side;
  readonly state?: DossierState | undefined;
  readonly mef?: string | undefined;
  /** Beginning of the last or first name, whatever the case. */
  readonly name?: string | undefined;
  readonly limit: number;
  readonly after: DossierPlace | null;
}

/**
 * A line as SQL, of dossier `d` and its affectation `a`. The origin is shown how far each family is, never what it chose
 * nor what the lycée still misses (§3.7, minimisation).
 */
export const dossierLine = (side: Side): string => `json_build_object(
  'id', d.id, 'lastName', d.last_name, 'firstName', d.first_name, 'state', d.shown_state, 'formation', ${dossierFormation}, 'mef', d.mef,
  'originUai', d.origin_uai, 'originName', (select ${schoolName('o')} from establishment o where o.uai = d.origin_uai),
  'receivingUai', d.receiving_uai, 'receivingName', (select ${schoolName('r')} from establishment r where r.uai = d.receiving_uai),
  'classGroup', ${classGroup('d.origin_pupil_id')}, 'closesAt', ${instant('d.closes_at')}, 'submittedAt', ${instant('d.submitted_at')},
  'undecidedChanges', ${
    side === 'origin'
      ? '0'
      : `(select count(*) from record_change rc where rc.dossier_id = d.id and rc.state in ('SUBMITTED', 'IN_REVIEW'))`
  },
  'missingDocuments', ${
    side === 'origin'
      ? '0'
      : `(select count(*) from required_document q where q.uai = d.receiving_uai and q.school_year = d.school_year
          and (q.mef is null or q.mef = d.mef) and q.mandatory
          and not exists (select 1 from dossier_document dd where dd.dossier_id = d.id and dd.document_id = q.id))`
  }, 'waiting', ${waitingFacts(side)})`;

/** A line as `dossierLine` gives it: what the waiting depends on, not yet the answer. */
export type RawDossierLine = Omit<DossierLine, 'waiting'> & { waiting: WaitingFacts };
export const lineFrom = (line: RawDossierLine): DossierLine => ({ ...line, waiting: waitingFrom(line.waiting) });

/** One page of the follow-up list of an establishment, sorted by name, by keyset. */
export async function dossierList(
  em: EntityManager,
  { uai, schoolYear, side, state, mef, name, limit, after }: DossierQuery,
): Promise<{ dossiers: DossierLine[]; next: DossierPlace | null }> {
  const filters: [string, unknown[]][] = [
    [`d.${side}_uai = ? and d.school_year = ?`, [uai, schoolYear]],
    ...(state ? [['d.shown_state = ?', [state]] satisfies [string, unknown[]]] : []),
    ...(mef ? [['d.mef = ?', [mef]] satisfies [string, unknown[]]] : []),
    ...(name
      ? [
          ['(d.last_name ilike ? or d.first_name ilike ?)', [startingWith(name), startingWith(name)]] satisfies [
            string,
            unknown[],
          ],
        ]
      : []),
    ...(after
      ? [['(d.last_name, d.first_name, d.id) > (?, ?, ?::uuid)', [...after]] satisfies [string, unknown[]]]
      : []),
  ];
  const rows: { line: RawDossierLine }[] = await em.execute(
    `select ${dossierLine(side)} as line from dossier d join affectation a on a.id = d.affectation_id
     where ${filters.map(([condition]) => condition).join(' and ')}
     order by d.last_name, d.first_name, d.id limit ?`,
    [...filters.flatMap(([, values]) => values), limit + 1],
  );
  const dossiers = rows.slice(0, limit).map(({ line }) => lineFrom(line));
  const last = rows.length > limit ? dossiers.at(-1) : undefined;
  return { dossiers, next: last ? [last.lastName, last.firstName, last.id] : null };
}

const startingWith = (text: string): string => `${text.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;

/**
 * Dossiers by state and the formations among them. A lycée's counters are kept rows; those of an origin, which span the
 * lycées its pupils go to, are counted over its own few hundred dossiers.
 */
export async function dossierCounters(
  em: EntityManager,
  uai: string,
  schoolYear: number,
  side: Side,
): Promise<{ counters: Partial<Record<DossierState, number>>; formations: { mef: string; label: string }[] }> {
  const counted =
    side === 'receiving'
      ? `select cc.state, sum(cc.dossiers)::int as n from campaign_counter cc join campaign c on c.id = cc.campaign_id
         where c.receiving_uai = ? and c.school_year = ? group by 1`
      : `select d.shown_state as state, count(*)::int as n from dossier d where d.origin_uai = ? and d.school_year = ? group by 1`;
  const [row]: { counters: Partial<Record<DossierState, number>>; formations: { mef: string; label: string }[] }[] =
    await em.execute(
      `select (select coalesce(json_object_agg(k.state, k.n), '{}') from (${counted}) k where k.n > 0) as counters,
         (select coalesce(json_agg(json_build_object('mef', f.mef, 'label', f.label) order by f.label, f.mef), '[]') from (
           select d.mef, min(${dossierFormation}) as label from dossier d join affectation a on a.id = d.affectation_id
           where d.${side}_uai = ? and d.school_year = ? group by d.mef) f) as formations`,
      [uai, schoolYear, uai, schoolYear],
    );
  return row ?? { counters: {}, formations: [] };
}
