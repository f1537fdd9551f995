import type { EntityManager } from '@mikro-orm/postgresql';
import { DossierRow } from '../database/entities/index.ts';
import type { RunState } from '../domain/enrolment-dossier/dossier.ts';

/** What rights and rules need to know of a dossier. */
export interface DossierFacts {
  readonly id: string;
  readonly identityId: string;
  readonly originPupilId: string | null;
  readonly originUai: string | null;
  readonly receivingUai: string;
  readonly schoolYear: number;
  readonly mef: string;
  readonly state: RunState;
  readonly closed: boolean;
  /** Its own closing, epoch ms. */
  readonly closesAt: number;
  readonly hasDraft: boolean;
}

export async function findDossier(em: EntityManager, id: string): Promise<DossierFacts | null> {
  const row = await em.findOne(DossierRow, { id });
  if (!row) return null;
  return {
    id: row.id,
    identityId: row.identityId,
    originPupilId: row.originPupilId ?? null,
    originUai: row.originUai ?? null,
    receivingUai: row.receivingUai,
    schoolYear: row.schoolYear,
    mef: row.mef,
    // The run never writes SEEN nor IN_PROGRESS: these are only shown.
    state: row.state as RunState,
    closed: row.closed,
    closesAt: row.closesAt.getTime(),
    hasDraft: row.draftSavedAt != null,
  };
}
