const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Whole minutes and seconds from now until an instant (epoch ms); null once it has passed. */
export function timeLeft(until: number, now: number): { minutes: number; seconds: number } | null {
  const left = until - now;
  if (left <= 0) return null;
  const seconds = Math.ceil(left / SECOND) * SECOND;
  return { minutes: Math.floor(seconds / MINUTE), seconds: (seconds % MINUTE) / SECOND };
}
