/**
 * The live inbox of record changes (F-20): one stream per tab and establishment, whichever pages listen. Where streams do not
 * come through (a proxy that holds or refuses them), the inbox is asked for every 15 s instead, and the stream tried again
 * every minute. A tab that nobody looks at asks for nothing; it catches up when it is looked at again.
 */
import type { Schemas } from './client.ts';

export type KindCounters = Schemas['Inbox']['counters'];
/** How news come: `pushed` by the server, or `polled` by this page. */
export type LiveMode = 'pushed' | 'polled';

export interface InboxListener {
  /** Something has changed, or may have: at once, and at each change. Counters where the stream tells them. */
  changed(counters: KindCounters | null): void;
  mode?(mode: LiveMode): void;
}

/** What of an `EventSource` is used. */
export interface Stream {
  addEventListener(type: 'inbox' | 'error', hear: (event: { data?: string }) => void): void;
  close(): void;
}

/** The browser, as far as it matters here. */
export interface Surroundings {
  open(path: string): Stream;
  isVisible(): boolean;
  /** @returns the end of it */
  onVisibility(changed: () => void): () => void;
}

/** A stream tells the counters as soon as it is open: silent for so long, it is held somewhere on the way. */
export const SILENT_MS = 5_000;
export const POLL_MS = 15_000;
export const RETRY_MS = 60_000;
/** From one page to the next the stream stays open. */
export const LINGER_MS = 1_000;
const ERRORS_IN_A_ROW = 2;

const browser: Surroundings = {
  open: (path) => new EventSource(path) as unknown as Stream,
  isVisible: () => document.visibilityState !== 'hidden',
  onVisibility: (changed) => {
    document.addEventListener('visibilitychange', changed);
    return () => document.removeEventListener('visibilitychange', changed);
  },
};

type Timer = ReturnType<typeof setTimeout>;

export class InboxLive {
  readonly #path: string;
  readonly #around: Surroundings;
  readonly #listeners = new Set<InboxListener>();
  #mode: LiveMode = 'pushed';
  #stream: Stream | null = null;
  #errors = 0;
  #silence: Timer | undefined;
  #polling: Timer | undefined;
  #retrying: Timer | undefined;
  #lingering: Timer | undefined;
  #endVisibility: (() => void) | null = null;

  constructor(uai: string, around: Surroundings = browser) {
    this.#path = `/api/establishments/${encodeURIComponent(uai)}/inbox-events`;
    this.#around = around;
  }

  /** Listens until the returned function is called. */
  listen(listener: InboxListener): () => void {
    clearTimeout(this.#lingering);
    this.#listeners.add(listener);
    listener.mode?.(this.#mode);
    if (!this.#endVisibility) {
      this.#endVisibility = this.#around.onVisibility(() => this.#looked());
      this.#looked();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#lingering = setTimeout(() => this.#end(), LINGER_MS);
    };
  }

  #looked(): void {
    if (!this.#around.isVisible()) {
      this.#rest();
      return;
    }
    // Where the stream did not come through before, what was missed is asked for at once.
    if (this.#mode === 'polled') this.#poll();
    this.#open();
  }

  #end(): void {
    this.#endVisibility?.();
    this.#endVisibility = null;
    this.#mode = 'pushed';
    this.#rest();
  }

  /** Asks for nothing, until somebody looks. */
  #rest(): void {
    this.#close();
    clearInterval(this.#polling);
    this.#polling = undefined;
    clearTimeout(this.#retrying);
  }

  #close(): void {
    clearTimeout(this.#silence);
    this.#stream?.close();
    this.#stream = null;
  }

  #open(): void {
    this.#close();
    this.#errors = 0;
    const stream = this.#around.open(this.#path);
    this.#stream = stream;
    this.#silence = setTimeout(() => this.#fallBack(), SILENT_MS);
    stream.addEventListener('inbox', ({ data = '{}' }) => {
      if (this.#stream !== stream) return;
      clearTimeout(this.#silence);
      this.#errors = 0;
      this.#pushed();
      this.#tell(JSON.parse(data) as KindCounters);
    });
    // The browser opens a lost stream again by itself, once; after that, or an answer that is no stream, it is asked for.
    stream.addEventListener('error', () => {
      if (this.#stream !== stream) return;
      this.#errors += 1;
      if (this.#errors >= ERRORS_IN_A_ROW || (stream as Partial<EventSource>).readyState === 2) this.#fallBack();
    });
  }

  #pushed(): void {
    clearInterval(this.#polling);
    this.#polling = undefined;
    this.#setMode('pushed');
  }

  #fallBack(): void {
    this.#close();
    this.#setMode('polled');
    if (this.#polling === undefined) this.#poll();
    clearTimeout(this.#retrying);
    this.#retrying = setTimeout(() => this.#open(), RETRY_MS);
  }

  #poll(): void {
    clearInterval(this.#polling);
    this.#polling = setInterval(() => this.#tell(null), POLL_MS);
    this.#tell(null);
  }

  #setMode(mode: LiveMode): void {
    if (mode === this.#mode) return;
    this.#mode = mode;
    for (const listener of this.#listeners) listener.mode?.(mode);
  }

  #tell(counters: KindCounters | null): void {
    for (const listener of this.#listeners) listener.changed(counters);
  }
}

const byUai = new Map<string, InboxLive>();

/** Listens to an establishment's inbox until the returned function is called; every page of the tab shares one stream. */
export function watchInbox(uai: string, listener: InboxListener): () => void {
  const inbox = byUai.get(uai) ?? new InboxLive(uai);
  byUai.set(uai, inbox);
  return inbox.listen(listener);
}
