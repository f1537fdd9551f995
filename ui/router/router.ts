/**
 * A router of our own, for pages under one entry (`/`, `/etablissement/`, `/academie/`): links stay plain `<a href>`,
 * history is the browser's. Patterns are segments and `:names`; `URLPattern` would do it, but phones that parents still
 * use do not have it.
 *
 * After each change the new page's title takes the focus (`sco-page-title`), so that a screen reader hears where it is.
 */
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';

export type Params = Readonly<Record<string, string>>;

export interface Route {
  /** `/dossiers/:dossierId/:step`; a path matches with as many segments, in the order of the table. */
  readonly path: string;
  /** Code of the page, fetched at its first visit. */
  readonly load?: () => Promise<unknown>;
  readonly page: (params: Params, query: URLSearchParams) => TemplateResult;
}

const CHANGE = 'rentree-navigate';
let titleFocusAwaited = false;

/** Goes to a path of this entry; `replace` forgets the page left (after a sign-in, for one). */
export function goTo(path: string, { replace = false }: { replace?: boolean } = {}): void {
  if (replace) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  window.dispatchEvent(new Event(CHANGE));
}

/** Told once to the first title shown after a change of page: it must take the focus. */
export function takeTitleFocus(): boolean {
  const awaited = titleFocusAwaited;
  titleFocusAwaited = false;
  return awaited;
}

/**
 * The place of a page that its address names (`…#documents`): shown, with the focus, once the page has what it shows. To be
 * called after each update until it says true.
 * @returns whether there is nothing to wait for any more
 */
export function showPlace(host: ParentNode): boolean {
  const id = decodeURIComponent(location.hash.slice(1));
  if (id === '') return true;
  const place = host.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  if (!place) return false;
  place.scrollIntoView();
  place.focus({ preventScroll: true });
  return true;
}

/** The values of the `:names` when the path follows the pattern, else null. */
export function match(pattern: string, path: string): Params | null {
  const [wanted, given] = [segments(pattern), segments(path)];
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith(':')) params[segment.slice(1)] = decodeURIComponent(value);
    else if (segment !== value) return null;
  }
  return params;
}

const segments = (path: string): string[] => path.split('/').filter((segment) => segment !== '');

/** Shows the page of the current address in its host; `page` in the host's render. */
export class Router implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #base: string;
  readonly #routes: readonly Route[];
  readonly #notFound: () => TemplateResult;
  readonly #failed: (retry: () => void) => TemplateResult;
  #page: (() => TemplateResult) | null = null;
  #visit = 0;

  constructor(
    host: ReactiveControllerHost,
    {
      base,
      routes,
      notFound,
      failed,
    }: {
      base: string;
      routes: readonly Route[];
      notFound: () => TemplateResult;
      /** Shown when the code of a page could not be fetched. */
      failed: (retry: () => void) => TemplateResult;
    },
  ) {
    this.#host = host;
    this.#base = base;
    this.#routes = routes;
    this.#notFound = notFound;
    this.#failed = failed;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#arrive);
    window.addEventListener(CHANGE, this.#arrive);
    document.addEventListener('click', this.#follow);
    void this.#show(false);
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#arrive);
    window.removeEventListener(CHANGE, this.#arrive);
    document.removeEventListener('click', this.#follow);
  }

  /** The template of the page to show; null while the code of the first one is on its way. */
  get page(): TemplateResult | null {
    return this.#page ? this.#page() : null;
  }

  #arrive = (): void => void this.#show(true);

  async #show(takeFocus: boolean): Promise<void> {
    const visit = ++this.#visit;
    const { pathname, search } = location;
    const query = new URLSearchParams(search);
    const found = this.#find(pathname);
    let page: () => TemplateResult = this.#notFound;
    if (found) {
      try {
        await found.route.load?.();
        page = () => found.route.page(found.params, query);
      } catch {
        page = () => this.#failed(() => void this.#show(true));
      }
    }
    // A reader who clicked twice wants the second page, whichever code arrived last.
    if (visit !== this.#visit) return;
    this.#page = page;
    titleFocusAwaited = takeFocus;
    if (takeFocus) window.scrollTo(0, 0);
    this.#host.requestUpdate();
  }

  #find(path: string): { route: Route; params: Params } | null {
    for (const route of this.#routes) {
      const params = match(route.path, path);
      if (params) return { route, params };
    }
    return null;
  }

  /** A plain click on a link of this entry changes page without loading the document again. */
  #follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (!link.pathname.startsWith(this.#base) || link.pathname.startsWith('/api/')) return;
    if (!this.#find(link.pathname)) return;
    const here = link.pathname === location.pathname && link.search === location.search;
    // Another place of the same page is the browser's to show.
    if (here && link.hash !== '') return;
    event.preventDefault();
    if (!here) goTo(link.pathname + link.search + link.hash);
  };
}
