import { Router } from 'express';
import type { Services } from '../services.ts';
import { academyRoutes } from './academies.ts';
import { accountRoutes } from './accounts.ts';
import { bulkActRoutes } from './bulk-acts.ts';
import { campaignRoutes } from './campaigns.ts';
import { childRoutes } from './children.ts';
import { digestRoutes } from './digests.ts';
import { documentRoutes } from './documents.ts';
import { dossierRoutes } from './dossiers.ts';
import { exportRoutes } from './exports.ts';
import { followUpRoutes } from './follow-up.ts';
import { importRoutes } from './imports.ts';
import { inboxRoutes } from './inbox.ts';
import { jointAccountRoutes } from './joint-accounts.ts';
import { listExportRoutes } from './list-exports.ts';
import { offerRoutes } from './offers.ts';
import { pupilRoutes } from './pupils.ts';
import { recordEvidenceRoutes } from './record-evidence.ts';
import { recordHistoryRoutes } from './record-history.ts';
import { recordRoutes } from './records.ts';
import { sessionRoutes } from './session.ts';
import { settingsRoutes } from './settings.ts';
import { submissionRoutes } from './submissions.ts';
import { taskRoutes } from './tasks.ts';
import { wishRoutes } from './wishes.ts';

/** Every route of the contract, one router per noun. */
export function apiRoutes(services: Services): Router {
  const router = Router();
  for (const of of [
    sessionRoutes,
    childRoutes,
    recordRoutes,
    recordEvidenceRoutes,
    jointAccountRoutes,
    dossierRoutes,
    documentRoutes,
    followUpRoutes,
    pupilRoutes,
    bulkActRoutes,
    listExportRoutes,
    wishRoutes,
    submissionRoutes,
    inboxRoutes,
    campaignRoutes,
    settingsRoutes,
    offerRoutes,
    accountRoutes,
    exportRoutes,

    importRoutes,
    academyRoutes,
    taskRoutes,
    digestRoutes,
    recordHistoryRoutes,
  ]) {
    router.use(of(services));
  }
  return router;
}
