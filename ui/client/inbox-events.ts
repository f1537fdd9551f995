/** The live counters of an inbox of record changes (F-20): server push, and a plain refresh where push does not come through. */
import type { Schemas } from './client.ts';

export type KindCounters = Schemas['Inbox']['counters'];

export interface InboxListener {
  /** Counters by kind of change, at once and at each change. */
  counters(counters: KindCounters): void;
  /** The stream has been silent for a minute (a proxy that holds it, a server that restarts): ask again by oneself. */
  silent(): void;
}

const REFRESH_MS = 60_000;
const REOPEN_MS = 15_000;

/** Listens until the returned function is called. A stream that the server refused is asked for again every 15 s. */
export function watchInbox(uai: string, listener: InboxListener): () => void {
  let source: EventSource | null = null;
  let reopening: ReturnType<typeof setTimeout> | undefined;

  const open = (): void => {
    source = new EventSource(`/api/establishments/${encodeURIComponent(uai)}/inbox-events`);
    source.addEventListener('inbox', (event: MessageEvent<string>) =>
      listener.counters(JSON.parse(event.data) as KindCounters),
    );
    // The browser reconnects alone after a lost connection; after an answer that is no stream it gives up.
    source.addEventListener('error', () => {
      if (source?.readyState === EventSource.CLOSED) reopening = setTimeout(open, REOPEN_MS);
    });
  };
  const refresh = setInterval(() => {
    if (source?.readyState !== EventSource.OPEN) listener.silent();
  }, REFRESH_MS);

  open();
  return () => {
    clearTimeout(reopening);
    clearInterval(refresh);
    source?.close();
  };
}
