import type { EntityManager } from '@mikro-orm/postgresql';
import { type Authority, actsAlone, type Level, mayAct } from '../../domain/pupil-record/responsibility.ts';

export interface ActingGuardian {
  readonly guardianId: string;
  /** Accounts by which this guardian signs in; usually one, none before the activation. */
  readonly accountIds: readonly string[];
}

interface Link {
  guardian_id: string;
  level: Level;
  kinship: string;
  authority: Authority;
  ended: boolean;
  born_on: string | null;
  today: string;
  account_ids: string[];
}

/** Who may act for a pupil today: legal guardians with the full exercise of authority, a pupil of age alone (§1.2, E-14). */
export async function actingGuardians(em: EntityManager, pupilId: string): Promise<ActingGuardian[]> {
  const links: Link[] = await em.execute(
    `select r.guardian_id, r.level, r.kinship_code as kinship, r.authority, (r.ended_on is not null and r.ended_on <= current_date) or r.disclaimed_at is not null as ended,
       p.born_on::text as born_on, current_date::text as today,
       array(select ga.account_id::text from guardian_account ga where ga.guardian_id = r.guardian_id) as account_ids
     from responsibility r join pupil p on p.id = r.pupil_id where r.pupil_id = ? order by r.guardian_id`,
    [pupilId],
  );
  const [first] = links;
  if (!first) return [];
  const alone = actsAlone(first.born_on, first.today, links);
  return links
    .filter((link) => mayAct({ ...link, paysFees: false }, alone))
    .map(({ guardian_id, account_ids }) => ({ guardianId: guardian_id, accountIds: account_ids }));
}
