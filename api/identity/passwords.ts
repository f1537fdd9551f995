/** Passwords of local accounts: argon2id, 19 MiB, 2 passes, 1 lane (OWASP's first choice); 33 to 55 ms each. */
import { hash, verify } from '@node-rs/argon2';
import { Refused } from '../problems.ts';

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Each hash takes 19 MiB and a core: four at once, the others wait; beyond the queue people are told to come back. */
const AT_ONCE = 4;
const IN_QUEUE = 200;

let running = 0;
const queue: (() => void)[] = [];

/** @throws Refused `unavailable` when too many people sign in at this very moment */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (queue.length >= IN_QUEUE) throw new Refused('unavailable', { retryAfter: 5 });
    await new Promise<void>((resolve) => queue.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  }
}

/** The hash to keep, `$argon2id$…`. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, COST));

let nobody: Promise<string> | undefined;

/**
 * Whether the password is the account's. `kept` is null for an unknown login: a hash of nobody's is then checked all the
 * same, so that the answer takes as long and tells nothing.
 */
export async function passwordMatches(kept: string | null, password: string): Promise<boolean> {
  nobody ??= hash(crypto.randomUUID(), COST);
  const against = kept ?? (await nobody);
  const matches = await inTurn(() => verify(against, password));
  return kept !== null && matches;
}
