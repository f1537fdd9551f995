import { type EntityManager, IsolationLevel } from '@mikro-orm/postgresql';
import {
  choiceHeadings,
  type DossierPlace,
  type DossierQuery,
  dossierList,
} from '../../database/views/dossier-list.ts';
import { type DossierSheetWords, dossierSheet } from './dossier-sheet.ts';
import { type Cell, csvHead, csvRows, workbookOf } from './sheet.ts';

const PAGE = 500;

/**
 * The file of a follow-up list: the same question as on the screen, read page by page as it stood at one instant, so that a
 * dossier that moves meanwhile is neither lost nor told twice.
 * @param told is called after each page with the rows read so far
 */
export async function dossierFile(
  em: EntityManager,
  question: Omit<DossierQuery, 'limit' | 'after'>,
  { format, words, timeZone }: { format: 'csv' | 'xlsx'; words: DossierSheetWords; timeZone: string },
  told: (rows: number) => void | Promise<void> = () => undefined,
): Promise<Buffer> {
  return em.fork().transactional(
    async (tx) => {
      const groups = question.columns.includes('choices') ? await choiceHeadings(tx, question) : [];
      const { title, headings, row } = dossierSheet(question.columns, groups, words);
      const rows: Cell[][] = [];
      const lines: string[] = [csvHead(headings)];
      let done = 0;
      for (let after: DossierPlace | null = null; ; ) {
        const page = await dossierList(tx, { ...question, limit: PAGE, after });
        const filled = page.dossiers.map(row);
        if (format === 'csv') lines.push(csvRows(filled, timeZone));
        else rows.push(...filled);
        done += filled.length;
        await told(done);
        after = page.next;
        if (after === null) break;
      }
      return format === 'csv' ? Buffer.from(lines.join(''), 'utf8') : workbookOf({ title, headings, rows, timeZone });
    },
    { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true },
  );
}
