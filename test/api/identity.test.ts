import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ActivationCodeRow, DelegationRow, GuardianAccountRow, SessionRow } from '../../database/entities/index.ts';
import { activationDigest } from '../../processes/account-notification.ts';
import {
  academy,
  COLLEGE,
  delegation,
  familyAccount,
  guardian,
  LYCEE,
  NEXT_YEAR,
  PASSWORD,
  pupil,
  responsibility,
  staffAccount,
} from '../database/builders.ts';
import { type RunningApi, startApi } from './running-api.ts';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
  await academy(api.em());
});
afterAll(() => api.stop());

/** A mother with an activation letter for her daughter at the collège. */
async function letter(code: string, { expiresAt = new Date(Date.now() + 86_400_000) } = {}) {
  const em = api.em();
  const aminata = await pupil(em, { firstName: 'Aminata', bornOn: '2012-03-14' });
  const mother = await guardian(em, { firstName: 'Fatou' });
  await responsibility(em, aminata.id, mother);
  await em.insert(ActivationCodeRow, {
    digest: activationDigest(code),
    guardianId: mother,
    createdAt: new Date(),
    expiresAt,
  });
  return { aminata, mother };
}

test('who signs in gets a session cookie that scripts and other sites cannot use, of which the base keeps a digest only', async () => {
  const { login, id } = await staffAccount(api.em(), 'Mme Roux', { role: 'head', uai: COLLEGE });
  const visitor = api.visitor();
  const answer = await visitor.ask('POST', '/api/session', {
    body: { login: login.toUpperCase(), password: PASSWORD },
  });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    accountId: id,
    name: 'Mme Roux',
    posts: [{ role: 'head', uai: COLLEGE, establishment: 'COLLEGE ROSA BONHEUR', schoolYears: [2026, 2027] }],
  });
  expect(answer.body.operations[COLLEGE]).toContain('recordChange.review');
  const cookie = answer.headers.get('Set-Cookie') ?? '';
  expect(cookie).toMatch(/^sid=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);
  const secret = /^sid=([^;]+)/.exec(cookie)?.[1] ?? '';
  const session = await api.em().findOneOrFail(SessionRow, { accountId: id });
  expect(session.digest).toBe(createHash('sha256').update(secret).digest('hex'));
  expect((await visitor.ask('GET', '/api/me')).body.name).toBe('Mme Roux');
});

