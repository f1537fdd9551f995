import type { EntityManager } from '@mikro-orm/postgresql';
import type { Side } from '../../domain/enrolment-dossier/follow-up.ts';
import { instant } from './sql.ts';

/** How long the file of a list is kept: it holds a school's families. Hours. */
export const EXPORT_KEPT_HOURS = 24;

export interface ListExportLine {
  readonly id: string;
  readonly side: Side;
  readonly format: 'csv' | 'xlsx';
  readonly state: 'WAITING' | 'RUNNING' | 'READY' | 'FAILED';
  readonly total: number | null;
  readonly done: number;
  readonly fileName: string | null;
  readonly createdAt: string;
  readonly readyAt: string | null;
  readonly keptUntil: string;
}

const kept = `interval '${EXPORT_KEPT_HOURS} hours'`;
const line = `json_build_object('id', x.id, 'side', x.asked->>'side', 'format', x.format, 'state', x.state, 'total', x.total, 'done', x.done,
  'fileName', x.file_name, 'createdAt', ${instant('x.created_at')}, 'readyAt', ${instant('x.ready_at')},
  'keptUntil', ${instant(`(x.created_at + ${kept})`)}) as line`;

/** An export of this author's; null when there is none, or when it is kept no more. */
export async function listExport(
  em: EntityManager,
  id: string,
  accountId: string,
): Promise<(ListExportLine & { readonly uai: string }) | null> {
  const [row]: { line: ListExportLine; uai: string }[] = await em.execute(
    `select ${line}, x.uai from list_export x where x.id = ? and x.account_id = ? and x.created_at > now() - ${kept}`,
    [id, accountId],
  );
  return row ? { ...row.line, uai: row.uai } : null;
}

/** The exports of this author in an establishment and year, latest first. */
export async function listExports(
  em: EntityManager,
  at: { uai: string; schoolYear: number; accountId: string },
): Promise<ListExportLine[]> {
  const rows: { line: ListExportLine }[] = await em.execute(
    `select ${line} from list_export x where x.uai = ? and x.school_year = ? and x.account_id = ? and x.created_at > now() - ${kept}
     order by x.created_at desc limit 20`,
    [at.uai, at.schoolYear, at.accountId],
  );
  return rows.map((row) => row.line);
}

export async function listExportContent(em: EntityManager, id: string): Promise<Buffer | null> {
  const [row]: { content: Buffer | null }[] = await em.execute(`select content from list_export where id = ?`, [id]);
  return row?.content ?? null;
}

/** Removes what is kept no more. */
export async function purgeListExports(em: EntityManager): Promise<void> {
  await em.execute(`delete from list_export where created_at < now() - ${kept}`);
}
