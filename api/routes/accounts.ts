import { Router } from 'express';
import { notifyAccounts } from '../../processes/account-notification.ts';
import { reply, serve } from '../answer.ts';
import { routes } from '../contract/index.ts';
import { permit, visibleEstablishment } from '../identity/signed-in.ts';
import type { Services } from '../services.ts';

/** Notifying accounts in bulk (§1.5): letter M-01 with a code, to every legal guardian without an account. */
export function accountRoutes({ em, settings }: Services): Router {
  const router = Router();
  serve(router, routes.notifyAccounts, async ({ params, who, key }) => {
    const { uai, schoolYear } = params;
    visibleEstablishment(who, uai);
    permit(who, 'account.notifyBulk', 'Establishment', { uai });
    const { publicUrl } = settings;
    return reply(200, await notifyAccounts(em(), { uai, schoolYear, publicUrl, key }));
  });
  return router;
}
