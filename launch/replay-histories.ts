import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { workflowBundle } from './workflow-bundle.ts';

export interface Replayed {
  /** File without its ending, after its release: `2026-11/campaign`. */
  readonly name: string;
  /** Why it could not be replayed; null when it could. */
  readonly error: string | null;
}

/**
 * Replays the recorded histories of every release under a folder.
 * @param bundlePath file of the workflow bundle; absent: the one of today's sources
 */
export async function replayHistories(folder: string, bundlePath?: string): Promise<Replayed[]> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  const histories = await Promise.all(
    files.map(async (file) => ({
      workflowId: file.replace(/\.json$/, ''),
      history: historyFromJSON(JSON.parse(await readFile(join(folder, file), 'utf8'))),
    })),
  );
  const codePath = bundlePath ?? (await workflowBundle());
  const results: Replayed[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: { codePath } }, histories)) {
    results.push({ name: workflowId, error: error ? `${error.name}: ${error.message}` : null });
  }
  return results;
}
