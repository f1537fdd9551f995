/** What the families' pages say, but for the words that come with a page of their own (activation, notices). */
import { account } from './account.ts';
import { common } from './common.ts';
import { enrolmentDossier } from './enrolment-dossier.ts';
import { familyHome } from './family-home.ts';
import { fields } from './fields.ts';
import { recordChange } from './record-change.ts';
import { waiting } from './waiting.ts';

export default { ...common, ...account, ...familyHome, ...enrolmentDossier, ...fields, ...recordChange, ...waiting };
