/** The contract of the api: its routes by name, the one source of validation, OpenAPI document and ui client. */
import { dossierRoutes } from './dossiers.ts';
import { familyRoutes } from './family.ts';
import { identityRoutes } from './identity.ts';
import { pupilRoutes } from './pupils.ts';
import { academyRoutes, schoolRoutes } from './school.ts';

export { type Route, route } from './route.ts';

export const routes = {
  ...identityRoutes,
  ...familyRoutes,
  ...dossierRoutes,
  ...pupilRoutes,
  ...schoolRoutes,
  ...academyRoutes,
} as const;
