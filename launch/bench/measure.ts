/** How long something takes, asked again and again: milliseconds, and what is told of them. */

export interface Figures {
  readonly calls: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

export interface Series {
  /** Calls measured, after a tenth as many that are not. */
  readonly calls: number;
  /** How many are under way at any time. */
  readonly atOnce: number;
  /** When to be content with fewer calls. Milliseconds. */
  readonly withinMs: number;
}

/**
 * The smallest of the values that a share of them does not exceed (nearest rank): of two hundred, the 95th percentile is the
 * hundred and ninetieth.
 * @param share above 0, at most 1
 */
export function percentile(values: readonly number[], share: number): number {
  const ordered = [...values].sort((a, b) => a - b);
  const value = ordered[Math.ceil(share * ordered.length) - 1];
  if (value === undefined) throw new Error('no percentile of nothing');
  return value;
}

export const figuresOf = (times: readonly number[]): Figures => ({
  calls: times.length,
  p50: percentile(times, 0.5),
  p95: percentile(times, 0.95),
  max: Math.max(...times),
});

/** Measures `call`, which must reject when it did not do what it should: a wrong answer is often a fast one. */
export async function measure(call: () => Promise<void>, { calls, atOnce, withinMs }: Series): Promise<Figures> {
  for (let warm = 0; warm < Math.ceil(calls / 10); warm += 1) await call();
  const times: number[] = [];
  const end = performance.now() + withinMs;
  let begun = 0;
  const caller = async (): Promise<void> => {
    while (begun < calls && performance.now() < end) {
      begun += 1;
      const started = performance.now();
      await call();
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, caller));
  return figuresOf(times);
}
