import { Router } from 'express';
import { jointAccountsOf, jointAccountsOfPupil } from '../../database/views/joint-accounts.ts';
import type { Refusal } from '../../domain/refusals.ts';
import {
  agreeJointAccount,
  askJointAccount,
  endJointAccounts,
  splitJointAccount,
} from '../../processes/joint-accounts.ts';
import { reply, serve } from '../answer.ts';
import { routes } from '../contract/index.ts';
import { may, permit, type SignedIn, worksAt } from '../identity/signed-in.ts';
import { Refused } from '../problems.ts';
import type { Services } from '../services.ts';

/** Joint accounts, by the two who have them and by the head who splits them (§1.4-1). */
export function jointAccountRoutes({ em }: Services): Router {
  const router = Router();
  const after = async (who: SignedIn, refusal: Refusal | null) => {
    if (refusal) throw new Refused(refusal);
    return reply(200, { jointAccounts: await jointAccountsOf(em(), who.accountId) });
  };

  serve(router, routes.jointAccounts, ({ who }) => after(who, null));
  serve(router, routes.askJointAccount, async ({ body, who }) => {
    if (!who.person.guardianships.some(({ mayAct }) => mayAct)) throw new Refused('not-found');
    return after(who, await askJointAccount(em(), who.accountId, body.otherId));
  });
  serve(router, routes.agreeJointAccount, async ({ params, who }) =>
    after(who, await agreeJointAccount(em(), who.accountId, params.jointAccountId)),
  );
  serve(router, routes.splitJointAccount, async ({ params, who }) =>
    after(who, await splitJointAccount(em(), who.accountId, params.jointAccountId)),
  );

  /** @throws Refused `not-found` to whom the pupil is nobody, `not-permitted` without the operation */
  const permitted = async (who: SignedIn, pupilId: string): Promise<void> => {
    const [pupil]: { uai: string }[] = await em().execute(`select uai from pupil where id = ?`, [pupilId]);
    if (!pupil || !worksAt(who, pupil.uai))
      throw new Refused(pupil && may(who, 'read', 'Pupil', { pupilId }) ? 'not-permitted' : 'not-found');
    permit(who, 'account.split', 'Establishment', { uai: pupil.uai });
  };
  serve(router, routes.pupilJointAccounts, async ({ params, who }) => {
    await permitted(who, params.pupilId);
    return reply(200, { jointAccounts: await jointAccountsOfPupil(em(), params.pupilId) });
  });
  serve(router, routes.splitPupilJointAccount, async ({ params, who }) => {
    await permitted(who, params.pupilId);
    const { pupilId, jointAccountId } = params;
    const known = (await jointAccountsOfPupil(em(), pupilId)).some((one) => one.jointAccountId === jointAccountId);
    if (!known) throw new Refused('not-found');
    await em()
      .fork()
      .transactional((tx) => endJointAccounts(tx, { ids: [jointAccountId], by: who.accountId }));
    return reply(200, { jointAccounts: await jointAccountsOfPupil(em(), pupilId) });
  });
  return router;
}
