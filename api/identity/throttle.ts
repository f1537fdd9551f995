/**
 * Attempts at a password or an activation code are counted in PostgreSQL, for every api process together (CNIL 2022-100:
 * 50 bits are enough where attempts are limited). Keys are hashed: the table holds no login and no address.
 *
 * | what | limit |
 * |---|---|
 * | one login | 10 attempts in 15 minutes; a success forgets them |
 * | one activation code | 10 attempts in an hour |
 * | one network address, both | 100 failures in 15 minutes: a school's families and computers share one address |
 */
import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { Refused } from '../problems.ts';

const MINUTE = 60;
const LIMITS = {
  login: { points: 10, duration: 15 * MINUTE },
  code: { points: 10, duration: 60 * MINUTE },
  address: { points: 100, duration: 15 * MINUTE },
} as const;
type Limited = keyof typeof LIMITS;

export interface Throttle {
  /**
   * Counts an attempt before it is checked, so that many at once count too, then forgets it when `attempt` succeeds.
   * @throws Refused `too-many-attempts`, with the seconds to wait
   */
  limited<T>(kind: 'login' | 'code', secret: string, address: string, attempt: () => Promise<T>): Promise<T>;
  /** Removes what has expired. */
  purge(): Promise<void>;
}

export function throttle(pool: Pool): Throttle {
  const limiter = (kind: Limited) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'attempt',
      tableCreated: true, // by a migration
      keyPrefix: kind,
      clearExpiredByTimeout: false,
      ...LIMITS[kind],
    });
  const limiters = { login: limiter('login'), code: limiter('code'), address: limiter('address') };

  const count = async (kind: Limited, key: string): Promise<void> => {
    try {
      await limiters[kind].consume(key);
    } catch (no) {
      // A database that is away rejects with an Error: that is an outage, not too many attempts.
      if (!(no instanceof RateLimiterRes)) throw no;
      throw new Refused('too-many-attempts', { retryAfter: Math.ceil(no.msBeforeNext / 1000) });
    }
  };

  return {
    limited: async (kind, secret, address, attempt) => {
      const [secretKey, addressKey] = [hashed(secret), hashed(address)];
      await count('address', addressKey);
      await count(kind, secretKey);
      const result = await attempt();
      await Promise.all([limiters[kind].delete(secretKey), limiters.address.reward(addressKey, 1)]);
      return result;
    },
    purge: async () => {
      await pool.query('delete from attempt where expire < $1', [Date.now()]);
    },
  };
}

const hashed = (text: string): string => createHash('sha256').update(text).digest('base64url');
