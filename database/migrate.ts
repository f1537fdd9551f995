import type { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';

/** The key of the advisory lock: any number, as long as it never changes. Read as letters, it says `rent`. */
const migrationLock = 0x72656e74;

/**
 * Brings the database to the newest migration. Several processes may ask at once: they take turns under an advisory lock,
 * since two migrators side by side break each other (`pg_type_typname_nsp_index`).
 * @returns the names of the migrations that ran, none when the database was up to date
 */
export async function migrate(orm: MikroORM): Promise<string[]> {
  // A connection of its own: the lock belongs to the session, and the pool may hand the migrator any other.
  const turn = new Client({ connectionString: orm.config.get('clientUrl') });
  await turn.connect();
  try {
    await turn.query('select pg_advisory_lock($1)', [migrationLock]);
    const done = await orm.migrator.up();
    return done.map((migration) => migration.name);
  } finally {
    await turn.end();
  }
}
