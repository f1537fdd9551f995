import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Whether a family can enrol into a formation: the base of N+1 exists and knows it (E-18). Otherwise the dossier waits in
 * NOTIFIED, the lycée is told, and the family sees the affectation alone.
 */
export async function isFormationReady(
  em: EntityManager,
  { receivingUai, schoolYear, mef }: { receivingUai: string; schoolYear: number; mef: string },
): Promise<boolean> {
  const known = await em.execute(`select 1 from mef where uai = ? and school_year = ? and code = ?`, [
    ...[receivingUai, schoolYear, mef],
  ]);
  return known.length > 0;
}
