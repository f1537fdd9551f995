import { Router } from 'express';
import { AccountRow } from '../../database/entities/index.ts';
import { normalisedLogin } from '../../domain/identity/login.ts';
import { activationDigest } from '../../processes/account-notification.ts';
import { reply, serve } from '../answer.ts';
import { routes } from '../contract/index.ts';
import { attachLetter, letterOwner, openAccount } from '../identity/activation.ts';
import { meOf } from '../identity/me.ts';
import { passwordMatches } from '../identity/passwords.ts';
import { beginSession, endSession, sessionDigestOf } from '../identity/sessions.ts';
import { signedInBy } from '../identity/signed-in.ts';
import { Refused } from '../problems.ts';
import type { Services } from '../services.ts';

/** Signing in and out, who one is, and the activation of accounts. */
export function sessionRoutes({ em, cookie, throttle, settings }: Services): Router {
  const router = Router();

  const meAfter = async (sessionDigest: string) => {
    const who = await signedInBy(em(), sessionDigest, new Date());
    if (!who) throw new Refused('session-required');
    return meOf(em(), who);
  };

  serve(router, routes.signIn, async ({ body, req, res }) => {
    const login = normalisedLogin(body.login);
    const account = await throttle.limited('login', login, req.ip ?? '', async () => {
      const found = await em().findOne(AccountRow, { login });
      const matches = await passwordMatches(found?.passwordHash ?? null, body.password);
      if (!found || !matches) throw new Refused('credentials-wrong');
      return found;
    });
    // Signing in over a session ends it: a new one is always under a new secret.
    await endSession(em(), sessionDigestOf(req, cookie));
    await em().nativeUpdate(AccountRow, { id: account.id }, { lastSignInAt: new Date() });
    const digest = await beginSession(em(), res, cookie, account.id, {
      hours: settings.sessionHours,
      assisted: body.assisted,
    });
    return reply(200, await meAfter(digest));
  });

  serve(router, routes.signOut, async ({ req, res }) => {
    await endSession(em(), sessionDigestOf(req, cookie));
    res.clearCookie(cookie.name, cookie.options);
    return reply(204, null);
  });

  serve(router, routes.me, async ({ who }) => reply(200, await meOf(em(), who)));

  serve(router, routes.checkActivation, async ({ body, req }) => {
    const owner = await throttle.limited('code', activationDigest(body.code), req.ip ?? '', () =>
      letterOwner(em(), body),
    );
    return reply(200, { guardianName: owner.name, children: owner.children });
  });

  serve(router, routes.activate, async ({ body, req, res, language }) => {
    const accountId = await throttle.limited('code', activationDigest(body.code), req.ip ?? '', () =>
      openAccount(em(), { ...body, language }),
    );
    const digest = await beginSession(em(), res, cookie, accountId, { hours: settings.sessionHours });
    return reply(201, await meAfter(digest));
  });

  serve(router, routes.attachChild, async ({ body, who, req }) => {
    if (who.kind !== 'GUARDIAN') throw new Refused('not-permitted');
    await throttle.limited('code', activationDigest(body.code), req.ip ?? '', () =>
      attachLetter(em(), body, who.accountId),
    );
    return reply(200, await meAfter(who.sessionDigest));
  });

  return router;
}
