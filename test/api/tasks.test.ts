import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Operation } from '../../domain/permissions/operations.ts';
import type { TaskKind } from '../../domain/staff-task/staff-task.ts';
import { recordTask } from '../../processes/tasks.ts';
import {
  ACADEMY,
  academy,
  campaign,
  delegation,
  dossier,
  LYCEE,
  OTHER_LYCEE,
  staffAccount,
} from '../database/builders.ts';
import { type RunningApi, startApi, type Visitor } from './running-api.ts';

let api: RunningApi;
let head: Visitor;
let headId: string;
let dossierId: string;
let campaignId: string;

beforeAll(async () => {
  api = await startApi();
  const em = api.em();
  await academy(em);
  const account = await staffAccount(em, 'Mme Proviseure', { role: 'head', uai: LYCEE });
  headId = account.id;
  head = await api.signedIn(account.login);
  campaignId = await campaign(em);
  dossierId = await dossier(em, { campaignId, identityId: randomUUID(), firstName: 'Aminata' });
});
afterAll(() => api.stop());
beforeEach(() => api.em().execute(`delete from staff_task`));

async function task(
  kind: TaskKind,
  owner: { uai?: string; academyCode?: string } = { uai: LYCEE },
  subjectId = dossierId,
) {
  const key = randomUUID();
  await recordTask(api.em(), { key, kind, subjectId, details: { round: 1 }, ...owner });
  const [row]: { id: string }[] = await api.em().execute(`select id from staff_task where key = ?`, [key]);
  return row?.id ?? '';
}
const tasksOf = async (visitor: Visitor, path = `/api/establishments/${LYCEE}/tasks`) =>
  (await visitor.ask('GET', path)).body.tasks;
const claim = (visitor: Visitor, id: string) => visitor.ask('POST', `/api/tasks/${id}/claims`);
const release = (visitor: Visitor, id: string) => visitor.ask('DELETE', `/api/tasks/${id}/claims`);
const resolve = (visitor: Visitor, id: string) => visitor.ask('POST', `/api/tasks/${id}/resolutions`);
async function delegate(name: string, ...operations: Operation[]) {
  const { id, login } = await staffAccount(api.em(), name, { role: 'secretary', uai: LYCEE });
  const delegationId = await delegation(api.em(), { uai: LYCEE, delegateId: id, grantedById: headId, operations });
  return { visitor: await api.signedIn(login), delegationId };
}

