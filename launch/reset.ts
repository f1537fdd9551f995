/** `npm run reset`: erases this installation's data, and nothing else that may lie in the same folder. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { environment } from '../config/environment.ts';
import { runCommand } from './failure.ts';
import { elsewhereFor } from './services/postgres.ts';
import { holdInstallation } from './services/services.ts';

await runCommand(async () => {
  const { RENTREE_DATA } = environment();
  const ours = ['postgres', 'temporal', 'mailbox', 'logs', 'demonstration.json', 'demonstration.unfinished'];
  const lock = holdInstallation(RENTREE_DATA);
  try {
    const paths = [...ours.map((name) => join(RENTREE_DATA, name)), elsewhereFor(join(RENTREE_DATA, 'postgres'))];
    const present = paths.filter((path) => existsSync(path));
    for (const path of present) rmSync(path, { recursive: true, force: true });
    console.log(
      present.length === 0
        ? 'There was nothing to erase.'
        : `Erased:\n${present.map((path) => `  ${path}`).join('\n')}`,
    );
  } finally {
    lock.release();
  }
});
