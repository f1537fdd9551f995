/** How every process opens the database: the same entities, the same time zone, limits according to what the process does. */
import { join } from 'node:path';
import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type Options } from '@mikro-orm/postgresql';
import { entities } from '../database/entities/index.ts';
import { projectRoot } from './environment.ts';

export interface OrmLimits {
  /** Connections this process may hold at once. */
  poolSize?: number;
  /**
   * After how many milliseconds PostgreSQL gives up one statement. The worker's stays well below the second a local
   * activity is given, so that the activity ends by an error of its own and not by a time limit; imports have none.
   */
  statementTimeoutMs?: number;
  /** What `pg_stat_activity` shows. */
  applicationName?: string;
}

const migrations = join(projectRoot, 'database', 'migrations');

/**
 * Options for `MikroORM.init`, which does not connect by itself: a wrong address shows at the first query.
 * @param url `postgresql://…`
 */
export function ormOptions(url: string, limits: OrmLimits = {}): Options {
  return defineConfig({
    clientUrl: url,
    entities: [...entities],
    extensions: [Migrator],
    // Both paths, as Node runs the .ts files themselves: there is no build to tell apart.
    migrations: {
      path: migrations,
      pathTs: migrations,
      emit: 'ts',
      snapshotName: 'rentree',
      snapshotOnMigrate: false,
      silent: true,
    },
    ensureDatabase: false,
    forceUtcTimezone: true,
    pool: { min: 0, max: limits.poolSize ?? 10 },
    driverOptions: {
      application_name: limits.applicationName ?? 'rentree',
      connectionTimeoutMillis: 5_000,
      options: '-c timezone=UTC',
      ...(limits.statementTimeoutMs && { statement_timeout: limits.statementTimeoutMs }),
    },
  });
}

/** The same database for the migrator, which reads the migrations alone and needs no entity. */
export function migrationOptions(url: string): Options {
  return {
    ...ormOptions(url, { poolSize: 2, applicationName: 'rentree-migrate' }),
    entities: [],
    discovery: { warnWhenNoEntities: false },
  };
}
