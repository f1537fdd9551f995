import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { clientConnectionOptions } from '../../config/temporal.ts';
import { bulkActWorkflowId } from '../../workflows/bulk-act/messages.ts';
import { campaignWorkflowId } from '../../workflows/campaign/messages.ts';
import { dossierWorkflowId } from '../../workflows/enrolment-dossier/messages.ts';
import { recordChangeWorkflowId } from '../../workflows/record-change/messages.ts';
import { STAFF_DIGEST_ID } from '../../workflows/staff-digest/messages.ts';
import type { Stage } from './stage.ts';

/** The first dossier on which such an act was accepted. */
const byAct = (act: string): string =>
  `select 'dossier' as process, subject_id as id from submission where act = '${act}' and status = 'ACCEPTED' order by subject_id limit 1`;

/** One history per scenario of each process, as a release keeps them (design.md §4): file name → how the run is found. */
const SCENARIOS: Record<string, string> = {
  'enrolment-dossier-complete': `select 'dossier' as process, id from dossier where state = 'COMPLETE' order by id limit 1`,
  'enrolment-dossier-integrated': `select 'dossier' as process, id from dossier where state = 'INTEGRATED' order by id limit 1`,
  'enrolment-dossier-refused': `select 'dossier' as process, id from dossier where state = 'REFUSED' order by id limit 1`,
  'enrolment-dossier-not-enrolled': `select 'dossier' as process, id from dossier where state = 'NOT_ENROLLED' order by id limit 1`,
  'enrolment-dossier-paper': `select 'dossier' as process, id from dossier where state = 'PAPER' order by id limit 1`,
  'enrolment-dossier-disputed': byAct('dossier.resolveDispute'),
  'enrolment-dossier-paper-entered': byAct('dossier.enterOnBehalf'),
  'enrolment-dossier-reopened': byAct('dossier.reopen'),
  'enrolment-dossier-cancelled': byAct('dossier.cancel'),
  'enrolment-dossier-late': `select 'dossier' as process, id from dossier where own_deadline and state <> 'PAPER' order by id limit 1`,
  'record-change-decided': `select 'change' as process, id from record_change where dossier_id is null and state = 'NOTIFIED' order by id limit 1`,
  'record-change-within-enrolment': `select 'change' as process, id from record_change where dossier_id is not null and state = 'NOTIFIED' order by id limit 1`,
  'bulk-act-done': `select 'bulk' as process, id from bulk_act where state = 'DONE' and undo_until is not null and undo_until < now() order by id limit 1`,
  'bulk-act-not-undoable': `select 'bulk' as process, id from bulk_act where state = 'DONE' and undo_until is null order by id limit 1`,
  'bulk-act-undone': `select 'bulk' as process, id from bulk_act where state = 'UNDONE' order by id limit 1`,
  'staff-digest': `select 'digest' as process, code as id from academy order by code limit 1`,
  campaign: `select 'campaign' as process, id from campaign where state = 'CLOSED' order by receiving_uai limit 1`,
};

/** Writes the histories of a season's runs into a folder: identifiers, steps and decisions, nothing that anybody wrote. */
export async function recordHistories(stage: Stage, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const connection = await Connection.connect(clientConnectionOptions(stage.services.temporalAddress));
  try {
    const client = new Client({ connection });
    for (const [scenario, query] of Object.entries(SCENARIOS)) {
      const [found]: { process: string; id: string }[] = await stage.orm.em.fork().execute(query);
      if (!found) continue;
      const history = await client.workflow.getHandle(await runOf(stage, found)).fetchHistory();
      await writeFile(join(folder, `${scenario}.json`), `${JSON.stringify(JSON.parse(historyToJSON(history)))}\n`);
    }
  } finally {
    await connection.close();
  }
}

async function runOf(stage: Stage, { process, id }: { process: string; id: string }): Promise<string> {
  if (process === 'dossier') return dossierWorkflowId(id);
  if (process === 'bulk') return bulkActWorkflowId(id);
  if (process === 'digest') return STAFF_DIGEST_ID;
  if (process === 'change') return recordChangeWorkflowId(id);
  const [row] = await stage.orm.em
    .fork()
    .execute(`select receiving_uai, school_year, kind, round from campaign where id = ?`, [id]);
  return campaignWorkflowId({
    uai: row?.receiving_uai,
    schoolYear: row?.school_year,
    kind: row?.kind,
    round: row?.round,
  });
}
