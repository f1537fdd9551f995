import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { compileWords } from './i18n/compile-words.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const entry = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What every page of every entry needs: the frame and the means. */
const FOUNDATION = new RegExp(
  [
    'node_modules/(lit|lit-html|lit-element|@lit|openapi-fetch|intl-messageformat|@formatjs)/',
    // The stream of the inbox is the staff's alone.
    '/ui/(client|i18n|router)/(?!inbox-events)',
    '/ui/shell/(entry|session|local-drafts|page-frame|page-title|signed-in-event)',
    '/ui/elements/(parts|failure|light-element|form-events|language-switch)',
    '/locales/(dates|official-label|school-name)',
  ].join('|'),
);

/** What a family's pages say: the schools' preview shows them, and the staff's page of a dossier says the same words. */
const FAMILY_PAGES = new RegExp(
  ['/ui/family/enrolment/(status|affectation)', '/locales/fr/(account|waiting|enrolment-dossier)'].join('|'),
);

/**
 * Three entries share Lit, the theme and the elements: families `/`, schools `/etablissement/`, academies `/academie/`.
 * Built into `ui/dist`, which the api serves; any deep address under an entry answers that entry's page.
 * No inline code nor style, as the policy forbids them (`style-src 'self'; script-src 'self'`).
 */
export default defineConfig({
  root,
  appType: 'mpa',
  plugins: [compileWords(), deepAddresses(), compressed()],
  resolve: {
    // Lit's production build whatever NODE_ENV says: `npm start` runs as `development`, its pages are for parents.
    conditions: ['module', 'browser', 'production'],
    alias: {
      // Messages are parsed at build time (compile-words.ts): the parser stays here.
      '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js',
    },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The rules of domain/ declare their schemas at the top of a file: those a page does not use leave nothing in it.
      treeshake: { manualPureFunctions: ['z'] },
      output: {
        codeSplitting: {
          groups: [
            // In one file: fewer requests on a slow network, kept from one entry and one visit to the next.
            {
              name: 'foundation',
              test: FOUNDATION,
            },
            // The schools' preview shows them too: in one file they weigh less than in the pieces that two readers would make.
            { name: 'family-pages', test: FAMILY_PAGES },
          ],
        },
      },
      input: {
        family: entry('index.html'),
        school: entry('etablissement/index.html'),
        academy: entry('academie/index.html'),
      },
    },
  },
});

/** In development, what the api does in production: `/inscription/…` answers `/`, `/etablissement/…` answers the school. */
function deepAddresses(): Plugin {
  return {
    name: 'rentree-deep-addresses',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const wantsPage = request.headers.accept?.includes('text/html') ?? false;
        const path = (request.url ?? '/').split('?')[0] ?? '/';
        if (wantsPage && !path.startsWith('/api') && !path.includes('.') && !path.startsWith('/gallery')) {
          const desk = ['/etablissement/', '/academie/'].find((base) => `${path}/`.startsWith(base)) ?? '/';
          request.url = `${desk}index.html`;
        }
        next();
      });
    },
  };
}

/** Each text beside its `.gz` and `.br`, made once here: the api only picks the one that the browser understands. */
function compressed(): Plugin {
  return {
    name: 'rentree-compressed',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const files = await readdir(dir, { recursive: true });
      const texts = files.filter((file) => /\.(js|css|html|svg)$/.test(file));
      await Promise.all(
        texts.map(async (file) => {
          const content = await readFile(join(dir, file));
          await writeFile(join(dir, `${file}.gz`), gzipSync(content, { level: 9 }));
          await writeFile(join(dir, `${file}.br`), brotliCompressSync(content));
        }),
      );
    },
  };
}
