import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { routes } from '../../api/contract/index.ts';
import { problemOf } from '../../api/problems.ts';
import { REFUSAL_CODES } from '../../domain/refusals.ts';
import { academy, COLLEGE, NEXT_YEAR, staffAccount } from '../database/builders.ts';
import { freshTemporal } from '../servers/temporal.ts';
import { type RunningApi, startApi, type Visitor } from './running-api.ts';

let api: RunningApi;
let head: Visitor;

beforeAll(async () => {
  api = await startApi();
  await academy(api.em());
  head = await api.signedIn((await staffAccount(api.em(), 'Mme Roux', { role: 'head', uai: COLLEGE })).login);
});
afterAll(() => api.stop());

const settingsPath = `/api/establishments/${COLLEGE}/years/${NEXT_YEAR}/settings`;

describe('health', () => {
  test('the process lives whatever is away; it is ready only when Temporal answers too', async () => {
    expect((await api.visitor().ask('GET', '/livez')).status).toBe(200);
    const ready = await api.visitor().ask('GET', '/readyz');
    expect(ready.status).toBe(503);
    expect(ready.body).toMatchObject({ code: 'unavailable', details: { away: 'temporal' } });
  });

  test('with its database and Temporal it is ready', async () => {
    const temporal = await freshTemporal();
    const whole = await startApi({ temporalAddress: temporal.address, temporalNamespace: temporal.namespace });
    try {
      expect((await whole.visitor().ask('GET', '/readyz')).body).toEqual({ status: 'ok' });
    } finally {
      await whole.stop();
      await temporal.close();
    }
  });
});

describe('problems', () => {
  test('are RFC 9457, in French by default and in English where it is preferred', async () => {
    const inFrench = await api.visitor().ask('GET', '/api/me');
    expect(inFrench.headers.get('Content-Type')).toContain('application/problem+json');
    expect(inFrench.headers.get('Content-Language')).toBe('fr');
    expect(inFrench.body).toEqual({
      type: '/problems/session-required',
      title: 'Vous n’êtes pas connecté',
      status: 401,
      detail: 'Connectez-vous pour continuer.',
      code: 'session-required',
    });
    const inEnglish = await api
      .visitor()
      .ask('GET', '/api/me', { headers: { 'Accept-Language': 'en-GB,en;q=0.9,fr;q=0.5' } });
    expect(inEnglish.headers.get('Content-Language')).toBe('en');
    expect(inEnglish.body.title).toBe('You are not signed in');
  });

  test.each(REFUSAL_CODES)('%s has a status, a title and a detail in both languages', (code) => {
    for (const language of ['fr', 'en'] as const) {
      const { title, detail, status } = problemOf({ code }, language);
      expect(title.length).toBeGreaterThan(5);
      expect(detail?.length).toBeGreaterThan(5);
      expect(status).toBeGreaterThanOrEqual(400);
    }
  });

  test('a malformed request is told field by field', async () => {
    const answer = await head.ask('PUT', settingsPath, {
      headers: { 'If-Match': '"1"' },
      body: { homeMessage: 'x'.repeat(2001), recordServiceOpen: 'yes', unexpected: 1 },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('malformed');
    expect(answer.body.errors).toEqual(
      expect.arrayContaining([
        { path: 'body.homeMessage', problem: 'too-long', message: 'C’est trop long.' },
        { path: 'body.recordServiceOpen', problem: 'wrong-type', message: expect.any(String) },
        { path: 'body.documents', problem: 'required', message: 'Ce champ est obligatoire.' },
        { path: 'body.unexpected', problem: 'unknown', message: expect.any(String) },
      ]),
    );
  });

  test.each([
    ['a path parameter', 'GET', '/api/dossiers/not-an-id', {}, 'params.dossierId'],
    ['a query', 'GET', `/api/establishments/${COLLEGE}/years/${NEXT_YEAR}/dossiers?side=sideways`, {}, 'query.side'],
    ['a missing key', 'POST', `/api/dossiers/${randomUUID()}/integrations`, {}, 'headers.Idempotency-Key'],
    [
      'a key that is no UUID',
      'POST',
      `/api/dossiers/${randomUUID()}/integrations`,
      { headers: { 'Idempotency-Key': '1' } },
      'headers.Idempotency-Key',
    ],
    [
      'a U+0000 in a name',
      'GET',
      `/api/establishments/${COLLEGE}/years/${NEXT_YEAR}/dossiers?side=origin&name=%00`,
      {},
      'query.name',
    ],
    [
      'a forged cursor',
      'GET',
      `/api/establishments/${COLLEGE}/years/${NEXT_YEAR}/dossiers?side=origin&cursor=eyJhIjoxfQ`,
      {},
      'query.cursor',
    ],
    [
      'a cursor that is no base64',
      'GET',
      `/api/establishments/${COLLEGE}/record-changes?cursor=%25%25`,
      {},
      'query.cursor',
    ],
  ])('%s is named', async (_, method, path, asking, at) => {
    const answer = await head.ask(method, path, asking);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].path).toBe(at);
  });

  test('what is no JSON, is too large, or is not percent-encoded right, is refused as such', async () => {
    const raw = async (body: string) => {
      const response = await fetch(`${api.url}/api/session`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
      });
      return { status: response.status, code: (await response.json()).code };
    };
    expect(await raw('{"login": ')).toEqual({ status: 400, code: 'malformed' });
    expect(await raw(JSON.stringify({ login: 'a', password: 'x'.repeat(110_000) }))).toEqual({
      status: 413,
      code: 'too-large',
    });
    expect((await head.ask('GET', '/api/dossiers/%E0%A4%A')).status).toBe(400);
  });

  test('an unknown path is 404, a known path by another method 405 with what it allows', async () => {
    expect((await head.ask('GET', '/api/nothing/here')).body).toMatchObject({ status: 404, code: 'not-found' });
    const answer = await head.ask('DELETE', settingsPath);
    expect(answer.status).toBe(405);
    expect(answer.headers.get('Allow')).toBe('GET, PUT, HEAD');
  });

  test('a database that is away is 503, not a bug and not too many attempts', async () => {
    const broken = await startApi({ databaseUrl: 'postgresql://nobody@127.0.0.1:1/none' });
    try {
      const withSession = await broken
        .visitor()
        .ask('GET', '/api/me', { headers: { Cookie: `sid=${'a'.repeat(43)}` } });
      const signIn = await broken
        .visitor()
        .ask('POST', '/api/session', { body: { login: 'someone', password: 'something' } });
      for (const answer of [withSession, signIn]) {
        expect(answer.body).toMatchObject({ status: 503, code: 'unavailable' });
        expect(answer.headers.get('Retry-After')).toBe('5');
      }
    } finally {
      await broken.stop();
    }
  });
});

