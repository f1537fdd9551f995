import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { bundleWorkflowCode } from '@temporalio/worker';
import { projectRoot } from '../../config/environment.ts';
import { replayHistories } from '../../launch/replay-histories.ts';
import { workflowBundle } from '../servers/temporal.ts';

const histories = join(projectRoot, 'test', 'histories');

test('every recorded history of each process replays through today’s stories', async () => {
  const results = await replayHistories(histories, workflowBundle().codePath);
  const processes = new Set(
    results.map(({ name }) =>
      name
        .split('/')[1]
        ?.replace(/^(bulk-act|campaign|enrolment-dossier|list-export|record-change|staff-digest).*/, '$1'),
    ),
  );
  expect([...processes].sort()).toEqual([
    'bulk-act',
    'campaign',
    'enrolment-dossier',
    'list-export',
    'record-change',
    'staff-digest',
  ]);
  expect(results.filter(({ error }) => error)).toEqual([]);
}, 60_000);

test('two activities of a story that change places are found out', async () => {
  // A copy of the stories inside the project, so that they find the same packages; only the copy is changed.
  const copy = await mkdtemp(join(projectRoot, '.cache-swapped-'));
  try {
    for (const folder of ['workflows', 'domain'])
      await cp(join(projectRoot, folder), join(copy, folder), { recursive: true });
    const file = join(copy, 'workflows', 'record-change', 'workflow.ts');
    const story = await readFile(file, 'utf8');
    const swapped = story
      .replace('school.applyDecisions,', 'school.SWAP,')
      .replace('school.tellGuardians,', 'school.applyDecisions,')
      .replace('school.SWAP,', 'school.tellGuardians,');
    expect(swapped).not.toBe(story);
    await writeFile(file, swapped);
    const { code } = await bundleWorkflowCode({ workflowsPath: join(copy, 'workflows', 'index.ts') });
    const bundle = join(copy, 'bundle.js');
    await writeFile(bundle, code);
    const results = await replayHistories(histories, bundle);
    const failed = results.filter(({ error }) => error).map(({ name }) => name);
    const kept = await readdir(histories, { recursive: true });
    // A set taken back, or sent again as a whole, ends before anything is written: there is nothing to change places.
    const told = kept.filter((name) => /^record-change-(?!superseded|withdrawn)/.test(basename(name)));
    expect(told.length).toBeGreaterThan(0);
    expect(failed.sort()).toEqual(told.map((name) => name.replace('.json', '')).sort());
    expect(results.find(({ error }) => error)?.error).toMatch(/Determinism/);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}, 60_000);
