import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client as PgClient } from 'pg';
import { freshDatabase, type TestDatabase } from './database.ts';
import { freshTemporal, type TestTemporal } from './temporal.ts';

let first: TestDatabase;
let second: TestDatabase;
let temporal: TestTemporal;

beforeAll(async () => {
  [first, second, temporal] = await Promise.all([freshDatabase(), freshDatabase(), freshTemporal()]);
});

afterAll(async () => {
  await Promise.all([first.drop(), second.drop(), temporal.close()]);
});

async function rows(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new PgClient({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

test('a fresh database has every migration, and what one test writes another does not see', async () => {
  const [{ migrations } = {}] = await rows(first.url, 'select count(*)::int as migrations from mikro_orm_migrations');
  expect(migrations).toBeGreaterThan(0);
  await rows(first.url, 'create table mark (id int)');
  await expect(rows(second.url, 'select * from mark')).rejects.toThrow(/mark/);
});

test('names are sorted as French does: é with e, not after z', async () => {
  const sorted = await rows(
    first.url,
    "select name from (values ('Zoé'), ('Éa'), ('Eb'), ('Ea')) as t(name) order by name",
  );
  expect(sorted.map(({ name }) => name)).toEqual(['Ea', 'Éa', 'Eb', 'Zoé']);
});

test('a namespace of one’s own takes runs at once and keeps closed ones for more than a school year', async () => {
  const handle = await temporal.client.workflow.start('anything', { workflowId: 'same-id', taskQueue: 'interactive' });
  expect((await handle.describe()).status.name).toBe('RUNNING');
  const { config } = await temporal.client.workflowService.describeNamespace({ namespace: temporal.namespace });
  expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBeGreaterThan(365 * 24 * 3600);
});
