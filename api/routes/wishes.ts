import { Router } from 'express';
import { wishBoard } from '../../database/views/wish-board.ts';
import { reply, serve } from '../answer.ts';
import { routes } from '../contract/index.ts';
import { permitList } from '../follow-up-question.ts';
import type { Services } from '../services.ts';

/** What families chose, counted against the places of the lycée (§3.7): the receiving side's alone. */
export function wishRoutes({ em }: Services): Router {
  const router = Router();
  serve(router, routes.wishes, async ({ params, who }) => {
    permitList(who, params.uai, 'receiving');
    return reply(200, { formations: await wishBoard(em(), params.uai, params.schoolYear) });
  });
  return router;
}
