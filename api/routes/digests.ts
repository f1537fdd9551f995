import { Router } from 'express';
import { type DigestMode, mayHear, USUAL_DIGEST } from '../../domain/record-change/digest.ts';
import { reply, serve } from '../answer.ts';
import { routes } from '../contract/index.ts';
import { type SignedIn, visibleEstablishment } from '../identity/signed-in.ts';
import { Refused } from '../problems.ts';
import type { Services } from '../services.ts';

/** How one hears of what waits at one's establishments (M-13): for who may deal with it. */
export function digestRoutes({ em }: Services): Router {
  const router = Router();

  const permitted = (who: SignedIn, uai: string): void => {
    visibleEstablishment(who, uai);
    if (!mayHear(who.ability, uai)) throw new Refused('not-permitted');
  };
  const choiceOf = async ({ accountId }: SignedIn, uai: string) => {
    const [chosen]: { mode: DigestMode | null; email: string | null }[] = await em().execute(
      `select c.mode, a.email from account a left join digest_choice c on (c.account_id, c.uai) = (a.id, ?) where a.id = ?`,
      [uai, accountId],
    );
    return { mode: chosen?.mode ?? USUAL_DIGEST, email: chosen?.email ?? null };
  };

  serve(router, routes.digestChoice, async ({ params, who }) => {
    permitted(who, params.uai);
    return reply(200, await choiceOf(who, params.uai));
  });

  serve(router, routes.chooseDigest, async ({ params, body, who }) => {
    permitted(who, params.uai);
    await em().execute(
      `insert into digest_choice (account_id, uai, mode) values (?, ?, ?)
       on conflict (account_id, uai) do update set mode = excluded.mode`,
      [who.accountId, params.uai, body.mode],
    );
    return reply(200, await choiceOf(who, params.uai));
  });

  return router;
}
