/**
 * Who may import whom: the layout of the project, kept by a machine. Data goes one way, ui → api → workflows → activities →
 * database and mail, and the rules of `domain/` run everywhere, so they import nothing that does not.
 * A type import is free (it vanishes before the code runs), which `tsPreCompilationDeps: false` says.
 */

const folders = [
  ...['domain', 'workflows', 'activities', 'api', 'ui', 'database', 'exchange', 'processes', 'letters', 'documents'],
  ...['launch', 'locales', 'config', 'test'],
];

/** What may be said to a process, which is all that its callers know of it. */
const messages = 'workflows/[^/]*/?messages\\.ts$';

/**
 * A folder may import itself, these folders, and, when a list is given, only these packages (and of Node's own modules
 * none, unless `node` is true). Code that builds the pages runs on this machine and not in a browser: `ui` leaves it out.
 */
function only(folder, { folders: allowed = [], packages, node = false, except = [], reason }) {
  const from = { path: `^${folder}/`, pathNot: except };
  const rules = [
    {
      name: `${folder}-folders`,
      comment: `${folder} → ${allowed.join(', ') || 'no other folder'}. ${reason}`,
      severity: 'error',
      from,
      to: { path: `^(${folders.join('|')})/`, pathNot: [`^${folder}/`, ...allowed.map((one) => `^${one}`)] },
    },
  ];
  if (packages) {
    rules.push({
      name: `${folder}-packages`,
      comment: `${folder} → ${packages.join(', ') || 'no package'}. ${reason}`,
      severity: 'error',
      from,
      to: {
        dependencyTypes: [
          'npm',
          'npm-dev',
          'npm-optional',
          'npm-peer',
          'npm-no-pkg',
          'npm-unknown',
          ...(node ? [] : ['core']),
        ],
        pathNot: packages.map((one) => `(^|/)node_modules/${one}`),
      },
    });
  }
  return rules;
}

export default {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Two files that need each other are one file, or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere fails when it runs.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'nobody-imports-the-ends',
      comment: 'api, ui and activities are ends: what others need of them belongs to domain, database or exchange.',
      severity: 'error',
      from: { pathNot: '^(api|ui|activities|launch|test)/' },
      to: { path: '^(api|ui|activities)/' },
    },
    {
      name: 'nobody-imports-launch',
      comment: 'What starts things knows everything, so nothing may know it.',
      severity: 'error',
      from: { pathNot: '^(launch|test)/' },
      to: { path: '^launch/' },
    },
    ...only('domain', {
      packages: ['zod/mini', 'zod/v4/', '@casl/ability/'],
      reason: 'Pure rules, run unchanged by the browser, the api and the workflow sandbox.',
    }),
    ...only('exchange', {
      folders: ['domain', 'database', 'config'],
      reason: 'One reader of each file kind for all who read files.',
    }),
    ...only('locales', { packages: [], reason: 'Words only.' }),
    ...only('config', {
      folders: ['database/entities'],
      packages: ['zod/', '@mikro-orm/'],
      node: true,
      reason: 'The environment and how to reach the servers.',
    }),
    ...only('database', { folders: ['domain', 'config'], reason: 'Tables and views.' }),
    ...only('workflows', {
      folders: ['domain'],
      packages: ['@temporalio/workflow/'],
      reason: 'Sandbox code: everything here is deterministic.',
    }),
    ...only('letters', {
      folders: ['domain', 'locales'],
      packages: ['intl-messageformat/'],
      reason: 'Typed props in, subject, text and html out: the words of a letter, whoever has it sent.',
    }),
    ...only('documents', {
      folders: ['domain', 'locales', 'letters'],
      packages: [
        'pdfkit/',
        '@expo-google-fonts/noto-sans/',
        'qrcode/',
        'ical-generator/',
        'intl-messageformat/',
        'any-ascii/',
        'saxes/',
      ],
      node: true,
      reason: 'Typed props in, bytes of a document out: no database, no clock, no environment.',
    }),
    ...only('processes', {
      folders: ['domain', 'database', 'config', 'letters', messages],
      reason: 'Speaks to the runs: of a process it knows the messages alone.',
    }),
    ...only('activities', {
      folders: ['domain', 'database', 'exchange', 'locales', 'config', 'letters', 'documents', 'processes', messages],
      reason: 'What touches the world.',
    }),
    ...only('api', {
      folders: ['domain', 'database', 'locales', 'config', 'exchange', 'letters', 'documents', 'processes', messages],
      reason: 'Of a process the api knows the messages alone.',
    }),
    ...only('ui', {
      folders: ['domain', 'locales'],
      packages: [
        'lit/',
        '@lit/',
        'lit-html/',
        'lit-element/',
        'openapi-fetch/',
        '@digdir/designsystemet-',
        'intl-messageformat/',
      ],
      except: ['^ui/vite\\.config\\.ts$', '^ui/i18n/compile-words\\.ts$'],
      reason: 'What a browser runs: it knows the api by its generated contract.',
    }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^ui/dist/'] },
    tsPreCompilationDeps: false,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
