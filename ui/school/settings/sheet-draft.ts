/** An establishment's sheet while it is being changed: texts of inputs, and what they say to the api. Pure. */
import { SHEET_FIELDS, type SheetField, trimmedSheet } from '../../../domain/establishment/sheet.ts';
import type { Schemas } from '../../client/client.ts';

export type Sheet = Schemas['Sheet'];

/** The fields that say something else, in the order of the page; blanks around and empty texts say nothing. */
export function changedFields(before: Sheet, after: Sheet): SheetField[] {
  const [was, is] = [trimmedSheet(before), trimmedSheet(after)];
  return SHEET_FIELDS.filter((field) => was[field] !== is[field]);
}

/** What I changed, put on the sheet as a colleague or an import left it meanwhile. */
export function rebasedSheet(read: Sheet, mine: Sheet, theirs: Sheet): Sheet {
  const touched = changedFields(read, mine);
  return { ...theirs, ...Object.fromEntries(touched.map((field) => [field, mine[field]])) };
}

/** The sheet as a parent would meet it, while it is typed. */
export function sheetAsRead(sheet: Sheet, { uai, name }: { uai: string; name: string }): Schemas['EstablishmentSheet'] {
  const { line1, line2, line3, line4, postalCode, city, phone, email, website, headTitle, headName } =
    trimmedSheet(sheet);
  const town = [postalCode, city].filter(Boolean).join(' ');
  const address = [line1, line2, line3, line4, town].filter((line) => line !== null && line !== '') as string[];
  return { uai, name, type: null, address, phone, email, website, headTitle, headName };
}
