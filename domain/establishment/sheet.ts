import { isPostalCode } from '../identifiers/codes.ts';
import { nationalPhone } from '../identifiers/phone.ts';

/**
 * What an establishment says of itself to families (*Commun*, F-69, P3): where it is, how to reach it, who heads it. Its
 * name and type come from SIECLE alone. An import of *Communs* writes over all of it but the website: the import wins.
 */
export interface Sheet {
  /** At most four lines of 38 characters (AFNOR Z10-011); null where there is none. */
  readonly line1: string | null;
  readonly line2: string | null;
  readonly line3: string | null;
  readonly line4: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** https only. */
  readonly website: string | null;
  /** QUAL_RESP: `PROVISEURE`. */
  readonly headTitle: string | null;
  readonly headName: string | null;
}
export type SheetField = keyof Sheet;
export const SHEET_FIELDS = [
  'line1',
  'line2',
  'line3',
  'line4',
  'postalCode',
  'city',
  'phone',
  'email',
  'website',
  'headTitle',
  'headName',
] as const satisfies readonly SheetField[];

/** Longest value of each field, in characters. */
export const SHEET_LENGTHS: Record<SheetField, number> = {
  line1: 38,
  line2: 38,
  line3: 38,
  line4: 38,
  postalCode: 5,
  city: 32,
  phone: 20,
  email: 254,
  website: 254,
  headTitle: 100,
  headName: 100,
};

export type SheetProblemKind = 'too-long' | 'required' | 'wrong-form' | 'phone-invalid' | 'https-only';
export interface SheetProblem {
  readonly field: SheetField;
  readonly problem: SheetProblemKind;
}

const EMAIL = /^[^\s@<>"(),;:\\[\]]+@[^\s@<>"(),;:\\[\]]+\.[^\s@.]{2,}$/;
const WEBSITE = /^https:\/\/[a-z0-9.-]+\.[a-z]{2,}(:\d+)?([/?#][^\s<>"]*)?$/i;

/** The sheet as it is kept: without blanks around, and nothing instead of an empty text. */
export const trimmedSheet = (sheet: Sheet): Sheet =>
  Object.fromEntries(SHEET_FIELDS.map((field) => [field, sheet[field]?.trim() || null])) as unknown as Sheet;

/**
 * What is wrong with a sheet (trimmed), one problem a field at most. A telephone is judged here by its plain pattern, which
 * a browser can carry, and again by the api against the numbering plan (exchange/phone.ts).
 */
export function problemsOfSheet(sheet: Sheet): SheetProblem[] {
  const problems = new Map<SheetField, SheetProblemKind>();
  const say = (field: SheetField, problem: SheetProblemKind, when: boolean): void => {
    if (when && !problems.has(field)) problems.set(field, problem);
  };
  for (const field of SHEET_FIELDS) say(field, 'too-long', (sheet[field]?.length ?? 0) > SHEET_LENGTHS[field]);
  const { postalCode, city, phone, email, website } = sheet;
  say('postalCode', 'wrong-form', postalCode !== null && !isPostalCode(postalCode));
  // Half an address is no address.
  say('city', 'required', city === null && postalCode !== null);
  say('postalCode', 'required', postalCode === null && city !== null);
  say('phone', 'phone-invalid', phone !== null && nationalPhone(phone) === null && !/^\+\d[\d .-]{6,18}$/.test(phone));
  say('email', 'wrong-form', email !== null && !EMAIL.test(email));
  say('website', 'https-only', website !== null && !/^https:\/\//i.test(website));
  say('website', 'wrong-form', website !== null && !WEBSITE.test(website));
  return SHEET_FIELDS.flatMap((field) => {
    const problem = problems.get(field);
    return problem ? [{ field, problem }] : [];
  });
}
