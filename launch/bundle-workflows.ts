/** `node launch/bundle-workflows.ts FILE`: writes the workflow bundle there, for an image whose worker starts from it. */
import { copyFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { LaunchFailure, runCommand } from './failure.ts';
import { workflowBundle } from './workflow-bundle.ts';

await runCommand(async () => {
  const [file] = process.argv.slice(2);
  if (!file) throw new LaunchFailure('Say where the bundle goes: node launch/bundle-workflows.ts FILE.');
  copyFileSync(await workflowBundle(), resolve(file));
});
