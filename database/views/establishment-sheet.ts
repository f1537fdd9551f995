import type { EntityManager } from '@mikro-orm/postgresql';
import type { Sheet } from '../../domain/establishment/sheet.ts';
import { instant, schoolName } from './sql.ts';

/** The sheet of a lycée as families read it (P3): SQL of an object, from the establishment `alias`. */
export const establishmentSheet = (alias: string): string =>
  `json_build_object('uai', ${alias}.uai, 'name', concat_ws(' ', ${alias}.name, ${alias}.name_complement), 'type', ${alias}.type,
    'headTitle', ${alias}.head_title, 'headName', ${alias}.head_name,
    'address', array_remove(array[${alias}.line1, ${alias}.line2, ${alias}.line3, ${alias}.line4,
      nullif(concat_ws(' ', ${alias}.postal_code, ${alias}.city), '')], null),
    'phone', ${alias}.phone, 'email', ${alias}.email, 'website', ${alias}.website)`;

export interface EstablishmentSheet {
  readonly uai: string;
  readonly name: string;
  readonly type: string | null;
  readonly headTitle: string | null;
  readonly headName: string | null;
  readonly address: string[];
  readonly phone: string | null;
  readonly email: string | null;
  readonly website: string | null;
}

export interface VersionedSheet {
  readonly sheet: Sheet;
  readonly version: number;
  readonly name: string;
  /** The last import of *Communs*, of whichever year: it wrote over the sheet. */
  readonly importedAt: string | null;
}

/** The sheet as the establishment edits it (*Commun*, F-69); null for an establishment that is not known. */
export async function sheetOf(em: EntityManager, uai: string): Promise<VersionedSheet | null> {
  const [row]: VersionedSheet[] = await em.execute(
    `select json_build_object('line1', e.line1, 'line2', e.line2, 'line3', e.line3, 'line4', e.line4, 'postalCode', e.postal_code,
       'city', e.city, 'phone', e.phone, 'email', e.email, 'website', e.website, 'headTitle', e.head_title, 'headName', e.head_name) as sheet,
       e.sheet_version as version, ${schoolName('e')} as name,
       (select ${instant('max(i.imported_at)')} from import i where i.uai = e.uai and i.kind = 'communs') as "importedAt"
     from establishment e where e.uai = ?`,
    [uai],
  );
  return row ?? null;
}
