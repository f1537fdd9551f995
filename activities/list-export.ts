import type { MikroORM } from '@mikro-orm/postgresql';
import { Context, heartbeat } from '@temporalio/activity';
import { dossierCount } from '../database/views/dossier-list.ts';
import { dossierFile } from '../exchange/lists/dossier-file.ts';
import { dossierSheetWords } from '../locales/dossier-sheet.ts';
import { type ListExportAsked, timeZoneOf } from '../processes/list-exports.ts';

/** What the story of an export needs. */
export interface ListExportActivities {
  /** Makes the file and keeps it with its row; made already, or removed meanwhile, nothing happens. */
  makeListExport(order: { exportId: string }): Promise<void>;
  /** Says on the row that there will be no file. */
  giveUpListExport(order: { exportId: string }): Promise<void>;
}

interface Waiting {
  uai: string;
  school_year: number;
  format: 'csv' | 'xlsx';
  asked: ListExportAsked;
}

export function listExportActivities(orm: MikroORM): ListExportActivities {
  return {
    async makeListExport({ exportId }) {
      const em = orm.em.fork();
      const [waiting]: Waiting[] = await em.execute(
        `update list_export set state = 'RUNNING', done = 0 where id = ? and state in ('WAITING', 'RUNNING')
         returning uai, school_year, format, asked`,
        [exportId],
      );
      if (!waiting) return;
      const { uai, school_year: schoolYear, format, asked } = waiting;
      const { language, ...question } = asked;
      const { cancellationSignal } = Context.current();
      const total = await dossierCount(em, { uai, schoolYear, ...question });
      await em.execute(`update list_export set total = ? where id = ?`, [total, exportId]);
      const bytes = await dossierFile(
        em,
        { uai, schoolYear, ...question },
        { format, words: dossierSheetWords(language, question.side), timeZone: await timeZoneOf(em, uai) },
        async (done) => {
          // A worker that leaves does not wait for the last row: another one begins again.
          cancellationSignal.throwIfAborted();
          heartbeat({ done });
          await orm.em.fork().execute(`update list_export set done = ? where id = ?`, [done, exportId]);
        },
      );
      await em.execute(
        `update list_export set state = 'READY', content = ?, ready_at = now() where id = ? and state = 'RUNNING'`,
        [bytes, exportId],
      );
    },

    async giveUpListExport({ exportId }) {
      await orm.em
        .fork()
        .execute(`update list_export set state = 'FAILED' where id = ? and state <> 'READY'`, [exportId]);
    },
  };
}
