import { RECORD_FIELDS, type RecordFieldName } from '../domain/pupil-record/fields.ts';
import type { Words } from './words.ts';

/** What happens to a person to call: there is a new one, one is corrected, one is none any more. */
export type ContactAct = 'added' | 'changed' | 'removed';

/** A field as a letter names it. */
export interface NamedField {
  readonly field: RecordFieldName;
  /** Of a guardian’s field: whether it is the reader’s own. */
  readonly ofReader: boolean;
  /** Of a person to call. */
  readonly contact?: ContactAct;
}

/** « Téléphone portable (Maëlys) », « Adresse postale (vous) », « Personne à contacter (ajout) »: a field and whose it is. */
export function fieldOf(words: Words, { field, ofReader, contact }: NamedField, pupil: string): string {
  const name = words(`field.${field}`);
  switch (RECORD_FIELDS[field].entity) {
    case 'pupil':
      return words('whose.pupil', { field: name, pupil });
    case 'contact':
      return words(`whose.contact.${contact ?? 'changed'}`, { field: name });
    case 'guardian':
      return words(ofReader ? 'whose.reader' : 'whose.other', { field: name });
  }
}
