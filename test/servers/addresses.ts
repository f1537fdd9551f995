/**
 * What the run's global set-up tells each test file, through the environment, which is all that jest carries across:
 *
 * | variable | meaning |
 * |---|---|
 * | TEST_DATABASE_ADMIN_URL | the run's own PostgreSQL, as superuser, database `postgres` |
 * | TEST_TEMPLATE | a database already migrated, to copy and never to connect to |
 * | TEST_TEMPORAL_ADDRESS | the run's own Temporal server, `host:port` |
 * | TEST_WORKFLOW_BUNDLE | file of the workflow bundle built from `workflows/index.ts` |
 */
export type TestServer = 'TEST_DATABASE_ADMIN_URL' | 'TEST_TEMPLATE' | 'TEST_TEMPORAL_ADDRESS' | 'TEST_WORKFLOW_BUNDLE';

export function testServer(name: TestServer): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests through jest, whose global set-up starts the servers`);
  return value;
}

export function announceTestServer(name: TestServer, value: string): void {
  process.env[name] = value;
}