describe('the browser', () => {
  test('is held by a strict policy, without anything that only https can keep', async () => {
    const { headers } = await api.visitor().ask('GET', '/livez');
    const policy = headers.get('Content-Security-Policy') ?? '';
    for (const directive of [
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html',
    ]) {
      expect(policy.split(';')).toContain(directive);
    }
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(headers.get('Strict-Transport-Security')).toBeNull();
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('X-Powered-By')).toBeNull();
  });

  test('keeps no answer of the api', async () => {
    expect((await head.ask('GET', '/api/me')).headers.get('Cache-Control')).toBe('no-store');
  });
});

describe('the reference', () => {
  test('names every operation of the contract, in the document and on the page', async () => {
    const document = await api.visitor().ask('GET', '/api/openapi.json');
    const page = await api.visitor().ask('GET', '/api/docs');
    const ids = Object.values(document.body.paths as Record<string, Record<string, { operationId: string }>>).flatMap(
      (methods) => Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(ids.sort()).toEqual(Object.keys(routes).sort());
    for (const id of ids) expect(page.body).toContain(`id="${id}"`);
    expect(page.body).not.toMatch(/<script|style="|onclick/);
    expect((await api.visitor().ask('GET', '/api/docs/style.css')).headers.get('Content-Type')).toContain('text/css');
  });
});

describe('the screens', () => {
  test('that are not built say so', async () => {
    const answer = await api.visitor().ask('GET', '/', { headers: { Accept: 'text/html' } });
    expect(answer.status).toBe(503);
    expect(answer.body).toContain('npm start');
  });

  test('are three entries with their own deep addresses; assets are kept for ever, pages never', async () => {
    const screens = mkdtempSync(join(tmpdir(), 'rentree-screens-'));
    for (const folder of ['assets', 'etablissement', 'academie']) mkdirSync(join(screens, folder));
    writeFileSync(join(screens, 'index.html'), 'families');
    writeFileSync(join(screens, 'etablissement', 'index.html'), 'school');
    writeFileSync(join(screens, 'academie', 'index.html'), 'academy');
    writeFileSync(join(screens, 'assets', 'main-abc.js'), 'export {}');
    const built = await startApi({ screens });
    const page = (path: string) => built.visitor().ask('GET', path, { headers: { Accept: 'text/html,*/*' } });
    try {
      expect((await page('/')).body).toBe('families');
      expect((await page('/inscription/1234/langues')).body).toBe('families');
      expect((await page('/etablissement')).body).toBe('school');
      expect((await page('/etablissement/fiches/12')).body).toBe('school');
      expect((await page('/academie/campagnes')).body).toBe('academy');
      expect((await page('/inscription')).headers.get('Cache-Control')).toBe('no-cache');
      const asset = await built.visitor().ask('GET', '/assets/main-abc.js');
      expect(asset.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
      const gone = await built.visitor().ask('GET', '/assets/main-old.js', { headers: { Accept: '*/*' } });
      expect(gone.status).toBe(404);
      expect((await page('/../../etc/passwd')).body).not.toContain('root:');
    } finally {
      await built.stop();
      rmSync(screens, { recursive: true });
    }
  });
});
