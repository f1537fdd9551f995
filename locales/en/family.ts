/** What the families' pages say, but for the words that come with a page of their own (`addWords` says which). */
import { account } from './account.ts';
import { common } from './common.ts';
import { enrolmentDossier } from './enrolment-dossier.ts';
import { familyHome } from './family-home.ts';

export default { ...common, ...account, ...familyHome, ...enrolmentDossier };
