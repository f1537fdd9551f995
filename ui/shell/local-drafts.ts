/**
 * What a person has typed and the api has not yet acknowledged, kept in this browser so that a lost session, a lost
 * network or a killed tab costs nothing. Keys carry the account: the next person at a shared computer finds nothing of it,
 * and signing out erases everything.
 *
 * `keep: 'browser'` survives the tab (choices of an enrolment: subject codes); `keep: 'tab'` does not (addresses and
 * telephones of a record: personal data does not stay on a disk).
 */
export interface LocalDraft<T> {
  read(): T | null;
  write(value: T): void;
  erase(): void;
}

const PREFIX = 'rentree.draft.';

export function localDraft<T>(accountId: string, subject: string, keep: 'browser' | 'tab'): LocalDraft<T> {
  const key = `${PREFIX}${accountId}.${subject}`;
  return {
    read: () => attempt(() => JSON.parse(storage(keep).getItem(key) ?? 'null') as T | null) ?? null,
    write: (value) => void attempt(() => storage(keep).setItem(key, JSON.stringify(value))),
    erase: () => void attempt(() => storage(keep).removeItem(key)),
  };
}

export function eraseLocalDrafts(): void {
  for (const keep of ['browser', 'tab'] as const) {
    attempt(() => {
      const keys = Object.keys(storage(keep)).filter((key) => key.startsWith(PREFIX));
      for (const key of keys) storage(keep).removeItem(key);
    });
  }
}

const storage = (keep: 'browser' | 'tab'): Storage => (keep === 'browser' ? localStorage : sessionStorage);

// A browser may refuse storage, or have no room left: the draft then lives on the server alone.
function attempt<R>(action: () => R): R | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
