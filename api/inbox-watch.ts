/**
 * Tells the open inboxes of this process that something changed in theirs (F-20). PostgreSQL says so by NOTIFY `inbox`,
 * payload = UAI, after the commit of what changed; one connection listens for everybody, opened with the first inbox and
 * again after it was lost.
 */
import { Client } from 'pg';
import type { Logger } from 'pino';

interface Watcher {
  changed(): void;
  ended(): void;
}

export interface InboxWatch {
  /** Calls `changed` at each change of the establishment's inbox, and after a silence during which one may have been missed. */
  watch(uai: string, watcher: Watcher): () => void;
  /** Ends every watch. */
  close(): Promise<void>;
}

export function inboxWatch(databaseUrl: string, log: Logger): InboxWatch {
  const watchers = new Map<string, Set<Watcher>>();
  let listener: Client | null = null;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  const tell = (uai: string): void => {
    for (const watcher of watchers.get(uai) ?? []) watcher.changed();
  };

  const listen = async (): Promise<void> => {
    if (closed || listener) return;
    const client = new Client({ connectionString: databaseUrl, application_name: 'rentree-api-inbox' });
    listener = client;
    const lost = (error?: Error): void => {
      if (listener !== client) return;
      listener = null;
      if (closed) return;
      log.warn({ err: error }, 'the inbox listener lost its connection');
      retry = setTimeout(() => void listen(), 1_000);
    };
    client.on('error', lost);
    client.on('end', () => lost());
    client.on('notification', ({ payload }) => payload && tell(payload));
    try {
      await client.connect();
      await client.query('listen inbox');
      for (const uai of watchers.keys()) tell(uai);
    } catch (error) {
      lost(error as Error);
    }
  };

  return {
    watch: (uai, watcher) => {
      const all = watchers.get(uai) ?? new Set();
      watchers.set(uai, all.add(watcher));
      void listen();
      return () => {
        all.delete(watcher);
        if (all.size === 0) watchers.delete(uai);
      };
    },
    close: async () => {
      closed = true;
      clearTimeout(retry);
      for (const all of watchers.values()) for (const watcher of all) watcher.ended();
      await listener?.end();
    },
  };
}
