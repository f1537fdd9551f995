import { Router } from 'express';
import type { Operation } from '../../domain/permissions/operations.ts';
import { changeAuthority } from '../../processes/authority.ts';
import { reply, serve } from '../answer.ts';
import { routes } from '../contract/index.ts';
import { dayIn, may, permit, type SignedIn, worksAt } from '../identity/signed-in.ts';
import { Refused } from '../problems.ts';
import type { Services } from '../services.ts';

/** What staff note about a pupil and the guardians: authority (E-17), refusal of the online services (E-22). */
export function pupilRoutes({ em }: Services): Router {
  const router = Router();

  /**
   * The establishment of a pupil's row, and the day it is there.
   * @throws Refused `not-found` to who does not work there; to the child's own family, `not-permitted`
   */
  const schoolOf = async (
    who: SignedIn,
    pupilId: string,
    operation: Operation,
  ): Promise<{ uai: string; today: string }> => {
    const [pupil]: { uai: string; time_zone: string }[] = await em().execute(
      `select p.uai, z.time_zone from pupil p join establishment e on e.uai = p.uai join academy z on z.code = e.academy_code
       where p.id = ?`,
      [pupilId],
    );
    if (!pupil || !worksAt(who, pupil.uai))
      throw new Refused(pupil && may(who, 'read', 'Pupil', { pupilId }) ? 'not-permitted' : 'not-found');
    permit(who, operation, 'Establishment', { uai: pupil.uai });
    return { uai: pupil.uai, today: dayIn(pupil.time_zone, new Date()) };
  };

  serve(router, routes.changeAuthority, async ({ params, body, who, key }) => {
    const { today } = await schoolOf(who, params.pupilId, 'guardian.withdrawAuthority');
    if (body.decision.on > today) {
      throw new Refused('value-invalid', { errors: [{ path: 'body.decision.on', problem: 'out-of-range' }] });
    }
    const changed = await changeAuthority(em(), { ...params, ...body, key, accountId: who.accountId, today });
    if ('code' in changed) throw new Refused(changed);
    return reply(200, changed);
  });

  serve(router, routes.refuseServices, async ({ params, body, who }) => {
    const { today } = await schoolOf(who, params.pupilId, 'account.notifyBulk');
    // The day of the first refusal is kept: said again, it changes nothing.
    const [noted]: { refused_on: string | null }[] = await em().execute(
      `update pupil set services_refused_on = case when ? then coalesce(services_refused_on, ?::date) end, version = version + 1
       where id = ? returning services_refused_on::text as refused_on`,
      [body.refused, today, params.pupilId],
    );
    return reply(200, { refusedOn: noted?.refused_on ?? null });
  });

  return router;
}
