/** Lists exported in the background: what was asked is stored with its submission, and the run only gets the row's id. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DossierFilters } from '../database/views/dossier-list.ts';
import type { Column, Mark, Order, Side } from '../domain/enrolment-dossier/follow-up.ts';

/** A follow-up list as it was seen, and the language it was seen in. */
export interface ListExportAsked extends DossierFilters {
  readonly side: Side;
  readonly marks: readonly Mark[];
  readonly columns: readonly Column[];
  readonly order: Order;
  readonly language: 'fr' | 'en';
}

export interface NewListExport {
  readonly id: string;
  readonly uai: string;
  readonly schoolYear: number;
  readonly accountId: string;
  readonly format: 'csv' | 'xlsx';
  readonly asked: ListExportAsked;
  readonly fileName: string;
}

/** Writes the row that an export stands for, in the transaction that receives its submission. */
export async function storeListExport(tx: EntityManager, order: NewListExport): Promise<void> {
  const { id, uai, schoolYear, accountId, format, asked, fileName } = order;
  await tx.execute(
    `insert into list_export (id, uai, school_year, account_id, format, asked, state, file_name, created_at)
     values (?, ?, ?, ?, ?, ?::jsonb, 'WAITING', ?, now())`,
    [id, uai, schoolYear, accountId, format, JSON.stringify(asked), fileName],
  );
}

/** The IANA zone of an establishment's academy: of every instant written for it. */
export async function timeZoneOf(em: EntityManager, uai: string): Promise<string> {
  const [row]: { time_zone: string }[] = await em.execute(
    `select a.time_zone from establishment e join academy a on a.code = e.academy_code where e.uai = ?`,
    [uai],
  );
  return row?.time_zone ?? 'Europe/Paris';
}
