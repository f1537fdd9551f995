import { Router } from 'express';
import { childrenOf } from '../../database/views/children.ts';
import { reply, serve } from '../answer.ts';
import { routes } from '../contract/index.ts';
import type { Services } from '../services.ts';

/** The home page of a family. */
export function childRoutes({ em }: Services): Router {
  const router = Router();
  serve(router, routes.children, async ({ who }) =>
    reply(200, { children: await childrenOf(em(), who.accountId, who.person.guardianships) }),
  );
  return router;
}
