/** The whole path of a request, from top to bottom. */
import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express } from 'express';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import { factsOf, type RequestFacts } from './answer.ts';
import { routes } from './contract/index.ts';
import { setUpHealth } from './health.ts';
import { sessionDigestOf } from './identity/sessions.ts';
import { type SignedIn, signedInBy } from './identity/signed-in.ts';
import { PROBLEM_TYPE } from './openapi.ts';
import { problemOf, Refused } from './problems.ts';
import { setUpReference } from './reference/page.ts';
import { apiRoutes } from './routes/index.ts';
import { setUpScreens } from './screens.ts';
import type { Services } from './services.ts';

export function createApp(services: Services): Express {
  const app = express();
  setUpExpress(app);
  setUpLog(app, services);
  setUpSecurityHeaders(app, services);
  setUpHealth(app, services);
  setUpLanguage(app);
  setUpOwnSiteOnly(app, services);
  setUpSession(app, services);
  setUpReference(app);
  setUpRoutes(app, services);
  setUpUnknownRoutes(app);
  setUpScreens(app, services);
  setUpProblems(app);
  return app;
}

function setUpExpress(app: Express): void {
  app.disable('x-powered-by');
  app.disable('etag'); // revisions are the api's own; answers are never cached
  // A reverse proxy is on the same machine or private network. On such a network a machine could claim another address,
  // and so escape the limit by address; the limit by login stays.
  app.set('trust proxy', ['loopback', 'linklocal', 'uniquelocal']);
}

/** One line per request: no cookie, no header, no query, no body. */
function setUpLog(app: Express, { log }: Services): void {
  app.use(
    pinoHttp({
      logger: log,
      genReqId: () => randomUUID(),
      serializers: {
        req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
          id,
          method,
          path: url.split('?')[0],
        }),
        res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
        // Not the rest of an error: PostgreSQL's `detail` quotes the very values of a row.
        err: ({ name, message, stack, code }: Error & { code?: unknown }) => ({ type: name, message, stack, code }),
      },
      customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'error' : 'debug'),
    }),
  );
}

function setUpSecurityHeaders(app: Express, { settings }: Services): void {
  const https = settings.publicUrl.startsWith('https:');
  const own = ["'self'"];
  const none = ["'none'"];
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: own,
          imgSrc: [...own, 'data:'],
          styleSrc: own,
          scriptSrc: own,
          connectSrc: own,
          fontSrc: own,
          objectSrc: none,
          baseUri: none,
          formAction: own,
          frameAncestors: none,
          requireTrustedTypesFor: ["'script'"],
          trustedTypes: ['lit-html'],
          ...(https && { upgradeInsecureRequests: [] }),
        },
      },
      // Over http a browser would be sent to an https that is not there.
      strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
      crossOriginOpenerPolicy: https ? { policy: 'same-origin' } : false,
      originAgentCluster: https,
      referrerPolicy: { policy: 'same-origin' },
      xFrameOptions: { action: 'deny' },
    }),
  );
}

/** Problems are written in French unless English is preferred. */
function setUpLanguage(app: Express): void {
  app.use('/api', (req, res, next) => {
    factsOf(res).language = req.acceptsLanguages('fr', 'en') === 'en' ? 'en' : 'fr';
    next();
  });
}

/**
 * Against requests forged by another site: the cookie is SameSite=Lax, and an unsafe request must not come from elsewhere.
 * Browsers say where from (Sec-Fetch-Site, else Origin); a program that says neither carries nobody's cookie by accident.
 */
function setUpOwnSiteOnly(app: Express, { settings }: Services): void {
  app.use('/api', (req, _res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD' || req.method === 'OPTIONS') return next();
    const site = req.get('Sec-Fetch-Site');
    const origin = req.get('Origin');
    const own = [settings.publicUrl, `${req.protocol}://${req.get('Host')}`];
    const trusted = site ? site === 'same-origin' || site === 'none' : origin === undefined || own.includes(origin);
    next(trusted ? undefined : new Refused('not-permitted'));
  });
}

/** Who is signed in, asked at most once a request and only by routes that need to know. */
function setUpSession(app: Express, { em, cookie, settings }: Services): void {
  app.use('/api', (req, res, next) => {
    let asked: Promise<SignedIn | null> | undefined;
    const facts: RequestFacts = factsOf(res);
    facts.checkAnswers = settings.checkAnswers;
    facts.signedIn = () => {
      const digest = sessionDigestOf(req, cookie);
      asked ??= digest ? signedInBy(em(), digest, new Date()) : Promise.resolve(null);
      return asked;
    };
    next();
  });
}

function setUpRoutes(app: Express, services: Services): void {
  app.use(apiRoutes(services));
}

/** A known path asked by another method: 405 with what it allows; any other path under /api: 404. */
function setUpUnknownRoutes(app: Express): void {
  const allowed = Map.groupBy(Object.values(routes), ({ path }) => path);
  for (const [path, of] of allowed) {
    const methods = of.map(({ method }) => method.toUpperCase());
    if (methods.includes('GET')) methods.push('HEAD');
    app.all(path, (_req, res) => {
      res.set('Allow', methods.join(', '));
      throw new Refused('malformed', { status: 405 });
    });
  }
  app.use('/api', () => {
    throw new Refused('not-found');
  });
}

/** Everything that went wrong, as a problem of the closed list. */
function setUpProblems(app: Express): void {
  const handler: ErrorRequestHandler = (error, _req, res, next) => {
    if (res.headersSent) return next(error);
    const refused = refusedBy(error);
    const answered = refused ?? new Refused('unavailable', { status: 500 });
    if (!refused || refused.status >= 500) res.err = error; // for the line of the log
    const { refusal, status, errors, retryAfter } = answered;
    const language = factsOf(res).language ?? 'fr';
    if (retryAfter !== null) res.set('Retry-After', String(retryAfter));
    res
      .status(status)
      .type(PROBLEM_TYPE)
      .set({ 'Content-Language': language, Vary: 'Accept-Language', 'Cache-Control': 'no-store' })
      .send(JSON.stringify(problemOf(refusal, language, { status, errors })));
  };
  app.use(handler);
}

/** What errors of libraries tell beside their message. */
interface Told {
  readonly message?: unknown;
  readonly status?: unknown;
  readonly type?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
}
const told = (error: unknown): Told => (typeof error === 'object' && error !== null ? error : {});

/** A refusal, what Express itself refuses, or an outage; null for a bug. */
function refusedBy(error: unknown): Refused | null {
  if (error instanceof Refused) return error;
  const { status, type } = told(error);
  if (type === 'entity.too.large') return new Refused('too-large');
  if (typeof status === 'number' && status >= 400 && status < 500) return new Refused('malformed');
  return isOutage(error) ? new Refused('unavailable', { retryAfter: 5 }) : null;
}

/** Whether the database cannot be reached now: classes 08, 53 and 57P of SQLSTATE, sockets, a pool that is exhausted. */
function isOutage(error: unknown): boolean {
  const { code, message, cause } = told(error);
  if (/^(08|53|57P)|^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE)$/.test(String(code))) return true;
  if (/timeout exceeded when trying to connect|Connection terminated/i.test(String(message))) return true;
  return cause !== undefined && isOutage(cause);
}
