/**
 * `npm run migration -- name-of-the-change`: writes the migration that brings the tables from the committed snapshot to what
 * the entities describe; read it before committing (expand, then contract). `--check` only says whether one is missing.
 * Neither needs a database: the snapshot is the memory.
 */
import { basename } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '../config/mikro-orm.ts';
import { LaunchFailure, runCommand } from './failure.ts';

await runCommand(async () => {
  const [argument] = process.argv.slice(2);
  const orm = await MikroORM.init(ormOptions('postgresql://nobody@127.0.0.1:1/none'));
  if (argument === '--check') {
    if (await orm.migrator.checkSchema()) {
      throw new LaunchFailure('The entities are ahead of the migrations: run npm run migration -- name-of-the-change.');
    }
    return;
  }
  if (!argument || !/^[a-z0-9-]+$/.test(argument)) {
    throw new LaunchFailure('Give the change a name in kebab-case: npm run migration -- name-of-the-change.');
  }
  const { fileName } = await orm.migrator.create(undefined, false, false, argument.replaceAll('-', '_'));
  console.log(
    fileName === '' ? 'The tables are already those of the entities.' : `database/migrations/${basename(fileName)}`,
  );
});
