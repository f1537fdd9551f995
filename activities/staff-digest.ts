import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { heartbeat } from '@temporalio/activity';
import { morningOf, nextMorning, placeOf } from '../processes/working-days.ts';
import type { Outbox } from './dossier-letters.ts';
import { recordDigestsOf } from './staff-digest-letters.ts';

/** What the story of the staff's digests needs. Zones and holidays stay here: the run knows instants only. */
export interface StaffDigestActivities {
  /** How long until the next morning of work, in whichever establishment comes first. */
  untilNextMorning(told: Told): Promise<{ readonly ms: number } & Told>;
  /** Records the digests of every establishment whose morning has come since. Twice in one day changes nothing. */
  recordDigests(told: Told): Promise<Told>;
}

/** The mornings up to this instant (epoch ms) are told, or past telling; null: nobody has looked yet. */
export interface Told {
  readonly upTo: number | null;
}

/**
 * @param now the clock: an activity decides by its own, not by the run's, so that whoever was away for two days writes this
 *   morning's digest, and not one for each morning missed
 * @param beat says that the activity is alive
 * @param atMostMs looked at again after so long at the latest: an academy that joins meanwhile is seen
 */
export function staffDigestActivities(
  orm: MikroORM,
  outbox: Outbox,
  {
    now = Date.now,
    beat = heartbeat,
    atMostMs = 60 * 60 * 1000,
  }: { now?: () => number; beat?: () => void; atMostMs?: number } = {},
): StaffDigestActivities {
  return {
    async untilNextMorning(told) {
      const at = now();
      // A service that starts at ten does not tell of that day's morning.
      const upTo = told.upTo ?? at;
      const places = await placesOf(orm.em.fork());
      const next = Math.min(...places.map(({ place }) => nextMorning(upTo, place)), at + atMostMs);
      return { upTo, ms: Math.max(0, next - at) };
    },

    async recordDigests({ upTo }) {
      const at = now();
      const after = upTo ?? at;
      for (const { uais, place } of await placesOf(orm.em.fork())) {
        const morning = morningOf(at, place);
        if (morning === null || morning <= after || morning > at) continue;
        for (const uai of uais) {
          beat();
          await orm.em.fork().transactional((tx) => recordDigestsOf(tx, outbox, uai, at));
        }
      }
      return { upTo: Math.max(after, at) };
    },
  };
}

/** The establishments that work on the same days at the same hours. */
async function placesOf(em: EntityManager) {
  const rows: { department: string; time_zone: string; uais: string[] }[] = await em.execute(
    `select left(e.uai, 3) as department, a.time_zone, json_agg(e.uai order by e.uai) as uais
     from establishment e join academy a on a.code = e.academy_code group by 1, 2 order by 2, 1`,
  );
  return rows.map(({ time_zone, uais }) => ({ uais, place: placeOf(uais[0] ?? '', time_zone) }));
}
