/** The contract of the api: its routes by name, the one source of validation, OpenAPI document and ui client. */
import { bulkActRoutes } from './bulk-acts.ts';
import { digestRoutes } from './digests.ts';
import { documentRoutes } from './documents.ts';
import { dossierRoutes } from './dossiers.ts';
import { familyRoutes } from './family.ts';
import { followUpRoutes } from './follow-up.ts';
import { identityRoutes } from './identity.ts';
import { jointAccountRoutes } from './joint-accounts.ts';
import { offerRoutes } from './offers.ts';
import { pupilRoutes } from './pupils.ts';
import { recordEvidenceRoutes } from './record-evidence.ts';
import { recordHistoryRoutes } from './record-history.ts';
import { academyRoutes, schoolRoutes } from './school.ts';
import { settingsRoutes } from './settings.ts';
import { taskRoutes } from './tasks.ts';

export { type Route, route } from './route.ts';

export const routes = {
  ...identityRoutes,
  ...familyRoutes,
  ...recordEvidenceRoutes,
  ...jointAccountRoutes,
  ...dossierRoutes,
  ...documentRoutes,
  ...pupilRoutes,
  ...followUpRoutes,
  ...schoolRoutes,
  ...settingsRoutes,
  ...offerRoutes,
  ...academyRoutes,
  ...taskRoutes,
  ...bulkActRoutes,
  ...digestRoutes,
  ...recordHistoryRoutes,
} as const;
