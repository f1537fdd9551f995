import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { testServer } from './addresses.ts';

export interface TestDatabase {
  /** `postgresql://…`, for `ormOptions(url)` or a `pg` client. */
  url: string;
  /** Cuts whatever is still connected, and drops it. */
  drop(): Promise<void>;
}

/** A database of this test's own, migrated and empty: a copy of the run's template, 30 to 50 ms. */
export async function freshDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(`create database ${name} template ${testServer('TEST_TEMPLATE')}`);
  return {
    url: testServer('TEST_DATABASE_ADMIN_URL').replace(/\/postgres$/, `/${name}`),
    drop: () => asAdmin(`drop database if exists ${name} with (force)`),
  };
}

async function asAdmin(statement: string): Promise<void> {
  const client = new Client({ connectionString: testServer('TEST_DATABASE_ADMIN_URL') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