describe('the tasks of an establishment', () => {
  test('are those whose kind the reader may handle, oldest first, with whom they are about', async () => {
    await task('SETTLE_DISPUTE');
    await task('OPEN_DOSSIER');
    await task('CAMPAIGN_NOT_READY', { uai: LYCEE }, campaignId);
    expect(await tasksOf(head)).toMatchObject([
      {
        kind: 'SETTLE_DISPUTE',
        pupil: 'Aminata DIALLO',
        dossierId,
        details: { round: 1 },
        claim: null,
        mayResolve: false,
      },
      { kind: 'OPEN_DOSSIER', mayResolve: true },
      { kind: 'CAMPAIGN_NOT_READY', pupil: null, dossierId: null, establishment: 'LYCEE POLYVALENT ANITA CONTI' },
    ]);
    const { visitor } = await delegate('Mme Secrétaire', 'dossier.open');
    expect((await tasksOf(visitor)).map(({ kind }: { kind: string }) => kind)).toEqual(['OPEN_DOSSIER']);
  });

  test('are not found from another school, and not permitted to who handles no kind', async () => {
    const other = await staffAccount(api.em(), 'M. Autre', { role: 'head', uai: OTHER_LYCEE });
    const stranger = await api.signedIn(other.login);
    const id = await task('OPEN_DOSSIER');
    expect((await stranger.ask('GET', `/api/establishments/${LYCEE}/tasks`)).status).toBe(404);
    for (const act of [claim, release, resolve]) expect((await act(stranger, id)).status).toBe(404);
    const { visitor } = await delegate('Mme Messages', 'homeMessage.edit');
    expect((await visitor.ask('GET', `/api/establishments/${LYCEE}/tasks`)).status).toBe(403);
    for (const act of [claim, release, resolve]) expect((await act(visitor, id)).status).toBe(403);
  });

  test('one taken is left by colleagues until it is given back', async () => {
    const id = await task('OPEN_DOSSIER');
    const { visitor: colleague } = await delegate('M. Collègue', 'dossier.open');
    const taken = await claim(head, id);
    expect(taken.body.claim).toEqual({ by: 'Mme Proviseure', at: expect.any(String), mine: true });
    // Taken twice is taken once.
    expect((await claim(head, id)).body.claim).toEqual(taken.body.claim);
    expect((await tasksOf(colleague))[0].claim).toMatchObject({ by: 'Mme Proviseure', mine: false });
    for (const act of [claim, release, resolve])
      expect((await act(colleague, id)).body).toMatchObject({ status: 409, code: 'changed-meanwhile' });
    expect((await release(head, id)).body.claim).toBeNull();
    expect((await claim(colleague, id)).body.claim).toMatchObject({ by: 'M. Collègue', mine: true });
    expect((await resolve(colleague, id)).status).toBe(204);
    expect(await tasksOf(head)).toEqual([]);
    expect((await resolve(head, id)).status).toBe(204);
    expect((await claim(head, id)).body).toMatchObject({ status: 409, code: 'changed-meanwhile' });
    const [row] = await api
      .em()
      .execute(`select resolved_by_id <> ? as colleague from staff_task where id = ?`, [headId, id]);
    expect(row).toEqual({ colleague: true });
  });

  test('E-20: whoever lost the right loses the claim, and the task is back in the pool', async () => {
    const id = await task('OPEN_DOSSIER');
    const { visitor: colleague, delegationId } = await delegate('M. Collègue', 'dossier.open');
    await claim(colleague, id);
    const revoke = (at: string | null) =>
      api.em().execute(`update delegation set revoked_at = ? where id = ?`, [at && new Date(at), delegationId]);
    await revoke('2027-01-01T00:00:00Z');
    expect((await resolve(colleague, id)).status).toBe(403);
    expect(await tasksOf(head)).toMatchObject([{ id, claim: null }]);
    // The right comes back, the claim does not.
    await revoke(null);
    expect(await tasksOf(colleague)).toMatchObject([{ id, claim: null }]);
  });

  test('E-20: a colleague may act at once on what somebody without the right still held', async () => {
    const id = await task('OPEN_DOSSIER');
    const { visitor: colleague, delegationId } = await delegate('M. Collègue', 'dossier.open');
    await claim(colleague, id);
    await api.em().execute(`update delegation set to_on = '2020-01-01' where id = ?`, [delegationId]);
    expect((await claim(head, id)).body.claim).toMatchObject({ mine: true });
  });

  test.each<TaskKind>(['SETTLE_DISPUTE', 'CAMPAIGN_NOT_READY'])('%s ends with its cause alone', async (kind) => {
    const id = await task(kind);
    expect((await claim(head, id)).status).toBe(200);
    expect((await resolve(head, id)).body).toMatchObject({ status: 409, code: 'state-forbids' });
    expect(await tasksOf(head)).toHaveLength(1);
  });
});

test('the academy’s tasks are its administrators’, and name no pupil', async () => {
  const { login } = await staffAccount(api.em(), 'M. Rectorat', { role: 'academyAdmin', academyCode: ACADEMY });
  const administrator = await api.signedIn(login);
  const id = await task('CAMPAIGN_NOT_READY', { academyCode: ACADEMY }, campaignId);
  await task('FORMATION_UNKNOWN', { academyCode: ACADEMY });
  const path = `/api/academies/${ACADEMY}/tasks`;
  expect(await tasksOf(administrator, path)).toMatchObject([
    { kind: 'CAMPAIGN_NOT_READY', establishment: 'LYCEE POLYVALENT ANITA CONTI', pupil: null },
    { kind: 'FORMATION_UNKNOWN', pupil: null },
  ]);
  expect((await claim(administrator, id)).body.claim).toMatchObject({ mine: true });
  expect((await head.ask('GET', path)).status).toBe(404);
  expect((await claim(head, id)).status).toBe(404);
  const support = await staffAccount(api.em(), 'Mme Assistance', { role: 'support', academyCode: ACADEMY });
  expect((await (await api.signedIn(support.login)).ask('GET', path)).status).toBe(403);
});
