/** `npm start`: the whole product on this machine, until Ctrl-C. */
import { join } from 'node:path';
import { buildUi } from './build-ui.ts';
import { loadDemonstration } from './load-demonstration.ts';
import { run } from './run.ts';
import { workflowBundle } from './workflow-bundle.ts';

await run({
  loadDemonstration,
  preparePages: (step) => step('Pages built', buildUi),
  variables: async (step) => ({ WORKFLOW_BUNDLE: await step('Workflows bundled', workflowBundle) }),
  processes: ({ variables, logs, port, report }) => [
    {
      name: 'worker',
      args: ['activities/worker.ts'],
      variables,
      log: join(logs, 'worker.log'),
      ready: 'when it says so',
      restarts: 3,
      report,
    },
    {
      name: 'api',
      args: ['api/server.ts'],
      variables,
      log: join(logs, 'api.log'),
      ready: { url: `http://127.0.0.1:${port}/readyz` },
      restarts: 3,
      report,
    },
  ],
});
