/**
 * Starts, once for the whole run and on ports and folders of its own, the PostgreSQL and the Temporal that the tests talk
 * to: the very code of `npm start`, only without waiting for the disk. Nothing is shared with an installation that runs.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import { migrationOptions } from '../../config/mikro-orm.ts';
import { migrate } from '../../database/migrate.ts';
import { theGuardian } from '../../launch/services/guardian.ts';
import { startPostgres } from '../../launch/services/postgres.ts';
import { startTemporal } from '../../launch/services/temporal.ts';
import { findOrInstallTemporal } from '../../launch/services/temporal-binary.ts';
import { workflowBundle } from '../../launch/workflow-bundle.ts';
import { announceTestServer } from './addresses.ts';

const template = 'rentree_template';

/** What the run must stop at its end; kept where the teardown, loaded apart, can find it. */
export interface RunningServers {
  stop(): Promise<void>;
}

declare global {
  var rentreeTestServers: RunningServers | undefined;
}

export default async function startTestServers(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'rentree-test-'));
  chmodSync(dir, 0o755); // PostgreSQL may have to run as another account than ours
  theGuardian().erase(dir);

  const [postgres, temporal, bundle] = await Promise.all([
    startTestDatabase(dir),
    startTestTemporal(dir),
    workflowBundle(),
  ]);
  announceTestServer('TEST_DATABASE_ADMIN_URL', postgres.url.replace(/\/[^/]*$/, '/postgres'));
  announceTestServer('TEST_TEMPLATE', template);
  announceTestServer('TEST_TEMPORAL_ADDRESS', temporal.address);
  announceTestServer('TEST_WORKFLOW_BUNDLE', bundle);

  const stop = async () => {
    await Promise.all([postgres.stop(), temporal.stop()]);
    for (const folder of new Set([dir, postgres.dir])) rmSync(folder, { recursive: true, force: true });
  };
  globalThis.rentreeTestServers = { stop };
  // jest runs no teardown when it is told to stop: without this the servers would outlive it by an instant.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void stop().finally(() => process.exit(1)));
  }
}

async function startTestDatabase(dir: string) {
  const postgres = await startPostgres({ dir: join(dir, 'postgres'), database: template, disposable: true });
  if (!postgres.dir.startsWith(dir)) theGuardian().erase(postgres.dir);
  const orm = await MikroORM.init(migrationOptions(postgres.url));
  try {
    await migrate(orm);
  } finally {
    await orm.close(true); // a template that someone is connected to cannot be copied
  }
  return postgres;
}

async function startTestTemporal(dir: string) {
  const executable = await findOrInstallTemporal((line) => process.stderr.write(`Temporal: ${line}\n`));
  return startTemporal({ executable, dir: join(dir, 'temporal') });
}
