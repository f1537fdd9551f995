/** The sheet of a lycée as families read it (P3): SQL of an object, from the establishment `alias`. */
export const establishmentSheet = (alias: string): string =>
  `json_build_object('uai', ${alias}.uai, 'name', concat_ws(' ', ${alias}.name, ${alias}.name_complement), 'type', ${alias}.type,
    'headTitle', ${alias}.head_title, 'headName', ${alias}.head_name,
    'address', array_remove(array[${alias}.line1, ${alias}.line2, ${alias}.line3, ${alias}.line4,
      nullif(concat_ws(' ', ${alias}.postal_code, ${alias}.city), '')], null),
    'phone', ${alias}.phone, 'email', ${alias}.email)`;

export interface EstablishmentSheet {
  readonly uai: string;
  readonly name: string;
  readonly type: string | null;
  readonly headTitle: string | null;
  readonly headName: string | null;
  readonly address: string[];
  readonly phone: string | null;
  readonly email: string | null;
}
