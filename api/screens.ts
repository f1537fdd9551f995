/**
 * The built screens (`ui/dist`): three entries, families at `/`, staff of a school at `/etablissement/`, of an academy at
 * `/academie/`. Each is one page whose addresses are its own: an address that names no file is answered by the entry's page.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Express, Request, RequestHandler } from 'express';
import sirv from 'sirv';
import type { Services } from './services.ts';

/** The desks, each under its own address; everything else is the families'. */
const DESKS = ['/etablissement/', '/academie/'];

const NOT_BUILT =
  'Les écrans ne sont pas construits : lancez « npm start ».\nThe screens are not built: run "npm start".\n';

export function setUpScreens(app: Express, { settings }: Services): void {
  const folder = settings.screens;
  let files: RequestHandler | null = null;

  app.use((req, res, next) => {
    // Looked for until they are there: the screens may be built after the api has started.
    if (!files && existsSync(join(folder, 'index.html'))) files = builtFiles(folder, settings.screensMayChange);
    if (files) files(req, res, next);
    else res.status(503).type('text/plain').set('Retry-After', '5').send(NOT_BUILT);
  });

  app.use((req, res) => {
    const page = join(folder, deskOf(req.path), 'index.html');
    if (isForPage(req) && existsSync(page)) {
      res.sendFile(page, {
        etag: true,
        lastModified: false,
        cacheControl: false,
        headers: { 'Cache-Control': 'no-cache' },
      });
    } else {
      res.status(404).type('text/plain').send('404\n');
    }
  });
}

/** @param mayChange whether files are looked up anew at each request, as they are while people work on them */
function builtFiles(folder: string, mayChange: boolean): RequestHandler {
  return sirv(folder, {
    dev: mayChange,
    etag: true,
    // The build writes both beside each file: three times fewer bytes for a parent's phone.
    gzip: true,
    brotli: true,
    setHeaders: (res, path) => {
      // Vite writes the hash of the content in the names of assets; pages name the assets of today.
      res.setHeader('Cache-Control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

const deskOf = (path: string): string => DESKS.find((desk) => `${path}/`.startsWith(desk)) ?? '/';

/** A person following a link, and not a script asking for a file that is gone. */
const isForPage = (req: Request): boolean =>
  (req.method === 'GET' || req.method === 'HEAD') &&
  (req.get('Accept') ?? '').includes('text/html') &&
  !/\.\w+$/.test(req.path);
