/** What the pages of an academy say. */
import { academyDesk } from './academy-desk.ts';
import { account } from './account.ts';
import { common } from './common.ts';
import { staff } from './staff.ts';
import { tasks } from './tasks.ts';
import { waiting } from './waiting.ts';

export default { ...common, ...account, ...staff, ...tasks, ...academyDesk, ...waiting };
