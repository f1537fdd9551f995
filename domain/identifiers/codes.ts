/** The form of the codes that files and forms carry (§1.2, §1.3). Which values exist is the nomenclature's to say. */

/** MEF, *module élémentaire de formation*: 11 characters, digits for national ones, letters in academic ones. */
export const isMefCode = (text: string): boolean => /^[0-9A-Z]{11}$/.test(text);

/** Code matière: at most 6 characters, 6 digits when national. */
export const isSubjectCode = (text: string): boolean => /^[0-9A-Z]{1,6}$/.test(text);

/** *Code commune INSEE*: `75117`, `2A004`. */
export const isCommuneCode = (text: string): boolean => /^(\d{2}|2[AB])\d{3}$/.test(text);

export const isPostalCode = (text: string): boolean => /^\d{5}$/.test(text);

/** A département as the ministry numbers it, 3 characters: `014`, `975`, `02A`. */
export const isDepartmentCode = (text: string): boolean => /^(\d{3}|02[AB])$/.test(text);

/** CODE_PAYS, 3 digits: `100` is France. */
export const isCountryCode = (text: string): boolean => /^\d{3}$/.test(text);

/** CODE_PAYS of France (§1.2). */
export const FRANCE = '100';
