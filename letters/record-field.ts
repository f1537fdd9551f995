import { RECORD_FIELDS, type RecordFieldName } from '../domain/pupil-record/fields.ts';
import type { Words } from './words.ts';

/** « Téléphone portable (Maëlys) », « Adresse postale (vous) »: a field's name and whose it is. */
export function fieldOf(words: Words, field: RecordFieldName, pupil: string, authorIsReader: boolean): string {
  const name = words(`field.${field}`);
  if (RECORD_FIELDS[field].entity === 'pupil') return words('whose.pupil', { field: name, pupil });
  return words(authorIsReader ? 'whose.reader' : 'whose.other', { field: name });
}
