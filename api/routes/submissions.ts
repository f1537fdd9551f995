import { Router } from 'express';
import { findSubmission } from '../../processes/submissions.ts';
import { reply, serve } from '../answer.ts';
import { receiptOf } from '../commands.ts';
import { routes } from '../contract/index.ts';
import { Refused } from '../problems.ts';
import type { Services } from '../services.ts';

/** What became of something handed in: its author's business alone. */
export function submissionRoutes({ em }: Services): Router {
  const router = Router();
  serve(router, routes.submission, async ({ params, who, language }) => {
    const submission = await findSubmission(em(), params.submissionId);
    if (submission?.accountId !== who.accountId) throw new Refused('not-found');
    return reply(200, receiptOf(submission, language));
  });
  return router;
}
