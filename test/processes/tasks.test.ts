import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '../../config/mikro-orm.ts';
import { recordTask, resolveTasks } from '../../processes/tasks.ts';
import { LYCEE } from '../database/builders.ts';
import { freshDatabase, type TestDatabase } from '../servers/database.ts';

let database: TestDatabase;
let orm: MikroORM;
let em: EntityManager;

beforeAll(async () => {
  database = await freshDatabase();
  orm = await MikroORM.init(ormOptions(database.url));
  em = orm.em.fork();
});
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

const tasksOf = (subjectId: string) =>
  em.execute(`select kind, uai, academy_code, details, resolved_at from staff_task where subject_id = ? order by uai`, [
    subjectId,
  ]);

test('the same cause makes one task, even told again after it was resolved', async () => {
  const subjectId = randomUUID();
  const task = { key: `SETTLE_DISPUTE:${subjectId}:4`, kind: 'SETTLE_DISPUTE' as const, uai: LYCEE, subjectId };
  expect(await recordTask(em, { ...task, details: { formation: '2NDE' } })).toBe(true);
  expect(await recordTask(em, task)).toBe(false);
  expect(await resolveTasks(em, { kind: 'SETTLE_DISPUTE', subjectId })).toBe(1);
  expect(await recordTask(em, task)).toBe(false);
  expect(await tasksOf(subjectId)).toEqual([
    expect.objectContaining({ uai: LYCEE, details: { formation: '2NDE' }, resolved_at: expect.any(String) }),
  ]);
});

test('resolving takes every owner’s task of that kind and subject, and no other', async () => {
  const [subjectId, other] = [randomUUID(), randomUUID()];
  const of = (id: string, owner: { uai?: string; academyCode?: string }) =>
    recordTask(em, {
      key: `CAMPAIGN_NOT_READY:${id}:${owner.uai ?? owner.academyCode}`,
      kind: 'CAMPAIGN_NOT_READY',
      subjectId: id,
      ...owner,
    });
  await of(subjectId, { uai: LYCEE });
  await of(subjectId, { academyCode: '93' });
  await of(other, { uai: LYCEE });
  await recordTask(em, { key: `OPEN_DOSSIER:${subjectId}`, kind: 'OPEN_DOSSIER', uai: LYCEE, subjectId });
  expect(await resolveTasks(em, { kind: 'CAMPAIGN_NOT_READY', subjectId })).toBe(2);
  expect(await resolveTasks(em, { kind: 'CAMPAIGN_NOT_READY', subjectId })).toBe(0);
  const open = await em.execute(`select kind, subject_id from staff_task where resolved_at is null order by kind`);
  expect(open).toEqual([
    { kind: 'CAMPAIGN_NOT_READY', subject_id: other },
    { kind: 'OPEN_DOSSIER', subject_id: subjectId },
  ]);
});

test('a task rolled back with its cause was never there', async () => {
  const subjectId = randomUUID();
  const failing = orm.em.fork().transactional(async (tx) => {
    await recordTask(tx, { key: `MAIL_BOUNCED:${subjectId}`, kind: 'MAIL_BOUNCED', uai: LYCEE, subjectId });
    throw new Error('rolled back');
  });
  await expect(failing).rejects.toThrow('rolled back');
  expect(await tasksOf(subjectId)).toEqual([]);
});

test.each([
  ['nobody', {}],
  ['two', { uai: LYCEE, academyCode: '93' }],
])('a task of %s is a mistake of the code', async (_, owner) => {
  await expect(recordTask(em, { key: randomUUID(), kind: 'OPEN_DOSSIER', ...owner })).rejects.toThrow('one owner');
});
