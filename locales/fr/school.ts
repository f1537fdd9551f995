/** What the pages of an establishment say. */
import { account } from './account.ts';
import { bulkAct } from './bulk-act.ts';
import { common } from './common.ts';
import { fields } from './fields.ts';
import { followUp } from './follow-up.ts';
import { occupations } from './occupations.ts';
import { schoolDesk } from './school-desk.ts';
import { staff } from './staff.ts';
import { waiting } from './waiting.ts';

export default {
  ...common,
  ...account,
  ...fields,
  ...occupations,
  ...staff,
  ...schoolDesk,
  ...followUp,
  ...waiting,
  ...bulkAct,
};
