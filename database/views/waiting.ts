import { type Waiting, type WaitingFacts, waitingOf } from '../../domain/enrolment-dossier/waiting.ts';

/** Record changes made with dossier `d` that nobody has decided. */
export const undecidedChanges = `(select count(*) from record_change rc where rc.dossier_id = d.id and rc.state in ('SUBMITTED', 'IN_REVIEW'))`;
/** Mandatory documents of dossier `d` not received yet. */
export const missingDocuments = `(select count(*) from required_document q where q.uai = d.receiving_uai and q.school_year = d.school_year
  and (q.mef is null or q.mef = d.mef) and q.mandatory
  and not exists (select 1 from dossier_document dd where dd.dossier_id = d.id and dd.document_id = q.id))`;
/** Whether the regime chosen in dossier `d` is a request (domain `asksForBoarding`). */
export const boardingAsked = `exists (select 1 from choice_group g, jsonb_array_elements(g.content->'options') o
  where (g.uai, g.school_year, g.mef, g.key) = (d.receiving_uai, d.school_year, d.mef, 'regime')
    and o->>'code' = d.choices->'regime'->>0 and (o->>'request')::boolean)`;

const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

/**
 * What the waiting of dossier `d` depends on, as SQL of an object: the rule itself is `domain/enrolment-dossier/waiting.ts`.
 * The school of origin is told of no choice, document or change of the record (§3.7): there the lycée simply has the dossier.
 */
export const waitingFacts = (side: 'receiving' | 'origin' = 'receiving'): string => {
  const own = (sql: string, otherwise: string): string => (side === 'receiving' ? sql : otherwise);
  return `json_build_object('state', d.shown_state, 'stateSince', ${ms('d.state_since')}, 'closesAt', ${ms('d.closes_at')},
  'closed', d.closed, 'begun', d.draft_saved_at is not null,
  'formationReady', exists (select 1 from mef m where (m.uai, m.school_year, m.code) = (d.receiving_uai, d.school_year, d.mef)),
  'agreement', d.agreement, 'objectionUntil', ${ms('d.objection_until')},
  'undecidedChanges', ${own(undecidedChanges, '0')}, 'missingDocuments', ${own(missingDocuments, '1')},
  'boardingAsked', ${own(boardingAsked, 'false')})`;
};

/** The waiting as the contract tells it: instants in ISO 8601, UTC. */
export interface ShownWaiting extends Omit<Waiting, 'since' | 'until'> {
  readonly since: string;
  readonly until: string | null;
}

export function waitingFrom(facts: WaitingFacts, now: number = Date.now()): ShownWaiting {
  const { on, why, since, until } = waitingOf(facts, now);
  return {
    on,
    why,
    since: new Date(since).toISOString(),
    until: until === null ? null : new Date(until).toISOString(),
  };
}
