/**
 * What a person has typed and the api has not yet acknowledged, kept in this browser at each input, so that a lost session, a
 * lost network or a killed tab costs nothing (decision 0012). Keys carry the account: the next person at a shared computer
 * finds nothing of it; signing out erases everything, and what nobody comes back for goes by itself.
 */
export interface LocalDraft<T> {
  read(): T | null;
  write(value: T): void;
  erase(): void;
  /** Tells what another tab of this browser wrote (null: it erased the draft); returns how to stop listening. */
  watch(told: (value: T | null) => void): () => void;
}

/** Choices are codes; the rest may be an address, a telephone, a reason, and stays for a day at most. */
export type DraftKind = 'choices' | 'personal';

const HOUR_MS = 3_600_000;
const KEPT_FOR_MS: Record<DraftKind, number> = { choices: 60 * 24 * HOUR_MS, personal: 24 * HOUR_MS };
const PREFIX = 'rentree.draft.';

interface Stored<T> {
  readonly value: T;
  /** Epoch ms after which it is nobody's any more. */
  readonly until: number;
}

export function localDraft<T>(accountId: string, subject: string, kind: DraftKind): LocalDraft<T> {
  const key = `${PREFIX}${accountId}.${subject}`;
  return {
    read: () => attempt(() => kept<T>(localStorage.getItem(key))) ?? null,
    write: (value) =>
      void attempt(() => localStorage.setItem(key, JSON.stringify({ value, until: Date.now() + KEPT_FOR_MS[kind] }))),
    erase: () => void attempt(() => localStorage.removeItem(key)),
    watch(told) {
      // The browser tells the other tabs only, never the one that wrote.
      const hear = (event: StorageEvent): void => {
        if (event.key === key) told(attempt(() => kept<T>(event.newValue)) ?? null);
      };
      window.addEventListener('storage', hear);
      return () => window.removeEventListener('storage', hear);
    },
  };
}

/** Signing out leaves nothing of the person on this computer. */
export const eraseLocalDrafts = (): void => eraseWhere(() => true);

/** Erases what its author did not come back for in time. */
export const eraseOldLocalDrafts = (): void => eraseWhere((text) => kept(text) === null);

function eraseWhere(isGone: (text: string | null) => boolean): void {
  attempt(() => {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    for (const key of keys) if (isGone(localStorage.getItem(key))) localStorage.removeItem(key);
  });
}

function kept<T>(text: string | null): T | null {
  const stored = JSON.parse(text ?? 'null') as Stored<T> | null;
  return stored && stored.until > Date.now() ? stored.value : null;
}

// A browser may refuse storage, or have no room left: the draft then lives on the server alone.
function attempt<R>(action: () => R): R | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
