/**
 * `npm run dev`: like `npm start`, and everything follows the sources: the api and the worker start again, the pages are
 * built again (reload the browser). The worker bundles the workflows itself, so that a change in a story counts too.
 */
import { join } from 'node:path';
import { buildUi, buildUiCommand } from './build-ui.ts';
import { loadDemonstration } from './load-demonstration.ts';
import { run } from './run.ts';

/** What the api and the worker both are made of, besides their own folder. */
const shared = [
  'processes',
  'workflows',
  'letters',
  'documents',
  'domain',
  'database',
  'exchange',
  'locales',
  'config',
];

await run({
  loadDemonstration,
  preparePages: (step) => step('Pages built', buildUi),
  variables: async () => ({}),
  processes: ({ variables, logs, port, report }) => {
    const common = { variables, report, echo: true, restarts: 0 };
    return [
      {
        ...common,
        name: 'worker',
        args: ['activities/worker.ts'],
        log: join(logs, 'worker.log'),
        ready: 'when it says so',
        watch: ['activities', ...shared],
      },
      {
        ...common,
        name: 'api',
        args: ['api/server.ts'],
        log: join(logs, 'api.log'),
        ready: { url: `http://127.0.0.1:${port}/readyz` },
        watch: ['api', ...shared],
      },
      {
        ...common,
        name: 'page builder',
        args: [...buildUiCommand, '--watch'],
        log: join(logs, 'pages.log'),
        ready: 'at once',
        watch: [],
      },
    ];
  },
});