test('over https the cookie is a __Host- one', async () => {
  const https = await startApi({ publicUrl: 'https://rentree.example' });
  try {
    await academy(https.em());
    const { login } = await staffAccount(https.em(), 'M. Petit', { role: 'head', uai: COLLEGE });
    const answer = await https.visitor().ask('POST', '/api/session', { body: { login, password: PASSWORD } });
    expect(answer.headers.get('Set-Cookie')).toMatch(/^__Host-sid=.*; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
    expect(answer.headers.get('Strict-Transport-Security')).not.toBeNull();
  } finally {
    await https.stop();
  }
});

test('a wrong password and an unknown login are answered alike, and take as long', async () => {
  const { login } = await staffAccount(api.em(), 'Mme Vidal', { role: 'secretary', uai: COLLEGE });
  const timed = async (body: object) => {
    const start = performance.now();
    const answer = await api.visitor().ask('POST', '/api/session', { body });
    return { ...answer, ms: performance.now() - start };
  };
  const unknown = await timed({ login: 'nobody.at.all', password: 'whatever-it-is' });
  const wrong = await timed({ login, password: 'whatever-it-is' });
  expect(wrong.status).toBe(401);
  expect(unknown.status).toBe(401);
  expect(unknown.body).toEqual(wrong.body);
  // The builder's hashes are cheap: what matters is that an unknown login pays for a real one.
  expect(unknown.ms).toBeGreaterThan(15);
});

test('ten wrong passwords, and the eleventh attempt waits, even with the right one', async () => {
  const { login } = await staffAccount(api.em(), 'M. Garnier', { role: 'deputy', uai: COLLEGE });
  const attempt = (password: string) => api.visitor().ask('POST', '/api/session', { body: { login, password } });
  for (let i = 0; i < 10; i += 1) expect((await attempt(`wrong-${i}`)).status).toBe(401);
  const refused = await attempt(PASSWORD);
  expect(refused.status).toBe(429);
  expect(refused.body.code).toBe('too-many-attempts');
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(60);
  const keys: { key: string }[] = await api.em().execute('select key from attempt');
  expect(keys.some(({ key }) => key.includes(login))).toBe(false);
});

test('signing out ends the session at once, for every copy of the cookie', async () => {
  const { login } = await staffAccount(api.em(), 'Mme Leroy', { role: 'head', uai: COLLEGE });
  const visitor = await api.signedIn(login);
  expect((await visitor.ask('GET', '/api/me')).status).toBe(200);
  expect((await visitor.ask('DELETE', '/api/session')).status).toBe(204);
  const after = await visitor.ask('GET', '/api/me');
  expect(after.status).toBe(401);
  expect(after.body.code).toBe('session-required');
});

test('a session over its hours is no session', async () => {
  const { login, id } = await staffAccount(api.em(), 'M. Faure', { role: 'head', uai: COLLEGE });
  const visitor = await api.signedIn(login);
  await api.em().nativeUpdate(SessionRow, { accountId: id }, { expiresAt: new Date(Date.now() - 1000) });
  expect((await visitor.ask('GET', '/api/me')).status).toBe(401);
});

test('a mother opens her account with her letter and her daughter’s birth date, once, and is signed in', async () => {
  const { mother } = await letter('ABCD-EFGH-JKMN');
  const proof = { code: 'abcd efgh jkmn', bornOn: '2012-03-14' };
  const check = await api.visitor().ask('POST', '/api/activation-checks', { body: proof });
  expect(check.body).toEqual({ guardianName: 'Fatou DIALLO', children: ['Aminata'] });

  const visitor = api.visitor();
  const opened = await visitor.ask('POST', '/api/activations', {
    body: { ...proof, login: 'Fatou.Diallo', password: PASSWORD },
  });
  expect(opened.status).toBe(201);
  expect(opened.body).toMatchObject({ kind: 'GUARDIAN', name: 'Fatou DIALLO', posts: [] });
  const children = await visitor.ask('GET', '/api/children');
  expect(children.body.children.map(({ firstName }: { firstName: string }) => firstName)).toEqual(['Aminata']);
  expect(await api.em().count(GuardianAccountRow, { guardianId: mother })).toBe(1);

  const again = await api.visitor().ask('POST', '/api/activations', {
    body: { ...proof, login: 'another.login', password: PASSWORD },
  });
  expect(again.body.code).toBe('activation-invalid');
  expect((await api.signedIn('FATOU.diallo ')) !== null).toBe(true);
});

test('a wrong birth date, an unknown code and an expired one get the same answer', async () => {
  await letter('PPPP-QQQQ-RRRR');
  await letter('SSSS-TTTT-UUUU', { expiresAt: new Date(Date.now() - 1000) });
  const ask = (code: string, bornOn: string) =>
    api.visitor().ask('POST', '/api/activation-checks', { body: { code, bornOn } });
  const answers = await Promise.all([
    ask('PPPP-QQQQ-RRRR', '2012-03-15'),
    ask('VVVV-WWWW-XXXX', '2012-03-14'),
    ask('SSSS-TTTT-UUUU', '2012-03-14'),
  ]);
  for (const answer of answers) {
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual(answers[0]?.body);
    expect(answer.body.code).toBe('activation-invalid');
  }
});

test('a taken login and a weak password leave the code usable', async () => {
  const { login } = await staffAccount(api.em(), 'Mme Morel', { role: 'head', uai: COLLEGE });
  await letter('2222-3333-4444');
  const activate = (body: object) =>
    api.visitor().ask('POST', '/api/activations', { body: { code: '2222-3333-4444', bornOn: '2012-03-14', ...body } });
  expect((await activate({ login, password: PASSWORD })).body).toMatchObject({ status: 409, code: 'login-taken' });
  expect((await activate({ login: 'weak.parent', password: 'aaaaaaaaaa' })).body).toMatchObject({
    status: 400,
    code: 'password-too-weak',
  });
  expect((await activate({ login: 'strong.parent', password: PASSWORD })).status).toBe(201);
});

test('the letter of another establishment brings its children into one’s account, with the rows copied from that guardian', async () => {
  const em = api.em();
  const first = await pupil(em, { firstName: 'Moussa' });
  const here = await guardian(em, { firstName: 'Awa' });
  await responsibility(em, first.id, here);
  const { login } = await familyAccount(em, 'Awa DIALLO', here);
  const second = await pupil(em, { firstName: 'Binta', uai: LYCEE, bornOn: '2010-11-02' });
  const there = await guardian(em, { firstName: 'Awa', uai: LYCEE });
  await responsibility(em, second.id, there);
  const copy = await guardian(em, { firstName: 'Awa', uai: LYCEE, schoolYear: NEXT_YEAR, copiedFromId: there });
  await em.insert(ActivationCodeRow, {
    digest: activationDigest('5555-6666-7777'),
    guardianId: there,
    createdAt: new Date(),
    expiresAt: new Date(Date.now() + 86_400_000),
  });
  const visitor = await api.signedIn(login);
  const attached = await visitor.ask('POST', '/api/me/attachments', {
    body: { code: '5555-6666-7777', bornOn: '2010-11-02' },
  });
  expect(attached.status).toBe(200);
  const children = await visitor.ask('GET', '/api/children');
  expect(children.body.children.map(({ firstName }: { firstName: string }) => firstName)).toEqual(['Binta', 'Moussa']);
  expect(await api.em().count(GuardianAccountRow, { guardianId: copy })).toBe(1);
});

test('a delegation counts from the next request after it is given, and no longer after it is revoked', async () => {
  const em = api.em();
  const head = await staffAccount(em, 'M. Blanc', { role: 'head', uai: LYCEE });
  const secretary = await staffAccount(em, 'Mme Nguyen', { role: 'secretary', uai: LYCEE });
  const visitor = await api.signedIn(secretary.login);
  const inbox = () => visitor.ask('GET', `/api/establishments/${LYCEE}/record-changes`);
  expect((await inbox()).status).toBe(403);
  const id = await delegation(em, {
    uai: LYCEE,
    delegateId: secretary.id,
    grantedById: head.id,
    operations: ['recordChange.read'],
  });
  expect((await inbox()).status).toBe(200);
  await em.nativeUpdate(DelegationRow, { id }, { revokedAt: new Date() });
  expect((await inbox()).status).toBe(403);
});

test('an unsafe request that a browser says comes from another site is refused', async () => {
  const { login } = await staffAccount(api.em(), 'Mme Colin', { role: 'head', uai: LYCEE });
  const visitor = await api.signedIn(login);
  const signOut = (headers: Record<string, string>) => visitor.ask('DELETE', '/api/session', { headers });
  expect((await signOut({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  expect((await signOut({ 'Sec-Fetch-Site': 'same-site' })).status).toBe(403);
  expect((await signOut({ Origin: 'https://elsewhere.example' })).status).toBe(403);
  expect((await visitor.ask('GET', '/api/me')).status).toBe(200);
  expect((await signOut({ 'Sec-Fetch-Site': 'same-origin', Origin: api.url })).status).toBe(204);
});

test('a submission of somebody else is not there', async () => {
  const { login } = await staffAccount(api.em(), 'M. Henry', { role: 'head', uai: LYCEE });
  const visitor = await api.signedIn(login);
  expect((await visitor.ask('GET', `/api/submissions/${randomUUID()}`)).status).toBe(404);
});
