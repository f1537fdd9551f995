import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * One writer at a time in the base of an establishment, until the transaction ends: acts on record changes wait here for an
 * import, and it for them, so that what was decided on and what is written over are the same (§2.3).
 */
export async function holdBase(tx: EntityManager, uai: string): Promise<void> {
  await tx.execute(`select pg_advisory_xact_lock(hashtext(?))`, [`base:${uai}`]);
}
