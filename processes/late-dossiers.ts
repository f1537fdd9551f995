/**
 * Dossiers opened one by one, beside the batch of their campaign: a late affectation or a later round (E-07), an affectation
 * that replaces another (E-08), a pupil added by the staff. The row and the order to start its run are written in one
 * transaction; the run is started by whoever delivers that order, at once or later.
 */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { AffectationRow, CampaignRow } from '../database/entities/index.ts';
import { copyPupilsToNextYear } from '../database/next-year.ts';
import type { Calendar } from '../domain/campaign/calendar.ts';
import { type Refusal, refusal } from '../domain/refusals.ts';
import { order } from './orders.ts';
import type { DossierStart } from './submissions.ts';

export interface LateDossier {
  readonly dossierId: string;
  readonly affectationId: string;
  /** The family's own deadline, epoch ms; null follows the campaign's calendar, where it is open. */
  readonly until: number | null;
}

/**
 * Writes the dossier of one affectation, with the pupil's copy in the base of N+1.
 * @returns how its run begins, or why there is none: `already-open`, `no-legal-guardian` (E-19), `campaign-not-open` when no
 *   campaign of that lycée and year exists, or none that is open and no deadline was given
 */
export async function openLateDossier(
  tx: EntityManager,
  { dossierId, affectationId, until }: LateDossier,
): Promise<DossierStart | Refusal> {
  const affectation = await tx.findOne(AffectationRow, { id: affectationId });
  if (affectation?.decision !== 'AFFECTE' || affectation.withdrawnOn) return refusal('not-found');
  const { receivingUai, schoolYear, round } = affectation;
  const campaigns = await tx.find(CampaignRow, { receivingUai, schoolYear }, { orderBy: { round: 'desc' } });
  // A round without a campaign of its own belongs to the latest one of the lycée.
  const campaign = campaigns.find((one) => one.round === round) ?? campaigns[0];
  if (!campaign || campaign.state === 'PREPARED' || campaign.state === 'READY') return refusal('campaign-not-open');
  if (until === null && campaign.state !== 'OPEN') return refusal('campaign-not-open', { state: campaign.state });
  const open = await tx.execute(`select 1 from dossier where affectation_id = ? and state <> 'CANCELLED'`, [
    affectationId,
  ]);
  if (open.length > 0) return refusal('already-open');
  const calendar = until === null ? campaign.calendar : ownCalendar(campaign.calendar, until);
  const made = await copyPupilsToNextYear(tx, campaign, [affectationId], new Date(calendar.closesAt), {
    dossierId,
    ownDeadline: until !== null,
  });
  if (made === 0) return refusal(await whyNone(tx, affectationId));
  const [row]: { state: 'NOTIFIED' | 'PAPER' }[] = await tx.execute(`select state from dossier where id = ?`, [
    dossierId,
  ]);
  return { state: row?.state ?? 'NOTIFIED', calendar, ownDeadline: until !== null };
}

/** A pupil has another dossier in the same campaign, or nobody answers for them. */
async function whyNone(tx: EntityManager, affectationId: string): Promise<'already-open' | 'no-legal-guardian'> {
  const [row] = await tx.execute(
    `select exists (select 1 from dossier d join pupil p on p.identity_id = d.identity_id
       where p.national_id = a.national_id and d.receiving_uai = a.receiving_uai and d.school_year = a.school_year
         and d.state <> 'CANCELLED') as there
     from affectation a where a.id = ?`,
    [affectationId],
  );
  return row?.there ? 'already-open' : 'no-legal-guardian';
}

/** The campaign's habits with one family's deadline: no reminder is planned for it. */
const ownCalendar = (calendar: Calendar, until: number): Calendar => ({
  ...calendar,
  reminders: [],
  draftsUntil: null,
  closesAt: until,
});

/** Orders the start of a dossier's run, in the transaction that wrote its row. */
export const orderStart = (
  tx: EntityManager,
  { cause, dossierId, accountId, start }: { cause: string; dossierId: string; accountId: string; start: DossierStart },
): Promise<void> => order(tx, { cause, act: 'dossier.open', subjectId: dossierId, accountId, content: start });

/**
 * A place that the staff give to a pupil whom no file assigned: one who stays on, or comes late (§3.1, E-07). The pupil is one
 * of a base of this year, found by the INE; an unknown one gets no place here.
 * @returns id of the affectation, null where there is no such pupil or formation; asked again for the same, the same one
 */
export async function addPlace(
  tx: EntityManager,
  { uai, schoolYear, nationalId, mef }: { uai: string; schoolYear: number; nationalId: string; mef: string },
): Promise<string | null> {
  const [pupil]: { last_name: string; first_name: string; uai: string }[] = await tx.execute(
    `select last_name, first_name, uai from pupil where national_id = ? and school_year = ? and left_on is null order by uai limit 1`,
    [nationalId, schoolYear - 1],
  );
  const [known] = await tx.execute(`select 1 from mef where uai = ? and school_year = ? and code = ?`, [
    ...[uai, schoolYear, mef],
  ]);
  if (!pupil || !known) return null;
  const id = randomUUID();
  const [made]: { id: string }[] = await tx.execute(
    `insert into affectation (id, national_id, last_name, first_name, origin_uai, receiving_uai, school_year, round, wish_rank,
       offer_code, mef, decision, decided_on, imported_at, source)
     values (?, ?, ?, ?, ?, ?, ?, 0, 1, ?, ?, 'AFFECTE', current_date, now(), 'STAFF') on conflict do nothing returning id`,
    [...[id, nationalId, pupil.last_name, pupil.first_name, pupil.uai, uai, schoolYear], `${uai}-${mef}`, mef],
  );
  if (made) return made.id;
  const [there]: { id: string }[] = await tx.execute(
    `select id from affectation where national_id = ? and school_year = ? and round = 0 and offer_code = ?`,
    [nationalId, schoolYear, `${uai}-${mef}`],
  );
  return there?.id ?? null;
}
