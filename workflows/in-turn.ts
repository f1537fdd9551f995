/**
 * Makes acts on one run take turns: each begins when the one before has been written or refused, whatever awaits in
 * between. Two guardians may submit in the same instant; the second is judged on what the first one did (E-01).
 */
export function takingTurns(): <T>(act: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const mine = last.then(act);
    // The next one waits for the end of this one, not for its success.
    last = mine.catch(() => undefined);
    return mine;
  };
}
