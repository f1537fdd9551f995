/** What the pages of an establishment say. */
import { account } from './account.ts';
import { bulkAct } from './bulk-act.ts';
import { bulkDecisions } from './bulk-decisions.ts';
import { common } from './common.ts';
import { fields } from './fields.ts';
import { followUp } from './follow-up.ts';
import { occupations } from './occupations.ts';
import { schoolDesk } from './school-desk.ts';
import { settings } from './settings.ts';
import { staff } from './staff.ts';
import { tasks } from './tasks.ts';
import { waiting } from './waiting.ts';

export default {
  ...common,
  ...account,
  ...fields,
  ...occupations,
  ...staff,
  ...tasks,
  ...schoolDesk,
  ...settings,
  ...followUp,
  ...waiting,
  ...bulkAct,
  ...bulkDecisions,
};
