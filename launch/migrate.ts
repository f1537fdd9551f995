/** `node launch/migrate.ts`: brings the tables of DATABASE_URL up to date and ends. Run once before the api and the worker. */
import { MikroORM } from '@mikro-orm/postgresql';
import { required } from '../config/environment.ts';
import { migrationOptions } from '../config/mikro-orm.ts';
import { migrate } from '../database/migrate.ts';
import { runCommand } from './failure.ts';

await runCommand(async () => {
  const orm = await MikroORM.init(migrationOptions(required('DATABASE_URL')));
  try {
    const done = await migrate(orm);
    console.log(done.length === 0 ? 'The tables were up to date.' : `Applied: ${done.join(', ')}.`);
  } finally {
    await orm.close(true);
  }
});
