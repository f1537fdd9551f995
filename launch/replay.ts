/**
 * `npm run replay`: every recorded history is run again through today's stories (design.md §4). A story that would now do
 * something else than it did is told, and the command fails: such a change needs `patched()`.
 */
import { join } from 'node:path';
import { projectRoot } from '../config/environment.ts';
import { runCommand } from './failure.ts';
import { replayHistories } from './replay-histories.ts';

await runCommand(async () => {
  const results = await replayHistories(join(projectRoot, 'test', 'histories'));
  for (const { name, error } of results) console.log(`${error ? '✖' : '✔'} ${name}${error ? `: ${error}` : ''}`);
  const failed = results.filter(({ error }) => error).length;
  console.log(`${results.length - failed} histories replayed, ${failed} failed`);
  if (failed > 0 || results.length === 0) process.exitCode = 1;
});
