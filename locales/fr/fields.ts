import type { ChangeKind, RecordFieldName } from '../../domain/pupil-record/fields.ts';
import type { Kinship } from '../../domain/pupil-record/responsibility.ts';

/**
 * Names of the record's fields, of the kinds of change and of the links of kinship, for screens and letters alike. A
 * field's label does not say whose it is: fields are always shown under the person they belong to.
 */
export const fields = {
  'field.pupil.usageName': 'Nom d’usage',
  'field.pupil.address': 'Adresse postale',
  'field.pupil.phoneHome': 'Téléphone du domicile',
  'field.pupil.phoneWork': 'Téléphone professionnel',
  'field.pupil.phoneMobile': 'Téléphone portable',
  'field.pupil.acceptsSms': 'Accepte de recevoir des SMS',
  'field.pupil.email': 'Adresse électronique',
  'field.pupil.regime': 'Régime',
  'field.guardian.civility': 'Civilité',
  'field.guardian.usageName': 'Nom d’usage',
  'field.guardian.address': 'Adresse postale',
  'field.guardian.phoneHome': 'Téléphone du domicile',
  'field.guardian.phoneWork': 'Téléphone professionnel',
  'field.guardian.phoneMobile': 'Téléphone portable',
  'field.guardian.acceptsSms': 'Accepte de recevoir des SMS',
  'field.guardian.email': 'Adresse électronique',
  'field.guardian.occupation': 'Profession',
  'field.guardian.sharesAddress': 'Adresse communiquée aux associations de parents d’élèves',
  'field.contact': 'Personne à contacter',

  'change-kind.address': 'Adresse postale',
  'change-kind.phone': 'Téléphone',
  'change-kind.email': 'Adresse électronique',
  'change-kind.occupation': 'Profession',
  'change-kind.contact': 'Identité et consentements du responsable',
  'change-kind.pupil': 'Informations de l’élève',

  // CODE_PARENTE of SIECLE (domain.md §1.2)
  'kinship.10': 'Mère',
  'kinship.20': 'Père',
  'kinship.37': 'Fratrie',
  'kinship.38': 'Ascendant',
  'kinship.39': 'Autre membre de la famille',
  'kinship.41': 'Éducateur',
  'kinship.42': 'Assistant familial',
  'kinship.50': 'Tuteur',
  'kinship.51': 'Aide sociale à l’enfance',
  'kinship.70': 'L’élève lui-même',
  'kinship.90': 'Autre lien',

  'civility.1': 'Monsieur',
  'civility.2': 'Madame',
  'value.yes': 'Oui',
  'value.no': 'Non',
  'value.empty': 'Non renseigné',
} satisfies Record<`field.${RecordFieldName}` | `change-kind.${ChangeKind}` | `kinship.${Kinship}`, string> &
  Record<`civility.${'1' | '2'}` | `value.${'yes' | 'no' | 'empty'}`, string>;
